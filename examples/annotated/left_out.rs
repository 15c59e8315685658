//! Chances of the one of several days, or places, that is that of a happening, measured on the articles of topics left out.

use dateline::learn::{Example, logistic, platt};
use dateline::rank::{Weights, chance, hash};

/// Parts of the articles that are left out in turn.
pub(crate) const PARTS: usize = 10;
/// Examples in which a feature must occur to be kept.
pub(crate) const SEEN: usize = 4;

/// A labelled happening with what it may have.
pub(crate) struct Labelled {
    /// The part of the articles it is of.
    pub(crate) part: usize,
    /// Whether its chance is measured, not only learned from.
    pub(crate) measured: bool,
    /// Whether labels know which is right.
    pub(crate) known: bool,
    /// What it may have.
    pub(crate) choices: Vec<Example>,
    /// Whether what rules propose is right.
    pub(crate) proposed: Option<bool>,
}

/// The part of the articles of a topic.
pub(crate) fn part_of(topic: &str) -> usize {
    hash(&[topic]) as usize % PARTS
}

/// The likeliest choice of each happening that is measured, by weights learned without the articles of its topic: its score and whether
/// it is right.
pub(crate) fn left_out(found: &[Labelled]) -> Vec<(i32, &Labelled, bool)> {
    let mut likeliest = Vec::new();
    for part in 0..PARTS {
        let others = found.iter().filter(|other| other.part != part).flat_map(|other| &other.choices);
        let weights = Weights::new(&logistic(&others.collect::<Vec<_>>(), SEEN));
        for happening in found.iter().filter(|happening| happening.measured && happening.part == part) {
            let score = |example: &Example| {
                let hashes: Vec<u64> = example.features.iter().map(|name| hash(&[name])).collect();
                weights.score(&hashes)
            };
            let choices = happening.choices.iter().map(|choice| (score(choice), choice.right));
            let best = choices.max_by_key(|&(score, _)| score);
            likeliest.extend(best.map(|(score, right)| (score, happening, right)));
        }
    }
    likeliest
}

/// The lines of weights learned from all happenings, stretched and moved by `scaled` of those left out.
pub(crate) fn weights(found: &[Labelled], scaled: impl Fn(&Labelled) -> bool) -> String {
    let all: Vec<&Example> = found.iter().flat_map(|happening| &happening.choices).collect();
    platt(&outcomes(&left_out(found), scaled)).rescaled(&logistic(&all, SEEN))
}

/// Prints what chances are worth on articles left out, and returns the chance of each likeliest choice with whether it is right and
/// known.
pub(crate) fn measure(
    found: &[Labelled],
    scaled: impl Fn(&Labelled) -> bool,
    least: impl Iterator<Item = u8>,
) -> Vec<(u8, bool, bool)> {
    let likeliest = left_out(found);
    let scale = platt(&outcomes(&likeliest, scaled));
    let best: Vec<(u8, bool, bool)> = likeliest
        .iter()
        .map(|&(score, happening, right)| (chance(scale.score(score)), right, happening.known))
        .collect();
    let asked = || found.iter().filter(|happening| happening.measured);
    let all = asked().filter(|happening| happening.known).count();
    let row = |name: &str, given: usize, right: usize, without: usize| {
        println!(
            "| {name} | {given} | {:.1} | {:.1} | {without} |",
            100.0 * right as f64 / given.max(1) as f64,
            100.0 * right as f64 / all.max(1) as f64
        );
    };
    println!(
        "| least chance | of happenings with one | right, % | of all known, % | of happenings without one |"
    );
    let given = asked().filter(|happening| happening.known && happening.proposed.is_some()).count();
    let right = asked().filter(|happening| happening.proposed == Some(true)).count();
    let without = asked().filter(|happening| !happening.known && happening.proposed.is_some()).count();
    row("rules", given, right, without);
    for least in least {
        let above: Vec<_> = best.iter().filter(|(chance, ..)| *chance >= least).collect();
        let given = above.iter().filter(|(_, _, known)| *known).count();
        let right = above.iter().filter(|(_, right, _)| *right).count();
        row(&least.to_string(), given, right, above.len() - given);
    }
    best
}

/// The scores with 1 for what is right and 0 for what is wrong.
fn outcomes(likeliest: &[(i32, &Labelled, bool)], scaled: impl Fn(&Labelled) -> bool) -> Vec<(i32, f64)> {
    let asked = likeliest.iter().filter(|(_, happening, _)| scaled(happening));
    asked.map(|&(score, _, right)| (score, f64::from(u8::from(right)))).collect()
}
