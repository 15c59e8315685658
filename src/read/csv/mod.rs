//! Tables: one article a line, the first line names the columns.

use super::draft::Draft;
use super::record::{listed, taken};
use super::{Found, Note, Opened, ReadError, ReadOptions, Sink, bytes_of, decode, hand_on, html, say};
use csv::{ByteRecord, ReaderBuilder};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::rc::Rc;

/// Reads an article from each line; without a `delimiter`, the one that the first line has most of.
pub(super) fn read<'r>(
    reader: Box<dyn Read + 'r>,
    delimiter: Option<u8>,
    opened: &Opened,
    options: &ReadOptions,
    sink: &mut Sink<'_>,
) -> Result<(), ReadError> {
    let mut reader = BufReader::with_capacity(1 << 16, reader);
    let start = reader.fill_buf().map_err(|source| ReadError::unreadable(&opened.place, source))?;
    let delimiter = delimiter.unwrap_or_else(|| delimiter_of(start));
    if decode::is_utf16(start) {
        let (text, note) = decode::decode(bytes_of(reader, opened, decode::MAX_UTF16)?, None, &opened.place)?;
        say(note, &opened.place, sink);
        return table(text.as_bytes(), delimiter_of(text.as_bytes()), opened, options, sink);
    }
    table(reader, delimiter, opened, options, sink)
}

/// The mark that the first line has most of: comma, semicolon, tab or bar.
fn delimiter_of(start: &[u8]) -> u8 {
    let line = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |mark: &u8| line.split(|byte| byte == mark).count();
    let marks = [b'|', b'\t', b';', b','];
    marks.into_iter().max_by_key(count).unwrap_or(b',')
}

fn table(
    reader: impl Read,
    delimiter: u8,
    opened: &Opened,
    options: &ReadOptions,
    sink: &mut Sink<'_>,
) -> Result<(), ReadError> {
    // A quotation mark that never closes makes the rest of the file one line: it is not kept beyond the limit.
    let longest = options.max_article.saturating_mul(2).saturating_add(1 << 20);
    let left = Rc::new(Cell::new(longest));
    let reader = Rationed { reader, left: Rc::clone(&left) };
    let mut rows =
        ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(reader);
    let wrong =
        |line: u64, reason: String| ReadError::Table { place: format!("{}:{line}", opened.place), reason };
    let mut row = ByteRecord::new();
    let broken = |error: &csv::Error, line: u64| match error.kind() {
        csv::ErrorKind::Io(source)
            if source.kind() == std::io::ErrorKind::FileTooLarge
                && super::container::ratio_of(source).is_none() =>
        {
            wrong(line, "no end of a line, perhaps for a quotation mark that never closes".to_owned())
        }
        _ => wrong(line, error.to_string()),
    };
    if !rows.read_byte_record(&mut row).map_err(|error| broken(&error, 1))? {
        return Err(ReadError::Empty { place: opened.place.clone() });
    }
    let mut headers = cells(&row, opened, sink, 1)?;
    if let Some(first) = headers.first_mut() {
        *first = first.trim_start_matches('\u{feff}').to_owned();
    }
    let headers: Vec<&str> = headers.iter().map(|name| name.trim()).collect();
    let columns = options.keys.find(&headers);
    if !columns.contains_key("text") {
        return Err(ReadError::NoText { place: format!("{}:1", opened.place), keys: listed(&headers) });
    }
    say(taken(&columns, &headers, options), &opened.place, sink);
    loop {
        left.set(longest);
        let line = rows.position().line();
        match rows.read_byte_record(&mut row) {
            Ok(false) => return Ok(()),
            Ok(true) => {
                let place = format!("{}:{line}", opened.place);
                let name = format!("{}:{line}", opened.file_name);
                if row.len() != headers.len() {
                    let reason = format!("{} cells where the first line has {}", row.len(), headers.len());
                    sink(Found::Refused(wrong(line, reason)), &place);
                    continue;
                }
                let article = cells(&row, opened, sink, line)
                    .and_then(|cells| of_cells(&cells, &columns, &headers).finish(&place, &name, options));
                hand_on(article, &place, sink);
            }
            Err(error) => return Err(broken(&error, line)),
        }
    }
}

/// The cells of a line as text.
fn cells(
    row: &ByteRecord,
    opened: &Opened,
    sink: &mut Sink<'_>,
    line: u64,
) -> Result<Vec<String>, ReadError> {
    let place = format!("{}:{line}", opened.place);
    let mut assumed: Option<Note> = None;
    let mut cells = Vec::with_capacity(row.len());
    for cell in row {
        let (text, note) = decode::decode(cell.to_vec(), None, &place)?;
        assumed = assumed.or(note);
        cells.push(text);
    }
    say(assumed, &place, sink);
    Ok(cells)
}

fn of_cells(cells: &[String], columns: &BTreeMap<&'static str, usize>, headers: &[&str]) -> Draft {
    let mut draft = Draft::default();
    for (&ours, &at) in columns {
        draft.put(ours, &cells[at]);
    }
    if headers[columns["text"]] != "text" && html::is_markup(&draft.text) {
        let page = html::of_fragment(&draft.text);
        (draft.text, draft.regions) = (page.text, page.regions);
    }
    draft
}

/// Gives no more than what is left until it is filled up again.
struct Rationed<R> {
    reader: R,
    left: Rc<Cell<usize>>,
}

impl<R: Read> Read for Rationed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.reader.read(buffer)?;
        match self.left.get().checked_sub(count) {
            Some(left) => self.left.set(left),
            None => return Err(std::io::ErrorKind::FileTooLarge.into()),
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_between_cells_is_the_one_the_first_line_has_most_of() {
        for (line, mark) in
            [("id,text\n1;2;3", b','), ("id;text,x;url", b';'), ("id\ttext", b'\t'), ("text", b',')]
        {
            assert_eq!(delimiter_of(line.as_bytes()), mark, "{line}");
        }
    }
}
