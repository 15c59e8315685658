//! Events told together have one day: through another event, or one after the other in one breath.

use super::super::scene::Scene;
use super::super::speech::is_saying;
use super::super::trigger::Trigger;
use super::context::{is_charged_with, is_lasting};
use super::link::is_apart;
use super::main_day::{Thread, thread};
use super::same::tells_of_another;
use crate::language::syntax::Relation;
use crate::lexicon::classes::Class;
use crate::model::{DateSource, EventDate, Grain, Status, TriggerKind};
use std::collections::BTreeMap;

/// The number of the trigger that stands at a word.
fn by_word(triggers: &[Trigger], word: impl Fn(&Trigger) -> usize) -> BTreeMap<usize, usize> {
    triggers.iter().enumerate().map(|(number, trigger)| (word(trigger), number)).collect()
}

/// An event told through another one: `killed in Monday's attack`, `the attack on Monday killed two`.
pub(super) fn inherit_between_events(
    scene: &Scene<'_, '_>,
    triggers: &[Trigger],
    dates: &mut [Option<EventDate>],
) {
    let document = scene.document;
    let number_of = by_word(triggers, |trigger| trigger.token);
    for number in 0..triggers.len() {
        if dates[number].is_some() || triggers[number].kind == TriggerKind::Noun {
            continue;
        }
        let related = [Relation::Nsubj, Relation::NsubjPass, Relation::Obl, Relation::Obj];
        let from = document.children_by(triggers[number].token, &related).find_map(|child| {
            let preposition = document.preposition(child);
            let close = document.relation(child) != Relation::Obl
                || matches!(preposition.as_deref(), Some("in" | "during" | "by" | "at"));
            number_of.get(&child).filter(|_| close).and_then(|&other| dates[other].clone())
        });
        // "the attack on Monday that killed three": what a deed did was done with it.
        let from = from.or_else(|| {
            let deed = document
                .antecedent_thing(triggers[number].token)
                .filter(|_| thread(scene, &triggers[number]) == Thread::Harm);
            deed.and_then(|deed| number_of.get(&deed)).and_then(|&other| dates[other].clone())
        });
        if let Some(date) = from {
            dates[number] = Some(date);
        }
    }
}

/// A verb told in one breath with a dated one: `thwarted an attack on Monday, seizing arms and fled`.
pub(super) fn inherit_along_story(
    scene: &Scene<'_, '_>,
    triggers: &[Trigger],
    dates: &mut [Option<EventDate>],
) {
    let document = scene.document;
    let number_of = by_word(triggers, Trigger::clause);
    for number in 0..triggers.len() {
        if dates[number].is_some() || triggers[number].kind == TriggerKind::Noun {
            continue;
        }
        let clause = triggers[number].clause();
        let participle = document.tokens[clause].xpos.is_gerund()
            && !document.has_child_word(
                clause,
                &[Relation::Mark, Relation::Case],
                &["after", "since", "for"],
            );
        let told_on = match document.relation(clause) {
            Relation::Conj => true,
            Relation::Advcl => participle,
            _ => false,
        };
        let above = document.head(clause).filter(|_| told_on);
        let date = above.and_then(|head| number_of.get(&head)).and_then(|&other| dates[other].clone());
        if date.as_ref().is_some_and(|date| date.value.grain() == Grain::Day) {
            dates[number] = date;
        }
    }
}

/// A noun told with a dated verb: `released on bail`. Not a deed somebody is charged with, nor what the verb followed.
pub(super) fn inherit_from_verb(
    scene: &Scene<'_, '_>,
    triggers: &[Trigger],
    dates: &mut [Option<EventDate>],
) {
    let number_of = by_word(triggers, |trigger| trigger.token);
    for (number, trigger) in triggers.iter().enumerate() {
        let known = dates[number].as_ref().is_some_and(|date| date.from != DateSource::Published);
        if known
            || trigger.kind != TriggerKind::Noun
            || is_apart(scene, trigger.token)
            || is_charged_with(scene, trigger)
            || is_lasting(scene, trigger)
            || tells_of_another(scene, trigger)
        {
            continue;
        }
        let tells = |verb: &usize| !is_saying(scene, *verb) && !scene.is_of(*verb, Class::Judging);
        let verb = scene.document.governing_predicate(trigger.token).filter(tells);
        let date = verb.and_then(|verb| number_of.get(&verb)).and_then(|&other| dates[other].clone());
        if date.as_ref().is_some_and(|date| date.from != DateSource::Published) {
            dates[number] = date;
        }
    }
}

/// An aim is of the day of what was done for it: `took to the streets to protest`. Not what is agreed, planned or demanded, which comes later.
pub(super) fn inherit_to_aim(
    scene: &Scene<'_, '_>,
    triggers: &[Trigger],
    statuses: &[Status],
    dates: &mut [Option<EventDate>],
) {
    let document = scene.document;
    let number_of = by_word(triggers, |trigger| trigger.token);
    for (number, trigger) in triggers.iter().enumerate() {
        let verb = trigger.token;
        if dates[number].is_some()
            || trigger.kind != TriggerKind::Verb
            || !matches!(statuses[number], Status::Hypothetical | Status::Planned)
            || document.relation(verb) != Relation::Advcl
            || !document.has_child_word(verb, &[Relation::Mark], &["to"])
        {
            continue;
        }
        let Some(above) = document.head(verb) else { continue };
        let done = number_of.get(&above).filter(|&&other| statuses[other] == Status::Happened);
        let date = done.and_then(|&other| dates[other].clone());
        // A body founded in 2014 to do something does it for years.
        let short = |date: &EventDate| date.value.grain() >= Grain::Week;
        dates[number] = date.filter(|date| date.from != DateSource::Published && short(date));
    }
}
