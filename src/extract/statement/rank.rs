//! The chance of each reading: weights of its features, added up.
//!
//! The weights (`weights.tsv`) are figures measured on annotated articles by `examples/statement_ranking.rs`.

use super::candidate::Candidate;
use super::cue::Cue;
use super::features::features;
use super::gate;
use super::plain::plain_form;
use super::view::View;
use crate::model::Aside;
use crate::rank::{Features, Weights, exp};
use std::sync::LazyLock;

/// Weights by hash of the feature's name, sorted; in 1/100 of the natural logarithm of the odds.
pub(super) static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::new(include_str!("weights.tsv")));

/// A reading with its chances.
#[derive(Debug, Clone)]
pub(super) struct Ranked {
    /// The reading.
    pub(super) candidate: Candidate,
    /// Chance that it, or one that says nearly the same, is right; in 1/10000.
    pub(super) chance: u32,
    /// Chance that this very reading is right, in 1/10000.
    pub(super) own: u32,
    /// Why it is no statement to be quoted, if it is none.
    pub(super) aside: Option<Aside>,
}

/// Least chance, in 1/10000, of an attribution whose words alone show it. Our choice.
const PLAIN: u32 = 7_000;

/// Readings of one cue that go on to the choice.
const KEPT: usize = 8;

/// The likeliest readings of one cue, the best first.
///
/// Exactly one of its readings, or none of them, is right: the chances of all and of none add up to one. A reading is
/// worth its own chance and that of all readings that nearly agree with it.
#[expect(clippy::cast_sign_loss, reason = "a sum of chances is not negative")]
pub(super) fn best(
    view: &View<'_, '_>,
    cue: &Cue,
    mut candidates: Vec<Candidate>,
    cue_at: &[bool],
    weights: &Weights,
) -> Vec<Ranked> {
    let mut found = Features::default();
    for candidate in &mut candidates {
        features(view, cue, candidate, cue_at, &mut found);
        candidate.score = weights.score(&found.hashes);
    }
    candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.score));
    let top = candidates.first().map_or(0, |candidate| candidate.score).max(0);
    let mass: Vec<f64> = candidates.iter().map(|candidate| exp(candidate.score - top)).collect();
    let all = mass.iter().sum::<f64>() + exp(-top);
    // What lies far below the best adds nothing.
    let near = mass.iter().take_while(|&&mass| mass > all * 0.001).count();
    let mut ranked: Vec<Ranked> = candidates
        .iter()
        .take(KEPT.min(near))
        .zip(&mass)
        .map(|(candidate, own)| {
            let agreeing: f64 = candidates[..near]
                .iter()
                .zip(&mass)
                .filter(|(other, _)| agree(candidate, other))
                .map(|(_, mass)| mass)
                .sum();
            Ranked {
                candidate: candidate.clone(),
                chance: (agreeing / all * 10_000.0) as u32,
                own: (own / all * 10_000.0) as u32,
                aside: gate::aside(view, cue, candidate),
            }
        })
        .collect();
    if let Some(position) = plain_form(view, cue, &candidates) {
        let sure = |ranked: &&mut Ranked| same(&ranked.candidate, &candidates[position]);
        match ranked.iter_mut().find(sure) {
            Some(ranked) => ranked.chance = ranked.chance.max(PLAIN),
            None => ranked.push(Ranked {
                candidate: candidates[position].clone(),
                chance: PLAIN,
                own: (mass[position] / all * 10_000.0) as u32,
                aside: gate::aside(view, cue, &candidates[position]),
            }),
        }
    }
    ranked.sort_by_key(|ranked| std::cmp::Reverse((ranked.chance / 200, ranked.candidate.score)));
    ranked
}

fn same(one: &Candidate, other: &Candidate) -> bool {
    one.shape == other.shape && one.speaker.span == other.speaker.span && one.content == other.content
}

/// Whether two readings name the same speaker and share half of their words.
pub(super) fn agree(one: &Candidate, other: &Candidate) -> bool {
    let same_speaker = match (one.speaker.span, other.speaker.span) {
        (Some(one), Some(other)) => one.overlaps(&other),
        (None, None) => true,
        _ => false,
    };
    let shared: usize = one
        .content
        .iter()
        .flat_map(|span| {
            other
                .content
                .iter()
                .map(move |with| span.end.min(with.end).saturating_sub(span.start.max(with.start)))
        })
        .sum();
    let length = |candidate: &Candidate| candidate.content.iter().map(crate::model::Span::len).sum::<usize>();
    same_speaker && shared * 2 >= length(one) + length(other) - shared
}
