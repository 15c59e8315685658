//! Graphs of all articles together: entities in shards, findings, runs, and the list of their hashes.

use super::trouble::Trouble;
use super::{StoreError, files, layout};
use crate::graph::{Base, to_trig};
use crate::resolve::key::hex_key;
use oxigraph::model::{NamedOrBlankNode, Quad};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// Articles to a shard of the graph of entities: an article touches some fifty shards, and each holds about sixty
/// kilobytes (our choice).
const ARTICLES: usize = 2;

/// Most shards there are: past that, opening files takes longer than reading them.
const MOST: usize = 4096;

/// Name and hash of each file, in the order of the names.
pub(super) type List = BTreeMap<String, String>;

/// The list; `None` where there is none yet, or where it is not what was written.
pub(super) fn list(root: &Path) -> Result<Option<List>, StoreError> {
    let Some(bytes) = files::read(&layout::shared(root).join(layout::LIST))? else { return Ok(None) };
    let parsed = || {
        let text = std::str::from_utf8(&bytes).ok()?;
        let (hash, lines) = text.split_once('\n')?;
        let entry = |line: &str| line.split_once(' ').map(|(hash, name)| (name.to_owned(), hash.to_owned()));
        let list: Option<List> = lines.lines().map(entry).collect();
        list.filter(|list| {
            hash == files::hash(lines.as_bytes()) && list.keys().all(|name| layout::is_shared_graph(name))
        })
    };
    Ok(parsed())
}

/// Writes the graphs of which the list says otherwise, then the list, and deletes what it no longer names.
pub(super) fn write(
    root: &Path,
    base: &Base,
    articles: usize,
    [entities, findings, runs]: [Vec<Quad>; 3],
) -> Result<(), StoreError> {
    let folder = layout::shared(root);
    let old = list(root)?.unwrap_or_default();
    let mut graphs: Vec<(String, Vec<Quad>)> = shards(articles, entities);
    graphs.extend([("findings.trig".to_owned(), findings), ("run.trig".to_owned(), runs)]);
    let written: Vec<(String, String)> = graphs
        .into_par_iter()
        .map(|(name, quads)| {
            let bytes = to_trig(&quads, base);
            let (hash, path) = (files::hash(&bytes), folder.join(&name));
            if old.get(&name) != Some(&hash) || !path.exists() {
                files::write(&path, &bytes)?;
            }
            Ok((name, hash))
        })
        .collect::<Result<_, StoreError>>()?;
    let new = List::from_iter(written);
    if new != old {
        let mut lines = String::new();
        for (name, hash) in &new {
            writeln!(lines, "{hash} {name}").expect("writing to a string does not fail");
        }
        let text = format!("{}\n{lines}", files::hash(lines.as_bytes()));
        files::write(&folder.join(layout::LIST), text.as_bytes())?;
    }
    for name in files::names(&folder)? {
        if layout::is_shared_graph(&name) && !new.contains_key(&name) {
            files::delete(&folder.join(name))?;
        }
    }
    Ok(())
}

/// What is wrong with the graphs of the list.
pub(super) fn troubles(root: &Path) -> Result<Vec<Trouble>, StoreError> {
    let folder = layout::shared(root);
    let Some(list) = list(root)? else {
        let path = folder.join(layout::LIST);
        let gone = !path.exists();
        return Ok(vec![Trouble::Shared { store: root.to_owned(), path, gone }]);
    };
    let mut troubles = Vec::new();
    for (name, hash) in list {
        let path = folder.join(&name);
        let bytes = files::read(&path)?;
        if bytes.as_ref().is_none_or(|bytes| files::hash(bytes) != hash) {
            troubles.push(Trouble::Shared { store: root.to_owned(), path, gone: bytes.is_none() });
        }
    }
    Ok(troubles)
}

/// The graph of entities in as many parts as the number of articles asks for, by a hash of the subject, so that a
/// changed fact changes one file.
fn shards(articles: usize, quads: Vec<Quad>) -> Vec<(String, Vec<Quad>)> {
    let number = (articles / ARTICLES).next_power_of_two().min(MOST);
    let mut shards: Vec<Vec<Quad>> = vec![Vec::new(); number];
    let mut last: Option<(NamedOrBlankNode, usize)> = None;
    for quad in quads {
        let shard = match &last {
            Some((subject, shard)) if *subject == quad.subject => *shard,
            _ => shard_of(&quad.subject, number),
        };
        if last.as_ref().is_none_or(|(subject, _)| *subject != quad.subject) {
            last = Some((quad.subject.clone(), shard));
        }
        shards[shard].push(quad);
    }
    shards
        .into_iter()
        .enumerate()
        .map(|(shard, quads)| (format!("entities.{shard:03x}.trig"), quads))
        .collect()
}

/// What is said of the nodes of one article stays together.
fn shard_of(subject: &NamedOrBlankNode, number: usize) -> usize {
    let name = match subject {
        NamedOrBlankNode::NamedNode(node) => node.as_str(),
        NamedOrBlankNode::BlankNode(node) => node.as_str(),
    };
    let node = name.split('#').next().unwrap_or(name);
    usize::from_str_radix(&hex_key(&[node], 4), 16).unwrap_or_default() % number
}
