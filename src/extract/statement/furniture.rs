//! Words of the page that stand glued to a sentence: `Advertisement`, `Continue reading the main story`, `Read more: ...`.
//!
//! A text taken from a page may hold them in the line of the report; no content begins with them.

use super::view::View;
use crate::model::TokenSpan;

/// Phrases of pages that a sentence does not need. Longest first; our choice.
const PHRASES: &[&[&str]] = &[
    &["advertisement", "continue", "reading", "the", "main", "story"],
    &["continue", "reading", "the", "main", "story"],
    &["continue", "reading", "below"],
    &["story", "continues", "below"],
    &["article", "continues", "below"],
    &["share", "this", "article"],
    &["share", "this", "story"],
    &["hide", "caption"],
    &["show", "caption"],
    &["advertisement"],
];

/// Phrases that a title follows: what is said begins with the next quotation, if there is one.
const LINKS: &[&[&str]] = &[
    &["read", "more"],
    &["read", "also"],
    &["read", "next"],
    &["see", "also"],
    &["related", ":"],
    &["watch", ":"],
];

/// Capitals before the dash of a dateline, at most.
const DATELINE: usize = 5;

/// Where the report begins in the words of `span`; its end where they are the page's alone.
pub(super) fn body_start(view: &View<'_, '_>, span: TokenSpan) -> usize {
    let begins = |at: usize, phrase: &[&str]| {
        at + phrase.len() < span.end
            && view.is_capital(at)
            && phrase.iter().enumerate().all(|(offset, word)| view.word(at + offset) == *word)
    };
    let mut start = span.start;
    while let Some(phrase) = PHRASES.iter().find(|phrase| begins(start, phrase)) {
        start += phrase.len();
        while start < span.end && view.is_punctuation(start) && view.opened_at(start).is_none() {
            start += 1;
        }
    }
    if LINKS.iter().any(|phrase| begins(start, phrase)) {
        let quoted = (start..span.end).find(|&index| view.opened_at(index).is_some());
        return quoted.unwrap_or(span.end);
    }
    // `Photo ARDEN -- Two boats sank`: a caption's label and the dateline.
    let photo = usize::from(view.is(start, &["photo", "image"]) && view.is_capital(start));
    let capitals =
        |index: usize| view.doc.word(index).chars().all(|letter| letter.is_uppercase() || letter == '.');
    let dash = (start + photo + 1..span.end.min(start + photo + DATELINE))
        .find(|&index| view.is(index, &["--", "—", "–"]));
    match dash {
        Some(dash) if photo == 1 && (start + photo..dash).all(capitals) => dash + 1,
        _ => start,
    }
}
