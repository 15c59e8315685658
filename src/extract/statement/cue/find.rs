//! Where cue words stand in a text.

use super::super::turn;
use super::super::view::View;
use super::inflect::Form;
use super::lexicon::{Entry, entry, lookup};
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::TokenSpan;

/// A cue in the text.
#[derive(Debug, Clone)]
pub(crate) struct Cue {
    /// What it is.
    pub(crate) kind: CueKind,
    /// Its line in the list; `None` for `according to`, colons and dashes.
    pub(crate) entry: Option<&'static Entry>,
    /// The form of its head.
    pub(crate) form: Form,
    /// Its main word.
    pub(crate) head: usize,
    /// The verb group from its first auxiliary to its last particle.
    pub(crate) group: TokenSpan,
    /// `not`, `never` or the like stands in the group.
    pub(crate) negated: bool,
    /// A modal verb or `to` before a bare form.
    pub(crate) modal: bool,
    /// Passive voice, as far as the auxiliary tells.
    pub(crate) passive: bool,
}

/// Kinds of cues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum CueKind {
    /// A verb.
    Verb,
    /// A noun.
    Noun,
    /// `according to`, `per`, `in the words of`.
    According,
    /// The colon of `Name: words`.
    Colon,
}

impl Cue {
    /// The dictionary form of the cue.
    pub(crate) fn lemma(&self) -> &'static str {
        self.entry.map_or(
            match self.kind {
                CueKind::According => "according",
                _ => ":",
            },
            |entry| entry.lemma,
        )
    }
}

const AUXILIARIES: &[&str] = &[
    "has", "have", "had", "having", "is", "are", "was", "were", "be", "been", "being", "am", "'s", "'ve",
    "'d", "'re", "'m", "'ll", "will", "would", "can", "could", "may", "might", "must", "should", "shall",
    "do", "does", "did", "to", "got", "ca", "wo",
];
const MODALS: &[&str] =
    &["will", "would", "can", "could", "may", "might", "must", "should", "shall", "'ll", "ca", "wo", "to"];
const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "being", "'s", "'re", "'m", "am", "got"];
const ADVERBS: &[&str] = &[
    "also", "then", "again", "once", "now", "even", "still", "just", "later", "often", "further", "first",
    "since", "long", "ever", "always", "soon", "instead", "both", "all",
];

/// All cues outside of captions and the like, by position of their heads.
pub(crate) fn cues(view: &View<'_, '_>) -> Vec<Cue> {
    let mut found: Vec<Cue> =
        view.doc.paragraphs.iter().flat_map(|&paragraph| turn::cues(view, paragraph)).collect();
    for index in 0..view.len() {
        if !view.is_report(index) {
            continue;
        }
        let word = view.word(index);
        if (word == "according" && view.is(index + 1, &["to"]))
            || // `per Radio Norland`, not the man `Per Lund`
            (word == "per" && !view.is_capital(index) && view.is_capital(index + 1))
        {
            let end = index + if word == "per" { 1 } else { 2 };
            found.push(plain(CueKind::According, index, TokenSpan::new(index, end)));
            continue;
        }
        for &(number, form) in lookup(word) {
            let entry = entry(number);
            if let Some(cue) =
                if entry.verb { verb(view, index, entry, form) } else { noun(view, index, entry, form) }
            {
                found.push(cue);
                break;
            }
        }
    }
    found
}

/// A cue that is no word of the list.
pub(crate) fn plain(kind: CueKind, head: usize, group: TokenSpan) -> Cue {
    Cue { kind, entry: None, form: Form::Base, head, group, negated: false, modal: false, passive: false }
}

fn verb(view: &View<'_, '_>, index: usize, entry: &'static Entry, form: Form) -> Option<Cue> {
    let upos = view.upos(index);
    let relation = view.doc.relation(index);
    let sure = view.is_of(index, Class::SurelyCue);
    if !sure && !matches!(upos, Upos::Verb | Upos::Aux | Upos::X) {
        return None;
    }
    if !sure && matches!(relation, Relation::Amod | Relation::Compound) {
        return None;
    }
    let sentence = view.doc.sentence_of(index);
    let mut start = index;
    let (mut negated, mut modal, mut passive) = (false, false, false);
    while start > sentence.start {
        let before = start - 1;
        let adverb =
            view.is(before, ADVERBS) || (view.word(before).ends_with("ly") && view.word(before).len() > 4);
        if view.is_of(before, Class::Negation) {
            negated = true;
        } else if view.is(before, AUXILIARIES)
            && !(view.upos(before) == Upos::Part && view.is(before, &["'s"]))
        {
            modal |= view.is(before, MODALS);
            passive |= view.is(before, BE) && form == Form::Past;
        } else if !adverb {
            break;
        }
        start = before;
    }
    // `refused to say`, `continued to argue`: one cue of two verbs.
    if view.is(start, &["to"])
        && form == Form::Base
        && start > sentence.start
        && view.is_of(start - 1, Class::BeforeToSay)
    {
        start -= 1;
        while start > sentence.start
            && (view.is(start - 1, AUXILIARIES)
                || view.is_of(start - 1, Class::Negation)
                || view.is(start - 1, ADVERBS))
            && view.word(start - 1) != "to"
        {
            start -= 1;
        }
    }
    let mut end = index + 1;
    if view.is(end, &entry.particles) && end < sentence.end {
        end += 1;
        if view.is(end, &["about", "to", "of", "against", "on"]) && view.is(end - 1, &["out", "back"]) {
            end += 1;
        }
    }
    Some(Cue {
        kind: CueKind::Verb,
        entry: Some(entry),
        form,
        head: index,
        group: TokenSpan::new(start, end),
        negated,
        modal,
        passive,
    })
}

fn noun(view: &View<'_, '_>, index: usize, entry: &'static Entry, form: Form) -> Option<Cue> {
    if view.upos(index) != Upos::Noun || form == Form::Past || form == Form::Gerund {
        return None;
    }
    let next = index + 1;
    let content_follows = view.is(next, &["that", "to", ":"])
        || view.is(next, &entry.particles)
        || view.opened_at(next).is_some();
    if !content_follows {
        return None;
    }
    let end = if view.is(next, &entry.particles) && !view.is(next, &["to"]) { next + 1 } else { next };
    Some(Cue {
        kind: CueKind::Noun,
        entry: Some(entry),
        form,
        head: index,
        group: TokenSpan::new(index, end),
        negated: false,
        modal: false,
        passive: false,
    })
}
