//! Whether files have changed since they were read.

use super::StoreError;
use super::layout::QUADS;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};

/// A value that changes when a file below one of `paths` is written, added or deleted: name, length and time of change
/// of each. Files whose name begins with a dot are on their way and are left out; so is the database of a store, which
/// holds what its files do.
///
/// # Errors
/// If a folder cannot be read.
pub fn stamp(paths: &[PathBuf]) -> Result<[u8; 32], StoreError> {
    let mut hash = Sha256::new();
    for path in paths {
        add(path, &mut hash)?;
    }
    Ok(hash.finalize().into())
}

fn add(path: &Path, hash: &mut Sha256) -> Result<(), StoreError> {
    let about = match std::fs::metadata(path) {
        Ok(about) => about,
        // Deleted while we looked: the next look sees it.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(StoreError::io("read", path)(error)),
    };
    if !about.is_dir() {
        let changed = about.modified().ok().and_then(|time| Timestamp::try_from(time).ok());
        let changed = changed.map_or(0, Timestamp::as_nanosecond);
        hash.update(path.as_os_str().as_encoded_bytes());
        hash.update(about.len().to_le_bytes());
        hash.update(changed.to_le_bytes());
        return Ok(());
    }
    let mut inside = Vec::new();
    for entry in std::fs::read_dir(path).map_err(StoreError::io("read", path))? {
        inside.push(entry.map_err(StoreError::io("read", path))?.path());
    }
    inside.retain(|path| {
        path.file_name().is_some_and(|name| name != QUADS && !name.as_encoded_bytes().starts_with(b"."))
    });
    inside.sort_unstable();
    inside.iter().try_for_each(|path| add(path, hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_word_in_a_file_is_seen_and_an_unfinished_file_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let paths = [folder.path().to_owned()];
        std::fs::create_dir(folder.path().join("articles")).unwrap();
        let file = folder.path().join("articles/a.trig");
        std::fs::write(&file, "one").unwrap();
        let before = stamp(&paths).unwrap();
        assert_eq!(stamp(&paths).unwrap(), before);
        std::fs::write(folder.path().join("articles/.a.trig.x"), "on its way").unwrap();
        assert_eq!(stamp(&paths).unwrap(), before);
        std::fs::write(&file, "one two").unwrap();
        assert_ne!(stamp(&paths).unwrap(), before);
    }
}
