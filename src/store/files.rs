//! Files that appear whole or not at all, and the hashes that tie them together.

use super::StoreError;
use crate::resolve::key::hex_of;
use atomic_write_file::AtomicWriteFile;
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::Path;

/// Digits of a hash in names of files and in the index.
const HASH_DIGITS: usize = 16;

/// Letters and digits that the name of an unfinished file ends with.
const UNFINISHED_DIGITS: usize = 6;

/// Writes a file. Whoever reads beside us sees the old bytes or the new ones.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let attempt = || -> io::Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = AtomicWriteFile::open(path)?;
        file.write_all(bytes)?;
        file.commit()
    };
    attempt().map_err(StoreError::io("write", path))
}

/// The bytes of a file; `None` where there is none.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if is_absent(&error) => Ok(None),
        Err(error) => Err(StoreError::io("read", path)(error)),
    }
}

/// The first bytes of a file, at least all its prefixes if it is one of ours; none where there is no file.
pub(super) fn head(path: &Path) -> Result<Vec<u8>, StoreError> {
    const PREFIXES: u64 = 4096;
    let mut bytes = Vec::new();
    match fs::File::open(path).and_then(|file| file.take(PREFIXES).read_to_end(&mut bytes)) {
        Err(error) if !is_absent(&error) => Err(StoreError::io("read", path)(error)),
        _ => Ok(bytes),
    }
}

/// What ties a file to those that speak of it: the first 16 digits of the SHA-256 of its bytes.
pub(super) fn hash(bytes: &[u8]) -> String {
    hex_of(bytes, HASH_DIGITS)
}

/// There is no such file, or what should be its folder is a file.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Deletes a file that may be gone already.
pub(super) fn delete(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if !is_absent(&error) => Err(StoreError::io("delete", path)(error)),
        _ => Ok(()),
    }
}

/// Deletes what a writer that was stopped in the middle has left in a folder: unfinished files of the names that are
/// `ours`. Nobody else may be writing there.
pub(super) fn sweep(folder: &Path, ours: impl Fn(&str) -> bool) -> Result<(), StoreError> {
    for name in names(folder)?.iter().filter(|name| unfinished(name).is_some_and(&ours)) {
        delete(&folder.join(name))?;
    }
    Ok(())
}

/// The name that a file on its way will have: `run.trig` of `.run.trig.a1B2c3`.
pub(super) fn unfinished(name: &str) -> Option<&str> {
    let (name, random) = name.strip_prefix('.')?.rsplit_once('.')?;
    let is_random =
        random.len() == UNFINISHED_DIGITS && random.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_random.then_some(name)
}

/// Names of the entries of a folder, sorted; none where there is no folder.
pub(super) fn names(folder: &Path) -> Result<Vec<String>, StoreError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if is_absent(&error) => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::io("read", folder)(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.map_err(StoreError::io("read", folder))?.file_name();
        names.extend(name.to_str().map(str::to_owned));
    }
    names.sort_unstable();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_unfinished_files_are_taken_for_such() {
        assert_eq!(unfinished(".run.trig.a1B2c3"), Some("run.trig"));
        for other in
            [".settings.json.bak", ".run.trig.swp", "run.trig.a1B2c3", ".run.trig.a1B2c3d", ".gitignore"]
        {
            assert_eq!(unfinished(other), None, "{other}");
        }
    }
}
