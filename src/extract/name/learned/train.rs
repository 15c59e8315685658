//! Training: documents with their entities in, the lines of the weights out.
//!
//! The same bytes on every machine: plain arithmetic in a fixed order, a fixed seed, sorted lines.

use super::features::{self, SLOTS, Seen, Surroundings};
use super::{CLASSES, Row, Scores, THERE, VECTOR, Weights, best, is_open};
use crate::extract::Knowledge;
use crate::extract::name;
use crate::language::Document;
use crate::language::syntax::train::Random;
use crate::lexicon::vectors;
use crate::model::{Article, ByteSpan, EntityType};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Times each name is seen.
const PASSES: usize = 15;
/// Features that fewer names have are left out.
const LEAST: usize = 3;
/// By how much the right class must be ahead of the others.
const MARGIN: f32 = 4.0;
/// How far the first step goes.
const RATE: f32 = 0.05;
/// What a number of a vector counts beside a feature that is there (numbers reach 127).
const NUMBER: f32 = 1.8 / 127.0;
/// Start of the pseudo-random order.
const SEED: u64 = 20_240_211;
/// Weights are written in these parts of one.
const PARTS: f32 = 1000.0;

/// An annotated document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Annotated {
    /// The set it is of.
    pub source: String,
    /// Its text.
    pub text: String,
    /// Its entities, nested ones too.
    pub entities: Vec<Entity>,
    /// Where all its entities are marked; nothing: everywhere.
    pub whole: Vec<ByteSpan>,
}

/// An entity of an annotated document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Its words.
    pub span: ByteSpan,
    /// The words of its head; nothing where only names are marked.
    pub heads: Vec<ByteSpan>,
    /// What it is.
    pub class: EntityType,
}

/// A name as the rules find it, and what it is.
struct Example {
    name: String,
    seen: Seen,
    class: usize,
}

/// Learns the weights, one line each: the feature and a number for each class.
pub fn train(documents: &[Annotated], knowledge: &Knowledge) -> String {
    let examples: Vec<Example> =
        documents.iter().flat_map(|document| examples(document, knowledge)).collect();
    let examples: Vec<&Example> = examples.iter().collect();
    let weights = learn(&examples);
    let mut lines = String::new();
    let mut line = |feature: &str, row: &Row| {
        let row: Vec<String> = row.iter().map(ToString::to_string).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "{feature}\t{}", row.join("\t"));
    };
    for (number, row) in weights.vectors.iter().enumerate() {
        let slot = SLOTS[number / vectors::SIZE];
        line(&format!("{VECTOR}{slot} {}", number % vectors::SIZE), row);
    }
    weights.list.iter().for_each(|(feature, row)| line(feature, row));
    lines
}

/// Of one set and class: names that are of it, names that were said to be, and those where both agree.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Names of the class.
    pub gold: usize,
    /// Names said to be of the class.
    pub said: usize,
    /// Names of which both are true.
    pub right: usize,
}

/// How well left-out documents are told: every `folds`-th document in turn is left out of the learning. By set and class; a class
/// counts only the names that the rules find.
pub fn cross_validate(
    documents: &[Annotated],
    knowledge: &Knowledge,
    folds: usize,
) -> BTreeMap<(String, EntityType), Agreement> {
    let read: Vec<Vec<Example>> = documents.iter().map(|document| examples(document, knowledge)).collect();
    let mut found: BTreeMap<(String, EntityType), Agreement> = BTreeMap::new();
    for fold in 0..folds.max(1) {
        let is_left_out = |document: usize| document % folds.max(1) == fold;
        let others = (0..read.len()).filter(|&document| !is_left_out(document));
        let weights = learn(&others.flat_map(|document| &read[document]).collect::<Vec<_>>());
        for document in (0..read.len()).filter(|&document| is_left_out(document)) {
            let mut sums: BTreeMap<&str, Scores> = BTreeMap::new();
            for example in &read[document] {
                weights.add(&example.seen, sums.entry(&example.name).or_default());
            }
            for example in &read[document] {
                let said = best(&sums[example.name.as_str()]);
                let key = |class: usize| (documents[document].source.clone(), CLASSES[class]);
                found.entry(key(example.class)).or_default().gold += 1;
                let agreement = found.entry(key(said)).or_default();
                agreement.said += 1;
                agreement.right += usize::from(said == example.class);
            }
        }
    }
    found
}

/// A weight for each class in training, and the sum of its squared steps.
#[derive(Debug, Clone, Copy, Default)]
struct Trained {
    weights: [f32; CLASSES.len()],
    squares: f32,
}

impl Trained {
    /// Moves the weights of the right and of the wrong class apart; the more it was moved, the less it moves.
    fn step(&mut self, right: usize, wrong: usize, value: f32) {
        self.squares += 2.0 * value * value;
        let step = RATE * value / (self.squares + 0.001).sqrt();
        self.weights[right] += step;
        self.weights[wrong] -= step;
    }

