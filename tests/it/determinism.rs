//! The same input gives the same bytes.

use crate::program::{arg, sample_articles, sample_store, succeeds};

#[test]
fn neither_order_nor_threads_show_in_a_file() {
    let mut articles = sample_articles();
    let mut build = |jobs: &str| {
        let mut args = vec!["build", "--out", "-", "--format", "nq", "--quiet", "--jobs", jobs];
        args.extend(articles.iter().map(|path| arg(path)));
        let out = succeeds(&args).out;
        articles.reverse();
        out
    };
    let (one, other) = (build("1"), build("2"));
    assert!(one == other && !one.is_empty());
}

#[test]
fn every_export_and_list_is_the_same_twice() {
    for command in [
        "export --format ttl",
        "export --format trig",
        "export --format rdfxml",
        "export --format jsonld",
        "export --format graphml",
        "export --format gexf",
        "export --format dot --view actors",
        "export --format cytoscape",
        "export --format csv",
        "check",
        "check --format ttl",
        "ask who-said",
        "timeline --sentences",
        "ask new --results json",
    ] {
        let run = |jobs: &str| {
            let mut args: Vec<&str> = command.split(' ').collect();
            args.extend(["--store", sample_store(), "--jobs", jobs]);
            succeeds(&args).out
        };
        assert!(run("1") == run("2"), "{command}");
    }
}
