//! The day of publication, where the input gives none and the page itself forces it.
//!
//! Never a guess: what leaves two days leaves none. In this order, `published/stamp` (a line of the head that says
//! `Posted May 2, 2031`, or is nothing but a date), `published/address` (`/2031/05/02/` in the address of the page),
//! `published/dateline` (`ARDEN, May 2, 2031 (Norland Wire) -`), `published/update` (`Updated May 2, 2031`), then the
//! same without a year where weekdays or a copyright line leave only one (`published/year`).

use super::region::lines;
use super::stamp::{self, Label, Stamp};
use crate::model::{ByteSpan, InferredDate, Region, RegionKind, RuleId};
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

/// Lines of the head in which a stamp counts. Our choice: title, kicker, byline, date, credit and a spare one or two.
pub(super) const HEAD: usize = 8;
/// Lines of the foot in which one counts that says `published` in words.
const FOOT: usize = 3;
/// How many years after the latest one that the text looks back on an article can lie. A weekday falls on the same day
/// again after five years at the earliest, so at most one of these fits it.
const YEARS_AFTER: i16 = 4;
/// Where a weekday must fit: this many days around the day that is looked for.
const NEAR: i32 = 60;

/// The day of publication of a page and what forces it.
pub(super) fn infer(text: &str, url: Option<&str>, regions: &[Region]) -> Option<InferredDate> {
    let stamps = stamps(text);
    let datelines = datelines(text, regions);
    let with = |label: Label| stamps.iter().filter(move |(stamp, _)| stamp.label == label);
    let full = |found: &[(Stamp, ByteSpan)], rule: RuleId| -> Option<Option<InferredDate>> {
        let mut days = found.iter().filter_map(|(stamp, span)| Some((stamp.date()?, *span)));
        let (day, span) = days.next()?;
        Some(days.all(|(other, _)| other == day).then(|| of_words(text, day, span, rule)))
    };
    let sorted = |label: Label| with(label).copied().collect::<Vec<_>>();
    let address = || url.and_then(of_address).map(Some);
    let found = full(&sorted(Label::Published), "published/stamp")
        .or_else(|| full(&sorted(Label::Plain), "published/stamp"))
        .or_else(address)
        .or_else(|| full(&datelines, "published/dateline"))
        .or_else(|| full(&sorted(Label::Updated), "published/update"))
        .unwrap_or_else(|| {
            let open =
                [sorted(Label::Published), sorted(Label::Plain), datelines.clone(), sorted(Label::Updated)];
            with_year(text, regions, open.iter().find(|found| !found.is_empty())?)
        })?;
    // A page that looks back on a later year is not of that day: the date is what it is about.
    let looks_back = years(text).into_iter().max();
    looks_back.is_none_or(|year| year <= found.day.year()).then_some(found)
}

fn of_words(text: &str, day: Date, span: ByteSpan, rule: RuleId) -> InferredDate {
    let words = span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    InferredDate { day, rule, span: Some(span), reason: format!("“{words}” says so") }
}

/// The stamps of the head, and those of the foot that say `published`.
fn stamps(text: &str) -> Vec<(Stamp, ByteSpan)> {
    let lines = lines(text);
    let foot = lines.len().saturating_sub(FOOT);
    let mut found = Vec::new();
    for (number, &line) in lines.iter().enumerate() {
        if number < HEAD || number >= foot {
            let here = stamp::in_line(text, line).into_iter();
            found.extend(
                here.filter(|stamp| number < HEAD || stamp.label == Label::Published)
                    .map(|stamp| (stamp, line)),
            );
        }
    }
    found
}

fn datelines(text: &str, regions: &[Region]) -> Vec<(Stamp, ByteSpan)> {
    let datelines =
        regions.iter().filter(|region| region.kind == RegionKind::Dateline && region.place.is_some());
    datelines.filter_map(|region| Some((stamp::day_in(region.span.of(text))?, region.span))).collect()
}

/// `https://norland.example/news/2031/05/02/talks`.
fn of_address(url: &str) -> Option<InferredDate> {
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"/((?:19|20)[0-9]{2})[/-]([0-9]{1,2})[/-]([0-9]{1,2})(?:[/-]|$)")
            .expect("the pattern is valid")
    });
    let found = DAY.captures(url)?;
    let day = Date::new(found[1].parse().ok()?, found[2].parse().ok()?, found[3].parse().ok()?).ok()?;
    let reason = format!("“{}” in the address of the page says so", found[0].trim_end_matches(['/', '-']));
    Some(InferredDate { day, rule: "published/address", span: None, reason })
}

/// The years that the text looks back on, in any order: `in 2029`, `May 2029`; not `will open in 2035`.
fn years(text: &str) -> Vec<i16> {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i-u)\b(?:in|since|of|from|during|early|late|mid|january|february|march|april|may|june|july|august|september|october|november|december)(?: [0-9]{1,2},)? ((?:19|20)[0-9]{2})\b")
            .expect("the pattern is valid")
    });
    static AHEAD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)(?-u:\b)(?:will|would|shall|until|by|plan[a-z]*|expect[a-z]*|schedul[a-z]*|set to|due|next|forecast[a-z]*|target[a-z]*|goal[a-z]*|through)(?-u:\b)[^.!?\n]*$")
            .expect("the pattern is valid")
    });
    let looks_back = |year: &regex::Match<'_>| {
        let mut start = year.start().saturating_sub(120);
        while !text.is_char_boundary(start) {
            start += 1;
        }
        !AHEAD.is_match(ByteSpan::new(start, year.start()).of(text))
    };
    let found = YEAR.captures_iter(text).filter_map(|found| found.get(1));
    found.filter(looks_back).filter_map(|year| year.as_str().parse().ok()).collect()
}

