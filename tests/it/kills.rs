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
use std::time::Duration;
use tempfile::TempDir;

/// Kills where nobody asks for more.
const KILLS: u32 = 12;

/// Longest wait before a kill.
const LONGEST: Duration = Duration::from_secs(2);

/// Most articles of the store: each change is compared with a clean build of all.
const MOST: usize = 24;

fn kills() -> u32 {
    std::env::var_os("DATELINE_KILLS").and_then(|number| number.to_str()?.parse().ok()).unwrap_or(KILLS)
}

/// Numbers that follow from a seed: [SplitMix64](https://doi.org/10.1145/2660193.2660195).
pub(crate) struct Seeded(pub(crate) u64);

impl Seeded {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// A part of a time, evenly spread.
    fn part(&mut self, of: Duration) -> Duration {
        of.mul_f64(self.below(10_000) as f64 / 10_000.0)
    }
}

/// Articles by number, each in some edition.
type Articles = BTreeMap<usize, usize>;

/// A line of JSON for each article. Names and happenings recur from one to the other.
fn lines(articles: &Articles) -> String {
    const WHO: [&str; 4] = ["Lena Brandt", "Omar Hadad", "the Norland Guard", "Yusuf Hadad"];
    let line = |(&number, &edition): (&usize, &usize)| {
        let (one, other) = (WHO[number % 4], WHO[(number + edition) % 4]);
        format!(
            "{{\"id\":\"a{number}\",\"published\":\"2031-05-{:02}\",\"text\":\"“We agree on point {number} in draft {edition},” said {one}. {other} met {one} in Arden on Monday. A fire in Arden killed {} people on Sunday.\"}}\n",
            number % 7 + 6,
            3 + edition
        )
    };
    articles.iter().map(line).collect()
}

/// A change of a store: what the command line says, and what the articles are then.
struct Change {
    args: Vec<String>,
    after: Articles,
}

impl Change {
    /// Some change of these articles: one is taken out, or some come, come in another edition, or both.
    fn of(before: &Articles, seeded: &mut Seeded, folder: &Path) -> Self {
        let mut after = before.clone();
        let numbers: Vec<usize> = before.keys().copied().collect();
        if numbers.len() > 4 && (seeded.below(3) == 0 || numbers.len() > MOST - 6) {
            let number = numbers[seeded.below(numbers.len())];
            after.remove(&number);
            return Self { args: vec!["remove".to_owned(), format!("a{number}")], after };
        }
        let mut read = Articles::new();
        let (come, change) = [(4, 0), (0, 4), (2, 2)][seeded.below(3)];
        read.extend((0..).filter(|number| !before.contains_key(number)).map(|number| (number, 0)).take(come));
        for _ in 0..change.min(numbers.len()) {
            let number = numbers[seeded.below(numbers.len())];
            read.insert(number, before[&number] + 1);
        }
        if read.is_empty() {
            read.insert(0, 0);
        }
        after.extend(&read);
        let file = folder.join("read.jsonl");
        fs::write(&file, lines(&read)).expect("written");
        Self { args: vec!["build".to_owned(), arg(&file).to_owned()], after }
    }

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

/// A store that one call made of these articles.
fn clean_build(articles: &Articles) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("all.jsonl");
    fs::write(&file, lines(articles)).expect("written");
    succeeds(&["build", arg(&file), "--store", arg(&store_in(&folder))]);
    folder
}

fn store_in(folder: &TempDir) -> PathBuf {
    folder.path().join("kg")
}

/// Waits for the mark of a change; ends where the change ends before it is seen.
fn wait_for_mark(store: &Path, child: &mut Child) {
    while !store.join("changing").exists() && child.try_wait().expect("a child").is_none() {
        std::thread::sleep(Duration::from_micros(200));
    }
}

