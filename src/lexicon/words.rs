//! What kind of word a word is: clusters of its vector, supersenses. For words that no list of ours holds.
//!
//! The table (`words.tsv`, about 39,000 words, sorted) is searched where it lies: nothing is decoded at the start.

/// The table: word, three clusters, two senses, separated by tabs.
const TABLE: &str = include_str!("words.tsv");

/// What the table says of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kinds {
    /// Its cluster of 64, of 300 and of 1,200, as numbers in the table.
    pub clusters: [&'static str; 3],
    /// The lexicographer file of its first sense as a noun (`act`, `event`, `person`), `-` when it is none.
    pub noun: &'static str,
    /// The same as a verb (`motion`, `contact`, `communication`).
    pub verb: &'static str,
}

/// The kinds of a lower-case word; nothing for a word that is not among the commonest.
///
/// ```
/// use dateline::lexicon::words;
/// assert_eq!(words::kinds("attack").map(|kinds| kinds.noun), Some("act"));
/// assert_eq!(words::kinds("qwertz"), None);
/// ```
pub fn kinds(word: &str) -> Option<Kinds> {
    let (mut low, mut high) = (0, TABLE.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        let start = TABLE.as_bytes()[low..middle]
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(low, |at| low + at + 1);
        let line = TABLE.get(start..)?.split('\n').next()?;
        let end = start + line.len() + 1;
        let mut columns = line.split('\t');
        let found = columns.next()?;
        match found.cmp(word) {
            std::cmp::Ordering::Less => low = end,
            std::cmp::Ordering::Greater => high = start,
            std::cmp::Ordering::Equal => {
                let mut next = || columns.next();
                let clusters = [next()?, next()?, next()?];
                return Some(Kinds { clusters, noun: next()?, verb: next()? });
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_every_word_is_found() {
        let words: Vec<&str> =
            TABLE.lines().map(|line| line.split('\t').next().unwrap_or_default()).collect();
        assert!(words.is_sorted());
        for word in words.iter().step_by(97).skip(1) {
            assert!(kinds(word).is_some(), "{word}");
        }
        assert_eq!(kinds(""), None);
        assert_eq!(kinds("zzzz"), None);
    }
}
