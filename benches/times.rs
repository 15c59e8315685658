//! Speed of time expressions alone: the document is read before the clock starts.

use dateline::extract::time;
use dateline::language::Document;
use dateline::model::Article;
use divan::Bencher;
use divan::counter::BytesCount;

/// About 400 KB of news-like text of our own.
fn article() -> Article {
    let text: String = (0..1200)
        .map(|number| {
            format!(
                "The council of Norham said on Sunday that it would rebuild bridge number {number} over the Arden. \
                 Workers found cracks in the piers last month, two weeks after the storm of January {day}, 2024, and \
                 closed both lanes at 10:30 a.m. while engineers measured the damage. The mayor, who has led the \
                 town since {year}, promised that traffic would flow again by late March.\n\n",
                day = number % 28 + 1,
                year = 1990 + number % 30,
            )
        })
        .collect();
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
