//! What the command line understands.

use super::check::FailOn;
use super::format::GraphFormat;
use axum::http::HeaderValue;
use clap::{Parser, Subcommand, ValueEnum};
use dateline::ask::AnswerFormat;
use dateline::export::{ResultsFormat, View};
use dateline::model::{FindingKind, Severity, Standing};
use dateline::read::Format;
use jiff::civil::Date;
use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Turns news articles into a knowledge graph: who said what, what happened when and where.
///
/// Every node and edge leads back to the article, the sentence and the rule that found it. Runs offline; the same input
/// gives the same bytes.
#[derive(Debug, Parser)]
#[command(
    name = "dateline",
    version,
    propagate_version = true,
    max_term_width = 100,
    after_help = "Start with:\n  dateline build ARTICLES... --store kg\n  dateline ask who-said --store kg\n  dateline timeline --store kg"
)]
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

    /// Names of your own (Turtle, the form of seeds/gazetteer.ttl); they beat the shipped ones
    #[arg(long, global = true, value_name = "FILE.ttl")]
    pub(crate) gazetteer: Vec<PathBuf>,

    /// Event words of your own (the form of src/extract/event/lexicon.tsv); they beat the shipped ones
    #[arg(long, global = true, value_name = "FILE.tsv")]
    pub(crate) lexicon: Vec<PathBuf>,

    /// Decisions on who is who: lines `same "A" "B"`, `different "A" "B"`, `is "A" wd:Q42` (see docs/names.md)
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) decisions: Vec<PathBuf>,

    /// Say nothing but errors
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,

    /// Name each article that is read, with what was found in it
    #[arg(long, short, global = true, conflicts_with = "quiet")]
    pub(crate) verbose: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Build(Build),
    Extract(Extract),
    Ask(Ask),
    Timeline(Timeline),
    Resolve(Resolve),
    Query(Query),
    Export(Export),
    Push(Push),
    Serve(Serve),
    Mcp(Mcp),
    Report(Report),
    Check(Check),
    Compare(Compare),
    Why(Why),
    Explain(Explain),
    Remove(Remove),
    Doctor(Doctor),
    Lexicon(Lexicon),
    Conllu(Conllu),
    Train(Train),
    Completions(Completions),
    Man(Man),
}

/// Where the articles come from and what they lack.
#[derive(Debug, clap::Args)]
pub(crate) struct Inputs {
    /// Files, folders, or `-` for standard input: text, web pages, feeds, tables, JSON, archives (see docs/inputs.md)
    #[arg(value_name = "INPUT")]
    pub(crate) paths: Vec<PathBuf>,

    /// What the inputs are, where their names and first bytes say nothing or something else
    #[arg(long, value_enum, value_name = "FORM")]
    pub(crate) format_in: Option<FormatIn>,

    /// Write each refused input to this file as JSON Lines: place, kind, message
    #[arg(long, value_name = "FILE.jsonl")]
    pub(crate) refused: Option<PathBuf>,

    /// Day of publication of articles that give none, as 2024-02-11: the reference of "Sunday" and "last week"
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<String>,

    /// Outlet of articles that name none
    #[arg(long, value_name = "NAME")]
    pub(crate) source: Option<String>,

    /// Language of articles that name none (default: identified); only `en` is read
    #[arg(long, value_name = "TAG")]
    pub(crate) language: Option<String>,

    /// Other names of our keys in JSON, tables and front matter, as `title=headline,published=date`
    #[arg(long, value_name = "OURS=THEIRS,...", default_value = "", hide_default_value = true)]
    pub(crate) map: String,

    /// Longest article that is read, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = dateline::read::ReadOptions::MAX_ARTICLE)]
    pub(crate) max_article: usize,
}

