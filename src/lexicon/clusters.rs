//! Words that are used alike: the clusters of the 40,000 commonest words of English.
//!
//! Source: k-means of the vectors GloVe 6B 50d (Stanford NLP Group, from Wikipedia 2014 and Gigaword 5; PDDL 1.0, public
//! domain), at three grains: 64, 300 and 1,200 clusters. `clusters.tsv.gz`: word, then a number for each grain, the
//! commonest word first. Decompressed when the first word is asked for.

use flate2::read::GzDecoder;
use std::io::Read;
use std::sync::LazyLock;

static PACKED: &[u8] = include_bytes!("clusters.tsv.gz");

/// The clusters of a word, and how common it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cluster {
    /// Of 64.
    pub(crate) coarse: u16,
    /// Of 300.
    pub(crate) middle: u16,
    /// Of 1,200.
    pub(crate) fine: u16,
    /// Place in the order of how common the words are, from 0.
    pub(crate) rank: u16,
}

/// The clusters of a word in lower case; `None` for rare words.
pub(crate) fn of(word: &str) -> Option<Cluster> {
    static WORDS: LazyLock<Vec<(Box<str>, Cluster)>> = LazyLock::new(words);
    WORDS.binary_search_by(|(known, _)| known.as_ref().cmp(word)).ok().map(|found| WORDS[found].1)
}

/// All words, sorted.
fn words() -> Vec<(Box<str>, Cluster)> {
    let mut text = String::new();
    // A test reads the file that is built in; were it broken, no word would have a cluster.
    if GzDecoder::new(PACKED).read_to_string(&mut text).is_err() {
        return Vec::new();
    }
    let lines = text.lines().filter(|line| !line.starts_with("# word\t"));
    let mut words: Vec<_> = lines.zip(0..).filter_map(|(line, rank)| row(line, rank)).collect();
    words.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    words
}

fn row(line: &str, rank: u16) -> Option<(Box<str>, Cluster)> {
    let mut columns = line.split('\t');
    let word = columns.next()?;
    let mut number = || columns.next()?.parse().ok();
    Some((word.into(), Cluster { coarse: number()?, middle: number()?, fine: number()?, rank }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_whole() {
        assert_eq!(words().len(), 40_000);
    }

    #[test]
    fn words_used_alike_share_a_cluster() {
        let fine = |word| of(word).map(|cluster| cluster.fine);
        assert_eq!(fine("steelers"), fine("packers"));
        assert_ne!(fine("steelers"), fine("river"));
        assert_eq!(of("Arden-on-the-Water"), None);
        assert!(of("the").is_some_and(|the| the.rank < 10));
    }
}
