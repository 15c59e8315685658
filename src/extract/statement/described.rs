//! The whole mention of a speaker: the name with the office and the description that stand beside it.
//!
//! `Lena Brandt, the mayor of Arden, said`: the ranking needs the bare phrase only, a reader wants all of it.

use super::cue::Cue;
use super::phrase;
use super::setting::without_setting;
use super::view::View;
use crate::language::syntax::{Relation, Upos};
use crate::model::{EntityType, TokenSpan};

/// Tokens between a speaker and its cue that may be a description, at most.
const LONGEST: usize = 40;

/// `speaker` with its complements and the description between it and its cue, or right behind it.
pub(super) fn described(view: &View<'_, '_>, speaker: TokenSpan, cue: &Cue) -> TokenSpan {
    if !view.doc.has_tree(speaker.start) {
        return speaker;
    }
    if speaker.end <= cue.group.start {
        without_setting(view, before_cue(view, speaker, cue.group.start))
    } else if speaker.start >= cue.group.end {
        behind(view, speaker)
    } else {
        speaker
    }
}

/// `the spokesperson for the army, Gen. Omar Dale, | said`.
fn before_cue(view: &View<'_, '_>, speaker: TokenSpan, cue: usize) -> TokenSpan {
    if cue - speaker.end > LONGEST || view.doc.sentence_of(speaker.start) != view.doc.sentence_of(cue) {
        return speaker;
    }
    let end = with_complement(view, with_name(view, speaker.end, cue), cue);
    let bare = TokenSpan::new(speaker.start, end);
    if end == cue || view.word(end) != "," || view.word(cue - 1) != "," || cue - 1 <= end {
        return bare;
    }
    let first = end + 1;
    let describes =
        matches!(view.upos(first), Upos::Det | Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Pron)
            && !view.is(first, &["who", "which", "whose", "that", "he", "she", "it", "they"])
            || view.is(first, &["of", "a", "an"]);
    // A relative clause is no part of the mention: `Omar Dale, chairman of the guild, | which keeps the pier,`.
    let stop = (first..cue - 1)
        .find(|&index| {
            view.word(index) == "," && view.is(index + 1, &["who", "which", "whose", "where", "whom"])
        })
        .unwrap_or(cue - 1);
    if describes && stop > first { TokenSpan::new(speaker.start, stop) } else { bare }
}

/// The name before a description that was taken for the speaker: `Omar Dale, | chairman of the guild`.
pub(super) fn name_before(view: &View<'_, '_>, speaker: TokenSpan, cue: &Cue) -> Option<TokenSpan> {
    let floor = view.doc.sentence_of(cue.head).start;
    let comma = speaker.start.checked_sub(1).filter(|&comma| comma > floor && view.word(comma) == ",")?;
    let person = |index: usize| view.named(index) == Some(EntityType::Person);
    let unnamed = speaker.end <= cue.group.start && !person(speaker.end - 1) && !person(speaker.start);
    // `Brandt, others`: a list.
    let noun = speaker
        .range()
        .any(|index| view.upos(index) == Upos::Noun && !view.doc.tokens[index].xpos.is_plural())
        && !view.is(speaker.end - 1, &["others"]);
    let name = phrase::ending_at(view, comma, floor)?;
    // A list of names is no name with its description.
    let before = |back: usize| name.start.checked_sub(back).filter(|&index| index >= floor);
    let listed = before(1).is_some_and(|link| view.is(link, &["and"]) || view.word(link) == ",")
        && before(2).is_some_and(person);
    let apart = !listed;
    let named = name.range().all(|index| person(index) || view.is_capital(index));
    (unnamed && noun && apart && named && person(comma - 1) && view.quotation(comma).is_none())
        .then_some(name)
}

