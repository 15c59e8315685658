//! Words that a hyphen ties to another one: `President-elect Nora Velt`, `then-Chancellor Nora Velt`, `Norland-backed rebels`.
//!
//! The treebanks hardly know them, and a model that meets them takes the title for a clause of its own, or `backed` for the
//! verb of the sentence. So it reads the sentence without them, and they are put back below the word they belong to.

use super::syntax::{Analysis, Relation, Upos, Xpos};
use crate::lexicon::classes::Class;

/// Words behind the hyphen.
const BEHIND: &[&str] = &["designate", "elect"];
/// Words before it.
const BEFORE: &[&str] = &["now", "then"];

/// What stands for such a compound: an adjective that the treebanks know as nothing else.
const PLAIN_ADJECTIVE: &str = "foreign";

/// What the model does not read of a sentence, and what it reads in place of a word.
pub(super) struct Ties {
    /// For each word the word whose part it is, if a hyphen ties it to one.
    to: Vec<Option<usize>>,
    read_as: Vec<Option<&'static str>>,
}

impl Ties {
    pub(super) fn new(words: &[&str]) -> Self {
        let mut ties = Self { to: vec![None; words.len()], read_as: vec![None; words.len()] };
        for hyphen in (1..words.len().saturating_sub(1)).filter(|&at| matches!(words[at], "-" | "‑")) {
            let (before, behind) = (hyphen - 1, hyphen + 1);
            let is = |at: usize, list: &[&str]| list.iter().any(|word| words[at].eq_ignore_ascii_case(word));
            let is_word = |at: usize| words.get(at).is_some_and(|word| word.starts_with(char::is_alphabetic));
            let (whole, tied) = if is(behind, BEHIND) && is_word(before) {
                (before, behind)
            } else if is(before, BEFORE) && is_word(behind) {
                (behind, before)
            } else if Class::DoneBy.holds(&words[behind].to_ascii_lowercase())
                && is_word(before)
                && is_word(behind + 1)
            {
                ties.read_as[behind] = Some(PLAIN_ADJECTIVE);
                (behind, before)
            } else {
                continue;
            };
            (ties.to[hyphen], ties.to[tied]) = (Some(whole), Some(whole));
        }
        ties
    }

    /// The words that the model reads.
    pub(super) fn free<'w>(&self, words: &[&'w str]) -> Vec<&'w str> {
        let free = words.iter().enumerate().filter(|(at, _)| self.to[*at].is_none());
        free.map(|(at, word)| self.read_as[at].unwrap_or(word)).collect()
    }

    /// Puts the tied words back into the analyses of a sentence that was read without them.
    pub(super) fn put_back(&self, words: &[&str], read: Vec<Analysis>) -> Vec<Analysis> {
        let place: Vec<usize> = (0..words.len()).filter(|&at| self.to[at].is_none()).collect();
        let mut read = read.into_iter();
        let mut all = Vec::with_capacity(words.len());
        for (at, word) in words.iter().enumerate() {
            all.extend(match self.to[at] {
                Some(whole) => Some(self.part(word, whole)),
                None => read.next().map(|own| Analysis {
                    head: own.head.map(|head| place[head]),
                    lemma: if self.read_as[at].is_some() { word.to_lowercase() } else { own.lemma },
                    ..own
                }),
            });
        }
        all
    }

    fn part(&self, word: &str, whole: usize) -> Analysis {
        let (upos, xpos, relation) = match word {
            "-" | "‑" => (Upos::Punct, Xpos::HYPHEN, Relation::Punct),
            _ if self.read_as[whole].is_some() => (Upos::Propn, Xpos::NAME, Relation::Compound),
            _ => (Upos::Adj, Xpos::ADJECTIVE, Relation::Amod),
        };
        let lemma = if upos == Upos::Propn { word.to_owned() } else { word.to_lowercase() };
        Analysis { upos, xpos, lemma, head: Some(whole), relation }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_hyphen_ties_is_not_read() {
        let free = |words: &[&str]| Ties::new(words).free(words).join(" ");
        assert_eq!(free(&["President", "-", "elect", "Nora", "Velt", "met"]), "President Nora Velt met");
        assert_eq!(free(&["then", "-", "Mayor", "Velt"]), "Mayor Velt");
        assert_eq!(free(&["Norland", "-", "backed", "rebels", "met"]), "foreign rebels met");
        assert_eq!(free(&["a", "well", "-", "known", "mayor"]), "a well - known mayor");
        assert_eq!(free(&["then", "-", "-"]), "then - -");
    }
}
