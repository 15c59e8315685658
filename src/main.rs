//! The `dateline` program: parse arguments, run one command, print the error chain, choose the exit code.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
