//! What a request of the SPARQL 1.1 protocol asks.

use super::answer::Refusal;
use axum::http::{HeaderMap, StatusCode, header};
use oxigraph::model::NamedNode;
use percent_encoding::percent_decode_str;

/// A query and the graphs it is asked of.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) sparql: String,
    pub(super) default_graphs: Vec<NamedNode>,
    pub(super) named_graphs: Vec<NamedNode>,
}

const FORM: &str = "application/x-www-form-urlencoded";
const QUERY: &str = "application/sparql-query";
const UPDATE: &str = "application/sparql-update";

/// The query of a GET request.
pub(super) fn get(query_string: Option<&str>) -> Result<Asked, Refusal> {
    from_pairs(&pairs(query_string.unwrap_or_default())?, None)
}

/// The query of a POST request: a form, or the query itself as the body.
pub(super) fn post(query_string: Option<&str>, headers: &HeaderMap, body: &[u8]) -> Result<Asked, Refusal> {
    let media = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut media_parts = media.split(';').map(str::trim);
    let kind = media_parts.next().unwrap_or_default().to_ascii_lowercase();
    let charset =
        media_parts.find_map(|part| part.to_ascii_lowercase().strip_prefix("charset=").map(str::to_owned));
    if charset.is_some_and(|charset| !matches!(charset.trim_matches('"'), "utf-8" | "us-ascii")) {
        return Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "send the query as UTF-8"));
    }
    let text = std::str::from_utf8(body)
        .map_err(|_| Refusal::new(StatusCode::BAD_REQUEST, "the body of the request is not UTF-8"))?;
    let mut known = pairs(query_string.unwrap_or_default())?;
    match kind.as_str() {
        FORM => {
            known.extend(pairs(text)?);
            from_pairs(&known, None)
        }
        QUERY => from_pairs(&known, Some(text)),
        UPDATE => Err(read_only()),
        _ => Err(Refusal::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            format!("the Content-Type must be {FORM} (with query=...) or {QUERY}"),
        )),
    }
}

fn read_only() -> Refusal {
    Refusal::new(
        StatusCode::FORBIDDEN,
        "this endpoint answers queries only; change the store with `dateline build`",
    )
}

fn from_pairs(pairs: &[(String, String)], body: Option<&str>) -> Result<Asked, Refusal> {
    let values = |name: &str| -> Vec<&str> {
        pairs.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str()).collect()
    };
    if !values("update").is_empty() {
        return Err(read_only());
    }
    let queries: Vec<&str> = body.into_iter().chain(values("query")).collect();
    let [sparql] = queries.as_slice() else {
        let problem =
            if queries.is_empty() { "no query: give one as `query`" } else { "more than one query" };
        return Err(Refusal::new(StatusCode::BAD_REQUEST, problem));
    };
    let graphs = |name: &str| -> Result<Vec<NamedNode>, Refusal> {
        let node = |iri: &str| {
            NamedNode::new(iri).map_err(|_| {
                Refusal::new(StatusCode::BAD_REQUEST, format!("`{name}` must be an absolute IRI"))
            })
        };
        values(name).into_iter().map(node).collect()
    };
    Ok(Asked {
        sparql: (*sparql).to_owned(),
        default_graphs: graphs("default-graph-uri")?,
        named_graphs: graphs("named-graph-uri")?,
    })
}

/// Names and values of a form or query string.
pub(super) fn pairs(text: &str) -> Result<Vec<(String, String)>, Refusal> {
    let decoded = |part: &str| {
        let spaced = part.replace('+', " ");
        let text = percent_decode_str(&spaced).decode_utf8();
        text.map(std::borrow::Cow::into_owned)
            .map_err(|_| Refusal::new(StatusCode::BAD_REQUEST, "a parameter is not UTF-8"))
    };
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((decoded(name)?, decoded(value)?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(kind: &'static str, body: &str) -> Result<Asked, StatusCode> {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, kind.parse().unwrap());
        post(None, &headers, body.as_bytes()).map_err(|refusal| refusal.status)
    }

    #[test]
    fn a_query_comes_in_three_ways() {
        let asked = |sparql: &str| Asked { sparql: sparql.to_owned(), ..Asked::default() };
        assert_eq!(get(Some("query=ASK+%7B%7D")).ok(), Some(asked("ASK {}")));
        assert_eq!(sent(FORM, "query=ASK%20%7B%7D"), Ok(asked("ASK {}")));
        assert_eq!(sent("application/sparql-query; charset=UTF-8", "ASK {}"), Ok(asked("ASK {}")));
    }

    #[test]
    fn what_is_no_query_is_refused_with_its_own_status() {
        let refused = |query: &str| get(Some(query)).map_err(|refusal| refusal.status);
        assert_eq!(refused(""), Err(StatusCode::BAD_REQUEST));
        assert_eq!(refused("query=a&query=b"), Err(StatusCode::BAD_REQUEST));
        assert_eq!(refused("query=%FF"), Err(StatusCode::BAD_REQUEST));
        assert_eq!(refused("query=ASK&default-graph-uri=no+iri"), Err(StatusCode::BAD_REQUEST));
        assert_eq!(refused("update=CLEAR+ALL"), Err(StatusCode::FORBIDDEN));
        assert_eq!(sent(UPDATE, "CLEAR ALL"), Err(StatusCode::FORBIDDEN));
        assert_eq!(sent("text/plain", "ASK {}"), Err(StatusCode::UNSUPPORTED_MEDIA_TYPE));
        assert_eq!(
            sent("application/sparql-query; charset=UTF-16", "ASK {}"),
            Err(StatusCode::UNSUPPORTED_MEDIA_TYPE)
        );
    }
}
