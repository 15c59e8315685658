//! One test program: everything that runs the binary or more than one stage.

mod bad_input;
mod cli;
mod decisions;
mod determinism;
mod digests;
mod docs;
mod extract;
mod golden;
mod graph_page;
mod hostile;
mod kills;
mod limits;
mod page;
mod program;
mod questions;
mod sandbox;
mod scale;
mod sparql;
mod store;
mod times;
mod union;
