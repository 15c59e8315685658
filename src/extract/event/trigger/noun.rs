//! Nouns that are events.

use super::super::lexicon::Part;
use super::super::scene::Scene;
use super::{Trigger, is_actor, trigger};
use crate::extract::quantity::Quantity;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{EntityType, MentionKind, TriggerKind};

pub(super) fn noun(scene: &Scene<'_, '_>, index: usize) -> Option<Trigger> {
    let document = scene.document;
    let upos = document.upos(index);
    if !matches!(upos, Upos::Noun | Upos::Propn) {
        return None;
    }
    if matches!(document.relation(index), Relation::Flat | Relation::Case | Relation::Fixed) {
        return None;
    }
    if document.relation(index) == Relation::Compound
        && !before_event_noun(scene, index)
        && !super::headline::before_hidden_verb(scene, index)
    {
        return None;
    }
    // "the ruling party": who governs, not what a court said.
    if scene.is(index, &["ruling"])
        && matches!(document.relation(index), Relation::Compound | Relation::Amod)
        && document.head(index).is_some_and(|head| head > index)
    {
        return None;
    }
    if is_body(scene, index) || is_device(scene, index) || tells_what_somebody_is(scene, index) {
        return None;
    }
    let found = scene
        .lexicon
        .find(document, index, &[Part::Noun, Part::NounGoverned])
        .or_else(|| is_verbal(scene, index).then(|| scene.lexicon.find(document, index, &[Part::Verb]))?)?;
    let row = &scene.lexicon.rows()[found.row];
    row.event_type()?;
    if scene.is_time(index) {
        return None;
    }
    // Of names only those count that are made of a kind of event: `Hurricane Ada`, `the Arden Earthquake`.
    let last = document.sentence_of(index).end - 1;
    let in_headline = !matches!(document.word(last), "." | "!" | "?" | "”" | "\"" | "''")
        && scene.mention_at(index).is_none_or(|mention| mention.gazetteer.is_none());
    let in_long_name = !in_headline
        && upos == Upos::Propn
        && document
            .children_by(index, &[Relation::Compound, Relation::Flat])
            .any(|child| document.upos(child) == Upos::Propn)
        && !is_named_kind(scene, index);
    if in_long_name
        || upos == Upos::Propn
            && (row.part == Part::NounGoverned
                || !in_headline && scene.mention_at(index).is_some_and(is_actor))
    {
        return None;
    }
    let rule = match row.part {
        Part::NounGoverned => "event/noun-governed",
        Part::Verb => "event/verbal-noun",
        _ => "event/noun",
    };
    Some(trigger(scene, index, found, TriggerKind::Noun, rule))
}

/// `The Oden campaign did not respond`, `the chair of her campaign`: those who run it.
fn is_body(scene: &Scene<'_, '_>, noun: usize) -> bool {
    let document = scene.document;
    if !scene.is(noun, &["campaign"]) {
        return false;
    }
    let Some(head) = document.head(noun) else { return false };
    match document.relation(noun) {
        Relation::Nsubj => scene.is_of(head, Class::BodyVerb),
        Relation::Nmod => {
            scene.is_of(head, Class::Staff)
                && matches!(document.preposition(noun).as_deref(), Some("of" | "for" | "in" | "to" | "from"))
        }
        Relation::Obl => {
            document.preposition(noun).as_deref() == Some("to") && scene.is_of(head, Class::Giving)
        }
        _ => false,
    }
}

/// `seized a car bomb`, `a bomb was found`: a thing that has not gone off.
fn is_device(scene: &Scene<'_, '_>, noun: usize) -> bool {
    let document = scene.document;
    let handled = |verb: usize| scene.is_of(verb, Class::Handled);
    scene.is_of(noun, Class::Device)
        && (matches!(document.relation(noun), Relation::Obj | Relation::NsubjPass)
            && document.head(noun).is_some_and(handled)
            || document.children_by(noun, &[Relation::Acl]).any(handled))
}

/// `The banker is a fraud`: said of a person or body, not of a happening.
fn tells_what_somebody_is(scene: &Scene<'_, '_>, noun: usize) -> bool {
    let document = scene.document;
    document.child_by(noun, &[Relation::Cop]).is_some()
        && document.child_by(noun, &[Relation::Det]).is_some()
        && document.subject(noun).is_some_and(|subject| {
            scene.is(subject, &["he", "she", "i", "we", "they", "you"])
                || scene.mention_at(subject).is_some_and(|mention| {
                    matches!(mention.class, EntityType::Person | EntityType::Org | EntityType::Group)
                        && mention.kind == MentionKind::Name
                })
        })
}

/// `the targeting of a car`, `the army's targeting of a car`; not `a building of stone`.
fn is_verbal(scene: &Scene<'_, '_>, noun: usize) -> bool {
    let document = scene.document;
    let definite = document.has_child_word(noun, &[Relation::Det], &["the"])
        || document.child_by(noun, &[Relation::NmodPoss]).is_some();
    let of = document
        .children_by(noun, &[Relation::Nmod])
        .any(|child| document.preposition(child).as_deref() == Some("of"));
    document.word(noun).ends_with("ing") && definite && of && document.upos(noun) == Upos::Noun
}

/// Events that bear names of their own: `Hurricane Ada`, `the Arden Games`.
fn is_named_kind(scene: &Scene<'_, '_>, index: usize) -> bool {
    scene.is_of(index, Class::BearsName)
}

/// A modifier that is an event of its own: `murder charges`, `trial date`; not `attack dog`.
fn before_event_noun(scene: &Scene<'_, '_>, index: usize) -> bool {
    scene.document.upos(index) == Upos::Noun
        && scene
            .document
            .head(index)
            .is_some_and(|head| head > index && scene.is_of(head, Class::HeadOfEvent))
}

/// Troops that stand somewhere, with their number: `Norland has nearly 2,500 troops in Arden`.
pub(super) fn presence(scene: &Scene<'_, '_>, quantity: &Quantity) -> Option<Trigger> {
    let document = scene.document;
    let token = quantity.counted.filter(|&token| scene.is_of(token, Class::Troop))?;
    let above = document.head(token);
    let standing = above.is_none_or(|verb| scene.is_of(verb, Class::Stationing));
    let row = scene.lexicon.row_of("deployment", Part::Noun)?;
    standing.then(|| Trigger {
        class: scene.lexicon.rows()[row].event_type(),
        token,
        span: document.tokens[token].span,
        row,
        lemma: "troop".to_owned(),
        kind: TriggerKind::Noun,
        phase: None,
        governor: above.filter(|&verb| document.upos(verb).is_verbal()),
        rule: "event/presence",
    })
}
