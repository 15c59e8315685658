//! The text of elements: paragraphs apart from each other, white space as a browser shows it, and regions.

use super::super::date;
use crate::model::{ByteSpan, Region, RegionKind};
use dom_query::NodeRef;

/// The text of a page, and what its markup shows of it.
#[derive(Debug, Default)]
pub(in crate::read) struct Page {
    pub(in crate::read) text: String,
    /// In order.
    pub(in crate::read) regions: Vec<Region>,
    /// How many words stand in links.
    pub(super) linked: usize,
    /// Days and names in lines that say when and by whom a page was published; these lines are no part of the text.
    pub(super) stamps: Vec<String>,
}

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 40] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];
/// Elements whose words are not shown.
const HIDDEN: [&str; 12] = [
    "head", "script", "style", "noscript", "template", "title", "iframe", "svg", "button", "select",
    "object", "rp",
];
/// Classes of posts quoted whole, as their sites have them embedded.
const POSTS: [&str; 9] = [
    "twitter-tweet",
    "twitter-video",
    "instagram-media",
    "tiktok-embed",
    "bluesky-embed",
    "mastodon-embed",
    "fb-post",
    "reddit-embed-bq",
    "threads-embed",
];
/// Deepest element whose words are read.
const DEEPEST: usize = 1200;
/// Longest byline, in bytes; what is longer is about the author.
const LONGEST_BYLINE: usize = 120;

/// The text below `root`, without the labels and lines above an article that say what it is, when and by whom.
pub(super) fn of(root: &NodeRef<'_>) -> Page {
    written(root).finish(true)
}

/// All text below `root`.
pub(super) fn all_of(root: &NodeRef<'_>) -> Page {
    written(root).finish(false)
}

fn written(root: &NodeRef<'_>) -> Writer {
    let mut writer = Writer::default();
    writer.read(root, Context::default(), 0);
    writer.close();
    writer
}

/// How many words stand below `root`, hidden elements apart.
pub(super) fn words_of(root: &NodeRef<'_>) -> usize {
    all_of(root).text.split_whitespace().count()
}

/// A text that has no markup: paragraphs are its lines.
pub(super) fn of_plain(text: &str) -> Page {
    let blocks: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    Page { text: blocks.join("\n\n"), ..Page::default() }
}

/// What the elements around a piece of text make of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Context {
    kind: Option<RegionKind>,
    /// Number of the embedded post.
    post: usize,
    in_link: bool,
    is_preformatted: bool,
    is_heading: bool,
}

#[derive(Debug, Default)]
struct Block {
    text: String,
    context: Context,
    /// Bytes of it that stand in links.
    linked: usize,
    /// Whether it is nothing but a time: the label of an entry.
    is_time: bool,
}

#[derive(Default)]
struct Writer {
    done: Vec<Block>,
    open: Block,
    posts: usize,
}

