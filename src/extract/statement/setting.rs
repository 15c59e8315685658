//! When and through what something was said: words beside a speaker that are no part of who it is.

use super::view::View;
use crate::language::en::calendar::{MONTHS, SHORT_WEEKDAYS, WEEKDAYS};
use crate::language::syntax::Upos;
use crate::lexicon::classes::Class;
use crate::model::TokenSpan;

/// A phrase without the day and the medium at its end: `The parliament | on Saturday`, `her office | in a statement`,
/// `the mayor | Wednesday`.
pub(super) fn without_setting(view: &View<'_, '_>, span: TokenSpan) -> TokenSpan {
    let cut = (span.start + 1..span.end).find(|&index| {
        let bare =
            is_day(view, index) && view.upos(index - 1) != Upos::Adp && view.upos(index + 1) != Upos::Propn;
        bare || (view.is(index, &["on", "in", "at", "during", "late", "early", "through", "via", "over"])
            && is_setting(view, TokenSpan::new(index + 1, span.end)))
    });
    cut.map_or(span, |cut| TokenSpan::new(span.start, cut))
}

/// Whether the words are a day and nothing more: `on Thursday`, `Wednesday night`.
pub(super) fn is_only_a_day(view: &View<'_, '_>, span: TokenSpan) -> bool {
    let rest = span.range().find(|&index| !view.is(index, &["on", "late", "early", "last"]));
    rest.is_some_and(|day| {
        is_day(view, day)
            && (day + 1..span.end).all(|index| {
                view.is_punctuation(index)
                    || view.upos(index) == Upos::Num
                    || view.is(index, &["morning", "afternoon", "evening", "night"])
            })
    })
}

/// Where the words from `at` are a day and how long before or after something it was (`on Wednesday, two days after`): the
/// comma between.
pub(super) fn comma_before_lag(view: &View<'_, '_>, at: usize) -> Option<usize> {
    /// Words of the day, at most.
    const DAY: usize = 6;
    let comma = (at..at + DAY).find(|&index| view.word(index) == ",")?;
    (at < comma && is_only_a_day(view, TokenSpan::new(at, comma)) && is_lag(view, comma + 1)).then_some(comma)
}

/// Whether words begin with how long before or after something it was: `two days after`, `hours before`, `shortly after`.
pub(super) fn is_lag(view: &View<'_, '_>, at: usize) -> bool {
    /// Words of the length, at most.
    const LENGTH: usize = 5;
    let turn = (at + 1..at + 1 + LENGTH).find(|&index| view.is(index, &["after", "before"]));
    turn.is_some_and(|turn| {
        let measured = view.is(
            turn - 1,
            &[
                "shortly", "soon", "just", "long", "moments", "minute", "minutes", "hour", "hours", "day",
                "days", "week", "weeks", "month", "months", "year", "years", "decade", "decades",
            ],
        );
        measured
            && (at..turn - 1).all(|index| {
                matches!(view.upos(index), Upos::Num | Upos::Det | Upos::Adv | Upos::Adj | Upos::Adp)
                    || view.is(index, &["a", "an", "one", "several", "few", "couple", "half"])
            })
    })
}

/// Whether the words begin with a day, or with a medium behind an article: `Saturday`, `an official statement`.
fn is_setting(view: &View<'_, '_>, span: TokenSpan) -> bool {
    let mut words = span.range().skip_while(|&index| view.is(index, &["late", "early", "last", "on"]));
    let Some(first) = words.next() else { return false };
    if is_day(view, first) || view.is_of(first, Class::Channel) {
        return true;
    }
    let article = view.is(first, &["a", "an", "separate", "his", "her", "its", "their"]);
    article
        && (first..span.end.min(first + 4))
            .take_while(|&index| {
                index == first || matches!(view.upos(index), Upos::Adj | Upos::Noun | Upos::Propn)
            })
            .any(|index| view.is_of(index, Class::Medium))
}

/// A weekday, or a month before a day or at the end.
fn is_day(view: &View<'_, '_>, index: usize) -> bool {
    let named = |list: &[(&str, i8)]| list.iter().any(|(name, _)| *name == view.word(index));
    let capital = view.is_capital(index);
    capital
        && (named(WEEKDAYS) || named(SHORT_WEEKDAYS) || (named(MONTHS) && view.upos(index + 1) == Upos::Num))
}
