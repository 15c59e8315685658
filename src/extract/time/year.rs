//! Years, decades, centuries.
//!
//! `time/year`: "in 2014", not "2014 people". `time/decade`: "the 1980s", "the nineties", not "in his sixties".
//! `time/century`: "the 19th century".

use super::lexer::Word;
use super::quarter;
use super::reader::{Draft, Reader};
use crate::model::{DateValue, Modifier, TimeKind, TimeUnit, Timex};

pub(super) const YEAR: &str = "time/year";
const DECADE: &str = "time/decade";
const CENTURY: &str = "time/century";

/// At a figure of four digits or a year in words.
pub(super) fn at_year(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let Some((year, end)) = reader.year(at) else { return Vec::new() };
    let start = match reader.before(at) {
        Word::Unit(TimeUnit::Year) => {
            let fiscal = if reader.before(at - 1) == Word::Fiscal { at - 2 } else { at - 1 };
            if reader.before(fiscal) == Word::The { fiscal - 1 } else { fiscal }
        }
        Word::Fiscal => at - 1,
        _ => at,
    };
    if start == at && !looks_like_year(reader, at, end, year) {
        return Vec::new();
    }
    // `the 1988 third quarter`
    if let Some((value, end)) = quarter::after_year(reader, end, Some(year)) {
        let start = if reader.before(start) == Word::The { start - 1 } else { start };
        return vec![Draft::new(start, end, TimeKind::Date, value, YEAR).because("as written")];
    }
    let Some(value) = DateValue::year(year) else { return Vec::new() };
    let draft = Draft::date(start, end, value, YEAR).because("as written");
    let post = reader.before(at) == Word::Post;
    let mut drafts = vec![draft.with(post.then_some(Modifier::After))];
    // `1994-95`, `2014-2016`, `1994/95`
    if matches!(reader.word(end), Word::Hyphen | Word::Dash | Word::Slash)
        && let Word::Figure(second, digits @ (2 | 4)) = reader.word(end + 1)
    {
        let second = if digits == 2 { year / 100 * 100 + second as i16 } else { second as i16 };
        if second > year
            && second < year + 100
            && let Some(value) = DateValue::year(second)
        {
            drafts.push(Draft::date(end + 1, end + 2, value, YEAR).because("the end of the range"));
        }
    }
    drafts
}

/// Whether the neighbours of a number of four digits let it be a year.
fn looks_like_year(reader: &Reader<'_>, at: usize, end: usize, year: i16) -> bool {
    let before = reader.before(at);
    if matches!(
        before,
        Word::Currency | Word::Percent | Word::Figure(..) | Word::Cardinal(_) | Word::Least | Word::Slash
    ) || (before == Word::Hyphen
        && !matches!(reader.word(at.wrapping_sub(2)), Word::Figure(_, 4) | Word::Month(..)))
        || matches!(
            reader.word(end),
            Word::Percent | Word::Units(_) | Word::Meridiem(_) | Word::Zone(_) | Word::Half | Word::Currency
        )
        || (reader.word(end) == Word::Hyphen && !matches!(reader.word(end + 1), Word::Figure(_, 2 | 4)))
        // `0511-2034-5678` is a telephone number, `2011 of them` a count.
        || (before == Word::Hyphen && reader.word(end) == Word::Hyphen)
        || (reader.word(end) == Word::Of && (reader.is(end + 1, "them") || reader.word(end + 1) == Word::The))
        || (at > 0
            && [
                "no", "no.", "number", "#", "flight", "boeing", "route", "section", "article", "page",
                "room", "highway", "than", "only", "bus", "gate", "train", "tram", "line", "platform", "extension",
                "locker", "box", "unit", "bay", "some", "case",
            ]
            .iter()
            .any(|word| reader.is(at - 1, word)))
    {
        return false;
    }
    let strong = matches!(
        before,
        Word::In
            | Word::Since
            | Word::Until
            | Word::During
            | Word::Through
            | Word::Before
            | Word::After
            | Word::Between
            | Word::Early
            | Word::Mid
            | Word::Late
            | Word::Post
            | Word::End
            | Word::Middle
            | Word::Current
    );
    if strong && !(1500..2100).contains(&year) {
        return before == Word::In && !counts_things(reader, end) && year < 2100;
    }
    if !(1900..2100).contains(&year) && !strong {
        return before == Word::Open
            && (1500..2100).contains(&year)
            && matches!(reader.word(end), Word::Close | Word::Hyphen | Word::Dash);
    }
    if strong {
        return !counts_things(reader, end) || before == Word::In;
    }
    match before {
        Word::Of
        | Word::From
        | Word::By
        | Word::To
        | Word::For
        | Word::And
        | Word::Or
        | Word::About
        | Word::Over
        | Word::UpTo
        | Word::More
        | Word::Nearly => {
            !counts_things(reader, end)
                && !matches!(before, Word::Over | Word::UpTo | Word::Nearly | Word::More)
        }
        Word::The
        | Word::A
        | Word::That
        | Word::This
        | Word::Possessive
        | Word::Comma
        | Word::Open
        | Word::Break
        | Word::Last
        | Word::Hyphen
        | Word::Dash
        | Word::Month(..) => true,
        Word::At | Word::Within | Word::Per => false,
        _ => !counts_things(reader, end),
    }
}

