//! GraphML, for yEd, Gephi, igraph, networkx, graphology.

use super::view::Projection;
use super::{Format, Source, xml};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io::{self, Write};

/// [GraphML](http://graphml.graphdrawing.org/), directed, with typed attributes. Ids of nodes and edges are short and unique in the file:
/// the format allows no IRIs there, and some readers drop edges without an id.
#[derive(Debug, Clone, Copy)]
pub(super) struct GraphMl;

/// Attributes: key, what carries it, name, type.
const KEYS: &[(&str, &str, &str, &str)] = &[
    ("label", "node", "label", "string"),
    ("kind", "node", "kind", "string"),
    ("class", "node", "class", "string"),
    ("iri", "node", "iri", "string"),
    ("start", "node", "start", "string"),
    ("end", "node", "end", "string"),
    ("status", "node", "status", "string"),
    ("standing", "node", "standing", "string"),
    ("relation", "edge", "relation", "string"),
    ("edge_label", "edge", "label", "string"),
    ("weight", "edge", "weight", "int"),
    ("edge_status", "edge", "status", "string"),
    ("edge_standing", "edge", "standing", "string"),
    ("outlets", "edge", "outlets", "string"),
    ("day", "edge", "day", "string"),
    ("sentence", "edge", "sentence", "string"),
];

impl Format for GraphMl {
    fn name(&self) -> &'static str {
        "graphml"
    }

    fn about(&self) -> &'static str {
        "GraphML for yEd, Gephi, igraph, networkx"
    }

    fn extension(&self) -> &'static str {
        "graphml"
    }

    fn write(&self, _: &str, source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
        let projection = source.picture;
        let mut writer = Writer::new_with_indent(&mut *out, b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        writer
            .create_element("graphml")
            .with_attribute(("xmlns", "http://graphml.graphdrawing.org/xmlns"))
            .write_inner_content(|writer| {
            for (id, on, name, kind) in KEYS {
                let key = [("id", *id), ("for", *on), ("attr.name", *name), ("attr.type", *kind)];
                writer.create_element("key").with_attributes(key).write_empty()?;
            }
            writer
                .create_element("graph")
                .with_attributes([("id", "dateline"), ("edgedefault", "directed")])
                .write_inner_content(|writer| graph(writer, projection))?;
            Ok(())
        })?;
        out.write_all(b"\n")
    }
}

fn graph<W: Write>(writer: &mut Writer<W>, projection: &Projection) -> io::Result<()> {
    for (index, node) in projection.nodes.iter().enumerate() {
        let (start, end) = node.days.clone().unzip();
        let data = [
            ("label", Some(node.label.as_str())),
            ("kind", Some(node.kind.as_str())),
            ("class", Some(node.class.as_str())),
            ("iri", Some(node.iri.as_str())),
            ("start", start.as_deref()),
            ("end", end.as_deref()),
            ("status", some(&node.mark.status)),
            ("standing", some(&node.mark.standing)),
        ];
        let id = format!("n{index}");
        writer
            .create_element("node")
            .with_attribute(("id", id.as_str()))
            .write_inner_content(|writer| write_data(writer, &data))?;
    }
    for (index, edge) in projection.edges.iter().enumerate() {
        let (id, weight) = (format!("e{index}"), edge.weight.to_string());
        let (from, to) = (format!("n{}", edge.source), format!("n{}", edge.target));
        let (outlets, day) = (edge.outlets(), edge.day());
        let data = [
            ("relation", Some(edge.relation.as_str())),
            ("edge_label", Some(edge.relation.as_str())),
            ("weight", Some(weight.as_str())),
            ("edge_status", some(&edge.mark.status)),
            ("edge_standing", some(&edge.mark.standing)),
            ("outlets", some(&outlets)),
            ("day", some(&day)),
            ("sentence", some(&edge.sentence)),
        ];
        writer
            .create_element("edge")
            .with_attributes([("id", id.as_str()), ("source", from.as_str()), ("target", to.as_str())])
            .write_inner_content(|writer| write_data(writer, &data))?;
    }
    Ok(())
}

/// A value, where there is one.
fn some(value: &str) -> Option<&str> {
    Some(value).filter(|value| !value.is_empty())
}

fn write_data<W: Write>(writer: &mut Writer<W>, data: &[(&str, Option<&str>)]) -> io::Result<()> {
    for (key, value) in data {
        if let Some(value) = value {
            writer
                .create_element("data")
                .with_attribute(("key", *key))
                .write_text_content(BytesText::new(&xml::legal(value)))?;
        }
    }
    Ok(())
}
