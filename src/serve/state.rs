//! The graph that is served, and how it follows the store.

use super::ServeError;
use super::dataset::Dataset;
use super::graph::Graph;
use super::memory;
use crate::graph::Base;
use crate::page::Page;
use crate::resolve::key::hex_key;
#[cfg(feature = "rocksdb")]
use crate::store::Disk;
use crate::store::{Store, StoreError, load_files, stamp};
use flate2::Compression;
use flate2::write::GzEncoder;
use oxigraph::model::Quad;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

/// Articles up to which the page of a store in a database is made: it lies in memory, and in that of the browser.
#[cfg(feature = "rocksdb")]
const PAGE: usize = 1000;

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

    /// Everything in memory, or in the database of the store, which may be in use `before`. The store is not held: others
    /// may write to it while we serve what it was.
    fn load(&self, before: Option<&Graph>) -> Result<Loaded, StoreError> {
        match self {
            Self::Store(path) => {
                let store = Store::open(path)?;
                let stamp = self.stamp()?;
                #[cfg(feature = "rocksdb")]
                if let Some(disk) = on_disk(&store, before)? {
                    let is_small = store.keys()?.len() <= PAGE;
                    let page =
                        if is_small { packed(&Page::of(store.quads()?, store.base())) } else { Vec::new() };
                    return Ok(Loaded::new(Graph::Disk(disk), page, store.base().clone(), stamp));
                }
                #[cfg(not(feature = "rocksdb"))]
                let _ = before;
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

/// The database of a store, up to date: the one in use before, or one that is opened. `None` where the files are read.
#[cfg(feature = "rocksdb")]
fn on_disk(store: &Store, before: Option<&Graph>) -> Result<Option<Arc<Disk>>, StoreError> {
    match before {
        Some(Graph::Disk(disk)) => {
            disk.follow(store)?;
            Ok(Some(Arc::clone(disk)))
        }
        _ => Ok(Disk::open_to_follow(store)?.map(Arc::new)),
    }
}

/// The graph as it was at one moment.
pub(super) struct Loaded {
    pub(super) graph: Graph,
    pub(super) base: Base,
    /// What the page shows, as JSON, packed with gzip; nothing where there is too much for a page.
    pub(super) page: Vec<u8>,
    /// Changes with the page.
    pub(super) tag: String,
    /// Memory of the process when it had loaded it, in bytes; `None` where the system does not tell.
    pub(super) resident: Option<u64>,
    stamp: [u8; 32],
}

impl Loaded {
    fn of(quads: Vec<Quad>, base: Base, stamp: [u8; 32]) -> Self {
        let graph = Graph::Memory(Arc::new(Dataset::of(&quads)));
        Self::new(graph, packed(&Page::of(quads, &base)), base, stamp)
    }

    fn new(graph: Graph, page: Vec<u8>, base: Base, stamp: [u8; 32]) -> Self {
        let tag = format!("\"{}\"", hex_key(&[&String::from_utf8_lossy(&page)], 16));
        Self { graph, base, page, tag, resident: memory::resident(), stamp }
    }
}

fn packed(page: &Page) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::fast());
    let written = serde_json::to_writer(&mut out, page).map_err(std::io::Error::from);
    written.and_then(|()| out.finish()).unwrap_or_default()
}

/// The graph that is served now.
pub(super) struct Current {
    origin: Origin,
    loaded: RwLock<Arc<Loaded>>,
}

impl Current {
    pub(super) fn load(origin: Origin) -> Result<Self, ServeError> {
        let loaded = origin.load(None)?;
        Ok(Self { origin, loaded: RwLock::new(Arc::new(loaded)) })
    }

    pub(super) fn get(&self) -> Arc<Loaded> {
        Arc::clone(&self.loaded.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Loads the graph anew if its files have changed; says whether it did. While somebody writes, the next look
    /// decides. Requests that run keep the graph they began with.
    pub(super) fn follow(&self) -> Result<bool, StoreError> {
        let before = self.get();
        // Looking at all files of a large store takes longer than asking its database.
        #[cfg(feature = "rocksdb")]
        if matches!(&before.graph, Graph::Disk(disk) if disk.is_current()) {
            return Ok(false);
        }
        if self.origin.stamp()? == before.stamp {
            return Ok(false);
        }
        let loaded = match self.origin.load(Some(&before.graph)) {
            Err(StoreError::InUse { .. }) => return Ok(false),
            loaded => Arc::new(loaded?),
        };
        *self.loaded.write().unwrap_or_else(PoisonError::into_inner) = loaded;
        Ok(true)
    }
}
