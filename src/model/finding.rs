//! What the consistency checks found.

use super::{ByteSpan, CharSpan};
use serde::{Deserialize, Serialize};

/// Something a reader should look at: never an error, always with its places in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
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
        }
    }
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Good to know.
    Info,
    /// Look at it.
    Warning,
    /// Something in the texts cannot be.
    Conflict,
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
