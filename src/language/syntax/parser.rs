//! Trees in one pass from left to right: at each step one of three moves, then a name for the arc it makes.
//!
//! Greedy transition-based parsing with the features of Zhang and Nivre, "Transition-based dependency parsing with rich
//! non-local features" (2011), and the words in between after McDonald et al. (2005). What to do and what to call it are
//! two decisions with weights of their own.

use super::hash::{Keys, join, spread};
use super::relation::Relation;
use super::state::{Link, Move, NOBODY, State};
use super::weights::{ClassWeights, MoveWeights, best};

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
    fn node(&self, at: u32) -> &Node {
        self.nodes.get(at as usize).unwrap_or(&EMPTY)
    }

    /// What stands between two words, as one value.
    #[inline]
    fn between(&self, left: u32, right: u32) -> u32 {
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
fn distance(left: u32, right: u32) -> u32 {
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

#[inline]
fn label(link: &Link) -> u32 {
    spread(0x400 + link.relation.map_or(0xFF, |relation| relation as u64))
}

#[inline]
fn set(relations: u64) -> u32 {
    spread(relations ^ 0x5555_0000_0000_0000)
}

#[inline]
fn link(state: &State, at: u32) -> &Link {
    state.links.get(at as usize).unwrap_or(&Link::LOOSE)
}

fn count(valency: u8) -> u32 {
    spread(0xA0 + u64::from(valency.min(4)))
}

/// The features of the next move.
pub(super) fn move_features(input: &ParserInput, state: &State, keys: &mut Keys) {
    let (i0, i1, i2) = (state.stacked(0), state.stacked(1), state.stacked(2));
    let f0 = state.front;
    let (s0, s1, s2) = (input.node(i0), input.node(i1), input.node(i2));
    let (b0, b1, b2) = (input.node(f0), input.node(f0 + 1), input.node(f0 + 2));
    let (k0, k1, kb) = (link(state, i0), link(state, i1), link(state, f0));
    let child = |at: u32| (input.node(at), label(link(state, at)));
    let (s0l, s0l_label) = child(k0.left[0]);
    let (s0l2, s0l2_label) = child(k0.left[1]);
    let (s0r, s0r_label) = child(k0.right[0]);
    let (s0r2, s0r2_label) = child(k0.right[1]);
    let (s1l, s1l_label) = child(k1.left[0]);
    let (s1r, s1r_label) = child(k1.right[0]);
    let (s1r2, s1r2_label) = child(k1.right[1]);
    let (b0l, b0l_label) = child(kb.left[0]);
    let (b0l2, b0l2_label) = child(kb.left[1]);
    let (d0, d1) = (distance(i0, f0), distance(i1, i0));
    let (gap0, gap1) = (input.between(i0, f0), input.between(i1, i0));

    keys.restart(2);
    keys.one(0);
    for node in [s0, s1, s2, b0, b1, b2] {
        keys.one(node.form);
        keys.one(node.tag);
        keys.one(node.both);
    }
    // Top of the stack and front of the buffer.
    keys.two(s0.both, b0.both);
    keys.two(s0.both, b0.form);
    keys.two(s0.form, b0.both);
    keys.two(s0.both, b0.tag);
    keys.two(s0.tag, b0.both);
    keys.two(s0.tag, b0.tag);
    // The two on top of the stack.
    keys.two(s1.both, s0.both);
    keys.two(s1.both, s0.tag);
    keys.two(s1.tag, s0.both);
    keys.two(s1.form, s0.form);
    keys.two(s1.tag, s0.tag);
    // Further pairs.
    keys.two(s1.tag, b0.tag);
    keys.two(s1.both, b0.tag);
    keys.two(s1.tag, b0.both);
    keys.two(b0.tag, b1.tag);
    keys.two(b0.both, b1.tag);
    keys.two(b0.tag, b1.both);
    keys.two(s0.both, b1.tag);
    keys.two(s0.tag, b1.both);
    // Three and four tags.
    keys.three(b0.tag, b1.tag, b2.tag);
    keys.three(s0.tag, b0.tag, b1.tag);
    keys.three(s1.tag, s0.tag, b0.tag);
    keys.three(s2.tag, s1.tag, s0.tag);
    keys.three(s1.tag, s0.both, b0.tag);
    keys.three(s1.both, s0.tag, b0.tag);
    keys.three(s1.tag, s0.tag, b0.both);
    keys.three(s0.both, b0.tag, b1.tag);
    keys.three(s0.tag, b0.both, b1.tag);
    keys.three(s0.tag, b0.tag, b1.both);
    keys.four(s1.tag, s0.tag, b0.tag, b1.tag);
    keys.four(s0.tag, b0.tag, b1.tag, b2.tag);
    keys.four(s2.tag, s1.tag, s0.tag, b0.tag);
    // Children.
    keys.three(s0.tag, s0l.tag, b0.tag);
    keys.three(s0.tag, s0r.tag, b0.tag);
    keys.three(s0.tag, b0.tag, b0l.tag);
    keys.three(s0.both, b0.tag, b0l.tag);
    keys.three(s0.tag, b0.both, s0r.tag);
    keys.three(s0.tag, b0.tag, s0l.form);
    keys.three(s0.tag, b0.tag, s0r.form);
    keys.three(s0.tag, b0.tag, b0l.form);
    keys.three(s1.tag, s0.tag, s0l.tag);
    keys.three(s1.tag, s0.tag, s0r.tag);
    keys.three(s1.tag, s0.tag, s1r.tag);
    keys.three(s1.tag, s0.tag, s1l.tag);
    keys.three(s1.both, s0.tag, s0l.form);
    keys.three(s1.tag, s0.tag, s0l.form);
    keys.three(s1.tag, s1r.tag, b0.tag);
    keys.three(s1.tag, s0.tag, s1r.form);
    keys.three(s0.tag, s0l.tag, s0l2.tag);
    keys.three(s0.tag, s0r.tag, s0r2.tag);
    keys.three(s1.tag, s1r.tag, s1r2.tag);
    keys.three(b0.tag, b0l.tag, b0l2.tag);
    keys.two(s0.both, s0l.tag);
    keys.two(s0.both, s0r.tag);
    keys.two(b0.both, b0l.tag);
    keys.two(s1.both, s1r.tag);
    // Relations of the children.
    keys.two(s0.tag, s0l_label);
    keys.two(s0.tag, s0r_label);
    keys.two(s1.tag, s1r_label);
    keys.two(s1.tag, s1l_label);
    keys.two(b0.tag, b0l_label);
    keys.two(s0.form, s0r_label);
    keys.two(s0.form, s0l_label);
    keys.two(s1.form, s1r_label);
    keys.three(s0.tag, s0l_label, s0l2_label);
    keys.three(s0.tag, s0r_label, s0r2_label);
    keys.three(s1.tag, s1r_label, s1r2_label);
    keys.three(b0.tag, b0l_label, b0l2_label);
    keys.three(s0.tag, s0r_label, b0.tag);
    keys.three(s1.tag, s1r_label, s0.tag);
    let (set0l, set0r) = (set(k0.relations[0]), set(k0.relations[1]));
    let (set1r, setbl) = (set(k1.relations[1]), set(kb.relations[0]));
    let set1l = set(k1.relations[0]);
    keys.two(s0.both, set0l);
    keys.two(s0.both, set0r);
    keys.two(s1.both, set1r);
    keys.two(b0.both, setbl);
    keys.two(s0.tag, set0l);
    keys.two(s0.tag, set0r);
    keys.two(s1.tag, set1r);
    keys.two(b0.tag, setbl);
    keys.three(s0.tag, set0l, b0.tag);
    keys.three(s0.tag, set0r, b0.tag);
    keys.three(s1.tag, set1r, s0.tag);
    keys.three(s1.tag, s0.tag, set0l);
    keys.three(s1.tag, set1l, s0.tag);
    keys.three(s0.tag, b0.tag, setbl);
    // How many children there are.
    keys.two(s0.both, count(k0.valency[0]));
    keys.two(s0.both, count(k0.valency[1]));
    keys.two(s1.both, count(k1.valency[1]));
    keys.two(b0.both, count(kb.valency[0]));
    // How far apart, and what lies between.
    keys.two(s0.both, d0);
    keys.two(b0.both, d0);
    keys.three(s0.tag, b0.tag, d0);
    keys.two(s1.both, d1);
    keys.two(s0.both, d1);
    keys.three(s1.tag, s0.tag, d1);
    keys.three(s0.tag, b0.tag, gap0);
    keys.three(s1.tag, s0.tag, gap1);
    keys.two(s0.both, gap0);
    keys.two(b0.both, gap0);
    keys.two(s1.both, gap1);
    keys.two(s0.both, gap1);
    keys.four(s1.tag, s0.tag, b0.tag, gap0);
    keys.four(s1.tag, s0.tag, b0.tag, gap1);
}

/// The features of the name of an arc.
pub(super) fn label_features(input: &ParserInput, state: &State, head: u32, dependent: u32, keys: &mut Keys) {
    let (h, d) = (input.node(head), input.node(dependent));
    let (kh, kd) = (link(state, head), link(state, dependent));
    let child = |at: u32| (input.node(at), label(link(state, at)));
    let (dl, dl_label) = child(kd.left[0]);
    let (dr, dr_label) = child(kd.right[0]);
    let leftwards = dependent < head;
    let (inner, _) = child(if leftwards { kh.left[0] } else { kh.right[0] });
    let side = usize::from(!leftwards);
    let around = |at: u32, step: i32| input.node(at.wrapping_add_signed(step));
    let far = if leftwards { distance(dependent, head) } else { distance(head, dependent) };
    let gap = if leftwards { input.between(dependent, head) } else { input.between(head, dependent) };
    let (d_before, d_after) = (around(dependent, -1), around(dependent, 1));
    let (h_before, h_after) = (around(head, -1), around(head, 1));
    let (siblings, opposite) = (set(kh.relations[side]), set(kh.relations[1 - side]));
    let (below_left, below_right) = (set(kd.relations[0]), set(kd.relations[1]));

    keys.restart(if leftwards { 3 } else { 4 });
    keys.one(0);
    keys.one(h.form);
    keys.one(h.tag);
    keys.one(h.both);
    keys.one(d.form);
    keys.one(d.tag);
    keys.one(d.both);
    keys.two(h.tag, d.tag);
    keys.two(h.form, d.tag);
    keys.two(h.tag, d.form);
    keys.two(h.form, d.form);
    keys.two(h.both, d.both);
    keys.three(h.tag, d.tag, far);
    keys.three(h.tag, d.tag, gap);
    keys.two(d.both, far);
    keys.two(h.both, gap);
    keys.two(d.tag, dl.form);
    keys.two(d.tag, dl.tag);
    keys.two(d.tag, dr.tag);
    keys.two(d.tag, dr.form);
    keys.three(h.tag, d.tag, dl.form);
    keys.three(h.form, d.tag, dl.form);
    keys.three(h.tag, d.tag, dl_label);
    keys.three(h.tag, d.tag, dr_label);
    keys.two(d.tag, below_left);
    keys.two(d.tag, below_right);
    keys.three(h.tag, d.tag, below_left);
    keys.two(d.form, below_left);
    keys.three(h.tag, d.tag, siblings);
    keys.three(h.tag, d.tag, opposite);
    keys.three(h.form, d.tag, siblings);
    keys.three(h.tag, d.tag, inner.tag);
    keys.three(h.tag, d.tag, inner.form);
    keys.three(h.tag, d.tag, d_before.tag);
    keys.three(h.tag, d.tag, d_after.tag);
    keys.three(h.tag, d.tag, h_before.tag);
    keys.three(h.tag, d.tag, h_after.tag);
    keys.three(h.tag, d.tag, d_before.form);
    keys.three(h.tag, d.tag, d_after.form);
    keys.two(d.both, d_before.tag);
    keys.two(d.both, d_after.tag);
}

/// The best name of the arc from `head` to `dependent`, one of `relations`; an arc from the root is `root`, no other is.
pub(super) fn name_arc(
    state: &State,
    (head, dependent): (u32, u32),
    relations: &[Relation],
    scores: &[i32],
) -> Relation {
    if head == state.root() {
        return Relation::Root;
    }
    debug_assert!(dependent != NOBODY);
    let class = best(scores, |class| relations.get(class) != Some(&Relation::Root));
    relations.get(class).copied().filter(|relation| *relation != Relation::Root).unwrap_or(Relation::Dep)
}

/// The allowed move with the highest score.
#[inline]
pub(super) fn best_move(state: &State, scores: [i32; 3]) -> Move {
    let mut found = (i32::MIN, Move::Right);
    for step in Move::ALL {
        let score = scores[step as usize];
        if score > found.0 && state.allows(step) {
            found = (score, step);
        }
    }
    found.1
}

/// Builds the tree.
pub(super) fn parse(
    input: &ParserInput,
    moves: &impl MoveWeights,
    labels: &impl ClassWeights,
    relations: &[Relation],
) -> State {
    let mut state = State::new(input.len());
    let mut keys = Keys::new();
    let mut scores = vec![0; relations.len()];
    while !state.is_final() {
        move_features(input, &state, &mut keys);
        let step = best_move(&state, moves.score(keys.as_slice()));
        let mut relation = Relation::Root;
        if let Some((head, dependent)) = state.arc(step) {
            if head != state.root() {
                label_features(input, &state, head, dependent, &mut keys);
                scores.fill(0);
                labels.add(keys.as_slice(), &mut scores);
                relation = name_arc(&state, (head, dependent), relations, &scores);
            }
        }
        state.make(step, relation);
    }
    state
}
