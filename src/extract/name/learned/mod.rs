//! The class of a name, learned: a linear model that weighs what the rules found against the words around.
//!
//! Rules alone leave every third name open. Here each name that the gazetteer does not know is scored once more: its
//! letters, its neighbours, its place in the tree, what the same words are elsewhere in the article, the rule's own
//! verdict, and the vectors of the words in and around it are the features; the weights come from annotated documents
//! ([`train`]). They stand in `language/en/name_weights.tsv`, one feature a line, and its head tells how to make them again.

mod features;
pub mod train;

use super::{Candidate, Gazetteer};
use crate::language::Document;
use crate::language::syntax::Relation;
use crate::model::EntityType;
pub(super) use features::name;
use features::{Seen, Surroundings};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

static SHIPPED: &str = include_str!("../../../language/en/name_weights.tsv");

/// What is told apart, in the order of the columns.
const CLASSES: [EntityType; 4] = [EntityType::Person, EntityType::Org, EntityType::Place, EntityType::Other];

/// One weight for each of [`CLASSES`].
type Row = [i32; CLASSES.len()];

/// One score for each of [`CLASSES`].
type Scores = [i64; CLASSES.len()];

/// What a feature that is there counts beside a number of a vector.
const THERE: i32 = 127;

/// Learned weights.
#[derive(Debug, Default)]
struct Weights<'w> {
    /// Of features that are there or not, sorted by feature.
    list: Vec<(&'w str, Row)>,
    /// Of each number of the vector in each slot.
    vectors: Vec<Row>,
}

impl<'w> Weights<'w> {
    /// Reads the lines of a file; those that start with `#` are left out.
    fn read(lines: &'w str) -> Self {
        let mut weights = Self::default();
        for line in lines.lines().filter(|line| !line.starts_with('#')) {
            if let Some((feature, row)) = row(line) {
                match feature.strip_prefix(VECTOR) {
                    Some(_) => weights.vectors.push(row),
                    None => weights.list.push((feature, row)),
                }
            }
        }
        weights
    }

    /// Adds what is seen of a name to its scores.
    fn add(&self, seen: &Seen, scores: &mut Scores) {
        let mut add = |row: &Row, times: i32| {
            scores.iter_mut().zip(row).for_each(|(score, weight)| *score += i64::from(weight * times));
        };
        for feature in &seen.list {
            if let Ok(found) = self.list.binary_search_by_key(&feature.as_str(), |(feature, _)| feature) {
                add(&self.list[found].1, THERE);
            }
        }
        for (row, number) in self.vectors.iter().zip(seen.vectors.iter().flatten()) {
            add(row, *number);
        }
    }
}

/// What the lines of [`Weights::vectors`] begin with; before all other features in the order of the letters.
const VECTOR: &str = "*";

/// The weights that ship.
fn shipped() -> &'static Weights<'static> {
    static WEIGHTS: LazyLock<Weights<'_>> = LazyLock::new(|| Weights::read(SHIPPED));
    &WEIGHTS
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
    let mut names: BTreeMap<String, Told> = BTreeMap::new();
    let mut open: Vec<(usize, String)> = Vec::new();
    for (at, candidate) in candidates.iter().enumerate() {
        let name = name(document, candidate);
        // A kind noun beside it, or `Marks & Brandt`, says more than the words around.
        if let Some((class, "name/kind-noun" | "name/firm")) = candidate.verdict {
            names.entry(name.clone()).or_default().class = Some(class);
        }
        if is_open(candidate) {
            let told = names.entry(name.clone()).or_default();
            told.has_article |= has_article(document, candidate);
            shipped().add(&surroundings.of(document, candidate), &mut told.scores);
            open.push((at, name));
        }
    }
    for (at, name) in open {
        let Some(class) = names.get(&name).map(Told::class) else { continue };
        if candidates[at].verdict.is_none_or(|(ruled, _)| ruled != class) {
            let rule = if class == EntityType::Other { "name/other" } else { "name/learned" };
            candidates[at].verdict = Some((class, rule));
        }
    }
}

/// What all mentions of the same words tell.
#[derive(Debug, Default)]
struct Told {
    scores: Scores,
    /// A noun beside one of them says what it is.
    class: Option<EntityType>,
    has_article: bool,
}

impl Told {
    /// The class with the highest score; no person has an article.
    fn class(&self) -> EntityType {
        let mut scores = self.scores;
        if self.has_article {
            scores[0] = i64::MIN;
        }
        self.class.unwrap_or(CLASSES[best(&scores)])
    }
}

/// `the Rovers won`: the article is the name's own, not that of a noun behind it (`the Brandt trial`) or of a title.
fn has_article(document: &Document<'_>, candidate: &Candidate) -> bool {
    let tokens = candidate.tokens;
    let before = tokens.start.checked_sub(1);
    before.is_some_and(|before| document.word(before).eq_ignore_ascii_case("the"))
        && document.head_of(tokens).is_some_and(|head| {
            !matches!(
                document.relation(head),
                Relation::Compound | Relation::Amod | Relation::NmodPoss | Relation::Flat
            )
        })
}

/// Names of the gazetteer keep the class it gives, and so do peoples and ships, which are no classes here, storms and operations, and
/// acronyms that name nothing (`BC`), and whose regime it is.
fn is_open(candidate: &Candidate) -> bool {
    let outside = |class| matches!(class, EntityType::Norp | EntityType::Product);
    let settled = |(class, rule)| {
        outside(class)
            || matches!(
                rule,
                "name/happening"
                    | "name/no-body"
                    | "name/kind-noun"
                    | "name/ruler"
                    | "name/surname"
                    | "name/team"
                    | "name/firm"
                    | "name/agency"
            )
    };
    candidate.gazetteer.is_none() && !candidate.verdict.is_some_and(settled)
}

/// The highest score; of equal ones the first.
fn best(scores: &Scores) -> usize {
    (0..scores.len()).max_by_key(|&class| (scores[class], std::cmp::Reverse(class))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_are_sorted_and_whole() {
        let lines = SHIPPED.lines().filter(|line| !line.starts_with('#')).count();
        let weights = shipped();
        assert_eq!(weights.list.len() + weights.vectors.len(), lines, "every line is read");
        assert!(weights.list.is_sorted_by_key(|(feature, _)| *feature));
        assert_eq!(weights.vectors.len(), features::SLOTS.len() * crate::lexicon::vectors::SIZE);
    }
}
