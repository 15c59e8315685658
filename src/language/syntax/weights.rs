//! Weights ready for use: flat tables with open addressing, one memory access for most features.
//!
//! Keys are uniform numbers of 32 bits, so their top bits are the slot; sorted keys fill a table from front to back.
//! A slot of zero is empty. A weight travels in the model as one byte, a signed square root ([`decode`]), which
//! keeps small weights apart where a linear byte would round them away.

use super::hash::CAPACITY;

/// Value of a weight code: the signed square.
#[inline]
pub(super) const fn decode(code: i8) -> i16 {
    let size = (code as i16).unsigned_abs();
    let square = (size * size).cast_signed();
    if code < 0 { -square } else { square }
}

/// Scores of the three moves of the parser for a list of features.
pub(super) trait MoveWeights {
    /// Sums per move: shift, left, right.
    fn score(&self, keys: &[u32]) -> [i32; 3];
}

/// Scores of many classes for a list of features.
pub(super) trait ClassWeights {
    /// Adds the weights of every feature to `scores`, one for each class.
    fn add(&self, keys: &[u32], scores: &mut [i32]);
}

/// A feature and its codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MoveRow {
    pub(super) key: u32,
    /// Left and right, less the weight of shift.
    pub(super) codes: [i8; 2],
}

/// Values by key.
#[derive(Debug, Clone, Default)]
struct Slots {
    /// Key in the upper half, value in the lower; zero is empty.
    rows: Vec<u64>,
    shift: u32,
    seen: Seen,
}

impl Slots {
    fn new(rows: usize) -> Self {
        let size = size_for(rows);
        Self { rows: vec![0; size], shift: 32 - size.trailing_zeros(), seen: Seen::new(size) }
    }

    /// Adds a distinct key with a value other than zero.
    fn insert(&mut self, key: u32, value: u32) {
        let mask = self.rows.len() - 1;
        let mut at = (key >> self.shift) as usize;
        while self.rows[at & mask] != 0 {
            at += 1;
        }
        self.rows[at & mask] = u64::from(key) << 32 | u64::from(value);
        self.seen.insert(key);
    }

    /// The values of those of `keys` that have a row, at the front of `values`; their number.
    ///
    /// In three loops rather than one, so that the memory is asked for all keys before the first answer is needed.
    #[inline]
    fn values(&self, keys: &[u32], values: &mut [u32; CAPACITY]) -> usize {
        let mask = self.rows.len() - 1;
        let mut likely = [0; CAPACITY];
        let mut homes = [0; CAPACITY];
        let count = self.seen.sift(keys, &mut likely);
        for (home, key) in homes.iter_mut().zip(&likely[..count]) {
            *home = self.rows[(key >> self.shift) as usize & mask];
        }
        let mut found = 0;
        for (home, key) in homes.iter().zip(&likely[..count]) {
            let (mut slot, mut at) = (*home, (key >> self.shift) as usize);
            while (slot >> 32) as u32 != *key && slot != 0 {
                at += 1;
                slot = self.rows[at & mask];
            }
            values[found] = slot as u32;
            found += usize::from(slot != 0);
        }
        found
    }
}

/// One bit for each value of the top bits of a key: most features of a sentence were never seen in training, and the
/// bits, which stay in the cache, say so for nearly all of them.
#[derive(Debug, Clone, Default)]
struct Seen {
    bits: Vec<u64>,
    shift: u32,
}

impl Seen {
    /// For a table with `size` slots, a power of two.
    fn new(size: usize) -> Self {
        let bits = size * 4;
        Self { bits: vec![0; bits / 64], shift: 32_u32.saturating_sub(bits.trailing_zeros()) }
    }

    fn bytes(&self) -> usize {
        self.bits.len() * size_of::<u64>()
    }

    fn insert(&mut self, key: u32) {
        let bit = key >> self.shift;
        if let Some(word) = self.bits.get_mut(bit as usize / 64) {
            *word |= 1 << (bit % 64);
        }
    }

    /// The keys that may have a row, in their order, at the front of `likely`; their number.
    #[inline]
    fn sift(&self, keys: &[u32], likely: &mut [u32; CAPACITY]) -> usize {
        let mut count = 0;
        for key in keys.iter().take(CAPACITY) {
            let bit = *key >> self.shift;
            // Without a branch: the next key takes the place of one that cannot be there.
            likely[count] = *key;
            let word = self.bits.get(bit as usize / 64).copied().unwrap_or_default();
            count = (count + (word >> (bit % 64) & 1) as usize).min(CAPACITY - 1);
        }
        count
    }
}

/// Slots for `rows` keys: a power of two, filled to two thirds at most.
fn size_for(rows: usize) -> usize {
    (rows + rows / 2 + 16).next_power_of_two()
}

/// Weights of the three moves. A slot holds the lower half of the key, whose upper half is its place, and two codes, left
/// and right, relative to shift; no slot in use is zero, since one of the codes is not.
#[derive(Debug, Clone, Default)]
pub(super) struct MoveTable {
    slots: Vec<u32>,
    shift: u32,
    seen: Seen,
}

impl MoveTable {
    /// Rows with distinct keys and a code other than zero.
    pub(super) fn new(rows: impl ExactSizeIterator<Item = MoveRow>) -> Self {
        let size = size_for(rows.len());
        let mut slots = vec![0; size];
        let (shift, mut seen) = (32 - size.trailing_zeros(), Seen::new(size));
        for row in rows {
            let mut at = (row.key >> shift) as usize;
            while slots[at & (size - 1)] != 0 {
                at += 1;
            }
            let [left, right] = row.codes.map(|code| u32::from(code.cast_unsigned()));
            slots[at & (size - 1)] = row.key << 16 | left << 8 | right;
            seen.insert(row.key);
        }
        Self { slots, shift, seen }
    }

