//! An article as a record of keys and values: an object of JSON.

use super::draft::Draft;
use super::{Note, ReadError, ReadOptions, html};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// The pairs of an object as they are written: keys that stand twice are still two, numbers keep their digits.
pub(super) struct Record<'j>(pub(super) Vec<(String, &'j RawValue)>);

impl<'j> Deserialize<'j> for Record<'j> {
    fn deserialize<D: Deserializer<'j>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'j> Visitor<'j> for Pairs {
            type Value = Record<'j>;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<M: MapAccess<'j>>(self, mut map: M) -> Result<Record<'j>, M::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Record(pairs))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

/// What an object gives of an article.
///
/// # Errors
/// A text that is no JSON object, one without a text, or with a text or id that stands twice.
pub(super) fn of_json(json: &str, place: &str, options: &ReadOptions) -> Result<Draft, ReadError> {
    let wrong = |error: serde_json::Error| {
        let reason = if error.is_data() { "not an object".to_owned() } else { error.to_string() };
        ReadError::Json { place: place.to_owned(), reason }
    };
    of_record(&serde_json::from_str::<Record<'_>>(json).map_err(wrong)?, place, options)
}

/// Keys of objects that hold the article of a record, or more of it: Elasticsearch, The Guardian's interface, JSON:API.
const INNER: [&str; 3] = ["_source", "fields", "attributes"];

/// The objects in a record that hold more of its article.
fn inner<'j>(record: &Record<'j>) -> Vec<Record<'j>> {
    let objects = record.0.iter().filter(|pair| is_inner(pair));
    objects.filter_map(|(_, value)| serde_json::from_str(value.get()).ok()).collect()
}

fn is_inner((name, value): &(String, &RawValue)) -> bool {
    INNER.contains(&name.as_str()) && value.get().starts_with('{')
}

/// The keys and values of a record and of the objects inside it; its own come before theirs.
fn pairs<'r, 'j>(
    record: &'r Record<'j>,
    inner: &'r [Record<'j>],
) -> impl Iterator<Item = &'r (String, &'j RawValue)> {
    let own = record.0.iter().filter(|pair| !is_inner(pair));
    let more = inner.iter().flat_map(|part| &part.0);
    let more = more.filter(|(name, _)| record.0.iter().all(|(own, _)| own != name));
    own.chain(more).filter(|(_, value)| !is_empty(value))
}

/// Whether a record holds the text of an article.
pub(super) fn has_text(record: &Record<'_>, options: &ReadOptions) -> bool {
    let inner = inner(record);
    let names: Vec<&str> = std::iter::once(record)
        .chain(&inner)
        .flat_map(|part| &part.0)
        .map(|(name, _)| name.as_str())
        .collect();
    options.keys.find(&names).contains_key("text")
}

/// What an object that has been read gives of an article.
///
/// # Errors
/// As [`of_json`].
pub(super) fn of_record(record: &Record<'_>, place: &str, options: &ReadOptions) -> Result<Draft, ReadError> {
    let inner = inner(record);
    let pairs: Vec<&(String, &RawValue)> = pairs(record, &inner).collect();
    let names: Vec<&str> = pairs.iter().map(|(name, _)| name.as_str()).collect();
    let found = options.keys.find(&names);
    let mut draft = Draft::default();
    for (&ours, &at) in &found {
        let (name, value) = pairs[at];
        let others = pairs.iter().skip(at + 1).filter(|(other, _)| other == name);
        if others.clone().any(|(_, other)| other.get() != value.get()) {
            if matches!(ours, "text" | "id") {
                return Err(ReadError::Doubled { place: place.to_owned(), key: name.clone() });
            }
            draft.notes.push(Note::Key {
                key: name.clone(),
                reason: "it stands there twice; the first counts".to_owned(),
            });
        }
        match words(ours, value) {
            Ok(values) => values.iter().for_each(|value| draft.put(ours, value)),
            Err(found) if ours == "text" => {
                return Err(ReadError::WrongType { place: place.to_owned(), key: name.clone(), found });
            }
            Err(found) => {
                draft.notes.push(Note::Key {
                    key: name.clone(),
                    reason: format!("{found}, where a string belongs"),
                });
            }
        }
    }
    if !found.contains_key("text") {
        return Err(ReadError::NoText { place: place.to_owned(), keys: listed(&names) });
    }
    if found.get("text").is_some_and(|&at| names[at] != "text") && html::is_markup(&draft.text) {
        let page = html::of_fragment(&draft.text);
        (draft.text, draft.regions) = (page.text, page.regions);
    }
    draft.is_summary = is_cut(&draft.text);
    draft.notes.extend(draft.is_summary.then_some(Note::Summary));
    draft.notes.extend(taken(&found, &names, options));
    Ok(draft)
}

