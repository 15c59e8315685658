//! The part of a page that holds most of its text: what stands after it, or before the headline, is not the article.

use dom_query::{Document, NodeRef};

/// Share of the letters outside of links, in per cent, that makes an element the article. Our choice: a lead or a last section that
/// stands apart is kept with a share of 30.
const SHARE: usize = 70;

/// Takes out what stands after the element that holds most of the text, and what stands before it and the headline.
pub(super) fn keep(document: &Document, title: Option<&str>) {
    let root = document.root();
    let all = weight(&root);
    let mut path = vec![root];
    while let Some(next) = path.last().and_then(|node| heaviest(node, all)) {
        path.push(next);
    }
    let title = title.map(letters).filter(|title| !title.is_empty());
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
        let headline = before.iter().position(|sibling| {
            sibling.is_element()
                && title.as_ref().is_some_and(|title| letters(&sibling.text()).starts_with(title.as_str()))
        });
        let inside = title.as_ref().is_some_and(|title| letters(&node.text()).contains(title.as_str()));
        // The headline inside: all of it stands before.
        if let Some(kept) = headline.map(|at| at + 1).or(inside.then_some(0)) {
            before.iter().skip(kept).for_each(NodeRef::remove_from_parent);
        }
    }
}

/// The child that holds most of the letters of the page, if it is an element of several paragraphs.
fn heaviest<'d>(node: &NodeRef<'d>, all: usize) -> Option<NodeRef<'d>> {
    const BOXES: [&str; 12] =
        ["html", "body", "main", "article", "section", "div", "td", "tr", "tbody", "table", "center", "span"];
    node.children_it(false).find(|child| {
        child.is_element()
            && BOXES.iter().any(|name| child.has_name(name))
            && weight(child) * 100 >= all * SHARE
    })
}

/// How many letters stand below a node, those of links apart: menus are made of links.
fn weight(node: &NodeRef<'_>) -> usize {
    let links = node.descendants_it().filter(|inner| inner.has_name("a"));
    let linked: usize = links.map(|link| letters(&link.text()).len()).sum();
    letters(&node.text()).len().saturating_sub(linked)
}

fn letters(text: &str) -> String {
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
