//! What was found when the shared graphs were written, so that it need not be found again.

use super::entry::Entry;
use super::{Store, StoreError, change, files, layout, shared};
use crate::check::Known;
use crate::model::{Compared, Digest, Finding, Resolution};
use crate::resolve::key::hex_key;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The findings over all articles, and what they were found with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// Hash of what it stands on: the articles, the user's knowledge, the rules of the program. Empty where an article could not
    /// be read.
    basis: String,
    /// What was found. The articles are numbered by key.
    findings: Vec<Finding>,
    /// How much was looked at.
    compared: Compared,
    /// The rules by which it was found.
    rules: String,
    /// Keys of the articles, for the numbers in what is known.
    articles: Vec<String>,
    known: Known,
}

impl Decided {
    /// What was found over some articles, and what need not be compared again.
    pub fn new(basis: String, digests: &[Digest], resolution: &Resolution, known: Known) -> Self {
        Self {
            basis,
            findings: resolution.findings.clone(),
            compared: resolution.compared.clone(),
            rules: RULES.to_owned(),
            articles: digests.iter().map(|digest| digest.key.clone()).collect(),
            known,
        }
    }
}

/// What was found over the articles of a store.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The articles that findings name, by key.
    pub digests: Vec<Digest>,
    /// What was found. The articles are numbered as `digests`.
    pub findings: Vec<Finding>,
    /// How much was looked at.
    pub compared: Compared,
}

/// The rules of this program.
pub(super) const RULES: &str = env!("DATELINE_SOURCES");

/// Digits of a basis.
const DIGITS: usize = 32;

/// What is decided over articles with these keys and hashes, with `knowledge` (a hash of what the user adds), stands on this.
pub(super) fn basis<'e>(articles: impl Iterator<Item = (&'e str, &'e str)>, knowledge: &str) -> String {
    let mut parts = vec![RULES, knowledge];
    parts.extend(articles.flat_map(|(key, hash)| [key, hash]));
    hex_key(&parts, DIGITS)
}

impl Store {
    /// What was found over these very articles with this `knowledge`; `None` where it has to be found again.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn found(&self, knowledge: &str) -> Result<Option<Found>, StoreError> {
        let Some(Decided { mut findings, compared, .. }) = self.decided(knowledge)? else { return Ok(None) };
        let named: BTreeSet<usize> =
            findings.iter().flat_map(|finding| &finding.sides).map(|side| side.article).collect();
        let Some(digests) = self.some_digests(&named)? else { return Ok(None) };
        let numbers: BTreeMap<usize, usize> = named.into_iter().zip(0..).collect();
        for side in findings.iter_mut().flat_map(|finding| &mut finding.sides) {
            side.article = numbers[&side.article];
        }
        let is_whole = findings.iter().all(|finding| finding.is_of(&digests));
        Ok(is_whole.then_some(Found { digests, findings, compared }))
    }

    /// What was found, if it was over these very articles with this `knowledge`.
    fn decided(&self, knowledge: &str) -> Result<Option<Decided>, StoreError> {
        if change::is_marked(self.path()) {
            return Ok(None);
        }
        let Some(decided) = self.kept()? else { return Ok(None) };
        let keys = self.keys()?;
        let hashes: Vec<Option<String>> =
            keys.par_iter().map(|key| Entry::read_hash(self.path(), key)).collect::<Result<_, _>>()?;
        let Some(hashes) = hashes.into_iter().collect::<Option<Vec<String>>>() else { return Ok(None) };
        let articles = keys.iter().zip(&hashes).map(|(key, hash)| (key.as_str(), hash.as_str()));
        Ok(Some(decided).filter(|decided| decided.basis == basis(articles, knowledge)))
    }

    /// What need not be compared again of what the last writer has compared, for these articles, which are sorted by key.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn known(&self, digests: &[Digest]) -> Result<Known, StoreError> {
        let Some(Decided { articles, known, .. }) = self.kept()?.filter(|kept| kept.rules == RULES) else {
            return Ok(Known::default());
        };
        let number = |key: &String| digests.binary_search_by(|digest| digest.key.cmp(key)).ok();
        let numbers: Vec<Option<usize>> = articles.iter().map(number).collect();
        Ok(known.renumbered(digests, |article| numbers.get(article).copied().flatten()))
    }

    /// What the last writer has found, on whatever it stands; `None` where the file is not what was written.
    fn kept(&self) -> Result<Option<Decided>, StoreError> {
        let Some(list) = shared::list(self.path())? else { return Ok(None) };
        let bytes = files::read(&layout::shared(self.path()).join(layout::DECIDED))?;
        let bytes = bytes.filter(|bytes| {
            list.get(layout::DECIDED).is_some_and(|listed| listed.hash == files::hash(bytes))
        });
        Ok(bytes.and_then(|bytes| postcard::from_bytes(&bytes).ok()))
    }

    /// The digests of those articles that have one of these numbers, in the order of their keys; `None` where one cannot be read.
    fn some_digests(&self, numbers: &BTreeSet<usize>) -> Result<Option<Vec<Digest>>, StoreError> {
        let keys = self.keys()?;
        let read = |&number: &usize| {
            let Some(key) = keys.get(number) else { return Ok(None) };
            Ok(Entry::read(self.path(), key)?.map(|entry| entry.body.digest))
        };
        numbers.par_iter().map(read).collect()
    }
}
