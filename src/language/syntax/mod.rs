//! Parts of speech and grammatical relations.

mod labels;
mod relation;
mod upos;
mod xpos;

pub use labels::UnknownLabel;
pub use relation::Relation;
pub use upos::Upos;
pub use xpos::Xpos;
