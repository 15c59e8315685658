//! Spans of the calendar seen from the reference: this, last, next, that, the following.
//!
//! `time/this-unit`: "last month", "next year", "this week". `time/last-lengths`: "the past two years" (a length).
//! `time/beside-told`: "the following day" (after the date told before). `time/last-month-name`: "last April".
//! Left out: "the last day of school", "the next day care".

use super::direction::Direction;
use super::fit;
use super::lexer::Word;
use super::quarter;
use super::reader::{Draft, Reader, shift};
use crate::model::{Count, DateValue, DayPart, Grain, Modifier, OnDay, Partial, TimeKind, TimeUnit, Timex};
use jiff::ToSpan;

const THIS: &str = "time/this-unit";
const LENGTHS: &str = "time/last-lengths";
const VAGUE: &str = "time/coming-units";
const TOLD: &str = "time/beside-told";
const MONTH: &str = "time/last-month-name";
const END_OF: &str = "time/year-end";

/// At `this`, `last`, `next`, `past`, `coming`, `recent`, `current`, `previous`, `following`, `same`, `that`.
pub(super) fn at_modifier(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let word = reader.word(at);
    let mut start = if matches!(reader.before(at), Word::The) { at - 1 } else { at };
    // `this past spring`
    if word == Word::This && matches!(reader.word(at + 1), Word::Past | Word::Coming | Word::Same) {
        return Vec::new();
    }
    if reader.before(at) == Word::This && matches!(word, Word::Past | Word::Coming) {
        start = at - 1;
    }
    let mut next = at + 1;
    while matches!(reader.word(next), Word::Fiscal | Word::Full | Word::Trading) && next < at + 3 {
        next += 1;
    }
    // `the last two weeks`, `the next few years`
    if matches!(word, Word::Last | Word::Next | Word::Past | Word::Coming | Word::Previous | Word::Following)
        && let Some(length) = reader.length(next).filter(|length| !length.article)
    {
        let plural = !length.compound;
        if !plural {
            return Vec::new();
        }
        let value = Timex::Length(length.count, length.unit);
        let modifier = length.about.then_some(Modifier::Approx);
        return vec![
            Draft::new(start, length.end, TimeKind::Duration, value, LENGTHS)
                .with(modifier)
                .because("the length as written"),
        ];
    }
    if word == Word::Last
        && let Some(drafts) = last_part_of(reader, start, next)
    {
        return drafts;
    }
    match reader.word(next) {
        Word::Units(unit) => units(at, start, next, word, unit),
        Word::Unit(unit) => one(reader, at, start, next, word, unit),
        Word::Month(month, _) => month_name(reader, at, start, next, word, month),
        Word::DayPart(part) => day_part(reader, at, start, next, word, part),
        _ => Vec::new(),
    }
}

/// At `final`: `the final quarter of 2009`; `the final year` of something is left.
pub(super) fn at_final(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let start = if reader.before(at) == Word::The { at - 1 } else { at };
    last_part_of(reader, start, at + 1).unwrap_or_default()
}

/// `the last quarter of 2009`, `the last half of 1989`, `the last week of March`.
fn last_part_of(reader: &Reader<'_>, start: usize, next: usize) -> Option<Vec<Draft>> {
    if reader.word(next + 1) != Word::Of {
        return None;
    }
    let draft = |end: usize, value: Timex| {
        Some(vec![Draft::new(start, end, TimeKind::Date, value, THIS).because("as written")])
    };
    match reader.word(next) {
        Word::Unit(TimeUnit::Quarter) | Word::Half => {
            let (year, end) = reader.year_phrase(next + 1)?;
            let year = year?;
            match reader.word(next) {
                Word::Half => draft(end, Timex::Date(DateValue::half(year, 2)?)),
                _ => draft(end, Timex::Date(DateValue::quarter(year, 4)?)),
            }
        }
        Word::Unit(TimeUnit::Week) if matches!(reader.word(next + 2), Word::Month(..)) => {
            let months = super::month::at_month(reader, next + 2);
            let [month] = months.as_slice() else { return None };
            let date = month.value.date().filter(|date| date.grain() == Grain::Month)?;
            // The last week of which most days lie in the month.
            let thursday = date.last_day().checked_sub(3.days()).ok()?;
            draft(month.end, Timex::Date(DateValue::week_of(thursday)))
        }
        _ => None,
    }
}

