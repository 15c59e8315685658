//! Shortest circles in a directed graph, and the edges to take out so that none is left.
//!
//! Every circle goes through an edge of a feedback arc set (petgraph's, by Eades, Lin and Smyth), so that it is enough to look
//! for the shortest way back along each of these. That search is best first: an edge whose way back is longer than what is
//! known of the others waits, and its search goes on with more steps when its turn comes. So short circles are found in the
//! steps around them, however large the component is that they lie in.

use petgraph::algo::{greedy_feedback_arc_set, tarjan_scc};
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::visit::{EdgeFiltered, EdgeRef as _};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Steps of a first search: as many as the edges within three steps of most events.
const FIRST_STEPS: usize = 64;

/// Steps after which a circle counts as found, although a shorter one may be elsewhere in its component: what one wrong join
/// ties together is no order (our choice, about a second).
const EXACT_STEPS: usize = 50_000_000;

/// Steps after which the rest of the feedback arc set is taken out untold.
const MOST_STEPS: usize = 2 * EXACT_STEPS;

/// What was found in a graph.
#[derive(Debug, Default)]
pub(super) struct Circles {
    /// The edges along each circle: a shortest one of those that were left when it was found.
    pub(super) found: Vec<Vec<EdgeIndex>>,
    /// Edges without which no circle is left, sorted.
    pub(super) removed: Vec<EdgeIndex>,
    /// Edges looked at, a measure of the work that is the same on every machine.
    pub(super) steps: usize,
}

/// All circles, one at a time: a shortest one is found, and its `weakest` edge taken out.
pub(super) fn circles<N, E>(
    graph: &DiGraph<N, E>,
    weakest: impl Fn(&[EdgeIndex]) -> Option<EdgeIndex>,
) -> Circles {
    let mut search = Search::new(graph);
    search.divide();
    // Shortest first; of equal ones those that are known, then by the edge.
    let mut waiting: BinaryHeap<Reverse<Waiting>> =
        search.feedback().map(Waiting::new).map(Reverse).collect();
    let mut circles = Circles::default();
    while let Some(Reverse(mut next)) = waiting.pop() {
        if search.steps > MOST_STEPS {
            search.take_out(next.edge);
            continue;
        }
        if search.is_stale() {
            search.divide();
        }
        if !search.is_inside(next.edge) {
            continue;
        }
        if let Some(circle) = next.circle.take().filter(|circle| search.is_whole(circle)) {
            if let Some(weakest) = weakest(&circle) {
                search.take_out(weakest);
            }
            circles.found.push(circle);
        } else {
            let is_exact = search.steps <= EXACT_STEPS;
            match search.way_back(next.edge, if is_exact { next.budget } else { usize::MAX }) {
                Way::None => continue,
                Way::Longer(length) => (next.length, next.budget) = (length, 4 * next.budget),
                Way::Found(circle) => {
                    next.length = if is_exact { circle.len() } else { 0 };
                    next.circle = Some(circle);
                }
            }
        }
        next.is_open = next.circle.is_none();
        waiting.push(Reverse(next));
    }
    circles.removed = search.removed();
    circles.steps = search.steps;
    circles
}

/// An edge of the feedback arc set, and what is known of the shortest circle through it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Waiting {
    /// No circle through it is shorter.
    length: usize,
    is_open: bool,
    edge: EdgeIndex,
    circle: Option<Vec<EdgeIndex>>,
    /// Steps of the next search.
    budget: usize,
}

impl Waiting {
    fn new(edge: EdgeIndex) -> Self {
        Self { length: 2, is_open: true, edge, circle: None, budget: FIRST_STEPS }
    }
}

/// The way from the end of an edge back to its start.
enum Way {
    /// There is none any more.
    None,
    /// With it the circle has at least so many edges.
    Longer(usize),
    /// A shortest one, with the edge itself at the end.
    Found(Vec<EdgeIndex>),
}

struct Search<'g, N, E> {
    graph: &'g DiGraph<N, E>,
    /// For each node where its edges begin in `edges`; one more at the end.
    starts: Vec<usize>,
    edges: Vec<(EdgeIndex, NodeIndex)>,
    is_out: Vec<bool>,
    /// The strongly connected component of each node. Edges that are taken out may have split it since.
    component: Vec<usize>,
    /// Steps when the components were made, and whether an edge was taken out since.
    divided_at: usize,
    is_cut: bool,
    /// The last search that has seen each node, and the edge by which.
    seen: Vec<(usize, EdgeIndex)>,
    searches: usize,
    steps: usize,
}

