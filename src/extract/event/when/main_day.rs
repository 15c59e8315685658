//! The days an article is about, one for each thread of its story.

use super::super::scene::Scene;
use super::super::trigger::Trigger;
use super::context::{accepts_context, is_charged_with, is_of_law, tells_back};
use super::same::Known;
use crate::model::{DateSource, DateValue, EventDate, EventType, Grain, Status};
use std::collections::{BTreeMap, BTreeSet};

/// Threads of a story: what was done, what the law made of it, and the rest. Each has a day of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Thread {
    Harm,
    Law,
    Rest,
}

pub(super) fn thread(scene: &Scene<'_, '_>, trigger: &Trigger) -> Thread {
    match scene.lexicon.rows()[trigger.row].event_type() {
        Some(EventType::Assault | EventType::Disaster | EventType::Health) => Thread::Harm,
        Some(EventType::Judge | EventType::Accuse) => Thread::Law,
        _ => Thread::Rest,
    }
}

/// Days back that still are news.
const FRESH: i32 = 3;

/// How many sentences of the report make its lead.
pub(super) const LEAD: usize = 4;

/// A line of the page rather than a sentence of the report: `Posted on May 2`, `Updated 9:01 AM`.
pub(super) fn is_page_line(scene: &Scene<'_, '_>, token: usize) -> bool {
    let sentence = scene.document.sentence_of(token);
    scene.is(token, &["post", "update", "publish", "print", "report", "release"])
        && sentence.len() < 16
        && !matches!(scene.document.word(sentence.end - 1), "." | "!" | "?" | "”" | "\"")
}

/// The days the article is about, one for each thread: the day most of its events are tied to, the lead first.
pub(super) fn main_day(
    scene: &Scene<'_, '_>,
    triggers: &[Trigger],
    statuses: &[Status],
    dates: &mut [Option<EventDate>],
) {
    let published = scene.document.published;
    let is_fresh = |value: DateValue| {
        published.is_some_and(|published| (published - value.first_day()).get_days() <= FRESH)
    };
    let mut votes: BTreeMap<(Option<Thread>, DateValue), (usize, Option<usize>)> = BTreeMap::new();
    // Whether the lead tells of a day, and the sentences that do.
    let mut told: BTreeMap<DateValue, (bool, BTreeSet<usize>)> = BTreeMap::new();
    // Days that the lead tells or that are news on the day of the report.
    let mut current: BTreeSet<DateValue> = BTreeSet::new();
    for ((trigger, date), status) in triggers.iter().zip(dates.iter()).zip(statuses) {
        let Some(date) = date else { continue };
        let future = published.is_some_and(|published| date.value.first_day() > published);
        if date.from != DateSource::Text
            || *status != Status::Happened
            || future
            || is_page_line(scene, trigger.token)
        {
            continue;
        }
        let early = scene.document.tokens[trigger.token].sentence < LEAD;
        let weight = match date.value.grain() {
            Grain::Day => 3,
            Grain::Month => 2,
            _ => 1,
        } * if early { 3 } else { 1 };
        let fresh = is_fresh(date.value);
        let weight = if fresh { weight * 2 } else { weight };
        if fresh || early && date.value.grain() >= Grain::Month {
            current.insert(date.value);
        }
        let support = told.entry(date.value).or_default();
        support.0 |= early;
        support.1.insert(scene.document.tokens[trigger.token].sentence);
        for thread in [Some(thread(scene, trigger)), None] {
            if thread.is_none() && date.value.grain() != Grain::Day {
                continue;
            }
            votes.entry((thread, date.value)).or_insert((0, date.time)).0 += weight;
        }
    }
    let best_of = |thread: Option<Thread>, fits: &dyn Fn(DateValue) -> bool| -> Option<Known> {
        votes
            .iter()
            .filter(|((of, value), _)| *of == thread && fits(*value))
            .max_by_key(|((_, value), (count, _))| {
                (
                    thread.is_none() && is_fresh(*value),
                    current.contains(value),
                    *count,
                    std::cmp::Reverse(*value),
                )
            })
            .map(|((_, value), (_, time))| (*value, *time))
    };
    let best = |thread: Option<Thread>| best_of(thread, &|_| true);
    let (law, all) = (
        best(Some(Thread::Law)),
        best_of(None, &|value| {
            told.get(&value).is_some_and(|(early, sentences)| {
                *early || sentences.len() >= 2 || scene.document.sentences.len() < BRIEF
            })
        }),
    );
    // The law acts after the deed.
    let before = |day: DateValue| move |value: DateValue| value.last_day() < day.first_day();
    let apart = law.and_then(|(day, _)| best_of(Some(Thread::Harm), &before(day)));
    let harm = apart.or_else(|| best(Some(Thread::Harm)));
    let law_leads = triggers.iter().zip(statuses).any(|(trigger, status)| {
        *status == Status::Happened
            && (is_of_law(scene, trigger.token)
                || scene.lexicon.rows()[trigger.row].event_type() == Some(EventType::Judge))
            && scene.document.tokens[trigger.token].sentence < LEAD
    });
    for number in 0..triggers.len() {
        let trigger = &triggers[number];
        let sentence = scene.document.tokens[trigger.token].sentence;
        if dates[number].is_some() || !accepts_context(scene, trigger, statuses[number]) {
            continue;
        }
        let charged =
            thread(scene, trigger) == Thread::Harm && (law_leads || is_charged_with(scene, trigger));
        let own = match thread(scene, trigger) {
            Thread::Harm => harm,
            Thread::Law => law.filter(|(value, _)| value.grain() == Grain::Day),
            Thread::Rest => carried_forward(scene, triggers, dates, number),
        };
        // A year told once in passing is not the day of a story that has one: "the worst fire since one in 2008".
        let passing = |value: DateValue| {
            value.grain() < Grain::Month && all.is_some_and(|(day, _)| current.contains(&day))
        };
        let own = own.filter(|(value, _)| charged || !passing(*value));
        // The law acts after the deed: what a report opens with is the news of its day.
        let law_news = thread(scene, trigger) == Thread::Law && published.is_some();
        let known = own.or(if charged || law_news || sentence >= NEWS { None } else { all });
        // What a lead tells without a date is news, not the old day that the background tells.
        let in_lead = published.is_some() && scene.document.tokens[trigger.token].sentence < LEAD;
        let known = known.filter(|(value, _)| charged || !in_lead || current.contains(value));
        dates[number] = match (known, published) {
            (Some((value, time)), _) => Some(EventDate { time, value, from: DateSource::Context }),
            (None, Some(day))
                if !charged && statuses[number] != Status::Negated && is_news(scene, trigger) =>
            {
                Some(EventDate { time: None, value: DateValue::day(day), from: DateSource::Published })
            }
            _ => None,
        };
    }
}

