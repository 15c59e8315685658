//! Sieves over names: the same name, the same id, an acronym, a part of the only full name that fits.

use super::{Chains, View, bodies};
use crate::model::{EntityType, MentionKind};
use std::collections::{BTreeMap, BTreeSet};

/// Joins names with names.
pub(super) fn join(view: &View<'_>, chains: &mut Chains) {
    let names: Vec<usize> = (0..view.mentions().len())
        .filter(|&index| view.mentions()[index].kind == MentionKind::Name)
        .collect();
    same(view, chains, &names);
    acronyms(view, chains, &names);
    parts(view, chains, &names);
    bodies::join(view, chains, &names);
}

/// Letters and digits of a name in lower case, words apart.
pub(super) fn plain(name: &str) -> Vec<String> {
    let lower = name.to_lowercase().replace(['.', '\'', '’'], "");
    lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// `coref/same-name` and `coref/same-id`. A demonym and its country have one id.
fn same(view: &View<'_>, chains: &mut Chains, names: &[usize]) {
    let mut by_name: BTreeMap<(Vec<String>, bool), usize> = BTreeMap::new();
    let mut by_id: BTreeMap<&str, usize> = BTreeMap::new();
    for &index in names {
        let mention = &view.mentions()[index];
        if let Some(id) = mention.gazetteer.as_deref() {
            let first = *by_id.entry(id).or_insert(index);
            chains.join(first, index, "coref/same-id");
            continue;
        }
        let key = (plain(view.words(index)), mention.class == EntityType::Place);
        let first = *by_name.entry(key).or_insert(index);
        chains.join(first, index, "coref/same-name");
    }
}

/// `coref/acronym`: `Higher Military Commission (HMC)`, or capitals that spell the initials of a name in the article.
fn acronyms(view: &View<'_>, chains: &mut Chains, names: &[usize]) {
    let document = view.document;
    let mut initials: BTreeMap<String, usize> = BTreeMap::new();
    for (position, &index) in names.iter().enumerate() {
        let words = view.words(index);
        let is_acronym =
            words.len() >= 2 && words.chars().all(|letter| letter.is_uppercase() || letter == '.');
        if is_acronym {
            let before = position.checked_sub(1).map(|before| names[before]);
            let bracketed = before.filter(|&before| {
                let (from, to) = (view.features[before].tokens.end, view.features[index].tokens.start);
                to == from + 1 && document.word(from) == "("
            });
            let letters: String = words.chars().filter(|letter| letter.is_alphabetic()).collect();
            let spelt = initials.get(&letters).copied();
            let bracketed = bracketed.filter(|&full| spells(view.words(full), &letters));
            if let Some(full) = bracketed.or(spelt) {
                chains.join(full, index, "coref/acronym");
            }
        } else if view.mentions()[index].class != EntityType::Person {
            let words: Vec<char> = words
                .split([' ', '-'])
                .filter_map(|word| word.chars().next())
                .filter(|letter| letter.is_uppercase())
                .collect();
            if words.len() >= 2 {
                initials.entry(words.into_iter().collect()).or_insert(index);
            }
        }
    }
}

/// Whether the letters of an acronym in brackets stand in the full name in this order, the first at the start of a word:
/// `Arden Airlines (ARA)`, `Norland High Court (HC)`.
fn spells(full: &str, letters: &str) -> bool {
    let words: Vec<&str> = full.split([' ', '-']).collect();
    let upper = |word: &str| word.chars().flat_map(char::to_uppercase).collect::<Vec<_>>();
    (0..words.len()).any(|from| {
        let mut left = words[from..].iter().flat_map(|word| upper(word));
        let starts = letters.chars().next() == left.clone().next();
        starts && letters.chars().all(|letter| left.any(|found| found == letter))
    })
}

/// Longer names that a shorter one is held against, at most: what more share is anybody's.
const MOST: usize = 64;

/// `coref/name-part`: a person's shorter name that fits exactly one longer one.
fn parts(view: &View<'_>, chains: &mut Chains, names: &[usize]) {
    // First mention of each longer name's chain, by its first and by its last word and by the number of words.
    let mut by_part: BTreeMap<&str, BTreeMap<usize, BTreeSet<usize>>> = BTreeMap::new();
    let plains: BTreeMap<usize, Vec<String>> =
        names.iter().map(|&index| (index, plain(view.words(index)))).collect();
    for &index in names {
        let words = &plains[&index];
        if words.len() > 1 && view.mentions()[index].class == EntityType::Person {
            for part in [words.first(), words.last()].into_iter().flatten() {
                let chain = chains.first(index);
                let length = plains[&chain].len();
                by_part.entry(part).or_default().entry(length).or_default().insert(chain);
            }
        }
    }
    for &index in names {
        let mention = &view.mentions()[index];
        let words = &plains[&index];
        let Some(last) = words.last() else { continue };
        if mention.gazetteer.is_some() || !matches!(mention.class, EntityType::Person | EntityType::Other) {
            continue;
        }
        let longer = |chain: &usize| {
            let full = &plains[chain];
            let fits = full.ends_with(words)
                || (words.len() == 1 && full.first() == Some(last))
                || is_inside(full, words);
            fits && view.features[*chain].agree(&view.features[index])
        };
        let lengths = by_part.get(last.as_str()).into_iter();
        let candidates = lengths.flat_map(|fits| fits.range(words.len() + 1..)).flat_map(|(_, fits)| fits);
        let mut roots: Vec<usize> =
            candidates.copied().take(MOST).filter(longer).map(|chain| chains.first(chain)).collect();
        roots.sort_unstable();
        roots.dedup();
        if let [only] = roots[..] {
            chains.join(only, index, "coref/name-part");
        }
    }
}

/// `Lena Brandt` in `Lena Maria Brandt`: first and last word alike, the rest left out.
fn is_inside(full: &[String], words: &[String]) -> bool {
    words.len() > 1 && full.first() == words.first() && full.last() == words.last()
}

#[cfg(test)]
mod tests {
    use super::spells;

    #[test]
    fn an_acronym_has_its_letters_in_order_from_the_start_of_a_word() {
        assert!(spells("Arden Airlines", "ARA") && spells("Norland High Court", "HC"));
        assert!(!spells("Arden Airlines", "RAA") && !spells("Arden Airlines", "AX"));
    }
}
