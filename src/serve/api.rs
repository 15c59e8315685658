//! `/api`: the questions of `dateline ask` and what stands behind a node, as JSON.

use super::answer::{Answer, Refusal, TooMany, bounded};
use super::request::pairs;
use super::state::Loaded;
use crate::ask::{self, AskError, Filter, OPTIONS, Question, Source, Table, questions};
use crate::graph::Base;
use crate::store::{QueryOptions, StoreError, prepare};
use axum::body::Body;
use axum::http::{Response, StatusCode, header};
use axum::response::IntoResponse;
use oxigraph::sparql::QueryEvaluationError;
use serde_json::{Value, json};
use std::sync::Arc;

const MEDIA: &str = "application/json";

/// The graph that is served, with the most rows a query of it may have.
struct Served {
    loaded: Arc<Loaded>,
    most_rows: usize,
}

impl Source for Served {
    fn base(&self) -> &Base {
        &self.loaded.base
    }

    fn rows(&self, sparql: &str) -> Result<Table, AskError> {
        let prepared = prepare(sparql, self.base(), QueryOptions::default())?;
        #[cfg(feature = "rocksdb")]
        let _hold = self.loaded.graph.hold();
        let results = self.loaded.graph.execute(prepared);
        Table::read(bounded(results.map_err(StoreError::Query)?, self.most_rows))
    }
}

/// Every question with what it takes and shows.
pub(super) fn all() -> Answer {
    let list: Vec<Value> = questions()
        .iter()
        .map(|question| {
            json!({
                "name": question.name,
                "about": question.about,
                "takes": question.takes,
                "needs": question.needs,
                "columns": question.columns,
                "kinds": question.kinds,
            })
        })
        .collect();
    let options: serde_json::Map<String, Value> =
        OPTIONS.iter().map(|(option, about)| ((*option).to_owned(), json!(about))).collect();
    in_json(&json!({ "questions": list, "options": options }))
}

/// The answer to the question `name`, narrowed by the names and values of a query string.
pub(super) fn ask(loaded: Arc<Loaded>, name: &str, asked: &str, most_rows: usize) -> Result<Answer, Refusal> {
    let question = Question::named(name).map_err(|error| in_words(&error, StatusCode::NOT_FOUND))?;
    let mut filter = Filter { sentences: true, ..Filter::default() };
    for (option, value) in pairs(asked)? {
        let known = filter.set(&option, &value).map_err(|error| in_words(&error, StatusCode::BAD_REQUEST))?;
        if !known {
            let takes = question.takes.join(", ");
            let message =
                format!("the question {name} takes no `{option}`: it takes {takes}, top, sentences");
            return Err(Refusal::new(StatusCode::BAD_REQUEST, message));
        }
    }
    let answer = ask::ask(&Served { loaded, most_rows }, question, &filter);
    answer.map(|answer| in_json(&answer.to_json())).map_err(|error| refused(&error))
}

/// What stands in the graph about the node that `iri=` names.
pub(super) fn why(loaded: Arc<Loaded>, asked: &str, most_rows: usize) -> Result<Answer, Refusal> {
    let pairs = pairs(asked)?;
    let [(name, iri)] = pairs.as_slice() else {
        return Err(Refusal::new(StatusCode::BAD_REQUEST, "name one node: /api/why?iri=..."));
    };
    if name != "iri" {
        return Err(Refusal::new(
            StatusCode::BAD_REQUEST,
            format!("`{name}` is not known: name a node with iri=..."),
        ));
    }
    match ask::why(&Served { loaded, most_rows }, iri) {
        Ok(Some(why)) => Ok(in_json(&json!(why))),
        Ok(None) => {
            Err(Refusal::new(StatusCode::NOT_FOUND, format!("nothing in the graph is called `{iri}`")))
        }
        Err(error) => Err(refused(&error)),
    }
}

/// A refusal as `{"error": "..."}`.
pub(super) fn refusal(refusal: Refusal) -> Response<Body> {
    let body = in_json(&json!({ "error": refusal.message })).bytes;
    let mut response = refusal.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static(MEDIA));
    response.headers_mut().remove(header::CONTENT_LENGTH);
    *response.body_mut() = Body::from(body);
    response
}

fn in_json(value: &Value) -> Answer {
    let mut bytes = value.to_string().into_bytes();
    bytes.push(b'\n');
    Answer { media: MEDIA, bytes }
}

fn refused(error: &AskError) -> Refusal {
    match error {
        AskError::UnknownName { .. } => in_words(error, StatusCode::NOT_FOUND),
        AskError::Query(QueryEvaluationError::Unexpected(reason)) if reason.is::<TooMany>() => {
            let message = format!("{reason} or narrow the question");
            Refusal::new(StatusCode::BAD_REQUEST, message.replace("add a LIMIT or ", ""))
        }
        AskError::Query(_) | AskError::Store(_) => in_words(error, StatusCode::INTERNAL_SERVER_ERROR),
        _ => in_words(error, StatusCode::BAD_REQUEST),
    }
}

fn in_words(error: &AskError, status: StatusCode) -> Refusal {
    Refusal::new(status, error.to_string())
}
