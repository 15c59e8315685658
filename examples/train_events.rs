//! Learns the weights of `src/language/en/event_weights.tsv`: which words tell of a happening worth a node.
//!
//! ```sh
//! cargo run --release --example train_events -- --records plover-gsr-dev.jsonl labels.tsv gum-train.conllu.gz \
//!     ewt-train.conllu.gz ecbplus-dev.jsonl meantime-dev.jsonl > src/language/en/event_weights.tsv
//! ```
//!
//! The texts of the treebanks are read as raw text, as articles are, and labelled by `labels.tsv` and by
//! `annotated/treebank_labels.tsv`, the articles by `annotated/news_labels.tsv`: all of them our own labels. Of records only the word of their event counts. The sum of weights
//! is then stretched and moved until its chances are those of the labels, each scored by weights learned without its document.
//! With `--table` nothing is written but what the chances are worth on documents left out, with `--treebanks` on those of the
//! treebanks only; `--leave first` or `--leave second` leaves that half of each file of articles out, to measure on it.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

mod annotated;
#[path = "annotated/labels.rs"]
mod labels;

use annotated::{Annotated, lines_without};
use dateline::extract::Knowledge;
use dateline::extract::event::worth::train::{Candidate, candidates};
use dateline::language::Document;
use dateline::language::syntax::conllu;
use dateline::learn::{Example, logistic, platt};
use dateline::model::{Article, ByteSpan};
use dateline::rank::{Weights, chance, hash};
use labels::labels;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs::File;
use std::io::Read as _;

const HEAD: &str = "# Weights of features of events, in 1/100 of the logarithm of the odds. Made by examples/train_events.rs from our own labels
# of sentences of UD_English-GUM, UD_English-EWT, ECB+ and MEANTIME (see MODEL_CARD.md); licence CC BY-SA 4.0, see LICENSE-MODEL.";

/// Our own labels of articles of ECB+ and MEANTIME.
const NEWS_LABELS: &str = include_str!("annotated/news_labels.tsv");
/// Our own labels of more sentences of the treebanks.
const TREEBANK_LABELS: &str = include_str!("annotated/treebank_labels.tsv");
/// How much an arguable happening counts.
const ARGUABLE: f64 = 0.5;
/// Parts of the labelled documents that are left out in turn.
const PARTS: usize = 10;
/// Examples in which a feature must occur to be kept.
const SEEN: usize = 2;

/// A text of a treebank: its raw text and, in bytes, where the labelled words stand.
#[derive(Default)]
struct Text {
    raw: String,
    labels: BTreeMap<usize, String>,
    sentences: Vec<(usize, usize)>,
}

/// A labelled candidate.
struct Labelled {
    example: Example,
    /// An arguable happening: neither right nor wrong when measured.
    arguable: bool,
    part: usize,
    listed: bool,
}

impl Labelled {
    fn new(candidate: Candidate, label: &str, part: usize) -> Self {
        let arguable = label.ends_with('?');
        let weight = if arguable { ARGUABLE } else { 1.0 };
        let example = Example { features: candidate.features, right: label.contains('.'), weight };
        Self { example, arguable, part, listed: candidate.listed }
    }

    /// How much of a happening it is.
    fn share(&self) -> f64 {
        match (self.example.right, self.arguable) {
            (true, true) => 0.5,
            (true, false) => 1.0,
            _ => 0.0,
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let usage = "usage: train_events [--table [--treebanks]] [--leave first|second] [--records RECORDS.jsonl] LABELS.tsv TREEBANK.conllu.gz... ARTICLES.jsonl...";
    let mut arguments = std::env::args().skip(1).peekable();
    let (mut table, mut apart, mut leave) = (false, false, String::new());
    let (mut records, mut files) = (Vec::new(), Vec::new());
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--table" => table = true,
            "--treebanks" => apart = true,
            "--records" => records.push(arguments.next().ok_or(usage)?),
            "--leave" => leave = arguments.next().ok_or(usage)?,
            _ => files.push(argument),
        }
    }
    let (labels, others) = files.split_first().ok_or(usage)?;
    let mut labels = read_labels(&std::fs::read_to_string(labels)?);
    labels.extend(read_labels(TREEBANK_LABELS));
    let read = read_news_labels(NEWS_LABELS);
    let (mut texts, mut articles) = (Vec::new(), Vec::new());
    for path in others {
        if std::path::Path::new(path).extension().is_some_and(|ending| ending == "jsonl") {
            of_articles(&std::fs::read_to_string(path)?, &leave, &read, &mut articles)?;
            continue;
        }
        let mut content = String::new();
        conllu::plain(File::open(path)?)?.read_to_string(&mut content)?;
        texts.extend(read_texts(&content, &labels));
    }
    let mut told = Vec::new();
    for path in &records {
        told.extend(of_records(&std::fs::read_to_string(path)?, &leave)?);
    }
    let (mut found, missed) = collect(&texts);
    eprintln!(
        "{} texts, {} candidates, {missed} happenings without a candidate; {} candidates of articles, {} of records",
        texts.len(),
        found.len(),
        articles.len(),
        told.len()
    );
    if !apart {
        found.append(&mut articles);
    }
    let articles: Vec<Example> = articles.into_iter().map(|labelled| labelled.example).chain(told).collect();
    let scored = left_out(&found, &articles);
    let scale = platt(&scored.iter().copied().zip(found.iter().map(Labelled::share)).collect::<Vec<_>>());
    if table {
        let chances = scored.iter().map(|&score| chance(scale.score(score)));
        measure(&chances.zip(&found).collect::<Vec<_>>(), missed);
        return Ok(());
    }
    let all: Vec<&Example> = found.iter().map(|labelled| &labelled.example).chain(&articles).collect();
    println!("{HEAD}");
    print!("{}", scale.rescaled(&logistic(&all, SEEN)));
    Ok(())
}

