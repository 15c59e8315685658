//! When an event happened.
//!
//! In this order: the date that grammar ties to the event or to the verb that carries it; the date of a verb it is
//! coordinated with or hangs on as a participle; the only date of its clause; the date of another mention of the same
//! happening in the article; the article's main day, or its day of publication, for what the lead tells in the past.
//! Never the X of `since X` or `until X`, never the day on which somebody spoke.

mod choose;
mod context;
mod day_votes;
mod evidence;
mod link;
mod main_day;
mod same;
mod together;
pub mod train;

use super::scene::Scene;
use super::trigger::Trigger;
use crate::language::syntax::Relation;
use crate::model::{DateSource, DateValue, EventDate, Found, RuleId, Status, TriggerKind};
use choose::Proposal;
use link::Links;
use std::collections::BTreeMap;

pub(super) use context::{is_judged, is_series, tells_back};
pub(super) use main_day::{LEAD, NEWS};
pub(super) use same::{stem, tells_of_another};

/// The dates that the words of each trigger's own clause give, in the order of the triggers.
pub(super) fn told(scene: &Scene<'_, '_>, triggers: &[Trigger]) -> Vec<Option<EventDate>> {
    let links = Links::new(scene, triggers);
    let mut dates: Vec<Option<EventDate>> = triggers
        .iter()
        .map(|trigger| {
            links.of_trigger(trigger).map(|time| EventDate {
                time: Some(time),
                value: scene.times[time].date.expect("links hold dated times only"),
                from: DateSource::Text,
            })
        })
        .collect();
    for number in 0..triggers.len() {
        // "set the trial for Friday": what is told in the past was done before the report.
        let ahead = dates[number].as_ref().is_some_and(|date| is_ahead(scene, date.value));
        if !ahead || !is_told_in_past(scene, triggers[number].token) {
            continue;
        }
        let date = dates[number].take();
        // "called for a demonstration on Friday": the day is that of what lies ahead.
        let time = date.as_ref().and_then(|date| scene.times.get(date.time?));
        let noun = time.and_then(|time| {
            let before = |next: &usize| triggers[*next].span.end <= time.span.start;
            (number + 1..triggers.len()).take_while(before).last()
        });
        if let Some(noun) =
            noun.filter(|&noun| triggers[noun].kind == TriggerKind::Noun && dates[noun].is_none())
        {
            dates[noun] = date;
        }
    }
    dates
}

/// The date of each trigger with the rule that proposes it; `told` are those of their own clauses, `nodes` says which
/// triggers tell one happening.
pub(super) fn dates(
    scene: &Scene<'_, '_>,
    triggers: &[Trigger],
    statuses: &[Status],
    told: Vec<Option<EventDate>>,
    nodes: &[usize],
) -> Vec<Option<Found<EventDate>>> {
    let proposals = proposals(scene, triggers, statuses, told, nodes);
    choose::choose(scene, triggers, statuses, nodes, &proposals)
}

/// The date that rules propose for each trigger.
fn proposals(
    scene: &Scene<'_, '_>,
    triggers: &[Trigger],
    statuses: &[Status],
    told: Vec<Option<EventDate>>,
    nodes: &[usize],
) -> Vec<Option<Proposal>> {
    let mut slots = Slots { dates: told, rules: vec![None; triggers.len()] };
    slots.fill("date/own-clause", |_| {});
    slots.fill("date/of-related-event", |dates| together::inherit_between_events(scene, triggers, dates));
    slots.fill("date/beside-verb", |dates| together::inherit_along_story(scene, triggers, dates));
    slots.fill("date/same-happening", |dates| of_node(statuses, nodes, dates));
    slots.fill("date/same-word", |dates| same::same_happening(scene, triggers, statuses, dates));
    slots.fill("date/of-story", |dates| main_day::main_day(scene, triggers, statuses, dates));
    slots.fill("date/beside-verb", |dates| together::inherit_along_story(scene, triggers, dates));
    slots.fill("date/of-verb", |dates| together::inherit_from_verb(scene, triggers, dates));
    slots.fill("date/of-aim", |dates| together::inherit_to_aim(scene, triggers, statuses, dates));
    slots.fill("date/of-lead", |dates| same::headline(scene, triggers, dates));
    slots.fill("date/same-happening", |dates| of_node(statuses, nodes, dates));
    let Slots { mut dates, rules } = slots;
    for ((trigger, status), slot) in triggers.iter().zip(statuses).zip(&mut dates) {
        // Troops that stand somewhere have no day, and what is planned is not of a time gone by: "will start talks of which
        // both spoke in August".
        let gone = slot.as_ref().is_some_and(|date| is_gone_by(scene, date.value));
        if trigger.rule == "event/presence" || *status == Status::Planned && gone {
            *slot = None;
        }
    }
    let proposal = |(date, rule): (Option<EventDate>, Option<RuleId>)| {
        let date = date?;
        let rule = if date.from == DateSource::Published { "date/published" } else { rule? };
        Some((date, rule))
    };
    dates.into_iter().zip(rules).map(proposal).collect()
}

