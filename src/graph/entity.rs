//! The graph of what resolution decided: entities, events, and every link to one of them.

use super::facts::Facts;
use super::iri::{Local, local, wikidata};
use super::literal::{ENGLISH, day, words};
use super::names::Names;
use super::vocab::{dl, itsrdf, org, prov, schema, sem, skos};
use super::{GraphOptions, happening, office};
use crate::model::{
    ActorDigest, Digest, Digests, Entity, EntityType, OfficeDigest, ParticipantRole, Resolution,
};
use crate::resolve::key::hex_key;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Quad};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// What resolution made of all articles, in the graph `graph/entities`, sorted.
///
/// `resolution` is that of `digests`; the order of the articles does not show in the result.
pub fn entities_graph(digests: &[Digest], resolution: &Resolution, options: &GraphOptions) -> Vec<Quad> {
    let mut scope = scope(Digests::Whole(digests), resolution, options);
    write(&mut scope);
    scope.facts.finish()
}

/// What the writers need, before anything is written.
pub(super) fn scope<'a>(
    digests: Digests<'a>,
    resolution: &'a Resolution,
    options: &'a GraphOptions,
) -> Shared<'a> {
    let mut scope = Shared {
        digests,
        resolution,
        options,
        facts: Facts::new(options.base.entities_graph()),
        selected: None,
        agents: Vec::new(),
        unnamed: Vec::new(),
        by_gazetteer: (resolution.entities.iter().enumerate())
            .filter_map(|(index, entity)| Some((entity.gazetteer.as_deref()?, index)))
            .collect(),
        outlets: outlet_names(digests),
        names: (0..digests.len()).map(|_| OnceCell::new()).collect(),
        articles: digests.iter().map(|digest| options.base.article(&digest.key)).collect(),
    };
    (scope.agents, scope.unnamed) = agents(&scope);
    scope
}

/// For each entity whether it speaks or acts, and whether it speaks and is never named.
fn agents(scope: &Shared<'_>) -> (Vec<bool>, Vec<bool>) {
    let number = scope.resolution.entities.len();
    let (mut agents, mut unnamed, mut named) =
        (vec![false; number], vec![false; number], vec![false; number]);
    for (article, digest) in scope.digests.iter().enumerate() {
        let speakers = || digest.statements.iter().flat_map(|statement| statement.speakers.iter().copied());
        let acting = digest.events.iter().flat_map(|event| &event.participants);
        let acting =
            acting.filter(|(role, ..)| *role == ParticipantRole::Agent).filter_map(|(_, actor, _)| *actor);
        let entities_of = |actor| scope.entity_of(article, actor);
        speakers().filter_map(entities_of).for_each(|entity| unnamed[entity] = true);
        speakers().chain(acting).filter_map(entities_of).for_each(|entity| agents[entity] = true);
        let with_names = (0..digest.actors.len()).filter(|&actor| !digest.actors[actor].names.is_empty());
        with_names.filter_map(entities_of).for_each(|entity| named[entity] = true);
    }
    unnamed.iter_mut().zip(named).for_each(|(unnamed, named)| *unnamed &= !named);
    (agents, unnamed)
}

/// The units that have facts in the parts that are made, by their numbers.
#[derive(Debug)]
pub(super) struct Selected {
    pub(super) articles: Vec<bool>,
    pub(super) events: Vec<bool>,
    pub(super) entities: Vec<bool>,
}

pub(super) fn write(scope: &mut Shared<'_>) {
    for name in &scope.outlets {
        let outlet = scope.options.base.outlet(name);
        scope.facts.types(&outlet, &[schema::NEWS_MEDIA_ORGANIZATION]);
        scope.facts.add(&outlet, schema::NAME, Literal::from(name.as_str()));
    }
    for article in 0..scope.digests.len() {
        if scope.wants_article(article) {
            copies(scope, article);
            if let Some(digest) = scope.digests.get(article) {
                mentions(scope, article, &digest);
            }
            statements(scope, article);
        }
    }
    happening::write(scope);
    for index in 0..scope.resolution.entities.len() {
        if scope.wants_entity(index) {
            entity(scope, index);
        }
    }
    for &(left, right, _) in &scope.resolution.possibly_same {
        if scope.wants_entity(left) {
            let (left, right) = (scope.entity(left), scope.entity(right));
            scope.facts.add(&left, dl::POSSIBLY_SAME, right);
        }
    }
}

/// What the writers of the shared graph have in common.
#[derive(Debug)]
pub(super) struct Shared<'a> {
    pub(super) digests: Digests<'a>,
    pub(super) resolution: &'a Resolution,
    pub(super) options: &'a GraphOptions,
    pub(super) facts: Facts,
    /// Those units that are written, where not all are.
    pub(super) selected: Option<Selected>,
    /// For each entity whether it speaks or acts.
    pub(super) agents: Vec<bool>,
    /// For each entity whether it speaks and is never named.
    unnamed: Vec<bool>,
    /// Entities by their id in the gazetteer.
    by_gazetteer: BTreeMap<&'a str, usize>,
    /// The outlets and agencies that articles come from.
    pub(super) outlets: BTreeSet<String>,
    /// IRI of each article.
    pub(super) articles: Vec<NamedNode>,
    /// Names of the statements and event reports of each article that was asked for.
    names: Vec<OnceCell<Names>>,
}

