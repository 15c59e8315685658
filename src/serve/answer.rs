//! Answers that are no page: a query run within its limits, and refusals in words.

use super::limits::Limits;
use super::memory;
use super::negotiate::{GRAPHS, Offer, ROWS, choose};
use super::request::Asked;
use super::state::Loaded;
use super::stop;
use crate::export::{ExportError, ResultsFormat, write_results};
use crate::store::{QueryOptions, StoreError, prepare};
use axum::body::Body;
use axum::http::{Response, StatusCode, header};
use axum::response::IntoResponse;
use oxigraph::sparql::{QueryEvaluationError, QueryResults, QuerySolutionIter, QueryTripleIter};
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::Semaphore;

/// How often a running query is looked at.
const LOOK: Duration = Duration::from_millis(25);

/// Why a request gets no answer: status and a sentence that says what to do.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) status: StatusCode,
    pub(super) message: String,
}

impl Refusal {
    pub(super) fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self { status, message: message.into() }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response<Body> {
        let mut response = (self.status, self.message + "\n").into_response();
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("5"));
        }
        response
    }
}

/// An answer as bytes of a media type.
pub(super) struct Answer {
    pub(super) media: &'static str,
    pub(super) bytes: Vec<u8>,
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response<Body> {
        let charset = if self.media.starts_with("text/") { "; charset=utf-8" } else { "" };
        ([(header::CONTENT_TYPE, format!("{}{charset}", self.media))], self.bytes).into_response()
    }
}

/// Runs a query within the limits.
pub(super) async fn answer(
    loaded: Arc<Loaded>,
    asked: Asked,
    accept: Option<String>,
    limits: &Limits,
    turns: &Arc<Semaphore>,
) -> Result<Answer, Refusal> {
    let bounds = limits.clone();
    within(loaded.resident, limits, turns, move || run(&loaded, asked, accept.as_deref(), &bounds)).await
}

/// Does some work on the graph within the limits of time, memory and number; `idle` is what the process had in memory when
/// the graph was loaded.
pub(super) async fn within(
    idle: Option<u64>,
    limits: &Limits,
    turns: &Arc<Semaphore>,
    work: impl FnOnce() -> Result<Answer, Refusal> + Send + 'static,
) -> Result<Answer, Refusal> {
    let turn = tokio::time::timeout(limits.patience, Arc::clone(turns).acquire_owned());
    let Ok(Ok(turn)) = turn.await else {
        return Err(Refusal::new(
            StatusCode::SERVICE_UNAVAILABLE,
            format!("{} queries are running already: try again in a moment", limits.queries),
        ));
    };
    let stop = Arc::new(AtomicBool::new(false));
    let at_first = memory::resident();
    // Of all queries together. What earlier ones left to the allocator is used again: only a query that grows is stopped.
    let mut work = {
        let stop = Arc::clone(&stop);
        tokio::task::spawn_blocking(move || {
            // The turn ends with the work, not with the client's patience.
            let _turn = turn;
            stop::until(stop, work)
        })
    };
    let _guard = StopOnDrop(stop);
    let looks = limits.time.as_millis().div_ceil(LOOK.as_millis());
    for _ in 0..looks {
        if let Ok(done) = tokio::time::timeout(LOOK, &mut work).await {
            return match done {
                Ok(Ok(answer)) => answer,
                _ => Err(failed("it was given up")),
            };
        }
        if let (Some(now), Some(then), Some(idle)) = (memory::resident(), at_first, idle)
            && now > idle + limits.memory
            && now > then + limits.memory / 16
        {
            return Err(Refusal::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "the query needs more memory than the server gives it: ask for less",
            ));
        }
    }
    Err(Refusal::new(
        StatusCode::SERVICE_UNAVAILABLE,
        format!("the query took longer than {} seconds: ask for less", limits.time.as_secs()),
    ))
}

/// Also a client that hangs up stops its query.
struct StopOnDrop(Arc<AtomicBool>);

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

