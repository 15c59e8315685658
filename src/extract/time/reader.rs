//! What all patterns share: looking at lexemes, the reference, dates told before, and small phrases.

use super::frame;
use super::lexer::{Lexeme, Word};
use crate::language::Document;
use crate::model::{Count, DateValue, Grain, Modifier, RuleId, TimeKind, TimeUnit, Timex};
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use std::cell::OnceCell;

/// An expression as a pattern found it, in lexemes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Draft {
    /// First lexeme.
    pub(super) start: usize,
    /// The lexeme after the last.
    pub(super) end: usize,
    pub(super) kind: TimeKind,
    pub(super) value: Timex,
    pub(super) modifier: Option<Modifier>,
    pub(super) rule: RuleId,
    /// Why this value, without the words and without the value: `last Sunday on or before`.
    pub(super) because: String,
    /// The other day that figures such as `3/5/2013` may mean.
    pub(super) other: Option<Date>,
}

impl Draft {
    /// A draft without modifier or reason.
    pub(super) fn new(start: usize, end: usize, kind: TimeKind, value: Timex, rule: RuleId) -> Self {
        Self { start, end, kind, value, modifier: None, rule, because: String::new(), other: None }
    }

    pub(super) fn date(start: usize, end: usize, value: DateValue, rule: RuleId) -> Self {
        Self::new(start, end, TimeKind::Date, Timex::Date(value), rule)
    }

    pub(super) fn because(mut self, because: impl Into<String>) -> Self {
        self.because = because.into();
        self
    }

    pub(super) fn with(mut self, modifier: Option<Modifier>) -> Self {
        self.modifier = modifier.or(self.modifier);
        self
    }
}

/// A length read at some lexeme: `two and a half years`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Length {
    pub(super) count: Count,
    pub(super) unit: TimeUnit,
    /// The lexeme after it.
    pub(super) end: usize,
    /// `two to three`, `or so`.
    pub(super) about: bool,
    /// Only an article stands before the unit.
    pub(super) article: bool,
    /// The unit is in the singular after a number or stands behind a hyphen: `two-week`.
    pub(super) compound: bool,
}

/// How many years ahead a year of two digits may lie. Our choice.
const NEAR: i16 = 10;

/// How many expressions back a date told before is looked for, so that time stays linear. Our choice.
pub(super) const MEMORY: usize = 200;

/// The document with its lexemes and what was found so far.
pub(super) struct Reader<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) lexemes: Vec<Lexeme>,
    /// Drafts accepted so far, in order.
    pub(super) found: Vec<Draft>,
    /// Whether the report is one on sport, once it was asked.
    pub(super) sport: OnceCell<bool>,
}