impl Shared<'_> {
    /// IRI of an entity.
    pub(super) fn entity(&self, index: usize) -> NamedNode {
        self.options.base.entity(&self.resolution.entities[index].key)
    }

    /// The key of an article.
    pub(super) fn key(&self, article: usize) -> String {
        self.digests.get(article).map_or_else(String::new, |digest| digest.key.clone())
    }

    /// Whether what is said of an article's nodes is made.
    pub(super) fn wants_article(&self, article: usize) -> bool {
        self.selected.as_ref().is_none_or(|selected| selected.articles.get(article) == Some(&true))
    }

    /// Whether what is said of an entity is made.
    fn wants_entity(&self, entity: usize) -> bool {
        self.selected.as_ref().is_none_or(|selected| selected.entities[entity])
    }

    /// Whether what is said of a happening is made.
    pub(super) fn wants_event(&self, event: usize) -> bool {
        self.selected.as_ref().is_none_or(|selected| selected.events[event])
    }

    /// The name of an event report.
    pub(super) fn report(&self, article: usize, report: usize) -> Option<&NamedNode> {
        self.names(article)?.events.get(report)
    }

    fn names(&self, article: usize) -> Option<&Names> {
        let digest = self.digests.telling(article)?;
        let names = || Names::of(digest, &self.articles[article]);
        self.names.get(article).map(|known| known.get_or_init(names))
    }

    /// What a place lies in, where it is an entity, too.
    pub(super) fn holder(&self, index: usize) -> Option<usize> {
        let inside = &self.resolution.entities[index].inside;
        let holder = inside.iter().find_map(|id| self.by_gazetteer.get(id.as_str()).copied());
        holder.filter(|&holder| holder != index)
    }

    /// Whether an entity speaks and is never named.
    pub(super) fn is_unnamed_source(&self, index: usize) -> bool {
        self.unnamed[index]
    }

    /// The membership behind an office that an article ascribes to an entity, and the entity that is the body.
    pub(super) fn membership(
        &self,
        entity: &Entity,
        article: usize,
        found: &OfficeDigest,
    ) -> (NamedNode, Option<usize>) {
        let body = found.of.and_then(|body| self.entity_of(article, body));
        let body_key = body.map_or("", |body| self.resolution.entities[body].key.as_str());
        (self.options.base.membership(&hex_key(&[&entity.key, &found.office, body_key], 16)), body)
    }

    /// The entity of an actor of an article.
    pub(super) fn entity_of(&self, article: usize, actor: usize) -> Option<usize> {
        self.resolution.entity_of.get(article)?.get(actor).copied().flatten()
    }

    /// The article that an article is one text with, and that came out first.
    pub(super) fn origin(&self, article: usize) -> usize {
        self.resolution.origins.get(article).copied().unwrap_or(article)
    }

    /// The canonical event of a report of an article.
    pub(super) fn event_of(&self, article: usize, report: usize) -> Option<usize> {
        self.resolution.event_of.get(article)?.get(report).copied().flatten()
    }
}

/// The outlets and agencies that articles come from.
fn outlet_names(digests: Digests<'_>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for digest in digests.iter() {
        for name in digest.source.iter().chain(&digest.agencies) {
            if !names.contains(name) {
                names.insert(name.clone());
            }
        }
    }
    names
}

/// Which article it is one text with.
fn copies(scope: &mut Shared<'_>, article: usize) {
    let origin = scope.origin(article);
    if origin != article {
        let [copy, origin] = [article, origin].map(|article| scope.articles[article].clone());
        scope.facts.add(&copy, dl::SHARES_TEXT_WITH, origin);
    }
}

/// Which local actor is which entity, and what the article mentions by name.
fn mentions(scope: &mut Shared<'_>, article: usize, digest: &Digest) {
    let article_node = scope.articles[article].clone();
    for (index, actor) in digest.actors.iter().enumerate() {
        let Some(entity) = scope.entity_of(article, index).map(|entity| scope.entity(entity)) else {
            continue;
        };
        if is_written(digest, index) {
            let node = local(&article_node, Local::Actor, actor.first);
            scope.facts.add(&node, itsrdf::TA_IDENT_REF, entity.clone());
        }
        if !actor.names.is_empty() {
            scope.facts.add(&article_node, schema::MENTIONS, entity);
        }
    }
    if let Some(place) = digest.filed_from.and_then(|place| scope.entity_of(article, place)) {
        let place = scope.entity(place);
        scope.facts.add(&article_node, schema::LOCATION_CREATED, place);
    }
}

