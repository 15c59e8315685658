//! The user's decisions, brought to the actors of the articles.

use super::evidence::Evidence;
use super::{Node, name};
use crate::extract::name::Gazetteer;
use crate::model::Digest;
use crate::resolve::decisions::{Decisions, Side};
use crate::resolve::key::hex_key;
use std::collections::{BTreeMap, BTreeSet};

/// Digits of the hash in an entity's key: enough that among ten thousand entities of one label two that share it are not to be
/// expected (one chance in twenty thousand).
pub(super) const KEY_DIGITS: usize = 10;

/// Puts each node on its sides and gives it the id that was decided. Returns what is to be said of the decisions.
pub(super) fn stand(
    nodes: &mut [Node<'_>],
    digests: &[Digest],
    gazetteer: &Gazetteer,
    decisions: &Decisions,
) -> Vec<String> {
    if decisions.is_empty() {
        return Vec::new();
    }
    let known = Known::new(decisions, gazetteer);
    let mut notes = Vec::new();
    let mut seen = BTreeSet::new();
    for node in nodes {
        let article = &digests[node.article];
        let (own, by_id) = (known.sides_of(node, &article.key), known.sides_of_id(node));
        let groups = |sides: &BTreeSet<usize>| -> BTreeSet<usize> {
            sides.iter().map(|&side| decisions.group_of(side)).collect()
        };
        node.sides = own;
        // A name that is decided to be another than its id says loses that id.
        if decisions.apart(&groups(&node.sides), &groups(&by_id)).is_some() {
            node.id = None;
            seen.extend(by_id);
        } else {
            node.sides.extend(by_id);
        }
        let groups = groups(&node.sides);
        if let Some(line) = decisions.apart(&groups, &groups) {
            let id = &article.id;
            notes
                .push(format!("{line}: {id} speaks of both as one, and within an article nothing is parted"));
        }
        let links = groups.iter().filter_map(|&group| decisions.link(group));
        let links: BTreeSet<&str> = links.map(|(id, _)| id).collect();
        match links.iter().collect::<Vec<_>>()[..] {
            [] => {}
            [link] => {
                let entry = gazetteer.with_wikidata(link);
                node.id = Some(entry.map_or_else(|| format!("wd:{link}"), |entry| entry.id.clone()));
            }
            _ => {
                let id = &article.id;
                let links: Vec<&str> = links.iter().copied().collect();
                notes.push(format!("{id} speaks of {} as one: none was linked there", links.join(" and ")));
            }
        }
        seen.extend(&node.sides);
    }
    notes.extend(decisions.unseen(&seen));
    notes
}

/// `entity/decided`: nodes that stand in one group.
pub(super) fn evidence(nodes: &[Node<'_>], decisions: &Decisions) -> Vec<Evidence> {
    let mut before: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let mut evidence = Vec::new();
    for (right, node) in nodes.iter().enumerate() {
        for &side in &node.sides {
            if let Some((left, left_side)) = before.insert(decisions.group_of(side), (right, side))
                && left != right
            {
                let sides = Some((left_side, side));
                evidence.push(Evidence { rank: 0, left, right, rule: "entity/decided", sides });
            }
        }
    }
    evidence
}

/// Sides by what tells that a node stands on them.
struct Known<'k> {
    names: BTreeMap<&'k str, usize>,
    ids: BTreeMap<&'k str, usize>,
    /// By the hash at the end of the key.
    hashes: BTreeMap<&'k str, Vec<usize>>,
    actors: BTreeMap<&'k str, usize>,
    wikidata: BTreeMap<&'k str, usize>,
    gazetteer: &'k Gazetteer,
}

impl<'k> Known<'k> {
    fn new(decisions: &'k Decisions, gazetteer: &'k Gazetteer) -> Self {
        let mut known = Self {
            names: BTreeMap::new(),
            ids: BTreeMap::new(),
            hashes: BTreeMap::new(),
            actors: BTreeMap::new(),
            wikidata: BTreeMap::new(),
            gazetteer,
        };
        for (number, side) in decisions.sides().enumerate() {
            match side {
                Side::Name(name) => drop(known.names.insert(name, number)),
                Side::Actor(node) => drop(known.actors.insert(node, number)),
                Side::Wikidata(id) => drop(known.wikidata.insert(id, number)),
                Side::Entity(key) => {
                    known.ids.insert(key, number);
                    let hash = key.rsplit_once('-').map(|(_, hash)| hash);
                    if let Some(hash) = hash.filter(|hash| hash.len() == KEY_DIGITS) {
                        known.hashes.entry(hash).or_default().push(number);
                    }
                }
            }
        }
        known
    }

    /// Sides a node stands on by its names and by what it is in its article.
    fn sides_of(&self, node: &Node<'_>, article: &str) -> BTreeSet<usize> {
        let mut sides = BTreeSet::new();
        // A part of a name does not stand for a person whose full name the article knows.
        let stands_for_it = |&(number, _): &(usize, &String)| {
            node.full_name().is_none() || node.names.get(number).is_none_or(|name| name.is_full())
        };
        let names = node.digest.names.iter().enumerate().filter(stands_for_it);
        let names = names.map(|(_, name)| name::plain(name));
        sides.extend(names.filter_map(|name| self.names.get(name.as_str())));
        if !self.actors.is_empty() {
            let first = node.digest.first;
            let local = format!("{article}#who_{}_{}", first.start, first.end);
            sides.extend(self.actors.get(local.as_str()));
        }
        if node.id.is_none() && !self.hashes.is_empty() {
            let hash = hex_key(&[&node.key()], KEY_DIGITS);
            sides.extend(self.hashes.get(hash.as_str()).into_iter().flatten());
        }
        sides
    }

    /// Sides a node stands on by its id in the gazetteer.
    fn sides_of_id(&self, node: &Node<'_>) -> BTreeSet<usize> {
        let Some(id) = &node.id else { return BTreeSet::new() };
        let wikidata = self.gazetteer.entry(id).and_then(|entry| entry.wikidata.as_deref());
        let by_wikidata = wikidata.and_then(|id| self.wikidata.get(id));
        self.ids.get(id.as_str()).into_iter().chain(by_wikidata).copied().collect()
    }
}
