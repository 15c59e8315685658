//! Where one capitalised run holds a body and an office, or a body and a person.

use crate::language::Document;
use crate::language::en::{given_name, kind_word, title};
use crate::lexicon::classes::Class;
use crate::model::TokenSpan;

/// The parts of a run that name one thing each: an office at its end off (`Halvik Motors CEO`), a person after a body apart
/// (`Halvik Motors Inc.` `Lena Brandt`), letters after a person's name off (`Lena Brandt OBE`).
/// Letters alone, after a comma, are nothing: `Lena Brandt, M.D.`
pub(super) fn parts(document: &Document<'_>, run: TokenSpan) -> Vec<TokenSpan> {
    match person_after_body(document, run) {
        Some(at) => vec![TokenSpan::new(run.start, at), TokenSpan::new(at, run.end)],
        None if is_letters_alone(document, run) => Vec::new(),
        None => vec![without_office(document, without_letters(document, run))],
    }
}

/// Whether the run is nothing but letters after the name before its comma.
fn is_letters_alone(document: &Document<'_>, run: TokenSpan) -> bool {
    let before = |back: usize| run.start.checked_sub(back).map(|index| document.word(index));
    run.len() == 1
        && title::is_letters_after(document.word(run.start))
        && before(1) == Some(",")
        && before(2).is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// The run without the letters after a name of two words or more that is no body's.
fn without_letters(document: &Document<'_>, run: TokenSpan) -> TokenSpan {
    let mut end = run.end;
    while end > run.start + 2 && title::is_letters_after(document.word(end - 1)) {
        end -= 1;
    }
    let name = TokenSpan::new(run.start, end);
    if name.range().any(|index| kind_word::is_body(document.word(index))) { run } else { name }
}

/// A body and the person after the office there, where a title parts them: `Arden Police` Capt. `Ada Voss`, `Halvik Motors` Chief
/// Executive `Lena Brandt`. What follows the office must be as long as a person's name, and no body.
pub(super) fn person_after_office(document: &Document<'_>, run: TokenSpan) -> Option<(TokenSpan, TokenSpan)> {
    let small = |index: usize| document.word(index).trim_end_matches('.').to_lowercase();
    let is_office = |index: usize| {
        let word = small(index);
        title::is_title(&word) || title::is_office(&word) || Class::BeforeOffice.holds(&word)
    };
    let is_body = |index: usize| kind_word::is_body(document.word(index));
    // The last word of the office is a title or ends one, the first stands right after the body.
    let last = (run.start + 1..run.end.checked_sub(1)?).rev().find(|&index| {
        !is_body(index)
            && (title::is_title(&small(index))
                || title::is_office(&small(index))
                || title::ends_office(document.word(index)))
    })?;
    let mut first = last;
    while first > run.start + 1 && is_office(first - 1) && !is_body(first - 1) {
        first -= 1;
    }
    let (body, person) = (TokenSpan::new(run.start, first), TokenSpan::new(last + 1, run.end));
    let is_name = |index: usize| {
        document.word(index).starts_with(char::is_uppercase)
            && !is_body(index)
            && !kind_word::is_place(document.word(index))
    };
    let long_enough = (2..=3).contains(&person.len())
        || person.len() == 1 && !given_name::is_given_name(document.word(person.start));
    // `Arden County` Executive `Lena Brandt`
    let ends_place = kind_word::is_place(document.word(first - 1));
    let splits =
        body.len() > 1 && (is_body(first - 1) || ends_place) && long_enough && person.range().all(is_name);
    splits.then_some((body, person))
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
        && !Class::ShortOffice.holds(&office)
    {
        return run;
    }
    let belongs = |word: &str| {
        Class::BeforeOffice.holds(word)
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
