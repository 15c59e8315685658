//! From chosen readings to statements.

use super::candidate::{Candidate, Shape};
use super::choose::Chosen;
use super::cue::{Cue, Form};
use super::described::{described, name_before, name_in};
use super::detail;
use super::phrase;
use super::view::View;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{
    ByteSpan, Confidence, DateValue, SpeechKind, Statement, TimeExpression, TimeKind, TokenSpan,
};

/// The statements, by position of their content.
pub(super) fn statements(
    view: &View<'_, '_>,
    cues: &[Cue],
    chosen: &[Chosen],
    times: &[TimeExpression],
) -> Vec<Statement> {
    let mut order: Vec<usize> = (0..chosen.len()).collect();
    order.sort_by_key(|&number| (chosen[number].candidate.extent(), cues[chosen[number].candidate.cue].head));
    let mut place = vec![0; chosen.len()];
    for (position, &number) in order.iter().enumerate() {
        place[number] = position;
    }
    let mut found: Vec<Statement> = order
        .iter()
        .map(|&number| {
            let mut statement = statement(view, cues, &chosen[number], times);
            statement.nested_in = chosen[number].inside.map(|outer| place[outer]);
            statement
        })
        .collect();
    relayed(&mut found);
    super::occasion::share_days(view.doc, &mut found);
    let mut apart: Vec<Statement> = Vec::new();
    for (statement, &number) in found.iter_mut().zip(&order) {
        if statement.speakers.len() > 1 && said_apart(view, cues, &chosen[number]) {
            apart.extend(in_separate_statements(statement));
        }
    }
    found.extend(apart);
    found
}

/// Who relays a statement: the source of the statement around it, when that one only reports (`according to Reuters`).
fn relayed(statements: &mut [Statement]) {
    for index in 0..statements.len() {
        let outer = statements[index].nested_in.map(|outer| &statements[outer]);
        let via = outer
            .filter(|outer| matches!(outer.act.as_str(), "according" | "report"))
            .and_then(|outer| outer.speaker);
        statements[index].via = via;
    }
}

/// Whether the attribution says that each speaker spoke alone: `in separate statements`, `separately`.
fn said_apart(view: &View<'_, '_>, cues: &[Cue], chosen: &Chosen) -> bool {
    let group = cues[chosen.candidate.cue].group;
    let sentence = view.doc.sentence_of(group.start);
    (group.start.saturating_sub(2).max(sentence.start)..sentence.end.min(group.end + 6)).any(|index| {
        view.word(index) == "separately"
            || (view.word(index) == "separate" && view.is_of(index + 1, Class::SeparateMedia))
    })
}

/// Leaves the first speaker to the statement and makes one more statement for each other.
fn in_separate_statements(statement: &mut Statement) -> Vec<Statement> {
    let speakers = std::mem::take(&mut statement.speakers);
    let mut all = speakers.into_iter().map(|speaker| Statement {
        speaker: Some(speaker),
        speakers: vec![speaker],
        said_apart: true,
        ..statement.clone()
    });
    let first = all.next();
    let others = all.collect();
    if let Some(first) = first {
        *statement = Statement { said_apart: false, ..first };
    }
    others
}

/// The same statements by position of their content, indices between them moved along.
pub(super) fn sorted(statements: Vec<Statement>) -> Vec<Statement> {
    let mut order: Vec<usize> = (0..statements.len()).collect();
    order.sort_by_key(|&number| (statements[number].content.first().copied(), number));
    let mut place = vec![0; statements.len()];
    for (position, &number) in order.iter().enumerate() {
        place[number] = position;
    }
    let mut numbered: Vec<(usize, Statement)> = place.iter().copied().zip(statements).collect();
    numbered.sort_by_key(|&(position, _)| position);
    numbered
        .into_iter()
        .map(|(_, mut statement)| {
            statement.nested_in = statement.nested_in.map(|outer| place[outer]);
            statement
        })
        .collect()
}

/// The statements that are kept before those set aside; what stands in one of the latter stands in the one around it.
pub(super) fn kept_first(statements: &[Statement]) -> Vec<Statement> {
    let (kept, aside): (Vec<usize>, Vec<usize>) =
        (0..statements.len()).partition(|&number| statements[number].is_kept());
    let mut place = vec![0; statements.len()];
    for (at, &number) in kept.iter().chain(&aside).enumerate() {
        place[number] = at;
    }
    let outer = |number: usize| {
        std::iter::successors(statements[number].nested_in, |&outer| statements[outer].nested_in)
            .find(|&outer| statements[outer].is_kept())
            .map(|outer| place[outer])
    };
    kept.iter()
        .chain(&aside)
        .map(|&number| Statement { nested_in: outer(number), ..statements[number].clone() })
        .collect()
}

