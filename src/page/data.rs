//! What the page shows, in the form it is sent: indices instead of names, and nothing that goes without saying.

use serde::Serialize;

/// Whether a value goes without saying.
fn is_nothing<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Everything the page shows. Things point to each other by their place in these lists.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Page {
    /// Version of this form.
    pub version: u32,
    /// Where names in the graph begin.
    pub base: String,
    /// Names of rules.
    pub rules: Vec<String>,
    /// Articles, by day of publication, outlet and id.
    pub articles: Vec<Article>,
    /// Persons, bodies, places, groups, by label.
    pub entities: Vec<Entity>,
    /// Canonical events, by day.
    pub events: Vec<Event>,
    /// Event reports, by article and place in it.
    pub reports: Vec<Report>,
    /// Statements, by article and place in it.
    pub statements: Vec<Statement>,
    /// Findings, gravest first.
    pub findings: Vec<Finding>,
}

/// First and last code point of a span, the last outside it.
pub(super) type Span = (u32, u32);

/// One article.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Article {
    /// The last part of its IRI.
    pub key: String,
    /// The user's id or the file's name.
    pub id: String,
    /// Headline.
    #[serde(skip_serializing_if = "is_nothing")]
    pub title: String,
    /// Outlet.
    #[serde(skip_serializing_if = "is_nothing")]
    pub outlet: String,
    /// Day of publication.
    #[serde(skip_serializing_if = "is_nothing")]
    pub day: String,
    /// Where it stands on the web: `http` or `https` only.
    #[serde(skip_serializing_if = "is_nothing")]
    pub url: String,
    /// The whole text, where the graph has it.
    #[serde(skip_serializing_if = "is_nothing")]
    pub text: String,
    /// Sentences that something points to: span and words.
    pub sentences: Vec<(u32, u32, String)>,
    /// Names where they first stand: span and entity.
    #[serde(skip_serializing_if = "is_nothing")]
    pub names: Vec<(u32, u32, usize)>,
    /// Entities it mentions by name.
    #[serde(skip_serializing_if = "is_nothing")]
    pub mentions: Vec<usize>,
}

/// A person, body, place, group or thing.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Entity {
    /// The last part of its IRI.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// `Person`, `Organization`, `Place`, `Group`, `Product`, `CreativeWork`, `Thing`.
    pub class: String,
    /// Other forms of the name.
    #[serde(skip_serializing_if = "is_nothing")]
    pub other: Vec<String>,
    /// Wikidata id.
    #[serde(skip_serializing_if = "is_nothing")]
    pub wikidata: String,
    /// Longitude and latitude, where the gazetteer knows them.
    #[serde(skip_serializing_if = "is_nothing")]
    pub point: Option<(f64, f64)>,
    /// Somebody who speaks without being named.
    #[serde(skip_serializing_if = "is_nothing")]
    pub unnamed: bool,
    /// Offices: word, body, days it is told of, and where (article, code point).
    #[serde(skip_serializing_if = "is_nothing")]
    pub offices: Vec<Office>,
    /// Entities that may be the same.
    #[serde(skip_serializing_if = "is_nothing")]
    pub perhaps: Vec<usize>,
}

/// An office held.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Office {
    /// The office, as a word.
    #[serde(rename = "office")]
    pub word: String,
    /// The body.
    #[serde(skip_serializing_if = "is_nothing")]
    pub of: Option<usize>,
    /// Days on which an article tells of it as held.
    #[serde(skip_serializing_if = "is_nothing")]
    pub told: Vec<String>,
    /// Where it is told: article and sentence.
    #[serde(skip_serializing_if = "is_nothing")]
    pub from: Vec<(usize, usize)>,
}

/// When something was.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct When {
    /// First day it can have been.
    #[serde(skip_serializing_if = "is_nothing")]
    pub first: String,
    /// Last day it can have been; left out when it is the first.
    #[serde(skip_serializing_if = "is_nothing")]
    pub last: String,
    /// The words, or the date in Extended Date/Time Format.
    #[serde(skip_serializing_if = "is_nothing")]
    pub words: String,
    /// How it is known when the text does not tie it: `FromPublished`, `FromContext`.
    #[serde(skip_serializing_if = "is_nothing")]
    pub source: String,
}

/// A canonical event.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Event {
    /// The last part of its IRI.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// `Consult`, `Assault` ...
    #[serde(rename = "type")]
    pub class: String,
    /// `Happened`, `Planned`, `Hypothetical`, `Negated`.
    pub status: String,
    /// `Told`, `Attributed`, `Alleged`, `Denied`, `Disputed`.
    pub standing: String,
    /// When.
    #[serde(skip_serializing_if = "is_nothing")]
    pub when: When,
    /// Where.
    #[serde(skip_serializing_if = "is_nothing")]
    pub places: Vec<usize>,
    /// Parts played: name of the part, entity.
    #[serde(skip_serializing_if = "is_nothing")]
    pub parts: Vec<(&'static str, usize)>,
    /// Articles of independent origin that report it.
    pub support: u32,
    /// Its reports.
    pub reports: Vec<usize>,
    /// Events the texts name as its cause.
    #[serde(skip_serializing_if = "is_nothing")]
    pub causes: Vec<usize>,
}

