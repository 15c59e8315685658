//! Scores made chances (Platt 1999, "Probabilistic outputs for support vector machines").

use crate::rank::exp;
use std::fmt::Write as _;

/// Newton steps, and how far one may go.
const STEPS: usize = 50;
const STEP: f64 = 0.5;

/// By how much scores are stretched and moved.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    stretch: f64,
    /// In hundredths, as scores are.
    shift: f64,
}

/// The scale by which scores of examples left out give the chances of their labels: score in hundredths, and 1 for what is right,
/// 0 for what is wrong, between them for what is arguable.
pub fn platt(scored: &[(i32, f64)]) -> Scale {
    let (mut stretch, mut shift) = (1.0_f64, 0.0_f64);
    for _ in 0..STEPS {
        let (mut slope, mut bend) = ([0.0_f64; 2], [[1e-6_f64, 0.0], [0.0, 1e-6]]);
        for &(score, right) in scored {
            let input = [f64::from(score) / 100.0, 1.0];
            let chance = 1.0 / (1.0 + exp((-(stretch * input[0] + shift) * 100.0) as i32));
            for one in 0..2 {
                slope[one] += (chance - right) * input[one];
                for other in 0..2 {
                    bend[one][other] += chance * (1.0 - chance) * input[one] * input[other];
                }
            }
        }
        let determinant = bend[0][0] * bend[1][1] - bend[0][1] * bend[1][0];
        // A step at most: where chances are near 0 or 1 it would leap.
        stretch -= ((bend[1][1] * slope[0] - bend[0][1] * slope[1]) / determinant).clamp(-STEP, STEP);
        shift -= ((bend[0][0] * slope[1] - bend[1][0] * slope[0]) / determinant).clamp(-STEP, STEP);
    }
    Scale { stretch, shift: shift * 100.0 }
}

impl Scale {
    /// A score stretched and moved.
    pub fn score(self, score: i32) -> i32 {
        (f64::from(score) * self.stretch + self.shift).round() as i32
    }

    /// The lines of a file of weights ([`super::logistic()`]), so that its sums are stretched and moved.
    pub fn rescaled(self, lines: &str) -> String {
        let mut text = String::new();
        for (name, weight) in lines.lines().filter_map(|line| line.split_once('\t')) {
            let Ok(weight) = weight.parse::<f64>() else { continue };
            let moved = if name == "bias" { self.shift } else { 0.0 };
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{name}\t{}", (weight * self.stretch + moved).round() as i32);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rank::chance;

    #[test]
    fn scores_that_are_too_sure_are_drawn_to_the_shares_that_are_right() {
        let of =
            |score, right: usize| (0..10).map(move |number| (score, f64::from(u8::from(number < right))));
        let scored: Vec<(i32, f64)> = of(400, 8).chain(of(-400, 3)).collect();
        let scale = platt(&scored);
        assert!((79..=81).contains(&chance(scale.score(400))), "{scale:?}");
        assert!((28..=31).contains(&chance(scale.score(-400))), "{scale:?}");
        let again = scale.rescaled("bias\t100\none\t300\n");
        let sum: i32 = again.lines().filter_map(|line| line.split_once('\t')?.1.parse::<i32>().ok()).sum();
        assert!((sum - scale.score(400)).abs() <= 1, "{again}");
    }
}
