//! Lengths of time, and dates that lie a length away.
//!
//! `time/length`: "for two years", "a two-week break", not "a 27-year-old" nor "a second house".
//! `time/ago`: "six weeks ago". `time/later`: "two days later" (after the date told before), "a year earlier".
//! `time/vague-length`: "for years".

use super::lexer::Word;
use super::quarter::{self, YEAR_EARLIER};
use super::reader::{Draft, Length, Reader, shift, whole};
use crate::model::{Count, DateValue, DayPart, Grain, Modifier, OnDay, Partial, TimeKind, TimeUnit, Timex};

const LENGTH: &str = "time/length";
const VAGUE: &str = "time/vague-length";
const AGO: &str = "time/ago";
const LATER: &str = "time/later";
const REPEATED: &str = "time/per-unit";

/// At a number, `a`, `several`, `few`, `half`.
pub(super) fn at_count(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    // `between six and eight months`: the first number has the unit of the second.
    if reader.before(at) == Word::Between
        && let Word::Cardinal(low) | Word::Figure(low, 1 | 2) = reader.word(at)
        && reader.word(at + 1) == Word::And
        && let Some(high) = reader.length(at + 2).filter(|length| !length.article && !length.compound)
        && !is_age(reader, high.end)
    {
        let length = |start: usize, end: usize, count: Count| {
            Draft::new(start, end, TimeKind::Duration, Timex::Length(count, high.unit), LENGTH)
                .because("the length as written")
        };
        return vec![length(at, at + 1, Count::Whole(low)), length(at + 2, high.end, high.count)];
    }
    let Some(length) = reader.length(at) else { return Vec::new() };
    // `will one day be the largest`
    if (length.count, length.unit) == (Count::Whole(1), TimeUnit::Day)
        && reader.word(at) == Word::Cardinal(1)
        && is_some_day(reader, at)
    {
        return vec![
            Draft::new(at, length.end, TimeKind::Date, Timex::Future, VAGUE).because("which day is not said"),
        ];
    }
    // `The two-day talks`: the article belongs to the noun after it; scores and ages are no lengths.
    if is_age(reader, length.end) || is_score(reader, at) || matches!(reader.before(at), Word::Month(..)) {
        return Vec::new();
    }
    let start = if reader.before(at) == Word::The { at - 1 } else { at };
    if let Some(draft) = away(reader, start, &length) {
        return vec![draft];
    }
    if let Some(draft) = in_two_units(reader, start, &length) {
        return vec![draft];
    }
    if length.article && is_rate(reader, at) {
        let value = Timex::Length(Count::Whole(1), length.unit);
        return vec![Draft::new(at, length.end, TimeKind::Set, value, REPEATED).because("so much in each")];
    }
    if length.article && reader.word(length.end) == Word::Hyphen {
        // `a day-care centre`, but `a week-long strike`
        let long = reader.is(length.end + 1, "long");
        return if long {
            let value = Timex::Length(Count::Whole(1), length.unit);
            vec![
                Draft::new(at, length.end + 2, TimeKind::Duration, value, LENGTH)
                    .because("the length as written"),
            ]
        } else {
            Vec::new()
        };
    }
    if length.article && !article_is_a_length(reader, at, &length) {
        return Vec::new();
    }
    let about = (length.about).then_some(Modifier::Approx);
    vec![
        Draft::new(start, length.end, TimeKind::Duration, Timex::Length(length.count, length.unit), LENGTH)
            .with(about)
            .because("the length as written"),
    ]
}

/// Whether `one day` stands between a modal verb or a pronoun and its verb.
fn is_some_day(reader: &Reader<'_>, at: usize) -> bool {
    matches!(reader.before(at), Word::Will | Word::Would)
        || ["may", "might", "can", "could", "he", "she", "they", "we", "it", "i"]
            .iter()
            .any(|word| at > 0 && reader.is(at - 1, word) && reader.word(at + 2) == Word::Other)
}

