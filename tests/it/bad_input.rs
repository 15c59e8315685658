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
fn binary_data_under_the_name_of_a_text_is_named() {
    check("bad.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "no text but binary data");
    check("bad.jsonl", b"\0\0\0\0\0\0\0\0", "no text but binary data");
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
fn a_text_of_another_type_or_twice_is_named() {
    check("bad.jsonl", b"{\"id\":\"x\",\"text\":5}", "bad.jsonl:1: `text` is a number");
    check("bad.jsonl", b"{\"id\":\"x\",\"text\":[\"a\"]}", "`text` is a list");
    check("bad.jsonl", b"{\"text\":\"One.\",\"text\":\"Two.\"}", "`text` stands there twice");
}

#[test]
fn an_unknown_form_is_named_with_what_to_do() {
    check("bad.docx", b"PK\x03\x04", "unknown form; save it as text");
    check("bad.pdf", b"%PDF-1.7", "`pdftotext`");
    check("bad.xyz", b"News.", "--format-in");
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
    assert_eq!(run.code, 0);
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
    let run = dateline_with_input(&["extract", "--map", "topic=byline"], GOOD);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("`topic=byline` maps nothing"), "{}", run.err);
}

/// Files that are wrong in every way, and one among them that is right.
#[cfg(unix)]
#[test]
fn a_mixed_folder_gives_the_good_ones_and_a_list_of_the_bad() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let bad: &[(&str, &[u8], &str)] = &[
        ("b-binary.txt", b"\0\x01\x02\x03\x04", "no text but binary data"),
        ("d-empty.md", b"---\nid: x\n---\n", "no text"),
        ("f-matter.md", b"---\nid: 7\nNews.", "front matter: never closed"),
        (
            "g-lines.jsonl",
            b"{\"id\":\"g\",\"text\":\"Good news.\"}\n{\"id\":\"h\"}\nnot JSON\n",
            "g-lines.jsonl:2",
        ),
        ("h-page.pdf", b"%PDF-1.7", "unknown form"),
        (
            "i-spanish.txt",
            "El gobierno anunció el lunes que las negociaciones con el país vecino continuarán. "
                .repeat(4)
                .leak()
                .as_bytes(),
            "Spanish",
        ),
    ];
    for (name, bytes, _) in bad {
        fs::write(at(name), bytes).expect("written");
    }
    fs::write(at("a-good.txt"), "“We agree,” said Lena Brandt.").expect("written");
    fs::write(at("z-good.jsonl"), GOOD).expect("written");
    fs::write(at(".hidden"), "passed over").expect("written");
    // A link that leads to itself can be read by nobody, not even by root.
    std::os::unix::fs::symlink("j-loop", at("j-loop")).expect("a link");
    for command in ["extract", "build"] {
        let store = at("kg");
        let mut args = vec![command, arg(folder.path())];
        if command == "build" {
            args.extend(["--store", arg(&store)]);
        }
        let run = dateline(&args);
        assert_eq!(run.code, 1, "{}", run.err);
        for (name, _, expected) in bad {
            let line = run.err.lines().find(|line| line.contains(name) && line.contains(expected));
            assert!(line.is_some(), "{name}: {}", run.err);
        }
        assert!(
            run.err.contains("j-loop: cannot be read") && run.err.contains("g-lines.jsonl:3"),
            "{}",
            run.err
        );
        assert_eq!(run.err.lines().filter(|line| line.starts_with("dateline: ")).count(), bad.len() + 2);
        if command == "extract" {
            let ids = ["\"a-good\"", "\"g\"", "\"good\""];
            assert_eq!(run.out.lines().count(), 3);
            assert!(ids.iter().all(|id| run.out.contains(id)), "{}", run.out);
        } else {
            assert!(run.err.contains("graph: 3 articles"), "{}", run.err);
            // The store inside the folder is no article when the folder is read again.
            assert_eq!(dateline(&args).err.matches("kg/").count(), 0);
        }
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let closed = folder.path().join("closed");
    fs::create_dir(&closed).expect("a folder");
    fs::write(folder.path().join("good.jsonl"), GOOD).expect("written");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o0)).expect("closed");
    // Root reads it all the same, and it is empty.
    let readable = fs::read_dir(&closed).is_ok();
    let run = dateline(&["extract", arg(folder.path())]);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).expect("opened");
    assert_eq!(run.code, i32::from(!readable), "{}", run.err);
    assert!(readable || run.err.contains("closed: cannot be read"), "{}", run.err);
    assert_eq!(run.out.lines().count(), 1);
}

