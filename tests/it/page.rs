//! What a page carries beside its report: marked, read as data, never told as news.

use crate::program::{arg, dateline_with_input, succeeds};
use serde_json::{Value, json};
use std::fs;

/// A page with one of everything, all of it invented.
const PAGE: &str = "\
Ferry talks resume in Arden
By Lena Ortmann and Jo Dale
Posted Friday, May 2, 2031 10:30 AM
Passengers wait at the harbour that was bombed in March. Photo: Norland Wire
ARDEN, Norland, May 1 (Reuters) - Talks on the ferry will resume on Monday, mayor Ann Lee told reporters.
We met the owners today and agreed on a date. pic.twitter.com/abc
— Palace Press Office (@palace) April 30, 2031
\"We agree,\" Lee said on Thursday.
Read more: Owners accused the mayor of killing the ferry
Sign up for our newsletter, editors said
(Reporting by Jo Dale; Editing by Ann Orr)
Copyright © 2033 Delta News. Owners attacked copying.
Comments
The editors said that comments are attacked and rejected.
Post a comment";

fn extracted() -> Value {
    let line = json!({ "id": "page", "text": PAGE }).to_string();
    let run = dateline_with_input(&["extract"], &line);
    assert_eq!(run.code, 0, "{}", run.err);
    serde_json::from_str(&run.out).expect("JSON")
}

fn range(span: &Value) -> (u64, u64) {
    (span["start"].as_u64().expect("start"), span["end"].as_u64().expect("end"))
}

#[test]
fn every_region_is_marked() {
    let page = extracted();
    let regions = page["regions"].as_array().expect("regions").iter();
    let found: Vec<(&str, &str)> = regions
        .map(|region| {
            let first = region["text"].as_str().expect("a text").split('\n').next().unwrap_or_default();
            (region["kind"].as_str().expect("a kind"), first)
        })
        .collect();
    assert_eq!(
        found,
        [
            ("byline", "By Lena Ortmann and Jo Dale"),
            ("dateline", "Posted Friday, May 2, 2031 10:30 AM"),
            ("caption", "Passengers wait at the harbour that was bombed in March. Photo: Norland Wire"),
            ("dateline", "ARDEN, Norland, May 1 (Reuters) -"),
            ("embed", "We met the owners today and agreed on a date. pic.twitter.com/abc"),
            ("boilerplate", "Read more: Owners accused the mayor of killing the ferry"),
            ("boilerplate", "Sign up for our newsletter, editors said"),
            ("byline", "(Reporting by Jo Dale; Editing by Ann Orr)"),
            ("copyright", "Copyright © 2033 Delta News. Owners attacked copying."),
            ("boilerplate", "Comments"),
        ]
    );
}

#[test]
fn no_statement_and_no_event_comes_from_beside_the_report() {
    let page = extracted();
    let regions = page["regions"].as_array().expect("regions").iter();
    let beside: Vec<(u64, u64)> = regions.filter(|region| region["kind"] != "embed").map(range).collect();
    let statements = page["statements"].as_array().expect("statements").iter();
    let contents = statements.flat_map(|statement| statement["content"].as_array().expect("content").iter());
    let events = page["events"].as_array().expect("events").iter().map(|event| &event["trigger"]);
    for span in contents.chain(events) {
        let (start, end) = range(span);
        assert!(beside.iter().all(|region| end <= region.0 || region.1 <= start), "{span}");
    }
}

#[test]
fn an_embedded_post_is_dated_by_its_own_day() {
    let page = extracted();
    let today = page["times"].as_array().expect("times").iter().find(|time| time["text"] == "today");
    assert_eq!(today.expect("today")["value"], "2031-04-30");
    let post = page["statements"]
        .as_array()
        .expect("statements")
        .iter()
        .find(|statement| statement["speaker"]["text"] == "Palace Press Office");
    assert!(post.is_some_and(|post| post["kind"] == "direct"), "{page}");
}

#[test]
fn the_day_of_publication_is_inferred_with_its_reason() {
    let page = extracted();
    assert_eq!(page["published"], "2031-05-02");
    assert_eq!(page["published_inferred"]["rule"], "published/stamp");
    assert_eq!(page["published_inferred"]["text"], "Posted Friday, May 2, 2031 10:30 AM");
    let monday = page["times"].as_array().expect("times").iter().find(|time| time["text"] == "Monday");
    assert_eq!(monday.expect("Monday")["value"], "2031-05-05");
    // A day that is given is never inferred.
    let given = json!({ "id": "page", "text": PAGE, "published": "2031-05-03" }).to_string();
    let run = dateline_with_input(&["extract"], &given);
    assert!(run.out.contains("\"published\":\"2031-05-03\"") && !run.out.contains("published_inferred"));
}

#[test]
fn dateline_byline_and_agency_are_in_the_graph() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, store) = (folder.path().join("page.txt"), folder.path().join("kg"));
    fs::write(&file, PAGE).expect("written");
    succeeds(&["build", arg(&file), "--store", arg(&store)]);
    let ask = |pattern: &str| {
        let query = format!("ASK {{ ?a a schema:NewsArticle ; {pattern} }}");
        let run = succeeds(&["query", "--store", arg(&store), &query]);
        assert_eq!(run.out, "yes\n", "{pattern}");
    };
    ask("schema:datePublished \"2031-05-02\"^^xsd:date ; dl:rule \"published/stamp\"");
    ask("dl:dateSpan/nif:anchorOf ?words FILTER(STRSTARTS(?words, \"Posted Friday\"))");
    ask("schema:dateline \"ARDEN, Norland, May 1 (Reuters)\"@en");
    ask("schema:dateCreated \"2031-05-01\"^^xsd:date");
    ask("dl:filedFrom/rdfs:label \"ARDEN\"@en ; schema:locationCreated/skos:prefLabel ?place");
    ask("schema:sourceOrganization/schema:name \"Reuters\"");
    ask("schema:author \"Lena Ortmann\", \"Jo Dale\"");
    let run = succeeds(&["why", "--store", arg(&store), "page"]);
    assert!(
        run.out.contains("published 2031-05-02: “Posted Friday, May 2, 2031 10:30 AM” says so"),
        "{}",
        run.out
    );
}
