//! Happenings decided again where articles have come or gone: only those that the change can reach.
//!
//! Reports are tied by proposals to join them (within an article, or of neighbours), by definite nouns that may name them
//! again, and by having told one happening before. A proposal that fails leaves no trace, so what is made of some reports is
//! the same whatever is made of others that no tie leads to. It is then enough to decide on the reports of articles of which
//! something has changed, on those that told one happening with what is gone, and on all that ties lead to from there: between two others every proposal is what it was, and
//! what was joined before is joined again.

use super::pair::{self, Report, Verdict};
use super::{ACROSS, Clusters, Happenings, Join, MOST, Near, WITHIN, canonical, event_of, near, remention};
use crate::model::{CanonicalEvent, Digest, Entity, Rival};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

pub(in crate::resolve) type Place = (usize, usize);

/// What was decided before, with articles numbered as they are now.
#[derive(Debug, Default)]
pub(in crate::resolve) struct Before {
    pub(in crate::resolve) events: Vec<CanonicalEvent>,
    pub(in crate::resolve) rivals: Vec<Rival>,
    /// For each article; none for those that are new.
    pub(in crate::resolve) near: Vec<Near>,
    /// Reports of happenings of which other reports are gone.
    pub(in crate::resolve) cut: Vec<Place>,
}

/// What has changed of each article.
#[derive(Debug)]
pub(in crate::resolve) struct Changed {
    /// It is new, or other actors than before are one with its own.
    pub(in crate::resolve) joined: Vec<bool>,
    /// One of its actors is called otherwise, or its text has another origin.
    pub(in crate::resolve) called: Vec<bool>,
}

/// What [`cluster`](super::cluster) gives, but for reasons, where some of it was known `before`. `digests` are sorted by key.
pub(in crate::resolve) fn cluster_again(
    digests: &[Digest],
    entity_of: &[Vec<Option<usize>>],
    entities: &[Entity],
    origins: &[usize],
    before: Before,
    changed: Changed,
) -> Happenings {
    let order: Vec<usize> = (0..digests.len()).collect();
    let near = near(digests, entity_of, &order);
    let mut is_changed = changed.joined;
    for (article, is_changed) in is_changed.iter_mut().enumerate() {
        *is_changed |= before.near.get(article) != near.get(article);
    }
    let was = event_of(digests, &before.events);
    let mut reach = Reach {
        digests,
        entity_of,
        near: &near,
        is_changed: &is_changed,
        before: &before.events,
        was: &was,
        told: digests.iter().map(|_| None).collect(),
        reached: BTreeSet::new(),
        waiting: Vec::new(),
        joins: Vec::new(),
        rivals: Vec::new(),
    };
    reach.all(before.cut);
    let Reach { told, reached, joins, rivals: new_rivals, .. } = reach;

    let places: Vec<Place> = reached.into_iter().collect();
    let report = |&(article, report): &Place| told[article].as_ref().map(|told| told.reports[report].clone());
    let reports: Vec<Report> = places.iter().filter_map(report).collect();
    let number = |place: Place| places.binary_search(&place).expect("both sides of a proposal are reached");
    let mut joins: Vec<Join> = joins
        .into_iter()
        .map(|Proposed { points, left, right, rule }| Join {
            points: Reverse(points),
            left: number(left),
            right: number(right),
            rule,
        })
        .collect();
    joins.sort_unstable();
    let mut events = Clusters::new(digests, &reports).join_all(&joins).finish(entity_of, entities, origins);

    let is_reached = |event: &CanonicalEvent| places.binary_search(&event.reports[0]).is_ok();
    let is_called =
        |event: &CanonicalEvent| event.reports.iter().any(|&(article, _)| changed.called[article]);
    let new = std::mem::replace(&mut events, before.events);
    events.retain(|event| !is_reached(event));
    for event in events.iter_mut().filter(|event| is_called(event)) {
        let reports = std::mem::take(&mut event.reports);
        *event = canonical::event(digests, entity_of, entities, origins, reports, Vec::new());
    }
    events.extend(new);
    events.sort_by(|a, b| (&a.key, &a.reports).cmp(&(&b.key, &b.reports)));
    let mut rivals = before.rivals;
    rivals.retain(|rival| !is_changed[rival.left.0] && !is_changed[rival.right.0]);
    rivals.extend(new_rivals);
    rivals.sort_unstable();
    let event_of = event_of(digests, &events);
    Happenings { events, event_of, rivals, near }
}

/// A join of two reports with enough evidence; the left one is the smaller.
struct Proposed {
    points: i32,
    left: Place,
    right: Place,
    rule: crate::model::RuleId,
}

