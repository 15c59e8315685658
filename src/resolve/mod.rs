//! Mentions -> entities, event reports -> events.
//!
//! Within an article, coreference joins mentions into chains ([`within`]); the article is then summed up as a
//! [`Digest`] ([`digest()`]). Across articles only digests are seen ([`across()`]), so the cost of
//! a new article does not depend on the size of the texts already read. The order of articles never matters.

pub mod across;
mod anchor;
mod decisions;
mod digest;
pub mod event;
pub mod key;
mod origin;
mod quote;
mod sequence;
mod shingle;
mod title;
mod within;

pub use anchor::mention_for;
pub use decisions::{Decisions, DecisionsError};
pub use digest::digest;
pub use within::within;

use crate::extract::Knowledge;
use crate::model::{Digest, Resolution};

/// Identity across articles: entities, events, what may be the same. The user's decisions beat all evidence.
pub fn across(digests: &[Digest], knowledge: &Knowledge, decisions: &Decisions) -> Resolution {
    let identity = across::identify(digests, &knowledge.gazetteer(), decisions);
    let origins = origin::origins(digests);
    let happenings = event::cluster(digests, &identity.entity_of, &identity.entities, &origins);
    Resolution {
        entities: identity.entities,
        entity_of: identity.entity_of,
        possibly_same: identity.possibly_same,
        events: happenings.events,
        event_of: happenings.event_of,
        rivals: happenings.rivals,
        kept_apart: identity.kept_apart,
        notes: identity.notes,
        origins,
        before: Vec::new(),
        findings: Vec::new(),
        compared: crate::model::Compared::default(),
    }
}
