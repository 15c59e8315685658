//! `dateline extract`: annotations of each article.

use super::args::{Args, Extract, ExtractFormat};
use super::stream::Worker;
use super::{Outcome, input, knowledge, output, shape};
use dateline::export::{self, Source, jsonl};
use dateline::graph::{
    GraphOptions, article_graph, canonical_order, entities_graph, findings_graph, run_graph,
};
use dateline::model::{Digest, Reading, Resolution};
use dateline::pipeline;
use oxigraph::model::Quad;
use std::io::Write;

pub(crate) fn run(extract: &Extract, args: &Args) -> anyhow::Result<Outcome> {
    let mut knowledge = knowledge::load(args)?;
    knowledge.keep_all = extract.all && extract.format == ExtractFormat::Jsonl;
    let decisions = knowledge::decisions(args)?;
    knowledge.prepare();
    let options = shape::options(&extract.shape, None, args)?;
    if extract.stream {
        return Worker::new(extract, &knowledge, &decisions, options).lines(extract, args);
    }
    if extract.format == ExtractFormat::Digest {
        return Worker::new(extract, &knowledge, &decisions, options).batches(extract, args);
    }
    let (articles, refused) = input::articles(&extract.inputs, args)?;
    let bar = output::progress(args.quiet, articles.len());
    let readings = pipeline::read_articles(articles, &knowledge, &|| bar.inc(1));
    bar.finish_and_clear();
    output::name_articles(args.verbose, &readings);
    let digests: Vec<Digest> = readings.iter().map(|reading| reading.digest.clone()).collect();
    let resolution = pipeline::resolve(&digests, &knowledge, &decisions);
    resolution.notes.iter().for_each(|note| output::complain(note));
    let mut out = output::results();
    match extract.format {
        ExtractFormat::Jsonl => {
            for (index, reading) in readings.iter().enumerate() {
                output::line(&mut out, &jsonl::line(reading, index, &resolution, extract.all))?;
            }
        }
        ExtractFormat::Nq => quads(&readings, &digests, &resolution, &options, &mut out)?,
        ExtractFormat::Digest => {}
    }
    out.flush()?;
    Ok(if refused == 0 { Outcome::Done } else { Outcome::DoneWithRefusals })
}

/// The graphs of the articles and what resolution made of them, as `dateline build` keeps them.
fn quads(
    readings: &[Reading],
    digests: &[Digest],
    resolution: &Resolution,
    options: &GraphOptions,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    let mut quads: Vec<Quad> = readings.iter().flat_map(|reading| article_graph(reading, options)).collect();
    quads.extend(entities_graph(digests, resolution, options));
    quads.extend(findings_graph(digests, &resolution.findings, options));
    quads.extend(run_graph(&options.run, &options.base));
    quads.sort_unstable_by(canonical_order);
    let source = Source::of_quads(&quads, &options.base);
    Ok(export::write(export::format("nq")?, &source, out)?)
}
