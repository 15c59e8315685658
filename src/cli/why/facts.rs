//! What some quads say of each node, by its IRI.

use dateline::graph::vocab::{dl, nif, prov, rdfs, skos};
use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};
use std::collections::BTreeMap;

pub(super) struct Facts(BTreeMap<String, Vec<(NamedNode, Term)>>);

impl Facts {
    pub(super) fn of(quads: Vec<Quad>) -> Self {
        let mut facts: BTreeMap<String, Vec<(NamedNode, Term)>> = BTreeMap::new();
        for quad in quads {
            if let NamedOrBlankNode::NamedNode(subject) = quad.subject {
                facts.entry(subject.into_string()).or_default().push((quad.predicate, quad.object));
            }
        }
        Self(facts)
    }

    /// Properties and values of a node, in the order of the files.
    pub(super) fn about(&self, iri: &str) -> &[(NamedNode, Term)] {
        self.0.get(iri).map_or(&[], Vec::as_slice)
    }

    /// The first value of a property that is a literal.
    pub(super) fn text(&self, iri: &str, property: NamedNodeRef<'_>) -> Option<&str> {
        self.about(iri).iter().find_map(|(predicate, object)| match object {
            Term::Literal(literal) if *predicate == property => Some(literal.value()),
            _ => None,
        })
    }

    /// All values of a property that are nodes.
    pub(super) fn nodes(&self, iri: &str, property: NamedNodeRef<'_>) -> Vec<&str> {
        let nodes = self.about(iri).iter().filter_map(|(predicate, object)| match object {
            Term::NamedNode(node) if *predicate == property => Some(node.as_str()),
            _ => None,
        });
        nodes.collect()
    }

    /// Nodes that point to a node and lead to a sentence themselves.
    pub(super) fn pointing_to(&self, iri: &str) -> Vec<&str> {
        let points = |(predicate, object): &(NamedNode, Term)| {
            *predicate != prov::WAS_DERIVED_FROM
                && matches!(object, Term::NamedNode(node) if node.as_str() == iri)
        };
        let pointing = self.0.iter().filter(|(_, facts)| facts.iter().any(points));
        pointing
            .map(|(subject, _)| subject.as_str())
            .filter(|subject| self.sentence(subject).is_some())
            .collect()
    }

    /// The words of the sentence something was read from, with their place.
    pub(super) fn sentence(&self, iri: &str) -> Option<String> {
        let sentence = *self.nodes(iri, prov::WAS_DERIVED_FROM).first()?;
        let place = format!(
            "{}-{}",
            self.text(sentence, nif::BEGIN_INDEX).unwrap_or("?"),
            self.text(sentence, nif::END_INDEX).unwrap_or("?")
        );
        Some(match self.text(sentence, nif::ANCHOR_OF) {
            Some(words) => format!("“{}” ({place})", one_line(words)),
            None => format!("characters {place}; the store keeps no words of sentences"),
        })
    }

    /// What to call a node: its words, label, name or date.
    pub(super) fn label(&self, iri: &str) -> Option<String> {
        if let Some(words) = self.text(iri, nif::ANCHOR_OF) {
            return Some(format!("“{}”", one_line(words)));
        }
        let label = self.text(iri, skos::PREF_LABEL).or_else(|| self.text(iri, rdfs::LABEL));
        match (label, self.text(iri, dl::EDTF)) {
            (Some(label), Some(date)) => Some(format!("{date}, written “{label}”")),
            (Some(label), None) => Some(label.to_owned()),
            (None, date) => date.map(str::to_owned),
        }
    }
}

/// Line breaks as spaces.
pub(super) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
