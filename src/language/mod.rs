//! From an article to a document: tokens, sentences, quotation marks, regions, trees.
//!
//! Pure functions over the text; nothing here reads files, the clock or the environment. English word lists live in
//! [`en`], apart from the code that uses them.

mod bound;
mod dateline;
pub mod document;
pub mod en;
mod mend;
pub mod paragraph;
mod publication;
pub mod quotation;
pub mod region;
mod reread;
pub mod sentence;
pub mod stamp;
pub mod syntax;
pub mod token;
mod tree;

pub use document::{Document, Token};
pub use quotation::Quotation;
