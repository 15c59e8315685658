//! Graphs brought to another server: a small one of ours that loses connections.

use crate::program::{arg, dateline, sample_store, succeeds};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};

/// Facts by graph, as lines of N-Triples without the stop at their ends.
type Graphs = BTreeMap<String, BTreeSet<String>>;

/// A server of the Graph Store Protocol.
struct Server {
    url: String,
    graphs: Arc<Mutex<Graphs>>,
    /// Requests it took, by method.
    took: Arc<Mutex<Vec<String>>>,
}

/// What the server does with the request of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Does {
    Serves,
    /// The connection breaks before anything is done.
    Breaks,
    /// The connection breaks when everything is done.
    BreaksAfter,
    /// Answers that it is busy.
    IsBusy,
}

impl Server {
    fn start(does: impl Fn(usize) -> Does + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}/rdf?default-is=off", listener.local_addr().expect("an address"));
        let (graphs, took) = (Arc::new(Mutex::new(Graphs::new())), Arc::new(Mutex::new(Vec::new())));
        let server = Self { url, graphs: Arc::clone(&graphs), took: Arc::clone(&took) };
        std::thread::spawn(move || {
            let mut number = 0;
            for stream in listener.incoming().map_while(Result::ok) {
                // As long as the connection holds; `None` where it ends or breaks.
                let mut stream = BufReader::new(stream);
                while answer(&mut stream, does_next(&does, &mut number), &graphs, &took).is_some() {}
            }
        });
        server
    }

    fn graphs(&self) -> Graphs {
        self.graphs.lock().expect("whole").clone()
    }

    fn took(&self, method: &str) -> usize {
        self.took.lock().expect("whole").iter().filter(|took| *took == method).count()
    }
}

fn does_next<'d>(does: &'d impl Fn(usize) -> Does, number: &'d mut usize) -> impl FnMut() -> Does + 'd {
    move || {
        *number += 1;
        does(*number - 1)
    }
}

fn answer(
    stream: &mut BufReader<TcpStream>,
    mut does: impl FnMut() -> Does,
    graphs: &Mutex<Graphs>,
    took: &Mutex<Vec<String>>,
) -> Option<()> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        (stream.read_line(&mut head).ok()? > 0).then_some(())?;
    }
    let length =
        head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    stream.read_exact(&mut body).ok()?;
    let does = does();
    if does == Does::Breaks {
        return None;
    }
    if does == Does::IsBusy {
        stream.get_mut().write_all(b"HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nbusy").ok()?;
        return Some(());
    }
    assert!(head.to_lowercase().contains("authorization: basic dxnlcjpwyxnz"), "{head}");
    let (method, rest) = head.split_once(' ')?;
    let (_, graph) = rest.split(' ').next()?.split_once("&graph=")?;
    let graph = percent_encoding::percent_decode_str(graph).decode_utf8().ok()?.into_owned();
    took.lock().ok()?.push(method.to_owned());
    let facts = std::str::from_utf8(&body).ok()?.lines().map(|line| line.trim_end_matches(" .").to_owned());
    let mut graphs = graphs.lock().ok()?;
    match method {
        "PUT" => drop(graphs.insert(graph, facts.collect())),
        "POST" => graphs.entry(graph).or_default().extend(facts),
        "DELETE" => drop(graphs.remove(&graph)),
        _ => return None,
    }
    if does == Does::BreaksAfter {
        return None;
    }
    stream.get_mut().write_all(b"HTTP/1.1 204 No Content\r\n\r\n").ok()
}

/// The graphs of a store, by its export.
fn graphs_of(store: &str) -> Graphs {
    let mut graphs = Graphs::new();
    for line in succeeds(&["export", "--store", store, "--format", "nq"]).out.lines() {
        let (fact, graph) = line.trim_end_matches(" .").rsplit_once(' ').expect("a quad");
        graphs
            .entry(graph.trim_start_matches('<').trim_end_matches('>').to_owned())
            .or_default()
            .insert(fact.to_owned());
    }
    graphs
}

