//! Who is who across articles.
//!
//! Local actors are joined by evidence from the strongest to the weakest; before each union the two clusters are asked
//! whether anything forbids it. What is decided does not depend on the order of the articles: evidence is sorted by
//! strength, then by names and keys. Pairs are only looked at inside blocks (an id, a name, the skeleton of a last name),
//! so that the cost grows near linearly. The user's decisions come before everything else.

mod cluster;
mod decided;
mod entity;
mod evidence;
pub mod name;
mod spelling;
mod surname;
#[cfg(test)]
mod tests;

use super::Decisions;
use crate::extract::name::Gazetteer;
use crate::model::{ActorDigest, Confidence, Digest, Entity, EntityType};
use cluster::Merging;
use std::collections::BTreeSet;

/// What identity decided: entities sorted by key, the entity of each actor, pairs that may be one.
pub(super) struct Identity {
    pub(super) entities: Vec<Entity>,
    pub(super) entity_of: Vec<Vec<Option<usize>>>,
    pub(super) possibly_same: Vec<(usize, usize, Confidence)>,
    pub(super) kept_apart: Vec<(usize, usize, String)>,
    /// Decisions that could not be followed, or had nobody to follow them for.
    pub(super) notes: Vec<String>,
}

/// One actor of one article.
struct Node<'d> {
    article: usize,
    actor: usize,
    digest: &'d ActorDigest,
    /// Sorts nodes independently of the order of articles.
    key: String,
    /// Parts of its longest name, for persons.
    parts: Vec<String>,
    /// Its id: that of the gazetteer, or what was decided.
    id: Option<String>,
    /// Sides of decisions it stands on.
    sides: BTreeSet<usize>,
}

impl Node<'_> {
    /// (index of the article, index in its digest).
    fn place(&self) -> (usize, usize) {
        (self.article, self.actor)
    }
}

/// Decides identity over all digests.
pub(super) fn identify(digests: &[Digest], gazetteer: &Gazetteer, decisions: &Decisions) -> Identity {
    let mut nodes = nodes(digests);
    let mut notes = decided::stand(&mut nodes, digests, gazetteer, decisions);
    let mut evidence = decided::evidence(&nodes, decisions);
    evidence.extend(evidence::find(&nodes));
    let spellings = spelling::find(&nodes);
    evidence.extend(spellings.evidence);
    evidence.sort();
    let mut merging = Merging::new(digests, &nodes, gazetteer, decisions);
    for evidence in &evidence {
        merging.join(evidence);
    }
    let mut open = surname::join(&mut merging);
    open.extend(spellings.open.into_iter().filter(|&(left, right)| !merging.apart(left, right)));
    notes.append(&mut merging.notes);
    entity::write(digests, &merging, &open, notes)
}

fn nodes(digests: &[Digest]) -> Vec<Node<'_>> {
    let mut nodes: Vec<Node<'_>> = Vec::new();
    for (article, digest) in digests.iter().enumerate() {
        for (actor, found) in digest.actors.iter().enumerate() {
            let parts = match found.class {
                EntityType::Person => found
                    .names
                    .iter()
                    .map(|name| name::parts(name))
                    .max_by_key(|parts| (parts.len(), parts.concat().len()))
                    .unwrap_or_default(),
                _ => Vec::new(),
            };
            let key = format!("{}#{:09}", digest.key, found.first.start);
            let id = found.gazetteer.clone();
            nodes.push(Node { article, actor, digest: found, key, parts, id, sides: BTreeSet::new() });
        }
    }
    nodes.sort_by(|a, b| a.key.cmp(&b.key));
    nodes
}
