//! The list of cue words, `cues.tsv`.

use super::inflect::{Form, forms};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Whether a word reports speech or a state of mind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// `say`, `deny`, `warn`.
    Speech,
    /// What somebody holds to be so: `believe`, `suspect`, `expect`.
    Belief,
    /// What somebody wants, does or feels: `want`, `celebrate`, `see`.
    Attitude,
}

/// What a cue word is followed by, or follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Frame {
    /// `“We left,” she said`.
    Quote,
    /// `said that they left`, `said they left`.
    Clause,
    /// `promised to leave`.
    Infinitive,
    /// `announced a cut`.
    Object,
    /// `told reporters that`.
    Addressee,
    /// `the claim that`.
    Noun,
    /// A plain object says what is claimed, asked for or judged: `denied the charges`, but not `cut the ribbon`.
    Claim,
}

/// A line of the list.
#[derive(Debug)]
pub(crate) struct Entry {
    /// Dictionary form.
    pub(crate) lemma: &'static str,
    /// A verb; else a noun.
    pub(crate) verb: bool,
    /// Speech or state of mind.
    pub(crate) class: Class,
    /// The frames it takes.
    pub(crate) frames: Vec<Frame>,
    /// Prepositions and particles that belong to it: `for` of `call for`.
    pub(crate) particles: Vec<&'static str>,
}

impl Entry {
    /// Whether the list gives it this frame.
    pub(crate) fn takes(&self, frame: Frame) -> bool {
        self.frames.contains(&frame)
    }
}

/// The entries a word in lower case can belong to, each with the form it then is.
pub(crate) fn lookup(word: &str) -> &'static [(usize, Form)] {
    LEXICON.forms.get(word).map_or(&[], Vec::as_slice)
}

/// An entry by its index.
pub(crate) fn entry(index: usize) -> &'static Entry {
    &LEXICON.entries[index]
}

/// Whether the word is a form of a noun in the list: `concerns`.
pub(crate) fn is_noun_cue(word: &str) -> bool {
    lookup(word).iter().any(|&(index, _)| !entry(index).verb)
}

/// Whether the word is a form of a verb of speech in the list: `told`.
pub(crate) fn is_verb_of_speech(word: &str) -> bool {
    lookup(word).iter().any(|&(index, _)| entry(index).verb && entry(index).class == Class::Speech)
}

struct Lexicon {
    entries: Vec<Entry>,
    forms: BTreeMap<String, Vec<(usize, Form)>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut entries = Vec::new();
    let mut by_form: BTreeMap<String, Vec<(usize, Form)>> = BTreeMap::new();
    for line in include_str!("cues.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        let (lemma, part, class, frames, particles, irregular) =
            (cell(), cell(), cell(), cell(), cell(), cell());
        let index = entries.len();
        let verb = part == "verb";
        entries.push(Entry {
            lemma,
            verb,
            class: match class {
                "speech" => Class::Speech,
                "belief" => Class::Belief,
                _ => Class::Attitude,
            },
            frames: frames.split(' ').filter_map(frame).collect(),
            particles: particles.split('|').filter(|word| !word.is_empty()).collect(),
        });
        let mut all = forms(lemma, verb);
        if let Some(first) =
            irregular.split(',').next().filter(|word| !word.is_empty() && !word.ends_with('s'))
        {
            all.retain(|(_, form)| *form != Form::Past);
            all.push((first.to_owned(), Form::Past));
        }
        for word in irregular.split(',').skip(1).filter(|word| !word.is_empty()) {
            let form = if word.ends_with("ing") {
                Form::Gerund
            } else if word.ends_with('s') {
                Form::S
            } else {
                Form::Past
            };
            all.push((word.to_owned(), form));
        }
        for (word, form) in all {
            let entries = by_form.entry(word).or_default();
            if !entries.contains(&(index, form)) {
                entries.push((index, form));
            }
        }
    }
    Lexicon { entries, forms: by_form }
});

fn frame(name: &str) -> Option<Frame> {
    Some(match name {
        "quote" => Frame::Quote,
        "clause" => Frame::Clause,
        "infinitive" => Frame::Infinitive,
        "object" => Frame::Object,
        "addressee" => Frame::Addressee,
        "noun" => Frame::Noun,
        "claim" => Frame::Claim,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn irregular_forms_are_found() {
        let lemma = |word: &str| lookup(word).first().map(|&(index, _)| entry(index).lemma);
        assert_eq!(lemma("said"), Some("say"));
        assert_eq!(lemma("wrote"), Some("write"));
        assert_eq!(lemma("denied"), Some("deny"));
        assert_eq!(lemma("sayed"), None);
    }

    #[test]
    fn every_line_of_the_list_can_be_read() {
        for line in include_str!("cues.tsv").lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            assert!(cells.len() >= 4, "{line}");
            assert!(
                matches!(cells[1], "verb" | "noun") && matches!(cells[2], "speech" | "belief" | "attitude"),
                "{line}"
            );
            assert!(cells[3].split(' ').all(|name| frame(name).is_some()), "{line}");
        }
    }
}
