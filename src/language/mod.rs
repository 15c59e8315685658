//! From a text to its words, tags and trees.

pub mod syntax;
