//! Literals in the one form a store gives back unchanged: `xsd:integer`, canonical decimals, days.

use super::vocab::{edtf, xsd};
use crate::model::Confidence;
use jiff::civil::{Date, DateTime};
use oxigraph::model::Literal;

/// A whole number.
pub(super) fn integer(value: usize) -> Literal {
    Literal::new_typed_literal(value.to_string(), xsd::INTEGER)
}

/// A number in thousandths: whole ones as `xsd:integer`, others as canonical `xsd:decimal`.
pub(super) fn number(thousandths: i64) -> Literal {
    if thousandths % 1000 == 0 {
        return Literal::new_typed_literal((thousandths / 1000).to_string(), xsd::INTEGER);
    }
    decimal(thousandths)
}

/// Measured precision as a fraction.
pub(super) fn confidence(value: Confidence) -> Literal {
    decimal(i64::from(value.0) * 10)
}

/// Canonical in the sense of XML Schema 1.1: no plus sign, no superfluous zeros, no point without digits behind it.
fn decimal(thousandths: i64) -> Literal {
    let sign = if thousandths < 0 { "-" } else { "" };
    let (whole, rest) = (thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() % 1000);
    let text = format!("{sign}{whole}.{rest:03}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    Literal::new_typed_literal(text, xsd::DECIMAL)
}

/// A day.
pub(super) fn day(date: Date) -> Literal {
    Literal::new_typed_literal(date.to_string(), xsd::DATE)
}

/// A moment in the time zone it is given in, in the form a store gives back: `Z` for the zone of Greenwich. Nothing where it
/// is none that XML Schema knows.
pub(super) fn moment(at: &str) -> Option<Literal> {
    let (day, time) = at.split_once('T')?;
    let (time, zone) = match time.find(['Z', '+', '-']) {
        Some(zone) => time.split_at_checked(zone)?,
        None => (time, ""),
    };
    let zone = if matches!(zone, "+00:00" | "-00:00") { "Z" } else { zone };
    // No place on earth is further from Greenwich.
    let is_zone = zone.is_empty() || zone == "Z" || zone.len() == 6 && zone.get(1..)? <= "14:00";
    let moment: DateTime = format!("{day}T{time}").parse().ok()?;
    is_zone.then(|| Literal::new_typed_literal(format!("{moment}{zone}"), xsd::DATE_TIME))
}

/// A date of any precision.
pub(super) fn edtf(value: impl Into<String>) -> Literal {
    Literal::new_typed_literal(value, edtf::EDTF)
}

/// `true`: properties of this kind are left out when false.
pub(super) fn yes() -> Literal {
    Literal::new_typed_literal("true", xsd::BOOLEAN)
}

/// The language of labels: other texts are refused, and what a label is made of is English.
pub(super) const ENGLISH: Option<&str> = Some("en");

/// Words in the language of the article, where that is known.
pub(super) fn words(text: impl Into<String>, language: Option<&str>) -> Literal {
    let text = text.into();
    match language.map(|tag| Literal::new_language_tagged_literal(text.clone(), tag)) {
        Some(Ok(literal)) => literal,
        _ => Literal::new_simple_literal(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_canonical() {
        for (thousandths, text) in [(160_000, "160"), (2_500, "2.5"), (-750, "-0.75"), (1, "0.001"), (0, "0")]
        {
            assert_eq!(number(thousandths).value(), text);
        }
        assert_eq!(confidence(Confidence(97)).value(), "0.97");
        assert_eq!(confidence(Confidence(90)).value(), "0.9");
        assert_eq!(confidence(Confidence(100)).value(), "1");
    }

    #[test]
    fn a_moment_keeps_its_zone() {
        let check = |at: &str, expected: Option<&str>| {
            assert_eq!(moment(at).map(|literal| literal.value().to_owned()).as_deref(), expected, "{at}");
        };
        check("2031-05-14T10:15:00+02:00", Some("2031-05-14T10:15:00+02:00"));
        check("2031-05-14T10:15:00+00:00", Some("2031-05-14T10:15:00Z"));
        check("2031-05-14T10:15:00", Some("2031-05-14T10:15:00"));
        check("2031-05-14T10:15:00+19:00", None);
        check("2031-05-14", None);
    }
}
