//! What the name of an arc is chosen from.

use super::hash::Keys;
use super::input::{ParserInput, distance};
use super::move_features::{label, link, set};
use super::state::State;

/// The features of the name of an arc.
pub(super) fn label_features(input: &ParserInput, state: &State, head: u32, dependent: u32, keys: &mut Keys) {
    let (h, d) = (input.node(head), input.node(dependent));
    let (kh, kd) = (link(state, head), link(state, dependent));
    let child = |at: u32| (input.node(at), label(link(state, at)));
    let (first, first_label) = child(kd.left[0]);
    let (last, last_label) = child(kd.right[0]);
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
    keys.two(d.tag, first.form);
    keys.two(d.tag, first.tag);
    keys.two(d.tag, last.tag);
    keys.two(d.tag, last.form);
    keys.three(h.tag, d.tag, first.form);
    keys.three(h.form, d.tag, first.form);
    keys.three(h.tag, d.tag, first_label);
    keys.three(h.tag, d.tag, last_label);
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
