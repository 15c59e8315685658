//! What can be wrong with an input.

/// An input, or one article of it, that is refused. The message names the place and what to do; the rest is still read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// A file, folder or stream that cannot be opened or read.
    #[error("{place}: cannot be read; check that it is there and that you may read it")]
    Unreadable {
        /// The file or folder; `standard input`.
        place: String,
        /// Why.
        source: std::io::Error,
    },
    /// Something packed that unpacks to far more than any news does.
    #[error("{place}: unpacks to more than {ratio} times its size; unpack it yourself if that is right")]
    Bomb {
        /// The file.
        place: String,
        /// The limit.
        ratio: u64,
    },
    /// Archives inside archives.
    #[error("{place}: packed more than {limit} times; unpack it first")]
    TooDeep {
        /// The file, and its path inside.
        place: String,
        /// The limit.
        limit: usize,
    },
    /// A packed file that cannot be unpacked.
    #[error("{place}: cannot be unpacked: {reason}; load it down again, or pack it anew (zip: by deflate)")]
    Unpack {
        /// The file, and its path inside.
        place: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Bytes that are no text.
    #[error("{place}: no text but binary data; give it the ending of what it is, or leave it out")]
    Binary {
        /// File, with line where there are lines.
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
    /// A record without a text.
    #[error("{place}: no `text` among its keys ({keys}); say which holds it with --map text=KEY")]
    NoText {
        /// File and line.
        place: String,
        /// The keys it has.
        keys: String,
    },
    /// A text that is no string.
    #[error("{place}: `{key}` is {found}; the text of an article is a string")]
    WrongType {
        /// File and line.
        place: String,
        /// The key.
        key: String,
        /// What stands there.
        found: &'static str,
    },
    /// A text or id that stands twice, each time another.
    #[error("{place}: `{key}` stands there twice and differs; leave one")]
    Doubled {
        /// File and line.
        place: String,
        /// The key.
        key: String,
    },
    /// A web page without an article.
    #[error("{place}: {reason}; save the page of one article, or give its text")]
    Page {
        /// The file.
        place: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A feed that breaks off or is none; entries before that place are read.
    #[error(
        "{place}: the feed is broken: {reason}; what stands before that is read, save it again for the rest"
    )]
    Feed {
        /// The file.
        place: String,
        /// The parser's words.
        reason: String,
    },
    /// A record of a web archive that breaks off or has no length; records before it are read.
    #[error("{place}: {reason}; what stands before it is read, the rest is not")]
    Archive {
        /// The file and the number of the record.
        place: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A mail or a box of mails that is none.
    #[error(
        "{place}: no mail; a mail begins with headers such as `Subject: ...`, a box with a line `From ...`"
    )]
    Mail {
        /// The file and the number of the mail.
        place: String,
    },
    /// A table whose columns cannot be told apart, or a line of one.
    #[error(
        "{place}: {reason}; the first line names the columns, and cells that hold commas or line breaks stand in double quotes"
    )]
    Table {
        /// File and line.
        place: String,
        /// What is wrong.
        reason: String,
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
        "--map: `{pair}` maps nothing; write ours=theirs, ours being id, text, title, source, url, published, language or author"
    )]
    KeyMap {
        /// What stands there.
        pair: String,
    },
    /// An input whose name and first bytes say nothing.
    #[error("{place}: unknown form; {}", remedy(place))]
    UnknownForm {
        /// The file.
        place: String,
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

impl ReadError {
    pub(super) fn unreadable(place: &str, source: std::io::Error) -> Self {
        let place = place.to_owned();
        match super::container::ratio_of(&source) {
            Some(ratio) => Self::Bomb { place, ratio },
            // What does not come from the system comes from what unpacks.
            None if source.raw_os_error().is_none() => Self::Unpack { place, reason: source.to_string() },
            None => Self::Unreadable { place, source },
        }
    }

    /// What refusals of one kind have in common: they are counted together.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "cannot be read",
            Self::Bomb { .. } | Self::TooDeep { .. } => "unpacks to too much",
            Self::Unpack { .. } => "cannot be unpacked",
            Self::Binary { .. } => "no text but binary data",
            Self::Empty { .. } => "no text",
            Self::TooLong { .. } => "over the limit of length",
            Self::Json { .. } => "broken JSON",
            Self::NoText { .. } => "no key for the text",
            Self::WrongType { .. } => "a text that is no string",
            Self::Doubled { .. } => "a key that stands twice",
            Self::Page { .. } => "a page without an article",
            Self::Feed { .. } => "a broken feed",
            Self::Archive { .. } => "a broken archive",
            Self::Mail { .. } => "no mail",
            Self::Table { .. } => "a broken table",
            Self::Date { .. } => "no date",
            Self::KeyMap { .. } => "a map that maps nothing",
            Self::UnknownForm { .. } => "unknown form",
            Self::FrontMatter { .. } => "broken front matter",
            Self::Duplicate { .. } => "the same id twice",
            Self::Language { .. } => "another language",
        }
    }
}

/// What to do with a file of a form that is not read.
fn remedy(place: &str) -> String {
    // `news.tar.gz` was unpacked once already.
    let name = place.to_lowercase();
    let name = [".gz", ".zst"].iter().find_map(|packed| name.strip_suffix(packed)).unwrap_or(&name);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_owned()).unwrap_or_default();
    match ending.as_str() {
        "pdf" => "turn it into text first, for example with `pdftotext`".to_owned(),
        "doc" | "docx" | "odt" | "rtf" | "pages" | "epub" | "xls" | "xlsx" | "ods" => "save it as text, HTML or CSV first".to_owned(),
        "tar" | "tgz" | "7z" | "rar" | "bz2" | "xz" => "unpack it first".to_owned(),
        _ => "dateline reads .txt .md .html .mhtml .json .jsonl .csv .tsv .rss .atom .xml .warc .eml .mbox, each also as .gz .zst .zip; say which it is with --format-in".to_owned(),
    }
}
