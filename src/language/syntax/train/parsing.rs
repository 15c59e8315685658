//! Learning trees.

use super::learner::{ClassLearner, MoveLearner};
use super::oracle::GoldTree;
use super::random::Random;
use super::{Corpus, Options, Progress};
use crate::language::syntax::Relation;
use crate::language::syntax::hash::Keys;
use crate::language::syntax::input::ParserInput;
use crate::language::syntax::label_features::label_features;
use crate::language::syntax::lexicon::Lexicon;
use crate::language::syntax::model::parser_input;
use crate::language::syntax::move_features::move_features;
use crate::language::syntax::parser::{best_move, name_arc};
use crate::language::syntax::state::{Move, State};
use crate::language::syntax::tagger::TaggerInput;
use crate::language::syntax::weights::{ClassRow, ClassWeights, MoveRow, MoveWeights};

struct Example {
    input: ParserInput,
    gold: GoldTree,
    relations: Vec<Relation>,
}

/// Weights of moves and labels, learnt on `predicted` tags.
pub(super) fn learn(
    corpus: &Corpus<'_>,
    predicted: &[Vec<u8>],
    relations: &[Relation],
    options: &Options,
    progress: &(dyn Fn(Progress) + Sync),
) -> (Vec<MoveRow>, Vec<ClassRow>) {
    let examples = examples(corpus, predicted);
    let mut learner = Learner {
        moves: MoveLearner::default(),
        labels: ClassLearner::default(),
        relations,
        random: Random(options.seed ^ 0x9A),
        keys: Keys::new(),
        scores: vec![0; relations.len()],
    };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for pass in 1..=options.parser_passes {
        learner.random.shuffle(&mut order);
        let (mut right, mut all) = (0, 0);
        for at in &order {
            right += learner.sentence(&examples[*at], if pass == 1 { 0 } else { options.exploration });
            all += examples[*at].relations.len();
        }
        progress(Progress {
            stage: "parser",
            done: pass,
            of: options.parser_passes,
            right: right * 10_000 / all.max(1),
        });
    }
    (learner.moves.freeze(options.moves_least), learner.labels.freeze(options.labels_least))
}

fn examples(corpus: &Corpus<'_>, predicted: &[Vec<u8>]) -> Vec<Example> {
    let lexicon = Lexicon::default();
    let examples = corpus.sentences.iter().zip(predicted).map(|(sentence, tags)| {
        let forms: Vec<&str> = sentence.iter().map(|word| word.form.as_str()).collect();
        let root = sentence.len();
        Example {
            input: parser_input(&TaggerInput::new(&forms, &lexicon), tags, &corpus.names),
            gold: GoldTree::new(sentence.iter().map(|word| word.gold.head.unwrap_or(root) as u32).collect()),
            relations: sentence.iter().map(|word| word.gold.relation).collect(),
        }
    });
    examples.collect()
}

struct Learner<'a> {
    moves: MoveLearner,
    labels: ClassLearner,
    relations: &'a [Relation],
    random: Random,
    keys: Keys,
    scores: Vec<i32>,
}

impl Learner<'_> {
    /// Parses a sentence, learning from each mistake; the number of right heads.
    fn sentence(&mut self, example: &Example, exploration: usize) -> usize {
        let mut state = State::new(example.input.len());
        while !state.is_final() {
            if let Some(step) = state.only_move() {
                let relation = self.label(example, &state, step);
                state.make(step, relation);
                continue;
            }
            move_features(&example.input, &state, &mut self.keys);
            let scores = self.moves.score(self.keys.as_slice());
            let guess = best_move(&state, scores);
            let costs = Move::ALL.map(|step| state.allows(step).then(|| example.gold.cost(&state, step)));
            let least = costs.iter().flatten().min().copied();
            let right = Move::ALL.into_iter().filter(|step| costs[*step as usize] == least);
            let right = right.max_by_key(|step| scores[*step as usize]).unwrap_or(guess);
            self.moves.tick();
            let mut step = guess;
            if costs[guess as usize] != least {
                self.moves.update(self.keys.as_slice(), right as usize, guess as usize);
                if !self.random.chance(exploration) {
                    step = right;
                }
            }
            let relation = self.label(example, &state, step);
            state.make(step, relation);
        }
        let heads = state.links.iter().zip(0..).take(example.input.len());
        heads.filter(|(link, word)| link.head == example.gold.head(*word)).count()
    }

    /// Names the arc of a move, learning the name if the arc is right.
    fn label(&mut self, example: &Example, state: &State, step: Move) -> Relation {
        let Some((head, dependent)) = state.arc(step) else { return Relation::Root };
        if head == state.root() {
            return Relation::Root;
        }
        label_features(&example.input, state, head, dependent, &mut self.keys);
        self.scores.fill(0);
        self.labels.add(self.keys.as_slice(), &mut self.scores);
        let guess = name_arc(state, head, self.relations, &self.scores);
        if example.gold.head(dependent) == head {
            let right = example.relations[dependent as usize];
            self.labels.tick();
            if let (Ok(right), Ok(wrong)) =
                (self.relations.binary_search(&right), self.relations.binary_search(&guess))
                && right != wrong
            {
                self.labels.update(self.keys.as_slice(), right, wrong);
            }
        }
        guess
    }
}
