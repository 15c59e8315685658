//! One utterance in different words: quotations of one speaker, at most a day apart, that agree for the most part.
//!
//! Catches `“We will not sell the two old ferries before spring”` and `“We will not sell our old ferries until spring
//! comes”`; leaves a quotation that is only cut shorter, one that only spells or inflects otherwise, and two utterances
//! with a few words in common.

use super::{MAX_NEIGHBOURS, side};
use crate::language::en::number::{CARDINALS, ORDINALS};
use crate::model::{Compared, Digest, EntityType, Finding, FindingKind, QuoteDigest, Resolution, Severity};
use jiff::civil::Date;
use petgraph::unionfind::UnionFind;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::Deref;

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

/// Fewest content words that two claims have in common of which a part is quoted.
const LEAST_CLAIM: usize = 4;

/// A content word in more quotations of one day than this says nothing.
const FREQUENT: usize = 50;

struct Uttered<'d> {
    article: usize,
    quote: &'d QuoteDigest,
    /// Who says it, as an entity.
    speaker: usize,
    /// Its words, once it is compared: most are not.
    words: OnceCell<Words>,
}

/// A word without its ending, by a hash that is the same in every run: of a million words two are one number in one case of forty
/// million.
type Stem = u64;

struct Words {
    tokens: Vec<Stem>,
    /// Sorted.
    content: Vec<Stem>,
    /// Content words of the claim it is a part of, sorted; of the quotation itself where it is whole.
    claim: Vec<Stem>,
}

impl Deref for Uttered<'_> {
    type Target = Words;

    fn deref(&self) -> &Words {
        self.words.get_or_init(|| read(self.quote))
    }
}

/// Quotations of one speaker that differ in wording: one finding for each utterance, however many articles tell it.
pub(super) fn drifts(digests: &[Digest], resolution: &Resolution, compared: &mut Compared) -> Vec<Finding> {
    let mut quotes: Vec<Uttered<'_>> = Vec::new();
    for (article, digest) in digests.iter().enumerate() {
        // Square brackets and dots show that the words are not the speaker's own.
        for quote in digest
            .quotes
            .iter()
            .filter(|quote| !quote.words.contains(['[', '…']) && !quote.words.contains(".."))
        {
            if let Some(speaker) = resolution.entity_of[article][quote.speaker] {
                quotes.push(Uttered { article, quote, speaker, words: OnceCell::new() });
            }
        }
    }
    compared.add("quotations", quotes.len());
    quotes.sort_by(|a, b| {
        let key =
            |quote: &Uttered<'_>| (quote.quote.day, digests[quote.article].key.as_str(), quote.quote.span);
        key(a).cmp(&key(b))
    });
    let mut by_speaker: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, quote) in quotes.iter().enumerate() {
        by_speaker.entry(quote.speaker).or_default().push(at);
    }
    let mut groups = UnionFind::<usize>::new(quotes.len());
    let mut drifted = BTreeSet::new();
    let mut join = |left: usize, right: usize| {
        groups.union(left, right);
        drifted.extend([left, right]);
    };
    for own in by_speaker.values() {
        for (at, &left) in own.iter().enumerate() {
            let near = own[at + 1..].iter().take(MAX_NEIGHBOURS);
            near.filter(|&&right| quotes[left].differs(&quotes[right])).for_each(|&right| join(left, right));
        }
    }
    for (left, right) in of_one_claim(&quotes) {
        let (one, other) = (&quotes[left], &quotes[right]);
        if one.is_part_otherwise(other) && speak_as_one(digests, resolution, one, other) {
            join(left, right);
        }
    }
    let mut utterances: BTreeMap<usize, Vec<&Uttered<'_>>> = BTreeMap::new();
    for at in drifted {
        utterances.entry(groups.find(at)).or_default().push(&quotes[at]);
    }
    utterances.into_values().map(|told| finding(digests, resolution, told)).collect()
}