impl<'g, N, E> Search<'g, N, E> {
    fn new(graph: &'g DiGraph<N, E>) -> Self {
        let (mut starts, mut edges) = (vec![0], Vec::with_capacity(graph.edge_count()));
        for node in graph.node_indices() {
            edges.extend(graph.edges(node).map(|edge| (edge.id(), edge.target())));
            starts.push(edges.len());
        }
        Self {
            graph,
            starts,
            edges,
            is_out: vec![false; graph.edge_count()],
            component: Vec::new(),
            divided_at: 0,
            is_cut: false,
            seen: vec![(0, EdgeIndex::end()); graph.node_count()],
            searches: 0,
            steps: 0,
        }
    }

    /// Makes the components anew.
    fn divide(&mut self) {
        let left = EdgeFiltered::from_fn(self.graph, |edge| !self.is_out[edge.id().index()]);
        let mut component = vec![0; self.graph.node_count()];
        for (number, nodes) in tarjan_scc(&left).into_iter().enumerate() {
            for node in nodes {
                component[node.index()] = number;
            }
        }
        self.component = component;
        self.steps += self.edges.len();
        (self.divided_at, self.is_cut) = (self.steps, false);
    }

    /// Whether more was spent on searches since an edge was taken out than new components cost.
    fn is_stale(&self) -> bool {
        self.is_cut && self.steps - self.divided_at > self.edges.len()
    }

    /// The edges of a feedback arc set of what lies inside of components.
    fn feedback(&self) -> impl Iterator<Item = EdgeIndex> {
        let mut inside: DiGraph<(), EdgeIndex> = DiGraph::new();
        let mut nodes = vec![None; self.component.len()];
        for edge in self.graph.edge_indices().filter(|&edge| self.is_inside(edge)) {
            let [from, to] =
                self.ends(edge).map(|node| *nodes[node.index()].get_or_insert_with(|| inside.add_node(())));
            inside.add_edge(from, to, edge);
        }
        let feedback: Vec<EdgeIndex> = greedy_feedback_arc_set(&inside).map(|edge| *edge.weight()).collect();
        feedback.into_iter()
    }

    fn ends(&self, edge: EdgeIndex) -> [NodeIndex; 2] {
        let (from, to) = self.graph.edge_endpoints(edge).expect("edges are not deleted during the search");
        [from, to]
    }

    /// Whether an edge is there and ties two nodes of one component.
    fn is_inside(&self, edge: EdgeIndex) -> bool {
        let [from, to] = self.ends(edge).map(|node| self.component[node.index()]);
        from == to && !self.is_out[edge.index()]
    }

    fn is_whole(&self, circle: &[EdgeIndex]) -> bool {
        circle.iter().all(|edge| !self.is_out[edge.index()])
    }

    fn take_out(&mut self, edge: EdgeIndex) {
        (self.is_out[edge.index()], self.is_cut) = (true, true);
    }

    fn removed(&self) -> Vec<EdgeIndex> {
        self.graph.edge_indices().filter(|edge| self.is_out[edge.index()]).collect()
    }

    /// The shortest way back, breadth first, in so many steps at most.
    fn way_back(&mut self, edge: EdgeIndex, budget: usize) -> Way {
        let [goal, start] = self.ends(edge);
        let component = self.component[start.index()];
        self.searches += 1;
        self.seen[start.index()] = (self.searches, edge);
        let (mut level, mut next, mut depth, mut left) = (vec![start], Vec::new(), 0, budget);
        while !level.is_empty() {
            for node in level.drain(..) {
                for &(by, to) in &self.edges[self.starts[node.index()]..self.starts[node.index() + 1]] {
                    if left == 0 {
                        return Way::Longer(depth + 2);
                    }
                    left -= 1;
                    self.steps += 1;
                    let seen = &mut self.seen[to.index()];
                    if seen.0 == self.searches
                        || self.is_out[by.index()]
                        || self.component[to.index()] != component
                    {
                        continue;
                    }
                    *seen = (self.searches, by);
                    if to == goal {
                        return Way::Found(self.circle(edge, goal));
                    }
                    next.push(to);
                }
            }
            std::mem::swap(&mut level, &mut next);
            depth += 1;
        }
        Way::None
    }

