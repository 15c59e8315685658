//! The day of a happening: of all days that the rules propose, that stand near its reports or that the story has, the
//! likeliest, or none. The chance is learned from articles of which we know the day of each happening ([`super::train`]).

use super::super::node::happenings;
use super::super::scene::Scene;
use super::super::trigger::Trigger;
use super::evidence::{Evidence, NO_RULE};
use crate::model::{Confidence, DateSource, EventDate, Found, RuleId, Status};
use crate::rank::{Features, Weights, chance};
use std::sync::LazyLock;

/// The weights that ship with the program, made by `examples/train_days.rs`.
static WEIGHTS: LazyLock<Weights> =
    LazyLock::new(|| Weights::new(include_str!("../../../language/en/day_weights.tsv")));

/// Least chance of a day that a rule proposes, and of one that none does: chosen with the figures of `docs/events.md`.
const LEAST: Confidence = Confidence(50);
const LEAST_UNPROPOSED: Confidence = Confidence(70);

/// A date of a report with the rule that proposes it.
pub(super) type Proposal = (EventDate, RuleId);

/// The date of each report.
pub(super) fn choose(
    scene: &Scene<'_, '_>,
    triggers: &[Trigger],
    statuses: &[Status],
    nodes: &[usize],
    proposals: &[Option<Proposal>],
) -> Vec<Option<Found<EventDate>>> {
    let evidence = Evidence::new(scene, triggers, statuses, proposals);
    let mut found = Features::default();
    let mut chosen: Vec<Option<Found<EventDate>>> = vec![None; triggers.len()];
    for reports in happenings(nodes) {
        let best = WEIGHTS.likeliest(evidence.candidates(&reports), &mut found, |&(value, _), found| {
            evidence.features(&reports, value, found);
        });
        let Some((score, (value, time))) = best else { continue };
        let same = |report: &usize| proposals[*report].as_ref().filter(|(date, _)| date.value == value);
        let rule = reports.iter().find_map(same).map(|&(_, rule)| rule);
        let confidence = Confidence(chance(score));
        let least = if rule.is_some() { LEAST } else { LEAST_UNPROPOSED };
        if confidence < least {
            continue;
        }
        for &report in &reports {
            let own = proposals[report].as_ref().filter(|(date, _)| date.value.overlaps(value));
            let (date, rule) = match own {
                Some((date, rule)) => (date.clone(), *rule),
                None if evidence.may_take(report, value) => {
                    let from = if time.is_some() { DateSource::Context } else { DateSource::Published };
                    (EventDate { time, value, from }, rule.unwrap_or(NO_RULE))
                }
                None => continue,
            };
            chosen[report] = Some(Found { value: date, rule, confidence });
        }
    }
    chosen
}
