//! What a format gives of an article, before what the command line says is added and it is looked at as a whole.

use super::{Note, ReadError, ReadOptions, date, language, place};
use crate::model::{Article, Region};

/// What an input says of its article.
#[derive(Debug, Default)]
pub(super) struct About {
    pub(super) title: Option<String>,
    /// The outlet.
    pub(super) source: Option<String>,
    pub(super) url: Option<String>,
    /// The day of publication, as it is written there.
    pub(super) published: Option<String>,
    pub(super) language: Option<String>,
    pub(super) authors: Vec<String>,
}

/// The parts of an article as its input has them.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) id: Option<String>,
    pub(super) text: String,
    pub(super) about: About,
    /// Parts of the text that its markup shows to be no report.
    pub(super) regions: Vec<Region>,
    /// Whether the input gives no more than a summary.
    pub(super) is_summary: bool,
    pub(super) notes: Vec<Note>,
}

impl Draft {
    /// Puts a value where the key of ours says; an empty one is none.
    pub(super) fn put(&mut self, ours: &str, value: &str) {
        let value = if ours == "text" { value } else { value.trim() };
        if value.trim().is_empty() {
            return;
        }
        let value = value.to_owned();
        match ours {
            "id" => self.id = Some(value),
            "text" => self.text = value,
            "title" => self.about.title = Some(value),
            "source" => self.about.source = Some(value),
            "url" => self.about.url = Some(value),
            "published" => self.about.published = Some(value),
            "language" => self.about.language = Some(value),
            _ => self.about.authors.push(value),
        }
    }

    /// The article, with what the command line gives, and what there is to say about it; `name` is its id where it has
    /// none.
    ///
    /// # Errors
    /// An article that is empty, too long or not English.
    pub(super) fn finish(
        mut self,
        place: &str,
        name: &str,
        options: &ReadOptions,
    ) -> Result<(Article, Vec<Note>), ReadError> {
        let place_name = place;
        let place = || place.to_owned();
        if self.text.len() > options.max_article {
            let (bytes, limit) = (self.text.len(), options.max_article);
            return Err(ReadError::TooLong { place: place(), bytes, limit });
        }
        if self.text.trim().is_empty() {
            return Err(ReadError::Empty { place: place() });
        }
        let about = self.about;
        let published = about.published.as_deref().and_then(|value| {
            let found = date::read(value);
            if found.is_none() {
                self.notes.push(Note::Date { value: value.chars().take(80).collect() });
            }
            found
        });
        let (published, published_at) =
            published.map_or((options.published, None), |found| (Some(found.day), found.at));
        let language =
            language::accepted(about.language.or_else(|| options.language.clone()), &self.text, &place())?;
        let article = Article {
            id_given: self.id.is_some(),
            place: self.id.is_none().then(|| place::of(place_name, &self.text)),
            id: self.id.unwrap_or_else(|| name.to_owned()),
            text: self.text,
            title: about.title,
            source: about.source.or_else(|| options.source.clone()),
            url: about.url,
            published,
            published_at,
            inferred: None,
            language: Some(language),
            authors: about.authors,
            regions: self.regions,
            is_summary: self.is_summary,
        };
        Ok((article, self.notes))
    }
}