/// `the coming weeks`, `recent years`.
fn units(at: usize, start: usize, next: usize, word: Word, unit: TimeUnit) -> Vec<Draft> {
    let value = match word {
        Word::Recent | Word::Past | Word::Previous => Timex::Past,
        Word::Last if start < at => Timex::Past,
        Word::Coming | Word::Next | Word::Following => Timex::Future,
        Word::These if unit == TimeUnit::Day => Timex::Present,
        _ => return Vec::new(),
    };
    vec![Draft::new(start, next + 1, TimeKind::Date, value, VAGUE).because("how many is not said")]
}

fn one(reader: &Reader<'_>, at: usize, start: usize, next: usize, word: Word, unit: TimeUnit) -> Vec<Draft> {
    let end = next + 1;
    // `told “This Week”` is the name of a programme.
    if reader.is_capital(at) && reader.is_capital(next) && reader.before(at) == Word::Mark {
        return Vec::new();
    }
    // `last-minute`, `this day-care`, `the next day care`
    if reader.word(end) == Word::Hyphen || unit < TimeUnit::Day {
        return Vec::new();
    }
    let the = start < at && reader.word(start) == Word::The;
    let told = matches!(word, Word::Previous | Word::Following | Word::Same | Word::That)
        || (word == Word::Next && the && matches!(unit, TimeUnit::Day));
    if told {
        return beside_told(reader, at, start, end, word, unit);
    }
    let count = match word {
        Word::This | Word::Current => 0,
        Word::Last => -1,
        Word::Next | Word::Coming => 1,
        Word::Past => {
            return vec![
                Draft::new(start, end, TimeKind::Duration, Timex::Length(Count::Whole(1), unit), LENGTHS)
                    .because("the length as written"),
            ];
        }
        Word::Latest if unit == TimeUnit::Year => -1,
        _ => return Vec::new(),
    };
    // `the last day of the talks`, `the last week of March` are not counted from the reference.
    if the && reader.word(end) == Word::Of && matches!(word, Word::Last | Word::Next) {
        return Vec::new();
    }
    let Some(reference) = reader.reference(at) else { return open(start, end, unit) };
    let because = match count {
        0 => "the running one",
        -1 => "the one before",
        _ => "the one after",
    };
    // On a Sunday, which begins a week in American use, the last week is the one that has just gone by.
    let sunday = reference.weekday().to_monday_one_offset() == 7;
    let count = if sunday && unit == TimeUnit::Week && count == -1 { 0 } else { count };
    let Some(value) = shift(reference, count, unit) else { return Vec::new() };
    if unit == TimeUnit::Year
        && let Some((value, end)) = quarter::after_year(reader, end, Some(value.first_day().year()))
    {
        return vec![Draft::new(start, end, TimeKind::Date, value, THIS).because("of that year")];
    }
    // `last week Friday`
    if unit == TimeUnit::Week
        && let Word::Weekday(day) = reader.word(end)
        && let Ok(day) = value.first_day().checked_add(i64::from(day - 1).days())
    {
        return vec![Draft::date(start, end + 1, DateValue::day(day), THIS).because("the day of that week")];
    }
    let value = match unit {
        TimeUnit::Weekend => Timex::Date(DateValue::weekend_of(value.first_day())),
        TimeUnit::Decade => Timex::Decade(value.first_day().year() / 10 * 10),
        TimeUnit::Century => Timex::Century(value.first_day().year() / 100 * 100),
        _ => Timex::Date(value),
    };
    vec![Draft::new(start, end, TimeKind::Date, value, THIS).because(because)]
}

fn open(start: usize, end: usize, unit: TimeUnit) -> Vec<Draft> {
    let partial = match unit {
        TimeUnit::Day => Partial::Day,
        TimeUnit::Weekend => Partial::Weekend,
        TimeUnit::Week | TimeUnit::Fortnight => Partial::Week,
        TimeUnit::Month => Partial::Month(None),
        TimeUnit::Quarter => Partial::Quarter(None),
        _ => Partial::Year,
    };
    vec![
        Draft::new(start, end, TimeKind::Date, Timex::Partial(partial), THIS)
            .because("the reference is unknown"),
    ]
}

