//! The store: a folder of RDF files, two an article, that anything can read and that only one process writes.
//!
//! Adding or removing an article touches its own files and the shared graphs that it changes; the graphs of other
//! articles are never loaded for it. The same articles give the same bytes, whatever the order they came in. What lies
//! where is in [`layout`]; what is wrong with a store and leaves the rest usable is a [`Trouble`].

mod block;
mod change;
mod decided;
#[cfg(feature = "rocksdb")]
mod disk;
mod entry;
mod error;
mod examine;
mod files;
mod graphs;
pub mod layout;
mod line;
mod load;
mod lock;
mod named;
mod needed;
mod nquads;
mod query;
mod settled;
mod shared;
mod stamp;
mod stream;
mod trouble;
mod unknown;

pub use change::Finished;
pub use decided::{Decided, Found};
#[cfg(feature = "rocksdb")]
pub(crate) use disk::Disk;
pub use error::StoreError;
pub use graphs::GraphFolder;
pub use line::{DigestLine, GraphFiles, LineError};
pub use load::{load_files, load_files_for};
pub use named::NamedGraph;
pub use query::{Bounds, QueryOptions, Question, STACK, TooManyRows, prepare, query};
pub use settled::Kept;
pub use stamp::stamp;
pub use stream::WriteError;
pub use trouble::Trouble;
pub use unknown::UnknownName;

use crate::graph::{Base, EntityParts, Run, canonical_order, iri, run_graph};
use crate::model::Digest;
use change::Change;
use entry::{Body, Entry, Hashes};
use layout::Layer;
use lock::Lock;
use oxigraph::model::Quad;
use oxigraph::sparql::QueryResults;
use oxigraph::store::Store as Graph;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// A store that is read. While it lives nobody writes to it.
#[derive(Debug)]
pub struct Store {
    root: PathBuf,
    base: Base,
    /// What was found wrong so far.
    troubles: Mutex<BTreeSet<Trouble>>,
    /// The database, opened by the first question; `None` inside where the files answer.
    #[cfg(feature = "rocksdb")]
    disk: std::sync::OnceLock<Option<Disk>>,
    _lock: Lock,
}

/// A store that is written. While it lives nobody else uses it.
#[derive(Debug)]
pub struct StoreWriter {
    store: Store,
    /// Whether the mark of a change is set.
    changing: Mutex<bool>,
    /// Articles that this writer took out or made others of, as they were, with their hashes.
    gone: Mutex<Vec<(Digest, String)>>,
    /// The removal that had been cut short.
    finished: Option<Finished>,
    /// Whether the change before this one was cut short: shared graphs may then be other than their list says.
    was_cut_short: bool,
}

/// What became of an article that was put into a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It is new.
    New,
    /// It was there already, the same.
    Same,
    /// Another version of it was there.
    Replaced,
}

/// The articles of a store in short.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// Their digests, sorted by key.
    pub digests: Vec<Digest>,
    /// What they were read with.
    pub runs: BTreeSet<Run>,
    /// For each a hash of it and of what it was read with.
    pub hashes: Vec<String>,
    /// Whether an article could not be read.
    has_gaps: bool,
}

impl Contents {
    /// What is decided over these articles rests on: a hash of them and of `knowledge`, a hash of what the user adds.
    pub fn basis(&self, knowledge: &str) -> String {
        if self.has_gaps {
            return String::new();
        }
        let articles = self.digests.iter().zip(&self.hashes);
        decided::basis(articles.map(|(digest, hash)| (digest.key.as_str(), hash.as_str())), knowledge)
    }
}

/// A file that holds quads.
struct Part {
    path: PathBuf,
    /// Hash of its bytes; `None` where a change is under way and nobody knows.
    hash: Option<String>,
    /// Key of the article whose graph it holds.
    article: Option<String>,
}

impl Part {
    /// The name of its file up to the first dot: the same for all files of a shared graph.
    fn stem(&self) -> Option<&str> {
        self.path.file_name()?.to_str()?.split('.').next()
    }
}

