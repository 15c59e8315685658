//! Names and words as numbers, in sets that are compared millions of times.
//!
//! An entity is its index, a word a hash of it: of a million words two are one number in one case of twenty million.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// What tells entities from words: words come first in a set.
const ENTITY: u64 = 1 << 63;

/// The number of an entity.
pub(super) fn entity(index: usize) -> u64 {
    ENTITY | index as u64
}

/// The number of a word in any letters, the same in every run.
pub(super) fn word(word: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    if word.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) {
        word.to_lowercase().hash(&mut hasher);
    } else {
        word.hash(&mut hasher);
    }
    hasher.finish() & !ENTITY
}

/// A set of entities and words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Symbols(Box<[u64]>);

impl FromIterator<u64> for Symbols {
    fn from_iter<I: IntoIterator<Item = u64>>(symbols: I) -> Self {
        let mut symbols: Vec<u64> = symbols.into_iter().collect();
        symbols.sort_unstable();
        symbols.dedup();
        Self(symbols.into())
    }
}

impl Symbols {
    pub(super) fn iter(&self) -> impl Iterator<Item = u64> {
        self.0.iter().copied()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The entities in it, by index.
    pub(super) fn entities(&self) -> impl Iterator<Item = usize> {
        self.iter().filter(|symbol| symbol & ENTITY != 0).map(|symbol| (symbol & !ENTITY) as usize)
    }

    /// Whether it holds words.
    pub(super) fn has_words(&self) -> bool {
        self.0.first().is_some_and(|symbol| symbol & ENTITY == 0)
    }

    /// How many are in both; one who is known by entity and by name counts once.
    pub(super) fn shared(&self, other: &Self) -> usize {
        let [mut entities, mut words] = [0, 0];
        for symbol in common(&self.0, &other.0) {
            if symbol & ENTITY == 0 { words += 1 } else { entities += 1 }
        }
        entities.max(words)
    }

    pub(super) fn is_disjoint(&self, other: &Self) -> bool {
        is_disjoint(&self.0, &other.0)
    }

    /// Whether it names two at least: one who is known by entity and by name counts once.
    pub(super) fn is_pair(&self) -> bool {
        let entities = self.iter().filter(|symbol| symbol & ENTITY != 0).count();
        entities.max(self.0.len() - entities) > 1
    }

    /// Both hold something, and nothing in common.
    pub(super) fn is_apart(&self, other: &Self) -> bool {
        !self.is_empty() && !other.is_empty() && self.is_disjoint(other)
    }
}

/// Whether two sorted lists have nothing in common.
pub(super) fn is_disjoint<T: Ord + Copy>(one: &[T], other: &[T]) -> bool {
    common(one, other).next().is_none()
}

/// What two sorted lists have in common.
fn common<'l, T: Ord + Copy>(one: &'l [T], mut other: &'l [T]) -> impl Iterator<Item = T> + 'l {
    one.iter().copied().filter(move |symbol| {
        while let Some((first, rest)) = other.split_first()
            && first < symbol
        {
            other = rest;
        }
        other.first() == Some(symbol)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_who_is_known_by_entity_and_by_name_counts_once() {
        let set = |entities: &[usize], words: &[&str]| -> Symbols {
            entities.iter().map(|&index| entity(index)).chain(words.iter().map(|text| word(text))).collect()
        };
        let (one, other) = (set(&[3, 7], &["Voss", "Hale"]), set(&[3, 9], &["voss", "korvik"]));
        assert_eq!((one.shared(&other), other.shared(&one)), (1, 1));
        assert_eq!(set(&[3], &["Voss", "Hale"]).shared(&set(&[], &["hale", "VOSS"])), 2);
        assert!(
            !one.is_disjoint(&other) && one.is_apart(&set(&[4], &["lesk"])) && !one.is_apart(&set(&[], &[]))
        );
        assert_eq!(one.entities().collect::<Vec<_>>(), [3, 7]);
        assert!(one.has_words() && !set(&[1], &[]).has_words());
    }
}
