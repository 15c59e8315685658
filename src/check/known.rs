//! What comparisons have given before: reports are compared again only where something about them has changed.
//!
//! A comparison depends on the digests of the articles of its reports and on what was decided about their actors and events.
//! All of that is one hash an article; a group of reports is known by those of its members. What is recalled by such a hash is
//! what the comparison would give, whatever else was read since.

use crate::model::{Digest, Finding, Resolution};
use crate::resolve::key::Hash;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What groups of reports have given, by what the groups are made of. The articles of findings are numbered as those that were
/// checked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known(BTreeMap<u128, Vec<Finding>>);

impl Known {
    /// The same of articles with other numbers, those of `digests`; without what names one that has none now, or a report that
    /// is not there.
    #[must_use]
    pub fn renumbered(self, digests: &[Digest], number: impl Fn(usize) -> Option<usize>) -> Self {
        let renumber = |(group, mut findings): (u128, Vec<Finding>)| {
            for side in findings.iter_mut().flat_map(|finding| &mut finding.sides) {
                side.article = number(side.article)?;
            }
            findings.iter().all(|finding| finding.is_of(digests)).then_some((group, findings))
        };
        Self(self.0.into_iter().filter_map(renumber).collect())
    }

    /// How many groups.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What is known while articles are checked.
#[derive(Debug, Default)]
pub(super) struct Recall<'k> {
    /// The hash of each article; none where nothing is kept.
    states: Option<Vec<u128>>,
    before: Option<&'k Known>,
    pub(super) now: Known,
    /// Groups that were compared.
    pub(super) compared: usize,
}

impl<'k> Recall<'k> {
    /// Keeps what is found, and recalls what was found `before`. `hashes` are those of the digests.
    pub(super) fn new(
        digests: &[Digest],
        resolution: &Resolution,
        hashes: &[String],
        before: &'k Known,
    ) -> Self {
        let states = Some(states(digests, resolution, hashes));
        Self { states, before: Some(before), ..Self::default() }
    }

    /// What a comparison of these reports gives; `what` names the comparison and all else that it is told.
    pub(super) fn findings(
        &mut self,
        what: [&str; 2],
        reports: &[(usize, usize)],
        compare: impl FnOnce() -> Vec<Finding>,
    ) -> Vec<Finding> {
        let Some(states) = &self.states else {
            self.compared += 1;
            return compare();
        };
        let hash = Hash::default().words(what);
        let hash = reports
            .iter()
            .fold(hash, |hash, &(article, report)| hash.number(states[article]).number(report as u128));
        let group = hash.done();
        let known = self.before.and_then(|before| before.0.get(&group));
        let findings = known.cloned().unwrap_or_else(|| {
            self.compared += 1;
            compare()
        });
        self.now.0.insert(group, findings.clone());
        findings
    }
}

/// For each article the hash of all that a comparison of its reports can depend on.
fn states(digests: &[Digest], resolution: &Resolution, hashes: &[String]) -> Vec<u128> {
    let mut partners: Vec<Vec<&str>> = vec![Vec::new(); resolution.entities.len()];
    for &(left, right, _) in &resolution.possibly_same {
        partners[left].push(&resolution.entities[right].key);
        partners[right].push(&resolution.entities[left].key);
    }
    let entities: Vec<u128> = (resolution.entities.iter().zip(partners))
        .map(|(entity, partners)| {
            let hash = Hash::default().word(&entity.key).word(&entity.label).word(entity.class.as_str());
            let hash = hash.word(entity.gazetteer.as_deref().unwrap_or_default());
            hash.words(entity.inside.iter().map(String::as_str)).words(partners).done()
        })
        .collect();
    let key_of = |event: Option<usize>| event.map_or("", |event| resolution.events[event].key.as_str());
    let articles = digests.iter().zip(hashes).enumerate();
    articles
        .map(|(article, (digest, hash))| {
            let hash = Hash::default().word(&digest.key).word(hash);
            let hash = hash.word(&digests[resolution.origins[article]].key);
            let hash = hash.words(resolution.event_of[article].iter().map(|&event| key_of(event)));
            let actors = resolution.entity_of[article].iter();
            let actors = actors.map(|&entity| entity.map_or(0, |entity| entities[entity]));
            actors.fold(hash, Hash::number).done()
        })
        .collect()
}
