//! Why two actors may be one: an id, a name, an acronym.

use super::namesake::Contexts;
use super::plain::{IndexMap, Plain, Plains};
use super::{Nodes, name};
use crate::model::{EntityType, RuleId};
use std::collections::{BTreeMap, BTreeSet};

/// A reason to join two nodes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Evidence {
    /// 0 is the strongest: a decision.
    pub(super) rank: u8,
    left: u32,
    right: u32,
    pub(super) rule: RuleId,
    /// The sides of the decision that `left` and `right` stand on.
    sides: Option<(u32, u32)>,
}

impl Evidence {
    pub(super) fn new(rank: u8, left: usize, right: usize, rule: RuleId) -> Self {
        let (left, right) = (left.min(right) as u32, left.max(right) as u32);
        Self { rank, left, right, rule, sides: None }
    }

    /// What a decision says of two nodes, which stand on these sides of it.
    pub(super) fn decided([left, right]: [usize; 2], [side, other]: [usize; 2]) -> Self {
        let sides = Some((side as u32, other as u32));
        Self { sides, ..Self::new(0, left, right, "entity/decided") }
    }

    pub(super) fn left(&self) -> usize {
        self.left as usize
    }

    pub(super) fn right(&self) -> usize {
        self.right as usize
    }

    pub(super) fn sides(&self) -> Option<(usize, usize)> {
        self.sides.map(|(left, right)| (left as usize, right as usize))
    }
}

/// What ids, names and acronyms say.
pub(super) struct Found {
    pub(super) evidence: Vec<Evidence>,
    /// Pairs of nodes of one name whose articles have nothing in common.
    pub(super) open: Vec<(usize, usize)>,
}

/// Evidence by id, name and acronym.
pub(super) fn find(nodes: &Nodes<'_>) -> Found {
    let mut evidence = Vec::new();
    by_id(nodes, &mut evidence);
    let open = by_name(nodes, &mut evidence);
    by_acronym(nodes, &mut evidence);
    Found { evidence, open }
}

/// Joins each node with the one before it in every block.
fn chain<'b>(
    blocks: impl Iterator<Item = &'b Vec<usize>>,
    rank: u8,
    rule: RuleId,
    evidence: &mut Vec<Evidence>,
) {
    for block in blocks {
        evidence.extend(block.windows(2).map(|pair| Evidence::new(rank, pair[0], pair[1], rule)));
    }
}

/// `entity/same-id`: the same id in the gazetteer.
fn by_id(nodes: &Nodes<'_>, evidence: &mut Vec<Evidence>) {
    let mut blocks: IndexMap<&str, Vec<usize>> = IndexMap::default();
    for (index, node) in nodes.iter().enumerate() {
        if let Some(id) = node.id() {
            blocks.entry(id).or_default().push(index);
        }
    }
    chain(blocks.values(), 1, "entity/same-id", evidence);
}

/// `entity/same-name`: the same normalised name; a person needs two parts of it, and something else in common where the articles
/// name others: else the pair is returned.
fn by_name(nodes: &Nodes<'_>, evidence: &mut Vec<Evidence>) -> Vec<(usize, usize)> {
    let (mut plains, nothing) = (Plains::default(), Plain::of(""));
    let keys: Vec<Plain> = nodes.person_names().map(|name| Plain::of(&name.key())).collect();
    let mut persons: Vec<(Plain, u32)> = Vec::new();
    // By the name, and by whether it is a people's.
    let mut others: Vec<(bool, Plain, u32)> = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        let number = index as u32;
        if node.digest.class == EntityType::Person {
            let full = nodes.names(index).filter(|&(_, name)| name.is_full());
            persons.extend(full.map(|(name, _)| (keys[name], number)));
        } else {
            let is_people = node.digest.class == EntityType::Norp;
            let names = node.digest.names.iter().map(|name| match node.digest.class {
                EntityType::Org => plains.without_form(name),
                _ => plains.of(name),
            });
            others.extend(names.filter(|name| *name != nothing).map(|name| (is_people, name, number)));
        }
    }
    drop((keys, plains));
    others.sort_unstable();
    others.dedup();
    for pair in others.windows(2).filter(|pair| (pair[0].0, pair[0].1) == (pair[1].0, pair[1].1)) {
        evidence.push(Evidence::new(2, pair[0].2 as usize, pair[1].2 as usize, "entity/same-name"));
    }
    drop(others);
    persons.sort_unstable();
    persons.dedup();
    let mut contexts = Contexts::new(nodes);
    let mut open = Vec::new();
    for block in persons.chunk_by(|one, next| one.0 == next.0) {
        let bearers: Vec<usize> = block.iter().map(|&(_, node)| node as usize).collect();
        let [joined, apart] = contexts.pairs(&bearers);
        evidence
            .extend(joined.into_iter().map(|(one, other)| Evidence::new(2, one, other, "entity/same-name")));
        open.extend(apart);
    }
    open
}

/// `entity/acronym`: two bodies that introduce the same acronym for names with a word in common.
fn by_acronym(nodes: &Nodes<'_>, evidence: &mut Vec<Evidence>) {
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
                evidence.push(Evidence::new(6, pair[0], pair[1], "entity/acronym"));
            }
        }
    }
}
