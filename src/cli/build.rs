//! `dateline build`: the main job, from articles to a graph.

use super::args::{Args, Build, Shape};
use super::format::GraphFormat;
use super::resolved::Resolved;
use super::summary::{Stopwatch, Summary};
use super::{Outcome, destination, input, knowledge, output};
use dateline::export::{Source, View};
use dateline::extract::Knowledge;
use dateline::graph::{Base, GraphOptions, article_graph, canonical_order, run_graph, to_trig};
use dateline::model::{Digest, Reading};
use dateline::pipeline;
use dateline::resolve::Decisions;
use dateline::store::{Store, StoreError, StoreWriter};
use oxigraph::model::Quad;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

pub(crate) fn run(build: &Build, args: &Args) -> anyhow::Result<Outcome> {
    let watch = Stopwatch::start();
    destination::check(build.out.as_deref())?;
    let format = GraphFormat::choose(build.format, build.out.as_deref())?;
    let knowledge = knowledge::load(args)?;
    let decisions = knowledge::decisions(args)?;
    knowledge.prepare();
    let options = options(build, args)?;
    let mut keeper = Keeper::open(build.store.as_deref(), &options)?;

    let mut summary = Summary::default();
    let bar = output::counter(args.quiet);
    let refused = input::for_each_batch(&build.inputs, args, &mut |articles| {
        let readings = pipeline::read_articles(articles, &knowledge, &|| bar.inc(1));
        output::name_articles(args.verbose, &readings);
        summary.add(&readings);
        keeper.keep(&readings, &options)
    })?;
    bar.finish_and_clear();
    anyhow::ensure!(
        summary.articles() > 0,
        "no article found: name files or folders that hold some (docs/inputs.md lists their forms)"
    );

    let (resolved, quads) = keeper.finish(&options, &knowledge, &decisions, build.out.is_some())?;
    if let (Some(path), Some(quads)) = (&build.out, &quads) {
        let source = Source { quads, base: &options.base, view: View::All };
        destination::write(format, &source, Some(path), args.quiet)?;
    }
    summary.show(&resolved, build, &watch, args.quiet);
    Ok(if refused == 0 { Outcome::Done } else { Outcome::DoneWithRefusals })
}

/// What the options say about the RDF. Without `--base`, a store that is there decides.
fn options(build: &Build, args: &Args) -> anyhow::Result<GraphOptions> {
    let Shape { base, embed_text, no_text, rdf12, stamp } = &build.shape;
    let base = match (base, &build.store) {
        (Some(base), _) => Base::new(base)?,
        (None, Some(store)) => Store::open(store).map(|store| store.base().clone()).unwrap_or_default(),
        (None, None) => Base::default(),
    };
    let mut run = knowledge::run(args)?;
    if *stamp {
        run.stamp = Some(jiff::Timestamp::now().round(jiff::Unit::Second)?.to_string());
    }
    Ok(GraphOptions { base, run, embed_text: *embed_text, no_text: *no_text, rdf12: *rdf12 })
}

/// Where the graphs of the articles go while more are read.
enum Keeper {
    /// Into a store that is made when the first article comes, so that a call without any leaves none.
    Place(PathBuf),
    /// Into a store: memory stays flat.
    Store(StoreWriter),
    /// Into memory, for `--out` alone.
    Memory { quads: Vec<Quad>, digests: Vec<Digest> },
}

impl Keeper {
    fn open(store: Option<&Path>, options: &GraphOptions) -> Result<Self, StoreError> {
        match store {
            Some(path) if Store::is_vacant(path)? => Ok(Self::Place(path.to_owned())),
            Some(path) => Store::create_or_open(path, &options.base).map(Self::Store),
            None => Ok(Self::Memory { quads: Vec::new(), digests: Vec::new() }),
        }
    }

    fn keep(&mut self, readings: &[Reading], options: &GraphOptions) -> anyhow::Result<()> {
        match self {
            Self::Place(path) => {
                *self = Self::Store(Store::create_or_open(path, &options.base)?);
                return self.keep(readings, options);
            }
            Self::Store(store) => readings.par_iter().try_for_each(|reading| {
                store.put(&to_trig(&article_graph(reading, options), &options.base), &reading.digest)
            })?,
            Self::Memory { quads, digests } => {
                let graphs: Vec<Vec<Quad>> =
                    readings.par_iter().map(|reading| article_graph(reading, options)).collect();
                quads.extend(graphs.into_iter().flatten());
                digests.extend(readings.iter().map(|reading| reading.digest.clone()));
            }
        }
        Ok(())
    }

    /// Decides over all articles; with `--out`, gives the quads of everything.
    fn finish(
        self,
        options: &GraphOptions,
        knowledge: &Knowledge,
        decisions: &Decisions,
        out: bool,
    ) -> anyhow::Result<(Resolved, Option<Vec<Quad>>)> {
        let run = run_graph(&options.run, &options.base);
        match self {
            Self::Place(path) => {
                let store = Store::create_or_open(&path, &options.base)?;
                Self::Store(store).finish(options, knowledge, decisions, out)
            }
            Self::Store(store) => {
                let resolved = Resolved::of(&store, knowledge, decisions)?;
                resolved.write(&store, options, &run)?;
                let quads = out.then(|| store.quads()).transpose()?;
                Ok((resolved, quads))
            }
            Self::Memory { mut quads, digests } => {
                let resolved = Resolved::new(digests, knowledge, decisions);
                quads.extend(resolved.graphs(options).into_iter().flatten().chain(run));
                quads.par_sort_unstable_by(canonical_order);
                Ok((resolved, Some(quads)))
            }
        }
    }
}
