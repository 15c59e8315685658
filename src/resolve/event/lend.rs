//! Dates that undated reports take from other reports of the same happening: `The depot burned` in one article,
//! `The depot burned on Monday` in two others.
//!
//! Only what the dated reports agree on is lent, only where the happening is surely one, and never a day that the taker's
//! article rules out. Days of publication count when it comes to agreement, but are not lent.

use crate::extract::event::synonym;
use crate::model::{Confidence, DateSource, DateValue, Digest, EventDigest, Grain, LentDate, Side, Status};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Of the dated reports at least this share, in per cent, must give the date: all, two thirds and a half of them give
/// 59.6, 60.7 and 60.7 joint F1 on ECB+ topics 1 to 35, and 60, 64 and 60 per cent of the dates lent are right.
const AGREE: usize = 66;

/// Share of the dates lent that are right, on the same topics: 73 of 101, less five points since it was written on them.
const CONFIDENCE: Confidence = Confidence(67);

/// What the undated of `reports`, which tell one happening, take from the dated ones.
pub(super) fn find(digests: &[Digest], reports: &[(usize, usize)]) -> Vec<LentDate> {
    let told = |&(article, report): &(usize, usize)| &digests[article].events[report];
    let dated: Vec<(&(usize, usize), DateValue, DateSource)> = reports
        .iter()
        .filter_map(|place| told(place).date.map(|(date, from)| (place, date, from)))
        .filter(|(_, date, _)| date.grain() >= Grain::Month)
        .collect();
    let mut votes: BTreeMap<DateValue, usize> = BTreeMap::new();
    for (_, date, _) in &dated {
        *votes.entry(*date).or_default() += 1;
    }
    let most = votes.iter().max_by_key(|&(date, count)| (count, date.grain(), Reverse(date)));
    let Some(date) = most.map(|(date, _)| *date) else { return Vec::new() };
    let agree = dated.iter().filter(|(_, other, _)| other.contains(date)).count();
    if agree * 100 < dated.len() * AGREE {
        return Vec::new();
    }
    // Of each article and of all the first that says so in its text, else by context.
    let mut lenders: BTreeMap<Option<usize>, &(usize, usize)> = BTreeMap::new();
    let mut giving: Vec<_> =
        dated.iter().filter(|(_, other, from)| *other == date && *from != DateSource::Published).collect();
    giving.sort_by_key(|(place, _, from)| (*from != DateSource::Text, &digests[place.0].key, place.1));
    for (place, ..) in giving {
        lenders.entry(Some(place.0)).or_insert(place);
        lenders.entry(None).or_insert(place);
    }
    let takers = reports.iter().filter(|place| may_take(&digests[place.0], told(place), date));
    takers
        .filter_map(|&to| {
            let of = lenders.get(&Some(to.0)).or_else(|| lenders.get(&None))?;
            let of = side(digests, of, told(of));
            Some(LentDate { to, of, date, confidence: CONFIDENCE })
        })
        .collect()
}

/// The trigger of a report.
fn side(digests: &[Digest], &(article, event): &(usize, usize), report: &EventDigest) -> Side {
    let (id, text) = (digests[article].id.clone(), report.words.clone());
    Side { article, id, span: report.trigger, text, event: Some(event) }
}

/// Whether a report without a date can have happened, or be planned, for `date`.
fn may_take(digest: &Digest, report: &EventDigest, date: DateValue) -> bool {
    let fits = |published| match report.status {
        Status::Planned => date.last_day() >= published,
        _ => date.first_day() <= published,
    };
    report.date.is_none() && !synonym::is_broad(&report.lemma) && digest.published.is_none_or(fits)
}
