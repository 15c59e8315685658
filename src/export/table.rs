//! Rows for people: aligned, names shortened, long texts cut.

use super::ExportError;
use crate::graph::Base;
use crate::graph::vocab::PREFIXES;
use oxigraph::model::Term;
use oxigraph::sparql::QuerySolutionIter;
use std::io::Write;

/// Longest cell, in characters. What is longer ends in `…`; the other formats hold everything.
const CELL: usize = 72;

/// Writes all rows, and says how many.
pub(super) fn write(
    solutions: QuerySolutionIter<'_>,
    base: &Base,
    out: &mut dyn Write,
) -> Result<usize, ExportError> {
    let mut rows: Vec<Vec<String>> =
        vec![solutions.variables().iter().map(|variable| variable.as_str().to_owned()).collect()];
    for solution in solutions {
        let solution = solution?;
        rows.push(solution.values().iter().map(|value| cell(value.as_ref(), base)).collect());
    }
    let widths: Vec<usize> = (0..rows[0].len())
        .map(|column| rows.iter().map(|row| width(&row[column])).max().unwrap_or_default())
        .collect();
    let rule: Vec<String> = widths.iter().map(|&width| "─".repeat(width)).collect();
    rows.insert(1, rule);
    for row in &rows {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .map(|(cell, &column)| format!("{cell}{}", " ".repeat(column - width(cell))))
            .collect();
        writeln!(out, "{}", cells.join("  ").trim_end())?;
    }
    Ok(rows.len() - 2)
}

/// A term on one line: literals by their value, names with a prefix where one is known.
fn cell(term: Option<&Term>, base: &Base) -> String {
    let text = match term {
        None => return String::new(),
        Some(Term::Literal(literal)) => literal
            .value()
            .split(|letter: char| letter.is_whitespace() || letter.is_control())
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
        Some(Term::NamedNode(node)) => short_name(node.as_str(), base),
        Some(other) => other.to_string(),
    };
    if width(&text) <= CELL {
        return text;
    }
    text.chars().take(CELL - 1).chain(['…']).collect()
}

fn short_name(iri: &str, base: &Base) -> String {
    let known = PREFIXES.iter().find_map(|(prefix, namespace)| Some((*prefix, iri.strip_prefix(namespace)?)));
    let ours = || {
        [("ent", "entity/"), ("evt", "event/"), ("article", "article/")]
            .into_iter()
            .find_map(|(prefix, kind)| Some((prefix, iri.strip_prefix(base.as_str())?.strip_prefix(kind)?)))
    };
    known.or_else(ours).map_or_else(|| format!("<{iri}>"), |(prefix, local)| format!("{prefix}:{local}"))
}

fn width(text: &str) -> usize {
    text.chars().count()
}
