//! What extraction knows beside the text, from the files on the command line.

use super::args::Args;
use anyhow::Context;
use dateline::extract::Knowledge;
use dateline::language::syntax::Model;

/// Reads the user's model.
pub(crate) fn load(args: &Args) -> anyhow::Result<Knowledge> {
    let model = args.model.as_deref().map(|path| {
        let bytes = std::fs::read(path).with_context(|| format!("{}: cannot be read", path.display()))?;
        Model::read(&bytes).with_context(|| path.display().to_string())
    });
    Ok(Knowledge { model: model.transpose()? })
}
