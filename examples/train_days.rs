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

use annotated::{Annotated, lines_without};
use dateline::extract::Knowledge;
use dateline::extract::event::when::train::happenings_of;
use dateline::language::Document;
use dateline::learn::{Example, logistic, platt};
use dateline::model::{ByteSpan, DateValue};
use dateline::rank::{Weights, chance, hash};
use std::collections::BTreeMap;
use std::error::Error;

const HEAD: &str = "# Weights of features of days of happenings, in 1/100 of the logarithm of the odds. Made by examples/train_days.rs from our own
# labels of articles of ECB+ and MEANTIME and the dates of events in both (see MODEL_CARD.md); licence CC BY-SA 4.0, see LICENSE-MODEL.";

/// Our own labels of articles of ECB+ and MEANTIME.
const NODES: &str = include_str!("annotated/news_nodes.tsv");

/// How much a day counts of which only the articles' own annotation tells.
const OTHERS: f64 = 0.15;
/// Parts of the articles that are left out in turn.
const PARTS: usize = 10;
/// Examples in which a feature must occur to be kept.
const SEEN: usize = 4;

/// A happening of which labels tell the day, or that they know none.
struct Labelled {
    part: usize,
    own: bool,
    known: bool,
    days: Vec<Example>,
    /// Whether the day that rules propose is right.
    proposed: Option<bool>,
}

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
    if table {
        measure(&found);
        return Ok(());
    }
    println!("{HEAD}");
    let all: Vec<&Example> = found.iter().flat_map(|happening| &happening.days).collect();
    let likeliest: Vec<(i32, f64)> = left_out(&found)
        .into_iter()
        .filter(|(_, happening, _)| happening.known)
        .map(|(score, _, right)| (score, f64::from(u8::from(right))))
        .collect();
    print!("{}", platt(&likeliest).rescaled(&logistic(&all, SEEN)));
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
    let part = hash(&[topic]) as usize % PARTS;
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
        found.push(Labelled { part, own: own.is_some(), known, days, proposed });
    }
    Ok(found)
}

/// Whether a day is the labelled one, or a finer one within it.
fn is_right(date: DateValue, told: DateValue) -> bool {
    let days = (told.last_day() - told.first_day()).get_days();
    date == told || days <= 30 && told.contains(date)
}

/// The likeliest day of each happening that we labelled, by weights learned without the articles of its topic: its score and
/// whether it is right.
fn left_out(found: &[Labelled]) -> Vec<(i32, &Labelled, bool)> {
    let mut likeliest = Vec::new();
    for part in 0..PARTS {
        let others = found.iter().filter(|other| other.part != part).flat_map(|other| &other.days);
        let weights = Weights::new(&logistic(&others.collect::<Vec<_>>(), SEEN));
        for happening in found.iter().filter(|happening| happening.own && happening.part == part) {
            let score = |example: &Example| {
                let hashes: Vec<u64> = example.features.iter().map(|name| hash(&[name])).collect();
                weights.score(&hashes)
            };
            let day =
                happening.days.iter().map(|day| (score(day), day.right)).max_by_key(|&(score, _)| score);
            likeliest.extend(day.map(|(score, right)| (score, happening, right)));
        }
    }
    likeliest
}

/// What chances are worth on articles left out.
fn measure(found: &[Labelled]) {
    let likeliest = left_out(found);
    let of_known = likeliest.iter().filter(|(_, happening, _)| happening.known);
    let scale =
        platt(&of_known.map(|&(score, _, right)| (score, f64::from(u8::from(right)))).collect::<Vec<_>>());
    let best: Vec<(u8, bool, bool)> = likeliest
        .iter()
        .map(|&(score, happening, right)| (chance(scale.score(score)), right, happening.known))
        .collect();
    let own: Vec<&Labelled> = found.iter().filter(|happening| happening.own).collect();
    let all = own.iter().filter(|happening| happening.known).count();
    let row = |name: &str, given: usize, right: usize, without: usize| {
        println!(
            "{name} | {given} | {:.1} | {:.1} | {without}",
            100.0 * right as f64 / given.max(1) as f64,
            100.0 * right as f64 / all.max(1) as f64
        );
    };
    println!("least chance | days | precision | recall | days of happenings without one");
    let given = own.iter().filter(|happening| happening.known && happening.proposed.is_some()).count();
    let right = own.iter().filter(|happening| happening.proposed == Some(true)).count();
    let without = own.iter().filter(|happening| !happening.known && happening.proposed.is_some()).count();
    row("rules", given, right, without);
    for least in (20..=90).step_by(5) {
        let above: Vec<_> = best.iter().filter(|(chance, ..)| *chance >= least).collect();
        let given = above.iter().filter(|(_, _, known)| *known).count();
        let right = above.iter().filter(|(_, right, _)| *right).count();
        row(&least.to_string(), given, right, above.len() - given);
    }
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
