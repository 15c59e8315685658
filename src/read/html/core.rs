//! The part of a page that holds most of its text: what stands after it, or before the headline, is not the article.

use super::counts::{Count, Counts, letters};
use dom_query::{Document, NodeId, NodeRef};
use std::collections::BTreeSet;

/// Share of the letters outside of links, in per cent, that makes an element the article. Our choice: a lead or a last section that
/// stands apart is kept with a share of 30.
const SHARE: usize = 70;
/// How often a headline is looked for on its page.
const MOST_TITLES: usize = 20;

/// Takes out what stands after the element that holds most of the text, and what stands before it and the headline.
pub(super) fn keep(document: &Document, title: Option<&str>) {
    let root = document.root();
    let counts = Counts::of(&root);
    let with_title = with_title(&root, title.unwrap_or_default(), &counts);
    let all = weight(counts.below(&root));
    let mut path = vec![root];
    while let Some(next) = path.last().and_then(|node| heaviest(node, all, &counts)) {
        path.push(next);
    }
    for node in path.iter().skip(1) {
        let mut after = node.next_sibling();
        while let Some(sibling) = after {
            after = sibling.next_sibling();
            sibling.remove_from_parent();
        }
        let mut before = Vec::new();
        let mut previous = node.prev_sibling();
        while let Some(sibling) = previous {
            previous = sibling.prev_sibling();
            before.push(sibling);
        }
        let headline = before.iter().position(|sibling| with_title.contains(&sibling.id));
        // The headline inside: all of it stands before.
        let inside = with_title.contains(&node.id);
        if let Some(kept) = headline.map(|at| at + 1).or(inside.then_some(0)) {
            before.iter().skip(kept).for_each(NodeRef::remove_from_parent);
        }
    }
}

/// The elements that hold the headline.
fn with_title(root: &NodeRef<'_>, title: &str, counts: &Counts) -> BTreeSet<NodeId> {
    let title = flat(title);
    let length = letters(&title);
    let mut with_title = BTreeSet::new();
    let is_title = |node: &NodeRef<'_>| {
        node.is_element() && counts.below(node).letters == length && flat(&node.text()) == title
    };
    // A title of a page stands on it a few times.
    for node in root.descendants_it().filter(|node| length > 0 && is_title(node)).take(MOST_TITLES) {
        let mut above = Some(node);
        while let Some(node) = above.filter(|node| with_title.insert(node.id)) {
            above = node.parent();
        }
    }
    with_title
}

/// The child that holds most of the letters of the page, if it is an element of several paragraphs.
fn heaviest<'d>(node: &NodeRef<'d>, all: usize, counts: &Counts) -> Option<NodeRef<'d>> {
    const BOXES: [&str; 12] =
        ["html", "body", "main", "article", "section", "div", "td", "tr", "tbody", "table", "center", "span"];
    node.children_it(false).find(|child| {
        child.is_element()
            && BOXES.iter().any(|name| child.has_name(name))
            && weight(counts.below(child)) * 100 >= all * SHARE
    })
}

/// How many letters count, those of links apart: menus are made of links.
fn weight(count: Count) -> usize {
    count.letters - count.linked
}

fn flat(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_the_article_or_precedes_the_headline_goes() {
        let text = "<p>The talks began in Arden on Monday after a long delay.</p>".repeat(4);
        let page = format!("<p>Old offer</p><h1>Talks</h1><p>Lead</p><div>{text}</div><p>Box 44</p>");
        let document = Document::fragment(page);
        keep(&document, Some("Talks"));
        let text = document.text();
        assert!(text.starts_with("TalksLead") && text.ends_with("delay."), "{text}");
    }
}
