//! The graph that is served, and how it follows the store.

use super::ServeError;
use super::dataset::Dataset;
use super::memory;
use crate::graph::Base;
use crate::page::Page;
use crate::resolve::key::hex_key;
use crate::store::{Store, StoreError, load_files, stamp};
use flate2::Compression;
use flate2::write::GzEncoder;
use oxigraph::model::Quad;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

/// Where the graph comes from.
#[derive(Debug, Clone)]
pub enum Origin {
    /// A store folder.
    Store(PathBuf),
    /// Files of RDF.
    Files(Vec<PathBuf>),
}

impl Origin {
    fn stamp(&self) -> Result<[u8; 32], StoreError> {
        match self {
            Self::Store(path) => stamp(std::slice::from_ref(path)),
            Self::Files(paths) => stamp(paths),
        }
    }

    /// Everything in memory. The store is not held: others may write to it while we serve what it was.
    fn load(&self) -> Result<Loaded, StoreError> {
        match self {
            Self::Store(path) => {
                let store = Store::open(path)?;
                let stamp = self.stamp()?;
                Ok(Loaded::of(store.quads()?, store.base().clone(), stamp))
            }
            Self::Files(paths) => {
                let stamp = self.stamp()?;
                let quads = load_files(paths)?.iter().collect::<Result<_, _>>().map_err(StoreError::Load)?;
                Ok(Loaded::of(quads, Base::default(), stamp))
            }
        }
    }
}

/// The graph as it was at one moment.
pub(super) struct Loaded {
    pub(super) graph: Arc<Dataset>,
    pub(super) base: Base,
    /// What the page shows, as JSON, packed with gzip.
    pub(super) page: Vec<u8>,
    /// Changes with the page.
    pub(super) tag: String,
    /// Memory of the process when it had loaded it, in bytes; `None` where the system does not tell.
    pub(super) resident: Option<u64>,
    stamp: [u8; 32],
}

impl Loaded {
    fn of(quads: Vec<Quad>, base: Base, stamp: [u8; 32]) -> Self {
        let graph = Arc::new(Dataset::of(&quads));
        let page = packed(&Page::of(quads, &base)).unwrap_or_default();
        let tag = format!("\"{}\"", hex_key(&[&String::from_utf8_lossy(&page)], 16));
        Self { graph, base, page, tag, resident: memory::resident(), stamp }
    }
}

fn packed(page: &Page) -> std::io::Result<Vec<u8>> {
    let mut out = GzEncoder::new(Vec::new(), Compression::fast());
    serde_json::to_writer(&mut out, page)?;
    out.finish()
}

/// The graph that is served now.
pub(super) struct Current {
    origin: Origin,
    loaded: RwLock<Arc<Loaded>>,
}

impl Current {
    pub(super) fn load(origin: Origin) -> Result<Self, ServeError> {
        let loaded = origin.load()?;
        Ok(Self { origin, loaded: RwLock::new(Arc::new(loaded)) })
    }

    pub(super) fn get(&self) -> Arc<Loaded> {
        Arc::clone(&self.loaded.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Loads the graph anew if its files have changed; says whether it did. While somebody writes, the next look
    /// decides. Requests that run keep the graph they began with.
    pub(super) fn follow(&self) -> Result<bool, StoreError> {
        if self.origin.stamp()? == self.get().stamp {
            return Ok(false);
        }
        let loaded = match self.origin.load() {
            Err(StoreError::InUse { .. }) => return Ok(false),
            loaded => Arc::new(loaded?),
        };
        *self.loaded.write().unwrap_or_else(PoisonError::into_inner) = loaded;
        Ok(true)
    }
}
