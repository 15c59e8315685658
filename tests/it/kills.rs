//! A store whose writer is killed at any moment: nothing is lost, and every state is whole or known to be stale.
//!
//! `DATELINE_KILLS=500 cargo test --release --test it kills` kills more often; see docs/store.md.
#![cfg(unix)]

use crate::program::{arg, dateline, succeeds};
use crate::store::{assert_same, bytes_of};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Kills of each kind of change where nobody asks for more.
const KILLS: u32 = 4;

/// Articles of the store before the change.
const ARTICLES: usize = 12;

fn kills() -> u32 {
    std::env::var_os("DATELINE_KILLS")
        .and_then(|number| number.to_str()?.parse::<u32>().ok())
        .map_or(KILLS, |all| all.div_ceil(3))
}

/// A line of JSON for each number; `edition` makes another text.
fn articles(numbers: impl Iterator<Item = usize>, edition: &str) -> String {
    const WHO: [&str; 4] = ["Lena Brandt", "Omar Hadad", "the Norland Guard", "Yusuf Hadad"];
    let line = |number: usize| {
        let (one, other) = (WHO[number % 4], WHO[(number + 1) % 4]);
        format!(
            "{{\"id\":\"a{number}\",\"published\":\"2031-05-{:02}\",\"text\":\"“We agree on point {number}{edition},” said {one}. {other} met {one} in Arden on Monday.\"}}\n",
            number % 28 + 1
        )
    };
    numbers.map(line).collect()
}

/// A change of a store: what the command line says.
struct Change {
    name: &'static str,
    args: Vec<String>,
}

impl Change {
    fn start(&self, store: &Path) -> Child {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        let command = command.args(&self.args).args(["--store", arg(store)]);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the binary runs")
    }

    fn finish(&self, store: &Path) {
        let mut args: Vec<&str> = self.args.iter().map(String::as_str).collect();
        args.extend(["--store", arg(store)]);
        succeeds(&args);
    }
}

fn copy(from: &Path, to: &Path) {
    let _ = fs::remove_dir_all(to);
    for name in bytes_of(from).keys() {
        let target = to.join(name);
        fs::create_dir_all(target.parent().expect("a folder")).expect("made");
        fs::copy(from.join(name), target).expect("copied");
    }
}

/// Waits for the mark of a change; false where the change ended before it was seen.
fn wait_for_mark(store: &Path, child: &mut Child) -> bool {
    while !store.join("changing").exists() {
        if child.try_wait().expect("a child").is_some() {
            return false;
        }
        std::thread::sleep(Duration::from_micros(200));
    }
    true
}

/// How long the change takes from its mark to its end.
#[expect(clippy::disallowed_methods, reason = "the moments of the kills are spread over this time")]
fn duration(change: &Change, store: &Path) -> Duration {
    let mut child = change.start(store);
    wait_for_mark(store, &mut child);
    let start = Instant::now();
    child.wait().expect("it ends");
    start.elapsed()
}

/// The hash of the text of each article, by id.
fn texts(store: &Path) -> BTreeMap<String, String> {
    let query = "SELECT ?id ?hash { ?a schema:identifier ?id ; dl:contentHash ?hash }";
    let run = dateline(&["query", "--store", arg(store), "--results", "csv", query]);
    assert!(run.code < 2, "{}", run.err);
    let rows = run.out.lines().skip(1).filter_map(|row| row.split_once(','));
    rows.map(|(id, hash)| (id.to_owned(), hash.trim().to_owned())).collect()
}

#[test]
fn a_killed_change_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| -> PathBuf { folder.path().join(name) };
    let write = |name: &str, lines: String| {
        fs::write(path(name), lines).expect("written");
        arg(&path(name)).to_owned()
    };
    let first = write("first.jsonl", articles(0..ARTICLES, ""));
    let more = write("more.jsonl", articles(ARTICLES..2 * ARTICLES, ""));
    let other = write("other.jsonl", articles(0..ARTICLES, " again"));
    let changes = [
        Change { name: "add", args: vec!["build".to_owned(), more] },
        Change { name: "change", args: vec!["build".to_owned(), other] },
        Change { name: "remove", args: vec!["remove".to_owned(), "a3".to_owned()] },
    ];
    let (before, after, store) = (path("before"), path("after"), path("kg"));
    succeeds(&["build", &first, "--store", arg(&before)]);
    let old = texts(&before);
    let mut cut_short = 0;
    for change in &changes {
        copy(&before, &after);
        let time = duration(change, &after);
        let new = texts(&after);
        for kill in 0..kills() {
            copy(&before, &store);
            let mut child = change.start(&store);
            wait_for_mark(&store, &mut child);
            std::thread::sleep(time * kill / kills());
            child.kill().expect("killed");
            child.wait().expect("it ends");
            let name = format!("{} {kill}", change.name);
            let is_marked = store.join("changing").exists();
            cut_short += usize::from(is_marked);
            if !is_marked {
                assert!(
                    [&before, &after].iter().any(|whole| bytes_of(whole) == bytes_of(&store)),
                    "{name}: neither before nor after, and no mark"
                );
            }
            let found = texts(&store);
            for (id, hash) in &found {
                assert!(old.get(id) == Some(hash) || new.get(id) == Some(hash), "{name}: {id} is neither");
            }
            let lost = old.keys().find(|id| new.contains_key(*id) && !found.contains_key(*id));
            assert_eq!(lost, None, "{name}");
            let seen = dateline(&["doctor", "--store", arg(&store)]);
            let damaged = seen.out.lines().find(|line| line.contains("left out"));
            assert_eq!(damaged, None, "{name}");
            // What is done need not be repeated: what was removed is not there.
            if bytes_of(&store) != bytes_of(&after) {
                change.finish(&store);
            }
            assert_same(&store, &after);
            let seen = succeeds(&["doctor", "--store", arg(&store)]);
            assert_eq!(seen.out, "the store is whole\n", "{name}");
        }
    }
    assert!(cut_short > 0, "no kill came between the mark and the end");
}

#[test]
fn a_store_that_was_cut_short_is_mended_without_the_articles() {
    let folder = tempfile::tempdir().expect("a folder");
    let (dump, store) = (folder.path().join("a.jsonl"), folder.path().join("kg"));
    fs::write(&dump, articles(0..3, "")).expect("written");
    succeeds(&["build", arg(&dump), "--store", arg(&store)]);
    let whole = bytes_of(&store);
    fs::write(store.join("changing"), "reading\n").expect("a mark");
    fs::remove_file(store.join("shared/findings.trig")).expect("as if it had not been written yet");
    let run = dateline(&["query", "--store", arg(&store), "ASK { ?s a dl:Statement }"]);
    assert_eq!((run.code, run.out.as_str()), (1, "yes\n"));
    assert!(run.err.contains("was cut short") && run.err.contains("--mend"), "{}", run.err);
    let run = succeeds(&["doctor", "--store", arg(&store), "--mend"]);
    assert_eq!(run.out, "the store is whole\n");
    assert_eq!(bytes_of(&store), whole);
}