    /// The edges by which the last search came to `goal`, from that after `edge` on, then `edge` itself.
    fn circle(&self, edge: EdgeIndex, goal: NodeIndex) -> Vec<EdgeIndex> {
        let mut circle = vec![edge];
        let mut at = goal;
        loop {
            let by = self.seen[at.index()].1;
            if by == edge {
                break;
            }
            circle.push(by);
            [at, _] = self.ends(by);
        }
        circle.reverse();
        circle
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use petgraph::algo::toposort;
    use std::collections::BTreeSet;

    /// Numbers below a bound, the same in every run.
    struct Random(u64);

    impl Random {
        fn below(&mut self, bound: u32) -> u32 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((self.0 >> 33) % u64::from(bound)) as u32
        }
    }

    fn graph(edges: &[(u32, u32)]) -> DiGraph<(), ()> {
        DiGraph::from_edges(edges)
    }

    fn find(graph: &DiGraph<(), ()>) -> Circles {
        circles(graph, |circle| circle.iter().copied().max())
    }

    /// The length of a shortest circle, by a search from every node.
    fn shortest(graph: &DiGraph<(), ()>) -> Option<usize> {
        let from = |start: NodeIndex| {
            let (mut level, mut seen) = (vec![start], BTreeSet::new());
            for length in 1.. {
                let next: Vec<NodeIndex> = level
                    .iter()
                    .flat_map(|&node| graph.neighbors(node))
                    .filter(|&node| seen.insert(node))
                    .collect();
                if next.contains(&start) {
                    return Some(length);
                }
                if next.is_empty() {
                    break;
                }
                level = next;
            }
            None
        };
        graph.node_indices().filter_map(from).min()
    }

    #[test]
    fn each_circle_is_a_shortest_one_of_those_that_are_left() {
        let mut random = Random(17);
        for round in 0..300u32 {
            let nodes = 2 + random.below(14);
            let number = random.below(3 * nodes);
            let mut edges = BTreeSet::new();
            for _ in 0..number {
                let (from, to) = (random.below(nodes), random.below(nodes));
                edges.extend((from != to).then_some((from, to)));
            }
            let edges: Vec<(u32, u32)> = edges.into_iter().collect();
            let whole = graph(&edges);
            let Circles { found, removed, .. } = find(&whole);
            let mut left = whole.clone();
            for circle in &found {
                for (edge, next) in circle.iter().zip(circle.iter().cycle().skip(1)) {
                    let (edge, next) = (whole.edge_endpoints(*edge), whole.edge_endpoints(*next));
                    assert_eq!(
                        edge.map(|(_, to)| to),
                        next.map(|(from, _)| from),
                        "round {round}: {edges:?}"
                    );
                }
                assert_eq!(Some(circle.len()), shortest(&left), "round {round}: {edges:?}");
                let out = circle.iter().copied().max().and_then(|edge| whole.edge_endpoints(edge));
                left.retain_edges(|left, edge| left.edge_endpoints(edge) != out);
            }
            assert!(toposort(&left, None).is_ok(), "round {round}: a circle is left of {edges:?}");
            assert_eq!(removed.len(), found.len());
        }
    }

    /// Three edges ahead from each of so many nodes, at most `reach` nodes on, and ten circles of three.
    fn planted(nodes: u32, reach: u32) -> Vec<(u32, u32)> {
        let mut random = Random(3);
        let mut edges = BTreeSet::new();
        for node in 0..nodes - 1 {
            for _ in 0..3 {
                edges.insert((node, node + 1 + random.below(reach.min(nodes - 1 - node))));
            }
        }
        let tenth = nodes / 10;
        for circle in 0..10 {
            // Each in a tenth of its own; of the way ahead no step is in the graph already.
            let [one, other, third] = [0, 1, 2].map(|step| circle * tenth + step * (tenth / 3));
            edges.extend([(one, other), (other, third), (third, one)]);
        }
        edges.into_iter().collect()
    }

    /// Steps for each edge.
    fn check_planted(nodes: u32, reach: u32) -> usize {
        let edges = planted(nodes, reach);
        let whole = graph(&edges);
        let Circles { found, removed, steps } = find(&whole);
        assert_eq!(found.len(), 10);
        assert!(
            found.iter().all(|circle| circle.len() == 3),
            "each is the planted one, and no longer way round"
        );
        let back = removed.iter().filter_map(|&edge| whole.edge_endpoints(edge));
        assert!(back.into_iter().all(|(from, to)| from > to), "the last edge of each is taken out");
        steps / edges.len()
    }

    #[test]
    fn ten_planted_circles_are_found_minimal_in_steps_that_grow_as_the_edges() {
        for reach in [60, u32::MAX] {
            let [few, many] = [3_000, 12_000].map(|nodes| check_planted(nodes, reach));
            assert!(few < 60 && many < 60, "{few} and {many} steps for each edge, reach {reach}");
        }
    }
}
