//! Weights that learn: the averaged perceptron in whole numbers.
//!
//! The average over all steps is kept lazily (Daumé, "Practical structured learning techniques", 2006, section 2.2.3):
//! beside each weight stands the sum of its changes times the step of the change.

use crate::language::syntax::weights::{ClassRow, ClassWeights, MoveRow, MoveWeights};

/// A table of growing size: slot of each key by open addressing.
#[derive(Debug, Clone, Default)]
struct Index {
    /// Key in the upper half, row and one in the lower; zero is empty.
    slots: Vec<u64>,
    len: usize,
}

impl Index {
    #[inline]
    fn get(&self, key: u32) -> Option<usize> {
        if self.slots.is_empty() {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut at = key as usize;
        loop {
            let slot = self.slots[at & mask];
            if slot == 0 {
                return None;
            }
            if (slot >> 32) as u32 == key {
                return Some(slot as u32 as usize - 1);
            }
            at += 1;
        }
    }

    /// The row of a key; a new one gets the next number.
    fn get_or_add(&mut self, key: u32) -> usize {
        if let Some(row) = self.get(key) {
            return row;
        }
        if self.len * 2 >= self.slots.len() {
            let larger = vec![0; (self.slots.len() * 2).max(1 << 10)];
            for slot in std::mem::replace(&mut self.slots, larger).into_iter().filter(|slot| *slot != 0) {
                self.put(slot);
            }
        }
        self.len += 1;
        self.put(u64::from(key) << 32 | self.len as u64);
        self.len - 1
    }

    fn put(&mut self, slot: u64) {
        let mask = self.slots.len() - 1;
        let mut at = (slot >> 32) as usize;
        while self.slots[at & mask] != 0 {
            at += 1;
        }
        self.slots[at & mask] = slot;
    }
}

/// A byte code for each average, scaled so that the largest fits.
struct Codes {
    largest: i64,
}

impl Codes {
    fn new(averages: impl Iterator<Item = i64>) -> Self {
        Self { largest: averages.map(i64::abs).max().unwrap_or(1).max(1) }
    }

    fn code(&self, average: i64) -> i8 {
        let size = i128::from(average.unsigned_abs()) * (127 * 127) / i128::from(self.largest);
        let size = u64::try_from(size).unwrap_or(127 * 127);
        let root = size.isqrt();
        let rounded = if size - root * root > (root + 1) * (root + 1) - size { root + 1 } else { root };
        let code = i8::try_from(rounded).unwrap_or(i8::MAX);
        if average < 0 { -code } else { code }
    }
}

/// Codes up to this size are left out of rows of many classes: four of the 16,129 that the largest weight is worth.
const FAINT: u8 = 2;

/// Learns which move to make.
#[derive(Debug, Clone, Default)]
pub(super) struct MoveLearner {
    index: Index,
    rows: Vec<MoveState>,
    totals: Vec<[i64; 3]>,
    now: i64,
}

#[derive(Debug, Clone, Default)]
struct MoveState {
    key: u32,
    weights: [i32; 3],
    updates: u32,
}

impl MoveWeights for MoveLearner {
    #[inline]
    fn score(&self, keys: &[u32]) -> [i32; 3] {
        let mut scores = [0; 3];
        for key in keys {
            if let Some(row) = self.index.get(*key) {
                for (score, weight) in scores.iter_mut().zip(self.rows[row].weights) {
                    *score += weight;
                }
            }
        }
        scores
    }
}

impl MoveLearner {
    /// One more decision has been looked at.
    pub(super) fn tick(&mut self) {
        self.now += 1;
    }

    /// Raises `right`, lowers `wrong`.
    pub(super) fn update(&mut self, keys: &[u32], right: usize, wrong: usize) {
        for key in keys {
            let at = self.index.get_or_add(*key);
            if at == self.rows.len() {
                self.rows.push(MoveState { key: *key, ..MoveState::default() });
                self.totals.push([0; 3]);
            }
            let (row, totals) = (&mut self.rows[at], &mut self.totals[at]);
            row.updates += 1;
            for (class, change) in [(right, 1), (wrong, -1)] {
                row.weights[class] += change;
                totals[class] += self.now * i64::from(change);
            }
        }
    }

