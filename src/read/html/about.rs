//! What a page says about its article: data for search engines, meta tags, marked elements.

use super::super::draft::About;
use super::super::{address, date};
use super::linked_data;
use super::text::parts_of_stamp;
use dom_query::{Document, NodeRef};
use serde_json::Value;

/// Deepest list or object of data that is searched.
const DEEPEST: usize = 16;
/// Longest name of an author, in bytes.
const LONGEST_NAME: usize = 80;

const TITLES: [&str; 5] = ["og:title", "twitter:title", "dc.title", "parsely-title", "headline"];
const OUTLETS: [&str; 6] = [
    "og:site_name",
    "application-name",
    "dc.publisher",
    "citation_journal_title",
    "publisher",
    "apple-mobile-web-app-title",
];
const DAYS: [&str; 16] = [
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "date.published",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "citation_publication_date",
    "date",
    "originalpublicationdate",
];
const AUTHORS: [&str; 7] =
    ["author", "article:author", "parsely-author", "byl", "dc.creator", "sailthru.author", "citation_author"];

/// What stands between a headline and the name of its outlet.
const MARKS: [&str; 7] = [" | ", " - ", " – ", " — ", " :: ", " · ", " » "];

/// Reads what a page says about its article; what stands earlier in this order counts: data, meta tags, elements. Also
/// the text, as data for search engines give it. The language only where it is English: templates often name one that is
/// not that of the text.
pub(super) fn of(document: &Document) -> (About, Option<String>) {
    let root = document.root();
    let (mut about, mut body) = (About::default(), None);
    let mut days = Vec::new();
    for script in document.select("script[type='application/ld+json']").nodes() {
        if let Some(value) = linked_data::read(&script.text()) {
            of_data(&value, &mut about, &mut body, &mut days, 0);
        }
    }
    let meta: Vec<(String, String)> =
        document.select("meta[content]").nodes().iter().filter_map(named).collect();
    let first = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| meta.iter().find(|(found, _)| found == name).map(|(_, content)| content.clone()))
    };
    let tab = document.select("title").nodes().first().and_then(|node| tidy(&node.text()));
    let told = tab.as_deref().and_then(|tab| of_tab(document, tab));
    about.title = about.title.take().or_else(|| first(&TITLES)).or_else(|| heading(document));
    about.title = about.title.take().or_else(|| told.as_ref().map(|(title, _)| title.clone())).or(tab);
    about.source = about.source.take().or_else(|| first(&OUTLETS)).or(told.map(|(_, outlet)| outlet));
    if let (Some(title), Some(source)) = (&about.title, &about.source) {
        about.title = Some(without_outlet(title, Some(source)));
    }
    let link =
        document.select("link[rel='canonical'][href]").nodes().first().and_then(|node| node.attr("href"));
    let link = link.map(|link| link.to_string()).filter(|link| link.starts_with("http"));
    about.url = link
        .or_else(|| first(&["og:url", "twitter:url"]))
        .filter(|url| url.starts_with("http"))
        .or(about.url.take());
    days.extend(
        DAYS.iter()
            .flat_map(|name| meta.iter().filter(move |(found, _)| found == name).map(|(_, day)| day.clone())),
    );
    days.extend(marked_days(document));
    let readable = days.iter().position(|day| date::read(day).is_some());
    about.published = readable.or((!days.is_empty()).then_some(0)).map(|at| days.swap_remove(at));
    let lang = document.select("html[lang]").nodes().first().and_then(|node| node.attr("lang"));
    about.language = lang.map(|lang| lang.to_string()).filter(|lang| lang.to_lowercase().starts_with("en"));
    if about.authors.is_empty() {
        about.authors = AUTHORS
            .iter()
            .find_map(|name| {
                let found: Vec<String> = meta
                    .iter()
                    .filter(|(found, _)| found == name)
                    .flat_map(|(_, value)| names(value))
                    .collect();
                (!found.is_empty()).then_some(found)
            })
            .or_else(|| marked_author(&root))
            .unwrap_or_default();
    }
    (about, body)
}

/// Takes the outlet of a page that names none from its title, where the address says the same (`Talks begin | Delta News`
/// on `deltanews.example`), else from its address alone.
pub(super) fn outlet_of_address(about: &mut About) {
    let Some(host) = about.url.as_deref().and_then(address::host) else { return };
    let title = about.title.as_deref().unwrap_or_default();
    let parts = MARKS.iter().find_map(|mark| title.rsplit_once(mark));
    let (before, after) = parts.unwrap_or_default();
    if is_named_by(&host, after) {
        (about.source, about.title) = (Some(after.trim().to_owned()), Some(before.trim().to_owned()));
    } else {
        about.source = Some(host);
    }
}

