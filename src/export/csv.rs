//! Two tables, for spreadsheets and for Gephi's data laboratory.

use super::view::project;
use super::{Format, Source};
use std::io::{self, Write};

/// Nodes and edges as comma-separated values ([RFC 4180](https://www.rfc-editor.org/rfc/rfc4180)), with the headings Gephi looks for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Csv;

impl Format for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn about(&self) -> &'static str {
        "CSV: a table of nodes and a table of edges"
    }

    fn extension(&self) -> &'static str {
        "csv"
    }

    fn parts(&self) -> &'static [&'static str] {
        &["nodes", "edges"]
    }

    fn write(&self, part: &str, source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
        let projection = project(source);
        if part == "nodes" {
            row(out, &["Id", "Label", "Kind", "Class", "Start", "End"])?;
            for node in &projection.nodes {
                let (start, end) = node.days.clone().unwrap_or_default();
                row(out, &[&node.iri, &node.label, node.kind.as_str(), &node.class, &start, &end])?;
            }
            return Ok(());
        }
        row(out, &["Id", "Source", "Target", "Label", "Type", "Weight", "Source label", "Target label"])?;
        for (index, edge) in projection.edges.iter().enumerate() {
            let (from, to) = (&projection.nodes[edge.source], &projection.nodes[edge.target]);
            let (id, weight) = (format!("e{index}"), edge.weight.to_string());
            row(
                out,
                &[&id, &from.iri, &to.iri, &edge.relation, "Directed", &weight, &from.label, &to.label],
            )?;
        }
        Ok(())
    }
}

fn row(out: &mut dyn Write, cells: &[&str]) -> io::Result<()> {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    write!(out, "{}\r\n", cells.join(","))
}

/// A cell in quotation marks where it needs them. One that a spreadsheet would take for a formula stays as it is: it is
/// evidence, and the first column of every row is a name of ours.
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
