//! The tools: one for each question, `why`, `search`.

use super::Open;
use super::message::Failure;
use crate::ask::{self, AskError, Filter, Names, OPTIONS, Question, Source, questions};
use crate::model::{Standing, Status};
use serde_json::{Map, Value, json};

/// Rows of an answer unless `top` says otherwise: a model reads them all.
const TOP: usize = 20;

/// Options that may have several values.
const LISTS: [&str; 5] = ["outlet", "article", "status", "standing", "kind"];

/// All tools with what they take.
pub(super) fn list() -> Vec<Value> {
    let of_questions = questions().iter().map(|question| {
        let mut properties: Map<String, Value> =
            question.takes.iter().map(|option| ((*option).to_owned(), schema(question, option))).collect();
        properties.insert("top".to_owned(), top());
        let about = format!("{}. Columns: {}.", question.about, question.columns.join(", "));
        tool(question.name, &about, &properties, &question.needs)
    });
    let one = |name: &str, about: &str| {
        Map::from_iter([(name.to_owned(), json!({ "type": "string", "description": about }))])
    };
    let why = tool(
        "why",
        "What stands behind a node of the graph: its facts, and the sentences it rests on.",
        &one("node", "a name, or an IRI as answers give it (ent:..., evt:... too)"),
        &["node"],
    );
    let mut properties = one("words", "a name or words, in any case");
    properties.insert("top".to_owned(), top());
    let search = tool(
        "search",
        "Names that are called so, and everything that happened or was said about the words.",
        &properties,
        &["words"],
    );
    of_questions.chain([why, search]).collect()
}

fn tool(name: &str, about: &str, properties: &Map<String, Value>, needs: &[&str]) -> Value {
    json!({
        "name": name,
        "description": about,
        "inputSchema": {
            "type": "object",
            "properties": properties,
            "required": needs,
            "additionalProperties": false,
        },
        "annotations": { "readOnlyHint": true, "idempotentHint": true, "openWorldHint": false },
    })
}

fn top() -> Value {
    json!({ "type": "integer", "minimum": 1, "description": format!("most rows (default {TOP})") })
}

/// What an option may be.
fn schema(question: &Question, option: &str) -> Value {
    let about = OPTIONS.iter().find(|(name, _)| *name == option).map_or("", |(_, about)| *about);
    let words = match option {
        "kind" => question.kinds.clone(),
        "status" => [Status::Happened, Status::Planned, Status::Hypothetical, Status::Negated]
            .map(|status| status.as_str().to_owned())
            .into(),
        "standing" => Standing::ALL.map(|standing| standing.as_str().to_owned()).into(),
        _ => Vec::new(),
    };
    let one = if words.is_empty() {
        json!({ "type": "string" })
    } else {
        json!({ "type": "string", "enum": words })
    };
    if LISTS.contains(&option) {
        json!({ "type": "array", "items": one, "description": format!("{about}; any of them") })
    } else {
        json!({ "type": "string", "description": about })
    }
}

/// What a tool does with the graph.
type Work = Box<dyn Fn(&dyn Source) -> Result<Value, AskError>>;

/// Calls a tool. What the graph has no answer to is a result that says why; a call that is no call is a failure.
pub(super) fn call(open: &Open<'_>, params: &Value) -> Result<Value, Failure> {
    let name =
        params.get("name").and_then(Value::as_str).ok_or_else(|| Failure::params("no tool is named"))?;
    let nothing = Map::new();
    let given = match params.get("arguments") {
        None | Some(Value::Null) => &nothing,
        Some(Value::Object(given)) => given,
        Some(_) => return Err(Failure::params("the arguments of a tool are an object")),
    };
    let work: Work = match name {
        "why" => {
            let node = only(given, "node")?;
            Box::new(move |source| why(source, &node))
        }
        "search" => {
            let top = rows(given.get("top"))?;
            let words = only(given, "words")?;
            Box::new(move |source| search(source, &words, top))
        }
        _ => {
            let question = Question::named(name).map_err(|error| Failure::params(error.to_string()))?;
            let filter = filter(question, given)?;
            Box::new(move |source| Ok(ask::ask(source, question, &filter)?.to_json()))
        }
    };
    let answer = open().map_err(AskError::from).and_then(|source| work(&*source));
    Ok(match answer {
        Ok(answer) => json!({ "content": [{ "type": "text", "text": answer.to_string() }] }),
        Err(error) => {
            let words = chain(&error);
            json!({ "content": [{ "type": "text", "text": words }], "isError": true })
        }
    })
}

