//! How many independent articles stand behind something: reprints of one text count once.

use crate::model::Digest;
use petgraph::unionfind::UnionFind;
use std::collections::BTreeSet;

/// Share of the shorter article's sentences, in per cent, from which on two articles have one origin (our choice).
const SAME_ORIGIN_PERCENT: usize = 50;

/// Number of origins among `articles`, which are distinct indices into `digests`.
pub(super) fn independent(digests: &[Digest], articles: &[usize]) -> usize {
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
    fn half_of_the_shorter_text_makes_a_reprint() {
        assert!(shares_most(&[1, 2], &[2, 3, 4, 5]));
        assert!(!shares_most(&[1, 2, 3], &[3, 4, 5]));
        assert!(!shares_most(&[], &[]));
    }
}
