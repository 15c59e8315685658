//! `dateline export`: the whole graph in a format of RDF or of a graph viewer.

use super::args::{Args, Export};
use super::format::GraphFormat;
use super::{Outcome, destination, output, split};
use dateline::export::{Source, Stream, TakeQuad};
use dateline::store::{Store, WriteError};
use std::io::{self, Write};

pub(crate) fn run(export: &Export, args: &Args) -> anyhow::Result<Outcome> {
    destination::check(export.out.as_deref())?;
    let format = GraphFormat::choose(export.format, export.out.as_deref())?;
    let store = Store::open(&export.store)?;
    if let (Some(files), Some(out)) = (export.split, &export.out) {
        anyhow::ensure!(format.0.name() == "nq", "--split writes N-Quads: add --format nq, or leave it out");
        split::write(&store, usize::from(files), out, args)?;
        return Ok(output::outcome_with(&store.troubles()));
    }
    if format.0.name() == "nq" {
        export.picture.of(format, &[], store.base(), args.quiet)?;
        destination::stream(export.out.as_deref(), args.quiet, |out| Ok(store.write_nquads(out)?))?;
        return Ok(output::outcome_with(&store.troubles()));
    }
    if !format.0.is_picture() {
        export.picture.of(format, &[], store.base(), args.quiet)?;
        destination::stream(export.out.as_deref(), args.quiet, |out| write_rdf(format, &store, out))?;
        return Ok(output::outcome_with(&store.troubles()));
    }
    let quads = store.quads()?;
    let picture = export.picture.of(format, &quads, store.base(), args.quiet)?;
    let source = Source { quads: &quads, base: store.base(), picture: &picture };
    destination::write(format, &source, export.out.as_deref(), args.quiet)?;
    Ok(output::outcome_with(&store.troubles()))
}

/// Writes a format of RDF without holding all quads.
fn write_rdf(format: GraphFormat, store: &Store, out: &mut dyn Write) -> anyhow::Result<()> {
    let (prefixes, article) = store.prefixes()?;
    let mut failed = None;
    let mut quads = |is_union: bool, take: &mut TakeQuad<'_>| {
        store.for_each_quad(is_union, take).map_err(|error| match error {
            WriteError::Io(error) => error,
            WriteError::Store(error) => {
                failed = Some(error);
                io::Error::other("a file of the store cannot be read")
            }
        })
    };
    let stream =
        Stream { prefixes: &prefixes, article: article.as_deref(), base: store.base(), quads: &mut quads };
    let written = format.0.write_stream(stream, out).unwrap_or(Ok(()));
    match failed {
        Some(error) => Err(error.into()),
        None => Ok(written?),
    }
}