#[test]
fn nothing_but_bad_input_leaves_no_store() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, store) = (folder.path().join("bad.txt"), folder.path().join("kg"));
    fs::write(&file, b"\0\0\0\0").expect("written");
    let run = dateline(&["build", arg(&file), "--store", arg(&store)]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no article left: every input was refused"), "{}", run.err);
    assert!(!store.exists());
    fs::remove_file(&file).expect("removed");
    let run = dateline(&["build", arg(folder.path()), "--store", arg(&store)]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no article found"), "{}", run.err);
    assert!(!store.exists());
}

#[test]
fn a_broken_gazetteer_is_named_with_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("names.ttl");
    fs::write(&file, "@prefix x: <urn:x#> .\nx:a x:b ;;; .\n").expect("written");
    let run = dateline_with_input(&["extract", "--gazetteer", arg(&file)], GOOD);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("names.ttl: line 2"), "{}", run.err);
    let run = dateline_with_input(&["extract", "--gazetteer", "no-such.ttl"], GOOD);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no-such.ttl: cannot be read"), "{}", run.err);
}

#[test]
fn a_broken_lexicon_is_named_with_its_line_and_nothing_is_built() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("words.tsv");
    let store = folder.path().join("kg");
    fs::write(&file, "# ours\nASSAULT\tverb\t-\tzap\t-\t-\nWAR\tverb\t-\tzip\t-\t-\n").expect("written");
    let run = dateline(&["build", "seeds/articles", "--store", arg(&store), "--lexicon", arg(&file)]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("words.tsv: lexicon line 3: `WAR` is no event type"), "{}", run.err);
    assert!(!store.exists());
    let run = dateline(&["lexicon", "check", "no-such.tsv"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no-such.tsv: cannot be read"), "{}", run.err);
}

#[test]
fn a_file_that_is_no_model_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("model.bin");
    fs::write(&file, "no model").expect("written");
    let run = dateline_with_input(&["extract", "--model", arg(&file)], GOOD);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("model.bin") && run.err.contains("not a dateline language model"),
        "{}",
        run.err
    );
}

#[test]
fn a_wrong_day_on_the_command_line_is_named() {
    let run = dateline_with_input(&["extract", "--published", "2024-13-01"], GOOD);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--published: `2024-13-01` is no date"), "{}", run.err);
}

#[test]
fn a_line_over_the_limit_is_refused_and_the_next_is_read() {
    let long = format!("{{\"id\":\"long\",\"text\":\"{}\"}}", "News. ".repeat(400_000));
    let run = dateline_with_input(&["extract", "--max-article", "1000"], &format!("{long}\n{GOOD}\n"));
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("standard input:1: 2400"), "{}", run.err);
    assert_eq!(run.out.lines().count(), 1);
}

#[test]
fn languages_are_named_in_any_way() {
    for (tag, code) in [("EN", 0), ("English", 0), ("en_GB", 0), ("fr", 2)] {
        let run = dateline_with_input(&["extract", "--language", tag], GOOD);
        assert_eq!(run.code, code, "{tag}: {}", run.err);
    }
    let run = dateline_with_input(&["extract", "--language", "fr"], GOOD);
    assert!(run.err.contains("another language, as the input says (`fr`)"), "{}", run.err);
}

/// A limit on the size of files stands for a disk that fills up in the middle of a build.
#[cfg(unix)]
#[test]
fn a_disk_that_fills_up_is_named_and_the_next_build_makes_the_store_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("kg");
    let binary = env!("CARGO_BIN_EXE_dateline");
    let line = format!(
        "trap '' XFSZ; ulimit -f 40; exec '{binary}' build seeds/articles --store '{}' -q",
        arg(&store)
    );
    let output = std::process::Command::new("sh")
        .args(["-c", &line])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("there is a shell");
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(err.contains("cannot write") && err.contains(".trig: File too large"), "{err}");
    assert_eq!(dateline(&["build", "seeds/articles", "--store", arg(&store), "-q"]).code, 0);
    let run =
        dateline(&["query", "--store", arg(&store), "SELECT (COUNT(?a) AS ?n) { ?a a schema:NewsArticle }"]);
    assert!(run.out.contains("13"), "{}", run.out);
}

/// The device that is always full: it is named, and it stays a device.
#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_named_and_stays_what_it_is() {
    use std::os::unix::fs::FileTypeExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let (full, good) = (folder.path().join("full"), folder.path().join("good.jsonl"));
    fs::write(&good, GOOD).expect("written");
    // Through a link of our own, so that a mistake here cannot hurt the machine.
    std::os::unix::fs::symlink("/dev/full", &full).expect("a link");
    let run = dateline(&["build", arg(&good), "--out", arg(&full), "--format", "ttl"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("full: No space left"), "{}", run.err);
    assert!(fs::metadata(&full).expect("the device").file_type().is_char_device());
}