impl Reader<'_> {
    /// The class at `at`; outside the document it is [`Word::Break`].
    pub(super) fn word(&self, at: usize) -> Word {
        self.lexemes.get(at).map_or(Word::Break, |lexeme| lexeme.word)
    }

    /// The class before `at`.
    pub(super) fn before(&self, at: usize) -> Word {
        at.checked_sub(1).map_or(Word::Break, |at| self.word(at))
    }

    /// The letters at `at`.
    pub(super) fn text(&self, at: usize) -> &str {
        self.lexemes.get(at).map_or("", |lexeme| lexeme.span.of(self.document.text))
    }

    /// Whether the letters at `at` are `word`, case aside.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.text(at).eq_ignore_ascii_case(word)
    }

    /// Whether the word at `at` begins with a capital letter.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.text(at).starts_with(char::is_uppercase)
    }

    /// `at`, or the lexeme after it if its class is `word`.
    pub(super) fn skip(&self, at: usize, word: Word) -> usize {
        if self.word(at) == word { at + 1 } else { at }
    }

    /// The day relative dates at `at` refer to.
    pub(super) fn reference(&self, at: usize) -> Option<Date> {
        self.lexemes.get(at).and_then(|lexeme| self.document.reference_at(lexeme.span.start))
    }

    /// The latest date of day precision found before `at`.
    pub(super) fn day_before(&self, at: usize) -> Option<Date> {
        let days = |draft: &&Draft| draft.start < at;
        self.found.iter().rev().take(MEMORY).filter(days).find_map(|draft| draft.value.date()?.as_day())
    }

    /// The latest day found before `at` on which something went on: none that is a border, as in `the lowest since May 3`.
    pub(super) fn scene_before(&self, at: usize) -> Option<Date> {
        let days = |draft: &&Draft| draft.start < at && frame::bound(self, draft).is_none();
        self.found.iter().rev().take(MEMORY).filter(days).find_map(|draft| draft.value.date()?.as_day())
    }

    /// The latest date of one of these precisions found before `at`.
    pub(super) fn date_before(&self, at: usize, grains: &[Grain]) -> Option<DateValue> {
        let before = |draft: &&Draft| draft.start < at;
        let date = |draft: &Draft| draft.value.date().filter(|date| grains.contains(&date.grain()));
        self.found.iter().rev().take(MEMORY).filter(before).find_map(date)
    }

    /// A day found before `at` in the same sentence.
    pub(super) fn day_in_sentence(&self, at: usize) -> Option<Date> {
        let sentence = self.sentence(at)?;
        let near = |draft: &&Draft| draft.start < at && self.sentence(draft.start) == Some(sentence);
        self.found.iter().rev().take_while(near).find_map(|draft| draft.value.date()?.as_day())
    }

    /// The latest date of one of these precisions found before `at` in the same sentence.
    pub(super) fn date_in_sentence(&self, at: usize, grains: &[Grain]) -> Option<DateValue> {
        let sentence = self.sentence(at)?;
        let near = |draft: &&Draft| draft.start < at && self.sentence(draft.start) == Some(sentence);
        let date = |draft: &Draft| draft.value.date().filter(|date| grains.contains(&date.grain()));
        self.found.iter().rev().take_while(near).find_map(date)
    }

    pub(super) fn sentence(&self, at: usize) -> Option<usize> {
        self.lexemes
            .get(at)
            .and_then(|lexeme| self.document.tokens.get(lexeme.token))
            .map(|token| token.sentence)
    }

    /// A year in figures or words at `at`, and the lexeme after it: `1998`, `'98`, `nineteen ninety-eight`.
    pub(super) fn year(&self, at: usize) -> Option<(i16, usize)> {
        match self.word(at) {
            Word::Figure(year @ 1000..=2999, 4) => Some((year as i16, at + 1)),
            // `Q3 FY2032`
            Word::Other => {
                let year = self.text(at).strip_prefix("FY").filter(|year| year.len() == 4)?;
                year.parse().ok().filter(|year| (1900..2100).contains(year)).map(|year| (year, at + 1))
            }
            // `'31` is a year of this century as long as it is near.
            Word::ShortYear(year) => {
                let near = self.reference(at).is_some_and(|day| (year + 100 - day.year()) <= NEAR);
                Some((if near && year < 2000 { year + 100 } else { year }, at + 1))
            }
            // `the year two thousand`
            Word::Cardinal(2)
                if self.word(at + 1) == Word::Cardinal(1000)
                    && self.before(at) == Word::Unit(TimeUnit::Year) =>
            {
                Some((2000, at + 2))
            }
            Word::Cardinal(19) => {
                let Word::Cardinal(tens @ 10..=99) = self.word(at + 1) else { return None };
                let (low, end) = match (tens % 10, self.word(at + 2), self.word(at + 3)) {
                    (0, Word::Hyphen, Word::Cardinal(low @ 1..=9)) => (low, at + 4),
                    (0, Word::Cardinal(low @ 1..=9), _) => (low, at + 3),
                    _ => (0, at + 2),
                };
                Some((1900 + (tens + low) as i16, end))
            }
            _ => None,
        }
    }

    /// A year named in any way at `at`, after an optional comma or `of`: `1998`, `last year`, `this year`.
    ///
    /// The year is `None` where it depends on an unknown reference.
    pub(super) fn year_phrase(&self, at: usize) -> Option<(Option<i16>, usize)> {
        let from = match self.word(at) {
            Word::Of | Word::Comma | Word::In => at + 1,
            _ => at,
        };
        if let Some((year, end)) = self.year(from) {
            return Some((Some(year), end));
        }
        if self.word(at) == Word::Comma {
            return None;
        }
        let from = self.skip(from, Word::The);
        let shift = match self.word(from) {
            Word::Last | Word::Previous => -1,
            Word::This | Word::Current => 0,
            Word::Next | Word::Following | Word::Coming => 1,
            _ => return None,
        };
        let unit = self.skip(from + 1, Word::Fiscal);
        if self.word(unit) != Word::Unit(TimeUnit::Year) || self.word(unit + 1) == Word::Possessive {
            return None;
        }
        Some((self.reference(at).map(|date| date.year() + shift), unit + 1))
    }

    /// A number at `at` with the lexeme after it, not followed by a unit yet.
    ///
    /// The flag says that the number is a range (`two to three`).
    fn count(&self, at: usize) -> Option<(Count, usize, bool)> {
        let (count, end) = self.single_count(at)?;
        let joined = matches!(self.word(end), Word::To | Word::Or | Word::Dash)
            || (self.word(end) == Word::Hyphen && matches!(self.word(end + 1), Word::Figure(..)));
        if joined && let Some((_, end)) = self.single_count(end + 1) {
            return Some((count, end, true));
        }
        Some((count, end, false))
    }

    fn single_count(&self, at: usize) -> Option<(Count, usize)> {
        match self.word(at) {
            // A figure of four digits is a year or a number of things; years of waiting are written with a comma.
            Word::Figure(number, _) => match self.word(at + 1) {
                Word::Half => Some((Count::Tenths(number.checked_mul(10)?.checked_add(5)?), at + 2)),
                _ => Some((Count::Whole(number), at + 1)),
            },
            Word::Dotted(whole, tenth @ 0..=9, 1) => {
                Some((Count::Tenths(u32::from(whole) * 10 + u32::from(tenth)), at + 1))
            }
            Word::Cardinal(_) => self.cardinal(at).map(|(number, end)| {
                let half = (self.word(end), self.word(end + 1), self.word(end + 2));
                match half {
                    (Word::And, Word::A, Word::Half) => {
                        (Count::Tenths(number.saturating_mul(10).saturating_add(5)), end + 3)
                    }
                    _ => (Count::Whole(number), end),
                }
            }),
            Word::Half if self.word(at + 1) == Word::A => Some((Count::Tenths(5), at + 2)),
            Word::Several | Word::Many => Some((Count::Unknown, self.skip(at + 1, Word::Of))),
            Word::Few => Some((Count::Unknown, at + 1)),
            Word::Couple => Some((Count::Whole(2), self.skip(at + 1, Word::Of))),
            Word::A => match self.word(at + 1) {
                Word::Few => Some((Count::Unknown, at + 2)),
                Word::Couple => Some((Count::Whole(2), self.skip(at + 2, Word::Of))),
                Word::Half => {
                    let end = self.skip(at + 2, Word::Hyphen);
                    matches!(self.word(end), Word::Unit(_)).then_some((Count::Tenths(5), end))
                }
                Word::Cardinal(100 | 1000) => {
                    self.cardinal(at + 1).map(|(number, end)| (Count::Whole(number), end))
                }
                _ => Some((Count::Whole(1), at + 1)),
            },
            _ => None,
        }
    }

    /// A cardinal of one or several words: `twenty-four`, `two thousand`.
    pub(super) fn cardinal(&self, at: usize) -> Option<(u32, usize)> {
        let Word::Cardinal(first) = self.word(at) else { return None };
        let (mut total, mut group, mut next) = (0u32, first, at + 1);
        loop {
            let hyphen = self.word(next) == Word::Hyphen;
            match self.word(next + usize::from(hyphen)) {
                Word::Cardinal(low @ 1..=9) if group % 100 >= 20 && group % 10 == 0 => {
                    group += low;
                    next += 1 + usize::from(hyphen);
                }
                Word::Cardinal(100) if !hyphen && group < 100 => {
                    group *= 100;
                    next += 1;
                }
                Word::Cardinal(1000) if !hyphen && group < 1000 => {
                    total = group * 1000;
                    group = 0;
                    next += 1;
                }
                Word::Cardinal(more @ 1..=99) if !hyphen && (group == 0 || group % 100 == 0) => {
                    group += more;
                    next += 1;
                }
                _ => return total.checked_add(group).map(|number| (number, next)),
            }
        }
    }

    /// A length at `at`: a number, perhaps an adjective, a unit.
    pub(super) fn length(&self, at: usize) -> Option<Length> {
        let (count, mut end, mut about) = self.count(at)?;
        let article = end == at + 1 && self.word(at) == Word::A;
        let hyphen = self.word(end) == Word::Hyphen;
        end += usize::from(hyphen);
        while matches!(self.word(end), Word::Full | Word::Trading | Word::More) && end < at + 6 {
            end += 1;
        }
        // `the three previous years`
        if matches!(self.word(end), Word::Previous | Word::Following | Word::Past | Word::Coming)
            && matches!(self.word(end + 1), Word::Units(_))
        {
            end += 1;
        }
        let plural = match self.word(end) {
            Word::Units(_) => true,
            Word::Unit(_) => false,
            Word::Ordinal(2) if self.is(end, "second") && !article && count != Count::Unknown => false,
            // `after 15 seasons`: in sport, years.
            Word::Other if !article && !hyphen && (self.is(end, "seasons") || self.is(end, "season")) => true,
            _ => return None,
        };
        let unit = match self.word(end) {
            Word::Unit(unit) | Word::Units(unit) => unit,
            Word::Other => TimeUnit::Year,
            _ => TimeUnit::Second,
        };
        // `the Six Day War` is a name.
        if self.is_capital(end) && self.is_capital(end + 1) && self.is_capital(at) {
            return None;
        }
        // `a quarter` is a fraction, `2014 years` hardly a length, `$5 days` no length at all.
        let fraction = article || (self.word(end + 1) == Word::Of && count != Count::Unknown);
        if (unit == TimeUnit::Quarter && fraction)
            || (plural && article)
            || matches!(self.before(at), Word::Currency | Word::Slash)
            || (matches!(self.word(at), Word::Figure(1900..=2100, 4)) && !plural && !hyphen)
        {
            return None;
        }
        end += 1;
        let mut count = count;
        if (self.word(end), self.word(end + 1), self.word(end + 2)) == (Word::And, Word::A, Word::Half)
            && let Count::Whole(number) = count
        {
            count = Count::Tenths(number.saturating_mul(10).saturating_add(5));
            end += 3;
        } else if (self.word(end), self.word(end + 1)) == (Word::Or, Word::So) {
            about = true;
            end += 2;
        } else if (self.word(end), self.word(end + 1)) == (Word::Or, Word::Cardinal(2)) {
            about = true;
            count = Count::Unknown;
            end += 2;
        }
        Some(Length { count, unit, end, about, article, compound: hyphen || (!plural && !article) })
    }
}

