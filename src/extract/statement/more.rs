//! Quotations that go on after the attribution, or began in an earlier paragraph.

use super::candidate::More;
use super::view::View;
use crate::model::TokenSpan;

/// Quotations followed after one attribution.
const MOST: usize = 12;

/// Ways in which a quotation that ends (with its attribution) before token `from` goes on, each with the spans to add.
///
/// `“A,” he said. “B.”` goes on in the paragraph; a paragraph that is one whole quotation may go on with it.
/// `has_cue` tells whether a sentence holds an attribution of its own.
pub(super) fn continuations(
    view: &View<'_, '_>,
    from: usize,
    has_cue: &dyn Fn(usize) -> bool,
) -> Vec<(More, Vec<TokenSpan>)> {
    let mut found = vec![(More::Nothing, Vec::new())];
    if from == 0 || from >= view.len() {
        return found;
    }
    let mut spans: Vec<TokenSpan> = Vec::new();
    let mut at = from;
    let mut paragraph = view.paragraph(from - 1);
    let mut stage = More::Paragraph;
    let mut grown = false;
    while spans.len() < MOST && at < view.len() {
        if view.paragraph(at) != paragraph {
            if grown {
                found.push((stage, spans.clone()));
                grown = false;
            }
            stage = if stage == More::Paragraph { More::NextParagraph } else { More::Paragraphs };
            paragraph = view.paragraph(at);
        }
        let Some(number) = view.opened_at(at) else { break };
        let quotation = &view.doc.quotations[number];
        let close = quotation.tokens.end;
        let after = close + usize::from(quotation.closed);
        let sentence_end = view.doc.sentence_of(close.min(view.len() - 1)).end.max(after);
        // Words outside the marks in the quotation's last sentence: it is reported by them, or only partly quoted.
        let outside = view.count_words(TokenSpan::new(after, sentence_end)).1 > 0;
        if outside && (stage != More::Paragraph || has_cue(close.min(view.len() - 1))) {
            break;
        }
        let end = if outside { sentence_end } else { close };
        spans.push(TokenSpan::new(at, end));
        grown = true;
        at = sentence_end.max(after);
    }
    if grown {
        found.push((stage, spans));
    }
    found
}

/// The paragraphs before that a quotation reopens, first one first.
pub(super) fn reopened(view: &View<'_, '_>, number: usize) -> Vec<TokenSpan> {
    let quotations = &view.doc.quotations;
    let mut spans = Vec::new();
    let mut at = number;
    while let Some(before) = quotations[at].continues.filter(|_| spans.len() < MOST) {
        spans.push(quotations[before].tokens);
        at = before;
    }
    spans.reverse();
    spans
}
