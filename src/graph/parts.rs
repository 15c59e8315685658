//! The graph of what is shared in parts by subject, and what tells whether a part has changed before it is made.
//!
//! A fact belongs to a part by a hash of its subject; all nodes of one article go together. Facts come from units: an
//! article, a happening, an entity. Each unit has a hash over everything its facts are made of; the sum of a part is that
//! of the units that have facts in it. Parts with the same sum hold the same facts.

use super::entity::{self, Selected, Shared};
use super::{GraphOptions, natural_order};
use crate::model::{Digests, Resolution};
use crate::resolve::key::Hash;
use oxigraph::model::{NamedNode, NamedOrBlankNode, Quad, Triple};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Raised when the same articles and decisions are written as other facts than before: parts of older stores then count as
/// changed.
const WRITTEN: u64 = 1;

/// Parts whose facts are in memory at the same time: some 20,000 facts of the invented articles of `examples/scale`.
const AT_ONCE: usize = 16;

/// Facts in memory at the same time where all are made in their order, by and large.
const PIECE: usize = 100_000;

/// What resolution made of all articles, part by part.
#[derive(Debug, Clone, Copy)]
pub struct EntityParts<'a> {
    /// The articles in short.
    pub digests: Digests<'a>,
    /// For each a hash, as good as the digest itself; of those without one it is made.
    pub hashes: &'a [String],
    /// What was decided over them.
    pub resolution: &'a Resolution,
    /// How it is written.
    pub options: &'a GraphOptions,
}

/// The parts before they are made.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The sum of each part.
    sums: Vec<u128>,
    /// The part of each article.
    articles: Vec<usize>,
    /// Events and entities, each with a part in which it has facts of its own.
    events: Vec<(usize, usize)>,
    entities: Vec<(usize, usize)>,
}

impl Plan {
    /// The sum of each part.
    pub fn sums(&self) -> &[u128] {
        &self.sums
    }
}

impl EntityParts<'_> {
    /// What so many parts (at least one) hold, made without their facts.
    pub fn plan(&self, number: usize) -> Plan {
        let mut parts = Parts::of_number(number);
        let scope = entity::scope(self.digests, self.resolution, self.options);
        let articles = articles(&scope, self.hashes);
        let plan = Plan {
            sums: vec![0; number.max(1)],
            articles: scope.articles.iter().map(|article| parts.of(article.as_str())).collect(),
            events: Vec::new(),
            entities: Vec::new(),
        };
        let mut sums = Sums { parts, plan };
        for (article, hash) in articles.iter().enumerate() {
            sums.add(scope.articles[article].as_str(), *hash);
        }
        for outlet in &scope.outlets {
            sums.add(self.options.base.outlet(outlet).as_str(), Hash::default().word(outlet).done());
        }
        happenings(&scope, &articles, &mut sums);
        entities(&scope, &articles, &mut sums);
        sums.plan
    }

    /// Hands on the quads of those parts of a [`plan`](Self::plan) of this that are `true` in `wanted`, by number, each sorted;
    /// some parts at a time, so that memory does not hold the whole graph.
    ///
    /// # Errors
    /// The first error of `take`.
    pub fn for_each<E>(
        &self,
        plan: &Plan,
        wanted: &[bool],
        take: &mut impl FnMut(BTreeMap<usize, Vec<Quad>>) -> Result<(), E>,
    ) -> Result<(), E> {
        let numbers: Vec<usize> = (0..wanted.len()).filter(|&part| wanted[part]).collect();
        if numbers.is_empty() {
            return Ok(());
        }
        let mut scope = entity::scope(self.digests, self.resolution, self.options);
        for numbers in numbers.chunks(AT_ONCE) {
            let mut wanted = vec![false; wanted.len()];
            for &part in numbers {
                wanted[part] = true;
            }
            scope.selected = Some(self.selected(plan, &wanted));
            let mut parts = Parts { wanted, ..Parts::default() };
            scope.facts.only(Made::Parts(parts.clone()));
            entity::write(&mut scope);
            let mut quads: BTreeMap<usize, Vec<Quad>> =
                numbers.iter().map(|&part| (part, Vec::new())).collect();
            let graph = self.options.base.entities_graph();
            for triple in scope.facts.take() {
                let part = parts.of(subject(&triple));
                quads.entry(part).or_default().push(triple.in_graph(graph.clone()));
            }
            take(quads)?;
        }
        Ok(())
    }

    /// Hands on all facts in [canonical order](super::canonical_order), without the graph, some at a time, so that memory does not
    /// hold the whole graph.
    ///
    /// # Errors
    /// The first error of `take`.
    pub fn in_order<E>(&self, take: &mut impl FnMut(Vec<Triple>) -> Result<(), E>) -> Result<(), E> {
        self.in_pieces(PIECE, take)
    }

    /// The same in pieces of at least so many facts, by and large.
    fn in_pieces<E>(
        &self,
        piece: usize,
        take: &mut impl FnMut(Vec<Triple>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut scope = entity::scope(self.digests, self.resolution, self.options);
        let nodes = nodes(&scope);
        let mut from = 0;
        while from < nodes.len() {
            let to = end_of_piece(&nodes, from, piece);
            let mut selected = Selected {
                articles: vec![false; self.digests.len()],
                events: vec![false; self.resolution.events.len()],
                entities: vec![false; self.resolution.entities.len()],
            };
            for node in &nodes[from..to] {
                match node.unit {
                    Unit::Outlet => {}
                    Unit::Article(article) => selected.articles[article] = true,
                    Unit::Event(event) => selected.events[event] = true,
                    Unit::Entity(entity) => selected.entities[entity] = true,
                }
            }
            scope.selected = Some(selected);
            let end = nodes.get(to).map(|node| node.name.clone());
            scope.facts.only(Made::Between(Between {
                from: nodes[from].name.clone(),
                to: end,
                ..Between::default()
            }));
            entity::write(&mut scope);
            take(scope.facts.take())?;
            from = to;
        }
        Ok(())
    }

    /// The units that have facts in some parts.
    fn selected(&self, plan: &Plan, wanted: &[bool]) -> Selected {
        let chosen = |number: usize, units: &[(usize, usize)]| {
            let mut chosen = vec![false; number];
            for &(unit, part) in units {
                chosen[unit] |= wanted[part];
            }
            chosen
        };
        Selected {
            articles: plan.articles.iter().map(|&part| wanted[part]).collect(),
            events: chosen(self.resolution.events.len(), &plan.events),
            entities: chosen(self.resolution.entities.len(), &plan.entities),
        }
    }
}