/// The score of each labelled candidate by weights learned without its part of the documents.
fn left_out(found: &[Labelled], others: &[Example]) -> Vec<i32> {
    let mut scores = vec![0; found.len()];
    for part in 0..PARTS {
        let of_found =
            found.iter().filter(|labelled| labelled.part != part).map(|labelled| &labelled.example);
        let weights = Weights::new(&logistic(&of_found.chain(others).collect::<Vec<_>>(), SEEN));
        for (score, labelled) in scores.iter_mut().zip(found).filter(|(_, labelled)| labelled.part == part) {
            let hashes: Vec<u64> = labelled.example.features.iter().map(|name| hash(&[name])).collect();
            *score = weights.score(&hashes);
        }
    }
    scores
}

/// What was read of an article by hand: labels by the offset of the word, and the first offset that was not read, in code points.
#[derive(Default)]
struct Read {
    labels: BTreeMap<usize, String>,
    end: usize,
}

/// The candidates of the articles that were read by hand, up to where each was read.
fn of_articles(
    lines: &str,
    leave: &str,
    read: &BTreeMap<String, Read>,
    into: &mut Vec<Labelled>,
) -> Result<(), Box<dyn Error>> {
    let knowledge = Knowledge::default();
    let mut count = 0;
    for (_, line) in lines_without(lines, leave) {
        let annotated = Annotated::read(line)?;
        let Some(read) = read.get(annotated.line["id"].as_str().unwrap_or_default()) else { continue };
        count += 1;
        let document = Document::with_model(&annotated.article, knowledge.model());
        for candidate in candidates(&document, &knowledge) {
            let start = annotated
                .article
                .text
                .char_indices()
                .take_while(|&(at, _)| at < candidate.word.start)
                .count();
            if start < read.end {
                let label = read.labels.get(&start).map_or("-", String::as_str);
                into.push(Labelled::new(candidate, label, count % PARTS));
            }
        }
    }
    Ok(())
}

/// The words of records: sentences of which nothing but the word of one happening is told.
fn of_records(lines: &str, leave: &str) -> Result<Vec<Example>, Box<dyn Error>> {
    let knowledge = Knowledge::default();
    let mut examples = Vec::new();
    for (_, line) in lines_without(lines, leave) {
        let annotated = Annotated::read(line)?;
        let words: Vec<ByteSpan> = annotated.events().map(|(word, _)| word).collect();
        let document = Document::with_model(&annotated.article, knowledge.model());
        for candidate in candidates(&document, &knowledge) {
            if words.iter().any(|word| word.overlaps(&candidate.word)) {
                examples.push(Example { features: candidate.features, right: true, weight: 1.0 });
            }
        }
    }
    Ok(examples)
}

/// Our own labels of articles: lines of article, offset and label.
fn read_news_labels(text: &str) -> BTreeMap<String, Read> {
    let mut articles: BTreeMap<String, Read> = BTreeMap::new();
    for (article, offset, label) in labels(text) {
        let read = articles.entry(article.to_owned()).or_default();
        if label == "end" {
            read.end = offset;
        } else {
            read.labels.insert(offset, label.to_owned());
        }
    }
    articles
}

/// Labels by sentence and number of the word.
fn read_labels(text: &str) -> BTreeMap<(String, String), String> {
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| {
        let columns: Vec<&str> = line.split('\t').collect();
        let (&[sentence, word, _, label] | &[sentence, word, label]) = columns.as_slice() else {
            return None;
        };
        Some(((sentence.to_owned(), word.to_owned()), label.to_owned()))
    })
    .collect()
}

