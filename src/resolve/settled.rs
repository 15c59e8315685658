//! What was decided over articles, as a store keeps it, so that only what more articles change is decided again.

use super::Near;
use crate::model::{CanonicalEvent, Confidence, Entity, Resolution, Rival};
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

    /// Whether every number in it is one of so many articles: what a damaged file tells is not decided on.
    pub fn is_within(&self, articles: usize) -> bool {
        let places = |places: &[(usize, usize)]| places.iter().all(|&(article, _)| article < articles);
        let entities = self.entities.len();
        self.entities.iter().all(|entity| places(&entity.actors))
            && self.possibly_same.iter().all(|&(one, other, _)| one < entities && other < entities)
            && self.events.iter().all(|event| {
                places(&event.reports)
                    && event.lent.iter().all(|lent| lent.to.0 < articles && lent.of.article < articles)
            })
            && self.rivals.iter().all(|rival| places(&[rival.left, rival.right]))
            && self.origins.iter().all(|&origin| origin < articles)
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

    #[test]
    fn a_number_of_no_article_is_seen() {
        let resolution = Resolution { origins: vec![0, 1, 1], ..Resolution::default() };
        let near = vec![Near::new(), Near::from([(2, 700)]), Near::new()];
        assert!(Settled::of(&resolution, &near).is_within(3));
        assert!(!Settled::of(&resolution, &near).is_within(2), "near");
        let resolution = Resolution { origins: vec![0, 7], ..Resolution::default() };
        assert!(!Settled::of(&resolution, &[]).is_within(2), "origins");
    }
}
