//! Articles that are one text for the most part: reprints, agency copy, one text under two addresses.
//!
//! Two articles have one origin when they share [`LEAST`] fingerprints and half of those of the shorter one, or, where they
//! are too short for that, three in four of those of the longer one: a word changed, a sentence added. Fingerprints are looked up, so that only articles with one in common are compared.

use crate::model::Digest;
use petgraph::unionfind::UnionFind;
use std::collections::BTreeMap;

/// Fewer common fingerprints are a sentence, which may come from one speech or release.
const LEAST: usize = 12;

/// Fewest fingerprints of a short text that is printed twice.
const SHORT: usize = 4;

/// A fingerprint in more articles than this is boilerplate.
const FREQUENT: usize = 50;

/// Whether so many common fingerprints make one text of two.
fn is_enough(shared: usize, shorter: usize, longer: usize) -> bool {
    shared >= LEAST && 2 * shared >= shorter || shared >= SHORT && 4 * shared >= 3 * longer
}

/// For each article the first of those with its origin, by day of publication and key: itself where it copies nothing.
pub(super) fn origins(digests: &[Digest]) -> Vec<usize> {
    let mut prints: Vec<(u32, u32)> =
        Vec::with_capacity(digests.iter().map(|digest| digest.shingles.len()).sum());
    for (article, digest) in (0..).zip(digests) {
        prints.extend(digest.shingles.iter().map(|&print| (print, article)));
    }
    prints.sort_unstable();
    // For each article the later ones that have each of its fingerprints.
    let mut later: Vec<Vec<&[(u32, u32)]>> = vec![Vec::new(); digests.len()];
    for holders in prints.chunk_by(|one, next| one.0 == next.0) {
        if (2..=FREQUENT).contains(&holders.len()) {
            for (at, &(_, article)) in holders.iter().enumerate() {
                later[article as usize].push(&holders[at + 1..]);
            }
        }
    }
    let mut sets = UnionFind::<usize>::new(digests.len());
    let mut common: Vec<usize> = Vec::new();
    for (left, holders) in later.into_iter().enumerate() {
        common.clear();
        common.extend(holders.into_iter().flatten().map(|&(_, right)| right as usize));
        common.sort_unstable();
        for shared in common.chunk_by(|one, next| one == next) {
            let right = shared[0];
            let lengths = [left, right].map(|article| digests[article].shingles.len());
            if is_enough(shared.len(), lengths[0].min(lengths[1]), lengths[0].max(lengths[1])) {
                sets.union(left, right);
            }
        }
    }
    // One text in very many places: each of its fingerprints is too frequent to be looked up.
    let mut same: BTreeMap<&[u32], usize> = BTreeMap::new();
    for (article, digest) in digests.iter().enumerate().filter(|(_, digest)| digest.shingles.len() >= SHORT) {
        let &mut first = same.entry(&digest.shingles).or_insert(article);
        sets.union(first, article);
    }
    // An article without a day may be any of them: those with one come first.
    let order = |article: usize| {
        let digest = &digests[article];
        (digest.published.is_none(), digest.published, &digest.key)
    };
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for article in 0..digests.len() {
        let earliest = first.entry(sets.find(article)).or_insert(article);
        if order(article) < order(*earliest) {
            *earliest = article;
        }
    }
    (0..digests.len()).map(|article| first[&sets.find(article)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest(key: &str, published: &str, prints: impl IntoIterator<Item = u32>) -> Digest {
        Digest {
            key: key.to_owned(),
            published: published.parse().ok(),
            shingles: prints.into_iter().collect(),
            ..Digest::default()
        }
    }

    #[test]
    fn half_of_the_shorter_text_makes_a_reprint() {
        assert!(is_enough(12, 24, 40) && !is_enough(12, 25, 40));
        assert!(is_enough(4, 4, 4), "a short text printed twice");
        assert!(is_enough(8, 9, 10) && !is_enough(7, 9, 10), "a short text with a small change");
        assert!(!is_enough(4, 4, 9), "a sentence is no text");
    }

    #[test]
    fn the_first_to_come_out_is_the_origin() {
        let digests = [
            digest("c", "2031-02-12", 0..30),
            digest("b", "2031-02-11", 10..40),
            digest("a", "", 10..40),
            digest("d", "2031-02-10", 100..140),
        ];
        assert_eq!(origins(&digests), [1, 1, 1, 3]);
    }

    #[test]
    fn one_text_in_very_many_outlets_has_one_origin() {
        let digests: Vec<Digest> =
            (0..2 * FREQUENT).map(|number| digest(&format!("{number:04}"), "", 0..20)).collect();
        assert!(origins(&digests).iter().all(|&origin| origin == 0));
    }
}
