//! JSON Lines: one article a line.

use super::{ReadError, ReadOptions, date, finish};
use crate::model::Article;
use serde_json::Value;

/// The article of one line; `place` names file and line, `name` is the id when the line has none.
///
/// # Errors
/// A line that is no JSON object, has no `text`, a wrong date, or is refused for its length or language.
pub fn article_of_line(
    line: &str,
    place: &str,
    name: &str,
    options: &ReadOptions,
) -> Result<Article, ReadError> {
    let json = |reason: String| ReadError::Json { place: place.to_owned(), reason };
    let value: Value = serde_json::from_str(line).map_err(|error| json(error.to_string()))?;
    let Value::Object(object) = value else { return Err(json("not an object".to_owned())) };
    let string = |key: &str| object.get(options.keys.name_of(key)).and_then(Value::as_str).map(str::to_owned);
    let text = string("text").ok_or_else(|| ReadError::NoText { place: place.to_owned() })?;
    let published = string("published").map(|value| date(&value, place)).transpose()?;
    let id = match object.get(options.keys.name_of("id")) {
        Some(Value::String(id)) => Some(id.clone()),
        Some(Value::Number(id)) => Some(id.to_string()),
        _ => None,
    };
    let article = Article {
        id_given: id.is_some(),
        id: id.unwrap_or_else(|| name.to_owned()),
        text,
        title: string("title"),
        source: string("source"),
        url: string("url"),
        published,
        inferred: None,
        place: None,
        language: string("language"),
    };
    finish(article, place, options)
}
