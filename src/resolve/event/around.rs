//! Who and what is named in the sentence of a report: shared names say that two reports speak of one thing.

use super::symbol::{self, Symbols};
use crate::model::{Digest, EventDigest};

/// Names in one sentence, each by its entity and by its last word: one name may be taken for a person here and for a place
/// there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Around(Symbols);

impl Around {
    /// The names in the sentence of a report; pronouns and nouns that stand for a named actor count.
    pub(crate) fn of(digest: &Digest, entities: &[Option<usize>], report: &EventDigest) -> Self {
        let mut named = Vec::new();
        for (index, actor) in digest.actors.iter().enumerate() {
            let Some(name) = actor.names.first() else { continue };
            let from = actor.mentions.partition_point(|mention| mention.start < report.sentence.start);
            if actor.mentions.get(from).is_some_and(|mention| mention.start < report.sentence.end) {
                named.extend(entities.get(index).copied().flatten().map(symbol::entity));
                named.extend(name.split_whitespace().next_back().map(symbol::word));
            }
        }
        Self(named.into_iter().collect())
    }

    /// How many names the two share.
    pub(crate) fn shared(&self, other: &Self) -> usize {
        self.0.shared(&other.0)
    }

    /// The entities named.
    pub(crate) fn entities(&self) -> impl Iterator<Item = usize> {
        self.0.entities()
    }

    /// Nothing is named.
    pub(crate) fn is_empty(&self) -> bool {
        !self.0.has_words()
    }
}
