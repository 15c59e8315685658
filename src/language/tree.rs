//! Questions about dependency trees, asked by every stage behind this one: dependents, subjects, governors, clauses, negation.
//!
//! A token hangs on its head by a relation; the head and what stands above it govern it. Indices are of tokens of the document.

use super::Document;
use super::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::TokenSpan;

/// Tokens of a sentence whose tree can be trusted, at most. Our choice.
const LONGEST_TREE: usize = 300;

/// Heads between a word and the top of its clause, at most.
const CLAUSE_REACH: usize = 16;

/// Heads between a noun and the predicate it belongs to, at most.
const PREDICATE_REACH: usize = 8;

/// Token by token: its head, its relation, what hangs on it.
impl Document<'_> {
    /// The head of token `index`; `None` for the root of its sentence.
    #[inline]
    pub fn head(&self, index: usize) -> Option<usize> {
        self.tokens[index].head
    }

    /// The relation by which token `index` hangs on its head.
    #[inline]
    pub fn relation(&self, index: usize) -> Relation {
        self.tokens[index].relation
    }

    /// The part of speech of token `index`.
    #[inline]
    pub fn upos(&self, index: usize) -> Upos {
        self.tokens[index].upos
    }

    /// Whether the tree of the sentence of token `index` can be trusted: one of more than 300 tokens is a list or a table.
    pub fn has_tree(&self, index: usize) -> bool {
        self.sentence_of(index).len() <= LONGEST_TREE
    }

    /// The dependents of token `index` in one of these relations, in order.
    pub fn children_by<'d>(
        &'d self,
        index: usize,
        relations: &'d [Relation],
    ) -> impl Iterator<Item = usize> + 'd {
        self.children(index).iter().copied().filter(|&child| relations.contains(&self.relation(child)))
    }

    /// The first dependent of token `index` in one of these relations.
    pub fn child_by(&self, index: usize, relations: &[Relation]) -> Option<usize> {
        self.children_by(index, relations).next()
    }

    /// Whether a dependent of token `index` in one of these relations is one of `words`, in small letters or capitals:
    /// `by` of `by the council`.
    pub fn has_child_word(&self, index: usize, relations: &[Relation], words: &[&str]) -> bool {
        self.children_by(index, relations)
            .any(|child| words.iter().any(|word| self.word(child).eq_ignore_ascii_case(word)))
    }

    /// The same for the words of a class.
    pub fn has_child_of(&self, index: usize, relations: &[Relation], class: Class) -> bool {
        self.children_by(index, relations).any(|child| class.holds(&self.word(child).to_ascii_lowercase()))
    }

    /// The span of the tree under `index` without the branches that hang on it (not deeper) by one of `relations`.
    ///
    /// `subtree_without(noun, &[Appos, AclRelcl, Cc, Conj])` is the core of a noun phrase.
    pub fn subtree_without(&self, index: usize, relations: &[Relation]) -> TokenSpan {
        let branches =
            self.children(index).iter().filter(|&&child| !relations.contains(&self.relation(child)));
        branches.fold(TokenSpan::new(index, index + 1), |span, &child| span.cover(&self.subtree(child)))
    }
}

/// Upwards: what governs a token.
impl Document<'_> {
    /// The tokens above `index`, nearest first.
    pub fn ancestors(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        self.upwards(index).skip(1)
    }

    /// Token `index` and the tokens above it, nearest first.
    pub fn upwards(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(index), |&at| self.head(at))
    }

    /// The tokens above `index`, nearest first, up to the first one that hangs on its head otherwise than `climbs` allows.
    pub fn governors<'d>(
        &'d self,
        index: usize,
        climbs: impl Fn(usize) -> bool + 'd,
    ) -> impl Iterator<Item = usize> + 'd {
        std::iter::successors(Some(index), move |&at| self.head(at).filter(|_| climbs(at))).skip(1)
    }

    /// The dependent of `top` whose tree holds token `index`, which may be `index` itself; `None` where it hangs elsewhere.
    pub fn branch(&self, top: usize, index: usize) -> Option<usize> {
        self.upwards(index).find(|&at| self.head(at) == Some(top))
    }

    /// Whether token `index` hangs on no token of `tokens`.
    pub fn hangs_outside(&self, index: usize, tokens: TokenSpan) -> bool {
        self.head(index).is_none_or(|head| !tokens.contains(head))
    }

    /// The token in `tokens` whose head lies outside: the head word of a phrase.
    pub fn head_of(&self, tokens: TokenSpan) -> Option<usize> {
        tokens.range().find(|&index| self.hangs_outside(index, tokens))
    }

    /// The verb or predicate whose phrases hold the noun `index`: climbs objects, subjects, modifiers.
    pub fn governing_predicate(&self, index: usize) -> Option<usize> {
        let climbs = |at: usize| {
            matches!(
                self.relation(at).universal(),
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
            )
        };
        self.governors(index, climbs).take(PREDICATE_REACH).find(|&at| self.is_predicate(at))
    }

    /// The predicate at the top of the clause of a word: complements, relative clauses and side sentences are clauses of their own.
    pub fn clause_root(&self, index: usize) -> usize {
        let is_own = |at: usize| {
            matches!(
                self.relation(at),
                Relation::Ccomp
                    | Relation::Parataxis
                    | Relation::AclRelcl
                    | Relation::Advcl
                    | Relation::Root
                    | Relation::Csubj
            )
            // "the moment she was killed": a clause of its own behind a noun.
            || self.relation(at) == Relation::Acl && self.subject(at).is_some()
        };
        self.governors(index, |at| !is_own(at)).take(CLAUSE_REACH).last().unwrap_or(index)
    }
}

