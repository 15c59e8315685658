//! A calendar date of known precision.

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A date as precise as a text gives it, never more: a year, a half of it, a quarter, season, month, week, weekend or day.
///
/// `Display` writes the TIMEX3 value (`2024`, `2024-H1`, `2024-Q1`, `2024-SU`, `2024-02`, `2024-W06`, `2024-W06-WE`,
/// `2024-02-11`); [`FromStr`] reads it back.
/// The order is that of the first day, then from the coarse to the fine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DateValue {
    first: Date,
    grain: Grain,
}

/// Precision of a [`DateValue`], from coarse to fine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Grain {
    Year,
    Half,
    Season,
    Quarter,
    Month,
    Week,
    Weekend,
    Day,
}

/// A season, meteorological and of the northern half of the earth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    const ALL: [Self; 4] = [Self::Spring, Self::Summer, Self::Autumn, Self::Winter];

    /// `SP`, `SU`, `FA`, `WI`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }

    /// The season TIMEX3 writes so.
    pub(super) fn of(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|season| season.as_str() == text)
    }

    /// Its first month, 3 to 12.
    pub fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }

    /// The season of a month, 1 to 12.
    fn of_month(month: i8) -> Self {
        match month {
            3..=5 => Self::Spring,
            6..=8 => Self::Summer,
            9..=11 => Self::Autumn,
            _ => Self::Winter,
        }
    }
}

impl DateValue {
    /// The day itself.
    pub fn day(date: Date) -> Self {
        Self { first: date, grain: Grain::Day }
    }

    /// The ISO 8601 week (Monday to Sunday) that holds `date`.
    pub fn week_of(date: Date) -> Self {
        let back = i64::from(date.weekday().to_monday_zero_offset());
        Self { first: date.checked_sub(back.days()).unwrap_or(date), grain: Grain::Week }
    }

    /// The month that holds `date`.
    pub fn month_of(date: Date) -> Self {
        Self { first: date.first_of_month(), grain: Grain::Month }
    }

    /// The calendar quarter that holds `date`.
    pub fn quarter_of(date: Date) -> Self {
        let month = (date.month() - 1) / 3 * 3 + 1;
        Self { first: Date::new(date.year(), month, 1).unwrap_or(date), grain: Grain::Quarter }
    }

    /// The year that holds `date`.
    pub fn year_of(date: Date) -> Self {
        Self { first: date.first_of_year(), grain: Grain::Year }
    }

    /// Year `year` of the common era; `None` outside 1 to 9999.
    pub fn year(year: i16) -> Option<Self> {
        if year < 1 {
            return None;
        }
        Date::new(year, 1, 1).ok().map(Self::year_of)
    }