/// `nine minutes and 46 seconds`, `two years, three months`; not `two weeks and three days later`.
fn in_two_units(reader: &Reader<'_>, start: usize, length: &Length) -> Option<Draft> {
    let next = match reader.word(length.end) {
        Word::And | Word::Comma => length.end + 1,
        _ => length.end,
    };
    let rest = reader.length(next)?;
    let fits = rest.unit < length.unit
        && ![length.unit, rest.unit].contains(&TimeUnit::Weekend)
        && !length.compound
        && !length.about
        && !is_age(reader, rest.end)
        && away(reader, next, &rest).is_none();
    let (Count::Whole(more), Count::Whole(less)) = (length.count, rest.count) else { return None };
    let value = Timex::Lengths((more, length.unit), (less, rest.unit));
    fits.then(|| {
        Draft::new(start, rest.end, TimeKind::Duration, value, LENGTH).because("the length as written")
    })
}

/// `year-old`, `years old`, `years of age`.
fn is_age(reader: &Reader<'_>, end: usize) -> bool {
    reader.word(end) == Word::Old
        || (reader.word(end) == Word::Hyphen && reader.word(end + 1) == Word::Old)
        || (reader.word(end) == Word::Of && reader.is(end + 1, "age"))
}

fn is_score(reader: &Reader<'_>, at: usize) -> bool {
    reader.before(at) == Word::Hyphen && matches!(reader.word(at.wrapping_sub(2)), Word::Figure(..))
}

/// `$5 million a year`, `three times a week`, `barrels a day`.
fn is_rate(reader: &Reader<'_>, at: usize) -> bool {
    if at == 0 || !matches!(reader.word(at), Word::A) {
        return false;
    }
    let word = reader.text(at - 1);
    match reader.before(at) {
        Word::Once
        | Word::Twice
        | Word::Figure(..)
        | Word::Percent
        | Word::Dotted(..)
        | Word::Time
        | Word::Units(_)
        | Word::Unit(_) => true,
        Word::Other => {
            matches!(
                word,
                "million" | "billion" | "trillion" | "times" | "cents" | "share" | "people" | "percent"
            ) || (word.ends_with('s')
                && word.len() > 3
                && !word.ends_with("ss")
                && !matches!(
                    word,
                    "was" | "lasts" | "takes" | "took" | "does" | "lets" | "needs" | "means" | "this"
                )
                && !reader.is_capital(at - 1))
        }
        _ => false,
    }
}

/// `for a year`, `within a week`; `a day` of some other kind is left.
fn article_is_a_length(reader: &Reader<'_>, at: usize, length: &Length) -> bool {
    let end = length.end;
    if reader.word(end) == Word::Other && reader.is_capital(end) {
        return false;
    }
    // `an hour's flight`
    if reader.word(end) == Word::Possessive {
        return true;
    }
    match reader.before(at) {
        Word::For
        | Word::In
        | Word::Within
        | Word::Over
        | Word::Than
        | Word::About
        | Word::Nearly
        | Word::During
        | Word::Least
        | Word::Half
        | Word::UpTo
        | Word::Through
        | Word::Most => {
            // `in a day of violence`
            !(length.unit <= TimeUnit::Day && reader.word(end) == Word::Of && reader.before(at) == Word::In)
        }
        Word::After | Word::Of | Word::To | Word::Until | Word::Once => reader.word(end) != Word::Of,
        Word::Other => {
            let word = reader.text(at - 1);
            matches!(
                word,
                "spent"
                    | "spend"
                    | "spending"
                    | "lasted"
                    | "last"
                    | "lasting"
                    | "took"
                    | "takes"
                    | "take"
                    | "waited"
                    | "wait"
                    | "only"
                    | "just"
                    | "barely"
                    | "another"
                    | "served"
                    | "approximately"
            )
        }
        _ => false,
    }
}