/// The reports of an article, made when one of them is reached.
struct Told {
    reports: Vec<Report>,
    /// Those of each kind that are compared with others.
    of_kind: BTreeMap<u64, Vec<usize>>,
    /// Definite nouns, each with what it may name again.
    again: Vec<Vec<usize>>,
}

/// What ties lead to.
struct Reach<'d> {
    digests: &'d [Digest],
    entity_of: &'d [Vec<Option<usize>>],
    near: &'d [Near],
    is_changed: &'d [bool],
    before: &'d [CanonicalEvent],
    was: &'d [Vec<Option<usize>>],
    told: Vec<Option<Told>>,
    reached: BTreeSet<Place>,
    waiting: Vec<Place>,
    joins: Vec<Proposed>,
    /// Rivals of which one side is of an article that has changed.
    rivals: Vec<Rival>,
}

impl Reach<'_> {
    fn all(&mut self, cut: Vec<Place>) {
        let changed = (0..self.digests.len()).filter(|&article| self.is_changed[article]);
        let seeds: Vec<Place> = changed
            .flat_map(|article| (0..self.digests[article].events.len()).map(move |report| (article, report)))
            .collect();
        self.add(seeds.into_iter().chain(cut));
        while let Some(place) = self.waiting.pop() {
            self.follow(place);
        }
    }

    fn add(&mut self, places: impl IntoIterator<Item = Place>) {
        for place in places {
            if self.reached.insert(place) {
                self.waiting.push(place);
            }
        }
    }

    fn tell(&mut self, article: usize) {
        if self.told[article].is_none() {
            let number = self.digests[article].events.len();
            let reports: Vec<Report> = (0..number)
                .map(|report| pair::report(self.digests, self.entity_of, (article, report)))
                .collect();
            let mut of_kind: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
            for (number, report) in reports.iter().enumerate() {
                let numbers = of_kind.entry(report.kind).or_default();
                if numbers.len() < MOST {
                    numbers.push(number);
                }
            }
            let again = remention::find(self.digests, &reports);
            let again = again.into_iter().map(|(report, mut before)| {
                before.push(report);
                before
            });
            self.told[article] = Some(Told { again: again.collect(), reports, of_kind });
        }
    }

    /// Adds all that one report is tied to.
    fn follow(&mut self, place: Place) {
        let (article, report) = place;
        if let Some(event) = self.was[article][report] {
            let before = self.before;
            self.add(before[event].reports.iter().copied());
        }
        self.tell(article);
        let Some(told) = &self.told[article] else { return };
        let kind = told.reports[report].kind;
        let groups = told.again.iter().filter(|group| group.contains(&report));
        let again: Vec<Place> = groups.flatten().map(|&other| (article, other)).collect();
        let is_compared = told.of_kind.get(&kind).is_some_and(|numbers| numbers.contains(&report));
        self.add(again);
        if !is_compared {
            return;
        }
        self.compare(place, article, (1000, WITHIN));
        let near = self.near;
        for (&other, &similarity) in &near[article] {
            self.tell(other);
            self.compare(place, other, (similarity, ACROSS));
        }
    }

    /// Weighs a report against those of its kind in an article.
    fn compare(&mut self, place: Place, article: usize, (similarity, least): (u32, i32)) {
        let (Some(own), Some(told)) = (&self.told[place.0], &self.told[article]) else { return };
        let one = &own.reports[place.1];
        let mut tied = Vec::new();
        for &number in told.of_kind.get(&one.kind).into_iter().flatten() {
            let other = &told.reports[number];
            let is_first = place < other.place;
            let verdict = match place.cmp(&other.place) {
                std::cmp::Ordering::Less => pair::pair(self.digests, one, other, similarity),
                std::cmp::Ordering::Greater => pair::pair(self.digests, other, one, similarity),
                std::cmp::Ordering::Equal => continue,
            };
            let (left, right) = (place.min(other.place), place.max(other.place));
            match verdict {
                Verdict::Same(points, rule) if points >= least => {
                    tied.push(other.place);
                    // It comes again from the other side, which is reached, too.
                    if is_first {
                        self.joins.push(Proposed { points: points - least, left, right, rule });
                    }
                }
                Verdict::Rival(term) => {
                    // Every report of a changed article is followed.
                    let is_told = self.is_changed[place.0] && (is_first || !self.is_changed[article]);
                    if is_told {
                        self.rivals.push(Rival { left, right, term });
                    }
                }
                Verdict::Same(..) | Verdict::None => {}
            }
        }
        self.add(tied);
    }
}
