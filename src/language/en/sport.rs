//! Whether a report is one on sport.

use crate::language::Document;
use std::collections::BTreeSet;

/// Nouns of sport; lemmas, sorted. Source: our choice.
const NOUNS: &[&str] = &[
    "baseball",
    "basketball",
    "batsman",
    "bowler",
    "championship",
    "coach",
    "cricket",
    "cup",
    "defender",
    "fixture",
    "football",
    "footballer",
    "forward",
    "fullback",
    "goal",
    "goalkeeper",
    "half-time",
    "handball",
    "hockey",
    "innings",
    "kickoff",
    "league",
    "match",
    "midfielder",
    "olympics",
    "penalty",
    "playoff",
    "quarterback",
    "quarterfinal",
    "referee",
    "rugby",
    "scorer",
    "season",
    "semifinal",
    "soccer",
    "stadium",
    "striker",
    "team",
    "tennis",
    "touchdown",
    "tournament",
    "volleyball",
    "wicket",
    "winger",
];

/// How many different nouns of sport make a report one of sport. Our choice.
const LEAST: usize = 3;

/// Whether `lemma` is a noun of sport.
pub(crate) fn is_noun(lemma: &str) -> bool {
    NOUNS.binary_search(&lemma).is_ok()
}

/// Whether the article has three different nouns of sport: one on a cup of tea has not. Linear in the text.
pub(crate) fn is_reported(document: &Document<'_>) -> bool {
    let nouns: BTreeSet<&str> = (0..document.tokens.len())
        .map(|index| document.lemma(index))
        .filter(|lemma| is_noun(lemma))
        .collect();
    nouns.len() >= LEAST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_so_that_it_can_be_searched() {
        assert!(NOUNS.is_sorted());
    }
}
