//! What a graph shows of a happening: its key and its label.

use crate::model::{CanonicalEvent, DateSource, DateValue, Digest, EventDigest, MergeReason, Phase, Status};
use crate::resolve::key::{hex_key, slug};
use std::collections::BTreeMap;

/// The happening behind `reports`, which are sorted and not empty.
pub(super) fn event(
    digests: &[Digest],
    reports: Vec<(usize, usize)>,
    reasons: Vec<MergeReason>,
) -> CanonicalEvent {
    let told: Vec<&EventDigest> =
        reports.iter().map(|&(article, event)| &digests[article].events[event]).collect();
    let lemma = most_frequent(told.iter().map(|event| event.lemma.as_str())).unwrap_or("event").to_owned();
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
    let hash = hex_key(&[article, &start.to_string(), &end.to_string()], 4);
    let day = date.map(|date| format!("-{date}")).unwrap_or_default();
    let key = format!("{}{}-{hash}", slug(&lemma), day.to_lowercase());
    CanonicalEvent { key, label: label(&lemma, &told, date), reports, reasons }
}

/// `talks to resume, 2031-05-02`.
fn label(lemma: &str, told: &[&EventDigest], date: Option<DateValue>) -> String {
    let phase = most_frequent(told.iter().filter_map(|event| event.phase).map(phase_word));
    let planned = told.iter().all(|event| event.status != Status::Happened);
    let mut label = lemma.to_owned();
    if let Some(phase) = phase {
        label.push_str(if planned { " to " } else { ", " });
        label.push_str(phase);
    } else if planned && told.iter().any(|event| event.status == Status::Planned) {
        label.push_str(" (planned)");
    }
    let place =
        most_frequent(told.iter().filter_map(|event| event.place.as_ref()).map(|(_, words)| words.as_str()));
    if let Some(place) = place {
        label.push_str(" in ");
        label.push_str(place);
    }
    if let Some(date) = date {
        label.push_str(", ");
        label.push_str(&date.to_string());
    }
    label
}

fn phase_word(phase: Phase) -> &'static str {
    phase.as_str()
}

/// The date most reports give in their text, else by context; the finest and earliest among equals.
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
        .max_by_key(|(value, count)| (*count, value.grain(), std::cmp::Reverse(*value)))
        .map(|(value, _)| value)
}

/// The most frequent word; the first in alphabetical order among equals.
fn most_frequent<'w>(words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    counts.into_iter().max_by_key(|&(word, count)| (count, std::cmp::Reverse(word))).map(|(word, _)| word)
}
