//! How many independent articles stand behind something: reprints of one text count once.

use crate::model::Digest;
use petgraph::unionfind::UnionFind;
use std::collections::{BTreeMap, BTreeSet};

/// Share of the shorter article's sentences, in per cent, from which on two articles have one origin (our choice).
const SAME_ORIGIN_PERCENT: usize = 50;

/// Number of origins among `articles`, which are distinct indices into `digests`.
pub fn independent(digests: &[Digest], articles: &[usize]) -> usize {
    let mut origins = UnionFind::<usize>::new(articles.len());
    for (left, &one) in articles.iter().enumerate() {
        for (right, &other) in articles.iter().enumerate().skip(left + 1) {
            if one == other || shares_most(&digests[one].sentence_hashes, &digests[other].sentence_hashes) {
                origins.union(left, right);
            }
        }
    }
    (0..articles.len()).map(|article| origins.find(article)).collect::<BTreeSet<_>>().len()
}

/// Sentences that stand in more articles than this say nothing about their origin: a foot of all pages of an outlet.
const COMMON: usize = 50;

/// Number of articles that share most of their text with one before them: reprints, wire copies, one text under two
/// addresses.
pub fn copies(digests: &[Digest]) -> usize {
    let mut with: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    let mut copies = 0;
    for (index, digest) in digests.iter().enumerate() {
        let mut earlier = BTreeSet::new();
        for hash in &digest.sentence_hashes {
            let articles = with.entry(*hash).or_default();
            if articles.len() < COMMON {
                earlier.extend(articles.iter().copied());
                articles.push(index);
            }
        }
        let is_copy = |other: &usize| shares_most(&digests[*other].sentence_hashes, &digest.sentence_hashes);
        copies += usize::from(earlier.iter().any(is_copy));
    }
    copies
}

/// Whether two sorted lists share at least half of the shorter one.
fn shares_most(left: &[u64], right: &[u64]) -> bool {
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    let shared = short.iter().filter(|&hash| long.binary_search(hash).is_ok()).count();
    shared > 0 && shared * 100 >= short.len() * SAME_ORIGIN_PERCENT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_counted_once_each() {
        let digest = |hashes: &[u64]| Digest { sentence_hashes: hashes.to_vec(), ..Digest::default() };
        let digests = [&[1, 2, 3][..], &[1, 2, 9], &[7, 8], &[], &[1, 2, 3]].map(digest);
        assert_eq!(copies(&digests), 2);
    }

    #[test]
    fn half_of_the_shorter_text_makes_a_reprint() {
        assert!(shares_most(&[1, 2], &[2, 3, 4, 5]));
        assert!(!shares_most(&[1, 2, 3], &[3, 4, 5]));
        assert!(!shares_most(&[], &[]));
    }
}
