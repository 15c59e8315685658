//! All quads of a store as N-Quads, merged from its sorted files: memory holds the shared graphs as they lie on the disk, and
//! some articles.

use super::layout::Layer;
use super::nquads::{Fact, Reader, Said};
use super::{Part, Store, StoreError, files};
use crate::graph::natural_order;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Quad;
use rayon::prelude::*;
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeSet, BinaryHeap};
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
        self.articles(|lines| Ok(out.write_all(lines)?))?;
        // Names of graphs are in the order of those of their files.
        let shared = self.shared_parts()?;
        for graph in shared.chunk_by(|one, next| one.stem() == next.stem()) {
            self.merged(graph, |_, bytes| Ok::<_, WriteError>(out.write_all(bytes)?))?;
        }
        Ok(())
    }

    /// Gives `take` every quad, one after the other, in [canonical order](crate::graph::canonical_order); with `is_union`
    /// in that of the union of all graphs, by subject. Memory holds what [`write_nquads`](Self::write_nquads) holds.
    ///
    /// # Errors
    /// If a file cannot be read, or if `take` fails.
    pub fn for_each_quad(
        &self,
        is_union: bool,
        mut take: impl FnMut(Quad) -> io::Result<()>,
    ) -> Result<(), WriteError> {
        let mut parse = |lines: &[u8]| -> Result<(), WriteError> {
            for quad in RdfParser::from_format(RdfFormat::NQuads).for_slice(lines) {
                take(quad.map_err(io::Error::other)?)?;
            }
            Ok(())
        };
        if !is_union {
            let mut lines = Collected::default();
            let mut add = |bytes: &[u8]| lines.add(bytes).map_or(Ok(()), |full| parse(&full));
            self.articles(&mut add)?;
            let shared = self.shared_parts()?;
            for graph in shared.chunk_by(|one, next| one.stem() == next.stem()) {
                self.merged(graph, |_, bytes| add(bytes))?;
            }
            return parse(&lines.0);
        }
        // What all graphs together say of the nodes of an article is said by it and by the shared graphs.
        let shared = self.shared_parts()?;
        let bytes = self.bytes_of(&shared)?;
        let mut shared = Merge::new(self, &shared, &bytes)?;
        let mut is_more = shared.step()?;
        for key in self.sorted_keys()? {
            let parts = self.article_parts(&key, &Layer::ALL)?;
            self.merged(&parts, |subject, bytes| -> Result<(), WriteError> {
                while is_more && natural_order(&shared.subject, subject).is_lt() {
                    parse(&shared.lines)?;
                    is_more = shared.step()?;
                }
                if is_more && shared.subject == subject {
                    parse(&in_order(bytes, &shared.lines))?;
                    is_more = shared.step()?;
                    return Ok(());
                }
                parse(bytes)
            })?;
        }
        while is_more {
            parse(&shared.lines)?;
            is_more = shared.step()?;
        }
        Ok(())
    }

    /// The prefixes in use: those that the files declare, and the key of the article where it is the only one.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn prefixes(&self) -> Result<(BTreeSet<String>, Option<String>), StoreError> {
        let declared: Vec<Vec<String>> = self
            .parts(true)?
            .par_iter()
            .map(|part| {
                let head = files::head(&part.path)?;
                let declared = Reader::new(&head).map(|reader| {
                    reader.prefixes().map(|name| String::from_utf8_lossy(name).into_owned()).collect()
                });
                Ok(declared.unwrap_or_default())
            })
            .collect::<Result<_, StoreError>>()?;
        let mut keys = self.keys()?;
        let only = if keys.len() == 1 { keys.pop() } else { None };
        Ok((declared.into_iter().flatten().collect(), only))
    }

    fn sorted_keys(&self) -> Result<Vec<String>, StoreError> {
        let mut keys = self.keys()?;
        keys.sort_unstable_by(|one, other| natural_order(one.as_bytes(), other.as_bytes()));
        Ok(keys)
    }

    /// Gives `write` the lines of each article.
    fn articles(&self, mut write: impl FnMut(&[u8]) -> Result<(), WriteError>) -> Result<(), WriteError> {
        for batch in self.sorted_keys()?.chunks(BATCH) {
            let articles: Vec<Vec<u8>> = batch
                .par_iter()
                .map(|key| {
                    let mut lines = Vec::new();
                    let parts = self.article_parts(key, &Layer::ALL)?;
                    self.merged(&parts, |_, bytes| -> Result<(), StoreError> {
                        lines.extend_from_slice(bytes);
                        Ok(())
                    })?;
                    Ok(lines)
                })
                .collect::<Result<_, StoreError>>()?;
            articles.iter().try_for_each(|lines| write(lines))?;
        }
        Ok(())
    }

    /// Gives `write` each subject of some files and its lines. What is damaged is noted and left out.
    fn merged<E: From<StoreError>>(
        &self,
        parts: &[Part],
        mut write: impl FnMut(&[u8], &[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let bytes = self.bytes_of(parts)?;
        let mut merge = Merge::new(self, parts, &bytes)?;
        while merge.step()? {
            write(&merge.subject, &merge.lines)?;
        }
        Ok(())
    }

    fn bytes_of(&self, parts: &[Part]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        parts.par_iter().map(|part| self.bytes(part)).collect()
    }

    fn foreign(&self, part: &Part) -> StoreError {
        StoreError::Damaged { path: part.path.clone(), store: self.root.clone() }
    }
}

/// Some files that are merged, subject by subject.
struct Merge<'b> {
    store: &'b Store,
    files: Vec<File<'b>>,
    waiting: BinaryHeap<Reverse<Waiting>>,
    /// Files that speak of the subject.
    of_subject: Vec<usize>,
    /// The subject that was reached.
    subject: Vec<u8>,
    /// What is said of it.
    lines: Vec<u8>,
}

