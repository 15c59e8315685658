//! A half-built tree: the stack, the buffer and the arcs so far.
//!
//! The arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta, "Dynamic programming algorithms for transition-based
//! dependency parsers", 2011): *shift* moves the first word of the buffer to the stack; *left* makes it the head of the
//! word on top; *right* makes the second word of the stack the head of the top. The root stands at the end of the buffer
//! (Ballesteros and Nivre, "Going to the roots of dependency parsing", 2013).

use super::relation::Relation;

/// Moves of the parser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Move {
    Shift,
    Left,
    Right,
}

impl Move {
    pub(super) const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];
}

/// No word.
pub(super) const NOBODY: u32 = u32::MAX;

/// What is known of a word in the tree so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    /// Its head; the number of words for the root.
    pub(super) head: u32,
    /// Its relation to the head, when it has one.
    pub(super) relation: Option<Relation>,
    /// Outermost and second outermost child to the left.
    pub(super) left: [u32; 2],
    /// Outermost and second outermost child to the right.
    pub(super) right: [u32; 2],
    /// Number of children to the left and right.
    pub(super) valency: [u8; 2],
    /// Relations of the children to the left and right, one bit each.
    pub(super) relations: [u64; 2],
}

impl Link {
    pub(super) const LOOSE: Self = Self {
        head: NOBODY,
        relation: None,
        left: [NOBODY; 2],
        right: [NOBODY; 2],
        valency: [0; 2],
        relations: [0; 2],
    };
}

/// A sentence between no arcs and all of them.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// Words waiting for a head, the top last.
    pub(super) stack: Vec<u32>,
    /// First word of the buffer; the number of words when only the root is left.
    pub(super) front: u32,
    /// For each word, and at last for the root.
    pub(super) links: Vec<Link>,
}

impl State {
    /// No arcs between `words` words.
    pub(super) fn new(words: usize) -> Self {
        Self { stack: Vec::with_capacity(words), front: 0, links: vec![Link::LOOSE; words + 1] }
    }

    /// Index of the root.
    pub(super) fn root(&self) -> u32 {
        self.links.len() as u32 - 1
    }

    /// The word `depth` below the top of the stack.
    #[inline]
    pub(super) fn stacked(&self, depth: usize) -> u32 {
        let at = self.stack.len().checked_sub(depth + 1);
        at.and_then(|at| self.stack.get(at)).copied().unwrap_or(NOBODY)
    }

    pub(super) fn is_final(&self) -> bool {
        self.stack.is_empty() && self.front == self.root()
    }

    /// Whether a move leads on to a tree with one root: only the last word on the stack may hang on it.
    #[inline]
    pub(super) fn allows(&self, step: Move) -> bool {
        match step {
            Move::Shift => self.front < self.root(),
            Move::Left => self.stack.len() == 1 || (self.stack.len() > 1 && self.front < self.root()),
            Move::Right => self.stack.len() > 1,
        }
    }

    /// The move that is allowed where all others are not.
    #[inline]
    pub(super) fn only_move(&self) -> Option<Move> {
        match (self.stack.len(), self.front < self.root()) {
            (0, _) => Some(Move::Shift),
            (1, false) => Some(Move::Left),
            (_, false) => Some(Move::Right),
            (_, true) => None,
        }
    }

    /// The head and the dependent that *left* or *right* would join.
    #[inline]
    pub(super) fn arc(&self, step: Move) -> Option<(u32, u32)> {
        match step {
            Move::Shift => None,
            Move::Left => Some((self.front, self.stacked(0))),
            Move::Right => Some((self.stacked(1), self.stacked(0))),
        }
    }

    /// Makes an allowed move; `relation` names the new arc, if there is one.
    pub(super) fn make(&mut self, step: Move, relation: Relation) {
        let Some((head, dependent)) = self.arc(step) else {
            self.stack.push(self.front);
            self.front += 1;
            return;
        };
        self.stack.pop();
        let bit = 1_u64 << (relation as u32 & 63);
        let link = &mut self.links[dependent as usize];
        (link.head, link.relation) = (head, Some(relation));
        let link = &mut self.links[head as usize];
        let (side, children) = if dependent < head { (0, &mut link.left) } else { (1, &mut link.right) };
        // Arcs of one side are made from the inside outwards.
        *children = [dependent, children[0]];
        link.valency[side] = link.valency[side].saturating_add(1);
        link.relations[side] |= bit;
    }
}