/// A form of input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatIn {
    /// Plain text, one article
    Text,
    /// Markdown, with or without front matter
    Markdown,
    /// A web page
    Html,
    /// A web page in one file, as browsers save it
    Mhtml,
    /// One article or a list of them as JSON
    Json,
    /// One JSON object a line
    Jsonl,
    /// RSS, Atom or JSON Feed
    Feed,
    /// A table with a line of column names
    Csv,
    /// The same with tabs
    Tsv,
    /// An archive of the web
    Warc,
    /// A mail
    Mail,
    /// A box of mails
    Mbox,
}

impl FormatIn {
    pub(crate) fn format(self) -> Format {
        match self {
            Self::Text => Format::Text,
            Self::Markdown => Format::Markdown,
            Self::Html => Format::Html,
            Self::Mhtml => Format::Mhtml,
            Self::Json => Format::Json,
            Self::Jsonl => Format::JsonLines,
            Self::Feed => Format::Feed,
            Self::Csv => Format::Csv,
            Self::Tsv => Format::Tsv,
            Self::Warc => Format::Warc,
            Self::Mail => Format::Mail,
            Self::Mbox => Format::Mbox,
        }
    }
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

    /// Read and answer line by line, each article by itself; memory stays flat. A refused line is answered by an error, and
    /// the exit code is 0
    #[arg(long)]
    pub(crate) stream: bool,

    /// Format of the output
    #[arg(long, value_enum, default_value_t = ExtractFormat::Jsonl)]
    pub(crate) format: ExtractFormat,

    /// Show as well what is too doubtful for the graph, with "kept": false and the reason (jsonl only)
    #[arg(long)]
    pub(crate) all: bool,

    /// Write the graph of each article into this folder too (with --stream or --format digest); `resolve` makes a store of it
    #[arg(long, value_name = "DIR")]
    pub(crate) graphs: Option<PathBuf>,

    /// More refused articles than this end with exit code 1 (default: any number is right with --stream, none without)
    #[arg(long, value_name = "N")]
    pub(crate) max_refused: Option<usize>,

    #[command(flatten)]
    pub(crate) shape: Shape,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExtractFormat {
    /// The exchange format, one article a line
    Jsonl,
    /// The article graphs as N-Quads; without --stream the shared graphs, too
    Nq,
    /// What `resolve` decides on, one article a line
    Digest,
}

/// Decide who is who and what is one event over digests from any number of machines
///
/// The same as one `build` of all their articles, byte for byte, whatever the order and partition of the digests. What an
/// article says is not read again.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  echo '{\"text\":\"It rained.\"}' | dateline extract --stream --format digest > a.digests\n  dateline resolve a.digests --out shared.nq"
)]
pub(crate) struct Resolve {
    /// Files of `extract --format digest`, folders of such files, or `-`; `.gz` and `.zst` are unpacked
    #[arg(value_name = "DIGESTS", required = true)]
    pub(crate) digests: Vec<PathBuf>,

    /// Digests of before (files or folders): an article that is among DIGESTS, too, is replaced
    #[arg(long, value_name = "OLD")]
    pub(crate) base: Vec<PathBuf>,

    /// Folder with the graphs of `extract --graphs`, which becomes a store, or a store that grows
    #[arg(long, value_name = "DIR", required_unless_present = "out")]
    pub(crate) store: Option<PathBuf>,

    /// Write what is shared by all articles to this file (`-`: standard output)
    #[arg(long, value_name = "FILE", conflicts_with = "store")]
    pub(crate) out: Option<PathBuf>,

    /// Format of --out; `jsonl`: entities, events, findings and the links of each article, one a line
    #[arg(long, value_enum, value_name = "F", default_value_t = ResolveFormat::Nq, requires = "out")]
    pub(crate) format: ResolveFormat,
}

/// A form of what `resolve` decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ResolveFormat {
    /// N-Quads: `graph/entities`, `graph/findings`, `graph/run`
    Nq,
    /// One object a line, for tables
    Jsonl,
}

