//! Clusters written down as entities.

use super::cluster::Joined;
use super::decided::KEY_DIGITS;
use super::{Identity, Nodes};
use crate::extract::name::Gazetteer;
use crate::extract::name::gazetteer::Entry;
use crate::model::{Confidence, Entity, EntityType};
use crate::resolve::Decisions;
use crate::resolve::key::{hex_key, slug};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What entities are written from.
pub(super) struct Known<'n> {
    pub(super) nodes: Nodes,
    pub(super) gazetteer: &'n Gazetteer,
    pub(super) decisions: &'n Decisions,
}

impl Known<'_> {
    /// The id in Wikidata that was decided for a node, with the lines that say so.
    fn link(&self, node: usize) -> Option<(String, String)> {
        self.nodes.sides(node).iter().find_map(|&side| {
            let (id, wikidata) = self.decisions.link(self.decisions.group_of(side))?;
            Some((id.to_owned(), self.decisions.reason(side, wikidata)))
        })
    }
}

/// The entities, sorted by key. `open` are pairs of nodes that may be one.
pub(super) fn write(known: Known<'_>, joined: Joined, open: &[(usize, usize)]) -> Identity {
    let nodes = &known.nodes;
    let mut members: Vec<(u32, u32)> =
        (0..nodes.len()).map(|index| (joined.root(index), index as u32)).collect();
    let Joined { sets, reasons, notes } = joined;
    drop(sets);
    members.sort_unstable();
    let clusters: Vec<&[(u32, u32)]> = members.chunk_by(|one, other| one.0 == other.0).collect();
    let entries = entries(&known, &clusters);
    let mut entities: Vec<Entity> =
        clusters.iter().zip(entries).map(|(members, entry)| entity(&known, members, entry)).collect();
    drop(clusters);
    drop(members);
    entities.sort_unstable_by(|a, b| (&a.key, &a.actors).cmp(&(&b.key, &b.actors)));
    let open: Vec<[(usize, usize); 2]> =
        open.iter().map(|&(left, right)| [left, right].map(|node| nodes[node].place())).collect();
    let by_group = by_group(&known);
    let actors: Vec<usize> = nodes.actors().collect();
    // From here on nothing is asked of the nodes, which hold as much memory as what is left.
    let Known { nodes, decisions, .. } = known;
    drop(nodes);
    let mut entity_of: Vec<Vec<Option<usize>>> =
        actors.into_iter().map(|actors| vec![None; actors]).collect();
    for (number, entity) in entities.iter().enumerate() {
        for &(article, actor) in &entity.actors {
            entity_of[article][actor] = Some(number);
        }
    }
    for reason in reasons {
        if let Some(entity) = entity_of[reason.left.0][reason.left.1] {
            entities[entity].reasons.push(reason);
        }
    }
    for entity in &mut entities {
        entity.reasons.shrink_to_fit();
    }
    let of = |(article, actor): (usize, usize)| entity_of[article][actor];
    let mut possibly_same: Vec<(usize, usize, Confidence)> = (open.into_iter())
        .filter_map(|[left, right]| Some((of(left)?, of(right)?)))
        .filter(|(left, right)| left != right)
        .map(|(left, right)| (left.min(right), left.max(right), Confidence(50)))
        .collect();
    possibly_same.sort_unstable();
    possibly_same.dedup();
    let kept_apart = kept_apart(decisions, &by_group, of);
    Identity { entities, entity_of, possibly_same, kept_apart, notes }
}

/// The places of the actors that stand in each group of decisions.
fn by_group(known: &Known<'_>) -> BTreeMap<usize, Vec<(usize, usize)>> {
    let mut by_group: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    for (index, sides) in known.nodes.decided_sides() {
        for &side in sides {
            by_group.entry(known.decisions.group_of(side)).or_default().push(known.nodes[index].place());
        }
    }
    by_group
}

/// Pairs of entities whose actors stand on two sides that a decision keeps apart.
fn kept_apart(
    decisions: &Decisions,
    by_group: &BTreeMap<usize, Vec<(usize, usize)>>,
    entity_of: impl Fn((usize, usize)) -> Option<usize>,
) -> Vec<(usize, usize, String)> {
    let entities: BTreeMap<usize, BTreeSet<usize>> = (by_group.iter())
        .map(|(&group, places)| (group, places.iter().filter_map(|&place| entity_of(place)).collect()))
        .collect();
    let mut kept_apart = Vec::new();
    for (left, right, lines) in decisions.all_apart() {
        let (Some(left), Some(right)) = (entities.get(&left), entities.get(&right)) else { continue };
        let pairs = left.iter().flat_map(|&one| right.iter().map(move |&other| (one, other)));
        kept_apart.extend(
            pairs
                .filter(|(one, other)| one != other)
                .map(|(one, other)| (one.min(other), one.max(other), lines.clone())),
        );
    }
    kept_apart.sort_unstable();
    kept_apart
}