impl Store {
    fn new(path: &Path, base: Base, lock: Lock) -> Self {
        Self {
            root: path.to_owned(),
            base,
            troubles: Mutex::default(),
            #[cfg(feature = "rocksdb")]
            disk: std::sync::OnceLock::new(),
            _lock: lock,
        }
    }

    /// Opens a store to read it. Where its last change was cut short, that is one of its [`troubles`](Self::troubles).
    ///
    /// # Errors
    /// If there is none, if it is of another version, or if somebody writes to it.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let base = existing(path)?;
        let store = Self::new(path, base, Lock::to_read(path)?);
        if change::is_marked(path) {
            store.note(Trouble::Interrupted { store: path.to_owned() });
        }
        Ok(store)
    }

    /// Opens a store to write it, and finishes a change that was cut short, but for the shared graphs.
    ///
    /// # Errors
    /// If there is none, if it is of another version, or if somebody uses it.
    pub fn open_to_write(path: &Path) -> Result<StoreWriter, StoreError> {
        let base = existing(path)?;
        StoreWriter::new(path, base, Lock::to_write(path)?)
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
        StoreWriter::new(path, base.clone(), lock)
    }

    /// Whether a store may be made here: nothing, an empty folder, one where making a store was cut short, or one that a
    /// [`GraphFolder`] filled.
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
        let left_over = |name: &str| {
            name == lock::FILE
                || files::unfinished(name) == Some(layout::MARK)
                || Layer::ALL.iter().any(|layer| {
                    let folder = layer.folder(path);
                    folder.file_name().is_some_and(|own| own == name) && graphs::holds_graphs_only(&folder)
                })
        };
        let mut entries = std::fs::read_dir(path).map_err(StoreError::io("read", path))?;
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

    /// What was found wrong so far, by whatever was read; sorted. Each names the file and the remedy.
    pub fn troubles(&self) -> Vec<Trouble> {
        self.troubles.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    fn note(&self, trouble: Trouble) {
        self.troubles.lock().unwrap_or_else(PoisonError::into_inner).insert(trouble);
    }

    /// Keys of its articles, sorted.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn keys(&self) -> Result<Vec<String>, StoreError> {
        let mut keys = files::names(&layout::index(&self.root))?;
        keys.retain(|key| iri::is_article_key(key));
        Ok(keys)
    }

    /// All articles in short; those whose files are damaged are left out and noted.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn contents(&self) -> Result<Contents, StoreError> {
        let entries: Vec<Option<Entry>> = self
            .keys()?
            .par_iter()
            .map(|key| {
                let entry = Entry::read(&self.root, key)?;
                if entry.is_none() {
                    self.note(self.damaged(layout::entry(&self.root, key), key, None));
                }
                Ok(entry)
            })
            .collect::<Result<_, StoreError>>()?;
        let has_gaps = entries.iter().any(Option::is_none);
        let mut contents = Contents { has_gaps, ..Contents::default() };
        for Entry { body: Body { run, digest }, hash, .. } in entries.into_iter().flatten() {
            contents.runs.insert(run);
            contents.digests.push(digest);
            contents.hashes.push(hash);
        }
        Ok(contents)
    }

    /// The digests of all articles, as [`contents`](Self::contents).
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn digests(&self) -> Result<Vec<Digest>, StoreError> {
        Ok(self.contents()?.digests)
    }

    /// A file of an article that is not what was written for it.
    fn damaged(&self, path: PathBuf, key: &str, id: Option<String>) -> Trouble {
        let gone = !path.exists();
        let article = id.unwrap_or_else(|| key.to_owned());
        Trouble::Article { store: self.root.clone(), path, article, gone }
    }

    /// The key of an article, from its key, its IRI (or that of one of its nodes) or its id.
    ///
    /// # Errors
    /// If there is none, or if several outlets use the id.
    pub fn find(&self, article: &str) -> Result<String, StoreError> {
        let key = self.base.key_of(article).unwrap_or(article);
        if iri::is_article_key(key) && layout::entry(&self.root, key).exists() {
            return Ok(key.to_owned());
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

    /// Everything in memory, ready for [`query()`]: all articles and the shared graphs.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn load(&self) -> Result<Graph, StoreError> {
        load::load(&self.parts(true)?, |part| self.read(part, |_| true))
    }

    /// What the answer to a question can depend on, in memory, ready for [`Question::answer`]; with the feature `rocksdb` all
    /// quads in the database on the disk.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn load_for(&self, question: &Question) -> Result<Graph, StoreError> {
        #[cfg(feature = "rocksdb")]
        if let Some(disk) = self.disk()? {
            return Ok(disk.graph().clone());
        }
        self.select(&self.parts(question.needs_evidence())?, question)
    }

    /// As [`load_for`](Self::load_for), of the shared graphs alone: names, events, findings.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn load_shared_for(&self, question: &Question) -> Result<Graph, StoreError> {
        #[cfg(feature = "rocksdb")]
        if let Some(disk) = self.disk()? {
            return Ok(disk.graph().clone());
        }
        self.select(&self.shared_parts()?, question)
    }

    /// As [`load_for`](Self::load_for), of some articles alone, by their keys; those that are not there hold nothing.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn load_articles_for<'k>(
        &self,
        question: &Question,
        keys: impl IntoIterator<Item = &'k str>,
    ) -> Result<Graph, StoreError> {
        #[cfg(feature = "rocksdb")]
        if let Some(disk) = self.disk()? {
            return Ok(disk.graph().clone());
        }
        let mut parts = Vec::new();
        for key in keys {
            if layout::entry(&self.root, key).exists() {
                parts.extend(self.article_parts(key, layers(question.needs_evidence()))?);
            }
        }
        self.select(&parts, question)
    }

    /// The database of the store, made or brought up to date by the first question; `None` where the files answer.
    #[cfg(feature = "rocksdb")]
    fn disk(&self) -> Result<Option<&Disk>, StoreError> {
        if self.disk.get().is_none() {
            let opened = Disk::open(self)?;
            // Another thread may have been first: then this one found the lock taken.
            let _ = self.disk.set(opened);
        }
        Ok(self.disk.get().and_then(Option::as_ref))
    }

    fn select(&self, parts: &[Part], question: &Question) -> Result<Graph, StoreError> {
        load::load(parts, |part| Ok(question.select(self.read(part, |quad| question.wants(quad))?)))
    }

    /// All quads, in [`canonical_order`], for an export.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn quads(&self) -> Result<Vec<Quad>, StoreError> {
        let parts = self.parts(true)?;
        let parsed: Vec<Vec<Quad>> =
            parts.par_iter().map(|part| self.read(part, |_| true)).collect::<Result<_, _>>()?;
        let mut quads = parsed.concat();
        quads.par_sort_unstable_by(canonical_order);
        Ok(quads)
    }

    /// The quads of one article, in [`canonical_order`].
    ///
    /// # Errors
    /// If its files cannot be read.
    pub fn article_quads(&self, key: &str) -> Result<Vec<Quad>, StoreError> {
        let mut quads = Vec::new();
        for part in self.article_parts(key, &Layer::ALL)? {
            quads.extend(self.read(&part, |_| true)?);
        }
        quads.sort_unstable_by(canonical_order);
        Ok(quads)
    }

    /// What the evidence of one article says of its sentences: the rest of it is not parsed.
    ///
    /// # Errors
    /// If its file cannot be read.
    pub fn sentence_quads(&self, key: &str) -> Result<Vec<Quad>, StoreError> {
        let mut quads = Vec::new();
        for part in self.article_parts(key, &[Layer::Evidence])? {
            if let Some(bytes) = self.bytes(&part)? {
                let bytes = block::subjects_with(&bytes, "nif:Sentence");
                quads.extend(load::quads_of_trig(&part.path, &bytes, |_| true)?);
            }
        }
        Ok(quads)
    }

    /// Loads what a query needs and runs it.
    ///
    /// # Errors
    /// As [`Store::load_for`] and [`Question::answer`].
    pub fn query(&self, sparql: &str) -> Result<QueryResults<'static>, StoreError> {
        let question = Question::new(sparql, &self.base)?;
        question.answer(&self.load_for(&question)?, &Bounds::default())
    }

    /// The files that hold its graphs: shared ones first, then articles by key.
    fn parts(&self, evidence: bool) -> Result<Vec<Part>, StoreError> {
        let mut parts = self.shared_parts()?;
        let keys = self.keys()?;
        let of_articles: Vec<Vec<Part>> =
            keys.par_iter().map(|key| self.article_parts(key, layers(evidence))).collect::<Result<_, _>>()?;
        parts.extend(of_articles.into_iter().flatten());
        Ok(parts)
    }

    /// The files of the shared graphs.
    fn shared_parts(&self) -> Result<Vec<Part>, StoreError> {
        let folder = layout::shared(&self.root);
        let is_sure = !change::is_marked(&self.root);
        let mut parts = Vec::new();
        match shared::list(&self.root)? {
            Some(list) => parts.extend(
                list.into_iter().filter(|(name, _)| layout::is_shared_graph(name)).map(|(name, listed)| {
                    Part { path: folder.join(name), hash: is_sure.then_some(listed.hash), article: None }
                }),
            ),
            None if is_sure => {
                shared::troubles(&self.root)?.into_iter().for_each(|trouble| self.note(trouble));
            }
            None => {}
        }
        Ok(parts)
    }

    /// The files of an article's graph.
    fn article_parts(&self, key: &str, layers: &[Layer]) -> Result<Vec<Part>, StoreError> {
        let Some(hashes) = Entry::read_hashes(&self.root, key)? else {
            self.note(self.damaged(layout::entry(&self.root, key), key, None));
            return Ok(Vec::new());
        };
        let part = |&layer: &Layer| Part {
            path: layer.path(&self.root, key, hashes.of(layer)),
            hash: Some(hashes.of(layer).to_owned()),
            article: Some(key.to_owned()),
        };
        Ok(layers.iter().map(part).collect())
    }

    /// The wanted quads of a file, in its order. One that is not what was written is noted and holds none.
    fn read(&self, part: &Part, wanted: impl Fn(&Quad) -> bool) -> Result<Vec<Quad>, StoreError> {
        match self.bytes(part)? {
            Some(bytes) => load::quads_of_trig(&part.path, &bytes, wanted),
            None => Ok(Vec::new()),
        }
    }

    /// The bytes of a file. One that is not what was written is noted.
    fn bytes(&self, part: &Part) -> Result<Option<Vec<u8>>, StoreError> {
        let bytes = files::read(&part.path)?;
        let gone = bytes.is_none();
        let is_right = |bytes: &Vec<u8>| part.hash.as_ref().is_none_or(|hash| files::hash(bytes) == *hash);
        let bytes = bytes.filter(is_right);
        if bytes.is_none() {
            let (path, store) = (part.path.clone(), self.root.clone());
            match &part.article {
                // A change that was cut short may have moved shared graphs on, which is known already.
                None if part.hash.is_none() => {}
                None => self.note(Trouble::Shared { store, path, gone }),
                Some(key) => {
                    let id = Entry::read(&self.root, key)?.map(|entry| entry.body.digest.id);
                    self.note(self.damaged(path, key, id));
                }
            }
        }
        Ok(bytes)
    }
}