    fn add(&self, value: f32, scores: &mut [f32; CLASSES.len()]) {
        scores.iter_mut().zip(self.weights).for_each(|(score, weight)| *score += weight * value);
    }

    fn row(&self, scale: f32) -> Row {
        self.weights.map(|weight| (weight * scale).round() as i32)
    }
}

/// A linear model with a margin, whose steps shrink for each feature by itself (Duchi et al., "Adaptive subgradient methods",
/// 2011). Only operations that are the same on every machine: sums, products, quotients, square roots.
fn learn<'e>(examples: &[&'e Example]) -> Weights<'e> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for feature in examples.iter().flat_map(|example| &example.seen.list) {
        *count.entry(feature).or_default() += 1;
    }
    let list: Vec<&str> =
        count.into_iter().filter(|(_, count)| *count >= LEAST).map(|(feature, _)| feature).collect();
    let mut examples: Vec<(&Example, Vec<usize>)> = examples
        .iter()
        .map(|example| {
            let known = example.seen.list.iter();
            (*example, known.filter_map(|feature| list.binary_search(&feature.as_str()).ok()).collect())
        })
        .collect();
    let mut of_list = vec![Trained::default(); list.len()];
    let mut of_vectors = vec![Trained::default(); SLOTS.len() * vectors::SIZE];
    let mut random = Random(SEED);
    for _ in 0..PASSES {
        random.shuffle(&mut examples);
        for (example, features) in &examples {
            let numbers = || example.seen.vectors.iter().flatten().map(|number| *number as f32 * NUMBER);
            let mut scores = [0.0; CLASSES.len()];
            for &feature in features {
                of_list[feature].add(1.0, &mut scores);
            }
            of_vectors.iter().zip(numbers()).for_each(|(trained, number)| trained.add(number, &mut scores));
            scores[example.class] -= MARGIN;
            let by_score = |one: &usize, other: &usize| scores[*one].total_cmp(&scores[*other]);
            let wrong = (0..CLASSES.len()).rev().max_by(by_score).unwrap_or_default();
            if wrong == example.class {
                continue;
            }
            for &feature in features {
                of_list[feature].step(example.class, wrong, 1.0);
            }
            for (trained, number) in of_vectors.iter_mut().zip(numbers()).filter(|(_, number)| *number != 0.0)
            {
                trained.step(example.class, wrong, number);
            }
        }
    }
    let rows = list.into_iter().zip(&of_list).map(|(feature, trained)| (feature, trained.row(PARTS)));
    let scale = PARTS * NUMBER * THERE as f32;
    Weights {
        list: rows.filter(|(_, row)| row.iter().any(|weight| *weight != 0)).collect(),
        vectors: of_vectors.iter().map(|trained| trained.row(scale)).collect(),
    }
}

/// The names of one document as the rules find them, each with its features and its class. Left out are those whose bounds
/// only overlap with a name that is marked.
fn examples(annotated: &Annotated, knowledge: &Knowledge) -> Vec<Example> {
    let article = Article { id: "train".into(), text: annotated.text.clone(), ..Article::default() };
    let document = Document::with_model(&article, knowledge.model());
    let candidates = name::candidates(&document, knowledge);
    let surroundings = Surroundings::new(&document, &candidates, knowledge.gazetteer());
    let open = candidates.iter().filter(|candidate| is_open(candidate));
    open.filter_map(|candidate| {
        let span = document.bytes(candidate.tokens);
        let marked = annotated.whole.is_empty() || annotated.whole.iter().any(|whole| whole.covers(&span));
        let class = class(span, annotated).filter(|_| marked)?;
        let seen = surroundings.of(&document, candidate);
        Some(Example { name: features::name(&document, candidate), seen, class })
    })
    .collect()
}

/// The class of the entity with the same words, else of the smallest around it whose head lies in the name; `None` where a
/// name of other bounds is marked.
fn class(span: ByteSpan, annotated: &Annotated) -> Option<usize> {
    let around = annotated.entities.iter().filter(|entity| {
        entity.span == span
            || (entity.span.covers(&span) && entity.heads.iter().any(|head| span.covers(head)))
    });
    let smallest = around.min_by_key(|entity| entity.span.end - entity.span.start);
    let crossed = annotated.entities.iter().any(|entity| {
        entity.heads.is_empty() && entity.span.start < span.end && span.start < entity.span.end
    });
    if smallest.is_none() && crossed {
        return None;
    }
    let class = smallest.map_or(EntityType::Other, |entity| entity.class);
    Some(CLASSES.iter().position(|other| *other == class).unwrap_or(CLASSES.len() - 1))
}
