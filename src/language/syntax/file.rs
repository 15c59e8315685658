//! The model as a file: eight bytes of magic, a version, a checksum, then the tables.
//!
//! In this order: tags, lexicon, tagger, edits, lemma rules, moves, relations, labels. Numbers are LEB128; tables go
//! column by column, each packed ([`super::pack`]), sorted by key, keys as differences. The order is fixed, so the same weights are the same bytes.

use super::directory::Directory;
use super::lemma::{Edit, Lemmatiser};
use super::lexicon::Lexicon;
use super::weights::{ClassRow, ClassTable, MoveRow, MoveTable};
use super::{Model, Relation, Upos, Xpos, pack};

const MAGIC: &[u8; 8] = b"DLsyntax";
const VERSION: u16 = 1;
/// Why bytes are not a model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// The file is something else.
    #[error("not a dateline language model: train one with `dateline train`")]
    Foreign,
    /// Written by another version of the program.
    #[error(
        "a language model of format {found}, but this program reads format {VERSION}: train it again with `dateline train`"
    )]
    Version {
        /// The format of the file.
        found: u16,
    },
    /// Cut off or changed on the way.
    #[error("a damaged language model ({0}): copy the file again")]
    Damaged(&'static str),
}

/// All that a model file holds, as the trainer makes it.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts {
    pub(super) tags: Vec<(Upos, Xpos)>,
    pub(super) lexicon: Lexicon,
    pub(super) tagger: Vec<ClassRow>,
    pub(super) lemmatiser: Lemmatiser,
    pub(super) moves: Vec<MoveRow>,
    pub(super) relations: Vec<Relation>,
    pub(super) labels: Vec<ClassRow>,
}

/// Encodes a model.
pub(super) fn write(parts: &Parts) -> Vec<u8> {
    let mut out = Vec::new();
    number(&mut out, parts.tags.len());
    for (upos, xpos) in &parts.tags {
        string(&mut out, upos.as_str());
        string(&mut out, xpos.as_str());
    }
    keys(&mut out, parts.lexicon.0.entries().iter().map(|(key, _)| *key));
    column(&mut out, parts.lexicon.0.entries().iter().map(|(_, tag)| *tag));
    class_rows(&mut out, &parts.tagger);
    number(&mut out, parts.lemmatiser.edits.len());
    for edit in &parts.lemmatiser.edits {
        out.extend([u8::from(edit.keeps_case), edit.cut]);
        string(&mut out, &edit.add);
    }
    let rules = parts.lemmatiser.rules.entries();
    keys(&mut out, rules.iter().map(|(key, _)| *key));
    column(&mut out, rules.iter().map(|(_, edit)| *edit as u8));
    column(&mut out, rules.iter().map(|(_, edit)| (*edit >> 8) as u8));
    keys(&mut out, parts.moves.iter().map(|row| row.key));
    for side in 0..2 {
        column(&mut out, parts.moves.iter().map(|row| row.codes[side].cast_unsigned()));
    }
    number(&mut out, parts.relations.len());
    for relation in &parts.relations {
        string(&mut out, relation.as_str());
    }
    class_rows(&mut out, &parts.labels);

    let mut bytes = MAGIC.to_vec();
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend(checksum(&out).to_le_bytes());
    bytes.extend(out);
    bytes
}

