//! What identity is decided on: one node for each actor of each article.
//!
//! Nodes and what they are compared by stand in a few long lists, numbers instead of words, and hold nothing of the digests:
//! ten million of them are in memory at the same time, the digests need not be.

use super::name::{self, PersonName};
use super::plain::Plain;
use crate::model::texts::Texts;
use crate::model::{ActorDigest, Digest, EntityType};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;

/// One actor of one article.
pub(super) struct Node {
    pub(super) article: u32,
    actor: u32,
    /// Where its first mention begins and ends, in code points.
    first: [u32; 2],
    /// How many mentions it has.
    pub(super) mentions: u32,
    /// Where its names begin in the list of those of all nodes.
    names_from: u32,
    /// Numbers of its id in the gazetteer and of its common noun, or [`NONE`].
    gazetteer: u32,
    nominal: u32,
    pub(super) class: EntityType,
}

/// No word.
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
    Other(u32),
}

impl Node {
    /// (index of the article, index in its digest).
    pub(super) fn place(&self) -> (usize, usize) {
        (self.article as usize, self.actor as usize)
    }

    /// Where its first mention begins and ends, in code points.
    pub(super) fn first(&self) -> [u32; 2] {
        self.first
    }
}

/// Whether it is kept what articles speak of, by which namesakes are told apart, and what entities are written from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Contexts {
    #[default]
    Kept,
    Left,
}

/// All nodes, in the order of the keys of their articles and of their first mentions: whatever the order of the articles.
#[derive(Default)]
pub(super) struct Nodes {
    all: Vec<Node>,
    /// Numbers of names, node by node: of persons among those of persons, else among those of things.
    lists: Vec<u32>,
    /// Names of persons as they are written, and the same taken apart.
    persons: Texts,
    names: Vec<PersonName>,
    person_plains: Vec<Plain>,
    /// Names of what is no person, made comparable with and without the legal form of a company.
    things: Texts,
    thing_plains: Vec<[Plain; 2]>,
    /// Names of actors that are no nodes, made comparable.
    others: Texts,
    other_plains: Vec<Plain>,
    /// Ids, common nouns, offices.
    words: Texts,
    /// Offices that nodes hold, as pairs of a node and a word, sorted by node.
    offices: Vec<(u32, u32)>,
    /// What was decided by the user, by node.
    decided: BTreeMap<u32, Decided>,
    /// By the number of the article.
    articles: Vec<About>,
    keys: Texts,
    ids: Texts,
    kept: Contexts,
    /// Sorted names and ids, then sorted topic words, of one article after the other.
    contexts: Vec<Plain>,
}

/// What is known of an article.
#[derive(Debug, Clone, Copy, Default)]
struct About {
    key: u32,
    id: u32,
    /// How many actors its digest has.
    actors: u32,
    /// Where its names begin in the list of contexts, where its topics do, and where they end.
    context: [u32; 3],
}

impl Nodes {
    /// None yet.
    pub(super) fn none(contexts: Contexts) -> Self {
        Self { kept: contexts, ..Self::default() }
    }

    /// Those of all actors.
    pub(super) fn new(digests: &[Digest], contexts: Contexts) -> Self {
        Self::of(digests, contexts, |_| true)
    }

    /// Those of the actors in some places alone.
    pub(super) fn some(
        digests: &[Digest],
        contexts: Contexts,
        wanted: impl Fn((usize, usize)) -> bool,
    ) -> Self {
        Self::of(digests, contexts, wanted)
    }

    fn of(digests: &[Digest], contexts: Contexts, wanted: impl Fn((usize, usize)) -> bool) -> Self {
        let mut order: Vec<usize> = (0..digests.len()).collect();
        order.sort_by_key(|&article| &digests[article].key);
        let mut nodes = Self::none(contexts);
        for article in order {
            nodes.add(article, &digests[article], &wanted);
        }
        nodes.finish()
    }

