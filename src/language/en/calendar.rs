//! Names of the calendar in English: months, days, parts of a day, seasons, units, holidays, time zones.
//!
//! Source: our choice, after the forms that style guides of news agencies list; names are lower-cased here.

use crate::model::{DayPart, Season, TimeUnit};

/// Names and abbreviations of months with their numbers.
pub const MONTHS: &[(&str, i8)] = &[
    ("january", 1),
    ("jan.", 1),
    ("jan", 1),
    ("february", 2),
    ("feb.", 2),
    ("feb", 2),
    ("march", 3),
    ("mar.", 3),
    ("mar", 3),
    ("april", 4),
    ("apr.", 4),
    ("apr", 4),
    ("may", 5),
    ("june", 6),
    ("jun.", 6),
    ("jun", 6),
    ("july", 7),
    ("jul.", 7),
    ("jul", 7),
    ("august", 8),
    ("aug.", 8),
    ("aug", 8),
    ("september", 9),
    ("sept.", 9),
    ("sept", 9),
    ("sep.", 9),
    ("sep", 9),
    ("october", 10),
    ("oct.", 10),
    ("oct", 10),
    ("november", 11),
    ("nov.", 11),
    ("nov", 11),
    ("december", 12),
    ("dec.", 12),
    ("dec", 12),
];

/// Whether a word in lower case names a month, in full or short.
pub fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|&(name, _)| name == word)
}

/// Days of the week, Monday is 1. Only full names stand alone.
pub const WEEKDAYS: &[(&str, i8)] = &[
    ("monday", 1),
    ("tuesday", 2),
    ("wednesday", 3),
    ("thursday", 4),
    ("friday", 5),
    ("saturday", 6),
    ("sunday", 7),
];

/// Whether a word in lower case is the full name of a day of the week.
pub fn is_weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|&(name, _)| name == word)
}

/// Short names of days; they count only beside a date (`Sun, 11 Feb`).
pub const SHORT_WEEKDAYS: &[(&str, i8)] = &[
    ("mon", 1),
    ("mon.", 1),
    ("tue", 2),
    ("tue.", 2),
    ("tues", 2),
    ("tues.", 2),
    ("wed", 3),
    ("wed.", 3),
    ("thu", 4),
    ("thu.", 4),
    ("thur", 4),
    ("thurs", 4),
    ("thurs.", 4),
    ("fri", 5),
    ("fri.", 5),
    ("sat", 6),
    ("sat.", 6),
    ("sun", 7),
    ("sun.", 7),
];

/// Weekdays in the plural, which tell of a repetition.
pub const WEEKDAYS_PLURAL: &[(&str, i8)] = &[
    ("mondays", 1),
    ("tuesdays", 2),
    ("wednesdays", 3),
    ("thursdays", 4),
    ("fridays", 5),
    ("saturdays", 6),
    ("sundays", 7),
];

/// Units in the singular. `second` is missing: it is an ordinal until a number stands before it.
pub const UNITS: &[(&str, TimeUnit)] = &[
    ("minute", TimeUnit::Minute),
    ("min", TimeUnit::Minute),
    ("hour", TimeUnit::Hour),
    ("hr", TimeUnit::Hour),
    ("day", TimeUnit::Day),
    ("week", TimeUnit::Week),
    ("fortnight", TimeUnit::Fortnight),
    ("weekend", TimeUnit::Weekend),
    ("month", TimeUnit::Month),
    ("quarter", TimeUnit::Quarter),
    ("year", TimeUnit::Year),
    ("yr", TimeUnit::Year),
    ("decade", TimeUnit::Decade),
    ("century", TimeUnit::Century),
];

/// Units in the plural.
pub const UNITS_PLURAL: &[(&str, TimeUnit)] = &[
    ("seconds", TimeUnit::Second),
    ("secs", TimeUnit::Second),
    ("minutes", TimeUnit::Minute),
    ("mins", TimeUnit::Minute),
    ("hours", TimeUnit::Hour),
    ("hrs", TimeUnit::Hour),
    ("days", TimeUnit::Day),
    ("weeks", TimeUnit::Week),
    ("fortnights", TimeUnit::Fortnight),
    ("weekends", TimeUnit::Weekend),
    ("months", TimeUnit::Month),
    ("quarters", TimeUnit::Quarter),
    ("years", TimeUnit::Year),
    ("yrs", TimeUnit::Year),
    ("decades", TimeUnit::Decade),
    ("centuries", TimeUnit::Century),
];

/// Words of repetition with the interval between two times.
pub const REPETITIONS: &[(&str, TimeUnit)] = &[
    ("hourly", TimeUnit::Hour),
    ("daily", TimeUnit::Day),
    ("nightly", TimeUnit::Day),
    ("weekly", TimeUnit::Week),
    ("fortnightly", TimeUnit::Fortnight),
    ("monthly", TimeUnit::Month),
    ("quarterly", TimeUnit::Quarter),
    ("annual", TimeUnit::Year),
    ("annually", TimeUnit::Year),
    ("yearly", TimeUnit::Year),
];

