//! Turns of an interview (`Brandt: We left.`) and signed quotations (`“We left.” — Lena Brandt`).

use super::candidate::{Candidate, End, More, Shape, Start};
use super::cue::{Cue, CueKind, plain};
use super::speaker::{How, Speaker};
use super::view::View;
use crate::model::TokenSpan;

/// Words in the name before the colon or after the dash, at most.
const LONGEST_NAME: usize = 8;

/// The colon of a turn at the start of the paragraph, or the dash before a name at its end.
pub(super) fn cues(view: &View<'_, '_>, paragraph: TokenSpan) -> Vec<Cue> {
    let mut found = Vec::new();
    let limit = paragraph.end.min(paragraph.start + LONGEST_NAME + 1);
    if let Some(colon) = (paragraph.start..limit).find(|&index| view.word(index) == ":")
        && colon > paragraph.start
        && colon + 1 < paragraph.end
        && view.is_report(colon)
        && is_name(view, TokenSpan::new(paragraph.start, colon))
    {
        found.push(plain(CueKind::Colon, colon, TokenSpan::new(colon, colon + 1)));
    }
    let dash = (paragraph.end.saturating_sub(LONGEST_NAME + 2).max(paragraph.start + 1)..paragraph.end)
        .find(|&index| view.is(index, &["—", "–", "―", "--", "-"]) && view.closed_at(index - 1).is_some());
    if let Some(dash) = dash
        && is_name(view, view.trimmed(TokenSpan::new(dash + 1, paragraph.end)))
        && view.is_report(dash)
    {
        found.push(plain(CueKind::Colon, dash, TokenSpan::new(dash, dash + 1)));
    }
    found
}

/// The readings of such a mark.
pub(super) fn readings(view: &View<'_, '_>, number: usize, cue: &Cue) -> Vec<Candidate> {
    let paragraph = view.doc.paragraphs[view.paragraph(cue.head)];
    let reading = |speaker: TokenSpan, content: TokenSpan, end: End| Candidate {
        cue: number,
        shape: Shape::Turn,
        speaker: Speaker { span: Some(speaker), how: How::Before, reach: Some(speaker) },
        content: vec![content],
        start: Start::AfterColon,
        end,
        more: More::Nothing,
        score: 0,
    };
    let mut found = Vec::new();
    if view.word(cue.head) == ":" {
        let speaker = view.trimmed(TokenSpan::new(paragraph.start, cue.head));
        found.push(reading(speaker, TokenSpan::new(cue.head + 1, paragraph.end), End::Attribution));
        let sentence = view.doc.sentence_of(cue.head).end.max(view.doc.sentence_of(cue.head + 1).end);
        if sentence < paragraph.end {
            found.push(reading(speaker, TokenSpan::new(cue.head + 1, sentence), End::Sentence));
        }
    } else if let Some(quotation) = view.closed_at(cue.head - 1) {
        let speaker = view.trimmed(TokenSpan::new(cue.head + 1, paragraph.end));
        found.push(reading(speaker, view.doc.quotations[quotation].tokens, End::Quote));
    }
    found.retain(|candidate| candidate.content.iter().all(|&span| view.has_words(span)));
    found
}

/// Words that all begin with a capital, small words between them aside.
fn is_name(view: &View<'_, '_>, words: TokenSpan) -> bool {
    !words.is_empty()
        && words.len() <= LONGEST_NAME
        && view.is_capital(words.start)
        && words.range().all(|index| {
            view.is_capital(index)
                || view.is(index, &["of", "the", "de", "al", "-", "van", "von", "(", ")", ".", "'s"])
        })
}
