//! Feeds that were saved: RSS of all versions, Atom, JSON Feed. Entries that carry the whole article, and summaries
//! marked as such.
//!
//! Our own reading of quick-xml's events: feed-rs turns every date into UTC, which moves an evening's news to the next
//! day, and brings 35 crates.

use super::draft::Draft;
use super::record::Record;
use super::{Found, Note, Opened, ReadError, ReadOptions, Sink, address, decode, hand_on, html, say};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::value::RawValue;

/// A text of an entry with fewer words than this, where the feed does not say that it is the whole article, is a
/// summary. Our choice: teasers have 20 to 60 words.
const SHORT: usize = 120;

/// How deep the elements of a feed may lie in each other, those of its articles apart.
const DEEPEST: usize = 256;

/// What a feed or an entry of it gives.
#[derive(Debug, Default)]
struct Parts {
    id: String,
    title: String,
    link: String,
    /// What its links are relative to.
    base: String,
    published: String,
    updated: String,
    language: String,
    authors: Vec<String>,
    /// The whole article, as markup.
    content: String,
    /// A summary, as markup.
    summary: String,
}

/// Reads all entries of a feed.
pub(super) fn read(bytes: Vec<u8>, opened: &Opened, options: &ReadOptions, sink: &mut Sink<'_>) {
    let declared = declared(&bytes);
    let (text, note) = match decode::decode(bytes, declared.as_deref(), &opened.place) {
        Ok(found) => found,
        Err(error) => return sink(Found::Refused(error), &opened.place),
    };
    say(note, &opened.place, sink);
    let (feed, entries, broken) =
        if text.trim_start().starts_with('{') { of_json(&text) } else { of_xml(&text) };
    let none = entries.is_empty() && broken.is_none();
    for (index, entry) in entries.into_iter().enumerate() {
        let number = index + 1;
        let (place, name) =
            (format!("{}, entry {number}", opened.place), format!("{}:{number}", opened.file_name));
        hand_on(draft(&entry, &feed).finish(&place, &name, options), &place, sink);
    }
    if let Some(reason) = broken.or_else(|| none.then(|| "it holds no entry".to_owned())) {
        let error = ReadError::Feed { place: opened.place.clone(), reason };
        sink(Found::Refused(error), &opened.place);
    }
}

/// `<?xml version="1.0" encoding="iso-8859-1"?>`.
fn declared(bytes: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(bytes.get(..200.min(bytes.len()))?).into_owned();
    let (_, rest) = start.split_once("<?xml")?.1.split_once("encoding=")?;
    let rest = rest.trim_start_matches(['"', '\'']);
    rest.split(['"', '\'', '?', ' ']).next().map(str::to_owned)
}

fn draft(entry: &Parts, feed: &Parts) -> Draft {
    let whole = html::of_fragment(&entry.content);
    let teaser = html::of_fragment(&entry.summary);
    let words = |text: &str| text.split_whitespace().count();
    // Many feeds carry the whole article in the element for summaries, others a teaser in the one for the article.
    let page = if words(&whole.text) >= words(&teaser.text) { whole } else { teaser };
    let is_summary = words(&page.text) < SHORT && (entry.content.trim().is_empty() || is_cut(&page.text));
    let mut draft = Draft { text: page.text, regions: page.regions, is_summary, ..Draft::default() };
    if is_summary {
        draft.notes.push(Note::Summary);
    }
    draft.put("id", &entry.id);
    draft.put("title", &html::line(&entry.title));
    draft.put("source", &html::line(&feed.title));
    let link = if entry.link.is_empty() && entry.id.starts_with("http") { &entry.id } else { &entry.link };
    let base = if feed.base.is_empty() { &feed.link } else { &feed.base };
    draft.put("url", &address::whole(link, base));
    let day = [&entry.published, &entry.updated].into_iter().find(|day| !day.trim().is_empty());
    draft.put("published", day.map_or("", String::as_str));
    let language = if entry.language.is_empty() { &feed.language } else { &entry.language };
    draft.put("language", language);
    let authors = if entry.authors.is_empty() { &feed.authors } else { &entry.authors };
    for name in authors {
        draft.put("author", name);
    }
    draft
}

/// Whether a text breaks off: `The talks ... […]`, `Read more`.
fn is_cut(text: &str) -> bool {
    let text = text.trim_end();
    ["…", "...", "[...]", "[…]", "more", "More", "→", "»"].iter().any(|end| text.ends_with(end))
}

type Entries = (Parts, Vec<Parts>, Option<String>);

