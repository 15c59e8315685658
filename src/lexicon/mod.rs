//! Words as data: the tables that more than one rule asks, one file each, read by one loader.

pub mod classes;
pub mod factuality;
mod table;
pub mod words;

pub use table::TableError;
