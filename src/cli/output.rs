//! Printing: results to standard output, everything else to standard error.
#![expect(clippy::print_stderr, reason = "this file is where the program prints")]

use super::Outcome;
use dateline::model::Reading;
use dateline::store::Trouble;
use std::io::{self, IsTerminal as _, Write};

/// Standard output, buffered; [`Write::flush`] it at the end. On a terminal, what articles say cannot steer it.
pub(crate) fn results() -> io::BufWriter<Box<dyn Write>> {
    let out = io::stdout().lock();
    let out: Box<dyn Write> = if out.is_terminal() { Box::new(Harmless::new(out)) } else { Box::new(out) };
    io::BufWriter::with_capacity(1 << 16, out)
}

/// Columns of a table: those of the terminal, 100 where there is none, what `COLUMNS` says where it is set.
#[expect(
    clippy::disallowed_methods,
    reason = "how wide a table is, as every terminal program is told; no result depends on it"
)]
pub(crate) fn width() -> usize {
    const ELSEWHERE: usize = 100;
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let seen =
        || terminal_size::terminal_size().map(|(terminal_size::Width(columns), _)| usize::from(columns));
    told.or_else(seen).filter(|&columns| columns > 0).unwrap_or(ELSEWHERE)
}

/// Prints an error.
pub(crate) fn complain(message: &str) {
    eprintln!("dateline: {}", harmless(message));
}

/// Words without what steers a terminal: control characters but line breaks and tabs, and marks that turn the direction
/// of writing, become U+FFFD.
fn harmless(words: &str) -> String {
    let steers = |letter: char| {
        letter.is_control() && !matches!(letter, '\n' | '\t')
            || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    words.chars().map(|letter| if steers(letter) { char::REPLACEMENT_CHARACTER } else { letter }).collect()
}

/// Writes text on to a terminal, [`harmless`].
struct Harmless<W> {
    out: W,
    /// Bytes of a letter that is not whole yet.
    begun: Vec<u8>,
}

impl<W: Write> Harmless<W> {
    fn new(out: W) -> Self {
        Self { out, begun: Vec::new() }
    }
}

impl<W: Write> Write for Harmless<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.begun.extend_from_slice(bytes);
        let whole = match std::str::from_utf8(&self.begun) {
            Ok(text) => text.len(),
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Err(_) => self.begun.len(),
        };
        let text = String::from_utf8_lossy(&self.begun[..whole]).into_owned();
        self.begun.drain(..whole);
        self.out.write_all(harmless(&text).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Prints what was found wrong with a store that could be used all the same, and says how that ends.
pub(crate) fn outcome_with(troubles: &[Trouble]) -> Outcome {
    for trouble in troubles {
        complain(&trouble.to_string());
    }
    if troubles.is_empty() { Outcome::Done } else { Outcome::DoneWithRefusals }
}

/// Prints what a person wants to know, unless `--quiet`.
pub(crate) fn tell(quiet: bool, message: &str) {
    if !quiet {
        eprintln!("{}", harmless(message));
    }
}

/// Names each article with what was found in it, for `--verbose`.
pub(crate) fn name_articles(verbose: bool, readings: &[Reading]) {
    for reading in readings.iter().filter(|_| verbose) {
        let found = &reading.annotations;
        eprintln!(
            "{}: {} statements, {} events, {} times, {} mentions",
            harmless(&reading.article.id),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_a_terminal() {
        assert_eq!(harmless("a\u{1b}]0;x\u{7}\u{9b}31m\tb\nc\u{202e}d\r"), "a�]0;x��31m\tb\nc�d�");
        let mut out = Harmless::new(Vec::new());
        // A letter may come in two parts.
        for part in [b"\x1b[2J\xc3".as_slice(), b"\xa9\xc2", b"\x9bx"] {
            out.write_all(part).expect("memory takes it");
        }
        assert_eq!(String::from_utf8_lossy(&out.out), "�[2Jé�x");
    }
}
