//! Web pages: the article out of everything that stands around it.
//!
//! The main text is found by `dom_smoothie` (Mozilla's Readability); before it, what is no article by its element, role
//! or class is taken out, and after it what is left is turned into paragraphs, with captions, credits, bylines and
//! embedded posts marked as regions.

mod about;
mod bound;
mod core;
mod counts;
mod furniture;
mod linked_data;
mod text;

pub(super) use text::Page;

use super::draft::Draft;
use super::{Found, Note, Opened, ReadError, ReadOptions, Sink, address, decode, hand_on};
use dom_query::Document;
use dom_smoothie::{Config, Readability};

/// A page of fewer words than this is not searched for its main text: all of it is the text.
const SHORT: usize = 60;
/// Share of words in links, in per cent, from which on a page is a list of other pages. Our choice: the worst of our
/// articles has 25, a front page over 80.
const MOSTLY_LINKS: usize = 60;

/// Reads the article of a page. `declared` is the encoding that a server named, `address` where it was fetched from.
pub(super) fn read(
    bytes: Vec<u8>,
    declared: Option<&str>,
    address: Option<&str>,
    opened: &Opened,
    options: &ReadOptions,
    sink: &mut Sink<'_>,
) {
    let own = declared.map(str::to_owned).or_else(|| charset(&bytes));
    let article = decode::decode(bytes, own.as_deref(), &opened.place).and_then(|(html, note)| {
        let mut draft = of_page(&html, &opened.place)?;
        draft.notes.extend(note);
        let url = draft.about.url.as_deref().or(address).or_else(|| saved_from(&html));
        draft.about.url = url.map(|url| address::original(url).to_owned());
        if draft.about.source.is_none() {
            about::outlet_of_address(&mut draft.about);
        }
        draft.finish(&opened.place, &opened.name, options)
    });
    match article {
        Ok(article) => hand_on(Ok(article), &opened.place, sink),
        Err(error) => sink(Found::Refused(error), &opened.place),
    }
}

/// Where a browser says that it saved a page from, in a comment at its start: `<!-- saved from url=(0027)https://... -->`,
/// and `url: https://...` where an extension of a browser did.
fn saved_from(html: &str) -> Option<&str> {
    let end = html.char_indices().nth(2048).map_or(html.len(), |(at, _)| at);
    let (_, comment) = html.get(..end)?.split_once("<!--")?;
    let (_, address) = if comment.trim_start().starts_with("Page saved with SingleFile") {
        comment.split_once("url: ")?
    } else {
        comment.split_once("saved from url=(")?.1.split_once(')')?
    };
    address.split_whitespace().next().filter(|address| address.starts_with("http"))
}

/// What a page says of its encoding: `<meta charset="windows-1252">`, in its first bytes as the standard asks.
fn charset(bytes: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(bytes.get(..4096.min(bytes.len()))?).to_ascii_lowercase();
    let (_, rest) = start.split_once("charset=")?;
    let name = rest.trim_start_matches(['"', '\'', ' ']);
    let end = name.find(|mark: char| !mark.is_ascii_alphanumeric() && !matches!(mark, '-' | '_'))?;
    name.get(..end).filter(|name| !name.is_empty()).map(str::to_owned)
}

