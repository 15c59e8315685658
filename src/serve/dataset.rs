//! The graph as the server's queries read it: terms by number, quads sorted in four orders, never changed.

use super::stop;
use oxigraph::model::{GraphName, NamedOrBlankNode, Quad, Term};
use spareval::{InternalQuad, QueryableDataset};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::ops::Range;
use std::sync::Arc;

/// Stands for the default graph in the place of a term.
const DEFAULT: u32 = u32::MAX;

/// Places of subject, predicate, object and graph in a row of each order.
const ORDERS: [[usize; 4]; 4] = [[0, 1, 2, 3], [1, 2, 0, 3], [2, 0, 1, 3], [3, 0, 1, 2]];

/// A dataset in memory.
pub(super) struct Dataset {
    terms: Vec<Term>,
    numbers: BTreeMap<String, u32>,
    /// The quads in each of [`ORDERS`], sorted.
    sorted: [Vec<[u32; 4]>; 4],
}

impl Dataset {
    pub(super) fn of(quads: &[Quad]) -> Self {
        let mut made = Self { terms: Vec::new(), numbers: BTreeMap::new(), sorted: Default::default() };
        let mut rows: Vec<[u32; 4]> = quads
            .iter()
            .map(|quad| {
                let graph = match &quad.graph_name {
                    GraphName::NamedNode(node) => made.number(node.clone().into()),
                    GraphName::BlankNode(node) => made.number(node.clone().into()),
                    GraphName::DefaultGraph => DEFAULT,
                };
                let subject: Term = match &quad.subject {
                    NamedOrBlankNode::NamedNode(node) => node.clone().into(),
                    NamedOrBlankNode::BlankNode(node) => node.clone().into(),
                };
                [
                    made.number(subject),
                    made.number(quad.predicate.clone().into()),
                    made.number(quad.object.clone()),
                    graph,
                ]
            })
            .collect();
        rows.sort_unstable();
        rows.dedup();
        for (sorted, order) in made.sorted.iter_mut().zip(ORDERS) {
            *sorted = rows.iter().map(|row| order.map(|place| row[place])).collect();
            sorted.sort_unstable();
        }
        made
    }

    fn number(&mut self, term: Term) -> u32 {
        let key = term.to_string();
        if let Some(known) = self.numbers.get(&key) {
            return *known;
        }
        let number =
            u32::try_from(self.terms.len()).expect("a graph in memory has fewer than four milliard terms");
        self.numbers.insert(key, number);
        self.terms.push(term);
        number
    }
}

/// A term of a query: of the graph by its number, or new.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) enum Id {
    Known(u32),
    New(Arc<Term>),
}

/// Copying is what every step of a query over rows does: here it can be stopped.
impl Clone for Id {
    fn clone(&self) -> Self {
        stop::look();
        match self {
            Self::Known(number) => Self::Known(*number),
            Self::New(term) => Self::New(Arc::clone(term)),
        }
    }
}

/// The dataset in the hands of one query.
pub(super) struct View(pub(super) Arc<Dataset>);

/// Rows of one order that fit a pattern.
struct Fitting {
    dataset: Arc<Dataset>,
    order: usize,
    rows: Range<usize>,
    /// What each place of a row must be.
    wanted: [Option<u32>; 4],
}

impl Iterator for Fitting {
    type Item = Result<InternalQuad<Id>, Infallible>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            stop::look();
            let row = self.dataset.sorted[self.order][self.rows.next()?];
            if row
                .iter()
                .zip(self.wanted)
                .any(|(found, wanted)| wanted.is_some_and(|wanted| *found != wanted))
            {
                continue;
            }
            let mut quad = [0; 4];
            for (place, found) in ORDERS[self.order].iter().zip(row) {
                quad[*place] = found;
            }
            let [subject, predicate, object, graph] = quad;
            return Some(Ok(InternalQuad {
                subject: Id::Known(subject),
                predicate: Id::Known(predicate),
                object: Id::Known(object),
                graph_name: (graph != DEFAULT).then_some(Id::Known(graph)),
            }));
        }
    }
}

