//! The sentences behind the rows of an answer.

use super::AskError;
use super::answer::{Row, Sentence};
use super::source::{Source, text};
use oxigraph::model::NamedNode;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Article and offsets of a node of an article: `.../KEY#st_1_32` is (`.../KEY`, 1, 32).
fn position(iri: &str) -> Option<(&str, u32, u32)> {
    let (article, local) = iri.split_once('#')?;
    let mut numbers = local.rsplit('_');
    let end = numbers.next()?.parse().ok()?;
    let begin = numbers.next()?.parse().ok()?;
    Some((article, begin, end))
}

/// Sentences of the articles, by article, and those that a node is derived from.
#[derive(Default)]
struct Evidence {
    sentences: BTreeMap<String, BTreeSet<Sentence>>,
    derived: BTreeMap<String, BTreeSet<Sentence>>,
}

/// Gives each row its sentences: those its nodes are derived from, else the one a node lies in.
pub(super) fn add(rows: &mut [Row], source: &dyn Source) -> Result<(), AskError> {
    let tellings = || rows.iter().flat_map(|row| &row.from);
    let nodes: BTreeSet<&str> = tellings().map(|telling| telling.node.as_str()).collect();
    let articles: BTreeSet<String> =
        nodes.iter().filter_map(|node| Some(node.split_once('#')?.0.to_owned())).collect();
    if articles.is_empty() {
        return Ok(());
    }
    let evidence = read(source, &articles, &nodes)?;
    for telling in rows.iter_mut().flat_map(|row| &mut row.from) {
        telling.sentences = evidence.behind(&telling.node);
    }
    Ok(())
}

fn read(
    source: &dyn Source,
    articles: &BTreeSet<String>,
    nodes: &BTreeSet<&str>,
) -> Result<Evidence, AskError> {
    let list = |iris: &mut dyn Iterator<Item = String>| {
        iris.filter_map(|iri| NamedNode::new(iri).ok()).fold(String::new(), |mut list, iri| {
            let _ = write!(list, "{iri} ");
            list
        })
    };
    let texts = list(&mut articles.iter().map(|article| format!("{article}#text")));
    let nodes = list(&mut nodes.iter().map(|&node| node.to_owned()));
    let sparql = format!(
        "SELECT ?node ?sentence ?words WHERE {{
  {{ VALUES ?text {{ {texts}}} ?sentence nif:referenceContext ?text . ?sentence a nif:Sentence }}
  UNION {{ VALUES ?node {{ {nodes}}} ?node prov:wasDerivedFrom ?sentence }}
  OPTIONAL {{ ?sentence nif:anchorOf ?words }}
}}"
    );
    let mut evidence = Evidence::default();
    for row in source.evidence(articles, &sparql)?.rows {
        let [node, Some(iri), words] = row.as_slice() else { continue };
        let iri = text(iri);
        let Some((article, begin, end)) = position(&iri) else { continue };
        let sentence = Sentence { begin, end, text: words.as_ref().map(text).unwrap_or_default() };
        match node {
            Some(node) => evidence.derived.entry(text(node)).or_default().insert(sentence),
            None => evidence.sentences.entry(article.to_owned()).or_default().insert(sentence),
        };
    }
    Ok(evidence)
}

impl Evidence {
    fn behind(&self, node: &str) -> Vec<Sentence> {
        if let Some(found) = self.derived.get(node) {
            return found.iter().cloned().collect();
        }
        let Some((article, begin, _)) = position(node) else { return Vec::new() };
        let around = self.sentences.get(article).into_iter().flatten();
        around.filter(|sentence| sentence.begin <= begin && begin < sentence.end).cloned().collect()
    }
}
