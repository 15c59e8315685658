//! DOT, for Graphviz.

use super::view::{Edge, Mark, Node, NodeKind};
use super::{Format, Source};
use std::io::{self, Write};

/// [DOT](https://graphviz.org/doc/info/lang.html): `dot -Tsvg graph.dot > graph.svg`. Each kind of node has a shape, each type a
/// colour; planned, alleged and denied things have lines of their own, what stands on somebody's word is set in italics.
/// No `pack`: Graphviz 2.43 and later lose the labels of edges with it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dot;

/// Length of a line of a label, in characters.
const LINE: usize = 28;

/// The same on an edge.
const EDGE_LINE: usize = 18;

/// Thickest line, in points; a line grows by half a point for each time more that it is told.
const THICKEST: usize = 4;

impl Format for Dot {
    fn name(&self) -> &'static str {
        "dot"
    }

    fn about(&self) -> &'static str {
        "DOT for Graphviz: a picture in one step"
    }

    fn extension(&self) -> &'static str {
        "dot"
    }

    fn write(&self, _: &str, source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
        let projection = source.picture;
        writeln!(out, "digraph dateline {{")?;
        writeln!(
            out,
            "  graph [rankdir=LR, nodesep=0.15, ranksep=0.6, fontname=\"Helvetica\", fontsize=10];"
        )?;
        writeln!(
            out,
            "  node [fontname=\"Helvetica\", fontsize=10, margin=\"0.12,0.05\", height=0.3, style=filled, color=\"#444444\"];"
        )?;
        writeln!(out, "  edge [fontname=\"Helvetica\", fontsize=8, color=\"#777777\", arrowsize=0.7];")?;
        writeln!(out, "  label={};", legend(&projection.nodes))?;
        for (index, node) in projection.nodes.iter().enumerate() {
            let look = look(node.kind, &node.class);
            let word = node.mark.word().map(|word| format!("\n[{word}]")).unwrap_or_default();
            let (label, iri) = (quoted(&(wrapped(&node.label, LINE) + &word)), quoted(&node.iri));
            let tooltip = quoted(&format!("{} {}", node.kind.as_str(), node.class));
            let (shape, fill) = (look.shape, look.fill);
            let line = line(&node.mark, "filled,");
            writeln!(
                out,
                "  n{index} [label={label}, shape={shape}, fillcolor=\"{fill}\"{line}, tooltip={tooltip}, URL={iri}];"
            )?;
        }
        for edge in &projection.edges {
            let (label, tooltip) = (quoted(&edge_label(edge, &projection.nodes)), quoted(&told(edge)));
            let thickness = (edge.weight + 1).min(2 * THICKEST);
            let width = format!("{}.{}", thickness / 2, thickness % 2 * 5);
            let line = line(&edge.mark, "");
            writeln!(
                out,
                "  n{} -> n{} [label={label}, weight={}, penwidth={width}{line}, tooltip={tooltip}, labeltooltip={tooltip}];",
                edge.source, edge.target, edge.weight
            )?;
        }
        writeln!(out, "}}")
    }
}

/// How a kind of node is drawn.
struct Look {
    shape: &'static str,
    fill: &'static str,
    /// The word of the legend.
    word: &'static str,
}

fn look(kind: NodeKind, class: &str) -> Look {
    let (shape, fill, word) = match (kind, class) {
        (NodeKind::Entity, "Person") => ("box", "#cfe2f3", "person"),
        (NodeKind::Entity, "Place") => ("box", "#d9ead3", "place"),
        (NodeKind::Entity, "Organization") => ("box", "#d9d2e9", "body"),
        (NodeKind::Entity, "Group") => ("box", "#fce5cd", "group"),
        (NodeKind::Entity, _) => ("box", "#eef3fa", "thing"),
        (NodeKind::Article, _) => ("note", "#eeeeee", "article"),
        (NodeKind::Statement, _) => ("box", "#fff2cc", "statement"),
        (NodeKind::Event, _) => ("ellipse", "#f8cecc", "event"),
        (NodeKind::Time, _) => ("plaintext", "#ffffff", "day"),
    };
    Look { shape, fill, word }
}

