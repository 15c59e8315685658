//! Pauses whose length the dates around them contradict: `resumed on 18 July after a two-week break`, suspended on 1 June.

use super::{event_side, side};
use crate::model::{Compared, DateSource, Digest, Finding, FindingKind, Phase, Resolution, Severity, Status};
use crate::resolve::event::{Around, kind};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A report of a beginning or an end with its day.
struct Turn {
    place: (usize, usize),
    phase: Phase,
    day: Date,
    around: Around,
}

/// Pauses told longer or shorter than the dates have them.
pub(super) fn mismatches(
    digests: &[Digest],
    resolution: &Resolution,
    compared: &mut Compared,
) -> Vec<Finding> {
    let mut turns: BTreeMap<&str, Vec<Turn>> = BTreeMap::new();
    if digests.iter().all(|digest| digest.pauses.is_empty()) {
        return Vec::new();
    }
    for (article, digest) in digests.iter().enumerate() {
        for (event, report) in digest.events.iter().enumerate() {
            if let (Some((date, DateSource::Text)), Some(phase), Status::Happened) =
                (report.date, report.phase, report.status)
                && let Some(day) = date.as_day()
                && matches!(phase, Phase::Suspend | Phase::Resume)
            {
                let around = Around::of(digest, &resolution.entity_of[article], report);
                turns.entry(kind(&report.lemma)).or_default().push(Turn {
                    place: (article, event),
                    phase,
                    day,
                    around,
                });
            }
        }
    }
    for turns in turns.values_mut() {
        turns.sort_by_key(|turn| (turn.day, &digests[turn.place.0].key, turn.place.1));
    }
    let mut findings = Vec::new();
    for (article, digest) in digests.iter().enumerate() {
        for pause in &digest.pauses {
            let report = &digest.events[pause.event];
            let around = Around::of(digest, &resolution.entity_of[article], report);
            let Some(turns) = turns.get(kind(&report.lemma)) else { continue };
            let Some((DateSource::Text, Some(end))) = report.date.map(|(date, from)| (from, date.as_day()))
            else {
                continue;
            };
            // The last turn before it: another resumption in between ends another pause.
            let earlier = turns[..turns.partition_point(|turn| turn.day < end)].iter().rev();
            let Some(start) = earlier.into_iter().find(|turn| turn.around.shared(&around) >= 2) else {
                continue;
            };
            let days = (end - start.day).get_days().unsigned_abs();
            compared.add("durations", 1);
            if start.phase != Phase::Suspend || days.abs_diff(pause.days) <= pause.unit {
                continue;
            }
            findings.push(Finding {
                kind: FindingKind::DurationMismatch,
                severity: Severity::Warning,
                message: format!(
                    "“{}” before {end} ({}), but it was suspended on {} ({}): {days} days",
                    pause.words, digest.id, start.day, digests[start.place.0].id
                ),
                sides: vec![
                    side(digest, article, pause.span, &pause.words, None),
                    event_side(digests, start.place),
                ],
            });
        }
    }
    findings
}
