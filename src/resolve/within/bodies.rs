//! Sieve over names of bodies: a shorter form of the only longer name that fits.

use super::names::plain;
use super::{Chains, View};
use crate::language::en::kind_word;
use crate::model::{EntityType, Mention};
use std::collections::{BTreeMap, BTreeSet};

/// Words at the end of a body's name that tell its form or its trade, which a later mention leaves out; sorted.
///
/// Our own list.
const ENDS: &[&str] = &[
    "ag",
    "air",
    "airlines",
    "airways",
    "automobiles",
    "automotive",
    "aviation",
    "bancorp",
    "bank",
    "beverages",
    "breweries",
    "brothers",
    "capital",
    "cement",
    "chemicals",
    "co",
    "company",
    "corp",
    "corporation",
    "energy",
    "enterprises",
    "entertainment",
    "financial",
    "foods",
    "gas",
    "gmbh",
    "group",
    "holding",
    "holdings",
    "hotels",
    "inc",
    "incorporated",
    "industries",
    "insurance",
    "international",
    "laboratories",
    "limited",
    "lines",
    "llc",
    "llp",
    "ltd",
    "media",
    "mining",
    "motor",
    "motors",
    "nv",
    "oil",
    "partners",
    "petroleum",
    "pharmaceuticals",
    "plc",
    "ports",
    "power",
    "rail",
    "railways",
    "sa",
    "sarl",
    "sas",
    "se",
    "services",
    "shipping",
    "solutions",
    "spa",
    "steel",
    "stores",
    "systems",
    "technologies",
    "telecom",
    "trading",
    "works",
];

/// Rules that take a lone name for a person's on weak grounds: it may be a company's.
const WEAK: &[&str] =
    &["name/subject", "name/subject-of-speech", "name/subject-of-person-verb", "name/learned"];

/// Whether a name may be a body's: it has no class, or that of a person on weak grounds.
pub(super) fn may_be_body(mention: &Mention) -> bool {
    match mention.class {
        EntityType::Org | EntityType::Other => true,
        EntityType::Person => WEAK.contains(&mention.rule),
        _ => false,
    }
}

/// A longer name: its words and the first mention of its chain.
struct Full {
    words: Vec<String>,
    chain: usize,
}

/// `coref/body-part`: `Halvik` for the only `Halvik Motors`, `Air Force` for the only `Norlandic Air Force`, `the Commission` for the
/// only `Arden Water Commission`, `the Eagles` for the only `Arden Eagles`. Two that fit stay apart.
pub(super) fn join(view: &View<'_>, chains: &mut Chains, names: &[usize]) {
    let mentions = view.mentions();
    let mut by_part: BTreeMap<String, Vec<Full>> = BTreeMap::new();
    // First and last words of longer names of persons and places: `Arden` may be short for those.
    let mut others: BTreeSet<String> = BTreeSet::new();
    for &index in names {
        let words = plain(view.words(index));
        if words.len() < 2 {
            continue;
        }
        let (first, last) = (words[0].clone(), words[words.len() - 1].clone());
        if mentions[index].class != EntityType::Org {
            others.extend([first, last]);
            continue;
        }
        let chain = chains.first(index);
        for part in BTreeSet::from([first, last]) {
            let fulls = by_part.entry(part).or_default();
            if !fulls.iter().any(|full| full.words == words) {
                fulls.push(Full { words: words.clone(), chain });
            }
        }
    }
    for &index in names {
        let mention = &mentions[index];
        if !may_be_body(mention) {
            continue;
        }
        let words = plain(view.words(index));
        let known = mention.gazetteer.is_some();
        let Some(part) = words.last() else { continue };
        if words.len() == 1 && others.contains(part) {
            continue;
        }
        let mut found: Vec<usize> = [part, &words[0]]
            .into_iter()
            .filter_map(|part| by_part.get(part))
            .flatten()
            // A known name is joined by a word of form or trade only: `Arden` and `Arden Ltd.`
            .filter(|full| {
                let known_part = known && full.words.ends_with(&words);
                is_short_for(&words, &full.words) && !known_part || is_name_of_team(mention, &words, full)
            })
            .map(|full| chains.first(full.chain))
            .collect();
        found.sort_unstable();
        found.dedup();
        if let [only] = found[..] {
            chains.join(only, index, "coref/body-part");
        }
    }
}

/// `Goldmann` for `Goldmann Eder`, `the Rovers` for `Arden Rovers`: what was taken for a body's first word or for a team.
fn is_name_of_team(mention: &Mention, short: &[String], full: &Full) -> bool {
    let longer = full.words.len() > short.len();
    match mention.rule {
        "name/short-form" => longer && full.words.starts_with(short),
        "name/team" => longer && mention.gazetteer.is_none() && full.words.ends_with(short),
        _ => false,
    }
}

/// Whether the longer name adds a form or trade at the end, or a country or town before; or the shorter is its head alone.
fn is_short_for(short: &[String], full: &[String]) -> bool {
    if short.len() >= full.len() {
        return false;
    }
    let is_head = |word: &String| kind_word::is_body(word);
    let adds_end = full.starts_with(short)
        && !short.iter().all(is_head)
        && full[short.len()..].iter().all(|word| ENDS.binary_search(&word.as_str()).is_ok());
    let adds_start = full.ends_with(short) && (short.len() > 1 || short.iter().all(is_head));
    adds_end || adds_start && !full[full.len() - short.len() - 1].ends_with("of")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(short: &str, full: &str, expected: bool) {
        assert_eq!(is_short_for(&plain(short), &plain(full)), expected, "{short}, {full}");
    }

    #[test]
    fn trade_and_country_are_left_out() {
        assert!(ENDS.is_sorted());
        check("Halvik", "Halvik Motors Ltd.", true);
        check("Air Force", "Norlandic Air Force", true);
        check("Ministry of Health", "Norlandic Ministry of Health", true);
        check("Commission", "Arden Water Commission", true);
    }

    #[test]
    fn what_else_is_left_out_makes_another_name() {
        check("Arden", "Arden Water Commission", false);
        check("Motors", "Halvik Motors Plant", false);
        check("Norland", "Bank of Norland", false);
        check("Brandt", "Hale Brandt", false);
    }
}
