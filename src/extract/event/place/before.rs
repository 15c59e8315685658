//! The place of who or what stands before an event: the town of `the Geneva talks`, the seat of `a court in Arden`.

use super::below;
use super::name::{named, town};
use crate::extract::event::lexicon::Part;
use crate::extract::event::scene::Scene;
use crate::extract::event::speech::is_saying;
use crate::extract::event::trigger::Trigger;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{ByteSpan, EventType};

/// A town before the noun: `the Geneva talks`, `the Paris attacks`. A country there is who does it (`the Norland strike`), and so
/// is a town whose deed is done to somebody else (`the Moscow attack on the port`).
pub(in crate::extract::event) fn site(
    scene: &Scene<'_, '_>,
    noun: usize,
    class: EventType,
) -> Option<ByteSpan> {
    let sited = matches!(
        class,
        EventType::Consult
            | EventType::Assault
            | EventType::Protest
            | EventType::Disaster
            | EventType::Elect
            | EventType::Health
            | EventType::Judge
    );
    let document = scene.document;
    let aimed = document.children_by(noun, &[Relation::Nmod]).any(|child| {
        matches!(document.preposition(child).as_deref(), Some("on" | "against" | "with" | "to"))
    });
    if !sited || aimed || document.upos(noun) == Upos::Verb {
        return None;
    }
    // "Norland's election", "the North Halvik party primary": where it is held, country or town.
    if class == EventType::Elect {
        return document
            .children_by(
                noun,
                &[Relation::NmodPoss, Relation::Compound, Relation::NmodUnmarked, Relation::Amod],
            )
            .filter(|&child| child < noun && scene.is_place(child))
            .find_map(|child| named(scene, child));
    }
    document
        .children_by(noun, &[Relation::Compound, Relation::NmodUnmarked])
        .filter(|&child| child < noun && document.preposition(child).is_none())
        .find_map(|child| town(scene, child))
}

/// The place of whoever acts where they are: `a court in Arden jailed him`, `protesters in Arden clashed`, `a ferry off Arden sank`.
/// Not of gunmen and ministers, who act elsewhere.
pub(super) fn seat(scene: &Scene<'_, '_>, trigger: &Trigger) -> Option<ByteSpan> {
    let document = scene.document;
    let class = trigger.class?;
    let subject = document.subject(trigger.clause())?;
    // "the blast in Arden killed two", "the Arden attacks killed two": where the blow fell.
    let blow = scene.lexicon.find(document, subject, &[Part::Noun]).is_some();
    if blow && matches!(class, EventType::Assault | EventType::Disaster | EventType::Health) {
        return below(scene, subject, true).or_else(|| site(scene, subject, class));
    }
    let seated = scene.is_of(subject, Class::Seated);
    let stays = match class {
        EventType::Judge | EventType::Coerce | EventType::Legislate => seated,
        EventType::Disaster | EventType::Health => {
            let to = |&child: &usize| matches!(document.preposition(child).as_deref(), Some("to" | "into"));
            document.object(trigger.clause()).is_none()
                && document.children_by(trigger.clause(), &[Relation::Obl]).find(to).is_none()
        }
        EventType::Protest | EventType::Elect => true,
        EventType::Assault => scene.is_of(trigger.token, Class::Brawling),
        _ => false,
    };
    if !stays || is_saying(scene, trigger.clause()) {
        return None;
    }
    let phrase = document
        .children_by(subject, &[Relation::Nmod])
        .filter(|&child| {
            matches!(document.preposition(child).as_deref(), Some("in" | "near" | "at" | "outside" | "off"))
        })
        .find_map(|child| named(scene, child));
    let before = || {
        document
            .children_by(subject, &[Relation::Compound, Relation::NmodUnmarked])
            .find_map(|child| town(scene, child))
    };
    phrase.or_else(|| if seated { before() } else { None })
}

/// `in Arden, where two stations opened late`.
pub(super) fn relative(scene: &Scene<'_, '_>, verb: usize) -> Option<ByteSpan> {
    let document = scene.document;
    let word =
        document.children(verb).iter().copied().find(|&child| child < verb && scene.is(child, &["where"]))?;
    let before = (word.saturating_sub(2)..word).rev().find(|&token| document.upos(token) != Upos::Punct)?;
    scene.mention_at(before).filter(|_| scene.is_place(before)).map(|mention| mention.span)
}
