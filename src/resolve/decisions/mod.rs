//! The user's decisions on who is who, from a plain text file.
//!
//! One a line: `same A B`, `different A B`, `is A wd:Q42`; the order of the lines does not matter. `same` and `is` put
//! their sides into one group, in chains too; `different` keeps two groups apart. Lines that contradict each other are
//! found here, before any article is looked at; what an article says against a decision is a note of the resolution.

mod line;

pub(crate) use line::Side;

use line::Verb;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Decisions that do not contradict each other.
#[derive(Debug, Clone, Default)]
pub struct Decisions {
    files: Vec<String>,
    /// Every side with the words of the file.
    sides: Vec<(Side, String)>,
    /// The group of each side.
    group_of: Vec<usize>,
    lines: Vec<Placed>,
    /// For each side, the lines that make it one with another side.
    ways: Vec<Vec<(Place, usize)>>,
    /// For each group, what it must not be joined with, and the line that says so.
    apart: BTreeMap<usize, BTreeMap<usize, Place>>,
    /// For each group, the side that is its id in Wikidata.
    links: BTreeMap<usize, usize>,
}

/// A line in its place, its sides by number.
#[derive(Debug, Clone)]
struct Placed {
    place: Place,
    verb: Verb,
    left: usize,
    right: usize,
}

/// Number of the file, number of the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place(usize, usize);

/// Decisions that cannot be followed; none of them is.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DecisionsError {
    /// A line is no decision.
    #[error("{place}: {reason}; no decision was applied")]
    Line {
        /// File and line.
        place: String,
        /// What is wrong, and what to write.
        reason: String,
    },
    /// Lines contradict each other.
    #[error("{}; no decision was applied", .0.join("; "))]
    Contradiction(Vec<String>),
}

impl Decisions {
    /// Reads files (name, content).
    ///
    /// # Errors
    /// At the first line that is no decision, or with all contradictions between lines: each with file and lines.
    ///
    /// ```
    /// use dateline::resolve::Decisions;
    /// let file = |text: &str| [("who.txt".to_owned(), text.to_owned())];
    /// assert!(Decisions::read(&file("same \"Ada Voss\" \"A. M. Voss\"  # born Hale")).is_ok());
    /// let error = Decisions::read(&file("same \"Voss\" \"Hale\"\ndifferent \"Hale\" \"Voss\"")).expect_err("both");
    /// assert!(error.to_string().starts_with("who.txt: line 2:"));
    /// ```
    pub fn read(files: &[(String, String)]) -> Result<Self, DecisionsError> {
        let mut read = Vec::new();
        for (number, (name, content)) in files.iter().enumerate() {
            for (index, text) in content.trim_start_matches('\u{feff}').lines().enumerate() {
                let place = Place(number, index + 1);
                let line = line::read(text).map_err(|reason| DecisionsError::Line {
                    place: format!("{name}: line {}", index + 1),
                    reason,
                })?;
                read.extend(line.map(|line| (place, line)));
            }
        }
        let mut numbers: BTreeMap<Side, (usize, String)> = BTreeMap::new();
        for (side, written) in read.iter().flat_map(|(_, line)| [&line.left, &line.right]) {
            numbers.entry(side.clone()).or_insert((0, written.clone()));
        }
        for (number, entry) in numbers.values_mut().enumerate() {
            entry.0 = number;
        }
        let placed = |(place, line): (Place, line::Line)| Placed {
            place,
            verb: line.verb,
            left: numbers[&line.left.0].0,
            right: numbers[&line.right.0].0,
        };
        let lines: Vec<Placed> = read.into_iter().map(placed).collect();
        let mut ways = vec![Vec::new(); numbers.len()];
        for line in lines.iter().filter(|line| line.verb != Verb::Different) {
            ways[line.left].push((line.place, line.right));
            ways[line.right].push((line.place, line.left));
        }
        let mut decisions = Self {
            files: files.iter().map(|(name, _)| name.clone()).collect(),
            lines,
            ways,
            sides: numbers.into_iter().map(|(side, (_, written))| (side, written)).collect(),
            ..Self::default()
        };
        decisions.group();
        decisions.decide()?;
        Ok(decisions)
    }

