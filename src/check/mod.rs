//! Consistency of what the articles tell: petgraph over digests and their resolution.
//!
//! One kind of doubt a file. A finding is never an error: it shows the places and leaves the judgement to the reader.

mod duration;
mod figures;
mod office;
mod order;
mod origin;
mod pairs;
mod wording;

use crate::model::{CharSpan, Compared, Digest, EventDigest, Finding, Resolution, Severity, Side, Standing};

/// Each thing is compared with this many that follow it: more would cost quadratic time and join nothing that those
/// between do not join.
const MAX_NEIGHBOURS: usize = 64;

/// All findings, sorted by severity (conflicts first), kind and place; and how much was compared.
pub fn check(digests: &[Digest], resolution: &Resolution) -> (Vec<Finding>, Compared) {
    let mut compared = Compared::default();
    let mut findings = figures::compare(digests, resolution, &mut compared);
    findings.extend(order::contradictions(digests, resolution, &mut compared));
    findings.extend(duration::mismatches(digests, resolution, &mut compared));
    findings.extend(pairs::differences(digests, resolution, &mut compared));
    findings.extend(wording::drifts(digests, resolution, &mut compared));
    findings.extend(office::conflicts(digests, resolution, &mut compared));
    findings.extend(origin::shared(digests, &mut compared));
    findings.extend(dates(digests));
    for finding in &mut findings {
        // Ids, not indices, so that the order of the files does not show.
        finding.sides.sort_by(|a, b| (&a.id, a.span, a.article).cmp(&(&b.id, b.span, b.article)));
    }
    findings.sort_by(|a, b| (b.severity, a.kind, &a.message).cmp(&(a.severity, b.kind, &b.message)));
    (findings, compared)
}

/// Weekdays that do not fall on the date beside them, and dates told as past that lie after publication.
fn dates(digests: &[Digest]) -> Vec<Finding> {
    let doubts = digests.iter().enumerate().flat_map(|(article, digest)| {
        digest.date_doubts.iter().map(move |(span, words, kind, wrong)| Finding {
            kind: *kind,
            severity: Severity::Warning,
            message: format!("{}: {wrong}", digest.id),
            sides: vec![side(digest, article, *span, words, None)],
        })
    });
    doubts.collect()
}

/// Told by the article itself or by somebody it names: not what is only alleged or denied.
fn is_vouched(report: &EventDigest) -> bool {
    report.standing <= Standing::Attributed
}

fn side(digest: &Digest, article: usize, span: CharSpan, words: &str, event: Option<usize>) -> Side {
    Side { article, id: digest.id.clone(), span, text: words.to_owned(), event }
}

/// The trigger of an event report as one side of a finding.
fn event_side(digests: &[Digest], (article, event): (usize, usize)) -> Side {
    let digest = &digests[article];
    let report: &EventDigest = &digest.events[event];
    side(digest, article, report.trigger, &report.words, Some(event))
}
