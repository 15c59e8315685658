//! Given names and their familiar and foreign forms: `William`, `Bill`; `Oleg`, `Oleh`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// For each familiar form, the given names it stands for.
static FORMAL: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut formal: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let table = include_str!("nicknames.tsv");
    for (name, familiar) in table.lines().filter_map(|line| line.split_once('\t')) {
        for form in familiar.split(' ') {
            formal.entry(form).or_default().push(name);
        }
    }
    formal
});

/// For each form, the first forms of the lines it stands on.
static FORMS: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut lines: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let table = include_str!("given_name_forms.txt");
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        if let Some(first) = line.split(' ').next() {
            line.split(' ').for_each(|form| lines.entry(form).or_default().push(first));
        }
    }
    lines
});

fn find(
    table: &'static BTreeMap<&str, Vec<&'static str>>,
    form: &str,
) -> impl Iterator<Item = &'static str> + use<> {
    table.get(form).into_iter().flatten().copied()
}

/// The given names that `form` may stand for: `william` for `bill`.
pub(super) fn formal(form: &str) -> impl Iterator<Item = &'static str> + use<> {
    find(&FORMAL, form).chain(find(&FORMS, form))
}

/// Whether one is familiar for the other, or both are forms of one name.
pub(super) fn is_pair(left: &str, right: &str) -> bool {
    let familiar = |form: &str, name: &str| find(&FORMAL, form).any(|formal| formal == name);
    familiar(left, right)
        || familiar(right, left)
        || find(&FORMS, left).any(|one| find(&FORMS, right).any(|other| one == other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn familiar_forms_lead_to_given_names() {
        assert!(is_pair("bill", "william") && is_pair("elizabeth", "liz"));
        assert!(!is_pair("bill", "paul") && !is_pair("ken", "kevin"));
    }

    #[test]
    fn forms_of_one_name_are_pairs() {
        assert!(is_pair("oleh", "aleh") && is_pair("sasha", "aleksandr"));
        assert!(!is_pair("juan", "john") && !is_pair("oleh", "olga"));
    }
}