    /// Adds the actors of an article in wanted places. Articles come in the order of their keys, whatever their numbers.
    pub(super) fn add(&mut self, number: usize, digest: &Digest, wanted: impl Fn((usize, usize)) -> bool) {
        let mut order: Vec<usize> =
            (0..digest.actors.len()).filter(|&actor| wanted((number, actor))).collect();
        order.sort_by_key(|&actor| digest.actors[actor].first.start);
        for &actor in &order {
            self.add_actor([number, actor], &digest.actors[actor]);
        }
        // Only persons are told apart by what their articles speak of.
        let is_person = |&actor: &usize| digest.actors[actor].class == EntityType::Person;
        let is_asked_for = self.kept == Contexts::Kept && order.iter().any(is_person);
        let context = if is_asked_for { self.add_context(digest) } else { [0; 3] };
        if self.articles.len() <= number {
            self.articles.resize(number + 1, About::default());
        }
        self.articles[number] = About {
            key: self.keys.push(&digest.key),
            id: self.ids.push(&digest.id),
            actors: digest.actors.len() as u32,
            context,
        };
    }

    fn add_actor(&mut self, [article, actor]: [usize; 2], digest: &ActorDigest) {
        let ActorDigest { first, mentions, names, nominal, class, gazetteer, offices } = digest;
        let node = self.all.len() as u32;
        let names_from = self.lists.len() as u32;
        for name in names {
            let number = self.name_number(*class, name);
            self.lists.push(number);
        }
        let mut word = |word: Option<&str>| word.map_or(NONE, |word| self.words.number(word));
        let gazetteer = word(gazetteer.as_deref());
        let nominal = if self.kept == Contexts::Kept { word(nominal.as_deref()) } else { NONE };
        let offices = offices.iter().map(|held| (node, word(Some(&held.office))));
        self.offices.extend(offices);
        self.all.push(Node {
            article: article as u32,
            actor: actor as u32,
            first: [first.start as u32, first.end as u32],
            mentions: mentions.len() as u32,
            names_from,
            gazetteer,
            nominal,
            class: *class,
        });
    }

    fn name_number(&mut self, class: EntityType, name: &str) -> u32 {
        if class == EntityType::Person {
            let number = self.persons.number(name);
            if number as usize == self.names.len() {
                self.names.push(PersonName::new(name));
                if self.kept == Contexts::Kept {
                    self.person_plains.push(Plain::of(&name::plain(name)));
                }
            }
            return number;
        }
        let number = self.things.number(name);
        if number as usize == self.thing_plains.len() {
            let plain = name::plain(name);
            self.thing_plains.push([&plain, name::without_form(&plain)].map(Plain::of));
        }
        number
    }

    /// What an article speaks of, at the end of the list of contexts.
    fn add_context(&mut self, digest: &Digest) -> [u32; 3] {
        let from = self.contexts.len();
        for actor in digest.actors.iter().filter(|actor| actor.class != EntityType::Norp) {
            self.contexts.extend(actor.gazetteer.as_deref().map(Plain::of));
            for name in &actor.names {
                let plain = self.plain_of(actor.class, name);
                self.contexts.push(plain);
            }
        }
        let topics = sort_from(&mut self.contexts, from);
        self.contexts.extend(digest.topic_words.iter().map(|(word, _)| Plain::of(word)));
        let to = sort_from(&mut self.contexts, topics);
        [from as u32, topics as u32, to as u32]
    }

    /// A name made comparable that may be of an actor that is no node.
    fn plain_of(&mut self, class: EntityType, name: &str) -> Plain {
        let known = if class == EntityType::Person { &self.persons } else { &self.things };
        if let Some(number) = known.find(name) {
            return self.plain(class, number);
        }
        let number = self.others.number(name) as usize;
        if number == self.other_plains.len() {
            self.other_plains.push(Plain::of(&name::plain(name)));
        }
        self.other_plains[number]
    }

