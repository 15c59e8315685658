//! All quads of a store as N-Quads, merged from its sorted files: memory holds the shared graphs as they lie on the disk, and
//! some articles.

use super::layout::Layer;
use super::nquads::{Fact, Reader, Said};
use super::{Part, Store, StoreError};
use crate::graph::natural_order;
use rayon::prelude::*;
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::io::{self, Write};

/// Articles written out at the same time: keeps every core busy.
const BATCH: usize = 64;

/// Why N-Quads could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// A file of the store could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What is written to takes no more.
    #[error("the graph cannot be written")]
    Io(#[from] io::Error),
}

impl Store {
    /// Writes all quads as N-Quads, in [canonical order](crate::graph::canonical_order): the bytes that oxigraph makes of
    /// [`quads`](Self::quads).
    ///
    /// # Errors
    /// If a file cannot be read, or if `out` takes no more.
    pub fn write_nquads(&self, out: &mut dyn Write) -> Result<(), WriteError> {
        let mut keys = self.keys()?;
        keys.sort_unstable_by(|one, other| natural_order(one.as_bytes(), other.as_bytes()));
        for batch in keys.chunks(BATCH) {
            let articles: Vec<Vec<u8>> = batch
                .par_iter()
                .map(|key| {
                    let mut lines = Vec::new();
                    let parts = self.article_parts(key, &Layer::ALL)?;
                    self.merged(&parts, |bytes| -> Result<(), StoreError> {
                        lines.extend_from_slice(bytes);
                        Ok(())
                    })?;
                    Ok(lines)
                })
                .collect::<Result<_, StoreError>>()?;
            articles.iter().try_for_each(|lines| out.write_all(lines))?;
        }
        // Names of graphs are in the order of those of their files.
        let shared = self.shared_parts()?;
        for graph in shared.chunk_by(|one, next| one.stem() == next.stem()) {
            self.merged(graph, |bytes| Ok::<_, WriteError>(out.write_all(bytes)?))?;
        }
        Ok(())
    }

    /// Gives `write` the lines of the files of one graph, those of some subjects at a time. What is damaged is noted and
    /// left out.
    fn merged<E: From<StoreError>>(
        &self,
        parts: &[Part],
        mut write: impl FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let bytes: Vec<Option<Vec<u8>>> =
            parts.par_iter().map(|part| self.bytes(part)).collect::<Result<_, StoreError>>()?;
        let mut files: Vec<File<'_>> = Vec::with_capacity(parts.len());
        let mut waiting = BinaryHeap::with_capacity(parts.len());
        for (part, bytes) in parts.iter().zip(&bytes) {
            let Some(bytes) = bytes else { continue };
            let reader = Reader::new(bytes).map_err(|_| self.foreign(part))?;
            files.push(File { part, reader, said: Said::default() });
            let file = files.len() - 1;
            waiting.extend(self.next(&mut files, file)?);
        }
        let mut of_subject = Vec::new();
        while let Some(Reverse(first)) = waiting.pop() {
            of_subject.push(first.file);
            while waiting.peek().is_some_and(|Reverse(next)| next.subject == first.subject) {
                of_subject.extend(waiting.pop().map(|Reverse(next)| next.file));
            }
            match of_subject[..] {
                [only] => write(&files[only].said.lines)?,
                _ => write(&merged(&files, &of_subject))?,
            }
            for file in of_subject.drain(..) {
                waiting.extend(self.next(&mut files, file)?);
            }
        }
        Ok(())
    }

    /// Reads on in a file.
    fn next(&self, files: &mut [File<'_>], file: usize) -> Result<Option<Reverse<Waiting>>, StoreError> {
        let File { part, reader, said } = &mut files[file];
        let found = reader.next(said).map_err(|_| self.foreign(part))?;
        Ok(found.then(|| Reverse(Waiting { subject: said.subject.clone(), file })))
    }

    fn foreign(&self, part: &Part) -> StoreError {
        StoreError::Damaged { path: part.path.clone(), store: self.root.clone() }
    }
}

/// A file that is read, and what it says of the subject it has come to.
struct File<'b> {
    part: &'b Part,
    reader: Reader<'b>,
    said: Said,
}

/// A subject that waits for its turn, and the number of its file.
#[derive(Debug, PartialEq, Eq)]
struct Waiting {
    subject: Vec<u8>,
    file: usize,
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        natural_order(&self.subject, &other.subject).then_with(|| self.file.cmp(&other.file))
    }
}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The lines of one subject of several files.
fn merged(files: &[File<'_>], of_subject: &[usize]) -> Vec<u8> {
    let mut facts: Vec<Fact<'_>> = of_subject.iter().flat_map(|&file| files[file].said.facts()).collect();
    facts.sort_by(Fact::order);
    let lines: Vec<&[u8]> = facts.into_iter().map(|fact| fact.line).collect();
    lines.concat()
}
