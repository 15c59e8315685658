//! Who and what is named in the sentence of a report: shared names say that two reports speak of one thing.

use crate::model::{Digest, EventDigest};
use std::collections::BTreeSet;

/// Names in one sentence, each by its entity and by its last word: one name may be taken for a person here and for a place
/// there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Around {
    entities: BTreeSet<usize>,
    words: BTreeSet<String>,
}

impl Around {
    /// The names in the sentence of a report; pronouns and nouns that stand for a named actor count.
    pub(crate) fn of(digest: &Digest, entities: &[Option<usize>], report: &EventDigest) -> Self {
        let mut around = Self::default();
        for (index, actor) in digest.actors.iter().enumerate() {
            let Some(name) = actor.names.first() else { continue };
            let from = actor.mentions.partition_point(|mention| mention.start < report.sentence.start);
            if actor.mentions.get(from).is_some_and(|mention| mention.start < report.sentence.end) {
                around.entities.extend(entities.get(index).copied().flatten());
                around.words.extend(name.split_whitespace().next_back().map(str::to_lowercase));
            }
        }
        around
    }

    /// How many names the two share.
    pub(crate) fn shared(&self, other: &Self) -> usize {
        let entities = self.entities.intersection(&other.entities).count();
        entities.max(self.words.intersection(&other.words).count())
    }

    /// The entities named.
    pub(crate) fn entities(&self) -> impl Iterator<Item = usize> {
        self.entities.iter().copied()
    }

    /// Nothing is named.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}
