//! Which part of the graph of what is shared each fact belongs to, and what tells whether a part has changed before it is made.
//!
//! Facts come from units: an outlet, an article, a day, a happening, an entity. What one article alone tells of, its own happenings
//! and entities, stands in the part of the article, so that an article that comes or goes touches few parts; every other unit has the
//! part that its name hashes to. Each unit has a hash over everything its facts are made of; the sum of a part is that of
//! its units. Parts with the same sum hold the same facts.

use super::entity::{Selected, Shared};
use crate::model::{CanonicalEvent, DateValue, Entity};
use crate::resolve::key::Hash;
use oxigraph::model::NamedNode;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Raised when the same articles and decisions are written as other facts than before, or into other parts: parts of older
/// stores then count as changed.
const WRITTEN: u64 = 2;

/// Which part each unit has, and the sums of the parts.
#[derive(Debug)]
pub(super) struct Plan {
    /// The sum of each part.
    sums: Vec<u128>,
    /// The part of each article, happening and entity.
    articles: Vec<usize>,
    events: Vec<usize>,
    entities: Vec<usize>,
    /// The first happening on each day, and the part of the day.
    days: Vec<(usize, usize)>,
}

impl Plan {
    /// That of so many parts, at least one.
    pub(super) fn new(scope: &Shared<'_>, hashes: &[String], number: usize) -> Self {
        let number = number.max(1);
        let articles = scope.articles.iter().map(|article| part_of(article, number)).collect();
        let plan = Self {
            sums: vec![0; number],
            articles,
            events: Vec::new(),
            entities: Vec::new(),
            days: Vec::new(),
        };
        let mut sums = Sums { scope, hashes: digest_hashes(scope, hashes), plan };
        for outlet in &scope.outlets {
            let part = part_of(&scope.options.base.outlet(outlet), number);
            sums.add(part, Hash::default().word(outlet));
        }
        let (after, same) = (after(scope), same(scope));
        sums.events(&after);
        sums.entities(&same);
        sums.articles(&after, &same);
        sums.plan
    }

    /// The sum of each part.
    pub(super) fn sums(&self) -> &[u128] {
        &self.sums
    }

    /// The units that have facts in those parts that are `wanted`.
    pub(super) fn selected(&self, wanted: &[bool]) -> Selected {
        let chosen = |parts: &[usize]| parts.iter().map(|&part| wanted[part]).collect();
        let mut events: Vec<bool> = chosen(&self.events);
        for &(event, part) in &self.days {
            events[event] |= wanted[part];
        }
        Selected { articles: chosen(&self.articles), events, entities: chosen(&self.entities) }
    }

    /// The subjects of those parts that are `wanted`.
    pub(super) fn homes(&self, scope: &Shared<'_>, wanted: &[bool]) -> Homes {
        let (base, resolution) = (&scope.options.base, scope.resolution);
        let mut homes = Homes::default();
        let mut add = |subject: NamedNode, part: usize| {
            if wanted[part] {
                homes.parts.insert(subject.into_string(), part);
            }
        };
        for outlet in &scope.outlets {
            let outlet = base.outlet(outlet);
            let part = part_of(&outlet, wanted.len());
            add(outlet, part);
        }
        for (article, &part) in scope.articles.iter().zip(&self.articles).filter(|(_, part)| wanted[**part]) {
            add(article.clone(), part);
        }
        for &(event, part) in &self.days {
            if let Some(date) = resolution.events[event].date.filter(|_| wanted[part]) {
                add(day(scope, date), part);
            }
        }
        for (event, &part) in resolution.events.iter().zip(&self.events).filter(|(_, part)| wanted[**part]) {
            add(base.event(&event.key), part);
        }
        for (entity, &part) in resolution.entities.iter().zip(&self.entities) {
            if wanted[part] {
                add(base.entity(&entity.key), part);
                for_each_office(scope, entity, &mut |membership, _| add(membership, part));
            }
        }
        homes
    }
}

/// The subjects of facts that are made, with their parts.
#[derive(Debug, Clone, Default)]
pub(super) struct Homes {
    /// By what stands before `#`.
    parts: BTreeMap<String, usize>,
    /// The last subject, and its part.
    last: (String, Option<usize>),
}

