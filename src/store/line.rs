//! An article in short as one line of JSON: what travels between machines.

use super::entry::Hashes;
use super::layout::FORMAT;
use crate::graph::iri::is_article_key;
use crate::graph::{Base, Run};
use crate::model::Digest;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The key that every line begins with; its value is the version.
const WORD: &str = "dateline-digest";

/// What `dateline extract --format digest` writes of an article, and `dateline resolve` reads.
///
/// A JSON object: `dateline-digest` (the version, that of the store's layout), `base` (where names begin, unless it is
/// the usual one), `run`, `graphs` (hashes of the two files of its graph, where they were written), `digest`. Inside it
/// names are those of [`Digest`]; what is empty, `null` or `false` is left out, spans are pairs of code points. An actor has
/// its mentions after the first and its class unless it is a person; a report has its kind of word unless that is a verb, its
/// status unless it happened, its standing unless the article tells it itself, and the first report of its happening unless
/// it is that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestLine {
    #[serde(rename = "dateline-digest")]
    version: u64,
    base: Option<String>,
    /// What the article was read with.
    pub run: Run,
    graphs: Option<[String; 2]>,
    /// The article in short.
    pub digest: Digest,
}

/// Why a line cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LineError {
    /// `extract` refused the article.
    #[error("was refused when it was extracted: {0}")]
    Refused(String),
    /// Of another version.
    #[error("has version {found}, this program reads {FORMAT}: extract the articles again with this program")]
    OtherVersion {
        /// What it says.
        found: u64,
    },
    /// Not what `extract --format digest` writes.
    #[error("is no line of `dateline extract --format digest` ({0}): extract the article again")]
    Json(#[from] serde_json::Error),
    /// Its article has no key, or a part of it names an actor or event report that is not there.
    #[error("holds a digest whose parts do not fit together (`{part}`): extract the article again")]
    Digest {
        /// The part.
        part: &'static str,
    },
    /// Its names begin with no IRI.
    #[error("has a base that is no IRI ({0}): extract the article again")]
    Base(#[from] crate::graph::BaseError),
}

impl DigestLine {
    /// The line of an article whose graph was written, as `graphs` says, or not.
    pub fn new(base: &Base, run: &Run, graphs: Option<GraphFiles>, digest: &Digest) -> Self {
        let base = (*base != Base::default()).then(|| base.to_string());
        let graphs = graphs.map(|GraphFiles(Hashes { daily, evidence })| [daily, evidence]);
        Self { version: FORMAT, base, run: run.clone(), graphs, digest: digest.clone() }
    }

    /// Reads a line.
    ///
    /// # Errors
    /// If it is an error that `extract` wrote, of another version, or something else; if the parts of its digest do not
    /// fit together.
    pub fn read(line: &str) -> Result<Self, LineError> {
        match serde_json::from_str::<Self>(line) {
            Ok(mut line) if line.version == FORMAT => {
                fill_in(&mut line.digest);
                let has_key = is_article_key(&line.digest.key);
                if let Some(part) = line.digest.incoherence().or((!has_key).then_some("key")) {
                    return Err(LineError::Digest { part });
                }
                fit(&mut line.digest);
                Ok(line)
            }
            Ok(line) => Err(LineError::OtherVersion { found: line.version }),
            Err(error) => {
                let Ok(value) = serde_json::from_str::<Value>(line) else { return Err(error.into()) };
                if let Some(message) = value["error"]["message"].as_str() {
                    return Err(LineError::Refused(message.to_owned()));
                }
                match value[WORD].as_u64() {
                    Some(found) if found != FORMAT => Err(LineError::OtherVersion { found }),
                    _ => Err(error.into()),
                }
            }
        }
    }

    /// Where the names of its graph begin.
    ///
    /// # Errors
    /// If that is no IRI.
    pub fn base(&self) -> Result<Base, LineError> {
        Ok(self.base.as_deref().map(Base::new).transpose()?.unwrap_or_default())
    }

    /// The files of its graph, where they were written.
    pub fn graphs(&self) -> Option<GraphFiles> {
        let [daily, evidence] = self.graphs.clone()?;
        Some(GraphFiles(Hashes { daily, evidence }))
    }

    /// The line, without a line break.
    ///
    /// # Panics
    /// Never: plain fields are JSON.
    pub fn write(&self) -> String {
        let mut value = serde_json::to_value(self).expect("plain fields are JSON");
        leave_out(&mut value);
        strip(&mut value);
        value.to_string()
    }
}

/// The files of an article's graph, by their hashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GraphFiles(pub(super) Hashes);

/// Gives back what lists grew by while they were read: of a million actors that is a hundred megabytes.
fn fit(digest: &mut Digest) {
    digest.actors.shrink_to_fit();
    for actor in &mut digest.actors {
        actor.mentions.shrink_to_fit();
        actor.names.shrink_to_fit();
    }
    digest.events.shrink_to_fit();
    for event in &mut digest.events {
        event.participants.shrink_to_fit();
        event.figures.shrink_to_fit();
    }
    digest.shingles.shrink_to_fit();
    digest.topic_words.shrink_to_fit();
}

/// Takes out what [`fill_in`] puts back.
fn leave_out(line: &mut Value) {
    let mut parts = |name: &str, leave_out: &dyn Fn(usize, &mut Map<String, Value>)| {
        let parts = line.get_mut("digest").and_then(|digest| digest.get_mut(name)?.as_array_mut());
        let parts = parts.into_iter().flatten().filter_map(Value::as_object_mut).enumerate();
        parts.for_each(|(index, part)| leave_out(index, part));
    };
    parts("actors", &|_, actor| {
        actor.retain(|key, value| key != "c" || value != "Person");
        if let Some(mentions) = actor.get_mut("m").and_then(Value::as_array_mut)
            && !mentions.is_empty()
        {
            mentions.remove(0);
        }
    });
    parts("events", &|index, event| {
        event.retain(|key, value| match key.as_str() {
            "k" => value != "Verb",
            "s" => value != "Happened",
            "a" => value != "Told",
            "one" => value.as_u64() != Some(index as u64),
            _ => true,
        });
    });
}

/// Puts in what goes without saying: the first mention of each actor, of each report itself as the first of its happening.
fn fill_in(digest: &mut Digest) {
    for actor in &mut digest.actors {
        actor.mentions.insert(0, actor.first);
    }
    for (index, event) in digest.events.iter_mut().enumerate() {
        if event.node == usize::MAX {
            event.node = index;
        }
    }
}

/// Takes out of every object what reading fills in: `null`, `false`, empty lists.
fn strip(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(strip),
        Value::Object(fields) => {
            fields.retain(|name, field| match field {
                Value::Null | Value::Bool(false) => false,
                Value::String(text) => {
                    !text.is_empty() || !matches!(name.as_str(), "in" | "shingles" | "topic_words")
                }
                Value::Array(items) => !items.is_empty(),
                _ => true,
            });
            fields.values_mut().for_each(strip);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Knowledge;
    use crate::model::Article;
    use crate::pipeline::read_article;

    fn line() -> DigestLine {
        let text = "HALVIK (DN) — Three guards were killed in an attack on the port on Monday, said Lena Brandt, a \
                    spokesperson for the Harbour Authority. “We will not leave,” she said.";
        let article = Article {
            id: "a1".into(),
            text: text.into(),
            published: Some("2031-05-08".parse().unwrap()),
            ..Article::default()
        };
        let digest = read_article(article, &Knowledge::default()).digest;
        assert!(!digest.events.is_empty() && !digest.statements.is_empty());
        let hashes = Hashes { daily: "0123456789abcdef".into(), evidence: "fedcba9876543210".into() };
        DigestLine::new(&Base::default(), &Run::default(), Some(GraphFiles(hashes)), &digest)
    }

    #[test]
    fn what_is_written_is_read() {
        let line = line();
        let text = line.write();
        assert!(!text.contains('\n') && !text.contains("null") && !text.contains("[]"), "{text}");
        assert_eq!(DigestLine::read(&text).unwrap(), line);
    }

    #[test]
    fn the_digest_of_nothing_is_read() {
        let digest = Digest { key: "0123456789abcdef".into(), ..Digest::default() };
        let base = Base::new("https://news.example/id/").unwrap();
        let line = DigestLine::new(&base, &Run::default(), None, &digest);
        let read = DigestLine::read(&line.write()).unwrap();
        assert_eq!((read.base().unwrap(), read.graphs()), (base, None));
        assert_eq!(read, line);
    }

    #[test]
    fn other_lines_are_named() {
        let error = |text: &str| DigestLine::read(text).unwrap_err().to_string();
        assert!(error(r#"{"dateline-digest":99,"digest":{}}"#).starts_with("has version 99"));
        assert!(error(r#"{"id":"a","error":{"message":"no text","line":3}}"#).ends_with("no text"));
        assert!(error(r#"{"id":"a","text":"News."}"#).starts_with("is no line of"));
        assert!(error("{").starts_with("is no line of"));
        let mut other = line();
        other.digest.key = "../../a".to_owned();
        assert!(error(&other.write()).contains("(`key`)"));
        let mut other = line();
        other.digest.statements[0].speakers = vec![7000];
        assert!(error(&other.write()).contains("(`statements`)"));
    }
}
