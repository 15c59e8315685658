//! Days of publication, in the forms that pages, feeds and dumps write them in.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::fmt::rfc2822::DateTimeParser;
use jiff::fmt::temporal::Pieces;

/// When an article was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Published {
    /// The day, in the time zone that is written there.
    pub(super) day: Date,
    /// Day, time and offset in the form of RFC 3339, where a time is written; without an offset where none is.
    pub(super) at: Option<String>,
}

/// Reads any of the common forms; `None` for what names no one day (`soon`, `May 2031`, `05/06/2031`).
///
/// | form | example |
/// |---|---|
/// | ISO 8601, RFC 3339 with any zone | `2031-05-14`, `2031-05-14T10:15:00+02:00`, `20310514`, `20310514T101500Z` |
/// | RFC 822, RFC 2822 | `Wed, 14 May 2031 10:15:00 EDT` |
/// | seconds or milliseconds since 1970, the day in UTC | `1936520100`, `1936520100000` |
/// | words | `May 14, 2031`, `Wednesday, 14 May 2031 at 10:15 a.m.` |
/// | figures whose order is clear | `2031/05/14`, `14.05.2031`, `05/14/2031` |
pub(super) fn read(value: &str) -> Option<Published> {
    let value = value.trim();
    // `/Date(1936520100000)/`, as .NET writes it.
    let value = value.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix(")/")).unwrap_or(value);
    let whole = value.split_once('.').map_or(value, |(whole, _)| whole);
    if whole.len() >= 8 && whole.bytes().all(|byte| byte.is_ascii_digit()) {
        let fraction = value.strip_prefix(whole).unwrap_or_default().trim_start_matches('.');
        return fraction.bytes().all(|byte| byte.is_ascii_digit()).then(|| of_digits(whole)).flatten();
    }
    of_iso(value).or_else(|| of_mail(value)).or_else(|| of_figures(value)).or_else(|| of_words(value))
}

/// `20310514`, `20310514101500`, or time since 1970 in seconds, milliseconds or microseconds.
fn of_digits(digits: &str) -> Option<Published> {
    let number: i64 = digits.parse().ok()?;
    match digits.len() {
        8 => Some(Published { day: compact(digits)?, at: None }),
        14 => {
            let day = compact(digits.get(..8)?)?;
            let [hour, minute, second] = [8, 10, 12].map(|at| digits.get(at..at + 2).unwrap_or_default());
            let time = format!("{hour}:{minute}:{second}").parse::<jiff::civil::Time>().ok()?;
            Some(Published { day, at: Some(day.to_datetime(time).to_string()) })
        }
        9 | 10 => of_timestamp(Timestamp::from_second(number).ok()?),
        12 | 13 => of_timestamp(Timestamp::from_millisecond(number).ok()?),
        15 | 16 => of_timestamp(Timestamp::from_microsecond(number).ok()?),
        _ => None,
    }
}

fn compact(digits: &str) -> Option<Date> {
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<i16>().ok();
    day(part(0, 4)?, part(4, 6)?, part(6, 8)?)
}

fn of_timestamp(timestamp: Timestamp) -> Option<Published> {
    let text = timestamp.to_string();
    Some(Published { day: text.split('T').next()?.parse().ok()?, at: Some(text) })
}

/// A day of the years in which news is published: a figure outside of them is an id, or a mistake.
fn day(year: i16, month: i16, day: i16) -> Option<Date> {
    let date = Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()?;
    (1600..=2200).contains(&year).then_some(date)
}

