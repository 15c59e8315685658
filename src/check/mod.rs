//! Consistency of what the articles tell: petgraph over digests and their resolution.
//!
//! One kind of doubt a file. A finding is never an error: it shows the places and leaves the judgement to the reader.

pub mod compare;

mod circle;
mod duration;
mod figures;
mod known;
mod office;
mod order;
mod origin;
mod pairs;
mod position;
mod relation;
mod wording;

pub use known::Known;
pub use relation::Relation;

use known::Recall;

use crate::model::{CharSpan, Compared, Digest, EventDigest, Finding, Resolution, Severity, Side, Standing};

/// Each thing is compared with this many that follow it: more would cost quadratic time and join nothing that those
/// between do not join.
const MAX_NEIGHBOURS: usize = 64;

/// What the checks make of all articles.
#[derive(Debug, Default)]
pub struct Checked {
    /// All findings, sorted by severity (conflicts first), kind and place.
    pub findings: Vec<Finding>,
    /// Pairs of happenings of which the first is told as before the second, or as its cause, and nothing contradicts.
    pub before: Vec<(usize, usize)>,
    /// How much was compared.
    pub compared: Compared,
    /// What need not be compared again, of [`check_again`].
    pub known: Known,
    /// Groups of reports that were compared now.
    pub groups: usize,
}

/// Compares what the articles tell.
pub fn check(digests: &[Digest], resolution: &Resolution) -> Checked {
    check_with(digests, resolution, Recall::default())
}

/// The same where something is known from `before`: reports of which nothing has changed are not compared again. `hashes`
/// are those of the digests, each as good as the digest itself.
pub fn check_again(
    digests: &[Digest],
    resolution: &Resolution,
    hashes: &[String],
    before: &Known,
) -> Checked {
    check_with(digests, resolution, Recall::new(digests, resolution, hashes, before))
}

fn check_with(digests: &[Digest], resolution: &Resolution, mut recall: Recall<'_>) -> Checked {
    let mut compared = Compared::default();
    let order::Order { mut findings, before } = order::order(digests, resolution, &mut compared);
    findings.extend(figures::compare(digests, resolution, &mut compared));
    findings.extend(duration::mismatches(digests, resolution, &mut compared));
    findings.extend(pairs::differences(digests, resolution, &mut compared, &mut recall));
    findings.extend(wording::drifts(digests, resolution, &mut compared));
    findings.extend(position::changes(digests, resolution, &mut compared));
    findings.extend(office::conflicts(digests, resolution, &mut compared));
    findings.extend(origin::shared(digests, resolution, &mut compared));
    findings.extend(dates(digests));
    for finding in &mut findings {
        // Ids, not indices, so that the order of the files does not show.
        finding.sides.sort_by(|a, b| (&a.id, a.span, a.article).cmp(&(&b.id, b.span, b.article)));
    }
    findings.sort_by(|a, b| (b.severity, a.kind, &a.message).cmp(&(a.severity, b.kind, &b.message)));
    Checked { findings, before, compared, known: recall.now, groups: recall.compared }
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