impl View {
    /// The rows that fit, by the order that begins with what is known.
    fn fitting(&self, pattern: [Option<u32>; 4]) -> Fitting {
        let begins = |order: &[usize; 4]| order.iter().take_while(|place| pattern[**place].is_some()).count();
        // Of equals the first: subject, predicate, object, graph.
        let order = (0..ORDERS.len()).rev().max_by_key(|&order| begins(&ORDERS[order])).unwrap_or(0);
        let wanted = ORDERS[order].map(|place| pattern[place]);
        let prefix: Vec<u32> = wanted.iter().map_while(|wanted| *wanted).collect();
        let sorted = &self.0.sorted[order];
        let first = sorted.partition_point(|row| row[..prefix.len()] < prefix[..]);
        let length = sorted[first..].partition_point(|row| row[..prefix.len()] == prefix[..]);
        Fitting { dataset: Arc::clone(&self.0), order, rows: first..first + length, wanted }
    }
}

impl QueryableDataset<'static> for View {
    type InternalTerm = Id;
    type Error = Infallible;

    fn internal_quads_for_pattern(
        &self,
        subject: Option<&Id>,
        predicate: Option<&Id>,
        object: Option<&Id>,
        graph_name: Option<Option<&Id>>,
    ) -> impl Iterator<Item = Result<InternalQuad<Id>, Infallible>> + use<> {
        let mut unknown = false;
        let mut number = |id: &Id| match id {
            Id::Known(number) => *number,
            // What the graph does not know, nothing fits.
            Id::New(_) => {
                unknown = true;
                DEFAULT
            }
        };
        let graph = graph_name.map(|graph| graph.map_or(DEFAULT, &mut number));
        let pattern = [subject.map(&mut number), predicate.map(&mut number), object.map(&mut number), graph];
        let mut fitting = self.fitting(pattern);
        if unknown {
            fitting.rows = 0..0;
        }
        fitting
    }

    fn internalize_term(&self, term: Term) -> Result<Id, Infallible> {
        Ok(match self.0.numbers.get(&term.to_string()) {
            Some(number) => Id::Known(*number),
            None => Id::New(Arc::new(term)),
        })
    }

    fn externalize_term(&self, term: Id) -> Result<Term, Infallible> {
        Ok(match term {
            Id::Known(number) => self.0.terms[number as usize].clone(),
            Id::New(term) => Term::clone(&term),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::io::{RdfFormat, RdfParser};
    use oxigraph::sparql::{QueryResults, SparqlEvaluator};
    use oxigraph::store::Store;

    const DATA: &str = "@prefix : <http://x/> .
        :g { :a :p :b , 1 ; :q :c . :b :p :c . } :h { :a :p :b . :c :q 2.5 , \"w\"@en . } :a :q :a .";

    fn rows(results: QueryResults<'_>) -> Vec<String> {
        let QueryResults::Solutions(rows) = results else { panic!("rows") };
        let mut rows: Vec<String> = rows.map(|row| format!("{:?}", row.unwrap().values())).collect();
        rows.sort_unstable();
        rows
    }

    #[test]
    fn it_answers_as_the_store_does() {
        let quads: Vec<Quad> =
            RdfParser::from_format(RdfFormat::TriG).for_slice(DATA).map(Result::unwrap).collect();
        let store = Store::new().unwrap();
        store.extend(quads.clone()).unwrap();
        let dataset = Arc::new(Dataset::of(&quads));
        for query in [
            "SELECT * { ?s ?p ?o }",
            "SELECT * { GRAPH ?g { ?s ?p ?o } }",
            "SELECT * { GRAPH <http://x/h> { <http://x/a> ?p ?o } }",
            "SELECT * { ?s <http://x/p> ?o . ?o ?q ?r }",
            "SELECT * { ?s ?p <http://x/b> }",
            "SELECT * { ?s <http://x/p>+ ?o }",
            "SELECT * { <http://x/none> ?p ?o }",
            "SELECT ?o { ?s <http://x/q> ?o FILTER(?o > 2) }",
            "SELECT (COUNT(*) AS ?n) (SUM(?v) AS ?m) { ?s ?p ?o BIND(3 AS ?v) }",
            "SELECT * { VALUES ?o { <http://x/b> 1 7 } ?s ?p ?o OPTIONAL { ?o ?q ?r } }",
        ] {
            for union in [true, false] {
                let prepared = || {
                    let mut prepared = SparqlEvaluator::new().parse_query(query).unwrap();
                    if union {
                        prepared.dataset_mut().set_default_graph_as_union();
                    }
                    prepared
                };
                let ours = prepared().on_queryable_dataset(View(Arc::clone(&dataset))).execute().unwrap();
                let theirs = prepared().on_store(&store).execute().unwrap();
                assert_eq!(rows(ours), rows(theirs), "{query}");
            }
        }
    }
}