    /// Month `month` (1 to 12) of `year`.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        Self::year(year)?;
        Date::new(year, month, 1).ok().map(Self::month_of)
    }

    /// Quarter `quarter` (1 to 4) of `year`.
    pub fn quarter(year: i16, quarter: i8) -> Option<Self> {
        if !(1..=4).contains(&quarter) {
            return None;
        }
        Self::month(year, quarter * 3 - 2).map(|month| Self::quarter_of(month.first))
    }

    /// ISO week `week` (1 to 53) of the ISO year `year`.
    pub fn week(year: i16, week: i8) -> Option<Self> {
        Self::year(year)?;
        ISOWeekDate::new(year, week, Weekday::Monday).ok().map(|monday| Self::week_of(monday.date()))
    }

    /// Half `half` (1 or 2) of `year`.
    pub fn half(year: i16, half: i8) -> Option<Self> {
        let month = match half {
            1 => 1,
            2 => 7,
            _ => return None,
        };
        Self::month(year, month).map(|month| Self { grain: Grain::Half, ..month })
    }

    /// A season of `year`; a winter has the year it begins in.
    pub fn season(year: i16, season: Season) -> Option<Self> {
        Self::month(year, season.first_month()).map(|month| Self { grain: Grain::Season, ..month })
    }

    /// Saturday and Sunday of the week that holds `date`.
    pub fn weekend_of(date: Date) -> Self {
        let saturday = Self::week_of(date).first.checked_add(5.days()).unwrap_or(date);
        Self { first: saturday, grain: Grain::Weekend }
    }

    /// Its precision.
    pub fn grain(self) -> Grain {
        self.grain
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        self.first
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        let next = match self.grain {
            Grain::Year => 1.year(),
            Grain::Half => 6.months(),
            Grain::Season | Grain::Quarter => 3.months(),
            Grain::Month => 1.month(),
            Grain::Week => 1.week(),
            Grain::Weekend => 2.days(),
            Grain::Day => return self.first,
        };
        self.first.checked_add(next).and_then(|next| next.checked_sub(1.day())).unwrap_or(Date::MAX)
    }

    /// The day, when the date is that precise.
    pub fn as_day(self) -> Option<Date> {
        (self.grain == Grain::Day).then_some(self.first)
    }

    /// Whether all of `other` lies inside.
    pub fn contains(self, other: Self) -> bool {
        self.first <= other.first && other.last_day() <= self.last_day()
    }

    /// Whether the two can be the same day.
    pub fn overlaps(self, other: Self) -> bool {
        self.first <= other.last_day() && other.first <= self.last_day()
    }

    /// Days between the nearest days of the two; 0 where they can be the same day.
    pub fn days_apart(self, other: Self) -> i32 {
        let gap = |early: Date, late: Date| early.until(late).map_or(i32::MAX, |span| span.get_days());
        if self.overlaps(other) {
            0
        } else if self.first < other.first {
            gap(self.last_day(), other.first)
        } else {
            gap(other.last_day(), self.first)
        }
    }

    /// Extended Date/Time Format: level 0 (halves, quarters, weeks and weekends as an interval of days), seasons level 1.
    pub fn to_edtf(self) -> String {
        match self.grain {
            Grain::Year | Grain::Month | Grain::Day => self.to_string(),
            Grain::Season => {
                format!("{:04}-{}", self.first.year(), 21 + Season::of_month(self.first.month()) as i16)
            }
            Grain::Half | Grain::Quarter | Grain::Week | Grain::Weekend => {
                format!("{}/{}", self.first, self.last_day())
            }
        }
    }
}

impl Ord for DateValue {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.first, self.grain).cmp(&(other.first, other.grain))
    }
}

impl PartialOrd for DateValue {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        match self.grain {
            Grain::Year => write!(f, "{year:04}"),
            Grain::Half => write!(f, "{year:04}-H{}", month / 7 + 1),
            Grain::Season => write!(f, "{year:04}-{}", Season::of_month(month).as_str()),
            Grain::Quarter => write!(f, "{year:04}-Q{}", (month - 1) / 3 + 1),
            Grain::Month => write!(f, "{year:04}-{month:02}"),
            Grain::Week | Grain::Weekend => {
                let week = self.first.iso_week_date();
                let end = if self.grain == Grain::Weekend { "-WE" } else { "" };
                write!(f, "{:04}-W{:02}{end}", week.year(), week.week())
            }
            Grain::Day => write!(f, "{year:04}-{month:02}-{:02}", self.first.day()),
        }
    }
}

/// A string that is no date of one of these precisions.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no date: write 2024, 2024-H1, 2024-Q1, 2024-SU, 2024-02, 2024-W06, 2024-W06-WE or 2024-02-11"
)]
pub struct ParseDateError(String);

