//! Planted disagreements of our own, and near misses: each case of `tests/cases/findings` says which kinds are found.
//!
//! A case is a line `= NAME: KIND ...` (no kind for a near miss), then a line `- ID | OUTLET | DAY | TEXT` for each article.

use crate::program::{dateline, sample_store, succeeds};
use dateline::check::{Known, check, check_again};
use dateline::extract::Knowledge;
use dateline::model::{Article, Digest};
use dateline::pipeline::{read_article, resolve};
use dateline::resolve::{Decisions, across};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(Knowledge::default);

struct Case {
    name: String,
    kinds: Vec<String>,
    digests: Vec<Digest>,
}

fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines() {
        if let Some(head) = line.strip_prefix("= ") {
            let (name, kinds) = head.split_once(':').expect("a colon behind the name");
            let mut kinds: Vec<String> = kinds.split_whitespace().map(str::to_owned).collect();
            kinds.sort_unstable();
            cases.push(Case { name: name.to_owned(), kinds, digests: Vec::new() });
        } else if let Some(article) = line.strip_prefix("- ") {
            let parts: Vec<&str> = article.split(" | ").collect();
            let [id, source, published, text] = parts.as_slice() else { panic!("four parts: {line}") };
            let article = Article {
                id: (*id).to_owned(),
                source: Some((*source).to_owned()),
                published: published.parse().ok(),
                text: (*text).to_owned(),
                ..Article::default()
            };
            let digest = read_article(article, &KNOWLEDGE).digest;
            cases.last_mut().expect("a case before its articles").digests.push(digest);
        }
    }
    cases
}

/// Kind and message of each finding.
fn found(digests: &[Digest]) -> Vec<(String, String)> {
    let findings = resolve(digests, &KNOWLEDGE, &Decisions::default()).findings;
    findings.into_iter().map(|finding| (finding.kind.as_str().to_owned(), finding.message)).collect()
}

