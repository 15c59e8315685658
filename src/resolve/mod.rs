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
mod settled;
mod shingle;
mod title;
mod within;

pub use anchor::mention_for;
pub use decisions::{Decisions, DecisionsError};
pub use digest::digest;
pub use event::Near;
pub use settled::{Before, Settled};
pub use within::within;

use crate::extract::Knowledge;
use crate::model::{Digest, Resolution};

/// Identity across articles: entities, events, what may be the same. The user's decisions beat all evidence.
pub fn across(digests: &[Digest], knowledge: &Knowledge, decisions: &Decisions) -> Resolution {
    across_with_near(digests, knowledge, decisions).0
}

/// The same, and which articles tell one story.
pub(crate) fn across_with_near(
    digests: &[Digest],
    knowledge: &Knowledge,
    decisions: &Decisions,
) -> (Resolution, Vec<Near>) {
    let identity = across::identify(digests, &knowledge.gazetteer(), decisions);
    let origins = origin::origins(digests);
    let happenings = event::cluster(digests, &identity.entity_of, &identity.entities, &origins);
    resolution(identity, origins, happenings)
}

/// The same but for reasons, where the user decided nothing and most articles were there `before`: only what the change can
/// reach is decided. The digests are sorted by key; after them stand those that are gone.
pub(crate) fn across_again(
    with_gone: &[Digest],
    knowledge: &Knowledge,
    Before { settled, numbers, gone }: Before,
) -> (Resolution, Vec<Near>) {
    let digests = &with_gone[..with_gone.len() - gone];
    let mut is_new = vec![true; digests.len()];
    numbers.iter().flatten().for_each(|&number| is_new[number] = false);
    let (before, cut) = settled.renumbered(&numbers, digests.len());
    let old_origins = before.origins;
    let entities = across::Before {
        entities: before.entities.into_owned(),
        possibly_same: before.possibly_same.into_owned(),
    };
    let across::Again { identity, joined, mut called } =
        across::identify_again(with_gone, &knowledge.gazetteer(), &is_new, entities);
    let origins = origin::origins(digests);
    for (called, (old, new)) in called.iter_mut().zip(old_origins.iter().zip(&origins)) {
        *called |= old != new;
    }
    let events = event::Before {
        events: before.events.into_owned(),
        rivals: before.rivals.into_owned(),
        near: before.near.into_owned(),
        cut,
    };
    let changed = event::Changed { joined, called };
    let happenings =
        event::cluster_again(digests, &identity.entity_of, &identity.entities, &origins, events, changed);
    resolution(identity, origins, happenings)
}

fn resolution(
    identity: across::Identity,
    origins: Vec<usize>,
    happenings: event::Happenings,
) -> (Resolution, Vec<Near>) {
    let resolution = Resolution {
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
    };
    (resolution, happenings.near)
}

#[cfg(test)]
mod tests;
