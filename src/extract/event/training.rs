//! What training looks at: the words of an article that may tell of happenings, found as [`find`](super::find) finds them. Not
//! used while extracting.

use super::attribution::Attribution;
use super::scene::Scene;
use super::trigger::{self, Trigger};
use super::{node, participant, retype, status, when, worth};
use crate::extract::{Knowledge, name, quantity, statement, time};
use crate::language::Document;
use crate::model::{EventDate, Status};
use std::collections::BTreeSet;

/// Does some work on the triggers of a document.
pub(super) fn on_triggers<T>(
    document: &Document<'_>,
    knowledge: &Knowledge,
    work: impl FnOnce(&Scene<'_, '_>, Vec<Trigger>) -> T,
) -> T {
    let times = time::find(document);
    let (mentions, _) = name::find(document, knowledge);
    let statements = statement::find(document, &times, &mentions);
    let attribution = Attribution::new(document, &statements);
    let scene = Scene {
        document,
        lexicon: &knowledge.lexicon,
        times: &times,
        mentions: &mentions,
        statements: &statements,
        attribution: &attribution,
        names: &[],
    };
    let triggers = trigger::find(&scene, &quantity::find(document, &times));
    work(&scene, triggers)
}

/// The triggers of an article and what is known of them before their days and places.
pub(super) struct Told {
    pub(super) triggers: Vec<Trigger>,
    pub(super) statuses: Vec<Status>,
    /// The dates that their own clauses tell.
    pub(super) dates: Vec<Option<EventDate>>,
    /// The happening of each.
    pub(super) nodes: Vec<usize>,
}

/// Does some work on the happenings of a document.
pub(super) fn on_happenings<T>(
    document: &Document<'_>,
    knowledge: &Knowledge,
    work: impl FnOnce(&Scene<'_, '_>, Told) -> T,
) -> T {
    on_triggers(document, knowledge, |scene, mut triggers| {
        let mut chances = worth::chances(scene, &triggers).into_iter();
        triggers.retain(|trigger| {
            let likely = chances.next().is_some_and(|chance| chance >= worth::LEAST_OF_MENTION);
            trigger.rule != "event/open" || likely
        });
        let heads: BTreeSet<usize> = triggers.iter().map(|trigger| trigger.token).collect();
        let statuses: Vec<_> = triggers.iter().map(|trigger| status::status(scene, trigger)).collect();
        let participants: Vec<_> =
            triggers.iter().map(|trigger| participant::participants(scene, trigger, &heads)).collect();
        let dates = when::told(scene, &triggers);
        retype(scene, &mut triggers, &participants);
        let facts = node::Facts {
            triggers: &triggers,
            statuses: &statuses,
            dates: &dates,
            participants: &participants,
        };
        let nodes = node::nodes(scene, &facts);
        work(scene, Told { triggers, statuses, dates, nodes })
    })
}
