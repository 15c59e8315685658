//! Tables: one article a line, the first line names the columns.

mod dialect;
mod source;

use super::draft::Draft;
use super::record::{listed, taken};
use super::{
    Found, Note, Opened, ReadError, ReadOptions, Sink, bytes_of, decode, hand_on, html, peeked, say,
};
use csv::{ByteRecord, ReaderBuilder};
use dialect::Dialect;
use source::{Source, Taken};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::Read;
use std::rc::Rc;

/// Bytes at the start of a table that show how it is written.
const START: u64 = 64 << 10;

/// Reads an article from each line; without a `delimiter`, the one that the first line has most of.
pub(super) fn read<'r>(
    reader: Box<dyn Read + 'r>,
    delimiter: Option<u8>,
    opened: &Opened,
    options: &ReadOptions,
    sink: &mut Sink<'_>,
) -> Result<(), ReadError> {
    let (start, reader) = peeked(reader, START);
    if decode::is_utf16(&start) {
        let (text, note) = decode::decode(bytes_of(reader, opened, decode::MAX_UTF16)?, None, &opened.place)?;
        say(note, &opened.place, sink);
        return table(text.as_bytes(), Dialect::of(text.as_bytes(), delimiter), opened, options, sink);
    }
    table(reader, Dialect::of(&start, delimiter), opened, options, sink)
}

/// The columns of a table.
struct Columns<'h> {
    headers: Vec<&'h str>,
    /// Where each of our keys stands.
    of: BTreeMap<&'static str, usize>,
}

impl<'h> Columns<'h> {
    fn new(names: &'h [String], options: &ReadOptions) -> Self {
        let headers: Vec<&str> = names.iter().map(|name| name.trim()).collect();
        let of = options.keys.find(&headers);
        Self { headers, of }
    }

    /// Other columns of the same name.
    fn doubles(&self, ours: &str) -> impl Iterator<Item = usize> {
        let at = self.of.get(ours).copied().unwrap_or(usize::MAX);
        let name = self.headers.get(at);
        (at.saturating_add(1)..self.headers.len()).filter(move |other| self.headers.get(*other) == name)
    }

    /// Whether a row has a cell for each column; columns without a name and empty cells at its end do not count.
    fn fit(&self, row: &ByteRecord) -> bool {
        let missing = self.headers.iter().skip(row.len());
        let more = row.iter().skip(self.headers.len());
        missing.clone().all(|name| name.is_empty()) && more.clone().all(<[u8]>::is_empty)
    }
}

fn table(
    reader: impl Read,
    dialect: Dialect,
    opened: &Opened,
    options: &ReadOptions,
    sink: &mut Sink<'_>,
) -> Result<(), ReadError> {
    // A quotation mark that never closes makes the rest of the file one line: it is not kept beyond the limit.
    let longest = options.max_article.saturating_mul(2).saturating_add(1 << 20);
    let account = Rc::new(RefCell::new(Taken::default()));
    let mut rows = ReaderBuilder::new()
        .delimiter(dialect.delimiter)
        .escape(dialect.escape)
        .flexible(true)
        .has_headers(false)
        .from_reader(Source { reader, taken: Rc::clone(&account) });
    let wrong =
        |line: u64, reason: String| ReadError::Table { place: format!("{}:{line}", opened.place), reason };
    let broken = |error: &csv::Error, line: u64| match error.kind() {
        csv::ErrorKind::Io(source)
            if source.kind() == std::io::ErrorKind::FileTooLarge
                && super::container::ratio_of(source).is_none() =>
        {
            wrong(line, "no end of a line, perhaps for a quotation mark that never closes".to_owned())
        }
        _ => wrong(line, error.to_string()),
    };
    // The next row and the lines on which it begins and ends; what is refused without its row begins after the last.
    let mut last = 0;
    let mut next = |row: &mut ByteRecord| -> Result<Option<(u64, u64)>, ReadError> {
        account.borrow_mut().ration(longest);
        if !rows.read_byte_record(row).map_err(|error| broken(&error, last + 1))? {
            return Ok(None);
        }
        let lines = account.borrow_mut().lines_of(rows.position().byte(), row.iter());
        last = lines.1;
        Ok(Some(lines))
    };
    let mut row = ByteRecord::new();
    let mut first = next(&mut row)?;
    if dialect.has_separator_line {
        first = next(&mut row)?;
    }
    let Some((line, _)) = first else { return Err(ReadError::Empty { place: opened.place.clone() }) };
    let mut names = cells(&row, &format!("{}:{line}", opened.place), sink)?;
    if let Some(first) = names.first_mut() {
        *first = first.trim_start_matches('\u{feff}').to_owned();
    }
    let columns = Columns::new(&names, options);
    if !columns.of.contains_key("text") {
        return Err(ReadError::NoText {
            place: format!("{}:{line}", opened.place),
            keys: listed(&columns.headers),
        });
    }
    say(taken(&columns.of, &columns.headers, options), &opened.place, sink);
    for (ours, at) in columns.of.iter().filter(|(ours, _)| columns.doubles(ours).next().is_some()) {
        if !matches!(*ours, "text" | "id") {
            let reason = "it stands there twice; the first counts".to_owned();
            say([Note::Key { key: columns.headers[*at].to_owned(), reason }], &opened.place, sink);
        }
    }
    while let Some((line, last)) = next(&mut row)? {
        let place = format!("{}:{line}", opened.place);
        let name = format!("{}:{line}", opened.file_name);
        if !columns.fit(&row) {
            let until = if last > line { format!(" up to line {last}") } else { String::new() };
            let reason =
                format!("{} cells{until} where the first line has {}", row.len(), columns.headers.len());
            sink(Found::Refused(wrong(line, reason)), &place);
            continue;
        }
        let article = cells(&row, &place, sink)
            .and_then(|cells| of_cells(&cells, &columns, &place)?.finish(&place, &name, options));
        hand_on(article, &place, sink);
    }
    Ok(())
}

/// The cells of a line as text.
fn cells(row: &ByteRecord, place: &str, sink: &mut Sink<'_>) -> Result<Vec<String>, ReadError> {
    let mut assumed: Option<Note> = None;
    let mut cells = Vec::with_capacity(row.len());
    for cell in row {
        let (text, note) = decode::decode(cell.to_vec(), None, place)?;
        assumed = assumed.or(note);
        cells.push(text);
    }
    say(assumed, place, sink);
    Ok(cells)
}

fn of_cells(cells: &[String], columns: &Columns<'_>, place: &str) -> Result<Draft, ReadError> {
    let mut draft = Draft::default();
    for (&ours, &at) in &columns.of {
        if matches!(ours, "text" | "id")
            && columns.doubles(ours).any(|other| cells.get(other) != cells.get(at))
        {
            return Err(ReadError::Doubled { place: place.to_owned(), key: columns.headers[at].to_owned() });
        }
        draft.put(ours, cells.get(at).map_or("", String::as_str));
    }
    if columns.headers[columns.of["text"]] != "text" && html::is_markup(&draft.text) {
        let page = html::of_fragment(&draft.text);
        (draft.text, draft.regions) = (page.text, page.regions);
    }
    Ok(draft)
}
