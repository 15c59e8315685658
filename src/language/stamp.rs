//! Lines that do nothing but say when a page was published: `Published: May 2, 2031 10:30`, `Friday, 2 May 2031`.
//!
//! A line is one only if every word of it has its part: a date, a clock time, a zone, a word such as `Posted`, a name
//! after `by`. Anything else leaves it a line of the report.

use super::en::{agency::AGENCIES, calendar};
use crate::model::ByteSpan;
use jiff::civil::Date;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// What a stamp says of its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    /// `Published`, `Posted`.
    Published,
    /// Nothing.
    Plain,
    /// `Updated`, `Edited`.
    Updated,
}

/// A date of a stamp, perhaps without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// What the line says of it.
    pub label: Label,
    /// The weekday beside it; Monday is 1.
    pub weekday: Option<i8>,
    /// Month.
    pub month: i8,
    /// Day of the month.
    pub day: i8,
    /// Year, where it is written.
    pub year: Option<i16>,
}

impl Stamp {
    /// The day, where the year is written.
    pub fn date(&self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }
}

/// Words that say what a date is. Source: our choice, after the mastheads of news pages.
const LABELS: &[(&str, Label)] = &[
    ("published", Label::Published),
    ("posted", Label::Published),
    ("created", Label::Published),
    ("release", Label::Published),
    ("released", Label::Published),
    ("updated", Label::Updated),
    ("update", Label::Updated),
    ("edited", Label::Updated),
    ("modified", Label::Updated),
    ("revised", Label::Updated),
];

/// Words that say nothing of their own. Source: our choice.
const FILLERS: &[&str] = &[
    "a",
    "am",
    "a.m",
    "article",
    "at",
    "date",
    "first",
    "hours",
    "hrs",
    "last",
    "local",
    "of",
    "on",
    "originally",
    "p",
    "p.m",
    "page",
    "pm",
    "report",
    "story",
    "the",
    "this",
    "time",
    "uk",
    "was",
];

/// Zones of the United States, where a date in figures puts the month first.
const MONTH_FIRST: &[&str] =
    &["est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "mt", "pst", "pdt", "pt"];
/// Zones of countries that put the day first.
const DAY_FIRST: &[&str] =
    &["gmt", "bst", "cet", "cest", "eet", "eest", "ist", "aest", "aedt", "wib", "sast", "uk"];

/// Most words of a line; longer ones are sentences.
const LONGEST: usize = 40;

// No character classes of all of Unicode: they make a pattern slow to build.
static PIECE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
          (?P<numeric>(?-u:\b)[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{2,4}(?-u:\b))
        | (?P<clock>(?-u:\b)[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?:\ ?[AaPp]\.?[Mm]?(?-u:\b)\.?)?)
        | (?P<offset>[+-][0-9]{1,2}(?::?\ ?[0-9]{1,2})?(?-u:\b))
        | (?P<number>[0-9]+)(?P<ordinal>st|nd|rd|th)?
        | (?P<mark>[–—•·“”«»…])
        | (?P<word>[A-Za-z\u{c0}-\u{1fff}\u{2c00}-\u{d7ff}][A-Za-z.'’\u{c0}-\u{1fff}\u{2c00}-\u{d7ff}]*)
        | (?P<other>[^\s])",
    )
    .expect("the pattern is valid")
});

/// What a piece of a line is for a stamp.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Label(Label),
    Month(i8),
    Weekday(i8),
    Number(u32, usize),
    Numeric([u32; 3], bool),
    Zone(String),
    By,
    Comma,
    Filler,
    Name,
    Other,
}

