//! What was found -> RDF: the only place that knows how it is written.
//!
//! Pure functions from the model to sorted quads, one file per kind of thing. An article's graph ([`article_graph`])
//! holds article-local nodes only and never changes because another article came; what resolution decided lives in
//! `graph/entities` ([`entities_graph`]), what the checks found in `graph/findings` ([`findings_graph`]), where it all
//! comes from in `graph/run` ([`run_graph`]). No blank nodes, no clock.

pub mod concept;
pub mod iri;
pub mod vocab;

mod actor;
mod article;
mod entity;
mod event;
mod facts;
mod figure;
mod finding;
mod happening;
pub(crate) mod layer;
mod literal;
pub(crate) mod lookup;
mod names;
mod office;
mod parts;
mod plan;
mod proposition;
mod run;
mod span;
mod statement;
mod syntax;
mod time;

pub use article::article_graph;
pub use entity::entities_graph;
pub(crate) use facts::natural_order;
pub use facts::{canonical_order, union};
pub use finding::findings_graph;
pub use iri::{Base, BaseError};
pub use parts::{EntityParts, PlannedParts};
pub use run::{Run, run_graph};
pub use syntax::{serializer, serializer_with, to_nquads, to_trig};

/// What shapes the RDF beside what was found.
#[derive(Debug, Clone, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of the command line, and none excludes another"
)]
pub struct GraphOptions {
    /// Where the names of articles, entities and events begin.
    pub base: Base,
    /// What the articles were read with; names the activity each article `prov:wasGeneratedBy`.
    pub run: Run,
    /// Write the whole text of the article (`nif:isString`).
    pub embed_text: bool,
    /// Leave out the words of sentences (`nif:anchorOf`), where copyright asks for it. The words of shorter spans stay.
    pub no_text: bool,
    /// Describe every span as NIF asks for: class, context and offsets. Without it only sentences are; other spans have their
    /// words, and their offsets in their names.
    pub nif: bool,
    /// Write what statements claim as quoted triples too (RDF 1.2). Not every reader knows them.
    pub rdf12: bool,
}

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;
