//! How well the program tells spellings of one person's name from other names.
//!
//! `cargo run --release --example name_variants -- name_variants.tsv`: a group a line, its kind and then its spellings,
//! separated by tabs. Only groups of kind `P` (persons) count. Pairs within a group are one person; pairs of two groups that share a
//! part of their names are not.

#![expect(clippy::print_stdout, reason = "a tool of its own: its figures are its output")]

use dateline::resolve::across::name::{parts, same_person};
use std::collections::{BTreeMap, BTreeSet};

/// Parts shared by more names than this propose no pairs: a pair is proposed by its rarer part.
const FREQUENT: usize = 60;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let Some(path) = arguments.next() else { anyhow::bail!("give the file of spellings") };
    let text = std::fs::read_to_string(path)?;
    let mut names: Vec<(usize, Vec<String>)> = Vec::new();
    for (group, line) in text.lines().enumerate() {
        let mut cells = line.split('\t');
        if cells.next() == Some("P") {
            names.extend(cells.map(|name| (group, parts(name))));
        }
    }
    let mut by_group: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut by_part: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, (group, parts)) in names.iter().enumerate() {
        by_group.entry(*group).or_default().push(number);
        for part in parts.iter().collect::<BTreeSet<_>>() {
            by_part.entry(part).or_default().push(number);
        }
    }
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    let blocks = by_part.values().filter(|block| block.len() <= FREQUENT).chain(by_group.values());
    for block in blocks {
        for (at, &left) in block.iter().enumerate() {
            pairs.extend(block[at + 1..].iter().map(|&right| (left, right)));
        }
    }
    let (mut one, mut joined, mut right) = (0usize, 0usize, 0usize);
    for (left, other) in pairs {
        let same = names[left].0 == names[other].0;
        let found = names[left].1 == names[other].1 || same_person(&names[left].1, &names[other].1);
        one += usize::from(same);
        joined += usize::from(found);
        right += usize::from(same && found);
    }
    let share = |part: usize, all: usize| 100.0 * part as f64 / all.max(1) as f64;
    println!("pairs of one person {one}, joined {joined}, rightly {right}");
    println!("recall {:.1}  precision {:.1}", share(right, one), share(right, joined));
    Ok(())
}
