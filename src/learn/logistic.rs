//! Logistic regression over sparse features.

use crate::rank::exp;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Rounds over the features.
const ROUNDS: usize = 30;
/// Pull of each weight towards zero (half its square times this is added to the loss): tried 3, 10 and 50 on left-out documents.
const PULL: f64 = 10.0;
/// Weights nearer to zero than this, in hundredths, are not written.
const LEAST: i32 = 2;

/// Something to learn from.
#[derive(Debug, Clone)]
pub struct Example {
    /// Names of its features.
    pub features: Vec<String>,
    /// Whether it is one.
    pub right: bool,
    /// How much it counts.
    pub weight: f64,
}

/// Learns which features speak for being right: the lines of a file that [`crate::rank::Weights`] reads, sorted by name. A feature
/// is kept where at least `seen` examples have it.
///
/// Logistic regression with a quadratic penalty, by Newton steps along one weight at a time (coordinate descent, as Hsieh and
/// others 2008 do), features in the order of their names. Additions, multiplications and divisions only, which IEEE 754
/// rounds alike everywhere.
pub fn logistic(examples: &[&Example], seen: usize) -> String {
    let mut rows_of: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (row, example) in examples.iter().enumerate() {
        for feature in &example.features {
            let rows = rows_of.entry(feature).or_default();
            if rows.last() != Some(&row) {
                rows.push(row);
            }
        }
    }
    rows_of.retain(|_, rows| rows.len() >= seen);
    let all: Vec<usize> = (0..examples.len()).collect();
    let mut scores = vec![0.0_f64; examples.len()];
    let mut bias = 0.0_f64;
    let mut weights = vec![0.0_f64; rows_of.len()];
    for _ in 0..ROUNDS {
        step(examples, &all, 0.0, &mut bias, &mut scores);
        for (weight, rows) in weights.iter_mut().zip(rows_of.values()) {
            step(examples, rows, PULL, weight, &mut scores);
        }
    }
    let hundredths = |weight: f64| (weight * 100.0).round() as i32;
    let mut lines: Vec<(&str, i32)> =
        rows_of.keys().zip(&weights).map(|(&name, &weight)| (name, hundredths(weight))).collect();
    lines.retain(|(_, weight)| weight.abs() >= LEAST);
    lines.push(("bias", hundredths(bias)));
    lines.sort_unstable();
    let mut text = String::new();
    for (name, weight) in lines {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{name}\t{weight}");
    }
    text
}

/// One Newton step along one weight; the scores of its examples follow.
fn step(examples: &[&Example], rows: &[usize], pull: f64, weight: &mut f64, scores: &mut [f64]) {
    let (mut slope, mut bend) = (pull * *weight, pull + 1e-6);
    for &row in rows {
        let example = examples[row];
        let chance = 1.0 / (1.0 + exp((-scores[row] * 100.0) as i32));
        let right = if example.right { 1.0 } else { 0.0 };
        slope += (chance - right) * example.weight;
        bend += chance * (1.0 - chance) * example.weight;
    }
    let change = (-slope / bend).clamp(-1.0, 1.0);
    *weight += change;
    for &row in rows {
        scores[row] += change;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rank::{Weights, hash};

    #[test]
    fn what_goes_with_right_examples_gets_a_higher_score() {
        let example = |name: &str, right| Example { features: vec![name.to_owned()], right, weight: 1.0 };
        let all: Vec<Example> =
            (0..40).flat_map(|number| [example("bell", true), example("dog", number % 4 == 0)]).collect();
        let text = logistic(&all.iter().collect::<Vec<_>>(), 2);
        assert_eq!(text, logistic(&all.iter().collect::<Vec<_>>(), 2), "the same bytes again");
        let weights = Weights::new(&text);
        assert!(weights.score(&[hash(&["bell"])]) > 50);
        assert!(weights.score(&[hash(&["dog"])]) < -20);
    }
}