/// Read articles into a knowledge graph: the main job
///
/// Reads, extracts, resolves names and events across all articles (those already in the store included), checks what the
/// articles tell against each other, and keeps the result in a folder of readable files. Reading the same article again
/// replaces it.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  dateline build seeds/articles --store kg\n  dateline build dump.jsonl --store kg --source \"Harbour Gazette\"\n  dateline build article.txt --published 2024-02-11 --out graph.ttl"
)]
pub(crate) struct Build {
    #[command(flatten)]
    pub(crate) inputs: Inputs,

    /// Folder of the graph; made if it does not exist. This or --out is needed
    #[arg(long, value_name = "DIR")]
    pub(crate) store: Option<PathBuf>,

    /// Write the whole graph to this file, with or without a store (`-`: standard output)
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,

    /// Format of --out (default: by its ending, else Turtle)
    #[arg(long, value_name = "F", requires = "out", value_parser = GraphFormat::parser())]
    pub(crate) format: Option<GraphFormat>,

    #[command(flatten)]
    pub(crate) shape: Shape,
}

/// How the RDF is written.
#[derive(Debug, Clone, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(crate) struct Shape {
    /// Start of all names that are minted (default: that of the store, else `https://w3id.org/dateline/id/`)
    #[arg(long, value_name = "IRI")]
    pub(crate) base: Option<String>,

    /// Put the full text of each article into the graph
    #[arg(long)]
    pub(crate) embed_text: bool,

    /// Leave the words of sentences out (copyright); offsets stay
    #[arg(long, conflicts_with = "embed_text")]
    pub(crate) no_text: bool,

    /// Describe every span of words as NIF asks for (class, context, offsets), not sentences alone
    #[arg(long)]
    pub(crate) nif: bool,

    /// Write what statements claim as quoted triples too (RDF 1.2; for the formats ttl, trig, nt and nq)
    #[arg(long)]
    pub(crate) rdf12: bool,

    /// Write down when this was: two runs then differ
    #[arg(long)]
    pub(crate) stamp: bool,
}

/// Where a graph comes from.
#[derive(Debug, Clone, clap::Args)]
#[group(required = true, multiple = false)]
pub(crate) struct GraphSource {
    /// Folder of the graph
    #[arg(long, value_name = "DIR")]
    pub(crate) store: Option<PathBuf>,

    /// RDF files (.ttl .trig .nt .nq .rdf .jsonld) instead of a store
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub(crate) data: Vec<PathBuf>,
}

/// Ask a question: who said what, what happened when and where, who met whom (without one: list them all)
///
/// Every row names the outlet, the day and on whose word it stands. Names match by alias, by surname and in any case.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  dateline ask\n  dateline ask who-said --store kg --who Rasool --sentences\n  dateline ask toll --store kg --about Nairobi\n  dateline ask met --store kg --from 2024-01 --to 2024-02 --results csv\n  dateline ask path --store kg --who Rasool --about \"United States\"\n  dateline ask acts --store kg --about letter --sparql"
)]
pub(crate) struct Ask {
    /// The question; `dateline ask` alone lists them
    #[arg(value_name = "QUESTION")]
    pub(crate) question: Option<String>,

    #[command(flatten)]
    pub(crate) options: AskOptions,
}

/// Print what happened, in order of time: days, weeks, months and open dates
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  dateline timeline --store kg --from 2024-01 --to 2024-02-10\n  dateline timeline --store kg --about talks --standing told --sentences"
)]
pub(crate) struct Timeline {
    #[command(flatten)]
    pub(crate) options: AskOptions,
}

