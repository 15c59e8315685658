//! Event reports that tell one happening, within an article and across articles.
//!
//! Articles of one story are found first (`group`), then reports of one kind (`synonym`) are weighed pair by pair
//! (`pair`): participants, days, place, words. Joins are made strongest first; two clusters with reports that may not
//! be one stay apart. Planned and held are one event with a status for each report. Every join keeps its reason. The
//! order of the articles never matters: everything is decided on content, ties by the articles' keys.

mod again;
mod around;
mod canonical;
mod group;
mod label;
mod lend;
mod pair;
mod phrase;
mod remention;
mod symbol;
#[cfg(test)]
mod tests;

pub(super) use again::{Before, Changed, cluster_again};
pub(crate) use around::Around;
pub use group::Near;
pub(crate) use label::most_frequent;
pub(crate) use pair::is_anybody;
pub(crate) use synonym::{kind, recurs};

use crate::extract::event::synonym;
use crate::model::{
    CanonicalEvent, DateValue, Digest, Digests, Entity, MergeReason, PackedDigests, Phase, Rival, RuleId,
    Status,
};
use jiff::civil::Date;
use pair::{Report, Verdict};
use petgraph::unionfind::UnionFind;
use std::collections::BTreeSet;

/// Fewest points for a join within an article.
const WITHIN: i32 = 10;

/// Fewest points for a join across articles.
const ACROSS: i32 = 3;

/// Clusters whose dates all lie further apart than this many days are two events; nearer, one of the reports is taken
/// to err (not of kinds that recur). On ECB+ topics 1 to 35 two days and a week give 77.7 and 78.1 `CoNLL` F1: the narrower one is kept.
const ERRING: i32 = 2;

/// At most this many reports of one kind in one article are compared with each other.
const MOST: usize = 24;

/// What was decided over all event reports.
#[derive(Debug)]
pub struct Happenings {
    /// The happenings, sorted by key.
    pub events: Vec<CanonicalEvent>,
    /// For each article and report the index of its happening.
    pub event_of: Vec<Vec<Option<usize>>>,
    /// Reports that would tell one event but for one term.
    pub rivals: Vec<Rival>,
    /// Which articles tell one story.
    pub near: Vec<Near>,
}

/// The happenings behind all event reports.
///
/// `entity_of` holds the entity of each actor of each digest, as an index into `entities`; `origins` for each article the first
/// of those that are one text with it (itself where it copies nothing): copies have no voice of their own in labels and dates.
pub fn cluster(
    digests: &[Digest],
    entity_of: &[Vec<Option<usize>>],
    entities: &[Entity],
    origins: &[usize],
) -> Happenings {
    let order = order(digests);
    let near = near(digests, entity_of, &order);
    cluster_with(digests, entity_of, entities, origins, near)
}

/// The same where it is known which articles tell one story, by their position in the order of their keys.
pub(super) fn cluster_with(
    digests: &[Digest],
    entity_of: &[Vec<Option<usize>>],
    entities: &[Entity],
    origins: &[usize],
    near: Vec<Near>,
) -> Happenings {
    let order = order(digests);
    let reports: Vec<Report> = order
        .iter()
        .flat_map(|&article| (0..digests[article].events.len()).map(move |event| (article, event)))
        .map(|place| pair::report(digests, entity_of, place))
        .collect();
    let clusters = Clusters::new(digests, &reports);
    let (joins, rivals) = joins(digests, &reports, &order, &near);
    let mut events = clusters.join_all(&joins).finish(entity_of, entities, origins);
    events.sort_by(|a, b| (&a.key, &a.reports).cmp(&(&b.key, &b.reports)));
    let event_of = event_of(digests, &events);
    Happenings { events, event_of, rivals, near }
}

/// The articles in the order of their keys: what is decided does not depend on the order they came in.
fn order(digests: &[Digest]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..digests.len()).collect();
    order.sort_by(|&a, &b| digests[a].key.cmp(&digests[b].key));
    order
}