/// The dates while they are filled, with the rule that gave each.
struct Slots {
    dates: Vec<Option<EventDate>>,
    rules: Vec<Option<RuleId>>,
}

impl Slots {
    /// Fills by one rule and notes it beside each date it gave.
    fn fill(&mut self, rule: RuleId, pass: impl FnOnce(&mut [Option<EventDate>])) {
        let before = self.dates.clone();
        pass(&mut self.dates);
        for (number, noted) in self.rules.iter_mut().enumerate() {
            if self.dates[number].is_some() && (noted.is_none() || self.dates[number] != before[number]) {
                *noted = Some(rule);
            }
        }
    }
}

/// A day told in one sentence serves the whole happening: the finest of the days its reports tell, where they agree.
fn of_node(statuses: &[Status], nodes: &[usize], dates: &mut [Option<EventDate>]) {
    let mut told: BTreeMap<usize, Option<EventDate>> = BTreeMap::new();
    let serves = |number: usize| matches!(statuses[number], Status::Happened | Status::Planned);
    for (number, date) in dates.iter().enumerate() {
        let Some(date) = date.as_ref().filter(|date| date.from == DateSource::Text && serves(number)) else {
            continue;
        };
        let finest = told.entry(nodes[number]).or_insert_with(|| Some(date.clone()));
        let agrees = finest.as_ref().is_none_or(|known| known.value.overlaps(date.value));
        let is_finer = finest.as_ref().is_some_and(|known| known.value.grain() < date.value.grain());
        if !agrees {
            *finest = None;
        } else if is_finer {
            *finest = Some(date.clone());
        }
    }
    // The day of the story tells more than that of the report.
    for (number, date) in dates.iter().enumerate() {
        let date = date.as_ref().filter(|date| date.from == DateSource::Context);
        if let Some(date) = date.filter(|_| statuses[number] == Status::Happened) {
            told.entry(nodes[number]).or_insert_with(|| Some(date.clone()));
        }
    }
    for (number, slot) in dates.iter_mut().enumerate() {
        let open = slot.as_ref().is_none_or(|date| date.from == DateSource::Published);
        let fits = |date: &&EventDate| date.from == DateSource::Text || statuses[number] == Status::Happened;
        let date = told.get(&nodes[number]).filter(|_| open && serves(number)).and_then(Option::as_ref);
        if let Some(date) = date.filter(fits) {
            *slot = Some(EventDate { from: DateSource::Context, ..date.clone() });
        }
    }
}

/// `scheduled`, `was scheduled`, `has been scheduled`.
fn is_told_in_past(scene: &Scene<'_, '_>, verb: usize) -> bool {
    let document = scene.document;
    let tag = document.tokens[verb].xpos;
    tag.is_past()
        || tag.is_past_participle()
            && document.has_child_word(
                verb,
                &[Relation::Aux, Relation::AuxPass],
                &["was", "were", "has", "have", "had", "been"],
            )
            && !document.children_by(verb, &[Relation::Aux]).any(|aux| document.tokens[aux].xpos.is_modal())
}

/// Whether a date ended over a week before the day of the report.
fn is_gone_by(scene: &Scene<'_, '_>, date: DateValue) -> bool {
    scene.document.published.is_some_and(|published| (published - date.last_day()).get_days() > 7)
}

/// Whether a date lies after the day of the report.
pub(super) fn is_ahead(scene: &Scene<'_, '_>, date: DateValue) -> bool {
    scene.document.published.is_some_and(|published| date.first_day() > published)
}