/// What a question is narrowed to, and how its answer is written.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct AskOptions {
    #[command(flatten)]
    pub(crate) graph: AskedGraph,

    /// Only this person, body or country, as the one who speaks, acts or takes part
    #[arg(long, value_name = "NAME")]
    pub(crate) who: Option<String>,

    /// Only what concerns this name or these words
    #[arg(long, value_name = "NAME|WORDS")]
    pub(crate) about: Option<String>,

    /// Only what happened in this place
    #[arg(long = "where", value_name = "PLACE")]
    pub(crate) place: Option<String>,

    /// Only from this day, month or year on: 2024-02-11, 2024-02, 2024
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,

    /// Only up to this day, month or year
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<String>,

    /// Only what this outlet tells; may be given again
    #[arg(long, value_name = "NAME")]
    pub(crate) outlet: Vec<String>,

    /// Only what the article with this id tells; may be given again
    #[arg(long, value_name = "ID")]
    pub(crate) article: Vec<String>,

    /// Only what is told as happened, planned, hypothetical or negated; may be given again
    #[arg(long, value_name = "STATUS")]
    pub(crate) status: Vec<String>,

    /// Only what is told, attributed, alleged, denied or disputed; may be given again
    #[arg(long, value_name = "STANDING")]
    pub(crate) standing: Vec<String>,

    /// Only events (assault), speech acts (warn), counts (deaths) or findings (figure-conflict) of this kind; may be
    /// given again
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Vec<String>,

    /// Only the first rows
    #[arg(long, value_name = "N")]
    pub(crate) top: Option<usize>,

    /// With the sentences behind each row: article, outlet, day, offsets
    #[arg(long)]
    pub(crate) sentences: bool,

    /// Print the query in SPARQL instead of the answer
    #[arg(long)]
    pub(crate) sparql: bool,

    /// How the answer is written: table, markdown, json, csv
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(crate) results: AnswerFormat,

    /// Keep long cells of the table whole
    #[arg(long)]
    pub(crate) whole: bool,
}

/// Where a question looks; the list of questions needs no graph.
#[derive(Debug, Clone, clap::Args)]
#[group(required = false, multiple = false)]
pub(crate) struct AskedGraph {
    /// Folder of the graph
    #[arg(long, value_name = "DIR")]
    pub(crate) store: Option<PathBuf>,

    /// RDF files (.ttl .trig .nt .nq .rdf .jsonld) instead of a store
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub(crate) data: Vec<PathBuf>,
}

/// Ask the graph in SPARQL
///
/// All graphs together are the default graph; `GRAPH ?g { ... }` tells which article says it.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  dateline query --store kg \"SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }\"\n  dateline ask timeline --store kg --sparql > timeline.rq\n  dateline query --store kg -f timeline.rq --results csv"
)]
pub(crate) struct Query {
    #[command(flatten)]
    pub(crate) graph: GraphSource,

    /// The query
    #[arg(value_name = "QUERY", conflicts_with = "file")]
    pub(crate) sparql: Option<String>,

    /// File with the query (`-`: standard input)
    #[arg(short, long, value_name = "FILE.rq")]
    pub(crate) file: Option<PathBuf>,

    /// Format of the answer; for CONSTRUCT and DESCRIBE an RDF format: ttl trig nt nq rdfxml jsonld
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(crate) results: ResultsFormat,

    /// Longest time a query may run, not counting the time to load the graph
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    pub(crate) timeout: u64,

    /// Most rows or triples of an answer
    #[arg(long, value_name = "N", default_value_t = 1_000_000)]
    pub(crate) max_rows: usize,

    /// Most memory a query may take beside the graph, in megabytes (Linux only)
    #[arg(long, value_name = "MB", default_value_t = 1_000)]
    pub(crate) max_memory: u64,
}

/// Write the graph in a format of RDF or of a graph viewer
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  dateline export --store kg --format ttl --out graph.ttl\n  dateline export --store kg --format dot --view events | dot -Tsvg > graph.svg\n  dateline export --store kg --view actors --about Iraq --hops 1 --out iraq.gexf\n  dateline export --store kg --format csv --out tables.csv   (tables-nodes.csv and tables-edges.csv)"
)]
pub(crate) struct Export {
    /// Folder of the graph
    #[arg(long, value_name = "DIR")]
    pub(crate) store: PathBuf,

