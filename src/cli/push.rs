//! `dateline push`: the graphs of a store into a SPARQL server, by the SPARQL 1.1 Graph Store HTTP Protocol.
//!
//! The first part of a graph is PUT, which replaces what the server had under its name; further parts are sent by POST, which
//! adds to it. No graph holds a blank node, so that a part that comes twice says nothing new, and a push that was cut short
//! may go on where it was.

use super::args::{Args, Push};
use super::{Outcome, output};
use anyhow::Context as _;
use dateline::store::{NamedGraph, Store};
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::{Quad, Triple};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Longest time one request may take: a server that loads may be slow.
const TIMEOUT: Duration = Duration::from_secs(300);

/// Time before a request is tried again, doubled each time.
const PAUSE: Duration = Duration::from_millis(200);

/// Letters of a server's answer that are shown.
const SHOWN: usize = 300;

pub(crate) fn run(push: &Push, args: &Args) -> anyhow::Result<Outcome> {
    let server = Server::new(push)?;
    let store = Store::open(&push.store)?;
    let graphs = store.named_graphs()?;
    let path = push.state.clone().unwrap_or_else(|| beside(&push.store));
    let mut state = State::read(&path, &push.to)?;
    let gone = state.graphs_but(&graphs);
    let open: Vec<(&NamedGraph, usize)> = graphs
        .iter()
        .map(|graph| (graph, state.sent(graph)))
        .filter(|(graph, sent)| *sent < graph.parts().max(1))
        .collect();
    let same = graphs.len() - open.len();
    if push.dry_run {
        let mut out = output::results();
        for (graph, sent) in &open {
            writeln!(out, "PUT {} parts {}..{}", graph.name.as_str(), sent + 1, graph.parts().max(1))?;
        }
        gone.iter().try_for_each(|name| writeln!(out, "DELETE {name}"))?;
        out.flush()?;
        let (put, gone) = (open.len(), gone.len());
        output::tell(args.quiet, &format!("would put {put} graphs, delete {gone}; {same} are there already"));
        return Ok(Outcome::Done);
    }
    state.open()?;
    for (done, (graph, sent)) in open.iter().enumerate() {
        let name = graph.name.as_str();
        // A graph without facts is put, too: the server may have facts of before.
        for part in *sent..graph.parts().max(1) {
            let body = triples(store.part_of(graph, part)?)?;
            let method = if part == 0 { Method::Put } else { Method::Post };
            server.send(method, name, &body).with_context(|| {
                let total = open.len();
                format!("pushed {done} of {total} graphs; the same command goes on from there; {name}")
            })?;
            state.note(name, &graph.hash, part + 1)?;
        }
    }
    for name in &gone {
        server.send(Method::Delete, name, &[]).with_context(|| format!("deleting {name}"))?;
        state.note(name, "", 0)?;
    }
    let (put, gone) = (open.len(), gone.len());
    output::tell(args.quiet, &format!("put {put} graphs, deleted {gone}; {same} were there already"));
    Ok(output::outcome_with(&store.troubles()))
}

/// The file beside a store.
fn beside(store: &Path) -> PathBuf {
    let mut name = store.components().collect::<PathBuf>().into_os_string();
    name.push(".pushed");
    name.into()
}

