//! Articles that are one text for the most part: reprints, agency copy, rewritten releases.
//!
//! Two articles have one origin when they share at least [`LEAST`] fingerprints and half of those of the shorter one.
//! Fingerprints are looked up, so that only articles with one in common are compared.

use super::side;
use crate::model::{Compared, Digest, Finding, FindingKind, Severity};
use petgraph::unionfind::UnionFind;
use std::collections::BTreeMap;

/// Fewer common fingerprints are a sentence, which may come from one speech or release.
const LEAST: usize = 12;

/// A fingerprint in more articles than this is boilerplate.
const FREQUENT: usize = 50;

/// Whether so many common fingerprints make one text of two.
fn is_enough(shared: usize, shorter: usize) -> bool {
    shared >= LEAST && 2 * shared >= shorter
}

/// Articles with one origin that came out as different ones.
pub(super) fn shared(digests: &[Digest], compared: &mut Compared) -> Vec<Finding> {
    let mut holders: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (article, digest) in digests.iter().enumerate() {
        for &print in &digest.shingles {
            holders.entry(print).or_default().push(article);
        }
    }
    let mut common: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for articles in holders.values().filter(|articles| articles.len() <= FREQUENT) {
        for (at, &left) in articles.iter().enumerate() {
            for &right in &articles[at + 1..] {
                *common.entry((left, right)).or_default() += 1;
            }
        }
    }
    let mut origins = UnionFind::<usize>::new(digests.len());
    for (&(left, right), &shared) in &common {
        let shorter = digests[left].shingles.len().min(digests[right].shingles.len());
        if is_enough(shared, shorter) {
            origins.union(left, right);
        }
    }
    compared.add("texts", digests.len());
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for article in 0..digests.len() {
        groups.entry(origins.find(article)).or_default().push(article);
    }
    groups
        .into_values()
        .filter(|articles| articles.len() > 1)
        .map(|articles| finding(digests, &articles))
        .collect()
}

fn finding(digests: &[Digest], articles: &[usize]) -> Finding {
    let mut ids: Vec<&str> = articles.iter().map(|&article| digests[article].id.as_str()).collect();
    ids.sort_unstable();
    let sides = articles.iter().filter_map(|&article| {
        let (span, words) = digests[article].lead.as_ref()?;
        Some(side(&digests[article], article, *span, words, None))
    });
    Finding {
        kind: FindingKind::SharedOrigin,
        severity: Severity::Info,
        message: format!("{} are one text for the most part and count as one source", ids.join(", ")),
        sides: sides.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_enough;

    #[test]
    fn half_of_the_shorter_text_makes_a_reprint() {
        assert!(is_enough(12, 24) && !is_enough(12, 25));
        assert!(!is_enough(4, 4), "a sentence is no text");
    }
}
