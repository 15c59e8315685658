//! Learning weights for [`crate::rank`]: the same bytes from the same examples, on every machine. Not used while extracting.

mod logistic;
mod platt;

pub use logistic::{Example, logistic};
pub use platt::{Scale, platt};
