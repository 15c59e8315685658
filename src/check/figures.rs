//! Figures of one counted thing side by side: which differ, which can all be right, which cannot.
//!
//! Two figures count one thing when they have the same kind and unit and either count the same event, or count over a
//! period (attacks, troops) in articles at most [`MAX_DAYS`] days apart with an actor or place in common, or two names
//! of the sentence. A number that is one of several in its article is left out: which of them another article means is
//! open. The graph of such pairs falls into components; each with more than one number is a finding.

use super::relation::{self, Relation};
use super::{MAX_NEIGHBOURS, is_vouched, side};
use crate::extract::name::nominal;
use crate::model::{
    Compared, Digest, EntityType, FigureDigest, FigureKind, Finding, FindingKind, Resolution, Severity,
};
use crate::resolve::event::{Around, kind};
use jiff::civil::Date;
use petgraph::unionfind::UnionFind;
use std::collections::{BTreeMap, BTreeSet};

/// Reports further apart count different periods (our choice: a quarter).
const MAX_DAYS: i32 = 92;

/// Figures of one deed are compared in articles at most this many days apart: later the deed may be another one.
const NEAR: i32 = 7;

/// Counts of a series (attacks, troops) further apart than this factor count different things.
const FACTOR: i64 = 2;

/// Counts of one deed further apart than this factor are of two: an earthquake, and the great one that it calls to mind.
const OTHER_FACTOR: i64 = 10;

/// One figure with where it stands.
struct Place<'d> {
    article: usize,
    event: usize,
    figure: &'d FigureDigest,
    /// Entities around it: participants and place of its event.
    around: BTreeSet<usize>,
    /// Who and what its sentence names.
    named: Around,
    same_event: Option<usize>,
    day: Option<Date>,
}

/// Compares all figures, in time linear in their number but for sorting.
pub(super) fn compare(digests: &[Digest], resolution: &Resolution, compared: &mut Compared) -> Vec<Finding> {
    let places = places(digests, resolution);
    compared.add("figures", places.len());
    let mut groups = UnionFind::<usize>::new(places.len());
    for candidates in blocks(&places).into_values() {
        for (position, &left) in candidates.iter().enumerate() {
            for &right in candidates[position + 1..].iter().take(MAX_NEIGHBOURS) {
                if comparable(&places[left], &places[right]) {
                    groups.union(left, right);
                }
            }
        }
    }
    let mut components: BTreeMap<usize, Vec<&Place<'_>>> = BTreeMap::new();
    for (index, place) in places.iter().enumerate() {
        components.entry(groups.find(index)).or_default().push(place);
    }
    components.values().filter_map(|places| finding(digests, places)).collect()
}

fn places<'d>(digests: &'d [Digest], resolution: &Resolution) -> Vec<Place<'d>> {
    let mut places = Vec::new();
    for (article, digest) in digests.iter().enumerate() {
        for (event, report) in digest.events.iter().enumerate().filter(|(_, report)| is_vouched(report)) {
            let actors = report
                .participants
                .iter()
                .map(|(_, actor, _)| *actor)
                .chain(report.place.iter().map(|(actor, _)| *actor));
            let around: BTreeSet<usize> =
                actors.flatten().filter_map(|actor| resolution.entity_of[article][actor]).collect();
            let named = Around::of(digest, &resolution.entity_of[article], report);
            for figure in report.figures.iter().filter(|figure| !is_one_of_several(digest, figure)) {
                places.push(Place {
                    article,
                    event,
                    figure,
                    around: around.clone(),
                    named: named.clone(),
                    same_event: resolution.event_of[article][event],
                    day: figure.as_of.or(digest.published),
                });
            }
        }
    }
    places
}

/// Whether the article counts the same things twice and otherwise, as of two sides or of a part: which of the two another
/// article means is open.
fn is_one_of_several(digest: &Digest, figure: &FigureDigest) -> bool {
    digest.events.iter().filter(|report| is_vouched(report)).flat_map(|report| &report.figures).any(|other| {
        other.kind == figure.kind && unit(other) == unit(figure) && other.thousandths != figure.thousandths
    })
}

/// Figures that may count one thing: same kind and unit, and same event or a common entity; by day.
fn blocks<'p>(places: &'p [Place<'_>]) -> BTreeMap<(FigureKind, &'p str, bool, usize), Vec<usize>> {
    let mut blocks: BTreeMap<(FigureKind, &str, bool, usize), Vec<usize>> = BTreeMap::new();
    for (index, place) in places.iter().enumerate() {
        let unit = unit(place.figure);
        let mut add = |is_event: bool, key: usize| {
            blocks.entry((place.figure.kind, unit, is_event, key)).or_default().push(index);
        };
        place.same_event.into_iter().for_each(|event| add(true, event));
        let named: BTreeSet<usize> = place.around.iter().copied().chain(place.named.entities()).collect();
        for entity in named {
            add(false, entity);
        }
    }
    for block in blocks.values_mut() {
        block.sort_by_key(|&index| (places[index].day, places[index].figure.span, index));
    }
    blocks
}