fn of_json(text: &str) -> Entries {
    let read = || -> Result<(Parts, Vec<Parts>), serde_json::Error> {
        let record: Record<'_> = serde_json::from_str(text)?;
        let items = record.0.iter().find(|(key, _)| key == "items");
        let items: Vec<&RawValue> =
            items.map_or(Ok(Vec::new()), |(_, items)| serde_json::from_str(items.get()))?;
        // An item that is no object has no text, and is refused for that.
        let entry = |item: &RawValue| serde_json::from_str(item.get()).map(|record| of_item(&record));
        let entries = items.into_iter().map(|item| entry(item).unwrap_or_default());
        Ok((of_item(&record), entries.collect()))
    };
    match read() {
        Ok((feed, entries)) => (feed, entries, None),
        Err(error) => (Parts::default(), Vec::new(), Some(error.to_string())),
    }
}

fn of_item(record: &Record<'_>) -> Parts {
    let text = |key: &str| -> String {
        let value = record.0.iter().find(|(name, _)| name == key).map_or("", |(_, value)| value.get());
        if value.starts_with('"') {
            serde_json::from_str(value).unwrap_or_default()
        } else {
            value.trim_matches(['[', '{', 'n']).chars().take_while(char::is_ascii_digit).collect()
        }
    };
    let names = |key: &str| -> Vec<String> {
        let value = record.0.iter().find(|(name, _)| name == key).map_or("[]", |(_, value)| value.get());
        let people: Vec<serde_json::Value> = serde_json::from_str(value).unwrap_or_default();
        people.iter().filter_map(|person| Some(person.get("name")?.as_str()?.to_owned())).collect()
    };
    let markup = text("content_html");
    let content = if markup.is_empty() { escaped(&text("content_text")) } else { markup };
    Parts {
        id: text("id"),
        title: escaped(&text("title")),
        link: Some(text("url")).filter(|link| !link.is_empty()).unwrap_or_else(|| text("home_page_url")),
        base: String::new(),
        published: text("date_published"),
        updated: text("date_modified"),
        language: text("language"),
        authors: names("authors"),
        content,
        summary: escaped(&text("summary")),
    }
}

/// A plain text as markup that shows it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace("\n\n", "<p>").replace('\n', "<br>")
}

/// What the text of an element is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slot {
    Id,
    Title,
    Link,
    Published,
    Updated,
    Language,
    Author,
    Content,
    Summary,
}

fn slot(name: &str, above: &str) -> Option<Slot> {
    Some(match name {
        "guid" | "id" => Slot::Id,
        "title" => Slot::Title,
        "link" => Slot::Link,
        "pubdate" | "published" | "issued" | "dc:date" | "dcterms:issued" => Slot::Published,
        "updated" | "modified" | "dcterms:modified" => Slot::Updated,
        "language" | "dc:language" => Slot::Language,
        "author" | "dc:creator" if above != "author" => Slot::Author,
        "name" if above == "author" => Slot::Author,
        "content:encoded" | "content" | "body" | "xhtml:body" => Slot::Content,
        "description" | "summary" => Slot::Summary,
        _ => return None,
    })
}

/// An element whose text is being read.
struct Capture {
    slot: Slot,
    text: String,
    /// Elements open inside it.
    depth: usize,
    /// Whether its text is shown as it is, rather than read as markup.
    is_plain: bool,
}

impl Capture {
    /// Writes a tag of markup that stands there as elements.
    fn tag(&mut self, start: &str, name: &str) {
        self.text.extend([start, &name_of(name), ">"]);
    }
}

