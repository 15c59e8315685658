//! Training: documents with their entities in, the lines of the weights out.
//!
//! The same bytes on every machine: whole numbers, a fixed seed, sorted lines.

use super::features::Surroundings;
use super::{CLASSES, Row, best, is_open};
use crate::extract::Knowledge;
use crate::extract::name::{self, Candidate};
use crate::language::Document;
use crate::language::syntax::train::Random;
use crate::model::{Article, ByteSpan, EntityType};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Times each name is seen.
const PASSES: usize = 8;
/// Features are kept after this many updates.
const LEAST: u32 = 3;
/// By how much the right class must be ahead of the others.
const MARGIN: i32 = 3;
/// Start of the pseudo-random order.
const SEED: u64 = 20_240_211;
/// Averages are written in these parts of one.
const PARTS: i64 = 32;

/// A document of a treebank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Annotated {
    /// Its text.
    pub text: String,
    /// Its entities, nested ones too.
    pub entities: Vec<Entity>,
}

/// An entity of a treebank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Its words.
    pub span: ByteSpan,
    /// The words of its head.
    pub heads: Vec<ByteSpan>,
    /// What it is.
    pub class: EntityType,
}

/// A feature in training.
#[derive(Debug, Default)]
struct State {
    weights: Row,
    totals: [i64; CLASSES.len()],
    updates: u32,
}

/// Learns the weights, one line each: the feature and a number for each class.
pub fn train(documents: &[Annotated], knowledge: &Knowledge) -> String {
    let mut examples: Vec<(Vec<String>, usize)> =
        documents.iter().flat_map(|document| examples(document, knowledge)).collect();
    let mut states: BTreeMap<String, State> = BTreeMap::new();
    let mut random = Random(SEED);
    let mut now = 0_i64;
    for _ in 0..PASSES {
        random.shuffle(&mut examples);
        for (features, right) in &examples {
            let mut scores = Row::default();
            for state in features.iter().filter_map(|feature| states.get(feature)) {
                scores.iter_mut().zip(state.weights).for_each(|(score, weight)| *score += weight);
            }
            scores[*right] -= MARGIN;
            let wrong = best(&scores);
            if wrong != *right {
                for feature in features {
                    let state = states.entry(feature.clone()).or_default();
                    state.updates += 1;
                    for (class, change) in [(*right, 1), (wrong, -1)] {
                        state.weights[class] += change;
                        state.totals[class] += now * i64::from(change);
                    }
                }
            }
            now += 1;
        }
    }
    let mut lines = String::new();
    for (feature, state) in states.iter().filter(|(_, state)| state.updates >= LEAST) {
        let average =
            |class: usize| (i64::from(state.weights[class]) * now - state.totals[class]) * PARTS / now.max(1);
        let row: Vec<i64> = (0..CLASSES.len()).map(average).collect();
        if row.iter().any(|weight| *weight != 0) {
            let row: Vec<String> = row.iter().map(ToString::to_string).collect();
            // Writing to a string cannot fail.
            let _ = writeln!(lines, "{feature}\t{}", row.join("\t"));
        }
    }
    lines
}

/// The names of one document as the rules find them, each with its features and its class in the treebank.
fn examples(annotated: &Annotated, knowledge: &Knowledge) -> Vec<(Vec<String>, usize)> {
    let article = Article { id: "train".into(), text: annotated.text.clone(), ..Article::default() };
    let document = Document::with_model(&article, knowledge.model());
    let candidates = name::candidates(&document, knowledge);
    let surroundings = Surroundings::new(&document, &candidates);
    let open = candidates.iter().filter(|candidate| is_open(candidate));
    open.map(|candidate| {
        (surroundings.features(&document, candidate), class(&document, candidate, annotated))
    })
    .collect()
}

/// The class of the entity with the same words, else of the smallest around it whose head lies in the name.
fn class(document: &Document<'_>, candidate: &Candidate, annotated: &Annotated) -> usize {
    let span = document.bytes(candidate.tokens);
    let around = annotated.entities.iter().filter(|entity| {
        entity.span == span
            || (entity.span.covers(&span) && entity.heads.iter().any(|head| span.covers(head)))
    });
    let smallest = around.min_by_key(|entity| entity.span.end - entity.span.start);
    let class = smallest.map_or(EntityType::Other, |entity| entity.class);
    CLASSES.iter().position(|other| *other == class).unwrap_or(CLASSES.len() - 1)
}
