//! Writes our own labels of articles as gold that a scorer of nodes reads: one article a line, with its text as far as it was
//! read and `events` with `trigger`, `class`, `status`, `optional`, `cluster`, `date` and `place`, offsets in code points.
//!
//! ```sh
//! cargo run --release --example label_gold -- ecbplus-dev.jsonl meantime-dev.jsonl > own.jsonl
//! ```
#![expect(clippy::print_stdout, reason = "a program for the terminal")]

#[path = "annotated/labels.rs"]
mod labels;

use labels::labels;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

/// What a word tells: `TYPE.s`, arguable ones with `?` behind it.
const LABELS: &str = include_str!("annotated/news_labels.tsv");
/// Which happening it tells, with its day and place.
const NODES: &str = include_str!("annotated/news_nodes.tsv");

fn main() -> Result<(), Box<dyn Error>> {
    let mut told: BTreeMap<&str, BTreeMap<usize, &str>> = BTreeMap::new();
    for (article, offset, label) in labels(LABELS) {
        told.entry(article).or_default().insert(offset, label);
    }
    let mut nodes: BTreeMap<(&str, usize), Vec<&str>> = BTreeMap::new();
    for line in NODES.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        if let [article, offset, rest @ ..] = columns.as_slice() {
            nodes.insert((article, offset.parse()?), rest.to_vec());
        }
    }
    let mut seen = BTreeSet::new();
    for path in std::env::args().skip(1) {
        for line in std::fs::read_to_string(path)?.lines() {
            let article: Value = serde_json::from_str(line)?;
            let id = article["id"].as_str().unwrap_or_default();
            let Some(told) = told.get(id).filter(|_| seen.insert(id.to_owned())) else { continue };
            let text: Vec<char> = article["text"].as_str().unwrap_or_default().chars().collect();
            let end = told.iter().find(|(_, label)| **label == "end").map_or(text.len(), |(&end, _)| end);
            let text = &text[..end.min(text.len())];
            let span = |start: usize, end: usize| json!({ "start": start, "end": end, "text": text[start..end].iter().collect::<String>() });
            let event = |(&start, label): (&usize, &&str)| {
                let is_of_word = |letter: &&char| letter.is_alphanumeric() || "_'’-".contains(**letter);
                let word = text[start..].iter().take_while(is_of_word).count().max(1);
                let node = nodes.get(&(id, start)).map(Vec::as_slice);
                let (class, status) = label.trim_end_matches('?').split_once('.').unzip();
                let status = status.map(|status| match status {
                    "p" => "planned",
                    "y" => "hypothetical",
                    "n" => "negated",
                    _ => "happened",
                });
                let known =
                    |column: usize| node.and_then(|node| node.get(column)).filter(|value| **value != "-");
                let number = |column: usize| known(column).and_then(|value| value.parse::<usize>().ok());
                json!({
                    "trigger": span(start, start + word),
                    "class": class,
                    "status": status,
                    "optional": class.is_none() || label.ends_with('?'),
                    "cluster": known(0).map(|node| format!("{id}#{node}")),
                    "date": known(1).map(|day| json!({ "value": day })),
                    "place": number(2).zip(number(3)).map(|(start, end)| span(start, end)),
                    "participants": [],
                })
            };
            let events: Vec<Value> =
                told.iter().filter(|&(&start, _)| start < text.len()).map(event).collect();
            println!(
                "{}",
                json!({ "id": id, "published": article["published"], "text": text.iter().collect::<String>(), "events": events })
            );
        }
    }
    Ok(())
}
