//! One happening done by one here and by another there.

use super::deed::parts;
use super::place::lies_in;
use super::{Place, day, finding, id, of_one_kind, report, sorted};
use crate::check::is_vouched;
use crate::check::office::is_one_body;
use crate::model::{Digest, EntityType, Finding, FindingKind, ParticipantRole, Resolution, Severity, Status};

/// Done by one here and by another there: one day, one object, and neither article names the other's doer.
///
/// Both are named and of one class: a minister and the ministry are none, nor are `Lessia` and `the Lessian army`.
pub(super) fn doers(
    digests: &[Digest],
    resolution: &Resolution,
    left: Place,
    right: Place,
) -> Option<Finding> {
    let [left, right] = sorted(digests, left, right);
    let (a, b) = (report(digests, left), report(digests, right));
    let agents = |place: Place| -> Option<Vec<(usize, &str)>> {
        let told = report(digests, place).participants.iter();
        let named = told.filter(|(role, ..)| *role == ParticipantRole::Agent).map(|(_, actor, _)| {
            let actor = (*actor)?;
            let name = digests[place.0].actors[actor].names.first()?;
            Some((resolution.entity_of[place.0][actor]?, name.as_str()))
        });
        named.collect()
    };
    let one_day = day(digests, left)
        .zip(day(digests, right))
        .is_some_and(|(one, other)| one.as_day().is_some() && one == other);
    let happened = [a, b].iter().all(|told| told.status == Status::Happened && is_vouched(told));
    if !one_day || !happened || a.phase != b.phase || !of_one_kind(a, b) {
        return None;
    }
    let (ones, others) = (agents(left)?, agents(right)?);
    let (one, other) = (ones.first()?, others.first()?);
    if one.0 == other.0 {
        return None;
    }
    let [parts_of_one, parts_of_other] = [left, right].map(|place| parts(digests, resolution, place));
    if parts_of_one.objects.is_disjoint(&parts_of_other.objects) {
        return None;
    }
    let class = |entity: usize| match resolution.entities[entity].class {
        EntityType::Place | EntityType::Norp => EntityType::Place,
        EntityType::Org | EntityType::Group => EntityType::Org,
        class => class,
    };
    let names = |article: usize, name: &str| {
        let last = name.split_whitespace().next_back().unwrap_or(name);
        let mut words = digests[article]
            .actors
            .iter()
            .flat_map(|actor| &actor.names)
            .flat_map(|name| name.split_whitespace());
        words.any(|word| is_one_body(word, last))
    };
    let related = |one: usize, other: usize| {
        lies_in(resolution, one, other)
            || lies_in(resolution, other, one)
            || resolution
                .possibly_same
                .binary_search_by_key(&(one.min(other), one.max(other)), |&(one, other, _)| (one, other))
                .is_ok()
    };
    let apart = ones.iter().all(|&(one, name)| {
        !names(right.0, name)
            && others
                .iter()
                .all(|&(other, _)| one != other && class(one) == class(other) && !related(one, other))
    }) && others.iter().all(|&(_, name)| !names(left.0, name));
    if !apart {
        return None;
    }
    let message = format!(
        "“{}” is told of {} ({}) and of {} ({})",
        a.words,
        one.1,
        id(digests, left),
        other.1,
        id(digests, right)
    );
    Some(finding(digests, FindingKind::ActorConflict, Severity::Warning, message, &[left, right]))
}