impl FromStr for DateValue {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || ParseDateError(text.to_owned());
        let mut parts = text.split('-');
        let year = parts.next().filter(|part| part.len() == 4).and_then(digits).ok_or_else(wrong)?;
        let value = match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => Self::year(year),
            (Some(part), None, _) if Season::of(part).is_some() => {
                Season::of(part).and_then(|season| Self::season(year, season))
            }
            (Some(part), None, _) => match part.strip_prefix(['W', 'Q', 'H']) {
                Some(number) if part.starts_with('W') && number.len() == 2 => {
                    digits(number).and_then(|n| Self::week(year, n.try_into().ok()?))
                }
                Some(number) if part.starts_with('Q') && number.len() == 1 => {
                    digits(number).and_then(|n| Self::quarter(year, n.try_into().ok()?))
                }
                Some(number) if part.starts_with('H') && number.len() == 1 => {
                    digits(number).and_then(|n| Self::half(year, n.try_into().ok()?))
                }
                None if part.len() == 2 => digits(part).and_then(|n| Self::month(year, n.try_into().ok()?)),
                _ => None,
            },
            (Some(week), Some("WE"), None) if week.len() == 3 => week
                .strip_prefix('W')
                .and_then(digits)
                .and_then(|n| Self::week(year, n.try_into().ok()?))
                .map(|week| Self::weekend_of(week.first)),
            (Some(month), Some(day), None) if month.len() == 2 && day.len() == 2 => {
                let (month, day) = (digits(month).ok_or_else(wrong)?, digits(day).ok_or_else(wrong)?);
                let date = Date::new(
                    year,
                    month.try_into().map_err(|_| wrong())?,
                    day.try_into().map_err(|_| wrong())?,
                );
                date.ok().filter(|date| date.year() >= 1).map(Self::day)
            }
            _ => None,
        };
        value.ok_or_else(wrong)
    }
}

impl TryFrom<String> for DateValue {
    type Error = ParseDateError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<DateValue> for String {
    fn from(date: DateValue) -> Self {
        date.to_string()
    }
}

fn digits(text: &str) -> Option<i16> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_precision_is_written_and_read_back() {
        for text in [
            "2024",
            "2024-H1",
            "2024-H2",
            "2024-Q1",
            "2024-SP",
            "2024-SU",
            "2024-FA",
            "2024-WI",
            "2024-02",
            "2024-W06",
            "2024-W06-WE",
            "2024-02-11",
            "2020-W53",
            "2020-W53-WE",
            "0001",
            "9999-12-31",
        ] {
            let value: DateValue = text.parse().expect(text);
            assert_eq!(value.to_string(), text);
            assert!(value.first_day() <= value.last_day(), "{text}");
        }
    }

    #[test]
    fn nonsense_is_no_date() {
        for text in [
            "",
            "0000",
            "24",
            "2024-13",
            "2024-02-31",
            "2023-02-29",
            "2024-W54",
            "2024-Q5",
            "2024-H3",
            "2024-SUN",
            "2024-W06-SU",
            "2024-02-WE",
            "99999",
            "2024-2-1",
            "२०२४",
        ] {
            assert!(text.parse::<DateValue>().is_err(), "{text}");
        }
    }

    #[test]
    fn bounds_follow_the_calendar() {
        let february: DateValue = "2024-02".parse().expect("a month");
        assert_eq!(february.last_day().to_string(), "2024-02-29");
        let week: DateValue = "2024-W06".parse().expect("a week");
        assert_eq!(
            (week.first_day().to_string(), week.last_day().to_string()),
            ("2024-02-05".into(), "2024-02-11".into())
        );
        assert!(february.contains(week));
        let weekend: DateValue = "2024-W06-WE".parse().expect("a weekend");
        assert_eq!(weekend.to_edtf(), "2024-02-10/2024-02-11");
        assert!(week.contains(weekend));
        let summer: DateValue = "2024-SU".parse().expect("a season");
        assert_eq!(
            (summer.last_day().to_string(), summer.to_edtf()),
            ("2024-08-31".into(), "2024-22".into())
        );
        assert!(week.overlaps("2024-02-11".parse().expect("a day")));
        assert_eq!(week.days_apart("2024-02-11".parse().expect("a day")), 0);
        assert_eq!(week.days_apart("2024-02-14".parse().expect("a day")), 3);
        assert_eq!(week.days_apart("2024-01-31".parse().expect("a day")), 5);
    }
}
