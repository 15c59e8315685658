//! Where a graph is written: a file, or standard output.

use super::format::GraphFormat;
use super::output;
use anyhow::Context as _;
use dateline::export::{self, Source};
use std::io::Write;
use std::path::Path;

/// Refuses a file in a folder that is not there, before any work is done.
pub(crate) fn check(out: Option<&Path>) -> anyhow::Result<()> {
    let Some(out) = out else { return Ok(()) };
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        anyhow::bail!("{}: the folder {} does not exist, make it first", out.display(), folder.display());
    }
    anyhow::ensure!(!out.is_dir(), "{} is a folder: name a file in it", out.display());
    Ok(())
}

/// Writes a graph to a file, whole or not at all; without one or with `-`, to standard output.
pub(crate) fn write(
    format: GraphFormat,
    source: &Source<'_>,
    out: Option<&Path>,
    quiet: bool,
) -> anyhow::Result<()> {
    match out.filter(|out| *out != Path::new("-")) {
        Some(path) => {
            for path in export::write_file(format.0, source, path)? {
                output::tell(quiet, &format!("written: {}", path.display()));
            }
        }
        None => export::write(format.0, source, &mut output::results())?,
    }
    Ok(())
}

/// Lets something write itself: to a file, whole or not at all; without one or with `-`, to standard output.
pub(crate) fn stream(
    out: Option<&Path>,
    quiet: bool,
    write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let Some(path) = out.filter(|out| *out != Path::new("-")) else {
        let mut out = output::results();
        write(&mut out)?;
        return Ok(out.flush()?);
    };
    export::into_file(path, write).with_context(|| format!("cannot write {}", path.display()))?;
    output::tell(quiet, &format!("written: {}", path.display()));
    Ok(())
}
