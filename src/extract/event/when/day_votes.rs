//! How many events of a report are of which day.

use super::super::scene::Scene;
use super::super::speech::is_saying;
use super::super::trigger::Trigger;
use super::link::dates_events;
use super::main_day::{LEAD, NEWS, Thread, is_page_line, thread};
use super::same::Known;
use crate::model::{DateSource, DateValue, EventDate, Grain, Status};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Days back that still are news.
pub(super) const FRESH: i32 = 3;

/// A report of fewer sentences has one story: a day told once is its day. A longer one tells of many.
const BRIEF: usize = 20;

/// The days that the events of a report are tied to by its own words, and how much speaks for each.
pub(super) struct DayVotes {
    /// By thread (`None`: of all) and date: weight, and the expression that told it first.
    votes: BTreeMap<(Option<Thread>, DateValue), (usize, Option<usize>)>,
    /// Whether the lead tells of a date, and the sentences that do.
    told: BTreeMap<DateValue, (bool, BTreeSet<usize>)>,
    /// Dates that the lead tells or that are news on the day of the report.
    current: BTreeSet<DateValue>,
    fresh: BTreeSet<DateValue>,
    is_brief: bool,
}

impl DayVotes {
    /// Counts what happened on or before the day of the report; the lead and what is fresh count more.
    pub(super) fn count(
        scene: &Scene<'_, '_>,
        triggers: &[Trigger],
        statuses: &[Status],
        dates: &[Option<EventDate>],
    ) -> Self {
        let document = scene.document;
        let mut all = Self {
            votes: BTreeMap::new(),
            told: BTreeMap::new(),
            current: BTreeSet::new(),
            fresh: BTreeSet::new(),
            is_brief: document.sentences.len() < BRIEF,
        };
        for ((trigger, date), status) in triggers.iter().zip(dates).zip(statuses) {
            let Some(date) = date else { continue };
            if date.from != DateSource::Text
                || *status != Status::Happened
                || super::is_ahead(scene, date.value)
                || is_page_line(scene, trigger.token)
            {
                continue;
            }
            let sentence = document.tokens[trigger.token].sentence;
            all.add(Some(thread(scene, trigger)), date, sentence, document.published);
        }
        let taken: BTreeSet<usize> = dates.iter().flatten().filter_map(|date| date.time).collect();
        for time in (0..scene.times.len()).filter(|time| !taken.contains(time)) {
            if let Some((date, sentence)) = told_beside(scene, time) {
                all.add(None, &date, sentence, document.published);
            }
        }
        all
    }

    fn add(&mut self, thread: Option<Thread>, date: &EventDate, sentence: usize, published: Option<Date>) {
        let early = sentence < LEAD;
        let fresh =
            published.is_some_and(|published| (published - date.value.first_day()).get_days() <= FRESH);
        let by_grain = match date.value.grain() {
            Grain::Day => 3,
            Grain::Month => 2,
            _ => 1,
        };
        let weight = by_grain * if early { 3 } else { 1 } * if fresh { 2 } else { 1 };
        if fresh {
            self.fresh.insert(date.value);
        }
        if fresh || early && date.value.grain() >= Grain::Month {
            self.current.insert(date.value);
        }
        let (in_lead, sentences) = self.told.entry(date.value).or_default();
        *in_lead |= early;
        sentences.insert(sentence);
        let of_all = (date.value.grain() == Grain::Day).then_some(None);
        for of in [thread.map(Some), of_all].into_iter().flatten() {
            self.votes.entry((of, date.value)).or_insert((0, date.time)).0 += weight;
        }
    }

    /// Whether the lead tells of a date, or it is news.
    pub(super) fn is_current(&self, value: DateValue) -> bool {
        self.current.contains(&value)
    }

    /// The date of one thread for which most speaks, of those that fit.
    pub(super) fn best(&self, thread: Thread, fits: impl Fn(DateValue) -> bool) -> Option<Known> {
        self.best_of(Some(thread), fits)
    }

    /// The day of the whole story: of a longer report one that the lead or two sentences tell; a fresh one first.
    pub(super) fn of_story(&self) -> Option<Known> {
        self.best_of(None, |value| {
            self.is_brief
                || self.told.get(&value).is_some_and(|(in_lead, sentences)| *in_lead || sentences.len() >= 2)
        })
    }

    fn best_of(&self, thread: Option<Thread>, fits: impl Fn(DateValue) -> bool) -> Option<Known> {
        self.votes
            .iter()
            .filter(|((of, value), _)| *of == thread && fits(*value))
            .max_by_key(|((_, value), (weight, _))| {
                let fresh = thread.is_none() && self.fresh.contains(value);
                (fresh, self.current.contains(value), *weight, Reverse(*value))
            })
            .map(|((_, value), (_, time))| (*value, *time))
    }
}

/// The day of a word that is no event, told in the past early in the report: `shortly after takeoff on Saturday the crew
/// saw smoke`. Not the day on which somebody spoke.
fn told_beside(scene: &Scene<'_, '_>, time: usize) -> Option<(EventDate, usize)> {
    let document = scene.document;
    let value = scene.times[time].date.filter(|_| dates_events(scene, time))?;
    let anchor = document.head_of(document.tokens_in(scene.times[time].span))?;
    let sentence = document.tokens[anchor].sentence;
    let age = (document.published? - value.first_day()).get_days();
    if value.grain() != Grain::Day || sentence >= NEWS || !(0..=FRESH).contains(&age) {
        return None;
    }
    let tells = |verb: usize| {
        let tag = document.tokens[verb].xpos;
        tag.is_past() && document.is_predicate(verb) && !is_saying(scene, verb) && !is_page_line(scene, verb)
    };
    let told = if let Some(verb) = document.governing_predicate(anchor) {
        tells(verb)
    } else {
        let sentence = document.sentence_of(anchor);
        (sentence.start..sentence.end).any(tells)
    };
    told.then_some((EventDate { time: Some(time), value, from: DateSource::Text }, sentence))
}
