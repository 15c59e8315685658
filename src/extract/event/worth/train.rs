//! Training: an article with the words that tell of happenings in, examples out. Not used while extracting.

use super::super::status;
use super::super::training::on_triggers;
use super::super::trigger::Trigger;
use super::features::Surroundings;
use crate::extract::Knowledge;
use crate::language::Document;
use crate::model::{ByteSpan, EventType};
use crate::rank::Features;

/// A candidate of an article with its features.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Its head word.
    pub word: ByteSpan,
    /// Whether the lexicon holds it.
    pub listed: bool,
    /// The type that the lexicon gives it.
    pub class: EventType,
    /// Names of its features.
    pub features: Vec<String>,
}

/// All candidates of a document.
pub fn candidates(document: &Document<'_>, knowledge: &Knowledge) -> Vec<Candidate> {
    on_triggers(document, knowledge, |scene, triggers| {
        let surroundings = Surroundings::new(scene, &triggers);
        let mut found = Features { names: Some(Vec::new()), ..Features::default() };
        let of_trigger = |trigger: &Trigger| {
            surroundings.features(scene, trigger, status::status(scene, trigger), &mut found);
            Candidate {
                word: document.tokens[trigger.token].span,
                listed: trigger.rule != "event/open",
                class: trigger.class.unwrap_or(EventType::OtherEvent),
                features: found.names.clone().unwrap_or_default(),
            }
        };
        triggers.iter().map(of_trigger).collect()
    })
}
