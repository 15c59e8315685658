//! SPARQL over everything: the union of all graphs is the default graph.

use super::StoreError;
use super::needed::Needed;
use crate::graph::{Base, layer, vocab};
use crate::read::{DEEPEST, Nesting, nesting};
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad};
use oxigraph::sparql::{
    CancellationToken, PreparedSparqlQuery, QueryEvaluationError, QueryResults, QuerySolutionIter,
    QueryTripleIter, SparqlEvaluator,
};
use oxigraph::store::Store as Graph;
use spargebra::{Query, SparqlParser};

/// Most brackets and operators of a query: each may be one level of its meaning, and every level takes stack.
const MOST_PARTS: usize = 2_000;

/// Stack for whoever parses or runs queries of other people: the most levels, of some ten kilobytes each in a program
/// that was built without optimisation. Only what is used of it takes memory.
pub const STACK: usize = 256 << 20;

/// What bounds an answer beside the time: see [`Question::answer`].
#[derive(Clone, Default)]
pub struct Bounds {
    /// Ends it early, from any thread.
    pub stop: CancellationToken,
    /// Most rows or triples; `None` for any number.
    pub rows: Option<usize>,
}

/// An answer with more rows than were asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the answer has more than {most} rows: ask for less, add LIMIT, or raise --max-rows")]
pub struct TooManyRows {
    /// Most that were to be given; so many have been.
    pub most: usize,
}

/// A query that was understood, and what it needs to be answered.
#[derive(Debug, Clone)]
pub struct Question {
    pub(super) query: Query,
    needed: Needed,
}

impl Question {
    /// Understands a query.
    ///
    /// The prefixes of the vocabularies we write are known (`dl:`, `schema:`, `sem:`, `skos:` ...), and `ent:`, `evt:` and
    /// `article:` of `base`; a query may declare others or the same again.
    ///
    /// A deep query takes stack to parse, to run and to drop: see [`STACK`].
    ///
    /// # Errors
    /// [`StoreError::Syntax`] with the position; [`StoreError::Deep`] and [`StoreError::Long`] for what no person writes.
    ///
    /// # Panics
    /// Never: a [`Base`] is a valid IRI, and so is each vocabulary.
    pub fn new(sparql: &str, base: &Base) -> Result<Self, StoreError> {
        refuse(sparql)?;
        let prefixes = vocab::PREFIXES.iter().map(|&(prefix, namespace)| (prefix, namespace.to_owned()));
        let ours = [("ent", "entity"), ("evt", "event"), ("article", "article")];
        let ours = ours.map(|(prefix, kind)| (prefix, format!("{base}{kind}/")));
        let parser = prefixes.chain(ours).fold(SparqlParser::new(), |parser, (prefix, namespace)| {
            parser.with_prefix(prefix, namespace).expect("vocabularies and bases are IRIs")
        });
        let query = parser.parse_query(sparql).map_err(StoreError::Syntax)?;
        let needed = Needed::of(&query);
        Ok(Self { query, needed })
    }

    /// Whether the answer can depend on the evidence: spans, rules, confidences.
    pub fn needs_evidence(&self) -> bool {
        let property = |property: &_| *property == vocab::rdf::TYPE || layer::is_evidence_property(property);
        self.needed.any(property, layer::is_evidence_class)
    }

    /// What has to be loaded of some quads: the facts that a pattern can match, as facts of the default graph, which so
    /// holds each once; of their own graph too where the query asks for graphs.
    pub(super) fn select(&self, quads: Vec<Quad>) -> Vec<Quad> {
        let mut selected = Vec::new();
        for quad in quads.into_iter().filter(|quad| self.wants(quad)) {
            if self.needed.graphs && !quad.graph_name.is_default_graph() {
                selected.push(quad.clone());
            }
            selected.push(Quad { graph_name: GraphName::DefaultGraph, ..quad });
        }
        selected
    }

    /// Whether a pattern can match a fact.
    pub(super) fn wants(&self, quad: &Quad) -> bool {
        self.needed.has(quad)
    }

    /// Answers from a graph that was loaded for this question.
    ///
    /// # Errors
    /// [`StoreError::Query`] for what fails while running. The answer ends in an error where `bounds` end it:
    /// [`QueryEvaluationError::Cancelled`] for its token, [`TooManyRows`] inside
    /// [`QueryEvaluationError::Dataset`] for its rows.
    pub fn answer(&self, graph: &Graph, bounds: &Bounds) -> Result<QueryResults<'static>, StoreError> {
        let evaluator = SparqlEvaluator::new().with_cancellation_token(bounds.stop.clone());
        #[cfg_attr(not(feature = "rocksdb"), expect(unused_mut, reason = "changed for the database alone"))]
        let mut query = evaluator.for_query(self.query.clone());
        #[cfg(feature = "rocksdb")]
        super::disk::see_all(graph, &mut query);
        let results = query.on_store(graph).execute();
        Ok(bounded(results.map_err(StoreError::Query)?, bounds.rows))
    }
}