/// `the following day`, `that year`, `the same month`: counted from a date told before.
fn beside_told(
    reader: &Reader<'_>,
    at: usize,
    start: usize,
    end: usize,
    word: Word,
    unit: TimeUnit,
) -> Vec<Draft> {
    let grains: &[Grain] = match unit {
        TimeUnit::Day | TimeUnit::Weekend => &[Grain::Day],
        TimeUnit::Week | TimeUnit::Fortnight => &[Grain::Day, Grain::Week],
        TimeUnit::Month => &[Grain::Day, Grain::Week, Grain::Month],
        TimeUnit::Quarter => &[Grain::Quarter],
        _ => &[Grain::Day, Grain::Week, Grain::Month, Grain::Quarter, Grain::Year],
    };
    let told = reader.date_before(at, grains).map(DateValue::first_day);
    // `the following year`: without a date before, the reference is the best guess for days only.
    let base = told.or_else(|| reader.reference(at));
    let Some(base) = base else { return open(start, end, unit) };
    let count = match word {
        Word::Previous => -1,
        Word::Following | Word::Next => 1,
        _ => 0,
    };
    if word == Word::That && told.is_none() {
        return Vec::new();
    }
    if unit == TimeUnit::Weekend {
        let monday = shift(base, count, TimeUnit::Week).map(DateValue::first_day);
        return monday
            .map(|monday| {
                vec![
                    Draft::date(start, end, DateValue::weekend_of(monday), TOLD)
                        .because("counted from the date told before"),
                ]
            })
            .unwrap_or_default();
    }
    let Some(value) = shift(base, count, unit) else { return Vec::new() };
    let value = match unit {
        TimeUnit::Decade => Timex::Decade(value.first_day().year() / 10 * 10),
        TimeUnit::Century => Timex::Century(value.first_day().year() / 100 * 100),
        _ => Timex::Date(value),
    };
    let because =
        if told.is_some() { "counted from the date told before" } else { "counted from the reference" };
    vec![Draft::new(start, end, TimeKind::Date, value, TOLD).because(because)]
}

/// `last April`, `next May`.
fn month_name(
    reader: &Reader<'_>,
    at: usize,
    start: usize,
    next: usize,
    word: Word,
    month: i8,
) -> Vec<Draft> {
    if matches!(reader.word(next + 1), Word::Figure(_, 1 | 2 | 4) | Word::Ordinal(_)) {
        return Vec::new();
    }
    let Some(reference) = reader.reference(at) else {
        let value = Timex::Partial(Partial::Month(Some(month)));
        return vec![
            Draft::new(start, next + 1, TimeKind::Date, value, MONTH).because("the reference is unknown"),
        ];
    };
    let year = reference.year();
    let (year, because) = match word {
        Word::Last | Word::Past => {
            (if month < reference.month() { year } else { year - 1 }, "the last before")
        }
        Word::Next | Word::Coming => {
            (if month > reference.month() { year } else { year + 1 }, "the next after")
        }
        Word::This => {
            let nearest = fit::month(month, reference, Direction::Open);
            (nearest.map_or(year, |value| value.first_day().year()), "the nearest")
        }
        _ => return Vec::new(),
    };
    DateValue::month(year, month)
        .map(|value| vec![Draft::date(start, next + 1, value, MONTH).because(because)])
        .unwrap_or_default()
}

/// `last night`, `this morning`, `the next morning`.
fn day_part(
    reader: &Reader<'_>,
    at: usize,
    start: usize,
    next: usize,
    word: Word,
    part: DayPart,
) -> Vec<Draft> {
    let told = matches!(word, Word::Previous | Word::Following | Word::Same | Word::That)
        || (word == Word::Next && start < at);
    let base = if told { reader.day_before(at).or(reader.reference(at)) } else { reader.reference(at) };
    let count = match word {
        Word::This | Word::That | Word::Same | Word::Current => 0,
        Word::Last | Word::Previous | Word::Past => -1,
        Word::Next | Word::Following | Word::Coming => 1,
        _ => return Vec::new(),
    };
    let day = base.and_then(|base| base.checked_add(i64::from(count).days()).ok());
    let day = day.map_or(OnDay::Open(Partial::Day), OnDay::Known);
    let because = match (told, count) {
        (true, _) => "counted from the date told before",
        (_, 0) => "of that day",
        (_, -1) => "of the day before",
        _ => "of the day after",
    };
    vec![Draft::new(start, next + 1, TimeKind::Time, Timex::Part(day, part), THIS).because(because)]
}

