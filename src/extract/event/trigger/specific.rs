//! Whether a trigger tells of one particular happening rather than of a kind or a state.

use super::super::scene::Scene;
use super::Trigger;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{EntityType, EventType};

/// Whether a trigger tells of one particular happening rather than of a kind or a state.
pub(super) fn is_specific(scene: &Scene<'_, '_>, trigger: &Trigger, all: &[Trigger]) -> bool {
    match trigger.rule {
        "event/verb-general" => has_company(scene, trigger),
        "event/noun" => noun_is_specific(scene, trigger.token),
        "event/noun-governed" => governed_is_specific(scene, trigger.token, all),
        "event/verb-lexicon" => !tells_how_a_thing_works(scene, trigger),
        _ => true,
    }
}

/// A verb of broad meaning has a named or personal subject or object, or a date or place of its own; one of moving, taking,
/// holding at least a subject or object.
fn has_company(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    use Relation::{Nsubj, NsubjPass, Obj, Obl, OblUnmarked};
    let document = scene.document;
    let verb = trigger.token;
    let personal = |child: usize| {
        scene.mention_at(child).is_some_and(|mention| mention.class != EntityType::Other)
            || scene.is(child, &["he", "she", "they"])
            || scene.is_of(child, Class::PersonActing)
    };
    let shared = matches!(
        document.relation(verb),
        Relation::Conj | Relation::Xcomp | Relation::Advcl | Relation::Acl | Relation::AclRelcl
    );
    let company = shared || document.children_by(verb, &[Nsubj, NsubjPass, Obj]).any(personal);
    let anchored = document
        .children_by(verb, &[Obl, OblUnmarked, Relation::Advmod])
        .any(|child| scene.is_time(child) || scene.is_place(child));
    let makes = trigger.class == Some(EventType::Launch);
    let nominal =
        document.children_by(verb, &[Nsubj, NsubjPass, Obj]).any(|child| document.upos(child).is_nominal());
    company || anchored || nominal && !makes
}

/// `The new spray attacks the fungus and kills its roots`: in the present, by a thing and on things.
fn tells_how_a_thing_works(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let verb = trigger.token;
    let harms = matches!(trigger.class, Some(EventType::Assault | EventType::Coerce | EventType::Disaster));
    if !harms || !document.tokens[verb].xpos.is_present() {
        return false;
    }
    let shared = || document.head(verb).filter(|_| document.relation(verb) == Relation::Conj);
    let subject = document.subject(verb).or_else(|| document.subject(shared()?));
    let thing = |word: usize| {
        document.upos(word) == Upos::Noun
            && scene.mention_at(word).is_none_or(|mention| mention.class == EntityType::Other)
            && !Class::Nature.holds(&document.lemma(word).to_lowercase())
            && !Class::Force.holds(&document.lemma(word).to_lowercase())
            && !Class::Body.holds(&document.lemma(word).to_lowercase())
    };
    let dated =
        document.children_by(verb, &[Relation::Obl, Relation::OblUnmarked]).any(|child| scene.is_time(child));
    !dated && subject.is_some_and(thing) && document.object(verb).is_some_and(thing)
}

/// An event noun has a determiner, a participant, a date, a place or a clause that tells of it.
fn noun_is_specific(scene: &Scene<'_, '_>, noun: usize) -> bool {
    let document = scene.document;
    let dressed = document.children(noun).iter().any(|&child| {
        matches!(
            document.relation(child),
            Relation::Det
                | Relation::NmodPoss
                | Relation::Nmod
                | Relation::Nummod
                | Relation::Amod
                | Relation::AclRelcl
                | Relation::Acl
                | Relation::Compound
                | Relation::NmodUnmarked
        )
    });
    let in_clause = matches!(
        document.relation(noun),
        Relation::Nsubj
            | Relation::NsubjPass
            | Relation::Obj
            | Relation::Root
            | Relation::Obl
            | Relation::OblAgent
            | Relation::Nmod
            | Relation::Conj
            | Relation::Appos
    );
    dressed || in_clause || super::headline::before_hidden_verb(scene, noun)
}

/// A broad event noun has a possessor, a date, or is subject or object of a verb with a participant of its own.
fn governed_is_specific(scene: &Scene<'_, '_>, noun: usize, all: &[Trigger]) -> bool {
    let document = scene.document;
    let own = document.children(noun).iter().any(|&child| {
        document.relation(child) == Relation::NmodPoss
            || scene.is_time(child)
            || (document.relation(child) == Relation::Nmod
                && matches!(
                    document.preposition(child).as_deref(),
                    Some("by" | "against" | "between" | "with")
                ))
            || (matches!(document.relation(child), Relation::Nmod | Relation::Compound)
                && scene.mention_at(child).is_some())
    });
    let governed = matches!(document.relation(noun), Relation::Obj | Relation::NsubjPass)
        && document.head(noun).is_some_and(|head| all.iter().any(|trigger| trigger.token == head));
    own || governed
}
