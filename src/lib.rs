//! x
pub mod language;
pub mod model;
