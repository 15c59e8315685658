//! The place of a happening of which no report's own words tell one: of the places that the story proposes, that the sentences
//! around it name or that the article is about the likeliest, or none. The chance is learned from articles of which we know the place
//! of each happening ([`super::train`]).

use super::super::node::happenings;
use super::super::slot::found;
use super::containment::Containment;
use super::evidence::{Evidence, NO_RULE, is_own, is_sited};
use super::fill::Filling;
use crate::model::{ByteSpan, Confidence, Found};
use crate::rank::{Features, Weights, chance};
use std::sync::LazyLock;

/// The weights that ship with the program, made by `examples/train_places.rs`.
static WEIGHTS: LazyLock<Weights> =
    LazyLock::new(|| Weights::new(include_str!("../../../language/en/place_weights.tsv")));

/// Least chance of a place that the story proposes, and of one that no rule does: chosen with the figures of `docs/events.md`.
const LEAST: Confidence = Confidence(20);
const LEAST_UNPROPOSED: Confidence = Confidence(40);

/// The place of each report.
pub(super) fn choose(
    filling: &Filling<'_, '_, '_>,
    containment: &Containment<'_>,
    proposals: Vec<Option<Found<ByteSpan>>>,
) -> Vec<Option<Found<ByteSpan>>> {
    let evidence = Evidence::new(filling, containment, &proposals);
    let mut collected = Features::default();
    let mut lent: Vec<(Vec<usize>, Option<Found<ByteSpan>>)> = Vec::new();
    for reports in happenings(filling.nodes) {
        if reports.iter().any(|&report| proposals[report].as_ref().is_some_and(is_own)) {
            continue;
        }
        let place = likeliest(filling, &evidence, &reports, &proposals, &mut collected);
        lent.push((reports, place));
    }
    let mut places = proposals;
    for (reports, place) in lent {
        for report in reports {
            places[report] = place.clone().filter(|_| filling.is_told(report));
        }
    }
    places
}

/// The likeliest place of a happening, where it is likely enough.
fn likeliest(
    filling: &Filling<'_, '_, '_>,
    evidence: &Evidence<'_, '_, '_>,
    reports: &[usize],
    proposals: &[Option<Found<ByteSpan>>],
    collected: &mut Features,
) -> Option<Found<ByteSpan>> {
    let candidates = evidence.candidates(reports);
    let (score, (place, &value)) = WEIGHTS.likeliest(&candidates, collected, |&(place, _), collected| {
        evidence.features(reports, place, &candidates, collected);
    })?;
    let proposes =
        |&report: &usize| proposals[report].as_ref().filter(|_| evidence.proposed(report) == Some(place));
    let rule = reports.iter().find_map(proposes).map(|proposal| proposal.rule);
    let confidence = Confidence(chance(score));
    let sited = || reports.iter().all(|&report| is_sited(filling.class_of(report)));
    let likely = if rule.is_some() { confidence >= LEAST } else { confidence >= LEAST_UNPROPOSED && sited() };
    likely.then(|| found(value, rule.unwrap_or(NO_RULE)))
}
