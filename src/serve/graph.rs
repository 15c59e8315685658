//! The quads that are served: in memory, or in the database of the store.

use super::dataset::{Dataset, View};
use oxigraph::sparql::{PreparedSparqlQuery, QueryEvaluationError, QueryResults};
use std::sync::Arc;
#[cfg(feature = "rocksdb")]
use {super::quads::Quads, crate::store::Disk, std::sync::RwLockReadGuard};

/// What queries are run on.
pub(super) enum Graph {
    /// All of it in memory.
    Memory(Arc<Dataset>),
    /// On the disk.
    #[cfg(feature = "rocksdb")]
    Disk(Arc<Disk>),
}

impl Graph {
    /// Runs a query.
    pub(super) fn execute(
        &self,
        query: PreparedSparqlQuery,
    ) -> Result<QueryResults<'static>, QueryEvaluationError> {
        match self {
            Self::Memory(dataset) => query.on_queryable_dataset(View(Arc::clone(dataset))).execute(),
            #[cfg(feature = "rocksdb")]
            Self::Disk(disk) => query.on_queryable_dataset(Quads(disk.graph().clone())).execute(),
        }
    }

    /// Keeps the quads as they are while the guard lives; those in memory never change.
    #[cfg(feature = "rocksdb")]
    pub(super) fn hold(&self) -> Option<RwLockReadGuard<'_, ()>> {
        match self {
            Self::Memory(_) => None,
            Self::Disk(disk) => Some(disk.hold()),
        }
    }
}
