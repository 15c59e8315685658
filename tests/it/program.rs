//! Runs the binary as a user would.

use assert_cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tempfile::TempDir;

/// What came of a run.
#[derive(Debug)]
pub(crate) struct Run {
    /// Exit code.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

/// Runs `dateline` with these arguments.
pub(crate) fn dateline(args: &[&str]) -> Run {
    dateline_with_input(args, "")
}

/// Runs `dateline` with these arguments and this standard input.
pub(crate) fn dateline_with_input(args: &[&str], input: &(impl AsRef<[u8]> + ?Sized)) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .write_stdin(input.as_ref())
        .output()
        .expect("the binary runs");
    Run {
        code: output.status.code().expect("it ends by itself"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// Runs `dateline` and expects exit code 0.
pub(crate) fn succeeds(args: &[&str]) -> Run {
    let run = dateline(args);
    assert_eq!(run.code, 0, "dateline {}: {}", args.join(" "), run.err);
    run
}

/// A path as an argument.
pub(crate) fn arg(path: &Path) -> &str {
    path.to_str().expect("paths of tests are UTF-8")
}

/// A store of the sample articles, made once; never written to.
pub(crate) fn sample_store() -> &'static str {
    static STORE: LazyLock<TempDir> = LazyLock::new(|| {
        let folder = tempfile::tempdir().expect("a folder");
        succeeds(&["build", "seeds/articles", "--store", arg(folder.path())]);
        folder
    });
    arg(STORE.path())
}

/// The sample articles, in order of their names.
pub(crate) fn sample_articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/articles");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

/// Rows of a SELECT over the sample articles, without the header; cells are the values alone.
pub(crate) fn rows(sparql: &str) -> Vec<Vec<String>> {
    let run = succeeds(&["query", "--store", sample_store(), "--results", "json", sparql]);
    let answer: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    let names: Vec<&str> = answer["head"]["vars"]
        .as_array()
        .expect("names")
        .iter()
        .filter_map(serde_json::Value::as_str)
        .collect();
    let rows = answer["results"]["bindings"].as_array().expect("rows").iter();
    rows.map(|row| {
        names.iter().map(|name| row[name]["value"].as_str().unwrap_or_default().to_owned()).collect()
    })
    .collect()
}