/// The facts of a graph as N-Triples, which are Turtle, too.
fn triples(quads: Vec<Quad>) -> anyhow::Result<Vec<u8>> {
    let mut serializer = RdfSerializer::from_format(RdfFormat::NTriples).for_writer(Vec::new());
    for quad in quads {
        serializer.serialize_triple(&Triple::from(quad))?;
    }
    Ok(serializer.finish()?)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Method {
    Put,
    Post,
    Delete,
}

/// The server and how it is asked.
struct Server {
    agent: ureq::Agent,
    to: String,
    headers: Vec<(String, String)>,
    rate: Option<usize>,
    tries: u32,
}

/// What came of one try.
enum Tried {
    Done,
    /// It may go better the next time.
    Again(anyhow::Error),
}

impl Server {
    fn new(push: &Push) -> anyhow::Result<Self> {
        anyhow::ensure!(
            push.to.starts_with("http://"),
            "--to {}: only http:// is spoken; for a server behind https:// open a tunnel to it (docs/scale.md)",
            push.to
        );
        let header = |line: &String| {
            let (name, value) = line.split_once(':').with_context(|| {
                format!("--header {line}: has no colon: write it as `Authorization: Basic dXNlcjpwYXNz`")
            })?;
            anyhow::Ok((name.trim().to_owned(), value.trim().to_owned()))
        };
        let headers = push.header.iter().map(header).collect::<anyhow::Result<_>>()?;
        let agent = ureq::Agent::config_builder()
            .timeout_global(Some(TIMEOUT))
            .http_status_as_error(false)
            .build()
            .new_agent();
        let rate = push.rate.map(Into::into);
        Ok(Self { agent, to: push.to.clone(), headers, rate, tries: push.tries.max(1) })
    }

    /// Sends one request, and again where the connection broke or the server was busy.
    fn send(&self, method: Method, graph: &str, body: &[u8]) -> anyhow::Result<()> {
        let mut pause = PAUSE;
        let mut tries = 1;
        loop {
            if let Some(rate) = self.rate {
                std::thread::sleep(Duration::from_secs(1).div_f64(rate as f64));
            }
            match self.try_once(method, graph, body)? {
                Tried::Done => return Ok(()),
                Tried::Again(error) if tries >= self.tries => return Err(error),
                Tried::Again(_) => std::thread::sleep(pause),
            }
            tries += 1;
            pause *= 2;
        }
    }

    fn try_once(&self, method: Method, graph: &str, body: &[u8]) -> anyhow::Result<Tried> {
        let sign = if self.to.contains('?') { '&' } else { '?' };
        let url = format!("{}{sign}graph={}", self.to, utf8_percent_encode(graph, NON_ALPHANUMERIC));
        let mut request = ureq::http::Request::builder().uri(&url).header("Content-Type", "text/turtle");
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let answer = match method {
            Method::Put => self.agent.run(request.method("PUT").body(body)?),
            Method::Post => self.agent.run(request.method("POST").body(body)?),
            Method::Delete => self.agent.run(request.method("DELETE").body(())?),
        };
        let mut answer = match answer {
            Ok(answer) => answer,
            Err(error) => return Ok(Tried::Again(anyhow::Error::new(error).context(self.to.clone()))),
        };
        let status = answer.status();
        // What is not there needs no deleting.
        if status.is_success() || method == Method::Delete && status.as_u16() == 404 {
            // Read to its end, so that the connection serves the next request.
            let _ = answer.body_mut().read_to_vec();
            return Ok(Tried::Done);
        }
        let said = answer.body_mut().read_to_string().unwrap_or_default();
        let said: String = said.trim().chars().take(SHOWN).collect();
        let error = anyhow::anyhow!("{} answers {status}: {said}", self.to);
        let passes = status.is_server_error() || matches!(status.as_u16(), 408 | 429);
        if passes { Ok(Tried::Again(error)) } else { Err(error) }
    }
}

/// A line of the file that says what the server has.
#[derive(Debug, Serialize, Deserialize)]
struct Sent {
    graph: String,
    hash: String,
    parts: usize,
}

/// What the server has, as far as we brought it there: a line for every part that it took. The last one of a graph counts.
struct State {
    path: PathBuf,
    to: String,
    graphs: BTreeMap<String, (String, usize)>,
    file: Option<File>,
}

impl State {
    fn read(path: &Path, to: &str) -> anyhow::Result<Self> {
        let mut state =
            Self { path: path.to_owned(), to: to.to_owned(), graphs: BTreeMap::new(), file: None };
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(state),
            Err(error) => return Err(error).with_context(|| format!("{}: cannot be read", path.display())),
        };
        let mut lines = text.lines();
        let pushed = lines.next().and_then(|line| line.strip_prefix("pushed to "));
        let other = "name another file by --state, or delete it to push everything again";
        match pushed {
            Some(pushed) if pushed == to => {}
            Some(pushed) => anyhow::bail!("{}: is of pushes to {pushed}: {other}", path.display()),
            None => anyhow::bail!("{}: is no list of what was pushed: {other}", path.display()),
        }
        // A line that was cut short was not noted.
        for Sent { graph, hash, parts } in lines.filter_map(|line| serde_json::from_str(line).ok()) {
            if parts == 0 {
                state.graphs.remove(&graph)
            } else {
                state.graphs.insert(graph, (hash, parts))
            };
        }
        Ok(state)
    }

    /// Writes the file anew, without what later lines had replaced, and leaves it open.
    fn open(&mut self) -> anyhow::Result<()> {
        let cannot = || format!("{}: cannot be written", self.path.display());
        let mut file = atomic_write_file::AtomicWriteFile::open(&self.path).with_context(cannot)?;
        writeln!(file, "pushed to {}", self.to).with_context(cannot)?;
        for (graph, (hash, parts)) in &self.graphs {
            let sent = Sent { graph: graph.clone(), hash: hash.clone(), parts: *parts };
            writeln!(file, "{}", serde_json::to_string(&sent)?).with_context(cannot)?;
        }
        file.commit().with_context(cannot)?;
        self.file = Some(OpenOptions::new().append(true).open(&self.path).with_context(cannot)?);
        Ok(())
    }

    /// How many parts of a graph the server has as they are now.
    fn sent(&self, graph: &NamedGraph) -> usize {
        self.graphs
            .get(graph.name.as_str())
            .filter(|(hash, _)| *hash == graph.hash)
            .map_or(0, |(_, parts)| *parts)
    }

    /// Graphs that the server has and the store has no more.
    fn graphs_but(&self, graphs: &[NamedGraph]) -> Vec<String> {
        let kept: std::collections::BTreeSet<&str> = graphs.iter().map(|graph| graph.name.as_str()).collect();
        self.graphs.keys().filter(|name| !kept.contains(name.as_str())).cloned().collect()
    }

    fn note(&mut self, graph: &str, hash: &str, parts: usize) -> anyhow::Result<()> {
        let sent = Sent { graph: graph.to_owned(), hash: hash.to_owned(), parts };
        let line = serde_json::to_string(&sent)? + "\n";
        let Some(file) = &mut self.file else { return Ok(()) };
        file.write_all(line.as_bytes()).with_context(|| format!("{}: cannot be written", self.path.display()))
    }
}
