//! The graph of what the consistency checks found.

use super::concept::Concept;
use super::facts::Facts;
use super::iri::{Local, local};
use super::literal::words;
use super::vocab::{dl, prov, rdfs};
use super::{GraphOptions, names};
use crate::model::{Digest, Digests, Finding, Side};
use crate::resolve::key::hex_key;
use oxigraph::model::{NamedNode, Quad};

/// The findings, in the graph `graph/findings`, sorted. `findings` speak of `digests`.
pub fn findings_graph<'a>(
    digests: impl Into<Digests<'a>>,
    findings: &[Finding],
    options: &GraphOptions,
) -> Vec<Quad> {
    let digests = digests.into();
    let mut facts = Facts::new(options.base.findings_graph());
    for finding in findings {
        let node = options.base.finding(&key(digests, finding));
        facts.types(&node, &[dl::FINDING]);
        facts.add(&node, dl::FINDING_KIND, finding.kind.iri());
        facts.add(&node, dl::SEVERITY, finding.severity.iri());
        facts.add(&node, rdfs::COMMENT, words(finding.message.as_str(), Some("en")));
        for side in &finding.sides {
            if let Some(digest) = digests.telling(side.article) {
                write_side(&mut facts, &node, digest, side, options);
            }
        }
    }
    facts.finish()
}

/// A side is a figure or an event report of its article, or the words themselves.
fn write_side(facts: &mut Facts, node: &NamedNode, digest: &Digest, side: &Side, options: &GraphOptions) {
    let article = options.base.article(&digest.key);
    if let Some(report) = side.event.and_then(|event| digest.events.get(event)) {
        let figure = report.figures.iter().find(|figure| figure.span == side.span);
        let involved = match figure {
            Some(figure) => Some(local(&article, Local::Figure, figure.span)),
            None => side.event.and_then(|event| names::event(digest, &article, event)),
        };
        facts.add_some(node, dl::INVOLVES, involved);
        facts.add(node, prov::WAS_DERIVED_FROM, local(&article, Local::Span, report.sentence));
        return;
    }
    // The words of a date: the article's graph describes them.
    let span = local(&article, Local::Span, side.span);
    facts.add(node, dl::INVOLVES, span.clone());
    facts.add(node, prov::WAS_DERIVED_FROM, span);
}

/// The same kind at the same places is the same finding, whatever else was read.
fn key(digests: Digests<'_>, finding: &Finding) -> String {
    let mut places: Vec<String> = finding
        .sides
        .iter()
        .map(|side| {
            let article = digests.telling(side.article).map_or("", |digest| digest.key.as_str());
            format!("{article} {} {}", side.span.start, side.span.end)
        })
        .collect();
    places.sort_unstable();
    let parts: Vec<&str> = places.iter().map(String::as_str).chain([finding.message.as_str()]).collect();
    format!("{}-{}", finding.kind.as_str(), hex_key(&parts, 12))
}
