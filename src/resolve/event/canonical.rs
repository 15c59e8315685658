//! What a graph shows of a happening: its key and its label.

use super::{label, lend, synonym};
use crate::model::{
    CanonicalEvent, DateSource, DateValue, Digest, Entity, EventDigest, MergeReason, Standing,
};
use crate::resolve::key::{hex_key, slug};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The happening behind `reports`, which are sorted and not empty. `origins` holds for each article the first of those that
/// are one text with it: a text that is printed ten times is heard once.
pub(super) fn event(
    digests: &[Digest],
    entity_of: &[Vec<Option<usize>>],
    entities: &[Entity],
    origins: &[usize],
    reports: Vec<(usize, usize)>,
    reasons: Vec<MergeReason>,
) -> CanonicalEvent {
    let heard = heard(digests, origins, &reports);
    let told: Vec<&EventDigest> =
        heard.iter().map(|&(article, event)| &digests[article].events[event]).collect();
    let words = by_use(&told);
    let lemma = words.first().copied().unwrap_or("event");
    let date = date(&told);
    let smallest = reports
        .iter()
        .map(|&(article, event)| {
            let trigger = digests[article].events[event].trigger;
            (digests[article].key.as_str(), trigger.start, trigger.end)
        })
        .min()
        .expect("an event has a report");
    let (article, start, end) = smallest;
    let hash = hex_key(&[article, &start.to_string(), &end.to_string()], 8);
    let day = date.map(|date| format!("-{date}")).unwrap_or_default();
    let key = format!("{}{}-{hash}", slug(lemma), day.to_lowercase());
    let all = label::Told::new(digests, entity_of, entities, &heard);
    // Not "killed" alone, where another report says more.
    let says_more = words.into_iter().find(|word| !label::is_bare(&all, word));
    let label = label::label(&all, says_more.unwrap_or(lemma), date);
    let lent = date.map_or_else(Vec::new, |_| lend::find(digests, &reports));
    CanonicalEvent { key, label, reports, date, standing: standing(&told), lent, reasons }
}

/// The words of the reports: what most of them use, then words of the kind that most are of (`met` and `talks` before `assessed`), then
/// the smallest.
fn by_use<'d>(told: &[&'d EventDigest]) -> Vec<&'d str> {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let mut words: BTreeMap<&str, usize> = BTreeMap::new();
    for event in told {
        *kinds.entry(synonym::kind(&event.lemma)).or_default() += 1;
        *words.entry(&event.lemma).or_default() += 1;
    }
    let mut words: Vec<(&str, usize)> = words.into_iter().collect();
    words.sort_by_key(|&(word, count)| (Reverse(count), Reverse(kinds[synonym::kind(word)]), word));
    words.into_iter().map(|(word, _)| word).collect()
}

/// The reports without those of copies: of each origin those of one article, the origin itself where it tells of the happening.
fn heard(digests: &[Digest], origins: &[usize], reports: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let origin = |article: usize| origins.get(article).copied().unwrap_or(article);
    let rank = |article: usize| (origin(article) != article, &digests[article].key);
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for &(article, _) in reports {
        let kept = first.entry(origin(article)).or_insert(article);
        if rank(article) < rank(*kept) {
            *kept = article;
        }
    }
    reports.iter().copied().filter(|(article, _)| first[&origin(*article)] == *article).collect()
}

/// The best standing of its reports; disputed where one side tells or says it and another denies it.
pub(super) fn standing(told: &[&EventDigest]) -> Standing {
    let best = told.iter().map(|event| event.standing).min().unwrap_or(Standing::Told);
    let denied = told.iter().any(|event| event.standing == Standing::Denied);
    if denied && best <= Standing::Attributed { Standing::Disputed } else { best }
}

/// The date most reports give, a date in the text counting thrice and one by context twice; the finest and earliest
/// among equals. Where the reports differ (ECB+ topics 1 to 35, MEANTIME) it is that of 66 % of them, that of the text
/// alone of 64 %.
fn date(told: &[&EventDigest]) -> Option<DateValue> {
    let mut votes: BTreeMap<DateValue, usize> = BTreeMap::new();
    for event in told {
        if let Some((value, from)) = event.date {
            *votes.entry(value).or_default() += match from {
                DateSource::Text => 3,
                DateSource::Context => 2,
                DateSource::Published => 1,
            };
        }
    }
    votes
        .into_iter()
        .max_by_key(|(value, count)| (*count, value.grain(), Reverse(*value)))
        .map(|(value, _)| value)
}
