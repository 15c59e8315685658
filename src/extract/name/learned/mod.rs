//! The class of a name, learned: an averaged perceptron that weighs what the rules found against the words around.
//!
//! Rules alone leave every third name open. Here each name that the gazetteer does not know is scored once more: its
//! letters, its neighbours, its place in the tree, what the same words are elsewhere in the article, and the rule's own
//! verdict are the features; the weights come from the entities of GUM's train documents ([`train`]). They stand in
//! `language/en/name_weights.tsv`, one feature a line, and its head tells how to make them again.

mod features;
pub mod train;

use super::{Candidate, Gazetteer};
use crate::language::Document;
use crate::model::EntityType;
use features::Surroundings;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

static SHIPPED: &str = include_str!("../../../language/en/name_weights.tsv");

/// What is told apart, in the order of the columns.
const CLASSES: [EntityType; 4] = [EntityType::Person, EntityType::Org, EntityType::Place, EntityType::Other];

/// One weight for each of [`CLASSES`].
type Row = [i32; CLASSES.len()];

/// Features with their weights, sorted by feature.
fn weights() -> &'static [(&'static str, Row)] {
    static ROWS: LazyLock<Vec<(&str, Row)>> =
        LazyLock::new(|| temp().lines().filter(|line| !line.starts_with('#')).filter_map(row).collect());
    &ROWS
}

fn temp() -> &'static str {
    std::env::var("TEMP_WEIGHTS")
        .ok()
        .and_then(|path| std::fs::read_to_string(path).ok())
        .map_or(SHIPPED, |text| text.leak())
}

/// A line of the file: the feature, then a weight for each class.
fn row(line: &str) -> Option<(&str, Row)> {
    let mut columns = line.split('\t');
    let feature = columns.next()?;
    let mut row = Row::default();
    for weight in &mut row {
        *weight = columns.next()?.parse().ok()?;
    }
    Some((feature, row))
}

/// Gives every name that the gazetteer does not know the class with the highest score; names of the same words are
/// scored together, so that one word is one thing throughout an article.
pub(super) fn retype(document: &Document<'_>, candidates: &mut [Candidate], gazetteer: Arc<Gazetteer>) {
    let surroundings = Surroundings::new(document, candidates, gazetteer);
    let mut sums: BTreeMap<String, Row> = BTreeMap::new();
    let mut open: Vec<(usize, String)> = Vec::new();
    for (at, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| is_open(candidate)) {
        let name = features::name(document, candidate);
        let sum = sums.entry(name.clone()).or_default();
        for feature in surroundings.features(document, candidate) {
            if let Ok(found) = weights().binary_search_by_key(&feature.as_str(), |(feature, _)| feature) {
                sum.iter_mut().zip(weights()[found].1).for_each(|(sum, weight)| *sum += weight);
            }
        }
        open.push((at, name));
    }
    for (at, name) in open {
        let Some(class) = sums.get(&name).map(|scores| CLASSES[best(scores)]) else { continue };
        if candidates[at].verdict.is_none_or(|(ruled, _)| ruled != class) {
            let rule = if class == EntityType::Other { "name/other" } else { "name/learned" };
            candidates[at].verdict = Some((class, rule));
        }
    }
}

/// Names of the gazetteer keep the class it gives, and so do peoples and ships, which are no classes here, storms and operations, and
/// acronyms that name nothing (`BC`), and whose regime it is.
fn is_open(candidate: &Candidate) -> bool {
    let outside = |class| matches!(class, EntityType::Norp | EntityType::Product);
    let settled =
        |(class, rule)| outside(class) || matches!(rule, "name/happening" | "name/no-body" | "name/ruler");
    candidate.gazetteer.is_none() && !candidate.verdict.is_some_and(settled)
}

/// The highest score; of equal ones the first.
fn best(scores: &Row) -> usize {
    (0..scores.len()).max_by_key(|&class| (scores[class], std::cmp::Reverse(class))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_are_sorted_and_whole() {
        let lines = SHIPPED.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(weights().len(), lines, "every line is read");
        assert!(weights().is_sorted_by_key(|(feature, _)| *feature));
    }
}
