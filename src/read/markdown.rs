//! Markdown, with YAML front matter between two lines of `---`.

use super::draft::Draft;
use super::record::taken;
use super::{Note, ReadError, ReadOptions};
use crate::model::Article;
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;

/// The article of a file and what there is to say about it. The text is what follows the front matter: unchanged where
/// it has no marks of Markdown, else without them. Front matter that is no YAML is read line by line.
///
/// # Errors
/// Front matter that is never closed, or a refusal for length or language.
pub(super) fn article_of_file(
    text: &str,
    place: &str,
    name: &str,
    options: &ReadOptions,
) -> Result<(Article, Vec<Note>), ReadError> {
    let closed = split(text).ok_or_else(|| {
        let reason = "never closed".to_owned();
        ReadError::FrontMatter { place: place.to_owned(), reason }
    });
    let (front, body) = closed?;
    let mut draft = match front {
        Front::None => Draft::default(),
        Front::Toml(lines) => of_lines(lines, '=', options),
        Front::Yaml(yaml) if yaml.trim().is_empty() => Draft::default(),
        Front::Yaml(yaml) => of_front_matter(yaml, options).unwrap_or_else(|error| {
            let mut draft = of_lines(yaml, ':', options);
            let reason = error.to_string().lines().next().unwrap_or_default().to_owned();
            draft.notes.push(Note::FrontMatter { reason });
            draft
        }),
    };
    let (text, title) = unmarked(body.trim_start_matches(['\n', '\r']));
    draft.text = text;
    draft.about.title = draft.about.title.or(title);
    draft.finish(place, name, options)
}

/// What stands before the text.
#[derive(Debug, PartialEq, Eq)]
enum Front<'t> {
    None,
    /// Between two lines of `---`.
    Yaml(&'t str),
    /// Between two lines of `+++`.
    Toml(&'t str),
}

/// Front matter and body. A line across the page at the start of a text opens no front matter. `None` when it is opened
/// and never closed.
fn split(text: &str) -> Option<(Front<'_>, &str)> {
    let opened = |mark: &str| {
        let rest = text.strip_prefix(mark)?;
        rest.strip_prefix('\n').or_else(|| rest.strip_prefix("\r\n"))
    };
    let (rest, mark) = match (opened("---"), opened("+++")) {
        (Some(rest), _) if !is_text(rest) => (rest, "---"),
        (_, Some(rest)) => (rest, "+++"),
        _ => return Some((Front::None, text)),
    };
    let mut length = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == mark || mark == "---" && line.trim_end() == "..." {
            let (front, body) = rest.get(..length).zip(rest.get(length + line.len()..))?;
            return Some((if mark == "---" { Front::Yaml(front) } else { Front::Toml(front) }, body));
        }
        length += line.len();
    }
    None
}

/// Whether what follows a line of `---` is no key: `key:`, a comment, the end.
fn is_text(rest: &str) -> bool {
    let first = rest.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("---");
    let is_key = first.split_once(':').is_some_and(|(key, _)| {
        let is_plain = |letter: char| letter.is_alphanumeric() || " _-.\"'".contains(letter);
        key.split_whitespace().count() <= 3 && key.chars().all(is_plain)
    });
    !(is_key || first.starts_with(['#', '{']) || matches!(first, "---" | "..."))
}

fn of_front_matter(yaml: &str, options: &ReadOptions) -> Result<Draft, serde_saphyr::Error> {
    let Keys(names) = serde_saphyr::from_str(yaml)?;
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let found = keys(&names, options);
    let wanted: BTreeMap<&str, &'static str> = found.iter().map(|(ours, at)| (names[*at], *ours)).collect();
    let mut draft = serde_saphyr::with_deserializer_from_str(yaml, |deserializer| {
        Wanted(&wanted).deserialize(deserializer)
    })?;
    draft.notes.extend(taken(&found, &names, options));
    Ok(draft)
}

/// Where each of our keys stands. The text is the body.
fn keys(names: &[&str], options: &ReadOptions) -> BTreeMap<&'static str, usize> {
    let mut found = options.keys.find(names);
    found.remove("text");
    found
}

/// Reads lines `key: value` or `key = value` one by one, as they stand: `title: Harbour: closed`, `authors = ["Ann Lee"]`.
/// Lines that are set in belong to a key above them.
fn of_lines(front: &str, mark: char, options: &ReadOptions) -> Draft {
    let pairs = front.lines().filter(|line| !line.starts_with([' ', '\t', '-', '#', '[']));
    let pairs: Vec<(&str, &str)> = pairs
        .filter_map(|line| line.split_once(mark))
        .map(|(key, value)| (key.trim(), value.trim()))
        .collect();
    let names: Vec<&str> = pairs.iter().map(|(name, _)| *name).collect();
    let found = keys(&names, options);
    let mut draft = Draft::default();
    let bare = |value: &str| value.trim().trim_matches(['"', '\'']).to_owned();
    for (&ours, &at) in &found {
        let value = pairs[at].1;
        match value.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
            Some(list) if ours == "author" => list.split(',').for_each(|name| draft.put(ours, &bare(name))),
            // What goes on below, or is no one value.
            _ if value.starts_with(['[', '{', '|', '>', '&', '*']) => {}
            _ => draft.put(ours, &bare(value)),
        }
    }
    draft.notes.extend(taken(&found, &names, options));
    draft
}

