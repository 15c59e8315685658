//! Statements without a cue: embedded posts, and quotations that nobody is named for.

use super::candidate::Shape;
use super::view::View;
use crate::language::Quotation;
use crate::language::syntax::{Relation, Upos};
use crate::model::{
    ByteSpan, Certainty, Confidence, EntityType, RegionKind, SpeechKind, Statement, TokenSpan,
};
use std::collections::BTreeMap;

/// Words of a quotation that counts as speech without an attribution.
const SHORTEST: usize = 6;
/// The same right after an attribution.
const SHORTEST_AFTER: usize = 3;

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
/// One right after the statement of a quotation goes on with it: as a further part of its content, or (when it is
/// longer than what it follows) as a statement whose speaker is inferred. Any other has no speaker.
pub(super) fn orphans(view: &View<'_, '_>, statements: &mut Vec<Statement>) {
    let doc = view.doc;
    let taken = Taken::new(statements);
    let mut ends: Vec<(usize, usize)> = statements
        .iter()
        .enumerate()
        .filter(|(_, statement)| statement.kind != SpeechKind::Indirect && statement.speaker.is_some())
        .filter_map(|(number, statement)| {
            Some((statement.content.last()?.end.max(statement.cue?.end).max(statement.speaker?.end), number))
        })
        .collect();
    ends.sort_unstable();
    // Who speaks in plain words, by the sentence of the cue: the last one.
    let mut spoken: BTreeMap<usize, ByteSpan> = BTreeMap::new();
    for statement in statements.iter().filter(|one| one.aside.is_none() && one.nested_in.is_none()) {
        if let (Some(cue), Some(speaker)) = (statement.cue, statement.speaker) {
            spoken.insert(doc.tokens[doc.tokens_in(cue).start].sentence, speaker);
        }
    }
    let size = |spans: &[ByteSpan]| spans.iter().map(crate::model::Span::len).sum::<usize>();
    let mut room: Vec<usize> = statements.iter().map(|statement| size(&statement.content)).collect();
    // The quotation before, where it was one of these: the sentence after it, and whose it was.
    let mut before: Option<(usize, Owner)> = None;
    for quotation in doc.quotations.iter().filter(|quotation| !quotation.single) {
        let open = quotation.tokens.start - 1;
        if !is_alone(view, quotation) || !taken.is_free(quotation.inner) {
            continue;
        }
        let sentence = doc.tokens[open].sentence;
        let last =
            ends.partition_point(|&(end, _)| end <= quotation.outer.start).checked_sub(1).map(|at| ends[at]);
        let follows = last.filter(|&(end, _)| {
            let last_word = doc.tokens_in(ByteSpan::new(end.saturating_sub(1), end)).start;
            doc.tokens[last_word].sentence + 1 == sentence
                && view.paragraph(last_word) + 1 >= view.paragraph(open)
        });
        let owner = match (follows, before) {
            (Some((_, number)), _) => Owner::Statement(number),
            (None, Some((next, owner))) if next == sentence => owner,
            _ => speaker_before(view, &spoken, open).map_or(Owner::Nobody, Owner::Somebody),
        };
        if matches!(owner, Owner::Nobody) && view.count_words(quotation.tokens).0 < SHORTEST {
            continue;
        }
        let inner = doc.bytes(view.trimmed(quotation.tokens));
        let speaker = match owner {
            Owner::Statement(number) if room[number] >= quotation.inner.len() => {
                room[number] -= quotation.inner.len();
                statements[number].content.push(inner);
                statements[number].quoted.push(inner);
                before = Some((doc.tokens[quotation.tokens.end - 1].sentence + 1, owner));
                continue;
            }
            Owner::Statement(number) => statements[number].speaker,
            Owner::Somebody(speaker) => Some(speaker),
            Owner::Nobody => None,
        };
        before = Some((doc.tokens[quotation.tokens.end - 1].sentence + 1, owner));
        let shape = if speaker.is_some() { Shape::OrphanAfter } else { Shape::Orphan };
        statements.push(plain(speaker, inner, shape, SpeechKind::Direct));
    }
}

