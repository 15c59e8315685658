//! A part of a view: around somebody, between two days, of some outlets, not more than one can read.

use super::{Edge, NodeKind, Projection};
use crate::model::Standing;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Nodes that a picture can hold and stay readable.
pub const READABLE: usize = 60;

/// What is kept of a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// IRIs of nodes whose neighbourhood is shown; everything, where there is none.
    pub about: BTreeSet<String>,
    /// How many edges away from them. No way leads on through an article or a date: what merely stands together is no
    /// neighbour.
    pub hops: usize,
    /// Most nodes; 0 for all.
    pub top: usize,
    /// First day, as `2024-02-11`. Edges without a day are left out where one of the two is given.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
    /// Outlets, in any case; all, where there is none.
    pub outlets: Vec<String>,
    /// Standings of events and reports; all, where there is none.
    pub standings: Vec<Standing>,
}

impl Default for Cut {
    fn default() -> Self {
        Self {
            about: BTreeSet::new(),
            hops: 2,
            top: READABLE,
            from: None,
            to: None,
            outlets: Vec::new(),
            standings: Vec::new(),
        }
    }
}

impl Cut {
    /// Whether it asks for some edges only.
    fn filters(&self) -> bool {
        self.from.is_some() || self.to.is_some() || !self.outlets.is_empty() || !self.standings.is_empty()
    }

    fn keeps(&self, edge: &Edge) -> bool {
        let tells = |outlet: &String| {
            self.outlets.iter().any(|wanted| wanted.to_lowercase() == outlet.to_lowercase())
        };
        let stands = |standing: &Standing| standing.as_str().eq_ignore_ascii_case(&edge.mark.standing);
        let in_time = || match &edge.days {
            None => self.from.is_none() && self.to.is_none(),
            Some((first, last)) => {
                self.from.as_ref().is_none_or(|from| from <= last)
                    && self.to.as_ref().is_none_or(|to| first <= to)
            }
        };
        (self.standings.is_empty() || self.standings.iter().any(stands))
            && (self.outlets.is_empty() || edge.outlets.iter().any(tells))
            && in_time()
    }
}

impl Projection {
    /// What is left of it. Of more nodes than [`Cut::top`], those that most is told of stay; around somebody, the nearest.
    #[must_use]
    pub fn cut(mut self, cut: &Cut) -> Self {
        if cut.filters() {
            self.edges.retain(|edge| cut.keeps(edge));
            self.keep_joined();
        }
        let scores = self.scores();
        if !cut.about.is_empty() {
            let near = self.near(cut, &scores);
            self.keep(&near);
        } else if cut.top > 0 && self.nodes.len() > cut.top {
            let busiest = self.busiest(cut.top, &scores);
            self.keep(&busiest);
        }
        self
    }

    /// How much is told of each node.
    fn scores(&self) -> Vec<usize> {
        let mut scores = vec![0; self.nodes.len()];
        for edge in &self.edges {
            scores[edge.source] += edge.weight;
            scores[edge.target] += edge.weight;
        }
        scores
    }

    /// Nodes within some hops, nearest first, then those that most is told of.
    fn near(&self, cut: &Cut, scores: &[usize]) -> Vec<bool> {
        let mut neighbours = vec![Vec::new(); self.nodes.len()];
        for edge in &self.edges {
            neighbours[edge.source].push(edge.target);
            neighbours[edge.target].push(edge.source);
        }
        let mut kept: Vec<bool> = self.nodes.iter().map(|node| cut.about.contains(&node.iri)).collect();
        let mut count = kept.iter().filter(|kept| **kept).count();
        let mut edge_of_it: Vec<usize> = (0..kept.len()).filter(|&node| kept[node]).collect();
        for _ in 0..cut.hops {
            let is_passage =
                |node: &&usize| !matches!(self.nodes[**node].kind, NodeKind::Article | NodeKind::Time);
            let from = edge_of_it
                .iter()
                .filter(|node| is_passage(node) || cut.about.contains(&self.nodes[**node].iri));
            let next: BTreeSet<usize> =
                from.flat_map(|&node| &neighbours[node]).copied().filter(|&node| !kept[node]).collect();
            let mut next: Vec<usize> = next.into_iter().collect();
            next.sort_by_key(|&node| (Reverse(scores[node]), node));
            if cut.top > 0 {
                next.truncate(cut.top.saturating_sub(count));
            }
            count += next.len();
            for &node in &next {
                kept[node] = true;
            }
            edge_of_it = next;
        }
        kept
    }

