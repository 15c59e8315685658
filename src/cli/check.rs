//! `dateline check`: what does not fit together.

use super::args::{Args, Check, CheckFormat};
use super::format::GraphFormat;
use super::resolved::Resolved;
use super::sentences::Sentences;
use super::{Outcome, knowledge, output};
use dateline::export::{self, Source};
use dateline::graph::GraphOptions;
use dateline::model::{Finding, FindingKind, Severity, Side};
use dateline::store::Store;
use serde_json::json;
use std::collections::BTreeSet;
use std::io::Write;
use std::str::FromStr;

pub(crate) fn run(check: &Check, args: &Args) -> anyhow::Result<Outcome> {
    let store = Store::open(&check.store)?;
    let mark = knowledge::mark(args)?;
    // Who is named in a sentence is not kept with the findings.
    let kept = if check.about.is_some() { None } else { Resolved::findings_of(&store, &mark)? };
    let mut resolved = match kept {
        Some(resolved) => resolved,
        None => Resolved::of(&store, &knowledge::load(args)?, &knowledge::decisions(args)?, &mark)?,
    };
    let wanted = Wanted::of(check, &resolved)?;
    let mut findings = std::mem::take(&mut resolved.resolution.findings);
    findings.retain(|finding| wanted.holds(finding, &resolved));
    resolved.resolution.findings = findings;
    let findings = &resolved.resolution.findings;
    let mut out = output::results();
    match check.format {
        CheckFormat::Text => text(&store, &resolved, &mut out)?,
        CheckFormat::Json => {
            let mut sentences = Sentences::of(&store);
            let list = findings.iter().map(|finding| json(&resolved, finding, &mut sentences));
            let list = list.collect::<anyhow::Result<Vec<_>>>()?;
            output::line(&mut out, &serde_json::to_string_pretty(&list)?)?;
            output::tell(args.quiet, &format!("compared: {}", resolved.resolution.compared));
        }
        CheckFormat::Ttl => {
            let options = GraphOptions { base: store.base().clone(), ..GraphOptions::default() };
            let quads = resolved.findings(&options);
            let source = Source::of_quads(&quads, store.base());
            export::write(GraphFormat::choose(None, None)?.0, &source, &mut out)?;
        }
    }
    out.flush()?;
    let failed = check.fail_on.is_some_and(|fail_on| findings.iter().any(|finding| fail_on.matches(finding)));
    let outcome = output::outcome_with(&store.troubles());
    Ok(if failed { Outcome::DoneWithRefusals } else { outcome })
}

/// Which findings are asked for.
struct Wanted<'c> {
    check: &'c Check,
    /// Entities with the name asked for.
    about: Option<BTreeSet<usize>>,
}

impl<'c> Wanted<'c> {
    fn of(check: &'c Check, resolved: &Resolved) -> anyhow::Result<Self> {
        let about = check.about.as_ref().map(|name| {
            let is_named = |label: &String| label.to_lowercase() == name.to_lowercase();
            let entities = resolved.resolution.entities.iter().enumerate();
            let named = entities.filter(|(_, entity)| is_named(&entity.label) || entity.other_labels.iter().any(is_named));
            let named: BTreeSet<usize> = named.map(|(index, _)| index).collect();
            anyhow::ensure!(
                !named.is_empty(),
                "nobody and nothing in the store is called `{name}`: see `dateline ask` for the names it knows"
            );
            Ok(named)
        });
        Ok(Self { check, about: about.transpose()? })
    }

    fn holds(&self, finding: &Finding, resolved: &Resolved) -> bool {
        let days = || finding.sides.iter().filter_map(|side| resolved.digests[side.article].published);
        (self.check.kind.is_empty() || self.check.kind.contains(&finding.kind))
            && self.check.severity.is_none_or(|least| finding.severity >= least)
            && self.check.from.is_none_or(|from| days().any(|day| day >= from))
            && self.check.to.is_none_or(|to| days().any(|day| day <= to))
            && self
                .about
                .as_ref()
                .is_none_or(|about| finding.sides.iter().any(|side| names(resolved, side, about)))
    }
}

