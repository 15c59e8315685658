use super::view::NodeKind;
use super::{
    ExportError, Projection, ResultsFormat, Source, View, format, formats, write, write_file, write_results,
};
use crate::graph::sample::{sample_reading_of, sample_resolution};
use crate::graph::{
    Base, GraphOptions, article_graph, canonical_order, entities_graph, findings_graph, run_graph, union,
};
use crate::model::Reading;
use crate::store::query;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, Literal, NamedNode, Quad, Triple};
use oxigraph::store::Store;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn sample() -> Vec<Quad> {
    let readings = [sample_reading_of("a", "One"), sample_reading_of("b", "Two")];
    let options = GraphOptions::default();
    let digests: Vec<_> = readings.iter().map(|reading: &Reading| reading.digest.clone()).collect();
    let resolution = sample_resolution(&readings);
    let mut quads: Vec<Quad> = readings.iter().flat_map(|reading| article_graph(reading, &options)).collect();
    quads.extend(entities_graph(&digests, &resolution, &options));
    quads.extend(findings_graph(&digests, &resolution.findings, &options));
    quads.extend(run_graph(&options.run, &options.base));
    quads.sort_unstable_by(canonical_order);
    quads
}

fn exported(name: &str, quads: &[Quad], view: View) -> String {
    let mut bytes = Vec::new();
    let base = Base::default();
    let picture = Projection::of(quads, view);
    let source = Source { quads, base: &base, picture: &picture };
    write(format(name).expect("a format"), &source, &mut bytes).expect("memory");
    String::from_utf8(bytes).expect("every export is UTF-8")
}

/// What a parser of another format of RDF gets back.
fn read_back(name: &str, text: &str) -> Vec<Quad> {
    let rdf =
        RdfFormat::from_extension(format(name).expect("a format").extension()).expect("a format of RDF");
    let mut quads: Vec<Quad> = RdfParser::from_format(rdf)
        .for_slice(text)
        .collect::<Result<_, _>>()
        .unwrap_or_else(|error| panic!("{name}: {error}\n{text}"));
    quads.sort_unstable_by(canonical_order);
    quads
}

fn assert_rdf_formats_keep(quads: &[Quad]) {
    let merged: Vec<Quad> =
        union(quads).into_iter().map(|triple: Triple| triple.in_graph(GraphName::DefaultGraph)).collect();
    for name in ["trig", "nq", "jsonld"] {
        assert_eq!(read_back(name, &exported(name, quads, View::All)), quads, "{name}");
    }
    for name in ["ttl", "nt", "rdfxml"] {
        assert_eq!(read_back(name, &exported(name, quads, View::All)), merged, "{name}");
    }
}

#[test]
fn rdf_formats_give_back_the_same_graph() {
    assert_rdf_formats_keep(&sample());
}

#[test]
fn line_breaks_and_marks_survive_every_format() {
    let node = NamedNode::new_unchecked("https://example.org/p#a");
    for text in ["a\r\nb\rc\n", " ]]> <b>&amp; ", "\t\"\\'", "\u{85}\u{2028}\u{feff}", "🧊e\u{301}"] {
        let quads = [Quad::new(node.clone(), node.clone(), Literal::from(text), node.clone())];
        assert_rdf_formats_keep(&quads);
    }
}

proptest! {
    #[test]
    fn rdf_formats_keep_odd_texts(text in any::<String>(), name in any::<String>()) {
        // Control characters have no place in XML; see the test below.
        let text: String = text.chars().filter(|&letter| super::xml::is_legal(letter)).collect();
        let base = Base::default();
        let node = NamedNode::new_unchecked("https://example.org/p#a");
        let quads = [Quad::new(base.entity(&name), node, Literal::from(text), base.entities_graph())];
        assert_rdf_formats_keep(&quads);
    }
}

#[test]
fn what_xml_cannot_hold_is_replaced_there_and_kept_elsewhere() {
    let node = NamedNode::new_unchecked("https://example.org/a");
    let quads = [Quad::new(node.clone(), node, Literal::from("a\u{0}b\u{b}c"), GraphName::DefaultGraph)];
    assert_eq!(read_back("ttl", &exported("ttl", &quads, View::All)), quads);
    let back = read_back("rdfxml", &exported("rdfxml", &quads, View::All));
    assert_eq!(back[0].object, Literal::from("a\u{FFFD}b\u{FFFD}c").into());
}

