//! Files, folders and standard input -> articles.
//!
//! One file per input format. Whatever is wrong with one article never touches the others: it is handed on as a
//! [`ReadError`] that names the place and the remedy, or the article comes with a [`Note`] of what was assumed.

mod address;
mod container;
mod csv;
mod date;
mod decode;
mod draft;
mod error;
mod feed;
mod folder;
mod format;
mod html;
mod json;
mod jsonl;
mod keys;
mod language;
mod lines;
mod mail;
mod markdown;
mod nesting;
mod note;
mod packed;
mod place;
mod record;
mod warc;

pub use error::ReadError;
pub use folder::read_path;
pub use format::Format;
pub use jsonl::{article_of_line, id_of_line};
pub use keys::KeyMap;
pub use lines::{LineSink, for_each_line};
pub use nesting::{DEEPEST, Nesting, nesting};
pub use note::Note;
pub use packed::{files_below, unpack, unpacked};

use crate::model::Article;
use draft::Draft;
use jiff::civil::Date;
use std::io::Read;

/// What the command line says about all inputs.
#[derive(Debug, Clone)]
pub struct ReadOptions {
    /// Day of publication of articles that have none.
    pub published: Option<Date>,
    /// Outlet of articles that name none.
    pub source: Option<String>,
    /// Language of articles that name none; without it the language is identified.
    pub language: Option<String>,
    /// Longest article, in bytes.
    pub max_article: usize,
    /// The form of inputs whose names and first bytes say nothing, or something else.
    pub format: Option<Format>,
    /// Other people's names of our keys: `title` -> `headline`.
    pub keys: KeyMap,
    /// Folders inside an input folder that hold a file of one of these names are no articles: stores of our own.
    pub passed_over: &'static [&'static str],
}

impl ReadOptions {
    /// The longest article that is read by default: 16 MiB.
    pub const MAX_ARTICLE: usize = 16 << 20;
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            published: None,
            source: None,
            language: None,
            max_article: Self::MAX_ARTICLE,
            format: None,
            keys: KeyMap::default(),
            passed_over: &[],
        }
    }
}

/// What reading hands on.
#[derive(Debug)]
pub enum Found {
    /// An article.
    Article(Box<Article>),
    /// Something that was assumed, left out or cut; its article comes next.
    Note(Note),
    /// An input, or one article of it, that is refused.
    Refused(ReadError),
}

/// Takes what is found and the place it comes from: a file, with line or entry where there are several.
pub type Sink<'s> = dyn FnMut(Found, &str) + 's;

/// Reads a day in any common form: `2024-02-11`, `2024-02-11T10:00:00Z`, `11 Feb 2024`.
///
/// # Errors
/// [`ReadError::Date`] with `place`.
pub fn date(value: &str, place: &str) -> Result<Date, ReadError> {
    let found = date::read(value).map(|found| found.day);
    found.ok_or_else(|| ReadError::Date { place: place.to_owned(), value: value.to_owned() })
}

/// Reads what is piped in: JSON Lines, one plain text, or whatever else its first bytes show.
pub fn read_piped(reader: impl Read, place: &str, options: &ReadOptions, sink: &mut Sink<'_>) {
    let opened = Opened {
        place: place.to_owned(),
        name: place.to_owned(),
        file_name: place.to_owned(),
        size: None,
        depth: 0,
        is_piped: true,
    };
    read_opened(&opened, Box::new(reader), options, sink);
}

/// An input that is open, beside its bytes.
#[derive(Debug, Clone)]
pub(super) struct Opened {
    /// For messages: the path, the path inside an archive.
    place: String,
    /// Id of an article that has none.
    name: String,
    /// Its last part, with its ending.
    file_name: String,
    /// Bytes, where that is known.
    size: Option<usize>,
    /// How many archives it lies in.
    depth: usize,
    /// Whether it has no name to go by.
    is_piped: bool,
}

/// Largest web page, mail or feed that is read, in bytes of markup: a tree of it is some ten times as large in memory.
const MAX_MARKUP: usize = 16 << 20;
/// Largest file of JSON that is read as a whole, in bytes; JSON Lines have no limit.
const MAX_JSON: usize = 512 << 20;

