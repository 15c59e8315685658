//! Holidays that fall on a computable day.
//!
//! `time/holiday`: "on Christmas Eve", "last Thanksgiving", not "a Christmas tree".

use super::direction::direction;
use super::fit;
use super::lexer::Word;
use super::reader::{Draft, Reader};
use crate::language::en::calendar::{HOLIDAYS, HolidayRule};
use crate::model::{DateValue, Partial, TimeKind, Timex};
use jiff::ToSpan;
use jiff::civil::Date;

const HOLIDAY: &str = "time/holiday";

/// At the first word of a holiday's name.
pub(super) fn at_holiday(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    if !reader.is_capital(at) {
        return Vec::new();
    }
    let matches = |name: &[&str]| {
        name.iter().enumerate().all(|(shift, word)| {
            reader.is(at + shift, word) || (*word == "'s" && reader.word(at + shift) == Word::Possessive)
        })
    };
    let Some((name, rule)) = HOLIDAYS.iter().find(|(name, _)| matches(name)) else { return Vec::new() };
    let end = at + name.len();
    // `a Christmas tree`, `Easter Island`: a single name before a noun is an attribute.
    let noun_follows = reader.word(end) == Word::Other
        && name.len() == 1
        && !matches!(
            reader.before(at),
            Word::Last | Word::Next | Word::This | Word::On | Word::Since | Word::Before | Word::After
        )
        && (reader.is_capital(end)
            || !matches!(
                reader.text(end),
                "is" | "was" | "will" | "but" | "when" | "with" | "as" | "because"
            ));
    if noun_follows || reader.word(end) == Word::Hyphen {
        return Vec::new();
    }
    let start = if matches!(reader.before(at), Word::Last | Word::Next | Word::This) { at - 1 } else { at };
    let (year, end) = match reader.year_phrase(end) {
        Some((Some(year), end)) => (Some(year), end),
        _ => (None, end),
    };
    if let Some(year) = year {
        return day_in(*rule, year)
            .map(|day| {
                vec![Draft::date(start, end, DateValue::day(day), HOLIDAY).because("the day of that year")]
            })
            .unwrap_or_default();
    }
    let Some(reference) = reader.reference(at) else {
        let value = match *rule {
            HolidayRule::Fixed(month, day) => Partial::MonthDay(month, day),
            _ => Partial::Day,
        };
        return vec![
            Draft::new(start, end, TimeKind::Date, Timex::Partial(value), HOLIDAY)
                .because("the reference is unknown"),
        ];
    };
    let days = (-1..=1).filter_map(|shift| day_in(*rule, reference.year() + shift));
    let day = match (reader.before(at), direction(reader, at)) {
        (Word::Last, _) => days.filter(|day| *day < reference).max(),
        (Word::Next, _) => days.filter(|day| *day > reference).min(),
        (_, direction) => days.min_by_key(|day| fit::day_cost(*day, reference, direction)),
    };
    day.map(|day| {
        vec![Draft::date(start, end, DateValue::day(day), HOLIDAY).because("the nearest that fits the verb")]
    })
    .unwrap_or_default()
}

/// The day a holiday falls on in `year`; `None` outside the years 1 to 9999.
fn day_in(rule: HolidayRule, year: i16) -> Option<Date> {
    if year < 1 {
        return None;
    }
    match rule {
        HolidayRule::Fixed(month, day) => Date::new(year, month, day).ok(),
        HolidayRule::Nth(month, weekday, nth) => {
            let first = Date::new(year, month, 1).ok()?;
            let to_first = i64::from((weekday - first.weekday().to_monday_one_offset()).rem_euclid(7));
            if nth > 0 {
                return first.checked_add((to_first + 7 * i64::from(nth - 1)).days()).ok();
            }
            let last = first.last_of_month();
            let back = i64::from((last.weekday().to_monday_one_offset() - weekday).rem_euclid(7));
            last.checked_sub(back.days()).ok()
        }
        HolidayRule::Easter(days) => easter(year)?.checked_add(days.days()).ok(),
        HolidayRule::ElectionDay => day_in(HolidayRule::Nth(11, 1, 1), year)?.checked_add(1.day()).ok(),
    }
}

/// Easter Sunday of the Gregorian calendar: the anonymous algorithm printed in Meeus, *Astronomical Algorithms*, chapter 8.
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let day = moon + sunday - 7 * late + 114;
    Date::new(year as i16, (day / 31) as i8, (day % 31 + 1) as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn movable_days_fall_where_the_almanac_says() {
        let day = |rule, year| day_in(rule, year).map(|day| day.to_string());
        assert_eq!(day(HolidayRule::Easter(0), 2024).as_deref(), Some("2024-03-31"));
        assert_eq!(day(HolidayRule::Easter(0), 2000).as_deref(), Some("2000-04-23"));
        assert_eq!(day(HolidayRule::Nth(11, 4, 4), 1999).as_deref(), Some("1999-11-25"));
        assert_eq!(day(HolidayRule::Nth(5, 1, -1), 2023).as_deref(), Some("2023-05-29"));
        assert_eq!(day(HolidayRule::ElectionDay, 1998).as_deref(), Some("1998-11-03"));
    }
}
