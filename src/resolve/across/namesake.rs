//! Namesakes: persons of one full name in articles that have nothing else in common.

use super::Node;
use super::name;
use crate::model::{Digest, EntityType};
use std::collections::{BTreeMap, BTreeSet};

/// Other names an article must have for its silence to tell (our choice: a line or two of text says nothing).
const FEWEST: usize = 3;

/// Topic words that two articles on one thing share at least (our choice).
const TOPICS: usize = 2;

/// How many earlier bearers of a name are looked at.
const LOOK_BACK: usize = 24;

/// What an article speaks of, made comparable: names and ids, and the words it uses most.
#[derive(Debug, Default)]
struct Context {
    names: BTreeSet<String>,
    topics: BTreeSet<String>,
}

/// Contexts of articles, made when somebody asks for them.
pub(super) struct Contexts<'d> {
    digests: &'d [Digest],
    known: BTreeMap<usize, Context>,
}

impl<'d> Contexts<'d> {
    pub(super) fn new(digests: &'d [Digest]) -> Self {
        Self { digests, known: BTreeMap::new() }
    }

    fn of(&mut self, article: usize) -> &Context {
        self.known.entry(article).or_insert_with(|| context(&self.digests[article]))
    }

    /// Whether nothing in two articles speaks for it that two persons of one name are the same: no other name, no topic, no office.
    /// An article that names few others proves nothing.
    pub(super) fn are_strangers(&mut self, left: &Node<'_>, right: &Node<'_>) -> bool {
        if left.article == right.article || left.id.is_some() || right.id.is_some() {
            return false;
        }
        let offices = |node: &Node<'_>| -> BTreeSet<String> {
            node.digest.offices.iter().map(|held| held.office.clone()).collect()
        };
        if !offices(left).is_disjoint(&offices(right)) {
            return false;
        }
        let own = own_names(left, right);
        let (names, topics) = {
            let context = self.of(left.article);
            (context.names.difference(&own).cloned().collect::<BTreeSet<_>>(), context.topics.clone())
        };
        let other = self.of(right.article);
        let others: BTreeSet<&String> = other.names.difference(&own).collect();
        names.len() >= FEWEST
            && others.len() >= FEWEST
            && !names.iter().any(|name| others.contains(name))
            && topics.intersection(&other.topics).count() < TOPICS
    }

    /// Each bearer of a name with the nearest one before who may be the same, else with the first, apart: pairs to join, pairs that stay
    /// open.
    pub(super) fn pairs(&mut self, nodes: &[Node<'_>], block: &[usize]) -> [Vec<(usize, usize)>; 2] {
        let (mut joined, mut open) = (Vec::new(), Vec::new());
        for (at, &node) in block.iter().enumerate().skip(1) {
            let before = block[..at].iter().rev().take(LOOK_BACK);
            let same = before.copied().find(|&other| !self.are_strangers(&nodes[other], &nodes[node]));
            match same {
                Some(other) => joined.push((other, node)),
                None => open.push((block[0], node)),
            }
        }
        [joined, open]
    }
}

/// The names of the two themselves, which say nothing.
fn own_names(left: &Node<'_>, right: &Node<'_>) -> BTreeSet<String> {
    left.digest.names.iter().chain(&right.digest.names).map(|name| name::plain(name)).collect()
}

fn context(digest: &Digest) -> Context {
    let named = digest.actors.iter().filter(|actor| actor.class != EntityType::Norp);
    let names = named.flat_map(|actor| {
        actor.gazetteer.clone().into_iter().chain(actor.names.iter().map(|name| name::plain(name)))
    });
    Context {
        names: names.collect(),
        topics: digest.topic_words.iter().map(|(word, _)| word.clone()).collect(),
    }
}
