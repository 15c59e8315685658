//! Learns the weights of `src/language/en/day_weights.tsv`: which day of those an article tells is that of a happening.
//!
//! ```sh
//! cargo run --release --example train_days -- ecbplus-dev.jsonl meantime-dev.jsonl > src/language/en/day_weights.tsv
//! ```
//!
//! A day is right where our own labels (`annotated/news_nodes.tsv`) give it to the happening of the words, or a coarser time of
//! at most 31 days in which it lies; in articles that we did not label, where the articles' own annotation does. With `--table`
//! nothing is written but how many days of our labels are right above each chance, each by weights learned without the articles of
//! its topic, beside what the rules alone propose.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

mod annotated;
#[path = "annotated/left_out.rs"]
mod left_out;

use annotated::{Annotated, lines_without};
use dateline::extract::Knowledge;
use dateline::extract::event::when::train::happenings_of;
use dateline::language::Document;
use dateline::learn::Example;
use dateline::model::{ByteSpan, DateValue};
use left_out::{Labelled, measure, part_of, weights};
use std::collections::BTreeMap;
use std::error::Error;

const HEAD: &str = "# Weights of features of days of happenings, in 1/100 of the logarithm of the odds. Made by examples/train_days.rs from our own
# labels of articles of ECB+ and MEANTIME and the dates of events in both (see MODEL_CARD.md); licence CC BY-SA 4.0, see LICENSE-MODEL.";

/// Our own labels of articles of ECB+ and MEANTIME.
const NODES: &str = include_str!("annotated/news_nodes.tsv");

/// How much a day counts of which only the articles' own annotation tells.
const OTHERS: f64 = 0.15;

fn main() -> Result<(), Box<dyn Error>> {
    let usage = "usage: train_days [--table] [--leave first|second] ARTICLES.jsonl...";
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
    let nodes = read_days(NODES)?;
    let mut found: Vec<Labelled> = Vec::new();
    for path in &files {
        let text = std::fs::read_to_string(path)?;
        for (_, line) in lines_without(&text, &leave) {
            found.extend(labelled(line, &nodes)?);
        }
    }
    let known = found.iter().filter(|happening| happening.known).count();
    eprintln!("{} happenings, of {known} the day is known", found.len());
    let known = |happening: &Labelled| happening.known;
    if table {
        shares(&measure(&found, known, (20..=90).step_by(5)));
    } else {
        print!("{HEAD}\n{}", weights(&found, known));
    }
    Ok(())
}

/// The day of each labelled word of an article, by its offset in code points.
type DayOf = BTreeMap<usize, Option<DateValue>>;

fn read_days(text: &str) -> Result<BTreeMap<String, DayOf>, Box<dyn Error>> {
    let mut articles: BTreeMap<String, DayOf> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        if let [article, offset, _, day, ..] = columns.as_slice() {
            articles.entry((*article).to_owned()).or_default().insert(offset.parse()?, day.parse().ok());
        }
    }
    Ok(articles)
}

/// The happenings of an article whose words are labelled.
fn labelled(line: &str, nodes: &BTreeMap<String, DayOf>) -> Result<Vec<Labelled>, Box<dyn Error>> {
    let knowledge = Knowledge::default();
    let annotated = Annotated::read(line)?;
    let id = annotated.line["id"].as_str().unwrap_or_default();
    let own = nodes.get(id);
    let days: Vec<(ByteSpan, Option<DateValue>)> = match own {
        Some(own) => {
            let at = |offset: usize| annotated.bytes(&offset.into(), &(offset + 1).into());
            own.iter().filter_map(|(&offset, &day)| Some((at(offset)?, day))).collect()
        }
        None => annotated
            .events()
            .filter(|(_, event)| event["optional"] != true)
            .filter_map(|(trigger, event)| {
                Some((trigger, Some(event["date"]["value"].as_str()?.parse().ok()?)))
            })
            .collect(),
    };
    if days.is_empty() {
        return Ok(Vec::new());
    }
    let topic = annotated.line["topic"].as_str().unwrap_or_default();
    let part = part_of(topic);
    let document = Document::with_model(&annotated.article, knowledge.model());
    let mut found = Vec::new();
    for happening in happenings_of(&document, &knowledge) {
        let told: Vec<Option<DateValue>> = happening
            .reports
            .iter()
            .filter_map(|word| days.iter().find(|(trigger, _)| trigger.overlaps(word)).map(|&(_, day)| day))
            .collect();
        if told.is_empty() {
            continue;
        }
        let right = |value: DateValue| told.iter().flatten().any(|&day| is_right(value, day));
        let known = told.iter().any(Option::is_some);
        let weight = if own.is_some() { 1.0 } else { OTHERS };
        let proposed = happening.proposed.map(right);
        let example = |(value, features)| Example { features, right: right(value), weight };
        let days = happening.days.into_iter().map(example).collect();
        found.push(Labelled { part, measured: own.is_some(), known, choices: days, proposed });
    }
    Ok(found)
}

/// Whether a day is the labelled one, or a finer one within it.
fn is_right(date: DateValue, told: DateValue) -> bool {
    let days = (told.last_day() - told.first_day()).get_days();
    date == told || days <= 30 && told.contains(date)
}

/// Prints how many of the days so likely are right where labels know one.
fn shares(best: &[(u8, bool, bool)]) {
    println!("chance | days | right of those known, %");
    for from in (0..100).step_by(10) {
        let here: Vec<_> =
            best.iter().filter(|(chance, _, known)| *known && (from..from + 10).contains(chance)).collect();
        let right = here.iter().filter(|(_, right, _)| *right).count();
        println!(
            "{from}-{} | {} | {:.0}",
            from + 9,
            here.len(),
            100.0 * right as f64 / here.len().max(1) as f64
        );
    }
}
