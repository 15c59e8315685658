//! Blows dealt in words: `Brandt attacked the mayor's record`, `a phony attack`.
//!
//! Asked of each report, not of the article: one that tells of a bombing may tell of a reproach, too.

use super::{Story, is_named_person};
use crate::extract::event::scene::Scene;
use crate::extract::event::trigger::Trigger;
use crate::language::syntax::Relation;
use crate::lexicon::classes::Class;
use crate::model::{EntityType, ParticipantRole};

/// Whether a word of a blow is meant of speech: by what it is aimed at (`attacks on her record`), by what dresses it (`a
/// personal attack`), or by who deals it (`Brandt, who speaks in the article, attacked Oden`) in a sentence without harm.
/// Leaves `Gunmen attacked the town`, `Brandt attacked the guard with a knife, police said`.
pub(super) fn is_of_words(
    scene: &Scene<'_, '_>,
    story: &Story,
    trigger: &Trigger,
    participants: &[(usize, ParticipantRole)],
) -> bool {
    if !Class::Verbal.holds(&trigger.lemma) || is_harmful(scene, trigger) {
        return false;
    }
    // "hit a record", "bombarded with questions": their objects tell nothing.
    let plain = matches!(trigger.lemma.as_str(), "attack" | "assault" | "blast");
    plain && (is_aimed_at_words(scene, trigger) || is_dressed_as_words(scene, trigger))
        || is_by_speaker(scene, story, participants)
}

/// `attacked the plan`, `attacks on the role of money`, `attacked on her speeches`.
fn is_aimed_at_words(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let below = [Relation::Obj, Relation::NsubjPass, Relation::Nmod, Relation::Obl];
    document.children_by(trigger.token, &below).any(|child| {
        let aimed = match document.preposition(child).as_deref() {
            None => matches!(document.relation(child), Relation::Obj | Relation::NsubjPass),
            Some("on" | "against" | "at" | "over" | "for") => true,
            Some(_) => false,
        };
        aimed && scene.is_of(child, Class::Sayings)
    })
}

/// `a phony attack`, `negative attacks`.
fn is_dressed_as_words(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let before = [Relation::Amod, Relation::Compound];
    scene.document.children_by(trigger.token, &before).any(|child| scene.is_of(child, Class::InWords))
}

/// By a named person who speaks in the article, or by `he` on a person named in an article about an election; never on a
/// place or on people without a name.
fn is_by_speaker(scene: &Scene<'_, '_>, story: &Story, participants: &[(usize, ParticipantRole)]) -> bool {
    let others = || participants.iter().filter(|(_, role)| *role != ParticipantRole::Agent);
    let named = || others().any(|&(head, _)| is_named_person(scene, head));
    let by = |head: usize| {
        let name = scene.person_named(head).filter(|_| is_named_person(scene, head));
        name.is_some_and(|name| story.speaks(name.span.of(scene.document.text)))
            || story.election && scene.is(head, &["he", "she", "his", "her"]) && named()
    };
    let on_people = others().all(|&(head, _)| {
        !scene.is_of(head, Class::PersonHeld)
            && scene
                .mention_at(head)
                .is_none_or(|mention| !matches!(mention.class, EntityType::Place | EntityType::Group))
    });
    on_people && participants.iter().any(|&(head, role)| role == ParticipantRole::Agent && by(head))
}

/// Whether the sentence tells of harm, a weapon, troops or police.
pub(in crate::extract::event) fn is_harmful(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let harm = [Class::Harm, Class::Weapon, Class::Force, Class::Hospital, Class::Arm];
    let mut words = scene.document.sentence_of(trigger.token).range();
    words.any(|at| at != trigger.token && harm.iter().any(|&class| scene.is_of(at, class)))
}
