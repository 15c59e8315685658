//! Counting what the model gets right.

use crate::language::syntax::Model;
use crate::language::syntax::conllu::Sentence;
use std::fmt;

/// Words that were right, of all words. Punctuation counts; the part of a relation after the colon does not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the CoNLL shared tasks")]
pub struct Scores {
    pub words: usize,
    pub upos: usize,
    pub xpos: usize,
    pub lemmas: usize,
    /// Right head.
    pub uas: usize,
    /// Right head and relation.
    pub las: usize,
}

/// Compares the model with annotators, on the words as they split them.
pub fn score(model: &Model, sentences: &[Sentence]) -> Scores {
    let mut scores = Scores::default();
    for sentence in sentences {
        let words: Vec<&str> = sentence.iter().map(|word| word.form.as_str()).collect();
        for (word, found) in sentence.iter().zip(model.annotate(&words)) {
            let gold = &word.gold;
            let head = gold.head == found.head;
            let relation = gold.relation.universal() == found.relation.universal();
            scores.words += 1;
            scores.upos += usize::from(gold.upos == found.upos);
            scores.xpos += usize::from(gold.xpos == found.xpos);
            scores.lemmas += usize::from(gold.lemma == found.lemma);
            scores.uas += usize::from(head);
            scores.las += usize::from(head && relation);
        }
    }
    scores
}

impl fmt::Display for Scores {
    /// In per cent, two digits after the point.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} words", self.words)?;
        for (name, right) in [
            ("UPOS", self.upos),
            ("XPOS", self.xpos),
            ("lemma", self.lemmas),
            ("UAS", self.uas),
            ("LAS", self.las),
        ] {
            let share = (right * 10_000 + self.words / 2) / self.words.max(1);
            write!(f, ", {name} {}.{:02}", share / 100, share % 100)?;
        }
        Ok(())
    }
}
