//! Digests from many machines: the same as one build of all articles.

use crate::program::{arg, dateline, dateline_with_input, sample_articles, sample_store, succeeds};
use crate::store::{assert_same, bytes_of};
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

/// The sample articles in two parts of digests, with their graphs in `graphs`.
fn parts(graphs: &Path) -> [String; 2] {
    let articles = sample_articles();
    let (left, right) = articles.split_at(5);
    [left, right].map(|part| {
        let mut args = vec!["extract", "--format", "digest", "--graphs", arg(graphs)];
        args.extend(part.iter().map(|path| arg(path)));
        succeeds(&args).out
    })
}

#[test]
fn digests_of_two_machines_are_one_build() {
    let folder = tempfile::tempdir().expect("a folder");
    let (digests, graphs) = (folder.path().join("digests"), folder.path().join("kg"));
    fs::create_dir(&digests).expect("a folder");
    let [left, right] = parts(&graphs);
    // Another order, another partition, one part packed, and a part that was retried.
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(right.as_bytes()).expect("memory takes it");
    fs::write(digests.join("part-0.gz"), gzip.finish().expect("packed")).expect("written");
    let lines: Vec<&str> = left.lines().rev().chain(left.lines().take(1)).collect();
    fs::write(digests.join("part-1"), lines.join("\n")).expect("written");
    fs::write(digests.join("_SUCCESS"), "").expect("written");
    let run = succeeds(&["resolve", arg(&digests), "--store", arg(&graphs)]);
    assert!(run.err.contains("articles 13"), "{}", run.err);
    assert_same(&graphs, Path::new(sample_store()));
}

#[test]
fn what_is_shared_needs_no_graphs() {
    let digests = succeeds(&["extract", "seeds/articles", "--format", "digest"]).out;
    let shared = dateline_with_input(&["resolve", "-", "--out", "-"], &digests);
    let stored = succeeds(&["export", "--store", sample_store(), "--format", "nq"]).out;
    let expected: Vec<&str> = stored.lines().filter(|line| line.contains("/graph/")).collect();
    let shared_lines: Vec<&str> = shared.out.lines().collect();
    let expected: Vec<&str> = expected
        .into_iter()
        .filter(|line| ["entities> .", "findings> .", "run> ."].iter().any(|end| line.ends_with(end)))
        .collect();
    assert!(shared_lines == expected, "{} and {} lines", shared_lines.len(), expected.len());
    let run = dateline_with_input(&["resolve", "-", "--store", "no-graphs-here"], &digests);
    assert!(run.code == 2 && run.err.contains("extract it with `--graphs`"), "{}", run.err);
    let _ = fs::remove_dir_all("no-graphs-here");
}

#[test]
fn tables_name_every_actor_and_report() {
    let digests = succeeds(&["extract", "seeds/articles", "--format", "digest"]).out;
    let run = dateline_with_input(&["resolve", "-", "--out", "-", "--format", "jsonl"], &digests);
    let lines: Vec<serde_json::Value> =
        run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let entities = lines.iter().filter_map(|line| line["entity"].as_str()).collect::<Vec<_>>();
    let articles: Vec<_> = lines.iter().filter(|line| line["article"].is_string()).collect();
    assert_eq!(articles.len(), 13);
    for article in articles {
        let actors = article["actors"].as_array().expect("actors");
        assert!(!actors.is_empty());
        assert!(actors.iter().all(|actor| actor.as_str().is_some_and(|actor| entities.contains(&actor))));
    }
}

#[test]
fn an_increment_is_all_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("written");
        path
    };
    let [left, right] = parts(&folder.path().join("graphs"));
    let (old, new, all) = (file("old", &left), file("new", &right), file("all", &(right.clone() + &left)));
    let one = succeeds(&["resolve", "--base", arg(&old), "--out", "-", arg(&new)]).out;
    let other = succeeds(&["resolve", "--out", "-", arg(&all)]).out;
    assert!(one == other);
    // A new digest of an old article replaces it; of two new ones that differ, the same is taken in either order.
    let changed = left.replacen("\"published\":\"20", "\"published\":\"19", 1);
    let changed = file("changed", &changed);
    let replaced = succeeds(&["resolve", "--base", arg(&old), "--out", "-", arg(&changed)]).out;
    let alone = succeeds(&["resolve", "--out", "-", arg(&changed)]).out;
    assert!(replaced == alone);
    let [one, other] = [[&old, &changed], [&changed, &old]]
        .map(|[a, b]| dateline(&["resolve", "--out", "-", arg(a), arg(b)]));
    assert_eq!((one.code, other.code), (1, 1));
    assert!(one.out == other.out && one.err.contains("have two digests that differ"), "{}", one.err);
}

