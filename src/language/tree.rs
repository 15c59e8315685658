//! Questions about dependency trees that several stages ask: what marks a phrase, where its clause begins.

use super::Document;
use super::syntax::{Relation, Upos};

/// Heads between a word and the top of its clause, at most.
const CLAUSE_REACH: usize = 16;

/// Heads between a noun and the predicate it belongs to, at most.
const PREDICATE_REACH: usize = 8;

impl Document<'_> {
    /// Whether a dependent of token `index` in one of these relations is one of `words`, in small letters or capitals:
    /// `by` of `by the council`.
    pub fn has_child_word(&self, index: usize, relations: &[Relation], words: &[&str]) -> bool {
        self.children_by(index, relations)
            .any(|child| words.iter().any(|word| self.word(child).eq_ignore_ascii_case(word)))
    }

    /// The preposition of a phrase, lower-cased: `in` for `in the north`.
    pub fn preposition(&self, head: usize) -> Option<String> {
        self.children_by(head, &[Relation::Case])
            .find(|&case| !self.tokens[case].xpos.is_possessive_ending())
            .map(|case| self.word(case).to_lowercase())
    }

    /// Whether token `index` stands in a clause of its own as verb or predicate.
    pub fn is_predicate(&self, index: usize) -> bool {
        self.tokens[index].upos == Upos::Verb || self.child_by(index, &[Relation::Cop]).is_some()
    }

    /// Whether a verb is in the passive: by its subject or auxiliary, or as a past participle behind a noun.
    pub fn is_passive(&self, verb: usize) -> bool {
        let token = &self.tokens[verb];
        if self.child_by(verb, &[Relation::AuxPass]).is_some() {
            return true;
        }
        // "Floods have killed two": whatever the tree makes of the subject, `have` and an object are active.
        let active = || self.child_by(verb, &[Relation::Aux]).is_some() && self.object(verb).is_some();
        if self.child_by(verb, &[Relation::NsubjPass]).is_some() {
            return !active();
        }
        if !token.xpos.is_past_participle() || self.child_by(verb, &[Relation::Aux]).is_some() {
            return false;
        }
        match token.relation {
            Relation::Acl | Relation::Advcl | Relation::Amod => true,
            Relation::Xcomp | Relation::Ccomp => self.object(verb).is_none(),
            Relation::Conj => {
                self.object(verb).is_none() && token.head.is_some_and(|head| self.is_passive(head))
            }
            _ => false,
        }
    }

    /// The verb or predicate whose phrases hold the noun `index`: climbs objects, subjects, modifiers.
    pub fn governing_predicate(&self, index: usize) -> Option<usize> {
        let mut at = index;
        for _ in 0..PREDICATE_REACH {
            let climbs = matches!(
                self.tokens[at].relation.universal(),
                "obj"
                    | "nsubj"
                    | "obl"
                    | "nmod"
                    | "iobj"
                    | "conj"
                    | "appos"
                    | "compound"
                    | "amod"
                    | "flat"
                    | "nummod"
                    | "dep"
            );
            if !climbs {
                return None;
            }
            at = self.tokens[at].head?;
            if self.is_predicate(at) {
                return Some(at);
            }
        }
        None
    }

    /// The predicate at the top of the clause of a word: complements, relative clauses and side sentences are clauses of their own.
    pub fn clause_root(&self, index: usize) -> usize {
        let mut at = index;
        for _ in 0..CLAUSE_REACH {
            let token = &self.tokens[at];
            let own = matches!(
                token.relation,
                Relation::Ccomp
                    | Relation::Parataxis
                    | Relation::AclRelcl
                    | Relation::Advcl
                    | Relation::Root
                    | Relation::Csubj
            );
            // "the moment she was killed": a clause of its own behind a noun.
            let own = own || token.relation == Relation::Acl && self.subject(at).is_some();
            match token.head {
                Some(head) if !own => at = head,
                _ => break,
            }
        }
        at
    }
}
