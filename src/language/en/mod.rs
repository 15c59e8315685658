//! Word lists of English. Each names its source.

pub mod abbreviation;
pub mod agency;
pub mod calendar;
pub mod given_name;
pub mod irregular;
pub mod kind_word;
pub mod number;
pub mod starter;
pub mod title;
pub mod verb;
