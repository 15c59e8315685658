//! Learns the weights of `src/language/en/place_weights.tsv`: which place of those an article names is that of a happening.
//!
//! ```sh
//! cargo run --release --example train_places -- ecbplus-dev.jsonl meantime-dev.jsonl > src/language/en/place_weights.tsv
//! ```
//!
//! A place is right where our own labels (`annotated/news_nodes.tsv`) give its name to the happening of the words; where none of the
//! places that a happening may have is the one labelled, so is a place that is no country and holds it. With `--table` nothing is
//! written but how many places of happenings whose own words tell none are right above each chance, each by weights learned without the
//! articles of its topic, beside what the rules alone propose.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

#[expect(dead_code, reason = "the annotation is for programs that learn from it")]
mod annotated;
#[path = "annotated/left_out.rs"]
mod left_out;

use annotated::Annotated;
use dateline::extract::Knowledge;
use dateline::extract::event::place::train::{Place, happenings_of};
use dateline::language::Document;
use dateline::learn::Example;
use dateline::model::ByteSpan;
use left_out::{Labelled, measure, part_of, weights};
use std::collections::BTreeMap;
use std::error::Error;

const HEAD: &str = "# Weights of features of places of happenings, in 1/100 of the logarithm of the odds. Made by examples/train_places.rs from our own
# labels of articles of ECB+ and MEANTIME (see MODEL_CARD.md); licence CC BY-SA 4.0, see LICENSE-MODEL.";

/// Our own labels of articles of ECB+ and MEANTIME.
const NODES: &str = include_str!("annotated/news_nodes.tsv");

fn main() -> Result<(), Box<dyn Error>> {
    let usage = "usage: train_places [--table] ARTICLES.jsonl...";
    let (mut table, mut files) = (false, Vec::new());
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--table" => table = true,
            _ => files.push(argument),
        }
    }
    if files.is_empty() {
        return Err(usage.into());
    }
    let nodes = read_places(NODES)?;
    let mut found: Vec<Labelled> = Vec::new();
    for path in &files {
        let text = std::fs::read_to_string(path)?;
        for line in text.lines() {
            found.extend(labelled(line, &nodes)?);
        }
    }
    let known = found.iter().filter(|happening| happening.known).count();
    let reached =
        found.iter().filter(|happening| happening.choices.iter().any(|choice| choice.right)).count();
    eprintln!("{} happenings, of {known} the place is known, of {reached} among what it may be", found.len());
    if table {
        measure(&found, |_| true, (15..=75).step_by(5));
    } else {
        print!("{HEAD}\n{}", weights(&found, |_| true));
    }
    Ok(())
}

/// The name of the place of each labelled word of an article, by the offset of the word, all in code points.
type PlaceOf = BTreeMap<usize, Option<(usize, usize)>>;

fn read_places(text: &str) -> Result<BTreeMap<String, PlaceOf>, Box<dyn Error>> {
    let mut articles: BTreeMap<String, PlaceOf> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        if let [article, offset, _, _, start, end] = columns.as_slice() {
            let place = start.parse().ok().zip(end.parse().ok());
            articles.entry((*article).to_owned()).or_default().insert(offset.parse()?, place);
        }
    }
    Ok(articles)
}

/// The happenings of an article whose words are labelled.
fn labelled(line: &str, nodes: &BTreeMap<String, PlaceOf>) -> Result<Vec<Labelled>, Box<dyn Error>> {
    let knowledge = Knowledge::default();
    let annotated = Annotated::read(line)?;
    let Some(own) = nodes.get(annotated.line["id"].as_str().unwrap_or_default()) else {
        return Ok(Vec::new());
    };
    let words: Vec<(ByteSpan, Option<ByteSpan>)> = own
        .iter()
        .filter_map(|(&offset, place)| {
            let word = annotated.bytes(&offset.into(), &(offset + 1).into())?;
            Some((word, place.and_then(|(start, end)| annotated.bytes(&start.into(), &end.into()))))
        })
        .collect();
    let topic = annotated.line["topic"].as_str().unwrap_or_default();
    let part = part_of(topic);
    let document = Document::with_model(&annotated.article, knowledge.model());
    let text = &annotated.article.text;
    let mut found = Vec::new();
    for happening in happenings_of(&document, &knowledge) {
        let told: Vec<Option<ByteSpan>> = happening
            .reports
            .iter()
            .filter_map(|word| words.iter().find(|(other, _)| other.overlaps(word)).map(|&(_, place)| place))
            .collect();
        if told.is_empty() {
            continue;
        }
        let is = |name: &ByteSpan| {
            told.iter()
                .flatten()
                .any(|place| place.overlaps(name) || plain(place.of(text)) == plain(name.of(text)))
        };
        let named = happening.places.iter().any(|place| place.names.iter().any(is));
        let right = |place: &Place| {
            place.names.iter().any(is) || !named && !place.is_country && place.inside.iter().any(is)
        };
        let proposed = happening.proposed.as_ref().map(|name| {
            let place = happening.places.iter().find(|place| place.names.contains(name));
            is(name) || place.is_some_and(right)
        });
        let places: Vec<Example> = happening
            .places
            .iter()
            .map(|place| Example { features: place.features.clone(), right: right(place), weight: 1.0 })
            .collect();
        found.push(Labelled {
            part,
            known: told.iter().any(Option::is_some),
            // Where a report's own words tell the place, no chance is asked.
            measured: !happening.is_told,
            choices: places,
            proposed,
        });
    }
    Ok(found)
}

/// A name without its case and article.
fn plain(name: &str) -> String {
    let name = name.to_lowercase();
    name.strip_prefix("the ").unwrap_or(&name).to_owned()
}