fn push<'p>(store: &'p str, server: &'p Server, state: &'p Path, more: &[&'p str]) -> Vec<&'p str> {
    let mut args = vec!["push", "--store", store, "--to", &server.url, "--state", arg(state)];
    args.extend(["--header", "Authorization: Basic dXNlcjpwYXNz"]);
    args.extend(more);
    args
}

#[test]
fn a_push_that_is_cut_three_times_ends_with_the_same_graphs() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = folder.path().join("pushed");
    let server = Server::start(|number| match number {
        4 | 15 => Does::Breaks,
        9 => Does::BreaksAfter,
        _ => Does::Serves,
    });
    let once = push(sample_store(), &server, &state, &["--tries", "1"]);
    for _ in 0..3 {
        let run = dateline(&once);
        assert_eq!(run.code, 2, "{}", run.err);
        assert!(run.err.contains("the same command goes on from there"), "{}", run.err);
    }
    succeeds(&once);
    assert!(server.graphs() == graphs_of(sample_store()));
    // Once for each graph, but for the one whose answer was lost.
    assert_eq!(server.took("PUT"), 13 + 3 + 1);
    let again = succeeds(&once);
    assert!(again.err.contains("put 0 graphs, deleted 0; 16 were there already"), "{}", again.err);
}

#[test]
fn a_push_goes_on_by_itself_where_the_server_is_busy() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(|number| match number % 5 {
        1 => Does::Breaks,
        3 => Does::IsBusy,
        _ => Does::Serves,
    });
    succeeds(&push(sample_store(), &server, &folder.path().join("pushed"), &["--rate", "200"]));
    assert!(server.graphs() == graphs_of(sample_store()));
}

#[test]
fn a_later_push_brings_what_changed_and_deletes_what_went() {
    let folder = tempfile::tempdir().expect("a folder");
    let (store, state) = (folder.path().join("kg"), folder.path().join("pushed"));
    succeeds(&["build", "seeds/articles", "--store", arg(&store)]);
    let server = Server::start(|_| Does::Serves);
    let command = push(arg(&store), &server, &state, &[]);
    succeeds(&command);
    succeeds(&["remove", "--store", arg(&store), "hg-0208"]);
    let dry = succeeds(&push(arg(&store), &server, &state, &["--dry-run"]));
    assert!(dry.out.contains("\nDELETE https://"), "{}", dry.out);
    assert_eq!(server.took("DELETE"), 0);
    succeeds(&command);
    assert!(server.graphs() == graphs_of(arg(&store)));
    assert_eq!(server.took("DELETE"), 1);
}

#[test]
fn a_push_says_what_is_wrong() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = folder.path().join("pushed");
    let refused = |to: &str, words: &str| {
        let args = ["push", "--store", sample_store(), "--state", arg(&state), "--tries", "1", "--to", to];
        let run = dateline(&args);
        assert_eq!(run.code, 2);
        assert!(run.err.contains(words), "{}", run.err);
    };
    refused("https://kg.example/data", "only http:// is spoken");
    refused("http://127.0.0.1:1/data", "http://127.0.0.1:1/data");
    refused("http://127.0.0.1:2/data", "is of pushes to http://127.0.0.1:1/data");
}

#[test]
fn split_files_hold_every_quad_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("graph.nq");
    succeeds(&["export", "--store", sample_store(), "--split", "3", "--out", arg(&out)]);
    let mut lines: Vec<String> = Vec::new();
    for number in 0..3 {
        let text =
            std::fs::read_to_string(folder.path().join(format!("graph-0{number}.nq"))).expect("a file");
        assert!(text.lines().count() > 100);
        lines.extend(text.lines().map(str::to_owned));
    }
    let whole = succeeds(&["export", "--store", sample_store(), "--format", "nq"]).out;
    let mut expected: Vec<String> = whole.lines().map(str::to_owned).collect();
    lines.sort_unstable();
    expected.sort_unstable();
    assert!(lines == expected);
}
