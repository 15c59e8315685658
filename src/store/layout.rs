//! Where things lie in a store folder, and the file that makes it one.
//!
//! ```text
//! dateline-store.json      format and base
//! lock                     empty; locked while the store is used
//! changing                 there while a change is under way; what a killed one leaves is found by it
//! index/KEY                one article in short (see [`Entry`](super::Entry)); it belongs to the store when this file exists
//! articles/KEY.HASH.trig   what is asked daily of its graph
//! evidence/KEY.HASH.trig   the evidence in its graph: spans, rules, confidences
//! shared/NAME.trig         graphs of all articles: entities.000 and further, findings, run
//! shared/decided           what was found over all articles, and what it stands on (see [`Decided`](super::Decided))
//! shared/settled           what was decided over all articles (see [`Kept`](super::Kept))
//! shared/list              hashes of these, and what tells whether a part of the entities has changed
//! quads/                   the same quads in a database, if a program that was built with one has asked the store
//! ```
//!
//! The graphs of an article bear the hash of their bytes in their names: a new version is written beside the old one,
//! and the article changes in the one moment in which its file in the index is replaced.

use super::{StoreError, files};
use crate::graph::{Base, iri};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Version of the layout and of what the index holds. Raised when a program of today could not read what a later one
/// writes, or when a field of [`Digest`](crate::model::Digest) changes.
pub const FORMAT: u64 = 7;

/// The file that makes a folder a store.
pub const MARK: &str = "dateline-store.json";

/// Name of the list of shared graphs.
pub(super) const LIST: &str = "list";

/// Name of the folder of the database.
pub(super) const QUADS: &str = "quads";

/// Name of what was found over all articles.
pub(super) const DECIDED: &str = "decided";

/// Name of what was decided over all articles.
pub(super) const SETTLED: &str = "settled";

#[derive(Debug, Serialize, Deserialize)]
struct Mark {
    format: u64,
    #[serde(default)]
    base: String,
}

/// The two files of an article's graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layer {
    /// What is asked daily.
    Daily,
    /// Spans, rules, confidences.
    Evidence,
}

impl Layer {
    pub(super) const ALL: [Self; 2] = [Self::Daily, Self::Evidence];

    /// Its folder.
    pub(super) fn folder(self, root: &Path) -> PathBuf {
        root.join(match self {
            Self::Daily => "articles",
            Self::Evidence => "evidence",
        })
    }

    /// The file of an article whose bytes have this hash.
    pub(super) fn path(self, root: &Path, key: &str, hash: &str) -> PathBuf {
        self.folder(root).join(format!("{key}.{hash}.trig"))
    }
}

/// Key and hash of a name like `KEY.HASH.trig`.
pub(super) fn key_and_hash(name: &str) -> Option<(&str, &str)> {
    let (key, hash) = name.strip_suffix(".trig")?.split_once('.')?;
    (iri::is_article_key(key) && iri::is_article_key(hash)).then_some((key, hash))
}

/// The folder of entries.
pub(super) fn index(root: &Path) -> PathBuf {
    root.join("index")
}

/// The entry of an article.
pub(super) fn entry(root: &Path, key: &str) -> PathBuf {
    index(root).join(key)
}

/// The folder of shared graphs.
pub(super) fn shared(root: &Path) -> PathBuf {
    root.join("shared")
}

/// The mark of a change that is under way.
pub(super) fn changing(root: &Path) -> PathBuf {
    root.join("changing")
}

/// The folder of the database that holds the same quads; only programs with the feature `rocksdb` make and read it.
pub(super) fn quads(root: &Path) -> PathBuf {
    root.join(QUADS)
}

/// The file that is there while this database holds what the store does. Every change deletes it first.
pub(super) fn current(root: &Path) -> PathBuf {
    quads(root).join("current")
}

/// Whether `name` is one that a shared graph bears.
pub(super) fn is_shared_graph(name: &str) -> bool {
    let Some(stem) = name.strip_suffix(".trig") else { return false };
    let is_number = |number: &str| number.len() == 3 && number.bytes().all(|digit| digit.is_ascii_hexdigit());
    matches!(stem, "findings" | "run") || stem.strip_prefix("entities.").is_some_and(is_number)
}

/// Whether `name` is one that the list may hold.
pub(super) fn is_shared(name: &str) -> bool {
    matches!(name, DECIDED | SETTLED) || is_shared_graph(name)
}

/// Clears away files of ours that a stopped writer did not finish: `.KEY.HASH.trig.a1B2c3`.
pub(super) fn sweep(root: &Path) -> Result<(), StoreError> {
    files::sweep(root, |name| matches!(name, MARK | "changing"))?;
    files::sweep(&index(root), iri::is_article_key)?;
    files::sweep(&shared(root), |name| name == LIST || is_shared(name))?;
    Layer::ALL
        .iter()
        .try_for_each(|layer| files::sweep(&layer.folder(root), |name| key_and_hash(name).is_some()))
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
