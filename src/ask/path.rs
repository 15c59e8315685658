//! How two names are connected: the fewest steps over events, statements and offices.

use super::answer::Row;
use super::names::Names;
use super::source::{Table, text};
use super::{Question, answer};
use oxigraph::model::{NamedNode, Term};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Things that connect the two ends of one step, at most.
const SHOWN: usize = 3;

/// What connects whom: events their actors, statements a speaker and what they speak about, offices a holder and a body.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// Of each thing, who stands on its left and its right; all actors of an event stand on both.
    things: BTreeMap<String, [BTreeSet<String>; 2]>,
    /// Of each name, the things it stands at, and on which side.
    at: BTreeMap<String, BTreeSet<(String, usize)>>,
}

impl Links {
    /// From rows of `?thing ?side ?one`.
    pub(super) fn of(table: &Table) -> Self {
        let mut links = Self::default();
        for row in &table.rows {
            let [Some(thing), Some(side), Some(one)] = row.as_slice() else { continue };
            let (thing, one) = (text(thing), text(one));
            match text(side).as_str() {
                "left" => links.add(&thing, 0, &one),
                "right" => links.add(&thing, 1, &one),
                _ => (0..2).for_each(|side| links.add(&thing, side, &one)),
            }
        }
        links
    }

    fn add(&mut self, thing: &str, side: usize, one: &str) {
        self.things.entry(thing.to_owned()).or_default()[side].insert(one.to_owned());
        self.at.entry(one.to_owned()).or_default().insert((thing.to_owned(), side));
    }

    /// The names on a shortest way, both ends among them; none where nothing connects them. Of several ways as short, the
    /// one whose names come first.
    fn way(&self, from: &[NamedNode], to: &[NamedNode]) -> Vec<String> {
        let goals: BTreeSet<&str> = to.iter().map(NamedNode::as_str).collect();
        let starts: BTreeSet<&str> = from.iter().map(NamedNode::as_str).collect();
        let mut came_from: BTreeMap<&str, Option<&str>> = starts.iter().map(|&start| (start, None)).collect();
        let mut passed: BTreeSet<(&str, usize)> = BTreeSet::new();
        let mut queue: VecDeque<&str> = starts.into_iter().collect();
        while let Some(here) = queue.pop_front() {
            if goals.contains(here) {
                let mut way = vec![here.to_owned()];
                let mut at = here;
                while let Some(Some(before)) = came_from.get(at) {
                    way.push((*before).to_owned());
                    at = before;
                }
                way.reverse();
                return way;
            }
            let mut next: BTreeSet<&str> = BTreeSet::new();
            for (thing, side) in self.at.get(here).into_iter().flatten() {
                // Whoever stands across was seen from the first who stood on this side.
                if passed.insert((thing, *side))
                    && let Some(sides) = self.things.get(thing)
                {
                    next.extend(sides[1 - side].iter().map(String::as_str));
                }
            }
            for name in next {
                if !came_from.contains_key(name) {
                    came_from.insert(name, Some(here));
                    queue.push_back(name);
                }
            }
        }
        Vec::new()
    }

    /// The steps of a shortest way from one of `from` to one of `to`: what connects, one end, the other.
    pub(super) fn steps(&self, from: &[NamedNode], to: &[NamedNode]) -> Vec<[Term; 3]> {
        let term = |iri: &str| Term::from(NamedNode::new_unchecked(iri));
        let mut steps = Vec::new();
        for pair in self.way(from, to).windows(2) {
            let things = self.at.get(&pair[0]).into_iter().flatten();
            let connecting = things.filter(|(thing, side)| {
                self.things.get(thing).is_some_and(|sides| sides[1 - side].contains(&pair[1]))
            });
            let connecting: BTreeSet<&str> = connecting.map(|(thing, _)| thing.as_str()).collect();
            let step = |thing: &str| [term(thing), term(&pair[0]), term(&pair[1])];
            steps.extend(connecting.into_iter().take(SHOWN).map(step));
        }
        steps
    }
}

/// The rows of the steps, in their order.
pub(super) fn rows(question: &Question, table: &Table, names: &Names, steps: &[[Term; 3]]) -> Vec<Row> {
    let place = |name: &str| table.variables.iter().position(|variable| variable == name);
    let (Some(one), Some(other)) = (place("one"), place("other")) else { return Vec::new() };
    let mut ends: Vec<(&Term, &Term)> = steps.iter().map(|[_, one, other]| (one, other)).collect();
    ends.dedup();
    let of_step = |(from, to): (&Term, &Term)| {
        let rows = table
            .rows
            .iter()
            .filter(|row| row[one].as_ref() == Some(from) && row[other].as_ref() == Some(to));
        let step = Table { variables: table.variables.clone(), rows: rows.cloned().collect() };
        answer::rows(question, &step, names)
    };
    ends.into_iter().flat_map(of_step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_way_is_found_and_none_where_there_is_none() {
        let mut links = Links::default();
        for (thing, one, other) in
            [("1", "a", "b"), ("2", "b", "c"), ("3", "c", "d"), ("4", "a", "e"), ("5", "e", "d")]
        {
            for side in 0..2 {
                links.add(thing, side, one);
                links.add(thing, side, other);
            }
        }
        let node = |name: &str| [NamedNode::new_unchecked(name)];
        assert_eq!(links.way(&node("a"), &node("d")), ["a", "e", "d"]);
        assert_eq!(links.steps(&node("a"), &node("d")).len(), 2);
        assert!(links.steps(&node("a"), &node("z")).is_empty());
    }

    #[test]
    fn two_that_one_speaker_speaks_about_are_not_connected_by_it_alone() {
        let mut links = Links::default();
        links.add("said", 0, "speaker");
        links.add("said", 1, "x");
        links.add("said", 1, "y");
        let node = |name: &str| [NamedNode::new_unchecked(name)];
        assert_eq!(links.way(&node("x"), &node("y")), ["x", "speaker", "y"]);
        assert_eq!(links.way(&node("x"), &node("speaker")), ["x", "speaker"]);
    }
}
