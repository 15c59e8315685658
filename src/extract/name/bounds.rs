//! Where one capitalised run holds a body and an office, or a body and a person.

use crate::language::Document;
use crate::language::en::{given_name, kind_word, title};
use crate::model::TokenSpan;

/// Short forms of offices after a body's name: `Halvik Motors CEO`.
const SHORT_OFFICES: &[&str] = &["ceo", "cfo", "coo", "cto", "mp", "mep"];

/// Words before the noun of an office that belong to it: `Chief Executive Officer`, `Press Secretary`.
const BEFORE_OFFICE: &[&str] = &[
    "acting",
    "chief",
    "deputy",
    "executive",
    "financial",
    "general",
    "managing",
    "operating",
    "press",
    "prime",
    "senior",
    "vice",
];

/// The parts of a run that name one thing each: an office at its end off (`Halvik Motors CEO`), a person after a body apart
/// (`Halvik Motors Inc.` `Lena Brandt`).
pub(super) fn parts(document: &Document<'_>, run: TokenSpan) -> Vec<TokenSpan> {
    match person_after_body(document, run) {
        Some(at) => vec![TokenSpan::new(run.start, at), TokenSpan::new(at, run.end)],
        None => vec![without_office(document, run)],
    }
}

/// Where a given name follows a body's head word and a word or two follow it: `Air Force | Lena Brandt`.
fn person_after_body(document: &Document<'_>, run: TokenSpan) -> Option<usize> {
    (run.start + 1..run.end).find(|&index| {
        kind_word::is_body(document.word(index - 1))
            && given_name::is_given_name(document.word(index))
            && (2..=3).contains(&(run.end - index))
            && (index..run.end).all(|index| {
                let word = document.word(index);
                word.starts_with(char::is_uppercase)
                    && !kind_word::is_body(word)
                    && !kind_word::is_place(word)
            })
    })
}

/// The run without the office at its end; as it is where nothing but the office and its portfolio would be left off.
fn without_office(document: &Document<'_>, run: TokenSpan) -> TokenSpan {
    let small = |index: usize| document.word(index).trim_end_matches('.').to_lowercase();
    let Some(last) = run.end.checked_sub(1).filter(|&last| last > run.start) else { return run };
    let office = small(last);
    if !title::ends_office(&office)
        && !title::ends_longer_office(&office)
        && !SHORT_OFFICES.contains(&office.as_str())
    {
        return run;
    }
    let belongs = |word: &str| {
        BEFORE_OFFICE.contains(&word)
            || title::is_portfolio(word)
            || title::is_title(word)
            || title::is_office(word)
    };
    let mut end = last;
    while end > run.start && belongs(&small(end - 1)) {
        end -= 1;
    }
    if end == run.start { run } else { TokenSpan::new(run.start, end) }
}
