//! An article as it was read.

use super::{ByteSpan, RuleId};
use jiff::civil::Date;

/// One news article. Its text is evidence: it is never changed, only pointed into.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Article {
    /// The user's id, or the file's name (for JSON Lines without `id`: file name and line).
    pub id: String,
    /// The text, whole.
    pub text: String,
    /// Headline, where the input gives one beside the text.
    pub title: Option<String>,
    /// Name of the outlet.
    pub source: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Day of publication: the reference of every relative date. Never taken from the clock.
    pub published: Option<Date>,
    /// Day, time and offset of publication in the form of RFC 3339, where the input gives a time; in the time zone that
    /// is written there.
    pub published_at: Option<String>,
    /// Why `published` is what it is, where the input gave none and the text forces one.
    pub inferred: Option<InferredDate>,
    /// Language tag given by the input or found by [`read`](crate::read).
    pub language: Option<String>,
    /// Whether `id` was given by the user (else it is the file's name).
    pub id_given: bool,
    /// Names of the authors, where the input gives them beside the text.
    pub authors: Vec<String>,
    /// Parts of the text that its markup shows to be no report: captions, credits, embedded posts. In order.
    pub regions: Vec<Region>,
    /// Whether the input gives no more than a summary: an entry of a feed.
    pub is_summary: bool,
}

/// A day of publication that no input gave, and what in the page forces it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InferredDate {
    /// The day.
    pub day: Date,
    /// The rule that found it.
    pub rule: RuleId,
    /// The words it stands in; `None` where it stands in the address of the page.
    pub span: Option<ByteSpan>,
    /// A clause for the reader: `“Posted May 2, 2031” says so`.
    pub reason: String,
}

/// What a part of the text is, where it is not the report itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RegionKind {
    /// Where and by whom the report was filed: `ERBIL, Kurdistan Region -`.
    Dateline,
    /// Names of the authors.
    Byline,
    /// Text under a picture.
    Caption,
    /// A post quoted whole, with author and date of its own.
    Embed,
    /// A lone credit of a picture or agency.
    Credit,
    /// Comment rules, newsletter and related links.
    Boilerplate,
    /// A copyright line.
    Copyright,
}

impl RegionKind {
    /// The word used in the exchange format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dateline => "dateline",
            Self::Byline => "byline",
            Self::Caption => "caption",
            Self::Embed => "embed",
            Self::Credit => "credit",
            Self::Boilerplate => "boilerplate",
            Self::Copyright => "copyright",
        }
    }
}

/// A marked part of the text; nothing is ever deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Where it lies.
    pub span: ByteSpan,
    /// What it is.
    pub kind: RegionKind,
    /// Author of an embedded post, agency or outlet of a dateline.
    pub author: Option<ByteSpan>,
    /// Place of a dateline.
    pub place: Option<ByteSpan>,
    /// Day of an embedded post or of a dateline that names one with its year.
    pub date: Option<Date>,
}
