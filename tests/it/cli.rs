//! Every command as a user meets it: what it prints, where, and with which exit code.

use crate::program::{arg, dateline, dateline_with_input, rows, sample_store, succeeds};
use std::fs;
use std::path::Path;

/// Every command of `dateline --help`.
pub(crate) fn commands() -> Vec<String> {
    let help = succeeds(&["--help"]).out;
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let names = listed.take_while(|line| !line.is_empty()).filter(|line| !line.starts_with("   "));
    names
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_command_says_what_it_does_and_shows_an_example() {
    let commands = commands();
    assert!(commands.len() >= 12, "{commands:?}");
    for command in &commands {
        let help = succeeds(&[command, "--help"]).out;
        assert!(help.contains("Example"), "{help}");
        assert!(help.contains(&format!("  dateline {command} ")) || command == "conllu", "{help}");
    }
}

#[test]
fn build_ends_with_a_summary_on_standard_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = succeeds(&["build", "seeds/articles", "--store", arg(&folder.path().join("kg"))]);
    assert_eq!(run.out, "");
    for part in ["13 articles", "statements", "articles per second", "events", "entities", "finding"] {
        assert!(run.err.contains(part), "{part}: {}", run.err);
    }
    let next: Vec<&str> = run.err.lines().filter_map(|line| line.strip_prefix("  dateline ")).collect();
    assert!(next.len() >= 3, "{}", run.err);
    for command in next {
        let args: Vec<&str> =
            command.split(' ').filter(|word| !["--out", "graph.dot"].contains(word)).collect();
        succeeds(&args);
    }
}

#[test]
fn quiet_is_quiet() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = succeeds(&["build", "seeds/articles", "--store", arg(folder.path()), "--quiet"]);
    assert_eq!((run.out.as_str(), run.err.as_str()), ("", ""));
}

#[test]
fn verbose_names_each_article() {
    let run = succeeds(&["build", "seeds/articles", "--out", "-", "--verbose"]);
    assert!(run.err.contains("hg-0208: ") && run.err.contains("sm-attack: "), "{}", run.err);
}

#[test]
fn build_reads_standard_input() {
    let line = r#"{"id":"x","text":"“We agree,” said Lena Brandt.","published":"2031-05-02"}"#;
    let run = dateline_with_input(&["build", "-", "--out", "-", "--format", "trig", "--quiet"], line);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("schema:datePublished \"2031-05-02\"^^xsd:date"), "{}", run.out);
}

