//! What was refused or assumed while reading: each named while they are few, then counted by kind.

use super::output::{complain, tell};
use anyhow::Context as _;
use dateline::read::{Note, ReadError};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

/// How many of a kind are named; the rest is counted.
const NAMED: usize = 5;

/// Refusals and notes of one call.
pub(crate) struct Refusals {
    refused: BTreeMap<&'static str, usize>,
    noted: BTreeMap<String, usize>,
    quiet: bool,
    verbose: bool,
    /// `--refused FILE.jsonl`.
    list: Option<(String, BufWriter<File>)>,
    /// What went wrong with the list.
    failed: Option<std::io::Error>,
}

impl Refusals {
    pub(crate) fn new(list: Option<&Path>, quiet: bool, verbose: bool) -> anyhow::Result<Self> {
        let open = |path: &Path| {
            let name = path.display().to_string();
            let file = File::create(path).with_context(|| format!("{name}: cannot be written"))?;
            anyhow::Ok((name, BufWriter::new(file)))
        };
        let list = list.map(open).transpose()?;
        Ok(Self { refused: BTreeMap::new(), noted: BTreeMap::new(), quiet, verbose, list, failed: None })
    }

    /// How many were refused.
    pub(crate) fn count(&self) -> usize {
        self.refused.values().sum()
    }

    /// Names a refusal, or counts it where many of its kind were named.
    pub(crate) fn refuse(&mut self, error: ReadError, place: &str) {
        let kind = error.kind();
        let message = format!("{:#}", anyhow::Error::from(error));
        let count = self.refused.entry(kind).or_default();
        *count += 1;
        if *count <= NAMED || self.verbose {
            complain(&message);
        }
        if let Some((_, list)) = &mut self.list {
            let line = serde_json::json!({ "place": place, "kind": kind, "message": message });
            if let Err(error) = writeln!(list, "{line}") {
                self.failed.get_or_insert(error);
            }
        }
    }

    /// Names what was assumed, or counts it.
    pub(crate) fn note(&mut self, note: &Note, place: &str) {
        if note.is_detail() && !self.verbose {
            return;
        }
        let count = self.noted.entry(note.kind()).or_default();
        *count += 1;
        if *count <= NAMED || self.verbose {
            tell(self.quiet, &format!("{place}: {note}"));
        }
    }

    /// Says how many more there were of each kind, and closes the list.
    pub(crate) fn finish(mut self) -> anyhow::Result<usize> {
        if !self.verbose {
            let more = |count: &usize| count.checked_sub(NAMED).filter(|more| *more > 0);
            for (kind, more) in self.noted.iter().filter_map(|(kind, count)| Some((kind, more(count)?))) {
                tell(self.quiet, &format!("and {more} more: {kind}"));
            }
            let mut hidden = false;
            for (kind, more) in self.refused.iter().filter_map(|(kind, count)| Some((kind, more(count)?))) {
                complain(&format!("and {more} more refused: {kind}"));
                hidden = true;
            }
            if hidden && self.list.is_none() {
                tell(self.quiet, "--refused FILE.jsonl lists each of them");
            }
        }
        if let Some((name, list)) = &mut self.list {
            let flushed = list.flush();
            self.failed.take().map_or(flushed, Err).with_context(|| format!("{name}: cannot be written"))?;
        }
        Ok(self.count())
    }
}
