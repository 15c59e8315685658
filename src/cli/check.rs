//! `dateline check`: what does not fit together.

use super::args::{Args, Check, CheckFormat};
use super::format::GraphFormat;
use super::resolved::Resolved;
use super::{Outcome, knowledge, output};
use dateline::export::{self, Source, View};
use dateline::graph::GraphOptions;
use dateline::model::{Digest, Finding, FindingKind, Severity};
use dateline::store::Store;
use serde_json::json;
use std::io::{self, Write};
use std::str::FromStr;

pub(crate) fn run(check: &Check, args: &Args) -> anyhow::Result<Outcome> {
    let store = Store::open(&check.store)?;
    let resolved = Resolved::of(&store, &knowledge::load(args)?, &knowledge::decisions(args)?)?;
    let findings = &resolved.resolution.findings;
    let mut out = output::results();
    match check.format {
        CheckFormat::Text => text(&resolved.digests, findings, &mut out)?,
        CheckFormat::Json => {
            let list: Vec<_> = findings.iter().map(|finding| json(&resolved.digests, finding)).collect();
            output::line(&mut out, &serde_json::to_string_pretty(&list)?)?;
        }
        CheckFormat::Ttl => {
            let options = GraphOptions { base: store.base().clone(), ..GraphOptions::default() };
            let [_, quads] = resolved.graphs(&options);
            let source = Source { quads: &quads, base: store.base(), view: View::All };
            export::write(GraphFormat::choose(None, None)?.0, &source, &mut out)?;
        }
    }
    out.flush()?;
    let failed = check.fail_on.is_some_and(|fail_on| findings.iter().any(|finding| fail_on.matches(finding)));
    let outcome = output::outcome_with(&store.troubles());
    Ok(if failed { Outcome::DoneWithRefusals } else { outcome })
}

/// What `--fail-on` asks for: a kind, or a severity and everything more severe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FailOn {
    Kind(FindingKind),
    Severity(Severity),
}

impl FailOn {
    const SEVERITIES: [Severity; 3] = [Severity::Info, Severity::Warning, Severity::Conflict];

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
        let severity = Self::SEVERITIES.into_iter().find(|severity| severity.as_str() == word);
        let kind = FindingKind::ALL.iter().copied().find(|kind| kind.as_str() == word);
        severity.map(Self::Severity).or(kind.map(Self::Kind)).ok_or_else(|| {
            let words = Self::SEVERITIES.map(Severity::as_str).into_iter();
            let words: Vec<&str> = words.chain(FindingKind::ALL.iter().map(|kind| kind.as_str())).collect();
            format!("choose one of {}", words.join(", "))
        })
    }
}

/// One finding a paragraph: what, then each side with its article.
fn text(digests: &[Digest], findings: &[Finding], out: &mut impl Write) -> io::Result<()> {
    for finding in findings {
        writeln!(out, "{} [{}] {}", finding.severity.as_str(), finding.kind.as_str(), finding.message)?;
        for side in &finding.sides {
            let digest = &digests[side.article];
            let outlet = digest.source.as_ref().map_or(String::new(), |source| format!(", {source}"));
            let day = digest.published.map_or(String::new(), |day| format!(", {day}"));
            let (start, end) = (side.span.start, side.span.end);
            writeln!(out, "    {}{outlet}{day}: “{}” at {start}-{end}", side.id, side.text)?;
        }
    }
    match findings.len() {
        0 => writeln!(out, "nothing found: what the articles tell fits together"),
        1 => writeln!(out, "1 finding"),
        number => writeln!(out, "{number} findings"),
    }
}

/// A finding as in the exchange format.
fn json(digests: &[Digest], finding: &Finding) -> serde_json::Value {
    let sides = finding.sides.iter().map(|side| {
        let digest = &digests[side.article];
        json!({
            "article": side.id,
            "source": digest.source,
            "published": digest.published,
            "start": side.span.start,
            "end": side.span.end,
            "text": side.text,
        })
    });
    json!({
        "kind": finding.kind.as_str(),
        "severity": finding.severity.as_str(),
        "message": finding.message,
        "sides": sides.collect::<Vec<_>>(),
    })
}
