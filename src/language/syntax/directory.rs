//! A small sorted list of hashes with values, searched within the part that shares the first twelve bits.

/// Values by hash.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Directory<T> {
    entries: Vec<(u32, T)>,
    /// Where the entries of each value of the top bits start, and the end.
    starts: Vec<u32>,
}

const BITS: u32 = 12;

impl<T: Copy> Directory<T> {
    /// Sorts `entries` by hash; hashes should be distinct.
    pub(super) fn new(mut entries: Vec<(u32, T)>) -> Self {
        entries.sort_by_key(|(hash, _)| *hash);
        let mut starts = Vec::with_capacity((1 << BITS) + 1);
        let mut at = 0;
        for top in 0..=1_u32 << BITS {
            while entries.get(at).is_some_and(|(hash, _)| hash >> (32 - BITS) < top) {
                at += 1;
            }
            starts.push(at as u32);
        }
        Self { entries, starts }
    }

    pub(super) fn entries(&self) -> &[(u32, T)] {
        &self.entries
    }

    #[inline]
    pub(super) fn get(&self, hash: u32) -> Option<T> {
        let top = (hash >> (32 - BITS)) as usize;
        let range = *self.starts.get(top)? as usize..*self.starts.get(top + 1)? as usize;
        self.entries.get(range)?.iter().find(|(other, _)| *other == hash).map(|(_, value)| *value)
    }
}
