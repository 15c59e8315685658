//! Learning weights for [`crate::rank`]: the same bytes from the same examples, on every machine. Not used while extracting.

mod logistic;

pub use logistic::{Example, logistic};
