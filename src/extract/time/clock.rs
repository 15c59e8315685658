//! Times of day by the clock.
//!
//! `time/clock`: "10:30 a.m.", "18:00 UTC", "noon Thursday", "at 4 in the morning"; not scores ("won 10:30") nor verses.

use super::lexer::Word;
use super::reader::{Draft, Reader};
use super::{day, month, weekday};
use crate::model::{Clock, DayPart, OnDay, Partial, TimeKind, TimeUnit, Timex};
use jiff::civil::Date;

const CLOCK: &str = "time/clock";

/// At a figure, a clock time, noon or midnight.
pub(super) fn at_clock(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let Some((clock, end)) = read(reader, at) else { return Vec::new() };
    let mut draft =
        Draft::new(at, end, TimeKind::Time, Timex::Clock(OnDay::Open(Partial::Day), clock), CLOCK);
    // `from 10 a.m. to 4 p.m. on May 3`: both on the day written after the second.
    if matches!(reader.word(end), Word::To | Word::And | Word::Until | Word::Dash)
        && let Some((second, after)) = read(reader, end + 1)
        && let (
            on @ OnDay::Known(_),
            last,
            because @ ("on the day written after it" | "on the day told in the sentence"),
        ) = day_of(reader, end + 1, after)
    {
        draft.value = Timex::Clock(on, clock);
        let value = Timex::Clock(on, second);
        let other = Draft::new(end + 1, last, TimeKind::Time, value, CLOCK).because(because);
        return vec![draft.because(because), other];
    }
    let (on, end, because) = day_of(reader, at, end);
    draft.end = end;
    draft.value = Timex::Clock(on, in_part(reader, at, end, clock));
    vec![draft.because(because)]
}

/// `5 o'clock on Tuesday evening`: an hour without a half of the day takes that of the words beside it.
fn in_part(reader: &Reader<'_>, at: usize, end: usize, clock: Clock) -> Clock {
    let told = (at..end).any(|index| matches!(reader.word(index), Word::Meridiem(_)));
    // `5 o'clock on Tuesday evening`: two expressions, and the first knows the part of the second.
    let end = if reader.word(end) == Word::On { end + 3 } else { end };
    let late = (at..end).any(|index| {
        matches!(reader.word(index), Word::DayPart(DayPart::Afternoon | DayPart::Evening | DayPart::Night))
    });
    let small = (at..end)
        .any(|index| reader.is(index, "o'clock") || reader.is(index, "o’clock") || reader.is(index, "past"));
    if late && !told && small && clock.hour < 12 { Clock { hour: clock.hour + 12, ..clock } } else { clock }
}

/// `ten past two on Tuesday`, `quarter to nine`, `half past six`.
pub(super) fn at_spoken(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let minutes = match reader.word(at) {
        Word::Cardinal(minutes @ 1..=29) => minutes as i8,
        Word::Unit(TimeUnit::Quarter) => 15,
        Word::Half => 30,
        _ => return Vec::new(),
    };
    let article = reader.before(at) == Word::A;
    let start = if article { at - 1 } else { at };
    let timed = matches!(
        reader.before(start),
        Word::At | Word::By | Word::Until | Word::About | Word::After | Word::Before
    );
    let Word::Cardinal(hour @ 1..=12) = reader.word(at + 2) else { return Vec::new() };
    let hour = hour as i8;
    let (hour, minute) = match reader.word(at + 1) {
        Word::Past => (hour, minutes),
        Word::To if minutes < 30 => (if hour == 1 { 12 } else { hour - 1 }, 60 - minutes),
        _ => return Vec::new(),
    };
    if !timed {
        return Vec::new();
    }
    let clock = Clock { hour, minute, second: None, zone: None };
    let (on, end, because) = day_of(reader, at, at + 3);
    let clock = in_part(reader, at, end, clock);
    vec![Draft::new(start, end, TimeKind::Time, Timex::Clock(on, clock), CLOCK).because(because)]
}

