//! Who is who across articles.
//!
//! Local actors are joined by evidence from the strongest to the weakest; before each union the two clusters are asked
//! whether anything forbids it. What is decided does not depend on the order of the articles: evidence is sorted by
//! strength, then by names and keys. Pairs are only looked at inside blocks (an id, a name, the skeleton of a last name),
//! so that the cost grows near linearly. The user's decisions come before everything else.

mod again;
mod cluster;
mod decided;
mod entity;
mod evidence;
mod keys;
pub mod name;
mod namesake;
mod node;
mod plain;
mod spelling;
mod surname;
#[cfg(test)]
mod tests;

pub(super) use again::{Again, Before, identify_again};

use super::Decisions;
use crate::extract::name::Gazetteer;
use crate::model::{Confidence, Digest, Digests, Entity, PackedDigests};
use cluster::{Merging, Reasons};
use entity::Known;
use evidence::Evidence;
use node::{Contexts, Nodes};
use spelling::Spellings;

/// What identity decided: entities sorted by key, the entity of each actor, pairs that may be one.
pub(super) struct Identity {
    pub(super) entities: Vec<Entity>,
    pub(super) entity_of: Vec<Vec<Option<usize>>>,
    pub(super) possibly_same: Vec<(usize, usize, Confidence)>,
    pub(super) kept_apart: Vec<(usize, usize, String)>,
    /// Decisions that could not be followed, or had nobody to follow them for.
    pub(super) notes: Vec<String>,
}

/// Decides identity over all digests.
pub(super) fn identify(digests: &[Digest], gazetteer: &Gazetteer, decisions: &Decisions) -> Identity {
    identify_nodes(Nodes::new(digests, Contexts::Kept), gazetteer, decisions, Reasons::Kept)
}

/// The same over packed digests, which are sorted, without reasons.
pub(super) fn identify_packed(
    digests: &PackedDigests,
    gazetteer: &Gazetteer,
    decisions: &Decisions,
) -> Identity {
    let mut nodes = Nodes::none(Contexts::Kept);
    for (number, digest) in Digests::Packed(digests).iter().enumerate() {
        nodes.add(number, &digest, |_| true);
    }
    identify_nodes(nodes.finish(), gazetteer, decisions, Reasons::Left)
}

fn identify_nodes(
    mut nodes: Nodes,
    gazetteer: &Gazetteer,
    decisions: &Decisions,
    reasons: Reasons,
) -> Identity {
    let mut notes = decided::stand(&mut nodes, gazetteer, decisions);
    let decided = decided::evidence(&nodes, decisions);
    let spellings = spelling::find(&nodes, None);
    let mut identity = decide(nodes, (gazetteer, decisions), spellings, decided, reasons);
    notes.append(&mut identity.notes);
    Identity { notes, ..identity }
}

/// Decides identity over some nodes, by what was `decided`, what their names say and all other evidence.
fn decide(
    mut nodes: Nodes,
    (gazetteer, decisions): (&Gazetteer, &Decisions),
    spellings: Spellings,
    decided: Vec<(Evidence, (usize, usize))>,
    reasons: Reasons,
) -> Identity {
    let evidence::Found { mut evidence, open: strangers } = evidence::find(&nodes);
    evidence.extend(spellings.evidence);
    evidence.sort_unstable();
    let mut merging = Merging::new(&nodes, gazetteer, decisions, reasons);
    for (evidence, sides) in decided {
        merging.join(evidence, Some(sides));
    }
    for evidence in evidence {
        merging.join(evidence, None);
    }
    let mut open = surname::join(&mut merging);
    open.extend(
        spellings.open.into_iter().chain(strangers).filter(|&(left, right)| !merging.apart(left, right)),
    );
    let joined = merging.settle();
    nodes.forget_names();
    entity::write(Known { nodes, gazetteer, decisions }, joined, &open)
}