/// The hash of the text of each article, by id; none where there is no store yet.
fn texts(store: &Path) -> BTreeMap<String, String> {
    if !store.join("dateline-store.json").exists() {
        return BTreeMap::new();
    }
    let query = "SELECT ?id ?hash { ?a schema:identifier ?id ; dl:contentHash ?hash }";
    let run = dateline(&["query", "--store", arg(store), "--results", "csv", query]);
    assert!(run.code < 2, "{}", run.err);
    let rows = run.out.lines().skip(1).filter_map(|row| row.split_once(','));
    rows.map(|(id, hash)| (id.to_owned(), hash.trim().to_owned())).collect()
}

/// The files of a store, those aside that make it one, and those that were on their way when the writer died and that the
/// next one deletes.
fn whole_files(store: &Path) -> BTreeMap<String, Vec<u8>> {
    if !store.join("dateline-store.json").exists() {
        return BTreeMap::new();
    }
    let mut files = bytes_of(store);
    files.retain(|name, _| {
        !matches!(name.as_str(), "dateline-store.json" | "lock")
            && !name.rsplit('/').next().is_some_and(|name| name.starts_with('.'))
    });
    files
}

/// How the writers died.
#[derive(Debug)]
struct Deaths {
    /// Before they changed anything.
    before: u32,
    /// In the middle of a change.
    marked: u32,
    /// When they had done what was asked and were about to end.
    after: u32,
    /// The longest wait for the next: shorter after a kill that came too late, longer after one that did not.
    wait: Duration,
}

impl Deaths {
    fn count(&self) -> u32 {
        self.before + self.marked + self.after
    }
}

/// One change, killed some times and then done.
struct Trial<'t> {
    change: &'t Change,
    store: &'t Path,
    old: BTreeMap<String, Vec<u8>>,
    new: BTreeMap<String, Vec<u8>>,
    old_texts: BTreeMap<String, String>,
    new_texts: BTreeMap<String, String>,
}

impl Trial<'_> {
    /// Starts the change, kills it, and looks at what is left.
    fn kill(&self, seeded: &mut Seeded, deaths: &mut Deaths) {
        let Self { change, store, .. } = self;
        let what = format!("{:?} with {} kills before", change.args, deaths.count());
        let mut child = change.start(store);
        // Starting and reading takes most of the time, and all of it comes before the mark.
        let part = if seeded.below(4) == 0 {
            1.0
        } else {
            wait_for_mark(store, &mut child);
            0.5
        };
        std::thread::sleep(seeded.part(deaths.wait.mul_f64(part)));
        let is_late = child.try_wait().expect("a child").is_some();
        deaths.wait = deaths.wait.mul_f64(if is_late { 0.7 } else { 1.1 }).min(LONGEST);
        child.kill().expect("killed, or at its end");
        child.wait().expect("it ends");
        let is_marked = store.join("changing").exists();
        let found = whole_files(store);
        assert!(
            is_marked || found == self.old || found == self.new,
            "{what}: neither before nor after, and no mark"
        );
        if !is_late {
            *match (is_marked, found == self.new) {
                (true, _) => &mut deaths.marked,
                (false, true) => &mut deaths.after,
                (false, false) => &mut deaths.before,
            } += 1;
        }
        let found = texts(store);
        for (id, hash) in &found {
            let is_known = [&self.old_texts, &self.new_texts].iter().any(|texts| texts.get(id) == Some(hash));
            assert!(is_known, "{what}: {id} is neither as before nor as after");
        }
        let kept = |id: &&String| self.new_texts.contains_key(*id);
        let lost = self.old_texts.keys().filter(kept).find(|id| !found.contains_key(*id));
        assert_eq!(lost, None, "{what}");
        if store.join("dateline-store.json").exists() {
            let seen = dateline(&["doctor", "--store", arg(store)]);
            assert_eq!(seen.out.lines().find(|line| line.contains("left out")), None, "{what}");
        }
    }

    /// Mends the store as it was left: it is then what a build of the articles in it is.
    fn mend(&self, before: &Articles) {
        let run = succeeds(&["doctor", "--store", arg(self.store), "--mend"]);
        assert_eq!(run.out, "the store is whole\n");
        let found = texts(self.store);
        let mut articles = Articles::new();
        for (id, hash) in &found {
            let number: usize = id.trim_start_matches('a').parse().expect("a number");
            let is_new = self.new_texts.get(id) == Some(hash);
            articles.insert(number, if is_new { self.change.after[&number] } else { before[&number] });
        }
        if !articles.is_empty() {
            assert_same(self.store, &store_in(&clean_build(&articles)));
        }
    }
}

