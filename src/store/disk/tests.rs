use super::super::tests::{put_all, sample_store, write_shared};
use super::*;
use crate::graph::Base;
use crate::graph::sample::sample_reading_of;
use crate::model::Reading;
use crate::store::{Bounds, Question, query};
use oxigraph::model::{NamedNode, Quad};
use oxigraph::sparql::QueryResults;
use std::collections::BTreeSet;
use std::fs;

fn quads(graph: &Graph) -> BTreeSet<String> {
    graph.iter().map(|quad| quad.expect("a quad").to_string()).collect()
}

/// The quads that the database has and those that the files have.
fn both(path: &Path) -> (BTreeSet<String>, BTreeSet<String>) {
    let store = Store::open(path).expect("a store");
    let disk = Disk::open(&store).expect("a database").expect("it is free");
    (quads(disk.graph()), quads(&store.load().expect("loaded")))
}

#[track_caller]
fn is_right(path: &Path) {
    let (held, all) = both(path);
    assert!(held == all, "missing: {:#?}, too many: {:#?}", &all - &held, &held - &all);
    assert!(is_current(path), "it is known to be up to date");
}

fn change(path: &Path, readings: &[Reading]) {
    let store = Store::open_to_write(path).expect("a store");
    let kept: BTreeSet<&str> = readings.iter().map(|reading| reading.digest.key.as_str()).collect();
    for key in store.keys().expect("keys").iter().filter(|key| !kept.contains(key.as_str())) {
        store.remove(key, key).expect("removed");
    }
    put_all(&store, readings);
    write_shared(&store, readings);
}

fn rows(results: QueryResults<'_>) -> Vec<String> {
    let QueryResults::Solutions(rows) = results else { panic!("rows") };
    let mut rows: Vec<String> = rows.map(|row| format!("{:?}", row.expect("a row").values())).collect();
    rows.sort();
    rows
}

#[test]
fn after_every_change_it_holds_what_the_files_do() {
    let (folder, [one, two, three]) = sample_store();
    let path = folder.path();
    is_right(path);
    change(path, &[one.clone(), two.clone()]);
    assert!(!is_current(path), "a change is seen");
    is_right(path);
    let mut other = three.clone();
    other.article.title = Some("Another headline".to_owned());
    change(path, &[one.clone(), three]);
    is_right(path);
    change(path, &[one.clone(), other]);
    is_right(path);
    change(path, &[one]);
    is_right(path);
}

#[test]
fn many_articles_are_loaded_and_deleted_too() {
    let (folder, samples) = sample_store();
    let many: Vec<Reading> = (0..40).map(|number| sample_reading_of(&format!("m{number}"), "One")).collect();
    change(folder.path(), &many);
    is_right(folder.path());
    change(folder.path(), &samples);
    is_right(folder.path());
}

#[test]
fn a_load_that_was_killed_is_known_and_loaded_again() {
    let (folder, [one, two, three]) = sample_store();
    let path = folder.path();
    is_right(path);
    let stray = |graph: NamedNode| {
        let node = NamedNode::new_unchecked("https://example.org/stray");
        Quad::new(node.clone(), node.clone(), node, graph)
    };
    // Each moment: the change was made in part, what was about to change is in doubt.
    for name in [one.digest.key.as_str(), "entities.000.trig", "findings.trig"] {
        let mut held = Held::read(path).expect("a list").expect("it is whole");
        held.doubt([name]);
        held.write(path).expect("written");
        files::delete(&layout::current(path)).expect("deleted");
        let graph = match name.split('.').next() {
            Some("entities") => Base::default().entities_graph(),
            Some("findings") => Base::default().findings_graph(),
            _ => Base::default().article(name),
        };
        let database = Graph::open(database(path)).expect("a database");
        database.insert(&stray(graph)).expect("inserted");
        drop(database);
        is_right(path);
    }
    // Killed before anything was noted, while a change of the store came between.
    fs::remove_file(layout::quads(path).join("held")).expect("deleted");
    change(path, &[two, three]);
    is_right(path);
}

