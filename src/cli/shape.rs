//! What the options say about the RDF.

use super::args::{Args, Shape};
use super::knowledge;
use dateline::graph::{Base, GraphOptions};
use dateline::store::Store;
use std::path::Path;

/// Without `--base`, a store that is there decides where names begin.
pub(crate) fn options(shape: &Shape, store: Option<&Path>, args: &Args) -> anyhow::Result<GraphOptions> {
    let Shape { base, embed_text, no_text, nif, rdf12, stamp } = shape;
    let base = match (base, store) {
        (Some(base), _) => Base::new(base)?,
        (None, Some(store)) => Store::open(store).map(|store| store.base().clone()).unwrap_or_default(),
        (None, None) => Base::default(),
    };
    let mut run = knowledge::run(args)?;
    if *stamp {
        run.stamp = Some(jiff::Timestamp::now().round(jiff::Unit::Second)?.to_string());
    }
    Ok(GraphOptions { base, run, embed_text: *embed_text, no_text: *no_text, nif: *nif, rdf12: *rdf12 })
}
