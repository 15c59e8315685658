//! In whose words an event is told.

use super::scene::Scene;
use super::trigger::Trigger;
use crate::model::EventType;

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