impl Homes {
    /// The part of a subject; `None` where its facts are not made.
    pub(super) fn part(&mut self, subject: &str) -> Option<usize> {
        let node = subject.split('#').next().unwrap_or(subject);
        if self.last.0 != node {
            self.last.0.clear();
            self.last.0.push_str(node);
            self.last.1 = self.parts.get(node).copied();
        }
        self.last.1
    }
}

/// The part of a unit that is not one article's.
fn part_of(subject: &NamedNode, number: usize) -> usize {
    (Hash::default().word(subject.as_str()).done() >> 112) as usize % number
}

/// The name of a day.
fn day(scope: &Shared<'_>, date: DateValue) -> NamedNode {
    scope.options.base.time(&date.to_string())
}

/// The one article that some places, an article and a number there, are in; `None` where there are several.
fn only_article(places: &[(usize, usize)]) -> Option<usize> {
    let &(first, _) = places.first()?;
    places.iter().all(|&(article, _)| article == first).then_some(first)
}

/// For each article a hash as good as its digest.
fn digest_hashes(scope: &Shared<'_>, known: &[String]) -> Vec<u128> {
    let digests = scope.digests.iter().enumerate();
    digests
        .map(|(article, digest)| match known.get(article) {
            Some(known) => Hash::default().word(known).done(),
            None => Hash::default()
                .bytes(&postcard::to_stdvec(&*digest).expect("plain fields are written"))
                .done(),
        })
        .collect()
}

/// For each happening those that follow it.
fn after<'a>(scope: &Shared<'a>) -> Vec<Vec<&'a str>> {
    let events = &scope.resolution.events;
    let mut after: Vec<Vec<&str>> = vec![Vec::new(); events.len()];
    for &(first, second) in &scope.resolution.before {
        after[first].push(&events[second].key);
    }
    after
}

/// For each entity those after it that may be the same.
fn same<'a>(scope: &Shared<'a>) -> Vec<Vec<&'a str>> {
    let entities = &scope.resolution.entities;
    let mut same: Vec<Vec<&str>> = vec![Vec::new(); entities.len()];
    for &(left, right, _) in &scope.resolution.possibly_same {
        same[left].push(&entities[right].key);
    }
    same
}

/// Hands on the membership behind each office that an article ascribes to an entity, and what is said of it.
fn for_each_office(scope: &Shared<'_>, entity: &Entity, take: &mut impl FnMut(NamedNode, (usize, usize))) {
    for &(article, actor) in &entity.actors {
        let told = scope.digests.telling(article).and_then(|digest| digest.actors.get(actor));
        for office in told.into_iter().flat_map(|actor| &actor.offices) {
            take(scope.membership(entity, article, office).0, (article, actor));
        }
    }
}

/// A plan while it grows.
struct Sums<'s, 'a> {
    scope: &'s Shared<'a>,
    /// For each article a hash as good as its digest.
    hashes: Vec<u128>,
    plan: Plan,
}

impl Sums<'_, '_> {
    fn add(&mut self, part: usize, hash: Hash) {
        let sum = &mut self.plan.sums[part];
        *sum = sum.wrapping_add(hash.done());
    }

    /// What is said of days, and of happenings that several articles tell of.
    fn events(&mut self, after: &[Vec<&str>]) {
        let scope = self.scope;
        let number = self.plan.sums.len();
        let mut described = BTreeSet::new();
        for (index, (event, after)) in scope.resolution.events.iter().zip(after).enumerate() {
            // A day of many happenings is described by the first.
            if let Some(date) = event.date.filter(|&date| described.insert(date)) {
                let part = part_of(&day(scope, date), number);
                self.plan.days.push((index, part));
                self.add(part, Hash::default().word(&date.to_string()));
            }
            let part = if let Some(article) = only_article(&event.reports) {
                self.plan.articles[article]
            } else {
                let part = part_of(&scope.options.base.event(&event.key), number);
                let hash = with_event(Hash::default(), event, after);
                let hash = event.reports.iter().fold(hash, |hash, &place| self.with_report(hash, place));
                self.add(part, hash);
                part
            };
            self.plan.events.push(part);
        }
    }