/// The keys of a mapping.
struct Keys(Vec<String>);

impl<'y> Deserialize<'y> for Keys {
    fn deserialize<D: Deserializer<'y>>(deserializer: D) -> Result<Self, D::Error> {
        struct Names;
        impl<'y> Visitor<'y> for Names {
            type Value = Keys;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("lines `key: value`")
            }

            fn visit_map<M: MapAccess<'y>>(self, mut map: M) -> Result<Keys, M::Error> {
                let mut names = Vec::new();
                while let Some((name, _)) = map.next_entry::<String, IgnoredAny>()? {
                    names.push(name);
                }
                Ok(Keys(names))
            }
        }
        deserializer.deserialize_map(Names)
    }
}

/// Reads the wanted keys as they are written: `id: 007` keeps its zeros.
struct Wanted<'w>(&'w BTreeMap<&'w str, &'static str>);

impl<'y> DeserializeSeed<'y> for Wanted<'_> {
    type Value = Draft;

    fn deserialize<D: Deserializer<'y>>(self, deserializer: D) -> Result<Draft, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'y> Visitor<'y> for Wanted<'_> {
    type Value = Draft;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("lines `key: value`")
    }

    fn visit_map<M: MapAccess<'y>>(self, mut map: M) -> Result<Draft, M::Error> {
        let mut draft = Draft::default();
        while let Some(name) = map.next_key::<String>()? {
            match self.0.get(name.as_str()) {
                Some(&"author") => {
                    for name in map.next_value::<Names>()?.0 {
                        draft.put("author", &name);
                    }
                }
                Some(ours) => {
                    if let Some(value) = map.next_value::<Option<String>>()? {
                        draft.put(ours, &value);
                    }
                }
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(draft)
    }
}

/// One name or a list of them.
struct Names(Vec<String>);

impl<'y> Deserialize<'y> for Names {
    fn deserialize<D: Deserializer<'y>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrMore;
        impl<'y> Visitor<'y> for OneOrMore {
            type Value = Names;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a name or a list of names")
            }

            fn visit_str<E>(self, name: &str) -> Result<Names, E> {
                Ok(Names(vec![name.to_owned()]))
            }

            fn visit_unit<E>(self) -> Result<Names, E> {
                Ok(Names(Vec::new()))
            }

            fn visit_seq<S: SeqAccess<'y>>(self, mut items: S) -> Result<Names, S::Error> {
                let mut names = Vec::new();
                while let Some(name) = items.next_element()? {
                    names.push(name);
                }
                Ok(Names(names))
            }
        }
        deserializer.deserialize_any(OneOrMore)
    }
}

/// A body without its marks, and the title where it begins with one: `**talks**` and `[talks](https://...)` are
/// `talks`. A body without marks stays as it is, byte for byte.
fn unmarked(body: &str) -> (String, Option<String>) {
    let plain = |event: &Event<'_>| {
        matches!(
            event,
            Event::Start(Tag::Paragraph)
                | Event::End(TagEnd::Paragraph)
                | Event::SoftBreak
                | Event::HardBreak
        )
    };
    // An entity or a backslash is a mark too: the parser gives its letter as a text of its own.
    let as_written = |event: &Event<'_>, range: std::ops::Range<usize>| {
        plain(event) || matches!(event, Event::Text(text) if body.get(range) == Some(text.as_ref()))
    };
    let escaped = body.contains('\\');
    if !escaped && Parser::new(body).into_offset_iter().all(|(event, range)| as_written(&event, range)) {
        return (body.to_owned(), None);
    }
    let mut blocks = Blocks::default();
    let mut title: Option<usize> = None;
    for event in Parser::new(body) {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => {
                blocks.close();
                if blocks.done.is_empty() {
                    title = Some(0);
                }
            }
            Event::Start(Tag::Image { .. }) => blocks.hidden += 1,
            Event::End(TagEnd::Image) => blocks.hidden -= 1,
            Event::Start(
                Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::BlockQuote(_) | Tag::CodeBlock(_),
            )
            | Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::BlockQuote(_)
                | TagEnd::CodeBlock,
            )
            | Event::Rule => blocks.close(),
            Event::Text(text) | Event::Code(text) => blocks.push(&text),
            Event::SoftBreak | Event::HardBreak => blocks.push("\n"),
            _ => {}
        }
    }
    blocks.close();
    let title = title.filter(|_| blocks.done.len() > 1).map(|at| blocks.done.remove(at));
    (blocks.done.join("\n\n") + "\n", title)
}

