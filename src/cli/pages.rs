//! `dateline completions` and `dateline man`: made from the argument definitions.

use super::Outcome;
use super::args::{Args, Completions, Man};
use anyhow::Context;
use clap::CommandFactory;

pub(crate) fn completions(completions: &Completions) -> Outcome {
    clap_complete::generate(completions.shell, &mut Args::command(), "dateline", &mut std::io::stdout());
    Outcome::Done
}

pub(crate) fn man(man: &Man) -> anyhow::Result<Outcome> {
    std::fs::create_dir_all(&man.out).with_context(|| format!("{}: cannot be made", man.out.display()))?;
    clap_mangen::generate_to(Args::command(), &man.out)
        .with_context(|| format!("{}: cannot be written", man.out.display()))?;
    Ok(Outcome::Done)
}
