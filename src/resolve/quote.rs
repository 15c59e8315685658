//! What people are quoted with word for word.

use crate::model::{Annotations, Article, ByteSpan, CharSpan, QuoteDigest};
use std::collections::BTreeSet;

/// Fewer words are a term, not an utterance.
const LEAST_WORDS: usize = 5;

/// Fewest words that are quoted within a claim in the reporter's words: `as soon as they can`.
const LEAST_PART: usize = 3;

/// Longest claim, in code points, that is kept around a part of it: a longer one is no one utterance.
const LONGEST: usize = 400;

/// The quotations of statements with one known speaker, in order.
pub(super) fn quotes(
    article: &Article,
    annotations: &Annotations,
    chars: &impl Fn(ByteSpan) -> CharSpan,
    actor_at: &impl Fn(ByteSpan) -> Option<usize>,
) -> Vec<QuoteDigest> {
    let mut seen = BTreeSet::new();
    let mut quotes = Vec::new();
    for statement in &annotations.statements {
        let [speaker] = statement.speakers[..] else { continue };
        let Some(speaker) = actor_at(speaker) else { continue };
        let day = statement.time.and_then(|time| annotations.times.get(time)?.date?.as_day());
        for &span in &statement.quoted {
            let words = span.of(&article.text);
            let around = statement.content.iter().find(|content| content.covers(&span));
            let within = around.filter(|content| content.len() > span.len()).map_or("", |content| {
                let content = content.of(&article.text);
                if content.chars().count() > LONGEST { "" } else { content }
            });
            let least = if within.is_empty() { LEAST_WORDS } else { LEAST_PART };
            if words.split_whitespace().count() >= least && seen.insert((span.start, span.end)) {
                quotes.push(QuoteDigest {
                    span: chars(span),
                    words: words.to_owned(),
                    within: within.to_owned(),
                    speaker,
                    day: day.or(article.published),
                });
            }
        }
    }
    quotes.sort_by_key(|quote| quote.span);
    quotes
}
