//! What can be wrong with an input.

use std::path::PathBuf;

/// An input, or one article of it, that is refused. The message names the place and what to do; the rest is still read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// A file or folder that cannot be opened or read.
    #[error("{}: cannot be read", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Standard input that breaks off.
    #[error("standard input cannot be read")]
    Stdin(#[source] std::io::Error),
    /// Bytes that are no UTF-8.
    #[error(
        "{place}: not UTF-8 at byte {byte}; convert it first, for example with `iconv -f WINDOWS-1252 -t UTF-8`"
    )]
    NotUtf8 {
        /// File, with line where there are lines.
        place: String,
        /// First bad byte, from 0.
        byte: usize,
    },
    /// A text in UTF-16.
    #[error("{place}: UTF-16 text; convert it first, for example with `iconv -f UTF-16 -t UTF-8`")]
    Utf16 {
        /// File.
        place: String,
    },
    /// Nothing but white space.
    #[error("{place}: no text; leave it out or fill it")]
    Empty {
        /// File, with line where there are lines.
        place: String,
    },
    /// Longer than `--max-article`.
    #[error("{place}: {bytes} bytes, more than the limit of {limit}; split it or raise --max-article")]
    TooLong {
        /// File, with line where there are lines.
        place: String,
        /// Its size in bytes.
        bytes: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// A line of JSON Lines that is no JSON object.
    #[error(
        "{place}: {reason}; each line must be one JSON object such as {{\"id\":\"a1\",\"text\":\"...\"}}"
    )]
    Json {
        /// File and line.
        place: String,
        /// The parser's words.
        reason: String,
    },
    /// A JSON object without a `text`.
    #[error("{place}: no `text`; every article needs one (a string)")]
    NoText {
        /// File and line.
        place: String,
    },
    /// A date that is none.
    #[error("{place}: `{value}` is no date; write it as 2024-02-11 or 2024-02-11T10:00:00Z")]
    Date {
        /// File and line, or the option.
        place: String,
        /// What stands there.
        value: String,
    },
    /// A pair of `--map` that maps nothing.
    #[error(
        "--map: `{pair}` maps nothing; write ours=theirs, ours being id, text, title, source, url, published or language"
    )]
    KeyMap {
        /// What stands there.
        pair: String,
    },
    /// A file whose ending says nothing.
    #[error("{}: unknown ending; dateline reads .txt, .md, .jsonl and .ndjson", path.display())]
    UnknownEnding {
        /// The file.
        path: PathBuf,
    },
    /// Front matter that is not closed or not understood.
    #[error("{place}: front matter: {reason}; write `key: value` lines between two lines of `---`")]
    FrontMatter {
        /// File and line.
        place: String,
        /// What is wrong.
        reason: String,
    },
    /// The same id of the same source twice.
    #[error("{second}: the same id `{id}` as {first}; give each article its own id or leave one out")]
    Duplicate {
        /// The id.
        id: String,
        /// Where it was first.
        first: String,
        /// Where it is again.
        second: String,
    },
    /// A text in another language than English.
    #[error(
        "{place}: written in {language}; dateline reads English (if this is wrong, say so with --language en)"
    )]
    Language {
        /// File, with line where there are lines.
        place: String,
        /// Its name.
        language: String,
    },
}
