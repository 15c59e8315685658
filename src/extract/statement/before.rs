//! Contents before the cue: `“We left,” she said`, `They left, she said`, `They, she said, left`.

use super::candidate::{End, Shape, Start};
use super::cue::Cue;
use super::setting::comma_before_lag;
use super::speaker::{How, Speaker};
use super::view::View;
use crate::language::syntax::Upos;
use crate::model::TokenSpan;

/// A content before an attribution, perhaps going on after it.
#[derive(Debug, Clone)]
pub(super) struct Before {
    pub(super) shape: Shape,
    pub(super) content: Vec<TokenSpan>,
    pub(super) start: Start,
    pub(super) end: End,
    /// Where a continuation after the attribution would begin.
    pub(super) next: usize,
}

/// The words of the attribution: speaker and cue together, when they stand side by side.
///
/// With the words that tie it to what was said: `or so | says Brandt`, `was how | Brandt put it`, `as | Brandt put it`.
pub(super) fn attribution(view: &View<'_, '_>, cue: &Cue, speaker: &Speaker) -> TokenSpan {
    let bare = speaker_and_cue(cue, speaker);
    let floor = view.doc.sentence_of(cue.head).start + 1;
    let ties: &[&[&str]] = &[&["or", "so"], &["so"], &["was", "how"], &["is", "how"], &["as"]];
    let tied = ties.iter().find(|words| {
        bare.start >= floor + words.len()
            && words.iter().rev().zip((0..bare.start).rev()).all(|(word, index)| view.word(index) == *word)
    });
    TokenSpan::new(bare.start - tied.map_or(0, |words| words.len()), bare.end)
}

fn speaker_and_cue(cue: &Cue, speaker: &Speaker) -> TokenSpan {
    let group = cue.group;
    match speaker.reach {
        Some(reach)
            if speaker.how == How::Inverted || (reach.end > group.end && reach.start <= group.end + 2) =>
        {
            group.cover(&reach)
        }
        Some(reach) if reach.end <= group.start && reach.end + 3 >= group.start => group.cover(&reach),
        _ => group,
    }
}

/// All contents that may stand before the attribution.
pub(super) fn contents(view: &View<'_, '_>, cue: &Cue, attribution: TokenSpan) -> Vec<Before> {
    let doc = view.doc;
    let sentence = doc.sentence_of(cue.head);
    let mut found = Vec::new();
    let left = attribution.start;
    if left == 0 {
        return found;
    }
    // What stands between content and attribution.
    let mut close = left - 1;
    while close > sentence.start && view.is_punctuation(close) && view.closed_at(close).is_none() {
        close -= 1;
    }
    let next = after_attribution(view, attribution, sentence.end);
    if view.closed_at(close).is_none()
        && let Some(mark) = mark_before(view, cue)
    {
        close = mark;
    }
    if let Some(number) = view.closed_at(close)
        && view.quotation(cue.head).is_none()
        && view.paragraph(close) == view.paragraph(left)
    {
        quoted(view, number, close, &mut found);
        for before in &mut found {
            before.next = next;
        }
        let whole: Vec<Before> = found.clone();
        for before in whole {
            if let Some(rest) = rest_in_sentence(view, next, sentence.end, true) {
                let mut content = before.content.clone();
                content.push(rest);
                found.push(Before { content, next: sentence.end, ..before });
            }
        }
    }
    if left > sentence.start
        && (view.is(left - 1, &[",", "—", "–", "―", "--", "-", ")"])
            || view.closed_at(left - 1).is_some()
            || is_stray_mark(view, left - 1))
    {
        unquoted(view, cue, sentence, left, next, &mut found);
    }
    found
}

/// A closing mark whose opening one was lost: `No ship may leave,” the minister said.`
fn is_stray_mark(view: &View<'_, '_>, index: usize) -> bool {
    index > 0
        && view.is(index, &["\"", "”", "''"])
        && !view.is_mark(index)
        && view.is(index - 1, &[",", "?", "!", "."])
}

/// The closing mark before a cue with only the speaker's name and description between them.
pub(super) fn mark_before(view: &View<'_, '_>, cue: &Cue) -> Option<usize> {
    let sentence = view.doc.sentence_of(cue.head);
    let from = sentence.start.max(cue.group.start.saturating_sub(45));
    (from..cue.group.start).rev().find(|&index| view.closed_at(index).is_some())
}

