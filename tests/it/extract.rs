//! The exchange format over the sample articles.

use crate::program::dateline;
use serde_json::Value;

/// Calls `visit` on every object of `value` that has the keys of a span.
fn for_each_span(value: &Value, visit: &mut impl FnMut(&Value)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| for_each_span(item, visit)),
        Value::Object(object) => {
            if value["start"].is_u64() && value["text"].is_string() && !object.contains_key("article") {
                visit(value);
            }
            object.values().for_each(|item| for_each_span(item, visit));
        }
        _ => {}
    }
}

/// Checks that every span of some lines points at its words; the number of spans.
pub(crate) fn check_spans(lines: &str) -> usize {
    let mut spans = 0;
    for line in lines.lines() {
        let article: Value = serde_json::from_str(line).expect("JSON");
        let text: Vec<char> = article["text"].as_str().expect("a text").chars().collect();
        for_each_span(&article, &mut |span| {
            let range =
                span["start"].as_u64().expect("start") as usize..span["end"].as_u64().expect("end") as usize;
            assert_eq!(text[range].iter().collect::<String>(), span["text"].as_str().expect("text"));
            spans += 1;
        });
    }
    spans
}

#[test]
fn every_span_points_at_its_words() {
    let run = dateline(&["extract", "seeds/articles"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let spans = check_spans(&run.out);
    assert!(spans > 10, "{spans} spans");
}

#[test]
fn threads_never_change_a_byte() {
    let one = dateline(&["extract", "seeds/articles", "--jobs", "1"]);
    let two = dateline(&["extract", "seeds/articles", "--jobs", "2"]);
    assert_eq!(one.out, two.out);
}
