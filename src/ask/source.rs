//! What can be asked: a store, a graph in memory, whatever answers SPARQL.

use super::AskError;
use crate::graph::Base;
use crate::store::{self, Bounds, Store};
use oxigraph::model::Term;
use oxigraph::sparql::QueryResults;
use oxigraph::store::Store as Graph;
use std::collections::BTreeSet;

/// The answer to a SELECT.
#[derive(Debug, Default)]
pub struct Table {
    /// Names of the columns.
    pub variables: Vec<String>,
    /// Rows, each as long as `variables`.
    pub rows: Vec<Vec<Option<Term>>>,
}

impl Table {
    /// Reads all rows.
    ///
    /// # Errors
    /// If the query fails on the way.
    pub fn read(results: QueryResults<'_>) -> Result<Self, AskError> {
        let QueryResults::Solutions(solutions) = results else { return Ok(Self::default()) };
        let variables = solutions.variables().iter().map(|name| name.as_str().to_owned()).collect();
        let rows = solutions
            .map(|row| row.map(|row| row.values().to_vec()))
            .collect::<Result<_, oxigraph::sparql::QueryEvaluationError>>()?;
        Ok(Self { variables, rows })
    }
}

/// A graph that answers SELECT queries over the union of its graphs, with the prefixes of the program known.
pub trait Source {
    /// Where its names begin.
    fn base(&self) -> &Base;

    /// Answers a query about anything but evidence.
    ///
    /// # Errors
    /// If the graph cannot be read or the query fails.
    fn rows(&self, sparql: &str) -> Result<Table, AskError>;

    /// Answers a query about names alone, which stand in the shared graphs.
    ///
    /// # Errors
    /// As [`rows`](Self::rows).
    fn names(&self, sparql: &str) -> Result<Table, AskError> {
        self.rows(sparql)
    }

    /// Answers a query about the evidence of some articles, named by IRI.
    ///
    /// # Errors
    /// As [`rows`](Self::rows).
    fn evidence(&self, articles: &BTreeSet<String>, sparql: &str) -> Result<Table, AskError> {
        let _ = articles;
        self.rows(sparql)
    }
}

/// A store reads for each query what its answer can depend on, and the evidence only of the articles in question.
impl Source for Store {
    fn base(&self) -> &Base {
        Self::base(self)
    }

    fn rows(&self, sparql: &str) -> Result<Table, AskError> {
        let question = store::Question::new(sparql, self.base())?;
        let graph = self.load_for(&question)?;
        Table::read(question.answer(&graph, &Bounds::default())?)
    }

    fn names(&self, sparql: &str) -> Result<Table, AskError> {
        let question = store::Question::new(sparql, self.base())?;
        let graph = self.load_shared_for(&question)?;
        Table::read(question.answer(&graph, &Bounds::default())?)
    }

    fn evidence(&self, articles: &BTreeSet<String>, sparql: &str) -> Result<Table, AskError> {
        let keys: BTreeSet<&str> = articles.iter().filter_map(|iri| self.base().key_of(iri)).collect();
        let question = store::Question::new(sparql, self.base())?;
        let graph = self.load_articles_for(&question, keys)?;
        Table::read(question.answer(&graph, &Bounds::default())?)
    }
}

/// A graph in memory.
pub struct Memory {
    /// The graph.
    pub graph: Graph,
    /// Where its names begin.
    pub base: Base,
}

impl Source for Memory {
    fn base(&self) -> &Base {
        &self.base
    }

    fn rows(&self, sparql: &str) -> Result<Table, AskError> {
        Table::read(store::query(&self.graph, sparql, &self.base)?)
    }
}

/// The words of a literal, the whole of an IRI.
pub(super) fn text(term: &Term) -> String {
    match term {
        Term::Literal(literal) => literal.value().to_owned(),
        Term::NamedNode(node) => node.as_str().to_owned(),
        other => other.to_string(),
    }
}