/// The end of a speaker whose name stands right behind the office, or behind a comma: `hospital spokeswoman | Ida Holm`,
/// `A pilot, | Omar Dale, | who lives nearby`.
fn with_name(view: &View<'_, '_>, end: usize, cue: usize) -> usize {
    let is_name = |index: usize| {
        view.named(index).is_some()
            || matches!(view.upos(index), Upos::Propn)
            || (view.is_capital(index) && view.upos(index) == Upos::X)
    };
    let own = (end > 0 && view.named(end - 1).is_none()) && view.upos(end - 1) == Upos::Noun;
    if own && end < cue && (end..cue).all(is_name) {
        return cue;
    }
    let person = |index: usize| view.named(index) == Some(EntityType::Person);
    if own && view.word(end) == "," && person(end + 1) {
        return (end + 1..cue).find(|&index| !person(index)).unwrap_or(cue);
    }
    end
}

/// The name in the description of a speaker who has none: `Another critic, | Omar Dale |, said`.
pub(super) fn name_in(view: &View<'_, '_>, speaker: TokenSpan, described: TokenSpan) -> Option<TokenSpan> {
    let unnamed = speaker.range().rev().find(|&index| view.upos(index).is_nominal())?;
    if view.named(unnamed).is_some() || view.upos(unnamed) == Upos::Pron {
        return None;
    }
    let person = |index: usize| view.named(index) == Some(EntityType::Person);
    let comma = (speaker.end..described.end).find(|&index| view.word(index) == ",")?;
    let start = (comma + 1..described.end)
        .take_while(|&index| view.upos(index) == Upos::Propn || view.word(index) == ".")
        .find(|&index| person(index))?;
    let end = (start..described.end).find(|&index| !person(index)).unwrap_or(described.end);
    Some(TokenSpan::new(start, end))
}

/// The end of `for the army`, `of the council`: complements that the tree hung elsewhere, up to a comma or `limit`.
fn with_complement(view: &View<'_, '_>, end: usize, limit: usize) -> usize {
    if !view.is(end, &["for", "of", "at", "from", "to", "in"]) {
        return end;
    }
    let stop = (end..limit).find(|&index| !is_phrase(view, index)).unwrap_or(limit);
    if stop == limit || view.is(stop, &[",", ".", ";"]) { stop } else { end }
}

fn is_phrase(view: &View<'_, '_>, index: usize) -> bool {
    matches!(
        view.upos(index),
        Upos::Det | Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Adp | Upos::Part
    ) || view.word(index) == "-"
        || (view.word(index) == "and" && view.upos(index) == Upos::Cconj)
}

/// `said | Lena Brandt, the mayor of Arden`.
pub(super) fn behind(view: &View<'_, '_>, speaker: TokenSpan) -> TokenSpan {
    let doc = view.doc;
    let Some(head) = doc.head_of(speaker) else { return speaker };
    // `According to some on the pier, Dale | left at noon`: who is named there does something.
    let does = |end: usize| matches!(view.upos(end), Upos::Verb | Upos::Aux);
    let description = doc
        .children_by(head, &[Relation::Appos])
        .find(|&child| child > head && view.word(speaker.end) == "," && view.upos(child).is_nominal())
        .map(|child| doc.subtree_without(child, &[Relation::Parataxis, Relation::Advcl, Relation::Punct]));
    // `according to its spokesman, Omar Dale`: a name tells who, whatever the tree makes of it.
    let name = (speaker.end + 1..doc.sentence_of(head).end)
        .take_while(|&index| view.named(index) == Some(EntityType::Person))
        .last()
        .filter(|&last| view.word(speaker.end) == "," && view.named(head).is_none() && !does(last + 1));
    if let Some(last) = name {
        return TokenSpan::new(speaker.start, last + 1);
    }
    match description {
        Some(span) if span.start <= speaker.end + 2 && span.end > speaker.end && !does(span.end) => {
            let end = with_complement(view, span.end, doc.sentence_of(head).end);
            view.trimmed(TokenSpan::new(speaker.start, end))
        }
        _ => speaker,
    }
}
