//! In whose words an event is told.

use super::scene::Scene;
use super::trigger::Trigger;
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
    let inside = scene
        .statements
        .iter()
        .enumerate()
        // What somebody wants, or does to a village, is not said by them.
        .filter(|(_, statement)| !matches!(statement.aside, Some(Aside::Attitude | Aside::Deed)))
        .filter_map(|(number, statement)| {
            let content = statement
                .content
                .iter()
                .filter(|content| content.covers(&trigger.span))
                .map(crate::model::Span::len)
                .min()?;
            Some((content, number))
        })
        .min();
    if let Some((_, number)) = inside {
        return Some(number);
    }
    if !ACTS.contains(&class) {
        return None;
    }
    scene.statements.iter().position(|statement| statement.cue.is_some_and(|cue| cue.overlaps(&trigger.span)))
}

/// Whether a verb reports speech: its date and place are not those of what is said.
pub(super) fn is_saying(scene: &Scene<'_, '_>, verb: usize) -> bool {
    scene.is(
        verb,
        &[
            "say",
            "tell",
            "announce",
            "report",
            "state",
            "add",
            "confirm",
            "note",
            "declare",
            "reveal",
            "claim",
            "write",
            "tweet",
            "warn",
            "speak",
            "explain",
            "disclose",
            "publish",
            "comment",
            "reply",
            "quote",
            "describe",
            "acknowledge",
            "admit",
        ],
    )
}
