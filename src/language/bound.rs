//! Words that a hyphen ties to the title of a person: `President-elect Nora Velt`, `then-Chancellor Nora Velt`.
//!
//! The treebanks hardly know them, and a model that meets them takes the title for a clause of its own. So it reads the
//! sentence without them, and they are put back below their title.

use super::syntax::{Analysis, Relation, Upos, Xpos};

/// Words behind the hyphen.
const BEHIND: &[&str] = &["designate", "elect"];
/// Words before it.
const BEFORE: &[&str] = &["now", "then"];

/// For each word the word whose part it is, if a hyphen ties it to a title.
pub(super) fn ties(words: &[&str]) -> Vec<Option<usize>> {
    let mut ties = vec![None; words.len()];
    for hyphen in (1..words.len().saturating_sub(1)).filter(|&at| matches!(words[at], "-" | "‑")) {
        let (before, behind) = (hyphen - 1, hyphen + 1);
        let is = |at: usize, list: &[&str]| list.iter().any(|word| words[at].eq_ignore_ascii_case(word));
        let is_word = |at: usize| words[at].starts_with(char::is_alphabetic);
        let (title, tied) = if is(behind, BEHIND) && is_word(before) {
            (before, behind)
        } else if is(before, BEFORE) && is_word(behind) {
            (behind, before)
        } else {
            continue;
        };
        (ties[hyphen], ties[tied]) = (Some(title), Some(title));
    }
    ties
}

/// Puts the tied words back into the analyses of a sentence that was read without them.
pub(super) fn put_back(words: &[&str], ties: &[Option<usize>], read: Vec<Analysis>) -> Vec<Analysis> {
    let mut place = Vec::with_capacity(read.len());
    place.extend((0..ties.len()).filter(|&at| ties[at].is_none()));
    let mut read = read.into_iter();
    let mut all = Vec::with_capacity(words.len());
    for (word, tie) in words.iter().zip(ties) {
        let analysis = match tie {
            None => read.next().map(|own| Analysis { head: own.head.map(|head| place[head]), ..own }),
            Some(title) => {
                let mark = matches!(*word, "-" | "‑");
                Some(Analysis {
                    upos: if mark { Upos::Punct } else { Upos::Adj },
                    xpos: if mark { Xpos::HYPHEN } else { Xpos::ADJECTIVE },
                    lemma: word.to_lowercase(),
                    head: Some(*title),
                    relation: if mark { Relation::Punct } else { Relation::Amod },
                })
            }
        };
        all.extend(analysis);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_hyphen_ties_to_a_title_is_found() {
        let tied = |words: &[&str]| {
            let ties = ties(words);
            (0..words.len())
                .filter(|&at| ties[at].is_some())
                .map(|at| words[at].to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(tied(&["President", "-", "elect", "Nora", "Velt", "met"]), ["-", "elect"]);
        assert_eq!(tied(&["then", "-", "Mayor", "Velt"]), ["then", "-"]);
        assert!(tied(&["a", "well", "-", "known", "mayor"]).is_empty());
        assert!(tied(&["then", "-", "-"]).is_empty());
    }
}