/// A clock time at `at` and the lexeme after it, its zone included.
pub(super) fn read(reader: &Reader<'_>, at: usize) -> Option<(Clock, usize)> {
    let (hour, minute, second, mut end, sure) = match reader.word(at) {
        Word::Noon if !reader.is(at.wrapping_sub(1), "high") => (12, 0, None, at + 1, true),
        Word::Midnight => (24, 0, None, at + 1, true),
        Word::Clock(hour, minute, second) => {
            let seconds = reader.text(at).matches(':').count() == 2;
            (hour, minute, seconds.then_some(second), at + 1, false)
        }
        Word::Figure(hour @ 0..=24, 1 | 2) => (hour as i8, 0, None, at + 1, false),
        Word::Cardinal(hour @ 1..=12) if is_oclock(reader, at + 1) => (hour as i8, 0, None, at + 1, false),
        // `0430 hours`, `at 1830 GMT`
        Word::Figure(figure, 4)
            if figure <= 2400
                && figure % 100 < 60
                && (reader.is(at + 1, "hours")
                    || reader.is(at + 1, "hrs")
                    || matches!(reader.word(at + 1), Word::Zone(_)))
                && (reader.text(at).starts_with('0') || reader.before(at) == Word::At) =>
        {
            let end = if matches!(reader.word(at + 1), Word::Zone(_)) { at + 1 } else { at + 2 };
            ((figure / 100) as i8, (figure % 100) as i8, None, end, true)
        }
        Word::Dotted(hour @ 0..=24, minute @ 0..=59, 2) => (hour as i8, minute as i8, None, at + 1, false),
        _ => return None,
    };
    if matches!(reader.before(at), Word::Currency | Word::Hyphen | Word::Slash) {
        return None;
    }
    let (mut hour, mut sure) = (hour, sure);
    match reader.word(end) {
        Word::Meridiem(afternoon) if hour <= 12 && (afternoon || hour > 0) => {
            hour = hour % 12 + if afternoon { 12 } else { 0 };
            (sure, end) = (true, end + 1);
        }
        _ if is_oclock(reader, end) => (sure, end) = (true, end + 1),
        // `4 in the morning`
        Word::In if reader.word(end + 1) == Word::The && (1..=12).contains(&hour) => {
            let Word::DayPart(part) = reader.word(end + 2) else {
                return finish(reader, at, Clock { hour, minute, second, zone: None }, end, sure);
            };
            hour = match part {
                DayPart::Morning => hour % 12,
                _ => hour % 12 + 12,
            };
            (sure, end) = (true, end + 3);
        }
        _ => {}
    }
    finish(reader, at, Clock { hour, minute, second, zone: None }, end, sure)
}

fn is_oclock(reader: &Reader<'_>, at: usize) -> bool {
    reader.is(at, "o'clock") || reader.is(at, "o’clock")
}

fn finish(
    reader: &Reader<'_>,
    at: usize,
    clock: Clock,
    mut end: usize,
    mut sure: bool,
) -> Option<(Clock, usize)> {
    let mut zone = None;
    let bare_hour = matches!(reader.word(at), Word::Figure(..));
    if let Word::Zone(minutes) = reader.word(end) {
        // `4 MST` is no clock time, `0800 GMT` and `18:00 GMT` are.
        if !bare_hour || sure {
            (zone, sure, end) = (minutes, true, end + 1);
        }
    } else if (reader.word(end), reader.word(end + 1)) == (Word::Local, Word::Time) {
        (sure, end) = (true, end + 2);
    } else if reader.word(end) == Word::Open
        && let Word::Zone(minutes) = reader.word(end + 1)
        && reader.word(end + 2) == Word::Close
    {
        (zone, sure, end) = (minutes, true, end + 3);
    } else if reader.is(end, "hours") && matches!(reader.word(at), Word::Clock(..)) {
        (sure, end) = (true, end + 1);
    }
    // Without anything beside it only `at 10:30` is a time of day.
    let at_time = matches!(
        reader.before(at),
        Word::At
            | Word::By
            | Word::Until
            | Word::About
            | Word::From
            | Word::Since
            | Word::After
            | Word::Before
            | Word::Between
    ) || (matches!(reader.before(at), Word::To | Word::And)
        && matches!(reader.word(at.wrapping_sub(2)), Word::Clock(..)));
    // `stopped the fight at 2:56` is no time of day: the hour has two figures, or a day follows.
    let day_follows = match reader.word(end) {
        Word::Weekday(_) | Word::Yesterday | Word::Today => true,
        Word::This => matches!(reader.word(end + 1), Word::DayPart(_)),
        _ => false,
    };
    let with_colon = matches!(reader.word(at), Word::Clock(..))
        && clock.second.is_none()
        && (day_follows || reader.text(at).len() == 5);
    let is_time = sure || (at_time && with_colon);
    is_time.then_some((Clock { zone, ..clock }, end))
}

