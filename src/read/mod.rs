//! Files, folders and standard input -> articles.
//!
//! One file per input format. Whatever is wrong with one article never touches the others: it is handed on as a
//! [`ReadError`] that names the place and the remedy.

mod decode;
mod error;
mod jsonl;
mod language;
mod markdown;
mod nesting;
mod place;

pub use error::ReadError;
pub use jsonl::article_of_line;
pub use nesting::{DEEPEST, Nesting, nesting};

use crate::model::Article;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};

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
    /// Other people's names of our keys in JSON Lines: `title` -> `headline`.
    pub keys: KeyMap,
    /// Folders inside an input folder that hold a file of one of these names are no articles: stores of our own.
    pub passed_over: &'static [&'static str],
}

/// Which key of a JSON object holds which of ours.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeyMap(BTreeMap<String, String>);

impl KeyMap {
    /// The keys that can be mapped.
    pub const KEYS: &'static [&'static str] =
        &["id", "text", "title", "source", "url", "published", "language"];

    /// The name that `key` has in the input.
    pub fn name_of<'k>(&'k self, key: &'k str) -> &'k str {
        self.0.get(key).map_or(key, String::as_str)
    }
}

/// Reads `title=headline,published=date`.
impl std::str::FromStr for KeyMap {
    type Err = ReadError;

    fn from_str(text: &str) -> Result<Self, ReadError> {
        let mut map = BTreeMap::new();
        for pair in text.split(',').filter(|pair| !pair.trim().is_empty()) {
            match pair.split_once('=').map(|(key, name)| (key.trim(), name.trim())) {
                Some((key, name)) if Self::KEYS.contains(&key) && !name.is_empty() => {
                    map.insert(key.to_owned(), name.to_owned())
                }
                _ => return Err(ReadError::KeyMap { pair: pair.trim().to_owned() }),
            };
        }
        Ok(Self(map))
    }
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
            keys: KeyMap::default(),
            passed_over: &[],
        }
    }
}

/// Takes an article, or the reason for its refusal, and the place it comes from.
pub type ArticleSink<'s> = dyn FnMut(Result<Article, ReadError>, &str) + 's;
/// Takes a line, its place and a name for it.
pub type LineSink<'s> = dyn FnMut(Result<String, ReadError>, &str, &str) + 's;

/// Reads a day from `2024-02-11` or the date part of `2024-02-11T10:00:00Z`.
///
/// # Errors
/// [`ReadError::Date`] with `place`.
pub fn date(value: &str, place: &str) -> Result<Date, ReadError> {
    let day = value.trim().split(['T', ' ']).next().unwrap_or_default();
    let found = (day.len() == 10).then(|| day.parse::<Date>().ok()).flatten();
    found.ok_or_else(|| ReadError::Date { place: place.to_owned(), value: value.to_owned() })
}

/// Reads a file or folder and hands every article, or the reason for its refusal, to `sink`. Folders are walked in the
/// order of names.
pub fn read_path(path: &Path, options: &ReadOptions, sink: &mut ArticleSink<'_>) {
    let place = path.display().to_string();
    if path.is_dir() {
        match entries(path) {
            Ok(entries) => entries.iter().for_each(|entry| read_entry(entry, options, sink)),
            Err(source) => sink(Err(ReadError::Unreadable { path: path.to_owned(), source }), &place),
        }
        return;
    }
    if let Err(error) = read_file(path, options, sink) {
        sink(Err(error), &place);
    }
}

/// Reads JSON Lines from `lines` (standard input).
pub fn read_lines(lines: impl BufRead, place: &str, options: &ReadOptions, sink: &mut ArticleSink<'_>) {
    for_each_line(lines, place, options, &mut |line, place, name| {
        sink(line.and_then(|line| article_of_line(&line, place, name, options)), place);
    });
}

