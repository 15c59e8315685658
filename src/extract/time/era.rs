//! Years with their era.
//!
//! `time/era`: "480 BC", "122 CE", "AD 410", "the 3rd century BC"; not "BC Hydro" nor "3 AD managers".

use super::lexer::Word;
use super::reader::{Draft, Reader};
use crate::model::{DateValue, TimeKind, TimeUnit, Timex};

const ERA: &str = "time/era";

/// Marks of the years before our era, and of those in it.
const BEFORE: &[&str] = &["BC", "BCE", "B.C.", "B.C.E.", "B.C"];
const IN: &[&str] = &["AD", "CE", "A.D.", "C.E.", "A.D"];

/// At a figure or an ordinal.
pub(super) fn at_era(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let drafts = match reader.word(at) {
        Word::Figure(year @ 1..=9999, 1..=4) => year_at(reader, at, year as i16),
        Word::Ordinal(number @ 1..=99) if reader.word(at + 1) == Word::Unit(TimeUnit::Century) => {
            let start = if reader.before(at) == Word::The { at - 1 } else { at };
            is_one(reader, at + 2, BEFORE).then(|| {
                let value = Timex::CenturyBeforeChrist(i16::from(number) - 1);
                Draft::new(start, at + 3, TimeKind::Date, value, ERA)
            })
        }
        _ => None,
    };
    drafts.into_iter().map(|draft| draft.because("as written")).collect()
}

fn year_at(reader: &Reader<'_>, at: usize, year: i16) -> Option<Draft> {
    if is_one(reader, at + 1, BEFORE) {
        return Some(Draft::new(at, at + 2, TimeKind::Date, Timex::BeforeChrist(year), ERA));
    }
    let value = DateValue::year(year)?;
    if at > 0 && is_one(reader, at - 1, IN) {
        return Some(Draft::date(at - 1, at + 1, value, ERA));
    }
    (year >= 30 && is_one(reader, at + 1, IN)).then(|| Draft::date(at, at + 2, value, ERA))
}

fn is_one(reader: &Reader<'_>, at: usize, marks: &[&str]) -> bool {
    marks.contains(&reader.text(at))
}