/// The keys of another name that were taken for ours without being told to.
pub(super) fn taken(
    found: &BTreeMap<&'static str, usize>,
    names: &[&str],
    options: &ReadOptions,
) -> Option<Note> {
    let others =
        found.iter().filter(|(ours, at)| names[**at] != **ours && options.keys.mapped(ours).is_none());
    let pairs: Vec<String> = others.map(|(ours, at)| format!("{ours}={}", names[*at])).collect();
    (!pairs.is_empty()).then(|| Note::Keys { pairs: pairs.join(", ") })
}

/// The first names of a record, for a message.
pub(super) fn listed(names: &[&str]) -> String {
    const SHOWN: usize = 8;
    let mut shown: Vec<String> = names
        .iter()
        .take(SHOWN)
        .map(|name| format!("`{}`", name.chars().take(40).collect::<String>()))
        .collect();
    if names.len() > SHOWN {
        shown.push("...".to_owned());
    }
    shown.join(", ")
}

/// The id of an object, if it has one.
pub(super) fn id_of_json(json: &str, options: &ReadOptions) -> Option<String> {
    let record = serde_json::from_str::<Record<'_>>(json).ok()?;
    let names: Vec<&str> = record.0.iter().map(|(name, _)| name.as_str()).collect();
    let at = *options.keys.find(&names).get("id")?;
    words("id", record.0.get(at)?.1).ok()?.into_iter().next()
}

/// Whether a text ends as News API cuts it: `The talks bega… [+1234 chars]`.
fn is_cut(text: &str) -> bool {
    let count = text.trim_end().strip_suffix(" chars]").and_then(|text| text.rsplit_once("[+"));
    count.is_some_and(|(_, count)| count.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_empty(value: &RawValue) -> bool {
    matches!(value.get(), "null" | "\"\"" | "[]" | "{}")
}

/// The words of a value, or what it is instead of words.
fn words(ours: &str, value: &RawValue) -> Result<Vec<String>, &'static str> {
    let raw = value.get();
    let json = |wrong: &'static str| move |_: serde_json::Error| wrong;
    match raw.bytes().next().unwrap_or_default() {
        b'"' => Ok(vec![serde_json::from_str(raw).map_err(json("a string with a broken escape"))?]),
        b'-' | b'0'..=b'9' if matches!(ours, "text" | "author") => Err("a number"),
        b'-' | b'0'..=b'9' => Ok(vec![raw.to_owned()]),
        b't' | b'f' => Err("true or false"),
        b'[' if ours == "author" => {
            let items: Vec<&RawValue> = serde_json::from_str(raw).map_err(json("a list"))?;
            items
                .into_iter()
                .map(|item| words(ours, item))
                .collect::<Result<Vec<_>, _>>()
                .map(|lists| lists.concat())
        }
        b'[' => Err("a list"),
        _ => {
            // `{"name": "Delta News"}`, `{"$oid": "..."}`, `{"$date": "..."}`; WordPress has `{"rendered": "<p>..."}`.
            let object: Record<'_> = serde_json::from_str(raw).map_err(json("an object"))?;
            let inner = match ours {
                "source" | "author" => &["name", "title"][..],
                "id" => &["$oid", "rendered"],
                "published" => &["$date", "$numberLong"],
                "text" | "title" => &["rendered"],
                _ => &[],
            };
            let found = object.0.iter().find(|(name, _)| inner.contains(&name.as_str()));
            let deep = |(_, value): &(String, &RawValue)| {
                value.get().starts_with(['"', '{', '-'])
                    || value.get().starts_with(|digit: char| digit.is_ascii_digit())
            };
            let (name, value) = found.filter(|pair| deep(pair)).ok_or("an object")?;
            let mut found = words(ours, value)?;
            if name == "rendered" && ours == "title" {
                for title in &mut found {
                    *title = html::line(title);
                }
            }
            Ok(found)
        }
    }
}
