//! What the stages over many articles know of one article.
//!
//! Identity, sameness of events and checks are decided on digests alone: a digest is small (a few kilobytes), owns its
//! strings and is kept in the store's index, so that adding or removing an article never loads the graphs of the others.
//! In JSON the parts of what stands there often have short names (`docs/scale.md` lists them).

use super::{
    ByteSpan, CharSpan, Comparator, DateSource, DateValue, EntityType, EventType, FigureKind, FindingKind,
    ParticipantRole, Phase, Standing, Status, Term, TriggerKind,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One article in short.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Digest {
    /// The last part of the article's IRI: 16 hexadecimal digits.
    pub key: String,
    /// The user's id or the file's name.
    pub id: String,
    /// The outlet.
    pub source: Option<String>,
    /// Agencies and outlets that it was written for, as its datelines and credits name them, sorted.
    pub agencies: Vec<String>,
    /// Headline.
    pub title: Option<String>,
    /// Day of publication.
    pub published: Option<Date>,
    /// The actor that is the place of the dateline.
    pub filed_from: Option<usize>,
    /// The words it uses most that are long enough to tell a topic, with how often (at most three counts), sorted.
    #[serde(with = "super::wire::counts")]
    pub topic_words: Vec<(String, u8)>,
    /// Local actors: one for each chain of mentions that holds more than pronouns.
    pub actors: Vec<ActorDigest>,
    /// Event reports, in the order of the annotations.
    pub events: Vec<EventDigest>,
    /// Statements, in the order of the annotations.
    pub statements: Vec<StatementDigest>,
    /// Dates that cannot be as the text has them: span, words, kind, what is wrong.
    pub date_doubts: Vec<(CharSpan, String, FindingKind, String)>,
    /// Sorted hashes of runs of five words, winnowed, quotations left out: what shows that two texts have one origin.
    #[serde(with = "super::wire::numbers")]
    pub shingles: Vec<u32>,
    /// The first sentence, which shows a text to a reader.
    pub lead: Option<(CharSpan, String)>,
    /// What people are quoted with word for word, in order.
    pub quotes: Vec<QuoteDigest>,
    /// Offices with the body or place they belong to, in the words of the text.
    pub titles: Vec<TitleDigest>,
    /// Which event the text puts before which.
    pub order: Vec<OrderDigest>,
    /// How long something paused before an event.
    pub pauses: Vec<PauseDigest>,
}

/// Words in quotation marks with their speaker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteDigest {
    /// The words between the marks.
    #[serde(rename = "f")]
    pub span: CharSpan,
    /// The same.
    #[serde(rename = "w")]
    pub words: String,
    /// All that was said with it, where it is a part of a sentence in the reporter's words; else empty.
    #[serde(rename = "in", default)]
    pub within: String,
    /// Actor that says it.
    #[serde(rename = "by")]
    pub speaker: usize,
    /// When it was said, else when the article came out.
    #[serde(rename = "d")]
    pub day: Option<Date>,
}

/// An office that one person holds at a time, as one article ascribes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TitleDigest {
    /// The words of the office.
    pub span: CharSpan,
    /// The sentence they stand in.
    pub sentence: CharSpan,
    /// The office in small letters, without its body: `finance minister`.
    pub office: String,
    /// What it is an office of, in the words of the text: `Oskria`, `Oskrian`.
    pub of: String,
    /// Actor that holds it.
    pub actor: usize,
}

/// One event told as before another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderDigest {
    /// Index of the event report that is first.
    pub before: usize,
    /// Index of the one that follows.
    pub after: usize,
    /// The word that says so: `after`, `before`, `following`.
    pub cue: CharSpan,
}

/// The length of a pause, told with what ends it: `resumed after a two-week break`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PauseDigest {
    /// Index of the event report that ends it.
    pub event: usize,
    /// The words: `two-week break`.
    pub span: CharSpan,
    /// The same.
    pub words: String,
    /// Its length in days.
    pub days: u32,
    /// Days of the unit it is told in: 7 for weeks.
    pub unit: u32,
}

/// A person, body, place or group as one article knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorDigest {
    /// First mention: names the local node `#who_B_E`.
    #[serde(rename = "f")]
    pub first: CharSpan,
    /// Every mention, pronouns included, in order.
    #[serde(rename = "m", default)]
    pub mentions: Vec<CharSpan>,
    /// Distinct names, most frequent first, then alphabetical; empty when it is never named.
    #[serde(rename = "n", default)]
    pub names: Vec<String>,
    /// The first common-noun mention (`a US official`), where there is one.
    #[serde(rename = "w")]
    pub nominal: Option<String>,
    /// What it is.
    #[serde(rename = "c", default = "usual_class")]
    pub class: EntityType,
    /// Id in the gazetteer.
    #[serde(rename = "g")]
    pub gazetteer: Option<String>,
    /// Offices the article ascribes to it.
    #[serde(rename = "o", default)]
    pub offices: Vec<OfficeDigest>,
}

