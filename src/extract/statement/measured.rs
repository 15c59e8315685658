//! The measured precision of every rule, `measured.tsv`.

use crate::model::{Confidence, RuleId};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Lowest chances, in per cent, of the bands in which precision is measured.
const BANDS: [u32; 4] = [0, 55, 75, 90];
/// Statements that a band must hold for its own figure to count; else that of the whole rule does.
const ENOUGH: u32 = 25;

/// Found and right statements by rule and band.
type Figures = BTreeMap<(&'static str, u32), (u32, u32)>;

/// The figures of the file.
static MEASURED: LazyLock<Figures> = LazyLock::new(|| {
    let mut all = BTreeMap::new();
    for line in include_str!("measured.tsv").lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let figure = |at: usize| cells.get(at).and_then(|cell| cell.parse::<u32>().ok()).unwrap_or(0);
        if let Some(&rule) = cells.first() {
            all.insert((rule, figure(1)), (figure(2), figure(3)));
        }
    }
    all
});

/// The band of a chance in per cent.
pub(super) fn band(chance: u32) -> u32 {
    BANDS.iter().rev().copied().find(|&lowest| lowest <= chance).unwrap_or(0)
}

/// Measured precision of a rule among statements of about this chance (in per cent).
///
/// A rule that the annotated articles do not show keeps the chance itself.
pub(super) fn precision(rule: RuleId, chance: u32) -> Confidence {
    let of_band = MEASURED.get(&(rule, band(chance))).copied().filter(|&(found, _)| found >= ENOUGH);
    let of_rule = || {
        let all = MEASURED.range((rule, 0)..=(rule, 100));
        let (found, right) = all.fold((0, 0), |sum, (_, figure)| (sum.0 + figure.0, sum.1 + figure.1));
        (found >= ENOUGH).then_some((found, right))
    };
    let per_cent = of_band.or_else(of_rule).map_or(chance, |(found, right)| right * 100 / found);
    Confidence(per_cent.clamp(1, 99) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_surest_readings_of_a_rule_are_the_most_precise() {
        let at = |chance| precision("statement/quote-before-cue", chance);
        assert!(at(95) > at(60));
        assert_eq!(precision("statement/no-such-rule", 42), Confidence(42));
    }
}