/// The neighbours of each article, articles by their position in `order`.
fn near(digests: &[Digest], entity_of: &[Vec<Option<usize>>], order: &[usize]) -> Vec<Near> {
    let features = order.iter().map(|&article| group::features(&digests[article], &entity_of[article]));
    group::neighbours(features)
}

/// The same of those articles that tell events, numbered among themselves; all have their say in who is near whom.
pub(super) fn near_of_telling(packed: &PackedDigests, entity_of: &[Vec<Option<usize>>]) -> Vec<Near> {
    let (telling, numbers) = packed.telling();
    if telling.iter().all(|digest| digest.events.is_empty()) {
        return vec![Near::new(); numbers.len()];
    }
    let articles = Digests::Packed(packed).iter().zip(entity_of);
    let mut all = group::neighbours(articles.map(|(digest, entities)| group::features(&digest, entities)));
    let among = |near: Near| {
        let near = near.into_iter();
        near.filter_map(|(other, similarity)| Some((numbers.binary_search(&other).ok()?, similarity)))
            .collect()
    };
    numbers.iter().map(|&article| among(std::mem::take(&mut all[article]))).collect()
}

/// For each article and report the index of its happening.
fn event_of(digests: &[Digest], events: &[CanonicalEvent]) -> Vec<Vec<Option<usize>>> {
    let mut event_of: Vec<Vec<Option<usize>>> =
        digests.iter().map(|digest| vec![None; digest.events.len()]).collect();
    for (number, event) in events.iter().enumerate() {
        for &(article, report) in &event.reports {
            event_of[article][report] = Some(number);
        }
    }
    event_of
}

/// A proposed join of two reports, by their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Join {
    /// Points beyond those needed, so that joins within an article and across articles compare; strongest first.
    points: std::cmp::Reverse<i32>,
    left: usize,
    right: usize,
    rule: RuleId,
}

/// All joins with enough evidence, strongest first, and the pairs that one term keeps apart.
fn joins(digests: &[Digest], reports: &[Report], order: &[usize], near: &[Near]) -> (Vec<Join>, Vec<Rival>) {
    let by_kind = by_kind(reports, order);
    let (mut joins, mut rivals) = (Vec::new(), Vec::new());
    let mut propose = |left: usize, right: usize, similarity: u32, least: i32| match pair::pair(
        digests,
        &reports[left],
        &reports[right],
        similarity,
    ) {
        Verdict::Same(points, rule) if points >= least => {
            joins.push(Join { points: std::cmp::Reverse(points - least), left, right, rule });
        }
        Verdict::Rival(term) => {
            let (one, other) = (reports[left].place, reports[right].place);
            rivals.push(Rival { left: one.min(other), right: one.max(other), term });
        }
        Verdict::Same(..) | Verdict::None => {}
    };
    for (article, kinds) in by_kind.iter().enumerate() {
        for (_, numbers) in kinds {
            for (at, &left) in numbers.iter().enumerate() {
                for &right in &numbers[at + 1..] {
                    propose(left, right, 1000, WITHIN);
                }
            }
        }
        for (&other, &similarity) in near[article].range(article + 1..) {
            let mut others = by_kind[other].as_slice();
            for (kind, numbers) in kinds {
                while let Some(((first, _), rest)) = others.split_first()
                    && first < kind
                {
                    others = rest;
                }
                let Some((_, others)) = others.first().filter(|(other, _)| other == kind) else { continue };
                for &left in numbers {
                    for &right in others {
                        propose(left, right, similarity, ACROSS);
                    }
                }
            }
        }
    }
    joins.sort_unstable();
    rivals.sort_unstable();
    (joins, rivals)
}

/// Reports of one kind in one article, at most [`MOST`].
type OfKind = (u64, Vec<usize>);

