//! Words by number: each word once, all in one piece of memory.

use hashbrown::HashTable;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// Words in the order they came.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    all: String,
    /// Where each word ends.
    ends: Vec<u32>,
    /// Numbers by word.
    numbers: HashTable<u32>,
}

impl Texts {
    /// Adds a word that is not looked up. Its number.
    ///
    /// # Panics
    /// If all words together have more than four gigabytes.
    pub(crate) fn push(&mut self, word: &str) -> u32 {
        self.all.push_str(word);
        self.ends.push(u32::try_from(self.all.len()).expect("names have less than four gigabytes"));
        self.ends.len() as u32 - 1
    }

    /// The number of a word, which is added if it is not there.
    pub(crate) fn number(&mut self, word: &str) -> u32 {
        if let Some(known) = self.find(word) {
            return known;
        }
        let (hash, number) = (hash(word), self.push(word));
        let Self { all, ends, numbers } = self;
        numbers.insert_unique(hash, number, |&number| self::hash(get(all, ends, number)));
        number
    }

    /// The number of a word that is there.
    pub(crate) fn find(&self, word: &str) -> Option<u32> {
        let is_it = |&number: &u32| get(&self.all, &self.ends, number) == word;
        self.numbers.find(hash(word), is_it).copied()
    }

    /// The word with a number.
    pub(crate) fn get(&self, number: u32) -> &str {
        get(&self.all, &self.ends, number)
    }
}

fn get<'t>(all: &'t str, ends: &[u32], number: u32) -> &'t str {
    let at = number as usize;
    let from = if at == 0 { 0 } else { ends[at - 1] as usize };
    all.get(from..ends[at] as usize).unwrap_or_default()
}

/// The same in every run.
fn hash(word: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    hasher.finish()
}
