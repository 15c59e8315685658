//! Chances from weighted features: what ranks readings of a cue and decides whether a word tells of a happening.
//!
//! A feature is a name made of parts, kept as its hash; a weight is a whole number of hundredths of the natural
//! logarithm of the odds. Sums and [`exp`] give the same bits on every machine. How weights are learned: [`crate::learn`].

mod features;
mod weights;

pub use features::{Features, hash};
pub use weights::{Weights, chance, exp};
