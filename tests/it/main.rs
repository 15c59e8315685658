//! One test program: everything that runs the binary or more than one stage.

mod bad_input;
mod cli;
mod decisions;
mod determinism;
mod digests;
mod docs;
mod extract;
mod findings;
mod golden;
mod graph_page;
mod hostile;
mod inputs;
mod kills;
mod limits;
mod page;
mod pages;
mod program;
mod questions;
mod report;
mod sandbox;
mod scale;
mod serve;
mod sparql;
mod store;
mod times;
mod union;
