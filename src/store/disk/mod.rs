//! The quads of a store in a database on the disk, for more of them than fit into memory: oxigraph's, on RocksDB.
//!
//! The folder stays the truth: the database can be deleted at any time and is made again. It holds each graph under its
//! name, so the union of all graphs is what is asked, as it is of the files. What it has taken is in [`Held`]; the first
//! question after a change brings it up to date ([`update`]).

mod held;
mod update;

use super::{Store, StoreError, change, files, layout};
use held::Held;
use oxigraph::model::GraphNameRef;
use oxigraph::sparql::PreparedSparqlQuery;
use oxigraph::store::Store as Graph;
use std::fmt;
use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

/// The database of a store. While it lives no other process changes it.
pub(crate) struct Disk {
    root: PathBuf,
    graph: Graph,
    /// Held to write while quads change.
    gate: RwLock<()>,
    _lock: File,
}

impl fmt::Debug for Disk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Disk").field("root", &self.root).finish_non_exhaustive()
    }
}

impl Disk {
    /// The database of a store, brought up to date. `None` where another process has it for itself, or where it is not up
    /// to date and cannot be written: the files answer then.
    ///
    /// # Errors
    /// If a file of the store cannot be read, or if the database cannot be made.
    pub(super) fn open(store: &Store) -> Result<Option<Self>, StoreError> {
        let root = store.path();
        let Some(lock) = lock_file(root) else { return Ok(None) };
        if is_current(root) {
            if lock.try_lock_shared().is_err() {
                return Ok(None);
            }
            // Whoever had it until now may have begun to change it.
            if is_current(root)
                && let Ok(graph) = Graph::open_read_only(database(root))
            {
                return Ok(Some(Self::new(root, graph, lock)));
            }
            let _ = lock.unlock();
        }
        Self::open_alone(store, lock)
    }

    /// As [`open`](Store::disk), for a process that stays, and [follows](Self::follow) the store: nobody else uses the
    /// database meanwhile.
    ///
    /// # Errors
    /// As there.
    pub(crate) fn open_to_follow(store: &Store) -> Result<Option<Self>, StoreError> {
        match lock_file(store.path()) {
            Some(lock) => Self::open_alone(store, lock),
            None => Ok(None),
        }
    }

    fn open_alone(store: &Store, lock: File) -> Result<Option<Self>, StoreError> {
        let root = store.path();
        if lock.try_lock().is_err() {
            return Ok(None);
        }
        let path = database(root);
        let held = Held::read(root)?.filter(|_| path.exists());
        let opened = held.and_then(|held| Some((Graph::open(&path).ok()?, held)));
        let (graph, held) = match opened {
            Some(opened) => opened,
            // None yet, of another version, or damaged.
            None => {
                clear(root)?;
                (Graph::open(&path).map_err(StoreError::quads(root))?, Held::default())
            }
        };
        update::update(store, &graph, held)?;
        Ok(Some(Self::new(root, graph, lock)))
    }

    fn new(root: &Path, graph: Graph, lock: File) -> Self {
        Self { root: root.to_owned(), graph, gate: RwLock::default(), _lock: lock }
    }

    /// Its quads.
    pub(crate) fn graph(&self) -> &Graph {
        &self.graph
    }

    /// Keeps the quads as they are while the guard lives.
    pub(crate) fn hold(&self) -> RwLockReadGuard<'_, ()> {
        self.gate.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether it holds what the store does.
    pub(crate) fn is_current(&self) -> bool {
        is_current(&self.root)
    }

    /// Brings a database that was [opened for it](Self::open_to_follow) up to date, as soon as nobody
    /// [holds](Self::hold) it.
    ///
    /// # Errors
    /// If a file of the store cannot be read, or if the database cannot be written.
    pub(crate) fn follow(&self, store: &Store) -> Result<(), StoreError> {
        let _gate = self.gate.write().unwrap_or_else(PoisonError::into_inner);
        let held = Held::read(&self.root)?.ok_or_else(|| StoreError::Damaged {
            path: layout::quads(&self.root),
            store: self.root.clone(),
        })?;
        update::update(store, &self.graph, held)
    }
}

/// Makes a query see all graphs where they are what there is: of what was loaded for a question the default graph has all.
pub(super) fn see_all(graph: &Graph, query: &mut PreparedSparqlQuery) {
    let default = graph.quads_for_pattern(None, None, None, Some(GraphNameRef::DefaultGraph)).next();
    let dataset = query.dataset_mut();
    if default.is_none() && dataset.is_default_dataset() {
        dataset.set_default_graph_as_union();
    }
}

/// The folder of the database itself.
fn database(root: &Path) -> PathBuf {
    layout::quads(root).join("database")
}

/// The file that is locked: together by those who read, alone by who changes. `None` where it cannot be made.
fn lock_file(root: &Path) -> Option<File> {
    let folder = layout::quads(root);
    let path = folder.join("lock");
    std::fs::create_dir_all(folder).ok()?;
    OpenOptions::new().create(true).append(true).open(&path).or_else(|_| File::open(&path)).ok()
}

/// Whether the database holds what the store does: no change has begun since it was brought up to date.
fn is_current(root: &Path) -> bool {
    let noted = files::read(&layout::current(root)).ok().flatten();
    !change::is_marked(root) && noted.is_some() && noted == state(root)
}

/// What [`layout::current`] holds while the database is up to date.
fn state(root: &Path) -> Option<Vec<u8>> {
    let list = files::read(&layout::shared(root).join(layout::LIST)).ok()??;
    Some(files::hash(&list).into_bytes())
}

/// Deletes everything but the lock.
fn clear(root: &Path) -> Result<(), StoreError> {
    files::delete(&layout::current(root))?;
    Held::delete(root)?;
    for folder in [database(root), update::copies(root)] {
        match std::fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(StoreError::io("delete", &folder)(error));
            }
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
