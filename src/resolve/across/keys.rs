//! Keys by which names are brought together, as many in memory at a time as fit.
//!
//! Where there are more, they are dealt out by their hashes to temporary files, each of which is read and sorted by itself. Names and keys alone
//! decide what comes of it: where no file can be written the keys of each part are made again from the names, which takes longer.

use super::name::{self, PersonName};
use rayon::prelude::*;
use std::fs::File;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, BufReader, BufWriter, IntoInnerError, Read as _, Seek as _, Write as _};

/// Keys that are in memory at the same time, at sixteen bytes each.
const AT_ONCE: usize = 1 << 22;

/// Keys of a name, by and large.
const OF_A_NAME: usize = 32;

/// Bytes of a key and a number in a file.
const RECORD: usize = 12;

/// A key, as a hash, and the number of a name that has it.
pub(super) type Key = (u64, u32);

/// The keys of some names, but for most of those that one name alone has.
pub(super) struct Keys<'n> {
    /// By their numbers.
    names: Vec<&'n PersonName>,
    seen: Seen,
    parts: u64,
    /// The keys of the only part, where all keys of all names were few enough to be kept when they were counted.
    counted: Option<Vec<Key>>,
    /// A file for each part, where there is more than one.
    dealt: Vec<File>,
}

impl<'n> Keys<'n> {
    pub(super) fn new(names: Vec<&'n PersonName>) -> Self {
        Self::with(names, AT_ONCE, Self::deal)
    }

    /// With so many keys in memory at a time, where there are more dealt out by `deal`.
    fn with(
        names: Vec<&'n PersonName>,
        at_once: usize,
        deal: impl FnOnce(&Self) -> io::Result<Vec<File>>,
    ) -> Self {
        let mut seen = Seen::new(names.len() * OF_A_NAME);
        let mut again = 0;
        let mut counted = Some(Vec::new());
        for (number, name) in (0..).zip(&names) {
            name::for_each_key(name, &mut |pieces| {
                let hash = hash(pieces);
                again += usize::from(seen.add(hash));
                if let Some(counted) = &mut counted {
                    counted.push((hash, number));
                }
            });
            counted = counted.filter(|counted| counted.len() < at_once);
        }
        // Of what is there twice or more, at least half was there before.
        let parts = (2 * again).div_ceil(at_once).max(1) as u64;
        let counted = counted.filter(|_| parts == 1).map(|mut counted| {
            counted.retain(|&(hash, _)| seen.is_again(hash));
            counted.shrink_to_fit();
            counted
        });
        let mut keys = Self { names, seen, parts, counted, dealt: Vec::new() };
        if parts > 1 {
            keys.dealt = deal(&keys).unwrap_or_default();
        }
        keys
    }

    /// The keys part by part, each sorted and without doubles; all names with a key are in one part.
    pub(super) fn parts(mut self) -> impl Iterator<Item = Vec<Key>> {
        (0..self.parts).map(move |part| {
            let file = self.dealt.get(part as usize);
            let known = self.counted.take().or_else(|| file.and_then(|file| read(file).ok()));
            let mut keys = known.unwrap_or_else(|| self.make(part));
            keys.par_sort_unstable();
            keys.dedup();
            keys
        })
    }

    fn make(&self, part: u64) -> Vec<Key> {
        let mut keys = Vec::new();
        self.for_each(&mut |key| {
            if key.0 % self.parts == part {
                keys.push(key);
            }
        });
        keys
    }

    fn for_each(&self, take: &mut impl FnMut(Key)) {
        for (number, name) in (0..).zip(&self.names) {
            name::for_each_key(name, &mut |pieces| {
                let hash = hash(pieces);
                if self.seen.is_again(hash) {
                    take((hash, number));
                }
            });
        }
    }