impl Writer {
    fn read(&mut self, node: &NodeRef<'_>, context: Context, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for child in node.children_it(false) {
            if child.is_text() {
                self.push(&child.text(), context);
            } else if child.is_element() {
                self.element(&child, context, depth);
            }
        }
    }

    fn element(&mut self, node: &NodeRef<'_>, context: Context, depth: usize) {
        let name = node.node_name().unwrap_or_default();
        let name = name.as_ref();
        if HIDDEN.contains(&name) {
            return;
        }
        if name == "br" {
            return self.open.text.push('\n');
        }
        let class = node.attr("class").unwrap_or_default().to_lowercase();
        let mut inner = context;
        inner.in_link |= name == "a";
        inner.is_preformatted |= name == "pre";
        inner.is_heading |= matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        // Names and days in neighbouring elements are set apart by their style alone.
        if name == "span" && node.prev_sibling().is_some_and(|before| before.has_name("span")) {
            self.push(" ", context);
        }
        if name == "blockquote" && POSTS.iter().any(|post| class.split_whitespace().any(|word| word == *post))
        {
            self.posts += 1;
            (inner.kind, inner.post) = (Some(RegionKind::Embed), self.posts);
        } else if inner.kind.is_none() {
            inner.kind = kind_of(name, &class, node);
        }
        let is_block = BLOCKS.contains(&name) || inner.kind != context.kind;
        if is_block {
            self.close();
        }
        let before = self.open.text.trim().is_empty();
        self.read(node, inner, depth + 1);
        if name == "time" && before {
            self.open.is_time = true;
        }
        if is_block {
            self.close();
        }
    }

    fn push(&mut self, text: &str, context: Context) {
        let is_blank = text.trim().is_empty();
        if !is_blank && self.open.text.trim().is_empty() {
            self.open.context = context;
        }
        self.open.is_time &= is_blank;
        let before = self.open.text.len();
        if context.is_preformatted {
            self.open.text.push_str(text);
        } else {
            for letter in text.chars() {
                let letter = if letter.is_whitespace() { ' ' } else { letter };
                if letter != ' ' || !self.open.text.ends_with([' ', '\n']) {
                    self.open.text.push(letter);
                }
            }
        }
        if context.in_link {
            self.open.linked += self.open.text.len() - before;
        }
    }

    /// Ends a paragraph; an empty line inside it, made of line breaks, ends one too.
    fn close(&mut self) {
        let block = std::mem::take(&mut self.open);
        if block.is_time || block.text.trim().is_empty() {
            return;
        }
        let parts = block.text.split("\n\n").map(|part| {
            part.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
        });
        let mut linked = block.linked;
        for text in parts.filter(|part| !part.is_empty()) {
            let here = linked.min(text.len());
            linked -= here;
            self.done.push(Block { text, context: block.context, linked: here, is_time: false });
        }
    }

    /// Joins the paragraphs; `has_head` for a page, which begins with labels and a stamp.
    fn finish(self, has_head: bool) -> Page {
        let mut page = Page::default();
        let mut last: Option<Context> = None;
        // Until the first paragraph that reads like one.
        let mut is_head = has_head;
        for block in self.done {
            let plain = block.context.kind.is_none();
            if plain && is_pointer(&block) {
                continue;
            }
            let is_day = |part: &&str| date::read(part).is_some();
            let is_stamp = has_head
                && is_stamp(&block.text)
                && (is_head || parts_of_stamp(&block.text).iter().any(is_day));
            if is_stamp && (plain || block.context.kind == Some(RegionKind::Byline)) {
                page.stamps.push(block.text);
                continue;
            }
            let is_paragraph =
                block.text.len() > LONGEST_STAMP || block.text.ends_with(['.', '?', '!', '”', '"', ':']);
            let is_label = block.text.split_whitespace().count() <= LONGEST_LABEL;
            if is_head && plain && !is_paragraph && is_label && !block.context.is_heading {
                continue;
            }
            is_head &= !(plain && is_paragraph);
            // The lines of one post belong together.
            let same_post = last.is_some_and(|last| last.post > 0 && last.post == block.context.post);
            if !page.text.is_empty() {
                page.text.push_str(if same_post { "\n" } else { "\n\n" });
            }
            let start = page.text.len();
            page.text.push_str(&block.text);
            page.linked += block.linked * block.text.split_whitespace().count() / block.text.len().max(1);
            last = Some(block.context);
            let span = ByteSpan::new(start, page.text.len());
            match (block.context.kind, page.regions.last_mut()) {
                (Some(RegionKind::Embed), Some(region)) if same_post => region.span.end = span.end,
                (Some(RegionKind::Byline), _) if block.text.len() > LONGEST_BYLINE => {}
                (Some(kind), _) => {
                    page.regions.push(Region { span, kind, author: None, place: None, date: None });
                }
                (None, _) => {}
            }
        }
        page
    }
}

