//! Given names and their familiar forms: `William`, `Bill`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

static TABLE: &str = include_str!("nicknames.tsv");

/// For each familiar form, the given names it stands for.
static FORMAL: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut formal: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, familiar) in TABLE.lines().filter_map(|line| line.split_once('\t')) {
        for form in familiar.split(' ') {
            formal.entry(form).or_default().push(name);
        }
    }
    formal
});

/// The given names that `form` is familiar for: `william` for `bill`.
pub(in crate::resolve::across) fn formal(form: &str) -> &'static [&'static str] {
    FORMAL.get(form).map_or(&[], Vec::as_slice)
}

/// Whether one is familiar for the other.
pub(super) fn is_pair(left: &str, right: &str) -> bool {
    formal(left).contains(&right) || formal(right).contains(&left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn familiar_forms_lead_to_given_names() {
        assert!(is_pair("bill", "william") && is_pair("elizabeth", "liz"));
        assert!(!is_pair("bill", "paul"));
    }
}
