//! `dateline conllu` and `dateline train`: the language model, used and made.

use super::args::{Args, Conllu, Train};
use super::{Outcome, input, knowledge, output};
use anyhow::Context;
use dateline::language::syntax::{conllu, train};
use std::fs::File;
use std::io::Write;
use std::path::Path;

/// Tags and parses given tokens.
pub(crate) fn annotate(conllu: &Conllu, args: &Args) -> anyhow::Result<Outcome> {
    let knowledge = knowledge::load(args)?;
    let path = conllu.file.as_deref().unwrap_or(Path::new("-"));
    let place = || path.display().to_string();
    let lines = conllu::plain(input::lines(path)?).with_context(place)?;
    conllu::annotate_conllu(knowledge.model(), lines, output::results()).with_context(place)?;
    Ok(Outcome::Done)
}

/// Trains a model and prints its scores.
pub(crate) fn train_model(arguments: &Train, args: &Args) -> anyhow::Result<Outcome> {
    let read = |path: &std::path::PathBuf| -> anyhow::Result<Vec<conllu::Sentence>> {
        let file = File::open(path).with_context(|| format!("{}: cannot be read", path.display()))?;
        conllu::plain(file)
            .map_err(anyhow::Error::from)
            .and_then(|file| Ok(conllu::read(file)?))
            .with_context(|| path.display().to_string())
    };
    let treebanks = arguments.treebank.iter().map(read).collect::<anyhow::Result<Vec<_>>>()?;
    let dev = arguments.dev.iter().map(read).collect::<anyhow::Result<Vec<_>>>()?;
    let progress = |step: train::Progress| {
        let right = if step.right > 0 {
            format!(", {}.{:02} % right", step.right / 100, step.right % 100)
        } else {
            String::new()
        };
        output::tell(args.quiet, &format!("{}: {} of {}{right}", step.stage, step.done, step.of));
    };
    let trained = train::train(&treebanks, &dev, &train::Options::default(), &progress)?;
    std::fs::write(&arguments.out, &trained.bytes)
        .with_context(|| format!("{}: cannot be written", arguments.out.display()))?;
    let mut out = output::results();
    for (path, scores) in arguments.dev.iter().zip(&trained.scores) {
        output::line(&mut out, &format!("{}: {scores}", path.display()))?;
    }
    output::line(&mut out, &format!("{}: {} bytes", arguments.out.display(), trained.bytes.len()))?;
    out.flush()?;
    Ok(Outcome::Done)
}
