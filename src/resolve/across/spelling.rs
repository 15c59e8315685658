//! Spellings of one person's name, over all names at once.

use super::Node;
use super::evidence::Evidence;
use super::name::{self, Likeness, PersonName};
use std::collections::{BTreeMap, BTreeSet};

/// Within a block each name is compared with this many that follow it.
const MAX_NEIGHBOURS: usize = 48;

/// A name with the first node that bears it.
struct Name<'n> {
    name: &'n PersonName,
    node: usize,
}

/// What the names of all articles say.
pub(super) struct Spellings {
    pub(super) evidence: Vec<Evidence>,
    /// Pairs of nodes whose names may be one person's, but the shorter fits several.
    pub(super) open: Vec<(usize, usize)>,
}

/// `entity/spelling`, `entity/shorter-name` and `entity/like-name`: names that can be one person's. A name that leaves
/// out what tells two others apart joins neither: `J. Voss`, `Jan Voss`, `Jens Voss`.
pub(super) fn find(nodes: &[Node<'_>]) -> Spellings {
    let names = names(nodes);
    let Alike { pairs: alike, near } = alike(&names);
    let mut evidence = Vec::new();
    let mut open: Vec<(usize, usize)> =
        near.into_iter().map(|(left, right)| (names[left].node, names[right].node)).collect();
    for (left, others) in alike.iter().enumerate() {
        for (&right, &likeness) in others.range(left + 1..) {
            let pair = (names[left].node, names[right].node);
            if fits_several(&names, &alike, left, right) || fits_several(&names, &alike, right, left) {
                open.push(pair);
                continue;
            }
            let (rank, rule) = match likeness {
                Likeness::Spelling => (3, "entity/spelling"),
                Likeness::Shorter => (4, "entity/shorter-name"),
                Likeness::Loose => (5, "entity/like-name"),
            };
            evidence.push(Evidence::new(rank, pair.0, pair.1, rule));
        }
    }
    Spellings { evidence, open }
}

/// Every distinct full name, sorted.
fn names<'n>(nodes: &'n [Node<'_>]) -> Vec<Name<'n>> {
    let mut names: BTreeMap<&PersonName, usize> = BTreeMap::new();
    for (index, name) in nodes.iter().enumerate().filter_map(|(index, node)| Some((index, node.full_name()?)))
    {
        names.entry(name).or_insert(index);
    }
    names.into_iter().map(|(name, node)| Name { name, node }).collect()
}

/// Which names are like each other.
struct Alike {
    /// For each name the others that can be the same person's.
    pairs: Vec<BTreeMap<usize, Likeness>>,
    /// Names that only sound like it: `Omar Rashad`, `Omar Rashid`.
    near: BTreeSet<(usize, usize)>,
}

fn alike(names: &[Name<'_>]) -> Alike {
    let mut keys: Vec<(String, usize)> = Vec::new();
    for (number, name) in names.iter().enumerate() {
        keys.extend(name::keys(name.name).into_iter().map(|key| (key, number)));
    }
    keys.sort_unstable();
    keys.dedup();
    let mut alike = vec![BTreeMap::new(); names.len()];
    let mut near = BTreeSet::new();
    for block in keys.chunk_by(|one, other| one.0 == other.0) {
        for (at, (_, left)) in block.iter().enumerate() {
            for (_, right) in block[at + 1..].iter().take(MAX_NEIGHBOURS) {
                if alike[*left].contains_key(right) {
                    continue;
                }
                if let Some(likeness) = name::likeness(names[*left].name, names[*right].name) {
                    alike[*left].insert(*right, likeness);
                    alike[*right].insert(*left, likeness);
                } else if name::sound_alike(names[*left].name, names[*right].name) {
                    near.insert((*left.min(right), *left.max(right)));
                }
            }
        }
    }
    Alike { pairs: alike, near }
}

/// Whether `short` says less than `full` and would as well fit somebody who is not `full`.
fn fits_several(names: &[Name<'_>], alike: &[BTreeMap<usize, Likeness>], short: usize, full: usize) -> bool {
    let is_fuller = |other: usize| names[other].name.says_more(names[short].name);
    is_fuller(full)
        && alike[short].keys().any(|&other| {
            other != full
                && !alike[full].contains_key(&other)
                && is_fuller(other)
                && name::likeness(names[other].name, names[full].name).is_none()
        })
}
