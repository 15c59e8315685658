//! `dateline remove`: takes an article out, as if it had never been read.

use super::args::{Args, Remove};
use super::resolved::Resolved;
use super::{Outcome, knowledge, output};
use dateline::graph::GraphOptions;
use dateline::store::{Store, StoreError, StoreWriter};

pub(crate) fn run(remove: &Remove, args: &Args) -> anyhow::Result<Outcome> {
    // Whatever can be wrong with the command line is wrong before anything changes.
    let (knowledge, decisions, mark) =
        (knowledge::load(args)?, knowledge::decisions(args)?, knowledge::mark(args)?);
    let store = Store::open_to_write(&remove.store)?;
    let key = take_out(&store, &remove.article)?;
    let mut resolved = Resolved::again(&store, &knowledge, &decisions, &mark)?;
    let options = GraphOptions { base: store.base().clone(), ..GraphOptions::default() };
    resolved.write(&store, &options)?;
    let left = resolved.digests.len();
    output::tell(args.quiet, &format!("removed: {} ({key}); articles left: {left}", remove.article));
    Ok(output::outcome_with(&store.troubles()))
}

/// Removes the article and says its key. One whose removal had been cut short is gone already.
fn take_out(store: &StoreWriter, article: &str) -> Result<String, StoreError> {
    let error = match store.find(article) {
        Ok(key) => return store.remove(&key, article).map(|()| key),
        Err(error) => error,
    };
    let meant = store.finished().filter(|finished| {
        let key = store.base().key_of(article).unwrap_or(article);
        finished.asked == article || finished.key == key
    });
    meant.map(|finished| finished.key.clone()).ok_or(error)
}
