//! What a statement claims, as subject, predicate and object that nothing asserts.

use super::actor;
use super::article::Scope;
use super::concept::Concept;
use super::iri::Local;
use super::vocab::{dl, prov, rdf};
use crate::model::{ByteSpan, EventType, Statement};
use oxigraph::model::{NamedNode, NamedNodeRef, Triple};

/// Writes the proposition of a statement.
pub(super) fn write(scope: &mut Scope<'_>, statement_node: &NamedNode, statement: &Statement) {
    let Some(claimed) = statement.proposition else { return };
    let mut side = |span: Option<ByteSpan>| span.map(|span| actor::at(scope, span));
    let (agent, patient) = (side(claimed.agent), side(claimed.patient));
    let (subject, predicate, object) = match (agent, patient) {
        (Some(agent), Some(patient)) if agent != patient => {
            let Some(predicate) = predicate(claimed.class) else { return };
            (agent, predicate, patient)
        }
        (Some(agent), _) => (agent, dl::AGENT_OF, claimed.class.iri()),
        (None, Some(patient)) => (patient, dl::PATIENT_OF, claimed.class.iri()),
        (None, None) => return,
    };
    let node = scope.node(Local::Proposition, claimed.verb);
    scope.facts.types(&node, &[dl::PROPOSITION]);
    scope.facts.add(&node, rdf::SUBJECT, subject.clone());
    scope.facts.add(&node, rdf::PREDICATE, predicate.into_owned());
    scope.facts.add(&node, rdf::OBJECT, object.clone());
    if scope.options.rdf12 {
        scope.facts.add(&node, rdf::REIFIES, Triple::new(subject, predicate.into_owned(), object));
    }
    let sentence = scope.sentence(claimed.verb);
    scope.facts.add(&node, prov::WAS_DERIVED_FROM, sentence);
    scope.facts.add(statement_node, dl::PROPOSITION_OF, node);
}

/// The property that says of two actors what the type says of a happening; none where the type says nothing.
fn predicate(class: EventType) -> Option<NamedNodeRef<'static>> {
    Some(match class {
        EventType::Agree => dl::AGREES_TO,
        EventType::Consult => dl::CONSULTS,
        EventType::Support => dl::SUPPORTS,
        EventType::Concede => dl::CONCEDES,
        EventType::Cooperate => dl::COOPERATES_WITH,
        EventType::Aid => dl::AIDS,
        EventType::Retreat => dl::RETREATS_FROM,
        EventType::Request => dl::REQUESTS,
        EventType::Accuse => dl::ACCUSES,
        EventType::Reject => dl::REJECTS,
        EventType::Threaten => dl::THREATENS,
        EventType::Protest => dl::PROTESTS_AGAINST,
        EventType::Sanction => dl::SANCTIONS,
        EventType::Mobilize => dl::MOBILIZES,
        EventType::Coerce => dl::COERCES,
        EventType::Assault => dl::ASSAULTS,
        EventType::Elect => dl::ELECTS,
        EventType::Appoint => dl::APPOINTS,
        EventType::Legislate => dl::LEGISLATES,
        EventType::Judge => dl::JUDGES,
        EventType::Transact => dl::TRANSACTS,
        EventType::Launch => dl::LAUNCHES,
        EventType::Disaster => dl::STRIKES,
        EventType::Health => dl::AFFECTS,
        EventType::OtherEvent => return None,
    })
}
