//! Articles from the paths on the command line.

use super::args::Inputs;
use super::output::complain;
use anyhow::Context;
use dateline::model::Article;
use dateline::read::{self, ReadError, ReadOptions};
use dateline::resolve::key::article_key;
use std::collections::BTreeMap;
use std::io::BufReader;
use std::path::Path;

/// What the options say about all inputs.
pub(crate) fn options(inputs: &Inputs) -> anyhow::Result<ReadOptions> {
    let published = inputs.published.as_deref().map(|date| read::date(date, "--published")).transpose()?;
    Ok(ReadOptions {
        published,
        source: inputs.source.clone(),
        language: inputs.language.clone(),
        max_article: inputs.max_article,
        keys: inputs.map.parse()?,
    })
}

/// All articles of the call in order, and the number of refused ones, each of which is named on standard error.
pub(crate) fn articles(inputs: &Inputs) -> anyhow::Result<(Vec<Article>, usize)> {
    let options = options(inputs)?;
    let mut articles: Vec<Article> = Vec::new();
    let mut first_place: BTreeMap<String, String> = BTreeMap::new();
    let mut refused = 0;
    let mut sink = |article: Result<Article, ReadError>, place: &str| {
        let article =
            article.and_then(|article| match first_place.insert(article_key(&article), place.to_owned()) {
                Some(first) => Err(ReadError::Duplicate { id: article.id, first, second: place.to_owned() }),
                None => Ok(article),
            });
        match article {
            Ok(article) => articles.push(article),
            Err(error) => {
                refused += 1;
                complain(&format!("{:#}", anyhow::Error::from(error)));
            }
        }
    };
    for path in paths(inputs) {
        if path == Path::new("-") {
            read::read_lines(std::io::stdin().lock(), "standard input", &options, &mut sink);
        } else {
            read::read_path(path, &options, &mut sink);
        }
    }
    anyhow::ensure!(!articles.is_empty() || refused == 0, "no article left: every input was refused");
    Ok((articles, refused))
}

/// Opens one input to be read line by line.
pub(crate) fn lines(path: &Path) -> anyhow::Result<Box<dyn std::io::BufRead>> {
    if path == Path::new("-") {
        return Ok(Box::new(std::io::stdin().lock()));
    }
    let file = std::fs::File::open(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    Ok(Box::new(BufReader::new(file)))
}

/// The inputs; standard input when there is none.
pub(crate) fn paths(inputs: &Inputs) -> Vec<&Path> {
    if inputs.paths.is_empty() {
        vec![Path::new("-")]
    } else {
        inputs.paths.iter().map(AsRef::as_ref).collect()
    }
}
