//! Clusters of actors while they grow, and what forbids joining two.

use super::Nodes;
use super::evidence::Evidence;
use crate::extract::name::Gazetteer;
use crate::model::{EntityType, MergeReason};
use crate::resolve::Decisions;
use petgraph::unionfind::UnionFind;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What a cluster must not contradict.
#[derive(Debug, Clone, Default)]
pub(super) struct Cluster {
    /// Numbers of its ids, sorted.
    ids: Vec<u32>,
    person: bool,
    other: bool,
    /// Numbers of the full names of its members, sorted.
    pub(super) full: Vec<u32>,
    /// Groups of decisions its members stand in.
    groups: BTreeSet<usize>,
    /// Joined by a decision: its names are one's, whether they look like it or not.
    decided: bool,
}

impl Cluster {
    fn of(nodes: &Nodes, number: usize, decisions: &Decisions) -> Self {
        let class = nodes[number].class;
        Self {
            ids: nodes.id_number(number).into_iter().collect(),
            person: class == EntityType::Person,
            other: matches!(class, EntityType::Org | EntityType::Place | EntityType::Product),
            full: nodes.full_name(number).map(|(name, _)| name).into_iter().collect(),
            groups: nodes.sides(number).iter().map(|&side| decisions.group_of(side)).collect(),
            decided: false,
        }
    }

    /// Different ids, a person and a thing, or names of two persons forbid a union.
    fn can_join(&self, other: &Self, nodes: &Nodes, gazetteer: &Gazetteer) -> bool {
        let is_of = |id: &str, cluster: &Self| cluster.ids.iter().any(|&other| nodes.word(other) == id);
        let different = |id: u32, than: &Self| {
            gazetteer
                .entry(nodes.word(id))
                .is_some_and(|entry| entry.different_from.iter().any(|other| is_of(other, than)))
        };
        let ids_clash = !self.ids.is_empty()
            && !other.ids.is_empty()
            && !self.ids.iter().any(|id| other.ids.contains(id));
        let forbidden = self.ids.iter().any(|&id| different(id, other))
            || other.ids.iter().any(|&id| different(id, self));
        let class_clash = (self.person && other.other && !self.other && !other.person)
            || (other.person && self.other && !other.other && !self.person);
        !ids_clash && !forbidden && !class_clash && !self.names_clash(other, nodes)
    }

    /// Any two full names speak against a union; where a decision gave one person several names, all of them must.
    fn names_clash(&self, other: &Self, nodes: &Nodes) -> bool {
        let fits =
            |left: u32, right: u32| left == right || nodes.person_name(left).fits(nodes.person_name(right));
        let mut pairs =
            self.full.iter().flat_map(|&left| other.full.iter().map(move |&right| fits(left, right)));
        if self.full.is_empty() || other.full.is_empty() {
            false
        } else if self.decided || other.decided {
            !pairs.any(|fits| fits)
        } else {
            !pairs.all(|fits| fits)
        }
    }

    fn take_in(&mut self, other: Self) {
        add(&mut self.ids, other.ids);
        self.person |= other.person;
        self.other |= other.other;
        add(&mut self.full, other.full);
        self.groups.extend(other.groups);
        self.decided |= other.decided;
    }
}

/// Adds to a sorted list what it does not hold yet.
fn add<T: Ord>(list: &mut Vec<T>, more: Vec<T>) {
    for item in more {
        if let Err(at) = list.binary_search(&item) {
            list.insert(at, item);
        }
    }
}

/// Whether it is kept why two were joined: that holds more memory than the nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reasons {
    Kept,
    Left,
}

/// The clusters of all nodes, from one each to what evidence makes of them.
pub(super) struct Merging<'d> {
    pub(super) nodes: &'d Nodes,
    gazetteer: &'d Gazetteer,
    decisions: &'d Decisions,
    sets: UnionFind<u32>,
    /// By representative; nothing for a node that is alone.
    clusters: Vec<Option<Box<Cluster>>>,
    kept: Reasons,
    reasons: Vec<MergeReason>,
    /// Decisions that others forbid.
    notes: Vec<String>,
}

