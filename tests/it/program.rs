//! Runs the binary as a user would.

use assert_cmd::Command;
use std::path::Path;

/// What came of a run.
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
pub(crate) fn dateline_with_input(args: &[&str], input: &str) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .write_stdin(input.to_owned())
        .output()
        .expect("the binary runs");
    Run {
        code: output.status.code().expect("it ends by itself"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// A path as an argument.
pub(crate) fn arg(path: &Path) -> &str {
    path.to_str().expect("paths of tests are UTF-8")
}
