//! Identity decided again where articles have come or gone: only among actors that the change can reach.
//!
//! Whatever speaks for or against a join lies inside blocks: an id, a name, an acronym, names that are alike, a last name that
//! somebody bears alone. Actors that no chain of blocks leads to from one that came or went are joined as they were: their evidence is the
//! same and comes in the same order, and a union looks at its own two clusters alone. The others are decided by the same code
//! over them alone.

use super::cluster::Reasons;
use super::evidence::{Evidence, acronyms};
use super::node::Contexts;
use super::plain::Plain;
use super::spelling::{self, Spellings, World};
use super::{Decisions, Identity, Nodes, decide};
use crate::extract::name::Gazetteer;
use crate::model::{Confidence, Digest, Entity, EntityType};
use petgraph::unionfind::UnionFind;
use std::collections::{BTreeMap, BTreeSet};

/// An article and an actor of it.
type Place = (usize, usize);

/// What was decided before, with articles numbered as they are now.
#[derive(Debug, Default)]
pub(in crate::resolve) struct Before {
    pub(in crate::resolve) entities: Vec<Entity>,
    pub(in crate::resolve) possibly_same: Vec<(usize, usize, Confidence)>,
}

/// Identity, and what has changed of each article.
pub(in crate::resolve) struct Again {
    pub(in crate::resolve) identity: Identity,
    /// It is new, or other actors than before are one with its own.
    pub(in crate::resolve) joined: Vec<bool>,
    /// One of its actors is called otherwise.
    pub(in crate::resolve) called: Vec<bool>,
}

/// What [`identify`](super::identify) gives without decisions of the user, but for reasons, where some of it was known
/// `before`. The digests are those of which `is_new` speaks, sorted by key, and after them those that are gone.
pub(in crate::resolve) fn identify_again(
    with_gone: &[Digest],
    gazetteer: &Gazetteer,
    is_new: &[bool],
    before: Before,
) -> Again {
    let digests = &with_gone[..is_new.len()];
    let world = World { is_new };
    // Who has neither a name nor an id is in no block: nothing but its own article leads to it.
    let nodes = Nodes::some(with_gone, Contexts::Left, |place| {
        let actor = &with_gone[place.0].actors[place.1];
        let is_in_blocks = !actor.names.is_empty() || actor.gazetteer.is_some();
        is_in_blocks || world.is_new(place) || world.is_gone(place)
    });
    let spellings = spelling::find(&nodes, Some(&world));
    let reached = reached(&nodes, &spellings, &world);
    let mut is_reached: Vec<Vec<bool>> =
        digests.iter().map(|digest| vec![false; digest.actors.len()]).collect();
    // The numbers that nodes which are reached have among themselves.
    let mut numbers: Vec<Option<usize>> = Vec::with_capacity(nodes.len());
    let mut next = 0;
    for (node, reached) in nodes.iter().zip(reached) {
        let (article, actor) = node.place();
        let reached = reached && !world.is_gone(node.place());
        if reached {
            is_reached[article][actor] = true;
        }
        numbers.push(reached.then_some(next));
        next += usize::from(reached);
    }
    let both = |(left, right): (usize, usize)| numbers[left].zip(numbers[right]);
    let crossing: Vec<[Place; 2]> = (spellings.open.iter())
        .filter(|&&(left, right)| numbers[left].is_some() != numbers[right].is_some())
        .map(|&(left, right)| [left, right].map(|node| nodes[node].place()))
        .collect();
    let inside = Spellings {
        evidence: (spellings.evidence.iter())
            .filter_map(|evidence| {
                let (left, right) = both((evidence.left(), evidence.right()))?;
                Some(Evidence::new(evidence.rule, left, right))
            })
            .collect(),
        open: spellings.open.iter().copied().filter_map(both).collect(),
        ..Spellings::default()
    };
    drop((nodes, spellings));
    let some = Nodes::some(digests, Contexts::Kept, |(article, actor)| is_reached[article][actor]);
    let found = decide(some, (gazetteer, &Decisions::default()), inside, Vec::new(), Reasons::Left);
    let mut changed = [is_new.to_vec(), vec![false; digests.len()]];
    compare(digests, &before.entities, &found.entities, is_new, &mut changed);
    let identity = merge(digests, before, found, &is_reached, &crossing);
    let [joined, called] = changed;
    Again { identity, joined, called }
}

