//! Statements without a cue: embedded posts, and quotations that nobody is named for.

use super::candidate::Shape;
use super::view::View;
use crate::model::{ByteSpan, Certainty, Confidence, RegionKind, SpeechKind, Statement, TokenSpan};

/// Words of a quotation that counts as speech without an attribution.
const SHORTEST: usize = 6;

/// A statement for every embedded post: its author says its text.
///
/// Catches `We start today. — Palace Press Office (@palace) May 2, 2031`; leaves captions and credits.
pub(super) fn posts(view: &View<'_, '_>) -> Vec<Statement> {
    let doc = view.doc;
    let posts = doc.regions.iter().filter(|region| region.kind == RegionKind::Embed);
    posts
        .filter_map(|region| {
            let author = region.author?;
            let tokens = doc.tokens_in(ByteSpan::new(region.span.start, author.start));
            let mut end = tokens.end;
            let is_tail = |index: usize| {
                view.is_punctuation(index)
                    || view.word(index).contains("pic.twitter")
                    || view.word(index).starts_with("http")
            };
            while end > tokens.start && is_tail(end - 1) && !view.is(end - 1, &[")", "%"]) {
                end -= 1;
            }
            let content = TokenSpan::new(tokens.start, end);
            view.has_words(content).then(|| Statement {
                medium: None,
                ..plain(Some(author), doc.bytes(content), Shape::Post, SpeechKind::Direct)
            })
        })
        .collect()
}

/// Quotations that stand as sentences of their own and belong to no statement so far.
///
/// A quotation right after one whose speaker is known goes on with the same speaker, and says so
/// (`speaker_inferred`); any other has no speaker.
pub(super) fn orphans(view: &View<'_, '_>, statements: &[Statement]) -> Vec<Statement> {
    let doc = view.doc;
    let mut taken: Vec<ByteSpan> = statements
        .iter()
        .flat_map(|statement| statement.content.iter().copied().chain(statement.cue).chain(statement.speaker))
        .collect();
    taken.sort_unstable();
    // The furthest end of all spans up to each, so that one search finds an overlap.
    let mut reach = 0;
    let furthest: Vec<usize> = taken
        .iter()
        .map(|span| {
            reach = reach.max(span.end);
            reach
        })
        .collect();
    let is_free = |span: ByteSpan| {
        let before = taken.partition_point(|other| other.start < span.end);
        before == 0 || furthest[before - 1] <= span.start
    };
    let mut ends: Vec<(usize, usize)> = statements
        .iter()
        .enumerate()
        .filter(|(_, statement)| statement.kind != SpeechKind::Indirect && statement.speaker.is_some())
        .filter_map(|(number, statement)| {
            Some((statement.content.last()?.end.max(statement.cue?.end).max(statement.speaker?.end), number))
        })
        .collect();
    ends.sort_unstable();
    let mut found: Vec<Statement> = Vec::new();
    let mut last_of_before: Option<(usize, usize, Option<ByteSpan>)> = None;
    for quotation in doc.quotations.iter().filter(|quotation| !quotation.single) {
        let (open, tokens) = (quotation.tokens.start - 1, quotation.tokens);
        if view.opened_at(open).is_none() || !view.is_report(open) || !is_free(quotation.inner) {
            continue;
        }
        let words = view.count_words(tokens).0;
        let first = doc.sentence_of(open);
        let last = doc.sentence_of((tokens.end).min(view.len() - 1));
        let alone = first.start == open
            && !view.has_words(TokenSpan::new(tokens.end, last.end))
            && view.is_capital(tokens.start)
            && (view.is(tokens.end - 1, &[".", "!", "?", "…", "...", "....", ",", "—", "--"])
                || !quotation.closed);
        if words < SHORTEST || !alone {
            continue;
        }
        // The statement that ends right before, in this paragraph or as the end of the one before.
        let paragraph = view.paragraph(open);
        let before =
            ends.partition_point(|&(end, _)| end <= quotation.outer.start).checked_sub(1).map(|at| ends[at]);
        let near = before.and_then(|(end, number)| {
            let last = doc.tokens_in(ByteSpan::new(end.saturating_sub(1), end)).start;
            let gap = view.count_words(TokenSpan::new(last + 1, open)).0;
            (gap <= 12 && view.paragraph(last) + 1 >= paragraph).then(|| statements[number].speaker).flatten()
        });
        let chained = last_of_before
            .and_then(|(end, of, speaker)| (of + 1 >= paragraph && end + 3 >= open).then_some(speaker))
            .flatten();
        let speaker = near.or(chained);
        let shape = if speaker.is_some() { Shape::OrphanAfter } else { Shape::Orphan };
        last_of_before = Some((tokens.end, paragraph, speaker));
        found.push(plain(speaker, quotation.inner, shape, SpeechKind::Direct));
    }
    found
}

fn plain(speaker: Option<ByteSpan>, content: ByteSpan, shape: Shape, kind: SpeechKind) -> Statement {
    Statement {
        speaker,
        speakers: speaker.into_iter().collect(),
        speaker_inferred: shape == Shape::OrphanAfter,
        cue: None,
        content: vec![content],
        quoted: if shape == Shape::Post { Vec::new() } else { vec![content] },
        kind,
        act: "say".to_owned(),
        time: None,
        negated: false,
        certainty: Certainty::Certain,
        conditional: false,
        addressee: None,
        medium: None,
        via: None,
        nested_in: None,
        rule: shape.as_str(),
        confidence: Confidence(match shape {
            Shape::Post => 95,
            Shape::OrphanAfter => 70,
            _ => 60,
        }),
    }
}
