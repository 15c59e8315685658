//! What the stages hand to each other. No logic of any stage lives here.

mod article;
mod coherence;
mod compared;
mod date;
mod digest;
mod digests;
mod entity;
mod event;
mod finding;
mod found;
mod span;
mod statement;
pub(crate) mod texts;
mod time;
mod timex;
mod wire;

pub use article::{Article, InferredDate, Region, RegionKind};
pub use compared::Compared;
pub use date::{DateValue, Grain, ParseDateError, Season};
pub use digest::{
    ActorDigest, Digest, EventDigest, FigureDigest, OfficeDigest, OrderDigest, PauseDigest, QuoteDigest,
    Reading, StatementDigest, TitleDigest,
};
pub use digests::{Digests, PackedDigests};
pub use entity::{
    CanonicalEvent, Entity, EntityType, LentDate, Mention, MentionKind, MergeReason, Rival, RivalTerm, Role,
    Tenure, Term,
};
pub use event::{
    Comparator, DateSource, Event, EventDate, EventType, Figure, FigureKind, Participant, ParticipantRole,
    Phase, Standing, Status, TriggerKind,
};
pub use finding::{DateDoubt, Finding, FindingKind, Severity, Side};
pub use found::Found;
pub use span::{Byte, ByteSpan, Char, CharSpan, Offsets, Span, Tok, TokenSpan};
pub use statement::{Aside, Certainty, Proposition, SpeechKind, Statement};
pub use time::{Modifier, TimeBound, TimeExpression, TimeKind};
pub use timex::{Clock, Count, DayPart, OnDay, ParseTimexError, Partial, TimeUnit, Timex};

use serde::{Deserialize, Serialize};

/// Name of a rule, `stage/what-it-catches`; written beside everything it finds.
pub type RuleId = &'static str;

/// Measured share of right answers among those of a rule, in per cent.
///
/// Whole per cents, so that sorting and printing never depend on floating point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Confidence(pub u8);

impl Confidence {
    /// As a fraction between 0 and 1.
    pub fn as_fraction(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

/// Everything extraction found in one article. Indices between its lists stay inside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Annotations {
    /// Parts of the text that are not the report itself.
    pub regions: Vec<Region>,
    /// Sentences, for evidence.
    pub sentences: Vec<ByteSpan>,
    /// Time expressions, by position.
    pub times: Vec<TimeExpression>,
    /// Dates that cannot be as the text has them.
    pub date_doubts: Vec<DateDoubt>,
    /// Mentions of entities, by position.
    pub mentions: Vec<Mention>,
    /// Offices held.
    pub roles: Vec<Role>,
    /// Statements that are kept, by position of their content, then those set aside.
    pub statements: Vec<Statement>,
    /// Events, by position of their trigger.
    pub events: Vec<Event>,
}

/// What resolution and checks made of the digests of all articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Resolution {
    /// Persons, bodies, places, sorted by key.
    pub entities: Vec<Entity>,
    /// For each article, for each actor of its digest: index of its entity.
    pub entity_of: Vec<Vec<Option<usize>>>,
    /// Happenings, sorted by key.
    pub events: Vec<CanonicalEvent>,
    /// For each article, for each event report of its digest: index of its event.
    pub event_of: Vec<Vec<Option<usize>>>,
    /// Pairs of entities that may be one, with a score in per cent, never merged.
    pub possibly_same: Vec<(usize, usize, Confidence)>,
    /// Pairs of entities that a decision of the user keeps apart, with its place, as `who.txt: line 3`.
    pub kept_apart: Vec<(usize, usize, String)>,
    /// Decisions of the user that could not be followed, or had nobody to follow them for, each with its line.
    pub notes: Vec<String>,
    /// Pairs of reports, as (article, report), that would tell one event but for one term on which they exclude each
    /// other: never merged, what the checks look at. Sorted.
    pub rivals: Vec<Rival>,
    /// For each article the first of those that are one text with it for the most part: itself where it copies nothing.
    pub origins: Vec<usize>,
    /// Pairs of happenings of which the first is before the second. Sorted.
    pub before: Vec<(usize, usize)>,
    /// What the checks found.
    pub findings: Vec<Finding>,
    /// How much they looked at.
    pub compared: Compared,
}
