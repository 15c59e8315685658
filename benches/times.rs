//! Speed of time expressions alone: the document is read before the clock starts.

use dateline::extract::time;
use dateline::language::Document;
use dateline::model::Article;
use divan::Bencher;
use divan::counter::BytesCount;
use std::fmt::Write;

/// About 400 KB of news-like text of our own.
fn article() -> Article {
    let mut text = String::new();
    for number in 0..1200 {
        let (day, year) = (number % 28 + 1, 1990 + number % 30);
        write!(
            text,
            "The council of Norham said on Sunday that it would rebuild bridge number {number} over the Arden. \
             Workers found cracks in the piers last month, two weeks after the storm of January {day}, 2024, and \
             closed both lanes at 10:30 a.m. while engineers measured the damage. The mayor, who has led the town \
             since {year}, promised that traffic would flow again by late March.\n\n"
        )
        .expect("a string takes all");
    }
    Article { text, published: "2024-02-14".parse().ok(), ..Article::default() }
}

#[divan::bench]
fn times_of_a_document(bencher: Bencher<'_, '_>) {
    let article = article();
    let document = Document::new(&article);
    bencher.counter(BytesCount::of_str(&article.text)).bench(|| time::find(divan::black_box(&document)));
}

fn main() {
    divan::main();
}
