//! `dateline export --split`: N-Quads in several files, whose loaders share the work.

use super::args::Args;
use super::output;
use anyhow::Context as _;
use atomic_write_file::AtomicWriteFile;
use dateline::store::Store;
use oxigraph::io::{RdfFormat, RdfSerializer};
use std::io::BufWriter;
use std::path::Path;

/// Writes the parts of all graphs in turn into so many files: `graph-00.nq` and further.
pub(crate) fn write(store: &Store, files: usize, out: &Path, args: &Args) -> anyhow::Result<()> {
    let stem = out.file_stem().unwrap_or_default().to_string_lossy();
    let digits = (files - 1).to_string().len().max(2);
    let graphs = store.named_graphs()?;
    let parts: Vec<_> =
        graphs.iter().flat_map(|graph| (0..graph.parts()).map(move |part| (graph, part))).collect();
    for number in 0..files {
        let path = out.with_file_name(format!("{stem}-{number:0digits$}.nq"));
        let cannot = || format!("{}: cannot be written", path.display());
        let file = BufWriter::new(AtomicWriteFile::open(&path).with_context(cannot)?);
        let mut serializer = RdfSerializer::from_format(RdfFormat::NQuads).for_writer(file);
        for (graph, part) in parts.iter().skip(number).step_by(files) {
            for quad in store.part_of(graph, *part)? {
                serializer.serialize_quad(&quad).with_context(cannot)?;
            }
        }
        let file = serializer.finish().with_context(cannot)?;
        file.into_inner()
            .map_err(std::io::IntoInnerError::into_error)
            .and_then(AtomicWriteFile::commit)
            .with_context(cannot)?;
        output::tell(args.quiet, &format!("written: {}", path.display()));
    }
    Ok(())
}
