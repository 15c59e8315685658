//! The two files of an article's graph: made alike by the writer of a store and by workers who have none.

use super::entry::Hashes;
use super::layout::{self, Layer};
use super::line::GraphFiles;
use super::{StoreError, files};
use crate::graph::{Base, layer, to_trig};
use oxigraph::model::Quad;
use std::path::{Path, PathBuf};

/// Both files of a graph.
pub(super) struct Made {
    pub(super) hashes: Hashes,
    daily: Vec<u8>,
    evidence: Vec<u8>,
}

/// Makes both files of a graph, whose quads are sorted.
pub(super) fn make(base: &Base, quads: &[Quad]) -> Made {
    let of = |evidence: bool| {
        let quads: Vec<Quad> =
            quads.iter().filter(|quad| layer::is_evidence(quad) == evidence).cloned().collect();
        to_trig(&quads, base)
    };
    let (daily, evidence) = (of(false), of(true));
    Made { hashes: Hashes { daily: files::hash(&daily), evidence: files::hash(&evidence) }, daily, evidence }
}

impl Made {
    pub(super) fn write(&self, root: &Path, key: &str) -> Result<(), StoreError> {
        for (layer, bytes) in Layer::ALL.into_iter().zip([&self.daily, &self.evidence]) {
            let path = layer.path(root, key, self.hashes.of(layer));
            if files::read(&path)?.as_ref() != Some(bytes) {
                files::write(&path, bytes)?;
            }
        }
        Ok(())
    }
}

/// A folder into which any number of workers write the graphs of articles, and which [`Store`](super::Store) takes over
/// as it is when the articles are resolved. Writing the same graph again changes nothing.
#[derive(Debug, Clone)]
pub struct GraphFolder {
    root: PathBuf,
    base: Base,
}

impl GraphFolder {
    /// A folder, made when the first graph comes. Names in the graphs begin with `base`.
    pub fn new(root: &Path, base: &Base) -> Self {
        Self { root: root.to_owned(), base: base.clone() }
    }

    /// Writes the graph of the article with this key. `quads` are sorted.
    ///
    /// # Errors
    /// If a file cannot be written.
    pub fn put(&self, key: &str, quads: &[Quad]) -> Result<GraphFiles, StoreError> {
        let made = make(&self.base, quads);
        made.write(&self.root, key)?;
        Ok(GraphFiles(made.hashes))
    }
}

/// Whether a folder holds nothing but graphs of articles, whole or on their way.
pub(super) fn holds_graphs_only(folder: &Path) -> bool {
    let is_ours = |name: &String| layout::key_and_hash(files::unfinished(name).unwrap_or(name)).is_some();
    folder.is_dir() && files::names(folder).is_ok_and(|names| names.iter().all(is_ours))
}
