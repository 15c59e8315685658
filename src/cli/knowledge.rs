//! What extraction knows beside the text, from the files on the command line.

use super::args::Args;
use anyhow::Context;
use dateline::extract::Knowledge;
use dateline::extract::event::Lexicon;
use dateline::extract::name::Gazetteer;
use dateline::graph::Run;
use dateline::language::syntax::Model;
use dateline::resolve::Decisions;
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Reads the user's model, gazetteers and lexicons.
pub(crate) fn load(args: &Args) -> anyhow::Result<Knowledge> {
    let model = args.model.as_deref().map(|path| {
        let bytes = bytes(path)?;
        Model::read(&bytes).with_context(|| path.display().to_string())
    });
    let own = texts(&args.gazetteer)?;
    let gazetteer = if own.is_empty() { None } else { Some(Arc::new(Gazetteer::read(&own)?)) };
    let mut words = Lexicon::default();
    for path in &args.lexicon {
        words = words.with(&lexicon(path)?);
    }
    Ok(Knowledge { model: model.transpose()?, gazetteer, lexicon: words, ..Knowledge::default() })
}

/// Reads the user's decisions on who is who.
pub(crate) fn decisions(args: &Args) -> anyhow::Result<Decisions> {
    Ok(Decisions::read(&texts(&args.decisions)?)?)
}

/// A hash of what the user adds to what the articles say when it is decided over all of them.
pub(crate) fn mark(args: &Args) -> anyhow::Result<String> {
    let part = |paths: &[PathBuf]| Ok::<_, anyhow::Error>(hash(paths)?.unwrap_or_default());
    Ok(format!("{} {}", part(&args.gazetteer)?, part(&args.decisions)?))
}

/// Name and content of each file.
fn texts(paths: &[PathBuf]) -> anyhow::Result<Vec<(String, String)>> {
    let read = |path: &PathBuf| {
        let content =
            std::fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))?;
        Ok((path.display().to_string(), content))
    };
    paths.iter().map(read).collect()
}

/// Reads a lexicon of the user's; a line that cannot be read refuses the whole file.
pub(crate) fn lexicon(path: &Path) -> anyhow::Result<Lexicon> {
    let text = String::from_utf8(bytes(path)?).with_context(|| format!("{}: is no UTF-8", path.display()))?;
    text.parse::<Lexicon>().with_context(|| path.display().to_string())
}

/// What the graph says of how its articles were read. What ships inside the program is named by its version alone.
pub(crate) fn run(args: &Args) -> anyhow::Result<Run> {
    Ok(Run {
        rules: hash(&args.lexicon)?,
        model: hash(args.model.as_slice())?,
        gazetteer: hash(&args.gazetteer)?,
        ..Run::default()
    })
}

/// SHA-256 of the files one after the other; `None` where there are none.
fn hash(paths: &[PathBuf]) -> anyhow::Result<Option<String>> {
    if paths.is_empty() {
        return Ok(None);
    }
    let mut hash = Sha256::new();
    for path in paths {
        hash.update(bytes(path)?);
    }
    let digits = hash.finalize().iter().fold(String::new(), |digits, byte| format!("{digits}{byte:02x}"));
    Ok(Some(digits))
}

fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("{}: cannot be read", path.display()))
}