/// The year of a day without one: the only year after those the text looks back on in which every weekday of the text
/// falls on its date, or the year between the latest of them and the copyright line when both are one.
fn with_year(text: &str, regions: &[Region], open: &[(Stamp, ByteSpan)]) -> Option<InferredDate> {
    let (day, span) = *open.first()?;
    if open.iter().any(|(other, _)| (other.month, other.day) != (day.month, day.day)) {
        return None;
    }
    let latest = years(text).into_iter().max()?;
    let copyright = regions
        .iter()
        .filter(|region| region.kind == RegionKind::Copyright)
        .filter_map(|region| year_in(region.span.of(text)))
        .max();
    let mut named = stamp::named_days(text);
    named.extend(Some(day).filter(|day| day.weekday.is_some()));
    let last = (latest + YEARS_AFTER).min(copyright.unwrap_or(i16::MAX));
    let near: Vec<Date> = (latest..=last)
        .filter_map(|year| Date::new(year, day.month, day.day).ok())
        .filter(|date| named.iter().all(|named| fits(named, *date)))
        .collect();
    let [date] = near.as_slice() else { return None };
    let asked = named.iter().any(|named| is_near(named, *date));
    if !asked && copyright != Some(latest) {
        return None;
    }
    let words = span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let why = if asked { "its weekdays fall only" } else { "the years it names leave only" };
    let reason = format!("“{words}”, and {why} in {}", date.year());
    Some(InferredDate { day: *date, rule: "published/year", span: Some(span), reason })
}

fn year_in(words: &str) -> Option<i16> {
    static YEAR: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?-u:\b)((?:19|20)[0-9]{2})(?-u:\b)").expect("the pattern is valid"));
    YEAR.captures(words).and_then(|found| found[1].parse().ok())
}

/// The day a weekday stands beside, in the year that puts it nearest to `date`.
fn nearest(named: &Stamp, date: Date) -> Option<Date> {
    let years = [-1, 0, 1].map(|shift| date.year() + shift);
    let days = years.into_iter().filter_map(|year| Date::new(year, named.month, named.day).ok());
    days.min_by_key(|day| (*day - date).get_days().abs())
}

fn is_near(named: &Stamp, date: Date) -> bool {
    nearest(named, date).is_some_and(|day| (day - date).get_days().abs() <= NEAR)
}

/// Whether a weekday falls on its date around `date`; what is far off says nothing.
fn fits(named: &Stamp, date: Date) -> bool {
    let Some(day) = nearest(named, date).filter(|_| is_near(named, date)) else { return true };
    named.weekday.is_none_or(|weekday| day.weekday().to_monday_one_offset() == weekday)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::region::regions;

    fn check(text: &str, expected: Option<(&str, &str)>) {
        let found = infer(text, None, &regions(text));
        let found = found.as_ref().map(|found| (found.day.to_string(), found.rule));
        assert_eq!(found.as_ref().map(|(day, rule)| (day.as_str(), *rule)), expected, "{text}");
    }

    #[test]
    fn a_stamp_of_the_head_is_the_day() {
        check(
            "Talks resume\nPosted May 2, 2031 at 10:30\nThe talks resumed.",
            Some(("2031-05-02", "published/stamp")),
        );
        check(
            "Talks resume\nFriday, May 2, 2031\nThe talks resumed.",
            Some(("2031-05-02", "published/stamp")),
        );
        check(
            "Published: May 2, 2031\nUpdated: May 3, 2031\nThe talks resumed.",
            Some(("2031-05-02", "published/stamp")),
        );
        check("Last updated May 3, 2031\nThe talks resumed.", Some(("2031-05-03", "published/update")));
        check(
            "The talks resumed.\nThis story was first published on May 2, 2031.",
            Some(("2031-05-02", "published/stamp")),
        );
    }

    #[test]
    fn two_days_leave_none() {
        check("May 2, 2031\nMay 4, 2031\nThe talks resumed.", None);
        check("The talks resumed on May 2, 2031.", None);
        check("May 2, 1931\nA century ago the bridge opened. It was rebuilt in 1999.", None);
    }

    #[test]
    fn a_dateline_with_its_year_is_the_day() {
        check(
            "ARDEN, May 2, 2031 (Norland Wire) - The talks resumed.",
            Some(("2031-05-02", "published/dateline")),
        );
        check("ARDEN, May 2 (Norland Wire) - The talks resumed.", None);
    }

    #[test]
    fn weekdays_and_years_can_leave_one_year() {
        check(
            "ARDEN, May 2 (Norland Wire) - The talks will resume on Sunday, May 4. They began in 2029.",
            Some(("2031-05-02", "published/year")),
        );
        // In none of the years after 2020 is May 4 a Friday.
        check(
            "ARDEN, May 2 (Norland Wire) - The talks will resume on Friday, May 4. They began in 2020.",
            None,
        );
        check("ARDEN, May 2 (Norland Wire) - The talks resumed on Sunday, May 4.", None);
        check(
            "ARDEN, May 2 (Norland Wire) - The talks of March 2031 failed.\nCopyright © 2031 Delta News",
            Some(("2031-05-02", "published/year")),
        );
    }

    #[test]
    fn an_address_can_name_the_day() {
        let day = |url: &str| of_address(url).map(|found| found.day.to_string());
        assert_eq!(day("https://norland.example/news/2031/05/02/talks").as_deref(), Some("2031-05-02"));
        assert_eq!(day("https://norland.example/news/2031/05/talks"), None);
        assert_eq!(day("https://norland.example/id/2031/13/02/"), None);
    }
}
