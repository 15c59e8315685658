//! Learning lemmas: the shortest endings that tell.

use crate::language::syntax::conllu::Sentence;
use crate::language::syntax::directory::Directory;
use crate::language::syntax::lemma::{Edit, Lemmatiser, endings};
use std::collections::BTreeMap;

/// What was seen of an ending.
#[derive(Default)]
struct Seen {
    /// The next shorter ending.
    parent: Option<u32>,
    /// How often each edit was right.
    edits: BTreeMap<u16, u32>,
}

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
    let mut levels: BTreeMap<(usize, u32), Seen> = BTreeMap::new();
    for (word, tag) in words() {
        let edit = Edit::between(&word.form, &word.gold.lemma);
        let Some(edit) = edits.binary_search(&edit).ok().and_then(|at| u16::try_from(at).ok()) else {
            continue;
        };
        let (hashes, len) = endings(&word.form, *tag);
        let mut parent = None;
        for (level, hash) in hashes.iter().take(len).enumerate() {
            let level = if level + 1 == len { usize::MAX } else { level };
            let seen = levels.entry((level, *hash)).or_default();
            seen.parent = parent;
            *seen.edits.entry(edit).or_default() += 1;
            parent = Some(*hash);
        }
    }
    let mut decisions: BTreeMap<u32, u16> = BTreeMap::new();
    let mut rules = Vec::new();
    for ((level, hash), seen) in levels {
        let inherited = seen.parent.and_then(|parent| decisions.get(&parent)).copied();
        let best = seen.edits.iter().max_by_key(|(edit, count)| (**count, std::cmp::Reverse(**edit)));
        let Some((edit, count)) = best else { continue };
        let trusted = *count >= 2 || level == usize::MAX || inherited.is_none();
        let decision = if trusted { *edit } else { inherited.unwrap_or(*edit) };
        if inherited != Some(decision) {
            rules.push((hash, decision));
        }
        decisions.insert(hash, decision);
    }
    rules.sort_unstable();
    rules.dedup_by_key(|(hash, _)| *hash);
    Lemmatiser { edits, rules: Directory::new(rules) }
}
