//! The facts of each node, as the page and pictures of the graph ask for them.

use super::vocab::{dl, rdf, schema};
use oxigraph::model::{NamedNodeRef, NamedOrBlankNode, Quad, Term};
use std::collections::BTreeMap;

/// Facts by subject, whatever graph they stand in.
pub(crate) struct Lookup<'q>(BTreeMap<&'q str, Vec<(&'q str, &'q Term)>>);

impl<'q> Lookup<'q> {
    pub(crate) fn of(quads: &'q [Quad]) -> Self {
        let mut facts: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for quad in quads {
            if let NamedOrBlankNode::NamedNode(subject) = &quad.subject {
                facts.entry(subject.as_str()).or_default().push((quad.predicate.as_str(), &quad.object));
            }
        }
        Self(facts)
    }

    /// Everything that has facts, in order of the IRIs.
    pub(crate) fn subjects(&self) -> impl Iterator<Item = &'q str> {
        self.0.keys().copied()
    }

    /// Subjects of a class, in order of their IRIs.
    pub(crate) fn of_class(&self, class: NamedNodeRef<'_>) -> impl Iterator<Item = &'q str> {
        let kind = rdf::TYPE.as_str();
        self.0.iter().filter_map(move |(subject, facts)| {
            let is = facts.iter().any(|(property, object)| {
                *property == kind && matches!(object, Term::NamedNode(found) if *found == class)
            });
            is.then_some(*subject)
        })
    }

    pub(crate) fn is_a(&self, subject: &str, class: NamedNodeRef<'_>) -> bool {
        self.nodes(subject, rdf::TYPE).any(|found| found == class.as_str())
    }

    fn objects(&self, subject: &str, property: NamedNodeRef<'_>) -> impl Iterator<Item = &'q Term> {
        let known = self.0.get(subject).map_or(&[][..], Vec::as_slice);
        let property = property.as_str();
        known.iter().filter(move |(found, _)| *found == property).map(|(_, object)| *object)
    }

    /// IRIs that a property leads to.
    pub(crate) fn nodes(&self, subject: &str, property: NamedNodeRef<'_>) -> impl Iterator<Item = &'q str> {
        self.objects(subject, property).filter_map(|object| match object {
            Term::NamedNode(node) => Some(node.as_str()),
            _ => None,
        })
    }

    /// The first IRI.
    pub(crate) fn node(&self, subject: &str, property: NamedNodeRef<'_>) -> Option<&'q str> {
        self.nodes(subject, property).next()
    }

    /// Things of a class by the nodes that one of their properties leads to, in order of their IRIs: reports by event.
    pub(crate) fn by_node(
        &self,
        class: NamedNodeRef<'_>,
        property: NamedNodeRef<'_>,
    ) -> BTreeMap<&'q str, Vec<&'q str>> {
        let mut found: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for subject in self.of_class(class) {
            for node in self.nodes(subject, property) {
                found.entry(node).or_default().push(subject);
            }
        }
        found
    }

    /// Values of a property.
    pub(crate) fn values(&self, subject: &str, property: NamedNodeRef<'_>) -> impl Iterator<Item = &'q str> {
        self.objects(subject, property).filter_map(|object| match object {
            Term::Literal(literal) => Some(literal.value()),
            _ => None,
        })
    }

    /// The first value, or nothing.
    pub(crate) fn value(&self, subject: &str, property: NamedNodeRef<'_>) -> String {
        self.values(subject, property).next().unwrap_or_default().to_owned()
    }

    /// The class that tells most of an entity; `None` for what is no entity.
    pub(crate) fn entity_class(&self, subject: &str) -> Option<&'static str> {
        ENTITY_CLASSES.iter().find(|(class, _)| self.is_a(subject, *class)).map(|(_, name)| *name)
    }

    /// On whose authority something stands: a report that names nobody and stands in no statement tells it itself.
    pub(crate) fn standing(&self, subject: &str) -> String {
        let standing = self.concept(subject, dl::STANDING);
        if !standing.is_empty() {
            return standing;
        }
        let by_default = if self.node(subject, dl::SAID_IN).is_some() { "Attributed" } else { "Told" };
        by_default.to_owned()
    }

    /// The last part of the concept a property leads to: `Planned` of `dl:Planned`.
    pub(crate) fn concept(&self, subject: &str, property: NamedNodeRef<'_>) -> String {
        self.node(subject, property).map_or("", local_name).to_owned()
    }
}

/// Classes of entities with their names, the ones that tell most first.
pub(crate) const ENTITY_CLASSES: &[(NamedNodeRef<'static>, &str)] = &[
    (schema::PERSON, "Person"),
    (schema::ORGANIZATION, "Organization"),
    (schema::PLACE, "Place"),
    (dl::GROUP, "Group"),
    (schema::PRODUCT, "Product"),
    (schema::CREATIVE_WORK, "CreativeWork"),
    (schema::THING, "Thing"),
];

/// What follows the last `#` or `/`.
pub(crate) fn local_name(iri: &str) -> &str {
    iri.rsplit(['#', '/']).next().unwrap_or(iri)
}

/// Article and offsets of a node of an article: `.../KEY#st_1_32` is (`.../KEY`, 1, 32).
pub(crate) fn position(iri: &str) -> Option<(&str, u32, u32)> {
    let (article, local) = iri.split_once('#')?;
    let mut numbers = local.rsplit('_');
    let end = numbers.next()?.parse().ok()?;
    let begin = numbers.next()?.parse().ok()?;
    Some((article, begin, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_its_place() {
        assert_eq!(position("https://x/article/a1#st_1_32"), Some(("https://x/article/a1", 1, 32)));
        assert_eq!(position("https://x/article/a1#text"), None);
        assert_eq!(position("https://x/event/talks"), None);
    }
}
