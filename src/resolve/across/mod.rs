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
mod namesake;
mod plain;
mod spelling;
mod surname;
#[cfg(test)]
mod tests;

use super::Decisions;
use crate::extract::name::Gazetteer;
use crate::model::{ActorDigest, Confidence, Digest, Entity, EntityType};
use cluster::Merging;
use name::PersonName;
use plain::IndexMap;
use std::collections::BTreeSet;
use std::rc::Rc;

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
    /// Key of its article: sorts nodes independently of the order of articles.
    of: &'d str,
    /// For persons: the longest of its names, and all of them.
    name: Option<Rc<PersonName>>,
    names: Vec<Rc<PersonName>>,
    /// Its id: that of the gazetteer, or what was decided.
    id: Option<String>,
    /// Sides of decisions it stands on.
    sides: BTreeSet<usize>,
}

impl Node<'_> {
    /// What sets it apart from all others, and sorts nodes as their order is.
    fn key(&self) -> String {
        format!("{}#{:09}", self.of, self.digest.first.start)
    }

    /// Whether it bears a ruler's given name: `King Olav`, `Olav V`.
    fn rules(&self) -> bool {
        self.name.as_ref().is_some_and(|name| {
            let titled = || self.digest.offices.iter().any(|held| name::is_regnal(&held.office));
            name.is_mononym() || name.parts().len() == 1 && titled()
        })
    }

    /// Its longest name, if it names one person.
    fn full_name(&self) -> Option<&Rc<PersonName>> {
        self.name.as_ref().filter(|name| name.is_full())
    }

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
    let found = evidence::find(&nodes, digests);
    evidence.extend(found.evidence);
    let spellings = spelling::find(&nodes);
    evidence.extend(spellings.evidence);
    evidence.sort();
    let mut merging = Merging::new(digests, &nodes, gazetteer, decisions);
    for evidence in &evidence {
        merging.join(evidence);
    }
    let mut open = surname::join(&mut merging);
    open.extend(
        spellings.open.into_iter().chain(found.open).filter(|&(left, right)| !merging.apart(left, right)),
    );
    notes.append(&mut merging.notes);
    drop(evidence);
    entity::write(digests, &mut merging, &open, notes)
}

fn nodes(digests: &[Digest]) -> Vec<Node<'_>> {
    let mut nodes: Vec<Node<'_>> = Vec::new();
    let mut taken_apart: IndexMap<&str, Rc<PersonName>> = IndexMap::default();
    for (article, digest) in digests.iter().enumerate() {
        for (actor, found) in digest.actors.iter().enumerate() {
            let is_person = found.class == EntityType::Person;
            let mut names = Vec::new();
            for name in found.names.iter().filter(|_| is_person) {
                let name = taken_apart.entry(name).or_insert_with(|| Rc::new(PersonName::new(name)));
                names.push(Rc::clone(name));
            }
            let name = names.iter().max_by_key(|name| name.length()).cloned();
            let id = found.gazetteer.clone();
            let (of, sides) = (digest.key.as_str(), BTreeSet::new());
            nodes.push(Node { article, actor, digest: found, of, name, names, id, sides });
        }
    }
    nodes.sort_by(|a, b| (a.of, a.digest.first.start).cmp(&(b.of, b.digest.first.start)));
    nodes
}
