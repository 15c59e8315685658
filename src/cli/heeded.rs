//! Which options that all commands know a command heeds: its help shows no others, and those that would change its answer
//! are refused.

use super::args::Args;
use clap::parser::ValueSource;
use clap::{ArgMatches, Command, CommandFactory as _, FromArgMatches as _};

/// What is read with; without them the same articles give another graph.
const KNOWLEDGE: &[&str] = &["model", "gazetteer", "lexicon", "decisions"];

/// Everything that is global.
const ALL: &[&str] = &["jobs", "model", "gazetteer", "lexicon", "decisions", "quiet", "verbose"];

/// What a command heeds.
fn heeded(command: &str) -> &'static [&'static str] {
    match command {
        "build" | "extract" => ALL,
        // They decide anew who is who, over what was read before.
        "check" | "why" | "explain" | "doctor" => &["jobs", "gazetteer", "decisions"],
        "remove" => &["jobs", "gazetteer", "decisions", "quiet"],
        "lexicon" => &["model", "gazetteer", "lexicon", "quiet"],
        "conllu" => &["model"],
        "mcp" | "completions" | "man" => &[],
        _ => &["jobs", "quiet"],
    }
}

/// The command line, each command with the options it heeds.
pub(crate) fn command() -> Command {
    let mut whole = Args::command();
    let global: Vec<_> = whole.get_arguments().filter(|arg| arg.is_global_set()).cloned().collect();
    for command in whole.get_subcommands_mut() {
        let heeded = heeded(command.get_name());
        for arg in global.iter().filter(|arg| !heeded.contains(&arg.get_id().as_str())) {
            *command = std::mem::take(command).arg(arg.clone().hide(true));
        }
    }
    whole
}

/// What was asked for; ends the program with a message if that is not understood.
pub(crate) fn parse() -> Args {
    let mut command = command();
    let matches = command.get_matches_mut();
    if let Some((name, given)) = matches.subcommand()
        && let Some(idle) = KNOWLEDGE.iter().find(|id| is_given(given, id) && !heeded(name).contains(id))
    {
        let message = format!("--{idle} has no effect on `{name}`: leave it out");
        command.error(clap::error::ErrorKind::ArgumentConflict, message).exit();
    }
    Args::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
}

fn is_given(matches: &ArgMatches, id: &str) -> bool {
    matches.value_source(id) == Some(ValueSource::CommandLine)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_global_option_is_heeded_by_some_command_and_known() {
        let known: Vec<String> = Args::command()
            .get_arguments()
            .filter(|arg| arg.is_global_set())
            .map(|arg| arg.get_id().to_string())
            .collect();
        assert_eq!(known, ALL);
        command().debug_assert();
    }

    #[test]
    fn help_shows_what_a_command_heeds() {
        let mut whole = command();
        whole.build();
        let help = |name: &str| {
            let command = whole.find_subcommand(name).expect("a command").clone();
            command.clone().render_long_help().to_string()
        };
        assert!(help("build").contains("--gazetteer") && help("build").contains("--verbose"));
        for idle in ["--model", "--gazetteer", "--lexicon", "--decisions", "--verbose"] {
            assert!(!help("query").contains(idle), "{idle}");
        }
        assert!(help("why").contains("--decisions") && !help("why").contains("--lexicon"));
    }
}
