//! Words as data: the tables that more than one rule asks, one file each, read by one loader; and words as numbers.

pub mod classes;
pub mod factuality;
mod table;
pub(crate) mod vectors;
pub mod words;

pub use table::TableError;
