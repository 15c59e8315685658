//! How many letters stand below each element, counted once: a page may nest its elements hundreds deep.

use dom_query::{NodeId, NodeRef};
use std::collections::BTreeMap;

/// What stands below an element.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Count {
    /// Letters and digits.
    pub(super) letters: usize,
    /// Those of them that stand in links.
    pub(super) linked: usize,
    /// Links.
    pub(super) links: usize,
}

/// The counts of a page as it was when they were made.
#[derive(Debug)]
pub(super) struct Counts(BTreeMap<NodeId, Count>);

impl Counts {
    pub(super) fn of(root: &NodeRef<'_>) -> Self {
        let nodes: Vec<NodeRef<'_>> = root.descendants_it().collect();
        let mut counts: BTreeMap<NodeId, Count> = BTreeMap::new();
        let mut in_link: BTreeMap<NodeId, bool> = BTreeMap::new();
        for node in &nodes {
            let above =
                node.parent().is_some_and(|parent| in_link.get(&parent.id).copied().unwrap_or_default());
            let is_link = node.has_name("a");
            in_link.insert(node.id, above || is_link);
            let letters = if node.is_text() { letters(&node.text()) } else { 0 };
            let linked = if above { letters } else { 0 };
            counts.insert(node.id, Count { letters, linked, links: usize::from(is_link) });
        }
        // What is below comes after in order: from the last to the first, each count is whole when it is added.
        for node in nodes.iter().rev() {
            let Some(parent) = node.parent() else { continue };
            let own = counts.get(&node.id).copied().unwrap_or_default();
            let sum = counts.entry(parent.id).or_default();
            sum.letters += own.letters;
            sum.linked += own.linked;
            sum.links += own.links;
        }
        Self(counts)
    }

    /// What stands below `node`.
    pub(super) fn below(&self, node: &NodeRef<'_>) -> Count {
        self.0.get(&node.id).copied().unwrap_or_default()
    }
}

/// How many letters and digits a text has.
pub(super) fn letters(text: &str) -> usize {
    text.chars().filter(|letter| letter.is_alphanumeric()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    #[test]
    fn letters_are_counted_below_each_element() {
        let document = Document::from("<div><p>Talks <a href=x>be<b>gan</b></a>.</p><a></a></div>");
        let counts = Counts::of(&document.root());
        let count = counts.below(&document.select("div").nodes()[0]);
        assert_eq!((count.letters, count.linked, count.links), (10, 5, 2));
        assert_eq!(counts.below(&document.root()).letters, 10);
    }
}
