//! The kind of happening a word speaks of: `murder` and `kill` are one, `negotiation` and `talks` are one.

use crate::lexicon::classes::Class;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static KINDS: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut kinds = BTreeMap::new();
    for line in include_str!("synonyms.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(',').map(str::trim).filter(|word| !word.is_empty());
        let Some(kind) = words.next() else { continue };
        kinds.entry(kind).or_insert(kind);
        for word in words {
            kinds.entry(word).or_insert(kind);
        }
    }
    kinds
});

/// The kind of a lemma; its stem where no kind is known.
pub(crate) fn kind(lemma: &str) -> &str {
    let known = |lemma: &str| KINDS.get(lemma).copied();
    known(lemma).unwrap_or_else(|| {
        let base = without_preposition(lemma);
        known(base).unwrap_or_else(|| stem(base))
    })
}

/// `meet` for `meet with`, `fly` for `fly to`: the preposition only leads to a participant.
fn without_preposition(lemma: &str) -> &str {
    match lemma.split_once(' ') {
        Some((verb, "with" | "to" | "in" | "of" | "for" | "from" | "at" | "on" | "into" | "against")) => verb,
        _ => lemma,
    }
}

/// Whether a lemma alone says little about which event is meant.
pub(crate) fn is_broad(lemma: &str) -> bool {
    Class::Broad.holds(lemma)
}

/// Whether a word speaks of a kind of happening that comes again and again.
pub(crate) fn recurs(lemma: &str) -> bool {
    Class::Recurring.holds(kind(lemma))
}

/// A word without its most frequent endings, at least four letters: `closure`, `closing` and `close` are `clos`.
fn stem(lemma: &str) -> &str {
    const ENDINGS: &[&str] = &[
        "isation", "ization", "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ance",
        "ence", "ure", "als", "al", "ers", "er", "es", "e", "s",
    ];
    ENDINGS
        .iter()
        .filter_map(|ending| lemma.strip_suffix(ending))
        .find(|stem| stem.chars().count() >= 4)
        .unwrap_or(lemma)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn talks_come_again_and_deaths_do_not() {
        assert!(recurs("negotiation") && recurs("shelling") && recurs("rally"));
        assert!(!recurs("kill") && !recurs("trial"));
    }

    #[test]
    fn words_of_one_kind_are_one() {
        for (one, other) in [
            ("murder", "kill"),
            ("negotiation", "meeting"),
            ("close", "closure"),
            ("quake", "earthquake"),
            ("kill", "death"),
            ("meet with", "talks"),
            ("flight", "fly to"),
            ("kidnap", "abduction"),
            ("expel", "deportation"),
            ("postpone", "delay"),
        ] {
            assert_eq!(kind(one), kind(other), "{one} {other}");
        }
        for (one, other) in [("kill", "wound"), ("arrest", "charge"), ("open", "operate")] {
            assert_ne!(kind(one), kind(other), "{one} {other}");
        }
    }
}
