//! Edges: what in the articles stands behind one, or behind all between two nodes.

use super::Known;
use super::facts::Facts;
use super::read::{self, article};
use crate::cli::named::by_name;
use crate::cli::names::{expand, short};
use dateline::graph::vocab::{dl, itsrdf, rdf, schema};
use oxigraph::model::{NamedOrBlankNode, Quad, Term};
use std::collections::{BTreeMap, BTreeSet};

/// Edges that are shown; more are counted.
const SHOWN: usize = 20;

/// The edges from `subject` to `object`, only those by `property` if one is given; without one, those the other way
/// and what joins the two as well.
pub(super) fn between(
    known: &Known,
    subject: &str,
    property: Option<&str>,
    object: &str,
) -> anyhow::Result<Vec<String>> {
    let quads = known.store.quads()?;
    let facts = Facts::of(quads.clone());
    let base = known.store.base();
    let (from, to) = (named(known, &facts, subject), named(known, &facts, object));
    let property = property.map(|property| match property {
        "a" => rdf::TYPE.as_str().to_owned(),
        written => expand(written, base),
    });
    let is = |term: &Term, node: &str, written: &str| match term {
        Term::NamedNode(found) => found.as_str() == node,
        Term::Literal(literal) => literal.value() == written,
        _ => false,
    };
    let mut edges: Vec<&Quad> = quads
        .iter()
        .filter(|quad| {
            iri(&quad.subject) == from
                && is(&quad.object, &to, object)
                && property.as_ref().is_none_or(|property| quad.predicate.as_str() == property)
        })
        .collect();
    if property.is_none() {
        edges
            .extend(quads.iter().filter(|quad| iri(&quad.subject) == to && is(&quad.object, &from, subject)));
        if edges.is_empty() {
            edges = joining(&quads, &from, &to);
        }
    }
    anyhow::ensure!(
        !edges.is_empty(),
        "the store {} has no edge from {subject} to {object}{}: `dateline why --store {} NODE` shows the edges of a node",
        known.store.path().display(),
        property.map_or(String::new(), |property| format!(" by {}", short(&property, base))),
        known.store.path().display()
    );
    let stand_ins = stand_ins(&quads);
    let mut lines = Vec::new();
    for edge in edges.iter().take(SHOWN) {
        lines.push(format!(
            "{}  {}  {}",
            read::value(known, &facts, &Term::from(edge.subject.clone())),
            short(edge.predicate.as_str(), base),
            read::value(known, &facts, &edge.object)
        ));
        lines.extend(behind(known, &quads, &facts, &stand_ins, edge));
    }
    if edges.len() > SHOWN {
        lines.push(format!("and {} edges more", edges.len() - SHOWN));
    }
    Ok(lines)
}

/// The node that somebody means: a name, the label of an entity or the id of an article.
fn named(known: &Known, facts: &Facts, written: &str) -> String {
    let base = known.store.base();
    let node = expand(written, base);
    if !facts.about(&node).is_empty() {
        return node;
    }
    let entity = known.resolved.resolution.entities.iter().find(|entity| entity.label == written);
    entity
        .map(|entity| base.entity(&entity.key).into_string())
        .or_else(|| known.store.find(written).ok().map(|key| base.article(&key).into_string()))
        .or_else(|| match by_name(&known.resolved.resolution.entities, written)[..] {
            [only] => Some(base.entity(&only.key).into_string()),
            _ => None,
        })
        .unwrap_or(node)
}

/// The edges of a third node that leads to both.
fn joining<'q>(quads: &'q [Quad], left: &str, right: &str) -> Vec<&'q Quad> {
    let leads = |quad: &&Quad| matches!(&quad.object, Term::NamedNode(node) if node.as_str() == left || node.as_str() == right);
    let mut by_subject: BTreeMap<&str, Vec<&Quad>> = BTreeMap::new();
    for quad in quads.iter().filter(leads).filter(|quad| quad.predicate != schema::MENTIONS) {
        by_subject.entry(iri(&quad.subject)).or_default().push(quad);
    }
    let both = |edges: &Vec<&Quad>| {
        let ends: BTreeSet<String> = edges.iter().map(|quad| quad.object.to_string()).collect();
        ends.len() == 2
    };
    by_subject.into_values().filter(both).flatten().collect()
}

/// For each entity and event the nodes of articles that stand for it.
fn stand_ins(quads: &[Quad]) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for quad in
        quads.iter().filter(|quad| [itsrdf::TA_IDENT_REF, dl::REPORTS].contains(&quad.predicate.as_ref()))
    {
        if let Term::NamedNode(meant) = &quad.object {
            found.entry(meant.as_str()).or_default().insert(iri(&quad.subject));
        }
    }
    found
}

/// The sentences and rules behind an edge: of its subject where an article says it, else of what the articles say of
/// those that stand for its two ends.
fn behind(
    known: &Known,
    quads: &[Quad],
    facts: &Facts,
    stand_ins: &BTreeMap<&str, BTreeSet<&str>>,
    edge: &Quad,
) -> Vec<String> {
    let all = |node: &str| -> BTreeSet<String> {
        let local = stand_ins.get(node).into_iter().flatten().map(|node| (*node).to_owned());
        local.chain([node.to_owned()]).collect()
    };
    let left = all(iri(&edge.subject));
    let right = match &edge.object {
        Term::NamedNode(node) => all(node.as_str()),
        _ => BTreeSet::new(),
    };
    let told = quads.iter().filter(|quad| {
        left.contains(iri(&quad.subject))
            && matches!(&quad.object, Term::NamedNode(node) if right.contains(node.as_str()))
    });
    let mut nodes: BTreeSet<&str> = told.map(|quad| iri(&quad.subject)).collect();
    nodes.retain(|node| facts.sentence(node).is_some());
    if nodes.is_empty() {
        let mut ends: Vec<&String> = left.iter().filter(|node| facts.sentence(node).is_some()).collect();
        if ends.is_empty() {
            // An article mentions somebody: the mentions are in the article.
            let inside = |node: &&String| node.starts_with(&format!("{}#", iri(&edge.subject)));
            ends = right.iter().filter(inside).filter(|node| facts.sentence(node).is_some()).collect();
        }
        nodes = ends.into_iter().map(String::as_str).collect();
    }
    nodes.into_iter().take(SHOWN).flat_map(|node| evidence(known, facts, node)).collect()
}

/// Article, sentence and rule of a node of an article.
fn evidence(known: &Known, facts: &Facts, node: &str) -> Vec<String> {
    let base = known.store.base();
    let digests = &known.resolved.digests;
    let digest = base.key_of(node).and_then(|key| digests.iter().find(|digest| digest.key == key));
    let mut lines: Vec<String> = digest
        .map(|digest| format!("  told by   {}  [{}]", article(digest), short(node, base)))
        .into_iter()
        .collect();
    lines.extend(facts.sentence(node).map(|sentence| format!("            {sentence}")));
    lines.extend(facts.text(node, dl::RULE).map(|rule| format!("            by the rule {rule}")));
    lines
}

fn iri(node: &NamedOrBlankNode) -> &str {
    match node {
        NamedOrBlankNode::NamedNode(node) => node.as_str(),
        NamedOrBlankNode::BlankNode(node) => node.as_str(),
    }
}