/// At a unit: `the weekend`, `the week of March 6`, `year-end`, `the end of the year`, `the day before`.
pub(super) fn at_unit(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let Word::Unit(unit) = reader.word(at) else { return Vec::new() };
    // `year-end`, `year's end`, `year end`
    let after = match reader.word(at + 1) {
        Word::Hyphen | Word::Possessive => at + 2,
        _ => at + 1,
    };
    if unit == TimeUnit::Year && reader.word(after) == Word::End && reader.word(after + 1) != Word::Of {
        let base = match reader.year_phrase(after + 1).filter(|_| reader.word(after + 1) != Word::Comma) {
            Some((Some(year), end)) => Some((DateValue::year(year), end)),
            _ => reader.reference(at).map(|day| (Some(DateValue::year_of(day)), after + 1)),
        };
        return match base {
            Some((Some(year), end)) => {
                let mut draft = Draft::date(at, end, year, END_OF).because("the end of the year");
                draft.modifier = Some(Modifier::End);
                vec![draft]
            }
            _ => open(at, after + 1, TimeUnit::Year),
        };
    }
    let full = matches!(reader.before(at), Word::Full | Word::Fiscal) && unit == TimeUnit::Year;
    if full && reader.word(at.wrapping_sub(2)) == Word::The {
        // `the fourth quarter of 2005 and the entire year`
        let grains = [Grain::Quarter, Grain::Month, Grain::Year];
        let told = reader.date_in_sentence(at, &grains).map(DateValue::first_day);
        let Some(base) = told.or(reader.reference(at)) else { return open(at - 2, at + 1, unit) };
        let value = DateValue::year_of(base);
        return vec![Draft::date(at - 2, at + 1, value, THIS).because("the running one")];
    }
    if reader.before(at) != Word::The || reader.word(at + 1) == Word::Hyphen {
        return Vec::new();
    }
    let start = at - 1;
    // "At the end of the day, all of them lose": a figure of speech.
    let of_end = at >= 5 && reader.word(at - 3) == Word::End && reader.is(at - 5, "at");
    if unit == TimeUnit::Day && of_end && reader.word(at + 1) == Word::Comma {
        return Vec::new();
    }
    if unit == TimeUnit::Day && matches!(reader.word(at + 1), Word::Before | Word::After) {
        return day_beside(reader, at);
    }
    if let Some(draft) = neighbour(reader, at, start, unit) {
        return vec![draft];
    }
    if unit == TimeUnit::Week
        && reader.word(at + 1) == Word::Of
        && matches!(reader.word(at + 2), Word::Month(..))
    {
        let days = super::month::at_month(reader, at + 2);
        if let [day] = days.as_slice()
            && let Some(date) = day.value.date().and_then(DateValue::as_day)
        {
            return vec![
                Draft::date(start, day.end, DateValue::week_of(date), THIS).because("the week of that day"),
            ];
        }
        return Vec::new();
    }
    if unit == TimeUnit::Weekend {
        return the_weekend(reader, at, start);
    }
    // `the end of the year`, `later in the week`, `earlier in the day`
    let border = matches!(reader.before(start), Word::Of)
        && matches!(reader.word(start.wrapping_sub(2)), Word::End | Word::Beginning | Word::Middle);
    let within = reader.before(start) == Word::In
        && matches!(
            reader.word(start.wrapping_sub(2)),
            Word::Earlier | Word::Later | Word::Early | Word::Late
        );
    if (border || within) && matches!(unit, TimeUnit::Day | TimeUnit::Week | TimeUnit::Month | TimeUnit::Year)
    {
        let told = reader.day_before(at).filter(|_| unit == TimeUnit::Day);
        let Some(base) = told.or(reader.reference(at)) else { return open(start, at + 1, unit) };
        return shift(base, 0, unit)
            .map(|value| vec![Draft::date(start, at + 1, value, THIS).because("the running one")])
            .unwrap_or_default();
    }
    // `Woman of the Year`: the name of an award, not "the Bridge of the year".
    if reader.before(start) == Word::Of && reader.is_capital(at) && reader.is_capital(start.wrapping_sub(2)) {
        return Vec::new();
    }
    match unit {
        TimeUnit::Quarter => quarter::at_unit(reader, at),
        // `the week`, `the year`; `the year ended Sept. 30` is a length.
        TimeUnit::Year if reader.is(at + 1, "ended") || reader.is(at + 1, "ending") => {
            let value = Timex::Length(Count::Whole(1), unit);
            vec![
                Draft::new(start, at + 1, TimeKind::Duration, value, LENGTHS)
                    .because("the length as written"),
            ]
        }
        TimeUnit::Week | TimeUnit::Year if !follows_clause(reader, at + 1) => {
            let Some(reference) = reader.reference(at) else { return open(start, at + 1, unit) };
            shift(reference, 0, unit)
                .map(|value| vec![Draft::date(start, at + 1, value, THIS).because("the running one")])
                .unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// `the day before yesterday`, `the day after tomorrow`, `the day after`.
fn day_beside(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let start = at - 1;
    let sign = if reader.word(at + 1) == Word::Before { -1 } else { 1 };
    let (base, end, because) = match reader.word(at + 2) {
        Word::Yesterday | Word::Tomorrow => {
            let name = if reader.word(at + 2) == Word::Yesterday { -1i64 } else { 1 };
            let day = reader.reference(at).and_then(|day| day.checked_add(name.days()).ok());
            (day, at + 3, "counted from the reference")
        }
        Word::Mark | Word::Comma | Word::Break | Word::And | Word::In | Word::At => {
            (reader.day_before(at).or(reader.reference(at)), at + 2, "counted from the date told before")
        }
        _ => return Vec::new(),
    };
    let Some(value) = base.and_then(|day| shift(day, sign, TimeUnit::Day)) else {
        return open(start, end, TimeUnit::Day);
    };
    vec![Draft::date(start, end, value, TOLD).because(because)]
}

/// `the year previous`, `the week before`: counted from a date told before.
fn neighbour(reader: &Reader<'_>, at: usize, start: usize, unit: TimeUnit) -> Option<Draft> {
    if !matches!(unit, TimeUnit::Week | TimeUnit::Month | TimeUnit::Year) {
        return None;
    }
    let ends = matches!(reader.word(at + 2), Word::Mark | Word::Comma | Word::Break | Word::And);
    let count = match reader.word(at + 1) {
        Word::Previous => -1,
        Word::Before if ends => -1,
        Word::After if ends => 1,
        _ => 0,
    };
    let grains = [Grain::Day, Grain::Week, Grain::Month, Grain::Quarter, Grain::Year];
    let told = reader.date_before(at, &grains).map(DateValue::first_day);
    if count != 0
        && let Some(value) = told.or(reader.reference(at)).and_then(|day| shift(day, count, unit))
    {
        return Some(Draft::date(start, at + 2, value, TOLD).because("counted from the date told before"));
    }
    None
}

/// `the weekend`: the one before, or the running one when the verb looks ahead.
fn the_weekend(reader: &Reader<'_>, at: usize, start: usize) -> Vec<Draft> {
    let Some(reference) = reader.reference(at) else { return open(start, at + 1, TimeUnit::Weekend) };
    let weekday = reference.weekday().to_monday_one_offset();
    let ahead = super::direction::direction(reader, at) == Direction::Future || weekday >= 6;
    let week = shift(reference, if ahead { 0 } else { -1 }, TimeUnit::Week);
    week.map(|week| {
        let because = if ahead { "of the running week" } else { "of the week before" };
        vec![Draft::date(start, at + 1, DateValue::weekend_of(week.first_day()), THIS).because(because)]
    })
    .unwrap_or_default()
}

/// `the year of the war`, `the week that changed the town`: not counted from the reference.
fn follows_clause(reader: &Reader<'_>, at: usize) -> bool {
    matches!(reader.word(at), Word::Of | Word::That | Word::Figure(..) | Word::Cardinal(_))
        || ["when", "in", "before", "after", "leading", "following"].iter().any(|word| reader.is(at, word))
        || (reader.word(at) == Word::Other && reader.is_capital(at))
}
