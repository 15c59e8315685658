//! Weights of features.

use super::{Features, hash};

/// Weights by hash of the feature's name: an open-addressed table, one look at most features.
#[derive(Debug, Clone)]
pub struct Weights {
    slots: Vec<(u64, i32)>,
    mask: usize,
    bias: i32,
}

impl Weights {
    /// Reads the lines `name`, tab, `weight`; the weight of `bias` counts always. Lines that start with `#` are comments.
    pub fn new(text: &str) -> Self {
        let rows: Vec<(u64, i32)> = text
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once('\t'))
            .filter_map(|(name, weight)| Some((hash(&[name]).max(1), weight.parse().ok()?)))
            .collect();
        let size = (rows.len() * 2 + 16).next_power_of_two();
        let mut table = Self { slots: vec![(0, 0); size], mask: size - 1, bias: 0 };
        for (key, weight) in rows {
            let mut at = key as usize & table.mask;
            while table.slots[at].0 != 0 && table.slots[at].0 != key {
                at = (at + 1) & table.mask;
            }
            table.slots[at] = (key, weight);
        }
        table.bias = table.get(hash(&["bias"]));
        table
    }

    /// The bias and the weights of the features `hashes`, added up: hundredths of the logarithm of the odds.
    pub fn score(&self, hashes: &[u64]) -> i32 {
        self.bias + hashes.iter().map(|&key| self.get(key)).sum::<i32>()
    }

    /// The candidate with the highest score, the first of equals, with that score. `collect` fills in the features of each.
    pub fn likeliest<T>(
        &self,
        candidates: impl IntoIterator<Item = T>,
        features: &mut Features,
        mut collect: impl FnMut(&T, &mut Features),
    ) -> Option<(i32, T)> {
        let mut best: Option<(i32, T)> = None;
        for candidate in candidates {
            collect(&candidate, features);
            let score = self.score(&features.hashes);
            if best.as_ref().is_none_or(|&(known, _)| score > known) {
                best = Some((score, candidate));
            }
        }
        best
    }

    fn get(&self, key: u64) -> i32 {
        let key = key.max(1);
        let mut at = key as usize & self.mask;
        while self.slots[at].0 != 0 {
            if self.slots[at].0 == key {
                return self.slots[at].1;
            }
            at = (at + 1) & self.mask;
        }
        0
    }
}

/// The chance of a score, in per cent, rounded down, from 1 to 99.
///
/// ```
/// use dateline::rank::chance;
/// assert_eq!(chance(0), 50);
/// assert_eq!((chance(-9_000), chance(9_000)), (1, 99));
/// ```
#[expect(clippy::cast_sign_loss, reason = "a chance is not negative")]
pub fn chance(score: i32) -> u8 {
    (100.0 / (1.0 + exp(-score))).clamp(1.0, 99.0) as u8
}

/// e to the power of `hundredths / 100`, from multiplications only, so that it is the same on every machine.
pub fn exp(hundredths: i32) -> f64 {
    let part = f64::from(hundredths.clamp(-6000, 6000)) / 102_400.0;
    let mut value = 1.0 + part + part * part / 2.0;
    for _ in 0..10 {
        value *= value;
    }
    value
}
