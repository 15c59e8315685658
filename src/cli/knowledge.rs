//! What extraction knows beside the text, from the files on the command line.

use super::args::Args;
use anyhow::Context;
use dateline::extract::Knowledge;
use dateline::extract::name::Gazetteer;
use dateline::language::syntax::Model;
use std::sync::Arc;

/// Reads the user's model and gazetteers.
pub(crate) fn load(args: &Args) -> anyhow::Result<Knowledge> {
    let model = args.model.as_deref().map(|path| {
        let bytes = std::fs::read(path).with_context(|| format!("{}: cannot be read", path.display()))?;
        Model::read(&bytes).with_context(|| path.display().to_string())
    });
    let own = args.gazetteer.iter().map(|path| {
        let content =
            std::fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))?;
        Ok((path.display().to_string(), content))
    });
    let own = own.collect::<anyhow::Result<Vec<_>>>()?;
    let gazetteer = if own.is_empty() { None } else { Some(Arc::new(Gazetteer::read(&own)?)) };
    Ok(Knowledge { model: model.transpose()?, gazetteer })
}
