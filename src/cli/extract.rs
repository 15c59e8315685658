//! `dateline extract`: annotations of each article.

use super::args::{Args, Extract, ExtractFormat};
use super::{Outcome, input, knowledge, output};
use dateline::export::{self, Source, jsonl};
use dateline::extract::Knowledge;
use dateline::graph::{
    GraphOptions, article_graph, canonical_order, entities_graph, findings_graph, run_graph,
};
use dateline::model::{Digest, Reading, Resolution};
use dateline::resolve::Decisions;
use dateline::{pipeline, read};
use oxigraph::model::Quad;
use std::io::Write;

pub(crate) fn run(extract: &Extract, args: &Args) -> anyhow::Result<Outcome> {
    let mut knowledge = knowledge::load(args)?;
    knowledge.keep_all = extract.all && extract.format == ExtractFormat::Jsonl;
    let decisions = knowledge::decisions(args)?;
    knowledge.prepare();
    if extract.stream {
        anyhow::ensure!(extract.format == ExtractFormat::Jsonl, "--stream answers in jsonl only");
        return stream(extract, &knowledge, &decisions);
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
        ExtractFormat::Nq => quads(&readings, &digests, &resolution, args, &mut out)?,
    }
    out.flush()?;
    Ok(if refused == 0 { Outcome::Done } else { Outcome::DoneWithRefusals })
}

/// The graphs of the articles and what resolution made of them, as `dateline build` keeps them.
fn quads(
    readings: &[Reading],
    digests: &[Digest],
    resolution: &Resolution,
    args: &Args,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    let options = GraphOptions { run: knowledge::run(args)?, ..GraphOptions::default() };
    let mut quads: Vec<Quad> = readings.iter().flat_map(|reading| article_graph(reading, &options)).collect();
    quads.extend(entities_graph(digests, resolution, &options));
    quads.extend(findings_graph(digests, &resolution.findings, &options));
    quads.extend(run_graph(&options.run, &options.base));
    quads.sort_unstable_by(canonical_order);
    let source = Source::of_quads(&quads, &options.base);
    Ok(export::write(export::format("nq")?, &source, out)?)
}

/// One line out for one line in, in order; each article is resolved by itself. A decision about names of other articles
/// is the rule here, so notes on decisions are not told.
fn stream(extract: &Extract, knowledge: &Knowledge, decisions: &Decisions) -> anyhow::Result<Outcome> {
    let options = input::options(&extract.inputs)?;
    let mut out = output::results();
    let mut outcome = Outcome::Done;
    let mut written = Ok(());
    for path in input::paths(&extract.inputs)? {
        let place = if path == std::path::Path::new("-") {
            "standard input".to_owned()
        } else {
            path.display().to_string()
        };
        let mut number = 0;
        read::for_each_line(input::lines(path)?, &place, &options, &mut |line, place, name| {
            number += 1;
            let id = line.as_ref().ok().and_then(|line| read::id_of_line(line, &options));
            let article = line.and_then(|line| read::article_of_line(&line, place, name, &options));
            let answer = match article {
                Ok((article, _)) => {
                    answer(&pipeline::read_article(article, knowledge), knowledge, decisions, extract.all)
                }
                Err(error) => {
                    outcome = Outcome::DoneWithRefusals;
                    let message = format!("{:#}", anyhow::Error::from(error));
                    output::complain(&message);
                    let line = place.rsplit(':').next().and_then(|line| line.parse().ok()).unwrap_or(number);
                    jsonl::error_line(id.as_deref(), &message, line)
                }
            };
            if written.is_ok() {
                written = output::line(&mut out, &answer).and_then(|()| out.flush());
            }
        });
    }
    written?;
    Ok(outcome)
}

fn answer(reading: &Reading, knowledge: &Knowledge, decisions: &Decisions, all: bool) -> String {
    let resolution = pipeline::resolve(std::slice::from_ref(&reading.digest), knowledge, decisions);
    jsonl::line(reading, 0, &resolution, all)
}
