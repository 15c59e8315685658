//! Planted disagreements of our own, and near misses: each case of `tests/cases/findings` says which kinds are found.
//!
//! A case is a line `= NAME: KIND ...` (no kind for a near miss), then a line `- ID | OUTLET | DAY | TEXT` for each article.

use dateline::extract::Knowledge;
use dateline::model::{Article, Digest};
use dateline::pipeline::{read_article, resolve};
use dateline::resolve::Decisions;
use std::sync::LazyLock;

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