impl StoreWriter {
    fn new(path: &Path, base: Base, lock: Lock) -> Result<Self, StoreError> {
        layout::sweep(path)?;
        let was_cut_short = change::is_marked(path);
        let finished = change::resume(path)?;
        let store = Store::new(path, base, lock);
        Ok(Self { store, changing: Mutex::new(false), gone: Mutex::default(), finished, was_cut_short })
    }

    /// The removal that had been cut short, and was finished when the store was opened.
    pub fn finished(&self) -> Option<&Finished> {
        self.finished.as_ref()
    }

    /// Adds an article, or replaces the one with the same key. `quads` are its graph, sorted, `run` is what it was read
    /// with.
    ///
    /// May be called from several threads for different articles. The shared graphs are stale, and known to be, until
    /// [`write_shared`](Self::write_shared).
    ///
    /// # Errors
    /// If a file cannot be written: the article is then as it was before.
    pub fn put(&self, quads: &[Quad], run: &Run, digest: &Digest) -> Result<Put, StoreError> {
        let made = graphs::make(&self.base, quads);
        self.begin()?;
        made.write(&self.root, &digest.key)?;
        self.enter(&made.hashes, run, digest)
    }

    /// Adds an article, or replaces the one with the same key, whose graph others have written into the folder of the
    /// store (see [`GraphFolder`]).
    ///
    /// # Errors
    /// If the files of its graph are not there, or if the index cannot be written.
    pub fn put_line(&self, line: &DigestLine) -> Result<Put, StoreError> {
        let key = &line.digest.key;
        let Some(GraphFiles(hashes)) = line.graphs() else {
            return Err(StoreError::NoGraph { article: line.digest.id.clone(), path: self.root.clone() });
        };
        for layer in Layer::ALL {
            let path = layer.path(&self.root, key, hashes.of(layer));
            if !path.exists() {
                return Err(StoreError::NoGraph { article: line.digest.id.clone(), path });
            }
        }
        self.begin()?;
        self.enter(&hashes, &line.run, &line.digest)
    }

