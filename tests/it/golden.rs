//! The sample articles end to end, as pages that a person can review: `tests/golden/ID.txt` for each article and
//! `tests/golden/across.txt` for what was decided over all of them.
//!
//! `DATELINE_UPDATE_GOLDEN=1 cargo test golden` writes them anew; the diff is the review.

use crate::program::{sample_store, succeeds};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

#[test]
fn golden_pages_are_what_the_program_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let pages = pages();
    if std::env::var_os("DATELINE_UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(&folder).expect("a folder");
        for (name, page) in &pages {
            fs::write(folder.join(format!("{name}.txt")), page).expect("written");
        }
    }
    for (name, page) in &pages {
        let golden = fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap_or_default();
        let line = page.lines().zip(golden.lines()).position(|(now, then)| now != then);
        assert!(
            *page == golden,
            "{name}.txt differs from line {} on; DATELINE_UPDATE_GOLDEN=1 cargo test golden writes it anew",
            line.unwrap_or_else(|| page.lines().count().min(golden.lines().count())) + 1
        );
    }
}

fn pages() -> BTreeMap<String, String> {
    let run = succeeds(&["extract", "seeds/articles"]);
    let mut pages = BTreeMap::new();
    for line in run.out.lines() {
        let article: Value = serde_json::from_str(line).expect("JSON");
        pages.insert(words(&article["id"]), page(&article));
    }
    pages.insert("across".to_owned(), across());
    pages
}

/// One line for each thing found, in order of the text.
fn page(article: &Value) -> String {
    let mut page = format!(
        "{}  {}  {}\n{}\n",
        words(&article["id"]),
        words(&article["source"]),
        words(&article["published"]),
        words(&article["title"])
    );
    section(&mut page, "regions", &article["regions"], |region| {
        format!("{:<12} {}", words(&region["kind"]), words(region))
    });
    section(&mut page, "statements", &article["statements"], |statement| {
        let content = list(&statement["content"], words).join(" … ");
        format!(
            "{} | {} {} | {content}  [{}]",
            words(&statement["speaker"]),
            words(&statement["act"]),
            words(&statement["kind"]),
            words(&statement["rule"])
        )
    });
    section(&mut page, "times", &article["times"], |time| {
        format!("{} = {}  [{}]", words(time), words(&time["value"]), words(&time["rule"]))
    });
    section(&mut page, "events", &article["events"], event);
    section(&mut page, "names", &names(article), |name| {
        format!("{:<7} {}  [{}]", words(&name["type"]), words(name), words(&name["cluster"]))
    });
    page
}

fn event(event: &Value) -> String {
    let mut line =
        format!("{} {} {}", words(&event["class"]), words(&event["trigger"]), words(&event["status"]));
    if words(&event["standing"]) != "told" {
        let _ = write!(line, " {}", words(&event["standing"]));
    }
    if event["date"].is_object() {
        let _ =
            write!(line, " | when {} ({})", words(&event["date"]["value"]), words(&event["date"]["from"]));
    }
    if event["place"].is_object() {
        let _ = write!(line, " | where {}", words(&event["place"]));
    }
    for participant in list(&event["participants"], |who| format!("{} {}", words(&who["role"]), words(who))) {
        let _ = write!(line, " | {participant}");
    }
    for figure in list(&event["figures"], |figure| format!("{} {}", words(figure), words(&figure["unit"]))) {
        let _ = write!(line, " | figure {figure}");
    }
    let _ = write!(line, "  [{}]", words(&event["rule"]));
    line
}

/// Mentions by name, each name and cluster once.
fn names(article: &Value) -> Value {
    let mut seen = BTreeMap::new();
    for mention in
        article["entities"].as_array().into_iter().flatten().filter(|mention| mention["kind"] == "NAM")
    {
        seen.entry((words(&mention["text"]), words(&mention["cluster"]))).or_insert_with(|| mention.clone());
    }
    seen.into_values().collect()
}

fn across() -> String {
    let mut page = String::new();
    for (title, query) in [
        (
            "entities",
            "SELECT ?label (GROUP_CONCAT(DISTINCT ?other; separator=\"; \") AS ?others) WHERE { ?e skos:prefLabel ?label . FILTER NOT EXISTS { ?e a sem:Event } OPTIONAL { ?e skos:altLabel ?other } } GROUP BY ?e ?label ORDER BY ?label ?e",
        ),
        (
            "events told by several articles",
            "SELECT ?event ?count WHERE { ?e a sem:Event ; skos:prefLabel ?event ; dl:supportCount ?count . FILTER(?count > 1) } ORDER BY ?event ?e",
        ),
    ] {
        let run = succeeds(&["query", "--store", sample_store(), "--results", "csv", query]);
        let _ = write!(page, "{title}\n{}\n", run.out.replace('\r', ""));
    }
    page + &succeeds(&["check", "--store", sample_store()]).out
}

fn section(page: &mut String, title: &str, items: &Value, line: impl Fn(&Value) -> String) {
    let lines = list(items, line);
    if !lines.is_empty() {
        let _ = writeln!(page, "\n{title}\n  {}", lines.join("\n  "));
    }
}

fn list(items: &Value, line: impl Fn(&Value) -> String) -> Vec<String> {
    items.as_array().into_iter().flatten().map(line).collect()
}

/// The words of a span, or the value itself, on one line.
fn words(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Object(span) if span.contains_key("text") => words(&span["text"]),
        other => other.to_string(),
    }
}
