//! `dateline build`: the main job, from articles to a graph.

use super::args::{Args, Build};
use super::format::GraphFormat;
use super::resolved::Resolved;
use super::summary::{Stopwatch, Summary};
use super::{Outcome, destination, input, knowledge, output, shape};
use dateline::export::{Projection, Source, View};
use dateline::extract::Knowledge;
use dateline::graph::{GraphOptions, article_graph, canonical_order, run_graph};
use dateline::model::{Digest, Reading};
use dateline::pipeline;
use dateline::resolve::Decisions;
use dateline::store::{Put, Store, StoreError, StoreWriter, Trouble};
use oxigraph::model::Quad;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

pub(crate) fn run(build: &Build, args: &Args) -> anyhow::Result<Outcome> {
    let watch = Stopwatch::start();
    anyhow::ensure!(
        build.store.is_some() || build.out.is_some(),
        "where does the graph go? --store DIR keeps it in a folder that can grow, --out FILE writes it to a file (`-`: standard output)"
    );
    destination::check(build.out.as_deref())?;
    let format = GraphFormat::choose(build.format, build.out.as_deref())?;
    let knowledge = knowledge::load(args)?;
    let decisions = knowledge::decisions(args)?;
    let mark = knowledge::mark(args)?;
    knowledge.prepare();
    let options = shape::options(&build.shape, build.store.as_deref(), args)?;
    let mut keeper = Keeper::open(build.store.as_deref(), &options)?;

    let mut summary = Summary::default();
    let bar = output::counter(args.quiet);
    let refused = input::for_each_batch(&build.inputs, args, &mut |articles| {
        let readings = pipeline::read_articles(articles, &knowledge, &|| bar.inc(1));
        output::name_articles(args.verbose, &readings);
        summary.add(&readings);
        let put = keeper.keep(&readings, &options)?;
        summary.add_put(&readings, &put);
        Ok(())
    })?;
    bar.finish_and_clear();
    anyhow::ensure!(
        summary.articles() > 0,
        "no article found: name files or folders that hold some (docs/inputs.md lists their forms)"
    );

    let Kept { resolved, quads, troubles } =
        keeper.finish(&options, (&knowledge, &decisions, &mark), build.out.is_some())?;
    if let (Some(path), Some(quads)) = (&build.out, &quads) {
        let picture =
            if format.0.is_picture() { Projection::of(quads, View::All) } else { Projection::default() };
        let source = Source { quads, base: &options.base, picture: &picture };
        destination::write(format, &source, Some(path), args.quiet)?;
    }
    summary.show(&resolved, build, &watch, args.quiet);
    let outcome = output::outcome_with(&troubles);
    // The process ends here: what it holds need not be given back piece by piece.
    std::mem::forget((resolved, quads));
    Ok(if refused == 0 { outcome } else { Outcome::DoneWithRefusals })
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

/// What was made of all articles.
struct Kept {
    resolved: Resolved,
    /// The quads of everything, where they are asked for.
    quads: Option<Vec<Quad>>,
    /// What is wrong with the store.
    troubles: Vec<Trouble>,
}

impl Keeper {
    fn open(store: Option<&Path>, options: &GraphOptions) -> Result<Self, StoreError> {
        match store {
            Some(path) if Store::is_vacant(path)? => Ok(Self::Place(path.to_owned())),
            Some(path) => Store::create_or_open(path, &options.base).map(Self::Store),
            None => Ok(Self::Memory { quads: Vec::new(), digests: Vec::new() }),
        }
    }

    /// Keeps some articles, and says what became of each in a store.
    fn keep(&mut self, readings: &[Reading], options: &GraphOptions) -> anyhow::Result<Vec<Put>> {
        match self {
            Self::Place(path) => {
                *self = Self::Store(Store::create_or_open(path, &options.base)?);
                return self.keep(readings, options);
            }
            Self::Store(store) => {
                let put = |reading: &Reading| {
                    store.put(&article_graph(reading, options), &options.run, &reading.digest)
                };
                return Ok(readings.par_iter().map(put).collect::<Result<_, _>>()?);
            }
            Self::Memory { quads, digests } => {
                let graphs: Vec<Vec<Quad>> =
                    readings.par_iter().map(|reading| article_graph(reading, options)).collect();
                quads.extend(graphs.into_iter().flatten());
                digests.extend(readings.iter().map(|reading| reading.digest.clone()));
            }
        }
        Ok(Vec::new())
    }

    /// Decides over all articles; with `--out`, gives the quads of everything.
    fn finish(
        self,
        options: &GraphOptions,
        (knowledge, decisions, mark): (&Knowledge, &Decisions, &str),
        out: bool,
    ) -> anyhow::Result<Kept> {
        match self {
            Self::Place(path) => {
                let store = Store::create_or_open(&path, &options.base)?;
                Self::Store(store).finish(options, (knowledge, decisions, mark), out)
            }
            Self::Store(store) => {
                let mut resolved = Resolved::again(&store, knowledge, decisions, mark)?;
                resolved.write(&store, options)?;
                let quads = out.then(|| store.quads()).transpose()?;
                Ok(Kept { resolved, quads, troubles: store.troubles() })
            }
            Self::Memory { mut quads, digests } => {
                let resolved = Resolved::new(digests, knowledge, decisions);
                let run = run_graph(&options.run, &options.base);
                quads.extend(resolved.graphs(options).into_iter().flatten().chain(run));
                quads.par_sort_unstable_by(canonical_order);
                Ok(Kept { resolved, quads: Some(quads), troubles: Vec::new() })
            }
        }
    }
}
