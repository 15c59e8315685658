//! Parts of speech.

use super::labels::{UnknownLabel, labels};
use std::str::FromStr;

labels! {
    /// Universal part of speech (<https://universaldependencies.org/u/pos/>).
    Upos {
        Adj = "ADJ",
        Adp = "ADP",
        Adv = "ADV",
        Aux = "AUX",
        Cconj = "CCONJ",
        Det = "DET",
        Intj = "INTJ",
        Noun = "NOUN",
        Num = "NUM",
        Part = "PART",
        Pron = "PRON",
        Propn = "PROPN",
        Punct = "PUNCT",
        Sconj = "SCONJ",
        Sym = "SYM",
        Verb = "VERB",
        X = "X",
    }
}

impl Upos {
    /// Nouns, proper nouns, pronouns and numbers: words that can stand for a thing.
    pub const fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::Propn | Self::Pron | Self::Num)
    }

    /// Main verbs and auxiliaries.
    pub const fn is_verbal(self) -> bool {
        matches!(self, Self::Verb | Self::Aux)
    }
}

impl FromStr for Upos {
    type Err = UnknownLabel;

    fn from_str(text: &str) -> Result<Self, UnknownLabel> {
        let found = Self::ALL.iter().copied().find(|tag| tag.as_str() == text);
        found.ok_or_else(|| UnknownLabel(text.to_owned(), "part of speech"))
    }
}
