//! Lines of JSON Lines, one after the other.

use super::{Opened, ReadError, ReadOptions, Sink, article_of_line, bytes_of, decode, hand_on, say};
use std::io::{BufRead, BufReader, Read};

/// Takes a line, its place and a name for it.
pub type LineSink<'s> = dyn FnMut(Result<String, ReadError>, &str, &str) + 's;

/// Reads an article from each line.
pub(super) fn read<'r>(
    reader: Box<dyn Read + 'r>,
    opened: &Opened,
    options: &ReadOptions,
    sink: &mut Sink<'_>,
) -> Result<(), ReadError> {
    let mut lines = BufReader::with_capacity(1 << 16, reader);
    let start = lines.fill_buf().map_err(|source| ReadError::unreadable(&opened.place, source))?;
    if decode::is_utf16(start) {
        let (text, note) = decode::decode(bytes_of(lines, opened, decode::MAX_UTF16)?, None, &opened.place)?;
        say(note, &opened.place, sink);
        read_text(&text, opened, options, sink);
        return Ok(());
    }
    let mut noted = Vec::new();
    each(&mut lines, &opened.place, &opened.file_name, options, &mut |line, place, name| {
        let article = line.and_then(|(line, note)| {
            noted.extend(note);
            article_of_line(&line, place, name, options)
        });
        say(noted.drain(..), place, sink);
        hand_on(article, place, sink);
    });
    Ok(())
}

/// The same for a text in memory.
pub(super) fn read_text(text: &str, opened: &Opened, options: &ReadOptions, sink: &mut Sink<'_>) {
    each(&mut text.as_bytes(), &opened.place, &opened.file_name, options, &mut |line, place, name| {
        hand_on(line.and_then(|(line, _)| article_of_line(&line, place, name, options)), place, sink);
    });
}

/// Hands each line that is not blank to `sink`, with its place (`file:line`) and a name for an article without id. A
/// line that no article within the limit can fill is refused without keeping it.
pub fn for_each_line(mut lines: impl BufRead, place: &str, options: &ReadOptions, sink: &mut LineSink<'_>) {
    let name = std::path::Path::new(place)
        .file_name()
        .map_or(place.to_owned(), |name| name.to_string_lossy().into_owned());
    each(&mut lines, place, &name, options, &mut |line, place, name| {
        sink(line.map(|(line, _)| line), place, name);
    });
}

type DecodedLine = Result<(String, Option<super::Note>), ReadError>;

fn each(
    lines: &mut impl BufRead,
    place: &str,
    name: &str,
    options: &ReadOptions,
    sink: &mut dyn FnMut(DecodedLine, &str, &str),
) {
    // JSON may write each byte of a text in six (`\u000a`); the rest is room for the other keys.
    let longest = options.max_article.saturating_mul(6).saturating_add(1 << 20);
    let mut number = 0;
    loop {
        number += 1;
        let (place, name) = (format!("{place}:{number}"), format!("{name}:{number}"));
        let mut bytes = Vec::new();
        match lines.by_ref().take(longest as u64 + 1).read_until(b'\n', &mut bytes) {
            Ok(0) => break,
            Ok(_) if bytes.len() > longest => {
                let bytes = bytes.len() + lines.skip_until(b'\n').unwrap_or_default();
                sink(Err(ReadError::TooLong { place: place.clone(), bytes, limit: longest }), &place, &name);
            }
            Ok(_) => {
                if number == 1 && bytes.starts_with(&[0xef, 0xbb, 0xbf]) {
                    bytes.drain(..3);
                }
                let line = decode::decode(bytes, None, &place);
                if line.as_ref().is_ok_and(|(line, _)| line.trim().is_empty()) {
                    continue;
                }
                sink(line, &place, &name);
            }
            Err(error) => {
                sink(Err(ReadError::unreadable(&place, error)), &place, &name);
                break;
            }
        }
    }
}