fn subject(triple: &Triple) -> &str {
    match &triple.subject {
        NamedOrBlankNode::NamedNode(node) => node.as_str(),
        NamedOrBlankNode::BlankNode(node) => node.as_str(),
    }
}

/// Facts that are made, by their subjects.
#[derive(Debug)]
pub(super) enum Made {
    Parts(Parts),
    Between(Between),
}

/// Names from one up to another, without it.
#[derive(Debug, Default)]
pub(super) struct Between {
    from: String,
    to: Option<String>,
    /// The last name, and whether it is one of these.
    last: (String, bool),
}

impl Made {
    /// Whether facts of this subject are made.
    pub(super) fn wants(&mut self, subject: &str) -> bool {
        match self {
            Self::Parts(parts) => parts.wants(subject),
            Self::Between(names) => names.wants(subject),
        }
    }
}

impl Between {
    fn wants(&mut self, subject: &str) -> bool {
        if self.last.0 != subject {
            let is_before = |end: &String| natural_order(subject.as_bytes(), end.as_bytes()).is_lt();
            self.last.1 = !is_before(&self.from) && self.to.as_ref().is_none_or(is_before);
            self.last.0.clear();
            self.last.0.push_str(subject);
        }
        self.last.1
    }
}

/// A subject of facts, without what stands after `#`.
struct Node {
    name: String,
    unit: Unit,
    /// How many facts it has, by and large.
    facts: usize,
}

/// What facts come from.
#[derive(Debug, Clone, Copy)]
enum Unit {
    Outlet,
    Article(usize),
    Event(usize),
    Entity(usize),
}

