//! Files that appear whole or not at all.

use super::StoreError;
use atomic_write_file::AtomicWriteFile;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

/// Writes a file unless it already holds these bytes. Whoever reads beside us sees the old bytes or the new ones.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
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

/// There is no such file, or what should be its folder is a file.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Deletes a file that may be gone already.
pub(super) fn delete(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(StoreError::io("delete", path)(error)),
        _ => Ok(()),
    }
}

/// Deletes what a writer that was stopped in the middle has left in a folder. Nobody else may be writing there.
pub(super) fn sweep(folder: &Path) -> Result<(), StoreError> {
    for stem in stems(folder, "")?.iter().filter(|name| is_unfinished(name)) {
        delete(&folder.join(stem))?;
    }
    Ok(())
}

/// Whether a name is that of a file on its way: `.KEY.trig.a1B2c3`.
pub(super) fn is_unfinished(name: &str) -> bool {
    let ours = [".trig.", ".json."].iter().any(|ending| name.contains(ending));
    ours && name.starts_with('.')
}

/// Names of the files in a folder, without `ending`, sorted; none where there is no folder. Other files are left out.
pub(super) fn stems(folder: &Path, ending: &str) -> Result<Vec<String>, StoreError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::io("read", folder)(error)),
    };
    let mut stems = Vec::new();
    for entry in entries {
        let name = entry.map_err(StoreError::io("read", folder))?.file_name();
        if let Some(stem) = name.to_str().and_then(|name| name.strip_suffix(ending)) {
            stems.push(stem.to_owned());
        }
    }
    stems.sort_unstable();
    Ok(stems)
}
