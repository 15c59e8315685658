//! One event told differently: on different days, or planned here and held there.

use super::event_side;
use crate::model::{
    CanonicalEvent, DateSource, DateValue, Digest, EventDigest, Finding, FindingKind, Resolution, Severity,
    Status,
};
use std::collections::BTreeSet;

/// What the reports of each event tell differently.
pub(super) fn differences(digests: &[Digest], resolution: &Resolution) -> Vec<Finding> {
    resolution
        .events
        .iter()
        .flat_map(|event| [days(digests, event), statuses(digests, event)])
        .flatten()
        .collect()
}

fn report<'d>(digests: &'d [Digest], &(article, event): &(usize, usize)) -> &'d EventDigest {
    &digests[article].events[event]
}

/// Two dates from the texts that cannot be the same day.
fn days(digests: &[Digest], event: &CanonicalEvent) -> Option<Finding> {
    let dated: Vec<(&(usize, usize), DateValue)> = event
        .reports
        .iter()
        .filter_map(|place| match report(digests, place).date {
            Some((date, DateSource::Text)) => Some((place, date)),
            _ => None,
        })
        .collect();
    let last_start = dated.iter().map(|(_, date)| date.first_day()).max()?;
    let first_end = dated.iter().map(|(_, date)| date.last_day()).min()?;
    if last_start <= first_end {
        return None;
    }
    let told: BTreeSet<String> =
        dated.iter().map(|(place, date)| format!("{date} ({})", digests[place.0].id)).collect();
    Some(Finding {
        kind: FindingKind::DateConflict,
        severity: Severity::Warning,
        message: format!(
            "\"{}\" is told with different dates: {}",
            event.label,
            told.into_iter().collect::<Vec<_>>().join(", ")
        ),
        sides: dated.iter().map(|(place, _)| event_side(digests, **place)).collect(),
    })
}

/// Planned in one article, told as happened in another.
fn statuses(digests: &[Digest], event: &CanonicalEvent) -> Option<Finding> {
    let with = |status: Status| -> Vec<&(usize, usize)> {
        event.reports.iter().filter(|place| report(digests, place).status == status).collect()
    };
    let (planned, happened) = (with(Status::Planned), with(Status::Happened));
    let ids = |places: &[&(usize, usize)]| -> BTreeSet<String> {
        places.iter().map(|place| digests[place.0].id.clone()).collect()
    };
    let (planned_in, happened_in) = (ids(&planned), ids(&happened));
    if planned_in.is_empty() || happened_in.is_empty() || planned_in == happened_in {
        return None;
    }
    let list = |ids: BTreeSet<String>| ids.into_iter().collect::<Vec<_>>().join(", ");
    Some(Finding {
        kind: FindingKind::PlannedThenHappened,
        severity: Severity::Info,
        message: format!(
            "\"{}\" is planned in {} and told as happened in {}",
            event.label,
            list(planned_in),
            list(happened_in)
        ),
        sides: planned.iter().chain(&happened).map(|place| event_side(digests, **place)).collect(),
    })
}
