//! Months and days of months.
//!
//! `time/month`: "approved in May" (the nearest May that fits the verb), not "they may meet".
//! `time/month-year`: "January 2020", "June last year". `time/day`: "February 11, 2024", "11 February".
//! `time/numeric`: "7/8/2007", "2024-02-11", not "a 7/8 share" nor "1-800-555".

use super::direction::{Direction, direction, is_told_in_past};
use super::fit;
use super::lexer::Word;
use super::reader::{Draft, Reader};
use crate::model::{DateValue, Partial, TimeKind, Timex};
use jiff::civil::Date;

const MONTH: &str = "time/month";
const MONTH_YEAR: &str = "time/month-year";
const DAY: &str = "time/day";
const DAY_OPEN: &str = "time/day-nearest-year";
const NO_SUCH_DAY: &str = "time/no-such-day";
const NUMERIC: &str = "time/numeric";

/// At a month: `May 3, 2014`, `May 3-5`, `May 2014`, `May`.
pub(super) fn at_month(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let Word::Month(month, common) = reader.word(at) else { return Vec::new() };
    let next = at + 1;
    if let Some(day) = day_number(reader, next) {
        return with_day(reader, at, month, day, next + 1);
    }
    if let Some((year, end)) = reader.year_phrase(next) {
        return match year {
            Some(year) => DateValue::month(year, month)
                .map(|value| vec![Draft::date(at, end, value, MONTH_YEAR).because("as written")])
                .unwrap_or_default(),
            None => vec![partial(at, end, Partial::Month(Some(month)), MONTH_YEAR)],
        };
    }
    if (common && !has_company(reader, at)) || is_part_of_name(reader, at) {
        return Vec::new();
    }
    vec![bare(reader, at, month)]
}

/// Whether something before a month's name says that it is one.
fn has_company(reader: &Reader<'_>, at: usize) -> bool {
    matches!(
        reader.before(at),
        Word::In
            | Word::Since
            | Word::Until
            | Word::By
            | Word::From
            | Word::Of
            | Word::During
            | Word::Through
            | Word::Last
            | Word::This
            | Word::Next
            | Word::Early
            | Word::Mid
            | Word::Late
            | Word::Before
            | Word::After
            | Word::Between
            | Word::Every
    ) || (matches!(reader.before(at), Word::And | Word::Or | Word::To | Word::Hyphen | Word::Dash)
        && matches!(reader.word(at.wrapping_sub(2)), Word::Month(..) | Word::Figure(..)))
        // `the March accession`
        || (reader.before(at) == Word::The
            && reader.word(at + 1) == Word::Other
            && !reader.is_capital(at + 1)
            && reader.is_capital(at)
            && !reader.is(at + 1, "for"))
        || (matches!(reader.word(at + 1), Word::And | Word::Or | Word::To | Word::Comma)
            && matches!(reader.word(at + 2), Word::Month(..)))
}

/// `April Jones`, `Million Man March`: a capitalised neighbour that is no time word.
fn is_part_of_name(reader: &Reader<'_>, at: usize) -> bool {
    (reader.word(at + 1) == Word::Other && reader.is_capital(at + 1) && !has_company(reader, at))
        || (reader.before(at) == Word::Other
            && reader.is_capital(at - 1)
            && reader.before(at - 1) != Word::Break)
        || (reader.word(at + 1) == Word::Hyphen && reader.word(at + 2) == Word::Other)
}

fn bare(reader: &Reader<'_>, at: usize, month: i8) -> Draft {
    let Some(reference) = reader.reference(at) else {
        return partial(at, at + 1, Partial::Month(Some(month)), MONTH);
    };
    let past = DateValue::month(reference.year() - i16::from(month > reference.month()), month);
    let fit = match direction(reader, at) {
        Direction::Past if is_told_in_past(reader, at) => past,
        direction => fit::month(month, reference, direction),
    };
    match fit {
        Some(value) => Draft::date(at, at + 1, value, MONTH).because("the nearest that fits the verb"),
        None => partial(at, at + 1, Partial::Month(Some(month)), MONTH),
    }
}

/// A day of a month in figures or as an ordinal.
fn day_number(reader: &Reader<'_>, at: usize) -> Option<i8> {
    match reader.word(at) {
        Word::Figure(day @ 1..=31, 1 | 2) => i8::try_from(day).ok(),
        Word::Ordinal(day @ 1..=31)
            if !matches!(reader.word(at + 1), Word::Unit(_) | Word::Hyphen)
                || matches!((reader.word(at + 1), reader.word(at + 2)), (Word::Hyphen, Word::Ordinal(_))) =>
        {
            Some(day.cast_signed())
        }
        _ => None,
    }
}

/// `May 3` with what follows: a year, a second day.
fn with_day(reader: &Reader<'_>, at: usize, month: i8, day: i8, next: usize) -> Vec<Draft> {
    // `May 3-5, 2014`, `May 3 and 5`.
    let mut days = vec![(at, next, day)];
    let mut end = next;
    while days.len() < 8
        && matches!(reader.word(end), Word::Hyphen | Word::Dash | Word::To | Word::Through | Word::And)
        && let Some(day) = day_number(reader, end + 1)
        && !matches!(
            reader.word(end + 2),
            Word::Other
                | Word::Percent
                | Word::Unit(_)
                | Word::Units(_)
                | Word::Month(..)
                | Word::Meridiem(_)
                | Word::Hyphen
        )
    {
        days.push((end + 1, end + 2, day));
        end += 2;
    }
    let mut year = None;
    if let Some((found, after)) = reader.year(reader.skip(end, Word::Comma))
        && !(reader.word(end) != Word::Comma && matches!(reader.word(after), Word::Units(_)))
    {
        year = Some(found);
        if let Some(last) = days.last_mut() {
            last.1 = after;
        }
    } else if let Some((Some(found), after)) = reader.year_phrase(end)
        && reader.word(end) != Word::In
        && !matches!(reader.word(end), Word::Comma)
    {
        year = Some(found);
        if let Some(last) = days.last_mut() {
            last.1 = after;
        }
    }
    days.into_iter()
        .map(|(start, end, day)| resolve_day(reader, start, end, month, day, year, None))
        .collect()
}

