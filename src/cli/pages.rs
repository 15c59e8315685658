//! `dateline completions` and `dateline man`: made from the argument definitions.

use super::args::{Completions, Man};
use super::{Outcome, heeded, output};
use anyhow::Context;
use std::io::Write as _;

pub(crate) fn completions(completions: &Completions) -> anyhow::Result<Outcome> {
    // Into memory first: writing to a closed pipe would end clap_complete with a panic.
    let mut script = Vec::new();
    clap_complete::generate(completions.shell, &mut heeded::command(), "dateline", &mut script);
    let mut out = output::results();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Outcome::Done)
}

pub(crate) fn man(man: &Man) -> anyhow::Result<Outcome> {
    std::fs::create_dir_all(&man.out).with_context(|| format!("{}: cannot be made", man.out.display()))?;
    clap_mangen::generate_to(heeded::command(), &man.out)
        .with_context(|| format!("{}: cannot be written", man.out.display()))?;
    Ok(Outcome::Done)
}
