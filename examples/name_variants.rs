//! How well the program tells spellings of one person's name from other names.
//!
//! `cargo run --release --example name_variants -- name_variants.tsv [--errors]`: a group a line, its kind and then its
//! spellings, separated by tabs. Only groups of kind `P` (persons) count. Pairs within a group are one person; pairs of two groups
//! that share a part of their names are not.
//!
//! Two figures: the pairs one by one, by what the two names say, and as the program joins them when each name is that of an article
//! of its own and it sees them all. Then `Voss` is Ada Voss if no other full name fits, and a name that fits two persons joins
//! neither.

#![expect(clippy::print_stdout, reason = "a tool of its own: its figures are its output")]

#[path = "../tests/it/digests.rs"]
#[expect(dead_code, reason = "shared with tests and benches, which need more of it")]
mod digests;

use dateline::extract::Knowledge;
use dateline::model::EntityType;
use dateline::resolve::across::name::PersonName;
use dateline::resolve::{Decisions, across};
use std::collections::{BTreeMap, BTreeSet};

/// Parts shared by more names than this propose no pairs: a pair is proposed by its rarer part.
const FREQUENT: usize = 60;

/// A name with its group.
struct Name {
    group: usize,
    words: String,
    person: PersonName,
}

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let Some(path) = arguments.next() else { anyhow::bail!("give the file of spellings") };
    let errors = arguments.next().is_some_and(|option| option == "--errors");
    let text = std::fs::read_to_string(path)?;
    let mut names: Vec<Name> = Vec::new();
    for (group, line) in text.lines().enumerate() {
        let mut cells = line.split('\t');
        if cells.next() == Some("P") {
            names.extend(cells.map(|name| Name {
                group,
                words: name.to_owned(),
                person: PersonName::new(name),
            }));
        }
    }
    let pairs = pairs(&names);
    score("names two by two", &names, &pairs, errors, |left, right| {
        names[left].person.fits(&names[right].person)
    });
    let articles: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(number, name)| {
            digests::article(&format!("a{number:06}"), &[(EntityType::Person, name.words.clone())])
        })
        .collect();
    let resolution = across(&articles, &Knowledge::default(), &Decisions::default());
    score("names of as many articles", &names, &pairs, errors, |left, right| {
        resolution.entity_of[left][0] == resolution.entity_of[right][0]
    });
    Ok(())
}

/// The pairs that count: all of one group, and those of two groups that share a part.
fn pairs(names: &[Name]) -> BTreeSet<(usize, usize)> {
    let mut by_group: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut by_part: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, name) in names.iter().enumerate() {
        by_group.entry(name.group).or_default().push(number);
        for part in name.person.parts().collect::<BTreeSet<_>>() {
            by_part.entry(part).or_default().push(number);
        }
    }
    let mut pairs = BTreeSet::new();
    let blocks = by_part.values().filter(|block| block.len() <= FREQUENT).chain(by_group.values());
    for block in blocks {
        for (at, &left) in block.iter().enumerate() {
            pairs.extend(block[at + 1..].iter().map(|&right| (left, right)));
        }
    }
    pairs
}

/// Prints recall and precision of what `joined` says of the pairs, with its mistakes before if they are asked for.
fn score(
    what: &str,
    names: &[Name],
    pairs: &BTreeSet<(usize, usize)>,
    errors: bool,
    joined: impl Fn(usize, usize) -> bool,
) {
    let (mut one, mut found, mut right) = (0_usize, 0_usize, 0_usize);
    for &(left, other) in pairs {
        let (same, joins) = (names[left].group == names[other].group, joined(left, other));
        one += usize::from(same);
        found += usize::from(joins);
        right += usize::from(same && joins);
        if errors && same != joins {
            let mistake = if same { "missed" } else { "wrong" };
            println!("{what}\t{mistake}\t{}\t{}", names[left].words, names[other].words);
        }
    }
    let share = |part: usize, all: usize| 100.0 * part as f64 / all.max(1) as f64;
    println!(
        "{what}: recall {:.1}  precision {:.1}  (pairs of one person {one}, joined {found}, rightly {right})",
        share(right, one),
        share(right, found)
    );
}
