//! Archives of the web (WARC, ISO 28500): the web pages among their responses and resources.
//!
//! Our own reading: the crate `warc` keeps a record of any length in memory and ends at the first broken one.

use super::container::Frames;
use super::{Found, Opened, ReadError, ReadOptions, Sink, html};
use std::io::{BufRead, BufReader, Read};

/// Largest response that is read, in bytes.
const MAX_RECORD: u64 = 16 << 20;
/// Longest block of headers, in bytes.
const MAX_HEADERS: u64 = 64 << 10;

/// Reads each page in `reader`.
pub(super) fn read<'r>(
    reader: Box<dyn Read + 'r>,
    opened: &Opened,
    options: &ReadOptions,
    sink: &mut Sink<'_>,
) -> Result<(), ReadError> {
    let mut reader = BufReader::with_capacity(1 << 16, reader);
    let wrong = |reason: &str, number: usize| ReadError::Archive {
        place: format!("{}, record {number}", opened.place),
        reason: reason.to_owned(),
    };
    let failed = |source| ReadError::unreadable(&opened.place, source);
    let mut number = 0;
    loop {
        number += 1;
        let Some(lines) = headers(&mut reader).map_err(failed)? else { return Ok(()) };
        if !lines.first().is_some_and(|version| version.starts_with("WARC/")) {
            return Err(wrong("it does not begin with WARC/ and its version", number));
        }
        let header = |name: &str| value(&lines, name);
        let length: u64 = header("content-length")
            .and_then(|length| length.parse().ok())
            .ok_or_else(|| wrong("it has no Content-Length", number))?;
        let kind = header("content-type").unwrap_or_default();
        let is_response = header("warc-type") == Some("response") && kind.starts_with("application/http");
        let is_page = is_response || header("warc-type") == Some("resource") && is_html(kind);
        let mut body = Vec::new();
        let mut record = reader.by_ref().take(length);
        if is_page && length <= MAX_RECORD {
            record.read_to_end(&mut body).map_err(failed)?;
        }
        std::io::copy(&mut record, &mut std::io::sink()).map_err(failed)?;
        if record.limit() > 0 {
            sink(Found::Refused(wrong("it breaks off", number)), &opened.place);
            return Ok(());
        }
        let address = header("warc-target-uri").map(|address| address.trim_matches(['<', '>']));
        let place = format!("{}, record {number}", opened.place);
        if is_page && length > MAX_RECORD {
            let limit = MAX_RECORD as usize;
            sink(
                Found::Refused(ReadError::TooLong { place: place.clone(), bytes: length as usize, limit }),
                &place,
            );
        } else if is_page {
            let inner = Opened { name: address.unwrap_or(&place).to_owned(), place, ..opened.clone() };
            if is_response {
                response(&body, address, &inner, options, sink);
            } else {
                html::read(body, charset(kind), address, &inner, options, sink);
            }
        }
    }
}

/// The lines before an empty one; `None` at the end.
fn headers(reader: &mut impl BufRead) -> std::io::Result<Option<Vec<String>>> {
    let mut lines = Vec::new();
    let mut left = MAX_HEADERS;
    loop {
        let mut line = Vec::new();
        let count = reader.by_ref().take(left).read_until(b'\n', &mut line)? as u64;
        left -= count;
        if count == 0 {
            return Ok((!lines.is_empty()).then_some(lines));
        }
        let line = String::from_utf8_lossy(&line).trim_end().to_owned();
        match (line.is_empty(), lines.is_empty()) {
            // Empty lines stand between records.
            (true, true) => {}
            (true, false) => return Ok(Some(lines)),
            (false, _) => lines.push(line),
        }
    }
}

fn value<'l>(lines: &'l [String], name: &str) -> Option<&'l str> {
    lines.iter().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found.trim().eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

/// The page of a response of HTTP, if it is one and was found.
fn response(body: &[u8], address: Option<&str>, opened: &Opened, options: &ReadOptions, sink: &mut Sink<'_>) {
    let mut rest = body;
    let Ok(Some(lines)) = headers(&mut rest) else { return };
    let found = lines.first().is_some_and(|status| status.split(' ').nth(1) == Some("200"));
    let kind = value(&lines, "content-type").unwrap_or("text/html");
    if !found || !is_html(kind) {
        return;
    }
    let chunked =
        value(&lines, "transfer-encoding").is_some_and(|coding| coding.to_lowercase().contains("chunked"));
    let bytes = if chunked { joined(rest) } else { rest.to_vec() };
    match unpacked(bytes, value(&lines, "content-encoding").unwrap_or_default()) {
        Ok(page) => html::read(page, charset(kind), address, opened, options, sink),
        Err(reason) => {
            let error = ReadError::Unpack { place: opened.place.clone(), reason };
            sink(Found::Refused(error), &opened.place);
        }
    }
}