/// Contents that end with the quotation `number`, whose closing mark is the token `close`.
fn quoted(view: &View<'_, '_>, number: usize, close: usize, found: &mut Vec<Before>) {
    let doc = view.doc;
    let quotation = &doc.quotations[number];
    let open = quotation.tokens.start - 1;
    let first = doc.sentence_of(open);
    let first =
        TokenSpan::new(super::furniture::body_start(view, TokenSpan::new(first.start, open)), first.end);
    let end = close;
    let mut push = |content: Vec<TokenSpan>, start: Start| {
        found.push(Before { shape: Shape::QuoteBefore, content, start, end: End::Quote, next: 0 });
    };
    push(vec![TokenSpan::new(open, end)], Start::Quote);
    if quotation.continues.is_some() {
        let mut content = super::more::reopened(view, number);
        content.push(TokenSpan::new(open, end));
        push(content, Start::Clause);
    }
    if first.start < open && view.has_words(TokenSpan::new(first.start, open)) {
        push(vec![TokenSpan::new(first.start, end)], Start::Sentence);
        // `Norland, he added, “will stay,” he said`: from the last comma before the mark.
        if let Some(comma) = (first.start..open)
            .rev()
            .take(40)
            .find(|&index| view.is(index, &[",", ";", ":"]) && index + 1 < open)
        {
            push(vec![TokenSpan::new(comma + 1, end)], Start::Clause);
        }
    } else if let Some(before) = (open > 0).then(|| view.closed_at(open - 1)).flatten() {
        // `“A.” “B,” he said`.
        let earlier = doc.quotations[before].tokens.start - 1;
        if view.paragraph(earlier) == view.paragraph(open) {
            push(vec![TokenSpan::new(earlier, end)], Start::Clause);
        }
    }
}

/// Contents in plain words (or partly quoted) that end before the attribution at `left`.
fn unquoted(
    view: &View<'_, '_>,
    cue: &Cue,
    sentence: TokenSpan,
    left: usize,
    next: usize,
    found: &mut Vec<Before>,
) {
    let inside = view.quotation(cue.head);
    let floor = inside.map_or(0, |number| view.doc.quotations[number].tokens.start);
    let end = left - 1;
    let from = super::furniture::body_start(view, TokenSpan::new(sentence.start.max(floor), end.max(floor)));
    if from >= end {
        return;
    }
    let mut starts = vec![(from, Start::Sentence)];
    // A quotation that began in an earlier sentence and runs into this one.
    if let Some(number) = view.quotation(from).filter(|&number| Some(number) != inside) {
        starts.push((view.doc.quotations[number].tokens.start - 1, Start::Quote));
    }
    for index in (from + 1..end).rev().take(60) {
        if view.quotation(index) == inside
            && view.is(index, &[",", ";", ":", "—", "–", "―", "--"])
            && starts.len() < 5
        {
            starts.push((index + 1, Start::Clause));
        }
    }
    for (start, kind) in starts {
        // A whole quotation is another pattern.
        let whole = view.opened_at(start).is_some_and(|number| view.doc.quotations[number].tokens.end >= end);
        if whole || !view.has_words(TokenSpan::new(start, end)) {
            continue;
        }
        // `They met “on the quay,” Omar Dale, the mayor, said`: the name behind the mark is the speaker's.
        let name_behind = mark_before(view, cue).is_some_and(|mark| {
            start < mark
                && mark + 1 < end
                && (mark + 1..end).all(|index| {
                    matches!(view.upos(index), Upos::Propn | Upos::Noun | Upos::Det | Upos::Adj | Upos::Punct)
                })
        });
        if name_behind {
            continue;
        }
        let front = TokenSpan::new(start, end);
        found.push(Before {
            shape: Shape::Fronted,
            content: vec![front],
            start: kind,
            end: End::Attribution,
            next,
        });
        // `In May, the palace said, “We left”`: the words before are an adverbial, the content is the quotation.
        let adverbial = view.opened_at(next).is_some() && matches!(view.upos(start), Upos::Adp | Upos::Adv);
        // `said on Monday, hours before the hearing`: when it was said; leave `police said, hours after they fled`.
        let lag = comma_before_lag(view, cue.group.end).is_some_and(|comma| comma + 1 == next);
        if let Some(rest) = rest_in_sentence(view, next, sentence.end, false).filter(|_| !adverbial && !lag) {
            found.push(Before {
                shape: Shape::Around,
                content: vec![front, rest],
                start: kind,
                end: End::Sentence,
                next: sentence.end,
            });
        }
    }
}

/// Where the words after an attribution begin: after the comma, dash or mark that follows it within a few words.
fn after_attribution(view: &View<'_, '_>, attribution: TokenSpan, end: usize) -> usize {
    (attribution.end..end.min(attribution.end + 20))
        .find(|&index| {
            view.is(index, &[",", ";", ":", "—", "–", "―", "--"]) || view.opened_at(index).is_some()
        })
        .map_or(end, |index| if view.opened_at(index).is_some() { index } else { index + 1 })
}

/// What is left of the sentence after its attribution: a quotation, or (`plain`) any words.
fn rest_in_sentence(view: &View<'_, '_>, next: usize, end: usize, quoted: bool) -> Option<TokenSpan> {
    if next >= end {
        return None;
    }
    if quoted {
        let open = (next..end.min(next + 3)).find(|&index| view.opened_at(index).is_some())?;
        let number = view.opened_at(open)?;
        let close = view.doc.quotations[number].tokens.end;
        return Some(TokenSpan::new(open, close));
    }
    let mut end = end;
    if let Some(number) = view.quotation(end - 1) {
        end = view.doc.quotations[number].tokens.end;
    }
    let rest = TokenSpan::new(next, end);
    view.has_words(rest).then_some(rest)
}
