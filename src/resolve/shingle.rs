//! Fingerprints of a text that survive when its sentences are moved or cut: winnowed runs of words.
//!
//! Runs of [`RUN`] words are hashed and of each [`WINDOW`] runs in a row the smallest hash is kept, so that any stretch of
//! eight equal words leaves a common fingerprint (S. Schleimer, D. Wilkerson, A. Aiken, *Winnowing*, SIGMOD 2003).

use crate::model::ByteSpan;

/// Words of a run.
const RUN: usize = 5;

/// Runs of which one is kept.
const WINDOW: usize = 4;

/// The fingerprints of a text without the words in `quotations`, which two reporters may both have heard; sorted.
pub(super) fn fingerprints(text: &str, quotations: &[ByteSpan]) -> Vec<u32> {
    let mut quotations = quotations.to_vec();
    quotations.sort_by_key(|span| span.start);
    let mut quotations = quotations.into_iter().peekable();
    let (mut quoted_to, mut words, mut start) = (0, Vec::new(), 0);
    for (position, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        if letter.is_alphanumeric() {
            continue;
        }
        let word = ByteSpan::new(start, position);
        start = position + letter.len_utf8();
        while let Some(quotation) = quotations.next_if(|quotation| quotation.start <= word.start) {
            quoted_to = quoted_to.max(quotation.end);
        }
        if !word.is_empty() && quoted_to < word.end {
            words.push(hash(word.of(text).chars().flat_map(char::to_lowercase)));
        }
    }
    let runs: Vec<u32> =
        words.windows(RUN).map(|run| run.iter().fold(SEED, |hash, word| mix(hash, *word))).collect();
    let mut kept: Vec<u32> = runs.windows(WINDOW).filter_map(|window| window.iter().min().copied()).collect();
    kept.sort_unstable();
    kept.dedup();
    kept
}

/// FNV-1a, 32 bits: the same on every machine.
const SEED: u32 = 0x811c_9dc5;

fn mix(hash: u32, next: u32) -> u32 {
    next.to_le_bytes().iter().fold(hash, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn hash(letters: impl Iterator<Item = char>) -> u32 {
    letters.fold(SEED, |hash, letter| mix(hash, u32::from(letter)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAD: &str =
        "The harbour board of Lisse sold its last two ferries to a buyer from the northern islands.";

    #[test]
    fn moved_sentences_leave_the_same_fingerprints() {
        let alone = fingerprints(LEAD, &[]);
        let inside = fingerprints(&format!("Nobody had asked for it. {LEAD} The crews were not told."), &[]);
        assert!(alone.len() > 3 && alone.iter().all(|print| inside.contains(print)));
        let told_anew = fingerprints(
            "A buyer from the islands in the north now owns both ferries that Lisse had left.",
            &[],
        );
        assert!(alone.iter().all(|print| !told_anew.contains(print)));
    }

    #[test]
    fn quoted_words_leave_none() {
        assert!(fingerprints(LEAD, &[ByteSpan::new(0, LEAD.len())]).is_empty());
        assert!(fingerprints("", &[]).is_empty());
    }
}
