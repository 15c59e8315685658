//! Time expressions as an article writes them.

use super::{ByteSpan, DateValue, RuleId};
use jiff::civil::Date;

/// A time expression with its TIMEX3 value and how it was resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeExpression {
    /// The words.
    pub span: ByteSpan,
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// TIMEX3 value: `2024-02-11`, `2024-02-11T10:00`, `P2W`, `PAST_REF`.
    pub value: String,
    /// The calendar date it names, where it names one (a clock time: its day); `None` for durations, sets and vague times.
    pub date: Option<DateValue>,
    /// TIMEX3 modifier.
    pub modifier: Option<Modifier>,
    /// What the words around make of it for dating: `since X` and `until X` do not date a single event.
    pub bound: Option<TimeBound>,
    /// Earliest and latest day it may mean.
    pub earliest: Option<Date>,
    /// See `earliest`.
    pub latest: Option<Date>,
    /// Extended Date/Time Format (ISO 8601-2), where it can say it.
    pub edtf: Option<String>,
    /// The rule that found it.
    pub rule: RuleId,
    /// How the value came about, for `dateline why`: `Sunday + published 2024-02-12 -> last Sunday on or before`.
    pub derivation: String,
}

/// TIMEX3 types (ISO-TimeML).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeKind {
    /// A calendar date of any precision.
    Date,
    /// A time of the day.
    Time,
    /// A length of time.
    Duration,
    /// A repetition.
    Set,
}

impl TimeKind {
    /// The word used in the exchange format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// TIMEX3 modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are those of ISO-TimeML")]
pub enum Modifier {
    Start,
    Mid,
    End,
    Approx,
    MoreThan,
    LessThan,
    EqualOrMore,
    EqualOrLess,
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
}

impl Modifier {
    /// The word used in TIMEX3.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
            Self::MoreThan => "MORE_THAN",
            Self::LessThan => "LESS_THAN",
            Self::EqualOrMore => "EQUAL_OR_MORE",
            Self::EqualOrLess => "EQUAL_OR_LESS",
            Self::Before => "BEFORE",
            Self::After => "AFTER",
            Self::OnOrBefore => "ON_OR_BEFORE",
            Self::OnOrAfter => "ON_OR_AFTER",
        }
    }
}

/// The preposition that makes a date a border of an interval rather than the day of a happening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeBound {
    /// `since October 17`.
    Since,
    /// `until Friday`, `till`.
    Until,
    /// `by March`.
    By,
    /// `before`, `prior to`.
    Before,
    /// `after`, `following`.
    After,
}
