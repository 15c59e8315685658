//! Stores: the same articles give the same bytes, whatever the order, the threads or the way there.

use crate::program::{arg, dateline, dateline_with_input, sample_articles, sample_store, succeeds};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Every file of a store with its bytes.
pub(crate) fn bytes_of(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if name == "quads" {
            // The database that a program with the feature keeps holds what the files do, in bytes that nobody promises.
        } else if path.is_dir() {
            all.extend(bytes_of(&path).into_iter().map(|(file, bytes)| (format!("{name}/{file}"), bytes)));
        } else {
            all.insert(name, fs::read(&path).expect("a file"));
        }
    }
    all
}

/// Names the files that differ, not their bytes.
pub(crate) fn assert_same(left: &Path, right: &Path) {
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
        assert!(run.err.contains("has format 99, this program reads format 7"), "{}", run.err);
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
fn what_is_streamed_from_a_store_is_what_is_written_from_memory() {
    let folder = tempfile::tempdir().expect("a folder");
    let one = "seeds/articles/harbour-gazette-talks.md";
    for (articles, options) in [("seeds/articles", &["--nif"][..]), (one, &["--rdf12", "--embed-text"])] {
        let store = folder.path().join(options[0]);
        succeeds(&[&["build", articles, "--store", arg(&store)], options].concat());
        for format in ["ttl", "trig", "nt", "nq", "rdfxml", "jsonld"] {
            let written = succeeds(
                &[&["build", articles, "--out", "-", "--quiet", "--format", format], options].concat(),
            );
            let streamed = succeeds(&["export", "--store", arg(&store), "--format", format]);
            assert!(written.out == streamed.out, "{articles} as {format}");
        }
    }
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

#[test]
fn what_is_wrong_with_the_command_line_is_wrong_before_anything_changes() {
    let folder = tempfile::tempdir().expect("a folder");
    succeeds(&["build", "seeds/articles", "--store", arg(folder.path())]);
    let before = bytes_of(folder.path());
    let all = ["--gazetteer", "--decisions", "--lexicon", "--model"];
    for (command, options) in [(["remove", "hg-0208"], &all[..2]), (["build", "seeds/articles"], &all)] {
        for option in options {
            let mut args = command.to_vec();
            args.extend(["--store", arg(folder.path()), option, "no-such-file"]);
            let run = dateline(&args);
            assert_eq!(run.code, 2, "{}", run.err);
            assert!(run.err.contains("no-such-file"), "{}", run.err);
        }
    }
    assert_eq!(bytes_of(folder.path()), before);
}

/// `news.txt` of two folders, and two texts on standard input, are four articles; a file that changed is one.
#[test]
fn articles_without_an_id_do_not_replace_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("kg");
    let build = |input: &Path| succeeds(&["build", arg(input), "--store", arg(&store)]);
    for name in ["one", "two"] {
        let own = folder.path().join(name);
        fs::create_dir(&own).expect("a folder");
        fs::write(own.join("news.txt"), format!("“We agree on {name},” said Lena Brandt.")).expect("written");
        build(&own);
    }
    for name in ["three", "four"] {
        let line = format!("{{\"text\":\"“We agree on {name},” said Lena Brandt.\"}}\n");
        let run = dateline_with_input(&["build", "-", "--store", arg(&store)], &line);
        assert_eq!(run.code, 0, "{}", run.err);
    }
    let articles = || bytes_of(&store).keys().filter(|name| name.starts_with("index/")).count();
    assert_eq!(articles(), 4);

    let run = build(&folder.path().join("one"));
    assert!(run.err.contains("store: 1 article there before, the same"), "{}", run.err);
    fs::write(folder.path().join("one/news.txt"), "“We do not agree,” said Lena Brandt.").expect("written");
    let run = build(&folder.path().join("one"));
    assert!(run.err.contains("store: 1 article replaced by another version (news)"), "{}", run.err);
    assert_eq!(articles(), 4);
}

#[cfg(unix)]
#[test]
fn links_that_lead_in_circles_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let inner = folder.path().join("in/deep");
    fs::create_dir_all(&inner).expect("a folder");
    fs::write(inner.join("news.txt"), "“We agree,” said Lena Brandt.").expect("written");
    std::os::unix::fs::symlink(folder.path().join("in"), inner.join("back")).expect("a link");
    let run = succeeds(&["build", arg(&folder.path().join("in")), "--out", "-"]);
    assert!(run.err.contains("read:  1 article"), "{}", run.err);
}

#[test]
fn a_damaged_article_is_named_and_the_rest_answers() {
    let folder = tempfile::tempdir().expect("a folder");
    succeeds(&["build", "seeds/articles", "--store", arg(folder.path())]);
    let files = bytes_of(folder.path());
    let graph = files.keys().find(|name| name.starts_with("articles/")).expect("an article");
    fs::write(folder.path().join(graph), "").expect("written");
    let run = dateline(&[
        "query",
        "--store",
        arg(folder.path()),
        "SELECT (COUNT(?a) AS ?n) { ?a a schema:NewsArticle }",
    ]);
    assert!(run.out.contains("12") && run.code == 1, "{}", run.out);
    for word in [graph.as_str(), "is left out", "dateline build", "dateline remove"] {
        assert!(run.err.contains(word), "{}", run.err);
    }
    let run = dateline(&["doctor", "--store", arg(folder.path())]);
    assert!(run.code == 1 && run.out.contains(graph), "{}", run.out);
    succeeds(&["build", "seeds/articles", "--store", arg(folder.path())]);
    assert_same(folder.path(), Path::new(sample_store()));
}
