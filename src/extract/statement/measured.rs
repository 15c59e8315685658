//! The measured precision of every rule, `measured.tsv`.

use crate::model::{Confidence, RuleId};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Lowest chances, in per cent, of the bands in which precision is measured.
const BANDS: [u32; 7] = [0, 45, 53, 61, 70, 80, 90];
/// Statements that a band must hold for its own figure to count; else it is counted with the band beside it.
const ENOUGH: u32 = 25;

/// Statements of one rule from a chance on.
#[derive(Debug, Clone, Copy)]
struct Block {
    lowest: u32,
    found: u32,
    right: u32,
}

impl Block {
    /// Whether the two bands tell nothing apart: one is too small, or the surer one is not the more precise.
    fn pools_with(self, surer: Self) -> bool {
        self.found < ENOUGH
            || surer.found < ENOUGH
            || u64::from(self.right) * u64::from(surer.found) > u64::from(surer.right) * u64::from(self.found)
    }
}

/// The figures of the file by rule: bands pooled until precision rises with the chance.
static MEASURED: LazyLock<BTreeMap<&'static str, Vec<Block>>> = LazyLock::new(|| {
    let mut all: BTreeMap<&str, Vec<Block>> = BTreeMap::new();
    for line in include_str!("measured.tsv").lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let figure = |at: usize| cells.get(at).and_then(|cell| cell.parse::<u32>().ok()).unwrap_or(0);
        let Some(&rule) = cells.first() else { continue };
        let blocks = all.entry(rule).or_default();
        let mut block = Block { lowest: figure(1), found: figure(2), right: figure(3) };
        while let Some(before) = blocks.pop_if(|before| before.pools_with(block)) {
            block = Block {
                lowest: before.lowest,
                found: before.found + block.found,
                right: before.right + block.right,
            };
        }
        blocks.push(block);
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
    let blocks = MEASURED.get(rule).map_or(&[][..], Vec::as_slice);
    let block = blocks.iter().rev().find(|block| block.lowest <= chance).or(blocks.first());
    let per_cent = block
        .filter(|block| block.found >= ENOUGH)
        .map_or(chance, |block| (block.right * 100 + block.found / 2) / block.found);
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

    #[test]
    fn a_surer_reading_is_never_the_less_precise() {
        for &rule in MEASURED.keys() {
            let all: Vec<Confidence> = (0..100).map(|chance| precision(rule, chance)).collect();
            assert!(all.is_sorted(), "{rule}");
        }
    }
}
