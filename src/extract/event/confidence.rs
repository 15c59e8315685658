//! How often each rule is right.

use crate::model::{Confidence, RuleId};

/// Measured precision of the triggers of each rule, in per cent: how it was measured stands in `docs/events.md`.
const MEASURED: &[(RuleId, u8)] = &[
    ("event/verb-lexicon", 85),
    ("event/verb-general", 70),
    ("event/noun", 75),
    ("event/noun-governed", 60),
    ("event/light-noun", 80),
    ("event/phase-noun", 80),
    ("event/adjective", 80),
];

/// The measured precision of a rule; half where nothing was measured.
pub(super) fn of_rule(rule: RuleId) -> Confidence {
    Confidence(MEASURED.iter().find(|(name, _)| *name == rule).map_or(50, |(_, share)| *share))
}
