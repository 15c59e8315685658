//! Past, present and future without a date.
//!
//! `time/vague`: "now", "currently", "recently", "in the future", "in future", "the past"; not "the past tense",
//! "now-defunct", "Halvik Now", "the most recent vote".

use super::direction::{Direction, direction};
use super::lexer::Word;
use super::reader::{Draft, Reader};
use crate::model::{TimeKind, Timex};

const VAGUE: &str = "time/vague";

/// At a word of vague time.
pub(super) fn at_vague(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let vague = |start: usize, end: usize, value: Timex| {
        vec![Draft::new(start, end, TimeKind::Date, value, VAGUE).because("no date is meant")]
    };
    let the = if reader.before(at) == Word::The { at - 1 } else { at };
    let (before, next) = (reader.before(at), reader.word(at + 1));
    match reader.word(at) {
        // `Halvik Now` is a name.
        Word::Now
            if next != Word::Hyphen
                && !(reader.is_capital(at)
                    && reader.before(at) == Word::Other
                    && reader.is_capital(at - 1)
                    && !reader.is(at - 1, "right")) =>
        {
            vague(at, at + 1, Timex::Present)
        }
        Word::Currently | Word::Nowadays => vague(at, at + 1, Timex::Present),
        Word::Recently => vague(at, at + 1, Timex::Past),
        // `will soon meet`; `soon after` and `soon became` tell of the past.
        Word::Soon
            if next != Word::After
                && (reader.is(at + 2, "possible")
                    || reader.is(at.wrapping_sub(1), "very")
                    || (!reader.is(at + 1, "as") && direction(reader, at) == Direction::Future)) =>
        {
            vague(at, at + 1, Timex::Future)
        }
        Word::Current if matches!(next, Word::Other) && !reader.is_capital(at) => {
            vague(at, at + 1, Timex::Present)
        }
        Word::Recent if matches!(next, Word::Other | Word::Comma | Word::Mark) && before != Word::Most => {
            vague(at, at + 1, Timex::Past)
        }
        // `in future`
        Word::Future
            if before == Word::In && matches!(next, Word::Mark | Word::Comma | Word::Break | Word::And) =>
        {
            vague(at, at + 1, Timex::Future)
        }
        // `in future quarters`
        Word::Future if matches!(next, Word::Units(_)) => vague(at, at + 2, Timex::Future),
        Word::Future if the < at || matches!(reader.before(at), Word::Near) => {
            let start = if reader.before(at) == Word::Near { at - 1 } else { at };
            let start = if reader.before(start) == Word::The { start - 1 } else { start };
            vague(start, at + 1, Timex::Future)
        }
        Word::Past
            if the < at
                && (!matches!(
                    next,
                    Word::Other
                        | Word::Hyphen
                        | Word::Unit(_)
                        | Word::Units(_)
                        | Word::Season(_)
                        | Word::Seasons(_)
                ) || (reader.before(the) == Word::In
                    && ["it", "he", "she", "they", "we", "i"]
                        .iter()
                        .any(|word| reader.is(at + 1, word)))) =>
        {
            vague(the, at + 1, Timex::Past)
        }
        // `in the long term`
        Word::Term
            if reader.word(at.wrapping_sub(2)) == Word::The
                && (reader.before(at) == Word::Near
                    || ["short", "long", "medium"].iter().any(|word| reader.is(at - 1, word))) =>
        {
            vague(at - 2, at + 1, Timex::Future)
        }
        Word::Time => time(reader, at),
        _ => Vec::new(),
    }
}

/// `at the time`, `at the same time`, `at the present time`.
fn time(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let vague = |start: usize, value: Timex| {
        vec![Draft::new(start, at + 1, TimeKind::Date, value, VAGUE).because("no date is meant")]
    };
    match (reader.word(at.wrapping_sub(2)), reader.before(at)) {
        (Word::At, Word::The) if reader.word(at + 1) != Word::Of => vague(at - 1, Timex::Past),
        (Word::At, Word::That) => vague(at - 1, Timex::Past),
        (Word::The, Word::Present) => vague(at - 2, Timex::Present),
        _ => Vec::new(),
    }
}
