//! Given names: evidence that a run of capitalised words is a person.
//!
//! Source: single names of the table of nicknames by Carlton Northern (github.com/carltonnorthern/nicknames,
//! Apache-2.0), common ones kept, and our own additions of names frequent in world news.

static NAMES: &str = include_str!("given_names.txt");

/// Whether `word` is a known given name (in any case).
pub fn is_given_name(word: &str) -> bool {
    static SORTED: std::sync::LazyLock<Vec<&str>> = std::sync::LazyLock::new(|| {
        NAMES.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect()
    });
    SORTED.binary_search(&word.to_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_so_that_it_can_be_searched() {
        let names: Vec<&str> = NAMES.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(names.is_sorted());
        assert!(is_given_name("Lena") && is_given_name("Mohammed") && !is_given_name("Bank"));
    }
}
