//! What was decided over articles, as a store keeps it, so that only what more articles change is decided again.

use super::Near;
use crate::model::{CanonicalEvent, Confidence, Digest, Entity, LentDate, Resolution, Rival, Side};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Entities, events and what they were decided with, but for the reasons. Articles are numbered by key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled<'r> {
    pub(super) entities: Cow<'r, [Entity]>,
    pub(super) possibly_same: Cow<'r, [(usize, usize, Confidence)]>,
    pub(super) events: Cow<'r, [CanonicalEvent]>,
    pub(super) rivals: Cow<'r, [Rival]>,
    pub(super) origins: Cow<'r, [usize]>,
    /// Which articles tell one story.
    pub(super) near: Cow<'r, [Near]>,
}

impl<'r> Settled<'r> {
    /// What was decided over articles that are sorted by key.
    pub fn of(resolution: &'r Resolution, near: &'r [Near]) -> Self {
        Self {
            entities: Cow::Borrowed(&resolution.entities),
            possibly_same: Cow::Borrowed(&resolution.possibly_same),
            events: Cow::Borrowed(&resolution.events),
            rivals: Cow::Borrowed(&resolution.rivals),
            origins: Cow::Borrowed(&resolution.origins),
            near: Cow::Borrowed(near),
        }
    }

    /// Whether it can have been decided over these articles: every actor is of one entity, every report of one event, and
    /// nothing is named that is not there. What a damaged or foreign file says is not decided on.
    pub fn fits(&self, digests: &[&Digest]) -> bool {
        let articles = digests.len();
        let is_report = |&(article, report): &(usize, usize)| {
            digests.get(article).is_some_and(|digest| report < digest.events.len())
        };
        let is_lent_from = |lent: &LentDate| {
            let Side { article, event, .. } = lent.of;
            article < articles && event.is_none_or(|report| is_report(&(article, report)))
        };
        let entities = self.entities.len();
        is_partition(
            self.entities.iter().map(|entity| entity.actors.as_slice()),
            digests.iter().map(|digest| digest.actors.len()),
        ) && is_partition(
            self.events.iter().map(|event| event.reports.as_slice()),
            digests.iter().map(|digest| digest.events.len()),
        ) && (self.possibly_same.iter()).all(|&(one, other, _)| one < entities && other < entities)
            && (self.events.iter().flat_map(|event| &event.lent))
                .all(|lent| is_report(&lent.to) && is_lent_from(lent))
            && self.rivals.iter().all(|rival| is_report(&rival.left) && is_report(&rival.right))
            && self.origins.len() == articles
            && self.origins.iter().all(|&origin| origin < articles)
            && self.near.len() == articles
            && self.near.iter().flat_map(Near::keys).all(|&other| other < articles)
    }

    /// The same where the articles have other numbers, in the same order, among `number` of them, and some have none: they are
    /// gone. A new one is its own origin. With it reports of happenings of which other reports are gone.
    #[must_use]
    pub(super) fn renumbered(
        self,
        numbers: &[Option<usize>],
        number: usize,
    ) -> (Settled<'static>, Vec<(usize, usize)>) {
        let place = |(article, index): (usize, usize)| Some((numbers[article]?, index));
        let renumber = |places: &mut Vec<(usize, usize)>| {
            let before = places.len();
            places.retain_mut(|(article, _)| {
                let now = numbers[*article];
                *article = now.unwrap_or(*article);
                now.is_some()
            });
            places.len() < before
        };
        let mut entities = self.entities.into_owned();
        for entity in &mut entities {
            renumber(&mut entity.actors);
        }
        let mut events = self.events.into_owned();
        let mut cut = Vec::new();
        for event in &mut events {
            if renumber(&mut event.reports) {
                cut.extend(event.reports.iter().copied());
                event.lent.clear();
            }
            for lent in &mut event.lent {
                lent.to = place(lent.to).unwrap_or(lent.to);
                lent.of.article = numbers[lent.of.article].unwrap_or(lent.of.article);
            }
        }
        events.retain(|event| !event.reports.is_empty());
        let rivals = self.rivals.iter().filter_map(|rival| {
            Some(Rival { left: place(rival.left)?, right: place(rival.right)?, term: rival.term })
        });
        let mut origins: Vec<usize> = (0..number).collect();
        let mut near = vec![Near::new(); number];
        for ((&now, &origin), own) in numbers.iter().zip(self.origins.iter()).zip(self.near.iter()) {
            let Some(now) = now else { continue };
            // Where the origin is gone the text has another one now, or is its own: no article has that number.
            origins[now] = numbers[origin].unwrap_or(number);
            near[now] = (own.iter())
                .filter_map(|(&other, &similarity)| Some((numbers[other]?, similarity)))
                .collect();
        }
        let settled = Settled {
            entities: entities.into(),
            possibly_same: Cow::Owned(self.possibly_same.into_owned()),
            events: events.into(),
            rivals: rivals.collect(),
            origins: origins.into(),
            near: near.into(),
        };
        (settled, cut)
    }
}

