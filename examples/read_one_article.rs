//! Reads one article with the library and prints who said what.
//!
//! ```sh
//! cargo run --release --example read_one_article
//! ```
#![expect(clippy::print_stdout, reason = "a program for the terminal")]

use dateline::extract::Knowledge;
use dateline::model::Article;
use dateline::pipeline::read_article;

fn main() {
    let article = Article {
        id: "a1".to_owned(),
        text: "“The bridge will open on Monday,” said Lena Brandt, the mayor of Arden.".to_owned(),
        published: "2031-05-02".parse().ok(),
        ..Article::default()
    };
    let reading = read_article(article, &Knowledge::default());
    for statement in &reading.annotations.statements {
        let speaker = statement.speaker.map_or("nobody named", |span| reading.words(span));
        for &content in &statement.content {
            println!("{speaker}: {} [{}]", reading.words(content), statement.rule);
        }
    }
    for time in &reading.annotations.times {
        println!("{} = {} [{}]", reading.words(time.span), time.value, time.rule);
    }
}
