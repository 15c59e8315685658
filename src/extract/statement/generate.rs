//! All readings of all cues.

use super::after;
use super::before;
use super::candidate::{Candidate, End, More, Shape, Start};
use super::cue::{Cue, CueKind};
use super::more;
use super::phrase;
use super::setting::is_only_a_day;
use super::speaker::{How, Speaker, speakers};
use super::view::View;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::TokenSpan;

/// Readings tried for one cue.
const MOST: usize = 240;

/// Cues with what is asked of them for every reading.
pub(super) struct Cues {
    /// All cues by position.
    pub(super) all: Vec<Cue>,
    /// Whether each token is the head of a verb cue or `according`.
    pub(super) at: Vec<bool>,
}

impl Cues {
    /// Finds the cues of a document.
    pub(super) fn new(view: &View<'_, '_>) -> Self {
        let all = super::cue::cues(view);
        let mut at = vec![false; view.len() + 4];
        for cue in all.iter().filter(|cue| cue.kind != CueKind::Noun) {
            at[cue.head] = true;
        }
        Self { all, at }
    }
}

/// The readings of the cue with index `number`.
pub(super) fn readings(view: &View<'_, '_>, cues: &Cues, number: usize) -> Vec<Candidate> {
    let cue = &cues.all[number];
    let mut found = Vec::new();
    let speakers = speakers(view, cue);
    match cue.kind {
        CueKind::Verb => {
            for speaker in &speakers {
                before_cue(view, cues, number, speaker, &mut found);
            }
            after_cue(view, cues, number, &speakers, &mut found);
            passive(view, cues, number, &speakers, &mut found);
        }
        CueKind::Noun => after_cue(view, cues, number, &speakers, &mut found),
        CueKind::According => {
            for speaker in &speakers {
                according(view, number, cue, speaker, cues, &mut found);
            }
        }
        CueKind::Colon => found = super::turn::readings(view, number, cue),
    }
    found.truncate(MOST);
    found
}

fn has_cue<'c>(view: &'c View<'_, '_>, cues: &'c Cues) -> impl Fn(usize) -> bool + 'c {
    |index: usize| {
        let sentence = view.doc.sentence_of(index);
        let from = index.min(sentence.end).max(sentence.start);
        (from..sentence.end.min(from + 40)).any(|token| cues.at[token] && view.quotation(token).is_none())
    }
}

fn before_cue(
    view: &View<'_, '_>,
    cues: &Cues,
    number: usize,
    speaker: &Speaker,
    found: &mut Vec<Candidate>,
) {
    let cue = &cues.all[number];
    if matches!(speaker.how, How::Agent | How::Modified | How::Holder) {
        return;
    }
    let attribution = before::attribution(view, cue, speaker);
    for before in before::contents(view, cue, attribution) {
        // `The envoy closed the meeting, saying, “...”`: nobody speaks inside the own words.
        let inside = |span: TokenSpan| before.content.iter().any(|content| content.overlaps(&span));
        if before.shape != Shape::QuoteBefore && speaker.span.is_some_and(inside) {
            continue;
        }
        let continued =
            if before.shape == Shape::QuoteBefore || view.closed_at(attribution.start - 1).is_some() {
                let mut from = before.content.last().map_or(0, |span| span.end);
                from = if from > cue.head { from } else { view.doc.sentence_of(cue.head).end };
                while from < view.len() && view.closed_at(from).is_some() {
                    from += 1;
                }
                more::continuations(view, from, &has_cue(view, cues))
            } else {
                vec![(More::Nothing, Vec::new())]
            };
        for (more, spans) in continued {
            let mut content = before.content.clone();
            content.extend(spans);
            found.push(Candidate {
                cue: number,
                shape: before.shape,
                speaker: *speaker,
                content,
                start: before.start,
                end: before.end,
                more,
                score: 0,
            });
        }
    }
}

fn after_cue(
    view: &View<'_, '_>,
    cues: &Cues,
    number: usize,
    speakers: &[Speaker],
    found: &mut Vec<Candidate>,
) {
    let cue = &cues.all[number];
    for (start, start_kind) in after::starts(view, cue) {
        let shape = shape_after(view, cue, start, start_kind);
        // `responded with strikes`: a preposition that does not belong to the cue begins no claim.
        let strange = shape == Shape::Object
            && view.upos(start) == Upos::Adp
            && cue.entry.is_some_and(|entry| !view.is(start, &entry.particles));
        if strange {
            continue;
        }
        for (end, end_kind) in after::ends(view, cue, start, &cues.at) {
            let span = TokenSpan::new(start, end);
            if !view.has_words(span) || is_only_a_day(view, span) {
                continue;
            }
            let continued = if shape == Shape::QuoteAfter && matches!(end_kind, End::Quote | End::Sentence) {
                let mut from = end;
                while from < view.len()
                    && (view.closed_at(from).is_some()
                        || (view.is_punctuation(from) && view.opened_at(from).is_none()))
                {
                    from += 1;
                }
                more::continuations(view, from, &has_cue(view, cues))
            } else {
                vec![(More::Nothing, Vec::new())]
            };
            for (more, spans) in continued {
                for speaker in speakers {
                    if speaker.how == How::Inverted && shape != Shape::QuoteAfter {
                        continue;
                    }
                    if speaker.span.is_some_and(|words| words.overlaps(&span)) {
                        continue;
                    }
                    let mut content = vec![span];
                    content.extend(spans.iter().copied());
                    found.push(Candidate {
                        cue: number,
                        shape,
                        speaker: *speaker,
                        content,
                        start: start_kind,
                        end: end_kind,
                        more,
                        score: 0,
                    });
                }
            }
        }
    }
}

