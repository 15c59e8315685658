//! Namesakes: persons of one full name in articles that have nothing else in common.

use super::plain::{Plain, Plains};
use super::{Node, Nodes};
use crate::model::{Digest, EntityType};

/// Other names an article must have for its silence to tell (our choice: a line or two of text says nothing).
const FEWEST: usize = 3;

/// Topic words that two articles on one thing share at least (our choice).
const TOPICS: usize = 2;

/// How many earlier bearers of a name are looked at.
const LOOK_BACK: usize = 24;

/// What an article speaks of, made comparable: names and ids, and the words it uses most. Both are sorted.
#[derive(Debug, Default)]
struct Context {
    names: Box<[Plain]>,
    topics: Box<[Plain]>,
}

/// Contexts of articles, made when somebody asks for them.
pub(super) struct Contexts<'n> {
    nodes: &'n Nodes<'n>,
    plains: Plains<'n>,
    /// By article.
    known: Vec<Option<Context>>,
}

impl<'n> Contexts<'n> {
    pub(super) fn new(nodes: &'n Nodes<'n>) -> Self {
        let known = nodes.digests.iter().map(|_| None).collect();
        Self { nodes, plains: Plains::default(), known }
    }

    fn make(&mut self, article: usize) {
        if self.known[article].is_none() {
            self.known[article] = Some(context(&self.nodes.digests[article], &mut self.plains));
        }
    }

    /// Whether nothing in two articles speaks for it that two persons of one name are the same: no other name, no topic, no office.
    /// An article that names few others proves nothing.
    fn are_strangers(&mut self, left: usize, right: usize) -> bool {
        let [left, right] = [left, right].map(|node| &self.nodes[node]);
        if left.article == right.article || left.id().is_some() || right.id().is_some() {
            return false;
        }
        let offices = |node: &Node<'n>| node.digest.offices.iter().map(|held| held.office.as_str());
        if offices(left).any(|office| offices(right).any(|other| office == other)) {
            return false;
        }
        // The names of the two themselves say nothing.
        let names = left.digest.names.iter().chain(&right.digest.names);
        let own: Vec<Plain> = names.map(|name| self.plains.of(name)).collect();
        let [left, right] = [left, right].map(|node| node.place().0);
        self.make(left);
        self.make(right);
        let (Some(one), Some(other)) = (&self.known[left], &self.known[right]) else {
            return false;
        };
        let others = |context: &Context| context.names.iter().filter(|name| !own.contains(name)).count();
        let shared = common(&one.names, &other.names).find(|name| !own.contains(name));
        shared.is_none()
            && others(one) >= FEWEST
            && others(other) >= FEWEST
            && common(&one.topics, &other.topics).count() < TOPICS
    }

    /// Each bearer of a name with the nearest one before who may be the same, else with the first, apart: pairs to join, pairs that stay
    /// open.
    pub(super) fn pairs(&mut self, block: &[usize]) -> [Vec<(usize, usize)>; 2] {
        let (mut joined, mut open) = (Vec::new(), Vec::new());
        for (at, &node) in block.iter().enumerate().skip(1) {
            let before = block[..at].iter().rev().take(LOOK_BACK);
            let same = before.copied().find(|&other| !self.are_strangers(other, node));
            match same {
                Some(other) => joined.push((other, node)),
                None => open.push((block[0], node)),
            }
        }
        [joined, open]
    }
}

/// What two sorted lists have in common.
fn common<'l, T: Ord>(left: &'l [T], right: &'l [T]) -> impl Iterator<Item = &'l T> {
    let mut rest = right;
    left.iter().filter(move |item| {
        let before = rest.iter().take_while(|other| other < item).count();
        rest = &rest[before..];
        rest.first() == Some(item)
    })
}

fn context<'d>(digest: &'d Digest, plains: &mut Plains<'d>) -> Context {
    let mut names = Vec::new();
    for actor in digest.actors.iter().filter(|actor| actor.class != EntityType::Norp) {
        names.extend(actor.gazetteer.as_deref().map(Plain::of));
        names.extend(actor.names.iter().map(|name| plains.of(name)));
    }
    names.sort_unstable();
    names.dedup();
    let mut topics: Vec<Plain> = digest.topic_words.iter().map(|(word, _)| Plain::of(word)).collect();
    topics.sort_unstable();
    topics.dedup();
    Context { names: names.into(), topics: topics.into() }
}
