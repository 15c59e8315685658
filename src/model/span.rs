//! Positions in a text, each with its unit in the type.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// Unit of [`ByteSpan`]: bytes of UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Byte {}
/// Unit of [`CharSpan`]: Unicode code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Char {}
/// Unit of [`TokenSpan`]: tokens of one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tok {}

/// A half-open range `[start, end)` of bytes, code points or tokens; the type parameter says which.
///
/// Inside the program every position in a text is a [`ByteSpan`] on character bounds; at every border (JSON
/// Lines, RDF) it becomes a [`CharSpan`] through [`Offsets`](crate::model::Offsets).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span<Unit> {
    /// First position inside.
    pub start: usize,
    /// First position outside.
    pub end: usize,
    unit: PhantomData<Unit>,
}

/// Bytes of an article's text.
pub type ByteSpan = Span<Byte>;
/// Code points of an article's text: the unit of the exchange format and of NIF.
pub type CharSpan = Span<Char>;
/// Tokens of a document.
pub type TokenSpan = Span<Tok>;

impl<Unit> Span<Unit> {
    /// The range `[start, end)`; `end` is raised to `start` if it lies before it.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start), unit: PhantomData }
    }

    /// Number of units.
    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// Whether nothing lies inside.
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// Whether `position` lies inside.
    pub fn contains(&self, position: usize) -> bool {
        self.start <= position && position < self.end
    }

    /// Whether the whole of `other` lies inside.
    pub fn covers(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one unit.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(&self, other: &Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl ByteSpan {
    /// The words of `text` under this span.
    ///
    /// # Panics
    /// If the span does not lie on character bounds of `text`, which means that it belongs to another text.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).expect("a span lies on character bounds of its own text")
    }

    /// This span without white space at either end.
    #[must_use]
    pub fn trimmed(&self, text: &str) -> Self {
        let inside = self.of(text);
        let start = self.start + (inside.len() - inside.trim_start().len());
        Self::new(start, (start + inside.trim().len()).max(start))
    }
}

impl TokenSpan {
    /// The token positions, in order.
    pub fn range(&self) -> std::ops::Range<usize> {
        self.start..self.end
    }
}

impl<Unit> fmt::Debug for Span<Unit> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{},{})", self.start, self.end)
    }
}

/// As a pair: `[start, end]`.
impl<Unit> Serialize for Span<Unit> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.start, self.end).serialize(serializer)
    }
}

impl<'de, Unit> Deserialize<'de> for Span<Unit> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (start, end) = <(usize, usize)>::deserialize(deserializer)?;
        Ok(Self::new(start, end))
    }
}

/// Converts between bytes and code points of one text, in constant time for a lookup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offsets {
    /// Code points before each multiple of [`Offsets::STEP`] bytes; empty when the text is ASCII.
    before: Vec<u32>,
    text_len: usize,
}

impl Offsets {
    const STEP: usize = 64;

    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        let mut before = Vec::new();
        if !text.is_ascii() {
            let mut seen = 0u32;
            for (position, byte) in text.bytes().enumerate() {
                if position % Self::STEP == 0 {
                    before.push(seen);
                }
                seen += u32::from(is_first_byte(byte));
            }
        }
        Self { before, text_len: text.len() }
    }

    /// Number of code points before the byte position `byte`, which lies on a character bound of `text`.
    pub fn char_of(&self, text: &str, byte: usize) -> usize {
        let byte = byte.min(self.text_len);
        let Some(&known) = self.before.get(byte / Self::STEP) else {
            // ASCII, or the very end of a text whose length is a multiple of the step.
            return match self.before.last() {
                None => byte,
                Some(&last) => {
                    let from = (self.before.len() - 1) * Self::STEP;
                    last as usize + count_chars(text.as_bytes(), from, byte)
                }
            };
        };
        known as usize + count_chars(text.as_bytes(), byte / Self::STEP * Self::STEP, byte)
    }

    /// The span in code points.
    pub fn to_chars(&self, text: &str, span: ByteSpan) -> CharSpan {
        CharSpan::new(self.char_of(text, span.start), self.char_of(text, span.end))
    }

    /// The byte position of code point number `char`, or the end of `text`.
    pub fn byte_of(&self, text: &str, char: usize) -> usize {
        if self.before.is_empty() {
            return char.min(self.text_len);
        }
        let block = self.before.partition_point(|&seen| seen as usize <= char).saturating_sub(1);
        let mut left = char - self.before[block] as usize;
        let mut byte = block * Self::STEP;
        let bytes = text.as_bytes();
        while byte < bytes.len() {
            if is_first_byte(bytes[byte]) {
                if left == 0 {
                    return byte;
                }
                left -= 1;
            }
            byte += 1;
        }
        self.text_len
    }

    /// The span in bytes.
    pub fn to_bytes(&self, text: &str, span: CharSpan) -> ByteSpan {
        ByteSpan::new(self.byte_of(text, span.start), self.byte_of(text, span.end))
    }
}

/// Whether `byte` begins a code point (it is no continuation byte of UTF-8).
fn is_first_byte(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

fn count_chars(bytes: &[u8], from: usize, to: usize) -> usize {
    bytes[from..to].iter().filter(|&&byte| is_first_byte(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_and_bytes_convert_both_ways() {
        for text in [
            "",
            "plain",
            "“Ö” said Łukasz 🇮🇶 in Kraków ",
            &"é".repeat(200),
            &"a".repeat(64),
            &"ab–".repeat(64),
        ] {
            let offsets = Offsets::new(text);
            for (number, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(offsets.char_of(text, byte), number, "{text}");
                assert_eq!(offsets.byte_of(text, number), byte, "{text}");
            }
            assert_eq!(offsets.char_of(text, text.len()), text.chars().count(), "{text}");
            assert_eq!(offsets.byte_of(text, text.chars().count()), text.len(), "{text}");
        }
    }

    #[test]
    fn a_span_is_trimmed_to_its_words() {
        let text = "  a b  ";
        assert_eq!(ByteSpan::new(0, text.len()).trimmed(text).of(text), "a b");
        assert!(ByteSpan::new(0, 2).trimmed(text).is_empty());
    }
}
