//! Acronyms that an article introduces in brackets: `harbour master panel (HMP)`.

use super::run;
use crate::language::Document;
use std::collections::{BTreeMap, BTreeSet};

/// For each acronym in brackets whose letters begin the words before it, those words.
///
/// Small words between may be skipped: `Bank of Arden (BA)`; more may follow it: `(BA, now closed)`. An acronym without such words before it is left:
/// `the pact (NATO)`.
pub(super) fn introduced<'d>(document: &Document<'d>) -> BTreeMap<&'d str, &'d str> {
    let mut found = BTreeMap::new();
    for open in 1..document.tokens.len().saturating_sub(2) {
        if document.word(open) != "(" || !matches!(document.word(open + 2), ")" | "," | ";") {
            continue;
        }
        let acronym = document.word(open + 1);
        if !run::is_acronym(acronym) {
            continue;
        }
        let sentence = document.sentence_of(open);
        let mut at = open;
        let mut complete = true;
        for letter in acronym.chars().filter(|letter| letter.is_alphabetic()).rev() {
            let begins = |index: usize| {
                document.word(index).chars().next().is_some_and(|first| first.eq_ignore_ascii_case(&letter))
            };
            // One small word may stand between two that count.
            let next = (1..=2)
                .filter_map(|step| at.checked_sub(step))
                .filter(|&index| index >= sentence.start)
                .find(|&index| begins(index));
            let Some(index) = next else {
                complete = false;
                break;
            };
            at = index;
        }
        if complete && at < open {
            let words = document.bytes(crate::model::TokenSpan::new(at, open));
            found.entry(acronym).or_insert_with(|| words.of(document.text));
        }
    }
    found
}

/// Whether what an article says an acronym stands for is a known name, perhaps spelt a little differently: more than half of the long
/// words of each are in the other.
pub(super) fn is_spelling(meant: &str, name: &str) -> bool {
    let words = |name: &str| -> BTreeSet<String> {
        let words = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.len() > 3);
        words.map(str::to_lowercase).collect()
    };
    let (one, other) = (words(meant), words(name));
    let shared = one.intersection(&other).count();
    meant.ends_with(name) || shared > 1 && shared * 2 > one.len().max(other.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Article;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let article = Article { id: "a1".into(), text: text.into(), ..Article::default() };
        let found: Vec<(&str, &str)> = introduced(&Document::new(&article)).into_iter().collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_words_before_the_brackets_are_what_it_means() {
        check("He leads the advanced pumps (AP) project.", &[("AP", "advanced pumps")]);
        check("The Bank of Arden (BA) closed.", &[("BA", "Bank of Arden")]);
    }

    #[test]
    fn a_known_name_may_be_spelt_a_little_differently() {
        assert!(is_spelling("Arden Fishing & Harbour Board NV", "Arden Fishing and Harbour Company"));
        assert!(!is_spelling("advanced pumps", "Associated Press"));
    }

    #[test]
    fn other_brackets_are_left() {
        check("The pact (NATO) met in Arden.", &[]);
        check("The fund (worth ten crowns) grew.", &[]);
    }
}