/// Hands each line that is not blank to `sink`, with its place (`file:line`) and a name for an article without id. A
/// line that no article within the limit can fill is refused without keeping it.
pub fn for_each_line(mut lines: impl BufRead, place: &str, options: &ReadOptions, sink: &mut LineSink<'_>) {
    // JSON may write each byte of a text in six (`\u000a`); the rest is room for the other keys.
    let longest = options.max_article.saturating_mul(6).saturating_add(1 << 20);
    let name =
        Path::new(place).file_name().map_or(place.to_owned(), |name| name.to_string_lossy().into_owned());
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
                let line = decode::decode(bytes, &place);
                if line.as_ref().is_ok_and(|line| line.trim().is_empty()) {
                    continue;
                }
                sink(line, &place, &name);
            }
            Err(error) => {
                sink(Err(ReadError::Stdin(error)), &place, &name);
                break;
            }
        }
    }
}

/// An entry of a folder: folders are walked, but for hidden ones and those that hold a file of `passed_over`.
fn read_entry(path: &Path, options: &ReadOptions, sink: &mut ArticleSink<'_>) {
    let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    if !hidden && !leads_back(path) && !options.passed_over.iter().any(|mark| path.join(mark).exists()) {
        read_path(path, options, sink);
    }
}

/// Whether an entry is a link to a folder that it lies in: walking it would never end.
fn leads_back(path: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    path.is_symlink()
        && path
            .parent()
            .and_then(real)
            .zip(real(path))
            .is_some_and(|(folder, target)| folder.starts_with(target))
}

fn entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    entries.sort();
    Ok(entries)
}

fn read_file(path: &Path, options: &ReadOptions, sink: &mut ArticleSink<'_>) -> Result<(), ReadError> {
    let place = path.display().to_string();
    let unreadable = |source| ReadError::Unreadable { path: path.to_owned(), source };
    let name = path.file_stem().map_or_else(|| place.clone(), |name| name.to_string_lossy().into_owned());
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("jsonl" | "ndjson") => {
            let file = std::fs::File::open(path).map_err(unreadable)?;
            read_lines(std::io::BufReader::new(file), &place, options, sink);
        }
        Some("txt") => {
            let text = text_of(path, &place, options)?;
            let article = Article { id: name, text, ..Article::default() };
            sink(finish(article, &place, options), &place);
        }
        Some("md" | "markdown") => {
            let text = text_of(path, &place, options)?;
            sink(markdown::article_of_file(&text, &place, &name, options), &place);
        }
        _ => {
            std::fs::metadata(path).map_err(unreadable)?;
            return Err(ReadError::UnknownEnding { path: path.to_owned() });
        }
    }
    Ok(())
}

/// The text of a file; one over the limit is refused without reading it whole.
fn text_of(path: &Path, place: &str, options: &ReadOptions) -> Result<String, ReadError> {
    let unreadable = |source| ReadError::Unreadable { path: path.to_owned(), source };
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let bytes = file.metadata().map_err(unreadable)?.len() as usize;
    if bytes > options.max_article {
        return Err(ReadError::TooLong { place: place.to_owned(), bytes, limit: options.max_article });
    }
    let mut content = Vec::with_capacity(bytes);
    file.take(options.max_article as u64 + 1).read_to_end(&mut content).map_err(unreadable)?;
    decode::decode(content, place)
}

/// Fills what the command line gives, and refuses an article that is empty, too long or not English.
fn finish(mut article: Article, place: &str, options: &ReadOptions) -> Result<Article, ReadError> {
    let place = || place.to_owned();
    if article.text.len() > options.max_article {
        return Err(ReadError::TooLong {
            place: place(),
            bytes: article.text.len(),
            limit: options.max_article,
        });
    }
    if article.text.trim().is_empty() {
        return Err(ReadError::Empty { place: place() });
    }
    if !article.id_given {
        article.place = Some(place::of(&place(), &article.text));
    }
    article.published = article.published.or(options.published);
    article.source = article.source.or_else(|| options.source.clone());
    let language = article.language.or_else(|| options.language.clone());
    article.language = language.map(|tag| language::tag(&tag));
    match article.language.as_deref() {
        None => {
            if let Some(language) = language::other_than_english(&article.text) {
                return Err(ReadError::Language { place: place(), language: language.to_owned() });
            }
            article.language = Some("en".to_owned());
        }
        Some(tag) if tag == "en" || tag.starts_with("en-") => {}
        Some(tag) => {
            return Err(ReadError::Language {
                place: place(),
                language: format!("another language, as the input says (`{tag}`)"),
            });
        }
    }
    Ok(article)
}
