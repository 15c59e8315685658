//! Words that no list holds: every other verb, and nouns whose first sense is an act, an event or the like.
//!
//! They are candidates only: the learned chance decides, and their type is OTHER.

use super::super::lexicon::{Found, Part};
use super::super::scene::Scene;
use super::{Trigger, trigger};
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::lexicon::words;
use crate::model::{EntityType, TriggerKind};

/// First senses (lexicographer files of the word table) of nouns that may tell of happenings. Our choice.
const SENSES: &[&str] = &["act", "event", "phenomenon", "process"];

/// A word that no list holds but that may tell of a happening: `The ferry capsized`, `a landslide`.
pub(super) fn open(scene: &Scene<'_, '_>, index: usize) -> Option<Trigger> {
    let document = scene.document;
    let token = &document.tokens[index];
    if scene.is_time(index) || !document.word(index).chars().all(char::is_alphabetic) {
        return None;
    }
    // The tagger may take a rare preposition for a verb.
    let word = document.word(index).to_lowercase();
    if Class::Preposition.holds(&word) {
        return None;
    }
    // "revealed plans": said; leaves "revealed a new car".
    let of_plans = || document.object(index).is_some_and(|object| scene.is_of(object, Class::PlanNoun));
    if token.upos == Upos::Verb && scene.is_of(index, Class::Speaking) && of_plans() {
        return None;
    }
    if super::verb::takes_time(scene, index) {
        return None;
    }
    let (kind, part) = match token.upos {
        Upos::Verb => (TriggerKind::Verb, Part::Verb),
        Upos::Noun => (TriggerKind::Noun, Part::Noun),
        _ => return None,
    };
    let of_kind: &[Part] = if kind == TriggerKind::Verb {
        &[Part::Verb, Part::VerbGeneral, Part::LightVerb, Part::PhaseVerb]
    } else {
        &[Part::Noun, Part::NounGoverned, Part::PhaseNoun]
    };
    // What the lexicon knows it has decided: reporting, states, light words.
    if scene.lexicon.find(document, index, of_kind).is_some() {
        return None;
    }
    if kind == TriggerKind::Verb {
        let attributive = matches!(
            token.relation,
            Relation::Amod
                | Relation::Compound
                | Relation::Case
                | Relation::Mark
                | Relation::Fixed
                | Relation::Aux
                | Relation::AuxPass
                | Relation::Cop
                | Relation::Cc
                | Relation::Flat
        );
        if attributive {
            return None;
        }
    } else {
        let sense = words::kinds(&document.lemma(index).to_lowercase())?.noun;
        let inside =
            matches!(token.relation, Relation::Compound | Relation::Flat | Relation::Fixed | Relation::Case);
        let named = scene.mention_at(index).is_some_and(|mention| mention.class != EntityType::Other);
        if !SENSES.contains(&sense) || inside || named {
            return None;
        }
    }
    let row = scene.lexicon.row_of("*", part)?;
    let found = Found { row, lemma: document.lemma(index).to_lowercase(), tokens: vec![index] };
    Some(trigger(scene, index, found, kind, "event/open"))
}
