//! Names in a query that neither the ontology nor the graph knows: most often a slip of the finger.

use super::Question;
use crate::graph::vocab::{dl, itsrdf, nif, org, prov, schema, sem, skos};
use oxigraph::model::{NamedNode, NamedNodeRef};
use oxigraph::store::Store as Graph;
use rapidfuzz::distance::osa;
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

const ONTOLOGY: &str = include_str!("../../ontology/dateline.ttl");

/// A name of a vocabulary that we write, which nothing is called.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnknownName {
    /// With its prefix: `dl:Asault`.
    pub name: String,
    /// The nearest that is known: `dl:Assault`.
    pub near: Option<String>,
}

/// Prefix, namespace and names of each vocabulary whose names are looked at.
static KNOWN: LazyLock<Vec<(&str, &str, BTreeSet<String>)>> = LazyLock::new(|| {
    let of = |prefix, namespace: &'static str, all: &[NamedNodeRef<'_>]| {
        let names = all.iter().filter_map(|term| term.as_str().strip_prefix(namespace)).map(str::to_owned);
        (prefix, namespace, names.collect::<BTreeSet<String>>())
    };
    let mut known = vec![
        of("dl", dl::NAMESPACE, dl::ALL),
        of("itsrdf", itsrdf::NAMESPACE, itsrdf::ALL),
        of("nif", nif::NAMESPACE, nif::ALL),
        of("org", org::NAMESPACE, org::ALL),
        of("prov", prov::NAMESPACE, prov::ALL),
        of("schema", schema::NAMESPACE, schema::ALL),
        of("sem", sem::NAMESPACE, sem::ALL),
        of("skos", skos::NAMESPACE, skos::ALL),
    ];
    let concepts = ONTOLOGY.lines().filter_map(|line| line.strip_prefix("dl:")?.split_whitespace().next());
    known[0].2.extend(concepts.map(str::to_owned));
    known
});

impl Question {
    /// The names in the query that neither a vocabulary of ours nor a fact of `graph` (loaded for this question) has, with
    /// the nearest known, sorted.
    pub fn unknown_names(&self, graph: &Graph) -> Vec<UnknownName> {
        static STRINGS: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r#""(?:[^"\\]|\\.)*""#).expect("a pattern"));
        static IRIS: LazyLock<Regex> = LazyLock::new(|| Regex::new("<([^<>\\s]+)>").expect("a pattern"));
        let query = self.query.to_string();
        let query = STRINGS.replace_all(&query, "");
        let iris: BTreeSet<&str> =
            IRIS.captures_iter(&query).filter_map(|found| found.get(1)).map(|found| found.as_str()).collect();
        let mut unknown: Vec<UnknownName> = iris
            .into_iter()
            .filter_map(|iri| {
                let (prefix, local, names) = KNOWN.iter().find_map(|(prefix, namespace, names)| {
                    Some((*prefix, iri.strip_prefix(namespace)?, names))
                })?;
                let is_known = local.is_empty() || names.contains(local) || stands_in(graph, iri);
                (!is_known).then(|| UnknownName {
                    name: format!("{prefix}:{local}"),
                    near: nearest(local, names).map(|near| format!("{prefix}:{near}")),
                })
            })
            .collect();
        unknown.sort();
        unknown
    }
}

/// Whether a fact has the name as its property or value.
fn stands_in(graph: &Graph, iri: &str) -> bool {
    let Ok(node) = NamedNode::new(iri) else { return false };
    let as_property = graph.quads_for_pattern(None, Some(node.as_ref()), None, None).next();
    as_property
        .or_else(|| graph.quads_for_pattern(None, None, Some(node.as_ref().into()), None).next())
        .is_some()
}

/// The known name that differs least: by four letters in ten at most.
fn nearest<'k>(local: &str, names: &'k BTreeSet<String>) -> Option<&'k String> {
    let lower = local.to_lowercase();
    let distance = |name: &str| osa::distance(lower.chars(), name.to_lowercase().chars());
    let (distance, name) = names.iter().map(|name| (distance(name), name)).min()?;
    (distance * 10 <= lower.chars().count() * 4).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Base;

    #[test]
    fn a_misspelt_name_is_found_with_the_nearest() {
        let graph = Graph::new().expect("memory");
        let unknown = |sparql: &str| {
            let question = Question::new(sparql, &Base::default()).expect("a query");
            let names = question.unknown_names(&graph);
            names.into_iter().map(|name| (name.name, name.near.unwrap_or_default())).collect::<Vec<_>>()
        };
        assert_eq!(
            unknown("SELECT * { ?s a dl:EventReprot ; schema:headlin ?h FILTER (?t = dl:Asault) }"),
            [
                ("dl:Asault".to_owned(), "dl:Assault".to_owned()),
                ("dl:EventReprot".to_owned(), "dl:EventReport".to_owned()),
                ("schema:headlin".to_owned(), "schema:headline".to_owned()),
            ]
        );
        assert!(unknown("SELECT * { ?s a dl:EventReport, ?c ; sem:eventType dl:Assault }").is_empty());
        assert!(
            unknown("SELECT * { ?s ?p \"<https://schema.org/nothing>\" }").is_empty(),
            "words are no names"
        );
        assert!(unknown("SELECT * { ?s <https://example.org/x> 1 }").is_empty(), "names of others");
    }
}
