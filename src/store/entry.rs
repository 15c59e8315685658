//! What the index holds of one article.

use super::layout::Layer;
use super::{StoreError, files, layout};
use crate::graph::Run;
use crate::model::Digest;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// First word of every entry.
const WORD: &str = "dateline";

/// One article in short: which files hold its graph, what it was read with, and its digest.
///
/// A line in ASCII comes first (`dateline KEY DAILY EVIDENCE BODY`, all hashes but the key), then the body in
/// [postcard](https://docs.rs/postcard)'s form: a query reads the line alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) hashes: Hashes,
    pub(super) body: Body,
    /// The hash of the body.
    pub(super) hash: String,
}

/// Hashes of the files of an article's graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hashes {
    pub(super) daily: String,
    pub(super) evidence: String,
}

impl Hashes {
    pub(super) fn of(&self, layer: Layer) -> &str {
        match layer {
            Layer::Daily => &self.daily,
            Layer::Evidence => &self.evidence,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Body {
    /// What the article was read with.
    pub(super) run: Run,
    pub(super) digest: Digest,
}

impl Entry {
    /// Writes it: from this moment the article is what the files it names hold.
    pub(super) fn write(hashes: &Hashes, body: &Body, root: &Path) -> Result<(), StoreError> {
        let key = &body.digest.key;
        let path = layout::entry(root, key);
        let body =
            postcard::to_stdvec(body).map_err(|source| StoreError::Index { path: path.clone(), source })?;
        let Hashes { daily, evidence } = hashes;
        let mut bytes = format!("{WORD} {key} {daily} {evidence} {}\n", files::hash(&body)).into_bytes();
        bytes.extend(body);
        files::write(&path, &bytes)
    }

    /// Reads the entry of an article; `None` where the file is gone or not what was written for this article.
    pub(super) fn read(root: &Path, key: &str) -> Result<Option<Self>, StoreError> {
        let Some(bytes) = files::read(&layout::entry(root, key))? else { return Ok(None) };
        let parsed = || {
            let (hashes, hash, body) = verified(&bytes, key)?;
            let body: Body = postcard::from_bytes(body).ok()?;
            let is_whole = body.digest.key == key && body.digest.incoherence().is_none();
            is_whole.then_some(Self { hashes, body, hash })
        };
        Ok(parsed())
    }

    /// The hash of the body, without the body being understood; `None` as [`read`](Self::read).
    pub(super) fn read_hash(root: &Path, key: &str) -> Result<Option<String>, StoreError> {
        let Some(bytes) = files::read(&layout::entry(root, key))? else { return Ok(None) };
        Ok(verified(&bytes, key).map(|(_, hash, _)| hash))
    }

    /// The first line alone.
    pub(super) fn read_hashes(root: &Path, key: &str) -> Result<Option<Hashes>, StoreError> {
        use std::io::{BufRead as _, BufReader, Read as _};
        let path = layout::entry(root, key);
        let mut line = String::new();
        let file = std::fs::File::open(&path).map_err(StoreError::io("read", &path))?;
        // A line of five words of at most 16 letters and digits; more is no line of ours.
        let read = BufReader::with_capacity(128, file).take(128).read_line(&mut line);
        Ok(read.ok().and_then(|_| parse(line.trim_end(), key)).map(|(hashes, _)| hashes))
    }
}

/// The hashes of an article's graphs, the hash of the body and the body, where that hash is what the first line says of `key`.
fn verified<'b>(bytes: &'b [u8], key: &str) -> Option<(Hashes, String, &'b [u8])> {
    let end = bytes.iter().position(|&byte| byte == b'\n')?;
    let (line, body) = (bytes.get(..end)?, bytes.get(end + 1..)?);
    let (hashes, hash) = parse(std::str::from_utf8(line).ok()?, key)?;
    (files::hash(body) == hash).then_some((hashes, hash, body))
}

/// Hashes of the graphs and of the body.
fn parse(line: &str, key: &str) -> Option<(Hashes, String)> {
    let words: Vec<&str> = line.split(' ').collect();
    match words.as_slice() {
        [WORD, of, daily, evidence, body] if *of == key => {
            let hashes = Hashes { daily: (*daily).to_owned(), evidence: (*evidence).to_owned() };
            Some((hashes, (*body).to_owned()))
        }
        _ => None,
    }
}
