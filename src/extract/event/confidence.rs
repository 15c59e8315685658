//! How often each rule is right.

use crate::model::{Confidence, RuleId};

/// Measured precision of the triggers of each rule, in per cent: how it was measured stands in `docs/events.md`.
const MEASURED: &[(RuleId, u8)] = &[
    ("event/verb-lexicon", 92),
    ("event/verb-general", 87),
    ("event/noun", 90),
    ("event/noun-governed", 54),
    ("event/light-noun", 88),
    ("event/phase-noun", 86),
    ("event/adjective", 92),
    ("event/headline-verb", 85),
];

/// The measured precision of a rule; half where nothing was measured.
pub(super) fn of_rule(rule: RuleId) -> Confidence {
    Confidence(MEASURED.iter().find(|(name, _)| *name == rule).map_or(50, |(_, share)| *share))
}
