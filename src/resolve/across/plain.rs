//! Words and names as numbers: what many articles say is made comparable once.

use super::name;
use std::hash::{BuildHasherDefault, DefaultHasher};

/// A map in the order of insertion whose hashes are the same in every run.
pub(super) type IndexMap<K, V> = indexmap::IndexMap<K, V, BuildHasherDefault<DefaultHasher>>;

/// Names in their [`plain`](name::plain) form, each with a number.
#[derive(Debug, Default)]
pub(super) struct Plains<'d> {
    /// Numbers of plain names.
    numbers: IndexMap<String, u32>,
    /// The same by the names as they are written.
    written: IndexMap<&'d str, u32>,
}

impl<'d> Plains<'d> {
    /// The number of the plain form of a name.
    pub(super) fn of(&mut self, written: &'d str) -> u32 {
        if let Some(&number) = self.written.get(written) {
            return number;
        }
        let number = self.number(name::plain(written));
        self.written.insert(written, number);
        number
    }

    /// The number of something that is plain as it is.
    pub(super) fn number(&mut self, plain: String) -> u32 {
        let next = self.numbers.len() as u32;
        *self.numbers.entry(plain).or_insert(next)
    }

    /// The plain name with a number.
    pub(super) fn name(&self, number: u32) -> &str {
        self.numbers.get_index(number as usize).map_or("", |(name, _)| name)
    }
}
