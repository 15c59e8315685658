//! Some sentences once more as headlines print them.

use super::Options;
use super::random::Random;
use crate::language::syntax::conllu::Sentence;

/// The sentences of all treebanks, then copies of some in capitals or title case; and of which sentence each is a copy
/// (itself, if it is none).
pub(super) fn with_copies(treebanks: &[Vec<Sentence>], options: &Options) -> (Vec<Sentence>, Vec<usize>) {
    let mut random = Random(options.seed ^ 0xC0);
    let mut sentences: Vec<Sentence> = treebanks.iter().flatten().cloned().collect();
    let mut origins: Vec<usize> = (0..sentences.len()).collect();
    for at in 0..sentences.len() {
        if random.chance(options.copies) {
            let upper = random.chance(40);
            let mut copy = sentences[at].clone();
            for word in &mut copy {
                word.form = if upper { word.form.to_uppercase() } else { title(&word.form) };
            }
            sentences.push(copy);
            origins.push(at);
        }
    }
    (sentences, origins)
}

fn title(form: &str) -> String {
    let mut letters = form.chars();
    let long = form.chars().count() > 3;
    letters
        .next()
        .filter(|_| long)
        .map_or_else(|| form.to_owned(), |first| first.to_uppercase().chain(letters).collect())
}
