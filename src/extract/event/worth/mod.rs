//! Whether a word tells of a happening that a graph of news should hold: a learned chance.
//!
//! Every verb and event noun is a candidate; its features (words, tree, arguments, tense, quotation, place in the article) are
//! weighed by a logistic regression learned from sentences labelled by reading ([`train`]). The chance is the event's
//! confidence; what lies below `LEAST` stays out of the graph.

mod features;
mod generic;
pub mod train;

use super::scene::Scene;
use super::status;
use super::trigger::Trigger;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{Confidence, Status, TriggerKind};
use crate::rank::{Features, Weights, chance};
use features::Surroundings;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The weights that ship with the program, made by `examples/train_events.rs`.
static WEIGHTS: LazyLock<Weights> =
    LazyLock::new(|| Weights::new(include_str!("../../../language/en/event_weights.tsv")));

/// Least chance of an event of the graph, that of its likeliest mention: of 0.5 to 0.7 the one at which 42 % and more of the
/// printed nodes of the newsroom set are asked for while most are found, see `docs/events.md`.
const LEAST: Confidence = Confidence(58);

/// Least chance of what is only considered, wished or feared, and of what did not happen. Of the nodes told so that 28 unseen
/// articles print an editor struck 44 in 100, of those told as happened 25. Chosen with the figures of `docs/events.md`.
const LEAST_HYPOTHETICAL: Confidence = Confidence(62);
const LEAST_NEGATED: Confidence = Confidence(70);

/// Least chance of a mention of such an event.
pub(super) const LEAST_OF_MENTION: Confidence = Confidence(30);

/// The chance of each trigger.
pub(super) fn chances(scene: &Scene<'_, '_>, triggers: &[Trigger]) -> Vec<Confidence> {
    let surroundings = Surroundings::new(scene, triggers);
    let mut found = Features::default();
    triggers
        .iter()
        .map(|trigger| {
            if is_none(scene, trigger) {
                return Confidence(1);
            }
            surroundings.features(scene, trigger, status::status(scene, trigger), &mut found);
            Confidence(chance(WEIGHTS.score(&found.hashes)))
        })
        .collect()
}

/// The chance of each mention's happening: that of its likeliest mention. `nodes` names the happening of each.
pub(super) fn of_nodes(chances: &[Confidence], nodes: &[usize]) -> Vec<Confidence> {
    let mut best: BTreeMap<usize, Confidence> = BTreeMap::new();
    for (&chance, &node) in chances.iter().zip(nodes) {
        let known = best.entry(node).or_insert(chance);
        *known = chance.max(*known);
    }
    nodes.iter().map(|node| best[node]).collect()
}

/// Which events are worth a node, by the status of all reports of their happening: one that is told as happened is asked for
/// sooner than one that is only wished for.
pub(super) fn are_kept(
    of_word: &[Confidence],
    of_node: &[Confidence],
    nodes: &[usize],
    statuses: &[Status],
) -> Vec<bool> {
    let mut least: BTreeMap<usize, Confidence> = BTreeMap::new();
    for (&node, &status) in nodes.iter().zip(statuses) {
        let own = match status {
            Status::Hypothetical => LEAST_HYPOTHETICAL,
            Status::Negated => LEAST_NEGATED,
            Status::Happened | Status::Planned => LEAST,
        };
        let known = least.entry(node).or_insert(own);
        *known = own.min(*known);
    }
    let worth =
        |number: usize| of_node[number] >= least[&nodes[number]] && of_word[number] >= LEAST_OF_MENTION;
    (0..nodes.len()).map(worth).collect()
}

/// What is no happening whatever its words: a heading of one word (`Interview:`), a call to the reader (`Join the channel`), a
/// state (`had been in hiding`), nouns of what is ruled, who acts and how.
fn is_none(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let (document, at) = (scene.document, trigger.token);
    let token = &document.tokens[at];
    let hidden = scene.is(at, &["hide", "hiding"])
        && at.checked_sub(1).is_some_and(|before| scene.is(before, &["in", "into"]));
    let by_kind = match trigger.kind {
        TriggerKind::Noun => {
            document.sentence_of(at).len() <= 2
                || is_ruled(scene, at)
                || is_who_acts(scene, at)
                || is_manner(scene, at)
        }
        TriggerKind::Verb => {
            token.xpos.is_base()
                && matches!(token.relation, Relation::Root | Relation::Parataxis)
                && document.subject(at).is_none()
                && document.child_by(at, &[Relation::Aux, Relation::Mark]).is_none()
        }
        TriggerKind::Adjective => false,
    };
    hidden || by_kind || generic::is_generic(scene, trigger)
}

/// `voted to ban the trade in ivory`: a practice, no sale. Leaves `banned a march`, `banned the sale on Monday`.
fn is_ruled(scene: &Scene<'_, '_>, noun: usize) -> bool {
    let document = scene.document;
    scene.is_of(noun, Class::Practice)
        && matches!(document.relation(noun), Relation::Obj | Relation::NsubjPass)
        && document.head(noun).is_some_and(|verb| scene.is_of(verb, Class::Regulating))
        && !document.children(noun).iter().any(|&child| scene.is_time(child))
}

/// `The assembly voted`, `The Brandt campaign denied it`. Leaves `The campaign began`.
fn is_who_acts(scene: &Scene<'_, '_>, noun: usize) -> bool {
    let document = scene.document;
    let acts = |verb: usize| document.upos(verb) == Upos::Verb && !scene.is_of(verb, Class::Occurring);
    let staff = || scene.is(noun, &["campaign"]) && document.head(noun).is_some_and(acts);
    document.relation(noun) == Relation::Nsubj && (scene.is_of(noun, Class::Assembly) || staff())
}

/// `resigned in protest`. Leaves `resigned in a protest over pay`.
fn is_manner(scene: &Scene<'_, '_>, noun: usize) -> bool {
    let dressed = [Relation::Det, Relation::NmodPoss, Relation::Amod];
    scene.is_of(noun, Class::Manner)
        && scene.document.preposition(noun).as_deref() == Some("in")
        && scene.document.child_by(noun, &dressed).is_none()
}
