//! SPARQL over everything: the union of all graphs is the default graph.

use super::StoreError;
use crate::graph::{Base, vocab};
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxigraph::store::Store as Graph;

/// Runs a query. Graph patterns outside `GRAPH` see the union of all graphs, unless the query has `FROM` clauses of its own.
///
/// The prefixes of the vocabularies we write are known (`dl:`, `schema:`, `sem:`, `skos:` ...), and `ent:`, `evt:` and
/// `article:` of `base`; a query may declare others or the same again.
///
/// # Errors
/// [`StoreError::Syntax`] with the position, [`StoreError::Query`] for what fails while running.
///
/// # Panics
/// Never: a [`Base`] is a valid IRI, and so is each vocabulary.
pub fn query(graph: &Graph, sparql: &str, base: &Base) -> Result<QueryResults<'static>, StoreError> {
    let prefixes = vocab::PREFIXES.iter().map(|&(prefix, namespace)| (prefix, namespace.to_owned()));
    let ours = [("ent", "entity"), ("evt", "event"), ("article", "article")];
    let ours = ours.map(|(prefix, kind)| (prefix, format!("{base}{kind}/")));
    let evaluator = prefixes.chain(ours).fold(SparqlEvaluator::new(), |evaluator, (prefix, namespace)| {
        evaluator.with_prefix(prefix, namespace).expect("vocabularies and bases are IRIs")
    });
    let mut prepared = evaluator.parse_query(sparql).map_err(StoreError::Syntax)?;
    if prepared.dataset().is_default_dataset() {
        prepared.dataset_mut().set_default_graph_as_union();
    }
    prepared.on_store(graph).execute().map_err(StoreError::Query)
}
