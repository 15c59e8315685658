//! Twenty-four saved pages of invented outlets, with what stands around an article in the real world: cookie bars, related
//! links, comments, embedded posts, live blogs, paywalls. `tests/pages/NAME.html` is the page, `NAME.txt` its article; the page
//! of README and tutorial, in `seeds/saved`, is one of them.

use crate::program::succeeds;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// Least share of words that are right, as F1 in per cent, on each page. All of them together have 99.9.
const LEAST: f64 = 95.0;

/// An article as a person sees it on the page.
struct Gold {
    /// Title, source, published, url, authors.
    about: BTreeMap<String, String>,
    text: String,
}

/// Each page by its name: what is expected, and what `extract` says.
static PAGES: LazyLock<BTreeMap<String, (Gold, Value)>> = LazyLock::new(|| {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = BTreeMap::new();
    for folder in ["tests/pages", "seeds/saved"] {
        for entry in fs::read_dir(home.join(folder)).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|ending| ending == "html") {
                let page = format!("{folder}/{}", path.file_name().expect("a name").display());
                let run = succeeds(&["extract", &page]);
                let found = serde_json::from_str(&run.out).expect("one article");
                let gold =
                    home.join("tests/pages").join(path.file_name().expect("a name")).with_extension("txt");
                let gold = self::gold(&fs::read_to_string(gold).expect("its article"));
                pages.insert(page, (gold, found));
            }
        }
    }
    pages
});

fn gold(file: &str) -> Gold {
    let (head, text) = file.strip_prefix("---\n").and_then(|rest| rest.split_once("---\n")).expect("a head");
    let about = head.lines().filter_map(|line| line.split_once(": "));
    Gold {
        about: about.map(|(key, value)| (key.to_owned(), value.to_owned())).collect(),
        text: text.to_owned(),
    }
}

fn words(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for word in text.split(|mark: char| !mark.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.entry(word.to_lowercase()).or_insert(0) += 1;
    }
    words
}

/// F1 of the words in per cent.
fn f1(found: &str, gold: &str) -> f64 {
    let (found, gold) = (words(found), words(gold));
    let shared: usize =
        found.iter().map(|(word, count)| gold.get(word).map_or(0, |other| *count.min(other))).sum();
    200.0 * shared as f64 / (found.values().sum::<usize>() + gold.values().sum::<usize>()) as f64
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// The text without captions, credits and bylines: they are regions of it, not the report.
fn report(article: &Value) -> String {
    let mut text = article["text"].as_str().expect("a text").to_owned();
    for region in list(&article["regions"]) {
        if ["caption", "credit", "byline"].iter().any(|kind| region["kind"] == **kind) {
            text = text.replacen(region["text"].as_str().expect("words"), "", 1);
        }
    }
    text
}

#[test]
fn the_main_text_of_each_page_is_found() {
    assert_eq!(PAGES.len(), 24);
    for (page, (gold, article)) in PAGES.iter() {
        let score = f1(&report(article), &gold.text);
        assert!(score >= LEAST, "{page}: {score:.1}\n{}", article["text"]);
    }
}

#[test]
fn title_outlet_day_address_and_authors_are_found() {
    for (page, (gold, article)) in PAGES.iter() {
        let authors: Vec<&str> = list(&article["authors"]).filter_map(Value::as_str).collect();
        let expected = gold.about.get("authors").map_or("", String::as_str);
        assert_eq!(authors.join("; "), expected, "{page}");
        for key in ["title", "source", "published", "url"] {
            let expected = gold.about.get(key).map_or("None", String::as_str);
            let found = article[key].as_str().unwrap_or("None");
            // An address that the page does not give is none.
            assert_eq!(found, expected, "{page}: {key}");
        }
    }
}

#[test]
fn nothing_that_stands_around_an_article_becomes_a_statement_or_an_event() {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut found = 0;
    for (page, (gold, article)) in PAGES.iter() {
        // The words under a picture are the article's too.
        let captions = list(&article["regions"]).filter(|region| region["kind"] == "caption");
        let captions = captions.filter_map(|region| region["text"].as_str()).collect::<Vec<_>>().join(" ");
        let gold = flat(&format!("{} {captions}", gold.text));
        let text: Vec<char> = article["text"].as_str().expect("a text").chars().collect();
        // The line a thing stands in, which is a paragraph of the article.
        let line = |span: &Value| {
            let at = span["start"].as_u64().expect("a place") as usize;
            let start = text[..at].iter().rposition(|letter| *letter == '\n').map_or(0, |at| at + 1);
            let end = text[at..].iter().position(|letter| *letter == '\n').map_or(text.len(), |end| at + end);
            flat(&text[start..end].iter().collect::<String>())
        };
        let statements = list(&article["statements"]).flat_map(|statement| list(&statement["content"]));
        for span in statements.chain(list(&article["events"]).map(|event| &event["trigger"])) {
            assert!(gold.contains(&line(span)), "{page}: {}", line(span));
            found += 1;
        }
    }
    assert!(found > 150, "{found}: there is something to be seen at all");
}
