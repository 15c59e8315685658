//! The graph of what is shared in parts by subject, so that only parts that change are made.
//!
//! Which facts a part holds is [planned](super::plan).

use super::entity::{self, Selected, Shared};
use super::plan::{Homes, Plan};
use super::{GraphOptions, natural_order};
use crate::model::{Digests, Resolution};
use oxigraph::model::{NamedNode, NamedOrBlankNode, Quad, Triple};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

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
#[derive(Debug)]
pub struct PlannedParts<'a> {
    scope: Shared<'a>,
    plan: Plan,
}

impl PlannedParts<'_> {
    /// The sum of each part.
    pub fn sums(&self) -> &[u128] {
        self.plan.sums()
    }

    /// Hands on the quads of those parts that are `true` in `wanted`, by number, each sorted; some parts at a time, so that memory
    /// does not hold the whole graph.
    ///
    /// # Errors
    /// The first error of `take`.
    pub fn for_each<E>(
        &mut self,
        wanted: &[bool],
        take: &mut impl FnMut(BTreeMap<usize, Vec<Quad>>) -> Result<(), E>,
    ) -> Result<(), E> {
        let Self { scope, plan } = self;
        let numbers: Vec<usize> = (0..wanted.len()).filter(|&part| wanted[part]).collect();
        let graph = scope.options.base.entities_graph();
        for numbers in numbers.chunks(AT_ONCE) {
            let mut wanted = vec![false; wanted.len()];
            for &part in numbers {
                wanted[part] = true;
            }
            scope.selected = Some(plan.selected(&wanted));
            let mut homes = plan.homes(scope, &wanted);
            scope.facts.only(Made::Parts(homes.clone()));
            entity::write(scope);
            let mut quads: BTreeMap<usize, Vec<Quad>> =
                numbers.iter().map(|&part| (part, Vec::new())).collect();
            for triple in scope.facts.take() {
                if let Some(part) = homes.part(subject(&triple)) {
                    quads.entry(part).or_default().push(triple.in_graph(graph.clone()));
                }
            }
            take(quads)?;
        }
        Ok(())
    }
}

impl<'a> EntityParts<'a> {
    /// What so many parts (at least one) hold, made without their facts.
    pub fn plan(&self, number: usize) -> PlannedParts<'a> {
        let scope = entity::scope(self.digests, self.resolution, self.options);
        let plan = Plan::new(&scope, self.hashes, number);
        PlannedParts { scope, plan }
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
    Parts(Homes),
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
            Self::Parts(homes) => homes.part(subject).is_some(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::{sample_reading, sample_reading_of, sample_resolution};
    use crate::graph::{entities_graph, to_nquads};
    use crate::model::Digest;
    use oxigraph::io::{RdfFormat, RdfSerializer};

    /// The quads of every part, made so many at a time as fit.
    fn quads_of(parts: &mut PlannedParts<'_>, wanted: &[bool]) -> BTreeMap<usize, Vec<Quad>> {
        let mut all = BTreeMap::new();
        let taken = parts.for_each(wanted, &mut |mut quads| {
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
            let mut plan = parts.plan(number);
            let all = quads_of(&mut plan, &vec![true; number]);
            let mut quads: Vec<Quad> = all.values().flatten().cloned().collect();
            quads.sort_unstable_by(crate::graph::canonical_order);
            assert_eq!(quads, entities_graph(&digests, &resolution, &options));
            // A part has a sum if and only if it has facts, and is the same alone.
            for (part, sum) in plan.sums().to_vec().into_iter().enumerate() {
                assert_eq!(sum == 0, all[&part].is_empty());
                let alone: Vec<bool> = (0..number).map(|other| other == part).collect();
                assert_eq!(quads_of(&mut plan, &alone)[&part], all[&part]);
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
            let mut plan = parts.plan(64);
            let quads: Vec<Vec<Quad>> = quads_of(&mut plan, &[true; 64]).into_values().collect();
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
}