/// The reports of each article by kind, articles by their position in `order`.
fn by_kind(reports: &[Report], order: &[usize]) -> Vec<Vec<OfKind>> {
    let mut position = vec![0; order.len()];
    for (at, &article) in order.iter().enumerate() {
        position[article] = at;
    }
    let mut by_kind: Vec<Vec<OfKind>> = vec![Vec::new(); order.len()];
    let mut kinds: Vec<(usize, u64, usize)> = (reports.iter().enumerate())
        .map(|(number, report)| (position[report.place.0], report.kind, number))
        .collect();
    kinds.sort_unstable();
    for of in kinds.chunk_by(|one, next| (one.0, one.1) == (next.0, next.1)) {
        let numbers = of.iter().take(MOST).map(|&(.., number)| number).collect();
        by_kind[of[0].0].push((of[0].1, numbers));
    }
    by_kind
}

/// What is known of one cluster while it grows.
#[derive(Debug, Clone)]
struct Known {
    members: Vec<usize>,
    people: BTreeSet<u64>,
    /// Dates that hold it apart from others.
    dates: BTreeSet<DateValue>,
    /// The first day on which an article told it without a date.
    news: Option<Date>,
    /// The victims its reports count: three soldiers are not seventeen guards.
    tolls: BTreeSet<(i64, u64)>,
    /// Articles that plan it and articles that tell it as held.
    planned: BTreeSet<usize>,
    held: BTreeSet<usize>,
    /// The last day on which an article published its plan: what is planned then is not over.
    ahead: Option<Date>,
    /// Phases its reports tell, where its kind recurs: the start of talks is not their end.
    phases: BTreeSet<Phase>,
    /// The articles it is told in; who does it in them, where it takes one side only; to whom it is done.
    articles: BTreeSet<usize>,
    one_sided: BTreeSet<u64>,
    undergoers: BTreeSet<u64>,
    /// Who did it, and to whom, whatever its kind: attack and answer are two.
    doers: BTreeSet<u64>,
    hit: BTreeSet<u64>,
    /// Whether a noun tells of one, or of many.
    one: bool,
    many: bool,
    reasons: Vec<MergeReason>,
}

impl Known {
    /// What one report tells.
    fn of(digests: &[Digest], reports: &[Report], number: usize) -> Self {
        let report = &reports[number];
        let (article, event) = (report.place.0, &digests[report.place.0].events[report.place.1]);
        let of = |status: Status| (event.status == status).then_some(article);
        Self {
            members: vec![number],
            people: report.people.iter().collect(),
            dates: pair::parting_date(event, report.recurs).into_iter().collect(),
            news: digests[article].published.filter(|_| event.date.is_none()),
            tolls: pair::tolls(event).collect(),
            planned: of(Status::Planned).into_iter().collect(),
            held: of(Status::Happened).into_iter().collect(),
            ahead: of(Status::Planned)
                .filter(|_| report.recurs)
                .and_then(|article| digests[article].published),
            phases: event.phase.filter(|_| report.recurs).into_iter().collect(),
            articles: BTreeSet::from([article]),
            one_sided: report.one_sided().collect(),
            undergoers: report.undergoers.iter().collect(),
            doers: report.doers.iter().collect(),
            hit: report.hit.iter().collect(),
            one: pair::is_one(event),
            many: pair::is_many(event),
            reasons: Vec::new(),
        }
    }

