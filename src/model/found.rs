//! A value with its reason.

use super::{Confidence, RuleId};

/// A value of a slot with the rule that filled it and how often that rule is right: no date, place or participant of an
/// event stands without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<T> {
    /// The value.
    pub value: T,
    /// The rule that found it.
    pub rule: RuleId,
    /// Measured precision of that rule.
    pub confidence: Confidence,
}