#[test]
fn planted_disagreements_are_found_and_near_misses_are_not() {
    let mut wrong = Vec::new();
    for case in cases(include_str!("../cases/findings/planted.txt")) {
        let told = found(&case.digests);
        let mut kinds: Vec<String> = told.iter().map(|(kind, _)| kind.clone()).collect();
        kinds.sort_unstable();
        if kinds != case.kinds {
            wrong.push(format!("{}: expected {:?}, found {told:#?}", case.name, case.kinds));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn neither_order_nor_unrelated_articles_change_a_finding() {
    let cases = cases(include_str!("../cases/findings/planted.txt"));
    let (unrelated, planted) = cases.split_last().expect("some cases");
    for case in planted {
        let expected = found(&case.digests);
        let mut digests: Vec<Digest> = case.digests.iter().rev().cloned().collect();
        assert_eq!(found(&digests), expected, "{} in another order", case.name);
        digests.extend(unrelated.digests.iter().cloned());
        assert_eq!(found(&digests), expected, "{} with unrelated articles", case.name);
    }
}

/// As many digests as wanted: those of the cases again and again, each time months later and under other keys.
fn many(count: usize) -> Vec<Digest> {
    const APART: i64 = 100;
    let cases = cases(include_str!("../cases/findings/planted.txt"));
    let own: Vec<&Digest> = cases.iter().flat_map(|case| &case.digests).collect();
    (0..count)
        .map(|number| {
            let mut digest = own[number % own.len()].clone();
            let round = number / own.len();
            digest.key = format!("{number:016x}");
            digest.id = format!("{}-{number}", digest.id);
            let later = jiff::Span::new().days(APART * i64::try_from(round).expect("few rounds"));
            digest.published = digest.published.map(|day| day.saturating_add(later));
            // Another text, else all rounds were copies of the first.
            let salt = u32::try_from(round).expect("few rounds").wrapping_mul(0x9e37_79b9);
            digest.shingles.iter_mut().for_each(|print| *print ^= salt);
            digest.shingles.sort_unstable();
            digest
        })
        .collect()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "time is what is tested")]
fn five_thousand_articles_are_checked_in_seconds() {
    let digests = many(5_000);
    let resolution = across(&digests, &KNOWLEDGE, &Decisions::default());
    let start = Instant::now();
    let checked = check(&digests, &resolution);
    let took = start.elapsed();
    assert!(!checked.findings.is_empty() && checked.compared.counts().count() > 5);
    // Three seconds are asked of an optimised program; a test is not, and the machine may be busy.
    assert!(took < Duration::from_secs(30), "{took:?}");
}

#[test]
fn adding_an_article_compares_only_what_it_touches() {
    let digests = many(600);
    let hashes: Vec<String> = digests.iter().map(|digest| format!("hash of {}", digest.key)).collect();
    let checked = |number: usize, hashes: &[String], before: &Known| {
        let digests = &digests[..number];
        let resolution = across(digests, &KNOWLEDGE, &Decisions::default());
        let whole = check(digests, &resolution);
        let again = check_again(digests, &resolution, hashes, before);
        assert_eq!(again.findings, whole.findings);
        assert_eq!((again.before.len(), &again.compared), (whole.before.len(), &whole.compared));
        again
    };
    let all_but_one = checked(599, &hashes, &Known::default());
    assert!(all_but_one.groups > 200, "{}", all_but_one.groups);
    let added = checked(600, &hashes, &all_but_one.known);
    assert!(added.groups < 20, "{} groups for one article", added.groups);
    assert_eq!(
        added.known,
        checked(600, &hashes, &Known::default()).known,
        "what is known is that of one check"
    );
    // It was taken out again.
    let removed = checked(599, &hashes, &added.known);
    assert!(removed.groups < 20, "{} groups", removed.groups);
    assert_eq!(removed.known, all_but_one.known);
    assert_eq!(checked(599, &hashes, &removed.known).groups, 0, "nothing has changed");
    // Another version of one article.
    let mut hashes = hashes;
    hashes[300].push('!');
    let replaced = checked(599, &hashes, &removed.known);
    assert!((1..20).contains(&replaced.groups), "{} groups", replaced.groups);
}

/// What `dateline compare` prints for these arguments.
fn compared(args: &[&str]) -> String {
    succeeds(&[&["compare", "--store", sample_store()], args].concat()).out
}

#[test]
fn outlets_stand_side_by_side() {
    let text = compared(&["sahel monitor", "Delta News", "--sentences"]);
    assert!(
        text.contains("Sahel Monitor") && text.contains("Delta News") && text.contains(" rows; "),
        "{text}"
    );
    let json: serde_json::Value =
        serde_json::from_str(&compared(&["Sahel Monitor", "Delta News", "--format", "json", "--shared"]))
            .expect("JSON");
    assert_eq!(json["columns"][1]["articles"].as_array().map(Vec::len), Some(2));
    let rows = json["rows"].as_array().expect("rows");
    let told = |row: &serde_json::Value| {
        let cells = row["cells"].as_array().expect("cells");
        cells.len() == 2 && cells.iter().any(|cell| cell["verdict"] != "silent")
    };
    assert!(!rows.is_empty() && rows.iter().all(told), "{json:#}");
    let csv = compared(&["Sahel Monitor", "Delta News", "--format", "csv"]);
    assert!(csv.starts_with("thing,slot,relation,Sahel Monitor,Delta News\r\n"), "{csv}");
    let markdown = compared(&["Sahel Monitor", "Delta News", "--format", "markdown"]);
    assert!(
        markdown.starts_with("| thing | slot | relation | Sahel Monitor | Delta News |\n|---|"),
        "{markdown}"
    );
}

#[test]
fn all_tellers_of_an_event_stand_side_by_side() {
    let json: serde_json::Value =
        serde_json::from_str(&compared(&["Sahel Monitor", "Delta News", "--format", "json", "--shared"]))
            .expect("JSON");
    let event = json["rows"][0]["events"][0].as_str().expect("an event").to_owned();
    let text = compared(&[&event]);
    assert!(text.contains("Sahel Monitor") && text.contains("Delta News"), "{text}");
}

#[test]
fn who_is_not_there_is_not_compared() {
    let run = dateline(&["compare", "--store", sample_store(), "Sahel Monitor", "Nobody Times"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("`Nobody Times`") && run.err.contains("it has the outlets Andes Wire,"),
        "{}",
        run.err
    );
    let run = dateline(&["compare", "--store", sample_store(), "no such thing"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no event in the store is called `no such thing`"), "{}", run.err);
}
