//! Two tables, for spreadsheets and for Gephi's data laboratory.

use super::view::Mark;
use super::{Format, Source};
use std::borrow::Cow;
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
        let projection = source.picture;
        if part == "nodes" {
            row(out, &["Id", "Label", "Kind", "Class", "Start", "End", "Status", "Standing"])?;
            for node in &projection.nodes {
                let (start, end) = node.days.clone().unwrap_or_default();
                let Mark { status, standing } = &node.mark;
                let kind = node.kind.as_str();
                row(out, &[&node.iri, &node.label, kind, &node.class, &start, &end, status, standing])?;
            }
            return Ok(());
        }
        row(out, EDGE_COLUMNS)?;
        for (index, edge) in projection.edges.iter().enumerate() {
            let (from, to) = (&projection.nodes[edge.source], &projection.nodes[edge.target]);
            let (id, weight) = (format!("e{index}"), edge.weight.to_string());
            let Mark { status, standing } = &edge.mark;
            let (outlets, day) = (edge.outlets(), edge.day());
            let ends =
                [&*id, &from.iri, &to.iri, &edge.relation, "Directed", &weight, &from.label, &to.label];
            let told = [&**status, standing, &outlets, &day, &edge.sentence];
            row(out, &[&ends[..], &told].concat())?;
        }
        Ok(())
    }
}

/// Columns of the table of edges.
const EDGE_COLUMNS: &[&str] = &[
    "Id",
    "Source",
    "Target",
    "Label",
    "Type",
    "Weight",
    "Source label",
    "Target label",
    "Status",
    "Standing",
    "Outlets",
    "Day",
    "Sentence",
];

/// Writes one row, each cell as a spreadsheet shows it and does nothing else.
pub fn row(out: &mut dyn Write, cells: &[&str]) -> io::Result<()> {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    write!(out, "{}\r\n", cells.join(","))
}

/// A cell in quotation marks where it needs them, [`harmless`] in a spreadsheet.
fn quoted(cell: &str) -> String {
    let cell = &*harmless(cell);
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// Words as a spreadsheet shows them and does nothing else: what it would take for a formula gets an apostrophe before
/// it, control characters but line breaks become spaces. Numbers stay numbers.
pub(crate) fn harmless(words: &str) -> Cow<'_, str> {
    let is_control = |letter: char| letter.is_control() && letter != '\n';
    let is_formula = words.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
        && words.parse::<f64>().is_err();
    if !is_formula && !words.contains(is_control) {
        return Cow::Borrowed(words);
    }
    let plain: String = words.chars().map(|letter| if is_control(letter) { ' ' } else { letter }).collect();
    Cow::Owned(if is_formula { format!("'{plain}") } else { plain })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_do_nothing() {
        for (words, cell) in [
            ("=HYPERLINK(\"http://a.example\")", "\"'=HYPERLINK(\"\"http://a.example\"\")\""),
            ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
            ("-4.5", "-4.5"),
            ("a\u{1b}[31mb\u{9b}c", "a [31mb c"),
            ("one\ntwo", "\"one\ntwo\""),
            ("talks, resumed", "\"talks, resumed\""),
        ] {
            assert_eq!(quoted(words), cell);
        }
    }
}
