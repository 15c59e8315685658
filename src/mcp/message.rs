//! Messages of JSON-RPC 2.0.

use serde_json::{Value, json};

/// A request, or a notification, which has no id.
pub(super) struct Request<'m> {
    pub(super) id: Option<&'m Value>,
    pub(super) method: &'m str,
    pub(super) params: &'m Value,
}

impl<'m> Request<'m> {
    /// Reads a message.
    pub(super) fn read(message: &'m Value) -> Result<Self, Failure> {
        let is_id = |id: &Value| id.is_string() || id.is_number();
        let id = message.get("id").filter(|id| !id.is_null());
        let method = message.get("method").and_then(Value::as_str);
        match method {
            Some(method) if message["jsonrpc"] == "2.0" && id.is_none_or(is_id) => {
                Ok(Self { id, method, params: message.get("params").unwrap_or(&Value::Null) })
            }
            // The answer to a request that we never make.
            None if message.get("result").is_some() || message.get("error").is_some() => {
                Ok(Self { id: None, method: "", params: &Value::Null })
            }
            _ => Err(Failure {
                code: -32600,
                message: "no request of JSON-RPC 2.0: it needs `jsonrpc`, `id` and `method`".to_owned(),
            }),
        }
    }
}

/// Why a request has no result.
pub(super) struct Failure {
    code: i32,
    message: String,
}

impl Failure {
    pub(super) fn parse(reason: &str) -> Self {
        Self { code: -32700, message: format!("the message is not JSON: {reason}") }
    }

    pub(super) fn unknown_method(method: &str) -> Self {
        let message =
            format!("there is no method `{method}`: there are initialize, ping, tools/list, tools/call");
        Self { code: -32601, message }
    }

    pub(super) fn params(message: impl Into<String>) -> Self {
        Self { code: -32602, message: message.into() }
    }

    /// The failure as the answer to the request of this id.
    pub(super) fn answer(&self, id: &Value) -> Value {
        json!({ "jsonrpc": "2.0", "id": id, "error": { "code": self.code, "message": self.message } })
    }
}
