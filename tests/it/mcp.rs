//! `dateline mcp`: a session as a client has it, over standard input and output.

use crate::program::{dateline, dateline_with_input, sample_store};
use serde_json::{Value, json};

/// The answers to some messages, each on a line.
fn session(messages: &[Value]) -> Vec<Value> {
    let input: String = messages.iter().fold(String::new(), |all, message| all + &message.to_string() + "\n");
    answers(&input)
}

fn answers(input: &str) -> Vec<Value> {
    let run = dateline_with_input(&["mcp", "--store", sample_store()], input);
    assert_eq!(run.code, 0, "{}", run.err);
    run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn request(id: u64, method: &str, params: &Value) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params })
}

/// What a tool answers, and whether it is an error.
fn called(name: &str, arguments: &Value) -> (Value, bool) {
    let params = json!({ "name": name, "arguments": arguments });
    let [answer] = &session(&[request(1, "tools/call", &params)])[..] else { panic!("one answer") };
    let result = &answer["result"];
    let text = result["content"][0]["text"].as_str().unwrap_or_else(|| panic!("a text: {answer}"));
    (serde_json::from_str(text).unwrap_or_else(|_| json!(text)), result["isError"] == true)
}

#[test]
fn a_session_begins_and_lists_its_tools() {
    let begin = json!({ "protocolVersion": "2025-03-26", "capabilities": {}, "clientInfo": { "name": "x", "version": "1" } });
    let answers = session(&[
        request(1, "initialize", &begin),
        json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }),
        request(2, "ping", &json!({})),
        request(3, "tools/list", &json!({})),
    ]);
    assert_eq!(answers.len(), 3, "a notification has no answer");
    assert_eq!(answers[0]["result"]["protocolVersion"], "2025-03-26");
    assert_eq!(answers[0]["result"]["serverInfo"]["name"], "dateline");
    assert_eq!(answers[1], json!({ "jsonrpc": "2.0", "id": 2, "result": {} }));
    let tools = answers[2]["result"]["tools"].as_array().expect("a list");
    for name in ["who-said", "timeline", "met", "toll", "differ", "path", "why", "search"] {
        let tool = tools.iter().find(|tool| tool["name"] == name).unwrap_or_else(|| panic!("no tool {name}"));
        assert!(tool["description"].as_str().is_some_and(|about| about.len() > 20), "{tool}");
        assert_eq!(tool["inputSchema"]["type"], "object");
        assert_eq!(tool["annotations"]["readOnlyHint"], true);
    }
    let newest = session(&[request(1, "initialize", &json!({ "protocolVersion": "2099-01-01" }))]);
    assert_eq!(newest[0]["result"]["protocolVersion"], "2025-06-18");
}

#[test]
fn each_answer_has_its_sentences_with_offsets() {
    let (said, is_error) = called("who-said", &json!({ "who": "rasool", "top": 2 }));
    assert!(!is_error, "{said}");
    let rows = said["rows"].as_array().expect("rows");
    assert!(rows.len() == 2 && said["left_out"].as_u64() > Some(0), "{said}");
    for row in rows {
        let told = &row["from"][0];
        let sentence = &told["sentences"][0];
        assert!(told["outlet"].is_string() && told["published"].is_string(), "{row}");
        let length = sentence["text"].as_str().expect("words").chars().count() as u64;
        assert_eq!(
            sentence["end"].as_u64().expect("a number") - sentence["begin"].as_u64().expect("a number"),
            length
        );
    }
    let (why, _) = called("why", &json!({ "node": "Yahya Rasool" }));
    assert_eq!(why["label"], "Yahya Rasool");
    assert!(
        why["from"][0]["sentences"][0]["text"].as_str().is_some_and(|words| words.contains("Rasool")),
        "{why}"
    );
    let places: Vec<&Value> =
        why["from"].as_array().expect("places").iter().map(|told| &told["node"]).collect();
    assert!(places.iter().all(|node| node.as_str().is_some_and(|node| node.contains('#'))), "{why}");
    let (found, _) = called("search", &json!({ "words": "convoy" }));
    assert!(found["told"]["rows"].as_array().is_some_and(|rows| !rows.is_empty()), "{found}");
    let (found, _) = called("search", &json!({ "words": "yehia rasool" }));
    assert!(found["names"]["rows"][0].to_string().contains("Yahya Rasool"), "{found}");
}

#[test]
fn what_cannot_be_answered_says_why() {
    let (words, is_error) = called("who-said", &json!({ "who": "Yahia Rasol" }));
    assert!(
        is_error && words.as_str().is_some_and(|words| words.contains("did you mean “Yahya Rasool”")),
        "{words}"
    );
    let (words, is_error) = called("timeline", &json!({ "from": "yesterday" }));
    assert!(is_error && words.as_str().is_some_and(|words| words.contains("2024-02-11")), "{words}");
    let params = |name: &str, arguments: Value| {
        request(1, "tools/call", &json!({ "name": name, "arguments": arguments }))
    };
    let refused = |message: Value, code: i64, words: &str| {
        let answers = session(&[message]);
        assert_eq!(answers[0]["error"]["code"], code, "{answers:?}");
        assert!(
            answers[0]["error"]["message"].as_str().is_some_and(|said| said.contains(words)),
            "{answers:?}"
        );
    };
    refused(params("timelin", json!({})), -32602, "did you mean “timeline”");
    refused(params("timeline", json!({ "colour": "red" })), -32602, "takes no `colour`");
    refused(params("why", json!({})), -32602, "`node` is missing");
    refused(params("timeline", json!({ "top": "all" })), -32602, "`top`");
    refused(request(1, "resources/list", &json!({})), -32601, "tools/list");
    refused(json!({ "id": 1, "method": "ping" }), -32600, "jsonrpc");
}

#[test]
fn what_is_no_message_ends_nothing() {
    let long = format!("{{\"jsonrpc\": \"2.0\", \"x\": \"{}\"}}", "y".repeat(3 << 20));
    let deep = "[".repeat(100_000);
    let ping = request(7, "ping", &json!({}));
    let answers = answers(&format!("\n{{\n{long}\n{deep}\n\u{0}\n[]\n[{ping}]\n{ping}"));
    let codes: Vec<i64> = answers.iter().filter_map(|answer| answer["error"]["code"].as_i64()).collect();
    assert_eq!(codes, [-32700, -32700, -32700, -32700, -32600], "{answers:?}");
    assert_eq!(answers[5], json!([{ "jsonrpc": "2.0", "id": 7, "result": {} }]));
    assert_eq!(answers[6]["id"], 7, "also without a line break at the end");
}

#[test]
fn a_store_that_is_not_there_is_said_at_once() {
    let run = dateline(&["mcp", "--store", "no-such-store"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no-such-store"), "{}", run.err);
}