/// A date that lies the length away: `ago`, `earlier`, `later`, `before`, `after`, `from now`.
fn away(reader: &Reader<'_>, start: usize, length: &Length) -> Option<Draft> {
    let end = length.end;
    let hyphen = usize::from(reader.word(end) == Word::Hyphen);
    let word = reader.word(end + hyphen);
    let after = end + hyphen + 1;
    let comparison = length.count == Count::Whole(1) && length.unit == TimeUnit::Year;
    match word {
        Word::Ago => {
            if comparison && let Some(draft) = year_earlier(reader, start, after) {
                return Some(draft);
            }
            Some(ago(reader, start, after, length, -1))
        }
        Word::From if matches!(reader.word(end + 1), Word::Now | Word::Today) => {
            Some(ago(reader, start, end + 2, length, 1))
        }
        // `the election is six months away`
        Word::Other
            if reader.is(end, "away") && length.unit >= TimeUnit::Week && !reader.is(end + 1, "from") =>
        {
            Some(ago(reader, start, end + 1, length, 1))
        }
        // `in a fortnight's time`
        Word::Possessive if reader.word(end + 1) == Word::Time && reader.before(start) == Word::In => {
            Some(ago(reader, start - 1, end + 2, length, 1))
        }
        Word::Earlier => {
            if comparison && let Some(draft) = year_earlier(reader, start, after) {
                return Some(draft);
            }
            Some(from_told(reader, start, after, length, -1))
        }
        Word::Later => Some(from_told(reader, start, after, length, 1)),
        // `two days after` with the event it is counted from stays a length.
        Word::Before if ends_phrase(reader, end + 1) => Some(from_told(reader, start, end + 1, length, -1)),
        Word::After if ends_phrase(reader, end + 1) => Some(from_told(reader, start, end + 1, length, 1)),
        _ => None,
    }
}

fn ends_phrase(reader: &Reader<'_>, at: usize) -> bool {
    matches!(reader.word(at), Word::Mark | Word::Comma | Word::Break | Word::And | Word::Close)
}

/// `a year earlier` in a report on a quarter is that quarter one year before.
fn year_earlier(reader: &Reader<'_>, start: usize, end: usize) -> Option<Draft> {
    let told = quarter::named(reader, start)?;
    let (count, unit) =
        if of_more_months(reader, start) { (-1, TimeUnit::Year) } else { (-4, TimeUnit::Quarter) };
    let value = shift(told.first_day(), count, unit)?;
    Some(Draft::date(start, end, value, YEAR_EARLIER).because("one year before the quarter told"))
}

/// At `year` before a hyphen: `year-earlier profit`, `year-ago results`.
pub(super) fn at_year_ago(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    // `a day-long meeting`
    if let (Word::Unit(unit), Word::Hyphen) = (reader.word(at), reader.word(at + 1))
        && reader.is(at + 2, "long")
    {
        let value = Timex::Length(Count::Whole(1), unit);
        return vec![
            Draft::new(at, at + 3, TimeKind::Duration, value, LENGTH).because("the length as written"),
        ];
    }
    if reader.word(at) != Word::Unit(TimeUnit::Year)
        || reader.word(at + 1) != Word::Hyphen
        || !matches!(reader.word(at + 2), Word::Ago | Word::Earlier)
    {
        return Vec::new();
    }
    let start = if reader.before(at) == Word::The { at - 1 } else { at };
    let year = reader.reference(at).map(|day| day.year() - 1);
    // `the year-ago third quarter`, `the year-earlier period`
    if let Some((value, end)) = quarter::after_year(reader, at + 3, year) {
        return vec![Draft::new(start, end, TimeKind::Date, value, YEAR_EARLIER).because("one year before")];
    }
    let end = if reader.word(at + 3) == Word::Period { at + 4 } else { at + 3 };
    let value = match quarter::named(reader, at) {
        Some(quarter) if !of_more_months(reader, at) => shift(quarter.first_day(), -4, TimeUnit::Quarter),
        _ => year.and_then(DateValue::year),
    };
    vec![match value {
        Some(value) => Draft::date(start, end, value, YEAR_EARLIER).because("one year before"),
        None => Draft::new(start, end, TimeKind::Date, Timex::Partial(Partial::Year), YEAR_EARLIER)
            .because("the reference is unknown"),
    }]
}

