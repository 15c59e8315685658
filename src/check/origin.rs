//! Articles with one origin that came out as different ones.

use super::side;
use crate::model::{Compared, Digest, Finding, FindingKind, Resolution, Severity};
use std::collections::BTreeMap;

/// One finding for each text that came out more than once.
pub(super) fn shared(digests: &[Digest], resolution: &Resolution, compared: &mut Compared) -> Vec<Finding> {
    compared.add("texts", digests.len());
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (article, &origin) in resolution.origins.iter().enumerate() {
        groups.entry(origin).or_default().push(article);
    }
    groups
        .into_values()
        .filter(|articles| articles.len() > 1)
        .map(|articles| finding(digests, &articles))
        .collect()
}

fn finding(digests: &[Digest], articles: &[usize]) -> Finding {
    let mut ids: Vec<&str> = articles.iter().map(|&article| digests[article].id.as_str()).collect();
    ids.sort_unstable();
    let sides = articles.iter().filter_map(|&article| {
        let (span, words) = digests[article].lead.as_ref()?;
        Some(side(&digests[article], article, *span, words, None))
    });
    Finding {
        kind: FindingKind::SharedOrigin,
        severity: Severity::Info,
        message: format!("{} are one text for the most part and count as one source", ids.join(", ")),
        sides: sides.collect(),
    }
}