/// All subjects in the order of their names; one with facts from several units as often.
fn nodes(scope: &Shared<'_>) -> Vec<Node> {
    let (digests, resolution, base) = (scope.digests, scope.resolution, &scope.options.base);
    let mut nodes = Vec::new();
    let mut add = |name: NamedNode, unit, facts| nodes.push(Node { name: name.into_string(), unit, facts });
    for outlet in &scope.outlets {
        add(base.outlet(outlet), Unit::Outlet, 2);
    }
    for (article, digest) in digests.iter().enumerate() {
        let facts = 2 * digest.actors.len() + 4 * digest.statements.len() + digest.events.len();
        add(scope.articles[article].clone(), Unit::Article(article), facts);
    }
    let mut described = BTreeSet::new();
    for (index, event) in resolution.events.iter().enumerate() {
        add(base.event(&event.key), Unit::Event(index), 10 + event.reports.len());
        if let Some(date) = event.date.filter(|&date| described.insert(date)) {
            add(base.time(&date.to_string()), Unit::Event(index), 10);
        }
    }
    for (index, entity) in resolution.entities.iter().enumerate() {
        add(base.entity(&entity.key), Unit::Entity(index), 5 + entity.other_labels.len());
        for &(article, actor) in &entity.actors {
            let offices = digests.telling(article).and_then(|digest| digest.actors.get(actor));
            for office in offices.into_iter().flat_map(|actor| &actor.offices) {
                add(scope.membership(entity, article, office).0, Unit::Entity(index), 5);
            }
        }
    }
    nodes.par_sort_by(|one, other| natural_order(one.name.as_bytes(), other.name.as_bytes()));
    nodes
}

/// Where a piece ends that begins at a node: where it has enough facts, and all of a subject are in it.
fn end_of_piece(nodes: &[Node], from: usize, piece: usize) -> usize {
    let mut facts = 0;
    let mut to = from;
    while to < nodes.len() && (facts < piece || !are_parted(&nodes[to - 1].name, &nodes[to].name)) {
        facts += nodes[to].facts;
        to += 1;
    }
    to
}

/// Whether everything that is named after a node, `NODE#...`, comes before another one.
fn are_parted(node: &str, next: &str) -> bool {
    natural_order(format!("{node}#~").as_bytes(), next.as_bytes()).is_lt()
}

/// Parts that are made.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts {
    /// For each whether it is made.
    wanted: Vec<bool>,
    /// The last subject, without what stands after `#`, and its part.
    last: (String, usize),
}

impl Parts {
    /// So many parts, at least one, none of which is made.
    fn of_number(number: usize) -> Self {
        Self { wanted: vec![false; number.max(1)], ..Self::default() }
    }

    /// The part of a subject.
    fn of(&mut self, subject: &str) -> usize {
        let node = subject.split('#').next().unwrap_or(subject);
        if self.last.0 != node || node.is_empty() {
            let hash = Hash::default().word(node).done();
            self.last.0.clear();
            self.last.0.push_str(node);
            self.last.1 = (hash >> 112) as usize % self.wanted.len();
        }
        self.last.1
    }

    /// Whether facts of this subject are made.
    fn wants(&mut self, subject: &str) -> bool {
        let part = self.of(subject);
        self.wanted[part]
    }
}

/// A plan while it grows.
struct Sums {
    parts: Parts,
    plan: Plan,
}

impl Sums {
    /// A unit with this hash has facts of this subject. Its part.
    fn add(&mut self, subject: &str, hash: u128) -> usize {
        let part = self.parts.of(subject);
        self.plan.sums[part] = self.plan.sums[part].wrapping_add(hash);
        part
    }
}

/// For each article the hash of all that is said of its nodes: its digest, who its actors are, what its reports tell, where
/// its text comes from.
fn articles(scope: &Shared<'_>, hashes: &[String]) -> Vec<u128> {
    let resolution = scope.resolution;
    let mut lent = vec![String::new(); scope.digests.len()];
    for date in resolution.events.iter().flat_map(|event| &event.lent) {
        let of = scope.digests.telling(date.of.article).map_or("", |digest| digest.key.as_str());
        if let Some(lent) = lent.get_mut(date.to.0) {
            let _ = write!(lent, "{} {of} {:?};", date.to.1, date.of.event);
        }
    }
    let key_of = |entity: Option<usize>| entity.map_or("", |entity| resolution.entities[entity].key.as_str());
    let event_of = |event: Option<usize>| event.map_or("", |event| resolution.events[event].key.as_str());
    let digests = scope.digests.iter().enumerate();
    digests
        .map(|(article, digest)| {
            let hash = Hash::default().number(u128::from(WRITTEN));
            let hash = match hashes.get(article) {
                Some(known) => hash.word(known),
                None => hash.bytes(&postcard::to_stdvec(&*digest).expect("plain fields are written")),
            };
            hash.words((0..digest.actors.len()).map(|actor| key_of(scope.entity_of(article, actor))))
                .words((0..digest.events.len()).map(|report| event_of(scope.event_of(article, report))))
                .word(&scope.key(scope.origin(article)))
                .word(&lent[article])
                .done()
        })
        .collect()
}

