//! What was decided over all articles as JSON Lines, for tables: a line for each entity, event and finding, and one for each
//! article with the keys of its actors and reports.

use crate::graph::Base;
use crate::model::{Digests, Resolution};
use serde_json::json;
use std::io::{self, Write};

/// Writes one object a line: `{"entity": IRI, ...}`, `{"event": IRI, ...}`, `{"finding": KIND, ...}`, then
/// `{"article": IRI, "id": ..., "actors": [IRI...], "reports": [IRI...]}` in the order of the article's digest. `digests`
/// are sorted by key, so that nothing shows in which order they came.
///
/// # Errors
/// If `out` takes no more.
pub fn write(
    digests: Digests<'_>,
    resolution: &Resolution,
    base: &Base,
    out: &mut dyn Write,
) -> io::Result<()> {
    let entity_iri = |key: &str| base.entity(key);
    for entity in &resolution.entities {
        let line = json!({
            "entity": entity_iri(&entity.key).as_str(),
            "label": entity.label,
            "type": entity.class.as_str(),
            "wikidata": entity.wikidata,
            "other_labels": entity.other_labels,
            "articles": count(&entity.actors),
        });
        writeln!(out, "{line}")?;
    }
    for event in &resolution.events {
        let line = json!({
            "event": base.event(&event.key).as_str(),
            "label": event.label,
            "date": event.date.map(|date| date.to_string()),
            "standing": event.standing.as_str(),
            "articles": count(&event.reports),
            "reports": event.reports.len(),
        });
        writeln!(out, "{line}")?;
    }
    for finding in &resolution.findings {
        let sides: Vec<_> = finding
            .sides
            .iter()
            .map(|side| {
                json!({ "article": side.id, "start": side.span.start, "end": side.span.end, "text": side.text })
            })
            .collect();
        let line = json!({
            "finding": finding.kind.as_str(),
            "severity": finding.severity.as_str(),
            "message": finding.message,
            "sides": sides,
        });
        writeln!(out, "{line}")?;
    }
    for (article, digest) in digests.iter().enumerate() {
        let actors = resolution.entity_of[article].iter();
        let actors: Vec<_> = actors
            .map(|entity| entity.map(|entity| entity_iri(&resolution.entities[entity].key).into_string()))
            .collect();
        let reports = resolution.event_of[article].iter();
        let reports: Vec<_> = reports
            .map(|event| event.map(|event| base.event(&resolution.events[event].key).into_string()))
            .collect();
        let line = json!({
            "article": base.article(&digest.key).as_str(),
            "id": digest.id,
            "actors": actors,
            "reports": reports,
        });
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// How many articles there are among places, which are sorted.
fn count(places: &[(usize, usize)]) -> usize {
    places.chunk_by(|one, next| one.0 == next.0).count()
}