#[test]
fn names_of_formats_are_unique_and_known() {
    let names: BTreeSet<&str> = formats().iter().map(|format| format.name()).collect();
    assert_eq!(names.len(), formats().len());
    let wrong = format("docx").err().expect("no such format").to_string();
    assert!(names.iter().all(|name| wrong.contains(name)), "{wrong}");
    for view in View::ALL {
        assert_eq!(view.as_str().parse::<View>().expect("its own name"), view);
    }
}

#[test]
fn the_view_shows_who_said_what_and_what_happened() {
    let quads = sample();
    let projection = Projection::of(&quads, View::All);
    let lines: BTreeSet<String> = projection
        .edges
        .iter()
        .map(|edge| {
            let label = |index: usize| projection.nodes[index].label.clone();
            format!("{} -{}-> {}", label(edge.source), edge.relation, label(edge.target))
        })
        .collect();
    for expected in [
        "The Sörby bridge will reopen on Friday -speaker-> Oda Falk",
        "The Sörby bridge will reopen on Friday -about-> bridge",
        "Bridge to \"reopen\" -contains-> The Sörby bridge will reopen on Friday",
        "Bridge to \"reopen\" -reports-> collapse",
        "Bridge to \"reopen\" -mentions-> Norhaven",
        "bridge -agent-> Oda Falk",
        "bridge -place-> Norhaven",
        "bridge -time-> 2031-05-09",
        "blamed -caused by-> collapse",
        "Oda Falk -possibly same-> Łukasz’s harbour guild",
    ] {
        assert!(lines.contains(expected), "{expected} is not in {lines:#?}");
    }
    let kinds: BTreeSet<NodeKind> = projection.nodes.iter().map(|node| node.kind).collect();
    assert_eq!(kinds.len(), 5);
    // Times of single articles are not nodes of the view.
    assert!(projection.nodes.iter().all(|node| !node.iri.contains("#time_") && !node.iri.contains("#date_")));
}

#[test]
fn smaller_views_leave_out_what_nothing_joins() {
    let quads = sample();
    for view in [View::Events, View::Statements, View::Actors] {
        let projection = Projection::of(&quads, view);
        let joined =
            |node: usize| projection.edges.iter().any(|edge| edge.source == node || edge.target == node);
        assert!((0..projection.nodes.len()).all(joined), "{view:?}");
    }
}

#[test]
fn smaller_views_show_less() {
    let quads = sample();
    let kinds = |view| -> BTreeSet<NodeKind> {
        Projection::of(&quads, view).nodes.iter().map(|node| node.kind).collect()
    };
    assert!(!kinds(View::Events).contains(&NodeKind::Statement));
    assert!(!kinds(View::Statements).contains(&NodeKind::Article));
    assert_eq!(kinds(View::Actors).into_iter().collect::<Vec<_>>(), [NodeKind::Entity]);
}

