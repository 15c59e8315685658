//! Where the time goes when a store decides over all of its articles: `cargo run --release --example stages STORE`.
//!
//! A line for each stage with its seconds of the processor on one thread, the most memory so far (both on Linux) and what it
//! made.

#![expect(clippy::print_stdout, reason = "a program that measures and prints")]
use dateline::check::check;
use dateline::extract::Knowledge;
use dateline::graph::{EntityParts, GraphOptions, findings_graph};
use dateline::model::Digests;
use dateline::resolve::{Decisions, across};
use dateline::store::Store;
use std::path::Path;

/// Parts of the graph of entities: what a store of some thousand articles has.
const PARTS: usize = 2048;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("which store?")?;
    rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global()?;
    let store = Store::open(Path::new(&path))?;
    let mut clock = Clock(seconds()?);
    let digests = store.digests()?;
    clock.tell("digests", digests.len())?;
    let mut resolution = across(&digests, &Knowledge::default(), &Decisions::default());
    clock.tell("who is who, what is one event", resolution.entities.len() + resolution.events.len())?;
    let checked = check(&digests, &resolution);
    clock.tell("checks", checked.findings.len())?;
    (resolution.findings, resolution.before) = (checked.findings, checked.before);
    let options = GraphOptions { base: store.base().clone(), ..GraphOptions::default() };
    let parts = EntityParts {
        digests: Digests::Whole(&digests),
        hashes: &[],
        resolution: &resolution,
        options: &options,
    };
    let mut plan = parts.plan(PARTS);
    clock.tell("sums of the shared graph", plan.sums().len())?;
    let wanted: Vec<bool> = (0..PARTS).map(|part| part % (PARTS / 128) == 0).collect();
    let mut quads = 0;
    plan.for_each(&wanted, &mut |made| {
        quads += made.values().map(Vec::len).sum::<usize>();
        Ok::<(), std::io::Error>(())
    })?;
    clock.tell("128 of 2,048 parts of the shared graph", quads)?;
    clock.tell("graph of findings", findings_graph(&digests, &resolution.findings, &options).len())
}

/// The moment of the last line.
struct Clock(f64);

impl Clock {
    fn tell(&mut self, stage: &str, made: usize) -> Result<(), Box<dyn std::error::Error>> {
        let now = seconds()?;
        let status = std::fs::read_to_string("/proc/self/status")?;
        let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no figure")?;
        let most: usize = most.trim().trim_end_matches(" kB").parse()?;
        println!("{:6.2} s {:5} MB  {stage}: {made}", now - self.0, most / 1024);
        self.0 = now;
        Ok(())
    }
}

/// Seconds that this thread was on a processor.
fn seconds() -> Result<f64, Box<dyn std::error::Error>> {
    let spent = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    Ok(spent.split(' ').next().ok_or("no figure")?.parse::<f64>()? / 1e9)
}
