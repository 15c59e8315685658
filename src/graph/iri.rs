//! How names are minted: the base, articles, the nodes local to an article, what is shared by all.

use super::vocab::WIKIDATA;
use crate::model::CharSpan;
use crate::resolve::key::{hex_key, slug};
use oxigraph::model::NamedNode;
use std::borrow::Cow;
use std::fmt::Write as _;

/// Where the names of articles, entities and events begin: an absolute IRI that ends in `/` or `#`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Base(String);

/// A base that cannot name anything.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{base}` is no base for names: give an absolute IRI such as https://example.org/news/")]
pub struct BaseError {
    /// What was given.
    pub base: String,
}

impl Base {
    /// Checks `base`; a `/` is added at its end where neither `/` nor `#` stands there.
    ///
    /// ```
    /// use dateline::graph::Base;
    /// assert_eq!(Base::new("https://example.org/news").unwrap().as_str(), "https://example.org/news/");
    /// assert!(Base::new("news").is_err());
    /// ```
    ///
    /// # Errors
    /// If it is no absolute IRI, or has a query or a fragment of its own.
    pub fn new(base: &str) -> Result<Self, BaseError> {
        let closed = if base.ends_with(['/', '#']) { base.to_owned() } else { format!("{base}/") };
        let hollow = closed.trim_end_matches('#').contains(['#', '?']);
        if hollow || NamedNode::new(closed.as_str()).is_err() {
            return Err(BaseError { base: base.to_owned() });
        }
        Ok(Self(closed))
    }

    /// The IRI.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The article with this key (see [`article_key`](crate::resolve::key::article_key)).
    pub fn article(&self, key: &str) -> NamedNode {
        self.name("article", key)
    }

    /// The key of an article of this base, from its IRI or from the IRI of one of its nodes.
    pub fn key_of<'i>(&self, iri: &'i str) -> Option<&'i str> {
        let local = iri.strip_prefix(self.as_str())?.strip_prefix("article/")?;
        let key = local.split('#').next().unwrap_or(local);
        is_article_key(key).then_some(key)
    }

    /// An entity, by the key resolution gave it.
    pub fn entity(&self, key: &str) -> NamedNode {
        self.name("entity", key)
    }

    /// A canonical event, by the key resolution gave it.
    pub fn event(&self, key: &str) -> NamedNode {
        self.name("event", key)
    }

    /// An outlet, by its name.
    pub fn outlet(&self, name: &str) -> NamedNode {
        self.name("outlet", &format!("{}-{}", slug(name), hex_key(&[name], 4)))
    }

    /// A date all articles share: `time/2024-02`.
    pub fn time(&self, value: &str) -> NamedNode {
        self.name("time", value)
    }

    /// A membership, by the keys of its parts.
    pub fn membership(&self, key: &str) -> NamedNode {
        self.name("membership", key)
    }

    /// A finding, by its key.
    pub fn finding(&self, key: &str) -> NamedNode {
        self.name("finding", key)
    }

    /// A run, by its key.
    pub fn run(&self, key: &str) -> NamedNode {
        self.name("run", key)
    }

    /// The graph of what resolution decided.
    pub fn entities_graph(&self) -> NamedNode {
        self.name("graph", "entities")
    }

    /// The graph of what the checks found.
    pub fn findings_graph(&self) -> NamedNode {
        self.name("graph", "findings")
    }

    /// The graph of runs.
    pub fn run_graph(&self) -> NamedNode {
        self.name("graph", "run")
    }

    fn name(&self, kind: &str, key: &str) -> NamedNode {
        NamedNode::new_unchecked(format!("{}{kind}/{}", self.0, segment(key)))
    }
}

impl Default for Base {
    fn default() -> Self {
        Self("https://w3id.org/dateline/id/".to_owned())
    }
}

impl std::fmt::Display for Base {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether `key` has the form of an article's key: 16 lower-case hexadecimal digits.
pub fn is_article_key(key: &str) -> bool {
    key.len() == 16 && key.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// A node of an article, named by the code points it stands on: `#st_14_52`.
pub fn local(article: &NamedNode, kind: Local, span: CharSpan) -> NamedNode {
    NamedNode::new_unchecked(format!("{}#{}_{}_{}", article.as_str(), kind.as_str(), span.start, span.end))
}

/// The text of an article as a `nif:Context`.
pub fn text(article: &NamedNode) -> NamedNode {
    NamedNode::new_unchecked(format!("{}#text", article.as_str()))
}

/// A date that an article uses without writing it: `#date_2024-02-11`.
pub fn local_date(article: &NamedNode, value: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{}#date_{}", article.as_str(), segment(value)))
}

/// The item of Wikidata with this id; `None` for anything that is not `Q` and digits.
pub fn wikidata(id: &str) -> Option<NamedNode> {
    let digits = id.strip_prefix('Q')?;
    let valid = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    valid.then(|| NamedNode::new_unchecked(format!("{WIKIDATA}{id}")))
}

/// Kinds of nodes inside an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Local {
    /// Some words.
    Span,
    /// A statement, by its first content span.
    Statement,
    /// An event report, by its trigger.
    Event,
    /// A local actor, by its first mention.
    Actor,
    /// A time expression.
    Time,
    /// A figure.
    Figure,
    /// An office ascribed.
    Office,
    /// What a statement claims, by the trigger of its verb.
    Proposition,
    /// An embedded post.
    Post,
}

impl Local {
    /// The word before the offsets.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Span => "offset",
            Self::Statement => "st",
            Self::Event => "ev",
            Self::Actor => "who",
            Self::Time => "time",
            Self::Figure => "fig",
            Self::Office => "role",
            Self::Proposition => "prop",
            Self::Post => "post",
        }
    }
}

/// `key` as one segment of an IRI: everything but unreserved ASCII (RFC 3986, section 2.3) is percent-encoded.
fn segment(key: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    if key.bytes().all(is_plain) && !matches!(key, "" | "." | "..") {
        return key.into();
    }
    let mut out = String::with_capacity(key.len());
    for byte in key.bytes() {
        if is_plain(byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("writing to a string does not fail");
        }
    }
    // A lone dot would be taken for a relative path by whoever resolves the IRI.
    match out.as_str() {
        "" | "." | ".." => format!("_{out}").into(),
        _ => out.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_keys_make_valid_iris() {
        let base = Base::default();
        for key in ["", ".", "..", "a b", "<>\"{}|\\^`", "Łódź", "a/../b", "%41", "\u{0}\n", "🇮🇶"] {
            for node in
                [base.entity(key), base.outlet(key), base.time(key), local_date(&base.article("0"), key)]
            {
                NamedNode::new(node.as_str()).expect("a minted name is an IRI");
            }
        }
        assert_ne!(base.entity("%20"), base.entity(" "));
    }

    #[test]
    fn a_base_is_absolute_and_closed() {
        assert!(Base::new("https://example.org/a#").is_ok());
        assert!(Base::new("urn:news:").is_ok());
        for wrong in ["", "a/b", "https://example.org/a?b", "https://example.org/#a", "https://exa mple.org/"]
        {
            assert!(Base::new(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_article_is_known_by_its_iri_and_by_those_of_its_nodes() {
        let base = Base::default();
        let article = base.article("00ff00ff00ff00ff");
        let node = local(&article, Local::Event, CharSpan::new(3, 9));
        assert_eq!(base.key_of(article.as_str()), Some("00ff00ff00ff00ff"));
        assert_eq!(base.key_of(node.as_str()), Some("00ff00ff00ff00ff"));
        assert_eq!(base.key_of("https://w3id.org/dateline/id/article/zz"), None);
    }
}
