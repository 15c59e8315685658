//! The command line: one file per command; the only place that prints.

mod args;
mod extract;
mod input;
mod knowledge;
mod language;
mod output;
mod pages;

use args::{Args, Command};
use clap::Parser;
use std::process::ExitCode;

/// How a command that could do its work ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Everything was done.
    Done,
    /// Done, but an input was refused or a finding matched `--fail-on`.
    DoneWithRefusals,
}

/// Runs the program: exit code 0 done, 1 done but something was refused, 2 not done.
pub(crate) fn main() -> ExitCode {
    let args = Args::parse();
    match run(&args) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::DoneWithRefusals) => ExitCode::from(1),
        Err(error) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> anyhow::Result<Outcome> {
    if let Some(jobs) = args.jobs {
        rayon::ThreadPoolBuilder::new().num_threads(jobs.get()).build_global()?;
    }
    match &args.command {
        Command::Extract(extract) => extract::run(extract, args),
        Command::Conllu(conllu) => language::annotate(conllu, args),
        Command::Train(train) => language::train_model(train, args),
        Command::Completions(shell) => Ok(pages::completions(shell)),
        Command::Man(man) => pages::man(man),
    }
}