/// What a page gives of its article.
fn of_page(html: &str, place: &str) -> Result<Draft, ReadError> {
    bound::check(html).map_err(|reason| ReadError::Page { place: place.to_owned(), reason })?;
    let document = Document::from(html);
    let (mut about, body) = about::of(&document);
    let heading = about::heading(&document);
    let all = text::words_of(&document.root());
    furniture::take_out(&document, about.title.as_deref());
    let mut page = main_text(document, about.title.as_deref());
    // A page that a script fills in later may carry its text in the data for search engines alone.
    if let Some(body) = body.as_deref().filter(|body| words(body) * 10 > words(&page.text) * 16) {
        page = text::of_plain(body);
    }
    page.leave_out(about.title.as_deref());
    // Search engines are told another headline than readers.
    page.leave_out(heading.as_deref());
    about::complete(&mut about, &page.stamps);
    if page.text.is_empty() {
        return Err(ReadError::Page {
            place: place.to_owned(),
            reason: "no article is found on this page".to_owned(),
        });
    }
    if words(&page.text) >= SHORT && page.linked * 100 > words(&page.text) * MOSTLY_LINKS {
        let reason = "no article but a list of links".to_owned();
        return Err(ReadError::Page { place: place.to_owned(), reason });
    }
    let kept = words(&page.text);
    let cut = all.saturating_sub(kept);
    let notes = (cut > 0).then_some(Note::Cut { kept, cut }).into_iter().collect();
    Ok(Draft { text: page.text, regions: page.regions, about, notes, ..Draft::default() })
}

fn main_text(document: Document, title: Option<&str>) -> Page {
    let whole = text::of(&document.root());
    if words(&whole.text) < SHORT {
        return whole;
    }
    // Once with the headline still there, once among the parts that were found.
    core::keep(&document, title);
    let config =
        Config { keep_classes: true, disable_json_ld: true, char_threshold: 250, ..Config::default() };
    let content = Readability::with_document(document, None, Some(config)).and_then(|mut page| page.parse());
    content.map_or(whole, |found| {
        let content = Document::fragment(found.content);
        core::keep(&content, title);
        text::of(&content.root())
    })
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Whether a text is marked up: `<p>`, `</a>`, `<br/>`.
pub(super) fn is_markup(text: &str) -> bool {
    const MARKS: [&str; 12] =
        ["<p>", "<p ", "</p>", "<br", "<div", "</div>", "</a>", "<span", "</b>", "</strong>", "</em>", "<ul"];
    MARKS.iter().any(|mark| text.contains(mark))
}

/// The text of a piece of a page that is all article: the content of a feed, a cell of a table, a mail.
pub(super) fn of_fragment(html: &str) -> Page {
    if bound::check(html).is_err() {
        return Page::default();
    }
    let document = Document::from(html);
    furniture::take_out(&document, None);
    text::all_of(&document.root())
}

/// The words of a piece of markup on one line: a headline.
pub(super) fn line(markup: &str) -> String {
    if bound::check(markup).is_err() {
        return String::new();
    }
    Document::fragment(markup).text().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_a_page_names_is_found() {
        assert_eq!(charset(b"<meta charset=\"Windows-1252\">").as_deref(), Some("windows-1252"));
        let old = b"<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>";
        assert_eq!(charset(old).as_deref(), Some("iso-8859-1"));
        assert_eq!(charset(b"<p>charset"), None);
    }

    #[test]
    fn a_browser_says_where_a_page_was_saved_from() {
        let page = "https://delta.example/a";
        for start in [
            "<!DOCTYPE html>\n<!-- saved from url=(0023)https://delta.example/a -->",
            "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://delta.example/a \n saved date: today -->",
        ] {
            assert_eq!(saved_from(start), Some(page), "{start}");
        }
        for start in [
            "",
            "<!-- x -->",
            "<!-- saved from url=(0014)about:internet -->",
            "<!-- url: https://delta.example/a -->",
        ] {
            assert_eq!(saved_from(start), None, "{start}");
        }
    }

    #[test]
    fn a_short_page_is_all_text() {
        let draft = of_page("<p>Talks began &amp; ended.<br>They went on.", "x").expect("a page");
        assert_eq!(draft.text, "Talks began & ended.\nThey went on.");
    }

    #[test]
    fn a_page_without_words_or_with_links_alone_is_refused() {
        assert!(of_page("<script>fill()</script>", "x").is_err());
        let links = "<li><a href=x>Minister denies all of it again in Arden</a></li>".repeat(30);
        assert!(of_page(&format!("<body><ul>{links}</ul>"), "x").is_err());
    }
}