fn is_html(kind: &str) -> bool {
    let kind = kind.to_lowercase();
    kind.starts_with("text/html") || kind.starts_with("application/xhtml")
}

/// The encoding in `text/html; charset=utf-8`.
fn charset(kind: &str) -> Option<&str> {
    kind.split_once("charset=").map(|(_, name)| name.trim_matches(['"', '\'', ' ', ';']))
}

/// A body as it was before the server packed it; many archives have it so already, whatever its headers say.
fn unpacked(bytes: Vec<u8>, encoding: &str) -> Result<Vec<u8>, String> {
    let read = |reader: &mut dyn Read| {
        let mut page = Vec::new();
        reader.take(MAX_RECORD).read_to_end(&mut page).map(|_| page).map_err(|error| error.to_string())
    };
    match (encoding.trim().to_lowercase().as_str(), bytes.as_slice()) {
        (_, [0x1f, 0x8b, ..]) => read(&mut flate2::read::MultiGzDecoder::new(bytes.as_slice())),
        (_, [0x28, 0xb5, 0x2f, 0xfd, ..]) => read(&mut Frames::new(bytes.as_slice())),
        // With or without a head.
        ("deflate", packed) => read(&mut flate2::read::ZlibDecoder::new(packed))
            .or_else(|_| read(&mut flate2::read::DeflateDecoder::new(packed)))
            .or(Ok(bytes)),
        ("br", packed) if std::str::from_utf8(packed).is_err() => {
            Err("Brotli (`Content-Encoding: br`) is not read".to_owned())
        }
        _ => Ok(bytes),
    }
}

/// The chunks of a body, joined; one that is not chunked after all stays as it is.
fn joined(body: &[u8]) -> Vec<u8> {
    let mut rest = body;
    let mut whole = Vec::new();
    loop {
        let end = rest.iter().position(|byte| *byte == b'\n');
        let line = end
            .and_then(|end| Some((std::str::from_utf8(rest.get(..end)?).ok()?.trim(), rest.get(end + 1..)?)));
        let size = line.and_then(|(line, after)| {
            Some((usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?, after))
        });
        let Some((size, after)) = size else {
            return if whole.is_empty() { body.to_vec() } else { whole };
        };
        let Some(chunk) = after.get(..size).filter(|_| size > 0) else {
            // The last one is empty; one that breaks off is all there is.
            whole.extend_from_slice(if size > 0 { after } else { &[] });
            return whole;
        };
        whole.extend_from_slice(chunk);
        let next = after.get(size..).unwrap_or_default();
        rest = next.strip_prefix(b"\r\n").or(next.strip_prefix(b"\n")).unwrap_or(next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_unpacked_as_its_server_packed_it() {
        use flate2::{Compression, write};
        use std::io::Write as _;
        let page = b"<html><p>News".to_vec();
        let mut zlib = write::ZlibEncoder::new(Vec::new(), Compression::default());
        let mut raw = write::DeflateEncoder::new(Vec::new(), Compression::default());
        zlib.write_all(&page).expect("packed");
        raw.write_all(&page).expect("packed");
        for (bytes, encoding) in [
            (page.clone(), ""),
            (page.clone(), "br"),
            (page.clone(), "deflate"),
            (zlib.finish().expect("packed"), "deflate"),
            (raw.finish().expect("packed"), "Deflate "),
        ] {
            assert_eq!(unpacked(bytes, encoding), Ok(page.clone()), "{encoding}");
        }
        assert!(unpacked(b"\x0b\x02\x80abc\xff".to_vec(), "br").is_err());
    }

    #[test]
    fn chunks_are_joined() {
        assert_eq!(joined(b"5\r\nHello\r\n6;x=y\r\n world\r\n0\r\n\r\n"), b"Hello world");
        assert_eq!(joined(b"<html>"), b"<html>");
        assert_eq!(joined(b"ff\r\nshort"), b"short");
    }
}
