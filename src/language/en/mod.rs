//! Word lists of English. Each names its source.

pub mod abbreviation;
pub mod calendar;
pub mod number;
pub mod starter;
