//! Bytes -> text, never guessed at.

use super::ReadError;

/// The text of `bytes`, which must be UTF-8; a byte order mark at the start is kept out.
///
/// # Errors
/// UTF-16 (by its byte order mark) and invalid UTF-8 are refused with their place.
pub(super) fn decode(bytes: Vec<u8>, place: &str) -> Result<String, ReadError> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(ReadError::Utf16 { place: place.to_owned() });
    }
    let text = String::from_utf8(bytes).map_err(|error| ReadError::NotUtf8 {
        place: place.to_owned(),
        byte: error.utf8_error().valid_up_to(),
    })?;
    Ok(text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned))
}
