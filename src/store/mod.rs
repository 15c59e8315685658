//! The store: a folder of RDF files, one an article, that anything can read and that only one process writes.
//!
//! Adding or removing an article touches its own two files and the shared graphs; the graphs of other articles are
//! never loaded for it. The same articles give the same bytes, whatever the order they came in. What lies where is in
//! [`layout`].

mod error;
mod files;
pub mod layout;
mod load;
mod lock;
mod query;
mod stamp;

pub use error::StoreError;
pub use load::load_files;
pub use query::{QueryOptions, prepare, query};
pub use stamp::stamp;

use crate::graph::{Base, canonical_order, iri, to_trig};
use crate::model::Digest;
use layout::Shared;
use lock::Lock;
use oxigraph::model::Quad;
use oxigraph::sparql::QueryResults;
use oxigraph::store::Store as Graph;
use rayon::prelude::*;
use std::ops::Deref;
use std::path::{Path, PathBuf};

/// A store that is read. While it lives nobody writes to it.
#[derive(Debug)]
pub struct Store {
    root: PathBuf,
    base: Base,
    _lock: Lock,
}

/// A store that is written. While it lives nobody else uses it.
#[derive(Debug)]
pub struct StoreWriter {
    store: Store,
}

impl Store {
    /// Opens a store to read it.
    ///
    /// # Errors
    /// If there is none, if it is of another version, or if somebody writes to it.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let base = existing(path)?;
        Ok(Self { root: path.to_owned(), base, _lock: Lock::to_read(path)? })
    }

    /// Opens a store to write it.
    ///
    /// # Errors
    /// If there is none, if it is of another version, or if somebody uses it.
    pub fn open_to_write(path: &Path) -> Result<StoreWriter, StoreError> {
        let base = existing(path)?;
        let lock = Lock::to_write(path)?;
        layout::sweep(path)?;
        Ok(StoreWriter { store: Self { root: path.to_owned(), base, _lock: lock } })
    }

    /// Opens a store to write it, and makes a new one where there is nothing or an empty folder.
    ///
    /// # Errors
    /// If the folder holds something else, if the store is of another version or its names begin with another base, or
    /// if somebody uses it.
    pub fn create_or_open(path: &Path, base: &Base) -> Result<StoreWriter, StoreError> {
        if layout::base(path)?.is_none() && !Self::is_vacant(path)? {
            return Err(StoreError::NotAStore { path: path.to_owned() });
        }
        std::fs::create_dir_all(path).map_err(StoreError::io("create", path))?;
        let lock = Lock::to_write(path)?;
        layout::sweep(path)?;
        match layout::base(path)? {
            None => layout::mark(path, base)?,
            Some(found) if found == *base => {}
            Some(found) => {
                return Err(StoreError::OtherBase {
                    path: path.to_owned(),
                    found: found.to_string(),
                    asked: base.to_string(),
                });
            }
        }
        Ok(StoreWriter { store: Self { root: path.to_owned(), base: base.clone(), _lock: lock } })
    }

    /// Whether a store may be made here: nothing, an empty folder, or one where making a store was cut short.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn is_vacant(path: &Path) -> Result<bool, StoreError> {
        if !path.exists() {
            return Ok(true);
        }
        if !path.is_dir() {
            return Ok(false);
        }
        let mut entries = std::fs::read_dir(path).map_err(StoreError::io("read", path))?;
        let left_over = |name: &str| name == lock::FILE || files::is_unfinished(name);
        Ok(entries.all(|entry| entry.is_ok_and(|entry| entry.file_name().to_str().is_some_and(left_over))))
    }

    /// Where names in this store begin.
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// Its folder.
    pub fn path(&self) -> &Path {
        &self.root
    }

    /// Keys of its articles, sorted.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn keys(&self) -> Result<Vec<String>, StoreError> {
        let mut keys = files::stems(&layout::index(&self.root), ".json")?;
        keys.retain(|key| iri::is_article_key(key));
        Ok(keys)
    }

    /// The digests of all articles, sorted by key.
    ///
    /// # Errors
    /// If a file of the index cannot be read or is damaged.
    pub fn digests(&self) -> Result<Vec<Digest>, StoreError> {
        self.keys()?.par_iter().map(|key| self.digest(key)).collect()
    }

    fn digest(&self, key: &str) -> Result<Digest, StoreError> {
        let path = layout::digest(&self.root, key);
        let bytes = std::fs::read(&path).map_err(StoreError::io("read", &path))?;
        serde_json::from_slice(&bytes).map_err(|source| StoreError::Json { path, source })
    }

    /// The key of an article, from its key, its IRI (or that of one of its nodes) or its id.
    ///
    /// # Errors
    /// If there is no such article, or if several outlets use the id.
    pub fn find(&self, article: &str) -> Result<String, StoreError> {
        let keys = self.keys()?;
        let named = self.base.key_of(article).unwrap_or(article);
        if keys.iter().any(|key| key == named) {
            return Ok(named.to_owned());
        }
        let mut found: Vec<Digest> = self.digests()?;
        found.retain(|digest| digest.id == article);
        match found.as_slice() {
            [] => Err(StoreError::NoSuchArticle { path: self.root.clone(), article: article.to_owned() }),
            [one] => Ok(one.key.clone()),
            several => Err(StoreError::Ambiguous {
                article: article.to_owned(),
                keys: several
                    .iter()
                    .map(|digest| match &digest.source {
                        Some(source) => format!("{} of {source}", digest.key),
                        None => digest.key.clone(),
                    })
                    .collect(),
            }),
        }
    }

    /// Everything in memory, ready for [`query`]: all articles and the shared graphs.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn load(&self) -> Result<Graph, StoreError> {
        load_files(&self.files()?)
    }

    /// All quads, in [`canonical_order`], for an export.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn quads(&self) -> Result<Vec<Quad>, StoreError> {
        let parsed: Vec<Vec<Quad>> =
            self.files()?.par_iter().map(|path| load::quads_of(path)).collect::<Result<_, _>>()?;
        let mut quads = parsed.concat();
        quads.par_sort_unstable_by(canonical_order);
        Ok(quads)
    }

    /// The quads of one article, in its order.
    ///
    /// # Errors
    /// If its file cannot be read.
    pub fn article_quads(&self, key: &str) -> Result<Vec<Quad>, StoreError> {
        load::quads_of(&layout::article(&self.root, key))
    }

    /// Loads everything and runs a query; see [`query()`].
    ///
    /// # Errors
    /// As [`Store::load`] and [`query()`].
    pub fn query(&self, sparql: &str) -> Result<QueryResults<'static>, StoreError> {
        query(&self.load()?, sparql, &self.base)
    }

    /// The files that hold its graphs: shared ones first, then articles by key.
    fn files(&self) -> Result<Vec<PathBuf>, StoreError> {
        let shared =
            Shared::ALL.map(|shared| shared.path(&self.root)).into_iter().filter(|path| path.exists());
        let articles = self.keys()?;
        Ok(shared.chain(articles.iter().map(|key| layout::article(&self.root, key))).collect())
    }
}

