//! When an event happened.
//!
//! In this order: the date that grammar ties to the event or to the verb that carries it; the date of a verb it is
//! coordinated with or hangs on as a participle; the only date of its clause; the date of another mention of the same
//! happening in the article; the article's main day, or its day of publication, for what the lead tells in the past.
//! Never the X of `since X` or `until X`, never the day on which somebody spoke.

mod context;
mod day_votes;
mod link;
mod main_day;
mod same;
mod together;

use super::scene::Scene;
use super::trigger::Trigger;
use crate::language::syntax::Relation;
use crate::model::{DateSource, DateValue, EventDate, Status};
use link::Links;

/// The date of each trigger, in their order.
pub(super) fn dates(
    scene: &Scene<'_, '_>,
    triggers: &[Trigger],
    statuses: &[Status],
) -> Vec<Option<EventDate>> {
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
    together::inherit_between_events(scene, triggers, &mut dates);
    together::inherit_along_story(scene, triggers, &mut dates);
    for (trigger, date) in triggers.iter().zip(&mut dates) {
        // "set the trial for Friday": what is told in the past was done before the report.
        if is_told_in_past(scene, trigger.token)
            && date.as_ref().is_some_and(|date| is_ahead(scene, date.value))
        {
            *date = None;
        }
    }
    same::same_happening(scene, triggers, statuses, &mut dates);
    main_day::main_day(scene, triggers, statuses, &mut dates);
    together::inherit_along_story(scene, triggers, &mut dates);
    together::inherit_from_verb(scene, triggers, &mut dates);
    together::inherit_to_aim(scene, triggers, statuses, &mut dates);
    same::headline(scene, triggers, &mut dates);
    for (trigger, date) in triggers.iter().zip(&mut dates) {
        // Troops that stand somewhere have no day.
        if trigger.rule == "event/presence" {
            *date = None;
        }
    }
    dates
}

/// `scheduled`, `was scheduled`, `has been scheduled`.
fn is_told_in_past(scene: &Scene<'_, '_>, verb: usize) -> bool {
    let tag = scene.document.tokens[verb].xpos;
    tag.is_past()
        || tag.is_past_participle()
            && scene.has_child_word(
                verb,
                &[Relation::Aux, Relation::AuxPass],
                &["was", "were", "has", "have", "had", "been"],
            )
            && !scene
                .document
                .children_by(verb, &[Relation::Aux])
                .any(|aux| scene.document.tokens[aux].xpos.is_modal())
}

/// Whether a date lies after the day of the report.
pub(super) fn is_ahead(scene: &Scene<'_, '_>, date: DateValue) -> bool {
    scene.document.published.is_some_and(|published| date.first_day() > published)
}
