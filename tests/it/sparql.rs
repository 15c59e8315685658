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
fn the_name_of_a_span_tells_its_offsets() {
    // As docs/graph.md gives it.
    let query = "SELECT ?words ?begin ?end ?told_begin ?told_end WHERE {
        ?node dl:trigger|prov:wasDerivedFrom ?span . ?span nif:anchorOf ?words
        BIND (STRAFTER(STR(?span), '#offset_') AS ?place)
        BIND (xsd:integer(STRBEFORE(?place, '_')) AS ?begin) BIND (xsd:integer(STRAFTER(?place, '_')) AS ?end)
        OPTIONAL { ?span nif:beginIndex ?told_begin ; nif:endIndex ?told_end }
    }";
    let rows = rows(query);
    assert!(rows.iter().any(|row| row[3].is_empty()) && rows.iter().any(|row| !row[3].is_empty()));
    for row in rows {
        let [words, begin, end, told_begin, told_end] = row.as_slice() else { panic!("five columns") };
        let length = end.parse::<usize>().expect("a number") - begin.parse::<usize>().expect("a number");
        assert_eq!(words.chars().count(), length, "{words}");
        assert!(told_begin.is_empty() || told_begin == begin && told_end == end, "{words}");
    }
}

#[test]
fn a_graph_name_tells_which_article_says_it() {
    let query = "SELECT ?id WHERE { GRAPH ?article { ?article schema:identifier ?id } } ORDER BY ?id";
    assert_eq!(rows(query).len(), 13);
}
