//! What caused an event, where the text says so: `suspended due to an attack`, `the fire caused the outage`.

use super::scene::Scene;
use super::trigger::Trigger;
use crate::language::syntax::Relation;
use crate::lexicon::classes::Class;
use crate::model::{DateSource, EventDate, Found};
use std::collections::BTreeMap;

/// Prepositions and phrases of cause, as the words before a noun. `after` alone tells order, not cause.
const CONNECTIVES: &[&str] = &["due", "because", "owing", "thanks"];

/// For each trigger the index of the trigger that caused it.
pub(super) fn causes(scene: &Scene<'_, '_>, triggers: &[Trigger]) -> Vec<Option<usize>> {
    let document = scene.document;
    let number_of: BTreeMap<usize, usize> =
        triggers.iter().enumerate().map(|(number, trigger)| (trigger.token, number)).collect();
    let mut causes: Vec<Option<usize>> = triggers
        .iter()
        .enumerate()
        .map(|(number, trigger)| {
            [trigger.token, trigger.clause()]
                .into_iter()
                .find_map(|word| by_connective(scene, word, &number_of))
                .filter(|&cause| cause != number)
        })
        .collect();
    for index in 0..scene.document.tokens.len() {
        if !scene.is_of(index, Class::Causing) || !document.is_predicate(index) {
            continue;
        }
        let event = |word: Option<usize>| word.and_then(|word| number_of.get(&word).copied());
        let passive = document.child_by(index, &[Relation::NsubjPass]).is_some()
            || document.relation(index) == Relation::Acl;
        let (cause, effect) = if passive {
            let effect = document.child_by(index, &[Relation::NsubjPass]).or_else(|| document.head(index));
            let by = document
                .children_by(index, &[Relation::Obl, Relation::OblAgent])
                .find(|&child| document.preposition(child).as_deref() == Some("by"));
            (event(by), event(effect))
        } else {
            (event(document.subject(index)), event(document.object(index)))
        };
        if let (Some(cause), Some(effect)) = (cause, effect)
            && cause != effect
        {
            causes[effect].get_or_insert(cause);
        }
    }
    // A chain may not bite its own tail.
    for number in 0..causes.len() {
        if causes[number].is_some_and(|cause| causes[cause] == Some(number)) {
            causes[number] = None;
        }
    }
    causes
}

/// Takes away what the context says of the date of a cause that would then come after its effect.
pub(super) fn put_in_order(causes: &[Option<usize>], dates: &mut [Option<Found<EventDate>>]) {
    for (effect, cause) in causes.iter().enumerate() {
        let Some(cause) = *cause else { continue };
        let is_later = match (&dates[cause], &dates[effect]) {
            (Some(cause), Some(effect)) => {
                let (cause, effect) = (&cause.value, &effect.value);
                cause.from != DateSource::Text
                    && cause.value > effect.value
                    && !cause.value.overlaps(effect.value)
            }
            _ => false,
        };
        if is_later {
            dates[cause] = None;
        }
    }
}

fn by_connective(scene: &Scene<'_, '_>, word: usize, number_of: &BTreeMap<usize, usize>) -> Option<usize> {
    let document = scene.document;
    document.children_by(word, &[Relation::Obl, Relation::Nmod, Relation::Advcl]).find_map(|child| {
        let causal = document
            .children_by(child, &[Relation::Case, Relation::Mark])
            .any(|case| scene.is(case, CONNECTIVES));
        if causal {
            return number_of.get(&child).copied();
        }
        if scene.is_of(child, Class::Consequence) {
            return document
                .children_by(child, &[Relation::Nmod])
                .find_map(|cause| number_of.get(&cause).copied());
        }
        None
    })
}
