//! What every rule about events looks at: the article, and what was found in it before its events.

use super::attribution::Attribution;
use super::lexicon::Lexicon;
use crate::language::Document;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{ByteSpan, EntityType, Mention, MentionKind, Statement, TimeExpression, TokenSpan};

/// One article with what was found in it before its events.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a, 't> {
    pub(super) document: &'a Document<'t>,
    pub(super) lexicon: &'a Lexicon,
    pub(super) times: &'a [TimeExpression],
    pub(super) mentions: &'a [Mention],
    pub(super) statements: &'a [Statement],
    pub(super) attribution: &'a Attribution,
    /// By the number of the first mention of a chain: that of its first name. Nothing where coreference is open.
    pub(super) names: &'a [Option<usize>],
}

/// The number of the first name of each chain, by that of its first mention.
pub(super) fn names_of_chains(mentions: &[Mention]) -> Vec<Option<usize>> {
    let mut names = vec![None; mentions.len()];
    for (number, mention) in
        mentions.iter().enumerate().filter(|(_, mention)| mention.kind == MentionKind::Name)
    {
        if let Some(name) = mention.chain.and_then(|first| names.get_mut(first)) {
            let _ = name.get_or_insert(number);
        }
    }
    names
}

/// Branches of a noun phrase that are no part of its core.
const LOOSE: &[Relation] = &[
    Relation::Appos,
    Relation::AclRelcl,
    Relation::Acl,
    Relation::Cc,
    Relation::Conj,
    Relation::Punct,
    Relation::Case,
    Relation::Parataxis,
    Relation::Advcl,
    Relation::Advmod,
    Relation::Cop,
    Relation::Mark,
    Relation::Nsubj,
    Relation::Dep,
];

impl Scene<'_, '_> {
    /// Whether the lemma of token `index` is one of `lemmas`.
    pub(super) fn is(&self, index: usize, lemmas: &[&str]) -> bool {
        lemmas.contains(&self.document.lemma(index).to_lowercase().as_str())
    }

    /// Whether the lemma of token `index` belongs to a class.
    pub(super) fn is_of(&self, index: usize, class: Class) -> bool {
        class.holds(&self.document.lemma(index).to_lowercase())
    }

    /// The core of the noun phrase of `head`, without article, relative clauses, coordination and most modifiers behind.
    pub(super) fn phrase(&self, head: usize) -> ByteSpan {
        let document = self.document;
        let full = document.subtree_without(head, LOOSE);
        let mut end = head + 1;
        for child in document.children(head) {
            let keeps = match document.relation(*child) {
                Relation::Flat
                | Relation::FlatForeign
                | Relation::Compound
                | Relation::Nummod
                | Relation::Fixed
                | Relation::Goeswith => true,
                Relation::Nmod => {
                    document.preposition(*child).as_deref() == Some("of") && !self.is_blamed_for(head, *child)
                }
                _ => false,
            };
            if keeps && *child > head && *child < head + 6 {
                let tail = document.subtree_without(
                    *child,
                    &[
                        Relation::Acl,
                        Relation::AclRelcl,
                        Relation::Appos,
                        Relation::Conj,
                        Relation::Cc,
                        Relation::Punct,
                    ],
                );
                end = end.max(tail.end);
            }
        }
        let mut start = full.start;
        // A crossing arc may pull in far words: a core is short.
        while start + 10 < head {
            start = head;
        }
        while start < head
            && matches!(document.upos(start), Upos::Det | Upos::Punct | Upos::Adp | Upos::Cconj)
        {
            start += 1;
        }
        // "President Ida Rill Saturday vowed": the day is no part of who did it.
        while end > head + 1 && self.is_time(end - 1) && document.upos(end - 1) == Upos::Propn {
            end -= 1;
        }
        // "at least 12 people": the bound is the figure's.
        if start < head && matches!(document.word(start), "least" | "most") {
            start += 1;
        }
        document.bytes(TokenSpan::new(start, end))
    }

    /// Whether the phrase with `of` below an object tells what somebody is blamed for: `accused Lena Falk of theft`.
    fn is_blamed_for(&self, object: usize, phrase: usize) -> bool {
        phrase > object
            && matches!(self.document.relation(object), Relation::Obj | Relation::NsubjPass)
            && self
                .document
                .head(object)
                .is_some_and(|verb| self.is_of(verb, Class::BlamingOf) || self.is_of(verb, Class::Depriving))
    }

    /// The name that the pronoun or common noun at token `index` stands for.
    pub(super) fn name_of(&self, index: usize) -> Option<&Mention> {
        let mention = self.mention_at(index).filter(|mention| mention.kind != MentionKind::Name)?;
        let name = (*self.names.get(mention.chain?)?)?;
        self.mentions.get(name)
    }

    /// The first mention that holds token `index`; names before other kinds.
    pub(super) fn mention_at(&self, index: usize) -> Option<&Mention> {
        let span = self.document.tokens[index].span;
        let from = self.mentions.partition_point(|mention| mention.span.start + 400 < span.start);
        self.mentions[from..]
            .iter()
            .take_while(|mention| mention.span.start <= span.start)
            .filter(|mention| mention.span.covers(&span))
            .min_by_key(|mention| (mention.kind, mention.span.len()))
    }

    /// Whether token `index` belongs to the name of a place.
    pub(super) fn is_place(&self, index: usize) -> bool {
        self.mention_at(index)
            .is_some_and(|mention| mention.class == EntityType::Place && mention.kind == MentionKind::Name)
    }

    /// The name of a person that holds token `index`.
    pub(super) fn person_named(&self, index: usize) -> Option<&Mention> {
        self.mention_at(index)
            .filter(|mention| mention.kind == MentionKind::Name && mention.class == EntityType::Person)
    }

    /// The time expression that holds token `index`.
    pub(super) fn time_at(&self, index: usize) -> Option<&TimeExpression> {
        let span = self.document.tokens[index].span;
        let after = self.times.partition_point(|time| time.span.end <= span.start);
        self.times.get(after).filter(|time| time.span.overlaps(&span))
    }

    /// Whether token `index` belongs to a time expression.
    pub(super) fn is_time(&self, index: usize) -> bool {
        self.time_at(index).is_some()
    }
}