fn number(out: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        out.push((value & 0x7F) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn string(out: &mut Vec<u8>, text: &str) {
    number(out, text.len());
    out.extend(text.as_bytes());
}

fn column(out: &mut Vec<u8>, bytes: impl Iterator<Item = u8>) {
    let packed = pack::pack(&bytes.collect::<Vec<u8>>());
    number(out, packed.len());
    out.extend(packed);
}

/// Sorted keys: their number, the low bytes of the differences (noise), then the rest (which packs well): one byte each,
/// and those that need more as numbers at the end.
fn keys(out: &mut Vec<u8>, keys: impl ExactSizeIterator<Item = u32> + Clone) {
    number(out, keys.len());
    let differences = keys.scan(0, |last: &mut u32, key| Some(key - std::mem::replace(last, key)));
    out.extend(differences.clone().map(|difference| difference as u8));
    let upper = differences.map(|difference| difference >> 8);
    column(out, upper.clone().map(|upper| upper.min(u32::from(MORE)) as u8));
    for large in upper.filter(|upper| *upper >= u32::from(MORE)) {
        number(out, large as usize);
    }
}

/// Marks the upper part of a difference that does not fit a byte.
const MORE: u8 = u8::MAX;

fn class_rows(out: &mut Vec<u8>, rows: &[ClassRow]) {
    keys(out, rows.iter().map(|row| row.key));
    let cells = || rows.iter().flat_map(|row| &row.cells);
    column(out, rows.iter().map(|row| row.cells.len() as u8));
    column(out, cells().map(|(class, _)| *class));
    column(out, cells().map(|(_, code)| code.cast_unsigned()));
}

/// Eight bytes at a time, each mixed in by a multiplication; tells damage, not forgery.
fn checksum(bytes: &[u8]) -> u64 {
    let mut sum = bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        sum = (sum ^ u64::from_le_bytes(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    }
    sum ^ sum >> 32
}

/// Decodes a model.
pub(super) fn read(bytes: &[u8]) -> Result<Model, ModelError> {
    let (magic, rest) = bytes.split_first_chunk::<8>().ok_or(ModelError::Foreign)?;
    if magic != MAGIC {
        return Err(ModelError::Foreign);
    }
    let (version, rest) = rest.split_first_chunk().ok_or(ModelError::Damaged("cut off"))?;
    let found = u16::from_le_bytes(*version);
    if found != VERSION {
        return Err(ModelError::Version { found });
    }
    let (sum, tables) = rest.split_first_chunk().ok_or(ModelError::Damaged("cut off"))?;
    if u64::from_le_bytes(*sum) != checksum(tables) {
        return Err(ModelError::Damaged("its checksum does not match"));
    }
    Columns { rest: tables }.model().ok_or(ModelError::Damaged("a table is cut off"))
}

/// The bytes not read yet.
struct Columns<'a> {
    rest: &'a [u8],
}

impl<'a> Columns<'a> {
    /// Finds the tables one after the other; the large ones are built beside it as soon as they are found.
    ///
    /// On plain threads: a worker of a pool that waits here could be given an article to read, which waits for the model.
    fn model(mut self) -> Option<Model> {
        std::thread::scope(|scope| {
            let count = self.number()?;
            let tags = (0..count).map(|_| Some((self.string()?.parse().ok()?, self.string()?.parse().ok()?)));
            let tags: Vec<_> = tags.collect::<Option<_>>()?;
            let words = self.keys()?;
            let habits = self.column(words.len())?;
            let lexicon = Lexicon(Directory::new(words.into_iter().zip(habits).collect()));
            let (tagger, classes) = (self.class_columns()?, tags.len());
            let tagger = scope.spawn(move || tagger.table(classes));
            let count = self.number()?;
            let edits = (0..count).map(|_| {
                let (keeps_case, cut) = (self.byte()? != 0, self.byte()?);
                Some(Edit { keeps_case, cut, add: self.string()?.to_owned() })
            });
            let edits = edits.collect::<Option<_>>()?;
            let endings = self.keys()?;
            let (low, high) = (self.column(endings.len())?, self.column(endings.len())?);
            let chosen = low.into_iter().zip(high).map(|(low, high)| u16::from_le_bytes([low, high]));
            let rules = Directory::new(endings.into_iter().zip(chosen).collect());
            let lemmatiser = Lemmatiser { edits, rules };
            let (moves, left, right) = (self.keys()?, self.packed()?, self.packed()?);
            let moves = scope.spawn(move || move_table(moves, left, right));
            let count = self.number()?;
            let relations = (0..count).map(|_| self.string()?.parse().ok());
            let relations: Vec<_> = relations.collect::<Option<_>>()?;
            let labels = self.class_columns()?.table(relations.len())?;
            let (tagger, moves) = (tagger.join().ok()??, moves.join().ok()??);
            let whole = !tags.is_empty() && !relations.is_empty() && self.rest.is_empty();
            whole.then_some(Model { tags, lexicon, tagger, lemmatiser, moves, relations, labels })
        })
    }

    fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<usize> {
        let mut value = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn string(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.bytes(length)?).ok()
    }

    /// The bytes of a packed column.
    fn packed(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        self.bytes(length)
    }

    fn column(&mut self, count: usize) -> Option<Vec<u8>> {
        pack::unpack(self.packed()?, count)
    }

    fn keys(&mut self) -> Option<Vec<u32>> {
        let count = self.number()?;
        let low = self.bytes(count)?;
        let upper = self.column(count)?;
        let mut last = 0_u32;
        let keys = low.iter().zip(upper).map(|(low, upper)| {
            let upper = if upper == MORE { u32::try_from(self.number()?).ok()? } else { u32::from(upper) };
            last = last.checked_add(upper.checked_mul(256)?.checked_add(u32::from(*low))?)?;
            Some(last)
        });
        keys.collect()
    }

    fn class_columns(&mut self) -> Option<ClassColumns<'a>> {
        Some(ClassColumns {
            keys: self.keys()?,
            lengths: self.packed()?,
            classes: self.packed()?,
            codes: self.packed()?,
        })
    }
}

/// A table of classes, found but still packed.
struct ClassColumns<'a> {
    keys: Vec<u32>,
    /// Cells of each row.
    lengths: &'a [u8],
    /// The class of each cell.
    classes: &'a [u8],
    /// The code of each cell.
    codes: &'a [u8],
}

impl ClassColumns<'_> {
    fn table(self, classes: usize) -> Option<ClassTable> {
        let lengths = pack::unpack(self.lengths, self.keys.len())?;
        let total: usize = lengths.iter().map(|length| usize::from(*length)).sum();
        let (class, codes) = (pack::unpack(self.classes, total)?, pack::unpack(self.codes, total)?);
        let mut table = ClassTable::with_capacity(self.keys.len(), total, classes);
        let mut start = 0;
        for (key, length) in self.keys.into_iter().zip(lengths) {
            let row = start..start + usize::from(length);
            let cells = class.get(row.clone())?.iter().zip(codes.get(row)?);
            table.push(key, cells.map(|(class, code)| (*class, code.cast_signed())));
            start += usize::from(length);
        }
        (total < 1 << 24).then_some(table.closed())
    }
}

fn move_table(keys: Vec<u32>, left: &[u8], right: &[u8]) -> Option<MoveTable> {
    let (left, right) = (pack::unpack(left, keys.len())?, pack::unpack(right, keys.len())?);
    let codes = left.into_iter().zip(right).map(|(left, right)| [left.cast_signed(), right.cast_signed()]);
    let rows = keys.into_iter().zip(codes).map(|(key, codes)| MoveRow { key, codes });
    Some(MoveTable::new(rows))
}
