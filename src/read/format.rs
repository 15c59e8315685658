//! Which form an input has: by the ending of its name, by its first bytes, or as `--format-in` says.

/// A form of input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text: one article.
    Text,
    /// Markdown, with or without front matter: one article.
    Markdown,
    /// A web page: one article.
    Html,
    /// A web page with all its parts in one file, as browsers save it (MHTML).
    Mhtml,
    /// One article, or a list of them, as JSON.
    Json,
    /// One JSON object a line.
    JsonLines,
    /// RSS, Atom or JSON Feed.
    Feed,
    /// A table with commas, semicolons or tabs, and a line of column names.
    Csv,
    /// A table with tabs.
    Tsv,
    /// An archive of the web.
    Warc,
    /// One mail.
    Mail,
    /// A box of mails.
    Mbox,
    /// Any of these, compressed.
    Gzip,
    /// Any of these, compressed.
    Zstd,
    /// A folder of these, packed.
    Zip,
}

impl Format {
    /// The form that the ending of a file's name stands for.
    pub fn of_name(name: &str) -> Option<Self> {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase())?;
        Some(match ending.as_str() {
            "txt" | "text" => Self::Text,
            "md" | "markdown" => Self::Markdown,
            "html" | "htm" | "xhtml" | "shtml" => Self::Html,
            "mht" | "mhtml" => Self::Mhtml,
            "json" => Self::Json,
            "jsonl" | "ndjson" => Self::JsonLines,
            "rss" | "atom" | "rdf" => Self::Feed,
            "csv" => Self::Csv,
            "tsv" | "tab" => Self::Tsv,
            "warc" => Self::Warc,
            "eml" => Self::Mail,
            "mbox" | "mbx" => Self::Mbox,
            "gz" | "gzip" => Self::Gzip,
            "zst" | "zstd" => Self::Zstd,
            "zip" => Self::Zip,
            _ => return None,
        })
    }

    /// The form that the first bytes show beyond doubt.
    pub fn of_start(start: &[u8]) -> Option<Self> {
        match start {
            [0x1f, 0x8b, ..] => return Some(Self::Gzip),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => return Some(Self::Zstd),
            [b'P', b'K', 3, 4, ..] => return Some(Self::Zip),
            _ => {}
        }
        // Zeros of UTF-16 are passed over: marks of these forms are ASCII.
        let plain: String = String::from_utf8_lossy(start).chars().filter(|letter| *letter != '\0').collect();
        let text = plain.trim_start_matches(['\u{feff}', '\u{fffd}']).trim_start();
        if text.starts_with("WARC/") {
            return Some(Self::Warc);
        }
        let text = text.to_ascii_lowercase();
        if !text.starts_with('<') {
            return None;
        }
        let root = ["<rss", "<feed", "<rdf:rdf", "<atom:feed"].iter().any(|root| text.contains(root));
        let page = ["<!doctype html", "<html", "<head", "<body"].iter().any(|mark| text.contains(mark));
        match (root, page) {
            (true, false) => Some(Self::Feed),
            (_, true) => Some(Self::Html),
            (false, false) => None,
        }
    }

    /// The form of an input: as the user says, by its name, and by its first bytes where the name leaves doubt.
    pub(super) fn choose(said: Option<Self>, name: &str, start: &[u8], piped: bool) -> Option<Self> {
        let seen = Self::of_start(start);
        if let Some(packed @ (Self::Gzip | Self::Zstd)) = seen {
            return Some(packed);
        }
        let named = Self::of_name(name);
        if seen == Some(Self::Zip) {
            // Word processors pack their files too; those are named otherwise.
            return (piped || named.is_some()).then_some(Self::Zip);
        }
        if said.is_some() {
            return said;
        }
        match named {
            // Pages and feeds are saved under any name.
            Some(Self::Text | Self::Html | Self::Markdown) => seen.or(named),
            // A list of articles is no line of JSON Lines.
            Some(Self::JsonLines) if by_first_mark(start) == Self::Json => Some(Self::Json),
            Some(_) => named,
            None => seen.or_else(|| piped.then(|| by_first_mark(start))),
        }
    }
}

