//! How what an article tells stands to the words that tell of a happening: what the learned chances of a day ([`super::when`]) and of
//! a place ([`super::place`]) share.

use super::scene::Scene;
use super::speech::is_saying;
use super::trigger::Trigger;
use super::when::{LEAD, NEWS};
use crate::language::syntax::Relation;
use crate::model::{TokenSpan, TriggerKind};
use crate::rank::Features;
use std::collections::BTreeSet;

/// Words above a phrase at which is looked.
const CLIMB: usize = 6;

/// Reports before and after one that are looked at.
const NEIGHBOURS: usize = 6;

/// Where in the article a sentence stands.
pub(super) fn part_of_article(sentence: usize) -> &'static str {
    match sentence {
        0 => "head",
        1..LEAD => "lead",
        LEAD..NEWS => "news",
        _ => "behind",
    }
}

/// How far from a sentence the nearest of those that tell something stands.
pub(super) fn nearness(told: Option<&BTreeSet<usize>>, sentence: usize) -> &'static str {
    let nearest = told.and_then(|told| {
        let apart = |&other: &usize| sentence.abs_diff(other);
        let around = told.range(..=sentence).next_back().into_iter().chain(told.range(sentence..).next());
        around.min_by_key(|other| apart(other)).map(|&other| (apart(&other), other < sentence))
    });
    match nearest {
        None => "never",
        Some((0, _)) => "here",
        Some((1, true)) => "before",
        Some((1, false)) => "behind",
        Some((2..=4, true)) => "some-before",
        Some((2..=4, false)) => "some-behind",
        Some(_) => "far",
    }
}

/// What the nearest report before one of `count` tells, and the nearest behind it, of those that tell something.
pub(super) fn neighbours<T>(
    report: usize,
    count: usize,
    tells: impl Fn(usize) -> Option<T>,
) -> [(&'static str, Option<T>); 2] {
    let before = (report.saturating_sub(NEIGHBOURS)..report).rev().find_map(&tells);
    let behind = (report + 1..count.min(report + 1 + NEIGHBOURS)).find_map(&tells);
    [("before", before), ("behind", behind)]
}

/// Collects how the phrase with the words `phrase` and the head `head` stands to a trigger. Tells where it stands by the tree: on the
/// happening's `own` words, on a verb `above` or `below` them, in their `clause`, or `beside` it.
pub(super) fn collect(
    scene: &Scene<'_, '_>,
    triggers: &[Trigger],
    trigger: &Trigger,
    (head, phrase): (usize, TokenSpan),
    found: &mut Features,
) -> &'static str {
    let document = scene.document;
    let kind = if trigger.kind == TriggerKind::Noun { "n" } else { "v" };
    let (word, clause) = (trigger.token, trigger.clause());
    let carrier = document.governing_predicate(head);
    let hangs_on = |at: usize| at == word || at == clause;
    let own = document
        .ancestors(head)
        .take(CLIMB)
        .find(|&at| hangs_on(at) || document.is_predicate(at))
        .is_some_and(hangs_on);
    let above = carrier.filter(|&at| document.ancestors(clause).any(|above| above == at));
    let below = carrier.filter(|&at| document.ancestors(at).any(hangs_on));
    let (way, link) = if own {
        ("own", document.relation(head))
    } else if let Some(carrier) = above {
        let branch = document.branch(carrier, clause).unwrap_or(clause);
        ("above", document.relation(branch))
    } else if let Some(carrier) = below {
        ("below", document.relation(carrier))
    } else if document.clause_root(head) == document.clause_root(clause) {
        ("clause", document.relation(head))
    } else {
        ("beside", carrier.map_or(Relation::Root, |carrier| document.relation(carrier)))
    };
    let link = link.as_str();
    found.add(&["way", kind, way, link]);
    found.add(&["way-link", way, link, document.relation(clause).as_str()]);
    let says = carrier.is_some_and(|carrier| is_saying(scene, carrier));
    found.add(&["carrier", way, if says { "says" } else { "tells" }]);
    let preposition = document.preposition(head).unwrap_or_default();
    found.add(&["case", way, &preposition]);
    let lemma = carrier.filter(|_| !own).map(|carrier| document.lemma(carrier).to_lowercase());
    found.add(&["carrier-word", way, lemma.as_deref().unwrap_or("-")]);
    let apart = if phrase.start > word { phrase.start - word } else { word.saturating_sub(phrase.end) + 1 };
    let side = if phrase.start > word { "behind" } else { "before" };
    let distance = match apart {
        0..=1 => "1",
        2..=3 => "2",
        4..=6 => "4",
        7..=12 => "7",
        13..=25 => "13",
        _ => "26",
    };
    found.add(&["distance", side, distance]);
    found.add(&["distance-way", way, side, distance]);
    let (from, to) = (word.min(phrase.start), word.max(phrase.end));
    let here = triggers.partition_point(|other| other.token <= from);
    let until = triggers.partition_point(|other| other.token < to);
    let between = until.saturating_sub(here);
    found.add(&["between", way, ["0", "1", "2", "3+"][between.min(3)]]);
    let commas = (from..to).filter(|&at| document.word(at) == ",").count();
    found.add(&["commas", way, ["0", "1", "2+"][commas.min(2)]]);
    way
}
