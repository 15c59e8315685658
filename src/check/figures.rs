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
    Compared, Digest, EntityType, EventDigest, EventType, FigureDigest, FigureKind, Finding, FindingKind,
    Resolution, Severity,
};
use crate::resolve::event::{Around, is_anybody, kind};
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

/// What is counted where nothing says more.
const PERSON: &str = "person";

/// One figure with where it stands.
struct Place<'d> {
    article: usize,
    event: usize,
    figure: &'d FigureDigest,
    /// Entities around it: participants and place of its event.
    around: BTreeSet<usize>,
    /// Who and what its sentence names.
    named: Around,
    /// The happenings it counts: its own, of the dead and hurt also the harmful ones of its sentence.
    happenings: BTreeSet<usize>,
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
            let mut figures =
                report.figures.iter().filter(|figure| !is_one_of_several(digest, figure)).peekable();
            if figures.peek().is_none() {
                continue;
            }
            let actors = report
                .participants
                .iter()
                .map(|(_, actor, _)| *actor)
                .chain(report.place.iter().map(|(actor, _)| *actor));
            let around: BTreeSet<usize> =
                actors.flatten().filter_map(|actor| resolution.entity_of[article][actor]).collect();
            let named = Around::of(digest, &resolution.entity_of[article], report);
            for figure in figures {
                places.push(Place {
                    article,
                    event,
                    figure,
                    around: around.clone(),
                    named: named.clone(),
                    happenings: happenings(digest, &resolution.event_of[article], event, figure),
                    day: figure.as_of.or(digest.published),
                });
            }
        }
    }
    places
}

/// The happenings that a figure counts. `The blast killed six`: the dead are those of the blast, whatever word they hang on;
/// `Seven bodies were found` on the day of the landslide that the article begins with are its dead.
fn happenings(
    digest: &Digest,
    event_of: &[Option<usize>],
    event: usize,
    figure: &FigureDigest,
) -> BTreeSet<usize> {
    let sentence = digest.events[event].sentence;
    let harmful = |report: &EventDigest| matches!(report.class, EventType::Disaster | EventType::Assault);
    let lead = digest.events.first().map(|first| first.sentence);
    let day = |report: &EventDigest| report.date.map(|(date, _)| date);
    let own_day = day(&digest.events[event]);
    let beside = digest.events.iter().enumerate().filter(|(_, report)| {
        let is_lead = Some(report.sentence) == lead && own_day.is_some() && day(report) == own_day;
        counts_people(figure)
            && (report.sentence == sentence || is_lead)
            && harmful(report)
            && is_vouched(report)
    });
    let beside = beside.filter_map(|(beside, _)| event_of[beside]);
    event_of[event].into_iter().chain(beside).collect()
}

/// The dead and the hurt.
fn counts_people(figure: &FigureDigest) -> bool {
    matches!(figure.kind, FigureKind::Deaths | FigureKind::Injuries)
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
        // Passengers are people: which dead can be held against which is asked pair by pair.
        let unit = if counts_people(place.figure) { PERSON } else { unit(place.figure) };
        let mut add = |is_event: bool, key: usize| {
            blocks.entry((place.figure.kind, unit, is_event, key)).or_default().push(index);
        };
        place.happenings.iter().for_each(|&event| add(true, event));
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
        (_, "people") => PERSON,
        (FigureKind::Deaths | FigureKind::Injuries, unit) if is_anybody(unit) => PERSON,
        (_, unit) => unit,
    }
}

fn comparable(left: &Place<'_>, right: &Place<'_>) -> bool {
    // Two storms in two valleys: the sentences name other places and people.
    let common = left.named.shared(&right.named);
    let elsewhere = !left.named.is_empty() && !right.named.is_empty() && common == 0;
    let (unit, other_unit) = (unit(left.figure), unit(right.figure));
    let other_things = unit != other_unit && unit != PERSON && other_unit != PERSON;
    if left.article == right.article || elsewhere || other_things || other_period(left.figure, right.figure) {
        return false;
    }
    let days = left.day.zip(right.day).map(|(left, right)| (right - left).get_days().abs());
    let (low, high) = (left.figure.thousandths, right.figure.thousandths);
    let within = |factor: i64| low.min(high).saturating_mul(factor) >= low.max(high);
    let counts_over_time = matches!(left.figure.kind, FigureKind::Attacks | FigureKind::Personnel);
    if !left.happenings.is_disjoint(&right.happenings) && !counts_over_time {
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
        places[at + 1..].iter().take(MAX_NEIGHBOURS).map(move |right| relate(left, right))
    });
    match pairs.max() {
        Some(Relation::Conflict) if excludes(places[0].figure) => FindingKind::FigureConflict,
        Some(Relation::Update) => FindingKind::FigureUpdate,
        _ => FindingKind::FigureDifference,
    }
}

/// How two counts stand to each other. Of passengers and of people only more passengers than people are a contradiction.
fn relate(left: &Place<'_>, right: &Place<'_>) -> Relation {
    let relation = relation::figures((left.figure, left.day), (right.figure, right.day));
    let (part, whole) = match (unit(left.figure), unit(right.figure)) {
        (one, other) if one == other => return relation,
        (_, PERSON) => (left.figure, right.figure),
        (PERSON, _) => (right.figure, left.figure),
        _ => return Relation::Compatible,
    };
    if part.thousandths > whole.thousandths { relation } else { relation.min(Relation::Compatible) }
}

/// Whether two numbers of these things can be held against each other: people, deeds, votes and money are counted whole;
/// of rifles or miles two reports may well mean others.
fn excludes(figure: &FigureDigest) -> bool {
    figure.kind != FigureKind::Other
        || nominal::class_of(unit(figure)).is_some_and(|class| class == EntityType::Person)
        || unit(figure) == PERSON
}