/// Noun phrases: their prepositions and what is coordinated with them.
impl Document<'_> {
    /// The preposition of a phrase, lower-cased: `in` for `in the north`.
    pub fn preposition(&self, head: usize) -> Option<String> {
        self.children_by(head, &[Relation::Case])
            .find(|&case| !self.tokens[case].xpos.is_possessive_ending())
            .map(|case| self.word(case).to_lowercase())
    }

    /// Whether a phrase with this preposition hangs on token `index` by one of these relations: `of` in `some of the money`.
    pub fn has_phrase(&self, index: usize, relations: &[Relation], preposition: &str) -> bool {
        self.children_by(index, relations)
            .any(|phrase| self.preposition(phrase).as_deref() == Some(preposition))
    }

    /// The head and all that is coordinated with it: `A, B and C`.
    pub fn coordinated(&self, index: usize) -> Vec<usize> {
        let mut all = vec![index];
        let mut next = 0;
        while next < all.len() {
            all.extend(self.children_by(all[next], &[Relation::Conj]));
            next += 1;
        }
        all
    }

    /// The first member of the coordination that `index` is part of: `A` for each of `A, B and C`.
    pub fn first_conjunct(&self, index: usize) -> usize {
        self.governors(index, |at| self.relation(at) == Relation::Conj).last().unwrap_or(index)
    }
}

/// Clauses: predicates with their subjects, objects, voice and negation.
impl Document<'_> {
    /// Whether token `index` stands in a clause of its own as verb or predicate.
    pub fn is_predicate(&self, index: usize) -> bool {
        self.upos(index) == Upos::Verb || self.child_by(index, &[Relation::Cop]).is_some()
    }

    /// The subject of a verb or predicate, active or passive.
    pub fn subject(&self, index: usize) -> Option<usize> {
        self.child_by(index, &[Relation::Nsubj, Relation::NsubjPass, Relation::NsubjOuter])
    }

    /// The direct object of a verb.
    pub fn object(&self, index: usize) -> Option<usize> {
        self.child_by(index, &[Relation::Obj])
    }

    /// The noun that a relative clause is about, where its pronoun is the subject: `man` for `shot` of `the man who shot a guard`.
    pub fn antecedent(&self, verb: usize) -> Option<usize> {
        let subject = self.subject(verb).filter(|_| self.relation(verb) == Relation::AclRelcl)?;
        let relative = self.tokens[subject].xpos.is_wh() || self.lemma(subject).eq_ignore_ascii_case("that");
        self.head(verb).filter(|_| relative)
    }

    /// The noun that did what a relative clause tells, where that is a thing: `attack` for `killed` of `an attack that killed two`.
    pub fn antecedent_thing(&self, verb: usize) -> Option<usize> {
        let thing = self.relation(verb) == Relation::AclRelcl
            && self.has_child_word(verb, &[Relation::Nsubj], &["that", "which"]);
        self.head(verb).filter(|_| thing)
    }

    /// Whether a verb is in the passive: by its subject or auxiliary, or as a past participle behind a noun.
    pub fn is_passive(&self, verb: usize) -> bool {
        let token = &self.tokens[verb];
        if self.child_by(verb, &[Relation::AuxPass]).is_some() {
            return true;
        }
        // "Floods have killed two": whatever the tree makes of the subject, `have` and an object are active.
        // "Rebels not only attacked the depot": so are an object and no auxiliary at all, but with verbs that take two.
        let lemma = self.lemma(verb).to_lowercase();
        let takes_two = [Class::Giving, Class::ToldWhom, Class::OfficeEntered, Class::Naming]
            .iter()
            .any(|class| class.holds(&lemma));
        let active = || {
            self.object(verb).is_some_and(|object| object > verb)
                && (!takes_two || self.child_by(verb, &[Relation::Aux]).is_some())
        };
        if self.child_by(verb, &[Relation::NsubjPass]).is_some() {
            return !active();
        }
        if !token.xpos.is_past_participle() || self.child_by(verb, &[Relation::Aux]).is_some() {
            return false;
        }
        match token.relation {
            // "rebels who not only attacked", cut short: with one object it is finite, whatever it hangs on.
            Relation::Acl | Relation::Advcl
                if !takes_two && self.object(verb).is_some_and(|object| object > verb) =>
            {
                false
            }
            Relation::Acl | Relation::Advcl | Relation::Amod => true,
            Relation::Xcomp | Relation::Ccomp => self.object(verb).is_none(),
            Relation::Conj => {
                self.object(verb).is_none() && token.head.is_some_and(|head| self.is_passive(head))
            }
            _ => false,
        }
    }

    /// Whether a word negates token `index`: `did not meet`, `never met`, `no talks`. One far behind it negates something else:
    /// `met the mayor, not the council`.
    pub fn is_negated(&self, index: usize) -> bool {
        let relations = [Relation::Advmod, Relation::Aux, Relation::Det, Relation::Dep];
        self.children_by(index, &relations).any(|child| {
            let lemma = || self.lemma(child).to_lowercase();
            // "not only attacked" did so.
            let not_only = || {
                self.word_if(child + 1).is_some_and(|next| {
                    matches!(next.to_lowercase().as_str(), "only" | "merely" | "just" | "simply")
                })
            };
            child < index.max(1) + 2 && (Class::Negation.holds(&lemma()) && !not_only() || lemma() == "no")
        })
    }
}