fn failed(why: &str) -> Refusal {
    Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, format!("the query failed: {why}"))
}

fn run(loaded: &Loaded, asked: Asked, accept: Option<&str>, limits: &Limits) -> Result<Answer, Refusal> {
    let options = QueryOptions {
        default_graphs: asked.default_graphs,
        named_graphs: asked.named_graphs,
        base_iri: Some(loaded.base.clone()),
    };
    let prepared = prepare(&asked.sparql, &loaded.base, options).map_err(in_words)?;
    #[cfg(feature = "rocksdb")]
    let _hold = loaded.graph.hold();
    let results = loaded.graph.execute(prepared).map_err(|reason| in_words(StoreError::Query(reason)))?;
    let offers = if matches!(results, QueryResults::Graph(_)) { GRAPHS } else { ROWS };
    let (media, name) = choose(accept, offers).ok_or_else(|| not_acceptable(offers))?;
    let format: ResultsFormat = name.parse().map_err(|_| failed("a format is missing"))?;
    let mut out = Bounded { bytes: Vec::new(), most: limits.answer };
    match write_results(bounded(results, limits.rows), format, &loaded.base, &mut out) {
        Ok(_) => Ok(Answer { media, bytes: out.bytes }),
        Err(ExportError::Query(QueryEvaluationError::Unexpected(error))) if error.is::<TooMany>() => {
            Err(Refusal::new(StatusCode::BAD_REQUEST, error.to_string()))
        }
        Err(_) if out.bytes.len() >= out.most => {
            let message = format!("the answer has more than {} bytes: add a LIMIT", limits.answer);
            Err(Refusal::new(StatusCode::BAD_REQUEST, message))
        }
        Err(ExportError::Query(reason)) => Err(in_words(StoreError::Query(reason))),
        Err(error) => Err(failed(&error.to_string())),
    }
}

fn in_words(error: StoreError) -> Refusal {
    match error {
        StoreError::Syntax(reason) => {
            Refusal::new(StatusCode::BAD_REQUEST, format!("the query is not valid SPARQL: {reason}"))
        }
        StoreError::Query(reason) => {
            Refusal::new(StatusCode::BAD_REQUEST, format!("the query failed: {reason}"))
        }
        other => failed(&other.to_string()),
    }
}

fn not_acceptable(offers: &[Offer]) -> Refusal {
    let media: Vec<&str> = offers.iter().map(|offer| offer.0).collect();
    Refusal::new(StatusCode::NOT_ACCEPTABLE, format!("the answer comes as {}", media.join(", ")))
}

/// More rows or triples than an answer may have.
#[derive(Debug, thiserror::Error)]
#[error("the answer has more than {0} rows: add a LIMIT")]
pub(super) struct TooMany(usize);

/// The same results, with an error in the place of the first row too many.
pub(super) fn bounded(results: QueryResults<'static>, most: usize) -> QueryResults<'static> {
    let too_many = move || QueryEvaluationError::Unexpected(Box::new(TooMany(most)));
    match results {
        QueryResults::Solutions(rows) => {
            let variables = rows.variables().into();
            let rows =
                rows.enumerate().map(move |(index, row)| if index < most { row } else { Err(too_many()) });
            QueryResults::Solutions(QuerySolutionIter::new(variables, rows))
        }
        QueryResults::Graph(triples) => {
            let triples = triples
                .enumerate()
                .map(move |(index, triple)| if index < most { triple } else { Err(too_many()) });
            QueryResults::Graph(QueryTripleIter::new(triples))
        }
        QueryResults::Boolean(answer) => QueryResults::Boolean(answer),
    }
}

/// Bytes up to a number.
struct Bounded {
    bytes: Vec<u8>,
    most: usize,
}

impl Write for Bounded {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + part.len() > self.most {
            self.most = self.bytes.len();
            return Err(io::Error::other("too long"));
        }
        self.bytes.extend_from_slice(part);
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
