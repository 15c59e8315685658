//! Whether a word tells of a happening that a graph of news should hold: a learned chance.
//!
//! Every verb and event noun is a candidate; its features (words, tree, arguments, tense, quotation, place in the article) are
//! weighed by a logistic regression learned from sentences labelled by reading ([`train`]). The chance is the event's
//! confidence; what lies below [`LEAST`] stays out of the graph.

mod features;
pub mod train;

use super::scene::Scene;
use super::status;
use super::trigger::Trigger;
use crate::model::{Confidence, TriggerKind};
use crate::rank::{Features, Weights, chance};
use features::Surroundings;
use std::sync::LazyLock;

/// The weights that ship with the program, made by `examples/train_events.rs`.
static WEIGHTS: LazyLock<Weights> =
    LazyLock::new(|| Weights::new(include_str!("../../../language/en/event_weights.tsv")));

/// Least chance, in per cent, of an event of the graph: measured on left-out documents, see `docs/events.md`.
pub const LEAST: u8 = 45;

/// The chance of each trigger.
pub(super) fn chances(scene: &Scene<'_, '_>, triggers: &[Trigger]) -> Vec<Confidence> {
    let surroundings = Surroundings::new(scene, triggers);
    let mut found = Features::default();
    triggers
        .iter()
        .map(|trigger| {
            // `Interview:`, a heading of one word, tells of nothing.
            if trigger.kind == TriggerKind::Noun && scene.document.sentence_of(trigger.token).len() <= 2 {
                return Confidence(1);
            }
            surroundings.features(scene, trigger, status::status(scene, trigger), &mut found);
            Confidence(chance(WEIGHTS.score(&found.hashes)))
        })
        .collect()
}
