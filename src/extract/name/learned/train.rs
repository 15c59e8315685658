//! Training: documents with their entities in, the lines of the weights out.
//!
//! The same bytes on every machine: whole numbers, a fixed seed, sorted lines.

use super::features::{self, Surroundings};
use super::{CLASSES, Row, best, is_open};
use crate::extract::Knowledge;
use crate::extract::name;
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

/// A feature in training.
#[derive(Debug, Default)]
struct State {
    weights: Row,
    totals: [i64; CLASSES.len()],
    updates: u32,
}

/// A name as the rules find it, and what it is.
struct Example {
    name: String,
    features: Vec<String>,
    class: usize,
}

/// Learned weights by feature.
type Weights = BTreeMap<String, Row>;

/// Learns the weights, one line each: the feature and a number for each class.
pub fn train(documents: &[Annotated], knowledge: &Knowledge) -> String {
    let examples: Vec<Example> =
        documents.iter().flat_map(|document| examples(document, knowledge)).collect();
    if std::env::var("TEMP_DUMP").is_ok() {
        let mut out = String::new();
        for (number, document) in documents.iter().enumerate() {
            for example in self::examples(document, knowledge) {
                let _ = writeln!(
                    out,
                    "{}\t{number}\t{}\t{}\t{}",
                    document.source,
                    example.class,
                    example.name,
                    example.features.join("\t")
                );
            }
        }
        return out;
    }
    let mut lines = String::new();
    for (feature, row) in learn(&examples.iter().collect::<Vec<_>>()) {
        let row: Vec<String> = row.iter().map(ToString::to_string).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "{feature}\t{}", row.join("\t"));
    }
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
            let mut sums: BTreeMap<&str, Row> = BTreeMap::new();
            for example in &read[document] {
                let sum = sums.entry(&example.name).or_default();
                let rows = example.features.iter().filter_map(|feature| weights.get(feature));
                rows.for_each(|row| sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight));
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

/// An averaged perceptron; features that were seldom moved or end at nothing are left out.
fn learn(examples: &[&Example]) -> Weights {
    let mut examples = examples.to_vec();
    let mut states: BTreeMap<&str, State> = BTreeMap::new();
    let mut random = Random(SEED);
    let mut now = 0_i64;
    for _ in 0..PASSES {
        random.shuffle(&mut examples);
        for example in &examples {
            let mut scores = Row::default();
            for state in example.features.iter().filter_map(|feature| states.get(feature.as_str())) {
                scores.iter_mut().zip(state.weights).for_each(|(score, weight)| *score += weight);
            }
            scores[example.class] -= MARGIN;
            let wrong = best(&scores);
            if wrong != example.class {
                for feature in &example.features {
                    let state = states.entry(feature).or_default();
                    state.updates += 1;
                    for (class, change) in [(example.class, 1), (wrong, -1)] {
                        state.weights[class] += change;
                        state.totals[class] += now * i64::from(change);
                    }
                }
            }
            now += 1;
        }
    }
    let average = |state: &State| -> Row {
        let mean =
            |class: usize| (i64::from(state.weights[class]) * now - state.totals[class]) * PARTS / now.max(1);
        std::array::from_fn(|class| i32::try_from(mean(class)).unwrap_or_default())
    };
    let often = states.iter().filter(|(_, state)| state.updates >= LEAST);
    let rows = often.map(|(feature, state)| ((*feature).to_owned(), average(state)));
    rows.filter(|(_, row)| row.iter().any(|weight| *weight != 0)).collect()
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
        let features = surroundings.features(&document, candidate);
        Some(Example { name: features::name(&document, candidate), features, class })
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
