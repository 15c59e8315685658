//! Turns news articles into a knowledge graph.

pub mod check;
pub mod export;
pub mod extract;
pub mod graph;
pub mod language;
pub mod model;
pub mod pipeline;
pub mod read;
pub mod resolve;
pub mod store;