/// What is piped in and shows no other mark: JSON where it starts like it, else one plain text, `[Update] Talks resumed`
/// too.
fn by_first_mark(start: &[u8]) -> Format {
    let blank =
        |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, 0 | 0xef | 0xbb | 0xbf | 0xfe | 0xff);
    let mut marks = start.iter().filter(|byte| !blank(byte));
    match (marks.next(), marks.next()) {
        (Some(b'{'), None | Some(b'"' | b'}' | b'\'')) => Format::JsonLines,
        (Some(b'['), None | Some(b'{' | b'[' | b'"' | b']')) => Format::Json,
        _ => Format::Text,
    }
}

/// Files that stand beside articles and are none, by their names: of a repository, of a saved page.
pub(super) fn is_passed_over(name: &str) -> bool {
    const NAMES: [&str; 9] = [
        "readme",
        "license",
        "licence",
        "copying",
        "notice",
        "changelog",
        "contributing",
        "authors",
        "thumbs",
    ];
    const ENDINGS: [&str; 30] = [
        "css", "js", "mjs", "map", "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "ico", "bmp", "tif",
        "tiff", "woff", "woff2", "ttf", "otf", "eot", "mp3", "mp4", "webm", "ogg", "wav", "m4a", "mov",
        "avi", "db", "download",
    ];
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let stem = stem.to_lowercase();
    let licence = |word: &str| stem.strip_prefix(word).is_some_and(|rest| rest.starts_with(['-', '_']));
    let named = NAMES.contains(&stem.as_str()) || ["license", "licence", "copying"].into_iter().any(licence);
    (named && matches!(ending.to_lowercase().as_str(), "" | "md" | "markdown" | "txt" | "rst" | "html"))
        || NAMES.contains(&name.to_lowercase().as_str())
        || ENDINGS.contains(&ending.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_counts_unless_the_bytes_show_a_page_or_a_packed_file() {
        let check = |name: &str, start: &str, expected: Option<Format>| {
            assert_eq!(Format::choose(None, name, start.as_bytes(), false), expected, "{name}");
        };
        check("a.txt", "Talks began.", Some(Format::Text));
        check("a.txt", "\u{feff}\n<!DOCTYPE html><html>", Some(Format::Html));
        check("a.html", "<?xml version=\"1.0\"?><rss version=\"2.0\">", Some(Format::Feed));
        check("a.xml", "<?xml version=\"1.0\"?><feed>", Some(Format::Feed));
        check("a.xml", "<?xml version=\"1.0\"?><catalogue>", None);
        check("a.jsonl.GZ", "\u{1f}x", Some(Format::Gzip));
        check("a.docx", "PK\u{3}\u{4}", None);
        check("a.csv", "id,text", Some(Format::Csv));
        check("a.pdf", "%PDF-1.7", None);
        check("a.jsonl", "\u{feff}\n[{\"id\": 1}]", Some(Format::Json));
        check("a.jsonl", "{\"id\": 1}", Some(Format::JsonLines));
    }

    #[test]
    fn what_is_piped_in_is_json_or_one_text() {
        for (start, expected) in [
            ("{\"id\":1}", Format::JsonLines),
            ("\n [{\"id\":1}]", Format::Json),
            ("“We agree,” she said.", Format::Text),
            ("[Update] We agree, she said.", Format::Text),
            ("{We agree.}", Format::Text),
            ("<html><p>News", Format::Html),
            ("WARC/1.0\r\n", Format::Warc),
        ] {
            assert_eq!(Format::choose(None, "", start.as_bytes(), true), Some(expected));
        }
        assert_eq!(Format::choose(Some(Format::Csv), "", b"id;text", true), Some(Format::Csv));
    }

    #[test]
    fn files_of_repositories_and_saved_pages_are_passed_over() {
        for name in
            ["README.md", "readme.txt", "LICENSE-MIT", "LICENSE", "LICENCE.txt", "style.css", "photo.JPG"]
        {
            assert!(is_passed_over(name), "{name}");
        }
        for name in
            ["readme-first-says-minister.jsonl", "licensed.txt", "news.md", "authors-strike.jsonl", "a.pdf"]
        {
            assert!(!is_passed_over(name), "{name}");
        }
    }
}