impl<'b> Merge<'b> {
    fn new(store: &'b Store, parts: &'b [Part], bytes: &'b [Option<Vec<u8>>]) -> Result<Self, StoreError> {
        let mut merge = Self {
            store,
            files: Vec::with_capacity(parts.len()),
            waiting: BinaryHeap::with_capacity(parts.len()),
            of_subject: Vec::new(),
            subject: Vec::new(),
            lines: Vec::new(),
        };
        for (part, bytes) in parts.iter().zip(bytes) {
            let Some(bytes) = bytes else { continue };
            let reader = Reader::new(bytes).map_err(|_| store.foreign(part))?;
            merge.files.push(File { part, reader, said: Said::default() });
            merge.read_on(merge.files.len() - 1)?;
        }
        Ok(merge)
    }

    /// Goes on to the next subject; false at the end.
    fn step(&mut self) -> Result<bool, StoreError> {
        let Some(Reverse(first)) = self.waiting.pop() else { return Ok(false) };
        self.of_subject.clear();
        self.of_subject.push(first.file);
        while self.waiting.peek().is_some_and(|Reverse(next)| next.subject == first.subject) {
            self.of_subject.extend(self.waiting.pop().map(|Reverse(next)| next.file));
        }
        match self.of_subject[..] {
            [only] => std::mem::swap(&mut self.lines, &mut self.files[only].said.lines),
            _ => self.lines = merged(&self.files, &self.of_subject),
        }
        self.subject = first.subject;
        (0..self.of_subject.len()).try_for_each(|at| self.read_on(self.of_subject[at]))?;
        Ok(true)
    }

    /// Reads on in a file.
    fn read_on(&mut self, file: usize) -> Result<(), StoreError> {
        let File { part, reader, said } = &mut self.files[file];
        if reader.next(said).map_err(|_| self.store.foreign(part))? {
            self.waiting.push(Reverse(Waiting { subject: said.subject.clone(), file }));
        }
        Ok(())
    }
}

/// Lines on their way to be parsed, many at a time.
#[derive(Default)]
struct Collected(Vec<u8>);

impl Collected {
    /// Bytes that are parsed at the same time.
    const ENOUGH: usize = 1 << 16;

    /// Takes some lines; hands out all of them when there are enough.
    fn add(&mut self, lines: &[u8]) -> Option<Vec<u8>> {
        self.0.extend_from_slice(lines);
        (self.0.len() >= Self::ENOUGH).then(|| std::mem::take(&mut self.0))
    }
}

/// What two graphs say of one subject, in order.
fn in_order(left: &[u8], right: &[u8]) -> Vec<u8> {
    let mut facts: Vec<Fact<'_>> = [left, right].into_iter().flat_map(Fact::of_lines).collect();
    facts.sort_by(Fact::order);
    facts.into_iter().flat_map(|fact| fact.line.iter().copied()).collect()
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
