//! What can go wrong with an export.

use oxigraph::sparql::QueryEvaluationError;
use std::io;
use std::path::PathBuf;

/// Why something could not be exported.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// No such format.
    #[error("there is no format `{name}`: choose one of {}", names())]
    UnknownFormat {
        /// What was asked for.
        name: String,
    },
    /// A file whose ending names no format.
    #[error("{}: {}", path.display(), advice(ending))]
    UnknownEnding {
        /// The file.
        path: PathBuf,
        /// Its ending, without the dot.
        ending: String,
    },
    /// No such view.
    #[error("there is no view `{name}`: choose one of all, events, statements, actors")]
    UnknownView {
        /// What was asked for.
        name: String,
    },
    /// No such format of results.
    #[error(
        "there is no format of results `{name}`: choose table, json, xml, csv or tsv, and for CONSTRUCT or DESCRIBE ttl, trig, nt, nq, rdfxml or jsonld"
    )]
    UnknownResults {
        /// What was asked for.
        name: String,
    },
    /// A table was asked for as a graph, or the other way round.
    #[error("this query gives {gives}, which `{format}` cannot hold: choose {instead}")]
    WrongKind {
        /// What the query gives.
        gives: &'static str,
        /// The format asked for.
        format: &'static str,
        /// What would do.
        instead: &'static str,
    },
    /// The query failed while its results were read.
    #[error("the query failed")]
    Query(#[from] QueryEvaluationError),
    /// A file could not be written.
    #[error("cannot write {}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: io::Error,
    },
    /// The stream takes no more.
    #[error("cannot write the results")]
    Stream(#[from] io::Error),
}

/// Endings of pictures: Graphviz makes them from DOT.
const PICTURES: &[&str] = &["png", "svg", "pdf", "jpg", "jpeg", "gif", "webp", "ps", "eps"];

/// What to do about an ending that names no format.
fn advice(ending: &str) -> String {
    let lower = ending.to_lowercase();
    let endings: Vec<String> =
        super::formats().iter().map(|format| format!(".{}", format.extension())).collect();
    let endings = endings.join(" ");
    if PICTURES.contains(&lower.as_str()) {
        format!(
            "a picture is drawn by Graphviz: `dateline export --format dot ... | dot -T{lower} > FILE.{lower}`; endings of formats are {endings}"
        )
    } else {
        format!(
            "no format has the ending .{ending}: endings are {endings}, or choose one of {} with --format",
            names()
        )
    }
}

fn names() -> String {
    super::formats().iter().map(|format| format.name()).collect::<Vec<_>>().join(", ")
}
