//! Whether the clause around an expression looks back or ahead: `met on Friday`, `will meet on Friday`.

use super::lexer::Word;
use super::reader::Reader;
use crate::language::Document;
use crate::language::syntax::{Relation, Xpos};
use crate::lexicon::classes::Class;

/// Where an expression without a year or week of its own points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// A verb in the past governs it.
    Past,
    /// A modal, an infinitive or a verb of planning governs it.
    Future,
    /// Nothing tells.
    Open,
}

/// Whether such a verb stands right before the expression, whatever the tagger makes of it: `The inquest opens on Friday`.
fn is_scheduled(reader: &Reader<'_>, preposition: usize) -> bool {
    let verb = if matches!(reader.word(preposition), Word::On | Word::At) {
        preposition.wrapping_sub(1)
    } else {
        preposition
    };
    let word = reader.text(verb).to_lowercase();
    let plural = verb > 0 && reader.text(verb - 1).ends_with('s') && reader.word(verb - 1) == Word::Other;
    let third = word.strip_suffix('s').is_some_and(|stem| Class::Scheduled.holds(stem));
    third || (plural && Class::Opening.holds(&word))
}

/// How many heads to climb.
const REACH: usize = 8;

/// The direction at lexeme `at`: of the nearest verb or word of planning above it in the tree.
pub(super) fn direction(reader: &Reader<'_>, at: usize) -> Direction {
    let preposition = preposition(reader, at);
    let before = reader.word(preposition);
    if preposition > 0 && is_scheduled(reader, preposition) {
        return Direction::Future;
    }
    match by_governors(reader, at, before) {
        // `extended the loan through January`: the border may lie ahead of what happened.
        Direction::Past if matches!(before, Word::By | Word::Through) => Direction::Open,
        direction => direction,
    }
}

/// Whether a verb in the past governs the expression at `at` itself: `was passed in March`.
pub(super) fn is_told_in_past(reader: &Reader<'_>, at: usize) -> bool {
    let document = reader.document;
    let past = reader.lexemes.get(at).is_some_and(|lexeme| hangs_on_past(document, lexeme.token));
    past && matches!(reader.word(preposition(reader, at)), Word::In | Word::On)
}

/// Whether the token hangs on a verb in the past that no modal verb governs.
pub(super) fn hangs_on_past(document: &Document<'_>, token: usize) -> bool {
    let head = document.tokens.get(token).and_then(|token| token.head);
    head.is_some_and(|head| {
        let tag = document.tokens[head].xpos;
        tag.is_past()
            || (tag.is_past_participle()
                && !is_ahead(document, head)
                && !document.has_child_word(head, &[Relation::Mark], &["to"]))
    })
}

/// Whether the token hangs on a word of planning: `scheduled for May 2`.
pub(super) fn hangs_on_plan(document: &Document<'_>, token: usize) -> bool {
    document.ancestors(token).take(REACH).any(|index| {
        let lemma = document.lemma(index);
        Class::Planning.holds(lemma) || Class::Delaying.holds(lemma) || is_ahead(document, index)
    })
}

/// The lexeme before the expression, modifiers, articles and clock times aside: `until 9 a.m. Tuesday`.
fn preposition(reader: &Reader<'_>, at: usize) -> usize {
    let mut start = at;
    while matches!(
        reader.before(start),
        Word::The
            | Word::Early
            | Word::Mid
            | Word::Late
            | Word::Meridiem(_)
            | Word::Zone(_)
            | Word::Clock(..)
            | Word::Noon
            | Word::Midnight
    ) || (start < at && matches!(reader.before(start), Word::Figure(..)))
    {
        start -= 1;
    }
    start.saturating_sub(1)
}

