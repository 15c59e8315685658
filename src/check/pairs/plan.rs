//! Planned here, and there told as happened or as called off.

use super::deed::head;
use super::denial::is_called_off;
use super::{Place, finding, id, report};
use crate::check::is_vouched;
use crate::lexicon::classes::{Class, Classes};
use crate::model::{DateSource, DateValue, Digest, Finding, FindingKind, Resolution, Severity, Status};
use crate::resolve::event::{Around, kind};
use std::collections::BTreeMap;

/// A plan with a day from the text, in an article from before it; told as happened on or after that day by another.
pub(super) fn plan(digests: &[Digest], reports: &[Place], label: &str) -> Option<Finding> {
    let mut planned: BTreeMap<(&str, usize), Place> = BTreeMap::new();
    let mut held: BTreeMap<(&str, usize), Place> = BTreeMap::new();
    let mut days: Vec<DateValue> = Vec::new();
    for &place in reports {
        let (told, published) = (report(digests, place), digests[place.0].published);
        if told.status == Status::Planned
            && let (Some((date, DateSource::Text)), Some(published)) = (told.date, published)
            && date.as_day().is_some()
            && published <= date.first_day()
        {
            planned.entry((id(digests, place), place.0)).or_insert(place);
            days.push(date);
        }
    }
    for &place in reports {
        let (told, published) = (report(digests, place), digests[place.0].published);
        let on_the_day = told.date.is_some_and(|(date, from)| {
            from != DateSource::Published && days.iter().any(|day| day.overlaps(date))
        });
        if told.status == Status::Happened
            && is_vouched(told)
            && on_the_day
            && published.is_some_and(|published| days.iter().any(|day| day.first_day() <= published))
            && planned.keys().all(|(_, article)| *article != place.0)
        {
            held.entry((id(digests, place), place.0)).or_insert(place);
        }
    }
    if planned.is_empty() || held.is_empty() {
        return None;
    }
    let list = |places: &BTreeMap<(&str, usize), Place>| {
        places.keys().map(|(id, _)| *id).collect::<Vec<_>>().join(", ")
    };
    let message =
        format!("“{label}” is planned in {} and told as happened in {}", list(&planned), list(&held));
    let sides: Vec<Place> = planned.values().chain(held.values()).copied().collect();
    Some(finding(digests, FindingKind::PlannedThenHappened, Severity::Info, message, &sides))
}

/// Announced here, called off there, of one event.
pub(super) fn called_off(digests: &[Digest], left: Place, right: Place) -> Option<Finding> {
    let is_plan = |place: Place| report(digests, place).status == Status::Planned;
    let is_off = |place: Place| is_called_off(report(digests, place));
    let (plan, off) = match (is_plan(left), is_off(left), is_plan(right), is_off(right)) {
        (true, _, _, true) => (left, right),
        (_, true, true, _) => (right, left),
        _ => return None,
    };
    let (announced, cancelled) = digests[plan.0].published.zip(digests[off.0].published)?;
    let message = format!(
        "“{}” is announced in {} and called off in {}",
        report(digests, plan).words,
        id(digests, plan),
        id(digests, off)
    );
    let found = || finding(digests, FindingKind::Cancelled, Severity::Info, message, &[plan, off]);
    (announced <= cancelled).then(found)
}

/// What one article says was called off and another announces or tells as held: the thing called off, two names of the
/// sentence and the day agree.
pub(super) fn cancelled(digests: &[Digest], resolution: &Resolution) -> Vec<Finding> {
    let mut called_off = Vec::new();
    for (article, digest) in digests.iter().enumerate() {
        for (event, told) in digest.events.iter().enumerate() {
            let verb = Classes::shipped().words(Class::CallingOff).iter().any(|verb| {
                told.lemma.strip_prefix(&**verb).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            });
            if verb && told.status == Status::Happened && is_vouched(told) {
                called_off.push((article, event));
            }
        }
    }
    if called_off.is_empty() {
        return Vec::new();
    }
    let around =
        |place: Place| Around::of(&digests[place.0], &resolution.entity_of[place.0], report(digests, place));
    let mut by_kind: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for (article, digest) in digests.iter().enumerate() {
        for (event, told) in digest.events.iter().enumerate() {
            if matches!(told.status, Status::Planned | Status::Happened) && is_vouched(told) {
                by_kind.entry(kind(&told.lemma)).or_default().push((article, event));
            }
        }
    }
    let mut findings = Vec::new();
    for off in called_off {
        let told = report(digests, off);
        let day = told.date.filter(|(_, from)| *from == DateSource::Text).map(|(date, _)| date);
        for (_, _, words) in &told.participants {
            let noun = head(words).unwrap_or_default().to_lowercase();
            let noun = noun.strip_suffix('s').unwrap_or(&noun);
            for &place in by_kind.get(kind(noun)).into_iter().flatten() {
                let other = report(digests, place);
                let same_day =
                    other.date.filter(|(_, from)| *from == DateSource::Text).is_some_and(|(date, _)| {
                        match day {
                            Some(day) => date.overlaps(day),
                            // Called off before its day, which is then no day of the calling off.
                            None => other.status == Status::Planned && is_ahead(digests, place, off, date),
                        }
                    });
                if place.0 == off.0 || !same_day || around(place).shared(&around(off)) < 2 {
                    continue;
                }
                let (kind, severity, says) = if other.status == Status::Planned {
                    (FindingKind::Cancelled, Severity::Info, "announced")
                } else {
                    (FindingKind::HappenedDenied, Severity::Conflict, "told as held")
                };
                let on = day.map_or(String::new(), |day| format!(" on {day}"));
                let message = format!(
                    "“{words}”{on}: {says} in {}, called off in {}",
                    id(digests, place),
                    id(digests, off)
                );
                findings.push(finding(digests, kind, severity, message, &[place, off]));
            }
        }
    }
    findings
}

/// Whether an article came out between a plan and its day, a month before it at most.
fn is_ahead(digests: &[Digest], plan: Place, off: Place, day: DateValue) -> bool {
    const MOST: i32 = 31;
    digests[plan.0].published.zip(digests[off.0].published).is_some_and(|(announced, called_off)| {
        announced <= called_off && (0..=MOST).contains(&(day.first_day() - called_off).get_days())
    })
}
