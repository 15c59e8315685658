//! A file of JSON: one article, a list of them, a list inside an object, or lines after all.

use super::record::{self, Record};
use super::{Found, Opened, ReadError, ReadOptions, Sink, feed, hand_on, lines};
use serde_json::value::RawValue;

/// Keys that hold the list of articles, or an object with the list in it, in answers of news interfaces (News API, The
/// Guardian's), search engines (Elasticsearch) and exports.
const LISTS: [&str; 12] = [
    "articles",
    "items",
    "data",
    "results",
    "docs",
    "documents",
    "stories",
    "news",
    "entries",
    "hits",
    "response",
    "result",
];

/// How deep such a list may lie.
const DEEPEST: usize = 3;

/// Reads all articles of `text`.
pub(super) fn read(text: &str, opened: &Opened, options: &ReadOptions, sink: &mut Sink<'_>) {
    let whole = text.trim();
    if whole.is_empty() {
        let error = ReadError::Empty { place: opened.place.clone() };
        return sink(Found::Refused(error), &opened.place);
    }
    if whole.starts_with('[') {
        match serde_json::from_str::<Vec<&RawValue>>(whole) {
            Ok(items) => return list(&items, opened, options, sink),
            Err(error) => return refuse(&error, opened, sink),
        }
    }
    match serde_json::from_str::<Record<'_>>(whole) {
        Ok(record) => object(&record, whole, opened, options, sink),
        // A second object follows: lines in a file that is called `.json`.
        Err(error) if error.is_syntax() && error.to_string().starts_with("trailing") => {
            lines::read_text(text, opened, options, sink);
        }
        Err(error) => refuse(&error, opened, sink),
    }
}

fn object(record: &Record<'_>, whole: &str, opened: &Opened, options: &ReadOptions, sink: &mut Sink<'_>) {
    let value = |name: &str| record.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.get());
    if value("version").is_some_and(|version| version.contains("jsonfeed.org")) {
        return feed::read(whole.as_bytes().to_vec(), opened, options, sink);
    }
    let is_article = record::has_text(record, options);
    if let Some(items) = list_in(record, DEEPEST).filter(|_| !is_article) {
        return list(&items, opened, options, sink);
    }
    let article = record::of_record(record, &opened.place, options)
        .and_then(|draft| draft.finish(&opened.place, &opened.name, options));
    hand_on(article, &opened.place, sink);
}

/// The list of articles in an object, or in objects in it so deep.
fn list_in<'j>(record: &Record<'j>, depth: usize) -> Option<Vec<&'j RawValue>> {
    if depth == 0 {
        return None;
    }
    let values = || {
        LISTS
            .iter()
            .filter_map(|name| record.0.iter().find(|(key, _)| key == name))
            .map(|(_, value)| value.get())
    };
    values().find_map(|value| serde_json::from_str(value).ok()).or_else(|| {
        let mut objects = values().filter_map(|value| serde_json::from_str::<Record<'_>>(value).ok());
        objects.find_map(|object| list_in(&object, depth - 1))
    })
}

fn list(items: &[&RawValue], opened: &Opened, options: &ReadOptions, sink: &mut Sink<'_>) {
    for (index, item) in items.iter().enumerate() {
        let number = index + 1;
        let (place, name) =
            (format!("{}, article {number}", opened.place), format!("{}:{number}", opened.file_name));
        let article = record::of_json(item.get(), &place, options)
            .and_then(|draft| draft.finish(&place, &name, options));
        hand_on(article, &place, sink);
    }
}

fn refuse(error: &serde_json::Error, opened: &Opened, sink: &mut Sink<'_>) {
    let error = ReadError::Json { place: opened.place.clone(), reason: error.to_string() };
    sink(Found::Refused(error), &opened.place);
}
