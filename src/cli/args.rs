//! What the command line understands.

use clap::{Parser, Subcommand, ValueEnum};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Turns news articles into a knowledge graph: who said what, what happened when and where.
///
/// Every node and edge leads back to the article, the sentence and the rule that found it. Runs offline; the same input
/// gives the same bytes.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, propagate_version = true, max_term_width = 100)]
pub(crate) struct Args {
    /// What to do
    #[command(subcommand)]
    pub(crate) command: Command,

    /// Threads to use (default: all cores); never changes a byte of any output
    #[arg(long, global = true, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,

    /// A language model instead of the one inside the program (see `train`)
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) model: Option<PathBuf>,

    /// Say nothing but errors
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Extract(Extract),
    Conllu(Conllu),
    Train(Train),
    Completions(Completions),
    Man(Man),
}

/// Where the articles come from and what they lack.
#[derive(Debug, clap::Args)]
pub(crate) struct Inputs {
    /// Files (.txt, .md, .jsonl, .ndjson), folders, or `-` for JSON Lines on standard input
    #[arg(value_name = "INPUT")]
    pub(crate) paths: Vec<PathBuf>,

    /// Day of publication of articles that give none, as 2024-02-11: the reference of "Sunday" and "last week"
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<String>,

    /// Outlet of articles that name none
    #[arg(long, value_name = "NAME")]
    pub(crate) source: Option<String>,

    /// Language of articles that name none (default: identified); only `en` is read
    #[arg(long, value_name = "TAG")]
    pub(crate) language: Option<String>,

    /// Other names of our keys in JSON Lines, as `title=headline,published=date`
    #[arg(long, value_name = "OURS=THEIRS,...", default_value = "", hide_default_value = true)]
    pub(crate) map: String,

    /// Longest article that is read, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = dateline::read::ReadOptions::MAX_ARTICLE)]
    pub(crate) max_article: usize,
}

/// Print what each article says as JSON Lines: statements, times, events, entities, findings
///
/// Names and events are resolved over all articles of the call. Offsets count Unicode code points.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  dateline extract article.txt --published 2024-02-11\n  dateline extract articles.jsonl > annotations.jsonl\n  cat articles.jsonl | dateline extract --stream"
)]
pub(crate) struct Extract {
    #[command(flatten)]
    pub(crate) inputs: Inputs,

    /// Read and answer line by line, each article by itself; memory stays flat
    #[arg(long)]
    pub(crate) stream: bool,

    /// Format of the output
    #[arg(long, value_enum, default_value_t = ExtractFormat::Jsonl)]
    pub(crate) format: ExtractFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExtractFormat {
    /// The exchange format, one article a line
    Jsonl,
}

/// Tag and parse the tokens of a CoNLL-U file (or standard input)
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  dateline conllu tokens.conllu > trees.conllu")]
pub(crate) struct Conllu {
    /// The file; UPOS, XPOS, LEMMA, HEAD and DEPREL are written anew, everything else stays
    #[arg(value_name = "FILE.conllu")]
    pub(crate) file: Option<PathBuf>,
}

/// Train the tagger, lemmatiser and parser from treebanks, the same bytes each time
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  dateline train --treebank ewt-train.conllu.gz gum-train.conllu.gz --dev ewt-dev.conllu --out model.bin"
)]
pub(crate) struct Train {
    /// Treebanks to learn from, plain or gzip
    #[arg(long, value_name = "FILE", num_args = 1.., required = true)]
    pub(crate) treebank: Vec<PathBuf>,

    /// Treebanks to score on
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub(crate) dev: Vec<PathBuf>,

    /// The model file to write
    #[arg(long, value_name = "MODEL")]
    pub(crate) out: PathBuf,
}

/// Print completions for a shell
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  dateline completions bash > ~/.local/share/bash-completion/completions/dateline"
)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

/// Write manual pages into a folder
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  dateline man --out man && man man/dateline-build.1")]
pub(crate) struct Man {
    /// The folder; made if it does not exist
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
}