/// What was joined, and why.
pub(super) struct Joined {
    pub(super) sets: UnionFind<u32>,
    pub(super) reasons: Vec<MergeReason>,
    /// Decisions that others forbid.
    pub(super) notes: Vec<String>,
}

impl Joined {
    /// The representative of a node's cluster.
    pub(super) fn root(&self, node: usize) -> u32 {
        self.sets.find(node as u32)
    }
}

impl<'d> Merging<'d> {
    pub(super) fn new(
        nodes: &'d Nodes,
        gazetteer: &'d Gazetteer,
        decisions: &'d Decisions,
        kept: Reasons,
    ) -> Self {
        Self {
            nodes,
            gazetteer,
            decisions,
            sets: UnionFind::new(nodes.len()),
            clusters: nodes.iter().map(|_| None).collect(),
            kept,
            reasons: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// What is left when all is joined: nothing can be contradicted any more.
    pub(super) fn settle(self) -> Joined {
        Joined { sets: self.sets, reasons: self.reasons, notes: self.notes }
    }

    /// The representative of a node's cluster.
    pub(super) fn root(&self, node: usize) -> usize {
        self.sets.find(node as u32) as usize
    }

    /// The cluster of a node.
    pub(super) fn cluster(&self, node: usize) -> Cow<'_, Cluster> {
        let root = self.root(node);
        let alone = || Cow::Owned(Cluster::of(self.nodes, root, self.decisions));
        self.clusters[root].as_deref().map_or_else(alone, Cow::Borrowed)
    }

    fn take(&mut self, root: usize) -> Cluster {
        let alone = || Cluster::of(self.nodes, root, self.decisions);
        self.clusters[root].take().map_or_else(alone, |known| *known)
    }

    /// Whether a decision keeps the clusters of two nodes apart.
    pub(super) fn apart(&self, left: usize, right: usize) -> bool {
        self.kept_apart(left, right).is_some()
    }

    fn kept_apart(&self, left: usize, right: usize) -> Option<String> {
        if self.decisions.is_empty() {
            return None;
        }
        self.decisions.apart(&self.cluster(left).groups, &self.cluster(right).groups)
    }

    /// Joins the clusters of two nodes, unless something forbids it. Only a decision forbids what a decision joins, by the
    /// `sides` that the two stand on.
    pub(super) fn join(&mut self, evidence: Evidence, sides: Option<(usize, usize)>) {
        let (a, b) = (self.root(evidence.left()), self.root(evidence.right()));
        if a == b {
            return;
        }
        let decided = sides.map(|(left, right)| self.decisions.reason(left, right));
        if let Some(apart) = self.kept_apart(a, b) {
            self.notes.extend(decided.map(|lines| {
                let (left, right) = (self.words(evidence.left()), self.words(evidence.right()));
                format!("{lines}: {left} and {right} stay two, {apart} keeps them apart: delete one of these lines")
            }));
            return;
        }
        let (one, other) = (self.cluster(a), self.cluster(b));
        if decided.is_none() && !one.can_join(&other, self.nodes, self.gazetteer) {
            return;
        }
        let (mut one, other) = (self.take(a), self.take(b));
        one.take_in(other);
        one.decided |= decided.is_some();
        self.sets.union(a as u32, b as u32);
        let root = self.root(a);
        self.clusters[root] = Some(Box::new(one));
        if self.kept == Reasons::Left {
            return;
        }
        self.reasons.push(MergeReason {
            left: self.nodes[evidence.left()].place(),
            right: self.nodes[evidence.right()].place(),
            rule: evidence.rule.id(),
            decided,
        });
    }

    /// `“Ada Voss” (a1)`.
    fn words(&self, node: usize) -> String {
        let name = self.nodes.written(node).next().or_else(|| self.nodes.nominal(node)).unwrap_or("?");
        format!("“{name}” ({})", self.nodes.article_id(node))
    }
}
