//! How a text bounds a number.

use crate::language::Document;
use crate::model::Comparator;

/// Words before a number and the bound they set; longer ones first.
const WORDS: &[(&[&str], Comparator)] = &[
    (&["no", "fewer", "than"], Comparator::AtLeast),
    (&["no", "less", "than"], Comparator::AtLeast),
    (&["not", "less", "than"], Comparator::AtLeast),
    (&["no", "more", "than"], Comparator::AtMost),
    (&["not", "more", "than"], Comparator::AtMost),
    (&["as", "many", "as"], Comparator::AtMost),
    (&["as", "much", "as"], Comparator::AtMost),
    (&["as", "few", "as"], Comparator::AtLeast),
    (&["more", "than"], Comparator::MoreThan),
    (&["greater", "than"], Comparator::MoreThan),
    (&["upwards", "of"], Comparator::MoreThan),
    (&["in", "excess", "of"], Comparator::MoreThan),
    (&["well", "over"], Comparator::MoreThan),
    (&["over"], Comparator::MoreThan),
    (&["above"], Comparator::MoreThan),
    (&["at", "least"], Comparator::AtLeast),
    (&["a", "minimum", "of"], Comparator::AtLeast),
    (&["fewer", "than"], Comparator::LessThan),
    (&["less", "than"], Comparator::LessThan),
    (&["under"], Comparator::LessThan),
    (&["below"], Comparator::LessThan),
    (&["up", "to"], Comparator::AtMost),
    (&["at", "most"], Comparator::AtMost),
    (&["a", "maximum", "of"], Comparator::AtMost),
    (&["close", "to"], Comparator::About),
    (&["an", "estimated"], Comparator::About),
    (&["estimated"], Comparator::About),
    (&["about"], Comparator::About),
    (&["around"], Comparator::About),
    (&["approximately"], Comparator::About),
    (&["roughly"], Comparator::About),
    (&["nearly"], Comparator::About),
    (&["almost"], Comparator::About),
    (&["some"], Comparator::About),
    (&["exactly"], Comparator::Exactly),
];

/// The bound set before the number at token `number`, and the first token of the whole phrase.
///
/// Catches `more than 100 MPs`, `over $2 billion`; leaves `the bridge over 3 rivers` (see the score: rare in news).
pub(super) fn before(document: &Document<'_>, number: usize) -> (Option<Comparator>, usize) {
    let sentence = document.sentence_of(number);
    let mut end = number;
    // The sign of a currency stands between: `over $ 2 billion`.
    if end > sentence.start && super::kind::sign(document.word(end - 1)).is_some() {
        end -= 1;
    }
    for (words, comparator) in WORDS {
        let Some(start) = end.checked_sub(words.len()).filter(|&start| start >= sentence.start) else {
            continue;
        };
        if words.iter().enumerate().all(|(at, word)| document.word(start + at).eq_ignore_ascii_case(word)) {
            return (Some(*comparator), start);
        }
    }
    (None, number)
}
