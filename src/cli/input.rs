//! Articles from the paths on the command line.

use super::args::{Args, FormatIn, Inputs};
use super::output;
use super::refusals::Refusals;
use anyhow::Context;
use dateline::model::Article;
use dateline::read::{self, Found, ReadError, ReadOptions};
use dateline::resolve::key::article_key;
use dateline::store::layout::MARK;
use std::collections::BTreeMap;
use std::io::{BufReader, IsTerminal as _};
use std::path::Path;

/// Articles read before they are worked on: bounds memory, keeps every core busy.
const BATCH: usize = 256;

/// Bytes of text after which a batch is full, however few its articles.
const BATCH_BYTES: usize = 32 << 20;

/// What the options say about all inputs.
pub(crate) fn options(inputs: &Inputs) -> anyhow::Result<ReadOptions> {
    let published = inputs.published.as_deref().map(|date| read::date(date, "--published")).transpose()?;
    Ok(ReadOptions {
        published,
        source: inputs.source.clone(),
        language: inputs.language.clone(),
        max_article: inputs.max_article,
        format: inputs.format_in.map(FormatIn::format),
        keys: inputs.map.parse()?,
        passed_over: &[MARK],
    })
}

/// All articles of the call in order, and the number of refused ones, each of which is named on standard error; shows how
/// many were read so far.
pub(crate) fn articles(inputs: &Inputs, args: &Args) -> anyhow::Result<(Vec<Article>, usize)> {
    let mut all = Vec::new();
    let bar = output::counter(args.quiet);
    let refused = for_each_batch(inputs, args, &mut |articles| {
        bar.inc(articles.len() as u64);
        all.extend(articles);
        Ok(())
    });
    bar.finish_and_clear();
    Ok((all, refused?))
}

/// Hands the articles of the call to `work` in order, some hundred at a time, and says how many were refused; these are
/// named on standard error. The first error of `work` ends it.
pub(crate) fn for_each_batch(
    inputs: &Inputs,
    args: &Args,
    work: &mut dyn FnMut(Vec<Article>) -> anyhow::Result<()>,
) -> anyhow::Result<usize> {
    let options = options(inputs)?;
    let mut refusals = Refusals::new(inputs.refused.as_deref(), args.quiet, args.verbose)?;
    let mut batch: Vec<Article> = Vec::new();
    let mut bytes = 0;
    let mut first_place: BTreeMap<String, String> = BTreeMap::new();
    let mut worked = Ok(());
    let mut sink = |found: Found, place: &str| {
        if worked.is_err() {
            return;
        }
        let article = match found {
            Found::Note(note) => return refusals.note(&note, place),
            Found::Refused(error) => return refusals.refuse(error, place),
            Found::Article(article) => *article,
        };
        if let Some(first) = first_place.insert(article_key(&article), place.to_owned()) {
            let second = place.to_owned();
            return refusals.refuse(ReadError::Duplicate { id: article.id, first, second }, place);
        }
        bytes += article.text.len();
        batch.push(article);
        if batch.len() == BATCH || bytes >= BATCH_BYTES {
            bytes = 0;
            worked = work(std::mem::take(&mut batch));
        }
    };
    for path in paths(inputs)? {
        if path == Path::new("-") {
            read::read_piped(std::io::stdin().lock(), "standard input", &options, &mut sink);
        } else {
            read::read_path(path, &options, &mut sink);
        }
    }
    worked?;
    if !batch.is_empty() {
        work(batch)?;
    }
    let refused = refusals.finish()?;
    anyhow::ensure!(!first_place.is_empty() || refused == 0, "no article left: every input was refused");
    Ok(refused)
}

/// Opens one input to be read line by line.
pub(crate) fn lines(path: &Path) -> anyhow::Result<Box<dyn std::io::BufRead>> {
    if path == Path::new("-") {
        return Ok(Box::new(std::io::stdin().lock()));
    }
    let file = std::fs::File::open(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    Ok(Box::new(BufReader::new(file)))
}

/// The inputs; standard input when there is none and something is piped into it.
pub(crate) fn paths(inputs: &Inputs) -> anyhow::Result<Vec<&Path>> {
    if !inputs.paths.is_empty() {
        return Ok(inputs.paths.iter().map(AsRef::as_ref).collect());
    }
    anyhow::ensure!(
        !std::io::stdin().is_terminal(),
        "no input: name files or folders, or `-` to type a text or JSON Lines"
    );
    Ok(vec![Path::new("-")])
}
