//! Brings the database up to date: what differs between the files it holds and those of the store.
//!
//! What changes is put in doubt before it does, so that a program that ends in the middle leaves it known. An article in
//! doubt has its graph deleted and loaded again; a shared graph with a file in doubt is loaded again as a whole.

use super::held::Held;
use super::{change, files, layout, state};
use crate::graph::canonical_order;
use crate::graph::iri::is_article_key;
use crate::store::load::quads_of_trig;
use crate::store::{Layer, Part, Store, StoreError};
use oxigraph::model::{NamedNode, NamedNodeRef, Quad};
use oxigraph::store::{StorageError, Store as Graph};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Articles between two notes of what is held.
const NOTED: usize = 2048;

/// Articles parsed at the same time: some half a million quads.
const BATCH: usize = 256;

/// Articles up to which quads are inserted one by one. The loader for many writes files of its own at each call.
const FEW: usize = 32;

/// Bytes of changed files of a shared graph up to which what they said before and say now is compared: some million quads.
const COMPARED: u64 = 32 << 20;

/// Quads that are deleted at the same time.
const DELETED: usize = 100_000;

/// Articles loaded from which on the database is put in order afterwards, which reads and writes all of it.
const MANY: usize = 1000;

/// What is held under one name: an article, or a file of a shared graph.
struct Piece {
    /// Key of the article, or name of the file.
    name: String,
    /// Hashes of its files.
    state: String,
    parts: Vec<Part>,
}

/// A copy of each file of the shared graphs that the database holds: what a later version no longer says is deleted by it.
pub(super) fn copies(root: &Path) -> PathBuf {
    layout::quads(root).join("shared")
}

/// Brings a database, which holds what `held` says, up to date with the store.
pub(super) fn update(store: &Store, graph: &Graph, held: Held) -> Result<(), StoreError> {
    files::delete(&layout::current(store.path()))?;
    let mut update = Update { store, root: store.path(), graph, held };
    let articles = update.wanted_articles()?;
    let shared = update.wanted_shared()?;
    let loaded = update.articles(&articles)?;
    update.shared(&shared)?;
    if loaded >= MANY {
        graph.optimize().map_err(StoreError::quads(update.root))?;
    }
    let is_whole =
        articles.iter().chain(&shared).all(|piece| update.held.state(&piece.name) == Some(&piece.state));
    if is_whole
        && !change::is_marked(update.root)
        && let Some(state) = state(update.root)
    {
        files::write(&layout::current(update.root), &state)?;
    }
    Ok(())
}

struct Update<'u> {
    store: &'u Store,
    root: &'u Path,
    graph: &'u Graph,
    held: Held,
}

