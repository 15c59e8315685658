//! Definite nouns that name again what was told before in other words: `Gunmen raided the depot. The attack ...`
//!
//! Only nouns of broad sense do so, and only where the article tells one fitting happening before.

use super::MOST;
use super::pair::Report;
use crate::extract::event::synonym;
use crate::model::{Digest, EventDigest, EventType};

/// Nouns of broad sense, and the types of what they may name again. Our choice.
const BROAD: &[(&[&str], &[EventType])] = &[
    (
        &["attack", "assault", "violence", "killing", "shooting", "bombing", "raid", "strike"],
        &[EventType::Assault],
    ),
    (&["deal", "agreement", "accord", "pact", "settlement"], &[EventType::Agree, EventType::Transact]),
    (&["acquisition", "purchase", "takeover", "sale", "merger"], &[EventType::Transact]),
    (&["meeting", "talk", "visit", "discussion"], &[EventType::Consult]),
    (&["crash", "accident", "disaster", "collision"], &[EventType::Disaster]),
    (&["vote", "election"], &[EventType::Elect]),
    (&["ruling", "verdict", "decision", "sentence"], &[EventType::Judge]),
];

/// Each definite noun of broad sense, with the reports before it in the article that it may name again, nearest first.
pub(super) fn find(digests: &[Digest], reports: &[Report]) -> Vec<(usize, Vec<usize>)> {
    let told = |report: &Report| &digests[report.place.0].events[report.place.1];
    let mut found = Vec::new();
    for (number, report) in reports.iter().enumerate() {
        let event = told(report);
        let Some(types) = types(event) else { continue };
        let fits = |other: &Report| {
            let other = told(other);
            types.contains(&other.class) && other.status == event.status
        };
        let article = (0..number).rev().take_while(|&before| reports[before].place.0 == report.place.0);
        let before: Vec<usize> = article.filter(|&before| fits(&reports[before])).take(MOST).collect();
        if !before.is_empty() {
            found.push((number, before));
        }
    }
    found
}

/// What a definite noun of broad sense may name again.
fn types(event: &EventDigest) -> Option<&'static [EventType]> {
    let lemma = event.lemma.as_str();
    let known = BROAD.iter().find(|(nouns, _)| nouns.contains(&lemma))?;
    (event.definite && !synonym::is_broad(lemma)).then_some(known.1)
}
