//! Learns the weights of `src/language/en/node_weights.tsv`: which reports of an article tell one happening.
//!
//! ```sh
//! cargo run --release --example train_nodes -- ecbplus-dev.jsonl meantime-dev.jsonl > src/language/en/node_weights.tsv
//! ```
//!
//! Articles with annotated events, JSON Lines: two reports are one where their words have one `cluster`. With `--table`
//! nothing is written but how many pairs are right above each score, each by weights learned without its tenth of the articles.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

mod annotated;

use annotated::{Annotated, lines_without};
use dateline::extract::Knowledge;
use dateline::extract::event::node::train::pairs;
use dateline::language::Document;
use dateline::learn::{Example, logistic};
use dateline::model::ByteSpan;
use dateline::rank::{Weights, hash};
use std::error::Error;

const HEAD: &str = "# Weights of features of pairs of reports, in 1/100 of the logarithm of the odds. Made by examples/train_nodes.rs from the
# coreference of events in the development halves of ECB+ and MEANTIME (see MODEL_CARD.md); licence CC BY-SA 4.0, see LICENSE-MODEL.";

/// Parts of the articles that are left out in turn.
const PARTS: usize = 10;

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
    let mut found: Vec<(usize, Example)> = Vec::new();
    for path in &files {
        let text = std::fs::read_to_string(path)?;
        for (number, line) in lines_without(&text, &leave) {
            found.extend(examples(line)?.into_iter().map(|example| (number % PARTS, example)));
        }
    }
    let right = found.iter().filter(|(_, example)| example.right).count();
    eprintln!("{} pairs, {right} of one happening", found.len());
    if table {
        measure(&found);
        return Ok(());
    }
    println!("{HEAD}");
    print!("{}", logistic(&found.iter().map(|(_, example)| example).collect::<Vec<_>>()));
    Ok(())
}

/// The pairs of an article of which both words are annotated.
fn examples(line: &str) -> Result<Vec<Example>, Box<dyn Error>> {
    let knowledge = Knowledge::default();
    let annotated = Annotated::read(line)?;
    let events: Vec<(ByteSpan, &str)> = annotated
        .events()
        .filter_map(|(trigger, event)| Some((trigger, event["cluster"].as_str()?)))
        .collect();
    let cluster = |word: ByteSpan| {
        events.iter().find(|(trigger, _)| trigger.overlaps(&word)).map(|&(_, cluster)| cluster)
    };
    let document = Document::with_model(&annotated.article, knowledge.model());
    Ok(pairs(&document, &knowledge)
        .into_iter()
        .filter_map(|pair| {
            let right = cluster(pair.earlier)? == cluster(pair.later)?;
            Some(Example { features: pair.features, right, weight: 1.0 })
        })
        .collect())
}

/// What scores are worth on articles left out.
fn measure(found: &[(usize, Example)]) {
    let mut scored: Vec<(i32, bool)> = Vec::new();
    for part in 0..PARTS {
        let of_part = |inside: bool| {
            let pairs = found.iter().filter(move |(number, _)| (*number == part) == inside);
            pairs.map(|(_, example)| example)
        };
        let weights = Weights::new(&logistic(&of_part(false).collect::<Vec<_>>()));
        scored.extend(of_part(true).map(|example| {
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
