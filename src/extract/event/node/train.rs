//! Training: an article with what its words tell of in, examples of pairs out. Not used while extracting.

use super::super::training::on_triggers;
use super::super::{participant, retype, status, when};
use super::{Facts, same};
use crate::extract::Knowledge;
use crate::language::Document;
use crate::model::ByteSpan;
use crate::rank::Features;
use std::collections::BTreeSet;

/// Two reports of an article with the features of the pair.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The head word of the earlier one.
    pub earlier: ByteSpan,
    /// The head word of the later one.
    pub later: ByteSpan,
    /// Names of the features.
    pub features: Vec<String>,
}

/// All pairs of reports that are compared.
pub fn pairs(document: &Document<'_>, knowledge: &Knowledge) -> Vec<Pair> {
    on_triggers(document, knowledge, |scene, mut triggers| {
        let heads: BTreeSet<usize> = triggers.iter().map(|trigger| trigger.token).collect();
        let statuses: Vec<_> = triggers.iter().map(|trigger| status::status(scene, trigger)).collect();
        let participants: Vec<_> =
            triggers.iter().map(|trigger| participant::participants(scene, trigger, &heads)).collect();
        let told = when::told(scene, &triggers);
        retype(scene, &mut triggers, &participants);
        let facts =
            Facts { triggers: &triggers, statuses: &statuses, dates: &told, participants: &participants };
        let (reports, tellings) = (facts.reports(scene), same::Telling::all(scene, &facts));
        let word = |number: usize| document.tokens[triggers[number].token].span;
        let mut found = Features { names: Some(Vec::new()), ..Features::default() };
        let of_pair = |(one, two): (usize, usize)| {
            same::features(
                scene,
                (&tellings[one], &reports[one]),
                (&tellings[two], &reports[two]),
                &mut found,
            );
            Pair { earlier: word(one), later: word(two), features: found.names.clone().unwrap_or_default() }
        };
        same::pairs(&reports).into_iter().map(of_pair).collect()
    })
}
