//! Files of RDF by other people, as `query --data` takes them, and gazetteers -> a graph that is queried and shown, names
//! that are found: refused by name, or usable.
//!
//! The first byte says which ending the file has.
#![no_main]

use dateline::extract::name::Gazetteer;
use dateline::graph::Base;
use dateline::store::{load_files, query};
use libfuzzer_sys::fuzz_target;
use std::fs;
use std::path::PathBuf;

const ENDINGS: [&str; 7] = ["ttl", "trig", "nt", "nq", "rdf", "xml", "jsonld"];

fuzz_target!(|input: &[u8]| {
    let Some((&which, bytes)) = input.split_first() else { return };
    let ending = ENDINGS[usize::from(which) % ENDINGS.len()];
    let path = std::env::temp_dir().join(format!("dateline-fuzz-rdf-{}.{ending}", std::process::id()));
    fs::write(&path, bytes).expect("written");
    loaded(&path);
    if ending == "ttl" && let Ok(text) = std::str::from_utf8(bytes) {
        names(text);
    }
    fs::remove_file(&path).expect("deleted");
});

fn loaded(path: &PathBuf) {
    match load_files(std::slice::from_ref(path)) {
        Ok(graph) => {
            let answer = query(&graph, "SELECT * { ?s ?p ?o } LIMIT 3", &Base::default());
            assert!(answer.is_ok());
        }
        Err(error) => assert!(error.to_string().contains("dateline-fuzz-rdf"), "{error}"),
    }
}

fn names(text: &str) {
    match Gazetteer::read(&[("names.ttl".to_owned(), text.to_owned())]) {
        Ok(gazetteer) => {
            for found in gazetteer.matches(text) {
                assert!(!found.span.of(text).is_empty());
            }
        }
        Err(error) => assert!(error.to_string().starts_with("names.ttl: "), "{error}"),
    }
}
