//! Words that report: which there are, and where they stand in a text.

mod find;
mod inflect;
mod lexicon;

pub(super) use find::{Cue, CueKind, cues};
pub(super) use lexicon::{Class, Entry, Frame};
