//! Raw text to trees on one core, beside splitting the same text on white space: the ratio holds on any machine.
//!
//! `cargo bench --bench syntax`; the figures count tokens.

use dateline::language::Document;
use dateline::language::syntax::Model;
use dateline::model::Article;
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use std::sync::LazyLock;

fn main() {
    divan::main();
}

/// News of our own making, a paragraph a line.
const PARAGRAPHS: &str = "\
The harbour board of Larnby voted on Tuesday to close the old ferry terminal, ending a quarrel that began in 2019.
\u{201C}We have waited long enough,\u{201D} said Mayor Ines Halloran, who took office last spring. Three trawlers that had left the port before dawn were towed back by the coast guard, a spokesman told reporters.
Critics say the plan will cost at least $4.2 million and leave 130 dockers without work. According to the ministry, talks with the union are to resume in Brandvik next week.
\"Nobody asked us,\" she added, \"and nobody will.\"
The company, which employs some 900 people in four countries, didn't answer questions about the sale. Police arrested two men near the railway station after a chase through the market, but no charges were filed.
Prices of grain rose by 3.5% in May, the sharpest increase since the drought of 1997, and bakers expect more.
MINISTER DENIES REPORT OF SECRET TALKS
";

/// An article of some 1,700 tokens.
static ARTICLE: LazyLock<Article> =
    LazyLock::new(|| Article { text: PARAGRAPHS.repeat(8), ..Article::default() });

fn tokens() -> ItemsCount {
    ItemsCount::new(Document::new(&ARTICLE).tokens.len())
}

/// Tokens, quotation marks, sentences, regions, tags, lemmas and trees.
#[divan::bench]
fn raw_text_to_trees(bencher: Bencher<'_, '_>) {
    bencher.counter(tokens()).bench_local(|| black_box(Document::new(black_box(&ARTICLE))));
}

/// The same without the tokeniser: tags, lemmas and trees of given words.
#[divan::bench]
fn words_to_trees(bencher: Bencher<'_, '_>) {
    let document = Document::new(&ARTICLE);
    let words = |sentence: &dateline::model::TokenSpan| -> Vec<&str> {
        sentence.range().map(|index| document.word(index)).collect()
    };
    let sentences: Vec<Vec<&str>> = document.sentences.iter().map(words).collect();
    let model = Model::embedded();
    bencher.counter(tokens()).bench_local(|| {
        for sentence in &sentences {
            black_box(model.annotate(black_box(sentence)));
        }
    });
}

/// The yardstick: the same text split on white space.
#[divan::bench]
fn white_space_only(bencher: Bencher<'_, '_>) {
    bencher.counter(tokens()).bench_local(|| {
        black_box(black_box(&ARTICLE.text).split_whitespace().collect::<Vec<_>>());
    });
}

#[divan::bench]
fn unpack_the_model(bencher: Bencher<'_, '_>) {
    let bytes: &[u8] = include_bytes!("../src/language/en/model.bin");
    bencher.bench_local(|| black_box(Model::read(black_box(bytes))));
}
