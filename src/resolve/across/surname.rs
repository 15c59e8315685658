//! Persons that an article knows by one name only.

use super::cluster::Merging;
use super::evidence::{Evidence, Rule};
use std::collections::BTreeMap;

/// A short name may be that of this many persons at most; of more, the first are given.
const MOST: usize = 4;

/// `entity/surname`: a person known in an article by one name only joins the only full name of all articles that ends
/// with it (`Voss`, `Ada Voss`); if there are several it stays open (`Ada Voss`, `Paul Voss`) and may be any of them.
/// Without any, such persons are one (`entity/same-short-name`). A ruler's given name is no family name: `King Olav` is not
/// Paul Olav. Returns the open pairs.
pub(super) fn join(merging: &mut Merging<'_>) -> Vec<(usize, usize)> {
    let nodes = merging.nodes;
    let mut full: BTreeMap<&str, BTreeMap<usize, usize>> = BTreeMap::new();
    // By the name, and by whether it is a ruler's given name.
    let mut short: BTreeMap<(&str, bool), Vec<usize>> = BTreeMap::new();
    for index in 0..nodes.len() {
        let Some(name) = nodes.name(index) else { continue };
        let Some(last) = name.parts().last() else { continue };
        if name.is_full() {
            full.entry(last).or_default().entry(merging.root(index)).or_insert(index);
        } else if merging.cluster(index).full.is_empty() {
            // Else a decision has told already who that is.
            short.entry((last, nodes.rules(index))).or_default().push(index);
        }
    }
    let mut open = Vec::new();
    for ((name, rules), indices) in short {
        let may_be = |candidate: &usize| !rules || nodes.rules(*candidate);
        let candidates: Vec<usize> =
            full.get(name).into_iter().flat_map(BTreeMap::values).copied().filter(may_be).collect();
        if candidates.is_empty() {
            for pair in indices.windows(2) {
                merging.join(Evidence::new(Rule::SameShortName, pair[0], pair[1]), None);
            }
            continue;
        }
        for index in indices {
            // `Smith-Brandt` is no `Ada Brandt`.
            let ends = |candidate: usize| match (nodes.name(candidate), nodes.name(index)) {
                (Some(full), Some(short)) => full.ends_with(short),
                _ => false,
            };
            let fits = |candidate: &usize| ends(*candidate) && !merging.apart(*candidate, index);
            // More than are given are not looked for: one name may be that of thousands.
            let candidates: Vec<usize> = candidates.iter().copied().filter(fits).take(MOST).collect();
            match candidates[..] {
                [] => {}
                [only] => merging.join(Evidence::new(Rule::Surname, only, index), None),
                _ => open.extend(candidates.into_iter().map(|candidate| (candidate, index))),
            }
        }
    }
    open
}
