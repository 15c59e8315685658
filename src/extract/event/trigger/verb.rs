//! Verbs and predicate adjectives that are events.

use super::super::act;
use super::super::lexicon::{Found, Part};
use super::super::scene::Scene;
use super::{Trigger, trigger};
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{TimeKind, TriggerKind};

pub(super) fn verb(scene: &Scene<'_, '_>, index: usize) -> Option<Trigger> {
    let document = scene.document;
    let attributive = matches!(
        document.relation(index),
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
    let after_hyphen = index > 0 && document.word(index - 1) == "-";
    // "The wounded were flown out": people.
    let people = index > 0
        && document.tokens[index].xpos.is_past_participle()
        && document.word(index - 1).eq_ignore_ascii_case("the");
    if people {
        return None;
    }
    if document.upos(index) != Upos::Verb
        || attributive
        || after_hyphen
        || is_prepositional(scene, index)
        || scene.is_time(index)
    {
        return None;
    }
    if fails_to_do(scene, index) || dresses_a_noun(scene, index) || takes_time(scene, index) {
        return None;
    }
    if is_noun_behind_name(scene, index) {
        return None;
    }
    let found = scene.lexicon.find(document, index, &[Part::Verb, Part::VerbGeneral])?;
    let row = &scene.lexicon.rows()[found.row];
    row.event_type()?;
    // "he added", "she went on": the cue of a statement.
    if scene.is_of(index, Class::GoingOn) && scene.attribution.cue(index).is_some() {
        return None;
    }
    let rule = if row.part == Part::VerbGeneral { "event/verb-general" } else { "event/verb-lexicon" };
    Some(trigger(scene, index, found, TriggerKind::Verb, rule))
}

/// `held a Rand sign`: behind an indefinite article and a name a bare word is a noun, whatever the tagger makes of it. Leaves
/// `the Rand aides sign`.
fn is_noun_behind_name(scene: &Scene<'_, '_>, index: usize) -> bool {
    let document = scene.document;
    index >= 2
        && document.upos(index - 1) == Upos::Propn
        && matches!(document.word(index - 2), "a" | "an" | "A" | "An")
        && document.lemma(index).eq_ignore_ascii_case(document.word(index))
}

/// `failed to pay the bail`: that it was not paid is what is told.
fn fails_to_do(scene: &Scene<'_, '_>, index: usize) -> bool {
    scene.is(index, &["fail"]) && scene.document.child_by(index, &[Relation::Xcomp]).is_some()
}

/// `because of falling numbers`: a participle right before its noun, whatever the tree makes of it.
fn dresses_a_noun(scene: &Scene<'_, '_>, index: usize) -> bool {
    let document = scene.document;
    document.tokens[index].xpos.is_gerund()
        && scene.is_of(index, Class::Rising)
        && document.tokens.get(index + 1).is_some_and(|next| next.upos == Upos::Noun)
}

/// `The trial took between six and eight months`: how long, not what.
pub(super) fn takes_time(scene: &Scene<'_, '_>, index: usize) -> bool {
    let document = scene.document;
    let is_length = |object: usize| scene.time_at(object).is_some_and(|time| time.kind == TimeKind::Duration);
    scene.is(index, &["take", "last"])
        && document.children_by(index, &[Relation::Obj, Relation::Obl, Relation::OblUnmarked]).any(is_length)
}

/// A plain word of saying that demands, refuses, threatens or promises by what is said.
pub(super) fn saying(scene: &Scene<'_, '_>, index: usize) -> Option<Trigger> {
    let (row, lemma) = act::of_saying(scene, index)?;
    let found = Found { row, lemma: lemma.to_owned(), tokens: vec![index] };
    Some(trigger(scene, index, found, TriggerKind::Verb, "event/act-of-saying"))
}

/// Participles that work as prepositions: `following talks`, `given the weather`.
fn is_prepositional(scene: &Scene<'_, '_>, index: usize) -> bool {
    let document = scene.document;
    let tag = document.tokens[index].xpos;
    let word = document.word(index).to_lowercase();
    // "will end soon, provided nobody objects": a conjunction.
    let before = (0..index).rev().find(|&at| !matches!(document.word(at), "”" | "\"" | "''"));
    let clause = before.is_some_and(|at| document.word(at) == ",")
        && matches!(word.as_str(), "provided" | "providing");
    clause
        || (tag.is_gerund()
            && matches!(word.as_str(), "following" | "including" | "pending" | "surrounding" | "regarding")
            || tag.is_past_participle()
                && matches!(word.as_str(), "given" | "compared" | "provided" | "united"))
            && document
                .child_by(index, &[Relation::Nsubj, Relation::NsubjPass, Relation::Aux, Relation::AuxPass])
                .is_none()
}

pub(super) fn adjective(scene: &Scene<'_, '_>, index: usize) -> Option<Trigger> {
    let document = scene.document;
    let predicative = document.child_by(index, &[Relation::Cop]).is_some()
        || matches!(
            document.relation(index),
            Relation::Xcomp | Relation::Root | Relation::Conj | Relation::Ccomp
        );
    // "three dead after the blast", "found dead late on Monday", "two hurt": behind what it is said of.
    let before = index.checked_sub(1).map(|before| document.upos(before));
    let behind = matches!(before, Some(Upos::Num | Upos::Propn | Upos::Noun | Upos::Verb))
        && document.tokens.get(index + 1).is_none_or(|next| !matches!(next.upos, Upos::Noun | Upos::Propn));
    let counted = before == Some(Upos::Num) && document.upos(index) == Upos::Noun;
    if !(document.upos(index) == Upos::Adj && (predicative || behind) || counted && behind) {
        return None;
    }
    let found = scene.lexicon.find(document, index, &[Part::Adjective])?;
    Some(trigger(scene, index, found, TriggerKind::Adjective, "event/adjective"))
}
