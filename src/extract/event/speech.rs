//! In whose words an event is told.

use super::scene::Scene;
use super::trigger::Trigger;
use crate::lexicon::classes::Class;
use crate::model::{Aside, EventType};

/// Speech acts that are acts between actors: both a statement and an event.
const ACTS: &[EventType] = &[
    EventType::Accuse,
    EventType::Request,
    EventType::Reject,
    EventType::Threaten,
    EventType::Agree,
    EventType::Support,
];

/// Index of the innermost statement whose content holds the trigger, or whose cue the trigger is (for speech acts).
pub(super) fn said_in(scene: &Scene<'_, '_>, trigger: &Trigger, class: EventType) -> Option<usize> {
    // What somebody wants, or does to a village, is not said by them: whoever tells of that says it.
    let told = |number: usize| match scene.statements.get(number) {
        Some(statement) if matches!(statement.aside, Some(Aside::Attitude | Aside::Deed)) => {
            statement.nested_in
        }
        _ => Some(number),
    };
    if let Some(number) = scene.attribution.within(trigger.token).and_then(told) {
        return Some(number);
    }
    if !ACTS.contains(&class) {
        return None;
    }
    scene.attribution.cue(trigger.token)
}

/// Whether a verb reports speech: its date and place are not those of what is said.
pub(super) fn is_saying(scene: &Scene<'_, '_>, verb: usize) -> bool {
    scene.is_of(verb, Class::Reporting)
}
