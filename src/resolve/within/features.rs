//! Number, gender and head of a mention.

use crate::language::Document;
use crate::language::en::given_name::{self, Bearer};
use crate::language::syntax::Upos;
use crate::lexicon::classes::Class;
use crate::model::{EntityType, Mention, MentionKind, TokenSpan};

/// Grammatical gender, as far as words tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Male,
    Female,
    /// Not a person.
    Thing,
    Unknown,
}

impl Gender {
    pub(super) fn agrees(self, other: Self) -> bool {
        self == other || self == Self::Unknown || other == Self::Unknown
    }
}

/// What agreement looks at.
#[derive(Debug, Clone)]
pub(super) struct Features {
    pub(super) tokens: TokenSpan,
    /// Head token.
    pub(super) head: usize,
    pub(super) sentence: usize,
    /// `None` when both will do (`the company ... they`).
    pub(super) plural: Option<bool>,
    pub(super) gender: Gender,
    /// Lemma of the head, lower-cased.
    pub(super) lemma: String,
}

impl Features {
    pub(super) fn of(document: &Document<'_>, mention: &Mention) -> Self {
        let tokens = document.tokens_in(mention.span);
        let head = document.head_of(tokens).unwrap_or(tokens.start);
        let lemma = document.lemma(head).to_lowercase();
        let sentence = document.tokens[head].sentence;
        Self {
            tokens,
            head,
            sentence,
            plural: plural(document, mention, head),
            gender: gender(document, mention, tokens, &lemma),
            lemma,
        }
    }

    /// Whether the two can be one in number and gender.
    pub(super) fn agree(&self, other: &Self) -> bool {
        let number = self.plural.is_none() || other.plural.is_none() || self.plural == other.plural;
        number && self.gender.agrees(other.gender)
    }
}

fn plural(document: &Document<'_>, mention: &Mention, head: usize) -> Option<bool> {
    match (mention.kind, mention.class) {
        (MentionKind::Pronoun, _) => match document.word(head).to_lowercase().as_str() {
            "they" | "them" | "their" | "theirs" | "themselves" | "we" | "us" | "our" | "ours"
            | "ourselves" => Some(true),
            "you" | "your" | "yours" => None,
            _ => Some(false),
        },
        (_, EntityType::Org | EntityType::Group) if document.upos(head) != Upos::Noun => None,
        (MentionKind::Nominal, EntityType::Org) if !document.tokens[head].xpos.is_plural() => None,
        // `Norland Women` is no woman; `the Hales` are several.
        (MentionKind::Nominal, _) | (MentionKind::Name, EntityType::Person) => {
            Some(document.tokens[head].xpos.is_plural())
        }
        (MentionKind::Name, EntityType::Norp) => None,
        (MentionKind::Name, _) => Some(false),
    }
}

fn gender(document: &Document<'_>, mention: &Mention, tokens: TokenSpan, lemma: &str) -> Gender {
    let of_word = |word: &str| {
        let lower = word.to_lowercase();
        if Class::Male.holds(&lower) {
            Some(Gender::Male)
        } else if Class::Female.holds(&lower) {
            Some(Gender::Female)
        } else {
            None
        }
    };
    let before = tokens.start.checked_sub(1).and_then(|before| of_word(document.word(before)));
    match (mention.kind, mention.class) {
        (MentionKind::Pronoun, _) => match document.word(tokens.start).to_lowercase().as_str() {
            "it" | "its" | "itself" => Gender::Thing,
            word => of_word(word).unwrap_or(Gender::Unknown),
        },
        (MentionKind::Name, EntityType::Person) => before
            .or_else(|| (tokens.len() > 1).then(|| of_given_name(document.word(tokens.start))).flatten())
            .unwrap_or(Gender::Unknown),
        (MentionKind::Nominal, EntityType::Person) => of_word(lemma).unwrap_or(Gender::Unknown),
        (_, EntityType::Org | EntityType::Place | EntityType::Product | EntityType::Work) => Gender::Thing,
        _ => Gender::Unknown,
    }
}

fn of_given_name(word: &str) -> Option<Gender> {
    given_name::bearer(word).map(|bearer| match bearer {
        Bearer::Man => Gender::Male,
        Bearer::Woman => Gender::Female,
    })
}
