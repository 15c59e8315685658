use super::{Store, StoreError, StoreWriter, layout};
use crate::graph::sample::{sample_reading_of, sample_resolution};
use crate::graph::{
    Base, GraphOptions, article_graph, canonical_order, entities_graph, findings_graph, run_graph, to_trig,
};
use crate::model::Reading;
use oxigraph::sparql::QueryResults;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn put(store: &StoreWriter, reading: &Reading) {
    let quads = article_graph(reading, &GraphOptions::default());
    store.put(&to_trig(&quads, store.base()), &reading.digest).expect("an article is stored");
}

fn put_all(store: &StoreWriter, readings: &[Reading]) {
    for reading in readings {
        put(store, reading);
    }
}

fn write_shared(store: &StoreWriter, readings: &[Reading]) {
    let options = GraphOptions::default();
    let digests: Vec<_> = readings.iter().map(|reading| reading.digest.clone()).collect();
    let resolution = sample_resolution(readings);
    store
        .write_shared(
            &entities_graph(&digests, &resolution, &options),
            &findings_graph(&digests, &resolution.findings, &options),
            &run_graph(&options.run, &options.base),
        )
        .expect("shared graphs are stored");
}

/// Every file with its bytes.
fn bytes_of(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.extend(bytes_of(&path));
        } else {
            all.insert(path.display().to_string(), fs::read(&path).expect("a file"));
        }
    }
    all
}

fn samples() -> [Reading; 3] {
    [("a", "One"), ("b", "Two"), ("a", "Three")].map(|(id, source)| sample_reading_of(id, source))
}

#[test]
fn what_was_never_read_and_what_was_removed_are_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let [one, two, three] = samples();
    let store = Store::create_or_open(folder.path(), &Base::default()).expect("a new store");
    put(&store, &one);
    put(&store, &two);
    write_shared(&store, &[one.clone(), two.clone()]);
    let before = bytes_of(folder.path());

    put(&store, &three);
    write_shared(&store, &[one.clone(), three.clone(), two.clone()]);
    assert_ne!(bytes_of(folder.path()), before);

    let key = store.find("https://w3id.org/dateline/id/article/").unwrap_err();
    assert!(matches!(key, StoreError::NoSuchArticle { .. }), "{key}");
    store.remove(&store.find(&three.digest.key).expect("the key names it")).expect("it is removed");
    write_shared(&store, &[one, two]);
    assert_eq!(bytes_of(folder.path()), before);
}

#[test]
fn the_order_of_articles_does_not_show() {
    let folders = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
    let mut readings = samples();
    let all: Vec<_> = folders
        .iter()
        .map(|folder| {
            let store = Store::create_or_open(folder.path(), &Base::default()).expect("a new store");
            put_all(&store, &readings);
            readings.reverse();
            bytes_of(folder.path()).into_values().collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(all[0], all[1]);
}

#[test]
fn digests_come_back_as_they_were() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::create_or_open(folder.path(), &Base::default()).expect("a new store");
    let mut digests: Vec<_> = samples().map(|reading| reading.digest).into();
    for reading in samples() {
        put(&store, &reading);
    }
    digests.sort_by(|left, right| left.key.cmp(&right.key));
    assert_eq!(store.digests().expect("the index is whole"), digests);
}

#[test]
fn an_article_is_found_by_key_iri_and_id() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::create_or_open(folder.path(), &Base::default()).expect("a new store");
    let [one, two, three] = samples();
    put_all(&store, &[one.clone(), two.clone(), three.clone()]);
    let iri = store.base().article(&two.digest.key);
    assert_eq!(store.find(iri.as_str()).expect("by IRI"), two.digest.key);
    assert_eq!(store.find(&format!("{}#text", iri.as_str())).expect("by a node"), two.digest.key);
    assert_eq!(store.find("b").expect("by id"), two.digest.key);
    match store.find("a").expect_err("two outlets use it") {
        StoreError::Ambiguous { keys, .. } => {
            assert_eq!(keys.len(), 2);
            assert!(keys.contains(&format!("{} of Three", three.digest.key)), "{keys:?}");
        }
        other => panic!("{other}"),
    }
}

