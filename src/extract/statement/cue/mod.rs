//! Words that report: which there are, and where they stand in a text.

mod find;
mod inflect;
mod lexicon;

pub(super) use find::{Cue, CueKind, cues, plain};
pub(super) use inflect::Form;
pub(super) use lexicon::{Class, Frame, is_noun_cue, is_verb_of_speech};