/// A report of fewer sentences has one story: a day told once is its day. A longer one tells of many.
const BRIEF: usize = 20;

/// How many sentences of a report may tell of its own day without saying so: behind them stands background. Measured on
/// the development files: right 6 times in 10 in the lead and up to here, 3 times in 10 behind.
const NEWS: usize = 10;

/// Whether an undated event may be of the day of the report: told early, not in retrospect, and not in a sentence of the
/// background that goes back to another time.
fn is_news(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let sentence = scene.document.tokens[trigger.token].sentence;
    let span = scene.document.bytes(scene.document.sentence_of(trigger.token));
    let goes_back = || {
        scene.times.iter().filter(|time| span.covers(&time.span)).any(|time| {
            let days = time.date.zip(scene.document.published);
            days.is_some_and(|(date, published)| (published - date.last_day()).get_days() > FRESH)
        })
    };
    sentence < NEWS && !tells_back(scene, trigger) && (sentence < LEAD || !goes_back())
}

/// The day of the last dated event before, in the same paragraph: a story goes on where it was.
fn carried_forward(
    scene: &Scene<'_, '_>,
    triggers: &[Trigger],
    dates: &[Option<EventDate>],
    number: usize,
) -> Option<Known> {
    let here = scene.document.tokens[triggers[number].token].sentence;
    if here < LEAD {
        return None;
    }
    (0..number)
        .rev()
        .take_while(|&before| scene.document.tokens[triggers[before].token].sentence + 1 >= here)
        .filter_map(|before| dates[before].as_ref())
        .find(|date| date.from == DateSource::Text && date.value.grain() == Grain::Day)
        .map(|date| (date.value, date.time))
}
