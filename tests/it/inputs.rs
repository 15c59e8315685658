//! News in the forms in which people have it: each read, and what was assumed said.

use crate::docs::page_is;
use crate::program::{Run, arg, dateline, dateline_with_input};
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

/// The articles of a run.
fn articles(run: &Run) -> Vec<Value> {
    run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// The values of `key` in every article found in `bytes` under the name `name`.
fn read(name: &str, bytes: &[u8], key: &str) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join(name);
    fs::write(&file, bytes).expect("written");
    let run = dateline(&["extract", arg(&file)]);
    assert!(run.code < 2, "{name}: {}", run.err);
    values(&run, key)
}

fn values(run: &Run, key: &str) -> Vec<String> {
    let plain = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    articles(run).iter().map(|article| plain(&article[key])).collect()
}

#[test]
fn every_encoding_gives_the_same_text() {
    let text = "The café in Arden reopened on Monday – “at last”, said Lena Brandt.";
    let utf16 = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
        mark.iter().copied().chain(text.encode_utf16().flat_map(bytes)).collect::<Vec<u8>>()
    };
    let windows: Vec<u8> = text
        .chars()
        .map(|letter| match letter {
            'é' => 0xe9,
            '–' => 0x96,
            '“' => 0x93,
            '”' => 0x94,
            plain => u8::try_from(plain).expect("ASCII"),
        })
        .collect();
    for bytes in [
        text.as_bytes().to_vec(),
        [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        utf16(b"\xff\xfe", u16::to_le_bytes),
        utf16(b"\xfe\xff", u16::to_be_bytes),
        windows,
    ] {
        assert_eq!(read("news.txt", &bytes, "text"), [text]);
    }
}

#[test]
fn what_was_assumed_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("old.txt");
    fs::write(&file, b"The caf\xe9 in Arden reopened on Monday.").expect("written");
    let run = dateline(&["extract", arg(&file)]);
    assert_eq!(run.code, 0);
    assert!(run.err.contains("old.txt: read as windows-1252, as its bytes suggest"), "{}", run.err);
    let run = dateline_with_input(
        &["extract"],
        "{\"headline\":\"A\",\"maintext\":\"News.\",\"date_publish\":\"soon\"}\n",
    );
    assert_eq!(run.code, 0);
    assert!(run.err.contains("published=date_publish, text=maintext, title=headline"), "{}", run.err);
    assert!(run.err.contains("`soon` names no one day"), "{}", run.err);
    assert_eq!(dateline_with_input(&["extract", "-q"], "{\"body\":\"News.\"}\n").err, "");
}

#[test]
fn a_text_on_standard_input_is_one_article_if_it_is_no_json() {
    let text = "“We agree,” said Lena Brandt.\n\nThe talks\nwent on.\n";
    let run = dateline_with_input(&["extract", "--published", "May 14, 2031"], text);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(
        (values(&run, "text"), values(&run, "published")),
        (vec![text.to_owned()], vec!["2031-05-14".to_owned()])
    );
    // What starts like JSON is JSON, unless told otherwise.
    assert_eq!(dateline_with_input(&["extract"], "{\"We agree.\"}").code, 2);
    assert_eq!(dateline_with_input(&["extract", "--format-in", "text"], "{\"We agree.\"}").code, 0);
    assert_eq!(dateline_with_input(&["extract"], "[Update] We agree.").code, 0);
}

#[test]
fn ids_keep_their_digits_and_days_their_zone() {
    let line = "{\"id\":123456789012345678901234567890,\"text\":\"News.\",\"published\":1936520100000}\n\
                {\"id\":7.10,\"text\":\"News.\",\"published\":\"2031-05-14T23:59:00-07:00\"}\n\
                {\"id\":\"007\",\"text\":\"News.\",\"published\":\"\"}\n";
    let run = dateline_with_input(&["extract"], line);
    assert_eq!(values(&run, "id"), ["123456789012345678901234567890", "7.10", "007"]);
    assert_eq!(values(&run, "published"), ["2031-05-14", "2031-05-14", "null"]);
    assert_eq!(values(&run, "published_at"), ["2031-05-14T10:15:00Z", "2031-05-14T23:59:00-07:00", "null"]);
    let run = dateline_with_input(&["extract", "--stream"], "{\"id\":12345678901234567890,\"text\":1}\n");
    assert_eq!(values(&run, "id"), ["12345678901234567890"]);
}

