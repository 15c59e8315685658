//! Dictionary forms: the ending of a word, with its tag, says which letters to take off and to put on.
//!
//! One table serves as dictionary and as rules: the longest known ending wins, and the longest of all is the whole word.

use super::directory::Directory;
use super::hash::{join, spread};

/// How to make a lemma of a form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edit {
    /// Whether capitals stay (names) or are lowered first.
    pub(super) keeps_case: bool,
    /// Characters to take off the end.
    pub(super) cut: u8,
    /// What to put there.
    pub(super) add: String,
}

/// Longest ending, in characters, that a rule may look at; longer words are looked up whole.
pub(super) const LONGEST: usize = 7;

/// Edits and the endings that ask for them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Lemmatiser {
    pub(super) edits: Vec<Edit>,
    /// Index of an edit, by hash of tag and ending.
    pub(super) rules: Directory<u16>,
}

impl Edit {
    /// The edit that makes `lemma` of `form`.
    pub(super) fn between(form: &str, lemma: &str) -> Self {
        let form: &str = &form.chars().map(level).collect::<String>();
        let common = |left: &str| left.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).count();
        let lowered: String = form.chars().flat_map(char::to_lowercase).collect();
        let (kept, low) = (common(form), common(&lowered));
        let keeps_case = kept > low;
        let (start, length) =
            if keeps_case { (kept, form.chars().count()) } else { (low, lowered.chars().count()) };
        Self {
            keeps_case,
            cut: u8::try_from(length - start).unwrap_or(u8::MAX),
            add: lemma.chars().skip(start).collect(),
        }
    }

    /// Applies it.
    pub(super) fn apply(&self, form: &str) -> String {
        let mut lemma = match (form.is_ascii(), self.keeps_case) {
            (true, true) => form.to_owned(),
            (true, false) => form.to_ascii_lowercase(),
            (false, true) => form.chars().map(level).collect(),
            (false, false) => form.chars().map(level).flat_map(char::to_lowercase).collect(),
        };
        for _ in 0..self.cut {
            lemma.pop();
        }
        lemma.push_str(&self.add);
        lemma
    }
}

/// The typographic apostrophe as on a typewriter: lemmas of treebanks have no other.
fn level(letter: char) -> char {
    if letter == '\u{2019}' { '\'' } else { letter }
}

/// Hashes of the endings of `form` with `tag`: none, one character, two ..., and at last the whole word.
pub(super) fn endings(form: &str, tag: u8) -> ([u32; LONGEST + 2], usize) {
    let mut hashes = [0; LONGEST + 2];
    let mut hash = spread(0x3000 + u64::from(tag));
    hashes[0] = hash;
    let mut len = 1;
    for letter in form.chars().rev().flat_map(char::to_lowercase) {
        hash = join(hash, level(letter) as u32);
        if len <= LONGEST {
            hashes[len] = hash;
            len += 1;
        }
    }
    hashes[len] = join(hash, 1);
    (hashes, len + 1)
}

impl Lemmatiser {
    /// The edit of the longest known ending.
    pub(super) fn edit(&self, form: &str, tag: u8) -> Option<&Edit> {
        let (hashes, len) = endings(form, tag);
        let rule = hashes.iter().take(len).rev().find_map(|hash| self.rules.get(*hash));
        rule.and_then(|edit| self.edits.get(usize::from(edit)))
    }

    /// The lemma of `form`, never empty unless the form is.
    pub(super) fn lemma(&self, form: &str, tag: u8) -> String {
        let lemma = self.edit(form, tag).map_or_else(|| form.to_owned(), |edit| edit.apply(form));
        if lemma.is_empty() { form.to_owned() } else { lemma }
    }
}