/// Whether a host bears the name of an outlet, or part of it: `echo.example` of `Arden Echo`.
fn is_named_by(host: &str, outlet: &str) -> bool {
    let outlet: String =
        outlet.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let labels = host.rsplit('.').skip(1).map(|label| label.replace('-', ""));
    labels
        .filter(|label| label.len() >= 3)
        .any(|label| outlet.contains(&label) || outlet.len() >= 3 && label.contains(&outlet))
}

/// Takes the day and the authors from lines of the page that say them, where nothing else does.
pub(super) fn complete(about: &mut About, stamps: &[String]) {
    for part in stamps.iter().flat_map(|line| parts_of_stamp(line)) {
        if about.published.is_none() && date::read(part).is_some() {
            about.published = Some(part.to_owned());
        }
        let names = if part.to_lowercase().starts_with("by ") { names(part) } else { Vec::new() };
        if about.authors.is_empty() && names.iter().all(|name| name.starts_with(char::is_uppercase)) {
            about.authors = names;
        }
    }
}

/// The name of a meta tag in small letters, and its content.
fn named(node: &NodeRef<'_>) -> Option<(String, String)> {
    let name = ["property", "name", "itemprop"].iter().find_map(|attribute| node.attr(attribute))?;
    Some((name.to_lowercase(), tidy(&node.attr("content")?)?))
}

/// Headline and outlet from the name of the tab, where a heading of the page says the first of them:
/// `Talks begin - Radio Nord`.
fn of_tab(document: &Document, tab: &str) -> Option<(String, String)> {
    let (title, outlet) = MARKS.iter().find_map(|mark| tab.rsplit_once(mark))?;
    let is_said = document
        .select("h1, h2, h3")
        .nodes()
        .iter()
        .any(|node| tidy(&node.text()).as_deref() == Some(title.trim()));
    is_said.then(|| (title.trim().to_owned(), outlet.trim().to_owned()))
}

/// `Talks begin | Delta News` without the outlet: after the last bar or dash where what follows is the outlet's name, or
/// after a bar where it is short.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    for mark in MARKS {
        if let Some((before, after)) = title.rsplit_once(mark) {
            let is_outlet = outlet.is_some_and(|outlet| outlet.eq_ignore_ascii_case(after.trim()));
            let is_short =
                mark != " - " && mark != " – " && mark != " — " && after.split_whitespace().count() <= 4;
            if is_outlet || (is_short && before.split_whitespace().count() >= 3) {
                return before.trim().to_owned();
            }
        }
    }
    title.to_owned()
}

/// Text on one line; `None` where there is none.
fn tidy(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// The first heading of a page that has one of them alone.
pub(super) fn heading(document: &Document) -> Option<String> {
    match document.select("h1").nodes() {
        [node] => tidy(&node.text()),
        _ => None,
    }
}

/// Reads `NewsArticle` and its kin wherever they stand in data for search engines.
fn of_data(
    value: &Value,
    about: &mut About,
    body: &mut Option<String>,
    days: &mut Vec<String>,
    depth: usize,
) {
    if depth > DEEPEST {
        return;
    }
    if let Value::Array(items) = value {
        for item in items {
            of_data(item, about, body, days, depth + 1);
        }
        return;
    }
    let Value::Object(object) = value else { return };
    let text = |key: &str| object.get(key).and_then(Value::as_str).and_then(tidy);
    if is_article(object.get("@type")) && about.title.is_none() {
        about.title = text("headline").or_else(|| text("name")).map(without_entities);
        about.source = object.get("publisher").into_iter().flat_map(data_names).next();
        days.extend(text("datePublished").or_else(|| text("dateCreated")));
        about.authors = object.get("author").into_iter().flat_map(data_names).collect();
        *body = object.get("articleBody").and_then(Value::as_str).map(str::to_owned);
        about.url = text("url").or_else(|| text("mainEntityOfPage")).filter(|url| url.starts_with("http"));
    }
    for key in ["@graph", "mainEntity"] {
        if let Some(inner) = object.get(key) {
            of_data(inner, about, body, days, depth + 1);
        }
    }
}

/// `Fish &amp; chips`, which has no place in data, as it is meant.
fn without_entities(title: String) -> String {
    if title.contains('&') && title.contains(';') { super::line(&title.replace('<', "&lt;")) } else { title }
}

fn is_article(kind: Option<&Value>) -> bool {
    let is = |kind: &str| kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report";
    match kind {
        Some(Value::String(kind)) => is(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is),
        _ => false,
    }
}

/// `"Ann Lee"`, `{"name": "Ann Lee"}`, or a list of these.
fn data_names(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) => names(name),
        Value::Object(object) => object.get("name").map(data_names).unwrap_or_default(),
        Value::Array(items) => items.iter().take(20).flat_map(data_names).collect(),
        _ => Vec::new(),
    }
}

