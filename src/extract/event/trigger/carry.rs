//! Event nouns and the light and phase words that carry them.

use super::super::lexicon::{Function, Part};
use super::super::scene::Scene;
use super::Trigger;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use std::collections::{BTreeMap, BTreeSet};

/// Gives event nouns and verbs their light and phase words; returns the tokens so carried.
pub(super) fn carry(scene: &Scene<'_, '_>, triggers: &mut BTreeMap<usize, Trigger>) -> BTreeSet<usize> {
    let document = scene.document;
    let mut carried = BTreeSet::new();
    let mut gone = BTreeSet::new();
    for index in 0..document.tokens.len() {
        let parts: &[Part] = match document.upos(index) {
            Upos::Verb => &[Part::PhaseVerb, Part::LightVerb],
            Upos::Noun => &[Part::PhaseNoun],
            _ => continue,
        };
        if !document.is_report(document.tokens[index].span.start) {
            continue;
        }
        for &part in parts {
            let Some(found) = scene.lexicon.find(document, index, &[part]) else { continue };
            let function = scene.lexicon.rows()[found.row].function;
            let own_event = function == Function::Carry && triggers.contains_key(&index);
            let nouns: Vec<usize> = governed(scene, index, function, &found.lemma)
                .into_iter()
                .map(|noun| if triggers.contains_key(&noun) { noun } else { counted(scene, noun) })
                .flat_map(|noun| coordinated_triggers(scene, noun, triggers))
                .filter(|noun| !gone.contains(noun))
                .collect();
            if nouns.is_empty() {
                continue;
            }
            // "stopped work", "lifted the ban": one entry of another type holds verb and noun.
            let whole = function != Function::Carry
                && triggers.get(&index).is_some_and(|own| {
                    own.lemma.contains(' ')
                        && nouns.iter().all(|noun| {
                            own.lemma.split(' ').any(|word| scene.is(*noun, &[word]))
                                && triggers.get(noun).is_some_and(|noun| noun.class != own.class)
                        })
                });
            if whole {
                gone.extend(nouns);
                continue;
            }
            for noun in nouns {
                let Some(trigger) = triggers.get_mut(&noun) else { continue };
                if let Function::Phase(phase) = function {
                    trigger.phase = Some((phase, index));
                    trigger.rule = "event/phase-noun";
                } else {
                    trigger.rule = "event/light-noun";
                }
                trigger.governor = Some(index);
                carried.insert(noun);
            }
            if !own_event {
                gone.insert(index);
            }
            break;
        }
    }
    for index in gone {
        triggers.remove(&index);
        carried.remove(&index);
    }
    carried
}

/// The event noun behind a noun that only counts it: `a series of strikes`, `a first round of dialogue`.
fn counted(scene: &Scene<'_, '_>, noun: usize) -> usize {
    let counts = scene.is_of(noun, Class::Several);
    let mut of = scene.document.children_by(noun, &[Relation::Nmod]);
    of.find(|&child| counts && scene.document.preposition(child).as_deref() == Some("of")).unwrap_or(noun)
}

/// What a light or phase word governs in the tree.
fn governed(scene: &Scene<'_, '_>, index: usize, function: Function, entry: &str) -> Vec<usize> {
    use Relation::{Nmod, Nsubj, NsubjPass, Obj, Obl, Xcomp};
    let document = scene.document;
    if document.upos(index) == Upos::Noun {
        return document
            .children_by(index, &[Nmod])
            .filter(|&child| matches!(document.preposition(child).as_deref(), Some("of" | "to" | "in")))
            .chain(document.children_by(index, &[Relation::Compound, Relation::NmodPoss]))
            .collect();
    }
    let has_object = document.object(index).is_some();
    let mut found: Vec<usize> = Vec::new();
    match function {
        Function::Light | Function::Carry => {
            found.extend(document.children_by(index, &[Obj, NsubjPass]));
            found.extend(document.children_by(index, &[Obl]).filter(|&child| {
                !has_object
                    && document.preposition(child).is_some_and(|preposition| {
                        // "engaged in talks", and the entry's own: "presided over the talks".
                        preposition == "in" || entry.ends_with(&format!(" {preposition}"))
                    })
                    && !scene.is_time(child)
            }));
        }
        Function::Occur => found.extend(document.children_by(index, &[Nsubj])),
        Function::Phase(_) => {
            found.extend(document.children_by(index, &[Obj, NsubjPass]));
            let does = document.child_by(index, &[Xcomp]);
            if !has_object && does.is_none() {
                found.extend(document.children_by(index, &[Nsubj]));
            }
            found.extend(does);
        }
        _ => {}
    }
    // "talks suspended in May", and "The sides resumed talks" where the tree makes the noun the predicate.
    if found.is_empty()
        && document.tokens[index].xpos.is_past_participle()
        && let Some(head) = document.head(index)
        && (document.relation(index) == Relation::Acl
            || document.relation(index) == Relation::Amod
                && document.child_by(head, &[Nsubj]).is_some_and(|subject| subject < index))
    {
        found.push(head);
    }
    found
}

/// The triggers among a phrase and what is coordinated with it.
fn coordinated_triggers(
    scene: &Scene<'_, '_>,
    noun: usize,
    triggers: &BTreeMap<usize, Trigger>,
) -> Vec<usize> {
    scene.document.coordinated(noun).into_iter().filter(|token| triggers.contains_key(token)).collect()
}
