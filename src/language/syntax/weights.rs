//! Weights ready for use: flat tables with open addressing, one memory access for most features.
//!
//! Keys are uniform numbers of 32 bits, so their top bits are the slot; sorted keys fill a table from front to back.
//! Slot zero of a key means empty. A weight travels in the model as one byte, a signed square root ([`decode`]), which
//! keeps small weights apart where a linear byte would round them away.

/// Value of a weight code: the signed square.
pub(super) const fn decode(code: i8) -> i16 {
    let size = (code as i16).unsigned_abs();
    let square = (size * size) as i16;
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

/// Weights of the three moves. A slot holds the key and two weights of 16 bits relative to shift.
#[derive(Debug, Clone, Default)]
pub(super) struct MoveTable {
    slots: Vec<u64>,
    shift: u32,
}

/// Slots for `rows` features: a power of two, filled to three quarters at most.
fn capacity(rows: usize) -> usize {
    (rows + rows / 3 + 16).next_power_of_two()
}

fn place(slots: &mut [u64], shift: u32, key: u32, value: u32) -> usize {
    let mask = slots.len() - 1;
    let mut at = (key >> shift) as usize & mask;
    while slots[at] != 0 {
        at = (at + 1) & mask;
    }
    slots[at] = u64::from(key) << 32 | u64::from(value);
    at
}

#[inline]
fn find(slots: &[u64], shift: u32, key: u32) -> Option<u32> {
    let mask = slots.len() - 1;
    let mut at = (key >> shift) as usize;
    loop {
        let slot = slots[at & mask];
        if (slot >> 32) as u32 == key {
            return Some(slot as u32);
        }
        if slot == 0 {
            return None;
        }
        at += 1;
    }
}

impl MoveTable {
    /// Rows with distinct keys other than zero.
    pub(super) fn new(rows: &[MoveRow]) -> Self {
        let size = capacity(rows.len());
        let shift = 32 - size.trailing_zeros();
        let mut slots = vec![0; size];
        for row in rows {
            let [left, right] = row.codes.map(|code| u32::from(decode(code).cast_unsigned()));
            place(&mut slots, shift, row.key, left << 16 | right);
        }
        Self { slots, shift }
    }
}

impl MoveWeights for MoveTable {
    #[inline]
    fn score(&self, keys: &[u32]) -> [i32; 3] {
        let (mut left, mut right) = (0, 0);
        for key in keys {
            if let Some(value) = find(&self.slots, self.shift, *key) {
                left += i32::from(((value >> 16) as u16).cast_signed());
                right += i32::from((value as u16).cast_signed());
            }
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

/// Sparse weights of many classes. A slot holds the key, where its cells start and how many there are.
#[derive(Debug, Clone, Default)]
pub(super) struct ClassTable {
    slots: Vec<u64>,
    shift: u32,
    /// Class in the upper half, weight in the lower.
    cells: Vec<u32>,
}

/// Bits of a slot that count cells; the 24 others say where they start.
const COUNT_BITS: u32 = 8;

impl ClassTable {
    /// An empty table for `rows` features with `cells` weights in all.
    pub(super) fn with_capacity(rows: usize, cells: usize) -> Self {
        let size = capacity(rows);
        Self { slots: vec![0; size], shift: 32 - size.trailing_zeros(), cells: Vec::with_capacity(cells) }
    }

    /// Adds a feature with at most 255 cells.
    pub(super) fn push(&mut self, key: u32, cells: impl Iterator<Item = (u8, i8)>) {
        let start = self.cells.len();
        self.cells.extend(
            cells.map(|(class, code)| u32::from(class) << 16 | u32::from(decode(code).cast_unsigned())),
        );
        let count = self.cells.len() - start;
        place(&mut self.slots, self.shift, key, (start as u32) << COUNT_BITS | count as u32);
    }
}

impl ClassWeights for ClassTable {
    #[inline]
    fn add(&self, keys: &[u32], scores: &mut [i32]) {
        for key in keys {
            if let Some(value) = find(&self.slots, self.shift, *key) {
                let start = (value >> COUNT_BITS) as usize;
                let count = (value & ((1 << COUNT_BITS) - 1)) as usize;
                for cell in self.cells.get(start..start + count).unwrap_or_default() {
                    if let Some(score) = scores.get_mut((cell >> 16) as usize) {
                        *score += i32::from((*cell as u16).cast_signed());
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
