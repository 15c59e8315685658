//! What the next move is chosen from.

use super::hash::{Keys, spread};
use super::input::{Node, ParserInput, distance};
use super::state::{Link, State};

/// A word with its relation to its head, as feature values.
type Child<'a> = (&'a Node, u32);

/// The words that matter for a move: the top of the stack (`s`), the front of the buffer (`b`), their children.
struct View<'a> {
    input: &'a ParserInput,
    s0_at: u32,
    s1_at: u32,
    b0_at: u32,
    s0: &'a Node,
    s1: &'a Node,
    s2: &'a Node,
    b0: &'a Node,
    b1: &'a Node,
    b2: &'a Node,
    s0_link: &'a Link,
    s1_link: &'a Link,
    b0_link: &'a Link,
    s0_left: [Child<'a>; 2],
    s0_right: [Child<'a>; 2],
    s1_left: [Child<'a>; 2],
    s1_right: [Child<'a>; 2],
    b0_left: [Child<'a>; 2],
}

/// The features of the next move.
pub(super) fn move_features(input: &ParserInput, state: &State, keys: &mut Keys) {
    let view = View::new(input, state);
    keys.restart(2);
    view.words(keys);
    view.groups(keys);
    view.children(keys);
    view.relations(keys);
    view.room(keys);
}

impl<'a> View<'a> {
    #[inline]
    fn new(input: &'a ParserInput, state: &'a State) -> Self {
        let (s0_at, s1_at, b0_at) = (state.stacked(0), state.stacked(1), state.front);
        let child = |at: u32| (input.node(at), label(link(state, at)));
        let (s0_link, s1_link, b0_link) = (link(state, s0_at), link(state, s1_at), link(state, b0_at));
        Self {
            input,
            s0_at,
            s1_at,
            b0_at,
            s0: input.node(s0_at),
            s1: input.node(s1_at),
            s2: input.node(state.stacked(2)),
            b0: input.node(b0_at),
            b1: input.node(b0_at + 1),
            b2: input.node(b0_at + 2),
            s0_link,
            s1_link,
            b0_link,
            s0_left: s0_link.left.map(child),
            s0_right: s0_link.right.map(child),
            s1_left: s1_link.left.map(child),
            s1_right: s1_link.right.map(child),
            b0_left: b0_link.left.map(child),
        }
    }

    /// The six words.
    #[inline]
    fn words(&self, keys: &mut Keys) {
        keys.one(0);
        for node in [self.s0, self.s1, self.s2, self.b0, self.b1, self.b2] {
            keys.one(node.form);
            keys.one(node.tag);
            keys.one(node.both);
        }
    }

    /// Words together: pairs, then three and four tags.
    #[inline]
    fn groups(&self, keys: &mut Keys) {
        // Top of the stack and front of the buffer.
        keys.two(self.s0.both, self.b0.both);
        keys.two(self.s0.both, self.b0.form);
        keys.two(self.s0.form, self.b0.both);
        keys.two(self.s0.both, self.b0.tag);
        keys.two(self.s0.tag, self.b0.both);
        keys.two(self.s0.tag, self.b0.tag);
        // The two on top of the stack.
        keys.two(self.s1.both, self.s0.both);
        keys.two(self.s1.both, self.s0.tag);
        keys.two(self.s1.tag, self.s0.both);
        keys.two(self.s1.form, self.s0.form);
        keys.two(self.s1.tag, self.s0.tag);
        // Further pairs.
        keys.two(self.s1.tag, self.b0.tag);
        keys.two(self.s1.both, self.b0.tag);
        keys.two(self.s1.tag, self.b0.both);
        keys.two(self.b0.tag, self.b1.tag);
        keys.two(self.b0.both, self.b1.tag);
        keys.two(self.b0.tag, self.b1.both);
        keys.two(self.s0.both, self.b1.tag);
        keys.two(self.s0.tag, self.b1.both);
        // Three and four tags.
        keys.three(self.b0.tag, self.b1.tag, self.b2.tag);
        keys.three(self.s0.tag, self.b0.tag, self.b1.tag);
        keys.three(self.s1.tag, self.s0.tag, self.b0.tag);
        keys.three(self.s2.tag, self.s1.tag, self.s0.tag);
        keys.three(self.s1.tag, self.s0.both, self.b0.tag);
        keys.three(self.s1.both, self.s0.tag, self.b0.tag);
        keys.three(self.s1.tag, self.s0.tag, self.b0.both);
        keys.three(self.s0.both, self.b0.tag, self.b1.tag);
        keys.three(self.s0.tag, self.b0.both, self.b1.tag);
        keys.three(self.s0.tag, self.b0.tag, self.b1.both);
        keys.four(self.s1.tag, self.s0.tag, self.b0.tag, self.b1.tag);
        keys.four(self.s0.tag, self.b0.tag, self.b1.tag, self.b2.tag);
        keys.four(self.s2.tag, self.s1.tag, self.s0.tag, self.b0.tag);
    }

    /// Words and their children.
    #[inline]
    fn children(&self, keys: &mut Keys) {
        // Children.
        keys.three(self.s0.tag, self.s0_left[0].0.tag, self.b0.tag);
        keys.three(self.s0.tag, self.s0_right[0].0.tag, self.b0.tag);
        keys.three(self.s0.tag, self.b0.tag, self.b0_left[0].0.tag);
        keys.three(self.s0.both, self.b0.tag, self.b0_left[0].0.tag);
        keys.three(self.s0.tag, self.b0.both, self.s0_right[0].0.tag);
        keys.three(self.s0.tag, self.b0.tag, self.s0_left[0].0.form);
        keys.three(self.s0.tag, self.b0.tag, self.s0_right[0].0.form);
        keys.three(self.s0.tag, self.b0.tag, self.b0_left[0].0.form);
        keys.three(self.s1.tag, self.s0.tag, self.s0_left[0].0.tag);
        keys.three(self.s1.tag, self.s0.tag, self.s0_right[0].0.tag);
        keys.three(self.s1.tag, self.s0.tag, self.s1_right[0].0.tag);
        keys.three(self.s1.tag, self.s0.tag, self.s1_left[0].0.tag);
        keys.three(self.s1.both, self.s0.tag, self.s0_left[0].0.form);
        keys.three(self.s1.tag, self.s0.tag, self.s0_left[0].0.form);
        keys.three(self.s1.tag, self.s1_right[0].0.tag, self.b0.tag);
        keys.three(self.s1.tag, self.s0.tag, self.s1_right[0].0.form);
        keys.three(self.s0.tag, self.s0_left[0].0.tag, self.s0_left[1].0.tag);
        keys.three(self.s0.tag, self.s0_right[0].0.tag, self.s0_right[1].0.tag);
        keys.three(self.s1.tag, self.s1_right[0].0.tag, self.s1_right[1].0.tag);
        keys.three(self.b0.tag, self.b0_left[0].0.tag, self.b0_left[1].0.tag);
        keys.two(self.s0.both, self.s0_left[0].0.tag);
        keys.two(self.s0.both, self.s0_right[0].0.tag);
        keys.two(self.b0.both, self.b0_left[0].0.tag);
        keys.two(self.s1.both, self.s1_right[0].0.tag);
    }

    /// How children are related.
    #[inline]
    fn relations(&self, keys: &mut Keys) {
        // Relations of the children.
        keys.two(self.s0.tag, self.s0_left[0].1);
        keys.two(self.s0.tag, self.s0_right[0].1);
        keys.two(self.s1.tag, self.s1_right[0].1);
        keys.two(self.s1.tag, self.s1_left[0].1);
        keys.two(self.b0.tag, self.b0_left[0].1);
        keys.two(self.s0.form, self.s0_right[0].1);
        keys.two(self.s0.form, self.s0_left[0].1);
        keys.two(self.s1.form, self.s1_right[0].1);
        keys.three(self.s0.tag, self.s0_left[0].1, self.s0_left[1].1);
        keys.three(self.s0.tag, self.s0_right[0].1, self.s0_right[1].1);
        keys.three(self.s1.tag, self.s1_right[0].1, self.s1_right[1].1);
        keys.three(self.b0.tag, self.b0_left[0].1, self.b0_left[1].1);
        keys.three(self.s0.tag, self.s0_right[0].1, self.b0.tag);
        keys.three(self.s1.tag, self.s1_right[0].1, self.s0.tag);
        let [s0_left_set, s0_right_set] = self.s0_link.relations.map(set);
        let [s1_left_set, s1_right_set] = self.s1_link.relations.map(set);
        let b0_left_set = set(self.b0_link.relations[0]);
        keys.two(self.s0.both, s0_left_set);
        keys.two(self.s0.both, s0_right_set);
        keys.two(self.s1.both, s1_right_set);
        keys.two(self.b0.both, b0_left_set);
        keys.two(self.s0.tag, s0_left_set);
        keys.two(self.s0.tag, s0_right_set);
        keys.two(self.s1.tag, s1_right_set);
        keys.two(self.b0.tag, b0_left_set);
        keys.three(self.s0.tag, s0_left_set, self.b0.tag);
        keys.three(self.s0.tag, s0_right_set, self.b0.tag);
        keys.three(self.s1.tag, s1_right_set, self.s0.tag);
        keys.three(self.s1.tag, self.s0.tag, s0_left_set);
        keys.three(self.s1.tag, s1_left_set, self.s0.tag);
        keys.three(self.s0.tag, self.b0.tag, b0_left_set);
    }

    /// How many children there are, how far apart the words stand, and what lies between.
    #[inline]
    fn room(&self, keys: &mut Keys) {
        let (far_ahead, far_back) = (distance(self.s0_at, self.b0_at), distance(self.s1_at, self.s0_at));
        let gap_ahead = self.input.between(self.s0_at, self.b0_at);
        let gap_back = self.input.between(self.s1_at, self.s0_at);
        // How many children there are.
        keys.two(self.s0.both, count(self.s0_link.valency[0]));
        keys.two(self.s0.both, count(self.s0_link.valency[1]));
        keys.two(self.s1.both, count(self.s1_link.valency[1]));
        keys.two(self.b0.both, count(self.b0_link.valency[0]));
        // How far apart, and what lies between.
        keys.two(self.s0.both, far_ahead);
        keys.two(self.b0.both, far_ahead);
        keys.three(self.s0.tag, self.b0.tag, far_ahead);
        keys.two(self.s1.both, far_back);
        keys.two(self.s0.both, far_back);
        keys.three(self.s1.tag, self.s0.tag, far_back);
        keys.three(self.s0.tag, self.b0.tag, gap_ahead);
        keys.three(self.s1.tag, self.s0.tag, gap_back);
        keys.two(self.s0.both, gap_ahead);
        keys.two(self.b0.both, gap_ahead);
        keys.two(self.s1.both, gap_back);
        keys.two(self.s0.both, gap_back);
        keys.four(self.s1.tag, self.s0.tag, self.b0.tag, gap_ahead);
        keys.four(self.s1.tag, self.s0.tag, self.b0.tag, gap_back);
    }
}

#[inline]
pub(super) fn label(link: &Link) -> u32 {
    spread(0x400 + link.relation.map_or(0xFF, |relation| relation as u64))
}

#[inline]
pub(super) fn set(relations: u64) -> u32 {
    spread(relations ^ 0x5555_0000_0000_0000)
}

#[inline]
pub(super) fn link(state: &State, at: u32) -> &Link {
    state.links.get(at as usize).unwrap_or(&Link::LOOSE)
}

fn count(valency: u8) -> u32 {
    spread(0xA0 + u64::from(valency.min(4)))
}
