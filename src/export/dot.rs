//! DOT, for Graphviz.

use super::view::{NodeKind, project};
use super::{Format, Source};
use std::io::{self, Write};

/// [DOT](https://graphviz.org/doc/info/lang.html): `dot -Tsvg graph.dot > graph.svg`. Each kind of node has a shape and a colour;
/// groups that nothing joins are packed beside each other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dot;

/// Length of a line of a label, in characters.
const LINE: usize = 28;

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
        let projection = project(source);
        writeln!(out, "digraph dateline {{")?;
        writeln!(out, "  graph [rankdir=LR, pack=12, packmode=\"graph\", overlap=false, splines=true];")?;
        writeln!(
            out,
            "  node [fontname=\"Helvetica\", fontsize=10, margin=\"0.15,0.06\", style=filled, color=\"#444444\"];"
        )?;
        writeln!(out, "  edge [fontname=\"Helvetica\", fontsize=8, color=\"#777777\"];")?;
        for (index, node) in projection.nodes.iter().enumerate() {
            let (shape, colour) = look(node.kind, &node.class);
            let (label, iri) = (quoted(&wrapped(&node.label)), quoted(&node.iri));
            let tooltip = quoted(&format!("{} {}", node.kind.as_str(), node.class));
            writeln!(
                out,
                "  n{index} [label={label}, shape={shape}, fillcolor=\"{colour}\", tooltip={tooltip}, URL={iri}];"
            )?;
        }
        for edge in &projection.edges {
            let label = quoted(&edge.relation);
            writeln!(out, "  n{} -> n{} [label={label}, weight={}];", edge.source, edge.target, edge.weight)?;
        }
        writeln!(out, "}}")
    }
}

fn look(kind: NodeKind, class: &str) -> (&'static str, &'static str) {
    match kind {
        NodeKind::Entity if class == "Person" => ("box", "#cfe2f3"),
        NodeKind::Entity if class == "Place" => ("box", "#d9ead3"),
        NodeKind::Entity if class == "Organization" => ("box", "#d9d2e9"),
        NodeKind::Article => ("note", "#eeeeee"),
        NodeKind::Statement => ("box", "#fff2cc"),
        NodeKind::Event => ("ellipse", "#f8cecc"),
        NodeKind::Entity => ("box", "#eef3fa"),
        NodeKind::Time => ("plaintext", "#ffffff"),
    }
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

/// Lines of about [`LINE`] characters, broken at spaces.
fn wrapped(text: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for word in text.split(' ') {
        let word_length = word.chars().count();
        if length > 0 && length + word_length > LINE {
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
            wrapped("the ministers of both countries met again"),
            "the ministers of both\ncountries met again"
        );
    }
}
