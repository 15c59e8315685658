//! Figures of one counted thing side by side: which differ, which can all be right, which cannot.
//!
//! Two figures count one thing when they have the same kind and unit and either count the same event, or count over a
//! period (attacks, troops) in articles at most [`MAX_DAYS`] days apart with an actor or place in common. The graph of
//! such pairs falls into components; each with more than one article and more than one number is a finding.

use super::{MAX_NEIGHBOURS, is_vouched, side};
use crate::model::{
    Comparator, Compared, Digest, FigureDigest, FigureKind, Finding, FindingKind, Resolution, Severity,
};
use crate::resolve::event::Around;
use jiff::civil::Date;
use petgraph::unionfind::UnionFind;
use std::collections::{BTreeMap, BTreeSet};

/// Reports further apart count different periods (our choice: a quarter).
const MAX_DAYS: i32 = 92;

/// `about 150` may be this share more or less (our choice: what a rounding to two digits can hide).
const ABOUT: f64 = 0.1;

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
            for figure in &report.figures {
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

/// Figures that may count one thing: same kind and unit, and same event or a common entity; by day.
fn blocks(places: &[Place<'_>]) -> BTreeMap<(FigureKind, String, bool, usize), Vec<usize>> {
    let mut blocks: BTreeMap<(FigureKind, String, bool, usize), Vec<usize>> = BTreeMap::new();
    for (index, place) in places.iter().enumerate() {
        let mut add = |is_event: bool, key: usize| {
            blocks
                .entry((place.figure.kind, place.figure.unit.clone(), is_event, key))
                .or_default()
                .push(index);
        };
        place.same_event.into_iter().for_each(|event| add(true, event));
        place.around.iter().for_each(|&entity| add(false, entity));
    }
    for block in blocks.values_mut() {
        block.sort_by_key(|&index| (places[index].day, places[index].figure.span, index));
    }
    blocks
}

fn comparable(left: &Place<'_>, right: &Place<'_>) -> bool {
    // Two storms in two valleys: the sentences name other places and people.
    let elsewhere = !left.named.is_empty() && !right.named.is_empty() && left.named.shared(&right.named) == 0;
    if left.article == right.article || elsewhere {
        return false;
    }
    if left.same_event.is_some() && left.same_event == right.same_event {
        return true;
    }
    let counts_over_time = matches!(left.figure.kind, FigureKind::Attacks | FigureKind::Personnel);
    let near = match (left.day, right.day) {
        (Some(left), Some(right)) => (right - left).get_days().abs() <= MAX_DAYS,
        _ => false,
    };
    counts_over_time && near && left.around.intersection(&right.around).count() >= 1
}

/// Whether the numbers of a component differ, and how.
fn finding(digests: &[Digest], places: &[&Place<'_>]) -> Option<Finding> {
    let told: BTreeSet<(i64, Comparator)> =
        places.iter().map(|place| (place.figure.thousandths, place.figure.comparator)).collect();
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

/// `places` are in order of their day.
fn classify(places: &[&Place<'_>]) -> FindingKind {
    let bounds: Vec<(f64, f64)> = places.iter().map(|place| bounds(place.figure)).collect();
    let mut kind = FindingKind::FigureDifference;
    for (position, &(low, high)) in bounds.iter().enumerate() {
        for (later, &(later_low, later_high)) in bounds.iter().enumerate().skip(position + 1) {
            if low <= later_high && later_low <= high {
                continue;
            }
            let grows = later_low > high && places[position].day < places[later].day;
            if !grows {
                return FindingKind::FigureConflict;
            }
            kind = FindingKind::FigureUpdate;
        }
    }
    kind
}

/// What a number allows: lowest and highest.
fn bounds(figure: &FigureDigest) -> (f64, f64) {
    let value = figure.thousandths as f64;
    match figure.comparator {
        Comparator::Exactly => (value, value),
        Comparator::About => (value * (1.0 - ABOUT), value * (1.0 + ABOUT)),
        Comparator::MoreThan | Comparator::AtLeast => (value, f64::INFINITY),
        Comparator::LessThan | Comparator::AtMost => (0.0, value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CharSpan;

    fn figure(value: i64, comparator: Comparator) -> FigureDigest {
        FigureDigest {
            span: CharSpan::new(0, 1),
            words: value.to_string(),
            thousandths: value * 1000,
            comparator,
            unit: "attack".into(),
            kind: FigureKind::Attacks,
            since: None,
            as_of: None,
        }
    }

    fn check(told: &[(i64, Comparator, &str)], expected: FindingKind) {
        let figures: Vec<FigureDigest> =
            told.iter().map(|&(value, comparator, _)| figure(value, comparator)).collect();
        let places: Vec<Place<'_>> = figures
            .iter()
            .zip(told)
            .enumerate()
            .map(|(article, (figure, (_, _, day)))| Place {
                article,
                event: 0,
                figure,
                around: BTreeSet::new(),
                named: Around::default(),
                same_event: None,
                day: day.parse().ok(),
            })
            .collect();
        assert_eq!(classify(&places.iter().collect::<Vec<_>>()), expected);
    }

    #[test]
    fn bounds_that_agree_are_a_difference_only() {
        check(
            &[(160, Comparator::MoreThan, "2031-02-11"), (165, Comparator::MoreThan, "2031-02-11")],
            FindingKind::FigureDifference,
        );
        check(
            &[(150, Comparator::About, "2031-02-11"), (155, Comparator::Exactly, "2031-02-11")],
            FindingKind::FigureDifference,
        );
    }

    #[test]
    fn a_later_and_higher_count_is_an_update() {
        check(
            &[(12, Comparator::Exactly, "2031-02-11"), (17, Comparator::Exactly, "2031-02-12")],
            FindingKind::FigureUpdate,
        );
    }

    #[test]
    fn two_exact_counts_of_one_day_are_a_conflict() {
        check(
            &[(12, Comparator::Exactly, "2031-02-11"), (17, Comparator::Exactly, "2031-02-11")],
            FindingKind::FigureConflict,
        );
        check(
            &[(17, Comparator::Exactly, "2031-02-11"), (12, Comparator::Exactly, "2031-02-12")],
            FindingKind::FigureConflict,
        );
    }
}
