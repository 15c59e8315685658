//! Where an event happened: only where grammar says so.
//!
//! `met in Arden`, `near the Norland border`, `an attack on the depot in Arden`; never a topic's place (`the situation
//! in Norland`), a dateline, or the place where somebody spoke.

use super::scene::Scene;
use super::speech::is_saying;
use super::trigger::Trigger;
use crate::extract::event::lexicon::Part;
use crate::language::syntax::{Relation, Upos};
use crate::model::{ByteSpan, EventType, TriggerKind};

/// Prepositions that put an event at a place.
const LOCATIVE: &[&str] = &[
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "on",
    "off",
    "across",
    "around",
    "within",
    "throughout",
    "along",
    "from",
];

/// The words that name the place of a trigger.
pub(super) fn place(scene: &Scene<'_, '_>, trigger: &Trigger) -> Option<ByteSpan> {
    let physical = is_physical(scene, trigger);
    let of = |word: usize| below(scene, word, physical);
    if let Some(found) =
        of(trigger.token).or_else(|| of(trigger.clause())).or_else(|| end_of_way(scene, trigger))
    {
        return Some(found);
    }
    let mut at = trigger.clause();
    if trigger.kind == TriggerKind::Noun && !scene.is_predicate(at) {
        // A noun shares the place of the verb it is subject or object of.
        let verb = scene.governing_predicate(at)?;
        // "In Arden, the chancellor called the rescue vital": where that was said.
        if is_saying(scene, verb) || scene.is(verb, &["call"]) {
            return None;
        }
        let close = scene.head(at) == Some(verb)
            && matches!(scene.relation(at), Relation::Obj | Relation::Nsubj | Relation::NsubjPass);
        if !close {
            return None;
        }
        // "the escape led to a search in Arden": a subject is not where the object is.
        let object = scene.relation(at) != Relation::Nsubj;
        return below(scene, verb, physical && object);
    }
    // Participles and coordinated verbs share it: `was shot and killed in Arden`, `attacked the town, killing two`.
    for _ in 0..2 {
        let above = scene.head(at)?;
        let shares = match scene.relation(at) {
            Relation::Conj | Relation::Xcomp => scene.is_predicate(above),
            Relation::Advcl => scene.document.tokens[at].xpos.is_gerund() && scene.is_predicate(above),
            _ => false,
        };
        if !shares {
            break;
        }
        if let Some(found) = of(above) {
            return Some(found);
        }
        at = above;
    }
    scene.document.children_by(trigger.clause(), &[Relation::Conj]).find_map(|verb| {
        (scene.document.subject(verb).is_none() && scene.is_predicate(verb)).then(|| of(verb)).flatten()
    })
}

/// Where a way ends: what something ran into (`crashed into Lake Arden`), where somebody went (`flew to Arden`, `a visit to
/// Arden`). Where it began is another place.
fn end_of_way(scene: &Scene<'_, '_>, trigger: &Trigger) -> Option<ByteSpan> {
    let preposition = match scene.lexicon.rows()[trigger.row].event_type()? {
        EventType::Disaster => "into",
        EventType::Mobilize | EventType::Consult => "to",
        _ => return None,
    };
    let mut phrases = scene.document.children_by(trigger.token, &[Relation::Obl, Relation::Nmod]);
    phrases
        .find(|&child| scene.preposition(child).as_deref() == Some(preposition))
        .filter(|&child| scene.is_place(child))
        .and_then(|child| named(scene, child))
}

/// Whether an event is where its object is: `struck the depot in Arden`, not `criticised the queues in Arden`.
fn is_physical(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    matches!(
        scene.lexicon.rows()[trigger.row].event_type(),
        Some(
            EventType::Assault
                | EventType::Disaster
                | EventType::Health
                | EventType::Coerce
                | EventType::Mobilize
                | EventType::Retreat
                | EventType::Protest
                | EventType::Aid
                | EventType::Launch
                | EventType::Elect
        )
    )
}

/// A place among the phrases of one word or, of a physical event, inside the phrase of its object.
fn below(scene: &Scene<'_, '_>, word: usize, physical: bool) -> Option<ByteSpan> {
    let document = scene.document;
    let phrases = [Relation::Obl, Relation::Nmod];
    for child in document.children_by(word, &phrases) {
        let Some(preposition) = scene.preposition(child) else { continue };
        if !LOCATIVE.contains(&preposition.as_str()) || scene.is_time(child) || preposition == "from" {
            continue;
        }
        if let Some(place) = named(scene, child) {
            return Some(place);
        }
    }
    // "struck the depot in Arden": the place of what was struck.
    if !physical {
        return None;
    }
    document
        .children_by(word, &[Relation::Obj, Relation::NsubjPass, Relation::Nmod, Relation::Obl])
        .filter(|&child| {
            scene.relation(child) != Relation::Nmod && scene.relation(child) != Relation::Obl
                || matches!(scene.preposition(child).as_deref(), Some("on" | "against" | "of" | "at" | "in"))
        })
        .find_map(|object| {
            document
                .children_by(object, &[Relation::Nmod])
                .filter(|&child| {
                    matches!(scene.preposition(child).as_deref(), Some("in" | "near" | "at" | "outside"))
                })
                .find_map(|child| named(scene, child))
        })
}

/// The name of a place that heads a phrase, or stands in it beside a common noun: `the Norland border`, `the town of Arden`.
fn named(scene: &Scene<'_, '_>, head: usize) -> Option<ByteSpan> {
    let document = scene.document;
    // "in a variety show", "in an SUV": names of places that no table knows take no indefinite article.
    let indefinite = scene.has_child_word(head, &[Relation::Det], &["a", "an"])
        && scene.mention_at(head).is_some_and(|mention| mention.gazetteer.is_none());
    if indefinite {
        return None;
    }
    if scene.is_place(head) {
        return scene.mention_at(head).map(|mention| mention.span);
    }
    if scene.upos(head) == Upos::Noun {
        let locative_noun = scene.is(
            head,
            &[
                "city",
                "town",
                "village",
                "province",
                "region",
                "district",
                "state",
                "capital",
                "border",
                "area",
                "port",
                "county",
                "island",
                "suburb",
                "neighborhood",
                "neighbourhood",
                "coast",
                "outskirts",
                "airport",
                "center",
                "centre",
                "north",
                "south",
                "east",
                "west",
                "side",
                "part",
                "street",
            ],
        );
        if locative_noun {
            return document
                .children_by(
                    head,
                    &[
                        Relation::Compound,
                        Relation::Nmod,
                        Relation::Appos,
                        Relation::NmodPoss,
                        Relation::NmodDesc,
                        Relation::Amod,
                        Relation::Flat,
                    ],
                )
                .find(|&child| scene.is_place(child))
                .and_then(|child| scene.mention_at(child))
                .map(|mention| mention.span);
        }
        // "at the base in Arden"; not "in its war in Arden", which is another event's place.
        if scene.lexicon.find(document, head, &[Part::Noun]).is_some() {
            return None;
        }
        return document
            .children_by(head, &[Relation::Nmod])
            .filter(|&child| {
                matches!(scene.preposition(child).as_deref(), Some("in" | "near" | "at" | "outside"))
            })
            .find(|&child| scene.is_place(child))
            .and_then(|child| scene.mention_at(child))
            .map(|mention| mention.span);
    }
    None
}
