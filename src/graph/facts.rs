//! A growing list of quads of one graph, and the order in which quads leave the program.

use super::vocab::rdf;
use oxigraph::model::{GraphName, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term, Triple};
use std::cmp::Ordering;

/// What is known so far of one graph.
#[derive(Debug)]
pub(super) struct Facts {
    graph: GraphName,
    quads: Vec<Quad>,
}

impl Facts {
    /// Nothing yet, in `graph`.
    pub(super) fn new(graph: NamedNode) -> Self {
        Self { graph: graph.into(), quads: Vec::new() }
    }

    /// One more fact.
    pub(super) fn add(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, object: impl Into<Term>) {
        self.quads.push(Quad::new(subject.clone(), predicate.into_owned(), object, self.graph.clone()));
    }

    /// A fact where there is something to say.
    pub(super) fn add_some(
        &mut self,
        subject: &NamedNode,
        predicate: NamedNodeRef<'_>,
        object: Option<impl Into<Term>>,
    ) {
        if let Some(object) = object {
            self.add(subject, predicate, object);
        }
    }

    /// The classes of a thing.
    pub(super) fn types(&mut self, subject: &NamedNode, classes: &[NamedNodeRef<'_>]) {
        for class in classes {
            self.add(subject, rdf::TYPE, class.into_owned());
        }
    }

    /// The quads in [`canonical_order`], each once.
    pub(super) fn finish(mut self) -> Vec<Quad> {
        self.quads.sort_unstable_by(canonical_order);
        self.quads.dedup();
        self.quads
    }
}

/// The order of quads in every file: graph, subject, predicate (`rdf:type` first), object.
///
/// Runs of digits compare as numbers, so that the nodes of an article follow its text.
pub fn canonical_order(left: &Quad, right: &Quad) -> Ordering {
    let graph = |quad: &Quad| match &quad.graph_name {
        GraphName::NamedNode(node) => node.as_str().to_owned(),
        GraphName::BlankNode(node) => node.as_str().to_owned(),
        GraphName::DefaultGraph => String::new(),
    };
    let by_graph = if left.graph_name == right.graph_name {
        Ordering::Equal
    } else {
        natural(&graph(left), &graph(right))
    };
    by_graph
        .then_with(|| natural(subject(&left.subject), subject(&right.subject)))
        .then_with(|| {
            let key = |quad: &Quad| quad.predicate.as_ref() != rdf::TYPE;
            key(left).cmp(&key(right)).then_with(|| left.predicate.cmp(&right.predicate))
        })
        .then_with(|| object(&left.object, &right.object))
}

/// The triples of all graphs together, each once, in [`canonical_order`].
pub fn union(quads: &[Quad]) -> Vec<Triple> {
    let mut merged: Vec<Quad> =
        quads.iter().cloned().map(|quad| Quad { graph_name: GraphName::DefaultGraph, ..quad }).collect();
    merged.sort_unstable_by(canonical_order);
    merged.dedup();
    merged.into_iter().map(Triple::from).collect()
}

fn subject(node: &NamedOrBlankNode) -> &str {
    match node {
        NamedOrBlankNode::NamedNode(node) => node.as_str(),
        NamedOrBlankNode::BlankNode(node) => node.as_str(),
    }
}

/// Names before literals; literals by their text, then by datatype and language.
fn object(left: &Term, right: &Term) -> Ordering {
    match (left, right) {
        (Term::NamedNode(left), Term::NamedNode(right)) => natural(left.as_str(), right.as_str()),
        (Term::NamedNode(_), _) => Ordering::Less,
        (_, Term::NamedNode(_)) => Ordering::Greater,
        (Term::Literal(left), Term::Literal(right)) => left
            .value()
            .cmp(right.value())
            .then_with(|| left.datatype().cmp(&right.datatype()))
            .then_with(|| left.language().cmp(&right.language())),
        _ => left.to_string().cmp(&right.to_string()),
    }
}

/// Compares runs of ASCII digits by the number they write and everything else byte by byte; a total order.
fn natural(left: &str, right: &str) -> Ordering {
    let (mut one, mut other) = (left.as_bytes(), right.as_bytes());
    while let (Some(first), Some(second)) = (one.first(), other.first()) {
        let (first_run, second_run) = (digits(one), digits(other));
        if first_run.is_empty() || second_run.is_empty() {
            if first != second {
                return first.cmp(second);
            }
            (one, other) = (&one[1..], &other[1..]);
        } else {
            let (number, against) = (without_zeros(first_run), without_zeros(second_run));
            let order = number.len().cmp(&against.len()).then_with(|| number.cmp(against));
            if order != Ordering::Equal {
                return order;
            }
            (one, other) = (&one[first_run.len()..], &other[second_run.len()..]);
        }
    }
    one.len().cmp(&other.len()).then_with(|| left.cmp(right))
}

fn digits(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(bytes.len());
    &bytes[..end]
}

fn without_zeros(digits: &[u8]) -> &[u8] {
    let start = digits.iter().position(|&byte| byte != b'0').unwrap_or(digits.len());
    &digits[start..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_of_an_article_follow_its_text() {
        let mut names = ["a#ev_10_12", "a#ev_9_30", "a#ev_9_4", "a#ev_010_12", "a#ev", "a#st_1_2"];
        names.sort_unstable_by(|left, right| natural(left, right));
        assert_eq!(names, ["a#ev", "a#ev_9_4", "a#ev_9_30", "a#ev_010_12", "a#ev_10_12", "a#st_1_2"]);
    }
}
