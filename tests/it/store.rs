//! Stores: the same articles give the same bytes, whatever the order, the threads or the way there.

use crate::program::{arg, dateline, sample_articles, sample_store, succeeds};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Every file of a store with its bytes.
fn bytes_of(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            all.extend(bytes_of(&path).into_iter().map(|(file, bytes)| (format!("{name}/{file}"), bytes)));
        } else {
            all.insert(name, fs::read(&path).expect("a file"));
        }
    }
    all
}

/// Names the files that differ, not their bytes.
fn assert_same(left: &Path, right: &Path) {
    let (left, right) = (bytes_of(left), bytes_of(right));
    assert_eq!(left.keys().collect::<Vec<_>>(), right.keys().collect::<Vec<_>>());
    for (name, bytes) in &left {
        assert!(right[name] == *bytes, "{name} differs");
    }
}

#[test]
fn neither_order_nor_threads_show() {
    let folders = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
    let articles = sample_articles();
    let mut files: Vec<&str> = articles.iter().map(|path| arg(path)).collect();
    for (folder, jobs) in folders.iter().zip(["1", "2"]) {
        let mut args = vec!["build", "--store", arg(folder.path()), "--jobs", jobs];
        args.extend(&files);
        succeeds(&args);
        files.reverse();
    }
    assert_same(folders[0].path(), folders[1].path());
    assert_same(folders[0].path(), Path::new(sample_store()));
}

#[test]
fn one_by_one_is_all_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    for article in sample_articles().iter().rev() {
        succeeds(&["build", arg(article), "--store", arg(folder.path())]);
    }
    assert_same(folder.path(), Path::new(sample_store()));
}

#[test]
fn an_article_that_was_removed_was_never_read() {
    let (folder, other) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let articles = sample_articles();
    let (last, rest) = articles.split_last().expect("articles");
    let mut args = vec!["build", "--store", arg(other.path())];
    args.extend(rest.iter().map(|path| arg(path)));
    succeeds(&args);

    succeeds(&["build", "seeds/articles", "--store", arg(folder.path())]);
    let text = fs::read_to_string(last).expect("an article");
    let id = text.lines().find_map(|line| line.strip_prefix("id: ")).expect("an id");
    let run = succeeds(&["remove", "--store", arg(folder.path()), id]);
    assert!(run.err.contains("articles left: 12"), "{}", run.err);
    assert_same(folder.path(), other.path());
}

#[test]
fn the_same_article_again_replaces_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("kg");
    let article = folder.path().join("a.txt");
    for text in ["“We agree,” said Lena Brandt.", "“We do not agree,” said Lena Brandt."] {
        fs::write(&article, text).expect("written");
        succeeds(&["build", arg(&article), "--store", arg(&store)]);
    }
    let files = bytes_of(&store);
    assert_eq!(files.keys().filter(|name| name.starts_with("articles/")).count(), 1);
}

#[test]
fn a_folder_of_something_else_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("notes.txt"), "mine").expect("written");
    let run = dateline(&["build", "seeds/articles", "--store", arg(folder.path())]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("is not a dateline store"), "{}", run.err);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}

#[test]
fn a_store_of_another_version_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("dateline-store.json"), r#"{"format": 99, "base": "https://x.example/"}"#)
        .expect("written");
    for command in ["check", "export --format ttl", "build seeds/articles"] {
        let mut args: Vec<&str> = command.split(' ').collect();
        args.extend(["--store", arg(folder.path())]);
        let run = dateline(&args);
        assert_eq!(run.code, 2);
        assert!(run.err.contains("has format 99, this program reads format 2"), "{}", run.err);
    }
}

#[test]
fn a_store_that_is_not_there_is_named_with_the_way_to_make_one() {
    for command in ["check", "export --format ttl", "query ASK{}", "why x", "explain a b", "remove x"] {
        let mut args: Vec<&str> = command.split(' ').collect();
        args.extend(["--store", "no-such-store"]);
        let run = dateline(&args);
        assert_eq!(run.code, 2);
        assert!(run.err.contains("dateline build ... --store no-such-store"), "{}", run.err);
    }
}

#[test]
fn the_base_of_a_store_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let article = "seeds/articles/harbour-gazette-talks.md";
    let store = arg(folder.path());
    succeeds(&["build", article, "--store", store, "--base", "https://news.example/kg"]);
    succeeds(&["build", article, "--store", store]);
    let run = succeeds(&["export", "--store", store, "--format", "nt"]);
    assert!(run.out.contains("<https://news.example/kg/article/"), "{}", run.out);
    let run = dateline(&["build", article, "--store", store, "--base", "https://other.example/"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("https://news.example/kg/"), "{}", run.err);
}

#[test]
fn words_of_sentences_can_stay_out_and_the_text_can_come_in() {
    let article = "seeds/articles/harbour-gazette-talks.md";
    let out = |flags: &[&str]| {
        let mut args = vec!["build", article, "--out", "-", "--format", "nt", "--quiet"];
        args.extend(flags);
        succeeds(&args).out
    };
    let sentence =
        "Last week, U.S. strikes on a headquarters of the Popular Mobilization Forces in Anbar province";
    assert!(out(&[]).contains(sentence) && !out(&["--no-text"]).contains(sentence));
    assert!(out(&["--embed-text"]).contains("nif-core#isString"));
    assert!(out(&["--stamp"]).contains("prov#endedAtTime") && !out(&[]).contains("prov#endedAtTime"));
}

/// Ctrl-C in the middle of a build leaves a store that opens, and the next build makes it whole.
#[cfg(unix)]
#[test]
fn an_interrupted_build_leaves_a_store_that_opens() {
    use std::fmt::Write as _;
    use std::process::{Command, Stdio};

    let folder = tempfile::tempdir().expect("a folder");
    let (store, whole) = (folder.path().join("kg"), folder.path().join("whole"));
    let dump = folder.path().join("dump.jsonl");
    let lines = (0..700).fold(String::new(), |mut lines, number| {
        writeln!(lines, r#"{{"id":"a{number}","text":"“We agree on point {number},” said Lena Brandt."}}"#)
            .expect("a string takes it");
        lines
    });
    fs::write(&dump, lines).expect("written");
    let mut build = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["build", arg(&dump), "--store", arg(&store)])
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary runs");
    // The first batch is being written, the second is still to come.
    let written = || fs::read_dir(store.join("index/1")).map_or(0, Iterator::count);
    while written() < 5 && build.try_wait().expect("a child").is_none() {
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    Command::new("kill").args(["-INT", &build.id().to_string()]).status().expect("kill runs");
    build.wait().expect("it ends");

    let run = succeeds(&["query", "--store", arg(&store), "ASK { ?s ?p ?o }"]);
    assert_eq!(run.out, "yes\n");
    succeeds(&["build", arg(&dump), "--store", arg(&store)]);
    succeeds(&["build", arg(&dump), "--store", arg(&whole)]);
    assert_same(&store, &whole);
}
