//! The page as one file. What it does in a browser is tested by `.ci/check_page.sh`.

use crate::program::{arg, dateline_with_input, sample_store, succeeds};
use serde_json::{Value, json};

/// The file in two: the page, and the data it holds.
fn parts(html: &str) -> (String, Value) {
    let (before, rest) =
        html.split_once("<script type=\"application/json\" id=\"data\">").expect("a place for data");
    let (data, after) = rest.split_once("</script>").expect("its end");
    (format!("{before}{after}"), serde_json::from_str(data).expect("JSON"))
}

fn list<'v>(data: &'v Value, name: &str) -> &'v [Value] {
    data[name].as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn one_file_holds_everything_and_lets_nothing_in() {
    let html = succeeds(&["report", "--store", sample_store(), "--out", "-"]).out;
    let (page, data) = parts(&html);
    assert!(page.len() < 3_000_000, "{} bytes beside the data", page.len());
    assert!(page.contains("default-src 'none'") && page.contains("connect-src 'none'"));
    // Addresses that are only names: of namespaces, and where a reader may go by a click.
    for (at, _) in page.match_indices("http") {
        let address: String =
            page.chars().skip(page.get(..at).expect("a boundary").chars().count()).take(30).collect();
        let known =
            ["http://www.w3.org/", "https://www.wikidata.org/", "http-equiv=", "https?:", "http:", "https:"];
        assert!(known.iter().any(|known| address.starts_with(known)), "{address}");
    }
    assert_eq!(list(&data, "articles").len(), 13);
    for statement in list(&data, "statements") {
        let article = &data["articles"]
            [usize::try_from(statement["article"].as_u64().expect("an index")).expect("small")];
        assert!(!list(statement, "sentences").is_empty(), "{statement}");
        assert!(
            list(article, "sentences")
                .iter()
                .all(|sentence| sentence[2].as_str().is_some_and(|words| !words.is_empty()))
        );
    }
}

#[test]
fn what_somebody_only_says_or_plans_carries_it() {
    let html = succeeds(&["report", "--store", sample_store(), "--out", "-"]).out;
    let (_, data) = parts(&html);
    let reports = list(&data, "reports");
    assert!(reports.iter().any(|report| report["standing"] == "Attributed" && report["said_in"].is_u64()));
    // A demand is an act of its own, told by the article, though its words are those of a statement.
    assert!(
        reports.iter().all(|report| report["standing"].as_str().is_some_and(|standing| !standing.is_empty()))
    );
    let plan = list(&data, "events").iter().find(|event| event["status"] == "Planned").expect("a plan");
    assert!(plan["label"].as_str().is_some_and(|label| !label.is_empty()));
}

#[test]
fn hostile_words_stay_data() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = arg(folder.path());
    let article = json!({
        "id": "</script><script>x()</script>", "source": "<b>Times</b>", "url": "javascript:x()", "published": "2031-05-02",
        "title": "<!-- --><img src=x>", "text": "“The bridge <script>x()</script> will open on Monday,” said Lena Brandt, the mayor of Arden."
    });
    let built = dateline_with_input(&["build", "-", "--store", store, "--quiet"], &article.to_string());
    assert_eq!(built.code, 0, "{}", built.err);
    let (page, data) = parts(&succeeds(&["report", "--store", store, "--out", "-"]).out);
    assert!(!page.contains("x()</script>"));
    let found = &data["articles"][0];
    assert_eq!(found["id"], "</script><script>x()</script>");
    assert_eq!(found["url"], Value::Null);
}