/// What the gazetteer knows of each cluster. Where clusters that were kept apart have one id, the id is that of the one
/// that most often bears the name of the gazetteer, else of the first.
fn entries<'k>(known: &Known<'k>, clusters: &[&[(u32, u32)]]) -> Vec<Option<&'k Entry>> {
    let nodes = &known.nodes;
    let mut entries: Vec<Option<&Entry>> = clusters
        .iter()
        .map(|members| {
            let ids = members.iter().filter_map(|&(_, member)| nodes.id(member as usize));
            ids.min().and_then(|id| known.gazetteer.entry(id))
        })
        .collect();
    let bears = |cluster: usize, entry: &Entry| {
        let members = clusters[cluster].iter().map(|&(_, member)| member as usize);
        members.filter(|&member| nodes.written(member).any(|name| name == entry.label)).count()
    };
    let mut owners: BTreeMap<&str, (usize, Reverse<usize>)> = BTreeMap::new();
    for (cluster, entry) in
        entries.iter().enumerate().filter_map(|(cluster, entry)| Some((cluster, (*entry)?)))
    {
        let claim = (bears(cluster, entry), Reverse(cluster));
        let best = owners.entry(&entry.id).or_insert(claim);
        *best = (*best).max(claim);
    }
    for (cluster, entry) in entries.iter_mut().enumerate() {
        *entry = entry.filter(|entry| owners[entry.id.as_str()].1 == Reverse(cluster));
    }
    entries
}

fn entity(known: &Known<'_>, members: &[(u32, u32)], entry: Option<&Entry>) -> Entity {
    let nodes = &known.nodes;
    let members = || members.iter().map(|&(_, member)| member as usize);
    let first = members().next().expect("a cluster has members");
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in members().flat_map(|member| nodes.written(member)) {
        *counts.entry(name).or_default() += 1;
    }
    // Shown: the gazetteer's name, else the form most articles use, the longer one of equals.
    let common = counts.iter().max_by_key(|(name, count)| {
        (**count + usize::from(name.contains(' ')) * 2, name.len(), Reverse(**name))
    });
    let nominal = nodes.nominal(first).map(str::to_owned);
    let label = entry
        .map(|entry| entry.label.clone())
        .or_else(|| common.map(|(name, _)| (*name).to_owned()))
        .or(nominal)
        .unwrap_or_default();
    let other_labels: BTreeSet<String> =
        counts.keys().filter(|name| **name != label).map(|name| (*name).to_owned()).collect();
    let mut actors: Vec<(usize, usize)> = members().map(|member| nodes[member].place()).collect();
    actors.sort_unstable();
    let decided = members().find_map(|member| known.link(member));
    let (decided, decided_in) = decided.unzip();
    Entity {
        key: entry.map_or_else(|| key(&label, nodes, first), |entry| entry.id.clone()),
        class: entry.and_then(|entry| entry.class).unwrap_or_else(|| class(nodes, members())),
        wikidata: decided.or_else(|| entry.and_then(|entry| entry.wikidata.clone())),
        gazetteer: entry.map(|entry| entry.id.clone()),
        inside: entry
            .filter(|entry| entry.class == Some(EntityType::Place))
            .map_or_else(Vec::new, |entry| known.gazetteer.around(&entry.id).map(str::to_owned).collect()),
        other_labels: other_labels.into_iter().collect(),
        label,
        actors,
        reasons: Vec::new(),
        decided_in,
    }
}

/// What most speaks for: a name of the gazetteer, any name, the number of mentions.
fn class(nodes: &Nodes, members: impl Iterator<Item = usize>) -> EntityType {
    members
        .max_by_key(|&node| {
            let class = nodes[node].class;
            (
                nodes.id_number(node).is_some() && class != EntityType::Norp,
                !nodes.name_numbers(node).is_empty(),
                nodes[node].mentions,
                Reverse(class),
            )
        })
        .map_or(EntityType::Other, |node| nodes[node].class)
}

/// Label and hash of the smallest mention.
fn key(label: &str, nodes: &Nodes, first: usize) -> String {
    let slug = slug(label);
    let name = if slug.is_empty() { "entity" } else { slug.as_str() };
    format!("{name}-{}", hex_key(&[&nodes.key(first)], KEY_DIGITS))
}