/// Whether the sentence of a side, or its words, name one of these entities.
fn names(resolved: &Resolved, side: &Side, about: &BTreeSet<usize>) -> bool {
    let digest = &resolved.digests[side.article];
    let span = side.event.map_or(side.span, |event| digest.events[event].sentence);
    let of = &resolved.resolution.entity_of[side.article];
    digest.actors.iter().zip(of).any(|(actor, entity)| {
        entity.is_some_and(|entity| about.contains(&entity))
            && actor.mentions.iter().any(|mention| mention.start < span.end && span.start < mention.end)
    })
}

/// What `--fail-on` asks for: a kind, or a severity and everything more severe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FailOn {
    Kind(FindingKind),
    Severity(Severity),
}

impl FailOn {
    fn matches(self, finding: &Finding) -> bool {
        match self {
            Self::Kind(kind) => finding.kind == kind,
            Self::Severity(severity) => finding.severity >= severity,
        }
    }
}

impl FromStr for FailOn {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let severity: Result<Severity, String> = word.parse();
        severity.map(Self::Severity).or_else(|_| word.parse().map(Self::Kind)).map_err(|kinds: String| {
            format!("choose one of info, warning, conflict, {}", kinds.trim_start_matches("choose one of "))
        })
    }
}

/// One finding a paragraph: what, then each side with its outlet, day, standing and sentence; at the end what was compared.
fn text(store: &Store, resolved: &Resolved, out: &mut impl Write) -> anyhow::Result<()> {
    let Resolved { digests, resolution, .. } = resolved;
    let mut sentences = Sentences::of(store);
    for finding in &resolution.findings {
        writeln!(out, "{} [{}] {}", finding.severity.as_str(), finding.kind.as_str(), finding.message)?;
        for side in &finding.sides {
            let digest = &digests[side.article];
            let outlet = digest.source.as_ref().map_or(String::new(), |source| format!(", {source}"));
            let day = digest.published.map_or(String::new(), |day| format!(", {day}"));
            let report = side.event.map(|event| &digest.events[event]);
            let standing = report.map_or(String::new(), |report| format!(", {}", report.standing.as_str()));
            let (start, end) = (side.span.start, side.span.end);
            writeln!(out, "    {}{outlet}{day}{standing}: “{}” at {start}-{end}", side.id, side.text)?;
            let span = report.map_or(side.span, |report| report.sentence);
            if let Some(sentence) = sentences.around(digest, span)? {
                writeln!(out, "        {sentence}")?;
            }
        }
    }
    match resolution.findings.len() {
        1 => write!(out, "1 finding")?,
        number => write!(out, "{number} findings")?,
    }
    writeln!(out, "; compared: {}", resolution.compared)?;
    Ok(())
}

/// A finding as in the exchange format, each side with its sentence.
fn json(
    resolved: &Resolved,
    finding: &Finding,
    sentences: &mut Sentences<'_>,
) -> anyhow::Result<serde_json::Value> {
    let mut sides = Vec::new();
    for side in &finding.sides {
        let digest = &resolved.digests[side.article];
        let report = side.event.map(|event| &digest.events[event]);
        let span = report.map_or(side.span, |report| report.sentence);
        sides.push(json!({
            "article": side.id,
            "source": digest.source,
            "published": digest.published,
            "start": side.span.start,
            "end": side.span.end,
            "text": side.text,
            "standing": report.map(|report| report.standing.as_str()),
            "sentence": report.map(|report| {
                json!({ "start": report.sentence.start, "end": report.sentence.end })
            }),
            "words": sentences.around(digest, span)?,
        }));
    }
    Ok(json!({
        "kind": finding.kind.as_str(),
        "severity": finding.severity.as_str(),
        "message": finding.message,
        "sides": sides,
    }))
}
