//! `dateline mcp`: the questions of [`ask`](crate::ask), [`why`](crate::ask::why) and a search, for language models over the
//! [Model Context Protocol](https://modelcontextprotocol.io): one JSON-RPC message a line on standard input and output.
//!
//! Nothing can be changed by it. Every row of an answer has its sentences with offsets, so that what a model repeats can be
//! looked up. The protocol is small where a server only has tools, and is written here over `serde_json`: the crate `rmcp`
//! would bring some ninety others.

mod message;
mod tools;

use crate::ask::Source;
use crate::store::StoreError;
use message::{Failure, Request};
use serde_json::{Value, json};
use std::io::{self, BufRead, Read as _, Write};

/// Versions of the protocol that are spoken, the newest first.
const VERSIONS: [&str; 3] = ["2025-06-18", "2025-03-26", "2024-11-05"];

/// Longest message, in bytes: a question has some hundred.
const LONGEST: u64 = 1 << 20;

/// What a client should know before it asks.
const INSTRUCTIONS: &str = "A knowledge graph of news articles. Every row names outlet, day, status and standing, and has its \
sentences with offsets (code points) under `from`. A claim is its speaker's: say who says it, and never give what is planned, \
alleged, attributed or denied as a fact. Begin with `search` when you do not know how a name is written.";

/// Opens the graph: anew for each call, so that a store others write to is neither held nor stale.
pub type Open<'o> = dyn Fn() -> Result<Box<dyn Source>, StoreError> + 'o;

/// Answers messages until there are no more.
///
/// # Errors
/// If a message cannot be read or an answer not be written.
pub fn serve(open: &Open<'_>, mut input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let mut line = Vec::new();
    loop {
        line.clear();
        if (&mut input).take(LONGEST).read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        let is_whole = line.ends_with(b"\n") || (line.len() as u64) < LONGEST;
        let answer = if is_whole {
            answer(open, &line)
        } else {
            input.skip_until(b'\n')?;
            Some(Failure::parse(&format!("a message may have {LONGEST} bytes")).answer(&Value::Null))
        };
        if let Some(answer) = answer {
            serde_json::to_writer(&mut output, &answer)?;
            output.write_all(b"\n")?;
            output.flush()?;
        }
    }
}

/// The answer to a line: one message, or several as a list. Notifications and empty lines have none.
fn answer(open: &Open<'_>, line: &[u8]) -> Option<Value> {
    if line.trim_ascii().is_empty() {
        return None;
    }
    match serde_json::from_slice(line) {
        Err(error) => Some(Failure::parse(&error.to_string()).answer(&Value::Null)),
        Ok(Value::Array(messages)) if !messages.is_empty() => {
            let answers: Vec<Value> =
                messages.iter().filter_map(|message| answer_one(open, message)).collect();
            (!answers.is_empty()).then_some(Value::Array(answers))
        }
        Ok(message) => answer_one(open, &message),
    }
}

fn answer_one(open: &Open<'_>, message: &Value) -> Option<Value> {
    match Request::read(message) {
        Ok(request) => {
            // A notification, or the client's answer to something: nothing to say.
            let id = request.id?;
            Some(match result(open, request.method, request.params) {
                Ok(result) => json!({ "jsonrpc": "2.0", "id": id, "result": result }),
                Err(failure) => failure.answer(id),
            })
        }
        Err(failure) => Some(failure.answer(message.get("id").unwrap_or(&Value::Null))),
    }
}

fn result(open: &Open<'_>, method: &str, params: &Value) -> Result<Value, Failure> {
    match method {
        "initialize" => {
            let wanted = params.get("protocolVersion").and_then(Value::as_str);
            let version =
                VERSIONS.into_iter().find(|version| Some(*version) == wanted).unwrap_or(VERSIONS[0]);
            Ok(json!({
                "protocolVersion": version,
                "capabilities": { "tools": { "listChanged": false } },
                "serverInfo": { "name": "dateline", "version": env!("CARGO_PKG_VERSION") },
                "instructions": INSTRUCTIONS,
            }))
        }
        "ping" => Ok(json!({})),
        "tools/list" => Ok(json!({ "tools": tools::list() })),
        "tools/call" => tools::call(open, params),
        _ => Err(Failure::unknown_method(method)),
    }
}
