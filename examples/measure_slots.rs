//! Measures how often each rule that fills a slot of an event is right: makes `src/extract/event/slots.tsv`.
//!
//! ```sh
//! cargo run --release --example measure_slots -- newsroom-dev.jsonl meantime-dev.jsonl ecbplus-dev.jsonl \
//!     > src/extract/event/slots.tsv
//! ```
//!
//! Articles with annotated events, JSON Lines. A slot is judged where an annotated event of the same word, or another of its
//! cluster, has that slot. A date is right where it is the annotated one or lies in it (up to a month); a place or a participant
//! where its words meet, or are, annotated ones. Rare rules are drawn towards the share of their slot.
#![expect(clippy::print_stdout, reason = "a program for the terminal")]

mod annotated;

use annotated::{Annotated, lines_without};
use dateline::extract::Knowledge;
use dateline::model::{ByteSpan, DateValue, Event};
use dateline::pipeline::read_article;
use serde_json::Value;
use std::collections::BTreeMap;
use std::error::Error;

const HEAD: &str = "# How often each rule that fills a slot of an event is right, in per cent. Made by examples/measure_slots.rs.
# rule\tright\tjudged\tshare";

/// Days of an annotated period within which a finer date is right.
const MONTH: i32 = 30;

/// Cases at the share of the whole slot that are added to those of a rule: our choice.
const DRAWN: f64 = 5.0;

/// Right and judged, by rule.
type Counts = BTreeMap<&'static str, (u32, u32)>;

fn main() -> Result<(), Box<dyn Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        return Err("usage: measure_slots ARTICLES.jsonl...".into());
    }
    let knowledge = Knowledge::default();
    let mut counts = Counts::new();
    for path in &files {
        let text = std::fs::read_to_string(path)?;
        for (_, line) in lines_without(&text, "") {
            judge(&Annotated::read(line)?, &knowledge, &mut counts);
        }
    }
    println!("{HEAD}");
    let of_slot = |rule: &str| {
        let slot = rule.split_once('/').map_or(rule, |(slot, _)| slot);
        let same = counts.iter().filter(|(name, _)| name.split_once('/').is_some_and(|(own, _)| own == slot));
        same.fold((0, 0), |(right, judged), (_, of_rule)| (right + of_rule.0, judged + of_rule.1))
    };
    for (rule, &(right, judged)) in &counts {
        let (all_right, all) = of_slot(rule);
        let usual = f64::from(all_right) / f64::from(all.max(1));
        let share = (f64::from(right) + DRAWN * usual) / (f64::from(judged) + DRAWN);
        println!("{rule}\t{right}\t{judged}\t{:.0}", 100.0 * share);
    }
    Ok(())
}

/// Judges every slot of an article that the annotation has.
fn judge(annotated: &Annotated, knowledge: &Knowledge, counts: &mut Counts) {
    let reading = read_article(annotated.article.clone(), knowledge);
    let text = &annotated.article.text;
    for event in &reading.annotations.events {
        let met: Vec<&Value> = annotated
            .events()
            .filter(|(trigger, _)| trigger.overlaps(&event.trigger))
            .map(|(_, event)| event)
            .collect();
        let same = |other: &Value| {
            met.iter().any(|met| {
                std::ptr::eq(*met, other) || met["cluster"].is_string() && met["cluster"] == other["cluster"]
            })
        };
        let all: Vec<&Value> =
            annotated.events().map(|(_, event)| event).filter(|event| same(event)).collect();
        let mut count = |rule: &'static str, right: bool| {
            let of_rule = counts.entry(rule).or_default();
            *of_rule = (of_rule.0 + u32::from(right), of_rule.1 + 1);
        };
        let dates: Vec<DateValue> =
            all.iter().filter_map(|event| event["date"]["value"].as_str()?.parse().ok()).collect();
        if let Some(date) = event.date.as_ref().filter(|_| !dates.is_empty()) {
            count(date.rule, dates.iter().any(|&told| is_right(date.value.value, told)));
        }
        let places: Vec<&Value> =
            all.iter().map(|event| &event["place"]).filter(|place| place.is_object()).collect();
        if let Some(place) = event.place.as_ref().filter(|_| !places.is_empty()) {
            count(place.rule, meets(annotated, text, place.value, &places));
        }
        participants(annotated, event, &all, &mut count);
    }
}

fn participants(
    annotated: &Annotated,
    event: &Event,
    all: &[&Value],
    count: &mut impl FnMut(&'static str, bool),
) {
    let told: Vec<&Value> =
        all.iter().filter_map(|event| event["participants"].as_array()).flatten().collect();
    if told.is_empty() {
        return;
    }
    for participant in &event.participants {
        count(participant.rule, meets(annotated, &annotated.article.text, participant.value.span, &told));
    }
}

/// Whether a date is the annotated one, or a finer one within it.
fn is_right(date: DateValue, told: DateValue) -> bool {
    let days = (told.last_day() - told.first_day()).get_days();
    date == told || days <= MONTH && told.contains(date)
}

/// Whether words meet, or are, annotated ones.
fn meets(annotated: &Annotated, text: &str, span: ByteSpan, told: &[&Value]) -> bool {
    let plain = |words: &str| words.to_lowercase().trim_start_matches("the ").to_owned();
    told.iter().any(|told| {
        let there = annotated.bytes(&told["start"], &told["end"]).is_some_and(|other| other.overlaps(&span));
        there || told["text"].as_str().is_some_and(|words| plain(words) == plain(span.of(text)))
    })
}