#[test]
fn one_of_another_version_or_damaged_is_made_again() {
    let (folder, _) = sample_store();
    let path = folder.path();
    is_right(path);
    let held = layout::quads(path).join("held");
    let text = fs::read_to_string(&held).expect("a list");
    fs::write(&held, text.replace("quads 1", "quads 0")).expect("written");
    assert_eq!(Held::read(path).expect("a list"), None);
    fs::remove_file(layout::current(path)).expect("deleted");
    is_right(path);
    assert_eq!(fs::read_to_string(&held).expect("a list"), text);
    for file in ["CURRENT", "held", "shared"] {
        let path_of =
            if file == "CURRENT" { database(path).join(file) } else { layout::quads(path).join(file) };
        if path_of.is_dir() {
            fs::remove_dir_all(&path_of).expect("deleted");
        } else {
            fs::write(&path_of, "x").expect("written");
        }
        is_right(path);
    }
    fs::remove_dir_all(layout::quads(path)).expect("deleted");
    is_right(path);
}

#[test]
fn a_damaged_file_is_left_out_until_it_is_mended() {
    let (folder, [one, two, three]) = sample_store();
    let path = folder.path();
    let store = Store::open(path).expect("a store");
    let file = store.article_parts(&one.digest.key, &[layout::Layer::Daily]).expect("parts").remove(0).path;
    drop(store);
    let bytes = fs::read(&file).expect("a file");
    fs::write(&file, "damaged").expect("written");
    for _ in 0..2 {
        let (held, all) = both(path);
        assert!(held == all && !is_current(path));
    }
    let store = Store::open(path).expect("a store");
    store.disk().expect("a database");
    assert_eq!(store.troubles().len(), 1, "the file is named");
    drop(store);
    fs::write(&file, bytes).expect("written");
    is_right(path);
    change(path, &[one, two, three]);
    is_right(path);
}

#[test]
fn a_change_that_was_cut_short_is_asked_as_it_lies() {
    let (folder, [one, ..]) = sample_store();
    let path = folder.path();
    is_right(path);
    let store = Store::open_to_write(path).expect("a store");
    store.remove(&one.digest.key, "one").expect("removed");
    drop(store);
    let (held, all) = both(path);
    assert!(held == all && !is_current(path));
    assert_eq!(Store::open(path).expect("a store").troubles().len(), 1);
}

#[test]
fn where_another_has_it_the_files_answer() {
    let (folder, _) = sample_store();
    let open = || Store::open(folder.path()).expect("a store");
    let server = Disk::open_to_follow(&open()).expect("a database").expect("it is free");
    let store = open();
    assert!(store.disk().expect("no error").is_none());
    let sparql = "SELECT ?s ?o { ?s schema:text ?o }";
    let question = Question::new(sparql, &Base::default()).expect("a query");
    let answer = |graph: &Graph| rows(question.answer(graph, &Bounds::default()).expect("an answer"));
    let from_files = answer(&store.load_for(&question).expect("loaded"));
    assert_eq!(from_files, answer(server.graph()));
    assert!(!from_files.is_empty());
    drop(server);
    let (one, other) = (open(), open());
    for store in [&one, &other] {
        assert!(store.disk().expect("a database").is_some(), "any number of readers");
    }
}

#[test]
fn one_that_stays_open_follows_the_store() {
    let (folder, [one, two, _]) = sample_store();
    let path = folder.path();
    let server =
        Disk::open_to_follow(&Store::open(path).expect("a store")).expect("a database").expect("free");
    change(path, &[one, two]);
    assert!(!server.is_current());
    let store = Store::open(path).expect("a store");
    server.follow(&store).expect("up to date");
    assert!(server.is_current());
    assert_eq!(quads(server.graph()), quads(&store.load().expect("loaded")));
}

#[test]
fn a_query_sees_the_union_and_the_graphs_it_names() {
    let (folder, [one, ..]) = sample_store();
    let store = Store::open(folder.path()).expect("a store");
    let all = store.load().expect("loaded");
    let graph = store.base().article(&one.digest.key);
    for sparql in [
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }".to_owned(),
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g".to_owned(),
        "SELECT ?s { ?s a dl:Statement ; dl:speaker/dl:text ?name OPTIONAL { ?s schema:text ?t } }"
            .to_owned(),
        format!("SELECT ?s ?o FROM {graph} {{ ?s schema:text ?o }}"),
        format!("SELECT ?s ?o FROM NAMED {graph} {{ GRAPH ?g {{ ?s schema:text ?o }} }}"),
    ] {
        let question = Question::new(&sparql, store.base()).expect("a query");
        let disk = store.load_for(&question).expect("a database");
        let found = rows(question.answer(&disk, &Bounds::default()).expect("an answer"));
        assert_eq!(found, rows(query(&all, &sparql, store.base()).expect("an answer")), "{sparql}");
    }
}
