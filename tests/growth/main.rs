//! What an article costs grows as its text does: allocations of 1, 4 and 16 times a text, and the facts made of it.
//!
//! Allocations are counted, not seconds, so that a busy machine changes nothing. A program of its own, because the counting
//! allocator serves all of it.

use dateline::extract::Knowledge;
use dateline::graph::{GraphOptions, article_graph};
use dateline::model::Article;
use dateline::pipeline::read_article;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use std::alloc::System;

#[global_allocator]
static COUNTING: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Bytes of the shortest text: long enough that what every article costs does not show.
const LEAST: usize = 3_000;

/// Most by which four times a text may cost more than the text: 4 where growth is linear, 16 where it is quadratic.
const MOST: f64 = 6.0;

/// Letters of made-up names.
const SYLLABLES: [&str; 8] = ["ba", "ko", "ri", "lu", "ten", "mar", "sil", "dov"];

/// A name that no other number has.
fn name(number: usize) -> String {
    let mut name = String::from("V");
    let mut rest = number + 8;
    while rest > 0 {
        name.push_str(SYLLABLES[rest % 8]);
        rest /= 8;
    }
    name
}

/// Texts that go on in one way, which some step could take to heart too much.
type Shape = fn(usize) -> String;

const SHAPES: &[(&str, Shape)] = &[
    ("news", |n| {
        format!("The {} council said on Monday that it would meet the mayor of {}. ", name(n), name(n + 1))
    }),
    ("stops", |_| "U.S.A.".to_owned()),
    ("possessors", |n| ["mayor's ", "brother's ", "friend's "][n % 3].to_owned()),
    ("names that possess", |n| format!("{}'s ", name(n))),
    ("speech in speech", |n| ["he said that ", "she said that "][n % 2].to_owned()),
    ("of of of", |_| "of ".to_owned()),
    ("one family", |n| format!("{} Hale met the mayor. ", name(n))),
    ("one family, by its name", |n| format!("{} Hale met Hale. ", name(n))),
    ("persons", |n| format!("{} {} met {} in {}. ", name(n), name(n + 7), name(n + 9), name(n / 2))),
    ("offices", |n| format!("{} was mayor from {} to 2031. ", name(n), 1990 + n % 40)),
    ("days", |n| format!("on {} May 2031, ", n % 28 + 1)),
    ("weekdays", |_| "Monday ".to_owned()),
    ("deaths", |n| format!("An explosion killed {} people in {} on Monday. ", n % 50 + 2, name(n / 3))),
    ("quotations", |n| format!("“We agree on point {n},” said Lena Brandt. ")),
    ("open quotations", |_| "“We agree ".to_owned()),
    ("pronouns", |_| "He said he saw him. ".to_owned()),
    ("nouns taken up again", |_| "the talks ".to_owned()),
    ("relative clauses", |_| "who met the man ".to_owned()),
    ("lines", |n| format!("{}\n", name(n))),
];

fn text(shape: Shape, size: usize) -> String {
    let mut text = String::new();
    let mut number = 0;
    while text.len() < size {
        text.push_str(&shape(number));
        number += 1;
    }
    text
}

/// What reading a text costs: allocations, their bytes, facts.
fn cost(shape: Shape, size: usize, knowledge: &Knowledge) -> [f64; 3] {
    let article = Article {
        id: "a1".to_owned(),
        published: "2031-05-06".parse().ok(),
        text: text(shape, size),
        ..Article::default()
    };
    let region = Region::new(COUNTING);
    let reading = read_article(article, knowledge);
    let used = region.change();
    let facts = article_graph(&reading, &GraphOptions::default()).len();
    [used.allocations as f64, used.bytes_allocated as f64, facts as f64]
}

#[test]
fn what_a_text_costs_grows_as_the_text() {
    let knowledge = Knowledge::default();
    knowledge.prepare();
    cost(SHAPES[0].1, LEAST, &knowledge);
    let mut steep = Vec::new();
    for &(what, shape) in SHAPES {
        let costs = [1, 4, 16].map(|times| cost(shape, LEAST * times, &knowledge));
        for (index, of) in ["allocations", "bytes", "facts"].iter().enumerate() {
            for pair in costs.windows(2) {
                let (less, more) = (pair[0][index], pair[1][index]);
                if more > less * MOST && more > 10_000.0 {
                    steep.push(format!("{what}: {of} {less} -> {more}"));
                }
            }
        }
    }
    assert!(steep.is_empty(), "{steep:#?}");
}