    /// What the table takes in memory.
    pub(super) fn bytes(&self) -> usize {
        self.slots.len() * size_of::<u32>() + self.seen.bytes()
    }
}

impl MoveWeights for MoveTable {
    #[inline]
    fn score(&self, keys: &[u32]) -> [i32; 3] {
        let mask = self.slots.len() - 1;
        let mut likely = [0; CAPACITY];
        let mut homes = [0; CAPACITY];
        let count = self.seen.sift(keys, &mut likely);
        for (home, key) in homes.iter_mut().zip(&likely[..count]) {
            *home = self.slots[(key >> self.shift) as usize & mask];
        }
        let (mut left, mut right) = (0, 0);
        for (home, key) in homes.iter().zip(&likely[..count]) {
            let (mut slot, mut at) = (*home, (key >> self.shift) as usize);
            while slot >> 16 != *key & 0xFFFF && slot != 0 {
                at += 1;
                slot = self.slots[at & mask];
            }
            left += i32::from(decode(((slot >> 8) as u8).cast_signed()));
            right += i32::from(decode((slot as u8).cast_signed()));
        }
        [0, left, right]
    }
}

/// A feature and the classes it speaks for or against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ClassRow {
    pub(super) key: u32,
    /// Class and code, by class.
    pub(super) cells: Vec<(u8, i8)>,
}

/// Weights of many classes. A value says where the weights of a row start and how many there are.
///
/// Most rows speak of a few classes and are lists of these; those that speak of many have a weight for every class, since
/// adding two arrays is faster than picking.
#[derive(Debug, Clone, Default)]
pub(super) struct ClassTable {
    slots: Slots,
    /// Lists of class and code.
    cells: Vec<(u8, i8)>,
    /// Full rows, one after the other.
    full: Vec<i16>,
    classes: usize,
}

/// Bits of a value that count cells; the 24 others say where they start.
const COUNT_BITS: u32 = 8;
/// The count of a full row.
const FULL: usize = (1 << COUNT_BITS) - 1;

impl ClassTable {
    /// An empty table for `rows` features with `cells` weights in all, of `classes` classes.
    pub(super) fn with_capacity(rows: usize, cells: usize, classes: usize) -> Self {
        Self { slots: Slots::new(rows), cells: Vec::with_capacity(cells), full: Vec::new(), classes }
    }

    /// Adds a feature with at most 254 cells; cells of other classes are left out.
    pub(super) fn push(&mut self, key: u32, cells: impl ExactSizeIterator<Item = (u8, i8)>) {
        let (start, count) = if cells.len() * 4 > self.classes {
            let start = self.full.len();
            self.full.resize(start + self.classes, 0);
            for (class, code) in cells {
                if let Some(weight) = self.full.get_mut(start + usize::from(class)) {
                    *weight = decode(code);
                }
            }
            (start / self.classes.max(1), FULL)
        } else {
            let start = self.cells.len();
            self.cells.extend(cells);
            (start, self.cells.len() - start)
        };
        self.slots.insert(key, (start as u32) << COUNT_BITS | count as u32);
    }

    /// The table without the room that was kept for more.
    pub(super) fn closed(mut self) -> Self {
        self.cells.shrink_to_fit();
        self.full.shrink_to_fit();
        self
    }

    /// What the table takes in memory.
    pub(super) fn bytes(&self) -> usize {
        self.slots.rows.len() * size_of::<u64>()
            + self.slots.seen.bytes()
            + self.cells.capacity() * size_of::<(u8, i8)>()
            + self.full.capacity() * size_of::<i16>()
    }
}

impl ClassWeights for ClassTable {
    #[inline]
    fn add(&self, keys: &[u32], scores: &mut [i32]) {
        let mut values = [0; CAPACITY];
        let found = self.slots.values(keys, &mut values);
        // The first cells are read ahead, again for the sake of the memory.
        let mut firsts = [(0, 0); CAPACITY];
        for (first, value) in firsts.iter_mut().zip(&values[..found]) {
            *first = self.cells.get((value >> COUNT_BITS) as usize).copied().unwrap_or_default();
        }
        for (first, value) in firsts.iter().zip(&values[..found]) {
            let start = (value >> COUNT_BITS) as usize;
            let count = *value as usize & FULL;
            if count == FULL {
                let row = self.full.get(start * self.classes..(start + 1) * self.classes).unwrap_or_default();
                for (score, weight) in scores.iter_mut().zip(row) {
                    *score += i32::from(*weight);
                }
            } else {
                let rest = self.cells.get(start + 1..start + count).unwrap_or_default();
                for (class, code) in std::iter::once(first).chain(rest) {
                    if let Some(score) = scores.get_mut(usize::from(*class)) {
                        *score += i32::from(decode(*code));
                    }
                }
            }
        }
    }
}

/// The class with the highest score among those `allowed`; the first of equals.
#[inline]
pub(super) fn best(scores: &[i32], allowed: impl Fn(usize) -> bool) -> usize {
    let mut best = (i32::MIN, 0);
    for (class, score) in scores.iter().enumerate() {
        if *score > best.0 && allowed(class) {
            best = (*score, class);
        }
    }
    best.1
}