/// Reads an input in the form it has.
fn read_opened<'r>(opened: &Opened, reader: Box<dyn Read + 'r>, options: &ReadOptions, sink: &mut Sink<'_>) {
    let (start, reader) = peeked(reader, 1024);
    let format = Format::choose(options.format, &opened.file_name, &start, opened.is_piped);
    let done = match format {
        Some(Format::JsonLines) => lines::read(reader, opened, options, sink),
        Some(Format::Json) => bytes_of(reader, opened, MAX_JSON).and_then(|bytes| {
            let text = decoded(bytes, None, opened, sink)?;
            json::read(&text, opened, options, sink);
            Ok(())
        }),
        Some(Format::Text) => bytes_of(reader, opened, options.max_article).and_then(|bytes| {
            let text = decoded(bytes, None, opened, sink)?;
            let draft = Draft { text, ..Draft::default() };
            hand_on(draft.finish(&opened.place, &opened.name, options), &opened.place, sink);
            Ok(())
        }),
        Some(Format::Markdown) => bytes_of(reader, opened, options.max_article).and_then(|bytes| {
            let text = decoded(bytes, None, opened, sink)?;
            hand_on(
                markdown::article_of_file(&text, &opened.place, &opened.name, options),
                &opened.place,
                sink,
            );
            Ok(())
        }),
        Some(Format::Html) => bytes_of(reader, opened, MAX_MARKUP)
            .map(|bytes| html::read(bytes, None, None, opened, options, sink)),
        Some(Format::Mhtml) => {
            bytes_of(reader, opened, MAX_MARKUP).map(|bytes| mail::read_page(&bytes, opened, options, sink))
        }
        Some(Format::Feed) => {
            bytes_of(reader, opened, MAX_MARKUP).map(|bytes| feed::read(bytes, opened, options, sink))
        }
        Some(Format::Csv) => csv::read(reader, None, opened, options, sink),
        Some(Format::Tsv) => csv::read(reader, Some(b'\t'), opened, options, sink),
        Some(Format::Warc) => warc::read(reader, opened, options, sink),
        Some(Format::Mail) => {
            bytes_of(reader, opened, MAX_MARKUP).map(|bytes| mail::read(&bytes, opened, options, sink))
        }
        Some(Format::Mbox) => mail::read_box(reader, opened, options, sink),
        Some(packed @ (Format::Gzip | Format::Zstd | Format::Zip)) => {
            container::read(packed, reader, opened, options, sink)
        }
        None => Err(ReadError::UnknownForm { place: opened.place.clone() }),
    };
    if let Err(error) = done {
        sink(Found::Refused(error), &opened.place);
    }
}

/// The first bytes of an input, and all of it to be read. Where it breaks off it does so when that place is reached: what
/// stands before it is read.
fn peeked<'r>(mut reader: Box<dyn Read + 'r>, bytes: u64) -> (Vec<u8>, Box<dyn Read + 'r>) {
    let mut start = Vec::new();
    let broken = reader.by_ref().take(bytes).read_to_end(&mut start).err();
    let begin = std::io::Cursor::new(start.clone());
    match broken {
        Some(error) => (start, Box::new(begin.chain(Broken(Some(error))))),
        None => (start, Box::new(begin.chain(reader))),
    }
}

/// What an input gives after the place at which it breaks off.
struct Broken(Option<std::io::Error>);

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

/// All bytes of an input; one over the limit is refused without reading it whole.
fn bytes_of(reader: impl Read, opened: &Opened, limit: usize) -> Result<Vec<u8>, ReadError> {
    let too_long = |bytes| ReadError::TooLong { place: opened.place.clone(), bytes, limit };
    if let Some(bytes) = opened.size.filter(|bytes| *bytes > limit) {
        return Err(too_long(bytes));
    }
    let mut bytes = Vec::new();
    let read = reader.take(limit as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|source| ReadError::unreadable(&opened.place, source))?;
    if bytes.len() > limit { Err(too_long(bytes.len())) } else { Ok(bytes) }
}

/// The text of bytes; what was assumed is handed on.
fn decoded(
    bytes: Vec<u8>,
    declared: Option<&str>,
    opened: &Opened,
    sink: &mut Sink<'_>,
) -> Result<String, ReadError> {
    let (text, note) = decode::decode(bytes, declared, &opened.place)?;
    say(note, &opened.place, sink);
    Ok(text)
}

/// Hands on what there is to say.
fn say(notes: impl IntoIterator<Item = Note>, place: &str, sink: &mut Sink<'_>) {
    for note in notes {
        sink(Found::Note(note), place);
    }
}

/// Hands on an article with its notes, or why it is refused.
fn hand_on(article: Result<(Article, Vec<Note>), ReadError>, place: &str, sink: &mut Sink<'_>) {
    match article {
        Ok((article, notes)) => {
            say(notes, place, sink);
            sink(Found::Article(Box::new(article)), place);
        }
        Err(error) => sink(Found::Refused(error), place),
    }
}
