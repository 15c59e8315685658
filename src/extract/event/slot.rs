//! How often each rule that fills a slot of an event is right.

use crate::model::{Confidence, Found, RuleId};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Measured precision of each rule, in per cent, by `examples/measure_slots.rs`; what was judged stands in `docs/events.md`.
static MEASURED: LazyLock<BTreeMap<&'static str, u8>> = LazyLock::new(|| {
    let rows = include_str!("slots.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| {
        let (rule, rest) = line.split_once('\t')?;
        Some((rule, rest.rsplit_once('\t')?.1.parse().ok()?))
    })
    .collect()
});

/// Precision of a rule of which no case was seen: that of the least of the common ones.
const UNKNOWN: u8 = 50;

/// Every measured rule with its precision, sorted by name.
pub(crate) fn measured() -> impl Iterator<Item = (RuleId, Confidence)> {
    MEASURED.iter().map(|(rule, share)| (*rule, Confidence(*share)))
}

/// The precision of a rule that was measured.
pub fn precision(rule: &str) -> Option<Confidence> {
    MEASURED.get(rule).copied().map(Confidence)
}

/// A value with its rule and how often that rule is right.
pub(super) fn found<T>(value: T, rule: RuleId) -> Found<T> {
    let share = MEASURED.get(rule).copied().unwrap_or(UNKNOWN);
    Found { value, rule, confidence: Confidence(share) }
}

#[cfg(test)]
mod tests {
    use super::MEASURED;

    #[test]
    fn every_row_has_a_share() {
        let rows = include_str!("slots.tsv").lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(MEASURED.len(), rows);
        assert!(MEASURED.values().all(|share| (1..=99).contains(share)), "{MEASURED:?}");
    }
}
