//! Words to trees, beside splitting the same text on white space: the ratio holds on any machine.
//!
//! `cargo bench --bench syntax`

use dateline::language::syntax::Model;
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// News of our own making, one sentence a line, words apart.
const TEXT: &str = "\
The harbour board of Larnby voted on Tuesday to close the old ferry terminal , ending a quarrel that began in 2019 .
\u{201C} We have waited long enough , \u{201D} said Mayor Ines Halloran , who took office last spring .
Three trawlers that had left the port before dawn were towed back by the coast guard , a spokesman told reporters .
Critics say the plan will cost at least $ 4.2 million and leave 130 dockers without work .
According to the ministry , talks with the union are to resume in Brandvik next week .
\" Nobody asked us , \" she added , \" and nobody will . \"
The company , which employs some 900 people in four countries , did not answer questions about the sale .
Police arrested two men near the railway station after a chase through the market , but no charges were filed .
Prices of grain rose by 3.5 % in May , the sharpest increase since the drought of 1997 , and bakers expect more .
MINISTER DENIES REPORT OF SECRET TALKS
";

fn sentences() -> Vec<Vec<&'static str>> {
    TEXT.lines().map(|line| line.split(' ').collect()).collect()
}

fn words() -> usize {
    sentences().iter().map(Vec::len).sum()
}

#[divan::bench]
fn words_to_trees(bencher: Bencher<'_, '_>) {
    let model = Model::embedded();
    let sentences = sentences();
    bencher.counter(ItemsCount::new(words())).bench_local(|| {
        for sentence in &sentences {
            black_box(model.annotate(black_box(sentence)));
        }
    });
}

#[divan::bench]
fn white_space_only(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(words())).bench_local(|| {
        for line in black_box(TEXT).lines() {
            black_box(line.split_whitespace().collect::<Vec<_>>());
        }
    });
}

#[divan::bench]
fn unpack_the_model(bencher: Bencher<'_, '_>) {
    let bytes: &[u8] = include_bytes!("../src/language/en/model.bin");
    bencher.bench_local(|| black_box(Model::read(black_box(bytes))));
}
