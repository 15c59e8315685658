//! `--decisions`: what the user says of who is who beats what the program finds, and can be taken back.

use crate::program::{arg, dateline, dateline_with_input, succeeds};
use std::fs;
use std::path::PathBuf;

const ARTICLES: &str = r#"{"id":"a1","published":"2031-05-02","text":"Gen. Yusuf Hadad said on Monday that the bridge in Arden will open. Hadad thanked the engineers."}
{"id":"a2","published":"2031-05-03","text":"Abu Salim said the bridge was closed on Friday. Abu Salim leads the Norland Guard. Gunmen attacked a depot in Halvik on Friday."}
{"id":"a3","published":"2031-05-04","text":"Yusuf Hadad met Lena Brandt in Arden on Friday. The Norland Guard denied it."}
{"id":"a4","published":"2031-05-04","text":"Lena Brandt, a baker in Halvik, said the bread was good. Lena Brandt won a prize."}
"#;

/// A folder with the articles and a file of decisions.
struct Case {
    folder: tempfile::TempDir,
}

impl Case {
    fn new(decisions: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("articles.jsonl"), ARTICLES).expect("written");
        let case = Self { folder };
        case.decide(decisions);
        case
    }

    fn decide(&self, decisions: &str) {
        fs::write(self.path("who.txt"), decisions).expect("written");
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn build(&self) -> crate::program::Run {
        let (articles, store, decisions) =
            (self.path("articles.jsonl"), self.path("kg"), self.path("who.txt"));
        dateline(&["build", arg(&articles), "--store", arg(&store), "--decisions", arg(&decisions)])
    }

    fn explain(&self, left: &str, right: &str) -> String {
        let (store, decisions) = (self.path("kg"), self.path("who.txt"));
        succeeds(&["explain", "--store", arg(&store), left, right, "--decisions", arg(&decisions)]).out
    }

    fn why(&self, name: &str) -> String {
        let (store, decisions) = (self.path("kg"), self.path("who.txt"));
        succeeds(&["why", "--store", arg(&store), name, "--decisions", arg(&decisions)]).out
    }

    fn ask(&self, query: &str) -> String {
        succeeds(&["query", "--store", arg(&self.path("kg")), "--results", "csv", query]).out
    }
}

#[test]
fn decisions_join_link_and_are_told() {
    let case =
        Case::new("# a nom de guerre\nsame \"Abu Salim\" \"Yusuf Hadad\"\nis \"Norland Guard\" wd:Q424242\n");
    let run = case.build();
    assert_eq!(run.code, 0, "{}", run.err);
    let told = case.explain("Abu Salim", "Hadad");
    assert!(told.contains("are one") && told.contains("who.txt: line 2)"), "{told}");
    let told = case.why("Norland Guard");
    assert!(told.contains("decided     Wikidata Q424242") && told.contains("who.txt: line 3)"), "{told}");
    let linked = case.ask("SELECT ?name { ?x skos:exactMatch wd:Q424242 ; skos:prefLabel ?name }");
    assert_eq!(linked.lines().nth(1), Some("Norland Guard"), "{linked}");
    let speakers = "SELECT ?name { ?s dl:speaker ?x . ?x skos:prefLabel ?l ; skos:prefLabel|skos:altLabel ?name } ORDER BY ?name";
    assert!(case.ask(speakers).contains("Abu Salim"));

    // Taken back: as if it had never been decided.
    case.decide("");
    let (articles, fresh) = (case.path("articles.jsonl"), case.path("fresh"));
    case.build();
    succeeds(&["build", arg(&articles), "--store", arg(&fresh)]);
    let export = |store: PathBuf| succeeds(&["export", "--store", arg(&store), "--format", "nq"]).out;
    assert!(export(case.path("kg")) == export(fresh), "the store remembers a decision");
}

#[test]
fn namesakes_are_parted_by_the_nodes_of_their_articles() {
    let case = Case::new("");
    case.build();
    let nodes: Vec<String> = case
        .why("Lena Brandt")
        .lines()
        .filter_map(|line| Some(line.split_once('[')?.1.split_once(']')?.0.to_owned()))
        .filter(|node| node.starts_with("article:"))
        .collect();
    assert_eq!(nodes.len(), 2, "{nodes:?}");
    case.decide(&format!("different {} {}\n", nodes[0], nodes[1]));
    case.build();
    let names = case.ask("SELECT ?x { ?x a schema:Person ; skos:prefLabel \"Lena Brandt\"@en }");
    assert_eq!(names.lines().count(), 3, "{names}");
    let told = case.explain("Lena Brandt", "Brandt");
    assert!(told.contains("Lena Brandt"), "{told}");
}

#[test]
fn a_decision_keeps_two_apart_and_says_so() {
    let case = Case::new("different \"Yusuf Hadad\" \"Abu Salim\"\n");
    case.build();
    let told = case.explain("Yusuf Hadad", "Abu Salim");
    assert!(told.contains("are not one") && told.contains("who.txt: line 1 keeps them apart"), "{told}");
}

#[test]
fn the_place_of_an_event_follows_a_decision() {
    let case = Case::new("is \"Halvik\" wd:Q777777\n");
    case.build();
    let place = "SELECT DISTINCT ?wd { ?e a sem:Event ; sem:hasPlace ?p . ?p skos:exactMatch ?wd }";
    assert!(case.ask(place).contains("Q777777"), "{}", case.ask(place));
}

#[test]
fn contradictory_lines_are_refused_and_nothing_is_built() {
    for (lines, expected) in [
        (
            "same \"Abu Salim\" \"Yusuf Hadad\"\ndifferent \"Yusuf Hadad\" \"Abu Salim\"\n",
            "who.txt: line 2: “Yusuf Hadad” and “Abu Salim” are two here, but one by",
        ),
        ("is \"Arden\" wd:Q1\nis \"Arden\" wd:Q2\n", "who.txt: lines 1 and 2: wd:Q1 and wd:Q2 would be one"),
        ("same Abu Salim\n", "who.txt: line 1: `Abu` is no IRI"),
    ] {
        let case = Case::new(lines);
        let run = case.build();
        assert_eq!(run.code, 2, "{}", run.err);
        assert!(run.err.contains(expected), "{}", run.err);
        assert!(run.err.contains("no decision was applied"), "{}", run.err);
        assert!(!case.path("kg").exists());
    }
    let run = dateline_with_input(&["extract", "-", "--decisions", "no-such.txt"], ARTICLES);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no-such.txt: cannot be read"), "{}", run.err);
}

#[test]
fn a_name_nobody_bears_is_a_warning() {
    let case = Case::new("\nsame \"Nobody Here\" \"Yusuf Hadad\"\n");
    let run = case.build();
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("who.txt: line 2: no article names “Nobody Here”"), "{}", run.err);
}

#[test]
fn extract_follows_decisions_in_the_exchange_format() {
    let case = Case::new("is \"Norland Guard\" wd:Q424242\n");
    let run = dateline_with_input(&["extract", "-", "--decisions", arg(&case.path("who.txt"))], ARTICLES);
    assert!(run.out.contains("\"link\":\"Q424242\""), "{}", run.out);
    let stream =
        dateline_with_input(&["extract", "--stream", "--decisions", arg(&case.path("who.txt"))], ARTICLES);
    assert!(stream.out.contains("\"link\":\"Q424242\""), "{}", stream.out);
    assert!(stream.err.is_empty(), "{}", stream.err);
}
