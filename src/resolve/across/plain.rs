//! Names made comparable, each as one number.

use super::name;
use std::hash::{BuildHasherDefault, DefaultHasher, Hash as _, Hasher as _};

/// A map in the order of insertion whose hashes are the same in every run.
pub(super) type IndexMap<K, V> = indexmap::IndexMap<K, V, BuildHasherDefault<DefaultHasher>>;

/// A name in its [`plain`](name::plain) form, by a hash that is the same on every machine: of five million names two are
/// one number in one case of a million.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Plain(u64);

impl Plain {
    /// Something that is plain as it is.
    pub(super) fn of(plain: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        plain.hash(&mut hasher);
        Self(hasher.finish())
    }
}

/// Names that were made plain before, as they are written.
#[derive(Debug, Default)]
pub(super) struct Plains<'d>(IndexMap<&'d str, [Plain; 2]>);

impl<'d> Plains<'d> {
    /// The plain form of a name.
    pub(super) fn of(&mut self, written: &'d str) -> Plain {
        self.both(written)[0]
    }

    /// The same without the legal form of a company.
    pub(super) fn without_form(&mut self, written: &'d str) -> Plain {
        self.both(written)[1]
    }

    fn both(&mut self, written: &'d str) -> [Plain; 2] {
        *self.0.entry(written).or_insert_with(|| {
            let plain = name::plain(written);
            [Plain::of(&plain), Plain::of(name::without_form(&plain))]
        })
    }
}