    /// Gives back what lists grew by.
    pub(super) fn finish(mut self) -> Self {
        self.all.shrink_to_fit();
        self.lists.shrink_to_fit();
        self.names.shrink_to_fit();
        self.contexts.shrink_to_fit();
        self
    }

    /// How many actors each article has, by its number.
    pub(super) fn actors(&self) -> impl Iterator<Item = usize> {
        self.articles.iter().map(|article| article.actors as usize)
    }

    /// The user's id of the article of a node.
    pub(super) fn article_id(&self, node: usize) -> &str {
        self.ids.get(self.about(node).id)
    }

    /// The key of the article of a node.
    pub(super) fn article_key(&self, node: usize) -> &str {
        self.keys.get(self.about(node).key)
    }

    fn about(&self, node: usize) -> &About {
        &self.articles[self.all[node].article as usize]
    }

    /// What the article of a node speaks of, made comparable: names and ids, and the words it uses most. Both are sorted.
    pub(super) fn context(&self, node: usize) -> [&[Plain]; 2] {
        let [names, topics, to] = self.about(node).context.map(|at| at as usize);
        [&self.contexts[names..topics], &self.contexts[topics..to]]
    }

    /// What sets a node apart from all others, and sorts nodes as their order is.
    pub(super) fn key(&self, node: usize) -> String {
        format!("{}#{:09}", self.article_key(node), self.all[node].first[0])
    }

    /// Forgets what names are compared by, when all is decided: it holds more memory than the nodes.
    pub(super) fn forget_names(&mut self) {
        (self.names, self.contexts) = (Vec::new(), Vec::new());
        (self.person_plains, self.thing_plains) = (Vec::new(), Vec::new());
    }

    /// The number of its id among all words: that of the gazetteer, or what was decided.
    pub(super) fn id_number(&self, node: usize) -> Option<u32> {
        let decided = if self.decided.is_empty() { None } else { self.decided.get(&(node as u32)) };
        let number = match decided.map(|decided| &decided.id) {
            None | Some(Id::OfDigest) => self.all[node].gazetteer,
            Some(Id::None) => NONE,
            Some(&Id::Other(number)) => number,
        };
        (number != NONE).then_some(number)
    }

    /// Its id.
    pub(super) fn id(&self, node: usize) -> Option<&str> {
        self.id_number(node).map(|number| self.words.get(number))
    }

    /// An id by its number.
    pub(super) fn word(&self, number: u32) -> &str {
        self.words.get(number)
    }

    /// Its first common noun.
    pub(super) fn nominal(&self, node: usize) -> Option<&str> {
        let number = self.all[node].nominal;
        (number != NONE).then(|| self.words.get(number))
    }

    /// Numbers of the offices it holds among all words.
    pub(super) fn offices(&self, node: usize) -> impl Iterator<Item = u32> {
        let from = self.offices.partition_point(|&(holder, _)| (holder as usize) < node);
        self.offices[from..]
            .iter()
            .take_while(move |(holder, _)| *holder as usize == node)
            .map(|&(_, word)| word)
    }

    /// Gives it another id, or none.
    pub(super) fn decide_id(&mut self, node: usize, id: Option<&str>) {
        let id = id.map_or(Id::None, |id| Id::Other(self.words.number(id)));
        self.decided.entry(node as u32).or_default().id = id;
    }

    /// Sides of decisions it stands on.
    pub(super) fn sides(&self, node: usize) -> &BTreeSet<usize> {
        const NOWHERE: &BTreeSet<usize> = &BTreeSet::new();
        self.decided.get(&(node as u32)).map_or(NOWHERE, |decided| &decided.sides)
    }

    /// Nodes that decisions speak of, with the sides they stand on.
    pub(super) fn decided_sides(&self) -> impl Iterator<Item = (usize, &BTreeSet<usize>)> {
        self.decided.iter().map(|(&node, decided)| (node as usize, &decided.sides))
    }