/// The direction that the words above the expression at `at` give it, the nearest first; `before` is its preposition.
fn by_governors(reader: &Reader<'_>, at: usize, before: Word) -> Direction {
    let document = reader.document;
    let Some(lexeme) = reader.lexemes.get(at).filter(|lexeme| lexeme.token < document.tokens.len()) else {
        return Direction::Open;
    };
    if before == Word::Since {
        return Direction::Past;
    }
    let until = matches!(before, Word::Until | Word::To);
    let mut infinitive = false;
    for index in document.ancestors(lexeme.token).take(REACH) {
        let token = &document.tokens[index];
        let lemma = document.lemma(index);
        // `had been due to expire on Friday`: that plan is over.
        if Class::Planning.holds(lemma) && document.has_child_word(index, &[Relation::Aux], &["had"]) {
            return Direction::Past;
        }
        // `the march planned for Monday did not happen`: the day came, and nothing with it.
        if is_past_plan(document, index) {
            return Direction::Past;
        }
        if Class::Planning.holds(lemma)
            || (until && Class::Delaying.holds(lemma))
            || (before == Word::For && matches!(lemma, "set" | "pencil"))
        {
            return Direction::Future;
        }
        if before == Word::Until && index > 0 && !Class::Durative.holds(lemma) && is_verb(token.xpos) {
            return Direction::Future;
        }
        if infinitive && (lemma == "set" || (lemma == "be" && token.xpos.is_present())) {
            return Direction::Future;
        }
        if is_ahead(document, index) {
            return Direction::Future;
        }
        if token.xpos.is_present()
            && Class::Scheduled.holds(lemma)
            && document.subject(index).is_some()
            && matches!(before, Word::On | Word::At | Word::From | Word::Other)
        {
            return Direction::Future;
        }
        // `called for a march on Tuesday`: what is called for lies ahead; `called on Tuesday for a march` does not.
        if lemma == "call" && calls_for(document, index, lexeme.token) {
            return Direction::Future;
        }
        // `is due to be released in May`: what governs the infinitive tells.
        let passive_infinitive = token.xpos.is_past_participle()
            && document.has_child_word(index, &[Relation::Mark], &["to"])
            && document.has_child_word(index, &[Relation::AuxPass], &["be"]);
        if passive_infinitive {
            infinitive = true;
            continue;
        }
        if token.xpos.is_past() || token.xpos.is_past_participle() {
            return Direction::Past;
        }
        // `The next game is a trip to face Arden on Saturday`: of something that is still to come.
        let noun_is =
            token.head.is_some_and(|noun| document.has_child_word(noun, &[Relation::Cop], &["is", "are"]));
        // `plans for the sides to meet on Monday`
        let planned = token.head.is_some_and(|noun| document.lemma(noun) == "plan")
            && document.child_by(index, &[Relation::Nsubj]).is_some();
        if infinitive_of_noun(document, index) && (noun_is || planned) {
            return Direction::Future;
        }
        // `a plan to buy it in January`: what a noun is for need not have happened.
        if infinitive_of_noun(document, index) {
            return Direction::Open;
        }
        infinitive = token.xpos.is_base() && document.has_child_word(index, &[Relation::Mark], &["to"]);
    }
    Direction::Open
}

/// Whether a participle of planning dresses the subject of a verb in the past that tells whether it took place. `was cancelled`
/// may be told before the day.
fn is_past_plan(document: &Document<'_>, index: usize) -> bool {
    let token = &document.tokens[index];
    let noun = token.head.filter(|_| token.relation == Relation::Acl && token.xpos.is_past_participle());
    let verb = noun.filter(|&noun| document.relation(noun).is_subject()).and_then(|noun| document.head(noun));
    verb.is_some_and(|verb| {
        let past = document.tokens[verb].xpos.is_past()
            || document.has_child_word(verb, &[Relation::Aux], &["did"])
            || document.has_child_word(verb, &[Relation::AuxPass], &["was", "were"]);
        past && (Class::TakingPlace.holds(document.lemma(verb))
            || matches!(document.lemma(verb), "go" | "play"))
    })
}

/// Whether a `for` phrase of `call` stands before the token.
fn calls_for(document: &Document<'_>, call: usize, before: usize) -> bool {
    document.children_by(call, &[Relation::Obl]).any(|phrase| {
        phrase < before && phrase > call && document.has_child_word(phrase, &[Relation::Case], &["for"])
    })
}

fn infinitive_of_noun(document: &Document<'_>, index: usize) -> bool {
    let token = &document.tokens[index];
    token.relation == Relation::Acl
        && token.xpos.is_base()
        && document.has_child_word(index, &[Relation::Mark], &["to"])
}

fn is_verb(tag: Xpos) -> bool {
    tag.is_finite() || tag.is_base() || tag.is_gerund() || tag.is_past_participle()
}

/// Whether a modal verb governs the predicate at `index`; `would have resigned` looks back, `will have finished` ahead.
fn is_ahead(document: &Document<'_>, index: usize) -> bool {
    let of_future = document.has_child_of(index, &[Relation::Aux], Class::FutureAuxiliary);
    let looks_back = document.has_child_word(index, &[Relation::Aux], &["have"]) && !of_future;
    !looks_back && (of_future || document.has_child_of(index, &[Relation::Aux], Class::Modal))
}
