//! How many independent articles stand behind something: reprints of one text count once.

use crate::check::origin;
use crate::model::Digest;
use petgraph::unionfind::UnionFind;
use std::collections::BTreeSet;

/// Number of origins among `articles`, which are distinct indices into `digests`.
pub(super) fn independent(digests: &[Digest], articles: &[usize]) -> usize {
    let mut origins = UnionFind::<usize>::new(articles.len());
    for (left, &one) in articles.iter().enumerate() {
        for (right, &other) in articles.iter().enumerate().skip(left + 1) {
            if one == other || origin::is_one(&digests[one].shingles, &digests[other].shingles) {
                origins.union(left, right);
            }
        }
    }
    (0..articles.len()).map(|article| origins.find(article)).collect::<BTreeSet<_>>().len()
}