    /// Puts it on more sides.
    pub(super) fn stand_on(&mut self, node: usize, sides: BTreeSet<usize>) {
        if !sides.is_empty() {
            self.decided.entry(node as u32).or_default().sides.extend(sides);
        }
    }

    /// Numbers of its names: among those of persons, or among those of things.
    pub(super) fn name_numbers(&self, node: usize) -> &[u32] {
        let from = self.all[node].names_from as usize;
        let to = self.all.get(node + 1).map_or(self.lists.len(), |next| next.names_from as usize);
        &self.lists[from..to]
    }

    /// Its names as they are written.
    pub(super) fn written(&self, node: usize) -> impl Iterator<Item = &str> {
        let is_person = self.all[node].class == EntityType::Person;
        let texts = if is_person { &self.persons } else { &self.things };
        self.name_numbers(node).iter().map(|&number| texts.get(number))
    }

    /// Its names made comparable, where [contexts](Contexts) are kept.
    pub(super) fn plains(&self, node: usize) -> impl Iterator<Item = Plain> {
        let class = self.all[node].class;
        self.name_numbers(node).iter().map(move |&number| self.plain(class, number))
    }

    fn plain(&self, class: EntityType, number: u32) -> Plain {
        match class {
            EntityType::Person => self.person_plains[number as usize],
            _ => self.thing_plains[number as usize][0],
        }
    }

    /// Names of what is no person made comparable, of a body without the legal form of a company.
    pub(super) fn plains_of_thing(&self, node: usize) -> impl Iterator<Item = Plain> {
        let form = usize::from(self.all[node].class == EntityType::Org);
        self.name_numbers(node).iter().map(move |&number| self.thing_plains[number as usize][form])
    }

    /// All names of persons.
    pub(super) fn person_names(&self) -> impl Iterator<Item = &PersonName> {
        self.names.iter()
    }

    /// A name of a person, by its number.
    pub(super) fn person_name(&self, number: u32) -> &PersonName {
        &self.names[number as usize]
    }

    /// The names of a person, with their numbers.
    pub(super) fn names(&self, node: usize) -> impl Iterator<Item = (u32, &PersonName)> {
        let is_person = self.all[node].class == EntityType::Person;
        let numbers = if is_person { self.name_numbers(node) } else { &[] };
        numbers.iter().map(|&number| (number, &self.names[number as usize]))
    }

    /// The longest name of a person.
    pub(super) fn name(&self, node: usize) -> Option<&PersonName> {
        self.longest(node).map(|(_, name)| name)
    }

    fn longest(&self, node: usize) -> Option<(u32, &PersonName)> {
        self.names(node).max_by_key(|(_, name)| name.length())
    }

    /// The same with its number, if it names one person.
    pub(super) fn full_name(&self, node: usize) -> Option<(u32, &PersonName)> {
        self.longest(node).filter(|(_, name)| name.is_full())
    }

    /// Whether it bears a ruler's given name: `King Olav`, `Olav V`.
    pub(super) fn rules(&self, node: usize) -> bool {
        self.name(node).is_some_and(|name| {
            let titled = || self.offices(node).any(|office| name::is_regnal(self.words.get(office)));
            name.is_mononym() || name.parts().len() == 1 && titled()
        })
    }
}

/// Sorts the end of a list, each thing once. Its new length.
fn sort_from(list: &mut Vec<Plain>, from: usize) -> usize {
    list[from..].sort_unstable();
    let mut kept = from;
    for at in from..list.len() {
        if at == from || list[at] != list[kept - 1] {
            list[kept] = list[at];
            kept += 1;
        }
    }
    list.truncate(kept);
    kept
}

impl Deref for Nodes {
    type Target = [Node];

    fn deref(&self) -> &Self::Target {
        &self.all
    }
}
