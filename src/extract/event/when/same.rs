//! Another mention of the same happening has a day.

use super::super::scene::Scene;
use super::super::trigger::Trigger;
use super::context::{accepts_context, is_charged_with, is_counted_up, is_told};
use super::main_day::{LEAD, Thread, is_page_line, thread};
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{DateSource, DateValue, EventDate, Grain, Status};
use std::collections::{BTreeMap, BTreeSet};

/// A date that a trigger may take from another one: the value and the expression it comes from.
pub(super) type Known = (DateValue, Option<usize>);

/// Another mention of the same happening has a day: the same lemma, or another word for the death of the story. Of
/// several days the one told of somebody whom both sentences name, else none.
pub(super) fn same_happening(
    scene: &Scene<'_, '_>,
    triggers: &[Trigger],
    statuses: &[Status],
    dates: &mut [Option<EventDate>],
) {
    let mut known: BTreeMap<&str, Vec<(Known, BTreeSet<String>)>> = BTreeMap::new();
    for (trigger, date) in triggers.iter().zip(dates.iter()) {
        if let Some(date) = date
            && date.from == DateSource::Text
            && !is_page_line(scene, trigger.token)
        {
            let told = ((date.value, date.time), names(scene, trigger));
            known.entry(deed(&trigger.lemma)).or_default().push(told);
        }
    }
    for (number, trigger) in triggers.iter().enumerate() {
        let alleged = statuses[number] == Status::Hypothetical && is_charged_with(scene, trigger);
        if dates[number].is_some()
            || !is_told(statuses[number]) && !alleged
            || tells_of_another(scene, trigger)
            || is_counted_up(scene, trigger)
        {
            continue;
        }
        let Some(told) = known.get(deed(&trigger.lemma)) else { continue };
        let ahead = |value: DateValue| statuses[number] == Status::Happened && super::is_ahead(scene, value);
        let own = names(scene, trigger);
        let shared: Vec<Known> =
            told.iter().filter(|(_, names)| !names.is_disjoint(&own)).map(|(known, _)| *known).collect();
        let all: Vec<Known> = told.iter().map(|(known, _)| *known).collect();
        // "Brandt was arrested" has not the day on which Keller was.
        let others = shared.is_empty() && !own.is_empty() && told.iter().all(|(_, names)| !names.is_empty());
        let agreed = only_value(&shared).or_else(|| only_value(&all).filter(|_| !others));
        // A coarse date is kept for the deed of the same people or of a charge; other deaths and visits come again.
        let deed = thread(scene, trigger) == Thread::Harm;
        if let Some((value, time)) = agreed
            && !ahead(value)
            && (deed
                && (value.grain() == Grain::Day || !shared.is_empty() || is_charged_with(scene, trigger))
                || value.grain() == Grain::Day && accepts_context(scene, trigger, statuses[number]))
        {
            dates[number] = Some(EventDate { time, value, from: DateSource::Context });
        }
    }
}

/// A headline tells what the lead tells: the deed of the first line has the day on which the lead tells it.
pub(super) fn headline(scene: &Scene<'_, '_>, triggers: &[Trigger], dates: &mut [Option<EventDate>]) {
    let document = scene.document;
    let sentence = |trigger: &Trigger| document.tokens[trigger.token].sentence;
    let titled = document
        .sentences
        .first()
        .is_some_and(|first| !matches!(document.word(first.end - 1), "." | "!" | "?" | "”" | "\""));
    for number in (0..triggers.len()).filter(|&number| titled && sentence(&triggers[number]) == 0) {
        if dates[number].as_ref().is_some_and(|date| date.from == DateSource::Text) {
            continue;
        }
        let lead = triggers.iter().zip(dates.iter()).find(|(trigger, date)| {
            (1..LEAD + 2).contains(&sentence(trigger))
                && deed(&trigger.lemma) == deed(&triggers[number].lemma)
                && date.is_some()
        });
        if let Some((_, Some(date))) = lead {
            let from = if date.from == DateSource::Text { DateSource::Context } else { date.from };
            dates[number] = Some(EventDate { from, ..date.clone() });
        }
    }
}

/// The first of `known` if all of them fall into one another: `in June` and `on 24 June` agree on the day.
fn only_value(known: &[Known]) -> Option<Known> {
    let finest = known.iter().max_by_key(|(value, _)| (value.grain(), std::cmp::Reverse(*value)))?;
    let agree = |value: &DateValue| {
        value.first_day() <= finest.0.first_day() && finest.0.last_day() <= value.last_day()
    };
    known.iter().all(|(value, _)| agree(value)).then_some(*finest)
}

/// The words of names that a trigger has as its parts; before a name `Chargers guard` says whose it is, not who.
fn names(scene: &Scene<'_, '_>, trigger: &Trigger) -> BTreeSet<String> {
    let parts = [
        Relation::Nsubj,
        Relation::NsubjPass,
        Relation::Obj,
        Relation::Nmod,
        Relation::NmodPoss,
        Relation::Compound,
    ];
    let document = scene.document;
    document
        .children_by(trigger.token, &parts)
        .flat_map(|child| document.children_by(child, &[Relation::Flat, Relation::Appos]).chain([child]))
        .filter(|&word| document.upos(word) == Upos::Propn)
        .map(|word| document.word(word).to_lowercase())
        .collect()
}

/// The deed a lemma tells of: words for a violent death are one deed in one story, other words their stem.
fn deed(lemma: &str) -> &str {
    if Class::Homicide.holds(lemma) { "kill" } else { stem(lemma) }
}

/// `a previous arrest`, `other attacks`: not the happening that the story told before.
pub(in crate::extract::event) fn tells_of_another(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    scene.document.has_child_word(
        trigger.token,
        &[Relation::Amod, Relation::Det, Relation::Advmod],
        &[
            "previous",
            "previously",
            "earlier",
            "other",
            "another",
            "several",
            "numerous",
            "many",
            "any",
            "every",
            "similar",
        ],
    )
}

/// The first five letters: enough to see `attack` in `attacker`, `negotiate` in `negotiation`.
pub(in crate::extract::event) fn stem(lemma: &str) -> &str {
    lemma.char_indices().nth(5).map_or(lemma, |(end, _)| lemma.get(..end).unwrap_or(lemma))
}
