//! The bytes of a table on their way to the parser: no line without end, and every line with its number.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::Read;
use std::rc::Rc;

/// What is known of the bytes that the parser has taken.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// Bytes that may still be taken.
    left: usize,
    /// Bytes taken.
    count: u64,
    /// The last byte.
    last: u8,
    /// Where lines end that the parser has not passed, and whether a quotation mark stands before that.
    ends: VecDeque<(u64, bool)>,
    /// Lines that it has passed.
    passed: u64,
}

impl Taken {
    /// A new ration of bytes for the next row.
    pub(super) fn ration(&mut self, bytes: usize) {
        self.left = bytes;
    }

    /// The line, from 1, on which a row begins that has ended before the byte at `end`, and the line on which it ends. The
    /// parser's own count does not know lines that end in carriage returns, and is late where both stand.
    pub(super) fn lines_of<'c>(&mut self, end: u64, cells: impl Iterator<Item = &'c [u8]>) -> (u64, u64) {
        let (mut breaks, mut ends_open) = (0, false);
        for cell in cells {
            (breaks, ends_open) =
                (breaks + line_breaks(cell), cell.ends_with(b"\n") || cell.ends_with(b"\r"));
        }
        // The break after the row is none of its own, but where a quotation mark is still open at the end of the file.
        let mut has_break = false;
        while let Some(&(at, after_mark)) = self.ends.front().filter(|(at, _)| *at <= end) {
            has_break = at == end && (!ends_open || after_mark);
            self.ends.pop_front();
            self.passed += 1;
        }
        let last = (1 + self.passed).saturating_sub(u64::from(has_break || ends_open)).max(1);
        let first = (1 + self.passed).saturating_sub(breaks + u64::from(has_break)).max(1);
        (first, last)
    }
}

/// Line breaks in a cell.
fn line_breaks(cell: &[u8]) -> u64 {
    let breaks = cell.iter().enumerate().filter(|&(at, byte)| match byte {
        b'\r' => true,
        b'\n' => at == 0 || cell[at - 1] != b'\r',
        _ => false,
    });
    breaks.count() as u64
}

/// Hands bytes on and keeps account of them; ends in an error where a row takes more than its ration.
pub(super) struct Source<R> {
    pub(super) reader: R,
    pub(super) taken: Rc<RefCell<Taken>>,
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.reader.read(buffer)?;
        let mut taken = self.taken.borrow_mut();
        match taken.left.checked_sub(count) {
            Some(left) => taken.left = left,
            None => return Err(std::io::ErrorKind::FileTooLarge.into()),
        }
        for &byte in &buffer[..count] {
            taken.count += 1;
            if byte == b'\r' || byte == b'\n' && taken.last != b'\r' {
                let end = (taken.count, taken.last == b'"');
                taken.ends.push_back(end);
            }
            taken.last = byte;
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_break_of_two_letters_is_one() {
        for (cell, breaks) in [("", 0), ("a\nb", 1), ("a\r\nb\r\n", 2), ("a\rb\n\n", 3), ("\n", 1)] {
            assert_eq!(line_breaks(cell.as_bytes()), breaks, "{cell:?}");
        }
    }
}