impl Page {
    /// Leaves out a first paragraph that only says the title again.
    pub(super) fn leave_out(&mut self, title: Option<&str>) {
        let letters = |text: &str| -> String {
            text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let first = self.text.split("\n\n").next().unwrap_or_default();
        let length = first.len() + "\n\n".len();
        if title.is_none_or(|title| letters(title) != letters(first)) || length >= self.text.len() {
            return;
        }
        self.text.drain(..length);
        self.regions.retain(|region| region.span.start >= length);
        for region in &mut self.regions {
            region.span = ByteSpan::new(region.span.start - length, region.span.end - length);
        }
    }
}

/// Words of classes that say that the words belong to pictures.
const CAPTIONS: &[&str] =
    &["caption", "captions", "photocaption", "imgcaption", "gallery", "slide", "slides", "slideshow"];

/// What an element makes of its words.
fn kind_of(name: &str, class: &str, node: &NodeRef<'_>) -> Option<RegionKind> {
    let is =
        |words: &[&str]| class.split(|mark: char| !mark.is_alphanumeric()).any(|word| words.contains(&word));
    if is(&["credit", "credits", "photocredit"]) {
        Some(RegionKind::Credit)
    } else if name == "figcaption" || is(CAPTIONS) {
        Some(RegionKind::Caption)
    } else if is(&["byline", "author", "authors", "bylines"])
        || node.attr("rel").is_some_and(|rel| rel.as_ref() == "author")
    {
        Some(RegionKind::Byline)
    } else {
        None
    }
}

/// Whether a paragraph points to another page: it is one link that does not end like a sentence of the report, it is
/// a label and a link (`READ ALSO: Minister denies report`), a note that ends in a request (`join the channel`), or an
/// address.
fn is_pointer(block: &Block) -> bool {
    const LABELS: [&str; 12] = [
        "read",
        "see",
        "also",
        "more",
        "related",
        "watch",
        "listen",
        "explained",
        "join",
        "follow",
        "subscribe",
        "url",
    ];
    let text = block.text.trim();
    let is_labelled = |text: &str| {
        let first = text.trim_start().split(|mark: char| !mark.is_alphanumeric()).next().unwrap_or_default();
        LABELS.contains(&first.to_lowercase().as_str())
    };
    let labelled = is_labelled(text);
    // `Delta News is on WhatsApp: join the channel`: the link that ends it asks for something.
    let asks = block.linked > 0
        && !text.ends_with(['.', '”', '"', '!', '?'])
        && text.len().checked_sub(block.linked).and_then(|at| text.get(at..)).is_some_and(is_labelled);
    let share = block.linked * 100 / text.len().max(1);
    let is_address = text.split_whitespace().count() <= 2 && text.contains("://");
    (share >= 90 && !text.ends_with(['.', '”', '"', ':', '!']))
        || (share >= 50 && labelled)
        || asks
        || is_address
}

/// Longest label above a headline, in words: `Weather`, `World / Asia`.
const LONGEST_LABEL: usize = 3;
/// Longest line that says when and by whom a page was published, in bytes.
const LONGEST_STAMP: usize = 120;

/// Catches `By Ann Lee | May 14, 2031`, `Posted 14 May 2031 by newsroom`, `3 min read`; leaves any sentence, and a
/// heading such as `By bus to Arden`.
fn is_stamp(text: &str) -> bool {
    if text.len() > LONGEST_STAMP || text.ends_with(['.', '?', '!', '”', '"', ':']) && !text.ends_with("m.")
    {
        return false;
    }
    let parts = parts_of_stamp(text);
    let is_part = |part: &&str| {
        let small = part.to_lowercase();
        let is_name = |name: &str| {
            name.split(' ').count() <= 4
                && name.starts_with(char::is_uppercase)
                && !name.contains(|letter: char| letter.is_ascii_digit())
        };
        date::read(part).is_some()
            || small.ends_with("min read")
            || small.strip_prefix("by ").is_some_and(|_| part.get(3..).is_some_and(is_name))
            || (small.len() <= 12
                && small.contains(':')
                && small.starts_with(|digit: char| digit.is_ascii_digit()))
    };
    // One part may be anything short: an outlet, a name, a place.
    let known = parts.iter().filter(|part| is_part(part)).count();
    known > 0 && known + 1 >= parts.len()
}

/// The parts of a line that says when and by whom: between bars and dots, before and after `by` and `on`.
pub(super) fn parts_of_stamp(text: &str) -> Vec<&str> {
    const LABELS: [&str; 5] = ["Posted", "Published", "Submitted", "Updated", "First published"];
    let text = text.trim();
    let label = LABELS.iter().find_map(|label| text.strip_prefix(label));
    let text = label.unwrap_or(text).trim_start_matches([':', ' ']).trim();
    let text = text.strip_prefix("on ").unwrap_or(text);
    let parts = text.split(['|', '·', '•', '—', '–', '/', '\n']).flat_map(|part| part.split(" - "));
    parts.flat_map(halves).map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// `14 May 2031 by newsroom`, `desk on 14 May 2031`, `Delta News, 14 May 2031` in two.
fn halves(part: &str) -> Vec<&str> {
    let is_day = |text: &str| date::read(text).is_some();
    if let Some((before, by)) = part.find(" by ").map(|at| part.split_at(at)) {
        return vec![before, by];
    }
    let apart = |mark: &str| part.split_once(mark).filter(|(_, day)| is_day(day) && !is_day(part));
    match apart(" on ").or_else(|| apart(", ")) {
        Some((before, day)) => vec![before, day],
        None => name_and_day(part).unwrap_or_else(|| vec![part]),
    }
}

/// `Ann Lee 14.05.2031 13:10` as name and day.
fn name_and_day(part: &str) -> Option<Vec<&str>> {
    let at = part.find(|letter: char| letter.is_ascii_digit()).filter(|at| *at > 0)?;
    let (name, day) = part.split_at(at);
    let is_name = name.split_whitespace().count() <= 4 && name.starts_with(char::is_uppercase);
    (is_name && date::read(part).is_none() && date::read(day).is_some()).then(|| vec![name, day])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_say_when_and_by_whom_are_told_from_sentences() {
        for line in [
            "By Ann Lee and Jo Dale | May 14, 2031",
            "Posted 14 May 2031 by newsroom",
            "Submitted by desk on 2031-05-14",
            "Published May 14, 2031 10:12 AM",
            "Nov 3, 2031 — 2 min read",
            "Friday, 26 September 2031 · by Otieno Achieng",
            "Rob Quill · 21 August 2031, 9:05 · 3 min read",
            "Delta News, 14 May 2031",
            "By Ann Lee",
            "Sigrid Vik 02.12.2031 13:10",
        ] {
            assert!(is_stamp(line), "{line}");
        }
        for line in [
            "By bus to Arden",
            "The talks began on May 14, 2031.",
            "May 14: what we know",
            "Death toll rises",
            "Talks",
        ] {
            assert!(!is_stamp(line), "{line}");
        }
    }
}