/// The same, with an error after so many rows.
fn bounded(results: QueryResults<'static>, rows: Option<usize>) -> QueryResults<'static> {
    let Some(most) = rows else { return results };
    match results {
        QueryResults::Solutions(rows) => {
            let variables = rows.variables().to_vec();
            QueryResults::Solutions(QuerySolutionIter::new(variables.into(), at_most(most, rows)))
        }
        QueryResults::Graph(triples) => QueryResults::Graph(QueryTripleIter::new(at_most(most, triples))),
        QueryResults::Boolean(answer) => QueryResults::Boolean(answer),
    }
}

fn at_most<T>(
    most: usize,
    rows: impl Iterator<Item = Result<T, QueryEvaluationError>>,
) -> impl Iterator<Item = Result<T, QueryEvaluationError>> {
    rows.enumerate().take(most.saturating_add(1)).map(move |(number, row)| {
        if number < most { row } else { Err(QueryEvaluationError::Dataset(Box::new(TooManyRows { most }))) }
    })
}

/// Refuses what no person writes.
fn refuse(sparql: &str) -> Result<(), StoreError> {
    let Nesting { depth, line, parts } = nesting(sparql.as_bytes());
    if depth > DEEPEST {
        return Err(StoreError::Deep { place: "query".to_owned(), line, deepest: DEEPEST });
    }
    if parts > MOST_PARTS {
        return Err(StoreError::Long { parts, most: MOST_PARTS });
    }
    Ok(())
}

/// What a question asks of beside its own words.
#[derive(Debug, Clone, Default)]
pub struct QueryOptions {
    /// Graphs that together are the default graph; with `named_graphs` beats `FROM` in the query.
    pub default_graphs: Vec<NamedNode>,
    /// Graphs that `GRAPH` sees.
    pub named_graphs: Vec<NamedNode>,
    /// What relative IRIs in the query are relative to; without it they are an error.
    pub base_iri: Option<Base>,
}

/// Runs a query. Graph patterns outside `GRAPH` see the union of all graphs, unless the query has `FROM` clauses of its own.
///
/// The prefixes of the vocabularies we write are known (`dl:`, `schema:`, `sem:`, `skos:` ...), and `ent:`, `evt:` and
/// `article:` of `base`; a query may declare others or the same again.
///
/// # Errors
/// [`StoreError::Syntax`] with the position, [`StoreError::Query`] for what fails while running.
pub fn query(graph: &Graph, sparql: &str, base: &Base) -> Result<QueryResults<'static>, StoreError> {
    prepare(sparql, base, QueryOptions::default())?.on_store(graph).execute().map_err(StoreError::Query)
}

/// The query, ready to run on a dataset as [`query()`] runs it, on the graphs that `options` name.
///
/// # Errors
/// [`StoreError::Syntax`] with the position.
///
/// # Panics
/// Never: a [`Base`] is a valid IRI, and so is each vocabulary.
pub fn prepare(sparql: &str, base: &Base, options: QueryOptions) -> Result<PreparedSparqlQuery, StoreError> {
    refuse(sparql)?;
    let prefixes = vocab::PREFIXES.iter().map(|&(prefix, namespace)| (prefix, namespace.to_owned()));
    let ours = [("ent", "entity"), ("evt", "event"), ("article", "article")];
    let ours = ours.map(|(prefix, kind)| (prefix, format!("{base}{kind}/")));
    let mut evaluator = SparqlEvaluator::new();
    if let Some(base) = options.base_iri {
        evaluator = evaluator.with_base_iri(base.as_str()).expect("a base is an IRI");
    }
    for (prefix, namespace) in prefixes.chain(ours) {
        evaluator = evaluator.with_prefix(prefix, namespace).expect("vocabularies and bases are IRIs");
    }
    let mut prepared = evaluator.parse_query(sparql).map_err(StoreError::Syntax)?;
    let dataset = prepared.dataset_mut();
    if !options.default_graphs.is_empty() || !options.named_graphs.is_empty() {
        dataset.set_default_graph(options.default_graphs.into_iter().map(GraphName::from).collect());
        dataset.set_available_named_graphs(
            options.named_graphs.into_iter().map(NamedOrBlankNode::from).collect(),
        );
    } else if dataset.is_default_dataset() {
        dataset.set_default_graph_as_union();
    }
    Ok(prepared)
}