/// The dates of a line that is a stamp, in order; none for any other line, and none where they contradict themselves.
///
/// Catches `Updated: Friday, May 2, 2031 | 10:30 pm EDT`, `By Lena Brandt, 2 May 2031`; leaves `Vote on 2 May 2031`,
/// `May 2 - 4, 2031` and `Friday, May 3, 2031`, which is no Friday.
pub fn stamps(line: &str) -> Vec<Stamp> {
    let pieces: Vec<Piece> = PIECE.captures_iter(line).take(LONGEST + 1).map(|found| piece(&found)).collect();
    if pieces.len() > LONGEST {
        return Vec::new();
    }
    read(&pieces).unwrap_or_default()
}

/// The first day named in some words, whatever stands around it: `ARDEN, May 2 (Norland Wire) -`.
pub fn day_in(words: &str) -> Option<Stamp> {
    let pieces: Vec<Piece> = PIECE.captures_iter(words).take(LONGEST).map(|found| piece(&found)).collect();
    (0..pieces.len()).find_map(|at| date_at(&pieces, at, &[])).map(|(stamp, _)| stamp)
}

/// Months with days but without a year that stand beside a weekday, `Sunday, May 4`, with their bytes.
pub fn named_days(text: &str) -> Vec<Stamp> {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        let names = |list: &[(&str, i8)]| {
            list.iter().map(|(name, _)| regex::escape(name)).collect::<Vec<_>>().join("|")
        };
        let (weekdays, months) = (names(calendar::WEEKDAYS), names(calendar::MONTHS));
        Regex::new(&format!(
            r"(?i)\b(?P<weekday>{weekdays}),? (?:the )?(?P<date>(?:{months}) \d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{months}))\b(?P<after>,? \d{{4}}\b)?"
        ))
        .expect("the pattern is valid")
    });
    let found = NAMED.captures_iter(text).filter(|found| found.name("after").is_none());
    found
        .filter_map(|found| {
            let weekday = number_of(calendar::WEEKDAYS, &found["weekday"].to_lowercase())?;
            Some(Stamp { weekday: Some(weekday), ..day_in(&found["date"])? })
        })
        .collect()
}

fn number_of(list: &[(&str, i8)], word: &str) -> Option<i8> {
    list.iter().find(|(name, _)| *name == word).map(|(_, number)| *number)
}

fn piece(found: &Captures<'_>) -> Piece {
    if let Some(numeric) = found.name("numeric") {
        let parts: Vec<u32> =
            numeric.as_str().split(['/', '.', '-']).filter_map(|part| part.parse().ok()).collect();
        let year_first = numeric.as_str().split(['/', '.', '-']).next().is_some_and(|first| first.len() == 4);
        return <[u32; 3]>::try_from(parts).map_or(Piece::Other, |parts| Piece::Numeric(parts, year_first));
    }
    if found.name("clock").is_some() || found.name("offset").is_some() {
        return Piece::Filler;
    }
    if let Some(number) = found.name("number") {
        return number.as_str().parse().map_or(Piece::Other, |value| Piece::Number(value, number.len()));
    }
    if let Some(word) = found.name("word") {
        return of_word(word.as_str());
    }
    match found.name("mark").or(found.name("other")).map_or("", |mark| mark.as_str()) {
        "," => Piece::Comma,
        "|" | "-" | "–" | "—" | "/" | "(" | ")" | "[" | "]" | ":" | ";" | "." | "@" | "•" | "·" => {
            Piece::Filler
        }
        _ => Piece::Other,
    }
}

fn of_word(word: &str) -> Piece {
    let lower = word.to_lowercase();
    let stem = lower.trim_end_matches('.');
    let label = LABELS.iter().find(|(name, _)| *name == stem).map(|(_, label)| *label);
    if let Some(label) = label {
        return Piece::Label(label);
    }
    if let Some(month) = number_of(calendar::MONTHS, stem) {
        return Piece::Month(month);
    }
    if let Some(day) = number_of(calendar::WEEKDAYS, stem).or(number_of(calendar::SHORT_WEEKDAYS, stem)) {
        return Piece::Weekday(day);
    }
    let capitals = word.chars().all(char::is_uppercase);
    let zone = calendar::ZONES.iter().any(|(name, _)| *name == stem)
        || MONTH_FIRST.contains(&stem)
        || DAY_FIRST.contains(&stem);
    if capitals && zone || (capitals && (3..=4).contains(&word.len()) && word.ends_with('T')) {
        return Piece::Zone(stem.to_owned());
    }
    match stem {
        "by" => Piece::By,
        _ if FILLERS.contains(&stem) => Piece::Filler,
        _ if AGENCIES.contains(&word) => Piece::Filler,
        _ if word.starts_with(char::is_uppercase) => Piece::Name,
        _ => Piece::Other,
    }
}