    fn deal(&self) -> io::Result<Vec<File>> {
        let file = |_| tempfile::tempfile().map(BufWriter::new);
        let mut files: Vec<BufWriter<File>> = (0..self.parts).map(file).collect::<io::Result<_>>()?;
        let mut written = Ok(());
        self.for_each(&mut |(hash, number)| {
            if written.is_ok() {
                let mut record = [0; RECORD];
                record[..8].copy_from_slice(&hash.to_le_bytes());
                record[8..].copy_from_slice(&number.to_le_bytes());
                written = files[(hash % self.parts) as usize].write_all(&record);
            }
        });
        written?;
        files.into_iter().map(|file| file.into_inner().map_err(IntoInnerError::into_error)).collect()
    }
}

/// The keys in a file, as they were dealt.
fn read(mut file: &File) -> io::Result<Vec<Key>> {
    file.rewind()?;
    let records = usize::try_from(file.metadata()?.len()).map_err(io::Error::other)? / RECORD;
    let mut keys = Vec::with_capacity(records);
    let mut reader = BufReader::with_capacity(1 << 16, file);
    for _ in 0..records {
        let mut record = [0; RECORD];
        reader.read_exact(&mut record)?;
        let [hash @ .., a, b, c, d] = record;
        keys.push((u64::from_le_bytes(hash), u32::from_le_bytes([a, b, c, d])));
    }
    Ok(keys)
}

/// Which keys more than one name may have: most keys are of one name, and need not be kept. A key falls into a slot by its
/// hash, and a slot has a bit for the first key and one for any other.
struct Seen {
    once: Vec<u64>,
    again: Vec<u64>,
}

impl Seen {
    /// Nothing yet; four slots for each of so many keys.
    fn new(keys: usize) -> Self {
        let words = (keys / 16).next_power_of_two();
        Self { once: vec![0; words], again: vec![0; words] }
    }

    /// The word of a slot and its bit there.
    fn slot(&self, hash: u64) -> (usize, u64) {
        ((hash >> 6) as usize % self.once.len(), 1 << (hash % 64))
    }

    /// Adds a key; whether one was in its slot.
    fn add(&mut self, hash: u64) -> bool {
        let (word, bit) = self.slot(hash);
        let was_there = self.once[word] & bit != 0;
        self.once[word] |= bit;
        if was_there {
            self.again[word] |= bit;
        }
        was_there
    }

    /// Whether more than one key is in the slot of this.
    fn is_again(&self, hash: u64) -> bool {
        let (word, bit) = self.slot(hash);
        self.again[word] & bit != 0
    }
}

/// A key as a number, the same on every machine. Of a hundred million keys two are one number in one case of four thousand;
/// their names are then compared, and found to be unlike.
fn hash(pieces: &[&str]) -> u64 {
    let mut hasher = DefaultHasher::new();
    pieces.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::ErrorKind;

    #[test]
    fn a_key_of_two_names_is_kept() {
        let mut seen = Seen::new(100);
        assert!(!seen.add(7) && !seen.add(7 << 40) && seen.add(7));
        assert!(seen.is_again(7) && !seen.is_again(8));
    }

    fn deal(keys: &Keys<'_>) -> io::Result<Vec<File>> {
        keys.deal()
    }

    #[test]
    fn keys_are_the_same_at_once_in_parts_and_without_files() {
        let names: Vec<PersonName> =
            ["Ada Voss", "Eda Voss", "Otto Foss", "Paul Hale", "Bill Hale", "William Hale"]
                .map(PersonName::new)
                .into();
        let keys = |at_once: usize, deal: fn(&Keys<'_>) -> io::Result<Vec<File>>| {
            let keys = Keys::with(names.iter().collect(), at_once, deal);
            let parts: Vec<Vec<Key>> = keys.parts().collect();
            let mut all = parts.concat();
            all.sort_unstable();
            (parts.len(), all)
        };
        let (one, all) = keys(AT_ONCE, deal);
        let (several, dealt) = keys(8, deal);
        let (_, made) = keys(8, |_| Err(ErrorKind::StorageFull.into()));
        assert!(one == 1 && several > 2 && all.len() > 8, "{several} {}", all.len());
        assert_eq!(dealt, all);
        assert_eq!(made, all);
    }
}
