//! Days counted from the reference, and parts of days.
//!
//! `time/day-name`: "yesterday", "today"; "today" in an embedded post is the post's day.
//! `time/part-of-day`: "Wednesday night", "in the morning" (of the day told before), not "a morning person".

use super::lexer::Word;
use super::reader::{Draft, Reader};
use crate::model::{DateValue, DayPart, OnDay, Partial, TimeKind, TimeUnit, Timex};
use jiff::ToSpan;
use jiff::civil::Date;

const NAME: &str = "time/day-name";
const PART: &str = "time/part-of-day";

/// At `today`, `yesterday`, `tomorrow`, `tonight`, `overnight`.
pub(super) fn at_day_name(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let (count, part) = match reader.word(at) {
        Word::Today => (0, None),
        Word::Yesterday => (-1, None),
        Word::Tomorrow => (1, None),
        Word::Tonight => (0, Some(DayPart::Night)),
        _ => return Vec::new(),
    };
    // `USA Today`, `Russia Today`
    if reader.is_capital(at) && reader.before(at) == Word::Other && reader.is_capital(at - 1) {
        return Vec::new();
    }
    let day = reader.reference(at).and_then(|day| day.checked_add(i64::from(count).days()).ok());
    let because = match (day.is_some(), count) {
        (false, _) => "the reference is unknown",
        (_, 0) => "the day of the reference",
        (_, -1) => "the day before",
        _ => "the day after",
    };
    let draft = match (day, part) {
        (day, Some(part)) => {
            let day = day.map_or(OnDay::Open(Partial::Day), OnDay::Known);
            Draft::new(at, at + 1, TimeKind::Time, Timex::Part(day, part), NAME)
        }
        (Some(day), None) => Draft::date(at, at + 1, DateValue::day(day), NAME),
        (None, None) => Draft::new(at, at + 1, TimeKind::Date, Timex::Partial(Partial::Day), NAME),
    };
    vec![draft.because(because)]
}

/// A part of day after a day: `Wednesday night`. Gives the part and the lexeme after it.
pub(super) fn part_after(reader: &Reader<'_>, end: usize) -> Option<(DayPart, usize)> {
    match reader.word(end) {
        Word::DayPart(part) => Some((part, end + 1)),
        Word::Early | Word::Late => match reader.word(end + 1) {
            Word::DayPart(part) => Some((part, end + 2)),
            _ => None,
        },
        _ => None,
    }
}

/// How many words a place may have between a part of day and its day. Our choice.
const PLACE_WORDS: usize = 6;

/// `at dawn in Arden on Tuesday`: the weekday after a place.
fn day_ahead(reader: &Reader<'_>, at: usize) -> Option<Date> {
    let on = (at + 1..=at + PLACE_WORDS)
        .take_while(|&next| {
            matches!(
                reader.word(next),
                Word::Other | Word::Unit(TimeUnit::Hour) | Word::In | Word::At | Word::The | Word::On
            )
        })
        .find(|&next| reader.word(next) == Word::On && matches!(reader.word(next + 1), Word::Weekday(_)))?;
    let drafts = super::weekday::at_weekday(reader, on + 1);
    drafts.first()?.value.date().and_then(DateValue::as_day)
}

/// At a part of day with an article: `in the morning`, `the night`, `the early hours of Sunday`.
pub(super) fn at_part(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let Word::DayPart(part) = reader.word(at) else { return Vec::new() };
    let begin = if matches!(reader.before(at), Word::Early | Word::Late | Word::Mid) { at - 1 } else { at };
    let begin = if reader.before(begin) == Word::Hyphen && reader.word(begin.wrapping_sub(2)) == Word::Mid {
        begin - 2
    } else {
        begin
    };
    let mut start = begin;
    if reader.before(start) == Word::The {
        start -= 1;
        let before = reader.before(start);
        if !matches!(
            before,
            Word::In
                | Word::During
                | Word::Of
                | Word::Through
                | Word::Over
                | Word::Until
                | Word::For
                | Word::By
        ) && start + 1 == begin
        {
            return Vec::new();
        }
    } else if begin == at {
        // `at dawn`, `by night`, `in morning trading`
        let trading = reader.before(at) == Word::In && reader.word(at + 1) == Word::Trading;
        if !matches!(reader.before(at), Word::At | Word::By) && !trading {
            return Vec::new();
        }
    }
    // `in the morning of Sunday`, `on the night of May 3`
    let of = if matches!(reader.word(at + 1), Word::Of | Word::On) { at + 2 } else { at + 1 };
    let drafts = match reader.word(of) {
        Word::Weekday(_) => super::weekday::at_weekday(reader, of),
        Word::Month(..) => super::month::at_month(reader, of),
        Word::Figure(..) => super::month::at_day(reader, of),
        Word::Yesterday | Word::Today | Word::Tomorrow => at_day_name(reader, of),
        _ => Vec::new(),
    };
    if drafts.is_empty()
        && let Some(day) = day_ahead(reader, at)
    {
        let value = Timex::Part(OnDay::Known(day), part);
        return vec![
            Draft::new(start, at + 1, TimeKind::Time, value, PART)
                .because("of the day named after the place"),
        ];
    }
    if let Some(draft) = drafts.first()
        && let Some(day) = draft.value.date().and_then(DateValue::as_day)
    {
        let value = Timex::Part(OnDay::Known(day), part);
        return vec![
            Draft::new(start, draft.end, TimeKind::Time, value, PART).because("of the day written after it"),
        ];
    }
    let day = reader.day_before(at).or(reader.reference(at)).map_or(OnDay::Open(Partial::Day), OnDay::Known);
    vec![
        Draft::new(start, at + 1, TimeKind::Time, Timex::Part(day, part), PART)
            .because("of the day told before"),
    ]
}