impl Update<'_> {
    fn wanted_articles(&self) -> Result<Vec<Piece>, StoreError> {
        let keys = self.store.keys()?;
        let pieces: Vec<Option<Piece>> = keys
            .into_par_iter()
            .map(|name| {
                let parts = self.store.article_parts(&name, &Layer::ALL)?;
                let hashes: Vec<&str> = parts.iter().filter_map(|part| part.hash.as_deref()).collect();
                // An article whose entry is damaged is left out.
                let state = hashes.join(".");
                Ok((!parts.is_empty()).then_some(Piece { name, state, parts }))
            })
            .collect::<Result<_, StoreError>>()?;
        Ok(pieces.into_iter().flatten().collect())
    }

    fn wanted_shared(&self) -> Result<Vec<Piece>, StoreError> {
        let mut pieces = Vec::new();
        for mut part in self.store.shared_parts()? {
            // While a change is under way nobody knows which version there should be: it is the one that is there.
            if part.hash.is_none() {
                part.hash = files::read(&part.path)?.map(|bytes| files::hash(&bytes));
            }
            let name = part.path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
            pieces.extend(part.hash.clone().map(|state| Piece { name, state, parts: vec![part] }));
        }
        Ok(pieces)
    }

    /// Deletes the graphs of articles that went, and loads those that came or are others now. How many that were.
    fn articles(&mut self, wanted: &[Piece]) -> Result<usize, StoreError> {
        let there: BTreeSet<&str> = wanted.iter().map(|piece| piece.name.as_str()).collect();
        let gone = self.held.names().filter(|name| is_article_key(name) && !there.contains(name));
        let gone: Vec<String> = gone.map(str::to_owned).collect();
        for names in gone.chunks(NOTED) {
            self.doubt(names.iter().map(String::as_str))?;
            names.iter().try_for_each(|name| self.delete_article(name))?;
            names.iter().for_each(|name| self.held.set(name, None));
            self.note()?;
        }
        let other = |piece: &&Piece| self.held.state(&piece.name) != Some(&piece.state);
        let other: Vec<&Piece> = wanted.iter().filter(other).collect();
        for pieces in other.chunks(NOTED) {
            let held: Vec<&str> = pieces
                .iter()
                .map(|piece| piece.name.as_str())
                .filter(|name| self.held.state(name).is_some())
                .collect();
            self.doubt(pieces.iter().map(|piece| piece.name.as_str()))?;
            held.iter().try_for_each(|name| self.delete_article(name))?;
            self.load(pieces, other.len() <= FEW)?;
            self.note()?;
        }
        Ok(other.len())
    }

    fn delete_article(&self, key: &str) -> Result<(), StoreError> {
        self.done(self.graph.remove_named_graph(&self.store.base.article(key)).map(|_| ()))
    }

    /// Brings the three shared graphs up to date.
    fn shared(&mut self, wanted: &[Piece]) -> Result<(), StoreError> {
        let base = &self.store.base;
        for (stem, graph) in [
            ("entities", base.entities_graph()),
            ("findings", base.findings_graph()),
            ("run", base.run_graph()),
        ] {
            let is_of = |name: &str| name.split('.').next() == Some(stem);
            let wanted: BTreeMap<&str, &Piece> = wanted
                .iter()
                .filter(|piece| is_of(&piece.name))
                .map(|piece| (piece.name.as_str(), piece))
                .collect();
            let held: BTreeSet<String> =
                self.held.names().filter(|name| is_of(name)).map(str::to_owned).collect();
            let names = held.iter().map(String::as_str).chain(wanted.keys().copied());
            let changed: BTreeSet<&str> = names
                .filter(|name| {
                    self.held.state(name) != wanted.get(name).map(|piece| piece.state.as_str())
                        || self.held.doubts(name)
                })
                .collect();
            if changed.is_empty() {
                continue;
            }
            match self.said_before(&changed, &wanted)? {
                Some(before) => self.exchange(&changed, &wanted, &before)?,
                None => self.load_whole(&graph, &held, &wanted)?,
            }
        }
        Ok(())
    }

    /// The quads of changed files as they are in the database, by their copies, in order; `None` where that is not known, or too much.
    fn said_before(
        &self,
        changed: &BTreeSet<&str>,
        wanted: &BTreeMap<&str, &Piece>,
    ) -> Result<Option<Vec<Quad>>, StoreError> {
        let length = |path: &Path| std::fs::metadata(path).map_or(0, |about| about.len());
        let bytes: u64 = changed
            .iter()
            .map(|name| {
                length(&copies(self.root).join(name))
                    + wanted.get(name).map_or(0, |piece| length(&piece.parts[0].path))
            })
            .sum();
        if bytes > COMPARED || changed.iter().any(|name| self.held.doubts(name)) {
            return Ok(None);
        }
        let mut before = Vec::new();
        for name in changed {
            let Some(hash) = self.held.state(name) else { continue };
            let path = copies(self.root).join(name);
            let Some(bytes) = files::read(&path)?.filter(|bytes| files::hash(bytes) == hash) else {
                return Ok(None);
            };
            before.extend(quads_of_trig(&path, &bytes, |_| true)?);
        }
        before.par_sort_unstable_by(canonical_order);
        Ok(Some(before))
    }

    /// Deletes what changed files no longer say, and adds what they say now: a few quads of many.
    fn exchange(
        &mut self,
        changed: &BTreeSet<&str>,
        wanted: &BTreeMap<&str, &Piece>,
        before: &[Quad],
    ) -> Result<(), StoreError> {
        let pieces: Vec<&Piece> = changed.iter().filter_map(|name| wanted.get(name).copied()).collect();
        let read = self.read(&pieces)?;
        let mut now: Vec<&Quad> = read.iter().flat_map(|(quads, _)| quads).collect();
        now.par_sort_unstable_by(|one, other| canonical_order(one, other));
        let goes = |quad: &Quad| now.binary_search_by(|said| canonical_order(said, quad)).is_err();
        let comes = |quad: &Quad| before.binary_search_by(|said| canonical_order(said, quad)).is_err();
        self.doubt(changed.iter().copied())?;
        let exchange = || {
            let mut transaction = self.graph.start_transaction()?;
            before.iter().filter(|quad| goes(quad)).for_each(|quad| transaction.remove(quad));
            now.iter().filter(|quad| comes(quad)).for_each(|quad| transaction.insert(*quad));
            transaction.commit()
        };
        self.done(exchange())?;
        changed.iter().for_each(|name| self.held.set(name, None));
        self.settle(&pieces, &read);
        self.copy(&pieces)?;
        for name in changed.iter().filter(|name| !wanted.contains_key(*name)) {
            files::delete(&copies(self.root).join(name))?;
        }
        self.note()
    }

    /// Loads a shared graph again, all of it.
    fn load_whole(
        &mut self,
        graph: &NamedNode,
        held: &BTreeSet<String>,
        wanted: &BTreeMap<&str, &Piece>,
    ) -> Result<(), StoreError> {
        self.doubt(held.iter().map(String::as_str).chain(wanted.keys().copied()))?;
        self.delete(graph.as_ref())?;
        for name in held {
            self.held.set(name, None);
            files::delete(&copies(self.root).join(name))?;
        }
        let pieces: Vec<&Piece> = wanted.values().copied().collect();
        self.held.doubt(wanted.keys().copied());
        self.load(&pieces, false)?;
        self.copy(&pieces)?;
        self.note()
    }

    /// Deletes the quads of a graph, some at a time: a transaction lies in memory.
    fn delete(&self, graph: NamedNodeRef<'_>) -> Result<(), StoreError> {
        loop {
            let quads = self.graph.quads_for_pattern(None, None, None, Some(graph.into()));
            let quads: Vec<Quad> = self.done(quads.take(DELETED).collect())?;
            if quads.is_empty() {
                return Ok(());
            }
            let delete = || {
                let mut transaction = self.graph.start_transaction()?;
                quads.iter().for_each(|quad| transaction.remove(quad));
                transaction.commit()
            };
            self.done(delete())?;
        }
    }

    /// Loads what pieces hold, and notes those that could be read.
    fn load(&mut self, pieces: &[&Piece], one_by_one: bool) -> Result<(), StoreError> {
        for pieces in pieces.chunks(BATCH) {
            let mut read = self.read(pieces)?;
            let quads = read.iter_mut().flat_map(|(quads, _)| std::mem::take(quads));
            let load = || {
                if one_by_one {
                    let mut transaction = self.graph.start_transaction()?;
                    quads.for_each(|quad| transaction.insert(&quad));
                    transaction.commit()
                } else {
                    let mut loader = self.graph.bulk_loader();
                    loader.load_quads(quads)?;
                    loader.commit()
                }
            };
            self.done(load())?;
            self.settle(pieces, &read);
        }
        Ok(())
    }

    /// The quads of each piece, and whether all its files could be read; the store notes those that could not.
    fn read(&self, pieces: &[&Piece]) -> Result<Vec<(Vec<Quad>, bool)>, StoreError> {
        let read = |piece: &&Piece| {
            let mut quads = Vec::new();
            let mut is_whole = true;
            for part in &piece.parts {
                match self.store.bytes(part)? {
                    Some(bytes) => {
                        quads.extend(quads_of_trig(&part.path, &bytes, |_| true)?);
                    }
                    None => is_whole = false,
                }
            }
            Ok((quads, is_whole))
        };
        pieces.par_iter().map(read).collect()
    }

    /// Notes what was loaded; what could not be read stays in doubt, and is tried again by the next question.
    fn settle(&mut self, pieces: &[&Piece], read: &[(Vec<Quad>, bool)]) {
        for (piece, (_, is_whole)) in pieces.iter().zip(read) {
            if *is_whole {
                self.held.set(&piece.name, Some(&piece.state));
            } else {
                self.held.doubt([piece.name.as_str()]);
            }
        }
    }

    /// Keeps the files of shared graphs as they were loaded.
    fn copy(&self, pieces: &[&Piece]) -> Result<(), StoreError> {
        let folder = copies(self.root);
        std::fs::create_dir_all(&folder).map_err(StoreError::io("create", &folder))?;
        for piece in pieces.iter().filter(|piece| !self.held.doubts(&piece.name)) {
            let (from, to) = (&piece.parts[0].path, folder.join(&piece.name));
            files::delete(&to)?;
            // A file of the store is replaced, never written into: a second name keeps it as it is and takes no space.
            std::fs::hard_link(from, &to)
                .or_else(|_| std::fs::copy(from, &to).map(|_| ()))
                .map_err(StoreError::io("write", &to))?;
        }
        Ok(())
    }

    /// Puts in doubt what is about to change.
    fn doubt<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) -> Result<(), StoreError> {
        self.held.doubt(names);
        self.held.write(self.root)
    }

    /// Notes what is held once it lies on the disk.
    fn note(&self) -> Result<(), StoreError> {
        self.done(self.graph.flush())?;
        self.held.write(self.root)
    }

    fn done<T>(&self, result: Result<T, StorageError>) -> Result<T, StoreError> {
        result.map_err(StoreError::quads(self.root))
    }
}
