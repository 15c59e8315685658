//! Training: treebanks in, the bytes of a model out.
//!
//! Deterministic to the byte on every machine and with any number of threads: whole numbers, a fixed seed, sorted tables.
//! Nothing here reads files or the clock.

mod copies;
mod learner;
mod lemmas;
mod oracle;
mod parsing;
mod random;
mod score;
mod tagging;

pub(crate) use random::Random;
pub use score::{Scores, score};

use super::conllu::Sentence;
use super::file::{self, Parts};
use super::{Model, ModelError, Relation, Upos, Xpos};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// How to train. The defaults made the embedded model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Start of the pseudo-random numbers.
    pub seed: u64,
    /// Times the tagger sees each sentence.
    pub tagger_passes: usize,
    /// Times the parser sees each sentence.
    pub parser_passes: usize,
    /// The parser learns on tags of taggers that did not see the sentence; the treebank is split in this many parts.
    pub folds: usize,
    /// Features of the tagger are kept after this many updates.
    pub tagger_least: u32,
    /// Features of the parser's moves are kept after this many updates.
    pub moves_least: u32,
    /// Features of the parser's labels are kept after this many updates.
    pub labels_least: u32,
    /// Per cent of sentences seen once more in capitals or title case, for headlines.
    pub copies: usize,
    /// Per cent of moves, from the second pass on, where the parser follows its own choice rather than the right one.
    pub exploration: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            seed: 20_240_211,
            tagger_passes: 8,
            parser_passes: 12,
            folds: 5,
            tagger_least: 2,
            moves_least: 4,
            labels_least: 2,
            copies: 5,
            exploration: 90,
        }
    }
}

/// A step of training that is done, for a progress bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// What is being trained.
    pub stage: &'static str,
    /// Passes done.
    pub done: usize,
    /// Passes in all.
    pub of: usize,
    /// Decisions that were right in this pass, per ten thousand.
    pub right: usize,
}

/// A trained model and how well it does.
#[derive(Debug, Clone)]
pub struct Trained {
    /// The model file.
    pub bytes: Vec<u8>,
    /// Its scores on the sentences of each development treebank.
    pub scores: Vec<Scores>,
}

/// Why training failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TrainError {
    /// No sentences.
    #[error("nothing to learn from: the treebanks hold no sentences")]
    Empty,
    /// More than 250 tags.
    #[error("{0} different tags, but a model holds 250: is this a treebank of English?")]
    Tags(usize),
    /// The model could not be read back.
    #[error("the new model could not be read back")]
    Model(#[from] ModelError),
}

/// What all stages know of a treebank.
pub(super) struct Corpus<'a> {
    sentences: &'a [Sentence],
    /// Classes of the tagger.
    names: Vec<(Upos, Xpos)>,
    /// Right class of each word.
    tags: Vec<Vec<u8>>,
}

/// Trains on `treebanks`, one after the other, and measures on each of `dev`. `progress` hears of each pass, from any
/// thread.
///
/// # Errors
///
/// When there is nothing to learn from, or the tags are too many.
pub fn train(
    treebanks: &[Vec<Sentence>],
    dev: &[Vec<Sentence>],
    options: &Options,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Trained, TrainError> {
    let (sentences, origins) = copies::with_copies(treebanks, options);
    if sentences.is_empty() {
        return Err(TrainError::Empty);
    }
    let corpus = corpus(&sentences)?;
    let folds = options.folds.max(2);
    let predicted: Vec<Vec<u8>> = {
        let all: Vec<usize> = (0..sentences.len()).collect();
        let parts = (0..folds).into_par_iter().map(|fold| {
            let (inside, outside): (Vec<usize>, Vec<usize>) =
                all.iter().copied().partition(|at| origins[*at] % folds == fold);
            let tagger = tagging::learn(&corpus, &outside, options, &|_| ());
            progress(Progress { stage: "taggers for the parser", done: fold + 1, of: folds, right: 0 });
            inside.into_iter().map(|at| (at, tagger.tag(&sentences[at]))).collect::<Vec<_>>()
        });
        let mut parts: Vec<(usize, Vec<u8>)> = parts.collect::<Vec<_>>().into_iter().flatten().collect();
        parts.sort_unstable();
        parts.into_iter().map(|(_, tags)| tags).collect()
    };
    let relations: BTreeSet<Relation> = sentences.iter().flatten().map(|word| word.gold.relation).collect();
    let relations: Vec<Relation> = relations.into_iter().collect();
    let everything: Vec<usize> = (0..sentences.len()).collect();
    let (tagger, (moves, labels)) = rayon::join(
        || tagging::learn(&corpus, &everything, options, progress),
        || parsing::learn(&corpus, &predicted, &relations, options, progress),
    );
    let originals = treebanks.iter().map(Vec::len).sum::<usize>().min(sentences.len());
    let lemmatiser = lemmas::learn(&sentences[..originals], &corpus.tags);
    let parts = Parts {
        tags: corpus.names.clone(),
        lexicon: tagger.lexicon.clone(),
        tagger: tagger.weights.freeze(options.tagger_least),
        lemmatiser,
        moves,
        relations,
        labels,
    };
    let bytes = file::write(&parts);
    let model = Model::read(&bytes)?;
    let scores = dev.iter().map(|sentences| score(&model, sentences)).collect();
    Ok(Trained { bytes, scores })
}

fn corpus(sentences: &[Sentence]) -> Result<Corpus<'_>, TrainError> {
    let name = |word: &super::conllu::Word| (word.gold.upos, word.gold.xpos);
    let names: BTreeSet<(Upos, Xpos)> = sentences.iter().flatten().map(name).collect();
    let names: Vec<_> = names.into_iter().collect();
    if names.len() > 250 {
        return Err(TrainError::Tags(names.len()));
    }
    let tag = |word| names.binary_search(&name(word)).unwrap_or_default() as u8;
    let tags = sentences.iter().map(|sentence| sentence.iter().map(tag).collect()).collect();
    Ok(Corpus { sentences, names, tags })
}