/// A content without the `that` before its quotation: `said that, “The talks failed”`.
fn without_that(view: &View<'_, '_>, span: TokenSpan) -> TokenSpan {
    let span = view.trimmed(span);
    let parted = span.len() > 2 && view.is(span.start, &["that"]) && view.is_punctuation(span.start + 1);
    if parted { view.trimmed(TokenSpan::new(span.start + 1, span.end)) } else { span }
}

/// A content without when it was said: `said | earlier | it had signed the lease`, `said | last week that | the pier was safe`.
/// Leaves `said earlier talks had failed`.
fn without_when(view: &View<'_, '_>, cue: &Cue, span: TokenSpan, times: &[TimeExpression]) -> TokenSpan {
    if span.start != cue.group.end || view.quotation(span.start).is_some() {
        return span;
    }
    let doc = view.doc;
    let at = doc.tokens[span.start].span.start;
    let time = times.partition_point(|time| time.span.start < at);
    let time = times.get(time).filter(|time| time.span.start == at);
    let behind = time.map(|time| doc.tokens_in(time.span).end).filter(|&end| view.is(end, &["that"]));
    if let Some(end) = behind {
        return TokenSpan::new((end + 1).min(span.end), span.end);
    }
    // `said | Tuesday | his government had signed`
    let day = time.filter(|time| time.kind == TimeKind::Date).map(|time| doc.tokens_in(time.span).end);
    let day = day
        .filter(|&end| matches!(view.upos(end), Upos::Det | Upos::Pron | Upos::Propn) && end + 2 < span.end);
    if let Some(end) = day {
        return TokenSpan::new(end, span.end);
    }
    let next = span.start + 1;
    let begins = matches!(view.upos(next), Upos::Det | Upos::Pron | Upos::Propn) || view.is(next, &["that"]);
    let adverb = view.is_of(span.start, Class::SaidWhen);
    if adverb && view.upos(span.start) == Upos::Adv && begins && span.len() > 3 {
        let that = usize::from(view.is(next, &["that"]));
        return TokenSpan::new(next + that, span.end);
    }
    span
}

fn statement(view: &View<'_, '_>, cues: &[Cue], chosen: &Chosen, times: &[TimeExpression]) -> Statement {
    let doc = view.doc;
    let candidate = &chosen.candidate;
    let cue = &cues[candidate.cue];
    let speaker = candidate.speaker.span;
    let before = speaker.and_then(|span| name_before(view, span, cue));
    let whole = speaker.map(|span| {
        let described = described(view, span, cue);
        before.map_or(described, |name| name.cover(&described))
    });
    let (words, day) = without_day(view, cue, candidate, times);
    let words: Vec<TokenSpan> =
        words.into_iter().map(|span| without_that(view, without_when(view, cue, span, times))).collect();
    let content: Vec<ByteSpan> = words
        .iter()
        .map(|&span| view.trimmed(without_speaker(view.trimmed(span), whole)))
        .filter(|&span| view.has_words(span))
        .map(|span| doc.bytes(span))
        .collect();
    let details = detail::details(view, cue, candidate.speaker.span, &words, times);
    let (kind, quoted) = quoted(view, &words);
    let name =
        before.or_else(|| speaker.zip(whole).and_then(|(speaker, whole)| name_in(view, speaker, whole)));
    Statement {
        speaker: whole.map(|span| doc.bytes(span)),
        speakers: name
            .or_else(|| speaker.and_then(|span| antecedent(view, span)))
            .or(speaker)
            .map_or_else(Vec::new, |span| detail::parts(view, span)),
        said_apart: false,
        speaker_inferred: false,
        cue: Some(doc.bytes(cue.group)),
        content,
        quoted,
        kind,
        act: cue.lemma().to_owned(),
        time: details.time.or(day),
        time_from_context: false,
        negated: details.negated,
        certainty: details.certainty,
        conditional: details.conditional,
        addressee: details.addressee.map(|span| doc.bytes(span)),
        medium: details.medium.map(|span| doc.bytes(span)),
        via: None,
        nested_in: None,
        predicate: details.predicate.map(|index| doc.tokens[index].span),
        proposition: None,
        rule: candidate.shape.as_str(),
        confidence: Confidence((chosen.chance / 100).min(99) as u8),
        aside: chosen.aside,
    }
}