#[test]
fn what_is_no_digest_is_named() {
    let run = dateline_with_input(&["resolve", "-", "--out", "-"], "{\"id\":\"a\",\"text\":\"News.\"}\n");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("standard input:1: is no line of `dateline extract"), "{}", run.err);
    let run = dateline_with_input(&["resolve", "-", "--out", "-"], "{\"dateline-digest\":99}\n");
    assert!(run.code == 2 && run.err.contains("version 99"), "{}", run.err);
    let run = dateline(&["resolve", "no-such-folder", "--out", "-"]);
    assert!(run.code == 2 && run.err.contains("no-such-folder: cannot be read"), "{}", run.err);
}

/// Lines of articles of which every third is refused.
fn lines(count: usize) -> String {
    (0..count).fold(String::new(), |mut lines, number| {
        let text = if number % 3 == 2 { "1" } else { "\"The mayor resigned on Monday, Lena Brandt said.\"" };
        writeln!(lines, r#"{{"id":"a{number}","published":"2031-05-08","text":{text}}}"#).expect("memory");
        lines
    })
}

#[test]
fn refusals_fail_a_task_only_beyond_a_limit() {
    for format in ["jsonl", "digest"] {
        let extract = ["extract", "--stream", "--format", format];
        let run = dateline_with_input(&extract, &lines(9));
        assert_eq!((run.code, run.out.lines().count()), (0, 9), "{}", run.err);
        assert_eq!(run.out.lines().filter(|line| line.contains("\"error\"")).count(), 3);
        assert!(run.err.contains("refused: 3 of 9 lines"), "{}", run.err);
        let limited = |most: &str| {
            dateline_with_input(&[&extract[..], &["--max-refused", most][..]].concat(), &lines(9)).code
        };
        assert_eq!((limited("3"), limited("2")), (0, 1));
    }
    let run = dateline_with_input(&["extract", "--stream", "--format", "nq"], &lines(3));
    assert_eq!(run.out.lines().filter(|line| line.starts_with("# refused: ")).count(), 1);
    // A refusal is a line of digests that `resolve` leaves out.
    let digests = dateline_with_input(&["extract", "--stream", "--format", "digest"], &lines(3)).out;
    let run = dateline_with_input(&["resolve", "-", "--out", "-"], &digests);
    assert!(run.code == 0 && run.err.contains("left out: 1 lines"), "{}", run.err);
}

#[test]
fn a_worker_ends_when_nobody_reads_its_answers() {
    let mut worker = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["extract", "--stream", "--format", "digest"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary runs");
    let mut input = worker.stdin.take().expect("a pipe");
    let mut answers = BufReader::new(worker.stdout.take().expect("a pipe"));
    input.write_all(lines(1).as_bytes()).expect("it reads");
    let mut answer = String::new();
    // The answer comes while the input stays open.
    answers.read_line(&mut answer).expect("an answer");
    assert!(answer.starts_with("{\"dateline-digest\":"), "{answer}");
    drop(answers);
    input.write_all(lines(1).as_bytes()).expect("it reads");
    assert!(worker.wait().expect("it ends").success());
}

#[test]
fn workers_and_build_write_the_same_graphs() {
    let folder = tempfile::tempdir().expect("a folder");
    let graphs = folder.path().join("graphs");
    parts(&graphs);
    let (written, stored) = (bytes_of(&graphs), bytes_of(Path::new(sample_store())));
    assert!(written.len() == 26 && written.iter().all(|(name, bytes)| stored[name] == *bytes));
}
