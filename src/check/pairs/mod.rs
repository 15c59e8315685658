//! Reports that speak of one happening: those resolution joined, and those it kept apart for one term.
//!
//! One file for each thing that two reports may tell differently: the day, the place, who did it, whether it happened, whether
//! what was planned took place.

mod date;
mod deed;
mod denial;
mod doer;
mod place;
mod plan;

use super::event_side;
use super::is_vouched;
use super::known::Recall;
use crate::lexicon::classes::Class;
use crate::model::{
    Compared, DateSource, DateValue, Digest, EntityType, EventDigest, Finding, FindingKind, ParticipantRole,
    Resolution, Rival, RivalTerm, Severity,
};
use crate::resolve::event::kind;
use date::days;
pub(super) use deed::is_one_deed;
use denial::{denial, denied};
use doer::doers;
use place::place;
use plan::{called_off, cancelled, plan};
use std::collections::{BTreeMap, BTreeSet};

type Place = (usize, usize);

/// Articles further apart in days more likely speak of two deeds.
const NEAR: i32 = 7;

/// What reports of one happening tell differently.
pub(super) fn differences(
    digests: &[Digest],
    resolution: &Resolution,
    compared: &mut Compared,
    recall: &mut Recall<'_>,
) -> Vec<Finding> {
    let mut findings: BTreeMap<(FindingKind, BTreeSet<usize>), Finding> = BTreeMap::new();
    let mut add = |key: BTreeSet<usize>, found: Vec<Finding>| {
        // One finding for each kind and pair of happenings, whatever number of reports stands behind it and whatever their order.
        for finding in found {
            let key = (finding.kind, key.clone());
            let is_first = findings.get(&key).is_none_or(|known| finding.message < known.message);
            if is_first {
                findings.insert(key, finding);
            }
        }
    };
    let event_of = |place: Place| resolution.event_of[place.0][place.1].unwrap_or(usize::MAX);
    let both = |left: Place, right: Place| BTreeSet::from([event_of(left), event_of(right)]);
    for &Rival { left, right, term } in &resolution.rivals {
        let (what, compare): (&str, Comparison) = match term {
            RivalTerm::Date => ("rival days", days),
            RivalTerm::Status => ("rival statuses", denial),
            RivalTerm::Agent => ("rival doers", doers),
        };
        let found = recall.findings([what, ""], &[left, right], || {
            compare(digests, resolution, left, right).into_iter().collect()
        });
        add(both(left, right), found);
    }
    for (number, event) in resolution.events.iter().enumerate().filter(|(_, event)| event.reports.len() > 1) {
        let dated = event.reports.iter().filter(|&&place| day(digests, place).is_some()).count();
        if dated > 1 {
            compared.add("dates", dated);
        }
        compared.add("statuses", event.reports.len());
        let mut reports = event.reports.clone();
        reports.sort_by_key(|place| (&digests[place.0].key, place.1));
        let found = recall.findings(["event", &event.label], &reports, || {
            told_of_one(digests, resolution, &reports, &event.label)
        });
        add([number].into(), found);
    }
    compared.add("pairs that one term keeps apart", resolution.rivals.len());
    for (left, right) in deaths(digests, resolution) {
        let found = recall.findings(["deaths", ""], &[left, right], || {
            let found = [days(digests, resolution, left, right), place(digests, resolution, left, right)];
            found.into_iter().flatten().collect()
        });
        add(both(left, right), found);
    }
    let denied = denied(digests, resolution);
    compared.add("denials with what they deny", denied.len());
    for (left, right) in denied {
        let found = recall.findings(["denial", ""], &[left, right], || {
            denial(digests, resolution, left, right).into_iter().collect()
        });
        add(both(left, right), found);
    }
    for finding in cancelled(digests, resolution) {
        let key =
            finding.sides.iter().filter_map(|side| Some(event_of((side.article, side.event?)))).collect();
        add(key, vec![finding]);
    }
    findings.into_values().collect()
}

/// A comparison of two reports.
type Comparison = fn(&[Digest], &Resolution, Place, Place) -> Option<Finding>;

/// What reports of one event, sorted by article, tell differently: the first finding of each kind.
fn told_of_one(digests: &[Digest], resolution: &Resolution, reports: &[Place], label: &str) -> Vec<Finding> {
    let mut findings: BTreeMap<FindingKind, Finding> = BTreeMap::new();
    for (left, right) in across(reports) {
        let found = [
            days(digests, resolution, left, right),
            denial(digests, resolution, left, right),
            called_off(digests, left, right),
            place(digests, resolution, left, right),
            doers(digests, resolution, left, right),
        ];
        for finding in found.into_iter().flatten() {
            findings.entry(finding.kind).or_insert(finding);
        }
    }
    if let Some(finding) = plan(digests, reports, label) {
        findings.entry(finding.kind).or_insert(finding);
    }
    findings.into_values().collect()
}

/// Pairs of reports of different articles, which are sorted by key: a bounded number for each report.
fn across(reports: &[Place]) -> Vec<(Place, Place)> {
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

/// Whether two reports speak of happenings of one kind.
fn of_one_kind(one: &EventDigest, other: &EventDigest) -> bool {
    one.lemma == other.lemma || kind(&one.lemma) == kind(&other.lemma)
}

/// The two in the order of their ids, so that the order of the files does not show.
fn sorted(digests: &[Digest], left: Place, right: Place) -> [Place; 2] {
    let key = |place: Place| (id(digests, place), place.1);
    if key(left) <= key(right) { [left, right] } else { [right, left] }
}

/// A death befalls one person once, whatever the words: verb or noun, `die of` as `die`.
fn is_death(report: &EventDigest) -> bool {
    Class::Deadly.holds_first(&report.lemma)
}

/// Pairs of reports of one person's death, in articles at most a week apart: whatever the words, it is one.
fn deaths(digests: &[Digest], resolution: &Resolution) -> Vec<(Place, Place)> {
    let mut of_person: BTreeMap<usize, Vec<Place>> = BTreeMap::new();
    for (article, digest) in digests.iter().enumerate() {
        for (event, told) in digest.events.iter().enumerate().filter(|(_, told)| is_death(told)) {
            let victims = told.participants.iter().filter(|(role, ..)| *role == ParticipantRole::Victim);
            let named = victims.filter_map(|(_, actor, _)| {
                let actor = (*actor)?;
                let full = digest.actors[actor].names.iter().any(|name| name.contains(' '));
                resolution.entity_of[article][actor]
                    .filter(|&entity| full && resolution.entities[entity].class == EntityType::Person)
            });
            for entity in named {
                of_person.entry(entity).or_default().push((article, event));
            }
        }
    }
    let near = |left: Place, right: Place| {
        let days = digests[left.0].published.zip(digests[right.0].published);
        days.is_some_and(|(one, other)| (other - one).get_days().abs() <= NEAR)
    };
    let pairs = of_person.into_values().flat_map(|mut reports| {
        reports.sort_by_key(|place| (&digests[place.0].key, place.1));
        across(&reports)
    });
    pairs.filter(|&(left, right)| near(left, right)).collect()
}
