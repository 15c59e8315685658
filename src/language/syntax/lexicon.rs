//! Which tag a frequent word mostly has: a glimpse of the words to come, whose tags are not known yet.

use super::directory::Directory;
use super::hash::spread;

/// Frequent words with their habit (their commonest tag), found by the hash of their levelled spelling.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Lexicon(pub(super) Directory<u8>);

impl Lexicon {
    /// The habit of a word as a feature value; one value for all words that are not listed.
    pub(super) fn habit(&self, form: u32) -> u32 {
        spread(0x200 + self.0.get(form).map_or(0x1FF, u64::from))
    }
}
