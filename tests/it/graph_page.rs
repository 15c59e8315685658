//! `docs/graph.md`: the graph, class by class, from `ontology/dateline.ttl` and `ontology/shapes.ttl`.
#![cfg(unix)]

use crate::docs::page_is;
use dateline::graph::Base;
use dateline::graph::vocab::PREFIXES;
use oxigraph::model::Term;
use oxigraph::sparql::QueryResults;
use oxigraph::store::Store;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

const INTRODUCTION: &str = "# The graph

What `dateline` writes, class by class. Standard vocabularies come first; `dl:` (`https://w3id.org/dateline/ns#`) holds what
none of them has. Generated from [dateline.ttl](../ontology/dateline.ttl) and [shapes.ttl](../ontology/shapes.ttl) by
`DATELINE_UPDATE_DOCS=1 cargo test docs`.

Each article has a named graph of its own, called by its IRI, that never changes because another article came. What was
decided over all of them is in `graph/entities`, what does not fit in `graph/findings`, what the articles were read with in
`graph/run`. A query sees all of them together; `GRAPH ?g { ... }` tells which one says it.

The name of a node of an article ends with the place of its words in the text, begin and end in code points: `#ev_5_10` and
`#offset_5_10` are the letters 5 to 9. Sentences say so in numbers too (`nif:beginIndex`, `nif:endIndex`); other spans have their
words (`nif:anchorOf`) only, and the content of a statement in one part not even these, since they are its `schema:text`, unless `build --nif` describes them all as NIF does. To ask for the offsets of any span:

```sparql
SELECT ?words ?begin ?end WHERE {
  ?report dl:trigger ?span . ?span nif:anchorOf ?words
  BIND (STRAFTER(STR(?span), \"#offset_\") AS ?place)
  BIND (xsd:integer(STRBEFORE(?place, \"_\")) AS ?begin) BIND (xsd:integer(STRAFTER(?place, \"_\")) AS ?end)
}
```

How often a rule that fills a slot is right stands once for each run: `?report dl:timeRule ?rule ; schema:isPartOf/prov:wasGeneratedBy
?run . ?known dl:rule ?rule ; schema:isPartOf ?run ; dl:confidence ?share`.
";

/// One row of an answer; an unbound variable is an empty text.
type Row = Vec<String>;

fn ask(store: &Store, query: &str) -> Vec<Row> {
    let query = format!(
        "PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX owl: <http://www.w3.org/2002/07/owl#> {query}"
    );
    let QueryResults::Solutions(solutions) =
        dateline::store::query(store, &query, &Base::default()).expect("a query")
    else {
        panic!("a SELECT");
    };
    let rows =
        solutions.map(|row| row.expect("a row").values().iter().map(|term| text(term.as_ref())).collect());
    rows.collect()
}

fn text(term: Option<&Term>) -> String {
    match term {
        None => String::new(),
        Some(Term::NamedNode(node)) => {
            let known = PREFIXES.iter().find_map(|(prefix, namespace)| {
                Some(format!("{prefix}:{}", node.as_str().strip_prefix(namespace)?))
            });
            known.unwrap_or_else(|| format!("<{}>", node.as_str()))
        }
        Some(Term::Literal(literal)) => literal.value().to_owned(),
        Some(other) => other.to_string(),
    }
}

#[test]
fn docs_the_page_of_the_graph_follows_the_ontology() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ontology");
    let store =
        dateline::store::load_files(&[folder.join("dateline.ttl"), folder.join("shapes.ttl")]).expect("RDF");
    let mut page = INTRODUCTION.to_owned();
    classes(&store, &mut page);
    properties(&store, &mut page);
    concepts(&store, &mut page);
    page_is("docs/graph.md", &page);
}

