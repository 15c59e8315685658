//! Reports that speak of one happening: those resolution joined, and those it kept apart for one term.

use super::{event_side, is_vouched};
use crate::model::Compared;
use crate::model::{
    DateSource, DateValue, Digest, EventDigest, Finding, FindingKind, Resolution, RivalTerm, Severity,
    Standing, Status,
};
use crate::resolve::event::{Around, kind};
use std::collections::{BTreeMap, BTreeSet};

type Place = (usize, usize);

/// What reports of one happening tell differently.
pub(super) fn differences(
    digests: &[Digest],
    resolution: &Resolution,
    compared: &mut Compared,
) -> Vec<Finding> {
    let mut findings = BTreeMap::new();
    let mut add = |key: (FindingKind, BTreeSet<usize>), finding: Finding| {
        // One finding for each kind and pair of happenings, whatever number of reports stands behind it.
        findings.entry(key).or_insert(finding);
    };
    let event_of = |place: Place| resolution.event_of[place.0][place.1].unwrap_or(usize::MAX);
    for rival in &resolution.rivals {
        let found = match rival.term {
            RivalTerm::Date => days(digests, rival.left, rival.right),
            RivalTerm::Status => denial(digests, rival.left, rival.right),
        };
        if let Some(finding) = found {
            add((finding.kind, [event_of(rival.left), event_of(rival.right)].into()), finding);
        }
    }
    for (number, event) in resolution.events.iter().enumerate() {
        let dated = event.reports.iter().filter(|&&place| day(digests, place).is_some()).count();
        if dated > 1 {
            compared.add("dates", dated);
        }
        if event.reports.len() > 1 {
            compared.add("statuses", event.reports.len());
        }
        for (left, right) in across(digests, &event.reports) {
            let found = [
                days(digests, left, right),
                denial(digests, left, right),
                place(digests, resolution, left, right),
            ];
            for finding in found.into_iter().flatten() {
                add((finding.kind, [number].into()), finding);
            }
        }
        if let Some(finding) = plan(digests, &event.reports, &event.label) {
            add((finding.kind, [number].into()), finding);
        }
    }
    compared.add("pairs that one term keeps apart", resolution.rivals.len());
    for finding in cancelled(digests, resolution) {
        let key =
            finding.sides.iter().filter_map(|side| Some(event_of((side.article, side.event?)))).collect();
        add((finding.kind, key), finding);
    }
    findings.into_values().collect()
}

/// Pairs of reports of different articles, a bounded number for each report, in the order of the articles' keys.
fn across(digests: &[Digest], reports: &[Place]) -> Vec<(Place, Place)> {
    let mut reports = reports.to_vec();
    reports.sort_by_key(|place| (&digests[place.0].key, place.1));
    let pairs = reports.iter().enumerate().flat_map(|(at, &left)| {
        reports[at + 1..].iter().take(super::MAX_NEIGHBOURS).map(move |&right| (left, right))
    });
    pairs.filter(|(left, right)| left.0 != right.0).collect()
}

fn report(digests: &[Digest], place: Place) -> &EventDigest {
    &digests[place.0].events[place.1]
}

/// The day its own words give a report that the article vouches for.
fn day(digests: &[Digest], place: Place) -> Option<DateValue> {
    let report = report(digests, place);
    let (date, from) = report.date?;
    (from == DateSource::Text && is_vouched(report)).then_some(date)
}

/// `told 3 March (a) and 5 March (b)`: the words of both sides.
fn finding(
    digests: &[Digest],
    kind: FindingKind,
    severity: Severity,
    message: String,
    sides: &[Place],
) -> Finding {
    Finding {
        kind,
        severity,
        message,
        sides: sides.iter().map(|&place| event_side(digests, place)).collect(),
    }
}

fn id(digests: &[Digest], place: Place) -> &str {
    &digests[place.0].id
}

/// The two in the order of their ids, so that the order of the files does not show.
fn sorted(digests: &[Digest], left: Place, right: Place) -> [Place; 2] {
    let key = |place: Place| (id(digests, place), place.1);
    if key(left) <= key(right) { [left, right] } else { [right, left] }
}

/// Two days from the texts that cannot be one, a month apart at most; not where one article tells both, as of two deeds.
fn days(digests: &[Digest], left: Place, right: Place) -> Option<Finding> {
    /// Further apart the texts more likely speak of two happenings.
    const MOST: i32 = 31;
    let [left, right] = sorted(digests, left, right);
    let (one, other) = (day(digests, left)?, day(digests, right)?);
    let apart = one.days_apart(other);
    let (a, b) = (report(digests, left), report(digests, right));
    let knows = |article: usize, lemma: &str, date: DateValue| {
        digests[article].events.iter().any(|event| {
            kind(&event.lemma) == kind(lemma)
                && event.date.is_some_and(|(told, from)| from != DateSource::Published && told.overlaps(date))
        })
    };
    if !(2..=MOST).contains(&apart)
        || a.status != Status::Happened
        || b.status != Status::Happened
        || a.phase != b.phase
        || knows(left.0, &b.lemma, other)
        || knows(right.0, &a.lemma, one)
    {
        return None;
    }
    let message = format!(
        "“{}” is told on {one} ({}) and on {other} ({})",
        a.words,
        id(digests, left),
        id(digests, right)
    );
    Some(finding(digests, FindingKind::DateConflict, Severity::Warning, message, &[left, right]))
}

