//! Nodes of one article: the sentence, the rule, and everything the article's graph says of them.

use super::facts::{Facts, one_line};
use super::{Known, decided};
use crate::cli::names::short;
use dateline::extract::event::precision;
use dateline::graph::vocab::{dl, prov, rdf, schema, sem};
use dateline::model::Digest;
use oxigraph::model::{NamedNode, NamedNodeRef, Term};

/// Told on lines of their own.
const TOLD_APART: &[NamedNodeRef<'static>] =
    &[rdf::TYPE, prov::WAS_DERIVED_FROM, schema::IS_PART_OF, dl::RULE, dl::CONFIDENCE];

/// A node of the article with this key, or the article itself.
pub(super) fn node(known: &Known, key: &str, iri: &str) -> anyhow::Result<Vec<String>> {
    let store = &known.store;
    let key = store.find(key)?;
    let facts = Facts::of(store.article_quads(&key)?);
    anyhow::ensure!(!facts.about(iri).is_empty(), "the article {key} has no node {iri}");
    let mut lines = describe(known, &facts, iri);
    if let Some(index) = known.resolved.digests.iter().position(|digest| digest.key == key) {
        lines.insert(1, format!("article     {}", article(&known.resolved.digests[index])));
        lines.extend(decided::of_local_node(known, index, iri));
    }
    Ok(lines)
}

/// A node of a shared graph that is neither entity nor event: an outlet, a date, an office, a run.
pub(super) fn shared(known: &Known, iri: &str) -> anyhow::Result<Option<Vec<String>>> {
    let facts = Facts::of(known.store.quads()?);
    if facts.about(iri).is_empty() {
        return Ok(None);
    }
    let mut lines = describe(known, &facts, iri);
    for source in facts.nodes(iri, prov::WAS_DERIVED_FROM) {
        lines.extend(facts.sentence(source).map(|sentence| format!("sentence    {sentence}")));
    }
    Ok(Some(lines))
}

/// `hg-0208, Harbour Gazette, 2024-02-08: "headline"`.
pub(super) fn article(digest: &Digest) -> String {
    let source = digest.source.as_ref().map_or(String::new(), |source| format!(", {source}"));
    let day = digest.published.map_or(String::new(), |day| format!(", {day}"));
    let title = digest.title.as_ref().map_or(String::new(), |title| format!(": {title}"));
    format!("{}{source}{day}{title}", digest.id)
}

fn describe(known: &Known, facts: &Facts, iri: &str) -> Vec<String> {
    let base = known.store.base();
    let mut lines = vec![short(iri, base)];
    let classes: Vec<String> =
        facts.nodes(iri, rdf::TYPE).into_iter().map(|class| short(class, base)).collect();
    lines.push(format!("is a        {}", classes.join(", ")));
    let is_report = facts.nodes(iri, rdf::TYPE).contains(&dl::EVENT_REPORT.as_str());
    // Who is not named leads to a sentence through what he says or does; an article is all of its sentences.
    let is_article = base.key_of(iri).is_some() && !iri.contains('#');
    let through = || facts.sentence(facts.pointing_to(iri).first().filter(|_| !is_article)?);
    let sentence = facts.sentence(iri).or_else(through);
    lines.extend(sentence.map(|sentence| format!("sentence    {sentence}")));
    if let Some(rule) = facts.text(iri, dl::RULE) {
        let confidence = facts.text(iri, dl::CONFIDENCE);
        let confidence = confidence.map_or(String::new(), |share| {
            if is_report { format!(", worth holding with a chance of {share}") } else { measured(share) }
        });
        lines.push(format!("rule        {rule}{confidence}"));
    }
    for (property, object) in facts.about(iri) {
        if slot_reason(property, "Confidence").is_some() {
            continue;
        }
        if let Some(slot) = slot_reason(property, "Rule") {
            lines.push(because(facts, iri, slot, object));
        } else if !TOLD_APART.iter().any(|told| *property == *told) {
            let name = short(property.as_str(), base);
            lines.push(format!("{name:<24} {}", value(known, facts, object)));
        }
    }
    for time in facts.nodes(iri, sem::HAS_TIME).into_iter().chain([iri]) {
        lines.extend(dating(facts, time));
    }
    lines
}

/// How often a rule is right.
fn measured(share: &str) -> String {
    format!(", right in {share} of cases measured")
}

/// The slot of which a property gives the reason: `time` of `dl:timeRule`.
fn slot_reason<'p>(property: &'p NamedNode, ending: &str) -> Option<&'p str> {
    property.as_str().strip_prefix(dl::NAMESPACE)?.strip_suffix(ending).filter(|slot| !slot.is_empty())
}

/// `time by date/own-clause, right in 0.88 of cases measured`.
fn because(facts: &Facts, iri: &str, slot: &str, rule: &Term) -> String {
    let share = facts.about(iri).iter().find_map(|(property, object)| match object {
        Term::Literal(share) if slot_reason(property, "Confidence") == Some(slot) => Some(share.value()),
        _ => None,
    });
    let rule = match rule {
        Term::Literal(rule) => rule.value(),
        _ => "no rule",
    };
    // Of a measured rule it stands in the graph of the run.
    let share = share.map(str::to_owned).or_else(|| Some(precision(rule)?.as_fraction().to_string()));
    let share = share.map_or(String::new(), |share| measured(&share));
    format!("{:<24} {rule}{share}", format!("{slot} by"))
}

/// A node by its label and name, or the words of a literal.
pub(super) fn value(known: &Known, facts: &Facts, object: &Term) -> String {
    match object {
        Term::NamedNode(node) => {
            let name = short(node.as_str(), known.store.base());
            facts.label(node.as_str()).map_or_else(|| name.clone(), |label| format!("{label}  [{name}]"))
        }
        Term::Literal(literal) => one_line(literal.value()),
        other => other.to_string(),
    }
}

/// How a date was worked out.
fn dating(facts: &Facts, time: &str) -> Option<String> {
    let derivation = facts.text(time, dl::DERIVATION)?;
    let rule = facts.text(time, dl::RULE).unwrap_or("no rule");
    Some(format!("dated       {derivation} ({rule})"))
}
