//! Makes `src/lexicon/words.tsv`: for the commonest words the clusters of their vectors and their supersenses.
//!
//! ```sh
//! cargo run --release --example word_table -- clusters.tsv.gz supersenses.tsv.gz > src/lexicon/words.tsv
//! ```
//!
//! `clusters.tsv.gz`: word and three cluster numbers (of 64, 300, 1,200), from the public-domain vectors `glove.6B`;
//! `supersenses.tsv.gz`: lemma and the lexicographer files of its senses, from Princeton's word net 3.1. The model card says more.
#![expect(clippy::print_stdout, reason = "a program for the terminal")]

use dateline::language::syntax::conllu;
use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::BufRead;

fn main() -> Result<(), Box<dyn Error>> {
    let usage = "usage: word_table CLUSTERS.tsv.gz SUPERSENSES.tsv.gz";
    let mut paths = std::env::args().skip(1);
    let (clusters, senses) = (paths.next().ok_or(usage)?, paths.next().ok_or(usage)?);
    let mut nouns: BTreeMap<String, String> = BTreeMap::new();
    let mut verbs: BTreeMap<String, String> = BTreeMap::new();
    for line in conllu::plain(File::open(senses)?)?.lines() {
        let line = line?;
        let Some((lemma, senses)) = line.split_once('\t').filter(|_| !line.starts_with('#')) else {
            continue;
        };
        for sense in senses.split_whitespace() {
            let (part, name) = sense.split_once('.').unwrap_or((sense, ""));
            let table = if part == "verb" { &mut verbs } else { &mut nouns };
            table.entry(lemma.to_owned()).or_insert_with(|| name.to_owned());
        }
    }
    let mut rows: BTreeMap<String, String> = BTreeMap::new();
    for line in conllu::plain(File::open(clusters)?)?.lines() {
        let line = line?;
        let columns: Vec<&str> = line.split('\t').collect();
        let &[word, few, some, many] = columns.as_slice() else { continue };
        if line.starts_with("# ") || !word.chars().any(char::is_alphabetic) {
            continue;
        }
        let sense =
            |table: &BTreeMap<String, String>| table.get(word).cloned().unwrap_or_else(|| "-".to_owned());
        rows.insert(word.to_owned(), format!("{few}\t{some}\t{many}\t{}\t{}", sense(&nouns), sense(&verbs)));
    }
    println!(
        "# word, its cluster of 64, of 300, of 1200, first sense as a noun, as a verb. Made by examples/word_table.rs"
    );
    for (word, row) in rows {
        println!("{word}\t{row}");
    }
    Ok(())
}
