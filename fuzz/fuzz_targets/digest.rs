//! A line of `extract --format digest`, as it comes from other machines -> names and events decided: refused, or the same
//! twice, and written as it was read.
#![no_main]

use dateline::extract::Knowledge;
use dateline::graph::{GraphOptions, entities_graph, findings_graph};
use dateline::pipeline::resolve;
use dateline::resolve::Decisions;
use dateline::store::DigestLine;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let lines: Vec<DigestLine> = text.lines().filter_map(|line| DigestLine::read(line).ok()).collect();
    for line in &lines {
        assert_eq!(DigestLine::read(&line.write()).expect("our own line"), *line);
    }
    let digests: Vec<_> = lines.into_iter().map(|line| line.digest).collect();
    let (knowledge, options) = (Knowledge::default(), GraphOptions::default());
    let decided = || {
        let resolution = resolve(&digests, &knowledge, &Decisions::default());
        (entities_graph(&digests, &resolution, &options), findings_graph(&digests, &resolution.findings, &options))
    };
    assert_eq!(decided(), decided());
});
