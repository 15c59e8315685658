//! Which request goes where, and the headers every answer has.

use super::Options;
use super::answer::{Answer, Refusal, answer, within};
use super::api;
use super::request::{self, Asked};
use super::state::{Current, Loaded};
use crate::page;
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::IntoResponse;
use axum::routing::get;
use flate2::read::GzDecoder;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use std::io::Read as _;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// What the handlers share.
pub(super) struct Server {
    pub(super) options: Options,
    pub(super) current: Current,
    turns: Arc<Semaphore>,
}

impl Server {
    pub(super) fn new(options: Options, current: Current) -> Self {
        let turns = Arc::new(Semaphore::new(options.limits.queries));
        Self { options, current, turns }
    }
}

pub(super) fn router(server: Arc<Server>) -> Router {
    Router::new()
        .route("/", get(start))
        .route("/data.json", get(data))
        .route("/sparql", get(sparql_get).post(sparql_post))
        .route("/sparql/", get(sparql_get).post(sparql_post))
        .route("/api/questions", get(|| async { api::all() }))
        .route("/api/ask/{name}", get(api_ask))
        .route("/api/why", get(api_why))
        .route("/health", get(|| async { "ok\n" }))
        .fallback(nothing_here)
        .layer(from_fn_with_state(Arc::clone(&server), with_headers))
        .with_state(server)
}

async fn nothing_here() -> Refusal {
    Refusal::new(
        StatusCode::NOT_FOUND,
        "nothing here: the page is /, the endpoint /sparql, the questions /api/questions",
    )
}

/// The page without data.
async fn start() -> Response<Body> {
    let mut response = page::without_data().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    if let Some(policy) = page::policy().and_then(|policy| HeaderValue::from_str(&policy).ok()) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// What the page shows. A browser that has it already is told so.
async fn data(State(server): State<Arc<Server>>, request: Request) -> Response<Body> {
    let loaded = server.current.get();
    let known = request
        .headers()
        .get(header::IF_NONE_MATCH)
        .is_some_and(|tag| tag.as_bytes() == loaded.tag.as_bytes());
    if loaded.page.is_empty() {
        let message = "too many articles for a page: ask at /sparql, or a question at /api/ask";
        return Refusal::new(StatusCode::NOT_FOUND, message).into_response();
    }
    let tag = [(header::ETAG, loaded.tag.clone())];
    if known {
        return (StatusCode::NOT_MODIFIED, tag).into_response();
    }
    let packed = request.headers().get(header::ACCEPT_ENCODING).and_then(|accepted| accepted.to_str().ok());
    let media = (header::CONTENT_TYPE, "application/json");
    if packed.is_some_and(|accepted| accepted.contains("gzip")) {
        return (tag, [media, (header::CONTENT_ENCODING, "gzip")], loaded.page.clone()).into_response();
    }
    let mut plain = Vec::new();
    match GzDecoder::new(loaded.page.as_slice()).read_to_end(&mut plain) {
        Ok(_) => (tag, [media], plain).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn sparql_get(State(server): State<Arc<Server>>, request: Request) -> Response<Body> {
    let asked = request::get(request.uri().query());
    respond(&server, asked, request.headers()).await
}

async fn sparql_post(State(server): State<Arc<Server>>, request: Request) -> Response<Body> {
    let (head, body) = request.into_parts();
    let asked = match whole(&server, body).await {
        Ok(body) => request::post(head.uri.query(), &head.headers, &body),
        Err(refusal) => Err(refusal),
    };
    respond(&server, asked, &head.headers).await
}

async fn api_ask(
    State(server): State<Arc<Server>>,
    Path(name): Path<String>,
    request: Request,
) -> Response<Body> {
    let asked = request.uri().query().unwrap_or_default().to_owned();
    api(&server, move |loaded, rows| api::ask(loaded, &name, &asked, rows)).await
}

async fn api_why(State(server): State<Arc<Server>>, request: Request) -> Response<Body> {
    let asked = request.uri().query().unwrap_or_default().to_owned();
    api(&server, move |loaded, rows| api::why(loaded, &asked, rows)).await
}

/// An answer of `/api` within the limits of queries; refusals are JSON too.
async fn api(
    server: &Server,
    work: impl FnOnce(Arc<Loaded>, usize) -> Result<Answer, Refusal> + Send + 'static,
) -> Response<Body> {
    let limits = &server.options.limits;
    let (loaded, rows, most) = (server.current.get(), limits.rows, limits.answer);
    let answer = within(loaded.resident, limits, &server.turns, move || work(loaded, rows)).await;
    match answer {
        Ok(answer) if answer.bytes.len() > most => api::refusal(Refusal::new(
            StatusCode::BAD_REQUEST,
            format!("the answer has more than {most} bytes: narrow the question, or say top=100"),
        )),
        Ok(answer) => answer.into_response(),
        Err(refusal) => api::refusal(refusal),
    }
}

async fn respond(server: &Server, asked: Result<Asked, Refusal>, headers: &HeaderMap) -> Response<Body> {
    let asked = match asked {
        Ok(asked) => asked,
        Err(refusal) => return refusal.into_response(),
    };
    let accept = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let accept = Some(accept.collect::<Vec<_>>().join(",")).filter(|accept| !accept.is_empty());
    answer(server.current.get(), asked, accept, &server.options.limits, &server.turns).await.into_response()
}

/// The body of a request, if it comes in time and is not too long.
async fn whole(server: &Server, body: Body) -> Result<Vec<u8>, Refusal> {
    let limits = &server.options.limits;
    let body = tokio::time::timeout(limits.patience, Limited::new(body, limits.body).collect());
    match body.await {
        Ok(Ok(body)) => Ok(body.to_bytes().to_vec()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(Refusal::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            format!("a request may have {} bytes", limits.body),
        )),
        Ok(Err(_)) => Err(Refusal::new(StatusCode::BAD_REQUEST, "the request broke off")),
        Err(_) => Err(Refusal::new(StatusCode::REQUEST_TIMEOUT, "the request came too slowly")),
    }
}

/// Refuses what another site's page may have sent, and adds the headers that every answer has.
async fn with_headers(State(server): State<Arc<Server>>, request: Request, next: Next) -> Response<Body> {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    if server.options.loopback_only && !host.is_none_or(is_loopback) {
        let message = "this server answers to localhost only: name another address with --bind";
        return Refusal::new(StatusCode::FORBIDDEN, message).into_response();
    }
    let preflight = request.method() == Method::OPTIONS && server.options.cors.is_some();
    let mut response =
        if preflight { StatusCode::NO_CONTENT.into_response() } else { next.run(request).await };
    let headers = response.headers_mut();
    let mut add = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    add(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    add(header::X_FRAME_OPTIONS, "DENY");
    add(header::REFERRER_POLICY, "no-referrer");
    add(header::CACHE_CONTROL, "no-cache");
    add(header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
    if let Some(origin) = &server.options.cors {
        if preflight {
            add(header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST");
            add(header::ACCESS_CONTROL_ALLOW_HEADERS, "Accept, Content-Type");
        }
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        headers.insert(header::VARY, HeaderValue::from_static("Accept, Origin"));
    }
    response
}

/// Whether a `Host` header names this machine to itself. A page of another site that has its name point here (DNS
/// rebinding) sends its own.
fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(six) => six.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_loopback() {
        for host in ["localhost:7878", "LOCALHOST", "127.0.0.1:80", "127.9.9.9", "[::1]:7878"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["example.org", "localhost.example.org:7878", "192.168.0.1", "[::2]:1", ""] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
