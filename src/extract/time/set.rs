//! Repetitions.
//!
//! `time/set`: "every day", "daily", "each July", "on Mondays", "twice a week"; not "the Daily News".

use super::lexer::Word;
use super::reader::{Draft, Reader};
use crate::model::{Count, DayPart, OnDay, Partial, TimeKind, TimeUnit, Timex};

const SET: &str = "time/set";

/// At `every`, `each`, `daily`, `Mondays`, `per`.
pub(super) fn at_set(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let set = |start: usize, end: usize, value: Timex| {
        vec![Draft::new(start, end, TimeKind::Set, value, SET).because("repeated")]
    };
    match reader.word(at) {
        Word::Repetition(unit) => {
            // `the Daily Planet`, `a Weekly reporter`
            let name = reader.word(at + 1) == Word::Other && reader.is_capital(at + 1);
            // `the quarterly dividend` tells which one, not how often.
            let which = (unit == TimeUnit::Quarter && reader.word(at + 1) == Word::Other)
                // `an annual rate of 3 percent` is one of each moment.
                || (unit == TimeUnit::Year && reader.is(at + 1, "rate"))
                // `the annual meeting`, `the annual March for Bread` are one thing.
                || (unit == TimeUnit::Year && (reader.is(at + 1, "meeting") || reader.is_capital(at + 1)));
            if reader.is_capital(at) && reader.before(at) != Word::Break
                || reader.word(at + 1) == Word::Hyphen
                || name
                || which
            {
                return Vec::new();
            }
            set(at, at + 1, Timex::Length(Count::Whole(1), unit))
        }
        Word::Weekdays(number) => set(at, at + 1, Timex::Partial(Partial::Weekday(number))),
        Word::Weekday(number) => match reader.word(at + 1) {
            Word::DayParts(part) => set(at, at + 2, Timex::Part(OnDay::Open(Partial::Weekday(number)), part)),
            _ => Vec::new(),
        },
        Word::Per => match reader.word(at + 1) {
            Word::Unit(unit) => set(at, at + 2, Timex::Length(Count::Whole(1), unit)),
            _ => Vec::new(),
        },
        Word::Every => every(reader, at),
        _ => Vec::new(),
    }
}

fn every(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let set =
        |end: usize, value: Timex| vec![Draft::new(at, end, TimeKind::Set, value, SET).because("repeated")];
    let next = match reader.word(at + 1) {
        Word::Trading | Word::Fiscal => at + 2,
        Word::Ordinal(2) if !matches!(reader.word(at + 2), Word::Hyphen) => at + 2,
        _ => at + 1,
    };
    // `every other week`
    let other = reader.is(next, "other") || next > at + 1 && matches!(reader.word(at + 1), Word::Ordinal(2));
    let next = if reader.is(next, "other") { next + 1 } else { next };
    match reader.word(next) {
        Word::Unit(unit) if reader.word(next + 1) != Word::Hyphen => {
            let unit = if unit == TimeUnit::Weekend { TimeUnit::Week } else { unit };
            set(next + 1, Timex::Length(Count::Whole(if other { 2 } else { 1 }), unit))
        }
        Word::Weekday(number) => match reader.word(next + 1) {
            Word::DayPart(part) => set(next + 2, Timex::Part(OnDay::Open(Partial::Weekday(number)), part)),
            _ => set(next + 1, Timex::Partial(Partial::Weekday(number))),
        },
        Word::Month(month, _) => set(next + 1, Timex::Partial(Partial::Month(Some(month)))),
        Word::Season(season) => set(next + 1, Timex::Partial(Partial::Season(season))),
        Word::DayPart(part @ (DayPart::Morning | DayPart::Afternoon | DayPart::Evening | DayPart::Night)) => {
            set(next + 1, Timex::Part(OnDay::Open(Partial::Day), part))
        }
        _ => match reader.length(next).filter(|length| !length.article) {
            Some(length) => set(length.end, Timex::Length(length.count, length.unit)),
            None => Vec::new(),
        },
    }
}
