//! The graph of what is shared in parts by subject, and what tells whether a part has changed before it is made.
//!
//! A fact belongs to a part by a hash of its subject; all nodes of one article go together. Facts come from units: an
//! article, a happening, an entity. Each unit has a hash over everything its facts are made of; the sum of a part is that
//! of the units that have facts in it. Parts with the same sum hold the same facts.

use super::GraphOptions;
use super::entity::{self, Shared};
use crate::model::{Digest, Resolution};
use oxigraph::model::Quad;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// Raised when the same articles and decisions are written as other facts than before: parts of older stores then count as
/// changed.
const WRITTEN: u64 = 1;

/// What resolution made of all articles, part by part.
#[derive(Debug, Clone, Copy)]
pub struct EntityParts<'a> {
    /// The articles in short.
    pub digests: &'a [Digest],
    /// What was decided over them.
    pub resolution: &'a Resolution,
    /// How it is written.
    pub options: &'a GraphOptions,
}

impl EntityParts<'_> {
    /// The sum of each of so many parts (at least one), made without their facts.
    pub fn sums(&self, number: usize) -> Vec<u128> {
        let mut sums = Sums { parts: Parts::of_number(number), sums: vec![0; number.max(1)] };
        let mut scope = entity::scope(self.digests, self.resolution, self.options, None);
        let articles = articles(&mut scope);
        for (article, hash) in articles.iter().enumerate() {
            sums.add(scope.articles[article].as_str(), *hash);
        }
        for outlet in entity::outlet_names(self.digests) {
            sums.add(self.options.base.outlet(outlet).as_str(), Hash::new().word(outlet).done());
        }
        happenings(&scope, &articles, &mut sums);
        entities(&scope, &articles, &mut sums);
        sums.sums
    }

    /// The quads of those parts that are `true` in `wanted`, sorted.
    pub fn quads(&self, wanted: Vec<bool>) -> Vec<Quad> {
        let parts = Parts { wanted, ..Parts::default() };
        let mut scope = entity::scope(self.digests, self.resolution, self.options, Some(parts));
        entity::write(&mut scope);
        scope.facts.finish()
    }
}

/// Parts that are made.
#[derive(Debug, Clone, Default)]
pub struct Parts {
    /// For each whether it is made.
    wanted: Vec<bool>,
    /// The last subject, without what stands after `#`, and its part.
    last: (String, usize),
}

impl Parts {
    /// So many parts, at least one, none of which is made.
    pub fn of_number(number: usize) -> Self {
        Self { wanted: vec![false; number.max(1)], ..Self::default() }
    }

    /// The part of a subject.
    pub fn of(&mut self, subject: &str) -> usize {
        let node = subject.split('#').next().unwrap_or(subject);
        if self.last.0 != node || node.is_empty() {
            let hash = Hash::new().word(node).done();
            self.last.0.clear();
            self.last.0.push_str(node);
            self.last.1 = (hash >> 112) as usize % self.wanted.len();
        }
        self.last.1
    }

    /// Whether facts of this subject are made.
    pub(super) fn wants(&mut self, subject: &str) -> bool {
        let part = self.of(subject);
        self.wanted[part]
    }
}

/// Sums of parts while they grow.
struct Sums {
    parts: Parts,
    sums: Vec<u128>,
}

impl Sums {
    /// A unit with this hash has facts of this subject.
    fn add(&mut self, subject: &str, hash: u128) {
        let part = self.parts.of(subject);
        self.sums[part] = self.sums[part].wrapping_add(hash);
    }
}

/// What a unit is made of, while it is collected.
struct Hash(Sha256);

impl Hash {
    fn new() -> Self {
        Self(Sha256::new())
    }

    fn word(mut self, word: &str) -> Self {
        self.0.update(word.as_bytes());
        self.0.update([0]);
        self
    }

    fn words<'w>(self, words: impl IntoIterator<Item = &'w str>) -> Self {
        words.into_iter().fold(self.number(0), Self::word)
    }

    fn number(mut self, number: u128) -> Self {
        self.0.update(number.to_le_bytes());
        self
    }

    fn done(self) -> u128 {
        let hash = self.0.finalize();
        hash.iter().take(16).fold(0, |bits, &byte| bits << 8 | u128::from(byte))
    }
}

/// For each article the hash of all that is said of its nodes: its digest, who its actors are, what its reports tell, where
/// its text comes from.
fn articles(scope: &mut Shared<'_>) -> Vec<u128> {
    let resolution = scope.resolution;
    let mut lent = vec![String::new(); scope.digests.len()];
    for date in resolution.events.iter().flat_map(|event| &event.lent) {
        let of = scope.digests.get(date.of.article).map_or("", |digest| digest.key.as_str());
        if let Some(lent) = lent.get_mut(date.to.0) {
            let _ = write!(lent, "{} {of} {:?};", date.to.1, date.of.event);
        }
    }
    let key_of = |entity: Option<usize>| entity.map_or("", |entity| resolution.entities[entity].key.as_str());
    let event_of = |event: Option<usize>| event.map_or("", |event| resolution.events[event].key.as_str());
    let digests = scope.digests.iter().enumerate();
    digests
        .map(|(article, digest)| {
            let bytes = postcard::to_stdvec(digest).expect("plain fields are written");
            let mut hash = Hash::new().number(u128::from(WRITTEN)).number(bytes.len() as u128);
            hash.0.update(&bytes);
            hash.words((0..digest.actors.len()).map(|actor| key_of(scope.entity_of(article, actor))))
                .words((0..digest.events.len()).map(|report| event_of(scope.event_of(article, report))))
                .word(&scope.digests[scope.origin(article)].key)
                .word(&lent[article])
                .done()
        })
        .collect()
}

