//! What was decided over all articles: which mentions are one entity, which reports tell one event, what does not fit.

use super::Known;
use super::facts::Facts;
use super::read::article;
use crate::cli::names::short;
use dateline::graph::iri::{Local, local};
use dateline::graph::{GraphOptions, findings_graph};
use dateline::model::{CanonicalEvent, CharSpan, Entity, Finding, LentDate, MergeReason};
use dateline::store::StoreError;
use oxigraph::model::NamedOrBlankNode;

/// Articles that are shown one by one; more are counted.
const SHOWN: usize = 20;

/// An entity (by IRI or label), an event or a finding; `None` for anything else.
pub(super) fn node(known: &Known, iri: &str) -> anyhow::Result<Option<Vec<String>>> {
    let base = known.store.base();
    let resolution = &known.resolved.resolution;
    let label = iri.strip_prefix(base.as_str()).unwrap_or(iri);
    let named = |entity: &&Entity| {
        base.entity(&entity.key).as_str() == iri || label.strip_prefix("entity/") == Some(&entity.key)
    };
    let labelled = |entity: &&Entity| entity.label == label;
    let entities = || resolution.entities.iter();
    if let Some(entity) = entities().find(named).or_else(|| entities().find(labelled)) {
        return Ok(Some(of_entity(known, entity)?));
    }
    if let Some(event) = resolution.events.iter().find(|event| base.event(&event.key).as_str() == iri) {
        return Ok(Some(of_event(known, event)?));
    }
    match resolution.findings.iter().find(|finding| finding_iri(known, finding).as_deref() == Some(iri)) {
        Some(finding) => Ok(Some(of_finding(known, iri, finding)?)),
        None => Ok(None),
    }
}

/// What a node of an article was taken for, and why.
pub(super) fn of_local_node(known: &Known, index: usize, iri: &str) -> Vec<String> {
    let base = known.store.base();
    let digest = &known.resolved.digests[index];
    let resolution = &known.resolved.resolution;
    let node = base.article(&digest.key);
    let is = |kind: Local, span: CharSpan| local(&node, kind, span).as_str() == iri;
    let mut lines = Vec::new();
    let mut entity_of = |actor: usize, word: &str| {
        if let Some(entity) = resolution.entity_of[index][actor].map(|entity| &resolution.entities[entity]) {
            lines.push(format!(
                "{word:<11} {}  [{}]",
                entity.label,
                short(base.entity(&entity.key).as_str(), base)
            ));
            lines.extend(reasons(known, &entity.reasons, Some((index, actor)), actor_words));
        }
    };
    for actor in (0..digest.actors.len()).filter(|&actor| is(Local::Actor, digest.actors[actor].first)) {
        entity_of(actor, "taken for");
    }
    for statement in digest.statements.iter().filter(|statement| is(Local::Statement, statement.content)) {
        statement.speakers.iter().for_each(|&actor| entity_of(actor, "said by"));
    }
    for report in (0..digest.events.len()).filter(|&report| is(Local::Event, digest.events[report].trigger)) {
        if let Some(event) = resolution.event_of[index][report].map(|event| &resolution.events[event]) {
            lines.push(format!(
                "reports     {}  [{}]",
                event.label,
                short(base.event(&event.key).as_str(), base)
            ));
            lines.extend(reasons(known, &event.reasons, Some((index, report)), event_words));
        }
    }
    lines
}

pub(super) fn of_entity(known: &Known, entity: &Entity) -> Result<Vec<String>, StoreError> {
    let base = known.store.base();
    let mut lines = vec![format!("{}  [{}]", entity.label, short(base.entity(&entity.key).as_str(), base))];
    lines.push(format!("is a        {}", entity.class.as_str()));
    if !entity.other_labels.is_empty() {
        lines.push(format!("also        {}", entity.other_labels.join("; ")));
    }
    if let Some(id) = &entity.gazetteer {
        let wikidata = entity.wikidata.as_ref().map_or(String::new(), |id| format!(", Wikidata {id}"));
        lines.push(format!("gazetteer   {id}{wikidata}"));
    }
    if let (Some(id), Some(place)) = (&entity.wikidata, &entity.decided_in) {
        lines.push(format!("decided     Wikidata {id} ({place})"));
    }
    for &(index, actor) in entity.actors.iter().take(SHOWN) {
        let digest = &known.resolved.digests[index];
        let node = local(&base.article(&digest.key), Local::Actor, digest.actors[actor].first);
        lines.push(format!("named in    {}  [{}]", article(digest), short(node.as_str(), base)));
        lines.extend(sentence(known, &digest.key, node.as_str())?);
    }
    lines.extend(more(entity.actors.len(), "articles"));
    lines.extend(reasons(known, &entity.reasons, None, actor_words));
    Ok(lines)
}

