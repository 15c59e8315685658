//! Random adds, changes and removals: after each the store is that of one build of its articles, byte for byte, and `check`
//! says what it says of that.
//!
//! `DATELINE_CHANGES=200 cargo test --release --test it random_changes` makes more of them.

use crate::kills::Seeded;
use crate::program::{arg, succeeds};
use crate::store::assert_same;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Changes where nobody asks for more.
const CHANGES: u32 = 10;

/// Most articles of the store: each change is compared with a clean build of all.
const MOST: usize = 40;

fn changes() -> u32 {
    std::env::var_os("DATELINE_CHANGES").and_then(|number| number.to_str()?.parse().ok()).unwrap_or(CHANGES)
}

/// An article of the planted disagreements: outlet, day, text.
type Planted = (&'static str, &'static str, &'static str);

fn planted() -> Vec<Planted> {
    let lines = include_str!("../cases/findings/planted.txt").lines();
    let articles = lines.filter_map(|line| line.strip_prefix("- "));
    articles
        .map(|line| {
            let parts: Vec<&str> = line.split(" | ").collect();
            let [_, outlet, day, text] = parts.as_slice() else { panic!("four parts: {line}") };
            (*outlet, *day, *text)
        })
        .collect()
}

/// Which article stands under a number: another edition of one is the text of one that is planted elsewhere.
type Articles = BTreeMap<usize, usize>;

fn write(articles: &Articles, planted: &[Planted], path: &Path) {
    let line = |(number, planted_at): (&usize, &usize)| {
        let (outlet, day, text) = planted[*planted_at];
        let article = serde_json::json!({ "id": format!("a{number}"), "source": outlet, "published": day, "text": text });
        format!("{article}\n")
    };
    fs::write(path, articles.iter().map(line).collect::<String>()).expect("written");
}

fn check(store: &Path) -> String {
    succeeds(&["check", "--store", arg(store)]).out
}

#[test]
fn random_changes_leave_the_store_of_one_build() {
    let folder = tempfile::tempdir().expect("a folder");
    let [read, all, store] = ["read.jsonl", "all.jsonl", "kg"].map(|name| folder.path().join(name));
    let planted = planted();
    let mut seeded = Seeded(1_729);
    let mut articles = Articles::new();
    for change in 0..changes() {
        let numbers: Vec<usize> = articles.keys().copied().collect();
        if numbers.len() > 4 && (seeded.below(4) == 0 || numbers.len() > MOST) {
            let number = numbers[seeded.below(numbers.len())];
            articles.remove(&number);
            succeeds(&["remove", &format!("a{number}"), "--store", arg(&store)]);
        } else {
            let mut some = Articles::new();
            // Neighbours are of one case.
            let first = seeded.below(planted.len());
            for at in 0..=seeded.below(9) {
                some.insert(first + at, (first + at) % planted.len());
            }
            // Of those that are there some come with the text of another one of their outlet.
            for _ in 0..seeded.below(3).min(numbers.len()) {
                let number = numbers[seeded.below(numbers.len())];
                let outlet = planted[articles[&number]].0;
                let others: Vec<usize> = (0..planted.len()).filter(|&at| planted[at].0 == outlet).collect();
                some.insert(number, others[seeded.below(others.len())]);
            }
            // An id stands for one article of one outlet.
            some.retain(|number, at| {
                articles.get(number).is_none_or(|was| planted[*was].0 == planted[*at].0)
            });
            write(&some, &planted, &read);
            articles.extend(some);
            succeeds(&["build", arg(&read), "--store", arg(&store)]);
        }
        let clean = folder.path().join(format!("clean{change}"));
        write(&articles, &planted, &all);
        succeeds(&["build", arg(&all), "--store", arg(&clean)]);
        assert_same(&store, &clean);
        let found = check(&store);
        assert_eq!(found, check(&clean), "change {change}");
        // Without what was kept everything is found anew.
        fs::remove_file(clean.join("shared/decided")).expect("it is there");
        assert_eq!(found, check(&clean), "change {change}");
        fs::remove_dir_all(&clean).expect("deleted");
    }
}