/// For each node whether a chain of blocks leads to it from one that came or went.
fn reached(nodes: &Nodes, spellings: &Spellings, world: &World<'_>) -> Vec<bool> {
    let mut sets = UnionFind::<usize>::new(nodes.len());
    let mut ids: BTreeMap<u32, usize> = BTreeMap::new();
    let mut short: BTreeMap<&str, usize> = BTreeMap::new();
    let mut names: Vec<(u8, Plain, usize)> = Vec::new();
    let keys: Vec<Plain> = nodes.person_names().map(|name| Plain::of(&name.key())).collect();
    for (index, node) in nodes.iter().enumerate() {
        if let Some(id) = nodes.id_number(index) {
            sets.union(*ids.entry(id).or_insert(index), index);
        }
        if node.class == EntityType::Person {
            let full = nodes.names(index).filter(|(_, name)| name.is_full());
            names.extend(full.map(|(name, _)| (0, keys[name as usize], index)));
            let last = nodes.name(index).filter(|name| !name.is_full()).and_then(|name| name.parts().last());
            if let Some(last) = last {
                short.entry(last).or_insert(index);
            }
        } else {
            let kind = if node.class == EntityType::Norp { 1 } else { 2 };
            names.extend(nodes.plains_of_thing(index).map(|name| (kind, name, index)));
        }
        names.extend(acronyms(nodes, index).map(|acronym| (3, Plain::of(acronym), index)));
    }
    names.sort_unstable();
    let nothing = Plain::of("");
    for pair in names.windows(2) {
        if (pair[0].0, pair[0].1) == (pair[1].0, pair[1].1) && pair[0].1 != nothing {
            sets.union(pair[0].2, pair[1].2);
        }
    }
    for (index, _) in nodes.iter().enumerate() {
        let last = nodes.name(index).and_then(|name| name.parts().last());
        if let Some(&bearer) = last.and_then(|last| short.get(last)) {
            sets.union(bearer, index);
        }
    }
    for &(left, right) in &spellings.tied {
        sets.union(left, right);
    }
    let has_changed = |place| world.is_new(place) || world.is_gone(place);
    let new = (0..nodes.len()).filter(|&node| has_changed(nodes[node].place()));
    let seeds: BTreeSet<usize> =
        new.chain(spellings.parted.iter().copied()).map(|node| sets.find(node)).collect();
    (0..nodes.len()).map(|node| seeds.contains(&sets.find(node))).collect()
}

/// Marks the articles whose actors are joined or called otherwise than before.
fn compare(
    digests: &[Digest],
    before: &[Entity],
    now: &[Entity],
    is_new: &[bool],
    [joined, called]: &mut [Vec<bool>; 2],
) {
    let mut was: Vec<Vec<Option<usize>>> =
        digests.iter().map(|digest| vec![None; digest.actors.len()]).collect();
    for (number, entity) in before.iter().enumerate() {
        for &(article, actor) in &entity.actors {
            was[article][actor] = Some(number);
        }
    }
    for entity in now {
        let old = || entity.actors.iter().filter(|&&(article, _)| !is_new[article]);
        let entities: BTreeSet<Option<usize>> = old().map(|&(article, actor)| was[article][actor]).collect();
        let is_whole = |entity: &Option<usize>| {
            entity.is_some_and(|entity| before[entity].actors.len() == old().count())
        };
        let is_same = entities.len() == 1 && entities.iter().all(is_whole);
        for &(article, actor) in old() {
            joined[article] |= !is_same;
            called[article] |= was[article][actor].is_none_or(|was| before[was].label != entity.label);
        }
    }
}

/// The entities of before that are not reached, and those that were found.
fn merge(
    digests: &[Digest],
    before: Before,
    found: Identity,
    is_reached: &[Vec<bool>],
    crossing: &[[Place; 2]],
) -> Identity {
    let Before { mut entities, possibly_same } = before;
    let reached = |&(article, actor): &Place| is_reached[article][actor];
    // Pairs by an actor of each: the numbers of entities change.
    let first = |entities: &[Entity], number: usize| entities[number].actors.first().copied();
    let mut pairs: Vec<[Place; 2]> = (possibly_same.iter())
        .filter_map(|&(left, right, _)| Some([first(&entities, left)?, first(&entities, right)?]))
        .filter(|pair| !pair.iter().any(reached))
        .collect();
    pairs.extend((found.possibly_same.iter()).filter_map(|&(left, right, _)| {
        Some([first(&found.entities, left)?, first(&found.entities, right)?])
    }));
    entities.retain(|entity| entity.actors.first().is_some_and(|place| !reached(place)));
    entities.extend(found.entities);
    entities.sort_unstable_by(|a, b| (&a.key, &a.actors).cmp(&(&b.key, &b.actors)));
    let mut entity_of: Vec<Vec<Option<usize>>> =
        digests.iter().map(|digest| vec![None; digest.actors.len()]).collect();
    for (number, entity) in entities.iter().enumerate() {
        for &(article, actor) in &entity.actors {
            entity_of[article][actor] = Some(number);
        }
    }
    let mut possibly_same: Vec<(usize, usize, Confidence)> = (pairs.iter().chain(crossing))
        .map(|pair| pair.map(|(article, actor)| entity_of[article][actor]))
        .filter_map(|[left, right]| left.zip(right))
        .filter(|(left, right)| left != right)
        .map(|(left, right)| (left.min(right), left.max(right), Confidence(50)))
        .collect();
    possibly_same.sort_unstable();
    possibly_same.dedup();
    Identity { entities, entity_of, possibly_same, kept_apart: Vec::new(), notes: found.notes }
}
