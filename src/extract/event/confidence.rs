//! How often each rule is right.

use crate::model::{Confidence, RuleId};

/// Measured precision of the triggers of each rule, in per cent: how it was measured stands in `docs/events.md`.
const MEASURED: &[(RuleId, u8)] = &[
    ("event/verb-lexicon", 90),
    ("event/verb-general", 85),
    ("event/noun", 86),
    ("event/noun-governed", 81),
    ("event/light-noun", 92),
    ("event/phase-noun", 79),
    ("event/adjective", 89),
    ("event/headline-verb", 86),
];

/// The measured precision of a rule; half where nothing was measured.
pub(super) fn of_rule(rule: RuleId) -> Confidence {
    Confidence(MEASURED.iter().find(|(name, _)| *name == rule).map_or(50, |(_, share)| *share))
}
