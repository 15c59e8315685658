//! Training: an article in, the places that its happenings may have out. Not used while extracting.

use super::super::node::happenings;
use super::super::training::on_happenings;
use super::super::when;
use super::containment::Containment;
use super::evidence::{Evidence, is_own};
use super::fill::{Filling, fill};
use crate::extract::Knowledge;
use crate::language::Document;
use crate::model::ByteSpan;
use crate::rank::Features;

/// A happening of an article with the places it may have.
#[derive(Debug, Clone)]
pub struct Happening {
    /// The head words of its reports.
    pub reports: Vec<ByteSpan>,
    /// The places.
    pub places: Vec<Place>,
    /// Whether a report's own words tell its place, so that no chance is asked.
    pub is_told: bool,
    /// The first place that rules propose for one of its reports.
    pub proposed: Option<ByteSpan>,
}

/// A place that a happening may have.
#[derive(Debug, Clone)]
pub struct Place {
    /// Where the article names it.
    pub names: Vec<ByteSpan>,
    /// Where the article names places that lie in it.
    pub inside: Vec<ByteSpan>,
    /// Whether it is a country.
    pub is_country: bool,
    /// Names of its features.
    pub features: Vec<String>,
}

/// The happenings of an article.
pub fn happenings_of(document: &Document<'_>, knowledge: &Knowledge) -> Vec<Happening> {
    on_happenings(document, knowledge, |scene, told| {
        let dates = when::dates(scene, &told.triggers, &told.statuses, told.dates, &told.nodes);
        let filling = Filling {
            scene,
            gazetteer: &knowledge.gazetteer(),
            triggers: &told.triggers,
            statuses: &told.statuses,
            nodes: &told.nodes,
            dates: &dates,
        };
        let containment = Containment::new(scene, filling.gazetteer);
        let proposals = fill(&filling, &containment);
        let evidence = Evidence::new(&filling, &containment, &proposals);
        let mut found = Features { names: Some(Vec::new()), ..Features::default() };
        let happening = |reports: Vec<usize>| {
            let candidates = evidence.candidates(&reports);
            let mut place = |key| {
                evidence.features(&reports, key, &candidates, &mut found);
                Place {
                    names: evidence.names_of(key).collect(),
                    inside: evidence.inside(key).collect(),
                    is_country: evidence.is_country(key),
                    features: found.names.clone().unwrap_or_default(),
                }
            };
            let word = |&number: &usize| document.tokens[told.triggers[number].token].span;
            let own = |&report: &usize| proposals[report].as_ref().is_some_and(is_own);
            Happening {
                is_told: reports.iter().any(own),
                places: candidates.keys().map(&mut place).collect(),
                proposed: reports.iter().find_map(|&report| Some(proposals[report].as_ref()?.value)),
                reports: reports.iter().map(word).collect(),
            }
        };
        happenings(&told.nodes).into_iter().map(happening).collect()
    })
}
