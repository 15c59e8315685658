//! What stands around an expression: parts of the day and clock times after it, modifiers and prepositions before it.

use super::lexer::Word;
use super::reader::{Draft, Reader};
use super::{clock, day, month, weekday};
use crate::model::{
    ByteSpan, Clock, DateValue, Grain, Modifier, OnDay, Partial, TimeBound, TimeExpression, TimeKind, Timex,
};

/// The draft with what belongs to it on either side.
pub(super) fn widen(reader: &Reader<'_>, mut draft: Draft) -> Draft {
    join_time_of_day(reader, &mut draft);
    join_parenthesis(reader, &mut draft);
    take_modifier(reader, &mut draft);
    draft
}

/// `Wednesday` + `night`, `Saturday 8 June` + `at 8:39 am`.
fn join_time_of_day(reader: &Reader<'_>, draft: &mut Draft) {
    if draft.kind != TimeKind::Date {
        return;
    }
    let day = match draft.value {
        Timex::Date(date) => match date.as_day() {
            Some(day) => OnDay::Known(day),
            None => return,
        },
        Timex::Partial(partial @ (Partial::Day | Partial::MonthDay(..) | Partial::Weekday(_))) => {
            OnDay::Open(partial)
        }
        _ => return,
    };
    if let Some((part, end)) = day::part_after(reader, draft.end) {
        draft.value = Timex::Part(day, part);
        draft.kind = TimeKind::Time;
        draft.end = end;
    }
    if let Some((clock, end)) = clock::after_day(reader, draft.end) {
        draft.value = Timex::Clock(day, clock);
        draft.kind = TimeKind::Time;
        draft.end = end;
    }
}

/// `today (14 October 2011)`: the date in brackets is the same day.
fn join_parenthesis(reader: &Reader<'_>, draft: &mut Draft) {
    let at = draft.end;
    let open = usize::from(reader.word(at) == Word::Open);
    let named = matches!(draft.rule, "time/day-name" | "time/this-unit");
    if (open == 0 && !named) || draft.kind == TimeKind::Duration || draft.kind == TimeKind::Set {
        return;
    }
    let day = |value: Timex| match value {
        Timex::Part(OnDay::Known(day), _) | Timex::Clock(OnDay::Known(day), _) => Some(day),
        Timex::Date(date) => date.as_day(),
        _ => None,
    };
    if day(draft.value).is_none() {
        return;
    }
    let inside = match reader.word(at + open) {
        Word::Month(..) => month::at_month(reader, at + open),
        Word::Figure(..) | Word::Ordinal(_) => month::at_day(reader, at + open),
        Word::Weekday(_) if open > 0 => weekday::at_weekday(reader, at + open),
        _ => return,
    };
    let [inside] = inside.as_slice() else { return };
    let Some(date) = day(inside.value).filter(|_| open == 0 || reader.word(inside.end) == Word::Close) else {
        return;
    };
    draft.value = match draft.value {
        Timex::Part(_, part) => Timex::Part(OnDay::Known(date), part),
        Timex::Clock(_, clock) => Timex::Clock(OnDay::Known(date), clock),
        _ => Timex::Date(DateValue::day(date)),
    };
    draft.because = String::from("the day as written beside it");
    draft.end = inside.end + open;
}

/// `late January`, `the end of 2014`, `nearly two years`, `more than an hour`.
fn take_modifier(reader: &Reader<'_>, draft: &mut Draft) {
    for _ in 0..2 {
        let at = draft.start;
        let length = matches!(draft.value, Timex::Length(..)) && draft.kind != TimeKind::Set;
        let (modifier, start) = match reader.before(at) {
            Word::Hyphen if reader.word(at.wrapping_sub(2)) == Word::Mid => (Some(Modifier::Mid), at - 2),
            Word::Early => (Some(Modifier::Start), at - 1),
            Word::Mid => (Some(Modifier::Mid), at - 1),
            Word::Late => (Some(Modifier::End), at - 1),
            Word::Earlier | Word::Later if !length => (None, at - 1),
            Word::Of => match reader.word(at.wrapping_sub(2)) {
                Word::End => (Some(Modifier::End), at - 2),
                Word::Beginning => (Some(Modifier::Start), at - 2),
                Word::Middle => (Some(Modifier::Mid), at - 2),
                _ => return,
            },
            Word::About | Word::Nearly => (Some(Modifier::Approx), at - 1),
            Word::Over if length => (Some(Modifier::MoreThan), at - 1),
            Word::Than if length => match reader.word(at.wrapping_sub(2)) {
                Word::More => (Some(Modifier::MoreThan), at - 2),
                Word::Less => (Some(Modifier::LessThan), at - 2),
                _ => return,
            },
            Word::Least if length && reader.word(at.wrapping_sub(2)) == Word::At => {
                (Some(Modifier::EqualOrMore), at - 2)
            }
            Word::Most if length && reader.word(at.wrapping_sub(2)) == Word::At => {
                (Some(Modifier::EqualOrLess), at - 2)
            }
            Word::To if length && reader.word(at.wrapping_sub(2)) == Word::UpTo => {
                (Some(Modifier::EqualOrLess), at - 2)
            }
            _ => return,
        };
        draft.start = start;
        draft.modifier = modifier.or(draft.modifier);
        if matches!(
            reader.word(start),
            Word::Early | Word::Mid | Word::Late | Word::End | Word::Beginning | Word::Middle
        ) && reader.before(start) == Word::The
        {
            draft.start -= 1;
        }
    }
}

