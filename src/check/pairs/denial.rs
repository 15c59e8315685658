//! Happened here, not there.

use super::deed::{is_one_deed, parts};
use super::{NEAR, Place, day, finding, id, report};
use crate::check::{MAX_NEIGHBOURS, is_vouched};
use crate::model::{
    DateSource, Digest, EventDigest, Finding, FindingKind, Phase, Resolution, Severity, Standing, Status,
    TriggerKind,
};
use crate::resolve::event::kind;
use std::collections::{BTreeMap, BTreeSet};

/// Happened here, not there: by the article's own word on both sides, or a claim that another denies.
///
/// Catches `the army says that the Front attacked the port` and `the Front denied that it attacked the port`; leaves `no
/// arrests were made`, `foiled an attack` (a noun that is undone speaks of many things), other objects of one verb, and
/// what had not happened yet when the article came out.
pub(super) fn denial(
    digests: &[Digest],
    resolution: &Resolution,
    left: Place,
    right: Place,
) -> Option<Finding> {
    let is_denied = |place: Place| {
        let report = report(digests, place);
        report.standing == Standing::Denied && matches!(report.status, Status::Happened | Status::Negated)
            || report.status == Status::Negated && is_vouched(report) && report.kind == TriggerKind::Verb
            || is_called_off(report)
    };
    let is_affirmed = |place: Place| {
        report(digests, place).status == Status::Happened && is_vouched(report(digests, place))
    };
    let (yes, no) = match (is_affirmed(left), is_denied(left), is_affirmed(right), is_denied(right)) {
        (true, false, _, true) => (left, right),
        (_, true, true, false) => (right, left),
        _ => return None,
    };
    let (affirmed, denied) = (report(digests, yes), report(digests, no));
    let (came_out, denied_on) = digests[yes.0].published.zip(digests[no.0].published)?;
    let happened = match affirmed.date {
        Some((date, DateSource::Text | DateSource::Context)) => date.first_day(),
        _ => came_out,
    };
    let near = (denied_on - came_out).get_days().abs() <= NEAR;
    if yes.0 == no.0 || !near || denied_on < happened || !is_one_deed(digests, resolution, yes, no) {
        return None;
    }
    // "The rule is not struck down": neither who nor when.
    let one_day = day(digests, yes).zip(day(digests, no)).is_some_and(|(one, other)| one.overlaps(other));
    let theirs = parts(digests, resolution, no);
    let called = || !parts(digests, resolution, yes).called.is_disjoint(&theirs.called);
    if theirs.doers.is_empty() && !one_day && !called() {
        return None;
    }
    // "The talks of 8 March were called off, the ministry said": whose talks they are is beyond doubt.
    let own_word = denied.status == Status::Negated && denied.standing == Standing::Told
        || is_called_off(denied) && one_day;
    let (kind, severity, says) = if own_word {
        (FindingKind::HappenedDenied, Severity::Conflict, "did not happen")
    } else {
        (FindingKind::ClaimDenied, Severity::Warning, "is denied")
    };
    let message = format!(
        "“{}” {} {}, {says} in {}",
        affirmed.words,
        if affirmed.standing == Standing::Told { "is told in" } else { "is claimed in" },
        id(digests, yes),
        id(digests, no)
    );
    Some(finding(digests, kind, severity, message, &[yes, no]))
}

/// `called off the march`, told as such.
pub(super) fn is_called_off(report: &EventDigest) -> bool {
    report.status == Status::Negated && report.phase == Some(Phase::End) && is_vouched(report)
}

/// Denials and what they deny, found by doer and object: resolution may know neither as one event nor as two that one term
/// keeps apart, since the shorter of the two gives no day.
pub(super) fn denied(digests: &[Digest], resolution: &Resolution) -> Vec<(Place, Place)> {
    let everywhere = || {
        let articles = digests.iter().enumerate();
        articles.flat_map(|(article, digest)| (0..digest.events.len()).map(move |event| (article, event)))
    };
    // By object, else by doer; where one side names its object and the other does not, by doer as well.
    let key = |place: Place| {
        let mut parts = parts(digests, resolution, place);
        parts.doers.append(&mut parts.objects);
        parts.doers
    };
    let is_no = |place: Place| {
        let report = report(digests, place);
        report.standing == Standing::Denied || report.status == Status::Negated
    };
    let mut by_part: BTreeMap<(&str, String), Vec<Place>> = BTreeMap::new();
    for place in everywhere().filter(|&place| is_no(place)) {
        for part in key(place) {
            by_part.entry((kind(&report(digests, place).lemma), part)).or_default().push(place);
        }
    }
    let mut pairs = BTreeSet::new();
    if by_part.is_empty() {
        return Vec::new();
    }
    let kinds: BTreeSet<&str> = by_part.keys().map(|&(kind, _)| kind).collect();
    for yes in everywhere().filter(|&place| !is_no(place) && is_vouched(report(digests, place))) {
        let kind = kind(&report(digests, yes).lemma);
        if !kinds.contains(kind) {
            continue;
        }
        for part in key(yes) {
            let near = by_part.get(&(kind, part));
            let near = near.into_iter().flatten().take(MAX_NEIGHBOURS);
            pairs.extend(near.filter(|no| no.0 != yes.0).map(|&no| (yes.min(no), yes.max(no))));
        }
    }
    pairs.into_iter().collect()
}
