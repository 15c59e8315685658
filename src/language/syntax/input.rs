//! A tagged sentence as the parser sees it.

use super::hash::{join, spread};

/// A word as the parser sees it: values for features.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    /// Levelled spelling.
    pub(super) form: u32,
    /// Tag.
    pub(super) tag: u32,
    /// Both.
    pub(super) both: u32,
    /// Kinds of words before this one in the sentence, for what lies between two words.
    before: Between,
}

/// Counts from the start of the sentence.
#[derive(Debug, Clone, Copy, Default)]
struct Between {
    commas: u16,
    verbs: u16,
    quotes: u16,
    breaks: u16,
    joins: u16,
}

/// The kind of a word that matters when it stands between two others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A comma.
    Comma,
    /// A main verb.
    Verb,
    /// A quotation mark.
    Quote,
    /// Other punctuation.
    Break,
    /// A coordinating conjunction.
    Join,
    /// Anything else.
    Other,
}

const EMPTY: Node = Node {
    form: spread(0x50),
    tag: spread(0x51),
    both: spread(0x52),
    before: Between { commas: 0, verbs: 0, quotes: 0, breaks: 0, joins: 0 },
};

/// A sentence as the parser sees it, with the root at its end.
pub(super) struct ParserInput {
    nodes: Vec<Node>,
}

impl ParserInput {
    /// From levelled spelling, tag value and kind of each word.
    pub(super) fn new(words: impl Iterator<Item = (u32, u32, Kind)>) -> Self {
        let mut before = Between::default();
        let mut nodes = Vec::with_capacity(words.size_hint().0 + 1);
        for (form, tag, kind) in words {
            nodes.push(Node { form, tag, both: join(form, tag), before });
            match kind {
                Kind::Comma => before.commas = before.commas.wrapping_add(1),
                Kind::Verb => before.verbs = before.verbs.wrapping_add(1),
                Kind::Quote => before.quotes = before.quotes.wrapping_add(1),
                Kind::Break => before.breaks = before.breaks.wrapping_add(1),
                Kind::Join => before.joins = before.joins.wrapping_add(1),
                Kind::Other => {}
            }
        }
        nodes.push(Node { form: spread(0x53), tag: spread(0x54), both: spread(0x55), before });
        Self { nodes }
    }

    /// Number of words, without the root.
    pub(super) fn len(&self) -> usize {
        self.nodes.len() - 1
    }

    #[inline]
    pub(super) fn node(&self, at: u32) -> &Node {
        self.nodes.get(at as usize).unwrap_or(&EMPTY)
    }

    /// What stands between two words, as one value.
    #[inline]
    pub(super) fn between(&self, left: u32, right: u32) -> u32 {
        let (Some(from), Some(to)) = (self.nodes.get(left as usize + 1), self.nodes.get(right as usize))
        else {
            return spread(0x60);
        };
        let (from, to) = (from.before, to.before);
        let few = |from: u16, to: u16, most: u16| u64::from(to.wrapping_sub(from).min(most));
        let quotes = u64::from(to.quotes.wrapping_sub(from.quotes) & 1);
        let value = few(from.commas, to.commas, 2)
            | few(from.verbs, to.verbs, 2) << 2
            | quotes << 4
            | few(from.breaks, to.breaks, 1) << 5
            | few(from.joins, to.joins, 1) << 6;
        spread(0x700 + value)
    }
}

/// Number of words from one to the other, in steps that widen.
#[inline]
pub(super) fn distance(left: u32, right: u32) -> u32 {
    let steps = right.wrapping_sub(left);
    let step = match steps {
        0..=4 => steps,
        5..=6 => 5,
        7..=10 => 6,
        11..=20 => 7,
        _ => 8,
    };
    spread(0x80 + u64::from(step))
}
