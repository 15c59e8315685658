//! The order of events in time, and where it runs in a circle.
//!
//! A directed graph says "not later than": days in order, each event between the first and the last day of its date, a
//! cause before its effect. A strongly connected component with a cause in it is a contradiction: the effect is dated
//! wholly before its cause.

use super::event_side;
use crate::model::{DateSource, Digest, Finding, FindingKind, Resolution, Severity};
use jiff::ToSpan;
use jiff::civil::Date;
use petgraph::algo::tarjan_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::BTreeMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    /// The morning of a day.
    Morning(Date),
    /// A canonical event.
    Event(usize),
}

/// All contradictions of dates and causes. Linear in events and causes, but for sorting the days.
pub(super) fn cycles(digests: &[Digest], resolution: &Resolution) -> Vec<Finding> {
    let mut graph: DiGraph<Node, ()> = DiGraph::new();
    let mut nodes: BTreeMap<Node, NodeIndex> = BTreeMap::new();
    let mut node = |graph: &mut DiGraph<Node, ()>, which: Node| {
        *nodes.entry(which).or_insert_with(|| graph.add_node(which))
    };
    let mut causes = Vec::new();
    for (article, digest) in digests.iter().enumerate() {
        for (index, report) in digest.events.iter().enumerate() {
            let Some(event) = resolution.event_of[article][index] else { continue };
            let here = node(&mut graph, Node::Event(event));
            if let Some((date, DateSource::Text)) = report.date {
                let first = node(&mut graph, Node::Morning(date.first_day()));
                graph.add_edge(first, here, ());
                if let Ok(after) = date.last_day().checked_add(1.day()) {
                    let after = node(&mut graph, Node::Morning(after));
                    graph.add_edge(here, after, ());
                }
            }
            if let Some(cause) = report.caused_by
                && let Some(cause_event) = resolution.event_of[article][cause]
                && cause_event != event
            {
                let cause_node = node(&mut graph, Node::Event(cause_event));
                graph.add_edge(cause_node, here, ());
                causes.push(((article, cause), cause_event, (article, index), event));
            }
        }
    }
    let mornings: Vec<NodeIndex> = nodes
        .iter()
        .filter(|(which, _)| matches!(which, Node::Morning(_)))
        .map(|(_, &index)| index)
        .collect();
    for pair in mornings.windows(2) {
        graph.add_edge(pair[0], pair[1], ());
    }
    let mut component_of = BTreeMap::new();
    for (number, component) in tarjan_scc(&graph).iter().enumerate() {
        for &index in component {
            component_of.insert(graph[index], number);
        }
    }
    causes
        .into_iter()
        .filter(|&(_, cause, _, effect)| {
            component_of.get(&Node::Event(cause)) == component_of.get(&Node::Event(effect))
        })
        .map(|(cause, cause_event, effect, effect_event)| Finding {
            kind: FindingKind::TimeCycle,
            severity: Severity::Conflict,
            message: format!(
                "{}: \"{}\" is told as the cause of \"{}\", which is dated before it",
                digests[effect.0].id,
                resolution.events[cause_event].label,
                resolution.events[effect_event].label
            ),
            sides: vec![event_side(digests, cause), event_side(digests, effect)],
        })
        .collect()
}
