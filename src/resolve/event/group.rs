//! Which articles tell one story.
//!
//! Two articles are neighbours when they share enough of their names, places, days and kinds of happenings. Only
//! neighbours are compared event by event, and each article is compared only with those it shares something rare with,
//! so the cost grows with the number of articles, not with its square. Weights are fixed, not counted over the input: an
//! article about something else never changes what is decided about these.

use crate::extract::event::synonym;
use crate::lexicon::classes::Class;
use crate::model::{DateSource, DateValue, Digest, EntityType, Grain};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher as _};

/// A feature shared by more articles than this proposes no neighbours (it still counts when they are compared).
const FREQUENT: usize = 200;

/// At most this many neighbours for each article, the most similar first.
const NEIGHBOURS: usize = 60;

/// Least similarity of neighbours, in thousandths: chosen on the first half of ECB+ topics 1 to 35.
pub(super) const SIMILAR: u32 = 250;

/// Weight of a topic word that is used once.
const TOPIC: u32 = 8;

/// What an article is about, with weights. Features are known by a hash of what they are: of a million two are one in one
/// case of forty million.
pub(super) type Features = BTreeMap<u64, u32>;

/// What a feature is.
#[derive(Hash)]
enum Feature<'f> {
    Entity(usize),
    Name(String),
    Topic(&'f str),
    Word(String),
    Kind(&'f str),
    Day(DateValue),
}

impl Feature<'_> {
    /// The same in every run.
    fn key(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }
}

/// The features of an article; `entities` holds the entity of each actor.
pub(super) fn features(digest: &Digest, entities: &[Option<usize>]) -> Features {
    let mut features = Features::new();
    for (actor, entity) in digest.actors.iter().zip(entities) {
        let Some(name) = actor.names.first() else { continue };
        let weight = match actor.class {
            EntityType::Person => 30,
            EntityType::Org => 20,
            EntityType::Group
            | EntityType::Product
            | EntityType::Work
            | EntityType::Other
            | EntityType::Place => 15,
            EntityType::Norp => 4,
        };
        let weight = if actor.gazetteer.is_some() { weight / 3 } else { weight };
        let times = u32::try_from(actor.mentions.len().min(3)).expect("at most three");
        let key = entity.map_or_else(|| Feature::Name(name.to_lowercase()), Feature::Entity).key();
        let entry = features.entry(key).or_default();
        *entry = (*entry).max(weight * (times + 2) / 3);
    }
    for (word, times) in &digest.topic_words {
        if !Class::AnyNews.holds(word) {
            features.insert(Feature::Topic(word).key(), TOPIC * (u32::from(*times) + 1) / 2);
        }
    }
    for event in &digest.events {
        // Names that stand in no chain of mentions still tell what an article is about.
        let unnamed = event
            .participants
            .iter()
            .filter(|(_, actor, _)| actor.is_none())
            .map(|(_, _, words)| words.as_str());
        let places = event.place.iter().filter(|(actor, _)| actor.is_none()).map(|(_, words)| words.as_str());
        for word in unnamed.chain(places).flat_map(str::split_whitespace) {
            if word.chars().count() > 2 && word.starts_with(char::is_uppercase) {
                let word = word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
                let entry = features.entry(Feature::Word(word).key()).or_default();
                *entry = (*entry + 8).min(20);
            }
        }
        if !synonym::is_broad(&event.lemma) {
            let entry = features.entry(Feature::Kind(synonym::kind(&event.lemma)).key()).or_default();
            *entry = (*entry + 6).min(12);
        }
        if let Some((value, DateSource::Text)) = event.date
            && value.grain() == Grain::Day
        {
            features.insert(Feature::Day(value).key(), 12);
        }
    }
    features
}

/// The neighbours of an article with their similarity in thousandths.
pub type Near = BTreeMap<usize, u32>;

/// A feature, an article that has it, and its weight there.
type Held = (u64, u32, u32);

/// For each article its neighbours with their similarity in thousandths, sorted by number; the relation is symmetric.
pub(super) fn neighbours(features: impl Iterator<Item = Features>) -> Vec<Near> {
    let (mut all_features, mut norms): (Vec<Held>, Vec<u64>) = (Vec::new(), Vec::new());
    for (article, own) in features.enumerate() {
        norms.push(own.values().map(|&weight| u64::from(weight) * u64::from(weight)).sum());
        all_features.extend(own.into_iter().map(|(key, weight)| (key, article as u32, weight)));
    }
    let number = norms.len();
    all_features.sort_unstable();
    // For each article what it shares with others: all that have it, and its own weight.
    let mut own: Vec<Vec<(&[Held], u64)>> = vec![Vec::new(); number];
    for holders in all_features.chunk_by(|one, next| one.0 == next.0) {
        if (2..=FREQUENT).contains(&holders.len()) {
            for &(_, article, weight) in holders {
                own[article as usize].push((holders, u64::from(weight)));
            }
        }
    }
    let mut all: Vec<Near> = vec![Near::new(); number];
    // Products with each other article, and which they are.
    let mut dots: Vec<u64> = vec![0; number];
    let mut shared: Vec<usize> = Vec::new();
    for (article, own) in own.iter().enumerate() {
        for (holders, weight) in own {
            let others = holders.iter().map(|&(_, other, weight)| (other as usize, weight));
            for (other, weight_there) in others.filter(|(other, _)| *other != article) {
                if dots[other] == 0 {
                    shared.push(other);
                }
                dots[other] += weight * u64::from(weight_there);
            }
        }
        let mut near: Vec<(u32, usize)> = shared
            .drain(..)
            .map(|other| (cosine(std::mem::take(&mut dots[other]), norms[article], norms[other]), other))
            .filter(|(similarity, _)| *similarity >= SIMILAR)
            .collect();
        near.sort_unstable_by(|a, b| b.cmp(a));
        for (similarity, other) in near.into_iter().take(NEIGHBOURS) {
            all[article].insert(other, similarity);
            all[other].insert(article, similarity);
        }
    }
    all
}

/// Cosine in thousandths, in whole numbers: the same on every machine.
fn cosine(dot: u64, one: u64, other: u64) -> u32 {
    let norm = (one.max(1) * other.max(1)).isqrt().max(1);
    u32::try_from((dot * 1000 / norm).min(1000)).expect("at most a thousand")
}