fn of_event(known: &Known, event: &CanonicalEvent) -> Result<Vec<String>, StoreError> {
    let base = known.store.base();
    let mut lines = vec![format!("{}  [{}]", event.label, short(base.event(&event.key).as_str(), base))];
    for &(index, report) in event.reports.iter().take(SHOWN) {
        let digest = &known.resolved.digests[index];
        let told = &digest.events[report];
        let node = local(&base.article(&digest.key), Local::Event, told.trigger);
        let own = told.date.map(|(date, from)| format!(", {date} (known from {})", from.as_str()));
        let lent = event.lent.iter().find(|lent| lent.to == (index, report)).map(|lent| {
            format!(", {} (as “{}” in {}: {})", lent.date, lent.of.text, lent.of.id, LentDate::RULE)
        });
        let date = own.or(lent).unwrap_or_default();
        lines.push(format!("told by     {}", article(digest)));
        lines.push(format!("            “{}”{date}  [{}]", told.words, short(node.as_str(), base)));
        lines.extend(sentence(known, &digest.key, node.as_str())?);
    }
    lines.extend(more(event.reports.len(), "reports"));
    lines.extend(reasons(known, &event.reasons, None, event_words));
    Ok(lines)
}

fn of_finding(known: &Known, iri: &str, finding: &Finding) -> Result<Vec<String>, StoreError> {
    let base = known.store.base();
    let mut lines = vec![short(iri, base)];
    lines.push(format!("{} [{}] {}", finding.severity.as_str(), finding.kind.as_str(), finding.message));
    for side in &finding.sides {
        let digest = &known.resolved.digests[side.article];
        lines.push(format!("side        “{}” in {}", side.text, article(digest)));
        if let Some(report) = side.event.and_then(|event| digest.events.get(event)) {
            let node = local(&base.article(&digest.key), Local::Event, report.trigger);
            lines.extend(sentence(known, &digest.key, node.as_str())?);
        }
    }
    Ok(lines)
}

fn finding_iri(known: &Known, finding: &Finding) -> Option<String> {
    let options = GraphOptions { base: known.store.base().clone(), ..GraphOptions::default() };
    let quads = findings_graph(&known.resolved.digests, std::slice::from_ref(finding), &options);
    let start = format!("{}finding/", options.base);
    quads.into_iter().find_map(|quad| match quad.subject {
        NamedOrBlankNode::NamedNode(node) if node.as_str().starts_with(&start) => Some(node.into_string()),
        _ => None,
    })
}

fn sentence(known: &Known, key: &str, node: &str) -> Result<Option<String>, StoreError> {
    let facts = Facts::of(known.store.article_quads(key)?);
    Ok(facts.sentence(node).map(|sentence| format!("            {sentence}")))
}

fn more(number: usize, things: &str) -> Option<String> {
    (number > SHOWN).then(|| format!("            and {} {things} more", number - SHOWN))
}

/// One line for each decision, all or those about one side.
fn reasons(
    known: &Known,
    reasons: &[MergeReason],
    about: Option<(usize, usize)>,
    words: fn(&Known, (usize, usize)) -> String,
) -> Vec<String> {
    let concerns =
        |reason: &&MergeReason| about.is_none_or(|side| reason.left == side || reason.right == side);
    let line = |reason: &MergeReason| {
        format!(
            "one because {} = {}: {}",
            words(known, reason.left),
            words(known, reason.right),
            reason.words()
        )
    };
    reasons.iter().filter(concerns).map(line).collect()
}

fn actor_words(known: &Known, (index, actor): (usize, usize)) -> String {
    let digest = &known.resolved.digests[index];
    let actor = &digest.actors[actor];
    let name = actor.names.first().or(actor.nominal.as_ref()).map_or("?", String::as_str);
    format!("“{name}” ({})", digest.id)
}

fn event_words(known: &Known, (index, report): (usize, usize)) -> String {
    let digest = &known.resolved.digests[index];
    format!("“{}” ({})", digest.events[report].words, digest.id)
}
