//! One change is one change: the mark that is there while one is under way, and what becomes of one that was cut short.

use super::entry::{Entry, Hashes};
use super::layout::{self, Layer};
use super::{StoreError, files};
use crate::graph::iri::is_article_key;
use std::path::Path;

/// A removal that was cut short and has been finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// The article's key.
    pub key: String,
    /// What was asked for.
    pub asked: String,
}

/// What is under way.
#[derive(Debug, Clone, Copy)]
pub(super) enum Change<'c> {
    /// Articles are added.
    Reading,
    /// The article with this key is taken out, as somebody asked.
    Removing { key: &'c str, asked: &'c str },
}

/// Says what is under way, before anything changes.
pub(super) fn begin(root: &Path, change: Change<'_>) -> Result<(), StoreError> {
    let text = match change {
        Change::Reading => "reading\n".to_owned(),
        Change::Removing { key, asked } => format!("removing {key} {asked}\n"),
    };
    files::delete(&layout::current(root))?;
    files::write(&layout::changing(root), text.as_bytes())
}

/// Says that everything is done.
pub(super) fn end(root: &Path) -> Result<(), StoreError> {
    files::delete(&layout::changing(root))
}

/// Whether a change was cut short, or is under way.
pub(super) fn is_marked(root: &Path) -> bool {
    layout::changing(root).exists()
}

/// Finishes what a stopped writer has left, but for the shared graphs: a removal that began is done, files that no entry
/// names are deleted. The mark stays until the shared graphs are written.
pub(super) fn resume(root: &Path) -> Result<Option<Finished>, StoreError> {
    let Some(mark) = files::read(&layout::changing(root))? else { return Ok(None) };
    let mark = String::from_utf8_lossy(&mark);
    let removal = mark.trim_end().strip_prefix("removing ").and_then(|rest| rest.split_once(' '));
    let removal = removal.filter(|(key, _)| is_article_key(key));
    let finished = removal.map(|(key, asked)| Finished { key: key.to_owned(), asked: asked.to_owned() });
    if let Some(finished) = &finished {
        files::delete(&layout::entry(root, &finished.key))?;
    }
    sweep(root)?;
    Ok(finished)
}

/// Deletes the graphs that no entry names.
pub(super) fn sweep(root: &Path) -> Result<(), StoreError> {
    unnamed(root)?.iter().try_for_each(|(layer, name)| files::delete(&layer.folder(root).join(name)))
}

/// Files of graphs that no entry names. Those of an article whose entry cannot be read are not among them.
pub(super) fn unnamed(root: &Path) -> Result<Vec<(Layer, String)>, StoreError> {
    let mut found = Vec::new();
    for layer in Layer::ALL {
        for name in files::names(&layer.folder(root))? {
            let Some((key, hash)) = layout::key_and_hash(&name) else { continue };
            let is_named = layout::entry(root, key).exists()
                && Entry::read_hashes(root, key)?.is_none_or(|hashes| hashes.of(layer) == hash);
            if !is_named {
                found.push((layer, name));
            }
        }
    }
    Ok(found)
}

/// Deletes the files that `old` names and `new` does not.
pub(super) fn delete_graphs(
    root: &Path,
    key: &str,
    old: &Hashes,
    new: Option<&Hashes>,
) -> Result<(), StoreError> {
    for layer in Layer::ALL.into_iter().filter(|&layer| new.is_none_or(|new| new.of(layer) != old.of(layer)))
    {
        files::delete(&layer.path(root, key, old.of(layer)))?;
    }
    Ok(())
}
