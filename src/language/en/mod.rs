//! Word lists of English. Each names its source.

pub mod abbreviation;
pub mod given_name;
pub mod kind_word;
pub mod starter;
pub mod title;
