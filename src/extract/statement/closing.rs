//! Attributions that close their sentence, read from the words alone.
//!
//! `The bridge is shut, the mayor of Arden said on Monday.`, `Two boats sank, said the ministry.`: a comma, a noun phrase
//! of up to eight words with its verb, at most a day, a place or an addressee, and the full stop. The tree takes the
//! noun phrase for an apposition often enough. Leaves `The talks failed, the minister said the truth.`

use super::candidate::{Candidate, Shape};
use super::cue::{Class, Cue, CueKind, Form};
use super::phrase;
use super::speaker::How;
use super::view::View;
use crate::language::syntax::Upos;
use crate::model::{EntityType, TokenSpan};

/// Words of the noun phrase, at most.
const LONGEST: usize = 8;
/// Words behind the attribution, at most.
const TAIL: usize = 9;

/// An attribution at the end of its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Closing {
    /// The speaker.
    pub(super) speaker: TokenSpan,
    /// On which side of the cue it stands.
    pub(super) how: How,
    /// The words before the comma.
    pub(super) content: TokenSpan,
}

impl Closing {
    /// Whether the candidate is this attribution with its whole clause.
    pub(super) fn is_read_by(&self, candidate: &Candidate) -> bool {
        candidate.shape == Shape::Fronted
            && candidate.speaker.span.is_some_and(|span| span.overlaps(&self.speaker))
            && candidate.content[0].start == self.content.start
            && candidate.content[0].end.abs_diff(self.content.end) <= 1
    }
}

/// Tokens behind a cue that closes its sentence, at most: a name with its description, a day and a place.
const FARTHEST: usize = 40;

/// The attribution of the cue, if it closes its sentence.
pub(super) fn closing(view: &View<'_, '_>, cue: &Cue) -> Option<Closing> {
    let speech = cue.entry.is_some_and(|entry| entry.class == Class::Speech);
    if cue.kind != CueKind::Verb
        || !speech
        || cue.form == Form::Gerund
        || cue.passive
        || view.quotation(cue.head).is_some()
    {
        return None;
    }
    let sentence = view.doc.sentence_of(cue.head);
    if sentence.end - cue.group.end > FARTHEST {
        return None;
    }
    before(view, cue, sentence).or_else(|| behind(view, cue, sentence))
}

/// `..., the mayor of Arden said on Monday.`
fn before(view: &View<'_, '_>, cue: &Cue, sentence: TokenSpan) -> Option<Closing> {
    if !is_tail(view, TokenSpan::new(cue.group.end, sentence.end)) {
        return None;
    }
    // `..., the spokesman for the army, Omar Dale, announced`
    if cue.group.start > sentence.start + 1 && view.word(cue.group.start - 1) == "," {
        let second = phrase::ending_at(view, cue.group.start - 1, sentence.start)?;
        let first = (second.start > sentence.start + 1 && is_comma(view, second.start - 1))
            .then(|| phrase::ending_at(view, second.start - 1, sentence.start))
            .flatten()?;
        let person =
            second.range().chain(first.range()).any(|index| view.named(index) == Some(EntityType::Person));
        let apart = first.start > sentence.start && is_comma(view, first.start - 1);
        return (person && apart)
            .then(|| closed(view, sentence, first.cover(&second), How::Across))
            .flatten();
    }
    let phrase = phrase::ending_at(view, cue.group.start, sentence.start)?;
    if view.count_words(phrase).0 > LONGEST
        || phrase.start == sentence.start
        || !is_comma(view, phrase.start - 1)
    {
        return None;
    }
    // `..., Lena Brandt, mayor of Arden said`: the name before the description.
    let name = phrase::ending_at(view, phrase.start - 1, sentence.start).filter(|name| {
        let person = name.range().all(|index| view.named(index) == Some(EntityType::Person));
        person
            && view.named(phrase.end - 1) != Some(EntityType::Person)
            && name.start > sentence.start
            && is_comma(view, name.start - 1)
    });
    let speaker = name.map_or(phrase, |name| name.cover(&phrase));
    closed(view, sentence, speaker, How::Before)
}

/// `..., said the ministry.`, `..., explained Port Chief Lena Brandt on Monday.`
fn behind(view: &View<'_, '_>, cue: &Cue, sentence: TokenSpan) -> Option<Closing> {
    // `The dam will hold, or so says Lena Brandt.`
    let so = (1..=2).find(|&back| {
        cue.group.start > sentence.start + back
            && view.word(cue.group.start - 1) == "so"
            && is_comma(view, cue.group.start - 1 - back)
    });
    let comma = cue.group.start.saturating_sub(1 + so.unwrap_or(0));
    if cue.group.start == sentence.start
        || cue.group.len() > 1
        || !matches!(cue.form, Form::Past | Form::S)
        || !is_comma(view, comma)
    {
        return None;
    }
    let phrase = phrase::starting_at(view, cue.group.end, sentence.end)?;
    let speaker = super::setting::without_setting(view, phrase);
    let rest = TokenSpan::new(speaker.end, sentence.end);
    let described = view.word(speaker.end) == ",";
    let nominal = view.doc.head_of(speaker).is_some_and(|head| view.upos(head).is_nominal());
    if !nominal || !(is_tail(view, rest) || described) {
        return None;
    }
    let found = closed(view, sentence, TokenSpan::new(comma + 1, speaker.end), How::Inverted)?;
    Some(Closing { speaker, ..found })
}

/// The attribution from `from` on with the clause before its comma.
fn closed(view: &View<'_, '_>, sentence: TokenSpan, from: TokenSpan, how: How) -> Option<Closing> {
    let whole = TokenSpan::new(sentence.start, from.start - 1);
    let content = TokenSpan::new(super::furniture::body_start(view, whole), whole.end);
    // A whole quotation is another pattern.
    let quoted = view
        .opened_at(content.start)
        .is_some_and(|number| view.doc.quotations[number].tokens.end + 1 >= content.end);
    let finite = content.range().any(|index| {
        view.doc.tokens[index].xpos.is_finite() && view.quotation(index) == view.quotation(sentence.start)
    });
    let opens = view
        .is(content.start, &["when", "as", "while", "after", "asked", "if", "although", "though", "because"]);
    let complete = !opens || content.range().any(|index| view.word(index) == ",");
    (finite && complete && !quoted).then_some(Closing { speaker: from, how, content })
}

fn is_comma(view: &View<'_, '_>, index: usize) -> bool {
    view.word(index) == "," || (view.closed_at(index).is_some() && view.word(index.wrapping_sub(1)) == ",")
}

/// Nothing, or a day, a place, a medium or an addressee, up to the stop.
fn is_tail(view: &View<'_, '_>, rest: TokenSpan) -> bool {
    let words = view.count_words(rest).0;
    let plain = rest.range().all(|index| {
        !view.doc.tokens[index].xpos.is_finite()
            && !view.is(index, &["that", ":", ";", "to"])
            && view.quotation(index).is_none()
            && !view.is_mark(index)
    });
    let first = rest.range().find(|&index| !view.is_punctuation(index));
    let opens = first.is_none_or(|first| {
        view.is(
            first,
            &[
                "on",
                "in",
                "at",
                "during",
                "late",
                "early",
                "earlier",
                "last",
                "yesterday",
                "today",
                "this",
                "after",
                "via",
            ],
        ) || (view.is_capital(first) && view.upos(first) == Upos::Propn)
    });
    let commas = rest.range().filter(|&index| view.word(index) == ",").count();
    words == 0 || (words <= TAIL && plain && opens && commas == 0)
}
