//! The queries of `examples/` against the sample articles.

use crate::program::{rows, sample_store, succeeds};
use std::fs;
use std::path::{Path, PathBuf};

/// Columns of each query; a query that is not listed fails.
const COLUMNS: &[(&str, &str)] = &[
    ("articles-mentioning", "article,source,published,headline"),
    ("events-by-place", "place,type,event,when"),
    ("figures-side-by-side", "kind,unit,comparator,value,since,article,published"),
    ("planned-then-happened", "event,planned,happened"),
    ("timeline", "day,event,status,places,articles,support,after"),
    ("who-said-what", "speaker,act,claim,published,article"),
];

fn queries() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "rq"));
    files.sort();
    files
}

#[test]
fn every_query_has_an_answer() {
    for path in queries() {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let (_, columns) = COLUMNS.iter().find(|(known, _)| *known == name).expect("its columns are listed");
        let file = path.to_string_lossy();
        let run = succeeds(&["query", "--store", sample_store(), "-f", &file, "--results", "csv"]);
        let mut lines = run.out.lines();
        assert_eq!(lines.next(), Some(*columns), "{name}");
        assert!(lines.next().is_some(), "{name} finds nothing");
        let shipped = succeeds(&["query", "--store", sample_store(), "-f", &name, "--results", "csv"]);
        assert!(shipped.out == run.out, "{name} is inside the program");
        assert!(fs::read_to_string(&path).expect("a query").starts_with("# "), "{name} says what it asks");
    }
    assert_eq!(queries().len(), COLUMNS.len());
}

#[test]
fn every_statement_and_event_leads_back_to_a_sentence_of_its_article() {
    let lost = "SELECT ?node WHERE {
        VALUES ?class { dl:Statement dl:EventReport dl:Figure }
        ?node a ?class .
        FILTER NOT EXISTS { GRAPH ?article { ?node schema:isPartOf ?article . ?article a schema:NewsArticle } }
    }";
    assert_eq!(rows(lost), Vec::<Vec<String>>::new());
    let unfounded = "SELECT ?node WHERE {
        VALUES ?class { dl:Statement dl:EventReport dl:LocalActor }
        ?node a ?class .
        FILTER NOT EXISTS { ?node prov:wasDerivedFrom ?sentence . ?sentence nif:beginIndex ?begin ; nif:endIndex ?end }
        # Who is not named leads to a sentence through what he says or does.
        FILTER NOT EXISTS { ?deed ?part ?node ; prov:wasDerivedFrom ?sentence }
    }";
    assert_eq!(rows(unfounded), Vec::<Vec<String>>::new());
}

#[test]
fn a_graph_name_tells_which_article_says_it() {
    let query = "SELECT ?id WHERE { GRAPH ?article { ?article schema:identifier ?id } } ORDER BY ?id";
    assert_eq!(rows(query).len(), 13);
}