/// To whom a quotation without attribution belongs.
#[derive(Debug, Clone, Copy)]
enum Owner {
    /// Whoever made this statement.
    Statement(usize),
    /// Whom the sentence before is about.
    Somebody(ByteSpan),
    Nobody,
}

/// Whom the sentence before, in the same paragraph, lets speak or act.
///
/// Catches `Brandt said the plan was clear. “We will rebuild it.”` and `Nora Velt turned around. “The pump is broken.”`;
/// leaves `The river rose. “Nobody has seen it so high.”`
fn speaker_before(view: &View<'_, '_>, spoken: &BTreeMap<usize, ByteSpan>, open: usize) -> Option<ByteSpan> {
    let doc = view.doc;
    let sentence = doc.tokens[open].sentence.checked_sub(1)?;
    let words = doc.sentences[sentence];
    if view.paragraph(words.start) != view.paragraph(open) || !view.is_report(words.start) {
        return None;
    }
    spoken.get(&sentence).copied().or_else(|| {
        let root = doc.head_of(words)?;
        let subject = doc.subject(root).filter(|&subject| words.contains(subject) && subject < root)?;
        let span = super::phrase::around(view, subject);
        let person = span.range().any(|index| view.named(index) == Some(EntityType::Person));
        // `put`, `set`: the tagger may miss the past.
        let finite = doc.tokens[root].xpos.is_finite()
            || doc.upos(root) == Upos::Verb && doc.child_by(root, &[Relation::Aux, Relation::Mark]).is_none();
        (person && finite && view.quotation(root).is_none()).then(|| doc.bytes(span))
    })
}

/// Whether the quotation is a sentence or several, with nothing beside it.
fn is_alone(view: &View<'_, '_>, quotation: &Quotation) -> bool {
    let (open, tokens) = (quotation.tokens.start - 1, quotation.tokens);
    let first = view.doc.sentence_of(open);
    let last = view.doc.sentence_of(tokens.end.min(view.len() - 1));
    view.opened_at(open).is_some()
        && view.is_report(open)
        && view.count_words(tokens).0 >= SHORTEST_AFTER
        && first.start == open
        && !view.has_words(TokenSpan::new(tokens.end, last.end))
        && view.is_capital(tokens.start)
        && (view.is(tokens.end - 1, &[".", "!", "?", "…", "...", "....", ",", "—", "--"])
            || !quotation.closed)
}

/// The spans of all statements, for a quick look whether another one overlaps them.
struct Taken {
    spans: Vec<ByteSpan>,
    /// The furthest end of all spans up to each.
    furthest: Vec<usize>,
}

impl Taken {
    fn new(statements: &[Statement]) -> Self {
        let mut spans: Vec<ByteSpan> = statements
            .iter()
            .flat_map(|statement| {
                statement.content.iter().copied().chain(statement.cue).chain(statement.speaker)
            })
            .collect();
        spans.sort_unstable();
        let mut reach = 0;
        let furthest = spans
            .iter()
            .map(|span| {
                reach = reach.max(span.end);
                reach
            })
            .collect();
        Self { spans, furthest }
    }

    fn is_free(&self, span: ByteSpan) -> bool {
        let before = self.spans.partition_point(|other| other.start < span.end);
        before == 0 || self.furthest[before - 1] <= span.start
    }
}

fn plain(speaker: Option<ByteSpan>, content: ByteSpan, shape: Shape, kind: SpeechKind) -> Statement {
    Statement {
        speaker,
        speakers: speaker.into_iter().collect(),
        said_apart: false,
        speaker_inferred: shape == Shape::OrphanAfter,
        cue: None,
        content: vec![content],
        quoted: if shape == Shape::Post { Vec::new() } else { vec![content] },
        kind,
        act: "say".to_owned(),
        time: None,
        time_from_context: false,
        negated: false,
        certainty: Certainty::Certain,
        conditional: false,
        addressee: None,
        medium: None,
        via: None,
        nested_in: None,
        predicate: None,
        proposition: None,
        rule: shape.as_str(),
        confidence: Confidence(match shape {
            Shape::Post => 95,
            Shape::OrphanAfter => 70,
            _ => 60,
        }),
        aside: None,
    }
}
