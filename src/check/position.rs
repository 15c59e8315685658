//! One who announced a thing and later says that it will not be: `Brandt said the board would sell the ferries`, and two
//! weeks on `the board will not sell the ferries, Brandt said`.
//!
//! Both are that person's own words; the later one is published later; doer and object of the deed agree. A deed that was
//! to come and is told as not come by somebody else is no change of position.

use super::event_side;
use super::pairs::is_one_deed;
use crate::model::{
    Compared, Digest, EventDigest, Finding, FindingKind, Resolution, Severity, Standing, Status, TriggerKind,
};
use crate::resolve::event::kind;
use std::collections::{BTreeMap, BTreeSet};

/// Further apart in days a word given is another matter (our choice: a quarter).
const MAX_DAYS: i32 = 92;

/// Positions that were taken and given up.
pub(super) fn changes(digests: &[Digest], resolution: &Resolution, compared: &mut Compared) -> Vec<Finding> {
    // What each speaker says is to come, or will not be, by kind of deed.
    let mut said: BTreeMap<(usize, &str), Vec<(usize, usize)>> = BTreeMap::new();
    for (article, digest) in digests.iter().enumerate() {
        for (event, report) in digest.events.iter().enumerate().filter(|(_, report)| is_position(report)) {
            for &holder in &report.holders {
                if let Some(speaker) = resolution.entity_of[article][holder] {
                    said.entry((speaker, kind(&report.lemma))).or_default().push((article, event));
                    compared.add("positions", 1);
                }
            }
        }
    }
    let mut findings = BTreeMap::new();
    for ((speaker, _), mut places) in said {
        let report = |(article, event): (usize, usize)| &digests[article].events[event];
        places.sort_by_key(|&(article, event)| (digests[article].published, &digests[article].key, event));
        for (at, &first) in places.iter().enumerate() {
            for &then in places[at + 1..].iter().take(super::MAX_NEIGHBOURS) {
                let days = digests[first.0].published.zip(digests[then.0].published);
                let later =
                    days.is_some_and(|(first, then)| (1..=MAX_DAYS).contains(&(then - first).get_days()));
                if !later
                    || report(first).status == report(then).status
                    || !is_one_deed(digests, resolution, first, then)
                {
                    continue;
                }
                let (yes, no) = if report(first).status == Status::Planned {
                    ("announces", "rules out")
                } else {
                    ("rules out", "announces")
                };
                let message = format!(
                    "{} {yes} “{}” in {} and {no} it in {}",
                    resolution.entities[speaker].label,
                    report(first).words,
                    digests[first.0].id,
                    digests[then.0].id
                );
                let key = (speaker, BTreeSet::from([first.0, then.0]), kind(&report(first).lemma));
                findings.entry(key).or_insert_with(|| Finding {
                    kind: FindingKind::PositionChanged,
                    severity: Severity::Info,
                    message,
                    sides: vec![event_side(digests, first), event_side(digests, then)],
                });
            }
        }
    }
    findings.into_values().collect()
}

/// What somebody says is to be done or not to be done.
fn is_position(report: &EventDigest) -> bool {
    report.standing == Standing::Attributed
        && match report.status {
            Status::Planned => true,
            Status::Negated => report.kind == TriggerKind::Verb,
            _ => false,
        }
}
