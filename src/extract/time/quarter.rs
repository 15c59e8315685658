//! Quarters and halves of a year, fiscal or not.
//!
//! `time/quarter`: "the third quarter of 1990", "third-quarter profit", "Q3 2014", not "three quarters of voters",
//! nor "the third quarter" of a game.
//! `time/quarter-told`: "the quarter", "the year-earlier quarter" after a quarter was named.
//! `time/half`: "the first half of 1989", not "the first half of the match".

use super::direction::{Direction, direction};
use super::lexer::Word;
use super::reader::{Draft, MEMORY, Reader, shift};
use crate::language::en::sport;
use crate::model::{DateValue, Grain, Partial, TimeKind, TimeUnit, Timex};
use jiff::civil::Date;

const QUARTER: &str = "time/quarter";
const TOLD: &str = "time/quarter-told";
pub(super) const YEAR_EARLIER: &str = "time/year-earlier";
const HALF: &str = "time/half";

/// At an ordinal up to four, `final` or `Q3`.
pub(super) fn at_number(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let (number, end) = match reader.word(at) {
        Word::QuarterName(number) => (number, at + 1),
        Word::Ordinal(number @ 1..=4) => {
            let unit = reader.skip(reader.skip(at + 1, Word::Hyphen), Word::Fiscal);
            if reader.word(unit) == Word::Half || (reader.is(unit, "halves") && number < 3) {
                return half(reader, at, number.cast_signed(), unit + 1);
            }
            if !matches!(reader.word(unit), Word::Unit(TimeUnit::Quarter) | Word::Units(TimeUnit::Quarter))
                || is_of_a_game(reader)
            {
                return Vec::new();
            }
            (number.cast_signed(), unit + 1)
        }
        _ => return Vec::new(),
    };
    let (start, before) = year_before(reader, at);
    let (year, end) = match (before, reader.year_phrase(end)) {
        (Some(year), _) => (year, end),
        (None, Some((year, end))) => (year, end),
        (None, None) => {
            let start = if matches!(reader.before(at), Word::The | Word::Fiscal) { at - 1 } else { at };
            let start = if reader.before(start) == Word::The { start - 1 } else { start };
            return vec![bare(reader, start, end, number)];
        }
    };
    let start = if reader.before(start) == Word::The { start - 1 } else { start };
    let value = year.and_then(|year| DateValue::quarter(year, number));
    vec![match value {
        Some(value) => Draft::date(start, end, value, QUARTER).because("as written"),
        None => open(start, end, Some(number)),
    }]
}

/// Whether `the third quarter` is one of a game: in a report on sport.
fn is_of_a_game(reader: &Reader<'_>) -> bool {
    *reader.sport.get_or_init(|| sport::is_reported(reader.document))
}

/// A year that stands before a quarter: `this year's third quarter`, `the 1988 third quarter`, `year-ago third quarter`.
fn year_before(reader: &Reader<'_>, at: usize) -> (usize, Option<Year>) {
    let at = if reader.before(at) == Word::Fiscal { at - 1 } else { at };
    if let Word::Figure(year @ 1900..=2100, 4) = reader.before(at) {
        return (at - 1, Some(Some(year as i16)));
    }
    let mut year = at;
    if reader.before(at) == Word::Possessive {
        year = at - 1;
        if let Word::Figure(year @ 1900..=2100, 4) = reader.before(year) {
            return (at - 2, Some(Some(year as i16)));
        }
        if reader.before(year) == Word::Unit(TimeUnit::Year)
            && let Some((found, _)) = year.checked_sub(2).and_then(|from| reader.year_phrase_unchecked(from))
        {
            return (year - 2, Some(found));
        }
    }
    if matches!(reader.before(year), Word::Ago | Word::Earlier)
        && reader.word(year.wrapping_sub(2)) == Word::Hyphen
        && reader.word(year.wrapping_sub(3)) == Word::Unit(TimeUnit::Year)
    {
        return (year - 3, Some(reader.reference(at).map(|date| date.year() - 1)));
    }
    (at, None)
}

/// A year that is named; `None` where it depends on an unknown reference.
type Year = Option<i16>;

fn open(start: usize, end: usize, number: Option<i8>) -> Draft {
    Draft::new(start, end, TimeKind::Date, Timex::Partial(Partial::Quarter(number)), QUARTER)
        .because("the reference is unknown, so the year stays open")
}

fn bare(reader: &Reader<'_>, start: usize, end: usize, number: i8) -> Draft {
    let Some(reference) = reader.reference(start) else { return open(start, end, Some(number)) };
    let year = reference.year();
    let direction = direction(reader, start);
    let ahead = direction == Direction::Future;
    let this = DateValue::quarter(year, number);
    let begun = this.is_some_and(|quarter| quarter.first_day() <= reference);
    let over = this.is_some_and(|quarter| quarter.last_day() < reference);
    // A company expects to report on the quarter that is just over.
    let just_over = this.is_some_and(|quarter| {
        reference.since(quarter.last_day()).is_ok_and(|span| (0..120).contains(&span.get_days()))
    });
    let year = match (ahead && !just_over, begun, over) {
        (true, _, true) => year + 1,
        // Without a verb the quarter to come is nearer than the one three quarters back.
        (false, false, _) if direction == Direction::Open && number == quarter_number(reference) + 1 => year,
        (false, false, _) => year - 1,
        _ => year,
    };
    match DateValue::quarter(year, number) {
        Some(value) => Draft::date(start, end, value, QUARTER).because(if ahead {
            "the next that is not over"
        } else {
            "the last that has begun"
        }),
        None => open(start, end, Some(number)),
    }
}

fn quarter_number(day: Date) -> i8 {
    (day.month() - 1) / 3 + 1
}

