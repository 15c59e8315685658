//! Which year or week a name of the calendar means: the nearest that fits the verb.

use super::direction::Direction;
use crate::model::DateValue;
use jiff::ToSpan;
use jiff::civil::Date;

/// By how many days a year against the direction of the verb counts as farther away. Our choice, see the score.
const AGAINST_DAYS: i64 = 120;
/// The same for a day that has to lie ahead: `opens on Nov. 1`, told in January, is the coming one. Our choice.
const BEHIND_DAYS: i64 = 200;
/// The same for a month without a day, in months: next month stays nearer than the one eleven months back.
const AGAINST_MONTHS: i64 = 8;

/// The weekday (Monday is 1) nearest to `reference`: on or after it when looking ahead, else on or before it.
pub(super) fn weekday(number: i8, reference: Date, direction: Direction) -> Option<Date> {
    let back = i64::from((reference.weekday().to_monday_one_offset() - number).rem_euclid(7));
    match direction {
        Direction::Future => reference.checked_add(((7 - back) % 7).days()).ok(),
        _ => reference.checked_sub(back.days()).ok(),
    }
}

/// The last such weekday before `reference`, or the first after it.
pub(super) fn weekday_beyond(number: i8, reference: Date, ahead: bool) -> Option<Date> {
    let back = i64::from((reference.weekday().to_monday_one_offset() - number).rem_euclid(7));
    if ahead {
        reference.checked_add((7 - back).days()).ok()
    } else {
        reference.checked_sub((if back == 0 { 7 } else { back }).days()).ok()
    }
}

/// `last Wednesday`, said on a Thursday, is not yesterday: the last such weekday at least two days back.
pub(super) fn last_weekday(number: i8, reference: Date) -> Option<Date> {
    weekday_beyond(number, reference.yesterday().ok()?, false)
}

/// The day `day` of `month` in the year nearest to `reference`.
pub(super) fn month_day(month: i8, day: i8, reference: Date, direction: Direction) -> Option<Date> {
    let candidates = (-1..=1).filter_map(|shift| Date::new(reference.year() + shift, month, day).ok());
    candidates.filter(|date| date.year() >= 1).min_by_key(|date| day_cost(*date, reference, direction))
}

/// How far `day` lies from `reference`, against the direction of the verb farther; the lower the better.
pub(super) fn day_cost(day: Date, reference: Date, direction: Direction) -> (i64, bool) {
    let days = i64::from(reference.until(day).map_or(0, |span| span.get_days()));
    cost(days, direction, if direction == Direction::Future { BEHIND_DAYS } else { AGAINST_DAYS })
}

/// `month` of the year nearest to `reference`.
pub(super) fn month(month: i8, reference: Date, direction: Direction) -> Option<DateValue> {
    let years = (-1..=1).map(|shift| reference.year() + shift);
    let nearest = years.filter(|year| *year >= 1).min_by_key(|year| {
        let months = i64::from(year - reference.year()) * 12 + i64::from(month - reference.month());
        cost(months, direction, AGAINST_MONTHS)
    })?;
    DateValue::month(nearest, month)
}

/// Distance, and a tie goes to the past.
fn cost(distance: i64, direction: Direction, against: i64) -> (i64, bool) {
    let wrong = match direction {
        Direction::Past => distance > 0,
        Direction::Future => distance < 0,
        Direction::Open => false,
    };
    (distance.abs() + if wrong { against } else { 0 }, distance > 0)
}
