//! Printing: results to standard output, everything else to standard error.
#![expect(clippy::print_stderr, reason = "this file is where the program prints")]

use dateline::model::Reading;
use std::io::{self, Write};

/// Standard output, buffered; [`Write::flush`] it at the end.
pub(crate) fn results() -> io::BufWriter<io::StdoutLock<'static>> {
    io::BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// Prints an error.
pub(crate) fn complain(message: &str) {
    eprintln!("dateline: {message}");
}

/// Prints what a person wants to know, unless `--quiet`.
pub(crate) fn tell(quiet: bool, message: &str) {
    if !quiet {
        eprintln!("{message}");
    }
}

/// Names each article with what was found in it, for `--verbose`.
pub(crate) fn name_articles(verbose: bool, readings: &[Reading]) {
    for reading in readings.iter().filter(|_| verbose) {
        let found = &reading.annotations;
        eprintln!(
            "{}: {} statements, {} events, {} times, {} mentions",
            reading.article.id,
            found.statements.len(),
            found.events.len(),
            found.times.len(),
            found.mentions.len()
        );
    }
}

/// Whether an error only says that the reader of our output has gone away (`dateline ... | head`).
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// A progress bar over `total` articles; hidden unless standard error is a terminal.
pub(crate) fn progress(quiet: bool, total: usize) -> indicatif::ProgressBar {
    use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
    let target = if quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
    let bar = ProgressBar::with_draw_target(Some(total as u64), target);
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} articles, {eta} left");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Counts articles whose number is not known beforehand; hidden unless standard error is a terminal.
pub(crate) fn counter(quiet: bool) -> indicatif::ProgressBar {
    use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
    let target = if quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
    let style = ProgressStyle::with_template("{spinner} {pos} articles read");
    ProgressBar::with_draw_target(None, target)
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}

/// Writes one line.
pub(crate) fn line(out: &mut impl Write, text: &str) -> io::Result<()> {
    out.write_all(text.as_bytes())?;
    out.write_all(b"\n")
}
