//! A store that is asked in the database on the disk: the answers are those of its files, also when loading was killed.
#![cfg(all(unix, feature = "rocksdb"))]

use crate::kills::Seeded;
use crate::program::{arg, sample_articles, sample_store, succeeds};
use dateline::ask::{Answer, Filter, Memory, Source, ask, questions};
use dateline::store::Store;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Each question, bare or with what it needs; what it is refused with, where nothing has the name.
fn answers(source: &dyn Source) -> Vec<Result<Answer, String>> {
    let mut answers = Vec::new();
    for question in questions() {
        let mut filter = Filter { sentences: true, ..Filter::default() };
        for need in &question.needs {
            filter.set(need, "Iraq").expect("an option");
        }
        answers.push(ask(source, question, &filter).map_err(|refusal| refusal.to_string()));
    }
    answers
}

#[track_caller]
fn is_asked_alike(path: &str) {
    let store = Store::open(Path::new(path)).expect("a store");
    let on_disk = answers(&store);
    assert!(Path::new(path).join("quads/current").exists(), "the database was asked");
    let memory = Memory { graph: store.load().expect("loaded"), base: store.base().clone() };
    for (question, (one, other)) in questions().iter().zip(on_disk.into_iter().zip(answers(&memory))) {
        assert_eq!(one, other, "{}", question.name);
    }
}

#[test]
fn shipped_questions_answer_as_they_do_without_it_after_any_change() {
    is_asked_alike(sample_store());
    let folder = tempfile::tempdir().expect("a folder");
    let articles = sample_articles();
    let [first, second, ..] = articles.as_slice() else { panic!("articles") };
    for article in [first, second] {
        succeeds(&["build", arg(article), "--store", arg(folder.path())]);
        is_asked_alike(arg(folder.path()));
    }
    let key = Store::open(folder.path()).expect("a store").keys().expect("keys").remove(0);
    succeeds(&["remove", "--store", arg(folder.path()), &key]);
    is_asked_alike(arg(folder.path()));
}

#[test]
fn a_load_that_is_killed_is_made_good_by_the_next_question() {
    const QUERY: &str = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";
    let folder = tempfile::tempdir().expect("a folder");
    let store = arg(folder.path());
    succeeds(&["build", "seeds/articles", "--store", store]);
    let all = Store::open(folder.path()).expect("a store").quads().expect("quads").len();
    let mut seeded = Seeded(2_718);
    for _ in 0..8 {
        let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(["query", "--store", store, QUERY])
            .stdout(Stdio::null())
            .spawn()
            .expect("the binary runs");
        std::thread::sleep(Duration::from_millis(seeded.below(400) as u64));
        child.kill().expect("killed");
        child.wait().expect("it ended");
        if seeded.below(3) == 0 {
            let found = succeeds(&["query", "--store", store, "--results", "csv", QUERY]).out;
            assert_eq!(found.lines().last(), Some(all.to_string().as_str()));
            std::fs::remove_dir_all(folder.path().join("quads")).expect("deleted");
        }
    }
    is_asked_alike(store);
}