/// Paragraphs as they grow.
#[derive(Default)]
struct Blocks {
    done: Vec<String>,
    open: String,
    /// How many pictures the place lies in: their words are for those who do not see them.
    hidden: usize,
}

impl Blocks {
    fn push(&mut self, text: &str) {
        if self.hidden == 0 {
            self.open.push_str(text);
        }
    }

    fn close(&mut self) {
        let block = self.open.trim();
        if !block.is_empty() {
            self.done.push(block.to_owned());
        }
        self.open.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_off_and_plain_text_stays() {
        let check = |body: &str, text: &str| assert_eq!(unmarked(body).0, text);
        check(
            "Talks began.\nThey went on.\n\n“We agree,” she said.\n",
            "Talks began.\nThey went on.\n\n“We agree,” she said.\n",
        );
        check("**Talks** began in [Arden](https://a.example \"x\").\n", "Talks began in Arden.\n");
        check("![a bridge](b.png)\n\nTalks *began*.\n> We agree.\n", "Talks began.\n\nWe agree.\n");
        check("- one man\n- two women\n", "one man\n\ntwo women\n");
        check("Fish &amp; chips, 5\\* of 7.", "Fish & chips, 5* of 7.\n");
        check("", "");
    }

    #[test]
    fn a_first_heading_is_the_title() {
        let (text, title) = unmarked("# Talks begin\n\nThe talks *began*.\n");
        assert_eq!((text.as_str(), title.as_deref()), ("The talks began.\n", Some("Talks begin")));
        assert_eq!(unmarked("# Talks begin\n").1, None);
    }

    #[test]
    fn front_matter_that_is_no_yaml_is_read_line_by_line() {
        for file in [
            "---\ntitle: Harbour: closed\ndate: May 14, 2031\noutlet: 'Arden Echo'\n---\nNews.",
            "---\ntitle: \"Harbour: closed\"\ntitle: B\ndate: 2031-05-14\nsource: Arden Echo\n---\nNews.",
            "---\ntitle: \"Harbour: closed\"\nurl:\n  href: x\ndate: 2031-05-14\nsource: Arden Echo\n---\nNews.",
            "+++\ntitle = \"Harbour: closed\"\ndate = 2031-05-14T10:00:00Z\nsource = \"Arden Echo\"\n[more]\n+++\n\nNews.",
        ] {
            let (article, _) = article_of_file(file, "a.md", "a", &ReadOptions::default()).expect(file);
            let day = article.published.map(|day| day.to_string()).unwrap_or_default();
            let found =
                (article.title.as_deref(), article.source.as_deref(), day.as_str(), article.text.as_str());
            assert_eq!(found, (Some("Harbour: closed"), Some("Arden Echo"), "2031-05-14", "News."), "{file}");
        }
        let (article, notes) =
            article_of_file("---\ntitle: A: b\n---\nNews.", "a.md", "a", &ReadOptions::default())
                .expect("an article");
        assert_eq!(article.title.as_deref(), Some("A: b"));
        assert!(
            notes[0].to_string().lines().count() == 1 && notes[0].to_string().starts_with("front matter")
        );
    }

    #[test]
    fn a_line_across_the_page_opens_no_front_matter() {
        assert_eq!(split("---\n\nTalks began.\n"), Some((Front::None, "---\n\nTalks began.\n")));
        assert_eq!(split("---\n**Arden**: talks.\n---\n").map(|(front, _)| front), Some(Front::None));
        assert_eq!(split("---\n---\nNews."), Some((Front::Yaml(""), "News.")));
        assert_eq!(split("---\ntitle: A\n"), None);
    }

    #[test]
    fn front_matter_has_the_keys_of_many_systems() {
        let file = "---\nid: 007\nheadline: Talks\ndate: 14 May 2031\noutlet: Delta News\nauthor: [Ann Lee, Jo Dale]\nlang: en\ntags: [a, {b: c}]\n---\nTalks began.";
        let (article, notes) =
            article_of_file(file, "a.md", "a", &ReadOptions::default()).expect("an article");
        assert_eq!((article.id.as_str(), article.title.as_deref()), ("007", Some("Talks")));
        assert_eq!(article.published.map(|day| day.to_string()).as_deref(), Some("2031-05-14"));
        assert_eq!((article.source.as_deref(), article.authors.len()), (Some("Delta News"), 2));
        assert_eq!(notes.len(), 1, "{notes:?}");
    }
}