#[test]
fn one_writer_shuts_out_everybody_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let writer = Store::create_or_open(folder.path(), &Base::default()).expect("a new store");
    assert!(matches!(Store::open(folder.path()), Err(StoreError::InUse { .. })));
    assert!(matches!(Store::open_to_write(folder.path()), Err(StoreError::InUse { .. })));
    assert!(matches!(Store::create_or_open(folder.path(), &Base::default()), Err(StoreError::InUse { .. })));
    drop(writer);
    let (one, other) = (Store::open(folder.path()).expect("a reader"), Store::open(folder.path()));
    assert!(other.is_ok(), "readers share");
    assert!(matches!(Store::open_to_write(folder.path()), Err(StoreError::InUse { .. })));
    drop((one, other));
    assert!(Store::open_to_write(folder.path()).is_ok());
}

#[test]
fn a_folder_of_something_else_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("letter.txt");
    fs::write(&file, "dear").expect("a file");
    for opened in
        [Store::create_or_open(folder.path(), &Base::default()), Store::open_to_write(folder.path())]
    {
        assert!(matches!(opened, Err(StoreError::NotAStore { .. })));
    }
    assert!(matches!(Store::create_or_open(&file, &Base::default()), Err(StoreError::NotAStore { .. })));
    assert_eq!(bytes_of(folder.path()).len(), 1);
    assert!(matches!(Store::open(&folder.path().join("none")), Err(StoreError::Missing { .. })));
}

#[test]
fn a_store_of_another_version_or_base_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(Store::create_or_open(folder.path(), &Base::default()).expect("a new store"));
    let other = Base::new("https://example.org/").expect("a base");
    assert!(matches!(Store::create_or_open(folder.path(), &other), Err(StoreError::OtherBase { .. })));

    let mark = folder.path().join(layout::MARK);
    fs::write(&mark, r#"{"format": 99}"#).expect("a file");
    assert!(matches!(Store::open(folder.path()), Err(StoreError::OtherVersion { found: 99, .. })));
    fs::write(&mark, "hello").expect("a file");
    assert!(matches!(Store::open(folder.path()), Err(StoreError::Json { .. })));
}

#[test]
fn queries_see_all_graphs_as_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let readings = samples();
    let store = Store::create_or_open(folder.path(), &Base::default()).expect("a new store");
    put_all(&store, &readings);
    write_shared(&store, &readings);
    // Text in the article's graph, speaker in that of entities, name beside it; no prefix declared.
    let sparql = "SELECT ?name ?text WHERE { ?s a dl:Statement ; schema:text ?text ; dl:speaker ?who . ?who skos:prefLabel ?name }";
    let QueryResults::Solutions(solutions) = store.query(sparql).expect("a query") else {
        panic!("a SELECT")
    };
    assert_eq!(solutions.count(), 3 * readings.len());
    assert!(matches!(store.query("SELECT * {"), Err(StoreError::Syntax(_))));

    let quads = store.quads().expect("all quads");
    assert!(quads.is_sorted_by(|one, next| canonical_order(one, next).is_le()));
    assert_eq!(quads.len(), store.load().expect("all loaded").len().expect("memory answers"));
}

#[test]
fn an_article_counts_only_when_it_is_in_the_index() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::create_or_open(folder.path(), &Base::default()).expect("a new store");
    let [one, two, _] = samples();
    put(&store, &one);
    put(&store, &two);
    // As if the process had died between the two files.
    fs::remove_file(layout::digest(folder.path(), &two.digest.key)).expect("a file");
    assert_eq!(store.keys().expect("an index"), std::slice::from_ref(&one.digest.key));
    assert_eq!(store.quads().expect("quads"), article_graph(&one, &GraphOptions::default()));
}
