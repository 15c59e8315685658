//! Trees in one pass from left to right: at each step one of three moves, then a name for the arc it makes.
//!
//! Greedy transition-based parsing with the features of Zhang and Nivre, "Transition-based dependency parsing with rich
//! non-local features" (2011), and the words in between after `McDonald`, Crammer and Pereira (2005). What to do and what to call it are
//! two decisions with weights of their own.

use super::hash::Keys;
use super::input::ParserInput;
use super::label_features::label_features;
use super::move_features::move_features;
use super::relation::Relation;
use super::state::{Move, State};
use super::weights::{ClassWeights, MoveWeights, best};

/// The best name of an arc from `head`, one of `relations`; an arc from the root is `root`, no other is.
pub(super) fn name_arc(state: &State, head: u32, relations: &[Relation], scores: &[i32]) -> Relation {
    if head == state.root() {
        return Relation::Root;
    }
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
        let step = state.only_move().unwrap_or_else(|| {
            move_features(input, &state, &mut keys);
            best_move(&state, moves.score(keys.as_slice()))
        });
        let mut relation = Relation::Root;
        if let Some((head, dependent)) = state.arc(step)
            && head != state.root()
        {
            label_features(input, &state, head, dependent, &mut keys);
            scores.fill(0);
            labels.add(keys.as_slice(), &mut scores);
            relation = name_arc(&state, head, relations, &scores);
        }
        state.make(step, relation);
    }
    state
}