    /// Format (default: by the ending of --out)
    #[arg(long, value_name = "F", required_unless_present = "out", value_parser = GraphFormat::parser())]
    pub(crate) format: Option<GraphFormat>,

    /// File to write (default: standard output)
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,

    /// Write N-Quads into this many files, as `graph-00.nq` and further for --out graph.nq, so that several loaders share the
    /// work; memory stays flat
    #[arg(long, value_name = "N", requires = "out", value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub(crate) split: Option<u16>,

    #[command(flatten)]
    pub(crate) picture: Picture,
}

/// What the formats of graph viewers show; RDF formats hold everything.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "What a picture shows (graphml, gexf, dot, cytoscape, csv)")]
pub(crate) struct Picture {
    /// all, events, statements or actors [default: all]
    #[arg(long, value_name = "V")]
    pub(crate) view: Option<View>,

    /// Only what is near this name, alias, surname or IRI; may be given again
    #[arg(long, value_name = "NAME")]
    pub(crate) about: Vec<String>,

    /// How many edges away from it [default: 2]
    #[arg(long, value_name = "K", requires = "about")]
    pub(crate) hops: Option<usize>,

    /// Most nodes: those of which most is told; 0 for all [default: 60]
    #[arg(long, value_name = "N")]
    pub(crate) top: Option<usize>,

    /// Only what was on this day or later; what has no day is left out
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<Date>,

    /// Only what was on this day or earlier; what has no day is left out
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<Date>,

    /// Only what this outlet tells; may be given again
    #[arg(long, value_name = "NAME")]
    pub(crate) outlet: Vec<String>,

    /// Only what is told of events on this authority: told, attributed, alleged, denied, disputed; may be given again
    #[arg(long, value_name = "S")]
    pub(crate) standing: Vec<Standing>,
}

/// Bring the graphs of a store into a SPARQL server, by the SPARQL 1.1 Graph Store Protocol
///
/// One graph an article, then those that are shared. What the server has is written down beside the store, so that a push that was
/// cut short goes on, and a later one brings what changed and deletes what went. See docs/scale.md for the addresses of servers.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  dateline push --store kg --to http://localhost:3030/news/data --dry-run\n  dateline push --store kg --to http://localhost:3030/news/data --rate 50 --dry-run"
)]
pub(crate) struct Push {
    /// Folder of the graph
    #[arg(long, value_name = "DIR")]
    pub(crate) store: PathBuf,

    /// Address of the server's Graph Store Protocol (plain HTTP)
    #[arg(long, value_name = "URL")]
    pub(crate) to: String,

    /// Most requests a second (default: no limit)
    #[arg(long, value_name = "N")]
    pub(crate) rate: Option<NonZeroUsize>,

    /// Say what would be sent, and send nothing
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// What the server has, from pushes before (default: `DIR.pushed` beside the store)
    #[arg(long, value_name = "FILE")]
    pub(crate) state: Option<PathBuf>,

    /// A header of every request, as `Authorization: Basic dXNlcjpwYXNz`; may be given again
    #[arg(long, value_name = "NAME: VALUE")]
    pub(crate) header: Vec<String>,

    /// How often a request is tried before the push ends
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub(crate) tries: u32,
}

/// Show the graph as a page in the browser, and answer SPARQL queries, until it is stopped
///
/// The page is at `/`, the endpoint at `/sparql` (SPARQL 1.1 protocol, queries only), the questions of `ask` as JSON at
/// `/api/ask/NAME?who=...` (listed at `/api/questions`), what stands behind a node at `/api/why?iri=...`; `/health` says ok. The graph is read
/// into memory, and again when the store changes. Only this machine is answered unless `--bind` names another address.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  dateline serve --store kg\n  dateline serve --store kg --bind 127.0.0.1:0          a free port\n  curl http://127.0.0.1:7878/sparql --data-urlencode 'query=SELECT * WHERE { ?s a dl:Statement } LIMIT 5'"
)]
pub(crate) struct Serve {
    #[command(flatten)]
    pub(crate) graph: GraphSource,

