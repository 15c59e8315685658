//! What the articles of a store mean together: recomputed from their digests whenever it is asked for.

use super::output;
use dateline::check::Known;
use dateline::extract::Knowledge;
use dateline::graph::{EntityParts, GraphOptions, Run, entities_graph, findings_graph};
use dateline::model::{Digest, Digests, Resolution};
use dateline::pipeline::{self, Stored};
use dateline::resolve::{Before, Decisions, Near};
use dateline::store::{Contents, Decided, Found, Kept, Store, StoreError, StoreWriter};
use oxigraph::model::Quad;
use std::collections::BTreeSet;

/// Digests and what was decided over them.
#[derive(Default)]
pub(crate) struct Resolved {
    /// One for each article, by key.
    pub(crate) digests: Vec<Digest>,
    /// Who is who, which reports tell one event, what does not fit.
    pub(crate) resolution: Resolution,
    /// What the articles of a store were read with.
    runs: BTreeSet<Run>,
    /// What it stands on, for articles of a store.
    basis: String,
    /// What need not be compared again, for articles of a store.
    known: Known,
    /// Hashes of the articles of a store, of what the user adds, and which articles tell one story.
    hashes: Vec<String>,
    mark: String,
    near: Vec<Near>,
}

impl Resolved {
    /// Decides over these articles; their order never shows. Decisions without effect are told.
    pub(crate) fn new(mut digests: Vec<Digest>, knowledge: &Knowledge, decisions: &Decisions) -> Self {
        digests.sort_by(|left, right| left.key.cmp(&right.key));
        let resolution = pipeline::resolve(&digests, knowledge, decisions);
        Self { digests, resolution, ..Self::default() }.tell_notes()
    }

    fn tell_notes(self) -> Self {
        self.resolution.notes.iter().for_each(|note| output::complain(note));
        self
    }

    /// Decides over the articles of a store.
    pub(crate) fn of(
        store: &Store,
        knowledge: &Knowledge,
        decisions: &Decisions,
        mark: &str,
    ) -> Result<Self, StoreError> {
        Self::over(store, store.contents()?, None, (knowledge, decisions, mark))
    }

    /// The same but for reasons, where only what has changed since the shared graphs were written is decided.
    pub(crate) fn again(
        store: &StoreWriter,
        knowledge: &Knowledge,
        decisions: &Decisions,
        mark: &str,
    ) -> Result<Self, StoreError> {
        let mut contents = store.contents()?;
        let before = if decisions.is_empty() { store.decided_before(&mut contents, mark)? } else { None };
        Self::over(store, contents, before, (knowledge, decisions, mark))
    }

    fn over(
        store: &Store,
        contents: Contents,
        before: Option<Before>,
        (knowledge, decisions, mark): (&Knowledge, &Decisions, &str),
    ) -> Result<Self, StoreError> {
        let basis = contents.basis(mark);
        let Contents { mut digests, runs, hashes, .. } = contents;
        let known = store.known(&digests[..hashes.len()])?;
        let stored = Stored { digests: &digests, hashes: &hashes, known: &known, before };
        let pipeline::Resolved { resolution, known, near } =
            pipeline::resolve_again(stored, knowledge, decisions);
        digests.truncate(hashes.len());
        let resolved = Self { digests, resolution, runs, basis, known, hashes, mark: mark.to_owned(), near };
        Ok(resolved.tell_notes())
    }

    /// What was found over the articles of a store when it was written, with the digests of those articles alone that findings
    /// name; `None` where articles, knowledge or rules are others than then.
    pub(crate) fn findings_of(store: &Store, mark: &str) -> Result<Option<Self>, StoreError> {
        let Some(Found { digests, findings, compared }) = store.found(mark)? else { return Ok(None) };
        let resolution = Resolution { findings, compared, ..Resolution::default() };
        Ok(Some(Self { digests, resolution, ..Self::default() }))
    }

    /// The graphs of what was decided and of what was found.
    pub(crate) fn graphs(&self, options: &GraphOptions) -> [Vec<Quad>; 2] {
        [entities_graph(&self.digests, &self.resolution, options), self.findings(options)]
    }

    /// The graph of what was found.
    pub(crate) fn findings(&self, options: &GraphOptions) -> Vec<Quad> {
        findings_graph(&self.digests, &self.resolution.findings, options)
    }

    /// Brings the shared graphs of a store up to date.
    pub(crate) fn write(&mut self, store: &StoreWriter, options: &GraphOptions) -> Result<(), StoreError> {
        let (digests, resolution) = (&self.digests, &self.resolution);
        let entities =
            EntityParts { digests: Digests::Whole(digests), hashes: &self.hashes, resolution, options };
        let known = std::mem::take(&mut self.known);
        let decided = Decided::new(self.basis.clone(), &self.digests, &self.resolution, known);
        let kept = Kept::new(&self.digests, &self.hashes, &self.mark, &self.resolution, &self.near);
        store.write_shared(&entities, self.findings(options), &self.runs, &decided, &kept)
    }
}
