//! GEXF, for Gephi with its timeline.

use super::view::{Mark, Projection};
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
        let projection = source.picture;
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
                    .write_inner_content(|writer| graph(writer, projection))?;
                Ok(())
            })?;
        out.write_all(b"\n")
    }
}

/// Attributes of nodes, in the order of their ids.
const NODE_ATTRIBUTES: &[&str] = &["kind", "class", "iri", "status", "standing"];

/// Attributes of edges, in the order of their ids.
const EDGE_ATTRIBUTES: &[&str] = &["status", "standing", "outlets", "day", "sentence"];

fn graph<W: Write>(writer: &mut Writer<W>, projection: &Projection) -> io::Result<()> {
    for (class, titles) in [("node", NODE_ATTRIBUTES), ("edge", EDGE_ATTRIBUTES)] {
        writer.create_element("attributes").with_attribute(("class", class)).write_inner_content(
            |writer| {
                for (id, title) in titles.iter().enumerate() {
                    let id = id.to_string();
                    writer
                        .create_element("attribute")
                        .with_attributes([("id", id.as_str()), ("title", title), ("type", "string")])
                        .write_empty()?;
                }
                Ok(())
            },
        )?;
    }
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
            let Mark { status, standing } = &node.mark;
            values(writer, &[node.kind.as_str(), &node.class, &node.iri, status, standing])
        })?;
    }
    Ok(())
}

fn edges<W: Write>(writer: &mut Writer<W>, projection: &Projection) -> io::Result<()> {
    for (index, edge) in projection.edges.iter().enumerate() {
        let (id, weight) = (format!("e{index}"), edge.weight.to_string());
        let (from, to) = (format!("n{}", edge.source), format!("n{}", edge.target));
        let Mark { status, standing } = &edge.mark;
        // Keeps two edges between one pair of nodes apart (parallel edges, GEXF 1.3).
        let kind = [edge.relation.as_str(), status, standing].join(" ");
        let kind = kind.trim_end();
        let mut attributes = vec![
            ("id", id.as_str()),
            ("source", from.as_str()),
            ("target", to.as_str()),
            ("label", edge.relation.as_str()),
            ("kind", kind),
            ("weight", weight.as_str()),
        ];
        if let Some((start, end)) = &edge.days {
            attributes.extend([("start", start.as_str()), ("end", end.as_str())]);
        }
        writer.create_element("edge").with_attributes(attributes).write_inner_content(|writer| {
            values(writer, &[status, standing, &edge.outlets(), &edge.day(), &edge.sentence])
        })?;
    }
    Ok(())
}

/// Values of the attributes, in the order of their ids; what is empty is left out.
fn values<W: Write>(writer: &mut Writer<W>, values: &[&str]) -> io::Result<()> {
    if values.iter().all(|value| value.is_empty()) {
        return Ok(());
    }
    writer.create_element("attvalues").write_inner_content(|writer| {
        for (id, value) in values.iter().enumerate().filter(|(_, value)| !value.is_empty()) {
            let (id, value) = (id.to_string(), xml::legal(value));
            writer
                .create_element("attvalue")
                .with_attributes([("for", id.as_str()), ("value", value.as_ref())])
                .write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}
