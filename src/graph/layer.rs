//! Two layers of an article's graph: what is asked daily, and the evidence behind it.

use super::vocab::{dl, nif, prov, rdf};
use oxigraph::model::{NamedNode, NamedNodeRef, Quad, Term};

/// Properties that tell why something stands in the graph, or on which words. All of [`nif`] are evidence, too.
const EVIDENCE: &[NamedNodeRef<'static>] = &[
    dl::CONFIDENCE,
    dl::CONTENT_SPAN,
    dl::CUE,
    dl::DATE_SOURCE,
    dl::DATE_SPAN,
    dl::DERIVATION,
    dl::PHASE_TRIGGER,
    dl::RULE,
    dl::SPEAKER_MENTION,
    dl::TRIGGER,
    dl::VALUE_SPAN,
    prov::WAS_DERIVED_FROM,
];

/// Endings of our properties that give a reason or a chance: `dl:timeRule`, `dl:placeConfidence`.
const EVIDENCE_ENDINGS: &[&str] = &["Rule", "Confidence"];

/// Whether facts of this property belong to the evidence.
pub(crate) fn is_evidence_property(property: &NamedNode) -> bool {
    let iri = property.as_str();
    iri.starts_with(nif::NAMESPACE)
        || iri.starts_with(dl::NAMESPACE) && EVIDENCE_ENDINGS.iter().any(|ending| iri.ends_with(ending))
        || EVIDENCE.iter().any(|evidence| *evidence == property.as_ref())
}

/// Whether members of this class are evidence.
pub(crate) fn is_evidence_class(class: &NamedNode) -> bool {
    class.as_str().starts_with(nif::NAMESPACE)
}

/// Whether a fact belongs to the evidence.
pub(crate) fn is_evidence(quad: &Quad) -> bool {
    match &quad.object {
        Term::NamedNode(class) if quad.predicate == rdf::TYPE => is_evidence_class(class),
        _ => is_evidence_property(&quad.predicate),
    }
}
