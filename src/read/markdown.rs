//! Markdown with YAML front matter between two lines of `---`.

use super::{ReadError, ReadOptions, date, finish};
use crate::model::Article;
use serde::Deserialize;

/// The keys that are read; others are ignored.
#[derive(Default, Deserialize)]
#[serde(default)]
struct FrontMatter {
    id: Option<String>,
    title: Option<String>,
    source: Option<String>,
    url: Option<String>,
    published: Option<String>,
    language: Option<String>,
}

/// The article of a file. The text is what follows the front matter, unchanged: marks of Markdown stay where they are.
///
/// # Errors
/// Front matter that is never closed or is no YAML, a wrong date, or a refusal for length or language.
pub(super) fn article_of_file(
    text: &str,
    place: &str,
    name: &str,
    options: &ReadOptions,
) -> Result<Article, ReadError> {
    let wrong = |reason: String| ReadError::FrontMatter { place: place.to_owned(), reason };
    let (yaml, body) = split(text).ok_or_else(|| wrong("never closed".to_owned()))?;
    let matter: FrontMatter = match yaml.trim() {
        "" => FrontMatter::default(),
        yaml => serde_saphyr::from_str(yaml).map_err(|error| wrong(error.to_string()))?,
    };
    let article = Article {
        id_given: matter.id.is_some(),
        id: matter.id.unwrap_or_else(|| name.to_owned()),
        text: body.trim_start_matches(['\n', '\r']).to_owned(),
        title: matter.title,
        source: matter.source,
        url: matter.url,
        published: matter.published.map(|value| date(&value, place)).transpose()?,
        inferred: None,
        place: None,
        language: matter.language,
    };
    finish(article, place, options)
}

/// Front matter and body; no front matter is an empty one. `None` when it is opened and never closed.
fn split(text: &str) -> Option<(&str, &str)> {
    let Some(rest) = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n")) else {
        return Some(("", text));
    };
    let mut length = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return rest.get(..length).zip(rest.get(length + line.len()..));
        }
        length += line.len();
    }
    None
}