/// What is said of happenings: what their articles say, and what was decided.
fn happenings(scope: &Shared<'_>, articles: &[u128], sums: &mut Sums) {
    let (resolution, base) = (scope.resolution, &scope.options.base);
    let mut described = BTreeSet::new();
    let mut after: Vec<Vec<&str>> = vec![Vec::new(); resolution.events.len()];
    for &(first, second) in &resolution.before {
        after[first].push(&resolution.events[second].key);
    }
    for (index, (event, after)) in resolution.events.iter().zip(after).enumerate() {
        let mut hash = Hash::default().word(&event.key).word(&event.label).word(event.standing.as_str());
        for &(article, report) in &event.reports {
            hash = hash.number(articles[article]).number(report as u128);
        }
        let date = event.date.map(|date| date.to_string());
        let hash = hash.word(date.as_deref().unwrap_or_default()).words(after).done();
        let part = sums.add(base.event(&event.key).as_str(), hash);
        sums.plan.events.push((index, part));
        if let Some(date) = date {
            let part = sums.add(base.time(&date).as_str(), Hash::default().word(&date).done());
            // A day of many happenings is described by the first.
            if described.insert(date) {
                sums.plan.events.push((index, part));
            }
        }
    }
}

/// What is said of entities and of the offices they hold.
fn entities(scope: &Shared<'_>, articles: &[u128], sums: &mut Sums) {
    let (resolution, base) = (scope.resolution, &scope.options.base);
    let mut same: Vec<Vec<&str>> = vec![Vec::new(); resolution.entities.len()];
    for &(left, right, _) in &resolution.possibly_same {
        same[left].push(&resolution.entities[right].key);
    }
    for (index, (entity, same)) in resolution.entities.iter().zip(same).enumerate() {
        let flags = u128::from(scope.agents[index]) | u128::from(scope.is_unnamed_source(index)) << 1;
        let holder = scope.holder(index).map_or("", |holder| resolution.entities[holder].key.as_str());
        let hash = Hash::default()
            .number(u128::from(WRITTEN))
            .number(flags)
            .word(&entity.key)
            .word(entity.class.as_str())
            .word(&entity.label)
            .word(entity.wikidata.as_deref().unwrap_or_default())
            .word(holder)
            .words(entity.other_labels.iter().map(String::as_str))
            .words(same);
        let part = sums.add(base.entity(&entity.key).as_str(), hash.done());
        sums.plan.entities.push((index, part));
        for &(article, actor) in &entity.actors {
            let offices = scope.digests.telling(article).and_then(|digest| digest.actors.get(actor));
            for office in offices.into_iter().flat_map(|actor| &actor.offices) {
                let (node, _) = scope.membership(entity, article, office);
                let hash =
                    Hash::default().word(node.as_str()).number(articles[article]).number(actor as u128);
                let part = sums.add(node.as_str(), hash.done());
                sums.plan.entities.push((index, part));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::{sample_reading, sample_reading_of, sample_resolution};
    use crate::graph::{entities_graph, to_nquads};
    use crate::model::Digest;
    use oxigraph::io::{RdfFormat, RdfSerializer};

    /// The quads of every part, made so many at a time as fit.
    fn quads_of(parts: &EntityParts<'_>, plan: &Plan, wanted: &[bool]) -> BTreeMap<usize, Vec<Quad>> {
        let mut all = BTreeMap::new();
        let taken = parts.for_each(plan, wanted, &mut |mut quads| {
            all.append(&mut quads);
            Ok::<(), ()>(())
        });
        assert_eq!(taken, Ok(()));
        all
    }

    #[test]
    fn parts_together_are_the_whole_graph() {
        let readings = [sample_reading(), sample_reading_of("n2", "Other Post")];
        let digests: Vec<Digest> = readings.iter().map(|reading| reading.digest.clone()).collect();
        let (resolution, options) = (sample_resolution(&readings), GraphOptions::default());
        let parts = EntityParts {
            digests: Digests::Whole(&digests),
            hashes: &[],
            resolution: &resolution,
            options: &options,
        };
        for number in [1, 8, 3 * AT_ONCE] {
            let plan = parts.plan(number);
            let all = quads_of(&parts, &plan, &vec![true; number]);
            let mut quads: Vec<Quad> = all.values().flatten().cloned().collect();
            quads.sort_unstable_by(crate::graph::canonical_order);
            assert_eq!(quads, entities_graph(&digests, &resolution, &options));
            // A part has a sum if and only if it has facts, and is the same alone.
            for (part, sum) in plan.sums().iter().enumerate() {
                assert_eq!(*sum == 0, all[&part].is_empty());
                let alone: Vec<bool> = (0..number).map(|other| other == part).collect();
                assert_eq!(quads_of(&parts, &plan, &alone)[&part], all[&part]);
            }
        }
    }

    #[test]
    fn pieces_in_order_are_the_whole_graph() {
        let readings = [sample_reading(), sample_reading_of("n2", "Other Post")];
        let digests: Vec<Digest> = readings.iter().map(|reading| reading.digest.clone()).collect();
        let (resolution, options) = (sample_resolution(&readings), GraphOptions::default());
        let parts = EntityParts {
            digests: Digests::Whole(&digests),
            hashes: &[],
            resolution: &resolution,
            options: &options,
        };
        for piece in [1, 100, PIECE] {
            let mut quads = Vec::new();
            let taken = parts.in_pieces(piece, &mut |some| {
                quads.extend(some.into_iter().map(|triple| triple.in_graph(options.base.entities_graph())));
                Ok::<(), ()>(())
            });
            assert_eq!(taken, Ok(()));
            assert_eq!(quads, entities_graph(&digests, &resolution, &options), "{piece}");
        }
    }

    #[test]
    fn lines_are_those_of_oxigraph() {
        let readings = [sample_reading()];
        let digests: Vec<Digest> = readings.iter().map(|reading| reading.digest.clone()).collect();
        let (resolution, options) = (sample_resolution(&readings), GraphOptions::default());
        let mut serializer = RdfSerializer::from_format(RdfFormat::NQuads).for_writer(Vec::new());
        let quads = entities_graph(&digests, &resolution, &options);
        for quad in &quads {
            serializer.serialize_quad(quad).expect("memory takes every byte");
        }
        let triples: Vec<Triple> = quads.into_iter().map(Triple::from).collect();
        let lines = to_nquads(&triples, &options.base.entities_graph());
        assert_eq!(lines, serializer.finish().expect("memory takes every byte"));
    }

    #[test]
    fn what_changes_the_facts_of_a_part_changes_its_sum() {
        let readings = [sample_reading(), sample_reading_of("n2", "Other Post")];
        let digests: Vec<Digest> = readings.iter().map(|reading| reading.digest.clone()).collect();
        let (resolution, options) = (sample_resolution(&readings), GraphOptions::default());
        let changes: [fn(&mut Resolution); 10] = [
            |found| found.entities[0].label.push('s'),
            |found| found.entities[0].key.push('s'),
            |found| found.entities[1].wikidata = Some("Q7".to_owned()),
            |found| found.entities[2].other_labels.clear(),
            |found| found.entity_of[0][0] = Some(2),
            |found| found.events[0].label.push('s'),
            |found| found.events[0].date = "2031-02".parse().ok(),
            |found| found.event_of[0][0] = Some(1),
            |found| found.before.clear(),
            |found| found.possibly_same.clear(),
        ];
        let of = |resolution: &Resolution| {
            let parts =
                EntityParts { digests: Digests::Whole(&digests), hashes: &[], resolution, options: &options };
            let plan = parts.plan(64);
            let quads: Vec<Vec<Quad>> = quads_of(&parts, &plan, &[true; 64]).into_values().collect();
            (plan.sums().to_vec(), quads)
        };
        let (sums, quads) = of(&resolution);
        for (number, change) in changes.into_iter().enumerate() {
            let mut other = resolution.clone();
            change(&mut other);
            let (other_sums, other_quads) = of(&other);
            assert!(quads != other_quads, "change {number} does not show");
            for part in (0..64).filter(|&part| quads[part] != other_quads[part]) {
                assert_ne!(sums[part], other_sums[part], "change {number}");
            }
            // In one part nothing can move to another one.
            let alone = |resolution| {
                EntityParts { digests: Digests::Whole(&digests), hashes: &[], resolution, options: &options }
                    .plan(1)
                    .sums()
                    .to_vec()
            };
            assert_ne!(alone(&resolution), alone(&other), "change {number}");
        }
    }

    #[test]
    fn nodes_of_an_article_stay_together() {
        let mut parts = Parts::of_number(4096);
        assert_eq!(parts.of("https://a.example/x#st_1_5"), parts.of("https://a.example/x"));
        assert_ne!(parts.of("https://a.example/x"), parts.of("https://a.example/y"));
    }
}
