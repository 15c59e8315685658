//! What each stage of extraction takes beside the parser, on our sample articles on one core.
//!
//! `cargo bench --bench stages`; the figures count tokens. Statements and events must each take less time than parsing.

use dateline::extract::{Knowledge, event, name, statement, time};
use dateline::language::Document;
use dateline::model::{Article, Mention, Statement, TimeExpression};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use std::sync::LazyLock;

fn main() {
    divan::main();
}

/// The texts of `seeds/articles`, front matter aside.
static ARTICLES: LazyLock<Vec<Article>> = LazyLock::new(|| {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the sample articles are in the repository")
        .map(|entry| entry.expect("a readable entry").path())
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| std::fs::read_to_string(path).expect("a text"))
        .map(|page| page.splitn(3, "---").nth(2).unwrap_or_default().to_owned())
        .map(|text| Article { text, published: "2031-05-06".parse().ok(), ..Article::default() })
        .collect()
});

/// A document with what the later stages need.
struct Read<'a> {
    document: Document<'a>,
    times: Vec<TimeExpression>,
    mentions: Vec<Mention>,
    statements: Vec<Statement>,
}

static READ: LazyLock<Vec<Read<'static>>> = LazyLock::new(|| {
    ARTICLES
        .iter()
        .map(|article| {
            let document = Document::new(article);
            let times = time::find(&document);
            let (mentions, _) = name::find(&document, &Knowledge::default());
            let statements = statement::find(&document, &times, &mentions);
            Read { document, times, mentions, statements }
        })
        .collect()
});

fn tokens() -> ItemsCount {
    ItemsCount::new(READ.iter().map(|read| read.document.tokens.len()).sum::<usize>())
}

/// The yardstick: raw text to trees.
#[divan::bench]
fn parsing(bencher: Bencher<'_, '_>) {
    bencher.counter(tokens()).bench_local(|| {
        ARTICLES.iter().for_each(|article| drop(black_box(Document::new(black_box(article)))));
    });
}

#[divan::bench]
fn times(bencher: Bencher<'_, '_>) {
    bencher.counter(tokens()).bench_local(|| {
        READ.iter().for_each(|read| drop(black_box(time::find(&read.document))));
    });
}

#[divan::bench]
fn names(bencher: Bencher<'_, '_>) {
    bencher.counter(tokens()).bench_local(|| {
        READ.iter().for_each(|read| drop(black_box(name::find(&read.document, &Knowledge::default()))));
    });
}

#[divan::bench]
fn statements(bencher: Bencher<'_, '_>) {
    bencher.counter(tokens()).bench_local(|| {
        READ.iter().for_each(|read| {
            drop(black_box(statement::find(&read.document, &read.times, &read.mentions)));
        });
    });
}

#[divan::bench]
fn events(bencher: Bencher<'_, '_>) {
    bencher.counter(tokens()).bench_local(|| {
        READ.iter().for_each(|read| {
            let knowledge = Knowledge::default();
            drop(black_box(event::find(
                &read.document,
                &knowledge,
                &read.times,
                &read.mentions,
                &read.statements,
            )));
        });
    });
}
