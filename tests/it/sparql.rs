//! What holds of the graph of the sample articles, asked in SPARQL.

use crate::program::rows;

#[test]
fn every_statement_and_event_leads_back_to_a_sentence_of_its_article() {
    let lost = "SELECT ?node WHERE {
        VALUES ?class { dl:Statement dl:EventReport dl:Figure }
        ?node a ?class .
        FILTER NOT EXISTS { GRAPH ?article { ?node schema:isPartOf ?article . ?article a schema:NewsArticle } }
    }";
    assert_eq!(rows(lost), Vec::<Vec<String>>::new());
    let unfounded = "SELECT ?node WHERE {
        VALUES ?class { dl:Statement dl:EventReport dl:LocalActor }
        ?node a ?class .
        FILTER NOT EXISTS { ?node prov:wasDerivedFrom ?sentence . ?sentence nif:beginIndex ?begin ; nif:endIndex ?end }
        # Who is not named leads to a sentence through what he says or does.
        FILTER NOT EXISTS { ?deed ?part ?node ; prov:wasDerivedFrom ?sentence }
    }";
    assert_eq!(rows(unfounded), Vec::<Vec<String>>::new());
}

#[test]
fn a_graph_name_tells_which_article_says_it() {
    let query = "SELECT ?id WHERE { GRAPH ?article { ?article schema:identifier ?id } } ORDER BY ?id";
    assert_eq!(rows(query).len(), 13);
}
