//! Newsletters: one mail, or a box of them.

use super::draft::Draft;
use super::{Found, Opened, ReadError, ReadOptions, Sink, hand_on, html};
use mail_parser::{Address, Message, MessageParser, MimeHeaders as _, PartType};
use std::io::{BufRead, BufReader, Read};

/// Largest mail of a box that is read, in bytes.
const MAX_MAIL: usize = 16 << 20;

/// How often a mail may be forwarded.
const DEEPEST: usize = 8;

/// Reads one mail.
pub(super) fn read(bytes: &[u8], opened: &Opened, options: &ReadOptions, sink: &mut Sink<'_>) {
    match draft(bytes, &opened.place) {
        Ok(draft) => hand_on(draft.finish(&opened.place, &opened.name, options), &opened.place, sink),
        Err(error) => sink(Found::Refused(error), &opened.place),
    }
}

/// Reads a web page with all its parts in one file, which has the form of a mail (RFC 2557): its first part that is a page,
/// with its address.
pub(super) fn read_page(bytes: &[u8], opened: &Opened, options: &ReadOptions, sink: &mut Sink<'_>) {
    let parsed = MessageParser::default().parse(bytes);
    let page = parsed.as_ref().and_then(|message| {
        message.parts.iter().find_map(|part| match &part.body {
            PartType::Html(page) => Some((message, part, page)),
            _ => None,
        })
    });
    let Some((message, part, page)) = page else {
        let error = ReadError::Page {
            place: opened.place.clone(),
            reason: "no page is found among its parts".to_owned(),
        };
        return sink(Found::Refused(error), &opened.place);
    };
    let address = message.header_raw("Snapshot-Content-Location").or(part.content_location()).map(str::trim);
    html::read(page.as_bytes().to_vec(), None, address, opened, options, sink);
}

fn draft(bytes: &[u8], place: &str) -> Result<Draft, ReadError> {
    let parsed = MessageParser::default().parse(bytes);
    let broken = || ReadError::Mail { place: place.to_owned() };
    let message = parsed.filter(|message| !message.headers().is_empty()).ok_or_else(broken)?;
    let message = forwarded(&message);
    let mut draft = Draft::default();
    let part = |parts: &[u32]| {
        parts
            .iter()
            .filter_map(|at| message.parts.get(*at as usize))
            .find(|part| !part.is_content_type("text", "calendar"))
    };
    // The text a sender wrote beside the markup is often nothing but an advice to open it: the longer one counts.
    let plain = part(&message.text_body).and_then(|part| match &part.body {
        PartType::Text(text) => Some(paragraphs(text)),
        _ => None,
    });
    let marked = part(&message.html_body).and_then(|part| match &part.body {
        PartType::Html(markup) => Some(html::of_fragment(markup)),
        _ => None,
    });
    let marked = marked.unwrap_or_default();
    match plain {
        Some(text) if text.len() > marked.text.len() => draft.text = text,
        _ => (draft.text, draft.regions) = (marked.text, marked.regions),
    }
    draft.put("id", message.message_id().unwrap_or_default());
    draft.put("title", message.subject().unwrap_or_default());
    let sender = match message.from() {
        Some(Address::List(list)) => list.first(),
        _ => None,
    };
    let name = sender.and_then(|sender| sender.name.as_deref().or(sender.address.as_deref()));
    draft.put("source", name.unwrap_or_default());
    // On one line, as long headers are not.
    let day: Vec<&str> = message.header_raw("Date").unwrap_or_default().split_whitespace().collect();
    draft.put("published", &day.join(" "));
    Ok(draft)
}

/// The mail that one without words of its own forwards, else itself.
fn forwarded<'m>(message: &'m Message<'m>) -> &'m Message<'m> {
    let mut message = message;
    for _ in 0..DEEPEST {
        let has_words = message.parts.iter().any(|part| match &part.body {
            PartType::Text(text) | PartType::Html(text) => !text.trim().is_empty(),
            _ => false,
        });
        let inner = message.parts.iter().find_map(|part| match &part.body {
            PartType::Message(inner) => Some(inner),
            _ => None,
        });
        match inner {
            Some(inner) if !has_words => message = inner,
            _ => break,
        }
    }
    message
}

/// A plain text with lines of fixed length: an empty line ends a paragraph, and `-- ` alone on a line the text.
fn paragraphs(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let text = text.split("\n-- \n").next().unwrap_or_default();
    let paragraphs = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

/// Whether a line begins a mail of a box: `From news@echo.example Wed May 14 06:00:00 2031`. One without a time is a
/// sentence.
fn begins_mail(line: &[u8]) -> bool {
    let is_time = |three: &[u8]| matches!(three, [b'0'..=b'9', b':', b'0'..=b'9']);
    line.starts_with(b"From ") && line.windows(3).any(is_time)
}

/// Reads each mail of a box: a line that begins with `From ` after an empty one, and holds a time, begins the next.
pub(super) fn read_box<'r>(
    reader: Box<dyn Read + 'r>,
    opened: &Opened,
    options: &ReadOptions,
    sink: &mut Sink<'_>,
) -> Result<(), ReadError> {
    let mut reader = BufReader::with_capacity(1 << 16, reader);
    let (mut mail, mut number, mut too_long, mut after_blank) = (Vec::new(), 0, 0, true);
    loop {
        let mut line = Vec::new();
        let read = reader.by_ref().take(MAX_MAIL as u64).read_until(b'\n', &mut line);
        let count = read.map_err(|source| ReadError::unreadable(&opened.place, source))?;
        if count == 0 || (after_blank && begins_mail(&line)) {
            if number > 0 {
                let place = format!("{}, mail {number}", opened.place);
                let inner =
                    Opened { name: format!("{}:{number}", opened.file_name), place, ..opened.clone() };
                if too_long > 0 {
                    let error =
                        ReadError::TooLong { place: inner.place.clone(), bytes: too_long, limit: MAX_MAIL };
                    sink(Found::Refused(error), &inner.place);
                } else {
                    self::read(&mail, &inner, options, sink);
                }
            }
            if count == 0 {
                return if number == 0 {
                    Err(ReadError::Mail { place: opened.place.clone() })
                } else {
                    Ok(())
                };
            }
            (number, too_long) = (number + 1, 0);
            mail.clear();
            after_blank = false;
            continue;
        }
        after_blank = line.trim_ascii().is_empty();
        if mail.len() + line.len() > MAX_MAIL || too_long > 0 {
            too_long = mail.len().max(too_long) + line.len();
            mail.clear();
        } else {
            let quoted = line.starts_with(b">From ");
            mail.extend_from_slice(line.get(usize::from(quoted)..).unwrap_or_default());
        }
    }
}
