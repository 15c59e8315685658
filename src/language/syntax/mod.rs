//! Tags, lemmas and dependency trees: a small linear model, trained from open treebanks, inside the binary.
//!
//! [`Model::annotate`] takes the words of one sentence. It is deterministic to the bit: all weights are integers.
//! What it does not do: find words and sentences in a text, or say how sure it is.

pub mod conllu;
mod directory;
mod file;
mod hash;
mod input;
mod label_features;
mod labels;
mod lemma;
mod lexicon;
mod model;
mod move_features;
mod pack;
mod parser;
mod relation;
mod state;
mod tagger;
#[cfg(test)]
mod tests;
pub mod train;
mod upos;
mod weights;
mod word;
mod xpos;

pub use file::ModelError;
pub use labels::UnknownLabel;
pub use model::Model;
pub use relation::Relation;
pub use upos::Upos;
pub use xpos::Xpos;

/// What the model says about one word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Analysis {
    /// Part of speech.
    pub upos: Upos,
    /// Finer tag: tense, number, degree.
    pub xpos: Xpos,
    /// Dictionary form.
    pub lemma: String,
    /// Index of its head in the sentence; `None` for the one root.
    pub head: Option<usize>,
    /// Relation to the head.
    pub relation: Relation,
}
