//! `dateline doctor`: what is wrong with a store, and how to mend it.

use super::args::{Args, Doctor};
use super::resolved::Resolved;
use super::{Outcome, knowledge, output};
use dateline::graph::GraphOptions;
use dateline::store::{Store, Trouble};
use std::io::Write as _;

pub(crate) fn run(doctor: &Doctor, args: &Args) -> anyhow::Result<Outcome> {
    let troubles = if doctor.mend { mended(doctor, args)? } else { Store::open(&doctor.store)?.examine()? };
    let mut out = output::results();
    for trouble in &troubles {
        output::line(&mut out, &trouble.to_string())?;
    }
    let is_whole = troubles.iter().all(Trouble::is_harmless);
    if is_whole {
        output::line(&mut out, "the store is whole")?;
    }
    out.flush()?;
    Ok(if is_whole { Outcome::Done } else { Outcome::DoneWithRefusals })
}

/// Finishes what was cut short, writes the shared graphs anew, and says what is left.
fn mended(doctor: &Doctor, args: &Args) -> anyhow::Result<Vec<Trouble>> {
    let (mark, decisions) = (knowledge::mark(args)?, knowledge::decisions(args)?);
    let knowledge = knowledge::load(args)?;
    let store = Store::open_to_write(&doctor.store)?;
    store.mend()?;
    let options = GraphOptions { base: store.base().clone(), ..GraphOptions::default() };
    Resolved::of(&store, &knowledge, &decisions, &mark)?.write(&store, &options)?;
    Ok(store.examine()?)
}
