//! What can go wrong with a store.

use oxigraph::io::RdfParseError;
use oxigraph::sparql::{QueryEvaluationError, SparqlSyntaxError};
use std::io;
use std::path::{Path, PathBuf};

/// Why a store could not be opened, read or written. Every variant names the file and what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// Nothing there.
    #[error("there is no store at {}: make one with `dateline build ... --store {}`", path.display(), path.display())]
    Missing {
        /// The folder asked for.
        path: PathBuf,
    },
    /// A folder or file of something else.
    #[error("{} is not a dateline store (it has no dateline-store.json): name a new or empty folder, or one made by `dateline build --store`", path.display())]
    NotAStore {
        /// The folder asked for.
        path: PathBuf,
    },
    /// Written by another version of the program.
    #[error("the store {} has format {found}, this program reads format {known}: build it again from the articles, into a new folder", path.display())]
    OtherVersion {
        /// The store.
        path: PathBuf,
        /// Its format.
        found: u64,
        /// Ours.
        known: u64,
    },
    /// The graph of an article that was extracted elsewhere is not there.
    #[error("{}: the graph of {article} is not there: extract it with `--graphs` and this folder, copy the folders of all workers into it, or use --out for what is shared alone", path.display())]
    NoGraph {
        /// The article's id.
        article: String,
        /// The file, or the folder where no line names one.
        path: PathBuf,
    },
    /// What is shared by all articles may not be that of these articles.
    #[error("the last change of the store {} was cut short: `dateline doctor --store {} --mend` finishes it", path.display(), path.display())]
    Unfinished {
        /// The store.
        path: PathBuf,
    },
    /// A file that is not what was written.
    #[error("{} is not what was written: `dateline doctor --store {}` says how to mend it", path.display(), store.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The store.
        store: PathBuf,
    },
    /// Names in the store begin elsewhere.
    #[error("names in the store {} begin with {found}, not with {asked}: leave out --base, or build into a new folder", path.display())]
    OtherBase {
        /// The store.
        path: PathBuf,
        /// Its base.
        found: String,
        /// The base asked for.
        asked: String,
    },
    /// Another process uses it.
    #[error("the store {} is in use by another dateline: wait until it has finished, or stop it", path.display())]
    InUse {
        /// The store.
        path: PathBuf,
    },
    /// A file could not be read or written.
    #[error("cannot {action} {}", path.display())]
    Io {
        /// What was tried: `read`, `write`.
        action: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: io::Error,
    },
    /// The file that makes a folder a store is not what the program wrote.
    #[error("{} is damaged: it should hold the format of the store and the start of its names, as in a new one made by `dateline build --store`", path.display())]
    Json {
        /// The file.
        path: PathBuf,
        /// Where and why.
        #[source]
        source: serde_json::Error,
    },
    /// An article cannot be put into the form of the index.
    #[error("{} cannot be written", path.display())]
    Index {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: postcard::Error,
    },
    /// A file of RDF cannot be parsed.
    #[error("{} cannot be read as RDF", path.display())]
    Rdf {
        /// The file.
        path: PathBuf,
        /// Where and why.
        #[source]
        source: RdfParseError,
    },
    /// Brackets lie too deep in each other.
    #[error(
        "{place}, line {line}: more than {deepest} brackets lie in each other, which is no graph or query of a person's: write it flatter"
    )]
    Deep {
        /// The file or `query`.
        place: String,
        /// The line of the deepest.
        line: usize,
        /// Most that are read.
        deepest: usize,
    },
    /// A query with more parts than can be worked on.
    #[error(
        "the query has {parts} brackets and operators, more than {most}: ask in parts, or put long lists into VALUES"
    )]
    Long {
        /// How many it has.
        parts: usize,
        /// Most that are read.
        most: usize,
    },
    /// RDF/XML whose entities could grow without end.
    #[error("{}: the entity `{name}` is long or names others, which can make a small file a huge one: write its value out", path.display())]
    Entity {
        /// The file.
        path: PathBuf,
        /// The entity.
        name: String,
    },
    /// A file whose ending names no format of RDF.
    #[error("{} is of no known format: its name must end in .ttl, .trig, .nt, .nq, .rdf or .jsonld", path.display())]
    UnknownFormat {
        /// The file.
        path: PathBuf,
    },
    /// No such article.
    #[error("the store {} holds no article `{article}`: give its id, its IRI or its key of 16 digits", path.display())]
    NoSuchArticle {
        /// The store.
        path: PathBuf,
        /// What was asked for.
        article: String,
    },
    /// Several outlets use this id.
    #[error("several articles have the id `{article}`: give the key of one ({})", keys.join(", "))]
    Ambiguous {
        /// What was asked for.
        article: String,
        /// `KEY of OUTLET` of each, sorted.
        keys: Vec<String>,
    },
    /// The query is not SPARQL.
    #[error("the query is not valid SPARQL")]
    Syntax(#[source] SparqlSyntaxError),
    /// The query failed while running.
    #[error("the query failed")]
    Query(#[source] QueryEvaluationError),
    /// The database on the disk cannot be read or written.
    #[cfg(feature = "rocksdb")]
    #[error("the quads in {} cannot be used: delete this folder, and they are loaded again", path.display())]
    Quads {
        /// The folder of the database.
        path: PathBuf,
        /// Why.
        #[source]
        source: oxigraph::store::StorageError,
    },
    /// The in-memory store refused the data.
    #[error("the graph could not be loaded")]
    Load(#[source] oxigraph::store::StorageError),
}

impl StoreError {
    #[cfg(feature = "rocksdb")]
    pub(super) fn quads(store: &Path) -> impl FnOnce(oxigraph::store::StorageError) -> Self {
        let path = super::layout::quads(store);
        move |source| Self::Quads { path, source }
    }

    pub(super) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { action, path, source }
    }
}
