//! `dateline resolve`: identity over digests from any number of machines, as one `build` of all their articles.

use super::args::{Args, Resolve, ResolveFormat};
use super::resolved::Resolved;
use super::{Outcome, destination, knowledge, output};
use anyhow::Context as _;
use atomic_write_file::AtomicWriteFile;
use dateline::export::identity;
use dateline::extract::Knowledge;
use dateline::graph::{
    Base, EntityParts, GraphOptions, Run, canonical_order, findings_graph, run_graph, to_nquads,
};
use dateline::model::{Digests, PackedDigests, Resolution};
use dateline::pipeline;
use dateline::read::{files_below, unpack, unpacked};
use dateline::resolve::Decisions;
use dateline::resolve::key::hex_of;
use dateline::store::{DigestLine, LineError, Store, StoreWriter};
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::Quad;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, BufWriter, IntoInnerError, Write};
use std::path::{Path, PathBuf};

/// How many articles with two digests are named.
const NAMED: usize = 5;

/// Digits of the hash by which one of two digests of an article is chosen.
const HASH_DIGITS: usize = 16;

pub(crate) fn run(resolve: &Resolve, args: &Args) -> anyhow::Result<Outcome> {
    destination::check(resolve.out.as_deref())?;
    let (knowledge, decisions) = (knowledge::load(args)?, knowledge::decisions(args)?);
    let mut lines = Lines { keeper: Keeper::new(resolve.store.as_deref()), ..Lines::default() };
    for (paths, is_new) in [(&resolve.base, false), (&resolve.digests, true)] {
        for path in paths {
            lines.add_path(path, is_new)?;
        }
    }
    anyhow::ensure!(
        !lines.known.is_empty(),
        "no digest found: name the output of `dateline extract --format digest`, or folders of it"
    );
    let (differing, refused) = (lines.differing, lines.refused);
    let mut outcome = lines.finish(resolve, &knowledge, &decisions, args)?;
    if refused > 0 {
        output::tell(args.quiet, &format!("left out: {refused} lines that `extract` refused"));
    }
    if differing > 0 {
        output::complain(&format!(
            "{differing} articles have two digests that differ, one of which was taken: extract each once, with one \
             program, or name what is older with --base"
        ));
        outcome = Outcome::DoneWithRefusals;
    }
    Ok(outcome)
}

/// Where digests are kept while more are read.
enum Keeper {
    /// A store to be made when the first line says where its names begin.
    Place(PathBuf),
    Store(StoreWriter),
    Memory {
        digests: PackedDigests,
        runs: BTreeSet<Run>,
    },
}

impl Default for Keeper {
    fn default() -> Self {
        Self::Memory { digests: PackedDigests::default(), runs: BTreeSet::new() }
    }
}

impl Keeper {
    fn new(store: Option<&Path>) -> Self {
        store.map_or_else(Self::default, |path| Self::Place(path.to_owned()))
    }

    /// Keeps what a line says of an article, in the place of one that is known by its `number`.
    fn keep(&mut self, line: DigestLine, number: Option<usize>, base: &Base) -> anyhow::Result<()> {
        match self {
            Self::Place(path) => {
                *self = Self::Store(Store::create_or_open(path, base)?);
                return self.keep(line, number, base);
            }
            Self::Store(store) => {
                store.put_line(&line)?;
            }
            Self::Memory { digests, runs } => {
                runs.insert(line.run);
                if let Some(number) = number {
                    digests.replace(number, line.digest);
                } else {
                    digests.add(line.digest);
                }
            }
        }
        Ok(())
    }
}

/// What is known of the digest of an article while more are read.
struct Known {
    /// Whether it is of the new ones, and the hash of its line: the greater is kept, whatever comes first.
    rank: (bool, u64),
    /// How many articles were known before it.
    number: usize,
}

/// The lines that were read.
#[derive(Default)]
struct Lines {
    keeper: Keeper,
    base: Option<Base>,
    /// The articles, by key.
    known: BTreeMap<u64, Known>,
    /// How many articles have digests that differ.
    differing: usize,
    /// How many lines are refusals of `extract`.
    refused: usize,
}

impl Lines {
    fn add_path(&mut self, path: &Path, is_new: bool) -> anyhow::Result<()> {
        if path == Path::new("-") {
            return self.add(unpack(io::stdin().lock())?, "standard input", is_new);
        }
        let cannot = |path: &Path| format!("{}: cannot be read", path.display());
        for file in files_below(path).with_context(|| cannot(path))? {
            let lines = unpacked(&file).with_context(|| cannot(&file))?;
            self.add(lines, &file.display().to_string(), is_new)?;
        }
        Ok(())
    }

    fn add(&mut self, lines: impl BufRead, place: &str, is_new: bool) -> anyhow::Result<()> {
        for (number, line) in lines.lines().enumerate() {
            let place = format!("{place}:{}", number + 1);
            let line = line.with_context(|| format!("{place}: cannot be read"))?;
            if line.trim().is_empty() {
                continue;
            }
            match DigestLine::read(&line) {
                Ok(digest) => self.keep(digest, &line, &place, is_new)?,
                Err(LineError::Refused(_)) => self.refused += 1,
                Err(error) => anyhow::bail!("{place}: {error}"),
            }
        }
        Ok(())
    }