/// `2031-05-14`, alone or before a time: `T10:15Z`, ` 10:15:00 +0200`, `T10:15:00+02:00[Europe/Berlin]`.
fn of_iso(value: &str) -> Option<Published> {
    let date = value.get(..10).and_then(|date| date.parse::<Date>().ok());
    let (date, rest) = match date {
        Some(date) => (date, value.get(10..)?),
        None => (
            compact(value.get(..8).filter(|date| date.bytes().all(|byte| byte.is_ascii_digit()))?)?,
            value.get(8..)?,
        ),
    };
    if rest.is_empty() || rest == "Z" {
        return Some(Published { day: date, at: None });
    }
    let time = rest.strip_prefix(['T', 't', ' '])?.trim();
    // `10:15:00 +0200` and `10:15:00 UTC` as they stand in databases.
    let time = time
        .strip_suffix("UTC")
        .or_else(|| time.strip_suffix("GMT"))
        .map_or_else(|| time.to_owned(), |time| format!("{}Z", time.trim_end()));
    let time = time.replace(' ', "");
    let whole = format!("{date}T{time}");
    let at = Pieces::parse(&whole).ok().and_then(|pieces| {
        let time = pieces.time()?;
        let offset = pieces.offset().map(|offset| match offset.to_numeric_offset() {
            zero if zero.seconds() == 0 => "Z".to_owned(),
            offset => offset_text(offset.seconds()),
        });
        Some(format!("{}{}", date.to_datetime(time), offset.unwrap_or_default()))
    });
    Some(Published { day: date, at })
}

