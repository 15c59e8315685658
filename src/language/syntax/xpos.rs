//! The finer tags of English treebanks.

use super::labels::UnknownLabel;
use std::fmt;
use std::str::FromStr;

/// Penn Treebank tag as used in UD English (EWT and GUM): tense, number, degree.
///
/// `_` is the tag of a word without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Xpos(u8);

const NAMES: [&str; 51] = [
    "_", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW",
    "HYPH", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP",
    "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT",
    "WP", "WP$", "WRB", "XX", "``",
];

impl Xpos {
    /// No tag.
    pub const NONE: Self = Self(0);

    /// A hyphen inside a word.
    pub const HYPHEN: Self = Self(16);

    /// An adjective.
    pub const ADJECTIVE: Self = Self(18);

    /// A name.
    pub const NAME: Self = Self(25);

    /// A noun in the singular.
    pub const NOUN: Self = Self(24);

    /// A finite verb in the past tense.
    pub const PAST: Self = Self(40);

    /// A gerund or present participle.
    pub const GERUND: Self = Self(41);

    /// A past participle.
    pub const PAST_PARTICIPLE: Self = Self(42);

    /// The name as treebanks write it, such as `VBD`.
    pub fn as_str(self) -> &'static str {
        NAMES.get(usize::from(self.0)).copied().unwrap_or("_")
    }

    fn is_one_of(self, names: &[&str]) -> bool {
        names.contains(&self.as_str())
    }

    /// A finite verb in the past tense: `said`.
    pub fn is_past(self) -> bool {
        self.is_one_of(&["VBD"])
    }

    /// A finite verb in the present tense: `says`, `say`.
    pub fn is_present(self) -> bool {
        self.is_one_of(&["VBP", "VBZ"])
    }

    /// A finite verb or a modal: the clause can stand alone.
    pub fn is_finite(self) -> bool {
        self.is_one_of(&["VBD", "VBP", "VBZ", "MD"])
    }

    /// An infinitive, imperative or subjunctive: `say`.
    pub fn is_base(self) -> bool {
        self.is_one_of(&["VB"])
    }

    /// A gerund or present participle: `saying`.
    pub fn is_gerund(self) -> bool {
        self.is_one_of(&["VBG"])
    }

    /// A past participle: `said` in `has said`.
    pub fn is_past_participle(self) -> bool {
        self.is_one_of(&["VBN"])
    }

    /// A modal verb: `would`.
    pub fn is_modal(self) -> bool {
        self.is_one_of(&["MD"])
    }

    /// A noun or name in the plural.
    pub fn is_plural(self) -> bool {
        self.is_one_of(&["NNS", "NNPS"])
    }

    /// A name, in singular or plural.
    pub fn is_name(self) -> bool {
        self.is_one_of(&["NNP", "NNPS"])
    }

    /// The possessive ending `'s` or `'`.
    pub fn is_possessive_ending(self) -> bool {
        self.is_one_of(&["POS"])
    }

    /// A possessive pronoun: `their`, `whose`.
    pub fn is_possessive_pronoun(self) -> bool {
        self.is_one_of(&["PRP$", "WP$"])
    }

    /// A question or relative word: `who`, `which`, `when`.
    pub fn is_wh(self) -> bool {
        self.is_one_of(&["WDT", "WP", "WP$", "WRB"])
    }

    /// An opening or closing quotation mark, as far as tags tell.
    pub fn is_quotation_mark(self) -> bool {
        self.is_one_of(&["``", "''"])
    }

    /// A comparative or superlative.
    pub fn is_graded(self) -> bool {
        self.is_one_of(&["JJR", "JJS", "RBR", "RBS"])
    }
}

impl fmt::Display for Xpos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Xpos {
    type Err = UnknownLabel;

    fn from_str(text: &str) -> Result<Self, UnknownLabel> {
        let found = NAMES.iter().position(|name| *name == text).and_then(|at| u8::try_from(at).ok());
        found.map(Self).ok_or_else(|| UnknownLabel(text.to_owned(), "Penn Treebank tag"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_is_read_back() {
        for name in NAMES {
            assert_eq!(name.parse::<Xpos>().expect(name).as_str(), name);
        }
        assert!("NOUN".parse::<Xpos>().is_err());
        assert!(Xpos::PAST.is_past() && Xpos::PAST_PARTICIPLE.is_past_participle());
        assert!(Xpos::GERUND.is_gerund());
    }
}
