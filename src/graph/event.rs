//! Event reports of an article: what happened as this article tells it.

use super::article::Scope;
use super::concept::Concept;
use super::literal::confidence;
use super::vocab::{dl, prov, schema, sem};
use super::{actor, figure, time};
use crate::extract::event::precision;
use crate::model::{Confidence, DateSource, Event, EventDate, ParticipantRole, RuleId};
use crate::resolve::event::kind;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef};
use std::collections::BTreeMap;

/// The property of a part played.
pub(super) fn role_property(role: ParticipantRole) -> NamedNodeRef<'static> {
    match role {
        ParticipantRole::Agent => dl::AGENT,
        ParticipantRole::Target => dl::TARGET,
        ParticipantRole::Victim => dl::VICTIM,
        ParticipantRole::Recipient => dl::RECIPIENT,
        ParticipantRole::Instrument => dl::INSTRUMENT,
        ParticipantRole::Theme => dl::THEME,
        ParticipantRole::Place => sem::HAS_PLACE,
    }
}

/// What a victim suffers, where the word for the event tells: the property below [`dl::VICTIM`].
pub(super) fn suffered(role: ParticipantRole, lemma: &str) -> Option<NamedNodeRef<'static>> {
    match kind(lemma) {
        "kill" if role == ParticipantRole::Victim => Some(dl::KILLED),
        "injure" if role == ParticipantRole::Victim => Some(dl::INJURED),
        _ => None,
    }
}

/// Writes event report number `index`.
pub(super) fn write(scope: &mut Scope<'_>, index: usize) {
    let event = &scope.reading.annotations.events[index];
    let node = scope.names.events[index].clone();
    scope.facts.types(&node, &[dl::EVENT_REPORT]);
    scope.facts.add(&node, sem::EVENT_TYPE, event.class.iri());
    scope.facts.add(&node, dl::STATUS, event.status.iri());
    scope.facts.add(&node, dl::STANDING, event.standing.iri());
    let trigger = scope.span(event.trigger);
    scope.facts.add(&node, dl::TRIGGER, trigger);
    if let Some(phase) = event.phase {
        scope.facts.add(&node, dl::PHASE, phase.iri());
    }
    if let Some(words) = event.phase_trigger {
        let span = scope.span(words);
        scope.facts.add(&node, dl::PHASE_TRIGGER, span);
    }
    if let Some(date) = &event.date {
        when(scope, &node, &date.value);
    }
    who_and_where(scope, &node, event);
    for number in &event.figures {
        let figure = figure::write(scope, &node, number);
        scope.facts.add(&node, dl::FIGURE_OF, figure);
    }
    links(scope, &node, event);
    for (slot, (share, rule)) in reasons(event) {
        let (rule_property, share_property) = slot.reason();
        scope.facts.add(&node, rule_property, Literal::from(rule));
        // How often a measured rule is right stands once, in the graph of the run.
        if precision(rule) != Some(share) {
            scope.facts.add(&node, share_property, confidence(share));
        }
    }

    let sentence = scope.sentence(event.trigger);
    scope.facts.add(&node, prov::WAS_DERIVED_FROM, sentence);
    scope.facts.add(&node, schema::IS_PART_OF, scope.article.clone());
    scope.facts.add(&node, dl::RULE, Literal::from(event.rule));
    scope.facts.add(&node, dl::CONFIDENCE, confidence(event.confidence));
}

/// What a value is of an event report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Slot {
    Time,
    Part(ParticipantRole),
}

impl Slot {
    /// The properties of the rule that filled it and of how often that rule is right.
    fn reason(self) -> (NamedNodeRef<'static>, NamedNodeRef<'static>) {
        match self {
            Self::Time => (dl::TIME_RULE, dl::TIME_CONFIDENCE),
            Self::Part(ParticipantRole::Place) => (dl::PLACE_RULE, dl::PLACE_CONFIDENCE),
            Self::Part(ParticipantRole::Agent) => (dl::AGENT_RULE, dl::AGENT_CONFIDENCE),
            Self::Part(ParticipantRole::Target) => (dl::TARGET_RULE, dl::TARGET_CONFIDENCE),
            Self::Part(ParticipantRole::Victim) => (dl::VICTIM_RULE, dl::VICTIM_CONFIDENCE),
            Self::Part(ParticipantRole::Recipient) => (dl::RECIPIENT_RULE, dl::RECIPIENT_CONFIDENCE),
            Self::Part(ParticipantRole::Instrument) => (dl::INSTRUMENT_RULE, dl::INSTRUMENT_CONFIDENCE),
            Self::Part(ParticipantRole::Theme) => (dl::THEME_RULE, dl::THEME_CONFIDENCE),
        }
    }
}

/// The rule behind each slot and how often it is right; of several in one role the one that is least certain.
fn reasons(event: &Event) -> BTreeMap<Slot, (Confidence, RuleId)> {
    let mut found = BTreeMap::new();
    found.extend(event.date.as_ref().map(|date| (Slot::Time, (date.confidence, date.rule))));
    for part in &event.participants {
        let slot = Slot::Part(part.value.role);
        let reason = (part.confidence, part.rule);
        found.entry(slot).and_modify(|known| *known = reason.min(*known)).or_insert(reason);
    }
    let place = event.place.as_ref();
    found.extend(place.map(|place| (Slot::Part(ParticipantRole::Place), (place.confidence, place.rule))));
    found
}

/// A date the text ties to the event is a time expression; one from elsewhere a bare date, marked as such.
fn when(scope: &mut Scope<'_>, node: &NamedNode, date: &EventDate) {
    let written = date.time.and_then(|index| time::write(scope, index));
    let time = written.unwrap_or_else(|| time::write_date(scope, date.value));
    scope.facts.add(node, sem::HAS_TIME, time);
    if date.from != DateSource::Text {
        scope.facts.add(node, dl::DATE_SOURCE, date.from.iri());
    }
}

fn who_and_where(scope: &mut Scope<'_>, node: &NamedNode, event: &Event) {
    if let Some(place) = &event.place {
        let place = actor::at(scope, place.value);
        scope.facts.add(node, sem::HAS_PLACE, place);
    }
    for participant in event.participants.iter().map(|found| &found.value) {
        let actor = actor::at(scope, participant.span);
        if let Some(property) = suffered(participant.role, &event.lemma) {
            scope.facts.add(node, property, actor.clone());
        }
        scope.facts.add(node, role_property(participant.role), actor);
    }
}

/// The statement that claims it, and what the text names as its cause.
fn links(scope: &mut Scope<'_>, node: &NamedNode, event: &Event) {
    let names = &scope.names;
    let statement = event.said_in.and_then(|index| names.statements.get(index)).cloned();
    let cause = event.caused_by.and_then(|index| names.events.get(index)).cloned();
    scope.facts.add_some(node, dl::SAID_IN, statement);
    scope.facts.add_some(node, dl::CAUSED_BY, cause);
}
