//! What identity is decided on: one node for each actor of each article.

use super::name::{self, PersonName};
use super::plain::IndexMap;
use crate::model::{ActorDigest, Digest, EntityType};
use std::collections::BTreeSet;
use std::ops::Deref;

/// One actor of one article.
pub(super) struct Node<'d> {
    pub(super) digest: &'d ActorDigest,
    pub(super) article: u32,
    actor: u32,
    /// Where its names begin in the list of those of all nodes.
    names_from: u32,
    /// Of a person the number of its longest name; else [`NONE`].
    longest: u32,
    decided: Option<Box<Decided>>,
}

/// No name.
const NONE: u32 = u32::MAX;

/// What decisions make of a node.
#[derive(Default)]
struct Decided {
    id: Id,
    /// Sides of decisions it stands on.
    sides: BTreeSet<usize>,
}

/// The id of a node.
#[derive(Default)]
enum Id {
    #[default]
    OfDigest,
    None,
    Other(String),
}

impl Node<'_> {
    /// (index of the article, index in its digest).
    pub(super) fn place(&self) -> (usize, usize) {
        (self.article as usize, self.actor as usize)
    }

    /// Its id: that of the gazetteer, or what was decided.
    pub(super) fn id(&self) -> Option<&str> {
        match self.decided.as_ref().map(|decided| &decided.id) {
            None | Some(Id::OfDigest) => self.digest.gazetteer.as_deref(),
            Some(Id::None) => None,
            Some(Id::Other(id)) => Some(id),
        }
    }

    /// Gives it another id, or none.
    pub(super) fn decide_id(&mut self, id: Option<String>) {
        self.decided.get_or_insert_default().id = id.map_or(Id::None, Id::Other);
    }

    /// Sides of decisions it stands on.
    pub(super) fn sides(&self) -> &BTreeSet<usize> {
        const NOWHERE: &BTreeSet<usize> = &BTreeSet::new();
        self.decided.as_ref().map_or(NOWHERE, |decided| &decided.sides)
    }

    /// Puts it on more sides.
    pub(super) fn stand_on(&mut self, sides: BTreeSet<usize>) {
        if !sides.is_empty() {
            self.decided.get_or_insert_default().sides.extend(sides);
        }
    }
}

/// All nodes, in the order of the keys of their articles and of their first mentions: whatever the order of the articles.
pub(super) struct Nodes<'d> {
    pub(super) digests: &'d [Digest],
    all: Vec<Node<'d>>,
    /// Numbers of the names of persons, node by node.
    lists: Vec<u32>,
    /// Names of persons, each as it is written taken apart once.
    names: Vec<PersonName>,
}

impl<'d> Nodes<'d> {
    pub(super) fn new(digests: &'d [Digest]) -> Self {
        Self::some(digests, |_| true)
    }

    /// Those of the actors in some places alone.
    pub(super) fn some(digests: &'d [Digest], wanted: impl Fn((usize, usize)) -> bool) -> Self {
        let mut order: Vec<(u32, u32)> = (0_u32..)
            .zip(digests)
            .flat_map(|(article, digest)| (0..digest.actors.len() as u32).map(move |actor| (article, actor)))
            .filter(|&(article, actor)| wanted((article as usize, actor as usize)))
            .collect();
        let key = |&(article, actor): &(u32, u32)| {
            let digest = &digests[article as usize];
            (digest.key.as_str(), digest.actors[actor as usize].first.start)
        };
        order.sort_by(|one, other| key(one).cmp(&key(other)));
        let mut numbers: IndexMap<&str, u32> = IndexMap::default();
        let (mut names, mut lists, mut all) = (Vec::new(), Vec::new(), Vec::with_capacity(order.len()));
        for (article, actor) in order {
            let digest = &digests[article as usize].actors[actor as usize];
            let names_from = lists.len();
            if digest.class == EntityType::Person {
                lists.extend(digest.names.iter().map(|name| {
                    *numbers.entry(name).or_insert_with(|| {
                        names.push(PersonName::new(name));
                        names.len() as u32 - 1
                    })
                }));
            }
            let longest = lists[names_from..].iter().copied();
            let longest = longest.max_by_key(|&name| names[name as usize].length()).unwrap_or(NONE);
            let names_from = names_from as u32;
            all.push(Node { digest, article, actor, names_from, longest, decided: None });
        }
        Self { digests, all, lists, names }
    }

    /// The digest of the article of a node.
    pub(super) fn article(&self, node: usize) -> &'d Digest {
        &self.digests[self.all[node].article as usize]
    }

    /// What sets a node apart from all others, and sorts nodes as their order is.
    pub(super) fn key(&self, node: usize) -> String {
        format!("{}#{:09}", self.article(node).key, self.all[node].digest.first.start)
    }

    /// Forgets the names of persons, when all is decided: they hold more memory than the nodes.
    pub(super) fn forget_names(&mut self) {
        self.names = Vec::new();
    }

    /// All names of persons.
    pub(super) fn person_names(&self) -> impl Iterator<Item = &PersonName> {
        self.names.iter()
    }

    /// A name of a person, by its number.
    pub(super) fn person_name(&self, number: usize) -> &PersonName {
        &self.names[number]
    }

    /// The names of a person, with their numbers.
    pub(super) fn names(&self, node: usize) -> impl Iterator<Item = (usize, &PersonName)> {
        let from = self.all[node].names_from as usize;
        let to = self.all.get(node + 1).map_or(self.lists.len(), |next| next.names_from as usize);
        self.lists[from..to].iter().map(|&number| (number as usize, &self.names[number as usize]))
    }

    /// The longest name of a person.
    pub(super) fn name(&self, node: usize) -> Option<&PersonName> {
        self.names.get(self.all[node].longest as usize)
    }

    /// The same with its number, if it names one person.
    pub(super) fn full_name(&self, node: usize) -> Option<(usize, &PersonName)> {
        let name = self.name(node).filter(|name| name.is_full())?;
        Some((self.all[node].longest as usize, name))
    }

    /// Whether it bears a ruler's given name: `King Olav`, `Olav V`.
    pub(super) fn rules(&self, node: usize) -> bool {
        self.name(node).is_some_and(|name| {
            let titled = || self.all[node].digest.offices.iter().any(|held| name::is_regnal(&held.office));
            name.is_mononym() || name.parts().len() == 1 && titled()
        })
    }

    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Node<'d>> {
        self.all.iter_mut()
    }
}

impl<'d> Deref for Nodes<'d> {
    type Target = [Node<'d>];

    fn deref(&self) -> &Self::Target {
        &self.all
    }
}
