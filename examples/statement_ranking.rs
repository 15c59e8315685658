//! Measures the figures that rank the readings of a cue, from annotated articles.
//!
//! `cargo run --release --example statement_ranking -- GOLD.jsonl WEIGHTS.tsv` writes the weights that
//! `src/extract/statement/weights.tsv` holds. GOLD has an article a line: `text` and `statements` with `speaker`, `cue`
//! and `content` as spans of code points. Only figures leave it, no words of the articles.
//!
//! A conditional log-linear model: of all readings of a cue, and "none of them", one is right. Readings that agree with
//! a gold statement (same speaker, half of the words shared) count as right, the closer the more. `AdaGrad` over a
//! fixed order, so that the same input gives the same figures.

use dateline::extract::statement::learning::{CueReadings, readings_of};
use dateline::language::Document;
use dateline::model::{Article, ByteSpan, CharSpan, Offsets};
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
    /// For each reading: its features and how right it is.
    readings: Vec<(Vec<u32>, f32)>,
}

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(gold), Some(out)) = (arguments.next(), arguments.next()) else {
        anyhow::bail!("give the annotated articles and the file to write");
    };
    let mut names: BTreeMap<u64, (u32, String)> = BTreeMap::new();
    let mut cases: Vec<Case> = Vec::new();
    let mut reached = (0usize, 0usize);
    for line in std::fs::read_to_string(gold)?.lines() {
        collect(&serde_json::from_str(line)?, &mut names, &mut cases, &mut reached);
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
    let weights = learn(&cases, names.len());
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
    std::fs::write(out, text)?;
    Ok(())
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
    let offsets = Offsets::new(&article.text);
    let bytes = |span: &serde_json::Value| {
        let at = |key: &str| span[key].as_u64().map(|value| value as usize);
        Some(offsets.to_bytes(&article.text, CharSpan::new(at("start")?, at("end")?)))
    };
    let gold: Vec<Gold> = line["statements"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|statement| Gold {
            speaker: bytes(&statement["speaker"]),
            cue: bytes(&statement["cue"]),
            content: statement["content"].as_array().into_iter().flatten().filter_map(bytes).collect(),
        })
        .collect();
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
            cases.push(Case { readings });
        }
    }
    reached.0 += matched.iter().filter(|&&matched| matched).count();
    reached.1 += gold.len();
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

fn learn(cases: &[Case], features: usize) -> Vec<f32> {
    let mut weights = vec![0.0f32; features + 1];
    let mut squares = vec![1.0f32; features + 1];
    let mut sum = vec![0.0f64; features + 1];
    for round in 0..ROUNDS {
        let mut loss = 0.0f64;
        for step in 0..cases.len() {
            let case = &cases[(step * 7919 + round * 131) % cases.len()];
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
