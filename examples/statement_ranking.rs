//! Measures the figures that rank the readings of a cue, from annotated articles.
//!
//! `cargo run --release --example statement_ranking -- GOLD.jsonl WEIGHTS.tsv MEASURED.tsv` writes the weights that
//! `src/extract/statement/weights.tsv` holds, and the precision of every rule that `measured.tsv` beside it holds. GOLD
//! has an article a line: `text` and `statements` with `speaker`, `cue` and `content` as spans of code points. Only
//! figures leave it, no words of the articles.
//!
//! Precision is measured on articles that the weights have not seen: weights from one half, counts on the other.
//!
//! A conditional log-linear model: of all readings of a cue, and "none of them", one is right. Readings that agree with
//! a gold statement (same speaker, half of the words shared) count as right, the closer the more. `AdaGrad` over a
//! fixed order, so that the same input gives the same figures.

#![expect(clippy::print_stderr, reason = "a tool of its own: its progress goes to standard error")]

use dateline::extract::statement::learning::{CueReadings, band_of, readings_of, statements_with};
use dateline::language::Document;
use dateline::model::{Article, ByteSpan, CharSpan, Offsets, RuleId};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Rounds over the data.
const ROUNDS: usize = 5;
/// Step of the first update.
const RATE: f32 = 0.1;
/// Pull towards zero.
const DECAY: f32 = 2e-5;
/// Readings in which a feature must occur to be kept.
const SEEN: u32 = 12;

struct Gold {
    speaker: Option<ByteSpan>,
    cue: Option<ByteSpan>,
    content: Vec<ByteSpan>,
}

struct Case {
    /// The half of the articles it comes from.
    half: usize,
    /// For each reading: its features and how right it is.
    readings: Vec<(Vec<u32>, f32)>,
}

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(gold), Some(out), Some(measured)) = (arguments.next(), arguments.next(), arguments.next())
    else {
        anyhow::bail!("give the annotated articles and the two files to write");
    };
    let mut names: BTreeMap<u64, (u32, String)> = BTreeMap::new();
    let mut cases: Vec<Case> = Vec::new();
    let mut reached = (0usize, 0usize);
    let lines = std::fs::read_to_string(gold)?;
    for (number, line) in lines.lines().enumerate() {
        let first = cases.len();
        collect(&serde_json::from_str(line)?, &mut names, &mut cases, &mut reached);
        cases[first..].iter_mut().for_each(|case| case.half = number % 2);
    }
    let total: usize = cases.iter().map(|case| case.readings.len()).sum();
    eprintln!(
        "{} cues, {total} readings, {} of {} gold statements within reach",
        cases.len(),
        reached.0,
        reached.1
    );
    let mut seen = vec![0u32; names.len() + 1];
    for (features, _) in cases.iter().flat_map(|case| &case.readings) {
        for &feature in features {
            seen[feature as usize] += 1;
        }
    }
    for (features, _) in cases.iter_mut().flat_map(|case| &mut case.readings) {
        features.retain(|&feature| seen[feature as usize] >= SEEN);
    }
    let all: Vec<&Case> = cases.iter().collect();
    std::fs::write(out, table(&learn(&all, names.len()), &names, &seen)?)?;
    eprintln!("weights are written, precision is measured");
    let mut counts: BTreeMap<(RuleId, u32), [usize; 2]> = BTreeMap::new();
    for half in 0..2 {
        let other: Vec<&Case> = cases.iter().filter(|case| case.half != half).collect();
        let weights = table(&learn(&other, names.len()), &names, &seen)?;
        for line in lines.lines().skip(half).step_by(2) {
            measure(&serde_json::from_str(line)?, &weights, &mut counts);
        }
    }
    let mut text = String::from(
        "# Rule, lowest chance of the band, statements found, right ones. Written by examples/statement_ranking.rs.\n",
    );
    for ((rule, band), [found, right]) in counts {
        writeln!(text, "{rule}\t{band}\t{found}\t{right}")?;
    }
    std::fs::write(measured, text)?;
    Ok(())
}

