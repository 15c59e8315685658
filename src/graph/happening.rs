//! Canonical events: what the reports of all articles together say of one happening.

use super::concept::Concept;
use super::entity::Shared;
use super::event::{role_property, suffered};
use super::literal::{ENGLISH, day, integer, words};
use super::time;
use super::vocab::{dl, sem, skos};
use crate::model::{EventDigest, EventType, Status};
use crate::resolve::event::most_frequent;
use oxigraph::model::NamedNode;
use std::collections::BTreeSet;

/// Writes every canonical event and which reports are about it.
pub(super) fn write(scope: &mut Shared<'_>) {
    for article in 0..scope.digests.len() {
        if scope.wants_article(article) {
            reports(scope, article);
        }
    }
    for index in 0..scope.resolution.events.len() {
        lent(scope, index);
        if scope.wants_event(index) {
            happening(scope, index);
        }
    }
    let before = scope.resolution.before.iter();
    for &(first, second) in before.filter(|(first, _)| scope.wants_event(*first)).collect::<Vec<_>>() {
        let [first, second] =
            [first, second].map(|event| scope.options.base.event(&scope.resolution.events[event].key));
        scope.facts.add(&first, dl::BEFORE, second);
    }
}

/// Which canonical events the reports of an article are about.
fn reports(scope: &mut Shared<'_>, article: usize) {
    for report in 0..scope.digests.telling(article).map_or(0, |digest| digest.events.len()) {
        if let Some(event) = scope.event_of(article, report)
            && let Some(told) = scope.report(article, report).cloned()
        {
            let event = scope.options.base.event(&scope.resolution.events[event].key);
            scope.facts.add(&told, dl::REPORTS, event);
        }
    }
}

/// Who lends the reports of a canonical event its date.
fn lent(scope: &mut Shared<'_>, index: usize) {
    for lent in &scope.resolution.events[index].lent {
        if !scope.wants_article(lent.to.0) {
            continue;
        }
        let of = lent.of.event.and_then(|event| scope.report(lent.of.article, event).cloned());
        if let (Some(to), Some(of)) = (scope.report(lent.to.0, lent.to.1).cloned(), of) {
            scope.facts.add(&to, dl::DATE_LENT_BY, of);
        }
    }
}

type Report<'a> = (usize, &'a EventDigest);

fn happening(scope: &mut Shared<'_>, index: usize) {
    let digests = scope.digests;
    let event = &scope.resolution.events[index];
    let node = scope.options.base.event(&event.key);
    let time = event.date.map(|date| scope.options.base.time(&date.to_string()));
    let reports: Vec<Report<'_>> = event
        .reports
        .iter()
        .filter_map(|&(article, report)| Some((article, digests.telling(article)?.events.get(report)?)))
        .collect();
    let Some(class) = most_told_class(&reports) else { return };

    scope.facts.types(&node, &[sem::EVENT]);
    scope.facts.add(&node, skos::PREF_LABEL, words(event.label.as_str(), ENGLISH));
    scope.facts.add(&node, sem::EVENT_TYPE, class.iri());
    if let Some(status) = status(&reports) {
        scope.facts.add(&node, dl::STATUS, status.iri());
    }
    scope.facts.add(&node, dl::STANDING, event.standing.iri());
    for &(article, report) in &reports {
        for &holder in &report.holders {
            if let Some(entity) = scope.entity_of(article, holder) {
                let holder = scope.entity(entity);
                scope.facts.add(&node, dl::ACCORDING_TO, holder);
            }
        }
    }
    let origins: BTreeSet<usize> = reports.iter().map(|&(article, _)| scope.origin(article)).collect();
    scope.facts.add(&node, dl::SUPPORT_COUNT, integer(origins.len()));
    if let (Some(date), Some(shared)) = (event.date, time) {
        time::describe_date(&mut scope.facts, &shared, date);
        scope.facts.add(&node, sem::HAS_TIME, shared);
        scope.facts.add_some(&node, dl::DAY, date.as_day().map(day));
    }
    for (article, report) in reports {
        who_and_where(scope, &node, article, report);
        let cause = report.caused_by.and_then(|cause| scope.event_of(article, cause));
        if let Some(cause) = cause.filter(|&cause| cause != index) {
            let cause = scope.options.base.event(&scope.resolution.events[cause].key);
            scope.facts.add(&node, dl::CAUSED_BY, cause);
        }
    }
}

/// Entities that take part, straight from the event.
fn who_and_where(scope: &mut Shared<'_>, node: &NamedNode, article: usize, report: &EventDigest) {
    if let Some(place) = report.place.as_ref().and_then(|(actor, _)| scope.entity_of(article, (*actor)?)) {
        let place = scope.entity(place);
        scope.facts.add(node, sem::HAS_PLACE, place);
    }
    for (role, actor, _) in &report.participants {
        let Some(entity) = actor.and_then(|actor| scope.entity_of(article, actor)) else { continue };
        let property = role_property(*role);
        let entity_node = scope.entity(entity);
        if property != sem::HAS_PLACE {
            // The superproperty too, for queries without inference.
            scope.facts.add(node, sem::HAS_ACTOR, entity_node.clone());
        }
        if let Some(property) = suffered(*role, &report.lemma) {
            scope.facts.add(node, property, entity_node.clone());
        }
        scope.facts.add(node, property, entity_node);
    }
}

/// The type most reports give; of equally frequent ones the first of the ontology.
fn most_told_class(reports: &[Report<'_>]) -> Option<EventType> {
    most_frequent(reports.iter().map(|(_, report)| report.class))
}

/// What has happened in one report was planned or doubted in others; it is negated only where all deny it.
fn status(reports: &[Report<'_>]) -> Option<Status> {
    reports.iter().map(|(_, report)| report.status).min()
}
