//! Who is who across articles.
//!
//! Local actors are joined by evidence from the strongest to the weakest; before each union the two clusters are asked
//! whether anything forbids it. What is decided does not depend on the order of the articles: evidence is sorted by
//! strength, then by names and keys. Pairs are only looked at inside blocks (an id, a name, the skeleton of a last name),
//! so that the cost grows near linearly.

pub mod name;

use super::key::{hex_key, slug};
use crate::extract::name::Gazetteer;
use crate::model::{ActorDigest, Confidence, Digest, Entity, EntityType, MergeReason, RuleId};
use petgraph::unionfind::UnionFind;
use std::collections::{BTreeMap, BTreeSet};

/// Within a block of spellings each actor is compared with this many that follow it by name.
const MAX_NEIGHBOURS: usize = 48;

/// What identity decided: entities sorted by key, the entity of each actor, pairs that may be one.
pub(super) struct Identity {
    pub(super) entities: Vec<Entity>,
    pub(super) entity_of: Vec<Vec<Option<usize>>>,
    pub(super) possibly_same: Vec<(usize, usize, Confidence)>,
}

/// One actor of one article.
struct Node<'d> {
    article: usize,
    actor: usize,
    digest: &'d ActorDigest,
    /// Sorts nodes independently of the order of articles.
    key: String,
    /// Parts of its longest name, for persons.
    parts: Vec<String>,
}

/// A reason to join two nodes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Evidence {
    /// 0 is the strongest.
    rank: u8,
    left: usize,
    right: usize,
    rule: RuleId,
}

/// What a cluster must not contradict.
#[derive(Debug, Clone, Default)]
struct Cluster {
    ids: BTreeSet<String>,
    person: bool,
    other: bool,
    /// Given names and middle initials of its members' full names.
    full: Vec<Vec<String>>,
}

/// Decides identity over all digests.
pub(super) fn identify(digests: &[Digest], gazetteer: &Gazetteer) -> Identity {
    let nodes = nodes(digests);
    let mut evidence = Vec::new();
    by_id(&nodes, &mut evidence);
    by_name(&nodes, &mut evidence);
    by_spelling(&nodes, &mut evidence);
    by_acronym(&nodes, &mut evidence);
    evidence.sort();
    let mut groups = UnionFind::<usize>::new(nodes.len());
    let mut clusters: Vec<Cluster> = nodes.iter().map(|node| Cluster::of(node)).collect();
    let mut reasons: Vec<MergeReason> = Vec::new();
    let place = |node: &Node<'_>| (node.article, node.actor);
    for Evidence { left, right, rule, .. } in &evidence {
        let (a, b) = (groups.find(*left), groups.find(*right));
        if a != b && clusters[a].can_join(&clusters[b], gazetteer) {
            groups.union(a, b);
            let root = groups.find(a);
            let merged = clusters[a].clone().joined(&clusters[b]);
            clusters[root] = merged;
            reasons.push(MergeReason { left: place(&nodes[*left]), right: place(&nodes[*right]), rule });
        }
    }
    let open = surnames(&nodes, &mut groups, &mut clusters, gazetteer, &mut reasons);
    entities(digests, &nodes, &groups, &reasons, &open, gazetteer)
}

fn nodes(digests: &[Digest]) -> Vec<Node<'_>> {
    let mut nodes: Vec<Node<'_>> = Vec::new();
    for (article, digest) in digests.iter().enumerate() {
        for (actor, found) in digest.actors.iter().enumerate() {
            let parts = match found.class {
                EntityType::Person => found
                    .names
                    .iter()
                    .map(|name| name::parts(name))
                    .max_by_key(|parts| (parts.len(), parts.concat().len()))
                    .unwrap_or_default(),
                _ => Vec::new(),
            };
            let key = format!("{}#{:09}", digest.key, found.first.start);
            nodes.push(Node { article, actor, digest: found, key, parts });
        }
    }
    nodes.sort_by(|a, b| a.key.cmp(&b.key));
    nodes
}

