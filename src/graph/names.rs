//! Names of an article's statements and event reports, the same in every graph.

use super::iri::{Local, local};
use crate::model::{CharSpan, Digest};
use oxigraph::model::NamedNode;
use std::collections::BTreeMap;

/// Names in the order of the digest.
///
/// A second statement of the same words (or a second event of the same trigger) is `#st_14_52_2`: it is another
/// statement, by somebody else or found by another rule.
#[derive(Debug)]
pub(super) struct Names {
    pub(super) statements: Vec<NamedNode>,
    pub(super) events: Vec<NamedNode>,
}

impl Names {
    pub(super) fn of(digest: &Digest, article: &NamedNode) -> Self {
        let statements = digest.statements.iter().map(|statement| statement.content);
        let events = digest.events.iter().map(|event| event.trigger);
        Self {
            statements: numbered(article, Local::Statement, statements),
            events: numbered(article, Local::Event, events),
        }
    }
}

/// The name of one event report.
pub(super) fn event(digest: &Digest, article: &NamedNode, report: usize) -> Option<NamedNode> {
    let upto = digest.events.get(..=report)?;
    let span = upto.last()?.trigger;
    let count = upto.iter().filter(|event| event.trigger == span).count();
    Some(nth(article, Local::Event, span, count))
}

fn numbered(article: &NamedNode, kind: Local, spans: impl Iterator<Item = CharSpan>) -> Vec<NamedNode> {
    let mut seen: BTreeMap<CharSpan, usize> = BTreeMap::new();
    spans
        .map(|span| {
            let count = seen.entry(span).or_default();
            *count += 1;
            nth(article, kind, span, *count)
        })
        .collect()
}

/// The name of the first, second, ... node of a kind on the same words.
fn nth(article: &NamedNode, kind: Local, span: CharSpan, count: usize) -> NamedNode {
    let first = local(article, kind, span);
    if count == 1 { first } else { NamedNode::new_unchecked(format!("{}_{count}", first.as_str())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_twice_are_two_nodes() {
        let article = NamedNode::new_unchecked("https://example.org/a");
        let spans = [(1, 5), (1, 5), (2, 5)].map(|(start, end)| CharSpan::new(start, end));
        let names = numbered(&article, Local::Statement, spans.into_iter());
        let ends: Vec<&str> = names.iter().filter_map(|name| name.as_str().rsplit('#').next()).collect();
        assert_eq!(ends, ["st_1_5", "st_1_5_2", "st_2_5"]);
    }
}