/// The pattern of a content after its cue, from how it begins.
fn shape_after(view: &View<'_, '_>, cue: &Cue, start: usize, kind: Start) -> Shape {
    if cue.kind == CueKind::Noun {
        return Shape::Noun;
    }
    if kind == Start::AfterThat {
        return Shape::That;
    }
    if view.opened_at(start).is_some() || kind == Start::AfterColon {
        return Shape::QuoteAfter;
    }
    if view.word(start) == "to" && view.upos(start) == Upos::Part {
        return Shape::Infinitive;
    }
    if view.is(start, &["whether", "if", "how", "why", "what", "who", "when", "where", "which"]) {
        return Shape::Question;
    }
    if cue.group.end > cue.head + 1 && start == cue.group.end {
        return Shape::Particle;
    }
    let finite = (start..(start + 25).min(view.doc.sentence_of(start).end))
        .any(|index| view.doc.tokens[index].xpos.is_finite());
    if finite && kind != Start::Object { Shape::Bare } else { Shape::Object }
}

/// `The cut was announced by Brandt`; `He is expected to leave`; `He appears tired`.
fn passive(
    view: &View<'_, '_>,
    cues: &Cues,
    number: usize,
    speakers: &[Speaker],
    found: &mut Vec<Candidate>,
) {
    let cue = &cues.all[number];
    if !view.doc.has_tree(cue.head) {
        return;
    }
    let impersonal = Class::SeemingVerb.holds(cue.lemma());
    let participle = view.doc.tokens[cue.head].xpos.is_past_participle();
    if !(cue.passive || impersonal || participle) {
        return;
    }
    let subject = view.doc.subject(cue.head).map(|subject| phrase::around(view, subject)).or_else(|| {
        speakers
            .iter()
            .find(|speaker| speaker.how == How::Before || speaker.how == How::Modified)
            .and_then(|speaker| speaker.span)
    });
    // `the groups that are backed by Norland`: a relative pronoun claims nothing.
    let relative = |span: &TokenSpan| span.len() == 1 && view.is(span.start, &["that", "which", "who"]);
    let Some(subject) = subject.filter(|span| span.end <= cue.group.start && !relative(span)) else { return };
    let mut rests: Vec<(Option<usize>, End)> = vec![(None, End::Attribution)];
    rests.extend(
        after::ends(view, cue, cue.group.end, &cues.at)
            .into_iter()
            .take(6)
            .map(|(end, kind)| (Some(end), kind)),
    );
    for (end, kind) in rests {
        for speaker in speakers.iter().filter(|speaker| matches!(speaker.how, How::Agent | How::Nobody)) {
            let mut content = vec![subject];
            if let Some(end) = end {
                let start = match speaker.reach {
                    Some(reach) if reach.start <= cue.group.end + 1 => reach.end,
                    _ => cue.group.end,
                };
                if end <= start {
                    continue;
                }
                let rest = TokenSpan::new(start, end);
                if !view.has_words(rest) || speaker.span.is_some_and(|span| span.overlaps(&rest)) {
                    continue;
                }
                content.push(rest);
            }
            found.push(Candidate {
                cue: number,
                shape: Shape::Passive,
                speaker: *speaker,
                content,
                start: Start::Sentence,
                end: kind,
                more: More::Nothing,
                score: 0,
            });
        }
    }
}

/// `According to Brandt, they left`; `They left, according to Brandt`.
fn according(
    view: &View<'_, '_>,
    number: usize,
    cue: &Cue,
    speaker: &Speaker,
    cues: &Cues,
    found: &mut Vec<Candidate>,
) {
    let Some(span) = speaker.span else { return };
    let sentence = view.doc.sentence_of(cue.head);
    let mut push = |shape: Shape, content: Vec<TokenSpan>, start: Start, end: End| {
        if content.iter().all(|span| view.has_words(*span)) {
            found.push(Candidate {
                cue: number,
                shape,
                speaker: *speaker,
                content,
                start,
                end,
                more: More::Nothing,
                score: 0,
            });
        }
    };
    let first = !view.has_words(TokenSpan::new(sentence.start, cue.group.start))
        || (sentence.start + 2 >= cue.group.start && view.is(sentence.start, &["but", "and", "yet", "so"]));
    // `According to Brandt, the mayor, they left`: the description belongs to the source.
    let described = super::described::behind(view, span).end > span.end;
    let reach_end =
        (span.end + 1..sentence.end).find(|&index| described && view.word(index) == ",").unwrap_or(span.end);
    let attribution = TokenSpan::new(cue.group.start, reach_end);
    let next = (reach_end..sentence.end.min(reach_end + 30))
        .find(|&index| view.is(index, &[",", "—", "–", "--", ":"]))
        .map(|comma| comma + 1);
    if let Some(next) = next {
        for (end, kind) in after::ends(view, cue, next, &cues.at) {
            push(Shape::AccordingFirst, vec![TokenSpan::new(next, end)], Start::AfterComma, kind);
        }
    }
    if first {
        return;
    }
    for before in before::contents(view, cue, attribution) {
        push(Shape::AccordingLast, before.content, before.start, before.end);
    }
    // Without a comma: `They left according to Brandt`.
    let from = sentence.start;
    push(
        Shape::AccordingLast,
        vec![TokenSpan::new(from, cue.group.start)],
        Start::Sentence,
        End::Attribution,
    );
    let subordinate = (from + 1..cue.group.start).rev().take(50).find(|&index| {
        view.is(index, &[",", ";", "and", "but", "while", "that"])
            && view.doc.relation(index) != Relation::Det
            && index + 2 < cue.group.start
    });
    if let Some(index) = subordinate {
        push(
            Shape::AccordingLast,
            vec![TokenSpan::new(index + 1, cue.group.start)],
            Start::Clause,
            End::Attribution,
        );
    }
}
