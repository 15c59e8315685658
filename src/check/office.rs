//! One office at one time with two holders.
//!
//! Only offices with one holder and a named body count, in articles at most a week apart, and never where one article names
//! both, as reports of a handover do.

use super::{MAX_NEIGHBOURS, side};
use crate::model::{Compared, Digest, Finding, FindingKind, Resolution, Severity, TitleDigest};
use rapidfuzz::distance::jaro_winkler;
use std::collections::{BTreeMap, BTreeSet};

/// Articles further apart than this many days may tell of two terms.
const MAX_DAYS: i32 = 7;

/// Names at least this alike may be one name in two spellings (our choice).
const ALIKE: f64 = 0.8;

/// Letters of a country by which titles are brought together: `Lessia`, `Lessian`.
const BLOCK: usize = 3;

struct Held<'d> {
    article: usize,
    title: &'d TitleDigest,
    holder: Option<usize>,
    name: &'d str,
}

/// Offices with two holders.
pub(super) fn conflicts(
    digests: &[Digest],
    resolution: &Resolution,
    compared: &mut Compared,
) -> Vec<Finding> {
    let mut blocks: BTreeMap<(&str, String), Vec<Held<'_>>> = BTreeMap::new();
    for (article, digest) in digests.iter().enumerate() {
        for title in &digest.titles {
            let Some(name) = digest.actors[title.actor].names.first() else { continue };
            let holder = resolution.entity_of[article][title.actor];
            let start = title.of.to_lowercase().chars().take(BLOCK).collect();
            blocks.entry((&title.office, start)).or_default().push(Held { article, title, holder, name });
            compared.add("offices", 1);
        }
    }
    let mut findings: BTreeMap<(String, BTreeSet<&str>), Finding> = BTreeMap::new();
    for mut titles in blocks.into_values() {
        titles.sort_by_key(|title| {
            (digests[title.article].published, &digests[title.article].key, title.title.span)
        });
        for (at, left) in titles.iter().enumerate() {
            for right in titles[at + 1..].iter().take(MAX_NEIGHBOURS) {
                let named_together = |one: &Held<'_>| {
                    titles.iter().any(|title| title.article == one.article && title.name != one.name)
                };
                let excludes =
                    left.excludes(right, digests) && !named_together(left) && !named_together(right);
                if excludes && !stands_for_both(digests, left, right) {
                    findings
                        .entry((left.title.office.clone(), BTreeSet::from([left.name, right.name])))
                        .or_insert_with(|| finding(digests, left, right));
                }
            }
        }
    }
    findings.into_values().collect()
}

/// Whether either article names the other's holder at all: it then knows of both.
fn stands_for_both(digests: &[Digest], left: &Held<'_>, right: &Held<'_>) -> bool {
    let names = |article: usize, name: &str| {
        digests[article].actors.iter().any(|actor| actor.names.iter().any(|other| last(other) == last(name)))
    };
    names(left.article, right.name) || names(right.article, left.name)
}

impl Held<'_> {
    fn excludes(&self, other: &Self, digests: &[Digest]) -> bool {
        let near = digests[self.article]
            .published
            .zip(digests[other.article].published)
            .is_some_and(|(a, b)| (b - a).get_days().abs() <= MAX_DAYS);
        let alike = jaro_winkler::normalized_similarity(last(self.name).chars(), last(other.name).chars())
            >= ALIKE
            || jaro_winkler::normalized_similarity(self.name.chars(), other.name.chars()) >= ALIKE;
        self.article != other.article
            && near
            && self.holder != other.holder
            && !alike
            && is_one_body(&self.title.of, &other.title.of)
    }
}

fn last(name: &str) -> &str {
    name.split_whitespace().next_back().unwrap_or(name)
}

/// Endings that make a country's adjective of its name.
const DEMONYMS: &[&str] = &["an", "ean", "ese", "i", "ian", "ish", "n"];

/// `Lessia` and `Lessian` are one body, `Austria` and `Australian` are two.
pub(super) fn is_one_body(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let cut = short.trim_end_matches(['a', 'e', 'o', 'y']);
    let is_of = |stem: &str| long.strip_prefix(stem).is_some_and(|ending| DEMONYMS.contains(&ending));
    one == other || is_of(short) || short.len() <= cut.len() + 1 && is_of(cut)
}

fn finding(digests: &[Digest], left: &Held<'_>, right: &Held<'_>) -> Finding {
    let side = |title: &Held<'_>| {
        let digest = &digests[title.article];
        let (span, words) = (digest.actors[title.title.actor].first, title.name);
        side(digest, title.article, span, words, None)
    };
    let mut told = [left, right].map(|title| format!("{} ({})", title.name, digests[title.article].id));
    told.sort_unstable();
    Finding {
        kind: FindingKind::OfficeConflict,
        severity: Severity::Conflict,
        message: format!("{} of {}: {}", left.title.office, left.title.of, told.join(" and ")),
        sides: vec![side(left), side(right)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_and_its_adjective_are_one_body() {
        for (one, other) in
            [("Lessia", "Lessian"), ("Iraqi", "Iraq"), ("Canadian", "Canada"), ("Korvik", "Korvik")]
        {
            assert!(is_one_body(one, other) && is_one_body(other, one), "{one} {other}");
        }
        for (one, other) in [("Austria", "Australian"), ("Niger", "Nigerian republic"), ("Iran", "Iraq")] {
            assert!(!is_one_body(one, other), "{one} {other}");
        }
    }
}
