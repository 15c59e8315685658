//! Queries and files that would take all time, memory or stack end with a message.

use crate::program::{Run, arg, dateline, dateline_with_input, sample_store, succeeds};
use std::fs;

fn ask(args: &[&str], sparql: &str) -> Run {
    let mut all = vec!["query", "--store", sample_store(), "-f", "-"];
    all.extend(args);
    dateline_with_input(&all, sparql)
}

#[track_caller]
fn refused(run: &Run, words: &str) {
    assert_eq!(run.code, 2, "{}{}", run.out.get(..200).unwrap_or_default(), run.err);
    assert!(run.err.contains(words), "{}", run.err);
}

#[test]
fn deep_queries_are_refused() {
    let deep = 100_000;
    for sparql in [
        format!("SELECT * {{ FILTER ({}1{}) }}", "(".repeat(deep), ")".repeat(deep)),
        format!("SELECT * {}{}", "{".repeat(deep), "}".repeat(deep)),
        format!("SELECT * {{ FILTER ({}1) }}", "!".repeat(deep)),
        format!("SELECT * {{ ?s {}dl:speaker ?o }}", "^".repeat(deep)),
        format!("SELECT * {{ ?s ?p {}?o{} }}", "<<( ?a ?b ".repeat(deep), " )>>".repeat(deep)),
        format!("SELECT * {{ ?s ?p {}1{} }}", "[ dl:speaker ".repeat(deep), "]".repeat(deep)),
    ] {
        refused(&ask(&[], &sparql), "more than 100 brackets lie in each other");
    }
    let long = format!("SELECT * {{ {} }}", vec!["{ ?s dl:speaker ?o }"; deep].join(" UNION "));
    refused(&ask(&[], &long), "ask in parts");
}

/// As long as a query may be, in every shape that makes its meaning deep.
#[test]
fn long_queries_have_an_answer() {
    for sparql in [
        format!("SELECT * {{ {} }}", vec!["{ ?s dl:denies 1 }"; 900].join(" UNION ")),
        format!("SELECT * {{ ?s dl:denies 1 {} }}", "OPTIONAL { ?s dl:denies 2 } ".repeat(900)),
        format!("SELECT * {{ ?s dl:denies 1 FILTER (1{}) }}", " + 1".repeat(900)),
        format!("SELECT * {{ ?s dl:denies{} 1 }}", "/dl:denies".repeat(900)),
        format!("SELECT * {{ ?s dl:denies 1 {} }}", "MINUS { ?s dl:denies 2 } ".repeat(900)),
    ] {
        let run = ask(&["--timeout", "600"], &sparql);
        assert_eq!(run.code, 0, "{}", run.err);
    }
}

#[test]
fn endless_queries_end() {
    let product = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l";
    let run = ask(&["--timeout", "1"], &format!("SELECT (COUNT(*) AS ?n) {{ {product} }}"));
    refused(&run, "took longer than 1 s");
    let run = ask(&["--max-rows", "5"], "SELECT ?s { ?s dl:speaker ?o }");
    refused(&run, "more than 5 rows");
    assert_eq!(run.out.lines().count(), 2 + 5, "so many rows are shown: {}", run.out);
    let run = ask(&["--max-rows", "5"], "CONSTRUCT { ?s dl:speaker ?o } { ?s dl:speaker ?o }");
    refused(&run, "more than 5 rows");
    if cfg!(target_os = "linux") {
        let sorted = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f";
        refused(&ask(&["--max-memory", "30"], sorted), "took more than 30 MB");
    }
}

#[test]
fn files_that_are_deep_or_grow_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let deep = 100_000;
    let bomb = (1..30).map(|number| format!("<!ENTITY a{number} \"&a{};&a{};\">", number - 1, number - 1));
    let bomb: String = bomb.collect();
    let files = [
        (
            "deep.ttl",
            format!("<a:a> <a:b> {}1{} .", "( ".repeat(deep), ")".repeat(deep)),
            "lie in each other",
        ),
        (
            "terms.ttl",
            format!("<a:a> <a:b> {}<a:c>{} .", "<<( <a:a> <a:b> ".repeat(deep), " )>>".repeat(deep)),
            "lie in each other",
        ),
        ("deep.jsonld", format!("{}1{}", "{\"a:b\":[".repeat(deep), "]}".repeat(deep)), "lie in each other"),
        (
            "bomb.rdf",
            format!(
                "<?xml version=\"1.0\"?><!DOCTYPE rdf [<!ENTITY a0 \"laugh\">{bomb}]><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"a:a\"><x xmlns=\"a:\">&a29;</x></rdf:Description></rdf:RDF>"
            ),
            "the entity `a1`",
        ),
    ];
    for (name, content, words) in files {
        let file = folder.path().join(name);
        fs::write(&file, content).expect("written");
        refused(&dateline(&["query", "ASK { ?s ?p ?o }", "--data", arg(&file)]), words);
        if name.ends_with("ttl") {
            let run = dateline(&["build", "seeds/articles", "--out", "-", "--gazetteer", arg(&file)]);
            refused(&run, words);
        }
    }
}

/// What an article says never steers a terminal, and each format keeps what it can hold.
#[test]
fn control_characters_of_articles_do_no_harm() {
    let folder = tempfile::tempdir().expect("a folder");
    let (dump, store) = (folder.path().join("a.jsonl"), folder.path().join("kg"));
    let text = "“We \\u001b[31magree\\r\\nat \\u009b2Jlast,” said Lena Brandt.";
    let id = "\\u001b]0;title\\u0007";
    fs::write(&dump, format!("{{\"id\":\"{id}\",\"title\":\"=1+1\",\"text\":\"{text}\"}}\n"))
        .expect("written");
    let run = succeeds(&["build", arg(&dump), "--store", arg(&store), "-v"]);
    let steers = |text: &str| text.contains(|letter: char| letter.is_control() && letter != '\n');
    assert!(!steers(&run.err), "{:?}", run.err);
    let claims = "SELECT ?text { ?s a dl:Statement ; schema:text ?text } ORDER BY ?text";
    let table = succeeds(&["query", "--store", arg(&store), claims]);
    assert!(!steers(&table.out) && table.out.contains("agree"), "{:?}", table.out);
    let titles = "SELECT ?title { ?a schema:headline ?title }";
    let csv = succeeds(&["query", "--store", arg(&store), "--results", "csv", titles]);
    assert_eq!(csv.out, "title\r\n'=1+1\r\n");
    // Carriage returns come back from RDF/XML.
    let file = folder.path().join("all.rdf");
    succeeds(&["export", "--store", arg(&store), "--out", arg(&file)]);
    let found = "ASK { ?s schema:text ?text FILTER CONTAINS(?text, \"agree\\r\\nat\") }";
    assert_eq!(succeeds(&["query", found, "--data", arg(&file)]).out, "yes\n");
}
