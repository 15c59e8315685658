//! Features are numbers of 32 bits: a sum of values times odd constants, upper half.
//!
//! Multilinear hashing (Lemire and Kaser, "Strongly universal string hashing is fast", 2014): two features meet by
//! chance once in four thousand million pairs, and then only share a weight.

const STEP: u64 = 0x9E37_79B9_7F4A_7C15;
const FIRST: u64 = 0xD6E8_FEB8_6659_FD93;
const SECOND: u64 = 0xA076_1D64_78BD_642F;
const THIRD: u64 = 0xE703_7ED1_A0B4_28DB;
const FOURTH: u64 = 0x8EBC_6AF0_9C88_C6E3;

/// Spreads a small number (a tag, a label, a bucket) over 32 bits.
pub(super) const fn spread(value: u64) -> u32 {
    let mixed = (value ^ (value >> 31)).wrapping_add(STEP).wrapping_mul(FIRST);
    ((mixed ^ (mixed >> 29)).wrapping_mul(SECOND) >> 32) as u32
}

/// Joins two values into one.
pub(super) const fn join(a: u32, b: u32) -> u32 {
    let sum = (a as u64).wrapping_mul(THIRD).wrapping_add((b as u64).wrapping_mul(FOURTH)).wrapping_add(STEP);
    (sum >> 32) as u32
}

/// Most templates of any stage.
pub(super) const CAPACITY: usize = 160;

/// The features of one decision, in the order of their templates: each call is the next template.
pub(super) struct Keys {
    list: [u32; CAPACITY],
    len: usize,
    offset: u64,
}

impl Keys {
    pub(super) const fn new() -> Self {
        Self { list: [0; CAPACITY], len: 0, offset: 0 }
    }

    /// Starts again; decisions with different `base` never share a feature.
    pub(super) fn restart(&mut self, base: u64) {
        self.len = 0;
        self.offset = base.wrapping_mul(STEP).rotate_left(23).wrapping_add(base);
    }

    pub(super) fn as_slice(&self) -> &[u32] {
        self.list.get(..self.len).unwrap_or(&self.list)
    }

    #[inline]
    fn push(&mut self, sum: u64) {
        self.offset = self.offset.wrapping_add(STEP);
        let key = (sum.wrapping_add(self.offset) >> 32) as u32;
        if let Some(slot) = self.list.get_mut(self.len) {
            *slot = key;
            self.len += 1;
        }
    }

    #[inline]
    pub(super) fn one(&mut self, a: u32) {
        self.push(u64::from(a).wrapping_mul(FIRST));
    }

    #[inline]
    pub(super) fn two(&mut self, a: u32, b: u32) {
        self.push(u64::from(a).wrapping_mul(FIRST).wrapping_add(u64::from(b).wrapping_mul(SECOND)));
    }

    #[inline]
    pub(super) fn three(&mut self, a: u32, b: u32, c: u32) {
        self.push(
            u64::from(a)
                .wrapping_mul(FIRST)
                .wrapping_add(u64::from(b).wrapping_mul(SECOND))
                .wrapping_add(u64::from(c).wrapping_mul(THIRD)),
        );
    }

    #[inline]
    pub(super) fn four(&mut self, a: u32, b: u32, c: u32, d: u32) {
        self.push(
            u64::from(a)
                .wrapping_mul(FIRST)
                .wrapping_add(u64::from(b).wrapping_mul(SECOND))
                .wrapping_add(u64::from(c).wrapping_mul(THIRD))
                .wrapping_add(u64::from(d).wrapping_mul(FOURTH)),
        );
    }
}
