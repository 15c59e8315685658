//! What extraction knows beside the text, from the files on the command line.

use super::args::Args;
use anyhow::Context;
use dateline::extract::Knowledge;
use dateline::graph::Run;
use dateline::language::syntax::Model;
use sha2::{Digest as _, Sha256};
use std::path::Path;

/// Reads the user's model.
pub(crate) fn load(args: &Args) -> anyhow::Result<Knowledge> {
    let model = args.model.as_deref().map(|path| {
        let bytes = bytes(path)?;
        Model::read(&bytes).with_context(|| path.display().to_string())
    });
    Ok(Knowledge { model: model.transpose()? })
}

/// What the graph says of how its articles were read. What ships inside the program is named by its version alone.
pub(crate) fn run(args: &Args) -> anyhow::Result<Run> {
    let hash = |path: &Path| -> anyhow::Result<String> {
        let hash = Sha256::digest(bytes(path)?);
        Ok(hash.iter().fold(String::new(), |digits, byte| format!("{digits}{byte:02x}")))
    };
    Ok(Run { model: args.model.as_deref().map(hash).transpose()?, ..Run::default() })
}

fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("{}: cannot be read", path.display()))
}
