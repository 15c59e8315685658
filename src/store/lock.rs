//! One writer, or any number of readers.

use super::StoreError;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

/// Name of the file that is locked; it stays empty.
pub(super) const FILE: &str = "lock";

/// A lock that ends with the value, also when the process dies. `None` where the system keeps no locks or the folder
/// cannot be written: then nobody can change it either.
#[derive(Debug)]
pub(super) struct Lock {
    _file: Option<File>,
}

impl Lock {
    /// Shuts out everybody else.
    pub(super) fn to_write(store: &Path) -> Result<Self, StoreError> {
        let path = store.join(FILE);
        let file = OpenOptions::new().create(true).append(true).open(&path);
        let file = file.map_err(StoreError::io("write", &path))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: Some(file) }),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse { path: store.to_owned() }),
            Err(TryLockError::Error(error)) => Err(StoreError::io("lock", &path)(error)),
        }
    }

    /// Shuts out writers.
    pub(super) fn to_read(store: &Path) -> Result<Self, StoreError> {
        let Ok(file) = File::open(store.join(FILE)) else { return Ok(Self { _file: None }) };
        match file.try_lock_shared() {
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse { path: store.to_owned() }),
            // Some network file systems keep no locks: reading is then as safe as it is anywhere there.
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Self { _file: Some(file) }),
        }
    }
}