/// The quarter that a report speaks of at `at`: the last one named, else the one before the reference.
pub(super) fn told(reader: &Reader<'_>, at: usize) -> Option<DateValue> {
    named(reader, at)
        .or_else(|| reader.reference(at).and_then(|reference| shift(reference, -1, TimeUnit::Quarter)))
}

/// The last quarter named before `at` that is no comparison with the year before.
pub(super) fn named(reader: &Reader<'_>, at: usize) -> Option<DateValue> {
    let main = |draft: &&Draft| draft.start < at && draft.rule != YEAR_EARLIER;
    let quarter = |draft: &Draft| draft.value.date().filter(|date| date.grain() == Grain::Quarter);
    reader.found.iter().rev().take(MEMORY).filter(main).find_map(quarter)
}

/// A quarter at `at` after a year that was read before it: `this year's` + `third quarter`. Also the lexeme after it.
pub(super) fn after_year(reader: &Reader<'_>, at: usize, year: Option<i16>) -> Option<(Timex, usize)> {
    let at = reader.skip(reader.skip(at, Word::Possessive), Word::Fiscal);
    let (number, end) = match reader.word(at) {
        Word::Ordinal(number @ 1..=4) => {
            let unit = reader.skip(at + 1, Word::Hyphen);
            (reader.word(unit) == Word::Unit(TimeUnit::Quarter))
                .then_some((number.cast_signed(), unit + 1))?
        }
        Word::Unit(TimeUnit::Quarter) => {
            let told = told(reader, at)?;
            ((told.first_day().month() - 1) / 3 + 1, at + 1)
        }
        _ => return None,
    };
    let value = year.and_then(|year| DateValue::quarter(year, number));
    Some((value.map_or(Timex::Partial(Partial::Quarter(Some(number))), Timex::Date), end))
}

/// At `quarter` or `period` with a determiner: `the quarter`, `the latest period`, `the year-ago quarter`.
pub(super) fn at_unit(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let period = reader.word(at) == Word::Period;
    if !period && reader.word(at) != Word::Unit(TimeUnit::Quarter) {
        return Vec::new();
    }
    // `the corresponding period last year`, `the quarter a year ago`
    let known = named(reader, at);
    let (start, back) = match reader.before(at) {
        Word::Ago | Word::Earlier if reader.word(at.wrapping_sub(2)) == Word::Hyphen => {
            (at.saturating_sub(3), 1)
        }
        Word::Latest | Word::Current | Word::That | Word::Same => (at - 1, 0),
        Word::The if !period => (at - 1, 0),
        Word::Other if reader.is(at - 1, "corresponding") || reader.is(at - 1, "comparable") => (at - 1, 0),
        _ => return Vec::new(),
    };
    if back == 1 && reader.word(start) != Word::Unit(TimeUnit::Year) {
        return Vec::new();
    }
    let mut end = at + 1;
    let mut back = back;
    if (reader.word(end), reader.word(end + 1)) == (Word::Last, Word::Unit(TimeUnit::Year)) {
        (back, end) = (1, end + 2);
    } else if (reader.word(end), reader.word(end + 1)) == (Word::A, Word::Unit(TimeUnit::Year))
        && matches!(reader.word(end + 2), Word::Ago | Word::Earlier)
    {
        (back, end) = (1, end + 3);
    } else if reader.before(at) == Word::Same || (period && back == 0 && known.is_none()) {
        return Vec::new();
    }
    let start = if reader.before(start) == Word::The { start - 1 } else { start };
    if reader.before(at) == Word::Current && known.is_none() {
        return reader
            .reference(at)
            .map(|day| {
                vec![Draft::date(start, end, DateValue::quarter_of(day), TOLD).because("the running one")]
            })
            .unwrap_or_default();
    }
    // `in February, compared with the same period last year`
    let month = reader.date_in_sentence(at, &[Grain::Month]).filter(|_| period);
    let base = if period { known } else { told(reader, at) };
    let value = match base {
        Some(base) => shift(base.first_day(), -4 * back, TimeUnit::Quarter),
        None if month.is_some() => {
            month.and_then(|month| shift(month.first_day(), -12 * back, TimeUnit::Month))
        }
        None if period => reader.reference(at).and_then(|day| shift(day, -back, TimeUnit::Year)),
        None => None,
    };
    match value {
        Some(value) => {
            let rule = if back == 1 { YEAR_EARLIER } else { TOLD };
            vec![Draft::date(start, end, value, rule).because("the quarter the text speaks of")]
        }
        None if reader.reference(at).is_none() => vec![open(start, end, None)],
        None => Vec::new(),
    }
}

fn half(reader: &Reader<'_>, at: usize, number: i8, end: usize) -> Vec<Draft> {
    let start = if reader.before(at) == Word::The { at - 1 } else { at };
    let Some((year, end)) = reader.year_phrase(end).filter(|_| number <= 2) else { return Vec::new() };
    let value = match year {
        Some(year) => DateValue::half(year, number).map(Timex::Date),
        None => Some(Timex::Partial(Partial::Half(number))),
    };
    let Some(value) = value else { return Vec::new() };
    vec![Draft::new(start, end, TimeKind::Date, value, HALF).because("as written")]
}

impl Reader<'_> {
    /// `last year` and the like at `at`, whatever follows (`last year's`).
    fn year_phrase_unchecked(&self, at: usize) -> Option<(Option<i16>, usize)> {
        let move_by = match self.word(at) {
            Word::Last | Word::Previous => -1,
            Word::This | Word::Current => 0,
            Word::Next => 1,
            _ => return None,
        };
        Some((self.reference(at).map(|date: Date| date.year() + move_by), at + 2))
    }
}
