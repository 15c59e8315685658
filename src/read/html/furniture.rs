//! Takes out what stands around an article: menus, consent, sharing, related links, comments.

use super::counts::{Count, Counts};
use dom_query::{Document, NodeId, NodeRef};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Elements that never hold the text of an article.
const ELEMENTS: [&str; 21] = [
    "script", "style", "noscript", "template", "nav", "aside", "button", "dialog", "iframe", "svg", "canvas",
    "select", "input", "textarea", "object", "embed", "audio", "video", "menu", "label", "amp-ad",
];
/// Roles of the same.
const ROLES: [&str; 12] = [
    "navigation",
    "complementary",
    "contentinfo",
    "banner",
    "search",
    "dialog",
    "alertdialog",
    "alert",
    "menu",
    "menubar",
    "tablist",
    "toolbar",
];
/// Elements that are what they are, whatever their class says.
const NEVER_BY_NAME: [&str; 8] = ["html", "body", "main", "figure", "figcaption", "picture", "time", "h1"];
/// Words before which a class says what a page has rather than what an element is: `has-sidebar`.
const ABOUT: [&str; 8] = ["has", "with", "no", "is", "js", "without", "hide", "show"];

/// Headings of boxes that point to other pages, in small letters; an ending may follow after a blank.
const HEADINGS: [&str; 25] = [
    "most read",
    "most popular",
    "most viewed",
    "most shared",
    "related",
    "more stories",
    "more news",
    "more from",
    "more on this",
    "more in",
    "also in",
    "also read",
    "read more",
    "read on",
    "read next",
    "read also",
    "you may also",
    "you might also",
    "recommended",
    "trending",
    "from around the web",
    "latest news",
    "latest stories",
    "top stories",
    "popular posts",
];
/// Longest heading of such a box, in words.
const LONGEST_HEADING: usize = 6;
/// Share of a page's letters, in per cent, above which a box is the page rather than a box of it.
const SHARE_OF_PAGE: usize = 40;

static WORDS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| include_str!("furniture.tsv").lines().filter(|line| !line.starts_with('#')).collect());

/// Takes the furniture out of a page.
pub(super) fn take_out(document: &Document, title: Option<&str>) {
    let root = document.root();
    let page = Frame { counts: Counts::of(&root), kept: holding_the_article(&root, title), root };
    page.take_out_forms();
    let mut open: Vec<NodeRef<'_>> = page.root.children();
    while let Some(node) = open.pop() {
        if node.is_element() {
            if page.is_furniture(&node) {
                node.remove_from_parent();
                continue;
            }
            open.extend(node.children_it(false));
        } else if node.is_comment() {
            node.remove_from_parent();
        }
    }
    page.take_out_boxes();
}

/// A page as it was before anything was taken out.
struct Frame<'d> {
    root: NodeRef<'d>,
    counts: Counts,
    /// What holds the article, whatever its class says.
    kept: BTreeSet<NodeId>,
}

