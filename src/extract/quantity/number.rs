//! Numbers as English writes them, in figures and in words.

use crate::language::en::number::CARDINALS;

/// Words that multiply what stands before them.
const SCALES: &[(&str, i64)] = &[
    ("dozen", 12),
    ("hundred", 100),
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
    ("mn", 1_000_000),
    ("bn", 1_000_000_000),
    ("m", 1_000_000),
    ("b", 1_000_000_000),
];

/// The number a word writes out, below one hundred; `None` for any other word.
pub(super) fn small(word: &str) -> Option<i64> {
    let word = word.to_lowercase();
    CARDINALS.iter().find(|(name, value)| *name == word && *value < 100).map(|(_, value)| i64::from(*value))
}

/// The factor a word multiplies by: `million`.
pub(super) fn scale(word: &str) -> Option<i64> {
    let word = word.to_lowercase();
    SCALES.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

/// A number in figures, in thousandths: `2,500`, `2.5`; `None` where it is none or too large.
pub(super) fn figures(word: &str) -> Option<i64> {
    let (whole, fraction) = word.split_once('.').unwrap_or((word, ""));
    let grouped = whole.split(',').enumerate().all(|(number, group)| {
        !group.is_empty()
            && group.bytes().all(|byte| byte.is_ascii_digit())
            && (number == 0 || group.len() == 3)
    });
    if !grouped || fraction.len() > 3 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let whole: i64 = digits.parse().ok()?;
    let fraction: i64 = format!("{fraction:0<3}").parse().ok()?;
    whole.checked_mul(1000)?.checked_add(fraction)
}

/// A number in figures with its scale written to it, in thousandths: `12million`, `1.5bn`, `40m`.
pub(super) fn glued(word: &str) -> Option<i64> {
    let letters = word.find(|letter: char| letter.is_ascii_alphabetic())?;
    let (number, unit) = word.split_at_checked(letters)?;
    let factor = scale(unit).filter(|factor| *factor > 100)?;
    figures(number)?.checked_mul(factor)
}

/// The number written by `words`, in thousandths: `2.5 million`, `twenty five`, `three hundred`, `a dozen`.
///
/// Hyphens are left out by the caller. `None` where some word belongs to no number.
pub(super) fn parse(words: &[&str]) -> Option<i64> {
    let mut total: i64 = 0;
    let mut part: Option<i64> = None;
    for word in words {
        if let Some(value) = figures(word).or_else(|| glued(word)) {
            if part.is_some() {
                return None;
            }
            part = Some(value);
        } else if let Some(value) = small(word) {
            part = Some(part.unwrap_or(0).checked_add(value.checked_mul(1000)?)?);
        } else if let Some(factor) = scale(word) {
            let value = part.unwrap_or(1000).checked_mul(factor)?;
            if factor > 100 {
                total = total.checked_add(value)?;
                part = None;
            } else {
                part = Some(value);
            }
        } else if !matches!(word.to_lowercase().as_str(), "a" | "an" | "and") {
            return None;
        }
    }
    let counts = |word: &&str| {
        figures(word).is_some() || glued(word).is_some() || small(word).is_some() || scale(word).is_some()
    };
    if !words.iter().any(counts) {
        return None;
    }
    total.checked_add(part.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<i64>) {
        let words: Vec<&str> = text.split_whitespace().collect();
        assert_eq!(parse(&words), expected, "{text}");
    }

    #[test]
    fn figures_and_words_are_read() {
        check("17", Some(17_000));
        check("2,500", Some(2_500_000));
        check("2.5 million", Some(2_500_000_000));
        check("twenty five", Some(25_000));
        check("three hundred and four", Some(304_000));
        check("two thousand six hundred", Some(2_600_000));
        check("a dozen", Some(12_000));
        check("hundred", Some(100_000));
        check("12million", Some(12_000_000_000));
        check("1.5bn", Some(1_500_000_000_000));
    }

    #[test]
    fn other_words_are_no_numbers() {
        check("a", None);
        check("17th", None);
        check("4x4", None);
        check("1,00", None);
        check("ten apples", None);
        check("", None);
        check("99999999999999999999", None);
    }
}
