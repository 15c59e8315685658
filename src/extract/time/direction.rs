//! Whether the clause around an expression looks back or ahead: `met on Friday`, `will meet on Friday`.

use super::reader::Reader;
use crate::language::Document;
use crate::language::syntax::Xpos;

/// Where an expression without a year or week of its own points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// A verb in the past governs it.
    Past,
    /// A modal, an infinitive or a verb of planning governs it.
    Future,
    /// Nothing tells.
    Open,
}

/// Words that look ahead whatever their tense. Source: our choice, modal verbs and verbs of planning.
const AHEAD: &[&str] = &[
    "'ll", "can", "could", "due", "expect", "expected", "expecting", "expects", "forecast", "hope", "hopes",
    "hoping", "intend", "intends", "may", "might", "must", "plan", "planned", "planning", "plans", "ready",
    "scheduled", "shall", "should", "slated", "upcoming", "will", "wo", "would", "’ll",
];

/// Past forms that do not end in `-ed`. Source: the irregular verbs frequent in news.
const BACK: &[&str] = &[
    "became", "began", "began", "bought", "broke", "brought", "built", "came", "caught", "cut", "did", "drew",
    "drove", "fell", "felt", "flew", "fought", "found", "gave", "got", "grew", "had", "held", "hit", "kept",
    "knew", "led", "left", "lost", "made", "met", "paid", "put", "ran", "rose", "said", "sank", "saw", "sent",
    "shot", "sold", "spoke", "spent", "stood", "struck", "swept", "swore", "threw", "told", "took", "was",
    "went", "were", "won", "wrote",
];

/// How many tokens to look at on either side.
const REACH: usize = 25;

/// The direction at lexeme `at`: of the nearest verb to the left in its sentence, else to the right.
pub(super) fn direction(reader: &Reader<'_>, at: usize) -> Direction {
    let document = reader.document;
    let Some(lexeme) = reader.lexemes.get(at) else { return Direction::Open };
    let Some(token) = document.tokens.get(lexeme.token) else { return Direction::Open };
    let sentence = document.sentences[token.sentence];
    let left = (sentence.start.max(lexeme.token.saturating_sub(REACH))..lexeme.token).rev();
    let right = lexeme.token + 1..sentence.end.min(lexeme.token + REACH);
    for index in left.chain(right) {
        let found = of_word(document, index);
        if found != Direction::Open {
            return found;
        }
    }
    Direction::Open
}

fn of_word(document: &Document<'_>, index: usize) -> Direction {
    let word = document.word(index);
    let mut lower = [0u8; 12];
    let Some(lower) = lower.get_mut(..word.len()) else {
        return if word.ends_with("ed") { Direction::Past } else { Direction::Open };
    };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let Ok(lower) = std::str::from_utf8(lower) else { return Direction::Open };
    // Capitals are names (`May`, `Will`), except at the start of a sentence.
    if AHEAD.binary_search(&lower).is_ok() && !word.starts_with(char::is_uppercase) {
        return Direction::Future;
    }
    let tag = document.tokens[index].xpos;
    if tag != Xpos::NONE {
        if tag.is_past() {
            return Direction::Past;
        }
        let infinitive = tag.is_base()
            && index > 0
            && document.word(index - 1).eq_ignore_ascii_case("to")
            && document.tokens[index].sentence == document.tokens[index - 1].sentence;
        return if infinitive { Direction::Future } else { Direction::Open };
    }
    if BACK.binary_search(&lower).is_ok() || (lower.len() > 4 && lower.ends_with("ed")) {
        return Direction::Past;
    }
    Direction::Open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(AHEAD.is_sorted() && BACK.is_sorted());
    }
}