/// Joins each node with the one before it in every block.
fn chain(blocks: &BTreeMap<String, Vec<usize>>, rank: u8, rule: RuleId, evidence: &mut Vec<Evidence>) {
    for block in blocks.values() {
        evidence.extend(block.windows(2).map(|pair| Evidence { rank, left: pair[0], right: pair[1], rule }));
    }
}

/// `entity/same-id`: the same id in the gazetteer.
fn by_id(nodes: &[Node<'_>], evidence: &mut Vec<Evidence>) {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, node) in nodes.iter().enumerate() {
        if let Some(id) = &node.digest.gazetteer {
            blocks.entry(id.clone()).or_default().push(index);
        }
    }
    chain(&blocks, 0, "entity/same-id", evidence);
}

/// `entity/same-name`: the same normalised name; a person needs two parts of it.
fn by_name(nodes: &[Node<'_>], evidence: &mut Vec<Evidence>) {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, node) in nodes.iter().enumerate() {
        let group = match node.digest.class {
            EntityType::Person => "person",
            EntityType::Norp => "people",
            _ => "other",
        };
        let mut names: Vec<String> = node
            .digest
            .names
            .iter()
            .filter_map(|name| match node.digest.class {
                EntityType::Person => {
                    Some(name::parts(name)).filter(|parts| parts.len() > 1).map(|parts| parts.join(" "))
                }
                _ => Some(name::plain(name)).filter(|name| !name.is_empty()),
            })
            .collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            blocks.entry(format!("{group} {name}")).or_default().push(index);
        }
    }
    chain(&blocks, 1, "entity/same-name", evidence);
}

/// `entity/spelling`: two spellings of one person's name, blocked by the skeleton of the last part.
fn by_spelling(nodes: &[Node<'_>], evidence: &mut Vec<Evidence>) {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, node) in nodes.iter().enumerate().filter(|(_, node)| node.parts.len() > 1) {
        if let Some(last) = node.parts.last() {
            blocks.entry(name::skeleton(last)).or_default().push(index);
        }
    }
    for block in blocks.values_mut() {
        // One node for each distinct name: the others are joined with it by name already.
        block.sort_by(|&a, &b| (&nodes[a].parts, &nodes[a].key).cmp(&(&nodes[b].parts, &nodes[b].key)));
        block.dedup_by(|later, earlier| nodes[*later].parts == nodes[*earlier].parts);
        for (position, &left) in block.iter().enumerate() {
            for &right in block[position + 1..].iter().take(MAX_NEIGHBOURS) {
                if name::same_person(&nodes[left].parts, &nodes[right].parts) {
                    evidence.push(Evidence {
                        rank: 2,
                        left: left.min(right),
                        right: left.max(right),
                        rule: "entity/spelling",
                    });
                }
            }
        }
    }
}

