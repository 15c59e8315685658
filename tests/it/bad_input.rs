//! What users hand us by mistake: each with a message that names the place, and nothing lost of the rest.

use crate::program::{arg, dateline, dateline_with_input};
use std::fs;

const GOOD: &str = r#"{"id":"good","text":"“We agree,” said Lena Brandt."}"#;

/// One bad file beside a good one: the good one is read, the bad one named, the exit code 1.
fn check(name: &str, bytes: &[u8], expected: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a-good.jsonl"), GOOD).expect("written");
    fs::write(folder.path().join(name), bytes).expect("written");
    let run = dateline(&["extract", arg(folder.path())]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert_eq!(run.out.lines().count(), 1, "{}", run.out);
    assert!(run.out.contains("Lena Brandt"));
    assert!(run.err.contains(expected), "{}", run.err);
    assert!(run.err.contains(name), "{}", run.err);
}

#[test]
fn invalid_utf8_is_named_with_its_byte() {
    check("bad.txt", b"caf\xe9 news", "not UTF-8 at byte 3");
}

#[test]
fn utf16_is_named() {
    check("bad.txt", b"\xff\xfeh\x00i\x00", "UTF-16");
}

#[test]
fn an_empty_file_is_named() {
    check("bad.txt", b" \n", "no text");
}

#[test]
fn broken_json_is_named_with_its_line() {
    check("bad.jsonl", b"{\"id\":1,", "bad.jsonl:1");
    check("bad.jsonl", b"\n[1]\n", "bad.jsonl:2: not an object");
}

#[test]
fn a_missing_text_is_named() {
    check("bad.jsonl", b"{\"id\":\"x\"}", "no `text`");
}

#[test]
fn a_wrong_date_is_named() {
    check(
        "bad.jsonl",
        b"{\"id\":\"x\",\"text\":\"News.\",\"published\":\"2024-02-31\"}",
        "`2024-02-31` is no date",
    );
}

#[test]
fn an_unknown_ending_is_named() {
    check("bad.docx", b"PK", "unknown ending");
}

#[test]
fn front_matter_without_an_end_is_named() {
    check("bad.md", b"---\nid: x\nNews.", "never closed");
}

#[test]
fn the_same_id_twice_is_named_with_both_places() {
    let twice = format!("{GOOD}\n{GOOD}\n");
    check("bad.jsonl", twice.as_bytes(), "the same id `good` as");
}

#[test]
fn another_language_is_named() {
    let german = "Die Regierung hat am Montag beschlossen, dass die Verhandlungen mit dem Nachbarland fortgesetzt werden. ";
    check("bad.txt", german.repeat(4).as_bytes(), "German");
}

#[test]
fn an_article_over_the_limit_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("long.txt"), "News. ".repeat(100)).expect("written");
    let run = dateline(&["extract", arg(folder.path()), "--max-article", "100"]);
    assert_eq!(run.code, 2, "nothing was left to read");
    assert!(run.err.contains("600 bytes, more than the limit of 100"), "{}", run.err);
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("bom.txt");
    fs::write(&file, "\u{feff}News.").expect("written");
    let run = dateline(&["extract", arg(&file)]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("\"text\":\"News.\""), "{}", run.out);
}

#[test]
fn a_missing_file_is_named() {
    let run = dateline(&["extract", "no-such-file.txt"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no-such-file.txt: cannot be read"), "{}", run.err);
}

#[test]
fn a_stream_answers_each_line_and_goes_on_after_a_refusal() {
    let run = dateline_with_input(&["extract", "--stream"], &format!("{GOOD}\n{{\"id\":\"bad\"}}\n{GOOD}\n"));
    assert_eq!(run.code, 1);
    let lines: Vec<serde_json::Value> =
        run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!((&lines[1]["id"], &lines[1]["error"]["line"]), (&"bad".into(), &2.into()));
}

#[test]
fn other_peoples_keys_can_be_mapped() {
    let line = r#"{"guid":"x","body":"News from Arden.","headline":"News","date":"2031-05-02T08:00:00Z"}"#;
    let map = "id=guid,text=body,title=headline,published=date";
    let run = dateline_with_input(&["extract", "--map", map], line);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.out.starts_with(r#"{"id":"x","title":"News","text":"News from Arden.","published":"2031-05-02""#),
        "{}",
        run.out
    );
}

#[test]
fn a_map_that_maps_nothing_is_named() {
    let run = dateline_with_input(&["extract", "--map", "author=byline"], GOOD);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("`author=byline` maps nothing"), "{}", run.err);
}