/// One utterance with its wordings, each as the first article has it.
fn finding(digests: &[Digest], resolution: &Resolution, mut told: Vec<&Uttered<'_>>) -> Finding {
    let mut seen = BTreeSet::new();
    told.retain(|quote| seen.insert(quote.tokens.clone()));
    let mut words: Vec<String> = told.iter().map(|quote| format!("“{}”", quote.quote.words)).collect();
    words.sort_unstable();
    // A person's name before that of the body the person speaks for.
    let names = |quote: &&Uttered<'_>| {
        let entity = &resolution.entities[quote.speaker];
        (entity.class != EntityType::Person, entity.label.clone())
    };
    let name = told.iter().map(names).min().map_or_else(String::new, |(_, name)| name);
    Finding {
        kind: FindingKind::QuotationDrift,
        severity: Severity::Warning,
        message: format!("{name} is quoted in different words: {}", words.join(" and ")),
        sides: told
            .iter()
            .map(|told| side(&digests[told.article], told.article, told.quote.span, &told.quote.words, None))
            .collect(),
    }
}

/// Pairs of quotations of one day or the next, in claims with enough content words in common, at least one of them a part.
fn of_one_claim(quotes: &[Uttered<'_>]) -> BTreeSet<(usize, usize)> {
    let around = |day: Date| [day.yesterday().ok(), Some(day), day.tomorrow().ok()].into_iter().flatten();
    let is_part = |quote: &&Uttered<'_>| !quote.quote.within.is_empty();
    let days: BTreeSet<Date> =
        quotes.iter().filter(is_part).filter_map(|part| part.quote.day).flat_map(around).collect();
    let mut holders: BTreeMap<(Date, Stem), Vec<usize>> = BTreeMap::new();
    for (at, quote) in quotes.iter().enumerate() {
        if let Some(day) = quote.quote.day.filter(|day| days.contains(day)) {
            for &word in &quote.claim {
                holders.entry((day, word)).or_default().push(at);
            }
        }
    }
    let mut pairs = BTreeSet::new();
    for (part, quote) in quotes.iter().enumerate().filter(|(_, quote)| is_part(quote)) {
        let mut common: BTreeMap<usize, usize> = BTreeMap::new();
        let Some(day) = quote.quote.day else { continue };
        for day in around(day) {
            for &word in &quote.claim {
                let others = holders.get(&(day, word)).filter(|others| others.len() <= FREQUENT);
                others.into_iter().flatten().for_each(|&other| *common.entry(other).or_default() += 1);
            }
        }
        let enough = common.into_iter().filter(|&(_, common)| common >= LEAST_CLAIM);
        pairs.extend(enough.map(|(other, _)| (part.min(other), part.max(other))));
    }
    pairs
}

/// Whether the two are one speaker, or a person who holds an office and a body or government for which such a person speaks.
fn speak_as_one(digests: &[Digest], resolution: &Resolution, one: &Uttered<'_>, other: &Uttered<'_>) -> bool {
    let class = |quote: &Uttered<'_>| resolution.entities[quote.speaker].class;
    let in_office = |quote: &Uttered<'_>| {
        let actor = &digests[quote.article].actors[quote.quote.speaker];
        class(quote) == EntityType::Person && !actor.offices.is_empty()
    };
    let body = |quote: &Uttered<'_>| {
        matches!(class(quote), EntityType::Org | EntityType::Place | EntityType::Norp | EntityType::Group)
    };
    one.speaker == other.speaker || in_office(one) && body(other) || in_office(other) && body(one)
}

fn read(quote: &QuoteDigest) -> Words {
    let (tokens, content) = stems(&quote.words);
    let claim = if quote.within.is_empty() { content.clone() } else { stems(&quote.within).1 };
    Words { tokens, content, claim }
}

/// The words without endings, numbers in figures: `eleventh` is `11th`. With them those that carry content, sorted.
fn stems(words: &str) -> (Vec<Stem>, Vec<Stem>) {
    let words = words.to_lowercase().replace(['’', '\''], "");
    let (mut tokens, mut content) = (Vec::new(), Vec::new());
    for word in words.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let number = number(word).map(|value| value.to_string());
        let stem = number.as_deref().unwrap_or_else(|| without_ending(word));
        let mut hasher = DefaultHasher::new();
        stem.hash(&mut hasher);
        tokens.push(hasher.finish());
        if FUNCTION.binary_search(&stem).is_err() {
            content.push(hasher.finish());
        }
    }
    content.sort_unstable();
    content.dedup();
    (tokens, content)
}

/// The number that a word stands for.
fn number(word: &str) -> Option<u32> {
    let cardinal = CARDINALS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
    cardinal.or_else(|| ORDINALS.iter().find(|(name, _)| *name == word).map(|(_, value)| u32::from(*value)))
}

