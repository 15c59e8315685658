//! What a figure counts.

use crate::language::Document;
use crate::lexicon::classes::Class;
use crate::model::{FigureKind, TokenSpan};

/// Signs and names of currencies, with the unit we write.
const CURRENCIES: &[(&str, &str)] = &[
    ("$", "dollar"),
    ("US$", "dollar"),
    ("US", "dollar"),
    ("A$", "australian dollar"),
    ("C$", "canadian dollar"),
    ("€", "euro"),
    ("£", "pound"),
    ("¥", "yen"),
    ("₹", "rupee"),
    ("₪", "shekel"),
    ("dollar", "dollar"),
    ("dollars", "dollar"),
    ("euro", "euro"),
    ("euros", "euro"),
    ("pound", "pound"),
    ("pounds", "pound"),
    ("yen", "yen"),
    ("yuan", "yuan"),
    ("rupees", "rupee"),
    ("dinars", "dinar"),
    ("rubles", "rouble"),
    ("roubles", "rouble"),
    ("francs", "franc"),
    ("pesos", "peso"),
    ("won", "won"),
    ("krone", "krone"),
    ("kronor", "krona"),
    ("riyals", "riyal"),
    ("liras", "lira"),
    ("lira", "lira"),
    ("shekels", "shekel"),
    ("crowns", "crown"),
];

/// The unit a currency sign stands for.
pub(super) fn sign(word: &str) -> Option<&'static str> {
    let is_sign = |name: &str| name.chars().any(|letter| !letter.is_alphabetic());
    CURRENCIES.iter().find(|(name, _)| *name == word && is_sign(name)).map(|(_, unit)| *unit)
}

/// The unit and the number of an amount written as one word: `£12million`.
pub(super) fn split_sign(word: &str) -> Option<(&'static str, &str)> {
    let digits = word.find(|letter: char| letter.is_ascii_digit()).filter(|&at| at > 0)?;
    let (name, number) = word.split_at_checked(digits)?;
    sign(name).map(|unit| (unit, number))
}

/// The currency of an amount, and whether its name stands behind the number (`40 dollars`) or before it (`$40`).
pub(super) fn currency(document: &Document<'_>, number: TokenSpan) -> Option<(&'static str, bool)> {
    if let Some((unit, _)) = split_sign(document.word(number.start)) {
        return Some((unit, false));
    }
    let sentence = document.sentence_of(number.start);
    if number.start > sentence.start
        && let Some(unit) = sign(document.word(number.start - 1))
    {
        return Some((unit, false));
    }
    let behind = (number.end < sentence.end).then(|| document.word(number.end))?;
    CURRENCIES
        .iter()
        .find(|(name, _)| *name == behind && name.len() > 2 && name.chars().all(char::is_alphabetic))
        .map(|(_, unit)| (*unit, true))
}

/// `percent`, `%`, `per cent`.
pub(super) fn is_percent(word: &str) -> bool {
    matches!(word, "%" | "percent" | "pct" | "per" | "percentage")
}

/// The kind that the counted noun tells by itself; deaths and injuries follow from the event it is bound to.
pub(super) fn of_unit(unit: &str) -> FigureKind {
    [
        (Class::DeathUnit, FigureKind::Deaths),
        (Class::InjuryUnit, FigureKind::Injuries),
        (Class::AttackUnit, FigureKind::Attacks),
        (Class::PersonnelUnit, FigureKind::Personnel),
        (Class::VoteUnit, FigureKind::Votes),
    ]
    .into_iter()
    .find_map(|(class, kind)| class.holds(unit).then_some(kind))
    .unwrap_or(FigureKind::Other)
}
