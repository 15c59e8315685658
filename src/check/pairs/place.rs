//! One happening in two places.

use super::{Place, day, finding, id, is_death, of_one_kind, report, sorted};
use crate::check::office::is_one_body;
use crate::extract::name::nominal;
use crate::model::{Digest, EntityType, Finding, FindingKind, ParticipantRole, Resolution, Severity, Status};
use crate::resolve::event::Around;
use std::collections::BTreeSet;

/// One happening on one day at two named places, neither of which the other article names.
pub(super) fn place(
    digests: &[Digest],
    resolution: &Resolution,
    left: Place,
    right: Place,
) -> Option<Finding> {
    let [left, right] = sorted(digests, left, right);
    let (a, b) = (report(digests, left), report(digests, right));
    // The cheap questions first: most pairs fail them.
    let one_day = day(digests, left)
        .zip(day(digests, right))
        .is_some_and(|(one, other)| one.as_day().is_some() && one == other);
    let happened = a.status == Status::Happened && b.status == Status::Happened;
    let one_kind = || of_one_kind(a, b) || is_death(a) && is_death(b);
    if !one_day || !happened || !one_kind() {
        return None;
    }
    let named = |place: Place| {
        let (actor, words) = report(digests, place).place.as_ref()?;
        let actor = (*actor)?;
        let name = digests[place.0].actors[actor].names.first()?;
        Some((resolution.entity_of[place.0][actor], name.as_str(), words.as_str()))
    };
    let ((one, one_name, one_words), (other, other_name, other_words)) = (named(left)?, named(right)?);
    // "Betty's Clinic" and "Betty's Centre in Osse": any word of the name in the other article is enough.
    let names = |article: usize, name: &str| {
        let mut known = digests[article].actors.iter().flat_map(|actor| &actor.names);
        known.any(|known| known.split_whitespace().any(|word| name.split_whitespace().any(|own| own == word)))
    };
    let is_noun = |name: &str| {
        let last = name.split_whitespace().next_back().unwrap_or(name).trim_end_matches('.');
        nominal::class_of(&last.to_lowercase()).is_some() || last.len() <= 3
    };
    let around =
        |place: Place| Around::of(&digests[place.0], &resolution.entity_of[place.0], report(digests, place));
    let around_each_other = |one: Option<usize>, other: Option<usize>| {
        one.zip(other).is_some_and(|(one, other)| lies_in(resolution, one, other))
    };
    // "in Lesk" and "in Oskria": where only one of them is a country, the other may lie in it.
    let one_is_land =
        || is_land(digests, [left, right], one_name) != is_land(digests, [left, right], other_name);
    if one == other
        || around_each_other(one, other)
        || around_each_other(other, one)
        || holds_words(one_words, other_name)
        || holds_words(other_words, one_name)
        || is_noun(one_name)
        || is_noun(other_name)
        || names(left.0, other_name)
        || names(right.0, one_name)
        || around(left).shared(&around(right)) < 2 && !befalls_one_person(digests, resolution, left, right)
        || one_is_land()
    {
        return None;
    }
    let message = format!(
        "“{}” is told in {one_words} ({}) and in {other_words} ({})",
        a.words,
        id(digests, left),
        id(digests, right)
    );
    Some(finding(digests, FindingKind::PlaceConflict, Severity::Warning, message, &[left, right]))
}

/// One named person arrested, killed, elected in both.
fn befalls_one_person(digests: &[Digest], resolution: &Resolution, left: Place, right: Place) -> bool {
    let people = |place: Place| -> BTreeSet<usize> {
        let told = report(digests, place).participants.iter();
        let hit = told.filter(|(role, ..)| matches!(role, ParticipantRole::Victim | ParticipantRole::Target));
        let entities = hit.filter_map(|(_, actor, _)| resolution.entity_of[place.0][(*actor)?]);
        let is_named = |entity: &usize| {
            let entity = &resolution.entities[*entity];
            entity.class == EntityType::Person && entity.label.contains(' ')
        };
        entities.filter(is_named).collect()
    };
    !people(left).is_disjoint(&people(right))
}

/// Whether the gazetteer has one entity in another: Paris in France.
pub(super) fn lies_in(resolution: &Resolution, one: usize, other: usize) -> bool {
    let around = &resolution.entities[other];
    around.gazetteer.as_ref().is_some_and(|id| resolution.entities[one].inside.contains(id))
}

/// Whether the articles speak of its people or of its government: a country, not a town.
fn is_land(digests: &[Digest], places: [Place; 2], name: &str) -> bool {
    places.iter().any(|&(article, _)| {
        let actors = digests[article].actors.iter();
        let mut words = actors
            .flat_map(|actor| actor.names.iter().chain(&actor.nominal))
            .flat_map(|words| words.split_whitespace());
        words.any(|other| other != name && is_one_body(name, other))
            || digests[article]
                .titles
                .iter()
                .any(|title| !matches!(title.office.as_str(), "mayor" | "governor") && title.of == name)
    })
}

/// `the harbour of Korvik` and `Korvik`.
fn holds_words(words: &str, name: &str) -> bool {
    words.contains(name) && words != name
}