    /// Averages as codes, of features updated at least `least` times, by key.
    pub(super) fn freeze(&self, least: u32) -> Vec<MoveRow> {
        let kept = || self.rows.iter().zip(&self.totals).filter(|(row, _)| row.updates >= least);
        let averages = |row: &MoveState, totals: &[i64; 3]| {
            let [shift, left, right] =
                [0, 1, 2].map(|class| i64::from(row.weights[class]) * self.now - totals[class]);
            [left - shift, right - shift]
        };
        let codes = Codes::new(kept().flat_map(|(row, totals)| averages(row, totals)));
        let rows = kept().map(|(row, totals)| MoveRow {
            key: row.key,
            codes: averages(row, totals).map(|average| codes.code(average)),
        });
        let mut rows: Vec<MoveRow> = rows.filter(|row| row.codes != [0, 0]).collect();
        rows.sort_by_key(|row| row.key);
        rows
    }
}

/// Learns which of many classes to choose.
#[derive(Debug, Clone, Default)]
pub(super) struct ClassLearner {
    index: Index,
    rows: Vec<ClassState>,
    now: i64,
}

#[derive(Debug, Clone, Default)]
struct ClassState {
    key: u32,
    updates: u32,
    cells: Vec<Cell>,
}

#[derive(Debug, Clone)]
struct Cell {
    class: u32,
    weight: i32,
    total: i64,
}

impl ClassWeights for ClassLearner {
    #[inline]
    fn add(&self, keys: &[u32], scores: &mut [i32]) {
        for key in keys {
            if let Some(row) = self.index.get(*key) {
                for cell in &self.rows[row].cells {
                    scores[cell.class as usize] += cell.weight;
                }
            }
        }
    }
}

impl ClassLearner {
    /// One more decision has been looked at.
    pub(super) fn tick(&mut self) {
        self.now += 1;
    }

    /// Puts the averages, in 1,024ths, in the place of the weights: learning is over.
    pub(super) fn average(&mut self) {
        let now = self.now.max(1);
        for cell in self.rows.iter_mut().flat_map(|row| &mut row.cells) {
            let average = (i64::from(cell.weight) * now - cell.total) * 1024 / now;
            cell.weight = i32::try_from(average).unwrap_or(i32::MAX);
            cell.total = 0;
        }
        self.now = 1;
    }

    /// Raises `right`, lowers `wrong`.
    pub(super) fn update(&mut self, keys: &[u32], right: usize, wrong: usize) {
        for key in keys {
            let at = self.index.get_or_add(*key);
            if at == self.rows.len() {
                self.rows.push(ClassState { key: *key, ..ClassState::default() });
            }
            let row = &mut self.rows[at];
            row.updates += 1;
            for (class, change) in [(right as u32, 1), (wrong as u32, -1)] {
                let total = self.now * i64::from(change);
                match row.cells.iter_mut().find(|cell| cell.class == class) {
                    Some(cell) => {
                        cell.weight += change;
                        cell.total += total;
                    }
                    None => row.cells.push(Cell { class, weight: change, total }),
                }
            }
        }
    }

    /// Averages as codes, of features updated at least `least` times, by key.
    pub(super) fn freeze(&self, least: u32) -> Vec<ClassRow> {
        let average = |cell: &Cell| i64::from(cell.weight) * self.now - cell.total;
        let kept = || self.rows.iter().filter(|row| row.updates >= least);
        let codes = Codes::new(kept().flat_map(|row| &row.cells).map(average));
        let rows = kept().map(|row| {
            let cells = row.cells.iter().map(|cell| (cell.class as u8, codes.code(average(cell))));
            let mut cells: Vec<_> = cells.filter(|(_, code)| code.unsigned_abs() > FAINT).collect();
            cells.sort_unstable();
            ClassRow { key: row.key, cells }
        });
        let mut rows: Vec<ClassRow> = rows.filter(|row| !row.cells.is_empty()).collect();
        rows.sort_by_key(|row| row.key);
        rows
    }
}