/// Reads RSS and Atom alike: the names of elements do not clash.
fn of_xml(text: &str) -> Entries {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    // `Fish & Co` as many feeds have it.
    config.allow_dangling_amp = true;
    let (mut feed, mut entries, mut entry) = (Parts::default(), Vec::new(), None::<Parts>);
    let mut above: Vec<String> = Vec::new();
    let mut capture: Option<Capture> = None;
    let broken = loop {
        let event = match reader.read_event() {
            Ok(Event::Eof) => break None,
            Ok(event) => event,
            Err(error) => break Some(format!("{error} at byte {}", reader.error_position())),
        };
        if let Some(open) = &mut capture {
            // An element that is never closed ends where the next entry begins.
            let is_next = matches!(&event, Event::Start(start) if is_entry(&name_of(start.name().as_ref())));
            if !is_next && take(open, &event) {
                continue;
            }
            let parts = entry.as_mut().unwrap_or(&mut feed);
            if let Some(done) = capture.take() {
                put(parts, done);
            }
            if !is_next {
                continue;
            }
        }
        match &event {
            Event::Start(start) => {
                let name = name_of(start.name().as_ref());
                if let Some(base) = attribute(start, "xml:base").filter(|_| entry.is_none()) {
                    feed.base = base;
                }
                match (name.as_str(), slot(&name, above.last().map_or("", String::as_str))) {
                    (name, _) if is_entry(name) => entries.extend(entry.replace(Parts::default())),
                    // The name of an author of Atom stands in an element of its own.
                    ("author", _) if is_atom(&above) => {}
                    ("image" | "textinput" | "source" | "media:group", _) => {
                        // Titles and links in here are those of something else.
                        let end = start.to_end().into_owned();
                        if reader.read_to_end(end.name()).is_err() {
                            break Some(format!("`{name}` is never closed"));
                        }
                        continue;
                    }
                    (_, Some(slot)) => {
                        let parts = entry.as_mut().unwrap_or(&mut feed);
                        if slot == Slot::Link {
                            link(parts, start);
                        }
                        let kind = attribute(start, "type").unwrap_or_default();
                        let is_plain = matches!(slot, Slot::Title | Slot::Summary | Slot::Content)
                            && is_atom(&above)
                            && matches!(kind.as_str(), "" | "text" | "text/plain");
                        capture = Some(Capture { slot, text: String::new(), depth: 0, is_plain });
                        continue;
                    }
                    _ => {}
                }
                above.push(name);
                if above.len() > DEEPEST {
                    break Some(format!("elements more than {DEEPEST} deep in each other"));
                }
            }
            Event::Empty(start) if name_of(start.name().as_ref()) == "link" => {
                link(entry.as_mut().unwrap_or(&mut feed), start);
            }
            Event::End(end) => {
                let name = name_of(end.name().as_ref());
                if is_entry(&name) {
                    entries.extend(entry.take());
                }
                if let Some(at) = above.iter().rposition(|open| *open == name) {
                    above.truncate(at);
                }
            }
            _ => {}
        }
    };
    entries.extend(entry);
    (feed, entries, broken)
}

fn is_entry(name: &str) -> bool {
    matches!(name, "item" | "entry")
}

fn is_atom(above: &[String]) -> bool {
    above.iter().any(|name| name == "feed")
}

/// Takes an event into the text of an element; `false` for its end.
fn take(open: &mut Capture, event: &Event<'_>) -> bool {
    match event {
        Event::Start(start) => {
            open.depth += 1;
            open.tag("<", start.name().as_ref());
        }
        Event::Empty(start) => open.tag("<", start.name().as_ref()),
        Event::End(end) => {
            if open.depth == 0 {
                return false;
            }
            open.depth -= 1;
            open.tag("</", end.name().as_ref());
        }
        Event::Text(text) => open.text.push_str(text.as_ref()),
        Event::CData(data) => open.text.push_str(data.as_ref()),
        Event::GeneralRef(name) => {
            let name: &str = name.as_ref();
            // `&lt;p&gt;` is markup that was escaped once; `&nbsp;` is left for the reading of that markup.
            let letter = match name {
                "lt" => "<",
                "gt" => ">",
                "amp" => "&",
                "quot" => "\"",
                "apos" => "'",
                _ => "",
            };
            open.text.push_str(letter);
            if letter.is_empty() {
                open.text.extend(["&", name, ";"]);
            }
        }
        _ => {}
    }
    true
}

fn put(parts: &mut Parts, done: Capture) {
    let text = if done.is_plain { escaped(&done.text) } else { done.text };
    let text = text.trim().to_owned();
    let set = |place: &mut String| {
        if place.is_empty() {
            text.clone_into(place);
        }
    };
    match done.slot {
        Slot::Id => set(&mut parts.id),
        Slot::Title => set(&mut parts.title),
        Slot::Link => set(&mut parts.link),
        Slot::Published => set(&mut parts.published),
        Slot::Updated => set(&mut parts.updated),
        Slot::Language => set(&mut parts.language),
        Slot::Content => set(&mut parts.content),
        Slot::Summary => set(&mut parts.summary),
        Slot::Author => parts.authors.extend(author(&text)),
    }
}

/// `Ann Lee`, `news@delta.example (Ann Lee)`.
fn author(text: &str) -> Option<String> {
    let name = match text.split_once('(') {
        Some((address, name)) if address.contains('@') => name.trim_end_matches(')').trim(),
        _ => text,
    };
    (!name.is_empty() && !name.contains('@') && !name.contains('<') && name.len() < 100)
        .then(|| name.to_owned())
}

