//! Files of RDF into memory.

use super::StoreError;
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
    let graph = Graph::new().map_err(StoreError::Load)?;
    let mut loader = graph.bulk_loader();
    for batch in paths.chunks(BATCH) {
        let parsed: Vec<Vec<Quad>> =
            batch.par_iter().map(|path| quads_of(path)).collect::<Result<_, StoreError>>()?;
        loader.load_quads(parsed.into_iter().flatten()).map_err(StoreError::Load)?;
    }
    loader.commit().map_err(StoreError::Load)?;
    Ok(graph)
}

/// The quads of one file, in its order.
pub(super) fn quads_of(path: &Path) -> Result<Vec<Quad>, StoreError> {
    let format = path
        .extension()
        .and_then(|ending| ending.to_str())
        .and_then(RdfFormat::from_extension)
        .ok_or_else(|| StoreError::UnknownFormat { path: path.to_owned() })?;
    let bytes = std::fs::read(path).map_err(StoreError::io("read", path))?;
    parse(format, &bytes).map_err(|source| StoreError::Rdf { path: path.to_owned(), source })
}

fn parse(format: RdfFormat, bytes: &[u8]) -> Result<Vec<Quad>, RdfParseError> {
    let mut quads = Vec::new();
    for quad in RdfParser::from_format(format).for_slice(bytes) {
        quads.push(quad.map_err(RdfParseError::from)?);
    }
    Ok(quads)
}