/// Whether the sentence gives a figure of more than a quarter: `For the nine months`.
fn of_more_months(reader: &Reader<'_>, at: usize) -> bool {
    let sentence = reader.sentence(at);
    let near = |draft: &&Draft| reader.sentence(draft.start) == sentence;
    reader.found.iter().rev().take_while(near).any(|draft| {
        matches!(draft.value, Timex::Length(Count::Whole(months), TimeUnit::Month) if (4..12).contains(&months))
    })
}

fn ago(reader: &Reader<'_>, start: usize, end: usize, length: &Length, sign: i64) -> Draft {
    let unknown = if sign < 0 { Timex::Past } else { Timex::Future };
    let count = whole(length.count).map(|count| count * sign);
    let value = match (count, reader.reference(start)) {
        (Some(count), Some(day)) => moved(day, count, length.unit),
        (None, Some(day)) if length.unit == TimeUnit::Month => same_year(day, sign),
        _ => None,
    };
    let about = (length.about).then_some(Modifier::Approx);
    Draft::new(start, end, TimeKind::Date, value.unwrap_or(unknown), AGO)
        .with(about)
        .because("counted from the reference")
}

/// Between how many months `a few months` are. Our choice.
const FEW_MONTHS: (i64, i64) = (2, 6);

/// `a few months ago`: the year, where all the months that may be meant lie in one.
fn same_year(day: jiff::civil::Date, sign: i64) -> Option<Timex> {
    let month = |count: i64| shift(day, sign * count, TimeUnit::Month).map(|month| month.first_day().year());
    let (near, far) = (month(FEW_MONTHS.0)?, month(FEW_MONTHS.1)?);
    (near == far).then(|| DateValue::year(near).map(Timex::Date))?
}

fn from_told(reader: &Reader<'_>, start: usize, end: usize, length: &Length, sign: i64) -> Draft {
    let grains: &[Grain] = match length.unit {
        TimeUnit::Year | TimeUnit::Decade | TimeUnit::Century => {
            &[Grain::Day, Grain::Week, Grain::Month, Grain::Quarter, Grain::Year]
        }
        TimeUnit::Quarter | TimeUnit::Month => &[Grain::Day, Grain::Week, Grain::Month],
        _ => &[Grain::Day],
    };
    let told = reader.date_before(start, grains);
    let base = told.map(DateValue::first_day).or_else(|| reader.reference(start).filter(|_| sign < 0));
    // Hours and minutes do not move a calendar date.
    let value = match (whole(length.count), base) {
        (Some(count), Some(day)) if length.unit >= TimeUnit::Day => moved(day, count * sign, length.unit),
        _ => None,
    };
    match value {
        Some(value) => Draft::new(start, end, TimeKind::Date, value, LATER).because(if told.is_some() {
            "counted from the date told before"
        } else {
            "counted from the reference"
        }),
        None => Draft::new(start, end, TimeKind::Duration, Timex::Length(length.count, length.unit), LATER)
            .because("the length as written, since no date was told"),
    }
}

/// The date so many units away, as precise as the unit: `two decades ago` is a decade.
fn moved(day: jiff::civil::Date, count: i64, unit: TimeUnit) -> Option<Timex> {
    let value = shift(day, count, unit)?;
    Some(match unit {
        TimeUnit::Decade => Timex::Decade(value.first_day().year() / 10 * 10),
        TimeUnit::Century => Timex::Century(value.first_day().year() / 100 * 100),
        _ => Timex::Date(value),
    })
}