    /// Puts the sides into groups: the number of a group is that of its first side.
    fn group(&mut self) {
        self.group_of = vec![usize::MAX; self.sides.len()];
        for side in 0..self.sides.len() {
            if self.group_of[side] == usize::MAX {
                for member in self.reached(side).into_keys() {
                    self.group_of[member] = side;
                }
            }
        }
    }

    /// Fills in what groups are kept apart and linked to.
    fn decide(&mut self) -> Result<(), DecisionsError> {
        let mut problems = Vec::new();
        for line in self.lines.iter().filter(|line| line.verb == Verb::Different) {
            let (left, right) = (self.group_of[line.left], self.group_of[line.right]);
            if left == right {
                problems.push(format!(
                    "{}: {} and {} are two here, but one by {}: delete one of these lines",
                    self.name(&[line.place]),
                    self.sides[line.left].1,
                    self.sides[line.right].1,
                    self.name(&self.between(line.left, line.right)),
                ));
                continue;
            }
            for (one, other) in [(left, right), (right, left)] {
                let place = self.apart.entry(one).or_default().entry(other).or_insert(line.place);
                *place = (*place).min(line.place);
            }
        }
        for (number, (side, written)) in self.sides.iter().enumerate() {
            if !matches!(side, Side::Wikidata(_)) {
                continue;
            }
            if let Some(before) = self.links.insert(self.group_of[number], number) {
                problems.push(format!(
                    "{}: {} and {written} would be one: delete one of these lines",
                    self.name(&self.between(before, number)),
                    self.sides[before].1,
                ));
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(DecisionsError::Contradiction(problems)) }
    }

    /// Every side that is one with `from`, each with the line and the side it was reached by.
    fn reached(&self, from: usize) -> BTreeMap<usize, Option<(Place, usize)>> {
        let mut reached = BTreeMap::from([(from, None)]);
        let mut queue = VecDeque::from([from]);
        while let Some(here) = queue.pop_front() {
            for &(place, next) in &self.ways[here] {
                if let Entry::Vacant(entry) = reached.entry(next) {
                    entry.insert(Some((place, here)));
                    queue.push_back(next);
                }
            }
        }
        reached
    }

    /// The lines that make two sides one, sorted; those of the first alone where both are the same.
    fn between(&self, left: usize, right: usize) -> Vec<Place> {
        let ways = self.reached(left);
        let mut places = Vec::new();
        let mut at = right;
        while let Some(Some((place, before))) = ways.get(&at) {
            places.push(*place);
            at = *before;
        }
        if places.is_empty() {
            places.extend(self.ways[left].first().map(|(place, _)| *place));
        }
        places.sort_unstable();
        places
    }

    /// `who.txt: lines 1 and 4`.
    fn name(&self, places: &[Place]) -> String {
        let mut by_file: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for Place(file, line) in places {
            by_file.entry(*file).or_default().push(line.to_string());
        }
        let named: Vec<String> = by_file
            .into_iter()
            .map(|(file, lines)| {
                let word = if lines.len() == 1 { "line" } else { "lines" };
                format!("{}: {word} {}", self.files[file], lines.join(" and "))
            })
            .collect();
        named.join(" and ")
    }

    /// Whether nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// All sides, in order; their numbers are used below.
    pub(crate) fn sides(&self) -> impl Iterator<Item = &Side> {
        self.sides.iter().map(|(side, _)| side)
    }

    /// The group of a side.
    pub(crate) fn group_of(&self, side: usize) -> usize {
        self.group_of[side]
    }

    /// The id in Wikidata that was decided for a group, and its side.
    pub(crate) fn link(&self, group: usize) -> Option<(&str, usize)> {
        let side = *self.links.get(&group)?;
        match &self.sides[side].0 {
            Side::Wikidata(id) => Some((id, side)),
            _ => None,
        }
    }

    /// The lines that make two sides of one group one, as `who.txt: lines 1 and 4`.
    pub(crate) fn reason(&self, left: usize, right: usize) -> String {
        self.name(&self.between(left, right))
    }

    /// The line that keeps some group of `left` apart from some group of `right`, as `who.txt: line 3`.
    pub(crate) fn apart(&self, left: &BTreeSet<usize>, right: &BTreeSet<usize>) -> Option<String> {
        let place = left.iter().filter_map(|group| self.apart.get(group)).flat_map(|others| {
            others.iter().filter(|(other, _)| right.contains(other)).map(|(_, place)| *place)
        });
        place.min().map(|place| self.name(&[place]))
    }

    /// Every two groups that are kept apart, once, with the line that says so.
    pub(crate) fn all_apart(&self) -> impl Iterator<Item = (usize, usize, String)> {
        self.apart.iter().flat_map(move |(&left, others)| {
            let after = others.range(left + 1..);
            after.map(move |(&right, place)| (left, right, self.name(&[*place])))
        })
    }

    /// What to say of sides that nobody in the articles stands on: `seen` holds the others. An id of Wikidata needs nobody.
    pub(crate) fn unseen(&self, seen: &BTreeSet<usize>) -> Vec<String> {
        let mut notes = Vec::new();
        for line in &self.lines {
            for side in [line.left, line.right] {
                let (who, written) = &self.sides[side];
                if !seen.contains(&side) && !matches!(who, Side::Wikidata(_)) {
                    notes.push(format!(
                        "{}: no article names {written}; the line stays without effect",
                        self.name(&[line.place])
                    ));
                }
            }
        }
        notes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Decisions, DecisionsError> {
        Decisions::read(&[("who.txt".into(), text.into())])
    }

    #[track_caller]
    fn check_refused(text: &str, expected: &str) {
        let error = read(text).expect_err(text).to_string();
        assert!(error.contains(expected), "{error}");
    }

    #[test]
    fn contradictions_are_named_with_both_lines() {
        check_refused(
            "same \"A\" \"B\"\n\ndifferent \"b\" \"a\"",
            "who.txt: line 3: “B” and “A” are two here, but one by who.txt: line 1: delete one",
        );
        check_refused(
            "different \"A\" \"C\"\nsame \"A\" \"B\"\nsame \"C\" \"B\"",
            "who.txt: line 1: “A” and “C” are two here, but one by who.txt: lines 2 and 3",
        );
        check_refused(
            "is \"A\" wd:Q1\nis \"A\" wd:Q2",
            "who.txt: lines 1 and 2: wd:Q1 and wd:Q2 would be one",
        );
        check_refused("is \"A\" wd:Q1\nis \"B\" wd:Q2\nsame \"A\" \"B\"", "lines 1 and 2 and 3");
        check_refused("is \"A\" wd:Q1\nis \"B\" wd:Q1\ndifferent \"A\" \"B\"", "line 3");
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named() {
        check_refused("# ours\nsame A B", "who.txt: line 2: `A` is no IRI");
    }

    #[test]
    fn lines_in_any_order_decide_the_same() {
        let lines = ["same \"A\" \"B\"", "same \"B\" \"C\"", "different \"C\" \"D\"", "is \"D\" wd:Q7"];
        let decided = |order: [usize; 4]| {
            let text = order.map(|index| lines[index]).join("\n");
            let decisions = read(&text).expect("no contradiction");
            (decisions.group_of.clone(), decisions.links.clone(), decisions.apart.len())
        };
        assert_eq!(decided([0, 1, 2, 3]), decided([3, 1, 0, 2]));
        let (groups, links, apart) = decided([0, 1, 2, 3]);
        // A, B, C; then D with Q7.
        assert_eq!((groups, links.len(), apart), (vec![0, 0, 0, 3, 3], 1, 2));
    }
}
