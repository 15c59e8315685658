//! Clusters written down as entities.

use super::cluster::Merging;
use super::decided::KEY_DIGITS;
use super::{Identity, Node};
use crate::extract::name::gazetteer::Entry;
use crate::model::{Confidence, Digest, Entity, EntityType};
use crate::resolve::key::{hex_key, slug};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The entities, sorted by key. `open` are pairs of nodes that may be one.
pub(super) fn write(
    digests: &[Digest],
    merging: &mut Merging<'_>,
    open: &[(usize, usize)],
    notes: Vec<String>,
) -> Identity {
    let nodes = merging.nodes;
    let reasons = merging.settle();
    let merging = &*merging;
    let mut members: Vec<(usize, usize)> =
        (0..nodes.len()).map(|index| (merging.root(index), index)).collect();
    members.sort_unstable();
    let clusters: Vec<Vec<usize>> = members
        .chunk_by(|one, other| one.0 == other.0)
        .map(|cluster| cluster.iter().map(|&(_, index)| index).collect())
        .collect();
    drop(members);
    let known = known(merging, &clusters);
    let mut built: Vec<(Entity, Vec<usize>)> = clusters
        .into_iter()
        .zip(known)
        .map(|(members, known)| (entity(merging, &members, known), members))
        .collect();
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
            entities[entity].reasons.push(reason);
        }
    }
    for entity in &mut entities {
        entity.reasons.shrink_to_fit();
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
    let kept_apart = kept_apart(merging, of);
    Identity { entities, entity_of, possibly_same, kept_apart, notes }
}

/// Pairs of entities whose actors stand on two sides that a decision keeps apart.
fn kept_apart(
    merging: &Merging<'_>,
    entity_of: impl Fn(usize) -> Option<usize>,
) -> Vec<(usize, usize, String)> {
    let decisions = merging.decisions;
    let mut by_group: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (index, node) in merging.nodes.iter().enumerate() {
        for &side in &node.sides {
            by_group.entry(decisions.group_of(side)).or_default().extend(entity_of(index));
        }
    }
    let mut kept_apart = Vec::new();
    for (left, right, lines) in decisions.all_apart() {
        let (Some(left), Some(right)) = (by_group.get(&left), by_group.get(&right)) else { continue };
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
fn known<'m>(merging: &'m Merging<'_>, clusters: &[Vec<usize>]) -> Vec<Option<&'m Entry>> {
    let nodes = merging.nodes;
    let mut known: Vec<Option<&Entry>> = clusters
        .iter()
        .map(|members| {
            let ids = members.iter().filter_map(|&member| nodes[member].id.as_deref());
            ids.min().and_then(|id| merging.gazetteer.entry(id))
        })
        .collect();
    let bears = |cluster: usize, entry: &Entry| {
        clusters[cluster].iter().filter(|&&member| nodes[member].digest.names.contains(&entry.label)).count()
    };
    let mut owners: BTreeMap<&str, (usize, Reverse<usize>)> = BTreeMap::new();
    for (cluster, entry) in known.iter().enumerate().filter_map(|(cluster, entry)| Some((cluster, (*entry)?)))
    {
        let claim = (bears(cluster, entry), Reverse(cluster));
        let best = owners.entry(&entry.id).or_insert(claim);
        *best = (*best).max(claim);
    }
    for (cluster, entry) in known.iter_mut().enumerate() {
        *entry = entry.filter(|entry| owners[entry.id.as_str()].1 == Reverse(cluster));
    }
    known
}

fn entity(merging: &Merging<'_>, members: &[usize], known: Option<&Entry>) -> Entity {
    let nodes = merging.nodes;
    let first = &nodes[*members.first().expect("a cluster has members")];
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in members.iter().flat_map(|&member| &nodes[member].digest.names) {
        *counts.entry(name).or_default() += 1;
    }
    // Shown: the gazetteer's name, else the form most articles use, the longer one of equals.
    let common = counts.iter().max_by_key(|(name, count)| {
        (**count + usize::from(name.contains(' ')) * 2, name.len(), Reverse(**name))
    });
    let nominal = first.digest.nominal.clone();
    let label = known
        .map(|entry| entry.label.clone())
        .or_else(|| common.map(|(name, _)| (*name).to_owned()))
        .or(nominal)
        .unwrap_or_default();
    let other_labels: BTreeSet<String> =
        counts.keys().filter(|name| **name != label).map(|name| (*name).to_owned()).collect();
    let mut actors: Vec<(usize, usize)> = members.iter().map(|&member| nodes[member].place()).collect();
    actors.sort_unstable();
    let decided = members.iter().find_map(|&member| merging.link(member));
    let (decided, decided_in) = decided.unzip();
    Entity {
        key: known.map_or_else(|| key(&label, first), |entry| entry.id.clone()),
        class: known.and_then(|entry| entry.class).unwrap_or_else(|| class(nodes, members)),
        wikidata: decided.or_else(|| known.and_then(|entry| entry.wikidata.clone())),
        gazetteer: known.map(|entry| entry.id.clone()),
        inside: known
            .filter(|entry| entry.class == Some(EntityType::Place))
            .map_or_else(Vec::new, |entry| merging.gazetteer.around(&entry.id).map(str::to_owned).collect()),
        other_labels: other_labels.into_iter().collect(),
        label,
        actors,
        reasons: Vec::new(),
        decided_in,
    }
}

/// What most speaks for: a name of the gazetteer, any name, the number of mentions.
fn class(nodes: &[Node<'_>], members: &[usize]) -> EntityType {
    members
        .iter()
        .map(|&member| &nodes[member])
        .max_by_key(|node| {
            (
                node.id.is_some() && node.digest.class != EntityType::Norp,
                !node.digest.names.is_empty(),
                node.digest.mentions.len(),
                Reverse(node.digest.class),
            )
        })
        .map_or(EntityType::Other, |node| node.digest.class)
}

/// Label and hash of the smallest mention.
fn key(label: &str, first: &Node<'_>) -> String {
    let slug = slug(label);
    let name = if slug.is_empty() { "entity" } else { slug.as_str() };
    format!("{name}-{}", hex_key(&[&first.key()], KEY_DIGITS))
}
