//! Why two actors may be one: an id, a name, an acronym.

use super::name::PersonName;
use super::namesake::Contexts;
use super::plain::{IndexMap, Plains};
use super::{Node, name};
use crate::model::{Digest, EntityType, RuleId};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A reason to join two nodes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Evidence {
    /// 0 is the strongest: a decision.
    pub(super) rank: u8,
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) rule: RuleId,
    /// The sides of the decision that `left` and `right` stand on.
    pub(super) sides: Option<(usize, usize)>,
}

impl Evidence {
    pub(super) fn new(rank: u8, left: usize, right: usize, rule: RuleId) -> Self {
        Self { rank, left: left.min(right), right: left.max(right), rule, sides: None }
    }
}

/// What ids, names and acronyms say.
pub(super) struct Found {
    pub(super) evidence: Vec<Evidence>,
    /// Pairs of nodes of one name whose articles have nothing in common.
    pub(super) open: Vec<(usize, usize)>,
}

/// Evidence by id, name and acronym.
pub(super) fn find<'d>(nodes: &[Node<'d>], digests: &'d [Digest]) -> Found {
    let mut evidence = Vec::new();
    by_id(nodes, &mut evidence);
    let open = by_name(nodes, digests, &mut evidence);
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
fn by_id(nodes: &[Node<'_>], evidence: &mut Vec<Evidence>) {
    let mut blocks: IndexMap<&str, Vec<usize>> = IndexMap::default();
    for (index, node) in nodes.iter().enumerate() {
        if let Some(id) = &node.id {
            blocks.entry(id).or_default().push(index);
        }
    }
    chain(blocks.values(), 1, "entity/same-id", evidence);
}

/// `entity/same-name`: the same normalised name; a person needs two parts of it, and something else in common where the articles
/// name others: else the pair is returned.
fn by_name<'d>(
    nodes: &[Node<'d>],
    digests: &'d [Digest],
    evidence: &mut Vec<Evidence>,
) -> Vec<(usize, usize)> {
    let mut plains = Plains::default();
    let mut persons: IndexMap<u32, Vec<usize>> = IndexMap::default();
    // By the name, and by whether it is a people's.
    let mut others: IndexMap<(bool, u32), Vec<usize>> = IndexMap::default();
    // Keys of persons' names that were taken apart once, by where they lie.
    let mut keys: IndexMap<*const PersonName, u32> = IndexMap::default();
    let mut names: Vec<u32> = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        let class = node.digest.class;
        names.clear();
        if class == EntityType::Person {
            for name in node.names.iter().filter(|name| name.is_full()) {
                names.push(*keys.entry(Rc::as_ptr(name)).or_insert_with(|| plains.number(name.key())));
            }
        } else {
            for name in &node.digest.names {
                let plain = plains.of(name);
                let short =
                    (class == EntityType::Org).then(|| name::without_form(plains.name(plain)).to_owned());
                let name = short.map_or(plain, |short| plains.number(short));
                if !plains.name(name).is_empty() {
                    names.push(name);
                }
            }
        }
        names.sort_unstable();
        names.dedup();
        for &name in &names {
            if class == EntityType::Person {
                persons.entry(name).or_default().push(index);
            } else {
                others.entry((class == EntityType::Norp, name)).or_default().push(index);
            }
        }
    }
    drop(keys);
    chain(others.values(), 2, "entity/same-name", evidence);
    drop(others);
    let mut contexts = Contexts::new(digests, &mut plains);
    let mut open = Vec::new();
    for block in persons.values() {
        let [joined, apart] = contexts.pairs(nodes, block);
        evidence
            .extend(joined.into_iter().map(|(one, other)| Evidence::new(2, one, other, "entity/same-name")));
        open.extend(apart);
    }
    open
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
                evidence.push(Evidence::new(6, pair[0], pair[1], "entity/acronym"));
            }
        }
    }
}
