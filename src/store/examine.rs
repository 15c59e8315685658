//! What is wrong with a store: every file read, every hash compared.

use super::entry::Entry;
use super::layout::{self, Layer};
use super::trouble::Trouble;
use super::{Store, StoreError, StoreWriter, change, files, lock, shared};
use crate::graph::iri;
use rayon::prelude::*;
use std::path::Path;

impl Store {
    /// Everything that is wrong, sorted: what was cut short, damaged, left over, and files of somebody else.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn examine(&self) -> Result<Vec<Trouble>, StoreError> {
        let root = self.path();
        let mut troubles = self.troubles();
        if !change::is_marked(root) {
            troubles.extend(shared::troubles(root)?);
        }
        let of_articles: Vec<Vec<Trouble>> =
            self.keys()?.par_iter().map(|key| self.examine_article(key)).collect::<Result<_, _>>()?;
        troubles.extend(of_articles.into_iter().flatten());
        let store = || root.to_owned();
        let left = |path| Trouble::LeftOver { store: store(), path };
        troubles
            .extend(change::unnamed(root)?.iter().map(|(layer, name)| left(layer.folder(root).join(name))));
        troubles.extend(foreign(root, &store)?);
        troubles.sort_unstable();
        troubles.dedup();
        Ok(troubles)
    }

    fn examine_article(&self, key: &str) -> Result<Vec<Trouble>, StoreError> {
        let root = self.path();
        let Some(entry) = Entry::read(root, key)? else {
            return Ok(vec![self.damaged(layout::entry(root, key), key, None)]);
        };
        let mut troubles = Vec::new();
        for layer in Layer::ALL {
            let hash = entry.hashes.of(layer);
            let path = layer.path(root, key, hash);
            if files::read(&path)?.is_none_or(|bytes| files::hash(&bytes) != hash) {
                troubles.push(self.damaged(path, key, Some(entry.body.digest.id.clone())));
            }
        }
        Ok(troubles)
    }
}

impl StoreWriter {
    /// Deletes what stopped writers have left and shared graphs that are not what was written, so that
    /// [`write_shared`](Self::write_shared) writes them anew. Articles and files of somebody else stay as they are.
    ///
    /// # Errors
    /// If a file cannot be read or deleted.
    pub fn mend(&self) -> Result<(), StoreError> {
        self.begin()?;
        change::sweep(self.path())?;
        for trouble in shared::troubles(self.path())? {
            if let Trouble::Shared { path, .. } = trouble {
                files::delete(&path)?;
            }
        }
        Ok(())
    }
}

/// Files that dateline never writes, in the folders it writes to; unfinished ones of its own are left over.
fn foreign(root: &Path, store: &impl Fn() -> std::path::PathBuf) -> Result<Vec<Trouble>, StoreError> {
    type Ours = fn(&str) -> bool;
    let folders: [(std::path::PathBuf, Ours); 5] = [
        (root.to_owned(), |name| {
            matches!(
                name,
                layout::MARK
                    | lock::FILE
                    | layout::QUADS
                    | "changing"
                    | "index"
                    | "articles"
                    | "evidence"
                    | "shared"
            )
        }),
        (layout::index(root), iri::is_article_key),
        (layout::shared(root), |name| name == layout::LIST || layout::is_shared(name)),
        (Layer::Daily.folder(root), |name| layout::key_and_hash(name).is_some()),
        (Layer::Evidence.folder(root), |name| layout::key_and_hash(name).is_some()),
    ];
    let mut troubles = Vec::new();
    for (folder, is_ours) in folders {
        for name in files::names(&folder)?.into_iter().filter(|name| !is_ours(name)) {
            let path = folder.join(&name);
            troubles.push(match files::unfinished(&name) {
                Some(name) if is_ours(name) => Trouble::LeftOver { store: store(), path },
                _ => Trouble::Foreign { path },
            });
        }
    }
    Ok(troubles)
}