/// An event as one article tells it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Report {
    /// The article.
    pub article: usize,
    /// The event.
    #[serde(skip_serializing_if = "is_nothing")]
    pub event: Option<usize>,
    /// Where its trigger stands.
    pub span: Span,
    /// The sentence, among those of the article.
    #[serde(skip_serializing_if = "is_nothing")]
    pub sentence: Option<usize>,
    /// As of an [`Event`].
    pub status: String,
    /// As of an [`Event`].
    pub standing: String,
    /// `Start`, `Resume` ...
    #[serde(skip_serializing_if = "is_nothing")]
    pub phase: String,
    /// The statement that claims it.
    #[serde(skip_serializing_if = "is_nothing")]
    pub said_in: Option<usize>,
    /// When, as this article tells it.
    #[serde(skip_serializing_if = "is_nothing")]
    pub when: When,
    /// Parts and places in the words of this article: part, words, entity.
    #[serde(skip_serializing_if = "is_nothing")]
    pub parts: Vec<(&'static str, String, Option<usize>)>,
    /// Numbers.
    #[serde(skip_serializing_if = "is_nothing")]
    pub figures: Vec<Figure>,
    /// The rule that found it.
    pub rule: usize,
    /// How often that rule is right, in hundredths.
    pub confidence: u32,
}

/// A number an article gives.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Figure {
    /// The number.
    pub value: String,
    /// The words of the number.
    pub words: String,
    /// What is counted.
    #[serde(skip_serializing_if = "is_nothing")]
    pub unit: String,
    /// `Deaths`, `Injuries` ...
    pub kind: String,
    /// `Exactly`, `About`, `MoreThan`, `AtLeast`, `LessThan`, `AtMost`.
    pub comparator: String,
    /// Start of the period it counts over.
    #[serde(skip_serializing_if = "is_nothing")]
    pub since: String,
    /// The day it holds for.
    #[serde(skip_serializing_if = "is_nothing")]
    pub as_of: String,
    /// Where it stands.
    pub span: Span,
}

/// Somebody says something.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own on the page")]
pub struct Statement {
    /// The article.
    pub article: usize,
    /// The claim.
    pub text: String,
    /// `Direct`, `Mixed`, `Indirect`.
    pub kind: String,
    /// `Say`, `Deny`, `Warn` ...
    pub act: String,
    /// Who says it.
    #[serde(skip_serializing_if = "is_nothing")]
    pub speakers: Vec<usize>,
    /// The words that name who says it.
    #[serde(skip_serializing_if = "is_nothing")]
    pub speaker: String,
    /// The speaker follows from what stands around.
    #[serde(skip_serializing_if = "is_nothing")]
    pub inferred: bool,
    /// Entities it is about.
    #[serde(skip_serializing_if = "is_nothing")]
    pub about: Vec<usize>,
    /// Events it is about.
    #[serde(skip_serializing_if = "is_nothing")]
    pub events: Vec<usize>,
    /// The day it was said.
    #[serde(skip_serializing_if = "is_nothing")]
    pub day: String,
    /// The day is that of publication: the text gives none.
    #[serde(skip_serializing_if = "is_nothing")]
    pub published: bool,
    /// The claim is negated.
    #[serde(skip_serializing_if = "is_nothing")]
    pub negative: bool,
    /// `Probable`, `Possible`; left out when certain.
    #[serde(skip_serializing_if = "is_nothing")]
    pub certainty: String,
    /// It hangs on a condition.
    #[serde(skip_serializing_if = "is_nothing")]
    pub conditional: bool,
    /// To whom.
    #[serde(skip_serializing_if = "is_nothing")]
    pub addressee: String,
    /// In a statement, on X.
    #[serde(skip_serializing_if = "is_nothing")]
    pub medium: String,
    /// The agency or outlet that relays.
    #[serde(skip_serializing_if = "is_nothing")]
    pub via: String,
    /// The statement it stands in.
    #[serde(skip_serializing_if = "is_nothing")]
    pub nested_in: Option<usize>,
    /// Where its words stand.
    pub spans: Vec<Span>,
    /// The sentences, among those of the article.
    #[serde(skip_serializing_if = "is_nothing")]
    pub sentences: Vec<usize>,
    /// The rule that found it.
    pub rule: usize,
    /// How often that rule is right, in hundredths.
    pub confidence: u32,
}

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Finding {
    /// The last part of its IRI.
    pub key: String,
    /// `FigureConflict`, `DateConflict` ...
    pub kind: String,
    /// `Info`, `Warning`, `Conflict`.
    pub severity: String,
    /// One sentence for a reader.
    pub message: String,
    /// Event reports it involves.
    #[serde(skip_serializing_if = "is_nothing")]
    pub reports: Vec<usize>,
    /// Statements it involves.
    #[serde(skip_serializing_if = "is_nothing")]
    pub statements: Vec<usize>,
    /// Its sentences: article, and the sentence among those of the article.
    pub sentences: Vec<(usize, usize)>,
}