/// Words for a length written as one: `weeklong talks`.
pub const LONG: &[(&str, TimeUnit)] = &[
    ("hourlong", TimeUnit::Hour),
    ("daylong", TimeUnit::Day),
    ("weeklong", TimeUnit::Week),
    ("monthlong", TimeUnit::Month),
    ("yearlong", TimeUnit::Year),
    ("decadelong", TimeUnit::Decade),
    ("decadeslong", TimeUnit::Decade),
];

/// Parts of a day.
pub const DAY_PARTS: &[(&str, DayPart)] = &[
    ("dawn", DayPart::Morning),
    ("morning", DayPart::Morning),
    ("afternoon", DayPart::Afternoon),
    ("evening", DayPart::Evening),
    ("night", DayPart::Night),
    ("daytime", DayPart::Daytime),
];

/// Seasons, after the year they begin in.
pub const SEASONS: &[(&str, Season)] = &[
    ("spring", Season::Spring),
    ("springtime", Season::Spring),
    ("summer", Season::Summer),
    ("summertime", Season::Summer),
    ("autumn", Season::Autumn),
    ("fall", Season::Autumn),
    ("winter", Season::Winter),
    ("wintertime", Season::Winter),
];

/// Time zones with their offset from UTC in minutes. Names shared by several zones mean the one of the United States,
/// except `ist`, which is left out.
pub const ZONES: &[(&str, i16)] = &[
    ("gmt", 0),
    ("utc", 0),
    ("bst", 60),
    ("cet", 60),
    ("cest", 120),
    ("eet", 120),
    ("eest", 180),
    ("msk", 180),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("jst", 540),
    ("hkt", 480),
];

/// Zones whose offset depends on the season.
pub const SEASONAL_ZONES: &[&str] = &["et", "ct", "mt", "pt"];

/// When a holiday falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HolidayRule {
    /// Every year on this day: month, day.
    Fixed(i8, i8),
    /// The nth (from 1; -1 the last) given weekday (Monday 1) of a month: month, weekday, nth.
    Nth(i8, i8, i8),
    /// So many days after Easter Sunday of the Gregorian calendar.
    Easter(i64),
    /// The Tuesday after the first Monday of November (elections in the United States).
    ElectionDay,
}

/// Holidays by their words, apostrophes apart as tokens are. Longer names come before the names they begin with.
pub const HOLIDAYS: &[(&[&str], HolidayRule)] = &[
    (&["new", "year", "'s", "eve"], HolidayRule::Fixed(12, 31)),
    (&["new", "year", "'s", "day"], HolidayRule::Fixed(1, 1)),
    (&["valentine", "'s", "day"], HolidayRule::Fixed(2, 14)),
    (&["st.", "patrick", "'s", "day"], HolidayRule::Fixed(3, 17)),
    (&["international", "women", "'s", "day"], HolidayRule::Fixed(3, 8)),
    (&["april", "fools", "'", "day"], HolidayRule::Fixed(4, 1)),
    (&["earth", "day"], HolidayRule::Fixed(4, 22)),
    (&["may", "day"], HolidayRule::Fixed(5, 1)),
    (&["cinco", "de", "mayo"], HolidayRule::Fixed(5, 5)),
    (&["juneteenth"], HolidayRule::Fixed(6, 19)),
    (&["bastille", "day"], HolidayRule::Fixed(7, 14)),
    (&["halloween"], HolidayRule::Fixed(10, 31)),
    (&["all", "saints", "'", "day"], HolidayRule::Fixed(11, 1)),
    (&["veterans", "day"], HolidayRule::Fixed(11, 11)),
    (&["armistice", "day"], HolidayRule::Fixed(11, 11)),
    (&["christmas", "eve"], HolidayRule::Fixed(12, 24)),
    (&["christmas", "day"], HolidayRule::Fixed(12, 25)),
    (&["christmas"], HolidayRule::Fixed(12, 25)),
    (&["boxing", "day"], HolidayRule::Fixed(12, 26)),
    (&["martin", "luther", "king", "day"], HolidayRule::Nth(1, 1, 3)),
    (&["presidents", "'", "day"], HolidayRule::Nth(2, 1, 3)),
    (&["memorial", "day"], HolidayRule::Nth(5, 1, -1)),
    (&["labor", "day"], HolidayRule::Nth(9, 1, 1)),
    (&["columbus", "day"], HolidayRule::Nth(10, 1, 2)),
    (&["thanksgiving", "day"], HolidayRule::Nth(11, 4, 4)),
    (&["thanksgiving"], HolidayRule::Nth(11, 4, 4)),
    (&["election", "day"], HolidayRule::ElectionDay),
    (&["ash", "wednesday"], HolidayRule::Easter(-46)),
    (&["palm", "sunday"], HolidayRule::Easter(-7)),
    (&["good", "friday"], HolidayRule::Easter(-2)),
    (&["easter", "sunday"], HolidayRule::Easter(0)),
    (&["easter", "monday"], HolidayRule::Easter(1)),
    (&["easter"], HolidayRule::Easter(0)),
    (&["whit", "monday"], HolidayRule::Easter(50)),
];
