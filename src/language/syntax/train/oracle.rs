//! What a move costs: how many right arcs it makes impossible.
//!
//! The dynamic oracle of Goldberg and Nivre, "Training deterministic parsers with non-deterministic oracles" (2013), for
//! the arc-hybrid system; it has an answer for every state, so that the parser can learn from its own mistakes.

use crate::language::syntax::state::{Move, NOBODY, State};

/// The right tree of a sentence.
#[derive(Debug, Clone)]
pub(in crate::language::syntax) struct GoldTree {
    /// Head of each word; the number of words for the root.
    heads: Vec<u32>,
    /// Children of each word and at last of the root, in order.
    children: Vec<Vec<u32>>,
}

impl GoldTree {
    pub(in crate::language::syntax) fn new(heads: Vec<u32>) -> Self {
        let mut children = vec![Vec::new(); heads.len() + 1];
        for (word, head) in (0..).zip(&heads) {
            if let Some(list) = children.get_mut(*head as usize) {
                list.push(word);
            }
        }
        Self { heads, children }
    }

    pub(in crate::language::syntax) fn head(&self, word: u32) -> u32 {
        self.heads.get(word as usize).copied().unwrap_or(NOBODY)
    }

    /// Right arcs that can still be made now but no more after `step`.
    pub(in crate::language::syntax) fn cost(&self, state: &State, step: Move) -> usize {
        let (top, below, front) = (state.stacked(0), state.stacked(1), state.front);
        let children = |word: u32| self.children.get(word as usize).map_or(&[][..], Vec::as_slice);
        let ahead = |word: u32| word != NOBODY && word >= front;
        match step {
            Move::Shift => {
                let head = self.head(front);
                let lost_head = head != NOBODY && head != top && state.stack.contains(&head);
                let lost = children(front).iter().filter(|child| state.stack.contains(child)).count();
                lost + usize::from(lost_head)
            }
            Move::Left => {
                let head = self.head(top);
                let lost_head = head != front && (head == below || ahead(head));
                children(top).iter().filter(|child| ahead(**child)).count() + usize::from(lost_head)
            }
            Move::Right => {
                let lost_head = ahead(self.head(top));
                children(top).iter().filter(|child| ahead(**child)).count() + usize::from(lost_head)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::syntax::Relation;

    /// Following the cheapest moves rebuilds a projective tree.
    #[test]
    fn a_free_move_always_exists_on_the_way_to_a_projective_tree() {
        // Ships that left Genoa yesterday carried grain .
        let heads = vec![5, 2, 0, 2, 2, 8, 5, 5];
        let gold = GoldTree::new(heads.clone());
        let mut state = State::new(heads.len());
        while !state.is_final() {
            let allowed = Move::ALL.into_iter().filter(|step| state.allows(*step));
            let step = allowed.min_by_key(|step| gold.cost(&state, *step)).expect("a move");
            assert_eq!(gold.cost(&state, step), 0);
            state.make(step, Relation::Dep);
        }
        let built: Vec<u32> = state.links.iter().take(heads.len()).map(|link| link.head).collect();
        assert_eq!(built, heads);
    }
}
