//! Datelines: where, when and for whom a report was filed, at the start of its first line.
//!
//! Catches `ARDEN, Norland -`, `ARDEN, Feb 11 (Norland Wire) —`, `Arden, Feb 11 -`, `(AP) -`, `Delta News/`; leaves
//! `NATO - the alliance -`, `Brandt (Norland Party) - the mayor -`.

use super::en::agency::{self, AGENCIES};
use super::region::is_word;
use super::stamp;
use crate::model::{ByteSpan, Region, RegionKind};
use regex::Regex;
use std::sync::LazyLock;

/// Longest place, region or agency, in bytes.
const LONGEST: usize = 41;

static FILED: LazyLock<Regex> = LazyLock::new(|| {
    let months = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*";
    let date = format!(r"{months}\.? [0-9][0-9]?(?:, [0-9]{{4}})?|[0-9][0-9]? {months}\.?(?:,? [0-9]{{4}})?");
    let agencies = agency::pattern();
    Regex::new(&format!(
        r"^(?P<place>[^,(/0-9–—\n]*?)(?:, (?P<region>[^,(/0-9–—\n]+?))?(?:,? (?P<date>{date}))? ?(?:\((?P<agency>[^()0-9\n]+)\)|/(?P<wire>{agencies})/)? *(?:(?:--|[-–—]) +|_+ *)"
    ))
    .expect("the pattern is valid")
});

static OUTLET: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?P<outlet>[^/0-9\n]+?) ?/ +").expect("the pattern is valid"));

/// The dateline at the start of a line.
pub(super) fn in_line(text: &str, line: ByteSpan) -> Option<Region> {
    filed(text, line).or_else(|| outlet(text, line))
}

fn filed(text: &str, line: ByteSpan) -> Option<Region> {
    let found = FILED.captures(line.of(text))?;
    let whole = found.get(0).filter(|whole| whole.end() < line.len())?;
    let part = |name: &str| {
        let part = found.name(name)?;
        let span = ByteSpan::new(line.start + part.start(), line.start + part.end()).trimmed(text);
        (!span.is_empty()).then_some(span)
    };
    let (place, region, date) = (part("place"), part("region"), part("date"));
    let agency = part("agency").or(part("wire"));
    let short = |span: &Option<ByteSpan>| {
        span.is_none_or(|span| span.len() <= LONGEST && starts_great(span.of(text)))
    };
    if ![place, region, agency].iter().all(short) || region.is_some_and(|region| !is_words(region.of(text))) {
        return None;
    }
    let known = agency.is_some_and(|agency| AGENCIES.contains(&agency.of(text)));
    let fits = match place.map(|place| place.of(text)) {
        None => known,
        // `UN -` or `NATO -` begin a report as often as a town does; a dateline then names a region, date or agency too.
        Some(place) if is_capitals(place) => match place.len() {
            0..=2 => false,
            3..=4 => region.is_some() || date.is_some() || agency.is_some(),
            _ => true,
        },
        // In small letters anything may stand before a dash.
        Some(place) => (date.is_some() || known) && is_name(place),
    };
    fits.then(|| Region {
        span: ByteSpan::new(line.start, line.start + whole.end()).trimmed(text),
        kind: RegionKind::Dateline,
        author: agency,
        place,
        date: date.and_then(|date| stamp::day_in(date.of(text))?.date()),
    })
}

/// `Delta News/ The talks began.`
fn outlet(text: &str, line: ByteSpan) -> Option<Region> {
    let found = OUTLET.captures(line.of(text))?;
    let (whole, outlet) = (found.get(0)?, found.name("outlet")?);
    let fits = whole.end() < line.len()
        && is_name(outlet.as_str())
        && outlet.as_str().chars().all(|letter| letter.is_alphabetic() || matches!(letter, '.' | ' '));
    fits.then(|| Region {
        span: ByteSpan::new(line.start, line.start + whole.end()).trimmed(text),
        kind: RegionKind::Dateline,
        author: Some(ByteSpan::new(line.start + outlet.start(), line.start + outlet.end())),
        place: None,
        date: None,
    })
}

fn starts_great(words: &str) -> bool {
    words.starts_with(char::is_uppercase)
}

fn is_words(words: &str) -> bool {
    words.split(' ').all(is_word)
}

/// `ARDEN`, `AL-ARDEN`, `ST. ARDEN`.
fn is_capitals(words: &str) -> bool {
    is_words(words) && !words.contains(char::is_lowercase)
}

/// Up to four capitalised words.
fn is_name(words: &str) -> bool {
    is_words(words) && words.split(' ').count() <= 4 && words.split(' ').all(starts_great)
}

#[cfg(test)]
mod tests {
    use crate::language::region::tests::check;
    use crate::model::RegionKind;

    #[test]
    fn datelines_are_marked_and_the_report_is_not() {
        check(
            "ARDEN, Norland Region - The talks began.",
            &[(RegionKind::Dateline, "ARDEN, Norland Region -")],
        );
        check(
            "ARDEN, May 2 (Norland Wire) — The talks began.",
            &[(RegionKind::Dateline, "ARDEN, May 2 (Norland Wire) —")],
        );
        check("Delta News/ The talks began.", &[(RegionKind::Dateline, "Delta News/")]);
        check("Arden, Nov 11 - The talks began.", &[(RegionKind::Dateline, "Arden, Nov 11 -")]);
        check("Arden (AP) -- The talks began.", &[(RegionKind::Dateline, "Arden (AP) --")]);
        check("ARDEN, Norland (AP)_ The talks began.", &[(RegionKind::Dateline, "ARDEN, Norland (AP)_")]);
        check("(Reuters) - The talks began.", &[(RegionKind::Dateline, "(Reuters) -")]);
        check(
            "ARDEN, 2 May 2031 /PRNewswire/ -- The firm grew.",
            &[(RegionKind::Dateline, "ARDEN, 2 May 2031 /PRNewswire/ --")],
        );
        check("Brandt (Norland Party) - the mayor - spoke.", &[]);
        check("NATO - the alliance of 32 - met.", &[]);
    }
}
