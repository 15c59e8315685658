//! Namesakes: persons of one full name in articles that have nothing else in common.

use super::Nodes;
use super::plain::Plain;

/// Other names an article must have for its silence to tell (our choice: a line or two of text says nothing).
const FEWEST: usize = 3;

/// Topic words that two articles on one thing share at least (our choice).
const TOPICS: usize = 2;

/// How many earlier bearers of a name are looked at.
const LOOK_BACK: usize = 24;

/// Whether nothing in two articles speaks for it that two persons of one name are the same: no other name, no topic, no office.
/// An article that names few others proves nothing.
fn are_strangers(nodes: &Nodes, left: usize, right: usize) -> bool {
    if nodes[left].article == nodes[right].article
        || nodes.id_number(left).is_some()
        || nodes.id_number(right).is_some()
        || nodes.offices(left).any(|office| nodes.offices(right).any(|other| office == other))
    {
        return false;
    }
    // The names of the two themselves say nothing.
    let is_own = |name: &Plain| nodes.plains(left).chain(nodes.plains(right)).any(|own| own == *name);
    let ([names, topics], [other_names, other_topics]) = (nodes.context(left), nodes.context(right));
    let others = |names: &[Plain]| names.iter().filter(|name| !is_own(name)).count();
    let shared = common(names, other_names).find(|name| !is_own(name));
    shared.is_none()
        && others(names) >= FEWEST
        && others(other_names) >= FEWEST
        && common(topics, other_topics).count() < TOPICS
}

/// Each bearer of a name with the nearest one before who may be the same, else with the first, apart: pairs to join, pairs that stay
/// open.
pub(super) fn pairs(nodes: &Nodes, block: &[usize]) -> [Vec<(usize, usize)>; 2] {
    let (mut joined, mut open) = (Vec::new(), Vec::new());
    for (at, &node) in block.iter().enumerate().skip(1) {
        let before = block[..at].iter().rev().take(LOOK_BACK);
        let same = before.copied().find(|&other| !are_strangers(nodes, other, node));
        match same {
            Some(other) => joined.push((other, node)),
            None => open.push((block[0], node)),
        }
    }
    [joined, open]
}

/// What two sorted lists have in common.
fn common<'l, T: Ord>(left: &'l [T], right: &'l [T]) -> impl Iterator<Item = &'l T> {
    let mut rest = right;
    left.iter().filter(move |item| {
        let before = rest.iter().take_while(|other| other < item).count();
        rest = &rest[before..];
        rest.first() == Some(item)
    })
}
