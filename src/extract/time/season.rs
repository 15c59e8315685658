//! Seasons.
//!
//! `time/season`: "the summer of 1998", "last fall", "in the spring", not "the fall of the city".

use super::direction::{Direction, direction};
use super::lexer::Word;
use super::reader::{Draft, Reader};
use crate::language::syntax::Upos;
use crate::model::{DateValue, Partial, Season, TimeKind, Timex};
use jiff::civil::Date;

const SEASON: &str = "time/season";

/// At a season.
pub(super) fn at_season(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let Word::Season(season) = reader.word(at) else { return Vec::new() };
    let is_fall = reader.is(at, "fall");
    if (is_fall && reader.is_capital(at)) || reader.word(at + 1) == Word::Hyphen {
        return Vec::new();
    }
    let before = reader.before(at);
    let start = match before {
        Word::The | Word::Last | Word::This | Word::Next | Word::Past | Word::Coming => at - 1,
        _ => at,
    };
    let start =
        if matches!(reader.before(start), Word::The | Word::This) && start < at { start - 1 } else { start };
    if let Some((year, end)) = reader.year_phrase(at + 1).filter(|_| reader.word(at + 1) != Word::Comma) {
        let value = match year {
            Some(year) => DateValue::season(year, season).map(Timex::Date),
            None => Some(Timex::Partial(Partial::Season(season))),
        };
        let Some(value) = value else { return Vec::new() };
        return vec![Draft::new(start, end, TimeKind::Date, value, SEASON).because("as written")];
    }
    if is_fall && reader.word(at + 1) == Word::Of {
        return Vec::new();
    }
    let ahead = match before {
        Word::Last | Word::Past => Some(false),
        Word::Next | Word::Coming => Some(true),
        Word::This
        | Word::The
        | Word::Early
        | Word::Late
        | Word::Mid
        | Word::Since
        | Word::Until
        | Word::By => None,
        Word::In if !is_fall => None,
        _ => return Vec::new(),
    };
    // `the spring in the lock`, `in spring colours`
    let introduced = matches!(
        reader.before(at.saturating_sub(1)),
        Word::In
            | Word::By
            | Word::Until
            | Word::Since
            | Word::During
            | Word::Through
            | Word::For
            | Word::Over
    );
    if (before == Word::The && !introduced) || (before == Word::In && is_noun(reader, at + 1)) {
        return Vec::new();
    }
    let Some(reference) = reader.reference(at) else {
        let value = Timex::Partial(Partial::Season(season));
        return vec![
            Draft::new(start, at + 1, TimeKind::Date, value, SEASON).because("the reference is unknown"),
        ];
    };
    let year = match ahead {
        Some(true) => first_after(season, reference),
        Some(false) => last_before(season, reference),
        None if before == Word::This => nearest(season, reference),
        None if direction(reader, at) == Direction::Future => first_after(season, reference),
        None => nearest(season, reference),
    };
    let because = match ahead {
        Some(true) => "the next to begin",
        Some(false) => "the last that has begun",
        None => "the nearest",
    };
    let Some(value) = DateValue::season(year, season) else { return Vec::new() };
    vec![Draft::date(start, at + 1, value, SEASON).because(because)]
}

fn is_noun(reader: &Reader<'_>, at: usize) -> bool {
    let token = reader.lexemes.get(at).and_then(|lexeme| reader.document.tokens.get(lexeme.token));
    reader.word(at) == Word::Other && token.is_some_and(|token| token.upos == Upos::Noun)
}

/// The year of the last such season that began at least two months before `reference`.
fn last_before(season: Season, reference: Date) -> i16 {
    let months = reference.month() - season.first_month();
    if months >= 2 { reference.year() } else { reference.year() - 1 }
}

fn first_after(season: Season, reference: Date) -> i16 {
    if reference.month() < season.first_month() + 1 { reference.year() } else { reference.year() + 1 }
}

fn nearest(season: Season, reference: Date) -> i16 {
    let months = season.first_month() + 1 - reference.month();
    match months {
        ..=-7 => reference.year() + 1,
        7.. => reference.year() - 1,
        _ => reference.year(),
    }
}