/// An office as one article ascribes it, in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeDigest {
    /// `spokesperson`.
    #[serde(rename = "o")]
    pub office: String,
    /// The actor that is the body.
    pub of: Option<usize>,
    /// What the article says of its time: names the local nodes `#time_B_E`.
    #[serde(rename = "t", default)]
    pub terms: Vec<(Term, CharSpan)>,
    /// The article speaks of it as held, without a date.
    #[serde(rename = "h", default)]
    pub held: bool,
}

/// An event report in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventDigest {
    /// The trigger: names the local node `#ev_B_E`.
    #[serde(rename = "f")]
    pub trigger: CharSpan,
    /// The sentence it stands in.
    #[serde(rename = "in")]
    pub sentence: CharSpan,
    /// The words of the trigger.
    #[serde(rename = "w")]
    pub words: String,
    /// Lemma of the trigger.
    #[serde(rename = "l")]
    pub lemma: String,
    /// What kind of word the trigger is.
    #[serde(rename = "k", default = "usual_kind")]
    pub kind: TriggerKind,
    /// Whether a definite noun tells of it: `the attack`, `that deal`.
    #[serde(rename = "the", default)]
    pub definite: bool,
    /// Type.
    #[serde(rename = "c")]
    pub class: EventType,
    /// Phase.
    #[serde(rename = "ph")]
    pub phase: Option<Phase>,
    /// Status.
    #[serde(rename = "s", default = "usual_status")]
    pub status: Status,
    /// On whose authority it stands.
    #[serde(rename = "a", default = "usual_standing")]
    pub standing: Standing,
    /// Actors on whose word it stands, where it is not told by the article itself.
    #[serde(rename = "by", default)]
    pub holders: Vec<usize>,
    /// When, and how we know.
    #[serde(rename = "d")]
    pub date: Option<(DateValue, DateSource)>,
    /// Where: (actor, words).
    #[serde(rename = "at")]
    pub place: Option<(Option<usize>, String)>,
    /// Who: (part played, actor, words).
    #[serde(rename = "p", default)]
    pub participants: Vec<(ParticipantRole, Option<usize>, String)>,
    /// Figures bound to it.
    #[serde(rename = "n", default)]
    pub figures: Vec<FigureDigest>,
    /// Index of the event report that the text names as its cause.
    #[serde(rename = "of")]
    pub caused_by: Option<usize>,
    /// Index of the first event report of the article that tells the same happening.
    #[serde(rename = "one", default = "own_index")]
    pub node: usize,
}

fn usual_class() -> EntityType {
    EntityType::Person
}

fn usual_kind() -> TriggerKind {
    TriggerKind::Verb
}

fn usual_status() -> Status {
    Status::Happened
}

fn usual_standing() -> Standing {
    Standing::Told
}

/// Stands for the index of the report itself, until the digest is whole.
fn own_index() -> usize {
    usize::MAX
}

/// A figure in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureDigest {
    /// The words of the number: names the local node `#fig_B_E`.
    #[serde(rename = "f")]
    pub span: CharSpan,
    /// The words of the number.
    #[serde(rename = "w")]
    pub words: String,
    /// The number, in thousandths.
    #[serde(rename = "n")]
    pub thousandths: i64,
    /// How the text bounds it.
    #[serde(rename = "b")]
    pub comparator: Comparator,
    /// What is counted.
    #[serde(rename = "u")]
    pub unit: String,
    /// What kind of count.
    #[serde(rename = "k")]
    pub kind: FigureKind,
    /// Start of the period it counts over.
    #[serde(rename = "s")]
    pub since: Option<DateValue>,
    /// The day it holds for.
    #[serde(rename = "d")]
    pub as_of: Option<Date>,
}

/// A statement in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementDigest {
    /// First content span: names the local node `#st_B_E`.
    #[serde(rename = "f")]
    pub content: CharSpan,
    /// Actors that say it.
    #[serde(rename = "by", default)]
    pub speakers: Vec<usize>,
    /// Actors named in the content.
    #[serde(rename = "on", default)]
    pub about: Vec<usize>,
    /// Event reports inside the content.
    #[serde(rename = "e", default)]
    pub events: Vec<usize>,
}

/// An article with what was found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The article.
    pub article: super::Article,
    /// Bytes to code points of its text.
    pub offsets: super::Offsets,
    /// What extraction and coreference found.
    pub annotations: super::Annotations,
    /// The same in short.
    pub digest: Digest,
}

impl Reading {
    /// A span in code points.
    pub fn chars(&self, span: ByteSpan) -> CharSpan {
        self.offsets.to_chars(&self.article.text, span)
    }

    /// The words under a span.
    pub fn words(&self, span: ByteSpan) -> &str {
        span.of(&self.article.text)
    }
}