    /// Makes the article what the files with these hashes hold.
    fn enter(&self, hashes: &Hashes, run: &Run, digest: &Digest) -> Result<Put, StoreError> {
        let key = &digest.key;
        let old =
            if layout::entry(&self.root, key).exists() { Entry::read_hashes(&self.root, key)? } else { None };
        let body = Body { run: run.clone(), digest: digest.clone() };
        if old.as_ref().is_some_and(|old| old != hashes) {
            self.see_off(key)?;
        }
        Entry::write(hashes, &body, &self.root)?;
        let Some(old) = old else { return Ok(Put::New) };
        change::delete_graphs(&self.root, key, &old, Some(hashes))?;
        Ok(if old == *hashes { Put::Same } else { Put::Replaced })
    }

    /// Takes an article out, by its key (see [`Store::find`]), as somebody `asked`. The shared graphs are stale, and
    /// known to be, until [`write_shared`](Self::write_shared). A removal that is cut short is finished by whoever opens
    /// the store next to write it.
    ///
    /// # Errors
    /// If there is no such article, or if a file cannot be deleted.
    pub fn remove(&self, key: &str, asked: &str) -> Result<(), StoreError> {
        let entry = layout::entry(&self.root, key);
        if !iri::is_article_key(key) || !entry.exists() {
            return Err(StoreError::NoSuchArticle { path: self.root.clone(), article: key.to_owned() });
        }
        change::begin(&self.root, Change::Removing { key, asked })?;
        let hashes = Entry::read_hashes(&self.root, key)?;
        self.see_off(key)?;
        files::delete(&entry)?;
        match hashes {
            Some(hashes) => change::delete_graphs(&self.root, key, &hashes, None),
            None => change::sweep(&self.root),
        }
    }

