//! Words of an article's text: spans and sentences, written only when something points to them.

use super::article::Scope;
use super::iri::{Local, text};
use super::literal::integer;
use super::vocab::nif;
use crate::model::ByteSpan;
use std::collections::BTreeMap;

/// Spans asked for so far, and whether each is a sentence.
///
/// A sentence that is also the whole of a claim is one node of both classes.
#[derive(Debug, Default)]
pub(super) struct Spans {
    wanted: BTreeMap<ByteSpan, Kind>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Kind {
    sentence: bool,
    phrase: bool,
}

impl Spans {
    /// Some words.
    pub(super) fn ask(&mut self, span: ByteSpan) {
        self.wanted.entry(span).or_default().phrase = true;
    }

    /// A sentence.
    pub(super) fn ask_sentence(&mut self, span: ByteSpan) {
        self.wanted.entry(span).or_default().sentence = true;
    }

    /// Describes each span once: its words, and of a sentence what it lies in and its offsets in code points. Those of
    /// other spans stand in their names alone, unless all that NIF asks for is wanted.
    pub(super) fn write(&self, scope: &mut Scope<'_>) {
        let context = text(&scope.article);
        for (&span, kind) in &self.wanted {
            let node = scope.node(Local::Span, span);
            let chars = scope.reading.chars(span);
            let words = scope.literal(scope.reading.words(span));
            let facts = &mut scope.facts;
            if kind.sentence {
                facts.types(&node, &[nif::SENTENCE]);
            }
            if kind.phrase && scope.options.nif {
                facts.types(&node, &[nif::PHRASE]);
            }
            if kind.sentence || scope.options.nif {
                facts.add(&node, nif::REFERENCE_CONTEXT, context.clone());
                facts.add(&node, nif::BEGIN_INDEX, integer(chars.start));
                facts.add(&node, nif::END_INDEX, integer(chars.end));
            }
            if !(kind.sentence && scope.options.no_text) {
                facts.add(&node, nif::ANCHOR_OF, words);
            }
        }
    }
}