/// Whether each of the groups holds something, in order, and each of the numbers (`lengths` says how many an article has)
/// is in one of them.
fn is_partition<'g>(
    groups: impl Iterator<Item = &'g [(usize, usize)]>,
    lengths: impl Iterator<Item = usize>,
) -> bool {
    let mut free: Vec<Vec<bool>> = lengths.map(|length| vec![true; length]).collect();
    let mut take = |&(article, number): &(usize, usize)| {
        let place = free.get_mut(article).and_then(|article| article.get_mut(number));
        place.is_some_and(std::mem::take)
    };
    let mut are_whole = true;
    for group in groups {
        are_whole &= !group.is_empty() && group.is_sorted() && group.iter().all(&mut take);
    }
    are_whole && free.iter().flatten().all(|free| !free)
}

/// What was decided over the articles of a store before, and how they have changed since.
#[derive(Debug)]
pub struct Before {
    /// What was decided.
    pub settled: Settled<'static>,
    /// For each article that it was decided over the number that it has now; none where it is gone.
    pub numbers: Vec<Option<usize>>,
    /// How many articles follow those of now and are gone. An article that has become another one came and went.
    pub gone: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::{sample_reading_of, sample_resolution};
    use crate::model::RivalTerm;

    type Change = fn(&mut Settled<'static>, usize);

    #[test]
    fn what_cannot_have_been_decided_over_these_articles_is_seen() {
        let readings = [("a", "One"), ("b", "Two")].map(|(id, source)| sample_reading_of(id, source));
        let digests = [0, 1].map(|article| &readings[article].digest);
        let far = digests[0].events.len();
        let right = || {
            let near = vec![Near::from([(1, 700)]), Near::new()];
            let resolution = sample_resolution(&readings);
            Settled::of(&resolution, &near).renumbered(&[Some(0), Some(1)], 2).0
        };
        assert!(right().fits(&digests));
        assert!(!right().fits(&digests[..1]), "an article too few");
        let changes: [(&str, Change); 13] = [
            ("actor that is not there", |settled, _| settled.entities.to_mut()[0].actors[1].1 = 99),
            ("actor of two entities", |settled, _| settled.entities.to_mut()[0].actors[0].1 = 1),
            ("actor of none", |settled, _| settled.entities.to_mut()[0].actors.truncate(1)),
            ("entity of nobody", |settled, _| settled.entities.to_mut()[0].actors.clear()),
            ("pair of what is not there", |settled, _| settled.possibly_same.to_mut()[0].1 = 99),
            ("report that is not there", |settled, far| settled.events.to_mut()[0].reports[0].1 = far),
            ("order", |settled, _| settled.events.to_mut()[0].reports.reverse()),
            ("event without reports", |settled, _| settled.events.to_mut()[0].reports.clear()),
            ("rival that is not there", |settled, far| {
                let rival = Rival { left: (0, 0), right: (1, far), term: RivalTerm::Date };
                settled.rivals.to_mut().push(rival);
            }),
            ("origin that is not there", |settled, _| settled.origins.to_mut()[1] = 2),
            ("origin too few", |settled, _| settled.origins.to_mut().truncate(1)),
            ("neighbour that is not there", |settled, _| settled.near.to_mut()[1] = Near::from([(2, 700)])),
            ("neighbours too few", |settled, _| settled.near.to_mut().truncate(1)),
        ];
        for (what, change) in changes {
            let mut settled = right();
            change(&mut settled, far);
            assert!(!settled.fits(&digests), "{what}");
        }
    }
}
