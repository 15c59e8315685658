//! A line of `extract --format digest`, as it comes from other machines -> names and events decided: refused, or the same
//! twice, and written as it was read.
//!
//! With `DATELINE_FUZZ_SEEDS=FOLDER` lines of two articles are written there as an input to start from.
#![no_main]

use dateline::extract::Knowledge;
use dateline::graph::{Base, GraphOptions, Run, entities_graph, findings_graph};
use dateline::model::Article;
use dateline::pipeline::{read_article, resolve};
use dateline::resolve::Decisions;
use dateline::store::DigestLine;
use libfuzzer_sys::fuzz_target;
use std::path::Path;
use std::sync::LazyLock;

const TEXTS: [&str; 2] = [
    "“We agree,” said Lena Brandt, the mayor of Arden, on Monday. An attack killed three guards.",
    "Mayor Brandt said on Tuesday that five guards died in the attack in Arden.",
];

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(Knowledge::default);

fn seed(folder: &Path) {
    let line = |(id, text): (&str, &str)| {
        let published = "2031-05-06".parse().ok();
        let article = Article { id: id.to_owned(), text: text.to_owned(), published, ..Article::default() };
        let digest = read_article(article, &KNOWLEDGE).digest;
        DigestLine::new(&Base::default(), &Run::default(), None, &digest).write() + "\n"
    };
    let lines: String = ["a", "b"].into_iter().zip(TEXTS).map(line).collect();
    std::fs::create_dir_all(folder).expect("a folder");
    std::fs::write(folder.join("seed"), lines).expect("written");
}

fuzz_target!(init: {
    if let Some(folder) = std::env::var_os("DATELINE_FUZZ_SEEDS") {
        seed(Path::new(&folder));
    }
}, |text: &str| {
    let lines: Vec<DigestLine> = text.lines().filter_map(|line| DigestLine::read(line).ok()).collect();
    for line in &lines {
        assert_eq!(DigestLine::read(&line.write()).expect("our own line"), *line);
    }
    let digests: Vec<_> = lines.into_iter().map(|line| line.digest).collect();
    let options = GraphOptions::default();
    let decided = || {
        let resolution = resolve(&digests, &KNOWLEDGE, &Decisions::default());
        (entities_graph(&digests, &resolution, &options), findings_graph(&digests, &resolution.findings, &options))
    };
    assert_eq!(decided(), decided());
});
