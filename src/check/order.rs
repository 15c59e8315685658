//! The order of events in time, and where the texts contradict it.
//!
//! A directed graph says "before": from the sentences that say so, and from a cause to its effect. An event's dates are a
//! window on its node, not nodes of their own, which would tie everything of one day together. Circles come first: in each
//! strongly connected component the shortest one is reported and its least trusted edge dropped, until none is left
//! ([`circle`]). Then the windows are spread along the order: an event cannot end before what comes before it begins.

use super::circle::{self, Circles};
use super::{event_side, is_vouched, side};
use crate::model::{
    CharSpan, Compared, DateSource, Digest, EventDigest, EventType, Finding, FindingKind, Resolution,
    Severity, Side, Status, TriggerKind,
};
use crate::resolve::event::recurs;
use jiff::civil::Date;
use petgraph::algo::toposort;
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;
use std::collections::{BTreeMap, BTreeSet};

/// Days by which an order and the dates may disagree: further apart two happenings were more likely taken for one.
const FURTHEST: i32 = 366;

/// One sentence that puts an event before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Told {
    article: usize,
    /// Reports, by their index in the article.
    before: usize,
    after: usize,
    /// The word that says so; none for a cause.
    cue: Option<CharSpan>,
}

/// All sentences that put one event before another; the most trusted edge has the most articles behind it.
type Edge = Vec<Told>;

/// What the sentences say of the order of events.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// Contradictions of dates, order and causes.
    pub(super) findings: Vec<Finding>,
    /// Pairs of happenings of which the first is before the second, sorted: what is left when no circle is and no date
    /// contradicts.
    pub(super) before: Vec<(usize, usize)>,
}

/// The order of events, and all contradictions in it.
pub(super) fn order(digests: &[Digest], resolution: &Resolution, compared: &mut Compared) -> Order {
    let mut edges: BTreeMap<(usize, usize), Edge> = BTreeMap::new();
    for (article, digest) in digests.iter().enumerate() {
        let told = digest.order.iter().map(|order| (order.before, order.after, Some(order.cue)));
        let causes = digest.events.iter().enumerate();
        let causes = causes.filter_map(|(after, report)| Some((report.caused_by?, after, None)));
        for (before, after, cue) in told.chain(causes) {
            let node = |event: usize| {
                let report = &digest.events[event];
                resolution.event_of[article][event].filter(|_| is_fact(report) && !is_series(report))
            };
            if let (Some(first), Some(second)) = (node(before), node(after))
                && first != second
            {
                edges.entry((first, second)).or_default().push(Told { article, before, after, cue });
            }
        }
    }
    compared.add("orders of two events", edges.len());
    let mut graph: DiGraph<usize, Edge> = DiGraph::new();
    let mut nodes: BTreeMap<usize, NodeIndex> = BTreeMap::new();
    for ((first, second), edge) in edges {
        let mut node = |event: usize| *nodes.entry(event).or_insert_with(|| graph.add_node(event));
        let (first, second) = (node(first), node(second));
        graph.add_edge(first, second, edge);
    }
    let mut findings = Vec::new();
    for circle in circles(&mut graph) {
        // One article that goes round in a circle by itself was more likely read wrongly.
        let tellers = circle.iter().flat_map(|(_, _, edge)| edge.iter().map(|told| told.article));
        if tellers.collect::<BTreeSet<usize>>().len() > 1 {
            findings.push(circle_finding(digests, resolution, &circle));
        }
    }
    findings.extend(late(digests, resolution, &mut graph));
    let ends = |edge| graph.edge_endpoints(edge).map(|(first, second)| (graph[first], graph[second]));
    let mut before: Vec<(usize, usize)> = graph.edge_indices().filter_map(ends).collect();
    before.sort_unstable();
    Order { findings, before }
}

