//! What the consistency checks found.

use super::{ByteSpan, CharSpan, Digest};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Something a reader should look at: never an error, always with its places in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What was found.
    pub kind: FindingKind,
    /// How much it matters.
    pub severity: Severity,
    /// One sentence for a reader.
    pub message: String,
    /// The places it rests on, in order of article and position.
    pub sides: Vec<Side>,
}

impl Finding {
    /// Whether all that its sides name is there: the article among `digests`, the report in its digest.
    pub fn is_of(&self, digests: &[Digest]) -> bool {
        self.sides.iter().all(|side| {
            let digest = digests.get(side.article);
            digest.is_some_and(|digest| side.event.is_none_or(|event| event < digest.events.len()))
        })
    }
}

/// A date in one article that cannot be as the text has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateDoubt {
    /// The date.
    pub span: ByteSpan,
    /// What is wrong with it.
    pub kind: FindingKind,
    /// The same for a reader: `2024-02-12 was a Monday, not a Sunday`.
    pub wrong: String,
}

/// One place in one article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Side {
    /// Index of the article among the digests.
    pub article: usize,
    /// Its id.
    pub id: String,
    /// The words, in code points.
    pub span: CharSpan,
    /// The words themselves.
    pub text: String,
    /// Index of the event report in its digest, where it is about one.
    pub event: Option<usize>,
}

/// Kinds of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FindingKind {
    /// One counted thing, different numbers that can all be right: bounds and roundings that agree.
    FigureDifference,
    /// One counted thing, a later and higher count.
    FigureUpdate,
    /// One counted thing, numbers that cannot all be right.
    FigureConflict,
    /// Dates of events that contradict the order the texts tell.
    TimeCycle,
    /// A weekday that does not fall on the date beside it.
    WeekdayMismatch,
    /// A date after publication on which something is told as past.
    PastAfterPublication,
    /// One event, different days.
    DateConflict,
    /// Planned in one article, told as happened in another.
    PlannedThenHappened,
    /// One event, places that exclude each other.
    PlaceConflict,
    /// Announced or told as held in one article, called off in another.
    Cancelled,
    /// Told as happened in one article, as not happened in another.
    HappenedDenied,
    /// What one side says happened, another says did not.
    ClaimDenied,
    /// One utterance, quoted in different words.
    QuotationDrift,
    /// One office at one time, two holders.
    OfficeConflict,
    /// A length of time that the dates around it contradict.
    DurationMismatch,
    /// Articles of different outlets that are one text for the most part.
    SharedOrigin,
    /// One speaker announced it, and later ruled it out; or the other way round.
    PositionChanged,
    /// One event on one day, done by one here and by another there.
    ActorConflict,
}

impl FindingKind {
    /// All of them, in the order of the ontology.
    pub const ALL: &'static [Self] = &[
        Self::FigureDifference,
        Self::FigureUpdate,
        Self::FigureConflict,
        Self::TimeCycle,
        Self::WeekdayMismatch,
        Self::PastAfterPublication,
        Self::DateConflict,
        Self::PlannedThenHappened,
        Self::PlaceConflict,
        Self::Cancelled,
        Self::HappenedDenied,
        Self::ClaimDenied,
        Self::QuotationDrift,
        Self::OfficeConflict,
        Self::DurationMismatch,
        Self::SharedOrigin,
        Self::PositionChanged,
        Self::ActorConflict,
    ];

    /// The word used in the exchange format and by `check --fail-on`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FigureDifference => "figure-difference",
            Self::FigureUpdate => "figure-update",
            Self::FigureConflict => "figure-conflict",
            Self::TimeCycle => "time-cycle",
            Self::WeekdayMismatch => "weekday-mismatch",
            Self::PastAfterPublication => "past-after-publication",
            Self::DateConflict => "date-conflict",
            Self::PlannedThenHappened => "planned-then-happened",
            Self::PlaceConflict => "place-conflict",
            Self::Cancelled => "cancelled",
            Self::HappenedDenied => "happened-denied",
            Self::ClaimDenied => "claim-denied",
            Self::QuotationDrift => "quotation-drift",
            Self::OfficeConflict => "office-conflict",
            Self::DurationMismatch => "duration-mismatch",
            Self::SharedOrigin => "shared-origin",
            Self::PositionChanged => "position-changed",
            Self::ActorConflict => "actor-conflict",
        }
    }
}

impl FromStr for FindingKind {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == word).ok_or_else(|| {
            let words: Vec<&str> = Self::ALL.iter().map(|kind| kind.as_str()).collect();
            format!("choose one of {}", words.join(", "))
        })
    }
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// Good to know.
    Info,
    /// Look at it.
    Warning,
    /// Something in the texts cannot be.
    Conflict,
}

impl FromStr for Severity {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let all = [Self::Info, Self::Warning, Self::Conflict];
        all.into_iter()
            .find(|severity| severity.as_str() == word)
            .ok_or_else(|| format!("choose one of {}", all.map(Severity::as_str).join(", ")))
    }
}

impl Severity {
    /// The word used in the exchange format and by `check --fail-on`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Conflict => "conflict",
        }
    }
}
