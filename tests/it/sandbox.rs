//! A folder in which the commands of our documents run as they stand there.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// A folder with what our documents speak of: the seeds, the queries, and a few files of a user.
pub(crate) struct Sandbox(TempDir);

/// Files that help texts take for granted.
const FILES: &[(&str, &str)] = &[
    ("article.txt", "“We agree,” said Lena Brandt in Arden on Sunday."),
    ("articles.jsonl", "{\"id\":\"a1\",\"text\":\"“We agree,” said Lena Brandt.\"}\n"),
    ("dump.jsonl", "{\"id\":\"d1\",\"text\":\"“We agree,” said Lena Brandt.\"}\n"),
    ("words.tsv", "ASSAULT\tverb\tobject=target\tzap\tRebels zapped the harbour on Monday.\t-\n"),
    ("tokens.conllu", "1\tBirds\t_\t_\t_\t_\t_\t_\t_\t_\n2\tsing\t_\t_\t_\t_\t_\t_\t_\t_\n\n"),
];

impl Sandbox {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let project = Path::new(env!("CARGO_MANIFEST_DIR"));
        for name in ["seeds", "examples", "ontology"] {
            symlink(project.join(name), folder.path().join(name)).expect("a link");
        }
        for (name, text) in FILES {
            fs::write(folder.path().join(name), text).expect("written");
        }
        fs::create_dir_all(folder.path().join(".local/share/bash-completion/completions")).expect("a folder");
        Self(folder)
    }

    /// Whether a file is there.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.path().join(name).exists()
    }

    /// Runs a line of shell; `dateline` and `cargo run --release --` are the binary under test. Its standard output.
    pub(crate) fn run(&self, line: &str) -> String {
        let line = adapted(line);
        let binary = Path::new(env!("CARGO_BIN_EXE_dateline"));
        let folder = binary.parent().expect("a folder");
        let path = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths([folder.to_owned()].into_iter().chain(std::env::split_paths(&path)));
        let output = Command::new("sh")
            .args(["-e", "-c", &line])
            .current_dir(self.0.path())
            .env("PATH", path.expect("a path"))
            .env("HOME", self.0.path())
            // Tables in documents are as wide as where there is no terminal.
            .env_remove("COLUMNS")
            .output()
            .expect("there is a shell");
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{line}\n{err}");
        String::from_utf8(output.stdout).expect("UTF-8")
    }
}

/// The same line for this machine: Graphviz and `man` need not be there.
fn adapted(line: &str) -> String {
    let line = line.replace("cargo run --release --", "dateline");
    let line = line.split(" && man ").next().unwrap_or_default().to_owned();
    let has_graphviz = Command::new("dot").arg("-V").output().is_ok();
    match line.split_once("dot -T") {
        Some((before, _)) if !has_graphviz => match before.trim_end().strip_suffix('|') {
            Some(before) => format!("{before} > /dev/null"),
            None => "true".to_owned(),
        },
        _ => line,
    }
}
