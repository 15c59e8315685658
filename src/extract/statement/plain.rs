//! Attributions that their words alone show, whatever the figures say of them.
//!
//! An attribution that closes its sentence ([`closing`]), `“Wait,” said Brandt`, `“...” was how Brandt put it`, `Brandt is understood to have told
//! aides she would go`, `..., with Brandt claiming the vote was late`.

use super::candidate::{Candidate, Shape};
use super::closing::closing;
use super::cue::{Class, Cue, CueKind, Form, Frame};
use super::view::View;
use crate::lexicon::classes;
use crate::model::TokenSpan;

/// The reading among `candidates` (the likeliest first) that the form of the attribution shows.
pub(super) fn plain_form(view: &View<'_, '_>, cue: &Cue, candidates: &[Candidate]) -> Option<usize> {
    if let Some(closing) = closing(view, cue) {
        return candidates.iter().position(|candidate| closing.is_read_by(candidate));
    }
    if cue.kind != CueKind::Verb || view.quotation(cue.head).is_some() {
        return None;
    }
    if puts_it(view, cue) {
        return candidates
            .iter()
            .position(|one| one.shape == Shape::QuoteBefore && is_right_before(one, cue));
    }
    if let Some(position) = candidates.iter().position(|one| is_quoted(view, cue, one)) {
        return Some(position);
    }
    if let Some(hearsay) = hearsay(view, cue) {
        return candidates.iter().position(|one| {
            matches!(one.shape, Shape::Bare | Shape::That | Shape::QuoteAfter)
                && one.speaker.span.is_some_and(|speaker| speaker.end <= hearsay)
        });
    }
    if cue.form == Form::Gerund {
        return candidates.iter().position(|one| is_absolute(view, cue, one));
    }
    None
}

/// `“Wait,” said Brandt`: a whole quotation that ends in a comma or a mark of its own right before speaker and verb.
fn is_quoted(view: &View<'_, '_>, cue: &Cue, candidate: &Candidate) -> bool {
    let Some(speaker) = candidate.speaker.span else { return false };
    let quotes = cue.entry.is_some_and(|entry| entry.class == Class::Speech && entry.takes(Frame::Quote));
    let beside = speaker.start == cue.group.end || speaker.end == cue.group.start;
    let [words] = candidate.content.as_slice() else { return false };
    let close = words.end;
    quotes
        && beside
        && !cue.passive
        && candidate.shape == Shape::QuoteBefore
        && view.opened_at(words.start).is_some()
        // `after the anthem “Low Tide,” she said`: of what stands before.
        && view.doc.sentence_of(words.start).start == words.start
        && view.closed_at(close).is_some()
        && !super::gate::is_title_case(view, TokenSpan::new(words.start + 1, close))
        && close + 1 == speaker.start.min(cue.group.start)
        && view.is(close - 1, &[",", "?", "!"])
}

/// `as Brandt put it`, `was how Brandt put it`.
fn puts_it(view: &View<'_, '_>, cue: &Cue) -> bool {
    cue.lemma() == "put" && view.word(cue.head + 1) == "it"
}

fn is_right_before(candidate: &Candidate, cue: &Cue) -> bool {
    candidate.speaker.span.is_some_and(|span| span.end == cue.group.start)
}

/// Where the words of hearsay above the cue begin: `Brandt | is reported | to have said`.
pub(super) fn hearsay(view: &View<'_, '_>, cue: &Cue) -> Option<usize> {
    let start = cue.group.start;
    let perfect = view.is(start, &["to"]) && view.is(start + 1, &["have"]);
    let below = perfect && start > 1 && view.is_of(start - 1, classes::Class::Hearsay);
    let verb = start.checked_sub(2).filter(|_| below)?;
    view.is(verb, &["is", "are", "was", "were", "been"]).then_some(verb)
}

/// `..., with Brandt claiming the vote was late`: a clause of its own to the end of the sentence.
fn is_absolute(view: &View<'_, '_>, cue: &Cue, candidate: &Candidate) -> bool {
    let Some(speaker) = candidate.speaker.span else { return false };
    let with = speaker.start.checked_sub(1).filter(|&with| view.is(with, &["with"]));
    let apart = with.is_some_and(|with| with > 0 && view.is(with - 1, &[",", "—", "–"]));
    let whole = TokenSpan::new(cue.group.end, view.doc.sentence_of(cue.head).end);
    let clausal = matches!(candidate.shape, Shape::Object | Shape::Bare | Shape::That);
    let after_that = usize::from(view.is(whole.start, &["that"]));
    apart
        && clausal
        && speaker.end == cue.group.start
        && candidate.content.len() == 1
        && candidate.content[0].start == whole.start + after_that
        && view.trimmed(candidate.content[0]).end + 1 >= whole.end
}
