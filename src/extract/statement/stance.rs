//! Whether a claim is affirmed or denied by who makes it, and how surely.
//!
//! Read through the chain from the cue to the clause that is claimed: `denied reports that the pier had closed` denies the
//! closing, `denied that the pier had not closed` affirms it, `did not deny that it had` leaves it open, `said it was not
//! true that it had` denies it. What a word does to the clause below it is data ([`Factuality`]); a claim that somebody else
//! holds is a statement of its own inside (`nested_in`), with a stance of its own.

use super::cue::{Class, Cue};
use super::view::View;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes;
use crate::lexicon::factuality::{Effect, Factuality, Place};
use crate::model::{Certainty, TokenSpan};

/// Steps down from the head of the content, at most: deeper chains are no news.
const DEEPEST: usize = 4;

/// How somebody stands to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Stance {
    /// Said not to be so.
    pub(super) negated: bool,
    /// How surely.
    pub(super) certainty: Certainty,
    /// The word that heads what is claimed in the end.
    pub(super) predicate: Option<usize>,
}

impl Stance {
    /// The stance of a clause whose holder stands to it like `self` and which is itself said like `inner`.
    fn over(self, inner: Self) -> Self {
        Self {
            negated: self.negated != inner.negated,
            certainty: self.certainty.max(inner.certainty),
            predicate: inner.predicate.or(self.predicate),
        }
    }

    fn hedged(self, certainty: Certainty) -> Self {
        Self { certainty: self.certainty.max(certainty), ..self }
    }
}

/// The stance of a statement with this cue and content.
pub(super) fn stance(view: &View<'_, '_>, cue: &Cue, content: &[TokenSpan]) -> Stance {
    let claim = content
        .first()
        .and_then(|&span| Claim::new(view, span))
        .map_or_else(Stance::default, |claim| claim.below(claim.head, 0));
    of_cue(view, cue).over(claim)
}

/// What the cue does to its content.
fn of_cue(view: &View<'_, '_>, cue: &Cue) -> Stance {
    let withheld = cue.negated
        || cue.group.range().any(|index| index < cue.head && view.is_of(index, classes::Class::Withholding));
    let denies = classes::Class::Denying.holds(cue.lemma());
    // `did not believe that` is to believe that it is not so.
    if cue.negated && cue.entry.is_some_and(|entry| entry.class == Class::Belief) {
        return Stance { negated: true, certainty: Certainty::Probable, predicate: None };
    }
    if withheld {
        // `did not deny that`, `refused to confirm that`: neither affirmed nor denied.
        return Stance { certainty: Certainty::Possible, ..Stance::default() };
    }
    Stance { negated: denies, certainty: hedge(Place::Clause, cue.lemma()), predicate: None }
}

/// How sure a word leaves what it governs.
fn hedge(place: Place, word: &str) -> Certainty {
    let effects = Factuality::shipped().effects(place, word, |_| false);
    effects.fold(Certainty::Certain, |certainty, effect| match effect {
        Effect::Probable => certainty.max(Certainty::Probable),
        Effect::Possible => Certainty::Possible,
        _ => certainty,
    })
}

fn has_effect(place: Place, word: &str, effect: Effect) -> bool {
    Factuality::shipped().effects(place, word, |_| false).any(|found| found == effect)
}

/// The content of a statement as its tree has it.
struct Claim<'v, 'd, 'a> {
    view: &'v View<'d, 'a>,
    span: TokenSpan,
    head: usize,
}

impl<'v, 'd, 'a> Claim<'v, 'd, 'a> {
    /// The first clause of a content, if its sentence has a tree.
    fn new(view: &'v View<'d, 'a>, span: TokenSpan) -> Option<Self> {
        let span = view.trimmed(span);
        if span.is_empty() || !view.doc.has_tree(span.start) {
            return None;
        }
        let sentence = view.doc.sentence_of(span.start);
        let span = TokenSpan::new(span.start, span.end.min(sentence.end));
        let head = head(view, span)?;
        Some(Self { view, span, head })
    }

    /// The stance of what stands below the word `at`, its own negation and hedges first.
    fn below(&self, at: usize, depth: usize) -> Stance {
        let own = self.beside(at);
        if depth == DEEPEST {
            return own;
        }
        let (view, doc) = (self.view, self.view.doc);
        let lemma = doc.lemma(at).to_lowercase();
        if let Some(report) = self.report_said_of(at)
            && has_effect(Place::Predicate, &lemma, Effect::Denied)
        {
            // `reports that it had closed were false`, `It is not true that it had closed` is the other way round.
            let denied = Stance { negated: !own.negated, ..own };
            return self
                .clause_of(report)
                .map_or(denied, |clause| denied.over(self.below(clause, depth + 1)));
        }
        if let Some(clause) = self.clause_of(at).filter(|_| self.is_own_view(at, &lemma)) {
            let inner = self.below(clause, depth + 1);
            let denies = has_effect(Place::Clause, &lemma, Effect::Denied)
                || has_effect(Place::Predicate, &lemma, Effect::Denied)
                || lemma == "denial";
            let vouched = has_effect(Place::Clause, &lemma, Effect::Confirmed) || denies;
            if own.negated && vouched && view.upos(at) == Upos::Verb {
                return Stance { negated: false, certainty: Certainty::Possible, ..inner };
            }
            let unlikely = matches!(lemma.as_str(), "unlikely" | "improbable");
            let holder = Stance { negated: own.negated != (denies || unlikely), ..own };
            return holder.hedged(hedge(Place::Clause, &lemma)).over(inner);
        }
        // `found no evidence that it had closed`, `no reports of damage`: what is missing is denied with its contents.
        if let Some(object) =
            doc.object(at).filter(|&object| classes::Class::ClaimNoun.holds(doc.lemma(object)))
            && let Some(clause) = self.clause_of(object)
        {
            return own.over(self.below(clause, depth + 1));
        }
        own
    }

