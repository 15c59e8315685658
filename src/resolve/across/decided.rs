//! The user's decisions, brought to the actors of the articles.

use super::evidence::{Evidence, Rule};
use super::{Nodes, name};
use crate::extract::name::Gazetteer;
use crate::resolve::decisions::{Decisions, Side};
use crate::resolve::key::hex_key;
use std::collections::{BTreeMap, BTreeSet};

/// Digits of the hash in an entity's key: enough that among ten thousand entities of one label two that share it are not to be
/// expected (one chance in twenty thousand).
pub(super) const KEY_DIGITS: usize = 10;

/// Puts each node on its sides and gives it the id that was decided. Returns what is to be said of the decisions.
pub(super) fn stand(nodes: &mut Nodes, gazetteer: &Gazetteer, decisions: &Decisions) -> Vec<String> {
    if decisions.is_empty() {
        return Vec::new();
    }
    let known = Known::new(decisions, gazetteer);
    let mut notes = Vec::new();
    let mut seen = BTreeSet::new();
    let sides: Vec<[BTreeSet<usize>; 2]> =
        (0..nodes.len()).map(|node| [known.sides_of(nodes, node), known.sides_of_id(nodes, node)]).collect();
    for (node, [own, by_id]) in sides.into_iter().enumerate() {
        let groups = |sides: &BTreeSet<usize>| -> BTreeSet<usize> {
            sides.iter().map(|&side| decisions.group_of(side)).collect()
        };
        nodes.stand_on(node, own);
        // A name that is decided to be another than its id says loses that id.
        if decisions.apart(&groups(nodes.sides(node)), &groups(&by_id)).is_some() {
            nodes.decide_id(node, None);
            seen.extend(by_id);
        } else {
            nodes.stand_on(node, by_id);
        }
        let groups = groups(nodes.sides(node));
        if let Some(line) = decisions.apart(&groups, &groups) {
            let id = nodes.article_id(node);
            notes
                .push(format!("{line}: {id} speaks of both as one, and within an article nothing is parted"));
        }
        let links = groups.iter().filter_map(|&group| decisions.link(group));
        let links: BTreeSet<&str> = links.map(|(id, _)| id).collect();
        match links.iter().collect::<Vec<_>>()[..] {
            [] => {}
            [link] => {
                let entry = gazetteer.with_wikidata(link);
                let id = entry.map_or_else(|| format!("wd:{link}"), |entry| entry.id.clone());
                nodes.decide_id(node, Some(&id));
            }
            _ => {
                let id = nodes.article_id(node);
                let links: Vec<&str> = links.iter().copied().collect();
                notes.push(format!("{id} speaks of {} as one: none was linked there", links.join(" and ")));
            }
        }
        seen.extend(nodes.sides(node));
    }
    notes.extend(decisions.unseen(&seen));
    notes
}

/// `entity/decided`: nodes that stand in one group, with the sides of the decision that they stand on; sorted.
pub(super) fn evidence(nodes: &Nodes, decisions: &Decisions) -> Vec<(Evidence, (usize, usize))> {
    let mut before: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let mut evidence = Vec::new();
    for right in 0..nodes.len() {
        for &side in nodes.sides(right) {
            if let Some((left, left_side)) = before.insert(decisions.group_of(side), (right, side))
                && left != right
            {
                evidence.push((Evidence::new(Rule::Decided, left, right), (left_side, side)));
            }
        }
    }
    evidence.sort_unstable();
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
    fn sides_of(&self, nodes: &Nodes, number: usize) -> BTreeSet<usize> {
        let full: Vec<bool> = nodes.names(number).map(|(_, name)| name.is_full()).collect();
        let mut sides = BTreeSet::new();
        let has_no_full = nodes.full_name(number).is_none();
        // A part of a name does not stand for a person whose full name the article knows.
        let stands_for_it =
            |&(number, _): &(usize, &str)| has_no_full || full.get(number).is_none_or(|is_full| *is_full);
        let names = nodes.written(number).enumerate().filter(stands_for_it);
        let names = names.map(|(_, name)| name::plain(name));
        sides.extend(names.filter_map(|name| self.names.get(name.as_str())));
        if !self.actors.is_empty() {
            let [start, end] = nodes[number].first();
            let local = format!("{}#who_{start}_{end}", nodes.article_key(number));
            sides.extend(self.actors.get(local.as_str()));
        }
        if nodes.id_number(number).is_none() && !self.hashes.is_empty() {
            let hash = hex_key(&[&nodes.key(number)], KEY_DIGITS);
            sides.extend(self.hashes.get(hash.as_str()).into_iter().flatten());
        }
        sides
    }

    /// Sides a node stands on by its id in the gazetteer.
    fn sides_of_id(&self, nodes: &Nodes, number: usize) -> BTreeSet<usize> {
        let Some(id) = nodes.id(number) else { return BTreeSet::new() };
        let wikidata = self.gazetteer.entry(id).and_then(|entry| entry.wikidata.as_deref());
        let by_wikidata = wikidata.and_then(|id| self.wikidata.get(id));
        self.ids.get(id).into_iter().chain(by_wikidata).copied().collect()
    }
}
