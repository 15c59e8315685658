//! What the articles of a store mean together: recomputed from their digests whenever it is asked for.

use super::output;
use dateline::extract::Knowledge;
use dateline::graph::{EntityParts, GraphOptions, Run, entities_graph, findings_graph};
use dateline::model::{Digest, Resolution};
use dateline::pipeline;
use dateline::resolve::Decisions;
use dateline::store::{Store, StoreError, StoreWriter};
use oxigraph::model::Quad;
use std::collections::BTreeSet;

/// Digests and what was decided over them.
pub(crate) struct Resolved {
    /// One for each article, by key.
    pub(crate) digests: Vec<Digest>,
    /// Who is who, which reports tell one event, what does not fit.
    pub(crate) resolution: Resolution,
    /// What the articles of a store were read with.
    runs: BTreeSet<Run>,
}

impl Resolved {
    /// Decides over these articles; their order never shows. Decisions without effect are told.
    pub(crate) fn new(mut digests: Vec<Digest>, knowledge: &Knowledge, decisions: &Decisions) -> Self {
        digests.sort_by(|left, right| left.key.cmp(&right.key));
        let resolution = pipeline::resolve(&digests, knowledge, decisions);
        resolution.notes.iter().for_each(|note| output::complain(note));
        Self { digests, resolution, runs: BTreeSet::new() }
    }

    /// Decides over the articles of a store.
    pub(crate) fn of(
        store: &Store,
        knowledge: &Knowledge,
        decisions: &Decisions,
    ) -> Result<Self, StoreError> {
        let contents = store.contents()?;
        Ok(Self { runs: contents.runs, ..Self::new(contents.digests, knowledge, decisions) })
    }

    /// The graphs of what was decided and of what was found.
    pub(crate) fn graphs(&self, options: &GraphOptions) -> [Vec<Quad>; 2] {
        [entities_graph(&self.digests, &self.resolution, options), self.findings(options)]
    }

    fn findings(&self, options: &GraphOptions) -> Vec<Quad> {
        findings_graph(&self.digests, &self.resolution.findings, options)
    }

    /// Brings the shared graphs of a store up to date.
    pub(crate) fn write(&self, store: &StoreWriter, options: &GraphOptions) -> Result<(), StoreError> {
        let entities = EntityParts { digests: &self.digests, resolution: &self.resolution, options };
        store.write_shared(&entities, self.findings(options), &self.runs)
    }
}