#[test]
fn any_changes_end_in_the_bytes_of_one_build() {
    for seed in 0..2 {
        let (mut seeded, folder) = (Seeded(seed), tempfile::tempdir().expect("a folder"));
        let store = store_in(&folder);
        let mut articles = Articles::new();
        for _ in 0..7 {
            let change = Change::of(&articles, &mut seeded, folder.path());
            change.finish(&store);
            articles = change.after;
            assert_same(&store, &store_in(&clean_build(&articles)));
        }
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "how many died when is told to who asks with --nocapture")]
fn a_killed_change_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = store_in(&folder);
    let mut seeded = Seeded(2031);
    let mut deaths = Deaths { before: 0, marked: 0, after: 0, wait: LONGEST };
    let (mut articles, mut old, mut old_texts) = (Articles::new(), BTreeMap::new(), BTreeMap::new());
    while deaths.count() < kills() {
        let change = Change::of(&articles, &mut seeded, folder.path());
        let clean = clean_build(&change.after);
        let clean = store_in(&clean);
        let (new, new_texts) = (whole_files(&clean), texts(&clean));
        let trial = Trial { change: &change, store: &store, old, new, old_texts, new_texts };
        for _ in 0..=seeded.below(3) {
            if deaths.count() < kills() && whole_files(&store) != trial.new {
                trial.kill(&mut seeded, &mut deaths);
            }
        }
        let was_cut_short = store.join("changing").exists();
        if was_cut_short && seeded.below(2) == 0 {
            trial.mend(&articles);
        }
        // What is done need not be repeated: what was removed is not there.
        if whole_files(&store) != trial.new {
            change.finish(&store);
        }
        assert_same(&store, &clean);
        assert_eq!(succeeds(&["doctor", "--store", arg(&store)]).out, "the store is whole\n");
        (old, old_texts) = (trial.new, trial.new_texts);
        articles = change.after;
    }
    println!("{deaths:?}");
    assert!(deaths.marked > 0, "no kill came between the mark and the end: {deaths:?}");
}

#[test]
fn a_store_that_was_cut_short_is_mended_without_the_articles() {
    let folder = tempfile::tempdir().expect("a folder");
    let (dump, store) = (folder.path().join("a.jsonl"), folder.path().join("kg"));
    fs::write(&dump, lines(&(0..3).map(|number| (number, 0)).collect())).expect("written");
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

/// Shared graphs were written for an article, but not yet their list, and then the article is taken out.
#[test]
fn a_change_that_was_cut_short_can_be_undone() {
    let folder = tempfile::tempdir().expect("a folder");
    let before = clean_build(&(0..4).map(|number| (number, 0)).collect());
    let (file, store) = (folder.path().join("one.jsonl"), store_in(&before));
    let list = store.join("shared/list");
    let old = fs::read(&list).expect("a list");
    let expected = whole_files(&store);
    fs::write(&file, lines(&[(7, 0)].into())).expect("written");
    succeeds(&["build", arg(&file), "--store", arg(&store)]);
    fs::write(&list, old).expect("the list of before");
    fs::write(store.join("changing"), "reading\n").expect("a mark");
    succeeds(&["remove", "a7", "--store", arg(&store)]);
    assert!(whole_files(&store) == expected);
    assert_eq!(succeeds(&["doctor", "--store", arg(&store)]).out, "the store is whole\n");
}
