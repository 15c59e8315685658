//! Days of the week, alone or before their date.
//!
//! `time/weekday`: "met on Sunday" (the last one on or before), "will meet on Sunday" (the next one), not "Black Sunday".
//! `time/weekday-beyond`: "last Friday", "next Friday". `time/weekday-date`: "Sunday, February 11".

use super::direction::{Direction, direction};
use super::fit;
use super::lexer::Word;
use super::month;
use super::reader::{Draft, Reader};
use crate::model::{DateValue, OnDay, Partial, TimeKind, TimeUnit, Timex};
use jiff::ToSpan;

const WEEKDAY: &str = "time/weekday";
const BEYOND: &str = "time/weekday-beyond";
const WITH_DATE: &str = "time/weekday-date";

/// Names that hold a weekday and are no day. Source: our choice.
const NAMED: &[&str] = &["black", "bloody", "super", "cyber", "ash", "palm", "holy", "maundy"];

/// At a weekday.
pub(super) fn at_weekday(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let (number, short) = match reader.word(at) {
        Word::Weekday(number) => (number, false),
        Word::ShortWeekday(number) => (number, true),
        _ => return Vec::new(),
    };
    let dated = before_date(reader, at, number);
    if !dated.is_empty() {
        return dated;
    }
    if short || (at > 0 && NAMED.iter().any(|name| reader.is(at - 1, name) && reader.is_capital(at - 1))) {
        return Vec::new();
    }
    // `on Tuesday week`: a week after that Tuesday.
    if reader.word(at + 1) == Word::Unit(TimeUnit::Week)
        && !matches!(reader.word(at + 2), Word::Hyphen | Word::Possessive)
        && let Some(reference) = reader.reference(at)
        && let Some(day) = fit::weekday(number, reference, direction(reader, at))
            .and_then(|day| day.checked_add(1.weeks()).ok())
    {
        let day = DateValue::day(day);
        return vec![Draft::date(at, at + 2, day, BEYOND).because("a week after that day")];
    }
    let shifted = in_week(reader, at, number);
    if let Some(draft) = shifted {
        return vec![draft];
    }
    let Some(reference) = reader.reference(at) else { return vec![open(at, at + 1, number)] };
    let direction = direction(reader, at);
    let because =
        if direction == Direction::Future { "the next on or after" } else { "the last on or before" };
    let day = fit::weekday(number, reference, direction);
    vec![day.map_or_else(
        || open(at, at + 1, number),
        |day| Draft::date(at, at + 1, DateValue::day(day), WEEKDAY).because(because),
    )]
}

/// `two Thursdays ago`.
pub(super) fn at_weekdays_ago(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let (Word::Cardinal(count @ 1..=9), Word::Weekdays(number), Word::Ago) =
        (reader.word(at), reader.word(at + 1), reader.word(at + 2))
    else {
        return Vec::new();
    };
    let Some(reference) = reader.reference(at) else { return vec![open(at, at + 3, number)] };
    let day = fit::weekday_beyond(number, reference, false)
        .and_then(|day| day.checked_sub(i64::from(count - 1).weeks()).ok());
    day.map(|day| Draft::date(at, at + 3, DateValue::day(day), BEYOND).because("counted back"))
        .into_iter()
        .collect()
}

fn open(start: usize, end: usize, number: i8) -> Draft {
    Draft::new(start, end, TimeKind::Date, Timex::Partial(Partial::Weekday(number)), WEEKDAY)
        .because("the reference is unknown, so the week stays open")
}

/// `Sunday, February 11`, `Sunday 11 February 2024`, `Sunday the 11th`.
fn before_date(reader: &Reader<'_>, at: usize, number: i8) -> Vec<Draft> {
    let (part, after) = match reader.word(at + 1) {
        // `Sunday night, June 9`
        Word::DayPart(part) if reader.word(at + 2) == Word::Comma => (Some(part), at + 2),
        _ => (None, at + 1),
    };
    let next = match reader.word(after) {
        Word::Comma | Word::Open | Word::The => after + 1,
        _ => after,
    };
    let mut drafts = match reader.word(next) {
        Word::Month(..) if !matches!(reader.word(next + 1), Word::Figure(_, 1 | 2) | Word::Ordinal(_)) => {
            Vec::new()
        }
        Word::Month(..) => month::at_month(reader, next),
        Word::Figure(..) | Word::Ordinal(_) => month::at_day(reader, next),
        Word::Numeric(..) => month::at_numeric(reader, next),
        _ => Vec::new(),
    };
    let Some(first) = drafts.first_mut() else { return drafts };
    // The weekday helps to find a year that is not written.
    if first.rule == "time/day-nearest-year"
        && let Some(day) = first.value.date().and_then(DateValue::as_day)
    {
        *first = month::resolve_day(reader, at, first.end, day.month(), day.day(), None, Some(number));
    }
    first.start = at;
    if let (Some(part), Some(day)) = (part, first.value.date().and_then(DateValue::as_day)) {
        first.value = Timex::Part(OnDay::Known(day), part);
        first.kind = TimeKind::Time;
    }
    first.rule = if first.rule == "time/no-such-day" { first.rule } else { WITH_DATE };
    if reader.word(next - 1) == Word::Open && reader.word(first.end) == Word::Close {
        first.end += 1;
    }
    drafts
}

/// `last Friday`, `next Friday`, `Friday last week`.
fn in_week(reader: &Reader<'_>, at: usize, number: i8) -> Option<Draft> {
    let word = reader.before(at);
    if matches!(
        word,
        Word::Last | Word::Next | Word::This | Word::Coming | Word::Past | Word::Previous | Word::Following
    ) {
        let mut start = at - 1;
        if matches!(reader.before(start), Word::The | Word::This) {
            start -= 1;
        }
        let (base, from) = match word {
            Word::Previous | Word::Following => {
                (reader.day_before(at).or(reader.reference(at)), "the date before")
            }
            _ => (reader.reference(at), ""),
        };
        let Some(base) = base else { return Some(open(start, at + 1, number)) };
        let (day, because) = match word {
            Word::Next | Word::Following => (fit::weekday_beyond(number, base, true), "the first after"),
            Word::This | Word::Coming => {
                (fit::weekday(number, base, Direction::Future), "the next on or after")
            }
            Word::Last => (fit::last_weekday(number, base), "the last before yesterday"),
            _ => (fit::weekday_beyond(number, base, false), "the last before"),
        };
        return Some(
            Draft::date(start, at + 1, DateValue::day(day?), BEYOND)
                .because(format!("{because}{}{from}", if from.is_empty() { "" } else { " " })),
        );
    }
    let week = match (reader.word(at + 1), reader.word(at + 2)) {
        (Word::Last, Word::Unit(TimeUnit::Week)) => -1,
        (Word::This, Word::Unit(TimeUnit::Week)) => 0,
        (Word::Next, Word::Unit(TimeUnit::Week)) => 1,
        _ => return None,
    };
    let Some(reference) = reader.reference(at) else { return Some(open(at, at + 3, number)) };
    let monday = DateValue::week_of(reference.checked_add(week.weeks()).ok()?).first_day();
    let day = monday.checked_add(i64::from(number - 1).days()).ok()?;
    Some(Draft::date(at, at + 3, DateValue::day(day), BEYOND).because("the day of that week"))
}