    /// Whether two clusters of one kind speak of different people, victims, days or phases. Where the kind recurs no two days may
    /// differ, so that no report dated to a month joins two days; else one of several days may be an error.
    fn is_apart_from(&self, other: &Self, recurs: bool) -> bool {
        let differ =
            |least: i32| move |(one, other): (&DateValue, &DateValue)| one.days_apart(*other) > least;
        // Talks may pause on the day after they met: with another phase another day is another happening.
        let slip = if self.phases == other.phases { pair::SLIP } else { 0 };
        let mut pairs =
            self.dates.iter().flat_map(|date| other.dates.iter().map(move |day| (date, day))).peekable();
        let other_days = pairs.peek().is_some()
            && if recurs { pairs.any(differ(slip)) } else { pairs.all(differ(ERRING)) };
        let parted = |one: bool, other: bool, disjoint: bool| !one && !other && disjoint;
        let other_victims = |(count, noun): &(i64, u64)| {
            other.tolls.iter().all(|(number, counted)| count != number && noun != counted)
        };
        let is_over = |dates: &BTreeSet<DateValue>, ahead: Option<Date>| {
            ahead.is_some_and(|day| dates.iter().any(|date| date.last_day() < day))
        };
        // Of one article: `Arden released the files`, `Norland released a film`; `the debate`, `the debates`.
        let of_one_article = self.articles.len() == 1 && self.articles == other.articles;
        let doers = parted(
            self.one_sided.is_empty(),
            other.one_sided.is_empty(),
            self.one_sided.is_disjoint(&other.one_sided),
        );
        let number = self.one && other.many || self.many && other.one;
        // The killing of a general years ago is not the undated one of three soldiers in the news.
        let is_old = |one: &Self, other: &Self| {
            let old = |day: Date| one.dates.iter().all(|date| pair::is_long_before(*date, day));
            let named = !one.people.is_empty() && !other.tolls.is_empty();
            named && !one.dates.is_empty() && other.dates.is_empty() && other.news.is_some_and(old)
        };
        let long_ago = self.people.is_disjoint(&other.people) && (is_old(self, other) || is_old(other, self));
        // Who did it in the one suffered it in the other: attacks and their answers come again and again.
        let turned = |one: &Self, other: &Self| !one.doers.is_disjoint(&other.hit);
        let answered = recurs
            && self.doers.is_disjoint(&other.doers)
            && self.hit.is_disjoint(&other.hit)
            && (turned(self, other) || turned(other, self));
        other_days
            || long_ago
            || answered
            || of_one_article && (doers || number)
            || is_over(&self.dates, other.ahead)
            || is_over(&other.dates, self.ahead)
            || !self.planned.is_disjoint(&other.held)
            || !self.held.is_disjoint(&other.planned)
            || !other.tolls.is_empty() && !self.tolls.is_empty() && self.tolls.iter().all(other_victims)
            || parted(self.people.is_empty(), other.people.is_empty(), self.people.is_disjoint(&other.people))
            || parted(self.phases.is_empty(), other.phases.is_empty(), self.phases.is_disjoint(&other.phases))
    }
}

struct Clusters<'d> {
    digests: &'d [Digest],
    reports: &'d [Report],
    sets: UnionFind<usize>,
    /// By representative; nothing yet for most that are alone.
    known: Vec<Option<Box<Known>>>,
}

impl<'d> Clusters<'d> {
    fn new(digests: &'d [Digest], reports: &'d [Report]) -> Self {
        let known = reports.iter().map(|_| None).collect();
        Self { digests, reports, sets: UnionFind::new(reports.len()), known }
    }

    /// Fills in what is known of a report that is still alone.
    fn know(&mut self, number: usize) {
        if self.known[number].is_none() {
            self.known[number] = Some(Box::new(Known::of(self.digests, self.reports, number)));
        }
    }

    /// Joins what each article tells as one happening: decided there, with its text at hand.
    fn join_nodes(&mut self) {
        for (number, report) in self.reports.iter().enumerate() {
            let (article, event) = report.place;
            let first = (article, self.digests[article].events[event].node);
            // Reports of an article are numbered one after the other, in their order.
            let from = number.saturating_sub(event);
            if first < report.place
                && let Ok(at) = self.reports[from..number].binary_search_by_key(&first, |report| report.place)
            {
                self.unite(from + at, number, "event/same-node");
            }
        }
    }

    /// Joins all that is proposed, strongest first, then what definite nouns name again.
    fn join_all(mut self, joins: &[Join]) -> Self {
        self.join_nodes();
        // What an article tells as two does not become one by what another tells.
        let within = |join: &&Join| self.reports[join.left].place.0 == self.reports[join.right].place.0;
        let (inside, across): (Vec<&Join>, Vec<&Join>) = joins.iter().partition(within);
        for join in inside {
            self.join(join);
        }
        for join in across {
            if !self.reports[join.left].recurs || !self.share_an_article(join) {
                self.join(join);
            }
        }
        for (report, before) in remention::find(self.digests, self.reports) {
            self.join_again(report, &before);
        }
        self
    }

