//! What one sentence says of the order of two events and of the pause between them.
//!
//! `The ferry sank after the fire`: the fire is before the sinking. Read from the words between the two triggers, and only
//! where nothing but the words of their own phrases lies between.

use crate::language::en::number::CARDINALS;
use crate::lexicon::classes::Class;
use crate::model::{Annotations, ByteSpan, CharSpan, Event, OrderDigest, PauseDigest, Phase, Status};

/// Words that put what stands before them after what stands behind (`true`) or before it; before `by` the other way round:
/// `the fire was followed by a strike`.
const CUES: &[(&str, bool)] =
    &[("after", true), ("before", false), ("followed", true), ("following", true), ("preceded", false)];

/// Words between a trigger and the cue, or the cue and a trigger, that show another clause or a length of time. Sorted.
const PARTING: &[&str] = &[
    "and", "as", "because", "but", "day", "days", "hours", "if", "month", "months", "named", "or", "said",
    "say", "says", "that", "told", "week", "weeks", "when", "which", "while", "who", "year", "years",
];

/// Words between a trigger and its cue, at most.
const REACH: usize = 7;

/// Units with their days.
const UNITS: &[(&str, u32)] = &[("day", 1), ("week", 7), ("month", 30), ("year", 365)];

/// A word of a sentence with its place in the text.
struct Word<'t> {
    span: ByteSpan,
    words: &'t str,
}

/// Words and the marks that part clauses.
fn words(text: &str, sentence: ByteSpan) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = sentence.start;
    for (at, letter) in sentence.of(text).char_indices().chain([(sentence.len(), ' ')]) {
        let position = sentence.start + at;
        if letter.is_alphanumeric() || letter == '-' {
            continue;
        }
        if start < position {
            let span = ByteSpan::new(start, position);
            words.push(Word { span, words: span.of(text) });
        }
        start = position + letter.len_utf8();
        if !letter.is_whitespace() && !matches!(letter, '’' | '\'' | '.') {
            let span = ByteSpan::new(position, start);
            words.push(Word { span, words: "," });
        }
    }
    words
}

/// Order and pauses told by the sentences of an article.
pub(super) fn told(
    text: &str,
    annotations: &Annotations,
    chars: &impl Fn(ByteSpan) -> CharSpan,
) -> (Vec<OrderDigest>, Vec<PauseDigest>) {
    let (mut order, mut pauses) = (Vec::new(), Vec::new());
    let mut next = 0;
    for &sentence in &annotations.sentences {
        let from =
            next + annotations.events[next..].partition_point(|event| event.trigger.start < sentence.start);
        next = from + annotations.events[from..].partition_point(|event| event.trigger.start < sentence.end);
        if from == next {
            continue;
        }
        let events: Vec<(usize, &Event)> = (from..next).map(|at| (at, &annotations.events[at])).collect();
        let words = words(text, sentence);
        for (at, word) in words.iter().enumerate() {
            let Some(&(cue, turned)) = CUES.iter().find(|(cue, _)| word.words.eq_ignore_ascii_case(cue))
            else {
                continue;
            };
            let passive = cue.ends_with("ed") && words.get(at + 1).is_some_and(|word| word.words == "by");
            let turned = turned != passive;
            if let Some((left, right)) = around(&events, &words, at) {
                let (before, after) = if turned { (right, left) } else { (left, right) };
                order.push(OrderDigest { before, after, cue: chars(word.span) });
            }
            if let Some((span, days, unit)) = pause(&words[at + 1..])
                && let Some(event) = resumed(&events, word.span)
            {
                pauses.push(PauseDigest {
                    event,
                    span: chars(span),
                    words: span.of(text).to_owned(),
                    days,
                    unit,
                });
            }
        }
    }
    (order, pauses)
}

/// The events right before and right behind the cue.
fn around(events: &[(usize, &Event)], words: &[Word<'_>], cue: usize) -> Option<(usize, usize)> {
    let place = words[cue].span;
    let happened = |event: &&(usize, &Event)| event.1.status == Status::Happened;
    let left = events.iter().rev().find(|(_, event)| event.trigger.end <= place.start).filter(happened)?;
    let right = events.iter().find(|(_, event)| event.trigger.start >= place.end).filter(happened)?;
    let between = words.iter().filter(|word| {
        word.span.start >= left.1.trigger.end && word.span.end <= right.1.trigger.start && word.span != place
    });
    let between: Vec<&Word<'_>> = between.collect();
    // "resigned two days after the vote" is as much in order as without the days; "left after two days of talks" is not.
    let is_length = |word: &Word<'_>| UNITS.iter().any(|(unit, _)| word.words.trim_end_matches('s') == *unit);
    let parts = |word: &&Word<'_>| {
        let lengthens = word.span.end <= place.start && is_length(word);
        word.words == "," || !lengthens && PARTING.binary_search(&word.words.to_lowercase().as_str()).is_ok()
    };
    (between.len() <= 2 * REACH && !between.iter().any(parts)).then_some((left.0, right.0))
}

/// The event that goes on again: the nearest one before the cue, else behind it.
fn resumed(events: &[(usize, &Event)], cue: ByteSpan) -> Option<usize> {
    let resumes =
        |event: &&(usize, &Event)| event.1.phase == Some(Phase::Resume) && event.1.status == Status::Happened;
    let mut before = events.iter().rev().filter(|(_, event)| event.trigger.end <= cue.start);
    before.find(resumes).or_else(|| events.iter().find(resumes)).map(|(index, _)| *index)
}

/// `a two-week break`, `a week-long break`, `a break of two weeks`: span, days, days of the unit.
fn pause(words: &[Word<'_>]) -> Option<(ByteSpan, u32, u32)> {
    let words = words.split_first().filter(|(first, _)| matches!(first.words, "a" | "an" | "the"))?.1;
    let is_pause = |word: &Word<'_>| Class::Pause.holds(word.words);
    let (length, last) = match words {
        [length, pause, ..] if is_pause(pause) => (length.words.split('-').collect::<Vec<&str>>(), pause),
        [pause, of, number, unit, ..] if is_pause(pause) && of.words == "of" => {
            (vec![number.words, unit.words], unit)
        }
        _ => return None,
    };
    let (number, unit) = match length[..] {
        [unit, "long"] => ("one", unit),
        [number, unit] | [number, unit, "long"] => (number, unit),
        _ => return None,
    };
    let number = number
        .parse()
        .ok()
        .or_else(|| CARDINALS.iter().find(|(word, _)| *word == number).map(|(_, value)| *value))?;
    let unit = unit.strip_suffix('s').unwrap_or(unit);
    let (_, days) = UNITS.iter().find(|(name, _)| *name == unit)?;
    Some((words[0].span.cover(&last.span), days.checked_mul(number)?, *days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_so_that_they_can_be_searched() {
        assert!(PARTING.is_sorted());
    }

    #[test]
    fn a_pause_has_a_length() {
        let length = |text: &str| {
            pause(&words(text, ByteSpan::new(0, text.len()))).map(|(_, days, unit)| (days, unit))
        };
        assert_eq!(length("a two-week break"), Some((14, 7)));
        assert_eq!(length("a pause of 10 days"), Some((10, 1)));
        assert_eq!(length("a month-long break"), Some((30, 30)));
        assert_eq!(length("a three-week-long break"), Some((21, 7)));
        assert_eq!(length("a long break"), None);
        assert_eq!(length("a two-week strike"), None);
    }
}