/// Counts of statements found and right ones, by rule and band of chance.
fn measure(line: &serde_json::Value, weights: &str, counts: &mut BTreeMap<(RuleId, u32), [usize; 2]>) {
    let article =
        Article { text: line["text"].as_str().unwrap_or_default().to_owned(), ..Article::default() };
    let document = Document::new(&article);
    let gold = gold_of(line, &article);
    // What fails the gate is set aside whatever its chance.
    for statement in statements_with(&document, weights)
        .iter()
        .filter(|statement| statement.nested_in.is_none() && statement.is_kept())
    {
        let right = gold.iter().any(|gold| {
            jaccard(&document, &statement.content, &gold.content) >= 0.5
                && same_speaker(&document, gold.speaker, statement.speaker)
        });
        let count = counts.entry((statement.rule, band_of(statement))).or_default();
        count[0] += 1;
        count[1] += usize::from(right);
    }
}

fn table(
    weights: &[f32],
    names: &BTreeMap<u64, (u32, String)>,
    seen: &[u32],
) -> Result<String, std::fmt::Error> {
    let mut text = String::from(
        "# Weights of features in 1/100 of the logarithm of the odds. Written by examples/statement_ranking.rs; figures only.\n",
    );
    let mut rows: Vec<(&str, i32)> = names
        .values()
        .filter(|(id, _)| seen[*id as usize] >= SEEN)
        .map(|(id, name)| (name.as_str(), (weights[*id as usize] * 100.0).round() as i32))
        .filter(|(_, weight)| weight.abs() >= 3)
        .collect();
    rows.push(("bias", (weights[0] * 100.0).round() as i32));
    rows.sort_unstable();
    for (name, weight) in rows {
        writeln!(text, "{name}\t{weight}")?;
    }
    Ok(text)
}

fn collect(
    line: &serde_json::Value,
    names: &mut BTreeMap<u64, (u32, String)>,
    cases: &mut Vec<Case>,
    reached: &mut (usize, usize),
) {
    let article =
        Article { text: line["text"].as_str().unwrap_or_default().to_owned(), ..Article::default() };
    let document = Document::new(&article);
    let gold = gold_of(line, &article);
    let mut matched = vec![false; gold.len()];
    let mut name = |hash: u64, text: &str| {
        let id = names.len() as u32 + 1;
        names.entry(hash).or_insert_with(|| (id, text.to_owned()));
    };
    let all: Vec<CueReadings> = readings_of(&document, &mut name);
    for cue in all {
        let goldens: Vec<usize> = (0..gold.len())
            .filter(|&number| gold[number].cue.is_some_and(|span| span.overlaps(&cue.cue)))
            .collect();
        let inside = gold.iter().any(|gold| gold.content.iter().any(|span| span.contains(cue.cue.start)));
        if goldens.is_empty() && inside {
            continue;
        }
        let mut readings: Vec<(Vec<u32>, f32)> = Vec::new();
        for (number, reading) in cue.readings.iter().enumerate() {
            let mut right = 0.0f32;
            for &golden in &goldens {
                let overlap = jaccard(&document, &reading.content, &gold[golden].content);
                if overlap >= 0.5 && same_speaker(&document, gold[golden].speaker, reading.speaker) {
                    matched[golden] = true;
                    right = right.max(overlap.powi(6));
                }
            }
            // Of many wrong readings a part is enough.
            if right > 0.0
                || cue.readings.len() < 60
                || (number * 7 + cue.cue.start) % cue.readings.len() < 50
            {
                readings.push((reading.features.iter().map(|hash| names[hash].0).collect(), right));
            }
        }
        if !readings.is_empty() {
            cases.push(Case { half: 0, readings });
        }
    }
    reached.0 += matched.iter().filter(|&&matched| matched).count();
    reached.1 += gold.len();
}