/// `<link rel="alternate" href="https://...">`.
fn link(parts: &mut Parts, start: &BytesStart<'_>) {
    let rel = attribute(start, "rel").unwrap_or_else(|| "alternate".to_owned());
    if let Some(address) = attribute(start, "href").filter(|_| rel == "alternate" && parts.link.is_empty()) {
        parts.link = address;
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.attributes().with_checks(false).flatten().find(|found| found.key.as_ref() == name)?;
    Some(found.value.replace("&amp;", "&"))
}

/// The name of an element in small letters, with its prefix: `content:encoded`; `atom:link` is `link`.
fn name_of(name: &str) -> String {
    let name = name.to_lowercase();
    name.strip_prefix("atom:").or_else(|| name.strip_prefix("rss:")).map_or(name.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(text: &str) -> Vec<Draft> {
        let (feed, entries, broken) = if text.starts_with('{') { of_json(text) } else { of_xml(text) };
        assert_eq!(broken, None);
        entries.iter().map(|entry| draft(entry, &feed)).collect()
    }

    #[test]
    fn rss_gives_whole_articles_and_summaries() {
        let rss = r#"<?xml version="1.0"?><rss><channel><title>Delta &amp; News</title><link>https://delta.example</link><language>en-gb</language>
            <image><title>Logo</title></image>
            <item><title><![CDATA[Talks <b>begin</b>]]></title><link>https://delta.example/1</link><guid>g1</guid>
            <pubDate>Tue, 13 May 2031 23:30:00 -0700</pubDate><dc:creator>Ann Lee</dc:creator>
            <description>The talks &lt;i&gt;began&lt;/i&gt; &#8230;</description>
            <content:encoded><![CDATA[<p>The talks began.</p><p>“We agree,” she said.</p>]]></content:encoded></item>
            <item><title>Storm</title><link>https://delta.example/2</link><description>A storm is coming. It&#8217;s big &amp;amp; slow.</description></item></channel></rss>"#;
        let [talks, storm] = <[Draft; 2]>::try_from(entries(rss)).expect("two");
        assert_eq!(talks.text, "The talks began.\n\n“We agree,” she said.");
        assert_eq!(
            (talks.about.title.as_deref(), talks.about.source.as_deref(), talks.id.as_deref()),
            (Some("Talks begin"), Some("Delta & News"), Some("g1"))
        );
        assert_eq!(
            (talks.about.published.as_deref(), talks.is_summary),
            (Some("Tue, 13 May 2031 23:30:00 -0700"), false)
        );
        assert_eq!(talks.about.authors, ["Ann Lee"]);
        assert_eq!((storm.text.as_str(), storm.is_summary), ("A storm is coming. It’s big & slow.", true));
    }

    #[test]
    fn atom_has_markup_as_text_or_as_elements() {
        let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Delta</title>
            <entry><id>urn:1</id><title type="html">A &amp;amp; B</title><link rel="self" href="x"/><link href="https://delta.example/1"/>
            <author><name>Ann Lee</name><uri>https://a</uri></author><published>2031-05-14T10:00:00+02:00</published><updated>2031-05-15T10:00:00Z</updated>
            <content type="xhtml"><div><p>Talks <em>began</em>.</p><p>They ended.</p></div></content></entry>
            <entry><id>urn:2</id><title>1 &lt; 2</title><content>Plain &lt; text.</content></entry></feed>"#;
        let [first, second] = <[Draft; 2]>::try_from(entries(atom)).expect("two");
        assert_eq!(
            (first.text.as_str(), first.about.title.as_deref()),
            ("Talks began.\n\nThey ended.", Some("A & B"))
        );
        assert_eq!(
            (first.about.url.as_deref(), first.about.published.as_deref()),
            (Some("https://delta.example/1"), Some("2031-05-14T10:00:00+02:00"))
        );
        assert_eq!(first.about.authors, ["Ann Lee"]);
        assert_eq!((second.text.as_str(), second.about.title.as_deref()), ("Plain < text.", Some("1 < 2")));
    }

    #[test]
    fn json_feeds_are_feeds() {
        let json = r#"{"version":"https://jsonfeed.org/version/1.1","title":"Delta","items":[{"id":7,"url":"https://delta.example/1","title":"A < B","content_text":"One.\n\nTwo.","date_published":"2031-05-14T10:00:00Z","authors":[{"name":"Ann Lee"}]}]}"#;
        let [item] = <[Draft; 1]>::try_from(entries(json)).expect("one");
        assert_eq!(
            (item.id.as_deref(), item.about.title.as_deref(), item.text.as_str()),
            (Some("7"), Some("A < B"), "One.\n\nTwo.")
        );
    }

    #[test]
    fn a_feed_that_breaks_off_gives_what_it_has() {
        let (_, entries, broken) = of_xml(
            "<rss><channel><item><title>A</title><description>One.</description></item><item><title>B",
        );
        assert_eq!((entries.len(), broken.is_some()), (2, false));
        assert!(of_xml("<rss><item><title>A</title></item><!-- never").2.is_some());
    }
}
