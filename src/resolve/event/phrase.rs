//! Participants and places as words of a label.

use crate::lexicon::classes::Class;

/// Most letters of one participant. Our choice.
const LONGEST: usize = 36;

/// Words that stand for somebody named elsewhere, and say nothing by themselves. Sorted; all pronouns of English that a
/// participant may be.
const PRONOUNS: &[&str] = &[
    "he",
    "her",
    "hers",
    "him",
    "himself",
    "his",
    "i",
    "it",
    "its",
    "itself",
    "me",
    "my",
    "one",
    "ones",
    "our",
    "ours",
    "she",
    "some",
    "that",
    "their",
    "theirs",
    "them",
    "themselves",
    "these",
    "they",
    "this",
    "those",
    "us",
    "we",
    "what",
    "which",
    "who",
    "whom",
    "whose",
    "you",
    "your",
];

/// Words with which a phrase may be cut off. Sorted.
const CUTS: &[&str] = &[
    "about", "after", "against", "at", "between", "by", "during", "for", "from", "in", "into", "of", "on",
    "over", "that", "to", "which", "who", "with",
];

/// Whether words are a bare pronoun.
pub(super) fn is_pronoun(words: &str) -> bool {
    PRONOUNS.binary_search(&words.to_lowercase().as_str()).is_ok()
}

/// Whether a subject denies by itself: `nothing disturbed the talks`.
pub(super) fn is_nobody(subject: &str) -> bool {
    let first = subject.split(' ').next().unwrap_or_default().to_lowercase();
    matches!(first.as_str(), "no" | "nobody" | "none" | "nothing")
}

/// Whether a noun tells a deed that several do to each other.
pub(super) fn is_mutual(noun: &str) -> bool {
    Class::Mutual.holds(noun.split(' ').next_back().unwrap_or(noun))
}

/// A phrase in at most [`LONGEST`] letters, cut before a preposition or relative; nothing when there is no such place.
pub(super) fn short(words: &str) -> Option<String> {
    let mut words: Vec<&str> = words.split_whitespace().collect();
    while words.first().is_some_and(|word| says_nothing(word)) {
        words.remove(0);
    }
    let fits =
        |words: &[&str]| words.iter().map(|word| word.chars().count() + 1).sum::<usize>() <= LONGEST + 1;
    while !fits(&words) {
        let cut = words.iter().rposition(|word| CUTS.binary_search(word).is_ok())?;
        words.truncate(cut);
    }
    let phrase = words.join(" ").trim_end_matches([',', ';']).to_owned();
    (!phrase.is_empty()).then_some(phrase)
}

/// Articles and possessives, which say nothing outside their sentence.
fn says_nothing(word: &str) -> bool {
    const WORDS: &[&str] = &["a", "an", "her", "his", "its", "my", "our", "the", "their", "your"];
    WORDS.binary_search(&word.to_lowercase().as_str()).is_ok()
}

/// The first `most` names joined: `Iraq, Jordan and others`.
pub(super) fn list(names: &[String], most: usize) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        some if some.len() <= most => {
            let (last, before) = some.split_last().expect("more than one");
            format!("{} and {last}", before.join(", "))
        }
        many => format!("{} and others", many[..most].join(", ")),
    }
}

/// A place with its preposition: `in Baghdad`, `at Erbil airport`.
pub(super) fn at(place: &str) -> String {
    let last = place.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let preposition = if Class::AtSite.holds(&last) { "at" } else { "in" };
    format!("{preposition} {place}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_so_that_they_can_be_searched() {
        for list in [PRONOUNS, CUTS] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }

    #[test]
    fn long_phrases_are_cut_before_a_preposition() {
        assert_eq!(short("the port").as_deref(), Some("port"));
        assert_eq!(
            short("members of the harbour commission of the old town").as_deref(),
            Some("members of the harbour commission")
        );
        assert_eq!(short("Norland-Estmark-Sudmark-Westmark-Commission"), None);
    }

    #[test]
    fn names_are_joined() {
        let names = ["Norland", "Estmark", "Arden"].map(str::to_owned);
        assert_eq!(list(&names[..1], 2), "Norland");
        assert_eq!(list(&names[..2], 2), "Norland and Estmark");
        assert_eq!(list(&names, 2), "Norland, Estmark and others");
        assert_eq!(at("Arden airport"), "at Arden airport");
    }
}
