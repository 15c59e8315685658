//! One happening on two days.

use super::deed::is_one_deed;
use super::{Place, day, finding, id, is_death, of_one_kind, report, sorted};
use crate::check::relation::{self, Relation};
use crate::model::{
    DateSource, DateValue, Digest, EventDigest, Finding, FindingKind, Resolution, Severity, Status,
    TriggerKind,
};
use crate::resolve::event::{Around, kind};

/// Two days from the texts that cannot be one, a month apart at most; not where one article tells both, as of two deeds.
///
/// Two names in common in the sentences, or the same doer and object: `the injury` of one article and of the next may be two.
pub(super) fn days(
    digests: &[Digest],
    resolution: &Resolution,
    left: Place,
    right: Place,
) -> Option<Finding> {
    /// Further apart the texts more likely speak of two happenings.
    const MOST: i32 = 31;
    let [left, right] = sorted(digests, left, right);
    let (one, other) = (day(digests, left)?, day(digests, right)?);
    let whole_days = one.as_day().is_some() && other.as_day().is_some();
    let apart = one.days_apart(other);
    let (a, b) = (report(digests, left), report(digests, right));
    if !whole_days || apart > MOST || relation::dates(one, other) != Relation::Conflict {
        return None;
    }
    let knows = |article: usize, lemma: &str, date: DateValue| {
        digests[article].events.iter().any(|event| {
            event.date.is_some_and(|(told, from)| from != DateSource::Published && told.overlaps(date))
                && (event.lemma == lemma || kind(&event.lemma) == kind(lemma))
        })
    };
    let around =
        |place: Place| Around::of(&digests[place.0], &resolution.entity_of[place.0], report(digests, place));
    let one_word = a.lemma == b.lemma || is_death(a) && is_death(b);
    let one_thing = || {
        one_word && around(left).shared(&around(right)) >= 2 || is_one_deed(digests, resolution, left, right)
    };
    // The cheap questions first.
    if a.lemma != b.lemma && a.kind == b.kind && !(is_death(a) && is_death(b))
        || a.status != Status::Happened
        || b.status != Status::Happened
        || a.phase != b.phase
        || resolution.origins[left.0] == resolution.origins[right.0]
        || may_be_one_weekday(digests, (left.0, one), (right.0, other))
        || is_of_clause(digests, left)
        || is_of_clause(digests, right)
        || knows(left.0, &b.lemma, other)
        || knows(right.0, &a.lemma, one)
        || !one_thing()
    {
        return None;
    }
    let message = format!(
        "“{}” is told on {one} ({}) and on {other} ({})",
        a.words,
        id(digests, left),
        id(digests, right)
    );
    Some(finding(digests, FindingKind::DateConflict, Severity::Warning, message, &[left, right]))
}

/// A noun whose day is that of the verb beside it: `a crowd gathered on Monday to mourn his death`.
fn is_of_clause(digests: &[Digest], place: Place) -> bool {
    let told = report(digests, place);
    let date = |report: &EventDigest| report.date.map(|(date, _)| date);
    told.kind == TriggerKind::Noun
        && digests[place.0].events.iter().any(|verb| {
            verb.kind == TriggerKind::Verb
                && verb.sentence == told.sentence
                && verb.node != told.node
                && date(verb) == date(told)
                && !of_one_kind(verb, told)
        })
}

/// Days whole weeks apart, each in the week before its article: `on Thursday` in two articles, of which one came out later or
/// bears another day than that on which it was written.
fn may_be_one_weekday(
    digests: &[Digest],
    (article, one): (usize, DateValue),
    (other_article, other): (usize, DateValue),
) -> bool {
    const WEEK: i32 = 7;
    let of_week = |article: usize, date: DateValue| {
        let published = digests[article].published;
        published.is_some_and(|published| (0..=WEEK).contains(&(published - date.first_day()).get_days()))
    };
    one.days_apart(other) % WEEK == 0 && of_week(article, one) && of_week(other_article, other)
}
