//! Markdown with front matter: `key: value` lines between two lines of `---`.

use super::{ReadError, ReadOptions, date, finish};
use crate::model::Article;

/// The article of a file. Keys: `id`, `title`, `source`, `url`, `published`, `language`; others are ignored.
///
/// The text is what follows the front matter, unchanged: marks of Markdown stay where they are.
///
/// # Errors
/// Front matter that is never closed, a wrong date, or a refusal for length or language.
pub(super) fn article_of_file(
    text: &str,
    place: &str,
    name: &str,
    options: &ReadOptions,
) -> Result<Article, ReadError> {
    let mut article = Article { id: name.to_owned(), ..Article::default() };
    let mut body = text;
    if let Some(rest) = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n")) {
        let wrong =
            |reason: &str| ReadError::FrontMatter { place: place.to_owned(), reason: reason.to_owned() };
        let mut length = text.len() - rest.len();
        let mut closed = false;
        for line in rest.split_inclusive('\n') {
            length += line.len();
            let line = line.trim();
            if line == "---" || line == "..." {
                closed = true;
                break;
            }
            let Some((key, value)) = line.split_once(':') else { continue };
            let value = value.trim().trim_matches(['"', '\'']).to_owned();
            match key.trim() {
                "id" => (article.id, article.id_given) = (value, true),
                "title" => article.title = Some(value),
                "source" => article.source = Some(value),
                "url" => article.url = Some(value),
                "language" => article.language = Some(value),
                "published" => article.published = Some(date(&value, place)?),
                _ => {}
            }
        }
        if !closed {
            return Err(wrong("never closed"));
        }
        body = text.get(length..).unwrap_or_default();
    }
    body.trim_start_matches(['\n', '\r']).clone_into(&mut article.text);
    finish(article, place, options)
}