#[test]
fn build_wants_a_place_for_the_graph() {
    let run = dateline(&["build", "seeds/articles"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--store DIR") && run.err.contains("--out FILE"), "{}", run.err);
}

#[test]
fn an_option_without_effect_is_refused() {
    let run = dateline(&["query", "--store", sample_store(), "ASK {}", "--gazetteer", "names.ttl"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--gazetteer has no effect on `query`"), "{}", run.err);
}

#[test]
fn refused_articles_are_named_and_the_others_built() {
    let folder = tempfile::tempdir().expect("a folder");
    let dump = folder.path().join("dump.jsonl");
    fs::write(&dump, "{\"id\":\"a\",\"text\":\"“We agree,” said Lena Brandt.\"}\n{\"id\":\"b\"}\n")
        .expect("written");
    let run = dateline(&["build", arg(&dump), "--store", arg(&folder.path().join("kg"))]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("dump.jsonl:2") && run.err.contains("no `text`"), "{}", run.err);
    assert!(run.err.contains("graph: 1 article,"), "{}", run.err);
}

#[test]
fn an_output_folder_that_is_missing_is_named_before_any_work() {
    for command in ["build seeds/articles", "export --format ttl --store STORE"] {
        let command = command.replace("STORE", sample_store());
        let mut args: Vec<&str> = command.split(' ').collect();
        args.extend(["--out", "no-such-folder/graph.ttl"]);
        let run = dateline(&args);
        assert_eq!(run.code, 2);
        assert!(run.err.contains("the folder no-such-folder does not exist"), "{}", run.err);
    }
}

#[test]
fn query_answers_in_every_format() {
    let store = sample_store();
    let select = "SELECT ?id WHERE { ?a a schema:NewsArticle ; schema:identifier ?id } ORDER BY ?id LIMIT 1";
    let check = |format: &str, query: &str, expected: &str| {
        let run = succeeds(&["query", "--store", store, "--results", format, query]);
        assert!(run.out.contains(expected), "{format}: {}", run.out);
    };
    check("table", select, "id\n");
    check("table", select, "aw-quake-2");
    check("json", select, r#""value":"aw-quake-2""#);
    check("xml", select, "<literal>aw-quake-2</literal>");
    check("csv", select, "id\r\naw-quake-2\r\n");
    check("tsv", select, "?id\n\"aw-quake-2\"\n");
    check("table", "ASK { ?a a schema:NewsArticle }", "yes");
    let construct =
        "CONSTRUCT { ?a schema:identifier ?id } WHERE { ?a a schema:NewsArticle ; schema:identifier ?id }";
    for (format, expected) in [
        ("ttl", "schema:identifier \"aw-quake-2\""),
        ("trig", "schema:identifier \"aw-quake-2\""),
        ("nt", "<https://schema.org/identifier> \"aw-quake-2\" ."),
        ("nq", "<https://schema.org/identifier> \"aw-quake-2\" ."),
        ("rdfxml", ">aw-quake-2</"),
        ("jsonld", "\"aw-quake-2\""),
    ] {
        check(format, construct, expected);
    }
    check("ttl", "DESCRIBE ?a WHERE { ?a schema:identifier \"aw-quake-2\" }", "dl:contentHash");
}

/// A query that is wrong: the message, on one line, and the exit code.
fn refused(args: &[&str], expected: &str) {
    let run = dateline(args);
    assert_eq!(run.code, 2, "{}", run.out);
    assert!(run.err.contains(expected), "{}", run.err);
}

#[test]
fn wrong_queries_are_named_with_their_place() {
    let store = sample_store();
    refused(
        &["query", "--store", store, "SELECT ?s\nWHERE { ?s ?p }"],
        "query, line 2, column 16: not valid SPARQL",
    );
    refused(
        &["query", "--store", store, "SELECT * { ?x foo:bar ?y }"],
        "the prefix of this name is neither declared nor known; known are ent, evt, article, dl",
    );
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("broken.rq");
    fs::write(&file, "# a comment\nSELEKT ?s").expect("written");
    refused(&["query", "--store", store, "-f", arg(&file)], "broken.rq, line 2, column 1");
    refused(
        &["query", "--store", store, "-f", "no-such.rq"],
        "no-such.rq: cannot be read (questions without SPARQL: `dateline ask`)",
    );
    refused(&["query", "--store", store], "no query");
    refused(&["query", "--store", store, "--results", "docx", "ASK {}"], "`docx`");
    refused(
        &["query", "--store", store, "--results", "ttl", "ASK {}"],
        "choose table, json, xml, csv or tsv",
    );
    refused(&["query", "ASK {}"], "--store <DIR>");
}

#[test]
fn query_reads_files_without_a_store() {
    let folder = tempfile::tempdir().expect("a folder");
    let (first, second) = (folder.path().join("a.ttl"), folder.path().join("b.nq"));
    fs::write(&first, "<urn:a> <urn:p> 1 .").expect("written");
    fs::write(&second, "<urn:b> <urn:p> \"2\" <urn:g> .").expect("written");
    let run = succeeds(&["query", "--data", arg(&first), arg(&second), "SELECT ?s { ?s ?p ?o } ORDER BY ?s"]);
    assert!(run.out.contains("<urn:a>") && run.out.contains("<urn:b>"), "{}", run.out);
    refused(&["query", "--data", "graph.docx", "ASK {}"], "graph.docx is of no known format");
    fs::write(&first, "<urn:a> <urn:p .").expect("written");
    refused(&["query", "--data", arg(&first), "ASK {}"], "a.ttl cannot be read as RDF");
}

/// Names of the values a flag takes, from a help text.
pub(crate) fn possible_values(command: &str, flag: &str) -> Vec<String> {
    let help = succeeds(&[command, "--help"]).out;
    let after = help.lines().skip_while(|line| !line.trim_start().starts_with(flag)).skip(1);
    after
        .take_while(|line| !line.trim_start().starts_with("--"))
        .filter_map(|line| line.trim_start().strip_prefix("- ")?.split(':').next().map(str::to_owned))
        .collect()
}

#[test]
fn every_format_is_exported_to_a_file_and_to_standard_output() {
    let folder = tempfile::tempdir().expect("a folder");
    let formats = possible_values("export", "--format");
    assert!(formats.len() >= 11, "{formats:?}");
    for format in formats {
        let file = folder.path().join(format!("{format}.out"));
        let store = sample_store();
        succeeds(&["export", "--store", store, "--format", &format, "--out", arg(&file)]);
        let run = succeeds(&["export", "--store", store, "--format", &format]);
        assert!(run.out.len() > 100, "{format}: {}", run.out);
        let written = |name: String| fs::read_to_string(folder.path().join(name)).expect("a file");
        if format == "csv" {
            let parts = ["csv-nodes.out", "csv-edges.out"].map(|part| written(part.to_owned()));
            assert_eq!(run.out, parts.join("\n"));
        } else {
            assert_eq!(run.out, written(format!("{format}.out")));
        }
    }
}

#[test]
fn the_ending_of_a_file_chooses_its_format() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("graph.dot");
    succeeds(&["export", "--store", sample_store(), "--out", arg(&file)]);
    assert!(fs::read_to_string(file).expect("a file").starts_with("digraph"));
    refused(&["export", "--store", sample_store()], "--format <F>");
    refused(&["export", "--store", sample_store(), "--format", "docx"], "docx");
    refused(&["export", "--store", sample_store(), "--format", "dot", "--view", "x"], "no view `x`");
}

#[test]
fn an_ending_that_names_no_format_is_refused_with_those_there_are() {
    let store = sample_store();
    refused(
        &["export", "--store", store, "--out", "a.png"],
        "dot -Tpng > FILE.png`; endings of formats are .ttl",
    );
    refused(
        &["export", "--store", store, "--out", "a.jsn"],
        "no format has the ending .jsn: endings are .ttl",
    );
    refused(&["build", "seeds/articles", "--out", "a.svg"], "a picture is drawn by Graphviz");
}

/// Numbers of nodes and edges of a picture, by its options, and what was said.
fn drawn(options: &[&str]) -> (usize, usize, String) {
    let run = succeeds(&[&["export", "--store", sample_store(), "--format", "dot"], options].concat());
    (run.out.matches(", shape=").count(), run.out.matches(" -> ").count(), run.err)
}

#[test]
fn a_picture_holds_what_one_can_read_and_says_what_it_left_out() {
    let (nodes, edges, said) = drawn(&[]);
    assert!((40..=60).contains(&nodes), "{nodes}");
    let (all_nodes, all_edges, silent) = drawn(&["--top", "0"]);
    assert!(all_nodes > 200 && all_edges > edges, "{all_nodes} nodes, {all_edges} edges");
    assert!(!silent.contains("shown:"), "{silent}");
    let said_so = format!("shown: {nodes} of {all_nodes} nodes, {edges} of {all_edges} edges; --top 0");
    assert!(said.contains(&said_so), "{said}");
    assert!(drawn(&["--top", "12"]).0 <= 12);
}

#[test]
fn a_picture_is_of_somebody_a_time_an_outlet_a_standing() {
    let whole = drawn(&["--view", "events", "--top", "0"]);
    for options in [
        &["--about", "baghdad", "--hops", "1"][..],
        &["--from", "2024-02-01", "--to", "2024-02-29"],
        &["--outlet", "harbour gazette"],
        &["--standing", "attributed"],
    ] {
        let (nodes, edges, said) = drawn(&[&["--view", "events", "--top", "0"], options].concat());
        assert!(
            nodes > 1 && edges > 0 && nodes < whole.0 && edges < whole.1,
            "{options:?}: {nodes}, {edges}"
        );
        assert!(said.contains(&format!("shown: {nodes} of {} nodes", whole.0)), "{said}");
    }
    let store = sample_store();
    let wrong = |options: &[&str], expected: &str| {
        refused(&[&["export", "--store", store, "--format", "gexf"], options].concat(), expected);
    };
    wrong(&["--view", "actors", "--about", "Rasol"], "did you mean “Yahya Rasool”?");
    wrong(&["--about", "nurse", "--view", "actors"], "nurse may be 2 nodes, say which: a nurse [ent:");
    wrong(&["--outlet", "Nobody's Post"], "nothing of the ");
    wrong(&["--standing", "told?"], "choose one of told, attributed, alleged, denied, disputed");
    refused(&["export", "--store", store, "--format", "ttl", "--top", "5"], "ttl holds the whole graph");
}

#[test]
fn edges_carry_status_standing_outlets_day_and_sentence() {
    let run =
        succeeds(&["export", "--store", sample_store(), "--format", "csv", "--view", "events", "--top", "0"]);
    let (_, edges) = run.out.split_once("\nId,Source").expect("two tables");
    // Only the police say that they arrested people there.
    let arrest = edges
        .lines()
        .find(|line| line.contains(",place,") && line.contains("people arrested in Lyon"))
        .expect("an edge");
    for cell in ["Happened", "Attributed", "Harbour Gazette", "2031-11-02", "the police said"] {
        assert!(arrest.contains(cell), "{cell} is not in {arrest}");
    }
    for (format, names) in [
        ("graphml", ["attr.name=\"status\"", "attr.name=\"sentence\"", "key=\"outlets\">"]),
        ("gexf", ["title=\"standing\"", "title=\"sentence\"", "for=\"3\" value=\"2024-02-11\""]),
        ("cytoscape", ["\"outlets\": [", "\"standing\": \"Attributed\"", "\"sentence\": \""]),
        ("dot", ["style=\"filled,dashed\"", "[planned]", "fontname=\"Helvetica-Oblique\""]),
    ] {
        let run = succeeds(&["export", "--store", sample_store(), "--format", format, "--view", "events"]);
        for name in names {
            assert!(run.out.contains(name), "{format} has no {name}");
        }
    }
}

#[test]
fn extract_gives_the_quads_that_build_keeps() {
    let extracted = succeeds(&["extract", "seeds/articles", "--format", "nq"]).out;
    let stored = succeeds(&["export", "--store", sample_store(), "--format", "nq"]).out;
    let built = succeeds(&["build", "seeds/articles", "--out", "-", "--format", "nq", "--quiet"]).out;
    assert!(extracted == stored && built == stored);
}

#[test]
fn check_lists_the_same_findings_in_every_format() {
    let store = sample_store();
    let json = succeeds(&["check", "--store", store, "--format", "json"]).out;
    let findings: Vec<serde_json::Value> = serde_json::from_str(&json).expect("JSON");
    let text = succeeds(&["check", "--store", store]).out;
    for finding in &findings {
        assert!(text.contains(finding["message"].as_str().expect("a message")), "{text}");
        assert!(!finding["sides"].as_array().expect("sides").is_empty());
    }
    let counted = rows("SELECT (COUNT(?f) AS ?n) WHERE { ?f a dl:Finding }");
    assert_eq!(counted, [[findings.len().to_string()]]);
    let turtle = succeeds(&["check", "--store", store, "--format", "ttl"]).out;
    assert_eq!(turtle.matches("dl:findingKind").count(), findings.len());
}

#[test]
fn fail_on_makes_a_finding_an_exit_code() {
    let store = sample_store();
    let json = succeeds(&["check", "--store", store, "--format", "json"]).out;
    let findings: Vec<serde_json::Value> = serde_json::from_str(&json).expect("JSON");
    for kind in ["figure-difference", "figure-conflict", "time-cycle", "weekday-mismatch"] {
        let found = findings.iter().any(|finding| finding["kind"] == kind);
        let run = dateline(&["check", "--store", store, "--fail-on", kind]);
        assert_eq!(run.code, i32::from(found), "{kind}: {}", run.out);
    }
    let run = dateline(&["check", "--store", store, "--fail-on", "info"]);
    assert_eq!(run.code, i32::from(!findings.is_empty()));
    refused(
        &["check", "--store", store, "--fail-on", "typo"],
        "choose one of info, warning, conflict, figure-",
    );
}

#[test]
fn why_leads_from_every_kind_of_node_to_its_sentence() {
    let store = sample_store();
    for (class, expected) in [
        ("dl:Statement", "sentence"),
        ("dl:EventReport", "rule"),
        ("dl:Figure", "article"),
        ("dl:LocalActor", "sentence"),
        ("sem:Event", "told by"),
        ("schema:Person", "named in"),
        ("schema:Place", "named in"),
        ("dl:Finding", "side"),
        ("schema:NewsArticle", "article"),
        ("schema:NewsMediaOrganization", "is a"),
        ("dl:Run", "is a"),
    ] {
        let nodes = rows(&format!("SELECT ?node WHERE {{ ?node a {class} }} ORDER BY ?node LIMIT 3"));
        assert!(!nodes.is_empty(), "no {class}");
        for node in nodes.iter().flatten() {
            let run = succeeds(&["why", "--store", store, node]);
            assert!(run.out.contains(expected), "{class} {node}: {}", run.out);
        }
    }
    let run = succeeds(&["why", "--store", store, "hg-0208"]);
    assert!(run.out.contains("Harbour Gazette, 2024-02-08"), "{}", run.out);
    refused(&["why", "--store", store, "ent:no-such-entity"], "holds nothing named ent:no-such-entity");
    refused(&["why", "--store", store, "article:0000000000000000"], "0000000000000000");
    // A surname, and any case; one slip.
    for written in ["Rasool", "yahya rasool", "RASOOL"] {
        let run = succeeds(&["why", "--store", store, written]);
        assert!(run.out.starts_with("Yahya Rasool  ["), "{written}: {}", run.out);
    }
    refused(&["why", "--store", store, "Yahya Rassol"], "did you mean “Yahya Rasool”");
}

#[test]
fn why_leads_from_an_edge_to_its_sentences() {
    let store = sample_store();
    // Links that resolution made, and links inside an article.
    for pattern in
        ["?s dl:agent ?o . ?s a sem:Event", "?s dl:speaker ?o", "?s schema:mentions ?o", "?s dl:cue ?o"]
    {
        let edges = rows(&format!("SELECT ?s ?o WHERE {{ {pattern} }} ORDER BY ?s ?o LIMIT 2"));
        assert!(!edges.is_empty(), "no {pattern}");
        let property = pattern.split(' ').nth(1).expect("a property");
        for edge in &edges {
            let run = succeeds(&["why", "--store", store, &edge[0], property, &edge[1]]);
            assert!(run.out.contains(property) && run.out.contains("told by"), "{edge:?}: {}", run.out);
            assert!(run.out.contains('“') && run.out.contains('-'), "{edge:?}: {}", run.out);
        }
    }
    // Two nodes by their labels, joined by what one says of the other; a value.
    let run = succeeds(&["why", "--store", store, "Yahya Rasool", "Iraq"]);
    assert!(run.out.contains("dl:speaker") && run.out.contains("schema:about"), "{}", run.out);
    let day = &rows("SELECT ?s ?day WHERE { ?s a sem:Event ; dl:day ?day } ORDER BY ?s LIMIT 1")[0];
    let run = succeeds(&["why", "--store", store, &day[0], "dl:day", &day[1]]);
    assert!(run.out.contains("told by"), "{}", run.out);
    refused(&["why", "--store", store, &day[0], "dl:day", "1999-01-01"], "has no edge from");
}

#[test]
fn explain_says_why_names_are_one_or_two() {
    let store = sample_store();
    let run = succeeds(&["explain", "--store", store, "Yahya Rasool", "Yehia Rasool"]);
    assert!(run.out.contains("are one: ") || run.out.contains("are not one"), "{}", run.out);
    let run = succeeds(&["explain", "--store", store, "Yahya Rasool", "Rasool"]);
    assert!(run.out.contains("are one: "), "{}", run.out);
    let run = succeeds(&["explain", "--store", store, "Yahya Rasool", "Ingrid Solheim"]);
    assert!(run.out.contains("are not one"), "{}", run.out);
    let run = succeeds(&["explain", "--store", store, "yahya rasool", "RASOOL"]);
    assert!(run.out.contains("are one: "), "{}", run.out);
    refused(&["explain", "--store", store, "Nobody Atall", "Rasool"], "no article names “Nobody Atall”");
    refused(&["explain", "--store", store, "Ingrid Solheym", "Rasool"], "did you mean “Ingrid Solheim”");
}

#[test]
fn remove_wants_an_article_of_the_store() {
    let folder = tempfile::tempdir().expect("a folder");
    succeeds(&["build", "seeds/articles/harbour-gazette-talks.md", "--store", arg(folder.path())]);
    refused(&["remove", "--store", arg(folder.path()), "no-such"], "holds no article `no-such`");
    succeeds(&["remove", "--store", arg(folder.path()), "hg-0208"]);
    let run = succeeds(&["check", "--store", arg(folder.path())]);
    assert!(run.out.starts_with("0 findings; compared: "), "{}", run.out);
}

#[test]
fn completions_and_manual_pages_are_made() {
    for shell in ["bash", "zsh", "fish"] {
        assert!(succeeds(&["completions", shell]).out.contains("dateline"));
    }
    let folder = tempfile::tempdir().expect("a folder");
    succeeds(&["man", "--out", arg(&folder.path().join("man"))]);
    assert!(Path::new(&folder.path().join("man/dateline-build.1")).exists());
}

/// `dateline ... | head -1`: the reader goes away, and that is no error.
#[test]
fn a_closed_pipe_is_no_error() {
    use std::io::Read as _;
    use std::process::{Command, Stdio};
    for args in [["export", "--format", "nq"], ["query", "--results=csv", "SELECT * { ?s ?p ?o . ?t ?q ?o }"]]
    {
        let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(args)
            .args(["--store", sample_store()])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let mut first = [0; 16];
        let mut out = child.stdout.take().expect("a pipe");
        out.read_exact(&mut first).expect("some output");
        drop(out);
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        assert_eq!(output.status.code(), Some(0), "{args:?}");
    }
}

/// The device that is always full stands for a disk that is.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_named() {
    use std::process::Command;
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("the device");
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["export", "--format", "nq", "--store", sample_store()])
        .stdout(full)
        .output()
        .expect("the binary runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("No space left"), "{output:?}");
}

#[test]
fn words_of_the_user_are_events() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("words.tsv");
    let line = "HEALTH\tverb\tobject=target\tattack\tGunmen attacked the depot on Monday.\t-\n";
    fs::write(&file, line).expect("written");
    let article = r#"{"id":"x","text":"Gunmen attacked the depot on Monday.","published":"2031-05-07"}"#;
    let shipped = dateline_with_input(&["extract", "-"], article).out;
    assert!(shipped.contains("\"class\":\"ASSAULT\""), "{shipped}");
    let own = dateline_with_input(&["extract", "-", "--lexicon", arg(&file)], article).out;
    assert!(own.contains("\"class\":\"HEALTH\""), "the user's word wins: {own}");
}

#[test]
fn lexicon_check_tests_the_examples_of_each_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("words.tsv");
    fs::write(&file, "ASSAULT\tverb\tobject=target\tattack\tGunmen attacked the depot.\t-\n")
        .expect("written");
    assert!(succeeds(&["lexicon", "check", arg(&file)]).err.contains("1 lines, 1 entries, 0 examples fail"));
    fs::write(&file, "ASSAULT\tverb\tobject=target\tattack\tThe harbour was quiet.\t-\n").expect("written");
    let run = dateline(&["lexicon", "check", arg(&file)]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("words.tsv: line 1: no word of the line is found as ASSAULT"), "{}", run.err);
}

#[test]
fn the_shipped_lexicon_does_what_its_examples_say() {
    let run = succeeds(&["lexicon", "check", "src/extract/event/lexicon.tsv"]);
    assert!(run.err.contains(" 0 examples fail"), "{}", run.err);
}