fn without_ending(word: &str) -> &str {
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    if !digits.is_empty() && matches!(word.strip_prefix(digits), Some("st" | "nd" | "rd" | "th")) {
        return digits;
    }
    let base = word.strip_suffix('s').filter(|base| base.len() > 2).unwrap_or(word);
    base.char_indices().nth(STEM).map_or(base, |(end, _)| base.get(..end).unwrap_or(base))
}

/// How many are in both of two sorted lists.
fn common(one: &[Stem], other: &[Stem]) -> usize {
    one.iter().filter(|word| other.binary_search(word).is_ok()).count()
}

impl Uttered<'_> {
    fn may_be_one(&self, other: &Self) -> bool {
        let near = self.quote.day.zip(other.quote.day).is_some_and(|(a, b)| (b - a).get_days().abs() <= 1);
        self.article != other.article && near
    }

    /// Whether the two are one utterance whose words differ.
    fn differs(&self, other: &Self) -> bool {
        if !self.may_be_one(other) {
            return false;
        }
        let (short, long) =
            if self.tokens.len() <= other.tokens.len() { (self, other) } else { (other, self) };
        let common = common(&short.content, &long.content);
        if common < LEAST_CONTENT || 2 * common < short.content.len() || short.content == long.content {
            return false;
        }
        let kept = longest_common(&short.tokens, &long.tokens);
        // At least half stands in the same order; what is only cut short stands there whole.
        2 * kept >= short.tokens.len()
            && 2 * short.tokens.len() >= long.tokens.len()
            && kept < short.tokens.len()
    }

    /// Whether one is a part of what the other has in other words: `as soon as we can` in a claim, and `as quickly as we
    /// can` in a quotation of the same claim.
    fn is_part_otherwise(&self, other: &Self) -> bool {
        if !self.may_be_one(other) {
            return false;
        }
        let (part, whole) =
            if self.tokens.len() <= other.tokens.len() { (self, other) } else { (other, self) };
        let kept = common(&part.content, &whole.content);
        let new = part.content.len() - kept;
        if part.quote.within.is_empty()
            || new == 0
            || kept == 0
            || common(&part.claim, &whole.claim) < LEAST_CLAIM
        {
            return false;
        }
        let windows = whole.tokens.windows(part.tokens.len());
        let best = windows.map(|window| longest_common(&part.tokens, window)).max().unwrap_or_default();
        3 * best >= 2 * part.tokens.len() && best < part.tokens.len()
    }
}

/// Length of the longest common subsequence.
fn longest_common(one: &[Stem], other: &[Stem]) -> usize {
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
        let (left_quote, right_quote) = (quote(left, ""), quote(right, ""));
        assert_eq!(uttered(0, &left_quote).differs(&uttered(1, &right_quote)), expected, "{left} | {right}");
    }

    fn uttered(article: usize, quote: &QuoteDigest) -> Uttered<'_> {
        Uttered { article, quote, speaker: 0, words: OnceCell::new() }
    }

    fn quote(words: &str, within: &str) -> QuoteDigest {
        QuoteDigest {
            span: CharSpan::new(0, 1),
            words: words.to_owned(),
            within: within.to_owned(),
            speaker: 0,
            day: "2031-02-11".parse().ok(),
        }
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
        check(
            "This eleventh-hour rule for ferries is gone",
            "This 11th hour rule for ferries is gone",
            false,
        );
        check("We will not sell the two old ferries", "We will work on the old harbour wall next", false);
    }

    #[test]
    fn a_part_in_other_words_is_seen_within_its_claim() {
        let part = |words: &str, within: &str, other: &str| {
            let (part, whole) = (quote(words, within), quote(other, ""));
            uttered(0, &part).is_part_otherwise(&uttered(1, &whole))
        };
        let whole =
            "If no storm comes, the crews will repair the harbour wall steadily, as early as possible";
        let claim = "crews will repair the harbour wall “as fast as possible”, if no storm comes";
        assert!(part("as fast as possible", claim, whole));
        assert!(!part("as early as possible", claim, whole), "the same words");
        assert!(
            !part("as fast as possible", "the board will sell “as fast as possible”", whole),
            "another claim"
        );
    }
}
