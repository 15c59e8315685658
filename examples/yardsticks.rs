//! What other programs do with the same bytes, to compare with: `cargo run --release --example yardsticks -- ARTICLES.jsonl GRAPH.nq`
//!
//! Prints lines of a name and a number, in seconds of the processor (on Linux; elsewhere of the clock): splitting the articles at white space, parsing the N-Quads, writing them again, and
//! loading them into oxigraph's store in memory. `examples/scale/benchmark.py` sets them beside ours.
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a program that measures and prints")]

use oxigraph::io::{RdfFormat, RdfParser, RdfSerializer};
use oxigraph::model::Quad;
use oxigraph::store::Store;
use std::fs;
use std::io::{BufReader, BufWriter};
use std::time::Instant;

/// Quads that are in memory at the same time, and times they are worked on: enough for a steady figure.
const QUADS: usize = 500_000;

/// A moment, on the clock of what the processor has done for this thread.
struct Start(Instant, Option<f64>);

impl Start {
    fn now() -> Self {
        Self(Instant::now(), worked())
    }

    fn seconds(&self) -> f64 {
        let worked = worked().zip(self.1).map(|(now, before)| now - before);
        worked.unwrap_or_else(|| self.0.elapsed().as_secs_f64()).max(1e-9)
    }
}

/// Seconds that this thread has run.
fn worked() -> Option<f64> {
    let times = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(times.split(' ').next()?.parse::<u64>().ok()? as f64 / 1e9)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(articles), Some(graph)) = (args.next(), args.next()) else {
        return Err("usage: yardsticks ARTICLES.jsonl GRAPH.nq".into());
    };
    let text = fs::read_to_string(articles)?;
    let start = Start::now();
    let words = text.split_whitespace().map(str::len).filter(|&length| length > 0).count();
    println!("split-seconds {}", start.seconds());
    println!("split-words {words}");

    let parser = RdfParser::from_format(RdfFormat::NQuads).for_reader(BufReader::new(fs::File::open(graph)?));
    let start = Start::now();
    let quads: Vec<Quad> = parser.take(QUADS).collect::<Result<_, _>>()?;
    let per_second = |start: Start| quads.len() as f64 / start.seconds();
    println!("parse-quads-a-second {}", per_second(start));

    let start = Start::now();
    let mut serializer =
        RdfSerializer::from_format(RdfFormat::NQuads).for_writer(BufWriter::new(std::io::sink()));
    for quad in &quads {
        serializer.serialize_quad(quad)?;
    }
    serializer.finish()?;
    println!("write-quads-a-second {}", per_second(start));

    let (store, more) = (Store::new()?, quads.clone());
    let start = Start::now();
    let mut loader = store.bulk_loader();
    loader.load_quads(more)?;
    loader.commit()?;
    println!("load-quads-a-second {}", per_second(start));
    Ok(())
}
