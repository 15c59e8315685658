//! Training: an article with the words that tell of happenings in, examples out. Not used while extracting.

use super::super::attribution::Attribution;
use super::super::scene::Scene;
use super::super::{status, trigger};
use super::features::Surroundings;
use crate::extract::{Knowledge, name, quantity, statement, time};
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
    };
    let quantities = quantity::find(document, &times);
    let triggers = trigger::find(&scene, &quantities);
    let surroundings = Surroundings::new(&scene, &triggers);
    let mut found = Features { names: Some(Vec::new()), ..Features::default() };
    triggers
        .iter()
        .map(|trigger| {
            surroundings.features(&scene, trigger, status::status(&scene, trigger), &mut found);
            Candidate {
                word: document.tokens[trigger.token].span,
                listed: trigger.rule != "event/open",
                class: trigger.class.unwrap_or(EventType::OtherEvent),
                features: found.names.clone().unwrap_or_default(),
            }
        })
        .collect()
}