/// The dates of a whole line; `None` where a piece has no part in a stamp.
fn read(pieces: &[Piece]) -> Option<Vec<Stamp>> {
    let zones: Vec<&str> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Zone(zone) => Some(zone.as_str()),
            _ => None,
        })
        .collect();
    let (mut found, mut label, mut weekday) = (Vec::<Stamp>::new(), Label::Plain, None);
    let (mut named, mut at) = (false, 0);
    while let Some(piece) = pieces.get(at) {
        if let Some((mut stamp, next)) = date_at(pieces, at, &zones) {
            stamp.label = label;
            stamp.weekday = weekday.take();
            if stamp.weekday.is_none()
                && let Some(Piece::Weekday(day)) = pieces[next..].iter().find(|piece| **piece != Piece::Comma)
            {
                stamp.weekday = Some(*day);
            }
            found.push(stamp);
            (named, at) = (false, next);
            continue;
        }
        match piece {
            Piece::Label(next) => (label, named) = (*next, false),
            Piece::Weekday(day) => (weekday, named) = (Some(*day), false),
            Piece::By => named = true,
            Piece::Name if named => {}
            Piece::Comma | Piece::Filler | Piece::Zone(_) => {}
            // `9 PM`, `1052 GMT`: a time of the day.
            Piece::Number(number, 1..=2) if *number < 24 && pieces.get(at + 1) == Some(&Piece::Filler) => {}
            Piece::Number(_, 4) if matches!(pieces.get(at + 1), Some(Piece::Zone(_))) => {}
            _ => return None,
        }
        at += 1;
    }
    let sound = |stamp: &Stamp| match (stamp.weekday, stamp.date()) {
        (Some(weekday), Some(date)) => date.weekday().to_monday_one_offset() == weekday,
        _ => Date::new(stamp.year.unwrap_or(2000), stamp.month, stamp.day).is_ok(),
    };
    (!found.is_empty() && found.iter().all(sound)).then_some(found)
}

/// A date that begins at piece `at`, and the piece after it.
fn date_at(pieces: &[Piece], at: usize, zones: &[&str]) -> Option<(Stamp, usize)> {
    let stamp = |month: i8, day: u32, year: Option<i16>| {
        let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        Some(Stamp { label: Label::Plain, weekday: None, month, day, year })
    };
    let (month, day, end) = match (pieces.get(at)?, pieces.get(at + 1)) {
        (Piece::Month(month), Some(Piece::Number(day, 1..=2)))
        | (Piece::Number(day, 1..=2), Some(Piece::Month(month))) => (*month, *day, at + 2),
        (Piece::Numeric(parts, year_first), _) => {
            let (year, month, day) = numeric(*parts, *year_first, zones)?;
            return stamp(month, day, Some(year)).map(|stamp| (stamp, at + 1));
        }
        _ => return None,
    };
    let next = end + usize::from(pieces.get(end) == Some(&Piece::Comma));
    match pieces.get(next) {
        Some(Piece::Number(year @ 1900..=2099, 4)) => {
            stamp(month, day, i16::try_from(*year).ok()).map(|stamp| (stamp, next + 1))
        }
        _ => stamp(month, day, None).map(|stamp| (stamp, end)),
    }
}

