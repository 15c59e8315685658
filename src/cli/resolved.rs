//! What the articles of a store mean together: recomputed from their digests whenever it is asked for.

use super::output;
use dateline::check::Known;
use dateline::extract::Knowledge;
use dateline::graph::{EntityParts, GraphOptions, Run, entities_graph, findings_graph};
use dateline::model::{Digest, Resolution};
use dateline::pipeline;
use dateline::resolve::Decisions;
use dateline::store::{Decided, Store, StoreError, StoreWriter};
use oxigraph::model::Quad;
use std::collections::{BTreeMap, BTreeSet};

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
        let contents = store.contents()?;
        let (basis, before) = (contents.basis(mark), store.known(&contents.digests)?);
        let (resolution, known) =
            pipeline::resolve_again(&contents.digests, contents.hashes(), knowledge, decisions, &before);
        let resolved = Self { digests: contents.digests, resolution, runs: contents.runs, basis, known };
        Ok(resolved.tell_notes())
    }

    /// What was found over the articles of a store when it was written, with the digests of those articles alone that findings
    /// name; `None` where articles, knowledge or rules are others than then.
    pub(crate) fn findings_of(store: &Store, mark: &str) -> Result<Option<Self>, StoreError> {
        let Some(Decided { mut findings, compared, .. }) = store.decided(mark)? else { return Ok(None) };
        let named: BTreeSet<usize> =
            findings.iter().flat_map(|finding| &finding.sides).map(|side| side.article).collect();
        let Some(digests) = store.some_digests(&named)? else { return Ok(None) };
        let numbers: BTreeMap<usize, usize> = named.into_iter().zip(0..).collect();
        for side in findings.iter_mut().flat_map(|finding| &mut finding.sides) {
            side.article = numbers[&side.article];
        }
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
        let entities = EntityParts { digests: &self.digests, resolution: &self.resolution, options };
        let known = std::mem::take(&mut self.known);
        let decided = Decided::new(self.basis.clone(), &self.digests, &self.resolution, known);
        store.write_shared(&entities, self.findings(options), &self.runs, &decided)
    }
}
