//! Results of queries: tables for people and programs, graphs in any format of RDF.

use super::rdf::{Rdf, sorted};
use super::{ExportError, Format as _, Source, csv, table};
use crate::graph::Base;
use oxigraph::model::{GraphName, Literal, Quad, Term};
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use oxigraph::sparql::{QueryResults, QuerySolution};
use std::io::Write;
use std::str::FromStr;

/// How the results of a query are written.
#[derive(Debug, Clone, Copy, Default)]
pub struct ResultsFormat(Kind);

#[derive(Debug, Clone, Copy, Default)]
enum Kind {
    #[default]
    Table,
    Sparql(QueryResultsFormat, &'static str),
    Rdf(Rdf),
}

impl ResultsFormat {
    /// Names on the command line: the first five for SELECT and ASK, the others for CONSTRUCT and DESCRIBE.
    pub const NAMES: &'static [&'static str] =
        &["table", "json", "xml", "csv", "tsv", "ttl", "trig", "nt", "nq", "rdfxml", "jsonld"];
}

impl FromStr for ResultsFormat {
    type Err = ExportError;

    fn from_str(name: &str) -> Result<Self, ExportError> {
        let kind = match name {
            "table" => Kind::Table,
            "json" => Kind::Sparql(QueryResultsFormat::Json, "json"),
            "xml" => Kind::Sparql(QueryResultsFormat::Xml, "xml"),
            "csv" => Kind::Sparql(QueryResultsFormat::Csv, "csv"),
            "tsv" => Kind::Sparql(QueryResultsFormat::Tsv, "tsv"),
            other => Rdf::ALL
                .into_iter()
                .find(|rdf| rdf.name() == other)
                .map(Kind::Rdf)
                .ok_or_else(|| ExportError::UnknownResults { name: other.to_owned() })?,
        };
        Ok(Self(kind))
    }
}

/// A row whose words a spreadsheet only shows; the other formats hold them as they are.
fn harmless(solution: &QuerySolution) -> QuerySolution {
    let plain = |value: &Option<Term>| match value {
        Some(Term::Literal(literal)) => Some(Term::from(Literal::from(csv::harmless(literal.value())))),
        other => other.clone(),
    };
    let values: Vec<Option<Term>> = solution.values().iter().map(plain).collect();
    (solution.variables().to_vec(), values).into()
}

/// Writes results and says how many rows or triples there were (1 for the answer of ASK).
///
/// Rows keep the order the query gives them; triples are sorted. A graph asked for as a table is written as Turtle.
///
/// # Errors
/// If the format cannot hold this kind of result, if the query fails while its rows are read, or if `out` takes no more.
pub fn write_results(
    results: QueryResults<'_>,
    format: ResultsFormat,
    base: &Base,
    out: &mut dyn Write,
) -> Result<usize, ExportError> {
    let count = match (results, format.0) {
        (QueryResults::Boolean(answer), Kind::Table) => {
            writeln!(out, "{}", if answer { "yes" } else { "no" })?;
            1
        }
        (QueryResults::Boolean(answer), Kind::Sparql(format, _)) => {
            QueryResultsSerializer::from_format(format).serialize_boolean_to_writer(&mut *out, answer)?;
            out.write_all(b"\n")?;
            1
        }
        (QueryResults::Solutions(solutions), Kind::Table) => table::write(solutions, base, out)?,
        (QueryResults::Solutions(solutions), Kind::Sparql(format, _)) => {
            let variables = solutions.variables().to_vec();
            let mut writer = QueryResultsSerializer::from_format(format)
                .serialize_solutions_to_writer(&mut *out, variables)?;
            let mut count = 0;
            for solution in solutions {
                let solution = solution?;
                if format == QueryResultsFormat::Csv {
                    writer.serialize(&harmless(&solution))?;
                } else {
                    writer.serialize(&solution)?;
                }
                count += 1;
            }
            writer.finish()?;
            if matches!(format, QueryResultsFormat::Json | QueryResultsFormat::Xml) {
                out.write_all(b"\n")?;
            }
            count
        }
        (QueryResults::Graph(triples), kind) => {
            let rdf = match kind {
                Kind::Rdf(rdf) => rdf,
                Kind::Table => Rdf::TURTLE,
                Kind::Sparql(_, format) => {
                    return Err(ExportError::WrongKind {
                        gives: "a graph",
                        format,
                        instead: "ttl, trig, nt, nq, rdfxml or jsonld",
                    });
                }
            };
            let mut quads: Vec<Quad> = Vec::new();
            for triple in triples {
                quads.push(triple?.in_graph(GraphName::DefaultGraph));
            }
            let quads = sorted(quads);
            rdf.write("", &Source::of_quads(&quads, base), out)?;
            quads.len()
        }
        (_, Kind::Rdf(rdf)) => {
            return Err(ExportError::WrongKind {
                gives: "rows",
                format: rdf.name(),
                instead: "table, json, xml, csv or tsv",
            });
        }
    };
    out.flush()?;
    Ok(count)
}