/// Year, month and day of a date in figures, where only one reading is possible; the zone of the clock decides between
/// the American order and the other.
fn numeric(parts: [u32; 3], year_first: bool, zones: &[&str]) -> Option<(i16, i8, u32)> {
    let [first, second, third] = parts;
    let valid = |month: u32, day: u32| {
        Some((i8::try_from(month).ok()?, day))
            .filter(|_| (1..=12).contains(&month) && (1..=31).contains(&day))
    };
    if year_first {
        let (month, day) = valid(second, third)?;
        return Some((i16::try_from(first).ok().filter(|year| (1900..2100).contains(year))?, month, day));
    }
    let year = match third {
        0..=69 => 2000 + third,
        70..=99 => 1900 + third,
        1900..=2099 => third,
        _ => return None,
    };
    let has = |list: &[&str]| zones.iter().any(|zone| list.contains(zone));
    let (american, other) = (valid(first, second), valid(second, first));
    let (month, day) = match (american, other) {
        (Some(american), Some(other)) if american == other || (has(MONTH_FIRST) && !has(DAY_FIRST)) => {
            american
        }
        (Some(_), Some(other)) if has(DAY_FIRST) && !has(MONTH_FIRST) => other,
        (Some(_), Some(_)) => return None,
        (found, None) | (None, found) => found?,
    };
    Some((i16::try_from(year).ok()?, month, day))
}

/// A line that is a stamp, with its bytes.
pub fn in_line(text: &str, line: ByteSpan) -> Vec<Stamp> {
    // The shortest stamp is `May 2`; a long line is a paragraph.
    if (5..=160).contains(&line.len()) { stamps(line.of(text)) } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &str) {
        let words = |stamp: &Stamp| {
            let year = stamp.year.map_or("XXXX".to_owned(), |year| year.to_string());
            format!("{:?} {year}-{:02}-{:02}", stamp.label, stamp.month, stamp.day)
        };
        assert_eq!(stamps(line).iter().map(words).collect::<Vec<_>>().join("; "), expected, "{line}");
    }

    #[test]
    fn a_line_of_a_date_and_nothing_else_is_a_stamp() {
        check("May 2, 2031", "Plain 2031-05-02");
        check("Friday, 2 May 2031 | 10:30 pm", "Plain 2031-05-02");
        check("2nd May 2031 at 7:05 AM CEST", "Plain 2031-05-02");
        check("FRI., MAY. 2, 2031 11PM", "Plain 2031-05-02");
        check("By Lena Brandt, Norland Post - May 2, 2031", "Plain 2031-05-02");
        check("Dec. 24 4:33 AM EST", "Plain XXXX-12-24");
        check("1052 GMT, April 10, 2031", "Plain 2031-04-10");
    }

    #[test]
    fn a_label_says_what_the_date_is() {
        check("Updated July 7, 2031", "Updated 2031-07-07");
        check("Published: Jan. 5, 2032 10:30", "Published 2032-01-05");
        check("Posted by Jo Dale on May 2, 2031", "Published 2031-05-02");
        check("First posted: 05/22/31 | Last updated 05/23/31", "Published 2031-05-22; Updated 2031-05-23");
        check("This article was first published on 2 May 2031.", "Published 2031-05-02");
    }

    #[test]
    fn figures_are_read_only_one_way() {
        check("2031-05-02 11:47", "Plain 2031-05-02");
        check("22.05.2031", "Plain 2031-05-22");
        check("05/02/2031", "");
        check("05/02/2031 9:00 PM PDT", "Plain 2031-05-02");
        check("05/02/2031 21:00 GMT", "Plain 2031-02-05");
    }

    #[test]
    fn a_line_that_says_more_is_none() {
        check("Talks to resume on May 2, 2031", "");
        check("May 2 - 4, 2031", "");
        check("May Long, 2031", "");
        check("Saturday, May 2, 2031", "");
        check("February 30, 2031", "");
        check("Birth of a nation: 2 May 2031", "");
        check("Lena Brandt", "");
    }
}
