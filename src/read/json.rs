//! A file of JSON: one article, a list of them, a list inside an object, or lines after all.

use super::record::{self, Record};
use super::{Found, Opened, ReadError, ReadOptions, Sink, feed, hand_on, lines};
use serde_json::value::RawValue;

/// Keys that hold the list of articles in answers of news interfaces and in exports.
const LISTS: [&str; 9] =
    ["articles", "items", "data", "results", "docs", "documents", "stories", "news", "entries"];

/// Reads all articles of `text`.
pub(super) fn read(text: &str, opened: &Opened, options: &ReadOptions, sink: &mut Sink<'_>) {
    let whole = text.trim();
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
    let names: Vec<&str> = record.0.iter().map(|(name, _)| name.as_str()).collect();
    if !options.keys.find(&names).contains_key("text") {
        let inside = LISTS
            .iter()
            .filter_map(|name| value(name))
            .find_map(|value| serde_json::from_str::<Vec<&RawValue>>(value).ok());
        if let Some(items) = inside {
            return list(&items, opened, options, sink);
        }
    }
    let article = record::of_record(record, &opened.place, options)
        .and_then(|draft| draft.finish(&opened.place, &opened.name, options));
    hand_on(article, &opened.place, sink);
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
