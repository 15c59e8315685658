//! `dateline remove`: takes an article out, as if it had never been read.

use super::args::{Args, Remove};
use super::resolved::Resolved;
use super::{Outcome, knowledge, output};
use dateline::graph::GraphOptions;
use dateline::store::Store;

pub(crate) fn run(remove: &Remove, args: &Args) -> anyhow::Result<Outcome> {
    let store = Store::open_to_write(&remove.store)?;
    let key = store.find(&remove.article)?;
    store.remove(&key)?;
    let resolved = Resolved::of(&store, &knowledge::load(args)?, &knowledge::decisions(args)?)?;
    let options = GraphOptions { base: store.base().clone(), ..GraphOptions::default() };
    resolved.write(&store, &options, &[])?;
    let left = resolved.digests.len();
    output::tell(args.quiet, &format!("removed: {} ({key}); articles left: {left}", remove.article));
    Ok(Outcome::Done)
}
