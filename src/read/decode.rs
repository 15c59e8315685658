//! Bytes -> text, never guessed at.

use super::ReadError;

/// The text of `bytes`, which must be UTF-8; a byte order mark at the start is kept out.
///
/// # Errors
/// UTF-16 (by its byte order mark, or zeros between the letters) and invalid UTF-8 are refused with their place.
pub(super) fn decode(bytes: Vec<u8>, place: &str) -> Result<String, ReadError> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || is_half_zero(&bytes) {
        return Err(ReadError::Utf16 { place: place.to_owned() });
    }
    let text = String::from_utf8(bytes).map_err(|error| ReadError::NotUtf8 {
        place: place.to_owned(),
        byte: error.utf8_error().valid_up_to(),
    })?;
    match text.strip_prefix('\u{feff}') {
        Some(rest) => Ok(rest.to_owned()),
        None => Ok(text),
    }
}

/// Whether every other byte at the start is zero: Latin letters in UTF-16 without a byte order mark.
fn is_half_zero(bytes: &[u8]) -> bool {
    let start = bytes.get(..16.min(bytes.len())).unwrap_or_default();
    let zeros = |from: usize| start.len() >= 4 && start.iter().skip(from).step_by(2).all(|byte| *byte == 0);
    zeros(0) != zeros(1)
}
