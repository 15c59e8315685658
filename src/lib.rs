//! Turns news articles into a knowledge graph.

pub mod check;
pub mod extract;
pub mod language;
pub mod model;
pub mod resolve;
