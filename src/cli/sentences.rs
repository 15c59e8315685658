//! The words of sentences, for lists that show what stands behind a claim.

use dateline::graph::vocab::{nif, rdf};
use dateline::model::{CharSpan, Digest};
use dateline::store::{Store, StoreError};
use oxigraph::model::{Quad, Term};
use std::collections::{BTreeMap, BTreeSet};

/// The sentences of articles, each article read once.
pub(crate) struct Sentences<'s> {
    store: &'s Store,
    /// For each article by key: span and words of each sentence that the graph holds.
    read: BTreeMap<String, Vec<(usize, usize, String)>>,
}

impl<'s> Sentences<'s> {
    /// Those of a store.
    pub(crate) fn of(store: &'s Store) -> Self {
        Self { store, read: BTreeMap::new() }
    }

    /// The sentence around a span; none where the store keeps no words of sentences.
    pub(crate) fn around(&mut self, digest: &Digest, span: CharSpan) -> Result<Option<String>, StoreError> {
        if !self.read.contains_key(&digest.key) {
            self.read.insert(digest.key.clone(), sentences(&self.store.sentence_quads(&digest.key)?));
        }
        let covers = |(start, end, _): &&(usize, usize, String)| *start <= span.start && span.end <= *end;
        let found = self.read[&digest.key].iter().filter(covers).min_by_key(|(start, end, _)| end - start);
        Ok(found.map(|(_, _, words)| words.split_whitespace().collect::<Vec<_>>().join(" ")))
    }
}

/// Span and words of each sentence in the graph of an article.
fn sentences(quads: &[Quad]) -> Vec<(usize, usize, String)> {
    let is_sentence =
        |quad: &&Quad| quad.predicate == rdf::TYPE && quad.object == nif::SENTENCE.into_owned().into();
    let subjects: BTreeSet<String> =
        quads.iter().filter(is_sentence).map(|quad| quad.subject.to_string()).collect();
    let mut sentences: Vec<(usize, usize, String)> = quads
        .iter()
        .filter(|quad| quad.predicate == nif::ANCHOR_OF && subjects.contains(&quad.subject.to_string()))
        .filter_map(|quad| {
            let Term::Literal(words) = &quad.object else { return None };
            let subject = quad.subject.to_string();
            let mut numbers = subject.trim_end_matches('>').rsplit('_');
            let end = numbers.next()?.parse().ok()?;
            Some((numbers.next()?.parse().ok()?, end, words.value().to_owned()))
        })
        .collect();
    sentences.sort_unstable();
    sentences
}
