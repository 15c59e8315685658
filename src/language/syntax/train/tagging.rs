//! Learning tags.

use super::learner::ClassLearner;
use super::random::Random;
use super::{Corpus, Options, Progress};
use crate::language::syntax::conllu::Sentence;
use crate::language::syntax::directory::Directory;
use crate::language::syntax::hash::Keys;
use crate::language::syntax::lexicon::Lexicon;
use crate::language::syntax::tagger::{TaggerInput, tag};
use crate::language::syntax::weights::{ClassWeights, best};
use std::collections::BTreeMap;

/// How often a word must be seen for the lexicon.
const FREQUENT: u32 = 3;

/// A tagger in training.
pub(super) struct TaggerLearner {
    pub(super) weights: ClassLearner,
    pub(super) lexicon: Lexicon,
    classes: usize,
}

impl TaggerLearner {
    /// Tags as the averaged weights have them.
    pub(super) fn tag(&self, sentence: &Sentence) -> Vec<u8> {
        tag(&TaggerInput::new(&forms(sentence), &self.lexicon), &self.weights, self.classes)
    }
}

fn forms(sentence: &Sentence) -> Vec<&str> {
    sentence.iter().map(|word| word.form.as_str()).collect()
}

/// Learns from the sentences of `corpus` whose numbers are given.
pub(super) fn learn(
    corpus: &Corpus<'_>,
    numbers: &[usize],
    options: &Options,
    progress: &(dyn Fn(Progress) + Sync),
) -> TaggerLearner {
    let lexicon = lexicon(corpus, numbers);
    let examples: Vec<(TaggerInput, &[u8])> = numbers
        .iter()
        .map(|at| (TaggerInput::new(&forms(&corpus.sentences[*at]), &lexicon), corpus.tags[*at].as_slice()))
        .collect();
    let mut weights = ClassLearner::default();
    let mut random = Random(options.seed ^ 0x7A);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut keys = Keys::new();
    let mut scores = vec![0; corpus.names.len()];
    let mut tags = Vec::new();
    for pass in 1..=options.tagger_passes {
        random.shuffle(&mut order);
        let (mut right, mut all) = (0, 0);
        for at in &order {
            let (input, gold) = &examples[*at];
            tags.clear();
            for (at, gold) in gold.iter().enumerate() {
                input.features(at, &tags, &mut keys);
                scores.fill(0);
                weights.add(keys.as_slice(), &mut scores);
                let class = best(&scores, |_| true);
                weights.tick();
                if class == usize::from(*gold) {
                    right += 1;
                } else {
                    weights.update(keys.as_slice(), usize::from(*gold), class);
                }
                tags.push(class as u8);
                all += 1;
            }
        }
        progress(Progress {
            stage: "tagger",
            done: pass,
            of: options.tagger_passes,
            right: right * 10_000 / all.max(1),
        });
    }
    weights.average();
    TaggerLearner { weights, lexicon, classes: corpus.names.len() }
}

fn lexicon(corpus: &Corpus<'_>, numbers: &[usize]) -> Lexicon {
    let mut counts: BTreeMap<u32, BTreeMap<u8, u32>> = BTreeMap::new();
    let nothing = Lexicon::default();
    for at in numbers {
        let input = TaggerInput::new(&forms(&corpus.sentences[*at]), &nothing);
        for (word, tag) in input.words().iter().zip(&corpus.tags[*at]) {
            *counts.entry(word.form).or_default().entry(*tag).or_default() += 1;
        }
    }
    let frequent = counts.into_iter().filter(|(_, tags)| tags.values().sum::<u32>() >= FREQUENT);
    let entries = frequent.filter_map(|(form, tags)| {
        let best = tags.into_iter().max_by_key(|(tag, count)| (*count, std::cmp::Reverse(*tag)))?;
        Some((form, best.0))
    });
    Lexicon(Directory::new(entries.collect()))
}