    /// Replaces what was `decided` over all articles, and names the runs they were read with. The change is then over.
    ///
    /// Of `entities` those parts are made whose sums have changed.
    ///
    /// # Errors
    /// If a file cannot be written.
    pub fn write_shared(
        &self,
        entities: &EntityParts<'_>,
        findings: Vec<Quad>,
        runs: &BTreeSet<Run>,
        decided: &Decided,
        settled: &Kept<'_>,
    ) -> Result<(), StoreError> {
        self.begin()?;
        let mut all: Vec<Quad> = runs.iter().flat_map(|run| run_graph(run, &self.base)).collect();
        all.sort_unstable_by(canonical_order);
        all.dedup();
        let is_sure = !self.was_cut_short;
        shared::write(
            &self.root,
            &self.base,
            is_sure,
            self.keys()?.len(),
            entities,
            [findings, all],
            (decided, settled),
        )?;
        change::end(&self.root)?;
        *self.changing.lock().unwrap_or_else(PoisonError::into_inner) = false;
        Ok(())
    }

    /// Sets the mark before the first change.
    fn begin(&self) -> Result<(), StoreError> {
        let mut changing = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        if !*changing {
            if !change::is_marked(&self.root) {
                change::begin(&self.root, Change::Reading)?;
            }
            *changing = true;
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

/// The layers of an article that are read.
fn layers(evidence: bool) -> &'static [Layer] {
    if evidence { &Layer::ALL } else { &[Layer::Daily] }
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
