//! Quads as the text of an RDF file, with the same prefixes everywhere and only those in use.

use super::iri::Base;
use super::vocab::{PREFIXES, rdf};
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term, Triple};
use std::collections::BTreeSet;
use std::io::Write as _;

/// The quads of one file as TriG, in the order given.
///
/// # Panics
/// Never: memory takes every byte.
pub fn to_trig(quads: &[Quad], base: &Base) -> Vec<u8> {
    let mut serializer = serializer(RdfFormat::TriG, quads, base).for_writer(Vec::new());
    for quad in quads {
        serializer.serialize_quad(quad).expect("writing to memory does not fail");
    }
    serializer.finish().expect("writing to memory does not fail")
}

/// Triples of one graph as N-Quads, in the order given: the bytes that oxigraph makes of them.
///
/// # Panics
/// Never: memory takes every byte.
pub fn to_nquads(triples: &[Triple], graph: &NamedNode) -> Vec<u8> {
    let mut lines = Vec::new();
    let graph = format!(" {graph} .\n");
    for Triple { subject, predicate, object } in triples {
        match subject {
            NamedOrBlankNode::NamedNode(node) => name(&mut lines, node),
            NamedOrBlankNode::BlankNode(_) => write!(lines, "{subject}").expect("memory takes every byte"),
        }
        lines.push(b' ');
        name(&mut lines, predicate);
        lines.push(b' ');
        match object {
            Term::NamedNode(node) => name(&mut lines, node),
            _ => write!(lines, "{object}").expect("memory takes every byte"),
        }
        lines.extend_from_slice(graph.as_bytes());
    }
    lines
}

fn name(lines: &mut Vec<u8>, node: &NamedNode) {
    lines.push(b'<');
    lines.extend_from_slice(node.as_str().as_bytes());
    lines.push(b'>');
}

/// A serialiser that abbreviates the names of `quads`: vocabularies, shared nodes of `base` and, where they are all of
/// one article, the nodes of that article (`art:st_14_52`).
///
/// # Panics
/// Never: a [`Base`] is a valid IRI, and so is each vocabulary.
pub fn serializer(format: RdfFormat, quads: &[Quad], base: &Base) -> RdfSerializer {
    let used = Used::of(quads);
    with_prefixes(format, base, used.only_article(base), |_, namespace| used.under(namespace))
}

/// As [`serializer`], of quads in files that [`to_trig`] has written: with these `prefixes` of theirs, and where they are of
/// one `article` alone, with that of its nodes.
pub fn serializer_with(
    format: RdfFormat,
    prefixes: &BTreeSet<String>,
    article: Option<&str>,
    base: &Base,
) -> RdfSerializer {
    with_prefixes(format, base, article, |prefix, _| prefixes.contains(prefix))
}

/// A serialiser with those prefixes that `is_used` says of prefix and namespace.
fn with_prefixes(
    format: RdfFormat,
    base: &Base,
    article: Option<&str>,
    is_used: impl Fn(&str, &str) -> bool,
) -> RdfSerializer {
    let mut candidates: Vec<(&str, String)> =
        PREFIXES.iter().map(|&(prefix, namespace)| (prefix, namespace.to_owned())).collect();
    candidates.push(("ent", format!("{base}entity/")));
    candidates.push(("article", format!("{base}article/")));
    candidates.push(("evt", format!("{base}event/")));
    if let Some(key) = article {
        candidates.push(("art", format!("{}#", base.article(key).as_str())));
    }
    candidates.sort();
    candidates.into_iter().filter(|(prefix, namespace)| is_used(prefix, namespace)).fold(
        RdfSerializer::from_format(format),
        |serializer, (prefix, namespace)| {
            serializer.with_prefix(prefix, namespace).expect("vocabularies and bases are IRIs")
        },
    )
}

/// Every IRI of some quads.
struct Used<'q>(BTreeSet<&'q str>);

impl<'q> Used<'q> {
    fn of(quads: &'q [Quad]) -> Self {
        let mut used = BTreeSet::new();
        for quad in quads {
            if let NamedOrBlankNode::NamedNode(node) = &quad.subject {
                used.insert(node.as_str());
            }
            // `rdf:type` is written `a`.
            if quad.predicate != rdf::TYPE {
                used.insert(quad.predicate.as_str());
            }
            match &quad.object {
                Term::NamedNode(node) => {
                    used.insert(node.as_str());
                }
                Term::Literal(literal) => {
                    used.insert(literal.datatype().as_str());
                }
                _ => {}
            }
            if let GraphName::NamedNode(node) = &quad.graph_name {
                used.insert(node.as_str());
            }
        }
        Self(used)
    }

    /// Whether some IRI begins with `namespace`.
    fn under(&self, namespace: &str) -> bool {
        self.0.range(namespace..).next().is_some_and(|iri| iri.starts_with(namespace))
    }

    /// The key of the article all local nodes belong to, where there is one only.
    fn only_article(&self, base: &Base) -> Option<&'q str> {
        let keys: BTreeSet<&str> = self.0.iter().filter_map(|iri| base.key_of(iri)).collect();
        keys.first().copied().filter(|_| keys.len() == 1)
    }
}