/// Values of an attribute of all elements with this name.
fn attributes(text: &str, element: &str, attribute: &str) -> Vec<String> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(text);
    let mut found = Vec::new();
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(start) | Event::Empty(start) if start.name().as_ref() == element => {
                let value = start.try_get_attribute(attribute).expect("well-formed").expect("the attribute");
                found.push(value.value.into_owned());
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn ids_are_unique_in_the_file() {
    let quads = sample();
    for name in ["graphml", "gexf"] {
        let text = exported(name, &quads, View::All);
        for element in ["node", "edge"] {
            let ids = attributes(&text, element, "id");
            assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{name} {element}");
            assert!(!ids.is_empty());
        }
        let nodes: BTreeSet<String> = attributes(&text, "node", "id").into_iter().collect();
        assert!(attributes(&text, "edge", "target").iter().all(|target| nodes.contains(target)));
    }
}

#[test]
fn the_timeline_of_gexf_has_days() {
    let text = exported("gexf", &sample(), View::Events);
    assert!(text.contains(r#"label="bridge" start="2031-05-09" end="2031-05-09""#), "{text}");
    assert!(text.contains(r#"label="collapse" start="2031-05-01" end="2031-05-31""#), "{text}");
}

#[test]
fn cytoscape_and_dot_hold_every_node() {
    let quads = sample();
    let projection = Projection::of(&quads, View::All);
    let json: serde_json::Value =
        serde_json::from_str(&exported("cytoscape", &quads, View::All)).expect("what we write is JSON");
    assert_eq!(json["elements"]["nodes"].as_array().expect("nodes").len(), projection.nodes.len());
    assert_eq!(json["elements"]["edges"].as_array().expect("edges").len(), projection.edges.len());
    let dot = exported("dot", &quads, View::All);
    assert_eq!(dot.matches("shape=").count(), projection.nodes.len());
    assert_eq!(dot.matches(" -> ").count(), projection.edges.len());
}

#[test]
fn csv_becomes_two_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let (quads, base) = (sample(), Base::default());
    let picture = Projection::of(&quads, View::All);
    let source = Source { quads: &quads, base: &base, picture: &picture };
    let written =
        write_file(format("csv").expect("a format"), &source, &folder.path().join("g.csv")).expect("files");
    let names: Vec<_> = written.iter().map(|path| path.file_name().expect("a name").to_owned()).collect();
    assert_eq!(names, ["g-nodes.csv", "g-edges.csv"]);
    let nodes = std::fs::read_to_string(&written[0]).expect("a file");
    assert!(
        nodes.contains(",\"Bridge to \"\"reopen\"\"\",article,NewsArticle,2031-05-06,2031-05-06,,\r\n"),
        "{nodes}"
    );

    let nowhere = folder.path().join("none").join("g.ttl");
    let error = write_file(format("ttl").expect("a format"), &source, &nowhere).expect_err("no such folder");
    assert!(matches!(error, ExportError::Io { .. }));
}

fn asked(sparql: &str, results: &str) -> Result<String, ExportError> {
    let store = Store::new().expect("a store in memory");
    store.extend(sample()).expect("memory takes all");
    let base = Base::default();
    let mut out = Vec::new();
    let results = results.parse()?;
    write_results(query(&store, sparql, &base).expect("a query"), results, &base, &mut out)?;
    Ok(String::from_utf8(out).expect("UTF-8"))
}

#[test]
fn results_come_as_a_table() {
    let table = asked(
        "SELECT ?event ?label WHERE { ?event a sem:Event ; skos:prefLabel ?label } ORDER BY ?label",
        "table",
    );
    let expected = "\
event           label
──────────────  ────────
evt:blamed-2    blamed
evt:bridge-0    bridge
evt:collapse-1  collapse
";
    assert_eq!(table.expect("a table"), expected);
    assert_eq!(asked("ASK { ?s a dl:Statement }", "table").expect("an answer"), "yes\n");
}

#[test]
fn results_come_in_the_formats_of_sparql() {
    let select = "SELECT ?label WHERE { ?event a sem:Event ; skos:prefLabel ?label } ORDER BY ?label";
    assert_eq!(asked(select, "csv").expect("rows"), "label\r\nblamed\r\nbridge\r\ncollapse\r\n");
    assert_eq!(
        asked(select, "tsv").expect("rows"),
        "?label\n\"blamed\"@en\n\"bridge\"@en\n\"collapse\"@en\n"
    );
    let json = asked(select, "json").expect("rows");
    assert!(json.contains(r#""label":{"type":"literal","value":"bridge","xml:lang":"en"}"#), "{json}");
    assert!(asked(select, "xml").expect("rows").contains("<literal xml:lang=\"en\">bridge</literal>"));
}

#[test]
fn a_constructed_graph_comes_in_any_format_of_rdf() {
    let construct =
        "CONSTRUCT { ?event skos:prefLabel ?label } WHERE { ?event a sem:Event ; skos:prefLabel ?label }";
    for name in ["ttl", "trig", "nt", "nq", "rdfxml", "jsonld"] {
        assert_eq!(read_back(name, &asked(construct, name).expect("a graph")).len(), 3, "{name}");
    }
    assert_eq!(read_back("ttl", &asked(construct, "table").expect("Turtle")).len(), 3);
    assert!(matches!(asked(construct, "csv"), Err(ExportError::WrongKind { .. })));
    assert!(matches!(asked("ASK {}", "nt"), Err(ExportError::WrongKind { .. })));
    assert!(matches!("docx".parse::<ResultsFormat>(), Err(ExportError::UnknownResults { .. })));
    assert!(ResultsFormat::NAMES.iter().all(|name| name.parse::<ResultsFormat>().is_ok()));
}