/// `By Ann Lee and Jo Dale` as names; an address is none.
fn names(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line
        .get(..3)
        .filter(|by| by.eq_ignore_ascii_case("by "))
        .map_or(line, |_| line.get(3..).unwrap_or_default());
    let parts = line.split(" and ").flat_map(|part| part.split([',', '&', ';']));
    parts
        .filter_map(tidy)
        .filter(|name| name.len() <= LONGEST_NAME && !name.contains("://") && !name.contains('@'))
        .collect()
}

/// Days in elements that are marked as such.
fn marked_days(document: &Document) -> Vec<String> {
    let mut days = Vec::new();
    for selector in [
        "[itemprop='datePublished']",
        "time[pubdate]",
        "abbr.published[title]",
        "time.dt-published",
        "article time[datetime]",
        "header time[datetime]",
        "time[datetime]",
    ] {
        for node in document.select(selector).nodes().iter().take(1) {
            let written = ["datetime", "content", "title"].iter().find_map(|name| node.attr(name));
            days.extend(written.map(|written| written.to_string()).or_else(|| tidy(&node.text())));
        }
    }
    days
}

/// The author in an element that is marked as a byline.
fn marked_author(root: &NodeRef<'_>) -> Option<Vec<String>> {
    let is_byline = |node: &NodeRef<'_>| {
        let value = |name: &str| node.attr(name).unwrap_or_default().to_lowercase();
        value("rel") == "author"
            || value("itemprop") == "author"
            || value("class").split(|mark: char| !mark.is_alphanumeric()).any(|word| word == "byline")
    };
    let found = root.descendants_it().find(|node| node.is_element() && is_byline(node))?;
    let text = tidy(&found.text()).filter(|text| text.len() <= LONGEST_NAME)?;
    let names: Vec<String> = names(&text)
        .into_iter()
        .filter(|name| name.split(' ').count() <= 4 && !name.contains(|letter: char| letter.is_ascii_digit()))
        .collect();
    (!names.is_empty()).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_lose_the_outlet_and_nothing_else() {
        assert_eq!(without_outlet("Talks begin | Delta News", None), "Talks begin | Delta News");
        assert_eq!(without_outlet("Talks begin in Arden | Delta News", None), "Talks begin in Arden");
        assert_eq!(without_outlet("Talks begin - Delta News", Some("Delta News")), "Talks begin");
        assert_eq!(without_outlet("Live - talks begin", Some("Delta News")), "Live - talks begin");
    }

    #[test]
    fn the_outlet_in_a_title_is_one_that_the_address_names() {
        for (title, url, expected) in [
            (
                "Tram hits lorry | Arden Echo",
                "https://www.ardenecho.example/1",
                ("Tram hits lorry", "Arden Echo"),
            ),
            ("Tram hits lorry - The Echo", "https://echo.example/1", ("Tram hits lorry", "The Echo")),
            (
                "Tram hits lorry | Politics",
                "https://echo.example/1",
                ("Tram hits lorry | Politics", "echo.example"),
            ),
            ("Tram hits lorry", "https://echo.example/1", ("Tram hits lorry", "echo.example")),
        ] {
            let mut about =
                About { title: Some(title.to_owned()), url: Some(url.to_owned()), ..About::default() };
            outlet_of_address(&mut about);
            assert_eq!(
                (about.title.as_deref(), about.source.as_deref()),
                (Some(expected.0), Some(expected.1))
            );
        }
    }

    #[test]
    fn data_come_before_tags_and_tags_before_elements() {
        let page = r#"<html lang="en-GB"><head><title>T | Delta News</title>
            <meta property="og:title" content="Talks begin"><meta name="author" content="By Ann Lee and Jo Dale">
            <meta property="article:published_time" content="2031-05-14T10:00:00+02:00">
            <link rel="canonical" href="https://www.delta.example/a"></head><body><h1>Talks!</h1><time datetime="2031-05-15">x</time>"#;
        let (about, _) = of(&Document::from(page));
        assert_eq!(
            (about.title.as_deref(), about.published.as_deref()),
            (Some("Talks begin"), Some("2031-05-14T10:00:00+02:00"))
        );
        assert_eq!((about.authors.len(), about.language.as_deref()), (2, Some("en-GB")));
        assert_eq!(about.url.as_deref().and_then(address::host).as_deref(), Some("delta.example"));
        let data = r#"<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"Data","publisher":{"name":"Delta"},"datePublished":"soon","author":[{"name":"Ann Lee"}]}]}</script>"#;
        let (about, _) = of(&Document::from(format!("{data}{page}")));
        assert_eq!(
            (about.title.as_deref(), about.source.as_deref(), about.published.as_deref()),
            (Some("Data"), Some("Delta"), Some("2031-05-14T10:00:00+02:00"))
        );
    }
}
