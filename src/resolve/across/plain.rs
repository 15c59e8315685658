//! Names made comparable, each as one number.

use std::hash::{BuildHasherDefault, DefaultHasher, Hash as _, Hasher as _};

/// A map in the order of insertion whose hashes are the same in every run.
pub(super) type IndexMap<K, V> = indexmap::IndexMap<K, V, BuildHasherDefault<DefaultHasher>>;

/// A name in its [`plain`](super::name::plain) form, by a hash that is the same on every machine: of five million names two are
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
