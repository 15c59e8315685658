//! GEXF, for Gephi with its timeline.

use super::view::{Projection, project};
use super::{Format, Source, xml};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};
use std::io::{self, Write};

/// [GEXF 1.3](https://gexf.net/), dynamic: events, dates, statements and articles exist on their days, entities always.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gexf;

impl Format for Gexf {
    fn name(&self) -> &'static str {
        "gexf"
    }

    fn about(&self) -> &'static str {
        "GEXF for Gephi, with a timeline"
    }

    fn extension(&self) -> &'static str {
        "gexf"
    }

    fn write(&self, _: &str, source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
        let projection = project(source);
        let mut writer = Writer::new_with_indent(&mut *out, b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        writer
            .create_element("gexf")
            .with_attributes([("xmlns", "http://gexf.net/1.3"), ("version", "1.3")])
            .write_inner_content(|writer| {
                let settings = [
                    ("mode", "dynamic"),
                    ("defaultedgetype", "directed"),
                    ("timeformat", "date"),
                    ("timerepresentation", "interval"),
                ];
                writer
                    .create_element("graph")
                    .with_attributes(settings)
                    .write_inner_content(|writer| graph(writer, &projection))?;
                Ok(())
            })?;
        out.write_all(b"\n")
    }
}

/// Attributes of nodes, in the order of their ids.
const ATTRIBUTES: [&str; 3] = ["kind", "class", "iri"];

fn graph<W: Write>(writer: &mut Writer<W>, projection: &Projection) -> io::Result<()> {
    writer.create_element("attributes").with_attribute(("class", "node")).write_inner_content(|writer| {
        for (id, title) in ATTRIBUTES.iter().enumerate() {
            let id = id.to_string();
            writer
                .create_element("attribute")
                .with_attributes([("id", id.as_str()), ("title", title), ("type", "string")])
                .write_empty()?;
        }
        Ok(())
    })?;
    writer.create_element("nodes").write_inner_content(|writer| nodes(writer, projection))?;
    writer.create_element("edges").write_inner_content(|writer| edges(writer, projection))?;
    Ok(())
}

fn nodes<W: Write>(writer: &mut Writer<W>, projection: &Projection) -> io::Result<()> {
    for (index, node) in projection.nodes.iter().enumerate() {
        let (id, label) = (format!("n{index}"), xml::legal(&node.label));
        let mut attributes = vec![("id", id.as_str()), ("label", label.as_ref())];
        if let Some((start, end)) = &node.days {
            attributes.extend([("start", start.as_str()), ("end", end.as_str())]);
        }
        writer.create_element("node").with_attributes(attributes).write_inner_content(|writer| {
            let values = [node.kind.as_str(), node.class.as_str(), node.iri.as_str()];
            writer.create_element("attvalues").write_inner_content(|writer| {
                for (id, value) in values.iter().enumerate() {
                    let (id, value) = (id.to_string(), xml::legal(value));
                    writer
                        .create_element("attvalue")
                        .with_attributes([("for", id.as_str()), ("value", value.as_ref())])
                        .write_empty()?;
                }
                Ok(())
            })?;
            Ok(())
        })?;
    }
    Ok(())
}

fn edges<W: Write>(writer: &mut Writer<W>, projection: &Projection) -> io::Result<()> {
    for (index, edge) in projection.edges.iter().enumerate() {
        let (id, weight) = (format!("e{index}"), edge.weight.to_string());
        let (from, to) = (format!("n{}", edge.source), format!("n{}", edge.target));
        // `kind` keeps two relations between one pair of nodes apart (parallel edges, GEXF 1.3).
        let attributes = [
            ("id", id.as_str()),
            ("source", from.as_str()),
            ("target", to.as_str()),
            ("label", edge.relation.as_str()),
            ("kind", edge.relation.as_str()),
            ("weight", weight.as_str()),
        ];
        writer.create_element("edge").with_attributes(attributes).write_empty()?;
    }
    Ok(())
}
