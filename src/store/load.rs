//! Files of RDF into memory.

use super::{Question, StoreError};
use crate::read::{DEEPEST, nesting};
use oxigraph::io::{RdfFormat, RdfParseError, RdfParser};
use oxigraph::model::Quad;
use oxigraph::store::Store as Graph;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// Files parsed at the same time before their quads go into the graph: bounds memory, keeps every core busy.
const BATCH: usize = 256;

/// An in-memory graph of the files, whatever their number of quads up to some millions.
///
/// The format follows the ending: `.ttl`, `.trig`, `.nt`, `.nq`, `.rdf` or `.xml`, `.jsonld`.
///
/// # Errors
/// If a file cannot be read or is not of the format its ending names.
pub fn load_files(paths: &[PathBuf]) -> Result<Graph, StoreError> {
    load(paths, |path| quads_of(path))
}

/// What the answer to a question can depend on, in memory, ready for [`Question::answer`].
///
/// # Errors
/// As [`load_files`].
pub fn load_files_for(paths: &[PathBuf], question: &Question) -> Result<Graph, StoreError> {
    load(paths, |path| Ok(question.select(quads_of(path)?)))
}

/// An in-memory graph of what `quads` makes of each of `parts`.
pub(super) fn load<P: Sync>(
    parts: &[P],
    quads: impl Fn(&P) -> Result<Vec<Quad>, StoreError> + Sync,
) -> Result<Graph, StoreError> {
    let graph = Graph::new().map_err(StoreError::Load)?;
    let mut loader = graph.bulk_loader();
    for batch in parts.chunks(BATCH) {
        let parsed: Vec<Vec<Quad>> = batch.par_iter().map(&quads).collect::<Result<_, StoreError>>()?;
        loader.load_quads(parsed.into_iter().flatten()).map_err(StoreError::Load)?;
    }
    loader.commit().map_err(StoreError::Load)?;
    Ok(graph)
}

/// The quads of one file of somebody else's, in its order.
pub(super) fn quads_of(path: &Path) -> Result<Vec<Quad>, StoreError> {
    let format = path
        .extension()
        .and_then(|ending| ending.to_str())
        .and_then(RdfFormat::from_extension)
        .ok_or_else(|| StoreError::UnknownFormat { path: path.to_owned() })?;
    let bytes = std::fs::read(path).map_err(StoreError::io("read", path))?;
    refuse(format, &bytes, path)?;
    parse(RdfParser::from_format(format), &bytes, |_| true)
        .map_err(|source| StoreError::Rdf { path: path.to_owned(), source })
}

/// Longest value of an entity that a file of RDF/XML may declare: they stand for namespaces. A longer one, or one that
/// names others, could make a small file a huge one.
const LONGEST_ENTITY: usize = 256;

/// Refuses a file that would take the parser's stack, or memory out of proportion.
fn refuse(format: RdfFormat, bytes: &[u8], path: &Path) -> Result<(), StoreError> {
    if format == RdfFormat::RdfXml {
        return match String::from_utf8_lossy(bytes).split("<!ENTITY").skip(1).find_map(long_entity) {
            Some(name) => Err(StoreError::Entity { path: path.to_owned(), name }),
            None => Ok(()),
        };
    }
    let nesting = nesting(bytes);
    if nesting.depth > DEEPEST {
        return Err(StoreError::Deep {
            place: path.display().to_string(),
            line: nesting.line,
            deepest: DEEPEST,
        });
    }
    Ok(())
}

/// The name of an entity that is too long or names others.
fn long_entity(declaration: &str) -> Option<String> {
    let (name, rest) = declaration.trim_start().split_once(char::is_whitespace)?;
    let value = rest.split(['"', '\'']).nth(1)?;
    let names_others = value.contains('&') && !value.contains("&#");
    (value.len() > LONGEST_ENTITY || names_others || value.matches('&').count() > 8).then(|| name.to_owned())
}

/// The wanted quads of a file of ours whose hash was right.
pub(super) fn quads_of_trig(
    path: &Path,
    bytes: &[u8],
    wanted: impl Fn(&Quad) -> bool,
) -> Result<Vec<Quad>, StoreError> {
    parse(RdfParser::from_format(RdfFormat::TriG).lenient(), bytes, wanted)
        .map_err(|source| StoreError::Rdf { path: path.to_owned(), source })
}

fn parse(
    parser: RdfParser,
    bytes: &[u8],
    wanted: impl Fn(&Quad) -> bool,
) -> Result<Vec<Quad>, RdfParseError> {
    let mut quads = Vec::new();
    for quad in parser.for_slice(bytes) {
        let quad = quad.map_err(RdfParseError::from)?;
        if wanted(&quad) {
            quads.push(quad);
        }
    }
    Ok(quads)
}