/// The number of whole units that `count` means, where it is small enough for the calendar.
pub(super) fn whole(count: Count) -> Option<i64> {
    match count {
        Count::Whole(number) => Some(i64::from(number)).filter(|number| *number < 10_000),
        Count::Tenths(tenths) => Some(i64::from(tenths / 10)).filter(|number| *number < 10_000),
        Count::Unknown => None,
    }
}

/// `day` moved by `count` units, with the precision of the unit; `None` outside the years 1 to 9999.
pub(super) fn shift(day: Date, count: i64, unit: TimeUnit) -> Option<DateValue> {
    let moved = match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => Ok(day),
        TimeUnit::Day => day.checked_add(count.days()),
        TimeUnit::Week | TimeUnit::Weekend => day.checked_add(count.weeks()),
        TimeUnit::Fortnight => day.checked_add((count * 2).weeks()),
        TimeUnit::Month => day.first_of_month().checked_add(count.months()),
        TimeUnit::Quarter => day.first_of_month().checked_add((count * 3).months()),
        TimeUnit::Year => day.first_of_year().checked_add(count.years()),
        TimeUnit::Decade => day.first_of_year().checked_add(Span::new().try_years(count * 10).ok()?),
        TimeUnit::Century => day.first_of_year().checked_add(Span::new().try_years(count * 100).ok()?),
    };
    let moved = moved.ok().filter(|date| date.year() >= 1)?;
    Some(match unit {
        // `a fortnight from today` is counted to the day, `two weeks ago` is not.
        TimeUnit::Week | TimeUnit::Weekend => DateValue::week_of(moved),
        TimeUnit::Month => DateValue::month_of(moved),
        TimeUnit::Quarter => DateValue::quarter_of(moved),
        TimeUnit::Year | TimeUnit::Decade | TimeUnit::Century => DateValue::year_of(moved),
        _ => DateValue::day(moved),
    })
}
