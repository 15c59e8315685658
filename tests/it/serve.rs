//! The endpoint, asked over HTTP as clients ask it.

use crate::program::{arg, sample_store};
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A running `dateline serve`, stopped when it goes out of scope.
struct Served {
    process: Child,
    address: String,
}

impl Served {
    fn start(args: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(["serve", "--bind", "127.0.0.1:0"])
            .args(args)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let mut line = String::new();
        let mut lines = BufReader::new(process.stderr.take().expect("a pipe"));
        lines.read_line(&mut line).expect("a line");
        // Nobody may wait for us to read what else it says.
        std::thread::spawn(move || lines.lines().for_each(drop));
        let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next());
        let address = address.unwrap_or_else(|| panic!("it names its address: {line}")).to_owned();
        Self { process, address }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a limit");
        stream
    }

    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
        let mut stream = self.connect();
        let mut head =
            format!("{method} {path} HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
        if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("host")) {
            head.push_str("Host: localhost\r\n");
        }
        for (name, value) in headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        stream.write_all(head.as_bytes()).expect("it reads");
        stream.write_all(b"\r\n").expect("it reads");
        // A server that refuses a long body may hang up before all of it is sent.
        let _ = stream.write_all(body);
        let mut reply = Vec::new();
        let _ = stream.read_to_end(&mut reply);
        Reply::parse(&String::from_utf8_lossy(&reply))
    }

    fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, &[], b"")
    }

    fn query(&self, sparql: &str, accept: &str) -> Reply {
        let headers = [("Content-Type", "application/sparql-query"), ("Accept", accept)];
        self.ask("POST", "/sparql", &headers, sparql.as_bytes())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[derive(Debug)]
struct Reply {
    status: u16,
    head: String,
    body: String,
}

impl Reply {
    fn parse(reply: &str) -> Self {
        let (head, body) = reply.split_once("\r\n\r\n").unwrap_or((reply, ""));
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        Self { status, head: head.to_lowercase(), body: body.to_owned() }
    }

    fn media(&self) -> &str {
        let line = self.head.lines().find_map(|line| line.strip_prefix("content-type: ")).unwrap_or_default();
        line.split(';').next().unwrap_or_default()
    }
}

const ALL_TIMES_ALL: &str = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";

#[test]
fn a_query_is_answered_in_the_format_the_client_likes() {
    let served = Served::start(&["--store", sample_store()]);
    assert_eq!(served.get("/health").body, "ok\n");

    let rows = "SELECT ?label WHERE { ?e a schema:Person ; skos:prefLabel ?label } ORDER BY ?label LIMIT 3";
    for (accept, media, begin) in [
        ("*/*", "application/sparql-results+json", "{\"head\":"),
        ("application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        ("text/csv", "text/csv", "label\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values", "?label\n"),
    ] {
        let reply = served.query(rows, accept);
        assert_eq!((reply.status, reply.media()), (200, media), "{}", reply.body);
        assert!(reply.body.contains(begin), "{}", reply.body);
    }
    let graph = "CONSTRUCT { ?e skos:prefLabel ?label } WHERE { ?e a schema:Person ; skos:prefLabel ?label }";
    assert_eq!(served.query(graph, "*/*").media(), "text/turtle");
    assert_eq!(served.query(graph, "application/n-triples").media(), "application/n-triples");
    assert_eq!(served.query(graph, "image/png").status, 406);

    let got = served.get("/sparql?query=ASK%20%7B%20%3Fs%20a%20dl%3AStatement%20%7D");
    assert!(got.body.contains("true"), "{}", got.body);
}

#[test]
fn what_is_no_query_is_refused_and_nothing_can_be_changed() {
    let served = Served::start(&["--store", sample_store()]);
    let form = [("Content-Type", "application/x-www-form-urlencoded")];
    let refused = |reply: Reply, status: u16, words: &str| {
        assert_eq!(reply.status, status, "{}", reply.body);
        assert!(reply.body.contains(words), "{}", reply.body);
    };
    refused(served.query("SELECT", "*/*"), 400, "not valid SPARQL");
    refused(served.query("SELECT * WHERE { ?s ?p ?o }", "text/nothing"), 406, "text/csv");
    refused(served.get("/sparql"), 400, "no query");
    refused(served.ask("POST", "/sparql", &form, b"update=CLEAR%20ALL"), 403, "queries only");
    refused(served.ask("PUT", "/sparql", &[], b""), 405, "");
    refused(
        served.query("SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "*/*"),
        400,
        "failed",
    );
    // Another site's page that has its name point here.
    let rebound = [("Host", "evil.example:80")];
    refused(served.ask("GET", "/sparql?query=ASK%7B%7D", &rebound, b""), 403, "localhost");
}

#[test]
fn other_sites_may_ask_only_when_they_are_named() {
    let origin = [("Origin", "https://news.example"), ("Access-Control-Request-Method", "POST")];
    let closed = Served::start(&["--store", sample_store()]);
    assert!(!closed.ask("GET", "/health", &origin, b"").head.contains("access-control"));
    let open = Served::start(&["--store", sample_store(), "--cors", "https://news.example"]);
    let preflight = open.ask("OPTIONS", "/sparql", &origin, b"");
    assert_eq!(preflight.status, 204);
    assert!(
        preflight.head.contains("access-control-allow-origin: https://news.example"),
        "{}",
        preflight.head
    );
}

#[test]
fn an_endless_query_is_stopped_and_others_are_served() {
    let served = Served::start(&[
        "--store",
        sample_store(),
        "--timeout",
        "1",
        "--max-queries",
        "2",
        "--max-rows",
        "50",
    ]);
    std::thread::scope(|scope| {
        let endless: Vec<_> = (0..3).map(|_| scope.spawn(|| served.query(ALL_TIMES_ALL, "*/*"))).collect();
        assert_eq!(served.get("/health").status, 200);
        for reply in endless {
            let reply = reply.join().expect("an answer");
            assert_eq!(reply.status, 503, "{}", reply.body);
        }
    });
    assert_eq!(served.query("ASK { ?s a dl:Statement }", "*/*").status, 200);
    let long = served.query("SELECT * WHERE { ?s ?p ?o }", "text/csv");
    assert_eq!(long.status, 400);
    assert!(long.body.contains("more than 50 rows"), "{}", long.body);
}

#[test]
fn half_sent_and_huge_requests_harm_nobody() {
    let served = Served::start(&["--store", sample_store()]);
    let mut half = Vec::new();
    for _ in 0..20 {
        let mut stream = served.connect();
        stream
            .write_all(b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\nquery=")
            .expect("it reads");
        half.push(stream);
    }
    let mut garbage = served.connect();
    garbage.write_all(b"\x16\x03\x01\x00\xff nonsense \r\n\r\n").expect("it reads");
    let huge = vec![b'x'; 5 << 20];
    let kind = [("Content-Type", "application/sparql-query")];
    let reply = served.ask("POST", "/sparql", &kind, &huge);
    // The server may hang up while the client still sends.
    assert!(matches!(reply.status, 413 | 0), "{reply:?}");
    assert_eq!(served.query("ASK { ?s a dl:Statement }", "*/*").status, 200);
}

#[test]
fn a_changed_store_is_read_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = arg(folder.path());
    let build = |article: &str| {
        let built = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(["build", "--quiet", article, "--store", store])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status();
        assert!(built.expect("it runs").success());
    };
    build("seeds/articles/harbour-gazette-talks.md");
    let served = Served::start(&["--store", store]);
    let count = || served.query("SELECT (COUNT(*) AS ?n) WHERE { ?a a schema:NewsArticle }", "text/csv").body;
    assert!(count().contains("\r\n1\r\n"), "{}", count());
    build("seeds/articles/northern-wire-letter.md");
    for _ in 0..100 {
        if count().contains("\r\n2\r\n") {
            return;
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    panic!("the new article is not served: {}", count());
}

#[cfg(unix)]
#[test]
fn told_to_stop_it_ends_well() {
    let mut served = Served::start(&["--store", sample_store()]);
    assert_eq!(served.get("/health").status, 200);
    let told = Command::new("kill").args(["-TERM", &served.process.id().to_string()]).status();
    assert!(told.expect("kill runs").success());
    assert!(served.process.wait().expect("it ends").success());
}

/// W3C's tests of the protocol, where their folder lies beside the clone; they are not part of this repository.
#[test]
fn the_protocol_is_that_of_the_w3c() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/w3c-protocol");
    let Ok(manifest) = fs::read_to_string(folder.join("manifest.ttl")) else { return };
    let work = tempfile::tempdir().expect("a folder");
    let mut trig = String::new();
    for number in 1..=3 {
        let data = fs::read_to_string(folder.join(format!("data{number}.nt"))).expect("its data");
        let _ = writeln!(trig, "<http://kasei.us/2009/09/sparql/data/data{number}.rdf> {{\n{data}}}");
    }
    let file = work.path().join("data.trig");
    fs::write(&file, trig).expect("written");
    let served = Served::start(&["--data", arg(&file)]);

    let tests = w3c::tests(&manifest);
    assert!(tests.len() >= 20, "{} tests", tests.len());
    let mut failed = Vec::new();
    for test in &tests {
        let headers: Vec<(&str, &str)> =
            test.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let reply = served.ask(&test.method, &test.path, &headers, &test.body);
        let right = match test.expected {
            w3c::Expected::Refused => (400..500).contains(&reply.status),
            w3c::Expected::Answer(boolean) => {
                reply.status == 200
                    && boolean.is_none_or(|value| reply.body.contains(&format!("\"boolean\":{value}")))
            }
        };
        if !right {
            failed.push(format!("{}: {} {}", test.name, reply.status, reply.body));
        }
    }
    assert!(failed.is_empty(), "{} of {}:\n{}", failed.len(), tests.len(), failed.join("\n"));
}

/// The manifest of the protocol tests, read with our own query engine.
mod w3c {
    use oxigraph::io::{RdfFormat, RdfParser};
    use oxigraph::model::{NamedNode, NamedOrBlankNode, Term};
    use oxigraph::store::Store;

    #[derive(Debug, Clone, Copy)]
    pub(super) enum Expected {
        Answer(Option<bool>),
        Refused,
    }

    #[derive(Debug)]
    pub(super) struct Request {
        pub(super) name: String,
        pub(super) method: String,
        pub(super) path: String,
        pub(super) headers: Vec<(String, String)>,
        pub(super) body: Vec<u8>,
        pub(super) expected: Expected,
    }

    const MF: &str = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
    const HT: &str = "http://www.w3.org/2011/http#";
    const CNT: &str = "http://www.w3.org/2011/content#";
    const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    struct Manifest(Store);

    impl Manifest {
        fn objects(&self, subject: &Term, property: &str) -> Vec<Term> {
            let subject: NamedOrBlankNode = match subject {
                Term::NamedNode(node) => node.clone().into(),
                Term::BlankNode(node) => node.clone().into(),
                _ => return Vec::new(),
            };
            let property = NamedNode::new_unchecked(property);
            let quads = self.0.quads_for_pattern(Some(subject.as_ref()), Some(property.as_ref()), None, None);
            quads.map(|quad| quad.expect("in memory").object).collect()
        }

        fn object(&self, subject: &Term, property: &str) -> Option<Term> {
            self.objects(subject, property).pop()
        }

        fn words(&self, subject: &Term, property: &str) -> Option<String> {
            match self.object(subject, property)? {
                Term::Literal(literal) => Some(literal.value().to_owned()),
                _ => None,
            }
        }

        fn list(&self, head: Option<Term>) -> Vec<Term> {
            let (mut items, mut head) = (Vec::new(), head);
            while let Some(node) = head {
                let Some(first) = self.object(&node, &format!("{RDF}first")) else { break };
                items.push(first);
                head = self.object(&node, &format!("{RDF}rest"));
            }
            items
        }
    }

    /// The requests of the tests that are about queries. Updates are refused here by design: of their tests only those
    /// that expect a refusal say something about this server.
    pub(super) fn tests(manifest: &str) -> Vec<Request> {
        let store = Store::new().expect("memory");
        let parser = RdfParser::from_format(RdfFormat::Turtle)
            .with_base_iri("http://w3c.example/manifest")
            .expect("an IRI");
        store.load_from_slice(parser, manifest).expect("a manifest");
        let manifest = Manifest(store);
        let entries = manifest.object(
            &Term::NamedNode(NamedNode::new_unchecked("http://w3c.example/manifest")),
            &format!("{MF}entries"),
        );
        let mut requests = Vec::new();
        for test in manifest.list(entries) {
            let name =
                test.to_string().rsplit('#').next().unwrap_or_default().trim_end_matches('>').to_owned();
            let action = manifest.object(&test, &format!("{MF}action")).expect("an action");
            for request in manifest.list(manifest.object(&action, &format!("{HT}requests"))) {
                requests.extend(self::request(&manifest, &name, &request));
            }
        }
        requests
    }

    fn request(manifest: &Manifest, name: &str, request: &Term) -> Option<Request> {
        let reply = manifest.object(request, &format!("{HT}resp"))?;
        let statuses = manifest.objects(&reply, &format!("{MF}expectedStatus"));
        let refused = statuses.iter().any(|status| status.to_string().contains("StatusCode4xx"));
        if name.starts_with("update_") && !refused {
            return None;
        }
        let boolean = manifest.words(&reply, &format!("{MF}expectedBoolean")).map(|value| value == "true");
        let body = manifest.object(request, &format!("{HT}body"));
        let (text, encoding) = match &body {
            Some(body) => (
                manifest.words(body, &format!("{CNT}chars")).unwrap_or_default(),
                manifest.words(body, &format!("{CNT}characterEncoding")).unwrap_or_default(),
            ),
            None => (String::new(), String::new()),
        };
        let body = if encoding.eq_ignore_ascii_case("UTF-16") {
            text.encode_utf16().flat_map(u16::to_be_bytes).collect()
        } else {
            text.into_bytes()
        };
        let headers = manifest
            .list(manifest.object(request, &format!("{HT}headers")))
            .into_iter()
            .filter_map(|header| {
                Some((
                    manifest.words(&header, &format!("{HT}fieldName"))?,
                    manifest.words(&header, &format!("{HT}fieldValue"))?,
                ))
            });
        Some(Request {
            name: name.to_owned(),
            method: manifest.words(request, &format!("{HT}methodName"))?,
            path: manifest.words(request, &format!("{HT}absolutePath"))?,
            headers: headers.collect(),
            body,
            expected: if refused { Expected::Refused } else { Expected::Answer(boolean) },
        })
    }
}

#[test]
fn questions_are_answered_as_json() {
    let served = Served::start(&["--store", sample_store()]);
    let json = |path: &str, status: u16| -> serde_json::Value {
        let reply = served.get(path);
        assert_eq!((reply.status, reply.media()), (status, "application/json"), "{path}: {}", reply.body);
        serde_json::from_str(&reply.body).expect("JSON")
    };
    let known = json("/api/questions", 200);
    let names = known["questions"].as_array().expect("a list").iter().map(|question| &question["name"]);
    assert!(names.clone().any(|name| name == "who-said") && names.count() > 20);

    let said = json("/api/ask/who-said?who=rasool&top=1", 200);
    let row = &said["rows"][0];
    assert_eq!((&row["speaker"], &row["standing"]), (&"Yahya Rasool".into(), &"attributed".into()));
    let sentence = &row["from"][0]["sentences"][0];
    assert!(sentence["text"].as_str().is_some_and(|text| text.contains("Rasool")), "{said}");
    assert!(sentence["end"].as_u64() > sentence["begin"].as_u64());
    assert!(said["left_out"].as_u64() > Some(0));
    let bare = json("/api/ask/who-said?who=rasool&sentences=0", 200);
    assert_eq!(bare["rows"][0]["from"][0]["sentences"], serde_json::json!([]));

    let node = row["from"][0]["node"].as_str().expect("an IRI").replace('#', "%23");
    let why = json(&format!("/api/why?iri={node}"), 200);
    let facts = why["facts"].as_array().expect("facts");
    assert!(
        facts.iter().any(|fact| fact["property"].as_str().is_some_and(|iri| iri.ends_with("#rule"))),
        "{why}"
    );
    assert!(why["from"][0]["sentences"][0]["text"].is_string(), "{why}");

    // A name that all articles share has its places in those that mention it, not in each article of the graph.
    let speaker =
        facts.iter().find(|fact| fact["property"].as_str().is_some_and(|iri| iri.ends_with("#speaker")));
    let entity = speaker.and_then(|fact| fact["iri"].as_str()).expect("a speaker");
    let why = json(&format!("/api/why?iri={entity}"), 200);
    let from = why["from"].as_array().expect("places");
    assert!(
        !from.is_empty()
            && from.iter().all(|told| told["node"].as_str().is_some_and(|node| node.contains('#')))
    );

    let refused = |path: &str, status: u16, words: &str| {
        let error = json(path, status)["error"].as_str().unwrap_or_default().to_owned();
        assert!(error.contains(words), "{path}: {error}");
    };
    refused("/api/ask/timelin", 404, "did you mean “timeline”?");
    refused("/api/ask/who-said?who=Rasol", 404, "did you mean “Rasool”");
    refused("/api/ask/who-said?colour=red", 400, "takes no `colour`");
    refused("/api/ask/timeline?from=yesterday", 400, "2024-02-11");
    refused("/api/ask/mentions", 400, "needs about");
    refused("/api/ask/timeline?kind=%FF", 400, "not UTF-8");
    refused("/api/why?iri=urn:nothing", 404, "nothing in the graph");
    refused("/api/why", 400, "iri=");
    let small = Served::start(&["--store", sample_store(), "--max-rows", "3"]);
    let reply = small.get("/api/ask/timeline");
    assert_eq!((reply.status, reply.media()), (400, "application/json"), "{}", reply.body);
    assert!(reply.body.contains("narrow the question"), "{}", reply.body);
}
