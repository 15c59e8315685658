//! The union of all graphs is a set: a store and its Turtle answer alike, counts included, and so does what is loaded of a
//! store for one question alone.

use crate::program::{sample_store, succeeds};
use dateline::ask::{Filter, questions, sparql};
use dateline::graph::Base;
use dateline::store::{Bounds, Question, Store, load_files_for, query};
use oxigraph::sparql::QueryResults;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tempfile::TempDir;

/// The sample store as one file of Turtle.
fn turtle() -> &'static Path {
    static FILE: LazyLock<(TempDir, PathBuf)> = LazyLock::new(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("all.ttl");
        succeeds(&["export", "--store", sample_store(), "--out", file.to_str().expect("UTF-8")]);
        (folder, file)
    });
    &FILE.1
}

/// All of the store in memory, as a server keeps it.
static RESIDENT: LazyLock<oxigraph::store::Store> =
    LazyLock::new(|| Store::open(Path::new(sample_store())).expect("a store").load().expect("loaded"));

/// A cell with its words sorted: in which order `GROUP_CONCAT` puts them is nobody's promise.
fn cell(value: Option<&oxigraph::model::Term>) -> Option<String> {
    let text = value?.to_string();
    let mut words: Vec<&str> = text.split([' ', ',', '"']).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    Some(words.join(" "))
}

/// The rows of an answer, sorted.
fn rows(results: QueryResults<'_>) -> Vec<String> {
    let mut rows: Vec<String> = match results {
        QueryResults::Boolean(answer) => vec![answer.to_string()],
        QueryResults::Graph(triples) => triples.map(|triple| triple.expect("a triple").to_string()).collect(),
        QueryResults::Solutions(rows) => rows
            .map(|row| {
                format!(
                    "{:?}",
                    row.expect("a row").values().iter().map(|value| cell(value.as_ref())).collect::<Vec<_>>()
                )
            })
            .collect(),
    };
    rows.sort();
    rows
}

/// Answers of the store (loaded for this question), of the store (resident), of its Turtle.
fn answers(sparql: &str) -> [Vec<String>; 3] {
    let base = Base::default();
    let question = Question::new(sparql, &base).expect(sparql);
    let store = Store::open(Path::new(sample_store())).expect("a store");
    let loaded = store.load_for(&question).expect("loaded");
    let file = load_files_for(&[turtle().to_owned()], &question).expect("loaded");
    [
        rows(question.answer(&loaded, &Bounds::default()).expect(sparql)),
        rows(query(&RESIDENT, sparql, &base).expect(sparql)),
        rows(question.answer(&file, &Bounds::default()).expect(sparql)),
    ]
}

#[track_caller]
fn check(sparql: &str) {
    let [loaded, resident, file] = answers(sparql);
    assert_eq!(loaded, file, "loaded for the question: {sparql}");
    assert_eq!(resident, file, "all in memory: {sparql}");
}

#[test]
fn every_shipped_query_answers_alike_with_and_without_distinct() {
    let store = Store::open(Path::new(sample_store())).expect("a store");
    for question in questions() {
        let mut filter = Filter::default();
        for need in &question.needs {
            filter.set(need, "Iraq").expect("an option");
        }
        let sparql = sparql(&store, question, &filter).expect(question.name);
        check(&sparql);
        check(&sparql.replace("SELECT DISTINCT", "SELECT"));
    }
}

#[test]
fn no_fact_stands_in_two_graphs() {
    let store = Store::open(Path::new(sample_store())).expect("a store");
    let mut places: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for quad in store.quads().expect("quads") {
        let graph = quad.graph_name.to_string();
        places.entry(oxigraph::model::Triple::from(quad).to_string()).or_default().insert(graph);
    }
    let twice: Vec<_> = places.iter().filter(|(_, graphs)| graphs.len() > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

/// Properties that occur in the sample store, evidence among them.
static PROPERTIES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let store = Store::open(Path::new(sample_store())).expect("a store");
    let found: BTreeSet<String> =
        store.quads().expect("quads").into_iter().map(|quad| quad.predicate.to_string()).collect();
    found.into_iter().collect()
});

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(7),
        ..ProptestConfig::default()
    })]

    #[test]
    fn random_patterns_count_alike(one in 0..1000_usize, other in 0..1000_usize, shape in 0..6_usize) {
        let property = |number: usize| PROPERTIES[number % PROPERTIES.len()].as_str();
        let (p, q) = (property(one), property(other));
        let pattern = match shape {
            0 => format!("?s {p} ?o"),
            1 => format!("?s {p} ?o . ?s {q} ?x"),
            2 => format!("?s {p}/{q} ?o"),
            3 => format!("?s {p} ?o OPTIONAL {{ ?s {q} ?x }}"),
            4 => format!("{{ ?s {p} ?o }} UNION {{ ?o ^{q} ?s }}"),
            _ => format!("?s a ?class ; {p} ?o FILTER NOT EXISTS {{ ?s {q} ?x }}"),
        };
        check(&format!("SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?m) {{ {pattern} }}"));
    }
}

#[test]
fn graphs_can_be_asked_for() {
    let base = Base::default();
    let store = Store::open(Path::new(sample_store())).expect("a store");
    for sparql in [
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s dl:trigger ?o } } GROUP BY ?g",
        "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g {} }",
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s a dl:Statement } ?s dl:speaker ?who }",
    ] {
        let question = Question::new(sparql, &base).expect(sparql);
        let loaded = store.load_for(&question).expect("loaded");
        let all = rows(query(&RESIDENT, sparql, &base).expect(sparql));
        assert_eq!(rows(question.answer(&loaded, &Bounds::default()).expect(sparql)), all, "{sparql}");
        assert!(!all.is_empty() && !all[0].contains("\"0\""), "{all:?}");
    }
}
