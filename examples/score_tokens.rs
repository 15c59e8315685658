//! Scores tokens and sentences against a treebank, from raw text.
//!
//! ```sh
//! cargo run --release --example score_tokens -- ../shared/data/treebanks/gum-dev.conllu
//! ```
//!
//! The raw text of each document is put together from the `# text` lines (a space between sentences, a blank line before
//! `# newpar`); a word or sentence is right when its start and end are.
#![expect(clippy::print_stdout, reason = "a program for the terminal")]

use dateline::language::Document;
use dateline::model::Article;
use std::collections::BTreeSet;

/// Start and end, in bytes.
type Range = (usize, usize);

/// The raw text of a document with the spans that its treebank gives.
#[derive(Default)]
struct Gold {
    text: String,
    words: BTreeSet<Range>,
    sentences: BTreeSet<Range>,
}

fn main() -> anyhow::Result<()> {
    let mut counts = [[0; 3]; 2];
    for path in std::env::args().skip(1) {
        for gold in documents(&std::fs::read_to_string(path)?) {
            let article = Article { text: gold.text.clone(), ..Article::default() };
            let document = Document::new(&article);
            let words = document.tokens.iter().map(|token| (token.span.start, token.span.end)).collect();
            let sentences = document.sentences.iter().map(|&sentence| document.bytes(sentence));
            let sentences = sentences.map(|span| (span.start, span.end)).collect();
            add(&mut counts[0], &gold.words, &words);
            add(&mut counts[1], &gold.sentences, &sentences);
        }
    }
    for (name, [right, gold, found]) in ["tokens", "sentences"].iter().zip(counts) {
        let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        let (precision, recall, f1) =
            (percent(right, found), percent(right, gold), percent(2 * right, gold + found));
        println!("{name}: precision {precision:.2}, recall {recall:.2}, F1 {f1:.2} ({gold} in gold)");
    }
    Ok(())
}

fn add(counts: &mut [usize; 3], gold: &BTreeSet<Range>, found: &BTreeSet<Range>) {
    counts[0] += gold.intersection(found).count();
    counts[1] += gold.len();
    counts[2] += found.len();
}

fn documents(conllu: &str) -> Vec<Gold> {
    let mut documents = vec![Gold::default()];
    for block in conllu.split("\n\n").filter(|block| !block.trim().is_empty()) {
        if block.lines().any(|line| line.starts_with("# newdoc")) {
            documents.push(Gold::default());
        }
        let gold = documents.last_mut().expect("there is always one");
        if block.lines().any(|line| line.starts_with("# newpar")) && !gold.text.is_empty() {
            gold.text.truncate(gold.text.trim_end().len());
            gold.text.push_str("\n\n");
        }
        add_sentence(gold, block);
    }
    documents
}

fn add_sentence(gold: &mut Gold, block: &str) {
    let Some(text) = block.lines().find_map(|line| line.strip_prefix("# text = ")) else { return };
    let base = gold.text.len();
    let mut at = 0;
    // Words of a multiword token (`don't`) stand inside its form; those that do not spell it count as one.
    let mut inside = 0;
    for line in block.lines().filter(|line| line.starts_with(|letter: char| letter.is_ascii_digit())) {
        let mut cells = line.split('\t');
        let (id, form) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        if let Some((first, last)) = id.split_once('-') {
            inside = last.parse::<usize>().unwrap_or(0) + 1 - first.parse::<usize>().unwrap_or(1);
            continue;
        }
        if id.contains('.') {
            continue;
        }
        let start = text.get(at..).and_then(|rest| rest.find(form)).map_or(at, |found| at + found);
        if inside == 0 || text.get(at..).is_some_and(|rest| rest.trim_start().starts_with(form)) {
            gold.words.insert((base + start, base + start + form.len()));
            at = start + form.len();
        }
        inside = inside.saturating_sub(1);
    }
    gold.sentences.insert((base, base + text.len()));
    gold.text.push_str(text);
    gold.text.push(' ');
}
