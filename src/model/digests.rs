//! Digests of many articles, in memory as they are or packed.

use super::Digest;
use super::texts::Texts;
use std::borrow::Cow;

impl Digest {
    /// Whether it tells nothing but who is named: no event, no statement, no office, nothing that a check looks at.
    pub fn names_alone(&self) -> bool {
        self.events.is_empty()
            && self.statements.is_empty()
            && self.quotes.is_empty()
            && self.titles.is_empty()
            && self.date_doubts.is_empty()
            && self.shingles.is_empty()
            && self.order.is_empty()
            && self.pauses.is_empty()
            && self.actors.iter().all(|actor| actor.offices.is_empty())
    }
}

/// Digests by the numbers of their articles.
#[derive(Debug, Clone, Copy)]
pub enum Digests<'a> {
    /// As they are.
    Whole(&'a [Digest]),
    /// In little memory.
    Packed(&'a PackedDigests),
}

impl<'a, L: AsRef<[Digest]> + ?Sized> From<&'a L> for Digests<'a> {
    fn from(digests: &'a L) -> Self {
        Self::Whole(digests.as_ref())
    }
}

impl<'a> Digests<'a> {
    /// How many there are.
    pub fn len(self) -> usize {
        match self {
            Self::Whole(digests) => digests.len(),
            Self::Packed(digests) => digests.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The digest of an article; `None` where there is no such article.
    pub fn get(self, article: usize) -> Option<Cow<'a, Digest>> {
        match self {
            Self::Whole(digests) => digests.get(article).map(Cow::Borrowed),
            Self::Packed(digests) => digests.get(article),
        }
    }

    /// The digest of an article that may tell more than who is named, as it lies in memory.
    pub fn telling(self, article: usize) -> Option<&'a Digest> {
        match self {
            Self::Whole(digests) => digests.get(article),
            Self::Packed(digests) => digests.telling_of(article),
        }
    }

    /// All of them, by number.
    pub fn iter(self) -> impl Iterator<Item = Cow<'a, Digest>> {
        (0..self.len()).filter_map(move |article| self.get(article))
    }
}

/// Digests of many articles in little memory: those of [names alone](Digest::names_alone) lie packed one after the other, some
/// twenty bytes an actor instead of three hundred, each name but once beside them, and are made again when they are asked for;
/// the others lie as they are.
#[derive(Debug, Default)]
pub struct PackedDigests {
    bytes: Vec<u8>,
    /// Names of the actors that are packed.
    names: Texts,
    telling: Vec<Digest>,
    articles: Vec<Place>,
    /// The numbers of those that lie as they are, where they are [sorted](Self::sort).
    numbers: Vec<usize>,
}

/// Where a digest lies.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// From this byte on.
    Packed(usize),
    /// Its number among those that tell more.
    Telling(usize),
}

impl PackedDigests {
    /// Adds the digest of one more article. The number of the article, until they are [sorted](Self::sort).
    pub fn add(&mut self, digest: Digest) -> usize {
        let place = self.put(digest);
        self.articles.push(place);
        self.articles.len() - 1
    }

    /// Puts another digest in the place of one that was added.
    ///
    /// # Panics
    /// If there is none with that number.
    pub fn replace(&mut self, number: usize, digest: Digest) {
        self.articles[number] = self.put(digest);
    }

    fn put(&mut self, mut digest: Digest) -> Place {
        if digest.names_alone() {
            let place = Place::Packed(self.bytes.len());
            let left_out = self.leave_out(&mut digest);
            self.bytes.extend(postcard::to_stdvec(&(digest, left_out)).expect("plain fields are written"));
            place
        } else {
            self.telling.push(digest);
            Place::Telling(self.telling.len() - 1)
        }
    }

    /// Takes out of actors their names and their first mention, where it stands among all: for each one twice the number of its names,
    /// and one more where the mention was taken out, then the numbers of its names.
    fn leave_out(&mut self, digest: &mut Digest) -> Vec<u32> {
        let mut left_out = Vec::with_capacity(2 * digest.actors.len());
        for actor in &mut digest.actors {
            let names = std::mem::take(&mut actor.names);
            let is_first = actor.mentions.first() == Some(&actor.first);
            if is_first {
                actor.mentions.remove(0);
            }
            left_out.push(2 * names.len() as u32 + u32::from(is_first));
            left_out.extend(names.iter().map(|name| self.names.number(name)));
        }
        left_out
    }

