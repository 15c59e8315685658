//! `dateline mcp`: the questions for a language model, over standard input and output.

use super::Outcome;
use super::args::Mcp;
use dateline::ask::Source;
use dateline::mcp;
use dateline::store::Store;
use std::io;

pub(crate) fn run(arguments: &Mcp) -> anyhow::Result<Outcome> {
    // A store that cannot be read is said at once, not with the first question.
    Store::open(&arguments.store)?;
    let open = || Ok(Box::new(Store::open(&arguments.store)?) as Box<dyn Source>);
    mcp::serve(&open, io::stdin().lock(), io::stdout().lock())?;
    Ok(Outcome::Done)
}