    /// Address and port to listen at
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:7878")]
    pub(crate) bind: SocketAddr,

    /// Let pages of this site ask too (`*`: of any site)
    #[arg(long, value_name = "ORIGIN")]
    pub(crate) cors: Option<HeaderValue>,

    /// How long a query may run
    #[arg(long, value_name = "SECONDS", default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub(crate) timeout: u64,

    /// How many rows or triples an answer may have; longer ones are refused
    #[arg(long, value_name = "N", default_value_t = 100_000)]
    pub(crate) max_rows: usize,

    /// How many queries run at the same time
    #[arg(long, value_name = "N", default_value = "4")]
    pub(crate) max_queries: NonZeroUsize,
}

/// Answer the questions of a language model over the Model Context Protocol
///
/// One message a line on standard input and output, as programs with a language model start it (see docs/mcp.md). The tools
/// are the questions of `ask`, `why` and `search`; each answer has its sentences with offsets. Nothing can be changed.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  dateline mcp --store kg")]
pub(crate) struct Mcp {
    /// Folder of the graph
    #[arg(long, value_name = "DIR")]
    pub(crate) store: PathBuf,
}

/// Write the page as one HTML file that opens from disk and needs no network
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  dateline report --store kg --out report.html")]
pub(crate) struct Report {
    #[command(flatten)]
    pub(crate) graph: GraphSource,

    /// The file to write (`-`: standard output)
    #[arg(long, value_name = "FILE.html")]
    pub(crate) out: PathBuf,
}

/// List what does not fit together: figures, dates, causes, weekdays
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  dateline check --store kg\n  dateline check --store kg --format json\n  dateline check --store kg --fail-on conflict\n  dateline check --store kg --about Baghdad --kind figure-conflict --from 2024-02-01"
)]
pub(crate) struct Check {
    /// Folder of the graph
    #[arg(long, value_name = "DIR")]
    pub(crate) store: PathBuf,

    /// Format of the list
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub(crate) format: CheckFormat,

    /// Only findings about this person, body or place: a name in the sentence of a side
    #[arg(long, value_name = "NAME")]
    pub(crate) about: Option<String>,

    /// Only findings of this kind; may be given again
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Vec<FindingKind>,

    /// Only findings of this severity and everything worse (info, warning, conflict)
    #[arg(long, value_name = "SEVERITY")]
    pub(crate) severity: Option<Severity>,

    /// Only findings with a side published on this day or later
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<Date>,

    /// Only findings with a side published on this day or earlier
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<Date>,

    /// End with exit code 1 if there is a finding of this kind or severity (info, warning, conflict) among those listed
    #[arg(long, value_name = "KIND|SEVERITY")]
    pub(crate) fail_on: Option<FailOn>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For people
    Text,
    /// An array of findings
    Json,
    /// The findings graph as Turtle
    Ttl,
}

/// Put outlets or articles side by side: who tells what, who contradicts, who is silent
///
/// With two names, two outlets or two articles; with one, all outlets that tell of an event.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  dateline compare --store kg \"Harbour Gazette\" \"Meridian Post\"\n  dateline compare --store kg hg-0208 sm-attack --sentences\n  dateline compare --store kg \"talks suspended\" --format markdown"
)]
pub(crate) struct Compare {
    /// Folder of the graph
    #[arg(long, value_name = "DIR")]
    pub(crate) store: PathBuf,

    /// An outlet, an article (id or headline) or, alone, an event (label or IRI)
    #[arg(value_name = "NAME")]
    pub(crate) left: String,

    /// The outlet or article to hold against it
    #[arg(value_name = "NAME")]
    pub(crate) right: Option<String>,