    /// What a report says of its happening.
    fn with_report(&self, hash: Hash, (article, report): (usize, usize)) -> Hash {
        let scope = self.scope;
        let hash = hash.number(self.hashes[article]).number(report as u128);
        let hash = hash.number(self.hashes[scope.origin(article)]);
        let told = scope.digests.telling(article).and_then(|digest| digest.events.get(report));
        let Some(told) = told else { return hash };
        let place = told.place.iter().filter_map(|(actor, _)| *actor);
        let parts_played = told.participants.iter().filter_map(|(_, actor, _)| *actor);
        let actors = told.holders.iter().copied().chain(place).chain(parts_played);
        let cause = told.caused_by.and_then(|cause| scope.event_of(article, cause));
        hash.words(actors.map(|actor| self.entity_key(article, actor)))
            .word(cause.map_or("", |event| &scope.resolution.events[event].key))
    }

    /// What is said of entities that several articles name.
    fn entities(&mut self, same: &[Vec<&str>]) {
        let scope = self.scope;
        let number = self.plan.sums.len();
        for (index, (entity, same)) in scope.resolution.entities.iter().zip(same).enumerate() {
            let part = if let Some(article) = only_article(&entity.actors) {
                self.plan.articles[article]
            } else {
                let part = part_of(&scope.options.base.entity(&entity.key), number);
                let mut hash = with_entity(Hash::default(), scope, index, same);
                for_each_office(scope, entity, &mut |membership, (article, actor)| {
                    let known = std::mem::take(&mut hash).word(membership.as_str());
                    hash = known.number(self.hashes[article]).number(actor as u128);
                });
                self.add(part, hash);
                part
            };
            self.plan.entities.push(part);
        }
    }

    /// What is said of articles: their digests, who their actors are, what their reports tell, where their texts come from, and all
    /// that is said of entities and happenings that are theirs alone.
    fn articles(&mut self, after: &[Vec<&str>], same: &[Vec<&str>]) {
        let (scope, resolution) = (self.scope, self.scope.resolution);
        let mut lent = vec![String::new(); scope.digests.len()];
        for date in resolution.events.iter().flat_map(|event| &event.lent) {
            let of = self.hashes[date.of.article];
            if let Some(lent) = lent.get_mut(date.to.0) {
                let _ = write!(lent, "{} {of:x} {:?};", date.to.1, date.of.event);
            }
        }
        for (article, lent) in lent.iter().enumerate() {
            let hash = Hash::default().number(u128::from(WRITTEN)).number(self.hashes[article]);
            let mut hash = hash.word(&scope.key(scope.origin(article))).word(lent);
            let actors = resolution.entity_of.get(article).map_or(0, Vec::len);
            for actor in 0..actors {
                let Some(index) = scope.entity_of(article, actor) else { continue };
                let entity = &resolution.entities[index];
                hash = hash.number(actor as u128).word(&entity.key);
                if only_article(&entity.actors).is_some() && entity.actors[0].1 == actor {
                    hash = with_entity(hash, scope, index, &same[index]);
                }
            }
            let reports = resolution.event_of.get(article).map_or(0, Vec::len);
            for report in 0..reports {
                let Some(index) = scope.event_of(article, report) else { continue };
                let event = &resolution.events[index];
                hash = hash.number(report as u128).word(&event.key);
                if only_article(&event.reports).is_some() && event.reports[0].1 == report {
                    hash = with_event(hash, event, &after[index]);
                }
            }
            self.add(self.plan.articles[article], hash);
        }
    }

    fn entity_key(&self, article: usize, actor: usize) -> &str {
        let entity = self.scope.entity_of(article, actor);
        entity.map_or("", |entity| &self.scope.resolution.entities[entity].key)
    }
}

/// What was decided of a happening.
fn with_event(hash: Hash, event: &CanonicalEvent, after: &[&str]) -> Hash {
    let hash = hash.word(&event.key).word(&event.label).word(event.standing.as_str());
    let date = event.date.map(|date| date.to_string());
    hash.word(date.as_deref().unwrap_or_default()).words(after.iter().copied())
}

/// What was decided of an entity, but for the offices it holds.
fn with_entity(hash: Hash, scope: &Shared<'_>, index: usize, same: &[&str]) -> Hash {
    let entities = &scope.resolution.entities;
    let entity = &entities[index];
    let flags = u128::from(scope.agents[index]) | u128::from(scope.is_unnamed_source(index)) << 1;
    let holder = scope.holder(index).map_or("", |holder| entities[holder].key.as_str());
    hash.number(flags)
        .word(&entity.key)
        .word(entity.class.as_str())
        .word(&entity.label)
        .word(entity.wikidata.as_deref().unwrap_or_default())
        .word(holder)
        .words(entity.other_labels.iter().map(String::as_str))
        .words(same.iter().copied())
}
