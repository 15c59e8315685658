//! Learns the weights of `src/language/en/node_weights.tsv`: which reports of an article tell one happening.
//!
//! ```sh
//! cargo run --release --example train_nodes -- ecbplus-dev.jsonl meantime-dev.jsonl > src/language/en/node_weights.tsv
//! ```
//!
//! Two reports are one where our own labels (`annotated/news_nodes.tsv`) put their words in one node; in articles that we did
//! not label, where the articles' own annotation gives them one `cluster`. With `--table` nothing is written but how many pairs of
//! our labels are right above each score, each by weights learned without its tenth of the articles.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

mod annotated;
#[path = "annotated/labels.rs"]
mod labels;

use annotated::{Annotated, lines_without};
use dateline::extract::Knowledge;
use dateline::extract::event::node::train::pairs;
use dateline::language::Document;
use dateline::learn::{Example, logistic};
use dateline::model::ByteSpan;
use dateline::rank::{Weights, hash};
use labels::labels;
use std::collections::BTreeMap;
use std::error::Error;

const HEAD: &str = "# Weights of features of pairs of reports, in 1/100 of the logarithm of the odds. Made by examples/train_nodes.rs from our own
# labels of articles of ECB+ and MEANTIME and the coreference of events in both (see MODEL_CARD.md); licence CC BY-SA 4.0, see LICENSE-MODEL.";

/// Our own labels of articles of ECB+ and MEANTIME.
const NODES: &str = include_str!("annotated/news_nodes.tsv");

/// How much a pair counts of which only the articles' own annotation tells.
const OTHERS: f64 = 0.05;

/// Parts of the articles that are left out in turn.
const PARTS: usize = 10;
/// Examples in which a feature must occur to be kept.
const SEEN: usize = 4;

fn main() -> Result<(), Box<dyn Error>> {
    let usage = "usage: train_nodes [--table] [--leave first|second] ARTICLES.jsonl...";
    let (mut table, mut leave, mut files) = (false, String::new(), Vec::new());
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--table" => table = true,
            "--leave" => leave = arguments.next().ok_or(usage)?,
            _ => files.push(argument),
        }
    }
    if files.is_empty() {
        return Err(usage.into());
    }
    let nodes = read_nodes(NODES);
    let mut found: Vec<(usize, bool, Example)> = Vec::new();
    for path in &files {
        let text = std::fs::read_to_string(path)?;
        for (number, line) in lines_without(&text, &leave) {
            let (own, examples) = examples(line, &nodes)?;
            found.extend(examples.into_iter().map(|example| (number % PARTS, own, example)));
        }
    }
    let right = found.iter().filter(|(_, _, example)| example.right).count();
    eprintln!("{} pairs, {right} of one happening", found.len());
    if table {
        measure(&found);
        return Ok(());
    }
    println!("{HEAD}");
    print!("{}", logistic(&found.iter().map(|(_, _, example)| example).collect::<Vec<_>>(), SEEN));
    Ok(())
}

/// The node of each labelled word of an article, by its offset in code points.
type NodeOf = BTreeMap<usize, String>;

fn read_nodes(text: &str) -> BTreeMap<String, NodeOf> {
    let mut articles: BTreeMap<String, NodeOf> = BTreeMap::new();
    for (article, offset, node) in labels(text) {
        articles.entry(article.to_owned()).or_default().insert(offset, node.to_owned());
    }
    articles
}

/// The pairs of an article of which both words are labelled, and whether by us.
fn examples(line: &str, nodes: &BTreeMap<String, NodeOf>) -> Result<(bool, Vec<Example>), Box<dyn Error>> {
    let knowledge = Knowledge::default();
    let annotated = Annotated::read(line)?;
    let own = nodes.get(annotated.line["id"].as_str().unwrap_or_default());
    let events: Vec<(ByteSpan, &str)> = match own {
        Some(own) => {
            let at = |offset: usize| annotated.bytes(&offset.into(), &(offset + 1).into());
            own.iter().filter_map(|(&offset, node)| Some((at(offset)?, node.as_str()))).collect()
        }
        None => annotated
            .events()
            .filter_map(|(trigger, event)| Some((trigger, event["cluster"].as_str()?)))
            .collect(),
    };
    let cluster = |word: ByteSpan| {
        events.iter().find(|(trigger, _)| trigger.overlaps(&word)).map(|&(_, cluster)| cluster)
    };
    let document = Document::with_model(&annotated.article, knowledge.model());
    let examples = pairs(&document, &knowledge).into_iter().filter_map(|pair| {
        let right = cluster(pair.earlier)? == cluster(pair.later)?;
        let weight = if own.is_some() { 1.0 } else { OTHERS };
        Some(Example { features: pair.features, right, weight })
    });
    Ok((own.is_some(), examples.collect()))
}

/// What scores are worth on articles left out.
fn measure(found: &[(usize, bool, Example)]) {
    let mut scored: Vec<(i32, bool)> = Vec::new();
    for part in 0..PARTS {
        let others = found.iter().filter(|(number, ..)| *number != part).map(|(_, _, example)| example);
        let weights = Weights::new(&logistic(&others.collect::<Vec<_>>(), SEEN));
        let left_out = found.iter().filter(|&&(number, own, _)| own && number == part);
        scored.extend(left_out.map(|(_, _, example)| {
            let hashes: Vec<u64> = example.features.iter().map(|name| hash(&[name])).collect();
            (weights.score(&hashes), example.right)
        }));
    }
    let all = scored.iter().filter(|(_, right)| *right).count();
    println!("least score | pairs | precision | recall");
    for least in (-200..=300).step_by(50) {
        let above = scored.iter().filter(|(score, _)| *score >= least).count();
        let right = scored.iter().filter(|(score, right)| *right && *score >= least).count();
        println!(
            "{least} | {above} | {:.1} | {:.1}",
            100.0 * right as f64 / above.max(1) as f64,
            100.0 * right as f64 / all.max(1) as f64
        );
    }
}