#[test]
fn a_key_that_cannot_be_used_is_named_and_the_article_is_read() {
    let run = dateline_with_input(
        &["extract"],
        "{\"id\":[1],\"text\":\"News.\",\"title\":\"A\",\"title\":\"B\",\"source\":{\"id\":null,\"name\":\"Delta News\"},\"url\":true}",
    );
    assert_eq!(run.code, 0, "{}", run.err);
    for said in
        ["`id` left out: a list", "`title` left out: it stands there twice", "`url` left out: true or false"]
    {
        assert!(run.err.contains(said), "{said}: {}", run.err);
    }
    assert_eq!(
        (values(&run, "title"), values(&run, "source")),
        (vec!["A".to_owned()], vec!["Delta News".to_owned()])
    );
}

#[test]
fn a_file_of_json_holds_one_article_or_a_list() {
    assert_eq!(read("a.json", br#"{"id":"a","content":"News."}"#, "id"), ["a"]);
    assert_eq!(read("a.json", br#"[{"id":"a","text":"News."},{"text":"More."}]"#, "id"), ["a", "a.json:2"]);
    let answer = br#"{"status":"ok","articles":[{"url":"https://a.example/1","content":"News.","publishedAt":"2031-05-14T10:00:00Z"}]}"#;
    assert_eq!(read("a.json", answer, "published"), ["2031-05-14"]);
    assert_eq!(
        read("a.json", b"{\"id\":\"a\",\"text\":\"News.\"}\n{\"id\":\"b\",\"text\":\"More.\"}\n", "id"),
        ["a", "b"]
    );
}

#[test]
fn tables_are_read_with_their_columns() {
    let csv = "id,headline,body,pub_date\n1,Talks,\"They said: \"\"yes\"\".\n\nMore, later.\",14.05.2031\n2,B,Short,x,too many\n3,C,News.,2031-05-15\n";
    assert_eq!(read("a.csv", csv.as_bytes(), "id"), ["1", "3"]);
    assert_eq!(read("a.csv", csv.as_bytes(), "text"), ["They said: \"yes\".\n\nMore, later.", "News."]);
    assert_eq!(read("a.tsv", b"text\tdate\nOne, two.\t2031-05-14\n", "published"), ["2031-05-14"]);
    assert_eq!(read("a.csv", b"titel;text\nEins;News.\n", "text"), ["News."]);
    let run = dateline_with_input(&["extract", "--format-in", "csv"], "titel,inhalt\nA,News.\n");
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("standard input:1: no `text` among its keys (`titel`, `inhalt`)"),
        "{}",
        run.err
    );
    let run = dateline_with_input(
        &["extract", "--format-in", "csv", "--map", "text=inhalt"],
        "titel,inhalt\nA,News.\n",
    );
    assert_eq!(values(&run, "text"), ["News."]);
}

#[test]
fn tables_are_read_as_other_programs_write_them() {
    // Lines that end in both letters, in a carriage return alone, and blank ones; each line has its number.
    let rows = [
        "title,text",
        "A,\"One,
line.\"",
        "",
        "B,Two.,",
        "C,x,y",
        "D,Three.",
    ];
    for (end, ids) in [("\n", ["a.csv:2", "a.csv:5", "a.csv:7"]), ("\r\n", ["a.csv:2", "a.csv:5", "a.csv:7"])]
    {
        let table = rows.join("\n").replace('\n', end);
        assert_eq!(read("a.csv", table.as_bytes(), "id"), ids, "{end:?}");
    }
    assert_eq!(read("a.csv", rows.join("\r").as_bytes(), "id"), ["a.csv:2", "a.csv:5", "a.csv:7"]);
    // A first line of Excel, backslashes of MySQL, columns without a name.
    assert_eq!(read("a.csv", b"sep=;\r\ntitle;text\r\nA;News, at last.\r\n", "text"), ["News, at last."]);
    let escaped = br#"title,text
A,"She said \"no\" to it, and left."
"#;
    assert_eq!(read("a.csv", escaped, "text"), ["She said \"no\" to it, and left."]);
    assert_eq!(read("a.csv", b"title,text,\nA,News.,\nB,More.\n", "title"), ["A", "B"]);
}

#[test]
fn a_broken_table_says_which_lines_are_lost() {
    let unclosed = "title,text,date\nA,News.,2031-05-14\nB,\"More.,2031-05-15\nC,Last.,2031-05-16\n";
    let run = dateline_with_input(&["extract", "--format-in", "csv"], unclosed);
    assert_eq!((run.code, run.out.lines().count()), (1, 1));
    assert!(
        run.err.contains("standard input:3: 2 cells up to line 4 where the first line has 3"),
        "{}",
        run.err
    );
    let run = dateline_with_input(&["extract", "--format-in", "csv"], "text,text,url,url\nA,B,,\nC,C,,\n");
    assert_eq!(values(&run, "text"), ["C"]);
    assert!(run.err.contains("standard input:2: `text` stands there twice and differs"), "{}", run.err);
    assert!(run.err.contains("`url` left out: it stands there twice; the first counts"), "{}", run.err);
}

#[test]
fn feeds_that_are_not_quite_xml_are_read() {
    let feed = "<rss><channel><title>Echo & Sons</title><link>https://echo.example/rss</link>\
                <item><title>Fish & chips</title><link>/1</link><description>Fish is dear.\
                <item><title>B</title><description>More.</description>\
                <item><title>C</title><description>Last.</description></item></channel></rss>";
    assert_eq!(read("a.xml", feed.as_bytes(), "title"), ["Fish & chips", "B", "C"]);
    assert_eq!(read("a.xml", feed.as_bytes(), "text"), ["Fish is dear.", "More.", "Last."]);
    assert_eq!(read("a.xml", feed.as_bytes(), "url")[0], "https://echo.example/1");
    assert_eq!(read("a.xml", feed.as_bytes(), "source")[0], "Echo & Sons");
    let json = r#"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","content_text":"News."},3,{"id":"3","content_text":"More."}]}"#;
    assert_eq!(read("a.json", json.as_bytes(), "id"), ["1", "3"]);
}

#[test]
fn dumps_of_news_interfaces_and_content_systems_are_read() {
    for (what, json) in [
        (
            "The Guardian's",
            r#"{"response":{"status":"ok","results":[{"id":"w/1","webTitle":"Harbour","webUrl":"https://e.example/1","webPublicationDate":"2031-05-14T10:15:00Z","fields":{"bodyText":"News."}}]}}"#,
        ),
        (
            "Elasticsearch, an answer",
            r#"{"hits":{"total":1,"hits":[{"_id":"w/1","_source":{"title":"Harbour","content":"News.","published":"2031-05-14"}}]}}"#,
        ),
        (
            "WordPress",
            r#"[{"guid":{"rendered":"w/1"},"date":"2031-05-14T10:15:00","link":"https://e.example/1","title":{"rendered":"<b>Harbour</b>"},"content":{"rendered":"<p>News.</p>"},"author":3}]"#,
        ),
        (
            "schema.org",
            r#"{"@type":"NewsArticle","identifier":"w/1","headline":"Harbour","articleBody":"News.","datePublished":"2031-05-14"}"#,
        ),
    ] {
        let of = |key: &str| read("a.json", json.as_bytes(), key);
        let found = (of("id"), of("title"), of("text"), of("published"));
        let one = |value: &str| vec![value.to_owned()];
        assert_eq!(found, (one("w/1"), one("Harbour"), one("News."), one("2031-05-14")), "{what}");
    }
    let dump = br#"{"_index":"news","_id":"e1","_source":{"title":"Harbour","content":"News."}}
"#;
    assert_eq!(
        (read("a.jsonl", dump, "id"), read("a.jsonl", dump, "source")),
        (vec!["e1".into()], vec!["null".into()])
    );
    let dump = br#"{"id":1,"attributes":{"id":2,"body":"News."}}"#;
    assert_eq!(
        (read("a.json", dump, "id"), read("a.json", dump, "text")),
        (vec!["1".into()], vec!["News.".into()])
    );
    // A list is read as one, whatever the name.
    assert_eq!(
        read(
            "a.jsonl",
            b"[\n{\"id\":\"a\",\"text\":\"News.\"},\n{\"id\":\"b\",\"text\":\"More.\"}\n]\n",
            "id"
        ),
        ["a", "b"]
    );
    // News API gives the start of a text alone.
    assert_eq!(read("a.json", br#"{"content":"News bega [+1234 chars]"}"#, "summary_only"), ["true"]);
    let run = dateline_with_input(&["extract", "--format-in", "json"], " ");
    assert!(run.err.contains("standard input: no text; leave it out or fill it"), "{}", run.err);
}

#[test]
fn the_heading_of_a_page_is_no_part_of_its_text() {
    let page = "<script type='application/ld+json'>//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"Harbour shut:\nwhat we know\",\"datePublished\":\"2031-05-14\",}//]]></script>\
                <h1>Harbour to close</h1><p>The harbour of Arden will close in June, the mayor said.</p>";
    assert_eq!(read("a.html", page.as_bytes(), "title"), ["Harbour shut: what we know"]);
    assert_eq!(read("a.html", page.as_bytes(), "published"), ["2031-05-14"]);
    assert_eq!(
        read("a.html", page.as_bytes(), "text"),
        ["The harbour of Arden will close in June, the mayor said."]
    );
}

#[test]
fn a_page_in_one_file_is_read_as_a_page() {
    let page = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://ardenecho.example/harbour\r\n\
                Subject: =?utf-8?Q?Harbour?=\r\nDate: Wed, 14 May 2031 10:00:00 -0000\r\nMIME-Version: 1.0\r\n\
                Content-Type: multipart/related; type=\"text/html\"; boundary=\"--B\"\r\n\r\n----B\r\n\
                Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
                <title>Harbour to close - Arden Echo</title><nav>Home Sport</nav><h1>Harbour to close</h1>=\r\n\
                <p>=E2=80=9CWe will dredge,=E2=80=9D she said.</p>\r\n----B\r\nContent-Type: image/png\r\n\r\nx\r\n----B--\r\n";
    assert_eq!(read("a.mhtml", page.as_bytes(), "text"), ["“We will dredge,” she said."]);
    assert_eq!(read("a.mht", page.as_bytes(), "source"), ["Arden Echo"]);
    // The day on which it was saved is not that of its publication.
    assert_eq!(read("a.mht", page.as_bytes(), "published"), ["null"]);
    let run = dateline_with_input(&["extract", "--format-in", "mhtml"], "Subject: x\n\nNews.");
    assert!(run.err.contains("no page is found among its parts"), "{}", run.err);
}

#[test]
fn mails_end_where_their_senders_sign() {
    let mail = "From: Echo <news@echo.example>\nSubject: A\nDate: Wed, 99 Foo 2031\n\nFrom now on it is ours.\n\n-- \nUnsubscribe\n";
    assert_eq!(read("a.eml", mail.as_bytes(), "text"), ["From now on it is ours."]);
    let run = dateline_with_input(&["extract", "--format-in", "mail"], mail);
    assert!(run.err.contains("`Wed, 99 Foo 2031` names no one day"), "{}", run.err);
    let forward = format!("From: Jo <jo@b.example>\nSubject: Fwd\nContent-Type: message/rfc822\n\n{mail}");
    assert_eq!(
        (read("a.eml", forward.as_bytes(), "text"), read("a.eml", forward.as_bytes(), "source")),
        (vec!["From now on it is ours.".into()], vec!["Echo".into()])
    );
    // A sentence is no line between two mails.
    let mails = format!(
        "From a@b.example Wed May 14 06:00:00 2031\n{mail}\nFrom b@c.example Thu May 15 07:00:00 2031\n{mail}"
    );
    assert_eq!(read("a.mbox", mails.as_bytes(), "text").len(), 2);
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(bytes).expect("packed");
    packer.finish().expect("packed")
}

/// A folder as a zip.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut packer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        packer.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a file");
        packer.write_all(bytes).expect("packed");
    }
    packer.finish().expect("packed").into_inner()
}

/// A zstd frame that holds `bytes` as they are.
fn zstd(bytes: &[u8]) -> Vec<u8> {
    let size = u8::try_from(bytes.len()).expect("short");
    let head = (u32::from(size) << 3) | 1;
    [&[0x28, 0xb5, 0x2f, 0xfd, 0x20, size][..], &head.to_le_bytes()[..3], bytes].concat()
}

#[test]
fn packed_files_are_read_like_what_they_hold() {
    let line = b"{\"id\":\"a\",\"text\":\"News.\"}\n";
    assert_eq!(read("a.jsonl.gz", &gzip(line), "id"), ["a"]);
    assert_eq!(read("a.jsonl.zst", &zstd(line), "id"), ["a"]);
    assert_eq!(
        read("a.jsonl.zst", &[zstd(line), zstd(b"{\"id\":\"b\",\"text\":\"More.\"}\n")].concat(), "id"),
        ["a", "b"]
    );
    assert_eq!(read("news.txt.gz", &gzip(b"News."), "id"), ["news"]);
    let packed = zip(&[
        ("b/news.txt", b"More."),
        ("a.jsonl.gz", &gzip(line)),
        ("README.md", b"About."),
        ("__MACOSX/x.txt", b"x"),
    ]);
    assert_eq!(read("all.zip", &packed, "id"), ["a", "b/news"]);
    let run = dateline_with_input(&["extract"], &gzip(line));
    assert_eq!(values(&run, "id"), ["a"]);
    // What stands before the place where a download broke off is read.
    let mut members = [gzip(line), gzip(b"{\"id\":\"b\",\"text\":\"More.\"}\n")].concat();
    members.truncate(members.len() - 10);
    assert_eq!(read("a.jsonl.gz", &members, "id"), ["a"]);
}

#[test]
fn bombs_are_named_and_end() {
    let zeros = vec![b' '; 80 << 20];
    let once = gzip(&zeros);
    let folder = tempfile::tempdir().expect("a folder");
    let put = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).expect("written");
    put("a-good.txt", b"News.");
    put("b.jsonl.gz", &once);
    put("c.txt.gz", &gzip(&once));
    put("d.zip", &zip(&[("a.csv", &zeros)]));
    let nested = (0..4).fold(b"News.".to_vec(), |inner, _| zip(&[("in.zip", &inner)]));
    put("e.zip", &nested);
    put("f.zip", b"PK\x03\x04 broken");
    let run = dateline(&["extract", arg(folder.path())]);
    assert_eq!(run.code, 1);
    assert_eq!(run.out.lines().count(), 1);
    for said in
        ["b.jsonl.gz:", "c.txt.gz: ", "d.zip/a.csv", "packed more than 3 times", "f.zip: cannot be unpacked"]
    {
        assert!(run.err.contains(said), "{said}: {}", run.err);
    }
}

#[test]
fn thousands_of_refusals_are_counted_by_kind_and_listed_on_demand() {
    let folder = tempfile::tempdir().expect("a folder");
    let inputs = folder.path().join("in");
    fs::create_dir(&inputs).expect("a folder");
    for number in 0..300 {
        let (name, bytes): (String, &[u8]) = match number % 3 {
            0 => (format!("{number}.pdf"), b"%PDF-1.7"),
            1 => (format!("{number}.txt"), b" "),
            _ => (format!("{number}.txt"), b"News from Arden."),
        };
        fs::write(inputs.join(name), bytes).expect("written");
    }
    let list = folder.path().join("refused.jsonl");
    let run = dateline(&["extract", arg(&inputs), "--refused", arg(&list)]);
    assert_eq!((run.code, run.out.lines().count()), (1, 100));
    assert!(run.err.lines().count() < 20, "{}", run.err);
    assert!(run.err.contains("and 95 more refused: unknown form"), "{}", run.err);
    assert!(run.err.contains("and 95 more refused: no text"), "{}", run.err);
    let list = fs::read_to_string(list).expect("a list");
    let kinds: Vec<Value> = list.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(kinds.len(), 200);
    assert!(kinds.iter().all(|line| line["place"].is_string() && line["message"].is_string()));
}

#[cfg(unix)]
#[test]
fn links_that_lead_in_circles_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let inner = folder.path().join("in");
    fs::create_dir(&inner).expect("a folder");
    fs::write(inner.join("a.txt"), "News.").expect("written");
    std::os::unix::fs::symlink(Path::new(".."), inner.join("up")).expect("a link");
    let run = dateline(&["extract", arg(folder.path())]);
    assert_eq!(values(&run, "id"), ["in/a"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

/// `tests/inputs` has one file of each form, encodings, and files that are wrong in every way; what becomes of them is
/// a page that a person can review.
#[test]
fn a_folder_of_every_form_is_read_with_one_command() {
    let run = dateline(&["extract", "tests/inputs", "-v"]);
    assert_eq!(run.code, 1, "some of them are wrong");
    let mut page = String::new();
    for article in articles(&run) {
        let word = |key: &str| article[key].as_str().unwrap_or("-").to_owned();
        let list = |key: &str, part: &dyn Fn(&Value) -> String| {
            article[key].as_array().into_iter().flatten().map(part).collect::<Vec<_>>().join("; ")
        };
        let authors = list("authors", &|name| name.as_str().unwrap_or_default().to_owned());
        let regions = list("regions", &|region| format!("{} {}", region["kind"], region["text"]));
        let when = article["published_at"]
            .as_str()
            .map_or_else(|| word("published"), |at| format!("{} ({at})", word("published")));
        let only = if article["summary_only"] == true { ", a summary" } else { "" };
        let _ = writeln!(
            page,
            "{}{only}\n  title   {}\n  outlet  {}\n  day     {when}",
            word("id"),
            word("title"),
            word("source")
        );
        let _ = writeln!(
            page,
            "  url     {}\n  authors {authors}\n  regions {regions}\n  text    {}\n",
            word("url"),
            article["text"]
        );
    }
    let said = run.err.lines().filter(|line| line.contains("tests/inputs/"));
    page.extend(said.map(|line| format!("{line}\n")));
    page_is("tests/golden/inputs.txt", &page);
}

/// Readers of bytes that nobody made on purpose: pieces of good files, cut and put together, end alike each time.
#[test]
fn broken_inputs_of_every_form_end_and_end_alike() {
    use dateline::read::{Format, Found, ReadOptions, read_piped};
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs");
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let files: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).expect("bytes")).collect();
    let forms = [
        None,
        Some(Format::Html),
        Some(Format::Feed),
        Some(Format::Csv),
        Some(Format::Json),
        Some(Format::Warc),
        Some(Format::Mail),
        Some(Format::Mbox),
        Some(Format::Markdown),
    ];
    let read = |bytes: &[u8], format| {
        let options = ReadOptions { format, ..ReadOptions::default() };
        let mut found = Vec::new();
        read_piped(bytes, "input", &options, &mut |one, place| {
            if let Found::Article(article) = &one {
                assert!(article.regions.iter().all(|region| !region.span.of(&article.text).is_empty()));
            }
            found.push(format!("{place} {one:?}"));
        });
        found
    };
    // A step of a linear congruential generator: the same pieces each time.
    let mut state = 2031_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below.max(1)
    };
    for _ in 0..400 {
        let mut bytes = Vec::new();
        for _ in 0..=next(3) {
            let file = &files[next(files.len())];
            let start = next(file.len());
            bytes.extend_from_slice(&file[start..start + next(file.len() - start)]);
        }
        let format = forms[next(forms.len())];
        assert_eq!(read(&bytes, format), read(&bytes, format));
    }
}

#[test]
fn the_same_text_in_two_papers_is_said_and_counted_once() {
    let text = "A tram hit a lorry on Quay Street in Arden on Friday morning, the police said. Nobody was hurt in the accident on the quay.";
    let lines = ["a", "b"].map(|id| {
        format!(
            "{{\"id\":\"{id}\",\"source\":\"Paper {id}\",\"published\":\"2031-05-10\",\"text\":\"{text}\"}}"
        )
    });
    let run = dateline_with_input(&["build", "--out", "-", "--format", "nt"], &lines.join("\n"));
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("copies: 1 article shares most of the text with another"), "{}", run.err);
    let supports: Vec<&str> = run.out.lines().filter(|line| line.contains("supportCount")).collect();
    assert!(!supports.is_empty() && supports.iter().all(|line| line.contains("\"1\"")), "{supports:?}");
}