    /// At most `top` nodes: both ends of the edges whose lesser end has most told of it, until there are enough.
    fn busiest(&self, top: usize, scores: &[usize]) -> Vec<bool> {
        let mut order: Vec<&Edge> = self.edges.iter().collect();
        let key = |edge: &Edge| {
            let (one, other) = (scores[edge.source], scores[edge.target]);
            (Reverse(one.min(other)), Reverse(one.max(other)), edge.source, edge.target)
        };
        order.sort_by_key(|edge| key(edge));
        let mut kept = vec![false; self.nodes.len()];
        let mut count = 0;
        for edge in order {
            let new = usize::from(!kept[edge.source])
                + usize::from(edge.source != edge.target && !kept[edge.target]);
            if new > 0 && count + new <= top {
                (kept[edge.source], kept[edge.target]) = (true, true);
                count += new;
            }
        }
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Mark, Node};
    use super::*;

    /// A chain of entities 0-1-2-3-4, an article that names 0 and 4, each edge with a day of its own.
    fn chain() -> Projection {
        let node = |index: usize| Node {
            iri: format!("n{index}"),
            kind: if index == 5 { NodeKind::Article } else { NodeKind::Entity },
            class: String::new(),
            label: format!("n{index}"),
            other_labels: Vec::new(),
            days: None,
            mark: Mark::default(),
        };
        let edge = |source: usize, target: usize| Edge {
            source,
            target,
            relation: "knows".to_owned(),
            weight: 1 + source,
            outlets: vec![if source == 1 { "Dell Post" } else { "Fen Times" }.to_owned()],
            days: Some((format!("2031-01-0{}", source + 1), format!("2031-01-0{}", source + 1))),
            mark: Mark {
                status: "Happened".to_owned(),
                standing: if source == 2 { "Denied" } else { "Told" }.to_owned(),
            },
            ..Edge::default()
        };
        let edges = [(0, 1), (1, 2), (2, 3), (3, 4), (5, 0), (5, 4)].map(|(one, other)| edge(one, other));
        Projection { nodes: (0..6).map(node).collect(), edges: edges.into() }
    }

    fn left(cut: &Cut) -> Vec<String> {
        let left = chain().cut(cut);
        assert!(left.edges.iter().all(|edge| edge.source.max(edge.target) < left.nodes.len()));
        left.nodes.into_iter().map(|node| node.iri).collect()
    }

    #[test]
    fn neighbours_are_counted_in_hops_and_no_way_leads_through_an_article() {
        let about = |hops, top| Cut { about: ["n0".to_owned()].into(), hops, top, ..Cut::default() };
        assert_eq!(left(&about(0, 60)), ["n0"]);
        assert_eq!(left(&about(1, 60)), ["n0", "n1", "n5"]);
        // n4 is two edges away by the article alone.
        assert_eq!(left(&about(2, 60)), ["n0", "n1", "n2", "n5"]);
        // Of the two neighbours the one of which more is told.
        assert_eq!(left(&about(2, 2)), ["n0", "n5"]);
    }

    #[test]
    fn days_outlets_and_standings_choose_edges() {
        let cut = |from: &str, to: &str| Cut {
            from: Some(from.to_owned()).filter(|day| !day.is_empty()),
            to: Some(to.to_owned()).filter(|day| !day.is_empty()),
            ..Cut::default()
        };
        assert_eq!(left(&cut("2031-01-02", "2031-01-03")), ["n1", "n2", "n3"]);
        assert_eq!(left(&cut("", "2031-01-01")), ["n0", "n1"]);
        assert_eq!(left(&Cut { outlets: vec!["dell post".to_owned()], ..Cut::default() }), ["n1", "n2"]);
        assert_eq!(left(&Cut { standings: vec![Standing::Denied], ..Cut::default() }), ["n2", "n3"]);
        assert!(left(&Cut { outlets: vec!["Other".to_owned()], ..Cut::default() }).is_empty());
    }

    #[test]
    fn of_too_many_nodes_those_stay_of_which_most_is_told() {
        assert_eq!(left(&Cut { top: 2, ..Cut::default() }), ["n4", "n5"]);
        assert_eq!(left(&Cut { top: 0, ..Cut::default() }).len(), 6);
    }
}