/// At a unit in the plural without a number: `for years`, `years ago`, `weeks later`.
pub(super) fn at_units(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let Word::Units(unit) = reader.word(at) else { return Vec::new() };
    match reader.word(at + 1) {
        Word::Ago => {
            return vec![
                Draft::new(at, at + 2, TimeKind::Date, Timex::Past, AGO).because("how long ago is not said"),
            ];
        }
        Word::Later | Word::Earlier if unit < TimeUnit::Day => {
            let value = Timex::Length(Count::Unknown, unit);
            return vec![
                Draft::new(at, at + 2, TimeKind::Duration, value, LATER).because("how much is not said"),
            ];
        }
        Word::Later | Word::Earlier => {
            let value = if reader.word(at + 1) == Word::Later { Timex::Future } else { Timex::Past };
            return vec![
                Draft::new(at, at + 2, TimeKind::Date, value, LATER).because("how much is not said"),
            ];
        }
        Word::Hyphen if !reader.is(at + 2, "long") => return Vec::new(),
        _ => {}
    }
    // `the early hours of Sunday`, `the early hours of the morning`
    if unit == TimeUnit::Hour && reader.before(at) == Word::Early && reader.word(at + 1) == Word::Of {
        return early_hours(reader, at);
    }
    let the = reader.before(at) == Word::The;
    let over = the && reader.word(at.wrapping_sub(2)) == Word::Over;
    // `in the years since`, `in the decades that followed`
    let since = the
        && unit >= TimeUnit::Year
        && reader.word(at.wrapping_sub(2)) == Word::In
        && matches!(reader.word(at + 1), Word::Since | Word::After | Word::Before | Word::That);
    let spent =
        ["spend", "spends", "spent", "spending"].iter().any(|verb| reader.is(at.wrapping_sub(1), verb));
    // `was removed days after the speech`
    let beside =
        reader.before(at) == Word::Other && matches!(reader.word(at + 1), Word::After | Word::Before);
    // `for the first time in years`
    let first = reader.before(at) == Word::In && reader.word(at.wrapping_sub(2)) == Word::Time;
    let introduced = over
        || first
        || since
        || spent
        || beside
        || matches!(reader.before(at), Word::For | Word::Within | Word::Over)
        || (matches!(reader.before(at), Word::In | Word::After | Word::Of) && unit < TimeUnit::Quarter)
        || reader.word(at + 1) == Word::Hyphen;
    if !introduced || is_age(reader, at + 1) || unit == TimeUnit::Quarter {
        return Vec::new();
    }
    let end = if reader.word(at + 1) == Word::Hyphen { at + 3 } else { at + 1 };
    let start = if since { at - 1 } else { at };
    vec![
        Draft::new(start, end, TimeKind::Duration, Timex::Length(Count::Unknown, unit), VAGUE)
            .because("how many is not said"),
    ]
}

fn early_hours(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let start = at - 1;
    let (day, end) = match reader.word(at + 2) {
        Word::Weekday(_) => match super::weekday::at_weekday(reader, at + 2).as_slice() {
            [draft] => (draft.value.date().and_then(DateValue::as_day), draft.end),
            _ => return Vec::new(),
        },
        Word::The | Word::This if matches!(reader.word(at + 3), Word::DayPart(_)) => {
            (reader.day_before(at).or(reader.reference(at)), at + 4)
        }
        Word::Today | Word::Yesterday => match super::day::at_day_name(reader, at + 2).as_slice() {
            [draft] => (draft.value.date().and_then(DateValue::as_day), draft.end),
            _ => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    let end = if matches!(reader.word(end), Word::DayPart(_)) { end + 1 } else { end };
    let value = Timex::Part(day.map_or(OnDay::Open(Partial::Day), OnDay::Known), DayPart::Morning);
    vec![
        Draft::new(start, end, TimeKind::Time, value, "time/part-of-day")
            .because("the first hours of that day"),
    ]
}

/// At `weeklong`.
pub(super) fn at_long(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let Word::Long(unit) = reader.word(at) else { return Vec::new() };
    let count = if reader.text(at).to_ascii_lowercase().starts_with("decades") {
        Count::Unknown
    } else {
        Count::Whole(1)
    };
    let value = Timex::Length(count, unit);
    vec![Draft::new(at, at + 1, TimeKind::Duration, value, LENGTH).because("the length as written")]
}
