//! Time expressions: when.
//!
//! Each token is given a class once (`lexer`); a pattern is tried only where a class can begin it, and the longest
//! reading wins. A pattern is a file: what it catches and what it leaves stand at its top. All of them resolve against
//! [`Document::reference_at`], or a date told before; nothing comes from the clock, and without a reference a value
//! keeps its open places (`XXXX-02-11`).

mod clock;
mod consistency;
mod day;
mod direction;
mod duration;
mod era;
mod fit;
mod frame;
mod holiday;
mod lexer;
mod month;
mod nth;
mod quarter;
mod reader;
mod relative;
mod season;
mod set;
mod vague;
mod weekday;
mod year;

pub use consistency::date_doubts;

use crate::language::Document;
use crate::model::{RegionKind, TimeExpression, TimeUnit};
use lexer::Word;
use reader::{Draft, Reader};
use std::cell::OnceCell;

/// All time expressions of the report, by position, resolved against the article's day of publication.
///
/// Boilerplate is left out, and so is what a copyright line has beside its year. Time and memory are linear in the text.
pub fn find(document: &Document<'_>) -> Vec<TimeExpression> {
    let lexemes = lexer::lex(document);
    let mut reader = Reader { document, lexemes, found: Vec::new(), sport: OnceCell::new() };
    let mut at = 0;
    while at < reader.lexemes.len() {
        let drafts = read(&reader, at);
        let mut next = at + 1;
        for draft in drafts {
            if !is_told(&reader, &draft) {
                continue;
            }
            let mut draft = frame::widen(&reader, draft);
            // What an earlier expression took is not taken twice.
            let free = reader.found.last().map_or(0, |last| last.end);
            draft.start = draft.start.max(free);
            if draft.start < draft.end {
                next = next.max(draft.end);
                reader.found.push(draft);
            }
        }
        at = next;
    }
    reader.found.iter().map(|draft| frame::finish(&reader, draft)).collect()
}

/// Whether the expression belongs to the report; of a copyright line only the year does.
fn is_told(reader: &Reader<'_>, draft: &Draft) -> bool {
    let lexeme = reader.lexemes.get(draft.start);
    let region = lexeme.and_then(|lexeme| reader.document.region_at(lexeme.span.start));
    region.is_none_or(|region| match region.kind {
        RegionKind::Boilerplate => false,
        RegionKind::Copyright => draft.rule == year::YEAR,
        _ => true,
    })
}

/// A pattern: the expressions that begin at a lexeme (with what stands before it), none if it does not fit.
type Pattern = fn(&Reader<'_>, usize) -> Vec<Draft>;

/// The patterns that a class of words can begin, preferred ones first.
fn patterns(word: Word) -> &'static [Pattern] {
    match word {
        Word::Month(..) => &[month::at_month, holiday::at_holiday],
        Word::Weekday(_) => &[set::at_set, weekday::at_weekday],
        Word::ShortWeekday(_) => &[weekday::at_weekday],
        Word::Numeric(..) => &[month::at_numeric],
        Word::Figure(_, 4) => {
            &[era::at_era, clock::at_clock, year::at_year, year::at_decade, duration::at_count]
        }
        Word::Figure(..) => &[era::at_era, month::at_day, clock::at_clock, duration::at_count],
        Word::Cardinal(2 | 19) => {
            &[clock::at_spoken, duration::at_count, weekday::at_weekdays_ago, year::at_year]
        }
        Word::Cardinal(_) => &[clock::at_spoken, duration::at_count, weekday::at_weekdays_ago],
        Word::Half => &[clock::at_spoken, duration::at_count],
        Word::Several | Word::Few | Word::Couple | Word::Many | Word::A => &[duration::at_count],
        Word::Dotted(..) => &[clock::at_clock, duration::at_count],
        Word::Clock(..) | Word::Noon | Word::Midnight => &[clock::at_clock],
        Word::Decade(_) => &[year::at_decade],
        Word::Ordinal(_) => &[era::at_era, month::at_day, year::at_century, quarter::at_number, nth::at_nth],
        Word::QuarterName(_) => &[quarter::at_number],
        Word::Season(_) => &[season::at_season],
        Word::DayPart(_) => &[day::at_part],
        Word::Today | Word::Yesterday | Word::Tomorrow | Word::Tonight => &[day::at_day_name],
        Word::Holiday => &[holiday::at_holiday],
        Word::Last => &[relative::at_modifier, nth::at_nth],
        Word::Next
        | Word::This
        | Word::These
        | Word::That
        | Word::Same
        | Word::Latest
        | Word::Previous
        | Word::Following
        | Word::Coming => &[relative::at_modifier],
        Word::Final => &[relative::at_final, nth::at_nth],
        Word::Past | Word::Recent | Word::Current => &[relative::at_modifier, vague::at_vague],
        Word::Unit(TimeUnit::Quarter) => &[clock::at_spoken, relative::at_unit, quarter::at_unit],
        Word::Unit(_) => &[duration::at_year_ago, relative::at_unit, quarter::at_unit],
        Word::Units(_) => &[duration::at_units],
        Word::Period => &[quarter::at_unit],
        Word::Long(_) => &[duration::at_long],
        Word::Repetition(_) | Word::Weekdays(_) | Word::Every | Word::Per => &[set::at_set],
        Word::Now
        | Word::Future
        | Word::Currently
        | Word::Recently
        | Word::Soon
        | Word::Nowadays
        | Word::Term
        | Word::Time => &[vague::at_vague],
        _ => &[],
    }
}

fn read(reader: &Reader<'_>, at: usize) -> Vec<Draft> {
    let mut best: Vec<Draft> = Vec::new();
    for pattern in patterns(reader.word(at)) {
        let drafts = pattern(reader, at);
        let end = |drafts: &[Draft]| drafts.last().map_or(0, |draft| draft.end);
        if end(&drafts) > end(&best) {
            best = drafts;
        }
    }
    best
}
