//! Which version of which file of the store the database holds.

use crate::store::{StoreError, files, layout};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// First line of the list. Raised when the database of a program of before cannot be brought up to date.
const VERSION: &str = "dateline quads 1";

/// The state of what is being changed, or was when a program ended in the middle.
const DOUBT: &str = "?";

/// For each article (by its key) and each file of the shared graphs (by its name) the hashes of the files whose quads are in
/// the database.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Held(BTreeMap<String, String>);

impl Held {
    /// Reads the list; `None` where there is none, where it is of another version or not what was written.
    pub(super) fn read(root: &Path) -> Result<Option<Self>, StoreError> {
        let Some(bytes) = files::read(&path(root))? else { return Ok(None) };
        let parsed = || {
            let (version, rest) = std::str::from_utf8(&bytes).ok()?.split_once('\n')?;
            let (hash, lines) = rest.split_once('\n')?;
            let line =
                |line: &str| line.split_once(' ').map(|(state, name)| (name.to_owned(), state.to_owned()));
            let held: Option<BTreeMap<String, String>> = lines.lines().map(line).collect();
            held.filter(|_| version == VERSION && hash == files::hash(lines.as_bytes()))
        };
        Ok(parsed().map(Self))
    }

    /// Writes it.
    pub(super) fn write(&self, root: &Path) -> Result<(), StoreError> {
        let mut lines = String::new();
        for (name, state) in &self.0 {
            writeln!(lines, "{state} {name}").expect("writing to a string does not fail");
        }
        let text = format!("{VERSION}\n{}\n{lines}", files::hash(lines.as_bytes()));
        files::write(&path(root), text.as_bytes())
    }

    pub(super) fn delete(root: &Path) -> Result<(), StoreError> {
        files::delete(&path(root))
    }

    /// The names it holds anything of.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The hashes of what is held under a name; a `?` where it is in doubt.
    pub(super) fn state(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Whether a name is held and nobody knows in which version.
    pub(super) fn doubts(&self, name: &str) -> bool {
        self.state(name) == Some(DOUBT)
    }

    /// Puts what is about to change in doubt.
    pub(super) fn doubt<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) {
        self.0.extend(names.into_iter().map(|name| (name.to_owned(), DOUBT.to_owned())));
    }

    /// Notes what is held under a name now: the files of these hashes, or nothing.
    pub(super) fn set(&mut self, name: &str, state: Option<&str>) {
        match state {
            Some(state) => self.0.insert(name.to_owned(), state.to_owned()),
            None => self.0.remove(name),
        };
    }
}

fn path(root: &Path) -> PathBuf {
    layout::quads(root).join("held")
}