    /// Negation and hedges of the word itself: `may not open`, `No boat sank`, `hurt nobody`, `There is no plan`.
    fn beside(&self, at: usize) -> Stance {
        let (view, doc) = (self.view, self.view.doc);
        let mut found = Stance { predicate: Some(at), ..Stance::default() };
        for &child in doc.children(at).iter().filter(|&&child| self.span.contains(child)) {
            match doc.relation(child) {
                Relation::Aux
                | Relation::AuxPass
                | Relation::Advmod
                | Relation::Cop
                | Relation::Discourse
                // `not only`, `not just` take nothing back.
                | Relation::CcPreconj
                    if !(view.is(child, &["not"])
                        && view.is(child + 1, &["only", "just", "merely", "least"])) =>
                {
                    let word = view.word(child);
                    found.negated ^= classes::Class::Negation.holds(word) || matches!(word, "neither" | "nor");
                    found = found.hedged(hedge(Place::Adverb, word));
                }
                relation if relation.is_subject() || relation == Relation::Obj => {
                    let none = view.is_of(child, classes::Class::Nobody)
                        || doc
                            .children_by(child, &[Relation::Det, Relation::CcPreconj, Relation::Advmod])
                            .any(|word| {
                                view.is(word, &["no", "neither"]) && !view.is(word + 1, &["longer", "less"])
                            });
                    found.negated ^= none;
                }
                Relation::Det if view.is(child, &["no"]) => found.negated ^= true,
                _ => {}
            }
        }
        found
    }

    /// The clause that the word `at` says something about or governs.
    fn clause_of(&self, at: usize) -> Option<usize> {
        let doc = self.view.doc;
        let noun = self.view.upos(at) == Upos::Noun;
        let relations: &[Relation] = if noun {
            &[Relation::Acl, Relation::Ccomp, Relation::AclRelcl]
        } else {
            &[Relation::Ccomp, Relation::Csubj, Relation::CsubjPass, Relation::Xcomp]
        };
        doc.children_by(at, relations).find(|&clause| {
            // `claims that it had closed`, not `claims which he made`.
            self.span.contains(clause)
                && (!noun
                    || doc
                        .children_by(clause, &[Relation::Mark, Relation::Nsubj])
                        .any(|mark| self.view.is(mark, &["that"]) && doc.relation(mark) == Relation::Mark))
        })
    }

    /// The noun for a report that the predicate `at` is said of: `the claim that it had closed | is false`.
    fn report_said_of(&self, at: usize) -> Option<usize> {
        let doc = self.view.doc;
        doc.child_by(at, &[Relation::Cop])?;
        doc.subject(at).filter(|&subject| {
            self.span.contains(subject) && classes::Class::ClaimNoun.holds(&doc.lemma(subject).to_lowercase())
        })
    }

    /// Whether the clause below `at` is what the speaker claims: a noun for a report, a predicate of `it`, a view that the
    /// speaker holds (`I think`, `is believed to`), not what another one holds (`the council fears`).
    fn is_own_view(&self, at: usize, lemma: &str) -> bool {
        let (view, doc) = (self.view, self.view.doc);
        if view.upos(at) == Upos::Noun {
            return classes::Class::ClaimNoun.holds(lemma);
        }
        let weighs = hedge(Place::Clause, lemma) != Certainty::Certain
            || [Effect::Denied, Effect::Confirmed]
                .iter()
                .any(|&effect| has_effect(Place::Clause, lemma, effect))
            || classes::Class::TruthWord.holds(lemma);
        let holder = doc.subject(at);
        let own = holder.is_none_or(|holder| {
            matches!(view.upos(holder), Upos::Pron)
                || doc.relation(holder) == Relation::NsubjPass
                || classes::Class::Seeming.holds(lemma)
        });
        weighs && own
    }
}

/// The head of the content's first clause: its first predicate whose head lies outside, else the first word whose head does.
fn head(view: &View<'_, '_>, span: TokenSpan) -> Option<usize> {
    let doc = view.doc;
    let predicate = |&index: &usize| {
        matches!(view.upos(index), Upos::Verb | Upos::Aux) || doc.child_by(index, &[Relation::Cop]).is_some()
    };
    let heads: Vec<usize> = span
        .range()
        .filter(|&index| !view.is_punctuation(index))
        .filter(|&index| doc.hangs_outside(index, span))
        .collect();
    // A noun phrase is its own head: `a claim that the pier had closed`.
    let first = heads.first().copied()?;
    if view.upos(first).is_nominal() && doc.relation(first) == Relation::Obj {
        return Some(first);
    }
    heads.iter().copied().find(predicate).or(Some(first))
}