/// The preposition that makes a date a border.
pub(super) fn bound(reader: &Reader<'_>, draft: &Draft) -> Option<TimeBound> {
    if !matches!(draft.kind, TimeKind::Date | TimeKind::Time) {
        return None;
    }
    let at = if reader.before(draft.start) == Word::The { draft.start - 1 } else { draft.start };
    match reader.before(at) {
        Word::Since => Some(TimeBound::Since),
        Word::Until => Some(TimeBound::Until),
        Word::By => Some(TimeBound::By),
        Word::Before => Some(TimeBound::Before),
        Word::After => Some(TimeBound::After),
        _ => None,
    }
}

/// The expression as the other stages see it.
pub(super) fn finish(reader: &Reader<'_>, draft: &Draft) -> TimeExpression {
    let text = reader.document.text;
    let (first, last) = (reader.lexemes[draft.start], reader.lexemes[draft.end - 1]);
    let span = ByteSpan::new(first.span.start, last.span.end);
    let bound = bound(reader, draft);
    let told = draft.kind != TimeKind::Set;
    let bounds = draft.value.bounds().filter(|_| told);
    let (earliest, latest) = match (bounds, draft.other) {
        (Some((first, last)), Some(other)) => (Some(first.min(other)), Some(last.max(other))),
        (Some((first, last)), None) => (Some(first), Some(last)),
        _ => (None, None),
    };
    let words = span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let reference = match reader.reference(draft.start) {
        Some(day) if leans_on_reference(draft) => format!(" + published {day}"),
        _ => String::new(),
    };
    let comma = if draft.because.is_empty() { "" } else { ", " };
    TimeExpression {
        span,
        kind: draft.kind,
        value: without_offset(draft.value).to_string(),
        date: draft.value.date().filter(|_| told),
        modifier: draft.modifier,
        bound,
        earliest,
        latest,
        edtf: edtf(draft, bound).filter(|_| told),
        rule: draft.rule,
        derivation: format!("{words}{reference} -> {}{comma}{}", draft.value, draft.because),
    }
}

/// TIMEX3 values of news give a clock time as the text does; only UTC is marked. EDTF keeps every offset.
fn without_offset(value: Timex) -> Timex {
    match value {
        Timex::Clock(day, clock) => {
            Timex::Clock(day, Clock { zone: clock.zone.filter(|minutes| *minutes == 0), ..clock })
        }
        value => value,
    }
}

/// Whether the reference had a part in the value.
fn leans_on_reference(draft: &Draft) -> bool {
    let because = draft.because.as_str();
    !(because.contains("as written")
        || because.contains("not said")
        || because.contains("told")
        || because == "repeated")
        && (draft.value.date().is_some() || draft.value.bounds().is_some())
}

/// Open intervals and approximation are the frame's, the rest is the value's.
fn edtf(draft: &Draft, bound: Option<TimeBound>) -> Option<String> {
    let value = draft.value.to_edtf()?;
    if value.contains('/') {
        return Some(value);
    }
    let coarse = draft.value.date().is_some_and(|date: DateValue| date.grain() != Grain::Week);
    let about = if draft.modifier == Some(Modifier::Approx) && coarse { "~" } else { "" };
    Some(match bound {
        Some(TimeBound::Since) => format!("{value}{about}/.."),
        Some(TimeBound::Until | TimeBound::By) => format!("../{value}{about}"),
        _ => format!("{value}{about}"),
    })
}
