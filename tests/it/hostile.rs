//! Texts that nobody would print: no panic, nothing lost, and time that grows with their length alone.

use crate::program::dateline_with_input;
use dateline::extract::Knowledge;
use dateline::model::Article;
use dateline::pipeline::{read_article, resolve};
use dateline::resolve::Decisions;
use proptest::prelude::*;
use serde_json::json;
use std::time::{Duration, Instant};

/// A shape and how to make some thousand words of it.
type Shape = (&'static str, fn(usize) -> String);

const SHAPES: &[Shape] = &[
    ("a sentence of thousands of words", |words| {
        let mut text = "The board of Arden, which met on Monday, said ".repeat(words / 9);
        text.push('.');
        text
    }),
    ("no full stop", |words| {
        "talks will resume in Arden on Sunday and Lena Brandt said so ".repeat(words / 12)
    }),
    ("words of one letter", |words| "a ".repeat(words)),
    ("only quotation marks", |words| "\"“”‘’'«» ".repeat(words / 8)),
    ("quotations that never close", |words| "“We agree, she said, ".repeat(words / 6)),
    ("emoji", |words| "🇮🇶👩‍👩‍👧‍👦🔥 ".repeat(words)),
    ("Arabic lines", |words| "قال رئيس الوزراء إن المحادثات ستستأنف يوم الأحد.\n".repeat(words / 8)),
    ("all capitals", |words| "MINISTER DENIES REPORT OF SECRET TALKS IN ARDEN ".repeat(words / 8)),
    ("one word without end", |words| "x".repeat(words * 5)),
    ("commas", |words| ", ".repeat(words)),
    ("brackets", |words| "((((".repeat(words)),
    ("figures", |words| "12 people, 2031-05-02 3.5% of 4,000 ".repeat(words / 7)),
    ("dates", |words| "Sunday, May 4 and May 5, 2031 to Friday ".repeat(words / 9)),
    ("names", |words| "Lena Brandt of Norland Post and Jo Dale of Arden ".repeat(words / 10)),
    ("line breaks", |words| "Talks\n\n".repeat(words)),
    ("posts", |words| "We agree.\n— Press (@press) May 2, 2031\n".repeat(words / 8)),
    ("cues", |words| "He said she said they told him that they knew. ".repeat(words / 10)),
    ("white space", |words| format!("Talks{}began.", " \u{a0}\t\r\n".repeat(words))),
    ("addresses", |words| {
        "https://a.example/2031/05/02/x?y=z#w @arden #talks a@b.example ".repeat(words / 4)
    }),
];

/// The shortest of some times to read a text as an article of its own.
#[expect(clippy::disallowed_methods, reason = "time is what is tested")]
fn time_of(text: &str, tries: usize) -> Duration {
    let knowledge = Knowledge::default();
    let read = |_| {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let start = Instant::now();
        let reading = read_article(article, &knowledge);
        resolve(std::slice::from_ref(&reading.digest), &knowledge, &Decisions::default());
        start.elapsed()
    };
    (0..tries).map(read).min().unwrap_or_default()
}

/// Eight times the words take about eight times as long; what is quadratic takes 64 times as long. A fifth of a second is
/// what a busy machine may add to anything.
#[test]
fn time_grows_with_the_length_and_no_faster() {
    Knowledge::default().prepare();
    for (name, make) in SHAPES {
        let (small, large) = (make(1_000), make(8_000));
        // Another test may take the processor away for a while; it does not do so three times.
        let grows = |_| {
            let (one, eight) = (time_of(&small, 3), time_of(&large, 1));
            (eight > one * 20 + Duration::from_millis(200)).then_some((one, eight))
        };
        let slow: Option<Vec<_>> = (0..3).map(grows).collect();
        assert!(slow.is_none(), "{name}, and eight times as much of it: {slow:?}");
    }
}

/// Pieces that patterns look for, so that a text of a few of them meets most rules.
const PIECES: &[&str] = &[
    "“",
    "”",
    "\"",
    "'",
    "’s",
    " said ",
    " told ",
    " according to ",
    "Lena Brandt",
    "Arden",
    "the minister",
    " on Sunday",
    " May 2, 2031",
    " 12 people",
    " killed ",
    " (Reuters) - ",
    "ARDEN, May 2 - ",
    "\n",
    "\n\n",
    "\r\n",
    ".",
    ", ",
    "...",
    "—",
    "— X (@x) May 2, 2031",
    "By Lena Brandt\n",
    "Posted on 05/06/31\n",
    "Comments\n",
    "© 2031",
    "🇮🇶",
    "é",
    "\u{301}",
    "\u{200b}",
    "\u{feff}",
    "\u{0}",
    "السلام",
    "東京",
    "ﬁ",
    "İ",
    " will ",
    " not ",
    "that ",
    "$4.2 million",
    "3.5%",
    "1/2",
    "U.S.",
    "Mr. ",
    "half a",
    " since ",
    "9999-99-99",
    "-",
    " ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any pieces in any order are read, and every span points at its words.
    #[test]
    fn pieces_in_any_order_are_read(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES), 1..40),
        letters in "\\PC{0,20}",
    ) {
        let text = pieces.concat() + &letters + "x";
        let run = dateline_with_input(&["extract", "--language", "en"], &json!({ "id": "a", "text": text }).to_string());
        prop_assert_eq!(run.code, 0, "{}", run.err);
        crate::extract::check_spans(&run.out);
    }
}
