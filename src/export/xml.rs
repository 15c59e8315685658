//! What XML 1.0 can hold.

use std::borrow::Cow;
use std::io::{self, Write};

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

/// Writes a document on in which carriage returns are only of the text: as `&#13;`, because a reader takes a bare one for
/// a line break (XML 1.0, section 2.11).
pub(super) struct KeepReturns<W>(pub(super) W);

impl<W: Write> Write for KeepReturns<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for (index, part) in bytes.split(|&byte| byte == b'\r').enumerate() {
            if index > 0 {
                self.0.write_all(b"&#13;")?;
            }
            self.0.write_all(part)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
