//! Graphs of all articles together: entities in shards, findings, runs, and the list of their hashes.

use super::decided::Decided;
use super::settled::Kept;
use super::trouble::Trouble;
use super::{StoreError, files, layout};
use crate::graph::{Base, EntityParts, to_trig};
use oxigraph::model::Quad;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// Articles to a shard of the graph of entities: an article touches some dozens of shards, and each holds some thirty to sixty
/// kilobytes (our choice).
const ARTICLES: usize = 2;

/// Most shards there are: past that, opening files takes longer than reading them.
const MOST: usize = 4096;

/// What the list holds, by the names of the files.
pub(super) type List = BTreeMap<String, Listed>;

/// One file of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    /// Hash of its bytes.
    pub(super) hash: String,
    /// The sum over its facts, of a part of the graph of entities.
    sum: Option<u128>,
}

/// The list; `None` where there is none yet, or where it is not what was written.
pub(super) fn list(root: &Path) -> Result<Option<List>, StoreError> {
    let Some(bytes) = files::read(&layout::shared(root).join(layout::LIST))? else { return Ok(None) };
    let parsed = || {
        let text = std::str::from_utf8(&bytes).ok()?;
        let (hash, lines) = text.split_once('\n')?;
        let list: Option<List> = lines.lines().map(listed).collect();
        list.filter(|list| {
            hash == files::hash(lines.as_bytes()) && list.keys().all(|name| layout::is_shared(name))
        })
    };
    Ok(parsed())
}

/// A line of the list: `HASH SUM NAME`; the sum is `-` where there is none.
fn listed(line: &str) -> Option<(String, Listed)> {
    let mut words = line.split(' ');
    let (hash, sum, name) = (words.next()?, words.next()?, words.next()?);
    let sum = if sum == "-" { None } else { Some(u128::from_str_radix(sum, 16).ok()?) };
    Some((name.to_owned(), Listed { hash: hash.to_owned(), sum }))
}

/// Writes the graphs of which the list says otherwise, then the list, and deletes what it no longer names.
///
/// Of `entities` the parts whose sums are not those of the list are made. Unless the list `is_sure`, every file is written.
pub(super) fn write(
    root: &Path,
    base: &Base,
    is_sure: bool,
    articles: usize,
    entities: &EntityParts<'_>,
    [findings, runs]: [Vec<Quad>; 2],
    (decided, settled): (&Decided, &Kept<'_>),
) -> Result<(), StoreError> {
    let folder = layout::shared(root);
    let old = if is_sure { list(root)?.unwrap_or_default() } else { List::new() };
    let is_there = |name: &str| folder.join(name).exists();
    let mut plan = entities.plan((articles / ARTICLES).next_power_of_two().min(MOST));
    let sums = plan.sums().to_vec();
    let changed = changed_shards(&old, is_there, &sums);
    let mut new = List::new();
    for (shard, &sum) in sums.iter().enumerate() {
        let name = shard_name(shard);
        new.extend(old.get(&name).map(|listed| (name, Listed { sum: Some(sum), ..listed.clone() })));
    }
    let write = |name: String, sum: Option<u128>, bytes: &[u8]| {
        let (hash, path) = (files::hash(bytes), folder.join(&name));
        if old.get(&name).is_none_or(|old| old.hash != hash) || !path.exists() {
            files::write(&path, bytes)?;
        }
        Ok((name, Listed { hash, sum }))
    };
    plan.for_each(&changed, &mut |shards| {
        let written: Vec<(String, Listed)> = shards
            .into_par_iter()
            .map(|(shard, quads)| write(shard_name(shard), Some(sums[shard]), &to_trig(&quads, base)))
            .collect::<Result<_, StoreError>>()?;
        new.extend(written);
        Ok(())
    })?;
    for (name, quads) in [("findings.trig", findings), ("run.trig", runs)] {
        new.extend([write(name.to_owned(), None, &to_trig(&quads, base))?]);
    }
    for (name, bytes) in
        [(layout::DECIDED, postcard::to_stdvec(decided)), (layout::SETTLED, postcard::to_stdvec(settled))]
    {
        let bytes = bytes.map_err(|source| StoreError::Index { path: folder.join(name), source })?;
        new.extend([write(name.to_owned(), None, &bytes)?]);
    }
    if new != old {
        let mut lines = String::new();
        for (name, Listed { hash, sum }) in &new {
            let sum = sum.map_or_else(|| "-".to_owned(), |sum| format!("{sum:032x}"));
            writeln!(lines, "{hash} {sum} {name}").expect("writing to a string does not fail");
        }
        let text = format!("{}\n{lines}", files::hash(lines.as_bytes()));
        files::write(&folder.join(layout::LIST), text.as_bytes())?;
    }
    for name in files::names(&folder)? {
        if layout::is_shared(&name) && !new.contains_key(&name) {
            files::delete(&folder.join(name))?;
        }
    }
    Ok(())
}

/// For each shard whether it is not as the list says, or not there.
fn changed_shards(old: &List, is_there: impl Fn(&str) -> bool, sums: &[u128]) -> Vec<bool> {
    let number = sums.len();
    let is_as_many = old.contains_key(&shard_name(number - 1)) && !old.contains_key(&shard_name(number));
    let is_old = |shard: usize| {
        let name = shard_name(shard);
        is_as_many && old.get(&name).is_some_and(|listed| listed.sum == Some(sums[shard])) && is_there(&name)
    };
    (0..number).map(|shard| !is_old(shard)).collect()
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
    for (name, Listed { hash, .. }) in list {
        let path = folder.join(&name);
        let bytes = files::read(&path)?;
        if bytes.as_ref().is_none_or(|bytes| files::hash(bytes) != hash) {
            troubles.push(Trouble::Shared { store: root.to_owned(), path, gone: bytes.is_none() });
        }
    }
    Ok(troubles)
}

fn shard_name(shard: usize) -> String {
    format!("entities.{shard:03x}.trig")
}
