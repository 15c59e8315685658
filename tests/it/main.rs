//! One test program: everything that runs the binary or more than one stage.

mod bad_input;
mod extract;
mod program;
mod times;
