//! One utterance in different words: quotations of one speaker, at most a day apart, that agree for the most part.
//!
//! Catches `“We will not sell the two old ferries before spring”` and `“We will not sell our old ferries until spring
//! comes”`; leaves a quotation that is only cut shorter, one that only spells or inflects otherwise, and two utterances
//! with a few words in common.

use super::{MAX_NEIGHBOURS, side};
use crate::model::{Compared, Digest, Finding, FindingKind, QuoteDigest, Resolution, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// Fewest content words two quotations have in common.
const LEAST_CONTENT: usize = 3;

/// Words that carry the grammar, not the content. Sorted; what counts or denies is content.
const FUNCTION: &[&str] = &[
    "a", "about", "after", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been", "before",
    "being", "but", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has", "have", "he",
    "her", "his", "i", "if", "in", "into", "is", "it", "its", "me", "my", "of", "on", "or", "our", "over",
    "she", "should", "so", "than", "that", "the", "their", "them", "there", "these", "they", "this", "those",
    "to", "until", "us", "very", "was", "we", "were", "what", "when", "which", "who", "will", "with",
    "would", "you", "your",
];

/// Letters by which two content words are one: `soldier` and `soldiers`, `realise` and `realize`.
const STEM: usize = 5;

struct Uttered<'d> {
    article: usize,
    quote: &'d QuoteDigest,
    tokens: Vec<String>,
    content: BTreeSet<String>,
}

/// Quotations of one speaker that differ in wording.
pub(super) fn drifts(digests: &[Digest], resolution: &Resolution, compared: &mut Compared) -> Vec<Finding> {
    let mut by_speaker: BTreeMap<usize, Vec<Uttered<'_>>> = BTreeMap::new();
    for (article, digest) in digests.iter().enumerate() {
        // Square brackets and dots show that the words are not the speaker's own.
        for quote in digest
            .quotes
            .iter()
            .filter(|quote| !quote.words.contains(['[', '…']) && !quote.words.contains(".."))
        {
            if let Some(speaker) = resolution.entity_of[article][quote.speaker] {
                by_speaker.entry(speaker).or_default().push(read(article, quote));
                compared.add("quotations", 1);
            }
        }
    }
    let mut findings = Vec::new();
    for mut quotes in by_speaker.into_values() {
        quotes.sort_by(|a, b| {
            let key =
                |quote: &Uttered<'_>| (quote.quote.day, digests[quote.article].key.clone(), quote.quote.span);
            key(a).cmp(&key(b))
        });
        for (at, left) in quotes.iter().enumerate() {
            for right in quotes[at + 1..].iter().take(MAX_NEIGHBOURS).filter(|right| left.differs(right)) {
                findings.push(Finding {
                    kind: FindingKind::QuotationDrift,
                    severity: Severity::Warning,
                    message: format!(
                        "{} is quoted in different words: “{}” and “{}”",
                        resolution.entities
                            [resolution.entity_of[left.article][left.quote.speaker].unwrap_or_default()]
                        .label,
                        left.quote.words,
                        right.quote.words
                    ),
                    sides: [left, right]
                        .map(|side_of| {
                            side(
                                &digests[side_of.article],
                                side_of.article,
                                side_of.quote.span,
                                &side_of.quote.words,
                                None,
                            )
                        })
                        .into(),
                });
            }
        }
    }
    findings
}

fn read(article: usize, quote: &QuoteDigest) -> Uttered<'_> {
    let words = quote.words.to_lowercase().replace(['’', '\''], "");
    let tokens: Vec<String> = words
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            word.strip_suffix('s').filter(|base| base.len() > 2).unwrap_or(word).chars().take(STEM).collect()
        })
        .collect();
    let content =
        tokens.iter().filter(|token| FUNCTION.binary_search(&token.as_str()).is_err()).cloned().collect();
    Uttered { article, quote, tokens, content }
}

impl Uttered<'_> {
    /// Whether the two are one utterance whose words differ.
    fn differs(&self, other: &Self) -> bool {
        let near = self.quote.day.zip(other.quote.day).is_some_and(|(a, b)| (b - a).get_days().abs() <= 1);
        if self.article == other.article || !near {
            return false;
        }
        let (short, long) =
            if self.tokens.len() <= other.tokens.len() { (self, other) } else { (other, self) };
        let common = short.content.intersection(&long.content).count();
        if common < LEAST_CONTENT
            || 2 * common < short.content.len()
            || short.content.is_subset(&long.content) && long.content.is_subset(&short.content)
        {
            return false;
        }
        let kept = longest_common(&short.tokens, &long.tokens);
        // At least half stands in the same order; what is only cut short stands there whole.
        2 * kept >= short.tokens.len()
            && 2 * short.tokens.len() >= long.tokens.len()
            && kept < short.tokens.len()
    }
}

/// Length of the longest common subsequence.
fn longest_common(one: &[String], other: &[String]) -> usize {
    let mut row = vec![0; other.len() + 1];
    for left in one {
        let mut diagonal = 0;
        for (at, right) in other.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if left == right { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CharSpan;

    fn check(left: &str, right: &str, expected: bool) {
        let quote = |words: &str| QuoteDigest {
            span: CharSpan::new(0, 1),
            words: words.to_owned(),
            speaker: 0,
            day: "2031-02-11".parse().ok(),
        };
        let (left_quote, right_quote) = (quote(left), quote(right));
        assert_eq!(read(0, &left_quote).differs(&read(1, &right_quote)), expected, "{left} | {right}");
    }

    #[test]
    fn function_words_are_sorted() {
        assert!(FUNCTION.is_sorted());
    }

    #[test]
    fn one_utterance_in_other_words_drifts() {
        check(
            "We will not sell the two old ferries before spring",
            "We will not sell our three old ferries until spring comes",
            true,
        );
        check("Nobody on this board took a single coin", "Nobody on the board ever took any coin", true);
    }

    #[test]
    fn a_shorter_quotation_or_another_spelling_does_not() {
        check(
            "We will not sell the two old ferries",
            "We will not sell the two old ferries before spring",
            false,
        );
        check("We realise that the harbour needs work", "We realize that the harbours need work", false);
        check("We will not sell the two old ferries", "We will work on the old harbour wall next", false);
    }
}
