//! SPARQL over everything: the union of all graphs is the default graph.

use super::StoreError;
use crate::graph::{Base, vocab};
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode};
use oxigraph::sparql::{PreparedSparqlQuery, QueryResults, SparqlEvaluator};
use oxigraph::store::Store as Graph;

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
