//! Part-of-speech tags, left to right: an averaged perceptron over joint UPOS and XPOS.
//!
//! Collins, "Discriminative Training Methods for Hidden Markov Models" (2002), decoded greedily. A tag is chosen from the
//! spelling of five words, the two tags before it and the commonest tag of the words around it.

use super::hash::{Keys, join, spread};
use super::lexicon::Lexicon;
use super::weights::{ClassWeights, best};
use super::word::{SentenceCase, Word, sentence_case};

/// A tag before the first word.
const BEFORE: u32 = spread(0x100);

/// The value of a tag in features.
pub(super) const fn tag_value(tag: u8) -> u32 {
    spread(0x1000 + tag as u64)
}

/// A sentence as the tagger sees it.
pub(super) struct TaggerInput {
    words: Vec<Word>,
    habits: Vec<u32>,
    case: SentenceCase,
}

impl TaggerInput {
    pub(super) fn new(words: &[&str], lexicon: &Lexicon) -> Self {
        let mut letters = Vec::new();
        let words: Vec<Word> = words.iter().map(|word| Word::new(word, &mut letters)).collect();
        let habits = words.iter().map(|word| lexicon.habit(word.form)).collect();
        Self { case: sentence_case(&words), habits, words }
    }

    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    fn word(&self, at: usize, offset: isize) -> &Word {
        at.checked_add_signed(offset).and_then(|at| self.words.get(at)).unwrap_or(&Word::OUTSIDE)
    }

    fn habit(&self, at: usize, offset: isize) -> u32 {
        at.checked_add_signed(offset).and_then(|at| self.habits.get(at)).copied().unwrap_or(BEFORE)
    }

    /// The features of word `at` after the tags given so far.
    pub(super) fn features(&self, at: usize, tags: &[u8], keys: &mut Keys) {
        let back = |steps: usize| {
            at.checked_sub(steps).and_then(|at| tags.get(at)).map_or(BEFORE, |tag| tag_value(*tag))
        };
        let (last, last_but_one) = (back(1), back(2));
        let word = self.word(at, 0);
        let (before, far_before) = (self.word(at, -1), self.word(at, -2));
        let (after, far_after) = (self.word(at, 1), self.word(at, 2));
        let (habit, habit_before) = (self.habit(at, 0), self.habit(at, -1));
        let (next, far_next) = (self.habit(at, 1), self.habit(at, 2));
        let case = spread(0x10 + self.case as u64);
        let shape = join(word.shape, case);
        let first = spread(u64::from(at == 0));
        let tags = join(last, last_but_one);

        keys.restart(1);
        keys.one(0);
        keys.one(word.form);
        keys.one(before.form);
        keys.one(far_before.form);
        keys.one(after.form);
        keys.one(far_after.form);
        keys.two(before.form, word.form);
        keys.two(word.form, after.form);
        keys.two(before.form, after.form);
        for length in 0..4 {
            keys.one(word.prefixes[length]);
        }
        for suffix in word.suffixes {
            keys.one(suffix);
        }
        keys.one(shape);
        keys.two(shape, first);
        keys.two(shape, word.suffixes[2]);
        keys.two(shape, last);
        keys.two(word.form, spread(0x20 + word.case as u64));
        keys.one(last);
        keys.one(tags);
        keys.two(last, word.form);
        keys.two(tags, word.form);
        keys.two(last, word.suffixes[2]);
        keys.two(last, after.form);
        keys.three(last, next, habit);
        keys.two(last, next);
        keys.two(tags, next);
        keys.one(next);
        keys.two(next, far_next);
        keys.two(word.form, next);
        keys.two(habit, next);
        keys.two(habit, habit_before);
        keys.three(habit, next, far_next);
        keys.two(word.suffixes[1], next);
        keys.one(after.suffixes[2]);
        keys.one(before.suffixes[2]);
        keys.two(after.shape, word.shape);
        keys.two(before.shape, shape);
        keys.two(word.suffixes[2], after.suffixes[1]);
    }
}

/// One tag for each word.
pub(super) fn tag(input: &TaggerInput, weights: &impl ClassWeights, classes: usize) -> Vec<u8> {
    let mut keys = Keys::new();
    let mut scores = vec![0; classes];
    let mut tags = Vec::with_capacity(input.words.len());
    for at in 0..input.words.len() {
        input.features(at, &tags, &mut keys);
        scores.fill(0);
        weights.add(keys.as_slice(), &mut scores);
        tags.push(best(&scores, |_| true) as u8);
    }
    tags
}
