//! What stands in the graph about one node, and the sentences behind it.

use super::answer::{Row, Telling, shown};
use super::names::Names;
use super::source::{Source, text};
use super::{AskError, sentences};
use oxigraph::model::{NamedNode, Term};
use serde::Serialize;
use std::collections::BTreeSet;

/// Places in articles that are listed of what many articles mention.
const PLACES: usize = 50;

/// One node of the graph.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Why {
    /// Its IRI.
    pub iri: String,
    /// Its name, or nothing.
    pub label: String,
    /// What is said of it, sorted.
    pub facts: Vec<Fact>,
    /// The nodes of articles that are it, report it or it itself, with their sentences; the first fifty.
    pub from: Vec<Telling>,
}

/// One fact about a node.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fact {
    /// The property, as an IRI.
    pub property: String,
    /// The value: the words of a literal, the name of a thing, the word of a concept.
    pub value: String,
    /// The IRI, where the value is a thing.
    pub iri: Option<String>,
}

/// What stands in the graph about the node that somebody names by IRI (`ent:...` and `evt:...` too); `None` where nothing
/// does.
///
/// # Errors
/// If the graph cannot be read.
pub fn why(source: &dyn Source, written: &str) -> Result<Option<Why>, AskError> {
    let names = Names::of(source)?;
    let Ok(node) = NamedNode::new(names.expanded(written)) else { return Ok(None) };
    let iri = node.as_str().to_owned();
    let facts = source.rows(&format!(
        "SELECT ?property ?value WHERE {{ VALUES ?node {{ {node} }} ?node ?property ?value }}"
    ))?;
    let facts: BTreeSet<Fact> = facts
        .rows
        .iter()
        .filter_map(|row| {
            let [Some(property), Some(value)] = row.as_slice() else { return None };
            let iri = if let Term::NamedNode(value) = value { Some(value.as_str().to_owned()) } else { None };
            Some(Fact { property: text(property), value: shown(value, &names), iri })
        })
        .collect();
    if facts.is_empty() {
        return Ok(None);
    }
    let places = source.rows(&format!(
        "SELECT ?place ?article ?outlet ?published WHERE {{
  {{ ?place dl:reports|itsrdf:taIdentRef|dl:speaker {node} }} UNION {{ {node} dl:involves ?place }} UNION {{ BIND ({node} AS ?place) }}
  FILTER (CONTAINS(STR(?place), \"#\"))
  BIND (IRI(STRBEFORE(STR(?place), \"#\")) AS ?in)
  ?in schema:identifier ?article .
  OPTIONAL {{ ?in schema:publisher/schema:name ?outlet }}
  OPTIONAL {{ ?in schema:datePublished ?published }}
}}"
    ))?;
    let mut from: Vec<Telling> = places
        .rows
        .iter()
        .filter_map(|row| {
            let [Some(place), Some(article), outlet, published] = row.as_slice() else { return None };
            let words = |term: &Option<Term>| term.as_ref().map(text).unwrap_or_default();
            Some(Telling {
                published: words(published),
                outlet: words(outlet),
                article: text(article),
                node: text(place),
                sentences: Vec::new(),
            })
        })
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    from.truncate(PLACES);
    let mut row = [Row { cells: Vec::new(), from }];
    sentences::add(&mut row, source)?;
    let [row] = row;
    let label = names.label(&iri).unwrap_or_default().to_owned();
    Ok(Some(Why { iri, label, facts: facts.into_iter().collect(), from: row.from }))
}