/// One happening on one day at two named places, neither of which the other article names.
fn place(digests: &[Digest], resolution: &Resolution, left: Place, right: Place) -> Option<Finding> {
    let [left, right] = sorted(digests, left, right);
    let (a, b) = (report(digests, left), report(digests, right));
    let named = |place: Place| {
        let (actor, words) = report(digests, place).place.as_ref()?;
        let actor = (*actor)?;
        let name = digests[place.0].actors[actor].names.first()?;
        Some((resolution.entity_of[place.0][actor], name.as_str(), words.as_str()))
    };
    let ((one, one_name, one_words), (other, other_name, other_words)) = (named(left)?, named(right)?);
    let names = |article: usize, name: &str| {
        let last = name.split_whitespace().next_back().unwrap_or(name);
        digests[article]
            .actors
            .iter()
            .flat_map(|actor| &actor.names)
            .any(|other| other.split_whitespace().any(|word| word == last))
    };
    let one_day = day(digests, left)
        .zip(day(digests, right))
        .is_some_and(|(one, other)| one.as_day().is_some() && one == other);
    let around =
        |place: Place| Around::of(&digests[place.0], &resolution.entity_of[place.0], report(digests, place));
    if one == other
        || !one_day
        || a.status != Status::Happened
        || b.status != Status::Happened
        || a.lemma != b.lemma
        || names(left.0, other_name)
        || names(right.0, one_name)
        || around(left).shared(&around(right)) < 2
    {
        return None;
    }
    let message = format!(
        "“{}” is told in {one_words} ({}) and in {other_words} ({})",
        a.words,
        id(digests, left),
        id(digests, right)
    );
    Some(finding(digests, FindingKind::PlaceConflict, Severity::Warning, message, &[left, right]))
}

/// Happened here, not there: by the article's own word on both sides, or a claim that another denies.
fn denial(digests: &[Digest], left: Place, right: Place) -> Option<Finding> {
    let is_denied = |place: Place| {
        let report = report(digests, place);
        report.standing == Standing::Denied && report.status == Status::Happened
            || report.status == Status::Negated && is_vouched(report)
    };
    let is_affirmed = |place: Place| {
        report(digests, place).status == Status::Happened && is_vouched(report(digests, place))
    };
    let (yes, no) = match (is_affirmed(left), is_denied(left), is_affirmed(right), is_denied(right)) {
        (true, false, _, true) => (left, right),
        (_, true, true, false) => (right, left),
        _ => return None,
    };
    let own_word =
        report(digests, no).status == Status::Negated && report(digests, no).standing == Standing::Told;
    let (kind, severity, says) = if own_word {
        (FindingKind::HappenedDenied, Severity::Conflict, "did not happen")
    } else {
        (FindingKind::ClaimDenied, Severity::Warning, "is denied")
    };
    let message = format!(
        "“{}” {} {}, {says} in {}",
        report(digests, yes).words,
        if report(digests, yes).standing == Standing::Told { "is told in" } else { "is claimed in" },
        id(digests, yes),
        id(digests, no)
    );
    Some(finding(digests, kind, severity, message, &[yes, no]))
}

/// A plan with a day from the text, in an article from before it; told as happened on or after that day by another.
fn plan(digests: &[Digest], reports: &[Place], label: &str) -> Option<Finding> {
    let mut planned: BTreeMap<(&str, usize), Place> = BTreeMap::new();
    let mut held: BTreeMap<(&str, usize), Place> = BTreeMap::new();
    let mut days: Vec<DateValue> = Vec::new();
    let mut reports = reports.to_vec();
    reports.sort_by_key(|place| (&digests[place.0].key, place.1));
    for &place in &reports {
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
    for &place in &reports {
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

/// Lemmas of calling something off. Sorted.
const CALLING_OFF: &[&str] = &["abort", "call off", "cancel", "scrap"];

/// What one article says was called off and another announces or tells as held: the thing called off, two names of the
/// sentence and the day agree.
fn cancelled(digests: &[Digest], resolution: &Resolution) -> Vec<Finding> {
    let mut called_off = Vec::new();
    for (article, digest) in digests.iter().enumerate() {
        for (event, told) in digest.events.iter().enumerate() {
            let verb = CALLING_OFF.iter().any(|verb| {
                told.lemma.strip_prefix(verb).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
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
        let Some(day) = told.date.filter(|(_, from)| *from == DateSource::Text).map(|(date, _)| date) else {
            continue;
        };
        for (_, _, words) in &told.participants {
            let noun = words.split_whitespace().next_back().unwrap_or_default().to_lowercase();
            let noun = noun.strip_suffix('s').unwrap_or(&noun);
            for &place in by_kind.get(kind(noun)).into_iter().flatten() {
                let other = report(digests, place);
                let same_day =
                    other.date.is_some_and(|(date, from)| from == DateSource::Text && date.overlaps(day));
                if place.0 == off.0 || !same_day || around(place).shared(&around(off)) < 2 {
                    continue;
                }
                let (kind, severity, says) = if other.status == Status::Planned {
                    (FindingKind::Cancelled, Severity::Info, "announced")
                } else {
                    (FindingKind::HappenedDenied, Severity::Conflict, "told as held")
                };
                let message = format!(
                    "“{words}” on {day}: {says} in {}, called off in {}",
                    id(digests, place),
                    id(digests, off)
                );
                findings.push(finding(digests, kind, severity, message, &[place, off]));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert!(CALLING_OFF.is_sorted());
    }
}
