//! From chosen readings to statements.

use super::choose::Chosen;
use super::cue::Cue;
use super::view::View;
use crate::model::{ByteSpan, Certainty, Confidence, SpeechKind, Statement, TimeExpression, TokenSpan};

/// The statements, by position of their content.
pub(super) fn statements(
    view: &View<'_, '_>,
    cues: &[Cue],
    chosen: &[Chosen],
    times: &[TimeExpression],
) -> Vec<Statement> {
    let _ = times;
    let mut order: Vec<usize> = (0..chosen.len()).collect();
    order.sort_by_key(|&number| (chosen[number].candidate.extent(), cues[chosen[number].candidate.cue].head));
    let mut place = vec![0; chosen.len()];
    for (position, &number) in order.iter().enumerate() {
        place[number] = position;
    }
    order
        .iter()
        .map(|&number| {
            let mut statement = statement(view, cues, &chosen[number]);
            statement.nested_in = chosen[number].inside.map(|outer| place[outer]);
            statement
        })
        .collect()
}

fn statement(view: &View<'_, '_>, cues: &[Cue], chosen: &Chosen) -> Statement {
    let doc = view.doc;
    let candidate = &chosen.candidate;
    let cue = &cues[candidate.cue];
    let content: Vec<ByteSpan> = candidate
        .content
        .iter()
        .map(|&span| view.trimmed(span))
        .filter(|&span| view.has_words(span))
        .map(|span| doc.bytes(span))
        .collect();
    let (kind, quoted) = quoted(view, &candidate.content);
    Statement {
        speaker: candidate.speaker.span.map(|span| doc.bytes(span)),
        speakers: candidate.speaker.span.map(|span| doc.bytes(span)).into_iter().collect(),
        speaker_inferred: false,
        cue: Some(doc.bytes(cue.group)),
        content,
        quoted,
        kind,
        act: cue.lemma().to_owned(),
        time: None,
        negated: false,
        certainty: Certainty::Certain,
        conditional: false,
        addressee: None,
        medium: None,
        via: None,
        nested_in: None,
        rule: candidate.shape.as_str(),
        confidence: Confidence((chosen.chance / 100).min(99) as u8),
    }
}

/// How much of the content stands in quotation marks, and those words.
fn quoted(view: &View<'_, '_>, content: &[TokenSpan]) -> (SpeechKind, Vec<ByteSpan>) {
    let mut spans: Vec<TokenSpan> = Vec::new();
    let (mut inside, mut outside) = (0, 0);
    for index in content.iter().flat_map(crate::model::TokenSpan::range) {
        if view.is_punctuation(index) {
            continue;
        }
        let number = view.quotation(index);
        if number.is_none() {
            outside += 1;
            continue;
        }
        inside += 1;
        match spans.last_mut() {
            Some(last) if view.quotation(last.start) == number => {
                *last = TokenSpan::new(last.start, index + 1)
            }
            _ => spans.push(TokenSpan::new(index, index + 1)),
        }
    }
    let kind = match (inside, outside) {
        (0, _) => SpeechKind::Indirect,
        (_, 0) => SpeechKind::Direct,
        _ => SpeechKind::Mixed,
    };
    (kind, spans.into_iter().map(|span| view.doc.bytes(span)).collect())
}
