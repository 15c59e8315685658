//! Where things lie in a store folder, and the file that makes it one.
//!
//! ```text
//! dateline-store.json      format and base
//! lock                     empty; locked while the store is used
//! articles/KEY.trig        the graph of one article
//! index/1/KEY.json         the digest of one article; an article belongs to the store when this file exists
//! entities.trig            what resolution decided
//! findings.trig            what the checks found
//! run.trig                 what the articles were read with
//! ```

use super::{StoreError, files};
use crate::graph::Base;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Version of this layout. Raised when a program of today could not read what a later one writes.
pub const FORMAT: u64 = 2;

/// Version of the digests in the index. Raised when their fields change.
const INDEX: &str = "index/4";

/// The file that makes a folder a store.
pub const MARK: &str = "dateline-store.json";

#[derive(Debug, Serialize, Deserialize)]
struct Mark {
    format: u64,
    #[serde(default)]
    base: String,
}

/// The graph of an article.
pub(super) fn article(root: &Path, key: &str) -> PathBuf {
    root.join("articles").join(format!("{key}.trig"))
}

/// The folder of digests.
pub(super) fn index(root: &Path) -> PathBuf {
    root.join(INDEX)
}

/// The digest of an article.
pub(super) fn digest(root: &Path, key: &str) -> PathBuf {
    index(root).join(format!("{key}.json"))
}

/// Clears away files that a stopped writer did not finish.
pub(super) fn sweep(root: &Path) -> Result<(), StoreError> {
    [root.to_owned(), root.join("articles"), index(root)].iter().try_for_each(|folder| files::sweep(folder))
}

/// Graphs that belong to no single article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shared {
    Entities,
    Findings,
    Run,
}

impl Shared {
    pub(super) const ALL: [Self; 3] = [Self::Entities, Self::Findings, Self::Run];

    pub(super) fn path(self, root: &Path) -> PathBuf {
        root.join(match self {
            Self::Entities => "entities.trig",
            Self::Findings => "findings.trig",
            Self::Run => "run.trig",
        })
    }
}

/// Makes the folder a store.
pub(super) fn mark(root: &Path, base: &Base) -> Result<(), StoreError> {
    let mark = Mark { format: FORMAT, base: base.as_str().to_owned() };
    let mut text = serde_json::to_string_pretty(&mark).expect("two plain fields are JSON");
    text.push('\n');
    files::write(&root.join(MARK), text.as_bytes())
}

/// The base of the store at `root`; `None` where it is no store.
pub(super) fn base(root: &Path) -> Result<Option<Base>, StoreError> {
    let path = root.join(MARK);
    let Some(bytes) = files::read(&path)? else { return Ok(None) };
    let mark: Mark =
        serde_json::from_slice(&bytes).map_err(|source| StoreError::Json { path: path.clone(), source })?;
    if mark.format != FORMAT {
        return Err(StoreError::OtherVersion { path: root.to_owned(), found: mark.format, known: FORMAT });
    }
    Base::new(&mark.base).map(Some).map_err(|error| StoreError::Io {
        action: "understand",
        path,
        source: std::io::Error::new(std::io::ErrorKind::InvalidData, error),
    })
}