    /// Whether the clusters of two reports have reports of one article.
    fn share_an_article(&mut self, join: &Join) -> bool {
        let (left, right) = (self.sets.find(join.left), self.sets.find(join.right));
        self.know(left);
        self.know(right);
        let articles = |number: usize| self.known[number].as_ref().map(|known| &known.articles);
        articles(left).zip(articles(right)).is_some_and(|(one, other)| !one.is_disjoint(other))
    }

    /// Joins the clusters of two reports, unless they speak of different people or different days.
    fn join(&mut self, join: &Join) {
        let (left, right) = (self.sets.find(join.left), self.sets.find(join.right));
        if left == right {
            return;
        }
        self.know(left);
        self.know(right);
        let (Some(one), Some(other)) = (&self.known[left], &self.known[right]) else { return };
        if one.is_apart_from(other, self.reports[join.left].recurs) {
            return;
        }
        self.unite(join.left, join.right, join.rule);
    }

    /// Makes one cluster of those of two reports.
    fn unite(&mut self, one: usize, other: usize, rule: RuleId) {
        let (a, b) = (self.reports[one].place, self.reports[other].place);
        let (left, right) = (self.sets.find(one), self.sets.find(other));
        if left == right {
            return;
        }
        self.know(left);
        self.know(right);
        self.sets.union(left, right);
        let root = self.sets.find(left);
        let (Some(mut one), Some(mut other)) = (self.known[left].take(), self.known[right].take()) else {
            return;
        };
        // The smaller moves into the larger, so that no report moves often.
        if one.members.len() < other.members.len() {
            std::mem::swap(&mut one, &mut other);
        }
        one.members.extend(other.members);
        one.people.extend(other.people);
        one.dates.extend(other.dates);
        one.tolls.extend(other.tolls);
        one.planned.extend(other.planned);
        one.held.extend(other.held);
        one.ahead = one.ahead.max(other.ahead);
        one.news = [one.news, other.news].into_iter().flatten().min();
        one.phases.extend(other.phases);
        one.articles.extend(other.articles);
        one.one_sided.extend(other.one_sided);
        one.undergoers.extend(other.undergoers);
        one.doers.extend(other.doers);
        one.hit.extend(other.hit);
        one.one |= other.one;
        one.many |= other.many;
        one.reasons.extend(other.reasons);
        one.reasons.push(MergeReason { left: a.min(b), right: a.max(b), rule, decided: None });
        self.known[root] = Some(one);
    }

    /// Joins a report that is still alone with the one happening that all reports `before` it tell.
    fn join_again(&mut self, report: usize, before: &[usize]) {
        let root = self.sets.find(report);
        let alone = self.known[root].as_ref().is_none_or(|known| known.members.len() == 1);
        let roots: BTreeSet<usize> = before.iter().map(|&before| self.sets.find(before)).collect();
        if let (true, 1, Some(&left)) = (alone, roots.len(), before.first()) {
            let points = std::cmp::Reverse(0);
            self.join(&Join { points, left, right: report, rule: "event/definite-noun" });
        }
    }

    /// The happenings, in no order.
    fn finish(
        self,
        entity_of: &[Vec<Option<usize>>],
        entities: &[Entity],
        origins: &[usize],
    ) -> Vec<CanonicalEvent> {
        let event = |(number, known): (usize, Option<Box<Known>>)| {
            if self.sets.find(number) != number {
                return None;
            }
            let (members, mut reasons) =
                known.map_or_else(|| (vec![number], Vec::new()), |known| (known.members, known.reasons));
            let mut reports: Vec<(usize, usize)> =
                members.iter().map(|&number| self.reports[number].place).collect();
            reports.sort_unstable();
            reasons.sort_unstable();
            Some(canonical::event(self.digests, entity_of, entities, origins, reports, reasons))
        };
        self.known.into_iter().enumerate().filter_map(event).collect()
    }
}
