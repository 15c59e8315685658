//! A day, weekday or stretch of a month that is named beside it.
//!
//! `time/nth-weekday`: "the first Friday of next month", "the last Tuesday in March", not "the first Friday prayers".
//! `time/day-of-month`: "the 2nd of this month", "the last day of April", "on the 9th", not "on the 9th floor".
//! `time/days-of-month`: "the last three days of April", "the first week of June".

use super::direction::direction;
use super::fit;
use super::lexer::Word;
use super::reader::{Draft, Reader, whole};
use super::{month, relative};
use crate::model::{DateValue, Grain, Partial, TimeKind, TimeUnit, Timex};
use jiff::ToSpan;
use jiff::civil::Date;

const WEEKDAY: &str = "time/nth-weekday";
const DAY: &str = "time/day-of-month";
const DAYS: &str = "time/days-of-month";

/// At an ordinal, `last` or `final`.
pub(super) fn at_nth(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let number = match reader.word(at) {
        Word::Ordinal(number) => Some(number.cast_signed()),
        Word::Last | Word::Final => None,
        _ => return Vec::new(),
    };
    let start = if reader.before(at) == Word::The { at - 1 } else { at };
    let found = match reader.word(at + 1) {
        Word::Weekday(weekday) => nth_weekday(reader, start, at, number, weekday),
        Word::Unit(TimeUnit::Day) => in_month(reader, at + 2)
            .and_then(|(month, end)| Some((nth_day(month, number)?, end)))
            .map(|(day, end)| {
                Draft::date(start, end, DateValue::day(day), DAY).because("that day of the month")
            }),
        Word::Unit(TimeUnit::Week) if number == Some(1) => first_week(reader, start, at + 2),
        // `the 2nd of this month`; a month with a name is another pattern.
        Word::Of if number.is_some() && !matches!(reader.word(at + 2), Word::Month(..)) => in_month(
            reader,
            at + 1,
        )
        .and_then(|(month, end)| Some((nth_day(month, number)?, end)))
        .map(|(day, end)| Draft::date(start, end, DateValue::day(day), DAY).because("that day of the month")),
        _ => last_days(reader, start, at).or_else(|| bare_day(reader, start, at, number)),
    };
    found.into_iter().collect()
}

/// The month after `of` or `in` at `at`, and the lexeme after it: `of next month`, `in November`, `of March 2030`.
fn in_month(reader: &Reader<'_>, at: usize) -> Option<(DateValue, usize)> {
    if !matches!(reader.word(at), Word::Of | Word::In) {
        return None;
    }
    let from = reader.skip(at + 1, Word::The);
    let drafts = match reader.word(from) {
        Word::Month(..) => month::at_month(reader, from),
        _ => relative::at_modifier(reader, from),
    };
    let [draft] = drafts.as_slice() else { return None };
    let date = draft.value.date().filter(|date| date.grain() == Grain::Month)?;
    Some((date, draft.end))
}

/// The day with this number, from the end without one.
fn nth_day(month: DateValue, number: Option<i8>) -> Option<Date> {
    let first = month.first_day();
    match number {
        Some(number) => Date::new(first.year(), first.month(), number).ok(),
        None => Some(month.last_day()),
    }
}

fn nth_weekday(
    reader: &Reader<'_>,
    start: usize,
    at: usize,
    number: Option<i8>,
    weekday: i8,
) -> Option<Draft> {
    // `the second Tuesday of every month` is no day.
    if matches!(reader.word(at + 2), Word::Of | Word::In)
        && reader.word(at + 3) == Word::Every
        && reader.word(at + 4) == Word::Unit(TimeUnit::Month)
    {
        let value = Timex::Partial(Partial::Weekday(weekday));
        return Some(Draft::new(start, at + 5, TimeKind::Set, value, WEEKDAY).because("repeated"));
    }
    let (month, end) = in_month(reader, at + 2)?;
    let day = match number {
        Some(number @ 1..=5) => {
            let first = fit::weekday(weekday, month.first_day(), super::direction::Direction::Future)?;
            first.checked_add(i64::from(number - 1).weeks()).ok()?
        }
        Some(_) => return None,
        None => fit::weekday(weekday, month.last_day(), super::direction::Direction::Past)?,
    };
    (day.month() == month.first_day().month())
        .then(|| Draft::date(start, end, DateValue::day(day), WEEKDAY).because("that weekday of the month"))
}

/// `the first week of June`: the week of which most days lie in it.
fn first_week(reader: &Reader<'_>, start: usize, at: usize) -> Option<Draft> {
    let (month, end) = in_month(reader, at)?;
    let week = DateValue::week_of(month.first_day().checked_add(3.days()).ok()?);
    Some(Draft::date(start, end, week, DAYS).because("the week of which most days lie in it"))
}

/// `the last three days of April`: an interval.
fn last_days(reader: &Reader<'_>, start: usize, at: usize) -> Option<Draft> {
    if !matches!(reader.word(at), Word::Last | Word::Final) {
        return None;
    }
    let length = reader.length(at + 1).filter(|length| length.unit == TimeUnit::Day && !length.article)?;
    let count = whole(length.count)?;
    let (month, end) = in_month(reader, length.end)?;
    let last = month.last_day();
    let first = last.checked_sub((count - 1).days()).ok()?;
    Some(
        Draft::new(start, end, TimeKind::Date, Timex::Days(first, last), DAYS).because("the days as counted"),
    )
}

/// `on the 9th`: the nearest such day that fits the verb.
fn bare_day(reader: &Reader<'_>, start: usize, at: usize, number: Option<i8>) -> Option<Draft> {
    let number = number?;
    let figures = reader.text(at).starts_with(|letter: char| letter.is_ascii_digit());
    let ends = matches!(reader.word(at + 1), Word::Break | Word::Comma | Word::Mark | Word::Close);
    if !figures || !ends || reader.word(start) != Word::The || reader.before(start) != Word::On {
        return None;
    }
    let reference = reader.reference(at)?;
    let direction = direction(reader, at);
    let months = [0, -1, 1].into_iter().filter_map(|shift| {
        let first = reference.first_of_month().checked_add(shift.months()).ok()?;
        Date::new(first.year(), first.month(), number).ok()
    });
    let day = months.min_by_key(|day| {
        let days = i64::from(reference.until(*day).map_or(0, |span| span.get_days()));
        let wrong = match direction {
            super::direction::Direction::Future => days < 0,
            _ => days > 0,
        };
        (wrong, days.abs())
    })?;
    Some(Draft::date(start, at + 1, DateValue::day(day), DAY).because("the nearest that fits the verb"))
}