/// One day of a month; `weekday` (Monday is 1) is what the text calls it.
pub(super) fn resolve_day(
    reader: &Reader<'_>,
    start: usize,
    end: usize,
    month: i8,
    day: i8,
    year: Option<i16>,
    weekday: Option<i8>,
) -> Draft {
    if let Some(year) = year {
        return match (Date::new(year, month, day), DateValue::month(year, month)) {
            (Ok(date), Some(_)) => Draft::date(start, end, DateValue::day(date), DAY).because("as written"),
            (Err(_), Some(month)) => {
                Draft::date(start, end, month, NO_SUCH_DAY).because("the month has no such day")
            }
            _ => partial(start, end, Partial::Month(Some(month)), NO_SUCH_DAY),
        };
    }
    let Some(reference) = reader.reference(start) else {
        return partial(start, end, Partial::MonthDay(month, day), DAY_OPEN);
    };
    let named = weekday.and_then(|weekday| {
        let years = [0, -1, 1].map(|shift| reference.year() + shift);
        let dates = years.into_iter().filter_map(|year| Date::new(year, month, day).ok());
        dates.into_iter().find(|date| date.weekday().to_monday_one_offset() == weekday)
    });
    if let Some(date) = named {
        return Draft::date(start, end, DateValue::day(date), DAY_OPEN)
            .because("the nearest year in which the day has this name");
    }
    // "killed on June 24, 2029, while asking about a June 20 theft": of the year the sentence speaks of.
    let told = reader.day_in_sentence(start).filter(|told| told.year() != reference.year());
    if let Some(told) = told
        && let Some(date) = fit::month_day(month, day, told, Direction::Open)
    {
        return Draft::date(start, end, DateValue::day(date), DAY_OPEN)
            .because("the year nearest to the date told before");
    }
    match fit::month_day(month, day, reference, direction(reader, start)) {
        Some(date) => Draft::date(start, end, DateValue::day(date), DAY_OPEN)
            .because("the nearest year that fits the verb"),
        None => match fit::month(month, reference, direction(reader, start)) {
            Some(month) => Draft::date(start, end, month, NO_SUCH_DAY).because("the month has no such day"),
            None => partial(start, end, Partial::Month(Some(month)), NO_SUCH_DAY),
        },
    }
}

fn partial(start: usize, end: usize, value: Partial, rule: &'static str) -> Draft {
    Draft::new(start, end, TimeKind::Date, Timex::Partial(value), rule)
        .because("the reference is unknown, so the year stays open")
}

/// At a figure or ordinal: `3 May 2014`, `the 3rd of May`, `3, 5 and 9 May`.
pub(super) fn at_day(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let Some(first) = day_number(reader, at) else { return Vec::new() };
    if matches!(reader.before(at), Word::Currency | Word::Dash) {
        return Vec::new();
    }
    let mut days = vec![(at, at + 1, first)];
    let mut next = at + 1;
    loop {
        let month = if reader.word(next) == Word::Of { next + 1 } else { next };
        if let Word::Month(number, common) = reader.word(month) {
            if month == next && common && !reader.is_capital(month) {
                return Vec::new();
            }
            let mut end = month + 1;
            let comma = reader.skip(end, Word::Comma);
            let mut year = None;
            if let Some((found, after)) = reader.year(comma) {
                (year, end) = (Some(found), after);
            } else if let Some((Some(found), after)) = reader.year_phrase(end)
                && !matches!(reader.word(end), Word::Comma | Word::In)
            {
                (year, end) = (Some(found), after);
            }
            // `Nov. 9 March 3`: the figure belongs to the month before it.
            if matches!(reader.before(at), Word::Month(..)) {
                return Vec::new();
            }
            if let Some(last) = days.last_mut() {
                last.1 = end;
            }
            return days
                .into_iter()
                .map(|(start, end, day)| resolve_day(reader, start, end, number, day, year, None))
                .collect();
        }
        if days.len() > 8
            || !matches!(
                reader.word(next),
                Word::Comma | Word::And | Word::To | Word::Hyphen | Word::Dash | Word::Or
            )
        {
            return Vec::new();
        }
        let figure =
            if reader.word(next) == Word::Comma { reader.skip(next + 1, Word::And) } else { next + 1 };
        let figure = reader.skip(figure, Word::The);
        let Some(day) = day_number(reader, figure) else { return Vec::new() };
        days.push((figure, figure + 1, day));
        next = figure + 1;
    }
}

/// At a date in figures.
pub(super) fn at_numeric(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let Word::Numeric(date, other) = reader.word(at) else { return Vec::new() };
    if matches!(reader.before(at), Word::Currency | Word::Hyphen | Word::Slash) {
        return Vec::new();
    }
    // `dissolved on 12/05/2031`: what is told as past does not lie after the day of publication.
    let (date, other) = match (other, reader.reference(at)) {
        (Some(day_first), Some(reference))
            if date > reference && day_first <= reference && direction(reader, at) == Direction::Past =>
        {
            (day_first, Some(date))
        }
        _ => (date, other),
    };
    let mut draft = Draft::date(at, at + 1, DateValue::day(date), NUMERIC);
    draft.other = other;
    vec![match other {
        Some(other) => draft.because(format!("of the two readings the likelier; the other would be {other}")),
        None => draft.because("as written"),
    }]
}
