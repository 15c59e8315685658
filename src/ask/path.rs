//! How two names are connected: the fewest steps over events, statements and offices.

use super::answer::Row;
use super::names::Names;
use super::source::Table;
use super::{Question, answer};
use oxigraph::model::{NamedNode, Term};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The rows of the steps from one of `from` to one of `to`; none where nothing connects them. Of several ways as short,
/// the one whose names come first.
pub(super) fn steps(
    question: &Question,
    table: &Table,
    names: &Names,
    from: &[NamedNode],
    to: &[NamedNode],
) -> Vec<Row> {
    let place = |name: &str| table.variables.iter().position(|variable| variable == name);
    let (Some(one), Some(other)) = (place("one"), place("other")) else { return Vec::new() };
    let node = |row: &[Option<Term>], at: usize| match &row[at] {
        Some(Term::NamedNode(node)) => Some(node.as_str().to_owned()),
        _ => None,
    };
    let mut next: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in &table.rows {
        if let (Some(one), Some(other)) = (node(row, one), node(row, other)) {
            next.entry(one.clone()).or_default().insert(other.clone());
            next.entry(other).or_default().insert(one);
        }
    }
    let way = way(&next, from, to);
    let mut steps = Vec::new();
    for pair in way.windows(2) {
        // Both directions of an edge are one step, told from the nearer end.
        let mut rows: Vec<Vec<Option<Term>>> = Vec::new();
        for row in &table.rows {
            let ends = (node(row, one), node(row, other));
            let mut row = row.clone();
            if ends == (Some(pair[1].clone()), Some(pair[0].clone())) {
                row.swap(one, other);
            } else if ends != (Some(pair[0].clone()), Some(pair[1].clone())) {
                continue;
            }
            rows.push(row);
        }
        let step = Table { variables: table.variables.clone(), rows };
        steps.extend(answer::rows(question, &step, names));
    }
    steps
}

/// The nodes of a shortest way, both ends with it.
fn way(next: &BTreeMap<String, BTreeSet<String>>, from: &[NamedNode], to: &[NamedNode]) -> Vec<String> {
    let goals: BTreeSet<&str> = to.iter().map(NamedNode::as_str).collect();
    let starts: BTreeSet<String> = from.iter().map(|node| node.as_str().to_owned()).collect();
    let mut came_from: BTreeMap<String, Option<String>> =
        starts.iter().map(|start| (start.clone(), None)).collect();
    let mut queue: VecDeque<String> = starts.into_iter().collect();
    while let Some(here) = queue.pop_front() {
        if goals.contains(here.as_str()) {
            let mut way = vec![here.clone()];
            let mut at = here;
            while let Some(Some(before)) = came_from.get(&at) {
                way.push(before.clone());
                at.clone_from(before);
            }
            way.reverse();
            return way;
        }
        for neighbour in next.get(&here).into_iter().flatten() {
            if !came_from.contains_key(neighbour) {
                came_from.insert(neighbour.clone(), Some(here.clone()));
                queue.push_back(neighbour.clone());
            }
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_way_is_found_and_none_where_there_is_none() {
        let mut next: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (one, other) in [("a", "b"), ("b", "c"), ("c", "d"), ("a", "e"), ("e", "d")] {
            next.entry(one.to_owned()).or_default().insert(other.to_owned());
            next.entry(other.to_owned()).or_default().insert(one.to_owned());
        }
        let node = |name: &str| [NamedNode::new_unchecked(name)];
        assert_eq!(way(&next, &node("a"), &node("d")), ["a", "e", "d"]);
        assert!(way(&next, &node("a"), &node("z")).is_empty());
    }
}