fn offset_text(seconds: i32) -> String {
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// `Wed, 14 May 2031 10:15:00 +0200`; the name of the weekday may be wrong. A zone whose name the standard does not know
/// (`CEST`) leaves the time without an offset.
fn of_mail(value: &str) -> Option<Published> {
    let found = DateTimeParser::new().relaxed_weekday(true).parse_zoned_datetime(value).ok()?;
    let offset = found.offset().seconds();
    let name =
        value.split('(').next().and_then(|time| time.split_whitespace().next_back()).unwrap_or_default();
    let is_unknown = name.chars().all(char::is_alphabetic) && !["UT", "UTC", "GMT", "Z"].contains(&name);
    let zone = match offset {
        0 if is_unknown => String::new(),
        0 => "Z".to_owned(),
        offset => offset_text(offset),
    };
    Some(Published { day: found.datetime().date(), at: Some(format!("{}{zone}", found.datetime())) })
}

/// `2031/05/14`, `14.05.2031`, `14/05/2031`; a time may follow. Not `05/06/2031`: half of the world reads it as June.
fn of_figures(value: &str) -> Option<Published> {
    let date = value.split([' ', 'T', ',']).next()?;
    let mark = ['/', '.', '-'].into_iter().find(|&mark| date.matches(mark).count() == 2)?;
    let parts: Vec<&str> = date.split(mark).collect();
    let numbers: Vec<i16> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [first, second, third] = *numbers.as_slice() else { return None };
    let found = match (parts[0].len(), parts[2].len()) {
        (4, 1 | 2) => day(first, second, third),
        (1 | 2, 4) if mark == '.' || first > 12 || first == second => day(third, second, first),
        (1 | 2, 4) if second > 12 => day(third, first, second),
        _ => None,
    }?;
    Some(Published { day: found, at: None })
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The number of a month by its name or a short form of it: `May`, `Sept`, `March`.
fn month(word: &str) -> Option<i16> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let start = word.get(..3)?;
    let index = MONTHS.iter().position(|month| *month == start)?;
    NAMES[index].starts_with(word).then_some(i16::try_from(index + 1).ok()?)
}

/// Words that stand beside a date and leave it as it is.
const BESIDE: [&str; 21] = [
    "mon",
    "monday",
    "tue",
    "tues",
    "tuesday",
    "wed",
    "wednesday",
    "thu",
    "thur",
    "thurs",
    "thursday",
    "fri",
    "friday",
    "sat",
    "saturday",
    "sun",
    "sunday",
    "of",
    "the",
    "published",
    "posted",
];

/// `May 14, 2031`, `14 May 2031`, `Wednesday, May 14th, 2031 at 10:15 a.m. EDT`, `Wed May 14 10:15:00 +0000 2031`.
fn of_words(value: &str) -> Option<Published> {
    if value.len() > 80 {
        return None;
    }
    let value = value.to_lowercase();
    // Times and offsets name no day.
    let is_time = |word: &str| {
        word.contains(':') && word.starts_with(|first: char| first.is_ascii_digit())
            || word.strip_prefix('+').is_some_and(|offset| offset.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let words = value.split_whitespace().filter(|word| !is_time(word));
    let words = words.flat_map(|word| word.split(|mark: char| !mark.is_alphanumeric()));
    let words = words.filter(|word| !word.is_empty());
    let (mut year, mut months, mut days) = (None, None, None);
    for word in words {
        let figure =
            ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
        if let Ok(number) = figure.parse::<i16>() {
            match figure.len() {
                4 if year.is_none() => year = Some(number),
                1 | 2 if days.is_none() => days = Some(number),
                // What follows a whole date is a time; what does not is no date.
                _ if year.is_some() && months.is_some() && days.is_some() => break,
                _ => return None,
            }
        } else if let Some(number) = month(word) {
            months = if months.is_none() { Some(number) } else { return None };
        } else if year.is_some() && months.is_some() && days.is_some() {
            break;
        } else if !BESIDE.contains(&word) {
            return None;
        }
    }
    Some(Published { day: day(year?, months?, days?)?, at: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_forms_name_their_day() {
        for value in [
            "2031-05-14",
            " 2031-05-14 ",
            "2031-05-14Z",
            "2031-05-14T10:15:00Z",
            "2031-05-14T23:59:00-07:00",
            "2031-05-14T00:05:00+13:45",
            "2031-05-14T10:15+02:00[Europe/Berlin]",
            "2031-05-14 10:15:00",
            "2031-05-14 10:15:00 +0200",
            "2031-05-14 10:15:00 UTC",
            "20310514",
            "20310514T101500Z",
            "20310514101500",
            "Wed, 14 May 2031 10:15:00 GMT",
            "Wed, 14 May 2031 10:15:00 EDT",
            "Mon, 14 May 2031 10:15:00 +0200",
            "14 May 31 10:15 -0500",
            "1936520100",
            "1936520100000",
            "1936520100.25",
            "May 14, 2031",
            "May 14th, 2031",
            "14 May 2031",
            "14th of May 2031",
            "Wednesday, May 14, 2031 at 10:15 a.m. EDT",
            "Published May 14, 2031 10:15",
            "Published: 14 May 2031",
            "10:15, 14 May 2031",
            "Wed May 14 10:15:00 2031",
            "Wed May 14 10:15:00 +0000 2031",
            "/Date(1936520100000)/",
            "2031/05/14",
            "2031/5/14 10:15",
            "14.05.2031",
            "14.5.2031, 10:15",
            "14/05/2031",
            "05/14/2031",
        ] {
            let day = read(value).map(|found| found.day.to_string());
            assert_eq!(day.as_deref(), Some("2031-05-14"), "{value}");
        }
    }

    #[test]
    fn what_names_no_one_day_is_left() {
        for value in [
            "",
            "soon",
            "2031",
            "2031-05",
            "May 2031",
            "05/06/2031",
            "2031-13-01",
            "20311301",
            "123456",
            "99999999999",
            "May 14",
            "May 14 or June 2, 2031",
            "-1936520100",
            "0001-01-01x",
            "due by May 14, 2031",
            "1.2.3",
            "mañana",
            "𝟚𝟘𝟛𝟙-05-14",
        ] {
            assert_eq!(read(value), None, "{value}");
        }
    }

    #[test]
    fn the_zone_that_is_written_is_kept() {
        for (value, at) in [
            ("2031-05-14T23:59:00-07:00", "2031-05-14T23:59:00-07:00"),
            ("2031-05-14T10:15Z", "2031-05-14T10:15:00Z"),
            ("2031-05-14 10:15", "2031-05-14T10:15:00"),
            ("Wed, 14 May 2031 10:15:00 EDT", "2031-05-14T10:15:00-04:00"),
            ("Wed, 14 May 2031 10:15:00 CEST", "2031-05-14T10:15:00"),
            ("Wed, 14 May 2031 10:15:00 GMT", "2031-05-14T10:15:00Z"),
            ("1936520100", "2031-05-14T10:15:00Z"),
        ] {
            assert_eq!(read(value).and_then(|found| found.at).as_deref(), Some(at), "{value}");
        }
        assert_eq!(read("2031-05-14").and_then(|found| found.at), None);
    }
}
