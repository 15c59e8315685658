//! `dateline query`: SPARQL over a store or over files.

use super::args::{Args, Query};
use super::{Outcome, output};
use anyhow::Context;
use dateline::export::write_results;
use dateline::graph::Base;
use dateline::graph::vocab::PREFIXES;
use dateline::store::{self, Bounds, Question, STACK, Store, StoreError};
use oxigraph::sparql::CancellationToken;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

/// Between two looks at what a query takes.
const LOOK: Duration = Duration::from_millis(100);

/// Looks after the query was told to stop, before the program ends without it.
const GRACE: u64 = 30;

/// Where a query stands.
#[derive(Default)]
struct Progress {
    /// The graph is in memory, and the query runs.
    running: AtomicBool,
    stop: CancellationToken,
}

pub(crate) fn run(query: &Query, args: &Args) -> anyhow::Result<Outcome> {
    let progress = Progress::default();
    // Deep queries take stack, and only another thread can end what runs too long.
    std::thread::scope(|scope| {
        let (done, ended) = mpsc::channel::<()>();
        let work = || {
            let _done = done;
            answer(query, args, &progress)
        };
        let worker = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work)?;
        let exceeded = watch(query, &progress, &ended);
        let outcome = worker.join().map_err(|_| anyhow::anyhow!("the query could not be worked on"))?;
        match exceeded {
            Some(reason) if outcome.is_err() => anyhow::bail!(reason),
            _ => outcome,
        }
    })
}

/// Waits for the end of the query, and stops one that takes too much; says of what. One that does not stop when it is
/// told to ends with the program.
fn watch(query: &Query, progress: &Progress, ended: &Receiver<()>) -> Option<String> {
    let mut exceeded = None;
    let (mut looks, mut grace) = (0, 0);
    let mut before = None;
    let most_looks = u128::from(query.timeout).saturating_mul(1000) / LOOK.as_millis();
    while let Err(RecvTimeoutError::Timeout) = ended.recv_timeout(LOOK) {
        if !progress.running.load(Ordering::Relaxed) {
            continue;
        }
        let memory = memory_in_use();
        let before = *before.get_or_insert(memory);
        looks += 1;
        let grown = memory.zip(before).map_or(0, |(now, before)| now.saturating_sub(before)) >> 20;
        if exceeded.is_none() && looks >= most_looks {
            exceeded = Some(format!(
                "the query took longer than {} s: ask for less, or give it more with --timeout SECONDS",
                query.timeout
            ));
        } else if exceeded.is_none() && grown > query.max_memory {
            exceeded = Some(format!(
                "the query took more than {} MB: ask for less, or give it more with --max-memory MB",
                query.max_memory
            ));
        }
        if let Some(reason) = &exceeded {
            progress.stop.cancel();
            grace += 1;
            if grace > GRACE || grown > query.max_memory.saturating_mul(2) {
                output::complain(reason);
                std::process::exit(2);
            }
        }
    }
    exceeded
}

/// Bytes of memory the program has in use, where the system tells (Linux).
fn memory_in_use() -> Option<u64> {
    const PAGE: u64 = 4096;
    let pages = std::fs::read_to_string("/proc/self/statm").ok()?;
    pages.split(' ').nth(1)?.parse::<u64>().ok().map(|pages| pages * PAGE)
}

fn answer(query: &Query, args: &Args, progress: &Progress) -> anyhow::Result<Outcome> {
    let Asked { place, sparql, data } = asked(query)?;
    let store = query.graph.store.as_deref().map(Store::open).transpose()?;
    let base = store.as_ref().map_or_else(Base::default, |store| store.base().clone());
    let question = match Question::new(&sparql, &base) {
        Err(StoreError::Syntax(error)) => anyhow::bail!("{place}, {}", syntax_error(&error.to_string())),
        question => question?,
    };
    let graph = match &store {
        Some(store) => store.load_for(&question)?,
        None => store::load_files_for(&data, &question)?,
    };
    for unknown in question.unknown_names(&graph) {
        let near = unknown.near.map_or_else(String::new, |near| format!(": did you mean {near}?"));
        output::tell(args.quiet, &format!("warning: nothing is called {}{near}", unknown.name));
    }
    progress.running.store(true, Ordering::Relaxed);
    let bounds = Bounds { stop: progress.stop.clone(), rows: Some(query.max_rows) };
    let results = question.answer(&graph, &bounds)?;
    let rows = write_results(results, query.results, &base, &mut output::results())?;
    if rows == 0 {
        output::tell(args.quiet, "nothing found");
    }
    Ok(output::outcome_with(&store.map_or_else(Vec::new, |store| store.troubles())))
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
            let sparql = if file == Path::new("-") {
                std::io::read_to_string(std::io::stdin().lock())
            } else {
                std::fs::read_to_string(file)
            };
            let sparql = sparql.with_context(|| {
                format!("{}: cannot be read (questions without SPARQL: `dateline ask`)", file.display())
            })?;
            Ok(Asked { place: file.display().to_string(), sparql, data })
        }
        // `--data a.ttl b.ttl QUERY`: the list of files has swallowed the query.
        (None, None) if data.len() > 1 && data.last().is_some_and(|last| !last.exists()) => {
            let text = data.pop().unwrap_or_default();
            Ok(typed(text.to_string_lossy().into_owned(), data))
        }
        (None, None) => anyhow::bail!(
            "no query: give one, or a file with -f; `dateline ask` has questions that need no SPARQL"
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