/// An error with what it comes from.
fn chain(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(found) = cause {
        words.push_str(": ");
        words.push_str(&found.to_string());
        cause = found.source();
    }
    words
}

/// The one text that a tool needs.
fn only(given: &Map<String, Value>, name: &str) -> Result<String, Failure> {
    if let Some(other) = given.keys().find(|key| *key != name && *key != "top") {
        return Err(Failure::params(format!("`{other}` is not known: give `{name}`")));
    }
    let text = given.get(name).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
    text.map(str::to_owned).ok_or_else(|| Failure::params(format!("`{name}` is missing: a text")))
}

fn rows(given: Option<&Value>) -> Result<usize, Failure> {
    match given {
        None | Some(Value::Null) => Ok(TOP),
        Some(top) => {
            let top = top.as_u64().and_then(|top| usize::try_from(top).ok()).filter(|top| *top > 0);
            top.ok_or_else(|| Failure::params("`top` is a number of rows from 1 on"))
        }
    }
}

/// What a question is narrowed to.
fn filter(question: &Question, given: &Map<String, Value>) -> Result<Filter, Failure> {
    let mut filter = Filter { sentences: true, top: Some(rows(given.get("top"))?), ..Filter::default() };
    for (option, value) in given.iter().filter(|(option, value)| *option != "top" && !value.is_null()) {
        let values: Vec<&str> = match value {
            Value::String(one) => vec![one],
            Value::Array(several) if LISTS.contains(&option.as_str()) => {
                several.iter().filter_map(Value::as_str).collect()
            }
            _ => return Err(Failure::params(format!("`{option}` is a text"))),
        };
        for value in values {
            let known = question.takes.contains(&option.as_str())
                && filter.set(option, value).map_err(|error| Failure::params(error.to_string()))?;
            if !known {
                let (name, takes) = (question.name, question.takes.join(", "));
                return Err(Failure::params(format!("{name} takes no `{option}`: it takes {takes}, top")));
            }
        }
    }
    Ok(filter)
}

/// What stands behind a node, called by its IRI or by a name that means it alone.
fn why(source: &dyn Source, node: &str) -> Result<Value, AskError> {
    if let Some(why) = ask::why(source, node)? {
        return Ok(json!(why));
    }
    let names = Names::of(source)?;
    let meant = names.meant(node);
    match meant[..] {
        [only] => return Ok(json!(ask::why(source, &only.iri)?)),
        [] => {
            // The question for names says which are near.
            let filter = Filter { about: Some(node.to_owned()), ..Filter::default() };
            return Ok(ask::ask(source, Question::named("names")?, &filter)?.to_json());
        }
        _ => {}
    }
    let several: Vec<Value> = meant
        .iter()
        .map(|name| json!({ "name": name.label, "class": name.class, "articles": name.articles, "node": name.iri }))
        .collect();
    Ok(json!({ "several": several, "note": format!("“{node}” may be any of them: ask again with a node") }))
}

/// Names that are called so, and what is told about the words.
fn search(source: &dyn Source, words: &str, top: usize) -> Result<Value, AskError> {
    let filter =
        Filter { about: Some(words.to_owned()), sentences: true, top: Some(top), ..Filter::default() };
    let names = match ask::ask(source, Question::named("names")?, &filter) {
        Ok(names) => names.to_json(),
        Err(AskError::UnknownName { .. }) => json!({ "rows": [] }),
        Err(error) => return Err(error),
    };
    let told = ask::ask(source, Question::named("about")?, &filter)?.to_json();
    Ok(json!({ "names": names, "told": told }))
}
