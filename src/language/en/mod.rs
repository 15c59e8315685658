//! Word lists of English. Each names its source.

pub mod abbreviation;
pub mod agency;
pub mod calendar;
pub mod given_name;
pub mod kind_word;
pub mod number;
pub(crate) mod sport;
pub mod starter;
pub mod title;
pub mod verb;
pub mod verb_form;

/// The words behind `label` in a list of labelled lines (`place airport bay ...`); none where no line has it.
pub(crate) fn words_of_line<'t>(list: &'t str, label: &str) -> Vec<&'t str> {
    let line = list.lines().find_map(|line| line.strip_prefix(label));
    line.map(|words| words.split(' ').collect()).unwrap_or_default()
}
