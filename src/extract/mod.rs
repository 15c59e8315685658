//! Document -> what it says: times, names, statements, events, each with its span and its rule.
//!
//! Pure functions. Each kind lives in a folder of its own, one pattern a file.

pub mod event;
pub mod name;
pub mod quantity;
pub mod statement;
pub mod time;

use crate::language::Document;
use crate::language::syntax::Model;
use crate::model::{Annotations, TokenSpan};
use name::Gazetteer;
use std::sync::Arc;

/// What extraction knows beside the text: model, names and triggers, shipped or the user's own.
#[derive(Debug, Default)]
pub struct Knowledge {
    /// Trigger words of events.
    pub lexicon: event::Lexicon,
    /// A language model instead of the one inside the binary.
    pub model: Option<Model>,
    /// The shipped gazetteer with the user's own on top, instead of the shipped one alone.
    pub gazetteer: Option<Arc<Gazetteer>>,
    /// Keeps events that are not worth a node too, marked so; for looking at them, not for a graph.
    pub keep_all: bool,
}

impl Knowledge {
    /// The language model to use.
    pub fn model(&self) -> &Model {
        self.model.as_ref().unwrap_or_else(|| Model::embedded())
    }

    /// Decodes the model and the gazetteer side by side, before the first article asks for them.
    pub fn prepare(&self) {
        std::thread::scope(|scope| {
            scope.spawn(|| self.gazetteer());
            self.model();
        });
    }

    /// The gazetteer to use.
    pub fn gazetteer(&self) -> Arc<Gazetteer> {
        self.gazetteer.clone().unwrap_or_else(Gazetteer::shipped)
    }
}

/// Finds everything in one document. Coreference is still open (`Mention::chain` is `None`), so that events are told apart by names
/// alone: see [`crate::pipeline::read_article`].
pub fn extract(document: &Document<'_>, knowledge: &Knowledge) -> Annotations {
    let mut annotations = names_times_and_statements(document, knowledge);
    events(document, knowledge, &mut annotations);
    annotations
}

/// Finds all but the events.
pub fn names_times_and_statements(document: &Document<'_>, knowledge: &Knowledge) -> Annotations {
    let times = time::find(document);
    let (mentions, mut roles) = name::find(document, knowledge);
    name::term::date(document, &times, &mentions, &mut roles);
    let statements = statement::find(document, &times, &mentions);
    let date_doubts = time::date_doubts(document, &times);
    let sentences = document.sentences.iter().map(|&sentence: &TokenSpan| document.bytes(sentence)).collect();
    Annotations {
        regions: document.regions.clone(),
        sentences,
        times,
        date_doubts,
        mentions,
        roles,
        statements,
        events: Vec::new(),
    }
}

/// Finds the events, and what statements claim of them.
pub fn events(document: &Document<'_>, knowledge: &Knowledge, annotations: &mut Annotations) {
    let Annotations { times, mentions, statements, .. } = annotations;
    let (events, clauses) = event::find(document, knowledge, times, mentions, statements);
    statement::proposition::find(document, statements, &clauses);
    annotations.events = events;
}
