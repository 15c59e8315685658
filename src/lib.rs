//! Turns news articles into a knowledge graph: who said what, what happened when and where, each with the sentence behind it.
//!
//! # What it does
//!
//! [`pipeline::read_article`] finds statements, times, events, names and figures in one article, by rules over tagged and
//! parsed sentences; [`pipeline::resolve`] decides, over any number of articles, who is who, which reports tell one event
//! and what does not fit together; [`graph`] writes both as RDF, [`store`] keeps it in a folder and answers SPARQL, and
//! [`export`] writes it for other programs. Everything found points into the text and names the rule that found it.
//! Nothing is fetched and no clock is read: the same input gives the same bytes.
//!
//! # What it does not do
//!
//! It reads English only. It does not judge whether a claim is true, and never asserts one. It ties dates, places and
//! speakers by grammar or by an explicit rule, never by mere co-mention, so some stay open. It fetches nothing: pages and feeds are read as they were saved.
//!
//! # The flow
//!
//! ```text
//! article -> read -> language -> extract -> resolve -> check -> graph -> store -> ask / query / export
//! ```
//!
//! # A first example
//!
//! ```
//! use dateline::extract::Knowledge;
//! use dateline::graph::{GraphOptions, article_graph, to_trig};
//! use dateline::model::Article;
//! use dateline::pipeline::read_article;
//!
//! let article = Article {
//!     id: "a1".to_owned(),
//!     text: "“The bridge will open on Monday,” said Lena Brandt, the mayor of Arden.".to_owned(),
//!     published: "2031-05-02".parse().ok(),
//!     ..Article::default()
//! };
//! let reading = read_article(article, &Knowledge::default());
//! for statement in &reading.annotations.statements {
//!     let speaker = statement.speaker.map_or("nobody named", |span| reading.words(span));
//!     println!("{speaker} says something, found by {}", statement.rule);
//! }
//!
//! let options = GraphOptions::default();
//! let turtle = to_trig(&article_graph(&reading, &options), &options.base);
//! assert!(String::from_utf8(turtle)?.contains("schema:datePublished \"2031-05-02\""));
//! # Ok::<(), std::string::FromUtf8Error>(())
//! ```
//!
//! The README, as tested as this page, shows the program; `examples/` has this example whole; the questions are in [`ask`].

pub mod ask;
pub mod check;
pub mod export;
pub mod extract;
pub mod graph;
pub mod language;
pub mod learn;
pub mod lexicon;
pub mod mcp;
pub mod model;
pub mod page;
pub mod pipeline;
pub mod rank;
pub mod read;
pub mod resolve;
pub mod serve;
pub mod store;