/// What is said of happenings: what their articles say, and what was decided.
fn happenings(scope: &Shared<'_>, articles: &[u128], sums: &mut Sums) {
    let (resolution, base) = (scope.resolution, &scope.options.base);
    let mut after: Vec<Vec<&str>> = vec![Vec::new(); resolution.events.len()];
    for &(first, second) in &resolution.before {
        after[first].push(&resolution.events[second].key);
    }
    for (event, after) in resolution.events.iter().zip(after) {
        let mut hash = Hash::new().word(&event.key).word(&event.label).word(event.standing.as_str());
        for &(article, report) in &event.reports {
            hash = hash.number(articles[article]).number(report as u128);
        }
        let date = event.date.map(|date| date.to_string());
        let hash = hash.word(date.as_deref().unwrap_or_default()).words(after).done();
        sums.add(base.event(&event.key).as_str(), hash);
        if let Some(date) = date {
            sums.add(base.time(&date).as_str(), Hash::new().word(&date).done());
        }
    }
}

/// What is said of entities and of the offices they hold.
fn entities(scope: &Shared<'_>, articles: &[u128], sums: &mut Sums) {
    let (resolution, base) = (scope.resolution, &scope.options.base);
    let mut same: Vec<Vec<&str>> = vec![Vec::new(); resolution.entities.len()];
    for &(left, right, _) in &resolution.possibly_same {
        same[left].push(&resolution.entities[right].key);
    }
    for (index, (entity, same)) in resolution.entities.iter().zip(same).enumerate() {
        let flags =
            u128::from(scope.agents.contains(&index)) | u128::from(scope.is_unnamed_source(index)) << 1;
        let holder = scope.holder(index).map_or("", |holder| resolution.entities[holder].key.as_str());
        let hash = Hash::new()
            .number(u128::from(WRITTEN))
            .number(flags)
            .word(&entity.key)
            .word(entity.class.as_str())
            .word(&entity.label)
            .word(entity.wikidata.as_deref().unwrap_or_default())
            .word(holder)
            .words(entity.other_labels.iter().map(String::as_str))
            .words(same);
        sums.add(base.entity(&entity.key).as_str(), hash.done());
        for &(article, actor) in &entity.actors {
            let offices = scope.digests.get(article).and_then(|digest| digest.actors.get(actor));
            for office in offices.into_iter().flat_map(|actor| &actor.offices) {
                let (node, _) = scope.membership(entity, article, office);
                sums.add(
                    node.as_str(),
                    Hash::new().word(node.as_str()).number(articles[article]).number(actor as u128).done(),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::entities_graph;
    use crate::graph::sample::{sample_reading, sample_reading_of, sample_resolution};

    #[test]
    fn parts_together_are_the_whole_graph() {
        let readings = [sample_reading(), sample_reading_of("n2", "Other Post")];
        let digests: Vec<Digest> = readings.iter().map(|reading| reading.digest.clone()).collect();
        let (resolution, options) = (sample_resolution(&readings), GraphOptions::default());
        let parts = EntityParts { digests: &digests, resolution: &resolution, options: &options };
        let mut quads: Vec<Quad> =
            (0..8).flat_map(|part| parts.quads((0..8).map(|other| other == part).collect())).collect();
        quads.sort_unstable_by(crate::graph::canonical_order);
        assert_eq!(quads, entities_graph(&digests, &resolution, &options));
        // A part has a sum if and only if it has facts.
        for (part, sum) in parts.sums(8).into_iter().enumerate() {
            let own = parts.quads((0..8).map(|other| other == part).collect());
            assert_eq!(sum == 0, own.is_empty());
        }
    }

    #[test]
    fn what_changes_the_facts_of_a_part_changes_its_sum() {
        let readings = [sample_reading(), sample_reading_of("n2", "Other Post")];
        let digests: Vec<Digest> = readings.iter().map(|reading| reading.digest.clone()).collect();
        let (resolution, options) = (sample_resolution(&readings), GraphOptions::default());
        let changes: [fn(&mut Resolution); 10] = [
            |found| found.entities[0].label.push('s'),
            |found| found.entities[0].key.push('s'),
            |found| found.entities[1].wikidata = Some("Q7".to_owned()),
            |found| found.entities[2].other_labels.clear(),
            |found| found.entity_of[0][0] = Some(2),
            |found| found.events[0].label.push('s'),
            |found| found.events[0].date = "2031-02".parse().ok(),
            |found| found.event_of[0][0] = Some(1),
            |found| found.before.clear(),
            |found| found.possibly_same.clear(),
        ];
        let of = |resolution: &Resolution| {
            let parts = EntityParts { digests: &digests, resolution, options: &options };
            let quads: Vec<Vec<Quad>> =
                (0..64).map(|part| parts.quads((0..64).map(|other| other == part).collect())).collect();
            (parts.sums(64), quads)
        };
        let (sums, quads) = of(&resolution);
        for (number, change) in changes.into_iter().enumerate() {
            let mut other = resolution.clone();
            change(&mut other);
            let (other_sums, other_quads) = of(&other);
            assert!(quads != other_quads, "change {number} does not show");
            for part in (0..64).filter(|&part| quads[part] != other_quads[part]) {
                assert_ne!(sums[part], other_sums[part], "change {number}");
            }
            // In one part nothing can move to another one.
            let alone = |resolution| EntityParts { digests: &digests, resolution, options: &options }.sums(1);
            assert_ne!(alone(&resolution), alone(&other), "change {number}");
        }
    }

    #[test]
    fn nodes_of_an_article_stay_together() {
        let mut parts = Parts::of_number(4096);
        assert_eq!(parts.of("https://a.example/x#st_1_5"), parts.of("https://a.example/x"));
        assert_ne!(parts.of("https://a.example/x"), parts.of("https://a.example/y"));
    }
}