/// What is counted; of attacks the kind, so that strikes and raids are attacks.
fn unit(figure: &FigureDigest) -> &str {
    match (figure.kind, figure.unit.as_str()) {
        (FigureKind::Attacks, "strike") => kind("attack"),
        (FigureKind::Attacks, unit) => kind(unit),
        (_, "people") => "person",
        (_, unit) => unit,
    }
}

fn comparable(left: &Place<'_>, right: &Place<'_>) -> bool {
    // Two storms in two valleys: the sentences name other places and people.
    let common = left.named.shared(&right.named);
    let elsewhere = !left.named.is_empty() && !right.named.is_empty() && common == 0;
    if left.article == right.article || elsewhere || other_period(left.figure, right.figure) {
        return false;
    }
    let days = left.day.zip(right.day).map(|(left, right)| (right - left).get_days().abs());
    let (low, high) = (left.figure.thousandths, right.figure.thousandths);
    let within = |factor: i64| low.min(high).saturating_mul(factor) >= low.max(high);
    let counts_over_time = matches!(left.figure.kind, FigureKind::Attacks | FigureKind::Personnel);
    if left.same_event.is_some() && left.same_event == right.same_event && !counts_over_time {
        // What is counted beside people may be any part of the deed: more has to agree.
        let near = days.is_some_and(|days| days <= NEAR) && within(OTHER_FACTOR);
        return near && (excludes(left.figure) || common >= 2);
    }
    let alike = within(FACTOR);
    counts_over_time
        && alike
        && days.is_some_and(|days| days <= MAX_DAYS)
        && (common >= 2 || left.around.intersection(&right.around).count() >= 1)
}

/// Whether both tell since when they count, and not since one time.
fn other_period(one: &FigureDigest, other: &FigureDigest) -> bool {
    one.since.zip(other.since).is_some_and(|(one, other)| !one.overlaps(other))
}

/// Whether the numbers of a component differ, and how.
fn finding(digests: &[Digest], places: &[&Place<'_>]) -> Option<Finding> {
    let told: BTreeSet<i64> = places.iter().map(|place| place.figure.thousandths).collect();
    if told.len() < 2 {
        return None;
    }
    let mut sorted: Vec<&Place<'_>> = places.to_vec();
    sorted.sort_by_key(|place| (place.day, &digests[place.article].id, place.figure.span));
    let kind = classify(&sorted);
    let unit = &sorted[0].figure.unit;
    let words: Vec<String> = sorted
        .iter()
        .map(|place| {
            let day = place.day.map_or(String::new(), |day| format!(", {day}"));
            format!("{} ({}{day})", place.figure.words, digests[place.article].id)
        })
        .collect();
    let verdict = match kind {
        FindingKind::FigureConflict => "cannot all be right",
        FindingKind::FigureUpdate => "later and higher counts",
        _ => "differ, but can all be right",
    };
    Some(Finding {
        kind,
        severity: if kind == FindingKind::FigureConflict { Severity::Conflict } else { Severity::Info },
        message: format!("{} ({unit}): {}: {verdict}", sorted[0].figure.kind.as_str(), words.join("; ")),
        sides: sorted
            .iter()
            .map(|place| {
                side(
                    &digests[place.article],
                    place.article,
                    place.figure.span,
                    &place.figure.words,
                    Some(place.event),
                )
            })
            .collect(),
    })
}

/// What the worst of all pairs is.
fn classify(places: &[&Place<'_>]) -> FindingKind {
    let pairs = places.iter().enumerate().flat_map(|(at, left)| {
        places[at + 1..]
            .iter()
            .take(MAX_NEIGHBOURS)
            .map(move |right| relation::figures((left.figure, left.day), (right.figure, right.day)))
    });
    match pairs.max() {
        Some(Relation::Conflict) if excludes(places[0].figure) => FindingKind::FigureConflict,
        Some(Relation::Update) => FindingKind::FigureUpdate,
        _ => FindingKind::FigureDifference,
    }
}

/// Whether two numbers of these things can be held against each other: people, deeds, votes and money are counted whole;
/// of rifles or miles two reports may well mean others.
fn excludes(figure: &FigureDigest) -> bool {
    figure.kind != FigureKind::Other
        || nominal::class_of(unit(figure)).is_some_and(|class| class == EntityType::Person)
        || unit(figure) == "person"
}