/// `entity/acronym`: two bodies that introduce the same acronym for names with a word in common.
fn by_acronym(nodes: &[Node<'_>], evidence: &mut Vec<Evidence>) {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, node) in nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| node.digest.class == EntityType::Org && node.digest.names.len() > 1)
    {
        for name in &node.digest.names {
            if name.len() >= 2 && name.len() <= 6 && name.chars().all(char::is_uppercase) {
                blocks.entry(name.clone()).or_default().push(index);
            }
        }
    }
    for block in blocks.values() {
        for pair in block.windows(2) {
            let words = |index: usize| -> BTreeSet<String> {
                let long = nodes[index].digest.names.iter().filter(|name| name.contains(' '));
                long.flat_map(|name| name::plain(name).split(' ').map(str::to_owned).collect::<Vec<_>>())
                    .filter(|word| word.len() > 3)
                    .collect()
            };
            if words(pair[0]).intersection(&words(pair[1])).next().is_some() {
                evidence.push(Evidence { rank: 3, left: pair[0], right: pair[1], rule: "entity/acronym" });
            }
        }
    }
}

impl Cluster {
    fn of(node: &Node<'_>) -> Self {
        let class = node.digest.class;
        Self {
            ids: node.digest.gazetteer.iter().cloned().collect(),
            person: class == EntityType::Person,
            other: matches!(class, EntityType::Org | EntityType::Place | EntityType::Product),
            full: if node.parts.len() > 1 { vec![node.parts.clone()] } else { Vec::new() },
        }
    }

    /// Different ids, a person and a thing, or names of two persons forbid a union.
    fn can_join(&self, other: &Self, gazetteer: &Gazetteer) -> bool {
        let different = |id: &String, than: &Self| {
            gazetteer
                .entry(id)
                .is_some_and(|entry| entry.different_from.iter().any(|other| than.ids.contains(other)))
        };
        let ids_clash = !self.ids.is_empty() && !other.ids.is_empty() && self.ids != other.ids;
        let forbidden =
            self.ids.iter().any(|id| different(id, other)) || other.ids.iter().any(|id| different(id, self));
        let class_clash = (self.person && other.other) || (other.person && self.other);
        let names_clash = self
            .full
            .iter()
            .any(|left| other.full.iter().any(|right| left != right && !name::same_person(left, right)));
        !ids_clash && !forbidden && !class_clash && !names_clash
    }

    fn joined(mut self, other: &Self) -> Self {
        self.ids.extend(other.ids.iter().cloned());
        self.person |= other.person;
        self.other |= other.other;
        for name in &other.full {
            if !self.full.contains(name) {
                self.full.push(name.clone());
            }
        }
        self
    }
}

/// `entity/surname`: a person known in an article by one name only joins the only full name of all articles that ends
/// (or begins) with it; if there are several it stays open and may be any of them. Returns those open pairs.
fn surnames(
    nodes: &[Node<'_>],
    groups: &mut UnionFind<usize>,
    clusters: &mut [Cluster],
    gazetteer: &Gazetteer,
    reasons: &mut Vec<MergeReason>,
) -> Vec<(usize, usize)> {
    let mut full: BTreeMap<&str, BTreeMap<usize, usize>> = BTreeMap::new();
    let mut short: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, node) in nodes.iter().enumerate() {
        match &node.parts[..] {
            [] => {}
            [only] => short.entry(only).or_default().push(index),
            [.., last] => {
                full.entry(last).or_default().entry(groups.find(index)).or_insert(index);
            }
        }
    }
    let mut open = Vec::new();
    for (name, indices) in short {
        let candidates: Vec<usize> =
            full.get(name).map(|found| found.values().copied().collect()).unwrap_or_default();
        let join = |left: usize,
                    right: usize,
                    rule: RuleId,
                    groups: &mut UnionFind<usize>,
                    clusters: &mut [Cluster],
                    reasons: &mut Vec<MergeReason>| {
            let (a, b) = (groups.find(left), groups.find(right));
            if a != b && clusters[a].can_join(&clusters[b], gazetteer) {
                groups.union(a, b);
                let merged = clusters[a].clone().joined(&clusters[b]);
                clusters[groups.find(a)] = merged;
                reasons.push(MergeReason {
                    left: (nodes[left].article, nodes[left].actor),
                    right: (nodes[right].article, nodes[right].actor),
                    rule,
                });
            }
        };
        match candidates[..] {
            [only] => indices
                .iter()
                .for_each(|&index| join(only, index, "entity/surname", groups, clusters, reasons)),
            [] => indices
                .windows(2)
                .for_each(|pair| join(pair[0], pair[1], "entity/same-short-name", groups, clusters, reasons)),
            _ => open.extend(
                indices
                    .iter()
                    .flat_map(|&index| candidates.iter().take(4).map(move |&candidate| (candidate, index))),
            ),
        }
    }
    open
}

/// Writes the clusters down as entities, sorted by key.
fn entities(
    digests: &[Digest],
    nodes: &[Node<'_>],
    groups: &UnionFind<usize>,
    reasons: &[MergeReason],
    open: &[(usize, usize)],
    gazetteer: &Gazetteer,
) -> Identity {
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for index in 0..nodes.len() {
        members.entry(groups.find(index)).or_default().push(index);
    }
    let mut built: Vec<(Entity, Vec<usize>)> =
        members.into_values().map(|members| (entity(nodes, &members, gazetteer), members)).collect();
    built.sort_by(|a, b| a.0.key.cmp(&b.0.key));
    let mut entity_of: Vec<Vec<Option<usize>>> =
        digests.iter().map(|digest| vec![None; digest.actors.len()]).collect();
    for (number, (_, members)) in built.iter().enumerate() {
        for &member in members {
            entity_of[nodes[member].article][nodes[member].actor] = Some(number);
        }
    }
    let mut entities: Vec<Entity> = built.into_iter().map(|(entity, _)| entity).collect();
    for reason in reasons {
        if let Some(entity) = entity_of[reason.left.0][reason.left.1] {
            entities[entity].reasons.push(reason.clone());
        }
    }
    let of = |node: usize| entity_of[nodes[node].article][nodes[node].actor];
    let mut possibly_same: Vec<(usize, usize, Confidence)> = open
        .iter()
        .filter_map(|&(left, right)| Some((of(left)?, of(right)?)))
        .filter(|(left, right)| left != right)
        .map(|(left, right)| (left.min(right), left.max(right), Confidence(50)))
        .collect();
    possibly_same.sort_unstable();
    possibly_same.dedup();
    Identity { entities, entity_of, possibly_same }
}

fn entity(nodes: &[Node<'_>], members: &[usize], gazetteer: &Gazetteer) -> Entity {
    let first = &nodes[*members.first().expect("a cluster has members")];
    let known = members
        .iter()
        .filter_map(|&member| nodes[member].digest.gazetteer.as_deref())
        .min()
        .and_then(|id| gazetteer.entry(id));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in members.iter().flat_map(|&member| &nodes[member].digest.names) {
        *counts.entry(name).or_default() += 1;
    }
    // Shown: the gazetteer's name, else the form most articles use, the longer one of equals.
    let common = counts.iter().max_by_key(|(name, count)| {
        (**count + usize::from(name.contains(' ')) * 2, name.len(), std::cmp::Reverse(**name))
    });
    let nominal = first.digest.nominal.clone();
    let label = known
        .map(|entry| entry.label.clone())
        .or_else(|| common.map(|(name, _)| (*name).to_owned()))
        .or(nominal)
        .unwrap_or_default();
    let class = members
        .iter()
        .map(|&member| &nodes[member].digest)
        .max_by_key(|digest| {
            (
                digest.gazetteer.is_some() && digest.class != EntityType::Norp,
                !digest.names.is_empty(),
                digest.mentions.len(),
                std::cmp::Reverse(digest.class),
            )
        })
        .map_or(EntityType::Other, |digest| digest.class);
    let key = if let Some(entry) = known {
        entry.id.clone()
    } else {
        let slug = slug(&label);
        let name = if slug.is_empty() { "entity" } else { slug.as_str() };
        format!("{name}-{}", hex_key(&[&first.key], 6))
    };
    let other_labels: BTreeSet<String> =
        counts.keys().filter(|name| **name != label).map(|name| (*name).to_owned()).collect();
    let mut actors: Vec<(usize, usize)> =
        members.iter().map(|&member| (nodes[member].article, nodes[member].actor)).collect();
    actors.sort_unstable();
    Entity {
        key,
        class: known.and_then(|entry| entry.class).unwrap_or(class),
        wikidata: known.and_then(|entry| entry.wikidata.clone()),
        gazetteer: known.map(|entry| entry.id.clone()),
        other_labels: other_labels.into_iter().collect(),
        label,
        actors,
        reasons: Vec::new(),
    }
}
