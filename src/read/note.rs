//! What a reader wants to know of an article that was read all the same.

use std::fmt;

/// Something that was assumed, left out or cut while an article was read. The article is there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Note {
    /// The bytes are no UTF-8 and were read in another encoding.
    Encoding {
        /// Its name in the Encoding Standard.
        encoding: &'static str,
        /// Where it is known from: `its byte order mark says`.
        how: &'static str,
        /// Whether some letters could not be read and stand as U+FFFD.
        malformed: bool,
    },
    /// Keys or columns of another name were taken for ours.
    Keys {
        /// `text=content, published=pubDate`.
        pairs: String,
    },
    /// A day of publication that names no one day.
    Date {
        /// What stands there.
        value: String,
    },
    /// A key whose value cannot be used, with the reason.
    Key {
        /// The key.
        key: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Front matter that is no YAML.
    FrontMatter {
        /// The parser's words.
        reason: String,
    },
    /// An entry of a feed that gives no more than a summary.
    Summary,
    /// What of a page was not the article.
    Cut {
        /// Words kept.
        kept: usize,
        /// Words left out: menus, related links, comments.
        cut: usize,
    },
    /// A file of a folder that is no article by its name: a README, a licence, a picture.
    PassedOver,
}

impl Note {
    /// Whether only `--verbose` wants to know.
    pub fn is_detail(&self) -> bool {
        matches!(self, Self::Cut { .. } | Self::PassedOver)
    }

    /// What notes of one kind have in common: they are counted together.
    pub fn kind(&self) -> String {
        match self {
            Self::Date { .. } => "a day of publication that names no one day".to_owned(),
            Self::Key { key, .. } => format!("`{key}` left out"),
            Self::FrontMatter { .. } => "front matter that is no YAML".to_owned(),
            Self::Cut { .. } => "furniture of pages left out".to_owned(),
            other => other.to_string(),
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Encoding { encoding, how, malformed } => {
                let lost = if *malformed { "; letters that could not be read stand as U+FFFD" } else { "" };
                write!(formatter, "read as {encoding}, as {how}{lost}")
            }
            Self::Keys { pairs } => {
                write!(formatter, "keys taken for ours: {pairs} (--map OURS=THEIRS says otherwise)")
            }
            Self::Date { value } => {
                write!(formatter, "`{value}` names no one day; read without a day of publication")
            }
            Self::Key { key, reason } => write!(formatter, "`{key}` left out: {reason}"),
            Self::FrontMatter { reason } => {
                write!(formatter, "front matter is no YAML ({reason}); its lines are read one by one")
            }
            Self::Summary => formatter.write_str("a summary, not the whole article"),
            Self::Cut { kept, cut } => {
                write!(formatter, "{kept} words kept, {cut} left out as furniture of the page")
            }
            Self::PassedOver => formatter.write_str("passed over: no article by its name"),
        }
    }
}