/// Each class that has a shape, with its properties.
fn classes(store: &Store, page: &mut String) {
    page.push_str("\n## Classes\n");
    let comments: BTreeMap<String, String> =
        ask(store, "SELECT ?class ?comment WHERE { ?class rdfs:comment ?comment }")
            .into_iter()
            .map(|row| (row[0].clone(), row[1].clone()))
            .collect();
    let supers = ask(
        store,
        "SELECT ?class ?super WHERE { ?class a owl:Class ; rdfs:subClassOf ?super . FILTER(isIRI(?super)) } ORDER BY ?class ?super",
    );
    let rows = ask(store, "SELECT DISTINCT ?class ?path ?min ?max ?value WHERE {
            ?shape sh:targetClass ?class ; sh:property ?property . ?property sh:path ?path . FILTER(isIRI(?path))
            OPTIONAL { ?property sh:minCount ?min } OPTIONAL { ?property sh:maxCount ?max }
            OPTIONAL { ?property sh:class|sh:datatype ?given . FILTER(isIRI(?given)) }
            OPTIONAL { ?path rdfs:range ?range . FILTER(isIRI(?range)) }
            OPTIONAL { ?property sh:node ?node . BIND('words' AS ?words) }
            BIND(COALESCE(?given, ?range, ?words) AS ?value)
        } ORDER BY ?class ?path ?value");
    let mut last = "";
    for row in &rows {
        let [class, path, min, max, value] = row.as_slice() else { panic!("five columns") };
        if class != last {
            last = class;
            let _ = writeln!(page, "\n### {class}");
            if let Some(comment) = comments.get(class) {
                let _ = write!(page, "\n{comment}\n");
            }
            let above: Vec<&str> =
                supers.iter().filter(|row| row[0] == *class).map(|row| row[1].as_str()).collect();
            if !above.is_empty() {
                let _ = write!(page, "\nA kind of {}.\n", above.join(", "));
            }
            page.push_str("\n| property | how many | value |\n|---|---|---|\n");
        }
        let times = match (min.as_str(), max.as_str()) {
            ("1", "1") => "one",
            ("1", _) => "one or more",
            (_, "1") => "at most one",
            _ => "any",
        };
        let _ = writeln!(page, "| `{path}` | {times} | {value} |");
    }
}

/// Every property of our own.
fn properties(store: &Store, page: &mut String) {
    page.push_str("\n## Our own properties\n\n| property | of | to | meaning |\n|---|---|---|---|\n");
    let rows = ask(store, "SELECT ?property (GROUP_CONCAT(DISTINCT ?from; separator=\" \") AS ?of) (GROUP_CONCAT(DISTINCT ?to; separator=\" \") AS ?range) ?comment WHERE {
            ?property a ?kind ; rdfs:comment ?comment . FILTER(?kind IN (owl:ObjectProperty, owl:DatatypeProperty))
            OPTIONAL { ?property rdfs:domain|schema:domainIncludes ?from . FILTER(isIRI(?from)) }
            OPTIONAL { ?property rdfs:range|schema:rangeIncludes ?to . FILTER(isIRI(?to)) }
        } GROUP BY ?property ?comment ORDER BY ?property");
    for row in rows {
        let short = |list: &str| {
            let mut names: Vec<String> = list
                .split_whitespace()
                .map(|iri| text(Some(&oxigraph::model::NamedNode::new_unchecked(iri).into())))
                .collect();
            names.sort();
            names.join(", ")
        };
        let _ = writeln!(page, "| `{}` | {} | {} | {} |", row[0], short(&row[1]), short(&row[2]), row[3]);
    }
}

/// Concepts by the scheme they belong to.
fn concepts(store: &Store, page: &mut String) {
    let rows = ask(
        store,
        "SELECT ?scheme ?label ?concept ?definition WHERE {
            ?concept a skos:Concept ; skos:inScheme ?scheme . FILTER(STRSTARTS(STR(?concept), STR(dl:)))
            OPTIONAL { ?scheme dcterms:title|rdfs:label|skos:prefLabel ?label }
            OPTIONAL { ?concept skos:definition|rdfs:comment|skos:scopeNote ?definition }
        } ORDER BY ?scheme ?concept ?definition"
            .replace("dcterms:title", "<http://purl.org/dc/terms/title>")
            .as_str(),
    );
    page.push_str("\n## Concepts\n");
    let mut last = "";
    for row in &rows {
        let [scheme, label, concept, definition] = row.as_slice() else { panic!("four columns") };
        if scheme != last {
            last = scheme;
            let title = if label.is_empty() { scheme } else { label };
            let _ = write!(page, "\n### {title}\n\n| concept | meaning |\n|---|---|\n");
        }
        let _ = writeln!(page, "| `{concept}` | {definition} |");
    }
}
