//! Training: an article in, the days that its happenings may have out. Not used while extracting.

use super::super::node::happenings;
use super::super::training::{Told, on_happenings};
use super::choose::Proposal;
use super::evidence::Evidence;
use super::proposals;
use crate::extract::Knowledge;
use crate::language::Document;
use crate::model::{ByteSpan, DateValue};
use crate::rank::Features;

/// A happening of an article with the days it may have.
#[derive(Debug, Clone)]
pub struct Happening {
    /// The head words of its reports.
    pub reports: Vec<ByteSpan>,
    /// Each day with the names of its features.
    pub days: Vec<(DateValue, Vec<String>)>,
    /// The day that rules propose for most of its reports.
    pub proposed: Option<DateValue>,
}

/// The happenings of an article.
pub fn happenings_of(document: &Document<'_>, knowledge: &Knowledge) -> Vec<Happening> {
    on_happenings(document, knowledge, |scene, told| {
        let Told { triggers, statuses, dates, nodes } = told;
        let proposals: Vec<Option<Proposal>> = proposals(scene, &triggers, &statuses, dates, &nodes);
        let evidence = Evidence::new(scene, &triggers, &statuses, &proposals);
        let mut found = Features { names: Some(Vec::new()), ..Features::default() };
        let happening = |reports: Vec<usize>| {
            let word = |&number: &usize| document.tokens[triggers[number].token].span;
            let day = |value: DateValue, found: &mut Features| {
                evidence.features(&reports, value, found);
                (value, found.names.clone().unwrap_or_default())
            };
            let proposed = reports.iter().find_map(|&report| Some(proposals[report].as_ref()?.0.value));
            Happening {
                days: evidence.candidates(&reports).into_keys().map(|value| day(value, &mut found)).collect(),
                reports: reports.iter().map(word).collect(),
                proposed,
            }
        };
        happenings(&nodes).into_iter().map(happening).collect()
    })
}
