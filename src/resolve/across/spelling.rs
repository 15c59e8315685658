//! Spellings of one person's name, over all names at once.

use super::Nodes;
use super::evidence::{Evidence, Rule};
use super::name::{self, Likeness, PersonName};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// Keys that are in memory at the same time, at sixteen bytes each: of more the keys are made in several passes.
const KEYS_AT_ONCE: usize = 1 << 23;

/// Keys of a name, by and large.
const KEYS_OF_A_NAME: usize = 32;

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
pub(super) fn find(nodes: &Nodes<'_>) -> Spellings {
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
            let rule = match likeness {
                Likeness::Spelling => Rule::Spelling,
                Likeness::Shorter => Rule::ShorterName,
                Likeness::Loose => Rule::LikeName,
            };
            evidence.push(Evidence::new(rule, pair.0, pair.1));
        }
    }
    Spellings { evidence, open }
}

/// Every distinct full name, sorted.
fn names<'n>(nodes: &'n Nodes<'_>) -> Vec<Name<'n>> {
    let mut first: Vec<Option<usize>> = nodes.person_names().map(|_| None).collect();
    for node in 0..nodes.len() {
        if let Some((number, _)) = nodes.full_name(node) {
            first[number].get_or_insert(node);
        }
    }
    let named = nodes.person_names().zip(first);
    let mut names: Vec<Name<'n>> =
        named.filter_map(|(name, node)| Some(Name { name, node: node? })).collect();
    names.sort_unstable_by(|one, other| (one.name, one.node).cmp(&(other.name, other.node)));
    names.dedup_by(|next, kept| next.name == kept.name);
    names
}

/// Which names are like each other.
struct Alike {
    /// For each name the others that can be the same person's.
    pairs: Vec<BTreeMap<usize, Likeness>>,
    /// Names that only sound like it: `Omar Rashad`, `Omar Rashid`.
    near: BTreeSet<(usize, usize)>,
}

fn alike(names: &[Name<'_>]) -> Alike {
    let mut alike = vec![BTreeMap::new(); names.len()];
    let mut near = BTreeSet::new();
    let mut seen = Seen::new(names.len() * KEYS_OF_A_NAME);
    let mut again = 0;
    for name in names {
        name::for_each_key(name.name, &mut |pieces| again += usize::from(seen.add(hash(pieces))));
    }
    // Of what is there twice or more, at least half was there before.
    let passes = (2 * again).div_ceil(KEYS_AT_ONCE).max(1) as u64;
    let mut keys: Vec<(u64, u32)> = Vec::with_capacity((2 * again).min(KEYS_AT_ONCE));
    for pass in 0..passes {
        keys.clear();
        for (number, name) in names.iter().enumerate() {
            name::for_each_key(name.name, &mut |pieces| {
                let hash = hash(pieces);
                if hash % passes == pass && seen.is_again(hash) {
                    keys.push((hash, number as u32));
                }
            });
        }
        keys.par_sort_unstable();
        keys.dedup();
        for block in keys.chunk_by(|one, other| one.0 == other.0) {
            for (at, &(_, left)) in block.iter().enumerate() {
                for &(_, right) in block[at + 1..].iter().take(MAX_NEIGHBOURS) {
                    let (left, right) = (left as usize, right as usize);
                    if alike[left].contains_key(&right) {
                        continue;
                    }
                    if let Some(likeness) = name::likeness(names[left].name, names[right].name) {
                        alike[left].insert(right, likeness);
                        alike[right].insert(left, likeness);
                    } else if name::sound_alike(names[left].name, names[right].name) {
                        near.insert((left.min(right), left.max(right)));
                    }
                }
            }
        }
    }
    Alike { pairs: alike, near }
}

/// Which keys more than one name may have: most keys are of one name, and need not be kept. A key falls into a slot by its
/// hash, and a slot has a bit for the first key and one for any other.
struct Seen {
    once: Vec<u64>,
    again: Vec<u64>,
}

impl Seen {
    /// Nothing yet; four slots for each of so many keys.
    fn new(keys: usize) -> Self {
        let words = (keys / 16).next_power_of_two();
        Self { once: vec![0; words], again: vec![0; words] }
    }

    /// The word of a slot and its bit there.
    fn slot(&self, hash: u64) -> (usize, u64) {
        ((hash >> 6) as usize % self.once.len(), 1 << (hash % 64))
    }

    /// Adds a key; whether one was in its slot.
    fn add(&mut self, hash: u64) -> bool {
        let (word, bit) = self.slot(hash);
        let was_there = self.once[word] & bit != 0;
        self.once[word] |= bit;
        if was_there {
            self.again[word] |= bit;
        }
        was_there
    }

    /// Whether more than one key is in the slot of this.
    fn is_again(&self, hash: u64) -> bool {
        let (word, bit) = self.slot(hash);
        self.again[word] & bit != 0
    }
}

/// A key as a number, the same on every machine. Of a hundred million keys two are one number in one case of four thousand;
/// their names are then compared, and found to be unlike.
fn hash(pieces: &[&str]) -> u64 {
    let mut hasher = DefaultHasher::new();
    pieces.hash(&mut hasher);
    hasher.finish()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_two_names_is_kept() {
        let mut seen = Seen::new(100);
        assert!(!seen.add(7) && !seen.add(7 << 40) && seen.add(7));
        assert!(seen.is_again(7) && !seen.is_again(8));
    }
}