/// The annotated statements of an article.
fn gold_of(line: &serde_json::Value, article: &Article) -> Vec<Gold> {
    let offsets = Offsets::new(&article.text);
    let bytes = |span: &serde_json::Value| {
        let at = |key: &str| span[key].as_u64().map(|value| value as usize);
        Some(offsets.to_bytes(&article.text, CharSpan::new(at("start")?, at("end")?)))
    };
    line["statements"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|statement| Gold {
            speaker: bytes(&statement["speaker"]),
            cue: bytes(&statement["cue"]),
            content: statement["content"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(bytes)
                .map(|span| without_that(&article.text, span))
                .collect(),
        })
        .collect()
}

/// A content without its complementiser, which PolNeAR counts as content and we do not.
fn without_that(text: &str, span: ByteSpan) -> ByteSpan {
    let rest = span.of(text).strip_prefix("that ");
    rest.map_or(span, |rest| ByteSpan::new(span.end - rest.len(), span.end))
}

/// Words of the text inside the spans, as token indices.
fn words(document: &Document<'_>, spans: &[ByteSpan]) -> Vec<usize> {
    let mut found: Vec<usize> = spans
        .iter()
        .flat_map(|&span| document.tokens_in(span).range())
        .filter(|&index| document.word(index).contains(char::is_alphanumeric))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn jaccard(document: &Document<'_>, one: &[ByteSpan], other: &[ByteSpan]) -> f32 {
    let (one, other) = (words(document, one), words(document, other));
    let shared = one.iter().filter(|index| other.binary_search(index).is_ok()).count();
    if shared == 0 { 0.0 } else { shared as f32 / (one.len() + other.len() - shared) as f32 }
}

fn same_speaker(document: &Document<'_>, gold: Option<ByteSpan>, found: Option<ByteSpan>) -> bool {
    const SMALL: &[&str] = &["a", "an", "the", "of", "in", "on", "at", "for", "to", "and", "or", "'s", "’s"];
    let (gold, found) = match (gold, found) {
        (None, None) => return true,
        (Some(gold), Some(found)) => (words(document, &[gold]), words(document, &[found])),
        _ => return false,
    };
    found.len() <= 2 * gold.len() + 10
        && found.iter().any(|index| {
            gold.binary_search(index).is_ok() && (gold.len() == 1 || !SMALL.contains(&document.word(*index)))
        })
}

fn learn(cases: &[&Case], features: usize) -> Vec<f32> {
    let mut weights = vec![0.0f32; features + 1];
    let mut squares = vec![1.0f32; features + 1];
    let mut sum = vec![0.0f64; features + 1];
    for round in 0..ROUNDS {
        let mut loss = 0.0f64;
        for step in 0..cases.len() {
            let case = cases[(step * 7919 + round * 131) % cases.len()];
            let scores: Vec<f32> = case
                .readings
                .iter()
                .map(|(features, _)| {
                    weights[0] + features.iter().map(|&id| weights[id as usize]).sum::<f32>()
                })
                .collect();
            let top = scores.iter().copied().fold(0.0f32, f32::max);
            let mass: Vec<f32> = scores.iter().map(|score| (score - top).exp()).collect();
            let none = (-top).exp();
            let all = none + mass.iter().sum::<f32>();
            let right: f32 = mass.iter().zip(&case.readings).map(|(mass, (_, right))| mass * right).sum();
            loss -= f64::from(((if right > 0.0 { right } else { none }) / all).max(1e-9).ln());
            let mut gradient: BTreeMap<u32, f32> = BTreeMap::new();
            for ((features, quality), mass) in case.readings.iter().zip(&mass) {
                let wanted = if right > 0.0 { mass * quality / right } else { 0.0 };
                let change = wanted - mass / all;
                if change.abs() < 1e-4 {
                    continue;
                }
                *gradient.entry(0).or_default() += change;
                for &id in features {
                    *gradient.entry(id).or_default() += change;
                }
            }
            for (id, change) in gradient {
                let id = id as usize;
                let change = change - DECAY * weights[id];
                squares[id] += change * change;
                weights[id] += RATE * change / squares[id].sqrt();
            }
        }
        eprintln!("round {round}: loss {:.4}", loss / cases.len() as f64);
        if round > 0 {
            for (sum, weight) in sum.iter_mut().zip(&weights) {
                *sum += f64::from(*weight);
            }
        }
    }
    sum.iter().map(|sum| (sum / (ROUNDS - 1) as f64) as f32).collect()
}
