//! Who and what is named.

use super::{ByteSpan, Confidence, DateValue, RuleId, Side, Standing};
use serde::{Deserialize, Serialize};

/// A mention of a person, body, place or group in one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The bare name for a name (no article, no title), the noun phrase for a nominal, the word for a pronoun.
    pub span: ByteSpan,
    /// The whole noun phrase, where that is longer.
    pub phrase: Option<ByteSpan>,
    /// What it names.
    pub class: EntityType,
    /// How it names it.
    pub kind: MentionKind,
    /// Id in the gazetteer, where the name stands there; with `team/` before it for the sports team of that place.
    pub gazetteer: Option<String>,
    /// A place stands for its government: `Baghdad said`.
    pub metonym: bool,
    /// Coreference within the article: index of the first mention of the same thing (its own index for the first
    /// or only one); `None` while unresolved (a pronoun nobody can place).
    pub chain: Option<usize>,
    /// The sieve that put it into its chain.
    pub chain_rule: Option<RuleId>,
    /// The rule that found it.
    pub rule: RuleId,
    /// Measured precision of that rule.
    pub confidence: Confidence,
}

/// What a mention names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum EntityType {
    /// A human being.
    Person,
    /// A body that can act: government, company, party, army.
    Org,
    /// A country, town, region, building, water.
    Place,
    /// A nationality, religion or political camp.
    Norp,
    /// People without a body of their own: `Iran-backed militias`.
    Group,
    /// Something made.
    Product,
    /// A work of art, law or media.
    Work,
    /// Anything else.
    Other,
}

impl EntityType {
    /// The word used in the exchange format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "PERSON",
            Self::Org => "ORG",
            Self::Place => "PLACE",
            Self::Norp => "NORP",
            Self::Group => "GROUP",
            Self::Product => "PRODUCT",
            Self::Work => "WORK",
            Self::Other => "OTHER",
        }
    }
}

/// How a mention names its thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MentionKind {
    /// By name.
    Name,
    /// By a noun: `the spokesperson`.
    Nominal,
    /// By a pronoun.
    Pronoun,
}

impl MentionKind {
    /// The word used in the exchange format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "NAM",
            Self::Nominal => "NOM",
            Self::Pronoun => "PRO",
        }
    }
}

/// Whether an office is held, as far as the words beside it tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tenure {
    /// Nothing says otherwise.
    #[default]
    Held,
    /// `the former mayor`.
    Former,
    /// `the president-elect`.
    Coming,
}

impl Tenure {
    /// The word used in the graph and the exchange format; none for an office that is held.
    pub fn as_str(self) -> Option<&'static str> {
        match self {
            Self::Held => None,
            Self::Former => Some("former"),
            Self::Coming => Some("coming"),
        }
    }
}

/// What a time says of the term of an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Term {
    /// The office was held then: `mayor in 2031`.
    During,
    /// It began then: `mayor since 2031`, `was elected mayor in 2031`.
    Since,
    /// It ended then: `mayor until 2031`, `resigned as mayor on Monday`.
    Until,
}

impl Term {
    /// The word used in the exchange format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::During => "during",
            Self::Since => "since",
            Self::Until => "until",
        }
    }
}

/// An office an article ascribes to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Index of the mention of the person.
    pub person: usize,
    /// The office: `spokesperson`.
    pub office: String,
    /// Index of the mention of the body, where the text names it.
    pub of: Option<usize>,
    /// The words.
    pub span: ByteSpan,
    /// Whether it is held.
    pub tenure: Tenure,
    /// When, as the text says: indices of time expressions.
    pub terms: Vec<(Term, usize)>,
}

/// Two reports that differ in one term only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Rival {
    /// (article, report); the smaller one.
    pub left: (usize, usize),
    /// (article, report).
    pub right: (usize, usize),
    /// What they differ in.
    pub term: RivalTerm,
}

/// What keeps two reports apart that agree in all else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RivalTerm {
    /// Days that cannot be one.
    Date,
    /// It happened, and it did not.
    Status,
    /// Who did it.
    Agent,
}

/// What resolution made of mentions in all articles: one person, body or place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Stable key, the last part of its IRI: gazetteer id, or slug and hash of its smallest mention.
    pub key: String,
    /// The name to show.
    pub label: String,
    /// Every other form seen, sorted.
    pub other_labels: Vec<String>,
    /// What it is.
    pub class: EntityType,
    /// Id in Wikidata, from a gazetteer or a decision of the user only.
    pub wikidata: Option<String>,
    /// Id in the gazetteer.
    pub gazetteer: Option<String>,
    /// Ids in the gazetteer of the places that hold it, the nearest first.
    pub inside: Vec<String>,
    /// Its local actors, sorted: (index of the article, index of the actor in its digest).
    pub actors: Vec<(usize, usize)>,
    /// Why actors of different articles were joined, for `dateline explain`. A store does not keep them.
    #[serde(skip)]
    pub reasons: Vec<MergeReason>,
    /// Where the user decided its id in Wikidata, as `who.txt: line 3`.
    pub decided_in: Option<String>,
}

/// Why two local actors, or two event reports, are one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct MergeReason {
    /// The one: (index of the article, index in its digest).
    pub left: (usize, usize),
    /// The other.
    pub right: (usize, usize),
    /// The sieve that joined them.
    pub rule: RuleId,
    /// Where the user decided it, as `who.txt: line 3`.
    pub decided: Option<String>,
}

impl MergeReason {
    /// The rule, with the user's lines where there are some: `entity/decided (who.txt: line 3)`.
    pub fn words(&self) -> String {
        self.decided.as_ref().map_or_else(|| self.rule.to_owned(), |lines| format!("{} ({lines})", self.rule))
    }
}

/// What resolution made of event reports in all articles: one happening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CanonicalEvent {
    /// Stable key, the last part of its IRI.
    pub key: String,
    /// What to show.
    pub label: String,
    /// Its reports, sorted: (index of the article, index of the event).
    pub reports: Vec<(usize, usize)>,
    /// When, as most of its reports say.
    pub date: Option<DateValue>,
    /// On whose authority: that of its best report, or disputed.
    pub standing: Standing,
    /// Dates that reports without one take from others, sorted.
    pub lent: Vec<LentDate>,
    /// Why reports were joined. A store does not keep it.
    #[serde(skip)]
    pub reasons: Vec<MergeReason>,
}

/// The date of a report that gives none itself, taken from another report of the same happening.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LentDate {
    /// The report without a date: (index of the article, index in its digest).
    pub to: (usize, usize),
    /// The report that gives it.
    pub of: Side,
    /// The date.
    pub date: DateValue,
    /// Measured share of dates lent by the rule that lent it that are right.
    pub confidence: Confidence,
}

impl LentDate {
    /// The rule that lends dates.
    pub const RULE: RuleId = "event/date-of-same-event";
}
