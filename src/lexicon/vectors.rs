//! Words as numbers: words that are used alike have vectors that point the same way.
//!
//! Source: `glove.6B` 50d (Stanford NLP Group, learned from Wikipedia 2014 and Gigaword 5; PDDL 1.0, public domain): the 40,000
//! commonest words, lower-cased, the commonest first (`vectors.words`), and 50 numbers for each (`vectors.i8`): unit vectors times
//! 127 / 0.6, cut at 127.

use std::sync::LazyLock;

static WORDS: &str = include_str!("vectors.words");
static NUMBERS: &[u8] = include_bytes!("vectors.i8");

/// Numbers of a vector.
pub(crate) const SIZE: usize = 50;

/// What is known of a word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known {
    /// Its place in the order of how common words are, from 0.
    pub(crate) rank: usize,
    numbers: &'static [u8],
}

impl Known {
    /// Its vector.
    pub(crate) fn vector(&self) -> impl Iterator<Item = i32> {
        self.numbers.iter().map(|&number| i32::from(number.cast_signed()))
    }
}

/// A word in lower case; `None` for rare words.
pub(crate) fn of(word: &str) -> Option<Known> {
    static SORTED: LazyLock<Vec<(&str, usize)>> = LazyLock::new(|| {
        let mut words: Vec<(&str, usize)> = WORDS.lines().zip(0..).collect();
        words.sort_unstable();
        words
    });
    let found = SORTED.binary_search_by_key(&word, |(known, _)| known).ok()?;
    let rank = SORTED[found].1;
    let numbers = NUMBERS.get(rank * SIZE..(rank + 1) * SIZE)?;
    Some(Known { rank, numbers })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_a_vector() {
        assert_eq!(WORDS.lines().count() * SIZE, NUMBERS.len());
        assert!(of("the").is_some_and(|the| the.rank < 10));
        assert!(of("Arden-on-the-Water").is_none());
    }

    #[test]
    fn words_used_alike_point_the_same_way() {
        let likeness = |one: &str, other: &str| -> i32 {
            let (one, other) = (of(one).expect("common"), of(other).expect("common"));
            one.vector().zip(other.vector()).map(|(one, other)| one * other).sum()
        };
        assert!(likeness("minister", "president") > likeness("minister", "river"));
        assert!(likeness("river", "lake") > likeness("river", "president"));
    }
}