/// The content without the medium or the day of saying at its end, and that day: `announced his retirement | on Tuesday`, where that day is
/// past; leaves `called for a march on Friday`.
fn without_day(
    view: &View<'_, '_>,
    cue: &Cue,
    candidate: &Candidate,
    times: &[TimeExpression],
) -> (Vec<TokenSpan>, Option<usize>) {
    let doc = view.doc;
    let mut content = candidate.content.clone();
    let Some(last) = content.last_mut() else { return (content, None) };
    let mut words = view.trimmed(*last);
    let said = cue.form == Form::Past && matches!(candidate.shape, Shape::Object | Shape::Particle);
    if !said || words.is_empty() || view.quotation(words.end - 1).is_some() {
        return (content, None);
    }
    // `confirmed the news | in a brief letter`
    let bare = super::setting::without_setting(view, words);
    let medium = view.is(bare.end, &["in", "during"])
        && view.is(bare.end + 1, &["a", "an", "his", "her", "its", "their", "separate"]);
    if bare.len() > 1 && medium && bare.end < words.end {
        *last = TokenSpan::new(last.start, bare.end);
        words = bare;
    }
    let end = doc.tokens[words.end - 1].span.end;
    let after = times.partition_point(|time| time.span.end < end);
    let Some(time) = times.get(after).filter(|time| time.span.end == end) else { return (content, None) };
    let day = time.date.and_then(DateValue::as_day);
    let past = day.zip(doc.reference_at(end)).is_some_and(|(day, today)| day <= today);
    let first = doc.tokens_in(time.span).start;
    // `early on Tuesday`
    let before =
        (words.start..first).rev().take_while(|&index| view.is(index, &["on", "early", "late", "later"]));
    let start = first - before.count();
    // "plans for the committee to meet | on February 11": of what is planned, not of the saying.
    let planned = doc.head(first).is_some_and(|verb| {
        doc.tokens[verb].xpos.is_base()
            && words.contains(verb)
            && doc.child_by(verb, &[Relation::Nsubj]).is_some()
    });
    if past && !planned && start > words.start + 1 {
        *last = TokenSpan::new(last.start, start);
        return (content, Some(after));
    }
    (content, None)
}

/// Whom a relative pronoun stands for: `officials | who say the bridge is safe`.
fn antecedent(view: &View<'_, '_>, speaker: TokenSpan) -> Option<TokenSpan> {
    if speaker.len() != 1 || !view.is(speaker.start, &["who", "which", "that"]) {
        return None;
    }
    let verb = view.doc.head(speaker.start)?;
    let clause =
        view.doc.upwards(verb).take(4).find(|&index| view.doc.relation(index) == Relation::AclRelcl)?;
    let noun = view.doc.head(clause).filter(|&noun| noun < speaker.start)?;
    let span = phrase::around(view, noun);
    // The tree may take a preposition for a part of the phrase.
    let start = span.range().find(|&index| view.upos(index) != Upos::Adp).unwrap_or(span.start);
    Some(TokenSpan::new(start, span.end.min(speaker.start))).filter(|span| !span.is_empty())
}

/// A part of the content without the description of the speaker that follows it: `They left, | the spokesman, Omar Dale, said`.
fn without_speaker(content: TokenSpan, speaker: Option<TokenSpan>) -> TokenSpan {
    match speaker {
        Some(speaker) if speaker.overlaps(&content) && content.start < speaker.start => {
            TokenSpan::new(content.start, speaker.start)
        }
        Some(speaker) if speaker.covers(&content) => TokenSpan::new(content.start, content.start),
        _ => content,
    }
}

/// How much of the content stands in quotation marks, and those words.
fn quoted(view: &View<'_, '_>, content: &[TokenSpan]) -> (SpeechKind, Vec<ByteSpan>) {
    let mut spans: Vec<TokenSpan> = Vec::new();
    let (mut inside, mut outside) = (0, 0);
    for index in content.iter().flat_map(TokenSpan::range) {
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
                *last = TokenSpan::new(last.start, index + 1);
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
