//! Why two actors may be one: an id, a name, an acronym.

use super::plain::{IndexMap, Plain};
use super::{Nodes, name, namesake};
use crate::model::{EntityType, RuleId};
use std::collections::{BTreeMap, BTreeSet};

/// What speaks for a join, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rule {
    Decided,
    SameId,
    SameName,
    Spelling,
    ShorterName,
    LikeName,
    Acronym,
    Surname,
    SameShortName,
}

impl Rule {
    /// The id of the rule.
    pub(super) fn id(self) -> RuleId {
        match self {
            Self::Decided => "entity/decided",
            Self::SameId => "entity/same-id",
            Self::SameName => "entity/same-name",
            Self::Spelling => "entity/spelling",
            Self::ShorterName => "entity/shorter-name",
            Self::LikeName => "entity/like-name",
            Self::Acronym => "entity/acronym",
            Self::Surname => "entity/surname",
            Self::SameShortName => "entity/same-short-name",
        }
    }
}

/// A reason to join two nodes; ten million of them are in memory at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Evidence {
    pub(super) rule: Rule,
    left: u32,
    right: u32,
}

impl Evidence {
    pub(super) fn new(rule: Rule, left: usize, right: usize) -> Self {
        Self { rule, left: left.min(right) as u32, right: left.max(right) as u32 }
    }

    pub(super) fn left(self) -> usize {
        self.left as usize
    }

    pub(super) fn right(self) -> usize {
        self.right as usize
    }
}

/// What ids, names and acronyms say.
pub(super) struct Found {
    pub(super) evidence: Vec<Evidence>,
    /// Pairs of nodes of one name whose articles have nothing in common.
    pub(super) open: Vec<(usize, usize)>,
}

/// Evidence by id, name and acronym.
pub(super) fn find(nodes: &Nodes) -> Found {
    let mut evidence = Vec::new();
    by_id(nodes, &mut evidence);
    let open = by_name(nodes, &mut evidence);
    by_acronym(nodes, &mut evidence);
    Found { evidence, open }
}

/// Joins each node with the one before it in every block.
fn chain<'b>(blocks: impl Iterator<Item = &'b Vec<usize>>, rule: Rule, evidence: &mut Vec<Evidence>) {
    for block in blocks {
        evidence.extend(block.windows(2).map(|pair| Evidence::new(rule, pair[0], pair[1])));
    }
}

/// `entity/same-id`: the same id in the gazetteer.
fn by_id(nodes: &Nodes, evidence: &mut Vec<Evidence>) {
    let mut blocks: IndexMap<u32, Vec<usize>> = IndexMap::default();
    for index in 0..nodes.len() {
        if let Some(id) = nodes.id_number(index) {
            blocks.entry(id).or_default().push(index);
        }
    }
    chain(blocks.values(), Rule::SameId, evidence);
}

/// `entity/same-name`: the same normalised name; a person needs two parts of it, and something else in common where the articles
/// name others: else the pair is returned.
fn by_name(nodes: &Nodes, evidence: &mut Vec<Evidence>) -> Vec<(usize, usize)> {
    let nothing = Plain::of("");
    let keys: Vec<Plain> = nodes.person_names().map(|name| Plain::of(&name.key())).collect();
    let mut persons: Vec<(Plain, u32)> = Vec::new();
    // By the name, and by whether it is a people's.
    let mut others: Vec<(bool, Plain, u32)> = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        let number = index as u32;
        if node.class == EntityType::Person {
            let full = nodes.names(index).filter(|&(_, name)| name.is_full());
            persons.extend(full.map(|(name, _)| (keys[name as usize], number)));
        } else {
            let is_people = node.class == EntityType::Norp;
            let names = nodes.plains_of_thing(index);
            others.extend(names.filter(|name| *name != nothing).map(|name| (is_people, name, number)));
        }
    }
    drop(keys);
    others.sort_unstable();
    others.dedup();
    for pair in others.windows(2).filter(|pair| (pair[0].0, pair[0].1) == (pair[1].0, pair[1].1)) {
        evidence.push(Evidence::new(Rule::SameName, pair[0].2 as usize, pair[1].2 as usize));
    }
    drop(others);
    persons.sort_unstable();
    persons.dedup();
    let mut open = Vec::new();
    for block in persons.chunk_by(|one, next| one.0 == next.0) {
        let bearers: Vec<usize> = block.iter().map(|&(_, node)| node as usize).collect();
        let [joined, apart] = namesake::pairs(nodes, &bearers);
        evidence.extend(joined.into_iter().map(|(one, other)| Evidence::new(Rule::SameName, one, other)));
        open.extend(apart);
    }
    open
}

/// The acronyms that a body introduces for its name.
pub(super) fn acronyms(nodes: &Nodes, node: usize) -> impl Iterator<Item = &str> {
    let introduces = nodes[node].class == EntityType::Org && nodes.name_numbers(node).len() > 1;
    let is_acronym = |name: &&str| name.len() >= 2 && name.len() <= 6 && name.chars().all(char::is_uppercase);
    nodes.written(node).filter(move |name| introduces && is_acronym(name))
}

/// `entity/acronym`: two bodies that introduce the same acronym for names with a word in common.
fn by_acronym(nodes: &Nodes, evidence: &mut Vec<Evidence>) {
    let mut blocks: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for index in 0..nodes.len() {
        for acronym in acronyms(nodes, index) {
            blocks.entry(acronym).or_default().push(index);
        }
    }
    for block in blocks.values() {
        for pair in block.windows(2) {
            let words = |index: usize| -> BTreeSet<String> {
                let long = nodes.written(index).filter(|name| name.contains(' '));
                long.flat_map(|name| name::plain(name).split(' ').map(str::to_owned).collect::<Vec<_>>())
                    .filter(|word| word.len() > 3)
                    .collect()
            };
            if words(pair[0]).intersection(&words(pair[1])).next().is_some() {
                evidence.push(Evidence::new(Rule::Acronym, pair[0], pair[1]));
            }
        }
    }
}