impl StoreWriter {
    /// Adds an article, or replaces the one with the same key. `trig` is its graph as [`to_trig`] writes it.
    ///
    /// May be called from several threads for different articles. The shared graphs are stale until
    /// [`write_shared`](Self::write_shared).
    ///
    /// # Errors
    /// If a file cannot be written: the article is then as it was before.
    pub fn put(&self, trig: &[u8], digest: &Digest) -> Result<(), StoreError> {
        let path = layout::digest(&self.root, &digest.key);
        let index =
            serde_json::to_vec(digest).map_err(|source| StoreError::Json { path: path.clone(), source })?;
        files::write(&layout::article(&self.root, &digest.key), trig)?;
        files::write(&path, &index)
    }

    /// Takes an article out, by its key (see [`Store::find`]). The shared graphs are stale until
    /// [`write_shared`](Self::write_shared).
    ///
    /// # Errors
    /// If there is no such article, or if a file cannot be deleted.
    pub fn remove(&self, key: &str) -> Result<(), StoreError> {
        let digest = layout::digest(&self.root, key);
        if !iri::is_article_key(key) || !digest.exists() {
            return Err(StoreError::NoSuchArticle { path: self.root.clone(), article: key.to_owned() });
        }
        files::delete(&digest)?;
        files::delete(&layout::article(&self.root, key))
    }

    /// Replaces what was decided over all articles, and adds the run to those the articles name.
    ///
    /// # Errors
    /// If a file cannot be written.
    pub fn write_shared(&self, entities: &[Quad], findings: &[Quad], run: &[Quad]) -> Result<(), StoreError> {
        let runs = Shared::Run.path(&self.root);
        let mut all_runs = if runs.exists() { load::quads_of(&runs)? } else { Vec::new() };
        all_runs.extend_from_slice(run);
        all_runs.sort_unstable_by(canonical_order);
        all_runs.dedup();
        for (shared, quads) in
            [(Shared::Entities, entities), (Shared::Findings, findings), (Shared::Run, &all_runs)]
        {
            files::write(&shared.path(&self.root), &to_trig(quads, &self.base))?;
        }
        Ok(())
    }
}

impl Deref for StoreWriter {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

/// The base of a store that must be there.
fn existing(path: &Path) -> Result<Base, StoreError> {
    match layout::base(path)? {
        Some(base) => Ok(base),
        None if path.exists() => Err(StoreError::NotAStore { path: path.to_owned() }),
        None => Err(StoreError::Missing { path: path.to_owned() }),
    }
}

#[cfg(test)]
mod tests;
