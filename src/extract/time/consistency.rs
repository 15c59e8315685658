//! Whether the dates of a text agree with themselves.

use super::direction;
use crate::language::Document;
use crate::language::en::calendar::{SHORT_WEEKDAYS, WEEKDAYS};
use crate::model::{DateDoubt, FindingKind, Grain, TimeExpression};

/// Dates that cannot be as the text has them, each with a sentence for the reader.
///
/// `Sunday, February 12, 2024`: that day was a Monday (a weekday that stands alone cannot be wrong). `fell on March 3,
/// 2031` in an article of May 2030: what is told as past lies after publication.
pub fn date_doubts(document: &Document<'_>, times: &[TimeExpression]) -> Vec<DateDoubt> {
    times.iter().flat_map(|time| [mismatch(document, time), past_ahead(document, time)]).flatten().collect()
}

/// A date with a year of its own, after publication, on a verb in the past: `was signed on March 3, 2031`.
fn past_ahead(document: &Document<'_>, time: &TimeExpression) -> Option<DateDoubt> {
    let published = document.published?;
    let earliest = time.earliest.filter(|&day| day > published && time.bound.is_none())?;
    // "The delivery is now expected to be around 2040": a year alone is a forecast more often than a slip.
    time.date.filter(|date| date.grain() >= Grain::Month)?;
    // A stamp with its clock tells when the page changed.
    if time.value.contains('T') {
        return None;
    }
    let year = earliest.year().to_string();
    let tokens = document.tokens_in(time.span);
    let says_year = tokens.range().any(|index| document.word(index) == year);
    let head = document.head_of(tokens)?;
    // "The hearing is set for March 3": what is done now is not past.
    let is_now = document.head(head).is_some_and(|verb| {
        document.children(verb).iter().any(|&word| matches!(document.word(word), "is" | "are" | "'s" | "’s"))
    });
    let told = says_year
        && !is_now
        && direction::hangs_on_past(document, head)
        && !direction::hangs_on_plan(document, head);
    told.then(|| DateDoubt {
        span: time.span,
        kind: FindingKind::PastAfterPublication,
        wrong: format!("told as past, but {} is after publication on {published}", time.value),
    })
}

fn mismatch(document: &Document<'_>, time: &TimeExpression) -> Option<DateDoubt> {
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
    Some(DateDoubt {
        span: time.span,
        kind: FindingKind::WeekdayMismatch,
        wrong: format!("{day} was a {}, not a {}", full(real), full(named)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Knowledge, extract};
    use crate::model::Article;
    use jiff::civil::date;

    fn doubts(text: &str) -> Vec<FindingKind> {
        let article =
            Article { text: text.to_owned(), published: Some(date(2030, 5, 6)), ..Article::default() };
        let found = extract(&Document::new(&article), &Knowledge::default());
        found.date_doubts.iter().map(|doubt| doubt.kind).collect()
    }

    #[test]
    fn a_weekday_must_fall_on_the_date_beside_it() {
        assert_eq!(doubts("The bridge was closed on Sunday, May 6, 2030."), [FindingKind::WeekdayMismatch]);
        assert_eq!(doubts("The bridge was closed on Monday, May 6, 2030."), []);
    }

    #[test]
    fn what_is_told_as_past_cannot_lie_after_publication() {
        assert_eq!(doubts("The treaty was signed on March 3, 2031."), [FindingKind::PastAfterPublication]);
        assert_eq!(doubts("The treaty will be signed on March 3, 2031."), []);
        assert_eq!(doubts("The vote was scheduled for March 3, 2031."), []);
        assert_eq!(doubts("The next vote is set for March 3, 2031."), []);
        assert_eq!(doubts("The treaty was signed on March 3, 2030."), []);
        assert_eq!(doubts("The delivery was moved to around 2040."), []);
        assert_eq!(doubts("The company extended the loan until March 3, 2031."), []);
    }
}
