//! `dateline query`: SPARQL over a store or over files.

use super::args::{Args, Query};
use super::{Outcome, output, shipped};
use anyhow::Context;
use dateline::export::write_results;
use dateline::graph::Base;
use dateline::graph::vocab::PREFIXES;
use dateline::store::{self, Store, StoreError};
use std::path::{Path, PathBuf};

pub(crate) fn run(query: &Query, args: &Args) -> anyhow::Result<Outcome> {
    let Asked { place, sparql, data } = asked(query)?;
    let (graph, base) = match &query.graph.store {
        Some(path) => {
            let store = Store::open(path)?;
            (store.load()?, store.base().clone())
        }
        None => (store::load_files(&data)?, Base::default()),
    };
    let results = match store::query(&graph, &sparql, &base) {
        Err(StoreError::Syntax(error)) => anyhow::bail!("{place}, {}", syntax_error(&error.to_string())),
        results => results?,
    };
    let rows = write_results(results, query.results, &base, &mut output::results())?;
    if rows == 0 {
        output::tell(args.quiet, "nothing found");
    }
    Ok(Outcome::Done)
}

/// What is asked, where it stands, and the files it is asked of.
struct Asked {
    place: String,
    sparql: String,
    data: Vec<PathBuf>,
}

/// The query, from the command line, a file or (`-f -`) standard input.
fn asked(query: &Query) -> anyhow::Result<Asked> {
    let mut data = query.graph.data.clone();
    let typed = |sparql: String, data| Asked { place: "query".to_owned(), sparql, data };
    match (&query.sparql, &query.file) {
        (Some(text), _) => Ok(typed(text.clone(), data)),
        (None, Some(file)) => {
            let shipped = file.to_str().filter(|_| !file.exists()).and_then(shipped::query);
            if let Some(sparql) = shipped {
                return Ok(typed(sparql.to_owned(), data));
            }
            let sparql = if file == Path::new("-") {
                std::io::read_to_string(std::io::stdin().lock())
            } else {
                std::fs::read_to_string(file)
            };
            let sparql = sparql.with_context(|| {
                format!("{}: cannot be read, and no shipped question ({})", file.display(), shipped::names())
            })?;
            Ok(Asked { place: file.display().to_string(), sparql, data })
        }
        // `--data a.ttl b.ttl QUERY`: the list of files has swallowed the query.
        (None, None) if data.len() > 1 && data.last().is_some_and(|last| !last.exists()) => {
            let text = data.pop().unwrap_or_default();
            Ok(typed(text.to_string_lossy().into_owned(), data))
        }
        (None, None) => anyhow::bail!(
            "no query: give one, a file with -f, or a shipped question: -f {}",
            shipped::names()
        ),
    }
}

/// `error at 2:16: expected ...` in words.
fn syntax_error(message: &str) -> String {
    let words = || {
        let (position, reason) = message.strip_prefix("error at ")?.split_once(": ")?;
        let (line, column) = position.split_once(':')?;
        Some(format!("line {line}, column {column}: not valid SPARQL: {}", in_short(reason)))
    };
    words().unwrap_or_else(|| format!("not valid SPARQL: {message}"))
}

/// Expected words without the parser's classes of characters, on one line.
fn in_short(reason: &str) -> String {
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    if reason.contains("Prefix not found") {
        let known: Vec<&str> = PREFIXES.iter().map(|(prefix, _)| *prefix).collect();
        return format!(
            "the prefix of this name is neither declared nor known; known are ent, evt, article, {}",
            known.join(", ")
        );
    }
    let Some(list) = reason.strip_prefix("expected one of ") else { return reason };
    let words: Vec<&str> = list.split(", ").filter(|word| !word.starts_with('[')).collect();
    if words.is_empty() {
        "something else should stand here".to_owned()
    } else {
        format!("expected {}", words.join(", "))
    }
}
