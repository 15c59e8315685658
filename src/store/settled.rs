//! What was decided over the articles when the shared graphs were written, so that only what more articles change is decided
//! again.

use super::decided::RULES;
use super::entry::Entry;
use super::{Contents, StoreError, StoreWriter, files, layout, shared};
use crate::model::{Digest, Resolution};
use crate::resolve::{Before, Near, Settled};
use serde::{Deserialize, Serialize};
use std::sync::PoisonError;

/// With more articles that have come or gone than one to so many others everything is decided anew: that takes no longer.
const OLD_TO_CHANGED: usize = 8;

/// Digests of articles that went which are kept at hand: of more, everything is decided anew.
const MOST_GONE: usize = 1024;

/// What was decided over the articles of a store, and what it stands on.
#[derive(Debug, Serialize, Deserialize)]
pub struct Kept<'r> {
    /// The rules by which it was decided.
    rules: String,
    /// Hash of what the user added.
    knowledge: String,
    /// Key and hash of each article.
    articles: Vec<(String, String)>,
    settled: Settled<'r>,
}

impl<'r> Kept<'r> {
    /// What was decided over articles with these hashes, and with `knowledge`.
    pub fn new(
        digests: &[Digest],
        hashes: &[String],
        knowledge: &str,
        resolution: &'r Resolution,
        near: &'r [Near],
    ) -> Self {
        Self {
            rules: RULES.to_owned(),
            knowledge: knowledge.to_owned(),
            articles: (digests.iter().zip(hashes))
                .map(|(digest, hash)| (digest.key.clone(), hash.clone()))
                .collect(),
            settled: Settled::of(resolution, near),
        }
    }
}

impl StoreWriter {
    /// What the last writer has decided with this `knowledge`; the digests of articles that are gone since are put after the
    /// others. None where the digest of one that is gone is not at hand, or where most have changed.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn decided_before(
        &self,
        contents: &mut Contents,
        knowledge: &str,
    ) -> Result<Option<Before>, StoreError> {
        let Some(list) = shared::list(self.path())? else { return Ok(None) };
        let bytes = files::read(&layout::shared(self.path()).join(layout::SETTLED))?;
        let bytes = bytes.filter(|bytes| {
            list.get(layout::SETTLED).is_some_and(|listed| listed.hash == files::hash(bytes))
        });
        let gone = std::mem::take(&mut *self.gone.lock().unwrap_or_else(PoisonError::into_inner));
        let kept = || {
            let kept: Kept<'static> = postcard::from_bytes(&bytes?).ok()?;
            let keys = kept.articles.iter().map(|(key, _)| key);
            if kept.rules != RULES
                || kept.knowledge != knowledge
                || !keys.is_sorted_by(|one, next| one < next)
            {
                return None;
            }
            let number = |(key, hash): &(String, String)| {
                let number = contents.digests.binary_search_by(|digest| digest.key.cmp(key)).ok()?;
                (contents.hashes[number] == *hash).then_some(number)
            };
            let numbers: Vec<Option<usize>> = kept.articles.iter().map(number).collect();
            let digest = |((key, hash), number): (&(String, String), &Option<usize>)| match number {
                Some(number) => Some(&contents.digests[*number]),
                None => gone
                    .iter()
                    .find(|(digest, was)| digest.key == *key && was == hash)
                    .map(|(digest, _)| digest),
            };
            let digests: Vec<&Digest> =
                kept.articles.iter().zip(&numbers).map(digest).collect::<Option<_>>()?;
            if !kept.settled.fits(&digests) {
                return None;
            }
            let are_gone = digests.iter().zip(&numbers).filter(|(_, number)| number.is_none());
            let are_gone: Vec<Digest> = are_gone.map(|(&digest, _)| digest.clone()).collect();
            let old = numbers.len() - are_gone.len();
            let changed = contents.digests.len() - old + are_gone.len();
            let before = Before { settled: kept.settled, numbers, gone: are_gone.len() };
            (changed * OLD_TO_CHANGED <= old).then(|| {
                contents.digests.extend(are_gone);
                before
            })
        };
        Ok(kept())
    }

    /// Keeps the digest of an article that goes, or becomes another one, for those who decide what changes by it.
    pub(super) fn see_off(&self, key: &str) -> Result<(), StoreError> {
        if let Some(entry) = Entry::read(self.path(), key)? {
            let mut gone = self.gone.lock().unwrap_or_else(PoisonError::into_inner);
            if gone.len() < MOST_GONE {
                gone.push((entry.body.digest, entry.hash));
            }
        }
        Ok(())
    }
}
