//! What leaves the program, one file per format behind one trait.
//!
//! RDF formats say everything the graph says. The formats of graph viewers show a [`View`]: articles, statements,
//! events, entities and times as nodes with a label and a kind, and what relates them as edges. Everything is sorted:
//! the same graph gives the same bytes.

pub mod identity;
pub mod jsonl;
pub mod results;
pub mod view;

mod csv;
mod cytoscape;
mod dot;
mod error;
mod gexf;
mod graphml;
mod rdf;
mod table;
mod xml;

pub(crate) use csv::harmless;
pub use csv::row as csv_row;
pub use error::ExportError;
pub use results::{ResultsFormat, write_results};
pub use view::{Cut, Projection, View};

use crate::graph::Base;
use atomic_write_file::AtomicWriteFile;
use oxigraph::model::Quad;
use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::{self, BufWriter, IntoInnerError, Write};
use std::path::{Path, PathBuf};

/// What is exported.
#[derive(Debug, Clone, Copy)]
pub struct Source<'q> {
    /// All quads, in [`canonical_order`](crate::graph::canonical_order): what RDF formats hold.
    pub quads: &'q [Quad],
    /// Where the names in them begin.
    pub base: &'q Base,
    /// What the formats of graph viewers show.
    pub picture: &'q Projection,
}

impl<'q> Source<'q> {
    /// Quads for RDF formats, without a picture.
    pub fn of_quads(quads: &'q [Quad], base: &'q Base) -> Self {
        Self { quads, base, picture: Projection::NONE }
    }
}

/// All quads of a graph that is too large to be held.
pub struct Stream<'q> {
    /// Prefixes in use, without colons.
    pub prefixes: &'q BTreeSet<String>,
    /// The key of the article, where there is one only.
    pub article: Option<&'q str>,
    /// Where names begin.
    pub base: &'q Base,
    /// Gives each quad to what it is called with, in order: first whether in that of the union of all graphs.
    pub quads: &'q mut dyn FnMut(bool, &mut TakeQuad<'_>) -> io::Result<()>,
}

/// What a quad is given to.
pub type TakeQuad<'t> = dyn FnMut(Quad) -> io::Result<()> + 't;

/// One format of export.
pub trait Format: Sync {
    /// Its name on the command line: `ttl`.
    fn name(&self) -> &'static str;

    /// What it is, for a help text.
    fn about(&self) -> &'static str;

    /// Ending of its files, without the dot.
    fn extension(&self) -> &'static str;

    /// Whether it shows [`Source::picture`] rather than the quads.
    fn is_picture(&self) -> bool {
        true
    }

    /// Names of the files it consists of: one without a name, for most.
    fn parts(&self) -> &'static [&'static str] {
        &[""]
    }

    /// Writes one part.
    ///
    /// # Errors
    /// If `out` takes no more.
    fn write(&self, part: &str, source: &Source<'_>, out: &mut dyn Write) -> io::Result<()>;

    /// Writes quads one after the other: the same bytes as [`write`](Self::write). `None` where the format needs all at once.
    fn write_stream(&self, stream: Stream<'_>, out: &mut dyn Write) -> Option<io::Result<()>> {
        let _ = (stream, out);
        None
    }
}

/// All formats, in the order of the help text.
pub fn formats() -> &'static [&'static dyn Format] {
    const FORMATS: &[&dyn Format] = &[
        &rdf::Rdf::TURTLE,
        &rdf::Rdf::TRIG,
        &rdf::Rdf::N_TRIPLES,
        &rdf::Rdf::N_QUADS,
        &rdf::Rdf::RDF_XML,
        &rdf::Rdf::JSON_LD,
        &graphml::GraphMl,
        &gexf::Gexf,
        &dot::Dot,
        &cytoscape::Cytoscape,
        &csv::Csv,
    ];
    FORMATS
}

/// The format with this name.
///
/// ```
/// assert_eq!(dateline::export::format("graphml").unwrap().extension(), "graphml");
/// ```
///
/// # Errors
/// If there is none: the message lists those there are.
pub fn format(name: &str) -> Result<&'static dyn Format, ExportError> {
    formats()
        .iter()
        .copied()
        .find(|format| format.name() == name)
        .ok_or_else(|| ExportError::UnknownFormat { name: name.to_owned() })
}

/// The format that the ending of a file names; `None` for a file without one.
///
/// ```
/// use std::path::Path;
/// assert_eq!(dateline::export::format_of(Path::new("kg.gexf")).unwrap().unwrap().name(), "gexf");
/// assert!(dateline::export::format_of(Path::new("kg.png")).is_err());
/// ```
///
/// # Errors
/// If no format has that ending: the message lists those there are, and says how a picture is drawn.
pub fn format_of(file: &Path) -> Result<Option<&'static dyn Format>, ExportError> {
    let Some(ending) = file.extension() else { return Ok(None) };
    let ending = ending.to_string_lossy();
    match formats().iter().copied().find(|format| ending.eq_ignore_ascii_case(format.extension())) {
        Some(format) => Ok(Some(format)),
        None => Err(ExportError::UnknownEnding { path: file.to_owned(), ending: ending.into_owned() }),
    }
}

/// Writes a format to one stream; several parts follow each other after an empty line.
///
/// # Errors
/// If `out` takes no more.
pub fn write(format: &dyn Format, source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
    for (index, part) in format.parts().iter().enumerate() {
        if index > 0 {
            out.write_all(b"\n")?;
        }
        format.write(part, source, out)?;
    }
    out.flush()
}

/// Writes a format to a file, whole or not at all, and says which files there are now.
///
/// Several parts go into several files: `graph.csv` becomes `graph-nodes.csv` and `graph-edges.csv`.
///
/// # Errors
/// If a file cannot be written.
pub fn write_file(
    format: &dyn Format,
    source: &Source<'_>,
    path: &Path,
) -> Result<Vec<PathBuf>, ExportError> {
    let mut written = Vec::new();
    for part in format.parts() {
        let path = part_path(path, part, format.extension());
        into_file(&path, |out| format.write(part, source, out))
            .map_err(|source| ExportError::Io { path: path.clone(), source })?;
        written.push(path);
    }
    Ok(written)
}

/// Writes to a file, whole or not at all.
///
/// # Errors
/// If `write` fails, or if the file cannot be written.
pub fn into_file<E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<(), E> {
    // A device or pipe stays what it is; only a file is replaced.
    if std::fs::metadata(path).is_ok_and(|there| !there.is_file()) {
        let mut out = BufWriter::new(OpenOptions::new().write(true).open(path)?);
        write(&mut out)?;
        return Ok(out.flush()?);
    }
    let mut out = BufWriter::new(AtomicWriteFile::open(path)?);
    write(&mut out)?;
    Ok(out.into_inner().map_err(IntoInnerError::into_error)?.commit()?)
}

fn part_path(path: &Path, part: &str, extension: &str) -> PathBuf {
    if part.is_empty() {
        return path.to_owned();
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().map_or(extension.into(), |ending| ending.to_string_lossy());
    path.with_file_name(format!("{stem}-{part}.{ending}"))
}

#[cfg(test)]
mod tests;