    /// Puts back what was [left out](Self::leave_out).
    fn put_back(&self, digest: &mut Digest, left_out: Vec<u32>) {
        let mut left_out = left_out.into_iter();
        for actor in &mut digest.actors {
            let own = left_out.next().unwrap_or_default();
            if own % 2 == 1 {
                actor.mentions.insert(0, actor.first);
            }
            let names = left_out.by_ref().take(own as usize / 2);
            actor.names = names.map(|name| self.names.get(name).to_owned()).collect();
        }
    }

    /// Numbers the articles by key, and forgets what was replaced.
    pub fn sort(&mut self) {
        let mut keyed: Vec<(String, Place)> =
            self.articles.iter().map(|&place| (self.at(place).into_owned().key, place)).collect();
        keyed.sort_by(|one, other| one.0.cmp(&other.0));
        let mut telling: Vec<Option<Digest>> =
            std::mem::take(&mut self.telling).into_iter().map(Some).collect();
        self.articles.clear();
        self.numbers.clear();
        for (_, place) in keyed {
            let place = match place {
                Place::Packed(_) => place,
                Place::Telling(at) => {
                    self.telling.extend(telling[at].take());
                    self.numbers.push(self.articles.len());
                    Place::Telling(self.telling.len() - 1)
                }
            };
            self.articles.push(place);
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// The digest of an article; `None` where there is no such article.
    pub fn get(&self, article: usize) -> Option<Cow<'_, Digest>> {
        self.articles.get(article).map(|&place| self.at(place))
    }

    fn at(&self, place: Place) -> Cow<'_, Digest> {
        match place {
            Place::Telling(at) => Cow::Borrowed(&self.telling[at]),
            Place::Packed(from) => {
                let (mut digest, left_out): (Digest, Vec<u32>) =
                    postcard::from_bytes(&self.bytes[from..]).expect("what was written here is read");
                self.put_back(&mut digest, left_out);
                Cow::Owned(digest)
            }
        }
    }

    /// Those that tell more than who is named, by key, with the numbers of their articles: as long as each other where they are
    /// [sorted](Self::sort).
    pub fn telling(&self) -> (&[Digest], &[usize]) {
        (&self.telling, &self.numbers)
    }

    fn telling_of(&self, article: usize) -> Option<&Digest> {
        match self.articles.get(article)? {
            Place::Telling(at) => self.telling.get(*at),
            Place::Packed(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ActorDigest, CharSpan, EntityType, StatementDigest};

    /// An article that names somebody, and quotes him or not.
    fn digest(key: &str, has_statement: bool) -> Digest {
        let content = CharSpan::new(0, 9);
        let statement = StatementDigest { content, speakers: vec![0], about: Vec::new(), events: Vec::new() };
        Digest {
            key: key.to_owned(),
            actors: vec![ActorDigest {
                first: content,
                mentions: if key == "b" {
                    vec![CharSpan::new(20, 24)]
                } else {
                    vec![content, CharSpan::new(20, 24)]
                },
                names: if key == "b" {
                    Vec::new()
                } else {
                    vec!["Ada Voss".to_owned(), format!("Voss {key}")]
                },
                nominal: None,
                class: EntityType::Person,
                gazetteer: None,
                offices: Vec::new(),
            }],
            statements: if has_statement { vec![statement] } else { Vec::new() },
            ..Digest::default()
        }
    }

    #[test]
    fn what_is_packed_is_what_was_added_by_key() {
        let [a, b, c, d] =
            [("a", true), ("b", false), ("c", true), ("d", false)].map(|(key, says)| digest(key, says));
        let mut packed = PackedDigests::default();
        packed.add(d.clone());
        let number = packed.add(digest("c", false));
        packed.add(b.clone());
        packed.add(a.clone());
        packed.replace(number, c.clone());
        packed.sort();
        let all: Vec<Digest> = Digests::Packed(&packed).iter().map(Cow::into_owned).collect();
        assert_eq!(all, [a.clone(), b, c.clone(), d]);
        assert_eq!(packed.telling(), (&[a, c][..], &[0, 2][..]));
        assert!(packed.telling_of(1).is_none() && packed.telling_of(2).is_some());
    }
}