/// The texts that hold a labelled sentence.
fn read_texts(content: &str, labels: &BTreeMap<(String, String), String>) -> Vec<Text> {
    let known: BTreeSet<&str> = labels.keys().map(|(sentence, _)| sentence.as_str()).collect();
    let mut texts = vec![Text::default()];
    for block in content.split("\n\n").filter(|block| !block.trim().is_empty()) {
        if block.lines().any(|line| line.starts_with("# newdoc")) {
            texts.push(Text::default());
        }
        let Some(into) = texts.last_mut() else { continue };
        if block.lines().any(|line| line.starts_with("# newpar")) && !into.raw.is_empty() {
            into.raw.truncate(into.raw.trim_end().len());
            into.raw.push_str("\n\n");
        }
        let comment = |name: &str| block.lines().find_map(|line| line.strip_prefix(name));
        let (Some(text), Some(id)) = (comment("# text = "), comment("# sent_id = ")) else { continue };
        let base = into.raw.len();
        let mut at = 0;
        for line in block.lines().filter(|line| line.starts_with(|letter: char| letter.is_ascii_digit())) {
            let mut cells = line.split('\t');
            let (number, form) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
            if number.contains(['-', '.']) {
                continue;
            }
            if let Some(start) = text.get(at..).and_then(|rest| rest.find(form)).filter(|&start| start < 12) {
                if let Some(label) = labels.get(&(id.to_owned(), number.to_owned())) {
                    into.labels.insert(base + at + start, label.clone());
                }
                at += start + form.len();
            }
        }
        if known.contains(id) {
            into.sentences.push((base, base + text.len()));
        }
        into.raw.push_str(text);
        into.raw.push(' ');
    }
    texts.retain(|text| !text.labels.is_empty());
    texts
}

/// The labelled candidates, and how many happenings are none.
fn collect(texts: &[Text]) -> (Vec<Labelled>, usize) {
    let knowledge = Knowledge::default();
    let (mut found, mut missed) = (Vec::new(), 0);
    for (number, text) in texts.iter().enumerate() {
        let article = Article { text: text.raw.clone(), ..Article::default() };
        let document = Document::with_model(&article, knowledge.model());
        let mut seen = BTreeSet::new();
        for candidate in candidates(&document, &knowledge) {
            let start = candidate.word.start;
            if !text.sentences.iter().any(|&(from, to)| from <= start && start < to) {
                continue;
            }
            let label = text.labels.get(&start).map_or("-", String::as_str);
            seen.insert(start);
            found.push(Labelled::new(candidate, label, number % PARTS));
        }
        missed += text
            .labels
            .iter()
            .filter(|(start, label)| label.contains('.') && !label.ends_with('?') && !seen.contains(*start))
            .count();
    }
    (found, missed)
}

/// What the chances are worth on documents left out.
fn measure(scored: &[(u8, &Labelled)], missed: usize) {
    let core = |labelled: &Labelled| labelled.example.right && !labelled.arguable;
    let all = scored.iter().filter(|(_, labelled)| core(labelled)).count() + missed;
    println!("least chance | printed | precision (arguable left out) | recall | recall of listed words");
    for least in (5..=95).step_by(5) {
        let above = |listed: bool| {
            scored.iter().filter(move |(chance, labelled)| *chance >= least && (!listed || labelled.listed))
        };
        let right = above(false).filter(|(_, labelled)| core(labelled)).count();
        let wrong = above(false).filter(|(_, labelled)| !labelled.example.right).count();
        let listed = above(true).filter(|(_, labelled)| core(labelled)).count();
        println!(
            "{least} | {} | {:.1} | {:.1} | {:.1}",
            above(false).count(),
            100.0 * right as f64 / (right + wrong).max(1) as f64,
            100.0 * right as f64 / all as f64,
            100.0 * listed as f64 / all as f64
        );
    }
    println!("chance | happenings, arguable ones half | share");
    for from in (0..100).step_by(10) {
        let band: Vec<&&Labelled> = scored
            .iter()
            .filter(|(chance, _)| (from..from + 10).contains(&(*chance as usize)))
            .map(|(_, labelled)| labelled)
            .collect();
        let right: f64 = band
            .iter()
            .map(|labelled| {
                if core(labelled) {
                    1.0
                } else if labelled.arguable {
                    0.5
                } else {
                    0.0
                }
            })
            .sum();
        println!("{from}-{} | {} | {:.0}", from + 9, band.len(), 100.0 * right / band.len().max(1) as f64);
    }
}