impl Frame<'_> {
    /// Whether an element is a box of a page rather than the page.
    fn is_box(&self, node: &NodeRef<'_>) -> bool {
        let all = self.counts.below(&self.root).letters;
        !self.kept.contains(&node.id) && self.counts.below(node).letters * 100 < all * SHARE_OF_PAGE
    }

    /// Takes out boxes in which a reader is asked for something: an address for letters, words to search for.
    fn take_out_forms(&self) {
        const FIELDS: [&str; 3] = ["input", "textarea", "form"];
        const BOXES: [&str; 5] = ["div", "section", "form", "p", "fieldset"];
        let is_field = |node: &NodeRef<'_>| FIELDS.iter().any(|name| node.has_name(name));
        let fields: Vec<NodeRef<'_>> = self.root.descendants_it().filter(is_field).collect();
        for field in fields {
            let above = field.ancestors_it(Some(2)).find(|node| BOXES.iter().any(|name| node.has_name(name)));
            // Some systems wrap a whole page into one form.
            match above.filter(|above| self.is_box(above)) {
                Some(above) => above.remove_from_parent(),
                None if self.is_box(&field) => field.remove_from_parent(),
                None => {}
            }
        }
    }

    /// Takes out boxes under a heading that says what they are: `Most read`, `Also in City`.
    fn take_out_boxes(&self) {
        let headings: Vec<NodeRef<'_>> =
            self.root.descendants_it().filter(|node| self.is_heading_of_box(node)).collect();
        for heading in headings {
            // Comments may be longer than what they are about.
            let comments = heading.text().to_lowercase().contains("comments");
            let mut node = heading;
            // The heading may stand in an element or two of its own; the box is the first that holds more.
            for _ in 0..3 {
                let Some(parent) = node.parent().filter(|parent| !self.kept.contains(&parent.id)) else {
                    break;
                };
                let may_be_long = comments && !parent.has_name("body");
                if !self.is_box(&parent) && !may_be_long {
                    break;
                }
                let alone = self.counts.below(&parent).letters == self.counts.below(&node).letters;
                node = parent;
                if !alone {
                    break;
                }
            }
            node.remove_from_parent();
        }
    }

    fn is_heading_of_box(&self, node: &NodeRef<'_>) -> bool {
        let is_one = ["h2", "h3", "h4", "h5", "h6", "b", "strong", "div", "span", "p", "dt"]
            .iter()
            .any(|name| node.has_name(name));
        if !is_one || self.counts.below(node).letters > LONGEST_HEADING * 16 {
            return false;
        }
        let text = node.text();
        if text.len() > 80
            || text.split_whitespace().count() > LONGEST_HEADING
            || text.trim_end().ends_with('.')
        {
            return false;
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let text = text.trim_end_matches([':', '…', '»']);
        HEADINGS.iter().any(|heading| {
            text.strip_prefix(heading).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    }

    fn is_furniture(&self, node: &NodeRef<'_>) -> bool {
        let name = node.node_name().unwrap_or_default();
        if ELEMENTS.contains(&name.as_ref()) || is_hidden(node) {
            return true;
        }
        let role = node.attr("role").is_some_and(|role| ROLES.contains(&role.as_ref()));
        // A page's own foot; a quotation has one too, with its author.
        let foot = name.as_ref() == "footer"
            && !node.ancestors_it(Some(3)).any(|above| above.has_name("blockquote"));
        let named = !NEVER_BY_NAME.contains(&name.as_ref())
            && ["class", "id"]
                .iter()
                .any(|attribute| node.attr(attribute).is_some_and(|value| is_named_so(&value)));
        (role || foot || named || self.is_list_of_links(node, &name)) && !self.kept.contains(&node.id)
    }

    /// A list in which every item is a link, a cell or box of nothing but links: other stories, tags, menus.
    fn is_list_of_links(&self, node: &NodeRef<'_>, name: &str) -> bool {
        let is_link = |count: Count| count.linked * 10 >= count.letters * 9;
        match name {
            "td" | "div" | "section" => {
                let count = self.counts.below(node);
                (3..200).contains(&count.links) && is_link(count)
            }
            "ul" | "ol" => {
                let mut items = node.children_it(false).filter(|child| child.has_name("li")).peekable();
                items.peek().is_some() && items.all(|item| is_link(self.counts.below(&item)))
            }
            _ => false,
        }
    }
}

/// `hidden`, `aria-hidden="true"`, `style="display: none"`.
fn is_hidden(node: &NodeRef<'_>) -> bool {
    node.attr("hidden").is_some()
        || node.attr("aria-hidden").is_some_and(|value| value.as_ref() == "true")
        || node.attr("style").is_some_and(|style| {
            let style: String =
                style.chars().filter(|letter| !letter.is_whitespace()).collect::<String>().to_lowercase();
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}

/// Catches `related-links`, `articleShareBar`, `post__newsletter`; leaves `has-sidebar`, `article-body`.
fn is_named_so(value: &str) -> bool {
    value.split_whitespace().take(24).any(|class| {
        let words = words(class);
        let about = words.first().is_some_and(|first| ABOUT.contains(&first.as_str()));
        !about
            && words.iter().enumerate().any(|(at, word)| {
                let next = words.get(at + 1).map(|next| format!("{word}-{next}"));
                WORDS.contains(word.as_str()) || next.is_some_and(|pair| WORDS.contains(pair.as_str()))
            })
    })
}

/// The words of a class: `postShare_bar-2` is `post`, `share`, `bar`, `2`.
fn words(class: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut last_lower = false;
    for letter in class.chars().take(80) {
        let cut = !letter.is_alphanumeric();
        if cut || (letter.is_uppercase() && last_lower) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| !cut) {
            word.extend(letter.to_lowercase());
        }
        last_lower = letter.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The elements that hold the headline (`h1`, or what says the title), or the body that data for machines marks: they are more than their class says.
fn holding_the_article(root: &NodeRef<'_>, title: Option<&str>) -> BTreeSet<NodeId> {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut kept = BTreeSet::new();
    for node in root.descendants_it().filter(NodeRef::is_element) {
        let is_heading = ["h2", "h3"].iter().any(|name| node.has_name(name));
        let is_title = is_heading && title.is_some_and(|title| flat(&node.text()) == title);
        let is_body = node.attr("itemprop").is_some_and(|value| value.as_ref() == "articleBody");
        if node.has_name("h1") || is_title || is_body {
            let mut above = Some(node);
            while let Some(node) = above.filter(|node| kept.insert(node.id)) {
                above = node.parent();
            }
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_say_what_an_element_is() {
        for class in
            ["related-links", "articleShareBar", "post__newsletter", "Cookie", "x most-read", "ad ads"]
        {
            assert!(is_named_so(class), "{class}");
        }
        for class in
            ["has-sidebar", "article-body", "shareholder", "story", "no-comments", "sc-1a2b3c", "most"]
        {
            assert!(!is_named_so(class), "{class}");
        }
    }

    #[test]
    fn what_holds_the_headline_stays() {
        let document = Document::from(
            "<div class=content-sidebar-wrap><h1>Talks</h1><p>They began.<div class=share>Share</div></div><ul><li><a href=x>Other</a></ul>",
        );
        take_out(&document, None);
        assert_eq!(document.text().as_ref(), "TalksThey began.");
    }
}