/// Whether the article's own graph describes the actor: it is named, holds an office, speaks, takes part or is a place.
fn is_written(digest: &Digest, index: usize) -> bool {
    let part = |actor: Option<usize>| actor == Some(index);
    let actor = &digest.actors[index];
    !actor.names.is_empty()
        || !actor.offices.is_empty()
        || digest.statements.iter().any(|statement| statement.speakers.contains(&index))
        || digest.events.iter().any(|event| {
            event.participants.iter().any(|(_, actor, _)| part(*actor))
                || event.place.as_ref().is_some_and(|(actor, _)| part(*actor))
        })
}

/// Who said each statement, and what it is about.
fn statements(scope: &mut Shared<'_>, article: usize) {
    let Some(digest) = scope.digests.telling(article) else { return };
    for (index, statement) in digest.statements.iter().enumerate() {
        let Some(node) = scope.names(article).map(|names| names.statements[index].clone()) else { continue };
        let speakers: Vec<_> =
            statement.speakers.iter().filter_map(|&actor| scope.entity_of(article, actor)).collect();
        for speaker in speakers {
            let speaker = scope.entity(speaker);
            scope.facts.add(&node, dl::SPEAKER, speaker.clone());
            scope.facts.add(&node, prov::WAS_ATTRIBUTED_TO, speaker);
        }
        let entities: Vec<_> =
            statement.about.iter().filter_map(|&actor| scope.entity_of(article, actor)).collect();
        let events: Vec<_> =
            statement.events.iter().filter_map(|&report| scope.event_of(article, report)).collect();
        for entity in entities {
            let entity = scope.entity(entity);
            scope.facts.add(&node, schema::ABOUT, entity);
        }
        for event in events {
            let event = scope.options.base.event(&scope.resolution.events[event].key);
            scope.facts.add(&node, schema::ABOUT, event);
        }
    }
}

fn entity(scope: &mut Shared<'_>, index: usize) {
    let entity = &scope.resolution.entities[index];
    let node = scope.entity(index);
    let digests = scope.digests;
    let actors: Vec<(usize, &ActorDigest)> = entity
        .actors
        .iter()
        .filter_map(|&(article, actor)| Some((article, digests.telling(article)?.actors.get(actor)?)))
        .filter(|(_, actor)| !actor.offices.is_empty())
        .collect();
    scope.facts.types(&node, classes(entity.class));
    if entity.class != EntityType::Place {
        scope.facts.types(&node, &[sem::ACTOR]);
    }
    // A place that speaks stands for its government: "Baghdad said".
    if scope.agents[index] || matches!(entity.class, EntityType::Person | EntityType::Org) {
        scope.facts.types(&node, &[sem::ACTOR, prov::AGENT]);
    }
    if scope.is_unnamed_source(index) {
        scope.facts.types(&node, &[dl::UNNAMED_SOURCE]);
    }
    scope.facts.add(&node, skos::PREF_LABEL, words(entity.label.as_str(), ENGLISH));
    for label in entity.other_labels.iter().filter(|&label| *label != entity.label) {
        scope.facts.add(&node, skos::ALT_LABEL, words(label.as_str(), ENGLISH));
    }
    let holder = scope.holder(index).map(|holder| scope.entity(holder));
    scope.facts.add_some(&node, schema::CONTAINED_IN_PLACE, holder);
    scope.facts.add_some(&node, skos::EXACT_MATCH, entity.wikidata.as_deref().and_then(wikidata));
    for (article, actor) in actors {
        memberships(scope, entity, article, actor);
    }
}

/// Offices the entity holds, each with the local actors that tell of it.
fn memberships(scope: &mut Shared<'_>, entity: &Entity, article: usize, actor: &ActorDigest) {
    for found in &actor.offices {
        let office = &found.office;
        let (node, body) = scope.membership(entity, article, found);
        let member = scope.options.base.entity(&entity.key);
        let body = body.map(|body| scope.entity(body));
        let teller = local(&scope.articles[article], Local::Actor, actor.first);
        scope.facts.types(&node, &[org::MEMBERSHIP]);
        scope.facts.add(&node, org::MEMBER, member);
        scope.facts.add_some(&node, org::ORGANIZATION, body);
        scope.facts.add(&node, dl::OFFICE, words(office.as_str(), ENGLISH));
        scope.facts.add(&node, prov::WAS_DERIVED_FROM, teller);
        for &(term, time) in &found.terms {
            let time = local(&scope.articles[article], Local::Time, time);
            scope.facts.add(&node, office::held(term), time);
        }
        let digest = scope.digests.telling(article);
        let told = digest.and_then(|digest| digest.published).filter(|_| found.held);
        scope.facts.add_some(&node, dl::AS_OF, told.map(day));
    }
}

/// The classes of a kind of entity, beside those of what it does.
fn classes(class: EntityType) -> &'static [NamedNodeRef<'static>] {
    match class {
        EntityType::Person => &[schema::PERSON],
        EntityType::Org => &[schema::ORGANIZATION],
        EntityType::Place => &[schema::PLACE, sem::PLACE],
        EntityType::Norp | EntityType::Group => &[dl::GROUP],
        EntityType::Product => &[schema::PRODUCT],
        EntityType::Work => &[schema::CREATIVE_WORK],
        EntityType::Other => &[schema::THING],
    }
}
