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
    let used = Used::of(quads, base);
    with_prefixes(format, base, used.only_article(), |prefix, _| used.has(prefix))
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
    let mut candidates = candidates(base);
    if let Some(key) = article {
        candidates.push((ARTICLE_NODES, format!("{}#", base.article(key).as_str())));
    }
    candidates.sort();
    candidates.into_iter().filter(|(prefix, namespace)| is_used(prefix, namespace)).fold(
        RdfSerializer::from_format(format),
        |serializer, (prefix, namespace)| {
            serializer.with_prefix(prefix, namespace).expect("vocabularies and bases are IRIs")
        },
    )
}

/// The prefix of the nodes of the only article.
const ARTICLE_NODES: &str = "art";

/// Prefixes that files may have whatever articles they are of, with their namespaces.
fn candidates(base: &Base) -> Vec<(&'static str, String)> {
    let vocabularies = PREFIXES.iter().map(|&(prefix, namespace)| (prefix, namespace.to_owned()));
    let shared = [("ent", "entity/"), ("article", "article/"), ("evt", "event/")];
    vocabularies.chain(shared.map(|(prefix, kind)| (prefix, format!("{base}{kind}")))).collect()
}

/// What the IRIs of some quads begin with.
struct Used<'q> {
    prefixes: BTreeSet<&'static str>,
    article: Articles<'q>,
}

/// Articles whose nodes are named.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Articles<'q> {
    None,
    One(&'q str),
    Several,
}

impl<'q> Used<'q> {
    fn of(quads: &'q [Quad], base: &Base) -> Self {
        let mut unseen = candidates(base);
        let mut used = Self { prefixes: BTreeSet::new(), article: Articles::None };
        let mut see = |iri: &'q str| {
            unseen.retain(|(prefix, namespace)| {
                let begins = iri.starts_with(namespace.as_str());
                if begins {
                    used.prefixes.insert(prefix);
                }
                !begins
            });
            if used.article != Articles::Several
                && let Some(key) = base.key_of(iri)
            {
                used.article = match used.article {
                    Articles::One(other) if other != key => Articles::Several,
                    _ => Articles::One(key),
                };
                if !used.prefixes.contains(ARTICLE_NODES) && iri.len() > base.article(key).as_str().len() {
                    used.prefixes.insert(ARTICLE_NODES);
                }
            }
        };
        // Quads come in runs of one subject and in one graph.
        let mut last = ["", ""];
        for quad in quads {
            let subject = match &quad.subject {
                NamedOrBlankNode::NamedNode(node) => node.as_str(),
                NamedOrBlankNode::BlankNode(_) => "",
            };
            let graph = match &quad.graph_name {
                GraphName::NamedNode(node) => node.as_str(),
                _ => "",
            };
            for (last, name) in last.iter_mut().zip([subject, graph]) {
                if *last != name {
                    see(name);
                    *last = name;
                }
            }
            // `rdf:type` is written `a`.
            if quad.predicate != rdf::TYPE {
                see(quad.predicate.as_str());
            }
            match &quad.object {
                Term::NamedNode(node) => see(node.as_str()),
                Term::Literal(literal) => see(literal.datatype().as_str()),
                _ => {}
            }
        }
        used
    }

    /// Whether some IRI begins with the namespace of a prefix.
    fn has(&self, prefix: &str) -> bool {
        self.prefixes.contains(prefix)
    }

    /// The key of the article all local nodes belong to, where there is one only.
    fn only_article(&self) -> Option<&'q str> {
        match self.article {
            Articles::One(key) => Some(key),
            Articles::None | Articles::Several => None,
        }
    }
}
