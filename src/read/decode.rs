//! Bytes -> text: by a byte order mark, as UTF-8, as declared, else as the bytes suggest.

use super::{Note, ReadError};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The text of `bytes` without its byte order marks, and what was assumed where they are no UTF-8. `declared` is what
/// the file says of itself: `windows-1252` in `<meta charset>`, in a header.
///
/// UTF-8 that is valid is believed before any declaration: other encodings do not look like it by chance.
///
/// # Errors
/// [`ReadError::Binary`] for bytes that are no text in any encoding.
pub(super) fn decode(
    bytes: Vec<u8>,
    declared: Option<&str>,
    place: &str,
) -> Result<(String, Option<Note>), ReadError> {
    let binary = || ReadError::Binary { place: place.to_owned() };
    let (encoding, how) = match Encoding::for_bom(&bytes) {
        Some((encoding, _)) => (encoding, "its byte order mark says"),
        None if is_half_zero(&bytes, 0) => (UTF_16BE, "its zero bytes suggest"),
        None if is_half_zero(&bytes, 1) => (UTF_16LE, "its zero bytes suggest"),
        None => match String::from_utf8(bytes) {
            Ok(text) if is_binary(&text) => return Err(binary()),
            Ok(text) => return Ok((text, None)),
            Err(error) => return other(error.as_bytes(), declared, place),
        },
    };
    let (text, malformed) = encoding.decode_with_bom_removal(&bytes);
    if is_binary(&text) {
        return Err(binary());
    }
    let plain = encoding == UTF_8 && !malformed;
    let note = (!plain).then(|| Note::Encoding { encoding: encoding.name(), how, malformed });
    // Files that were put together have one at the start of the second.
    Ok((text.trim_start_matches('\u{feff}').to_owned(), note))
}

/// Largest input in UTF-16 that is read where others have no limit: it is turned into UTF-8 as a whole.
pub(super) const MAX_UTF16: usize = 512 << 20;

/// Whether an input that starts so is UTF-16: it cannot be cut into lines as it is.
pub(super) fn is_utf16(start: &[u8]) -> bool {
    start.starts_with(&[0xff, 0xfe])
        || start.starts_with(&[0xfe, 0xff])
        || is_half_zero(start, 0)
        || is_half_zero(start, 1)
}

/// Bytes that are no UTF-8 and have no mark.
fn other(bytes: &[u8], declared: Option<&str>, place: &str) -> Result<(String, Option<Note>), ReadError> {
    if is_binary(&String::from_utf8_lossy(bytes)) {
        return Err(ReadError::Binary { place: place.to_owned() });
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    // What is declared as UTF-8 and is none was declared by mistake; UTF-16 would have shown its zeros.
    let declared = declared.filter(|found| found.is_ascii_compatible() && *found != UTF_8);
    if let Some(encoding) = declared {
        let (text, malformed) = encoding.decode_without_bom_handling(bytes);
        if !malformed {
            let note = Note::Encoding { encoding: encoding.name(), how: "it says itself", malformed };
            return Ok((text.into_owned(), Some(note)));
        }
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // Mostly UTF-8 with a few broken letters is still UTF-8.
    let encoding = if is_nearly_utf8(bytes) { UTF_8 } else { detector.guess(None, Utf8Detection::Allow) };
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    let note = Note::Encoding { encoding: encoding.name(), how: "its bytes suggest", malformed };
    Ok((text.into_owned(), Some(note)))
}

/// Whether there are at least ten times as many letters of several bytes as places that are no UTF-8.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= bad * 10
}

/// Whether a text holds what no text holds: zeros, or control characters one in a hundred.
fn is_binary(text: &str) -> bool {
    let start = text.chars().take(4096);
    let (mut all, mut control) = (0, 0);
    for letter in start {
        all += 1;
        let odd = matches!(letter, '\u{1}'..='\u{8}' | '\u{e}'..='\u{1a}' | '\u{1c}'..='\u{1f}');
        control += if letter == '\0' { 100 } else { usize::from(odd) };
    }
    control * 100 > all * 2 && control >= 4
}

/// Whether every other byte at the start, from `from` on, is zero and the rest is not: Latin letters in UTF-16 without
/// a byte order mark.
fn is_half_zero(bytes: &[u8], from: usize) -> bool {
    let start = bytes.get(..16.min(bytes.len() & !1)).unwrap_or_default();
    let zeros = |from: usize| start.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    start.len() >= 4 && zeros(from) * 2 == start.len() && zeros(1 - from) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], declared: Option<&str>, text: &str, encoding: Option<&str>) {
        let (found, note) = decode(bytes.to_vec(), declared, "x").expect("a text");
        assert_eq!(found, text);
        let name = note.map(|note| match note {
            Note::Encoding { encoding, .. } => encoding,
            other => panic!("{other:?}"),
        });
        assert_eq!(name, encoding);
    }

    #[test]
    fn marks_declarations_and_bytes_are_believed_in_this_order() {
        check("Café".as_bytes(), None, "Café", None);
        check(b"\xef\xbb\xbfNews.", None, "News.", None);
        check(b"\xef\xbb\xbf\xef\xbb\xbfNews.", None, "News.", None);
        check(b"\xff\xfeh\0i\0", None, "hi", Some("UTF-16LE"));
        check(b"N\0e\0w\0s\0", None, "News", Some("UTF-16LE"));
        check(b"\0N\0e\0w\0s", None, "News", Some("UTF-16BE"));
        check(b"Caf\xe9 \x93Arden\x94", None, "Café “Arden”", Some("windows-1252"));
        check(
            b"The mayor\x92s plan \x96 \x93a scandal\x94",
            None,
            "The mayor’s plan – “a scandal”",
            Some("windows-1252"),
        );
        check(b"Caf\x8e", Some("macintosh"), "Café", Some("macintosh"));
        // UTF-8 is believed before what the page says.
        check("Café".as_bytes(), Some("iso-8859-1"), "Café", None);
        // A label that nobody knows.
        check(b"Caf\xe9 in Arden", Some("klingon"), "Café in Arden", Some("windows-1252"));
    }

    #[test]
    fn a_few_broken_letters_leave_utf8() {
        let text = "“Café” ".repeat(10);
        let bytes = [text.as_bytes(), b"\xe2\x80"].concat();
        check(&bytes, None, &format!("{text}\u{fffd}"), Some("UTF-8"));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0"[..], &[0; 64], b"\x01\x02\x03\x04\x05\x06"] {
            assert!(matches!(decode(bytes.to_vec(), None, "x"), Err(ReadError::Binary { .. })));
        }
        // A lone control character is an accident of a copy.
        assert!(decode(b"The talks\x0b began.".to_vec(), None, "x").is_ok());
    }
}
