//! Whether the dates of a text agree with themselves.

use crate::language::Document;
use crate::language::en::calendar::{SHORT_WEEKDAYS, WEEKDAYS};
use crate::model::{ByteSpan, TimeExpression};

/// Dates whose weekday is another than the text says, each with a sentence for the reader.
///
/// `Sunday, February 12, 2024` is one: that day was a Monday. A weekday that stands alone cannot be wrong.
pub fn weekday_mismatches(document: &Document<'_>, times: &[TimeExpression]) -> Vec<(ByteSpan, String)> {
    times.iter().filter_map(|time| mismatch(document, time)).collect()
}

fn mismatch(document: &Document<'_>, time: &TimeExpression) -> Option<(ByteSpan, String)> {
    let day = time.date?.as_day()?;
    if time.rule != "time/weekday-date" {
        return None;
    }
    let first = document.tokens_in(time.span).range().next()?;
    let name = document.word(first).to_lowercase();
    let named = WEEKDAYS.iter().chain(SHORT_WEEKDAYS).find(|(word, _)| *word == name)?.1;
    let real = day.weekday().to_monday_one_offset();
    if named == real {
        return None;
    }
    let full = |number: i8| {
        let mut name =
            WEEKDAYS.iter().find(|(_, day)| *day == number).map_or("", |(name, _)| name).to_owned();
        if let Some(first) = name.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        name
    };
    Some((time.span, format!("{day} was a {}, not a {}", full(real), full(named))))
}
