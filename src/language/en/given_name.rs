//! Given names: evidence that a run of capitalised words is a person.
//!
//! Source: single names of the table of nicknames by Carlton Northern (github.com/carltonnorthern/nicknames,
//! Apache-2.0), common ones kept, and our own additions of names frequent in world news.

use super::words_of_line;
use std::sync::LazyLock;

static NAMES: &str = include_str!("given_names.txt");

/// Whether `word` is a known given name (in any case).
pub fn is_given_name(word: &str) -> bool {
    static SORTED: LazyLock<Vec<&str>> =
        LazyLock::new(|| NAMES.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect());
    SORTED.binary_search(&word.to_lowercase().as_str()).is_ok()
}

/// Whom a given name is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bearer {
    /// `Paul`.
    Man,
    /// `Lena`.
    Woman,
}

/// Whether `word` (in any case) is a given name of men only or of women only.
///
/// Source: our own list, `given_name_genders.txt`.
pub fn bearer(word: &str) -> Option<Bearer> {
    static GENDERS: LazyLock<[Vec<&str>; 2]> = LazyLock::new(|| {
        let list = include_str!("given_name_genders.txt");
        ["m ", "f "].map(|sex| words_of_line(list, sex))
    });
    let lower = word.to_lowercase();
    let [men, women] = &*GENDERS;
    let is_in = |names: &[&str]| names.binary_search(&lower.as_str()).is_ok();
    match (is_in(men), is_in(women)) {
        (true, false) => Some(Bearer::Man),
        (false, true) => Some(Bearer::Woman),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_so_that_it_can_be_searched() {
        let names: Vec<&str> = NAMES.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(names.is_sorted());
        assert_eq!(
            [bearer("Paul"), bearer("LENA"), bearer("Kim")],
            [Some(Bearer::Man), Some(Bearer::Woman), None]
        );
        for sex in ["m ", "f "] {
            let names = words_of_line(include_str!("given_name_genders.txt"), sex);
            assert!(!names.is_empty() && names.is_sorted());
        }
        assert!(is_given_name("Lena") && is_given_name("Mohammed") && !is_given_name("Bank"));
    }
}
