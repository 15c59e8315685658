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
use dateline::model::Digest;
use dateline::read::{files_below, unpack, unpacked};
use dateline::resolve::Decisions;
use dateline::resolve::key::hex_of;
use dateline::store::{DigestLine, LineError, Store, StoreWriter};
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::Quad;
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
        digests: BTreeMap<String, Digest>,
        runs: BTreeSet<Run>,
    },
}

impl Default for Keeper {
    fn default() -> Self {
        Self::Memory { digests: BTreeMap::new(), runs: BTreeSet::new() }
    }
}

impl Keeper {
    fn new(store: Option<&Path>) -> Self {
        store.map_or_else(Self::default, |path| Self::Place(path.to_owned()))
    }

    fn keep(&mut self, line: DigestLine, base: &Base) -> anyhow::Result<()> {
        match self {
            Self::Place(path) => {
                *self = Self::Store(Store::create_or_open(path, base)?);
                return self.keep(line, base);
            }
            Self::Store(store) => {
                store.put_line(&line)?;
            }
            Self::Memory { digests, runs } => {
                runs.insert(line.run);
                digests.insert(line.digest.key.clone(), line.digest);
            }
        }
        Ok(())
    }
}

/// The lines that were read.
#[derive(Default)]
struct Lines {
    keeper: Keeper,
    base: Option<Base>,
    /// For each article whether its digest is of the new ones, and the hash of its line: the greater is kept, whatever
    /// comes first.
    known: BTreeMap<String, (bool, String)>,
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
        let rank = (is_new, hex_of(text.as_bytes(), HASH_DIGITS));
        let key = line.digest.key.clone();
        if let Some(known) = self.known.get(&key) {
            if known.0 == is_new && known.1 != rank.1 {
                self.differing += 1;
                if self.differing <= NAMED {
                    output::complain(&format!("{place}: another digest of {} than before", line.digest.id));
                }
            }
            if *known >= rank {
                return Ok(());
            }
        }
        self.known.insert(key, rank);
        self.keeper.keep(line, &base)
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
                tell(&resolved, args);
                Ok(output::outcome_with(&store.troubles()))
            }
            Keeper::Memory { digests, runs } => {
                let resolved = Resolved::new(digests.into_values().collect(), knowledge, decisions);
                write(&resolved, &runs, resolve, &options, args)?;
                tell(&resolved, args);
                // The process ends here: what it holds need not be given back piece by piece.
                std::mem::forget(resolved);
                Ok(Outcome::Done)
            }
        }
    }
}

/// Writes what was decided to the file that was asked for, whole or not at all.
fn write(
    resolved: &Resolved,
    runs: &BTreeSet<Run>,
    resolve: &Resolve,
    options: &GraphOptions,
    args: &Args,
) -> anyhow::Result<()> {
    let write = |out: &mut dyn Write| match resolve.format {
        ResolveFormat::Nq => write_graphs(resolved, runs, options, out),
        ResolveFormat::Jsonl => identity::write(&resolved.digests, &resolved.resolution, &options.base, out),
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
    resolved: &Resolved,
    runs: &BTreeSet<Run>,
    options: &GraphOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Resolved { digests, resolution, .. } = resolved;
    let graph = options.base.entities_graph();
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

fn tell(resolved: &Resolved, args: &Args) {
    let Resolved { digests, resolution, .. } = resolved;
    let reports: usize = digests.iter().map(|digest| digest.events.len()).sum();
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
