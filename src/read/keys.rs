//! Which key or column holds what: ours, one of common exports, or as `--map` says.

use super::ReadError;
use std::collections::BTreeMap;

/// Which key of a record holds which of ours.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeyMap(BTreeMap<String, String>);

/// Our keys, each with names that exports of archives, news interfaces, crawlers and content systems give it. Letters
/// alone count: `pubDate`, `pub_date` and `Pub Date` are one.
const NAMES: &[(&str, &[&str])] = &[
    (
        "id",
        &["guid", "uid", "uuid", "articleid", "docid", "documentid", "storyid", "storiesid", "identifier"],
    ),
    (
        "text",
        &[
            "content",
            "body",
            "maintext",
            "articlebody",
            "articletext",
            "fulltext",
            "bodytext",
            "contenttext",
            "storytext",
            "plaintext",
            "cleantext",
            "article",
        ],
    ),
    ("title", &["headline", "articletitle", "storytitle", "webtitle"]),
    (
        "source",
        &[
            "outlet",
            "publisher",
            "sourcename",
            "sitename",
            "publication",
            "medianame",
            "newspaper",
            "sourcedomain",
            "domain",
        ],
    ),
    ("url", &["link", "canonicalurl", "articleurl", "permalink", "href", "weburl"]),
    (
        "published",
        &[
            "publisheddate",
            "datepublished",
            "datepublish",
            "publishdate",
            "pubdate",
            "publishedat",
            "publicationdate",
            "webpublicationdate",
            "publishtime",
            "publishedtime",
            "publishedon",
            "date",
            "datetime",
            "timestamp",
            "createdat",
        ],
    ),
    ("language", &["lang", "languagecode"]),
    ("author", &["authors", "byline", "creator", "writer"]),
];

impl KeyMap {
    /// The keys that can be mapped.
    pub const KEYS: &'static [&'static str] =
        &["id", "text", "title", "source", "url", "published", "language", "author"];

    /// Where each of our keys stands among `names`, the keys of a record: as `--map` says, else by its own name, else by
    /// the first of the names that exports give it.
    pub(super) fn find(&self, names: &[&str]) -> BTreeMap<&'static str, usize> {
        let plain: Vec<String> = names.iter().map(|name| letters(name)).collect();
        let mut found = BTreeMap::new();
        for (ours, others) in NAMES {
            let named = |wanted: &str| names.iter().position(|name| *name == wanted);
            let like = |wanted: &&str| plain.iter().position(|name| name == wanted);
            let at = if let Some(mapped) = self.0.get(*ours) {
                named(mapped)
            } else {
                named(ours).or_else(|| std::iter::once(ours).chain(*others).find_map(like))
            };
            // A column that `--map` gives to another key is not taken a second time.
            let taken = |at: &usize| self.0.iter().any(|(key, name)| key != ours && name == names[*at]);
            found.extend(at.filter(|at| !taken(at)).map(|at| (*ours, at)));
        }
        found
    }

    /// The name `--map` gives one of our keys.
    pub(super) fn mapped(&self, ours: &str) -> Option<&str> {
        self.0.get(ours).map(String::as_str)
    }
}

fn letters(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(map: &str, names: &[&str], expected: &[(&str, &str)]) {
        let map: KeyMap = map.parse().expect("a map");
        let found = map.find(names);
        let found: Vec<(&str, &str)> = found.iter().map(|(ours, at)| (*ours, names[*at])).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn keys_of_common_exports_are_known() {
        check(
            "",
            &["_id", "headline", "maintext", "date_publish", "source_domain", "extra"],
            &[
                ("id", "_id"),
                ("published", "date_publish"),
                ("source", "source_domain"),
                ("text", "maintext"),
                ("title", "headline"),
            ],
        );
        check(
            "",
            &["Title", "pubDate", "link", "content"],
            &[("published", "pubDate"), ("text", "content"), ("title", "Title"), ("url", "link")],
        );
    }

    #[test]
    fn our_own_name_comes_first_and_a_map_before_all() {
        check("", &["content", "text"], &[("text", "text")]);
        check("text=content", &["content", "text"], &[("text", "content")]);
        check("text=story", &["content", "text"], &[]);
        check("title=date", &["date"], &[("title", "date")]);
    }
}
