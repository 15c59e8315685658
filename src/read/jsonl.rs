//! JSON Lines: one article a line.

use super::record;
use super::{Note, ReadError, ReadOptions};
use crate::model::Article;

/// The article of one line and what there is to say about it; `place` names file and line, `name` is the id when the
/// line has none.
///
/// # Errors
/// A line that is no JSON object, has no `text` or one of a wrong type, or is refused for its length or language.
pub fn article_of_line(
    line: &str,
    place: &str,
    name: &str,
    options: &ReadOptions,
) -> Result<(Article, Vec<Note>), ReadError> {
    record::of_json(line, place, options)?.finish(place, name, options)
}

/// The id of a line that may be refused for something else, as it is written there: numbers keep their digits.
pub fn id_of_line(line: &str, options: &ReadOptions) -> Option<String> {
    record::id_of_json(line, options)
}