/// Lines of what did not just happen: planned and possible dashed, alleged dotted, denied and negated red; italics for
/// what stands on somebody's word.
fn line(mark: &Mark, style: &str) -> String {
    let (dash, colour) = match (mark.standing.as_str(), mark.status.as_str()) {
        ("Denied" | "Disputed", _) | (_, "Negated") => ("dotted,bold", "#c00000"),
        ("Alleged", _) => ("dotted,bold", "#b45f06"),
        (_, "Planned" | "Hypothetical") => ("dashed", "#444444"),
        _ => ("", ""),
    };
    let mut line = String::new();
    if !dash.is_empty() {
        line = format!(", style=\"{style}{dash}\", color=\"{colour}\"");
    }
    if !matches!(mark.standing.as_str(), "" | "Told") {
        line.push_str(", fontname=\"Helvetica-Oblique\"");
    }
    line
}

/// Types in the picture with their colours, and what lines mean: a table below the graph.
fn legend(nodes: &[Node]) -> String {
    let mut cells: Vec<(&str, &str)> = Vec::new();
    for node in nodes {
        let look = look(node.kind, &node.class);
        if !cells.contains(&(look.word, look.fill)) {
            cells.push((look.word, look.fill));
        }
    }
    let cells: String = cells
        .iter()
        .fold(String::new(), |row, (word, fill)| row + &format!("<td bgcolor=\"{fill}\">{word}</td>"));
    format!(
        "<<table border=\"0\" cellspacing=\"4\" cellpadding=\"3\"><tr>{cells}<td>dashed: planned or possible</td><td>dotted: alleged; red: denied or did not happen</td><td><i>on somebody's word</i></td></tr></table>>"
    )
}

/// The relation; where no end is an event that shows it, also what a reader has to know.
fn edge_label(edge: &Edge, nodes: &[Node]) -> String {
    let is_event = |end: usize| nodes[end].kind == NodeKind::Event;
    let word = edge.mark.word().filter(|_| !is_event(edge.source) && !is_event(edge.target));
    match word {
        Some(word) => wrapped(&format!("{} ({word})", edge.relation), EDGE_LINE),
        None => wrapped(&edge.relation, EDGE_LINE),
    }
}

/// Sentence, outlets and day, for who points at a line.
fn told(edge: &Edge) -> String {
    let parts = [edge.sentence.clone(), edge.outlets(), edge.day()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { edge.relation.clone() } else { parts.join(" · ") }
}

/// A quoted string of the language: words as they stand, `&` as `&amp;`, line breaks as `\n`, other control characters
/// as spaces.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            // Graphviz reads `&copy;` as a sign of its own.
            '&' => out.push_str("&amp;"),
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// Lines of about so many characters, broken at spaces.
fn wrapped(text: &str, limit: usize) -> String {
    let mut out = String::new();
    let mut length = 0;
    for word in text.split(' ') {
        let word_length = word.chars().count();
        if length > 0 && length + word_length > limit {
            out.push('\n');
            length = 0;
        } else if length > 0 {
            out.push(' ');
            length += 1;
        }
        out.push_str(word);
        length += word_length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_quoted_and_wrapped() {
        assert_eq!(quoted("&copy; A & B"), r#""&amp;copy; A &amp; B""#);
        assert_eq!(quoted("a \"b\" \\ c\nd\te"), r#""a \"b\" \\ c\nd e""#);
        assert_eq!(
            wrapped("the ministers of both countries met again", LINE),
            "the ministers of both\ncountries met again"
        );
    }

    #[test]
    fn what_did_not_just_happen_has_a_line_of_its_own() {
        let drawn = |status: &str, standing: &str| {
            line(&Mark { status: status.to_owned(), standing: standing.to_owned() }, "filled,")
        };
        assert_eq!(drawn("Happened", "Told"), "");
        assert_eq!(drawn("Happened", "Attributed"), ", fontname=\"Helvetica-Oblique\"");
        let lines = [
            drawn("Planned", "Told"),
            drawn("Happened", "Alleged"),
            drawn("Happened", "Denied"),
            drawn("Negated", "Told"),
        ];
        assert!(lines.iter().all(|line| line.contains("style=\"filled,d")), "{lines:?}");
        assert_ne!(lines[0], lines[1]);
        assert_ne!(lines[1], lines[2]);
    }
}
