//! Pairs of reports that are never one happening, whatever a learned chance says: `Rebels attacked Arden and troops
//! attacked Brinn`, the attack by a man and the shot that hit him.

use super::super::scene::Scene;
use super::Facts;
use super::same::Telling;
use super::sides::is_pronoun;
use crate::language::syntax::{Relation, Upos};
use crate::model::EventType;
use std::collections::BTreeSet;

/// The pairs among those of [`same::pairs`] that are apart, the earlier report first.
pub(super) fn pairs(
    scene: &Scene<'_, '_>,
    facts: &Facts<'_>,
    tellings: &[Telling],
    compared: &[(usize, usize)],
) -> BTreeSet<(usize, usize)> {
    let sentence = |number: usize| scene.document.tokens[facts.triggers[number].token].sentence;
    let is_apart = |&&(one, two): &&(usize, usize)| {
        tellings[one].sides.are_apart(&tellings[two].sides)
            || sentence(one) == sentence(two)
                && (is_side_by_side(scene, &tellings[one], &tellings[two])
                    || is_crossed(facts, tellings, one, two))
    };
    compared.iter().filter(is_apart).copied().collect()
}

/// `Rebels attacked Arden and troops attacked Brinn`: one verb twice, each with a subject of its own.
fn is_side_by_side(scene: &Scene<'_, '_>, one: &Telling, two: &Telling) -> bool {
    let document = scene.document;
    let (first, second) = (one.clause, two.clause);
    one.lemma == two.lemma
        && document.head(second) == Some(first)
        && document.relation(second) == Relation::Conj
        && document.subject(first).zip(document.subject(second)).is_some_and(|(first, second)| {
            document.lemma(first).to_lowercase() != document.lemma(second).to_lowercase()
                && document.upos(second) != Upos::Pron
        })
}

/// Who did the one was hit by the other: an attack and the answer to it.
fn is_crossed(facts: &Facts<'_>, tellings: &[Telling], one: usize, two: usize) -> bool {
    let forceful = |number: usize| {
        matches!(
            facts.triggers[number].class,
            Some(EventType::Assault | EventType::Coerce | EventType::Accuse | EventType::Judge)
        )
    };
    let (one_sides, two_sides) = (&tellings[one].sides, &tellings[two].sides);
    let meet = |agents: &BTreeSet<String>, undergoers: &BTreeSet<String>| {
        agents.intersection(undergoers).any(|who| !is_pronoun(who))
    };
    forceful(one)
        && forceful(two)
        && (meet(&one_sides.agents, &two_sides.undergoers) || meet(&two_sides.agents, &one_sides.undergoers))
        && one_sides.agents.is_disjoint(&two_sides.agents)
        && one_sides.undergoers.is_disjoint(&two_sides.undergoers)
}
