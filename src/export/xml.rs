//! What XML 1.0 can hold.

use std::borrow::Cow;

/// Whether a character may stand in a document (XML 1.0, production 2, `Char`).
pub(super) fn is_legal(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// The text with U+FFFD in place of what may not stand in a document.
pub(super) fn legal(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_legal) {
        return Cow::Borrowed(text);
    }
    text.chars().map(|letter| if is_legal(letter) { letter } else { '\u{FFFD}' }).collect()
}
