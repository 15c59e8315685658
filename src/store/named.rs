//! The named graphs of a store, one by one: for those who bring them elsewhere.

use super::layout::Layer;
use super::{Part, Store, StoreError, change, files, layout, shared};
use crate::resolve::key::hex_key;
use oxigraph::model::{NamedNode, Quad};
use std::path::PathBuf;

/// Digits of the hash of a graph.
const HASH_DIGITS: usize = 16;

/// One named graph and the files that hold it.
#[derive(Debug, Clone)]
pub struct NamedGraph {
    /// Its name.
    pub name: NamedNode,
    /// Changes when its content does.
    pub hash: String,
    /// File, hash of its bytes, key of the article it belongs to.
    parts: Vec<(PathBuf, String, Option<String>)>,
}

impl NamedGraph {
    fn new(name: NamedNode, parts: Vec<(PathBuf, String, Option<String>)>) -> Self {
        let hashes: Vec<&str> = parts.iter().map(|(_, hash, _)| hash.as_str()).collect();
        Self { name, hash: hex_key(&hashes, HASH_DIGITS), parts }
    }

    /// In how many parts it is kept.
    pub fn parts(&self) -> usize {
        self.parts.len()
    }
}

impl Store {
    /// The graphs of the articles, by key, then those that are shared.
    ///
    /// # Errors
    /// If the index cannot be read, or if a change is under way or was cut short: shared graphs may then be of before.
    pub fn named_graphs(&self) -> Result<Vec<NamedGraph>, StoreError> {
        if change::is_marked(&self.root) {
            return Err(StoreError::Unfinished { path: self.root.clone() });
        }
        let mut graphs = Vec::new();
        for key in self.keys()? {
            let parts = self.article_parts(&key, &Layer::ALL)?;
            let parts = parts.into_iter().filter_map(|part| Some((part.path, part.hash?, part.article)));
            graphs.push(NamedGraph::new(self.base.article(&key), parts.collect()));
        }
        let list = shared::list(&self.root)?.unwrap_or_default();
        let folder = layout::shared(&self.root);
        let names = [
            ("entities", self.base.entities_graph()),
            ("findings", self.base.findings_graph()),
            ("run", self.base.run_graph()),
        ];
        for (stem, name) in names {
            let parts = list.iter().filter(|(file, _)| file.split('.').next() == Some(stem));
            let parts = parts.map(|(file, listed)| (folder.join(file), listed.hash.clone(), None));
            graphs.push(NamedGraph::new(name, parts.collect()));
        }
        Ok(graphs)
    }

    /// The quads of one part of a graph.
    ///
    /// # Errors
    /// If its file cannot be read, or is not what was written.
    pub fn part_of(&self, graph: &NamedGraph, part: usize) -> Result<Vec<Quad>, StoreError> {
        let Some((path, hash, article)) = graph.parts.get(part) else { return Ok(Vec::new()) };
        // A damaged file would look like a graph that says less.
        let bytes = files::read(path)?;
        if bytes.is_none_or(|bytes| files::hash(&bytes) != *hash) {
            return Err(StoreError::Damaged { path: path.clone(), store: self.root.clone() });
        }
        self.read(&Part { path: path.clone(), hash: Some(hash.clone()), article: article.clone() }, |_| true)
    }
}