/// Minimal circles, as the edges along each from its first event on; the least trusted edge of each is taken out of the graph.
fn circles(graph: &mut DiGraph<usize, Edge>) -> Vec<Vec<(usize, usize, Edge)>> {
    let trust = |edge: &EdgeIndex| (articles(&graph[*edge]), std::cmp::Reverse(*edge));
    let Circles { found, removed, .. } =
        circle::circles(graph, |circle| circle.iter().copied().min_by_key(trust));
    let told = |edge: EdgeIndex| {
        let (from, to) = graph.edge_endpoints(edge)?;
        Some((graph[from], graph[to], graph[edge].clone()))
    };
    let mut found: Vec<Vec<(usize, usize, Edge)>> =
        found.into_iter().map(|circle| circle.into_iter().filter_map(told).collect()).collect();
    for circle in &mut found {
        let first = (0..circle.len()).min_by_key(|&at| circle[at].0);
        circle.rotate_left(first.unwrap_or_default());
    }
    graph.retain_edges(|_, edge| removed.binary_search(&edge).is_err());
    found
}

fn articles(edge: &Edge) -> usize {
    let mut articles: Vec<usize> = edge.iter().map(|told| told.article).collect();
    articles.sort_unstable();
    articles.dedup();
    articles.len()
}

fn circle_finding(digests: &[Digest], resolution: &Resolution, circle: &[(usize, usize, Edge)]) -> Finding {
    let steps: Vec<String> = circle
        .iter()
        .map(|(first, second, edge)| {
            format!(
                "{} before {} ({})",
                name(resolution, *first),
                name(resolution, *second),
                first_id(digests, edge)
            )
        })
        .collect();
    Finding {
        kind: FindingKind::TimeCycle,
        severity: Severity::Conflict,
        message: format!("the order runs in a circle: {}", steps.join("; ")),
        sides: circle.iter().filter_map(|(_, _, edge)| edge_side(digests, edge)).collect(),
    }
}

fn name(resolution: &Resolution, event: usize) -> String {
    format!("“{}”", resolution.events[event].label)
}

/// The sentence with the smallest place.
fn told<'e>(digests: &[Digest], edge: &'e Edge) -> Option<&'e Told> {
    edge.iter().min_by_key(|told| (&digests[told.article].key, told.before, told.after))
}

fn first_id<'d>(digests: &'d [Digest], edge: &Edge) -> &'d str {
    told(digests, edge).map_or("", |told| digests[told.article].id.as_str())
}

fn edge_side(digests: &[Digest], edge: &Edge) -> Option<Side> {
    let told = told(digests, edge)?;
    let (before, after) = (told.before, told.after);
    let mut found = event_side(digests, (told.article, after));
    if told.cue.is_some() {
        // The words from the one trigger to the other are not in the digest: the one that comes second is shown.
        let later = usize::max(before, after);
        let report = &digests[told.article].events[later];
        found = side(&digests[told.article], told.article, report.trigger, &report.words, Some(later));
    }
    Some(found)
}

/// Told as happened, by the article itself or by somebody it names.
fn is_fact(report: &EventDigest) -> bool {
    report.status == Status::Happened && is_vouched(report)
}

/// `riots`, `protests`: of many there is no one order. Talks are many, too, but one meeting.
fn is_series(report: &EventDigest) -> bool {
    report.kind == TriggerKind::Noun
        && report.class != EventType::Consult
        && report.words.ends_with('s')
        && recurs(&report.lemma)
}

/// First and last day of an event by the words of its reports, each with the report that says so.
type Window = (Option<(Date, (usize, usize))>, Option<(Date, (usize, usize))>);

fn window(digests: &[Digest], resolution: &Resolution, event: usize) -> Window {
    let dated: Vec<(Date, Date, (usize, usize))> = resolution.events[event]
        .reports
        .iter()
        .filter_map(|&(article, report)| match digests[article].events[report].date {
            Some((date, DateSource::Text)) if is_fact(&digests[article].events[report]) => {
                Some((date.first_day(), date.last_day(), (article, report)))
            }
            _ => None,
        })
        .collect();
    let first = dated.iter().map(|&(first, _, place)| (first, place)).min_by_key(|(day, _)| *day);
    let last = dated.iter().map(|&(_, last, place)| (last, place)).max_by_key(|(day, _)| *day);
    (first, last)
}