    fn keep(&mut self, line: DigestLine, text: &str, place: &str, is_new: bool) -> anyhow::Result<()> {
        let base = line.base().with_context(|| place.to_owned())?;
        let first = self.base.get_or_insert_with(|| base.clone());
        anyhow::ensure!(
            *first == base,
            "{place}: names begin with {base}, those of the digests before with {first}: extract all with one --base"
        );
        let rank = (is_new, number_of(&hex_of(text.as_bytes(), HASH_DIGITS)));
        let articles = self.known.len();
        let known = match self.known.entry(number_of(&line.digest.key)) {
            Entry::Vacant(unknown) => {
                unknown.insert(Known { rank, number: articles });
                return self.keeper.keep(line, None, &base);
            }
            Entry::Occupied(known) => known.into_mut(),
        };
        if known.rank.0 == is_new && known.rank.1 != rank.1 {
            self.differing += 1;
            if self.differing <= NAMED {
                output::complain(&format!("{place}: another digest of {} than before", line.digest.id));
            }
        }
        if known.rank >= rank {
            return Ok(());
        }
        known.rank = rank;
        let number = known.number;
        self.keeper.keep(line, Some(number), &base)
    }

    fn finish(
        self,
        resolve: &Resolve,
        knowledge: &Knowledge,
        decisions: &Decisions,
        args: &Args,
    ) -> anyhow::Result<Outcome> {
        let options = GraphOptions { base: self.base.unwrap_or_default(), ..GraphOptions::default() };
        match self.keeper {
            // The first line makes a store of it.
            Keeper::Place(_) => Ok(Outcome::Done),
            Keeper::Store(store) => {
                let mut resolved = Resolved::again(&store, knowledge, decisions, &knowledge::mark(args)?)?;
                resolved.write(&store, &options)?;
                tell(Digests::Whole(&resolved.digests), &resolved.resolution, args);
                Ok(output::outcome_with(&store.troubles()))
            }
            Keeper::Memory { mut digests, runs } => {
                drop(self.known);
                digests.sort();
                let resolution = pipeline::resolve_packed(&digests, knowledge, decisions);
                resolution.notes.iter().for_each(|note| output::complain(note));
                write(&digests, &resolution, &runs, resolve, &options, args)?;
                tell(Digests::Packed(&digests), &resolution, args);
                // The process ends here: what it holds need not be given back piece by piece.
                std::mem::forget((digests, resolution));
                Ok(Outcome::Done)
            }
        }
    }
}

/// A number of sixteen hexadecimal digits: a key, a hash.
fn number_of(digits: &str) -> u64 {
    u64::from_str_radix(digits, 16).unwrap_or_default()
}

/// Writes what was decided to the file that was asked for, whole or not at all.
fn write(
    digests: &PackedDigests,
    resolution: &Resolution,
    runs: &BTreeSet<Run>,
    resolve: &Resolve,
    options: &GraphOptions,
    args: &Args,
) -> anyhow::Result<()> {
    let write = |out: &mut dyn Write| match resolve.format {
        ResolveFormat::Nq => write_graphs(digests, resolution, runs, options, out),
        ResolveFormat::Jsonl => identity::write(Digests::Packed(digests), resolution, &options.base, out),
    };
    let Some(path) = resolve.out.as_deref().filter(|out| *out != Path::new("-")) else {
        let mut out = output::results();
        write(&mut out)?;
        return Ok(out.flush()?);
    };
    let cannot = || format!("{}: cannot be written", path.display());
    let mut file = BufWriter::new(AtomicWriteFile::open(path).with_context(cannot)?);
    write(&mut file).with_context(cannot)?;
    file.into_inner()
        .map_err(IntoInnerError::into_error)
        .and_then(AtomicWriteFile::commit)
        .with_context(cannot)?;
    output::tell(args.quiet, &format!("written: {}", path.display()));
    Ok(())
}

/// One graph after the other, in the order of their names, and the first of them piece by piece.
fn write_graphs(
    digests: &PackedDigests,
    resolution: &Resolution,
    runs: &BTreeSet<Run>,
    options: &GraphOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let graph = options.base.entities_graph();
    let digests = Digests::Packed(digests);
    EntityParts { digests, hashes: &[], resolution, options }
        .in_order(&mut |facts| out.write_all(&to_nquads(&facts, &graph)))?;
    let mut serializer = RdfSerializer::from_format(RdfFormat::NQuads).for_writer(out);
    for quad in findings_graph(digests, &resolution.findings, options) {
        serializer.serialize_quad(&quad)?;
    }
    let mut all: Vec<Quad> = runs.iter().flat_map(|run| run_graph(run, &options.base)).collect();
    all.sort_unstable_by(canonical_order);
    all.dedup();
    for quad in all {
        serializer.serialize_quad(&quad)?;
    }
    serializer.finish().map(drop)
}

fn tell(digests: Digests<'_>, resolution: &Resolution, args: &Args) {
    let reports: usize = resolution.event_of.iter().map(Vec::len).sum();
    output::tell(
        args.quiet,
        &format!(
            "resolved: articles {}, entities {}, events {} (reports {reports}), findings {}",
            digests.len(),
            resolution.entities.len(),
            resolution.events.len(),
            resolution.findings.len()
        ),
    );
}
