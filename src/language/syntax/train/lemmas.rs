//! Learning lemmas: the shortest endings that tell.

use crate::language::syntax::conllu::Sentence;
use crate::language::syntax::directory::Directory;
use crate::language::syntax::lemma::{Edit, Lemmatiser, endings};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What was seen of an ending.
#[derive(Default)]
struct Seen<'a> {
    /// The next shorter ending.
    parent: Option<u32>,
    /// Edits that were right for some word.
    edits: BTreeSet<u16>,
    /// Words and their lemmas, and how often they came.
    words: BTreeMap<(&'a str, &'a str), usize>,
}

/// Most edits that are tried for one ending.
const CANDIDATES: usize = 12;

/// Rules from the words of `sentences`, whose classes are in `tags`. An ending is kept where it decides otherwise than
/// the longest shorter one does.
pub(super) fn learn(sentences: &[Sentence], tags: &[Vec<u8>]) -> Lemmatiser {
    let words = || {
        let words = sentences.iter().zip(tags).flat_map(|(sentence, tags)| sentence.iter().zip(tags));
        words.filter(|(word, _)| word.gold.lemma != "_")
    };
    let mut edits: Vec<Edit> = words().map(|(word, _)| Edit::between(&word.form, &word.gold.lemma)).collect();
    edits.sort();
    edits.dedup();
    edits.truncate(usize::from(u16::MAX));

    // By length of the ending, so that shorter ones are decided first.
    let mut levels: BTreeMap<(usize, u32), Seen<'_>> = BTreeMap::new();
    for (word, tag) in words() {
        let edit = Edit::between(&word.form, &word.gold.lemma);
        let Some(edit) = edits.binary_search(&edit).ok().and_then(|at| u16::try_from(at).ok()) else {
            continue;
        };
        let (hashes, len) = endings(&word.form, *tag);
        let mut parent = None;
        for (level, hash) in hashes.iter().take(len).enumerate() {
            let level = if level + 1 == len { WHOLE } else { level };
            let seen = levels.entry((level, *hash)).or_default();
            seen.parent = parent;
            seen.edits.insert(edit);
            *seen.words.entry((&word.form, &word.gold.lemma)).or_default() += 1;
            parent = Some(*hash);
        }
    }
    let mut decisions: BTreeMap<u32, u16> = BTreeMap::new();
    let mut rules = Vec::new();
    for ((level, hash), seen) in levels {
        let inherited = seen.parent.and_then(|parent| decisions.get(&parent)).copied();
        let Some(decision) = decide(&seen, &edits, inherited, level == WHOLE) else { continue };
        if inherited != Some(decision) {
            rules.push((hash, decision));
        }
        decisions.insert(hash, decision);
    }
    rules.sort_unstable();
    rules.dedup_by_key(|(hash, _)| *hash);
    Lemmatiser { edits, rules: Directory::new(rules) }
}

/// The level of whole words.
const WHOLE: usize = usize::MAX;

/// The edit that is right most often: for endings, each word counts once; for whole words, as often as it was seen. An
/// ending overrules a shorter one only if two words or more speak for it.
fn decide(seen: &Seen<'_>, edits: &[Edit], inherited: Option<u16>, whole: bool) -> Option<u16> {
    let right = |edit: u16| {
        let edit = &edits[usize::from(edit)];
        let right = seen.words.iter().filter(|((form, lemma), _)| edit.apply(form) == *lemma);
        right.map(|(_, count)| if whole { *count } else { 1 }).sum::<usize>()
    };
    // Counting is dear where thousands of words share an ending: then few edits are tried, on a first sight basis.
    let mut candidates: BTreeMap<u16, usize> = BTreeMap::new();
    if seen.edits.len() > CANDIDATES {
        for (form, lemma) in seen.words.keys() {
            if let Ok(edit) = edits.binary_search(&Edit::between(form, lemma)) {
                *candidates.entry(u16::try_from(edit).ok()?).or_default() += 1;
            }
        }
    } else {
        candidates.extend(seen.edits.iter().map(|edit| (*edit, 0)));
    }
    let mut candidates: Vec<(u16, usize)> = candidates.into_iter().collect();
    candidates.sort_by_key(|(edit, count)| (Reverse(*count), *edit));
    let tried = candidates.into_iter().take(CANDIDATES).map(|(edit, _)| edit);
    let best = tried.map(|edit| (right(edit), Reverse(edit))).max();
    let (count, Reverse(best)) = best?;
    match inherited {
        Some(inherited) if right(inherited) >= count || (count < 2 && !whole) => Some(inherited),
        _ => Some(best),
    }
}
