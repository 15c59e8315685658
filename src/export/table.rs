//! Rows for people: aligned, names shortened, long texts cut.

use super::ExportError;
use crate::graph::Base;
use crate::graph::vocab::PREFIXES;
use oxigraph::model::Term;
use oxigraph::sparql::{QuerySolution, QuerySolutionIter};
use std::io::{self, Write};

/// Longest cell, in characters. What is longer ends in `…`; the other formats hold everything.
const CELL: usize = 72;

/// Rows that are looked at before the first is written: they decide how wide the columns are. What comes later is
/// written as it comes.
const MEASURED: usize = 1000;

/// Writes all rows, and says how many.
pub(super) fn write(
    mut solutions: QuerySolutionIter<'_>,
    base: &Base,
    out: &mut dyn Write,
) -> Result<usize, ExportError> {
    let heading: Vec<String> =
        solutions.variables().iter().map(|variable| variable.as_str().to_owned()).collect();
    let mut first: Vec<Vec<String>> = Vec::new();
    let mut failed = None;
    for solution in solutions.by_ref().take(MEASURED) {
        match solution {
            Ok(solution) => first.push(cells(&solution, base)),
            // What was found so far is shown before the error.
            Err(error) => {
                failed = Some(error);
                break;
            }
        }
    }
    let widths: Vec<usize> = (0..heading.len())
        .map(|column| {
            let below = first.iter().map(|row| width(&row[column])).max().unwrap_or_default();
            below.max(width(&heading[column]))
        })
        .collect();
    let rule: Vec<String> = widths.iter().map(|&width| "─".repeat(width)).collect();
    for row in [&heading, &rule].into_iter().chain(&first) {
        write_row(row, &widths, out)?;
    }
    if let Some(error) = failed {
        out.flush()?;
        return Err(error.into());
    }
    let mut count = first.len();
    for solution in solutions {
        write_row(&cells(&solution?, base), &widths, out)?;
        count += 1;
    }
    Ok(count)
}

fn cells(solution: &QuerySolution, base: &Base) -> Vec<String> {
    solution.values().iter().map(|value| cell(value.as_ref(), base)).collect()
}

fn write_row(row: &[String], widths: &[usize], out: &mut dyn Write) -> io::Result<()> {
    let cells: Vec<String> = row
        .iter()
        .zip(widths)
        .map(|(cell, &column)| format!("{cell}{}", " ".repeat(column.saturating_sub(width(cell)))))
        .collect();
    writeln!(out, "{}", cells.join("  ").trim_end())
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
