//! Text -> everything that is found in it -> JSON and RDF: every span points at its words, the graph reads back.
#![no_main]

use dateline::export::jsonl;
use dateline::extract::Knowledge;
use dateline::graph::{GraphOptions, article_graph, to_trig};
use dateline::model::Article;
use dateline::pipeline::{read_article, resolve};
use dateline::resolve::Decisions;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|text: &str| {
    let article = Article { id: "a".to_owned(), text: text.to_owned(), ..Article::default() };
    let knowledge = Knowledge::default();
    let reading = read_article(article, &knowledge);
    let resolution = resolve(std::slice::from_ref(&reading.digest), &knowledge, &Decisions::default());
    let line: Value = serde_json::from_str(&jsonl::line(&reading, 0, &resolution)).expect("JSON");
    let letters: Vec<char> = text.chars().collect();
    check(&line, &letters);
    let options = GraphOptions::default();
    let trig = to_trig(&article_graph(&reading, &options), &options.base);
    assert!(std::str::from_utf8(&trig).is_ok());
});

/// Every object with `start`, `end` and `text` points at its words.
fn check(value: &Value, letters: &[char]) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| check(item, letters)),
        Value::Object(object) => {
            let number = |key: &str| object.get(key).and_then(Value::as_u64).map(|number| number as usize);
            if let (Some(start), Some(end), Some(Value::String(words))) =
                (number("start"), number("end"), object.get("text"))
            {
                let found: String = letters.get(start..end).expect("inside the text").iter().collect();
                assert_eq!(&found, words);
            }
            object.values().for_each(|item| check(item, letters));
        }
        _ => {}
    }
}
