//! Articles that are one text for the most part: reprints, agency copy, one text under two addresses.
//!
//! Two articles have one origin when they share [`LEAST`] fingerprints and half of those of the shorter one, or, where they
//! are too short for that, three in four of those of the longer one: a word changed, a sentence added. Fingerprints are looked up, so that only articles with one in common are compared.

use crate::model::Digest;
use petgraph::unionfind::UnionFind;
use std::collections::{BTreeMap, BTreeSet};

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
        join(digests, left, &mut common, &mut sets);
    }
    // One text in very many places: each of its fingerprints is too frequent to be looked up.
    let mut same: BTreeMap<&[u32], usize> = BTreeMap::new();
    for (article, digest) in digests.iter().enumerate().filter(|(_, digest)| digest.shingles.len() >= SHORT) {
        let &mut first = same.entry(&digest.shingles).or_insert(article);
        sets.union(first, article);
    }
    first_of_each(digests, &sets)
}

/// The same where only those that `is_new` have come, and it is known for the others what it was `before`: they are compared with
/// the new ones alone. A number beyond the articles stands for an origin that is gone.
pub(super) fn origins_again(digests: &[Digest], is_new: &[bool], before: &[usize]) -> Vec<usize> {
    let is_gone = before.iter().any(|&origin| origin >= digests.len());
    let is_plain = |digest: &Digest| digest.shingles.is_sorted_by(|one, next| one < next);
    if is_gone || !digests.iter().all(is_plain) {
        return origins(digests);
    }
    let new = || (0..digests.len()).filter(|&article| is_new[article]);
    let prints: BTreeSet<u32> = new().flat_map(|article| digests[article].shingles.iter().copied()).collect();
    let prints: Vec<u32> = prints.into_iter().collect();
    let mut holders: Vec<Vec<usize>> = vec![Vec::new(); prints.len()];
    for (article, digest) in digests.iter().enumerate() {
        let mut at = 0;
        for print in &digest.shingles {
            at += prints[at..].partition_point(|own| own < print);
            match prints.get(at) {
                Some(own) if own == print => holders[at].push(article),
                Some(_) => {}
                None => break,
            }
        }
    }
    // A fingerprint that has become too frequent says nothing any more of articles that had it before.
    let has_become_frequent = |holders: &Vec<usize>| {
        let before = holders.iter().filter(|&&article| !is_new[article]).count();
        holders.len() > FREQUENT && (2..=FREQUENT).contains(&before)
    };
    if holders.iter().any(has_become_frequent) {
        return origins(digests);
    }
    let mut sets = UnionFind::<usize>::new(digests.len());
    for (article, &origin) in before.iter().enumerate() {
        sets.union(article, origin);
    }
    let mut common: Vec<usize> = Vec::new();
    for left in new() {
        let own = &digests[left].shingles;
        common.clear();
        for print in own {
            let holders = prints.binary_search(print).map_or(&[][..], |at| &holders[at]);
            if holders.len() <= FREQUENT {
                common.extend(holders.iter().filter(|&&other| other != left));
            }
        }
        join(digests, left, &mut common, &mut sets);
        if own.len() >= SHORT {
            let same = (0..digests.len()).find(|&other| other != left && digests[other].shingles == *own);
            if let Some(other) = same {
                sets.union(left, other);
            }
        }
    }
    first_of_each(digests, &sets)
}

/// Joins an article with those others that have enough fingerprints in `common` with it, one entry each.
fn join(digests: &[Digest], left: usize, common: &mut [usize], sets: &mut UnionFind<usize>) {
    common.sort_unstable();
    for shared in common.chunk_by(|one, next| one == next) {
        let right = shared[0];
        let lengths = [left, right].map(|article| digests[article].shingles.len());
        if is_enough(shared.len(), lengths[0].min(lengths[1]), lengths[0].max(lengths[1])) {
            sets.union(left, right);
        }
    }
}

/// For each article the first of its set.
fn first_of_each(digests: &[Digest], sets: &UnionFind<usize>) -> Vec<usize> {
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
    #[test]
    fn what_comes_is_compared_as_all_are() {
        // Texts with parts of others, some in one place more than a fingerprint may be in, one of them very short.
        let text = |number: u32| (number * 7 % 60..number * 7 % 60 + 20).chain([900 + number % 3]);
        let mut all: Vec<Digest> =
            (0..150).map(|number| digest(&format!("{number:04}"), "", text(number))).collect();
        all.extend((0..FREQUENT as u32).map(|number| digest(&format!("a{number:03}"), "", 2000..2016)));
        all.extend((0..3).map(|number| digest(&format!("b{number}"), "2031-02-10", 3000..3005)));
        for new in [vec![0], vec![77], vec![149], vec![150], vec![199], vec![200, 202], vec![3, 5, 151, 201]]
        {
            let is_new: Vec<bool> = (0..all.len()).map(|article| new.contains(&article)).collect();
            let old: Vec<usize> = (0..all.len()).filter(|article| !is_new[*article]).collect();
            let digests: Vec<Digest> = old.iter().map(|&article| all[article].clone()).collect();
            let mut before: Vec<usize> = (0..all.len()).collect();
            for (&article, origin) in old.iter().zip(origins(&digests)) {
                before[article] = old[origin];
            }
            assert_eq!(origins_again(&all, &is_new, &before), origins(&all), "{new:?}");
        }
    }
}
