//! `dateline report`: the page as one file.

use super::args::{Args, GraphSource, Report};
use super::{Outcome, destination, output};
use anyhow::Context;
use atomic_write_file::AtomicWriteFile;
use dateline::graph::Base;
use dateline::page::{Page, to_html};
use dateline::store::{Store, load_files};
use std::io::Write;
use std::path::Path;

pub(crate) fn run(report: &Report, args: &Args) -> anyhow::Result<Outcome> {
    destination::check(Some(&report.out))?;
    let page = shown(&report.graph)?;
    let html = to_html(&page)?;
    if report.out == Path::new("-") {
        let mut out = output::results();
        out.write_all(html.as_bytes())?;
        out.flush()?;
    } else {
        write(&report.out, &html).with_context(|| format!("cannot write {}", report.out.display()))?;
        let told = format!(
            "wrote {}: {} articles, {} statements, {} events",
            report.out.display(),
            page.articles.len(),
            page.statements.len(),
            page.events.len()
        );
        output::tell(args.quiet, &told);
    }
    Ok(Outcome::Done)
}

fn shown(source: &GraphSource) -> anyhow::Result<Page> {
    if let Some(path) = &source.store {
        let store = Store::open(path)?;
        return Ok(Page::of(store.quads()?, store.base()));
    }
    let graph = load_files(&source.data)?;
    Ok(Page::of(graph.iter().collect::<Result<Vec<_>, _>>()?, &Base::default()))
}

/// The file appears whole or not at all.
fn write(path: &Path, html: &str) -> std::io::Result<()> {
    let mut file = AtomicWriteFile::open(path)?;
    file.write_all(html.as_bytes())?;
    file.commit()
}