    /// Show the sentence of each claim (text and JSON)
    #[arg(long)]
    pub(crate) sentences: bool,

    /// Only things that both tell of
    #[arg(long)]
    pub(crate) shared: bool,

    /// Format of the table
    #[arg(long, value_enum, default_value_t = CompareFormat::Text)]
    pub(crate) format: CompareFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CompareFormat {
    /// For people
    Text,
    /// A table in Markdown
    Markdown,
    /// An object with columns and rows
    Json,
    /// One line a row, for spreadsheets
    Csv,
}

/// Show the sentence, the rule and the decisions behind a node or an edge of the graph
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  dateline why --store kg ent:place/baghdad\n  dateline why --store kg \"Yahya Rasool\"\n  dateline why --store kg hg-0208\n  dateline why --store kg \"Yahya Rasool\" Iraq                        what stands between two nodes\n  dateline why --store kg hg-0208 schema:mentions \"Yahya Rasool\"     one edge"
)]
pub(crate) struct Why {
    /// Folder of the graph
    #[arg(long, value_name = "DIR")]
    pub(crate) store: PathBuf,

    /// A node as a query prints it (`ent:...`, `evt:...`, `article:KEY#st_1_32`), an IRI, a label or the id of an
    /// article; or an edge: two nodes, or subject, property and object
    #[arg(value_name = "IRI", required = true, num_args = 1..=3)]
    pub(crate) names: Vec<String>,
}

/// Say why two names are one, or not
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  dateline explain --store kg \"Yahya Rasool\" \"Yehia Rasool\"")]
pub(crate) struct Explain {
    /// Folder of the graph
    #[arg(long, value_name = "DIR")]
    pub(crate) store: PathBuf,

    /// A name or IRI
    #[arg(value_name = "A")]
    pub(crate) left: String,

    /// Another
    #[arg(value_name = "B")]
    pub(crate) right: String,
}

/// Take an article out, as if it had never been read
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  dateline remove --store kg hg-0208")]
pub(crate) struct Remove {
    /// Folder of the graph
    #[arg(long, value_name = "DIR")]
    pub(crate) store: PathBuf,

    /// Id, key or IRI of the article
    #[arg(value_name = "ARTICLE")]
    pub(crate) article: String,
}

/// Say what is wrong with a store, and mend it
///
/// Reads every file and compares it with its hash. An article whose files were emptied, cut or exchanged is named; all
/// others stay usable. Files of somebody else are named and left alone. Exit code 1 if something is wrong.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  dateline doctor --store kg\n  dateline doctor --store kg --mend")]
pub(crate) struct Doctor {
    /// Folder of the graph
    #[arg(long, value_name = "DIR")]
    pub(crate) store: PathBuf,

    /// Finish a change that was cut short, delete what it left, write names and events of all articles anew; give the
    /// same --gazetteer and --decisions as to `build`
    #[arg(long)]
    pub(crate) mend: bool,
}

/// Test the event words of a file of your own on its example sentences
///
/// Six columns separated by tabs, `-` for an empty one: type, part, frame, words, a sentence in which a word of the line
/// is caught, words in which none is. Each example that fails is named with its line, and the exit code is 1.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  dateline lexicon check words.tsv\n  dateline build seeds/articles --store kg --lexicon words.tsv\n\nA line of such a file:\n  LAUNCH<TAB>verb<TAB>subject=agent object=theme<TAB>greenlight<TAB>Norland greenlit the bridge on Monday.<TAB>-"
)]
pub(crate) struct Lexicon {
    /// What to do with it
    #[command(subcommand)]
    pub(crate) action: LexiconAction,
}

#[derive(Debug, Subcommand)]
pub(crate) enum LexiconAction {
    /// Read the file and test each line on its examples
    Check {
        /// The file
        #[arg(value_name = "FILE.tsv")]
        file: PathBuf,
    },
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
