//! The command line: one file per command; the only place that prints.

mod args;
mod ask;
mod build;
mod check;
mod compare;
mod destination;
mod doctor;
mod explain;
mod export;
mod extract;
mod format;
mod heeded;
mod input;
mod knowledge;
mod language;
mod lexicon;
mod mcp;
mod named;
mod names;
mod output;
mod pages;
mod picture;
mod push;
mod query;
mod refusals;
mod remove;
mod report;
mod resolve;
mod resolved;
mod sentences;
mod serve;
mod shape;
mod split;
mod stream;
mod summary;
mod why;

use args::{Args, Command};
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
    let args = heeded::parse();
    match run(&args) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::DoneWithRefusals) => ExitCode::from(1),
        Err(error) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // Only standard output is written without a context of its own.
            let bare = error.chain().next().is_some_and(<dyn std::error::Error>::is::<std::io::Error>);
            let place = if bare { "standard output cannot be written: " } else { "" };
            output::complain(&format!("{place}{error:#}"));
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> anyhow::Result<Outcome> {
    if let Some(jobs) = args.jobs {
        rayon::ThreadPoolBuilder::new().num_threads(jobs.get()).build_global()?;
    }
    match &args.command {
        Command::Build(build) => build::run(build, args),
        Command::Extract(extract) => extract::run(extract, args),
        Command::Ask(command) => ask::run(command, args),
        Command::Timeline(command) => ask::timeline(command, args),
        Command::Resolve(resolve) => resolve::run(resolve, args),
        Command::Query(query) => query::run(query, args),
        Command::Export(export) => export::run(export, args),
        Command::Push(push) => push::run(push, args),
        Command::Report(report) => report::run(report, args),
        Command::Serve(serve) => serve::run(serve, args),
        Command::Mcp(mcp) => mcp::run(mcp),
        Command::Check(check) => check::run(check, args),
        Command::Compare(compare) => compare::run(compare, args),
        Command::Why(why) => why::run(why, args),
        Command::Explain(explain) => explain::run(explain, args),
        Command::Lexicon(command) => lexicon::run(command, args),
        Command::Doctor(doctor) => doctor::run(doctor, args),
        Command::Remove(remove) => remove::run(remove, args),
        Command::Conllu(conllu) => language::annotate(conllu, args),
        Command::Train(train) => language::train_model(train, args),
        Command::Completions(shell) => pages::completions(shell),
        Command::Man(man) => pages::man(man),
    }
}
