//! Mentions -> entities, event reports -> events.
//!
//! Within an article, coreference joins mentions into chains ([`chain`], [`settle`]); the article is then summed up as a
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
pub use within::{chain, settle};

use crate::extract::Knowledge;
use crate::model::{Digest, PackedDigests, Resolution};

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

/// The same of packed digests, which are [sorted](PackedDigests::sort), for who does not ask for the reasons of entities. Actors are
/// decided on in little memory; then those articles that tell more than who is named are looked at as they lie there, numbered
/// among themselves: `check` is told of these, before all get the numbers of all articles.
pub(crate) fn across_packed(
    packed: &PackedDigests,
    knowledge: &Knowledge,
    decisions: &Decisions,
    check: impl FnOnce(&[Digest], &mut Resolution),
) -> Resolution {
    let mut identity = across::identify_packed(packed, &knowledge.gazetteer(), decisions);
    let near = event::near_of_telling(packed, &identity.entity_of);
    let (telling, numbers) = packed.telling();
    let mut entity_of = std::mem::take(&mut identity.entity_of);
    identity.entity_of = numbers.iter().map(|&article| std::mem::take(&mut entity_of[article])).collect();
    let origins = origin::origins(telling);
    let happenings = event::cluster_with(telling, &identity.entity_of, &identity.entities, &origins, near);
    let (mut resolution, _) = resolution(identity, origins, happenings);
    check(telling, &mut resolution);
    numbered_as_all(resolution, numbers, entity_of)
}

/// Gives articles that were numbered among themselves their `numbers` among all. `entity_of` holds the actors of the others.
fn numbered_as_all(
    mut resolution: Resolution,
    numbers: &[usize],
    mut entity_of: Vec<Vec<Option<usize>>>,
) -> Resolution {
    let place = |(article, _): &mut (usize, usize)| *article = numbers[*article];
    for event in &mut resolution.events {
        event.reports.iter_mut().for_each(place);
        for lent in &mut event.lent {
            place(&mut lent.to);
            lent.of.article = numbers[lent.of.article];
        }
        for reason in &mut event.reasons {
            place(&mut reason.left);
            place(&mut reason.right);
        }
    }
    for rival in &mut resolution.rivals {
        place(&mut rival.left);
        place(&mut rival.right);
    }
    for side in resolution.findings.iter_mut().flat_map(|finding| &mut finding.sides) {
        side.article = numbers[side.article];
    }
    let mut event_of = vec![Vec::new(); entity_of.len()];
    let mut origins: Vec<usize> = (0..entity_of.len()).collect();
    for (telling, &article) in numbers.iter().enumerate() {
        entity_of[article] = std::mem::take(&mut resolution.entity_of[telling]);
        event_of[article] = std::mem::take(&mut resolution.event_of[telling]);
        origins[article] = numbers[resolution.origins[telling]];
    }
    Resolution { entity_of, event_of, origins, ..resolution }
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
    let origins = if gone == 0 {
        origin::origins_again(digests, &is_new, &old_origins)
    } else {
        origin::origins(digests)
    };
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