/// Events that end before something earlier begins, along paths of the order; the edges that say so are taken out.
fn late(digests: &[Digest], resolution: &Resolution, graph: &mut DiGraph<usize, Edge>) -> Vec<Finding> {
    let Ok(order) = toposort(&*graph, None) else { return Vec::new() };
    let mut refuted = BTreeSet::new();
    // For each node the latest of the first days before it, with the report and the edge it came by.
    let mut bounds: BTreeMap<NodeIndex, (Date, (usize, usize), NodeIndex)> = BTreeMap::new();
    let mut findings = Vec::new();
    for node in order {
        let (first, last) = window(digests, resolution, graph[node]);
        let inherited = graph
            .edges_directed(node, petgraph::Direction::Incoming)
            .filter_map(|edge| {
                let bound = *bounds.get(&edge.source())?;
                // A cause is held against its own date only: what was before the cause may reach it by a wrong join.
                let is_told = edge.weight().iter().any(|told| told.cue.is_some());
                (is_told || bound.2 == edge.source()).then_some((edge.source(), edge.id(), bound))
            })
            .max_by_key(|(_, edge, (day, ..))| (*day, std::cmp::Reverse(*edge)));
        if let (Some((source, edge, (day, place, _))), Some((end, end_place))) = (inherited, last)
            && day > end
            && (day - end).get_days() <= FURTHEST
        {
            findings.push(late_finding(
                digests,
                resolution,
                (graph[source], graph[node]),
                &graph[edge],
                [(day, place), (end, end_place)],
            ));
            refuted.insert(edge);
            // What follows is measured against its own dates, else one slip is told again and again.
            bounds.extend(first.map(|(day, place)| (node, (day, place, node))));
            continue;
        }
        let inherited = inherited.map(|(source, _, (day, place, _))| (day, place, source));
        let own = first.map(|(day, place)| (day, place, node));
        bounds
            .extend(own.into_iter().chain(inherited).max_by_key(|(day, ..)| *day).map(|bound| (node, bound)));
    }
    graph.retain_edges(|_, edge| !refuted.contains(&edge));
    findings
}

fn late_finding(
    digests: &[Digest],
    resolution: &Resolution,
    (first, second): (usize, usize),
    edge: &Edge,
    [(day, place), (end, end_place)]: [(Date, (usize, usize)); 2],
) -> Finding {
    let mut sides: Vec<Side> = edge_side(digests, edge).into_iter().collect();
    sides.extend([event_side(digests, place), event_side(digests, end_place)]);
    sides.dedup();
    let is_cause = told(digests, edge).is_some_and(|told| told.cue.is_none());
    let word = if is_cause { "is told as the cause of" } else { "is told as before" };
    Finding {
        kind: FindingKind::TimeCycle,
        severity: Severity::Conflict,
        message: format!(
            "{} {word} {} ({}), which is over on {end} ({}); it cannot be before {day} ({})",
            name(resolution, first),
            name(resolution, second),
            first_id(digests, edge),
            digests[end_place.0].id,
            digests[place.0].id,
        ),
        sides,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(edges: &[(u32, u32)]) -> DiGraph<usize, Edge> {
        let told = Told { article: 0, before: 0, after: 1, cue: None };
        let size = edges.iter().map(|&(a, b)| a.max(b) + 1).max().unwrap_or(0);
        let mut graph = DiGraph::new();
        for node in 0..size {
            graph.add_node(node as usize);
        }
        for &(a, b) in edges {
            graph.add_edge(NodeIndex::new(a as usize), NodeIndex::new(b as usize), vec![told]);
        }
        graph
    }

    fn check(edges: &[(u32, u32)], expected: &[usize]) {
        let mut graph = graph(edges);
        let mut lengths: Vec<usize> = circles(&mut graph).iter().map(Vec::len).collect();
        lengths.sort_unstable();
        assert_eq!(lengths, expected);
        assert!(toposort(&graph, None).is_ok(), "no circle is left");
    }

    #[test]
    fn circles_are_minimal_and_all_are_found() {
        check(&[(0, 1), (1, 2), (2, 3)], &[]);
        check(&[(0, 1), (1, 2), (2, 0)], &[3]);
        // A long way round and a short cut: the short circle first; without its last edge the long one is still there.
        check(&[(0, 1), (1, 2), (2, 3), (3, 4), (4, 0), (2, 0)], &[3, 5]);
        // Without the edge they share both would be gone; it is the last here.
        check(&[(0, 1), (2, 3), (3, 4), (4, 0), (2, 0), (1, 2)], &[3]);
        check(&[(0, 1), (1, 0), (2, 3), (3, 4), (4, 2), (1, 2)], &[2, 3]);
    }
}
