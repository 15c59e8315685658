//! What tells an edge: outlet, day, sentence.

use super::Mark;
use crate::graph::lookup::{Lookup, position};
use crate::graph::vocab::{dl, itsrdf, nif, prov, schema, sem};
use oxigraph::model::NamedNodeRef;
use std::collections::BTreeMap;

/// One place that tells something, in order: what tells it as all articles together do, by day, by place in the article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Telling<'q> {
    /// It is a report of another status or standing than its event.
    differs: bool,
    /// Of reports.
    pub(super) mark: Mark,
    /// Day of publication; what has none comes last.
    published: String,
    article: &'q str,
    /// First code point of the event report, statement or actor.
    begin: u32,
    pub(super) outlet: String,
    pub(super) sentence: String,
}

/// Looks up what tells an edge.
pub(super) struct Tellings<'f, 'q> {
    facts: &'f Lookup<'q>,
    /// Reports of each event.
    reports: BTreeMap<&'q str, Vec<&'q str>>,
    /// Actors of each article, by article and entity.
    actors: BTreeMap<(&'q str, &'q str), Vec<&'q str>>,
}

impl<'f, 'q> Tellings<'f, 'q> {
    pub(super) fn new(facts: &'f Lookup<'q>) -> Self {
        let reports = facts.by_node(dl::EVENT_REPORT, dl::REPORTS);
        let mut actors: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
        for actor in facts.of_class(dl::LOCAL_ACTOR) {
            let article = position(actor).map(|(article, ..)| article);
            if let (Some(article), Some(entity)) = (article, facts.node(actor, itsrdf::TA_IDENT_REF)) {
                actors.entry((article, entity)).or_default().push(actor);
            }
        }
        Self { facts, reports, actors }
    }

    /// What a node of an article says, where it stands.
    pub(super) fn of(&self, iri: &'q str) -> Telling<'q> {
        let facts = self.facts;
        let article = iri.split_once('#').map_or(iri, |(article, _)| article);
        let day = facts.value(article, schema::DATE_PUBLISHED);
        let outlet = facts.node(article, schema::PUBLISHER);
        let first = facts
            .nodes(iri, prov::WAS_DERIVED_FROM)
            .min_by_key(|sentence| position(sentence).map(|(_, begin, _)| begin));
        let mark = self.mark(iri);
        Telling {
            differs: facts.node(iri, dl::REPORTS).is_some_and(|event| self.mark(event) != mark),
            mark,
            published: if day.is_empty() { "~".to_owned() } else { day },
            article,
            begin: position(iri).map_or(0, |(_, begin, _)| begin),
            outlet: outlet.map(|outlet| facts.value(outlet, schema::NAME)).unwrap_or_default(),
            sentence: first.map(|first| facts.value(first, nif::ANCHOR_OF)).unwrap_or_default(),
        }
    }

    /// Reports that tell this part of an event: those that name whom the edge leads to, else those that name somebody in
    /// that part, else all reports of the event.
    pub(super) fn of_part(&self, event: &str, property: NamedNodeRef<'_>, object: &str) -> Vec<Telling<'q>> {
        let reports = self.reports.get(event).map_or(&[][..], Vec::as_slice);
        let facts = self.facts;
        let names = |report: &str| {
            facts.nodes(report, property).any(|local| {
                facts.node(local, itsrdf::TA_IDENT_REF) == Some(object)
                    || facts.node(local, dl::REPORTS) == Some(object)
            })
        };
        let tells = |found: &dyn Fn(&str) -> bool| -> Vec<Telling<'q>> {
            reports.iter().copied().filter(|&report| found(report)).map(|report| self.of(report)).collect()
        };
        [&names as &dyn Fn(&str) -> bool, &|report| facts.node(report, property).is_some(), &|_| true]
            .into_iter()
            .map(tells)
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }

    /// All reports of an event.
    pub(super) fn of_event(&self, event: &str) -> Vec<Telling<'q>> {
        self.reports.get(event).into_iter().flatten().map(|report| self.of(report)).collect()
    }

    /// Where an article names an entity.
    pub(super) fn of_mention(&self, article: &'q str, entity: &'q str) -> Vec<Telling<'q>> {
        match self.actors.get(&(article, entity)) {
            Some(actors) => actors.iter().map(|actor| self.of(actor)).collect(),
            None => vec![self.of(article)],
        }
    }

    /// Whether an event happened and on whose authority, as all articles together tell it.
    pub(super) fn mark(&self, iri: &str) -> Mark {
        let facts = self.facts;
        if facts.is_a(iri, sem::EVENT) || facts.is_a(iri, dl::EVENT_REPORT) {
            Mark { status: facts.concept(iri, dl::STATUS), standing: facts.standing(iri) }
        } else {
            Mark::default()
        }
    }
}