/// Whether the next word looks like what a number counts: a plural in lower case.
fn counts_things(reader: &Reader<'_>, at: usize) -> bool {
    let word = reader.text(at);
    match reader.word(at) {
        Word::Other => {
            (word.ends_with('s')
                && !matches!(word, "was" | "is" | "has" | "this" | "as" | "its" | "it's" | "does"))
                || matches!(word, "people" | "men" | "women" | "children" | "police" | "miles" | "km")
                    && !reader.is_capital(at)
        }
        Word::Units(_) => true,
        _ => false,
    }
}

/// At a decade: `the 1980s`, `the late '80s`.
pub(super) fn at_decade(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let (year, end) = match (reader.word(at), reader.word(at + 1)) {
        (Word::Decade(year), _) => (year, at + 1),
        // `the 1940's`
        (Word::Figure(year @ 1000..=2090, 4), Word::Possessive)
            if year % 10 == 0
                && reader.text(at + 1).len() > 1
                && (matches!(reader.before(at), Word::The | Word::Early | Word::Late | Word::Mid)) =>
        {
            (year as i16, at + 2)
        }
        _ => return Vec::new(),
    };
    let figures = reader
        .text(at)
        .starts_with(|letter: char| letter.is_ascii_digit() || letter == '\'' || letter == '’');
    let listed = (matches!(reader.before(at), Word::And | Word::Or)
        && matches!(reader.word(at.wrapping_sub(2)), Word::Decade(_)))
        || (matches!(reader.word(at + 1), Word::And | Word::Or)
            && matches!(reader.word(at + 2), Word::Decade(_)));
    let introduced = listed
        || matches!(reader.before(at), Word::The | Word::Early | Word::Late | Word::Mid | Word::Middle);
    let temperature = reader.text(at).len() <= 3 && !introduced;
    // `in his early 30s` is an age.
    let owner = at.saturating_sub(3)..at;
    let age = owner
        .into_iter()
        .any(|at| ["his", "her", "their", "my", "aged"].iter().any(|word| reader.is(at, word)));
    if (!figures && !introduced) || temperature || (age && reader.text(at).len() <= 9) {
        return Vec::new();
    }
    let start = if reader.before(at) == Word::The { at - 1 } else { at };
    // `the 1600s` are a century, `the 1900s` may be either.
    if year % 100 == 0 && year <= 1800 {
        let value = Timex::Century(year);
        return vec![
            Draft::new(start, end, TimeKind::Date, value, CENTURY).because("the century as written"),
        ];
    }
    vec![
        Draft::new(start, end, TimeKind::Date, Timex::Decade(year), DECADE)
            .because("the ten years as written"),
    ]
}

/// At an ordinal: `the 19th century`, `the early twentieth century`.
pub(super) fn at_century(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let Word::Ordinal(number @ 1..=30) = reader.word(at) else { return Vec::new() };
    // `twenty-first` is the cardinal's business.
    let twenty = reader.before(at) == Word::Hyphen && reader.word(at.wrapping_sub(2)) == Word::Cardinal(20);
    let number = if twenty && number < 10 { 20 + number } else { number };
    let unit = reader.skip(at + 1, Word::Hyphen);
    if reader.word(unit) != Word::Unit(TimeUnit::Century) || number > 22 {
        return Vec::new();
    }
    let start = if twenty { at - 2 } else { at };
    let start = if reader.before(start) == Word::The { start - 1 } else { start };
    let value = Timex::Century((i16::from(number) - 1) * 100);
    vec![Draft::new(start, unit + 1, TimeKind::Date, value, CENTURY).because("the hundred years as written")]
}