/// The day a clock time belongs to: written after it, told before it in the sentence, else the reference.
fn day_of(reader: &Reader<'_>, at: usize, end: usize) -> (OnDay, usize, &'static str) {
    let mut next = end;
    while matches!(reader.word(next), Word::Comma | Word::On | Word::Open) && next < end + 2 {
        next += 1;
    }
    // `at 8.40am on Saturday` are two expressions, and the first knows the day of the second.
    let apart = reader.word(next - 1) == Word::On && matches!(reader.word(next), Word::Weekday(_));
    let drafts = match reader.word(next) {
        Word::Weekday(_) | Word::ShortWeekday(_) => weekday::at_weekday(reader, next),
        Word::Month(..) => month::at_month(reader, next),
        Word::Figure(..) | Word::Ordinal(_) => month::at_day(reader, next),
        Word::Today | Word::Yesterday | Word::Tomorrow => day::at_day_name(reader, next),
        Word::This => match reader.word(next + 1) {
            Word::DayPart(_) => super::relative::at_modifier(reader, next),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    if let [draft] = drafts.as_slice() {
        let end = match reader.word(draft.end) {
            Word::DayPart(_) => draft.end + 1,
            _ => draft.end,
        };
        let end = if reader.word(next - 1) == Word::Open && reader.word(end) == Word::Close {
            end + 1
        } else {
            end
        };
        let end = if apart { next - 1 } else { end };
        match draft.value {
            Timex::Date(date) if date.as_day().is_some() => {
                return (OnDay::Known(date.first_day()), end, "on the day written after it");
            }
            Timex::Part(day, _) => return (day, end, "on the day written after it"),
            Timex::Partial(partial @ (Partial::Weekday(_) | Partial::MonthDay(..) | Partial::Day)) => {
                return (OnDay::Open(partial), end, "on the day written after it");
            }
            _ => {}
        }
    }
    let told: Option<Date> = reader.day_in_sentence(at);
    match (told, reader.scene_before(at), reader.reference(at)) {
        (Some(day), _, _) => (OnDay::Known(day), end, "on the day told in the sentence"),
        (None, Some(day), _) => (OnDay::Known(day), end, "on the day told before"),
        (None, None, Some(day)) => (OnDay::Known(day), end, "on the day of the reference"),
        (None, None, None) => (OnDay::Open(Partial::Day), end, "the day is unknown"),
    }
}

/// After a day: `Saturday 8 June, at 8:39am`. Gives the clock time and the lexeme after it.
pub(super) fn after_day(reader: &Reader<'_>, end: usize) -> Option<(Clock, usize)> {
    let mut next = end;
    while matches!(reader.word(next), Word::Comma | Word::At | Word::About | Word::Mark | Word::From)
        && next < end + 3
    {
        if reader.word(next) == Word::Mark && !matches!(reader.text(next), ":" | "|") {
            return None;
        }
        next += 1;
    }
    // `February 11, 10 people`: a bare figure needs more.
    read(reader, next).filter(|_| {
        next > end
            || matches!(reader.word(next), Word::Clock(..) | Word::Noon | Word::Midnight | Word::Figure(..))
    })
}
