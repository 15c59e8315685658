//! A growing list of quads of one graph, and the order in which quads leave the program.

use super::parts::Made;
use super::vocab::rdf;
use oxigraph::model::{GraphName, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term, Triple};
use rayon::prelude::*;
use std::cmp::Ordering;

/// What is known so far of one graph.
#[derive(Debug)]
pub(super) struct Facts {
    graph: GraphName,
    triples: Vec<Triple>,
    /// Of which only some are made.
    made: Option<Made>,
}

impl Facts {
    /// Nothing yet, in `graph`.
    pub(super) fn new(graph: NamedNode) -> Self {
        Self { graph: graph.into(), triples: Vec::new(), made: None }
    }

    /// From now on only these facts are made.
    pub(super) fn only(&mut self, made: Made) {
        self.made = Some(made);
    }

    /// What was made so far, as [`finish`](Self::finish), without the graph; the next facts are made anew.
    pub(super) fn take(&mut self) -> Vec<Triple> {
        sorted(std::mem::take(&mut self.triples))
    }

    /// One more fact.
    pub(super) fn add(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, object: impl Into<Term>) {
        if self.wants(subject) {
            self.triples.push(Triple::new(subject.clone(), predicate.into_owned(), object));
        }
    }

    /// Whether facts of this subject are made.
    pub(super) fn wants(&mut self, subject: &NamedNode) -> bool {
        self.made.as_mut().is_none_or(|made| made.wants(subject.as_str()))
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
    pub(super) fn finish(self) -> Vec<Quad> {
        let graph = self.graph;
        sorted(self.triples).into_iter().map(|triple| triple.in_graph(graph.clone())).collect()
    }
}

/// The triples of one graph in [`canonical_order`], each once.
///
/// They come in runs of one subject, so only the runs are sorted by the names of their subjects; the triples then by the rank
/// of theirs.
fn sorted(triples: Vec<Triple>) -> Vec<Triple> {
    let runs: Vec<&[Triple]> = triples.chunk_by(|one, next| one.subject == next.subject).collect();
    let mut order: Vec<usize> = (0..runs.len()).collect();
    let name = |run: usize| subject(&runs[run][0].subject);
    order.par_sort_unstable_by(|&one, &other| natural(name(one), name(other)));
    let mut ranks = vec![0_usize; runs.len()];
    for pair in order.windows(2) {
        ranks[pair[1]] = ranks[pair[0]] + usize::from(name(pair[0]) != name(pair[1]));
    }
    let ranks: Vec<usize> =
        runs.iter().zip(ranks).flat_map(|(run, rank)| std::iter::repeat_n(rank, run.len())).collect();
    let mut ranked: Vec<(usize, Triple)> = ranks.into_iter().zip(triples).collect();
    ranked.par_sort_unstable_by(|(rank, triple), (other_rank, other)| {
        rank.cmp(other_rank).then_with(|| {
            within_subject((&triple.predicate, &triple.object), (&other.predicate, &other.object))
        })
    });
    ranked.dedup();
    ranked.into_iter().map(|(_, triple)| triple).collect()
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
        .then_with(|| within_subject((&left.predicate, &left.object), (&right.predicate, &right.object)))
}

/// The order of what is said of one subject, as predicate and object: `rdf:type` first.
fn within_subject(left: (&NamedNode, &Term), right: (&NamedNode, &Term)) -> Ordering {
    let by_predicate = || {
        let key = |predicate: &NamedNode| predicate.as_ref() != rdf::TYPE;
        key(left.0).cmp(&key(right.0)).then_with(|| left.0.cmp(right.0))
    };
    let by_predicate = if left.0 == right.0 { Ordering::Equal } else { by_predicate() };
    by_predicate.then_with(|| object(left.1, right.1))
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
///
/// Names of one store begin alike for some fifty bytes: what both begin with is passed over, but for a number that may
/// not be over where they part.
pub(crate) fn natural_order(left: &[u8], right: &[u8]) -> Ordering {
    let same = common_prefix(left, right);
    let number = left[..same].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let (mut one, mut other) = (&left[same - number..], &right[same - number..]);
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

fn natural(left: &str, right: &str) -> Ordering {
    natural_order(left.as_bytes(), right.as_bytes())
}

/// Number of bytes both begin with.
fn common_prefix(left: &[u8], right: &[u8]) -> usize {
    const STEP: usize = 16;
    let steps = left.chunks_exact(STEP).zip(right.chunks_exact(STEP)).take_while(|(one, other)| one == other);
    let whole = steps.count() * STEP;
    whole + left[whole..].iter().zip(&right[whole..]).take_while(|(one, other)| one == other).count()
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
    use proptest::prelude::*;

    #[test]
    fn nodes_of_an_article_follow_its_text() {
        let mut names = ["a#ev_10_12", "a#ev_9_30", "a#ev_9_4", "a#ev_010_12", "a#ev", "a#st_1_2"];
        names.sort_unstable_by(|left, right| natural(left, right));
        assert_eq!(names, ["a#ev", "a#ev_9_4", "a#ev_9_30", "a#ev_010_12", "a#ev_10_12", "a#st_1_2"]);
    }

    /// The same without passing over anything: what `natural` must agree with.
    fn natural_slowly(left: &str, right: &str) -> Ordering {
        let pieces = |text: &str| -> Vec<(String, String)> {
            let is_digit = |letter: &char| letter.is_ascii_digit();
            let letters: Vec<char> = text.chars().collect();
            letters
                .chunk_by(|one, next| is_digit(one) && is_digit(next))
                .map(|piece| {
                    let piece: String = piece.iter().collect();
                    (piece.trim_start_matches('0').to_owned(), piece)
                })
                .collect()
        };
        let (one, other) = (pieces(left), pieces(right));
        for ((number, piece), (against, beside)) in one.iter().zip(&other) {
            let is_number = |piece: &str| piece.starts_with(|letter: char| letter.is_ascii_digit());
            let order = if is_number(piece) && is_number(beside) {
                number.len().cmp(&against.len()).then_with(|| number.cmp(against))
            } else {
                piece.as_bytes()[0].cmp(&beside.as_bytes()[0])
            };
            if order != Ordering::Equal {
                return order;
            }
        }
        one.len().cmp(&other.len()).then_with(|| left.cmp(right))
    }

    proptest! {
        #[test]
        fn what_names_begin_with_alike_changes_no_order(
            start in "[a0-9/]{0,40}",
            left in "[ab0-2#_]{0,6}",
            right in "[ab0-2#_]{0,6}",
        ) {
            let (left, right) = (format!("{start}{left}"), format!("{start}{right}"));
            prop_assert_eq!(natural(&left, &right), natural_slowly(&left, &right));
        }

        #[test]
        fn facts_leave_in_canonical_order(facts in proptest::collection::vec((0..12_u8, 0..4_u8, 0..14_u8), 0..60)) {
            let node = |kind: &str, number: u8| NamedNode::new_unchecked(format!("https://example.org/{kind}{number}"));
            let mut growing = Facts::new(node("graph", 0));
            let mut plain = Vec::new();
            for (subject, predicate, object) in facts {
                let property = if predicate == 0 { rdf::TYPE.into_owned() } else { node("p", predicate) };
                growing.add(&node("s", subject), property.as_ref(), node("o", object));
                plain.push(Quad::new(node("s", subject), property, node("o", object), node("graph", 0)));
            }
            plain.sort_unstable_by(canonical_order);
            plain.dedup();
            prop_assert_eq!(growing.finish(), plain);
        }
    }
}
