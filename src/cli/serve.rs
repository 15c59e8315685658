//! `dateline serve`: the graph over HTTP.

use super::args::{Args, Serve};
use super::{Outcome, output};
use dateline::serve::{self, Limits, Notice, Options, Origin};
use std::time::Duration;

pub(crate) fn run(serve: &Serve, args: &Args) -> anyhow::Result<Outcome> {
    let origin = match &serve.graph.store {
        Some(store) => Origin::Store(store.clone()),
        None => Origin::Files(serve.graph.data.clone()),
    };
    let options = Options {
        bind: serve.bind,
        loopback_only: serve.bind.ip().is_loopback(),
        cors: serve.cors.clone(),
        limits: Limits {
            time: Duration::from_secs(serve.timeout),
            rows: serve.max_rows,
            queries: serve.max_queries.get(),
            ..Limits::default()
        },
    };
    let quiet = args.quiet;
    let tell = move |notice: Notice| match notice {
        Notice::Listening(address) => {
            output::tell(quiet, &format!("serving http://{address}/ (queries at /sparql); Ctrl-C stops it"));
        }
        Notice::Reloaded => output::tell(quiet, "the store has changed: read again"),
        Notice::Stale(error) => {
            let error = anyhow::Error::new(error);
            output::complain(&format!(
                "the store has changed and cannot be read: {error:#}; the old state is served on"
            ));
        }
        Notice::Stopping => output::tell(quiet, "stopping"),
        _ => {}
    };
    serve::serve(origin, options, tell)?;
    Ok(Outcome::Done)
}
