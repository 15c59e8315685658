//! What is wrong with a store and leaves the rest of it usable.

use super::layout;
use std::fmt;
use std::path::PathBuf;

/// Something wrong with a store. Its `Display` names the file, the article and the remedy.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Trouble {
    /// A change was cut short: each article is as before or as after it, the shared graphs may be either.
    Interrupted {
        /// The store.
        store: PathBuf,
    },
    /// A file of an article is not what was written for it. The article is left out.
    Article {
        /// The store.
        store: PathBuf,
        /// The file.
        path: PathBuf,
        /// The article's id, or its key where the index does not tell.
        article: String,
        /// Whether the file is gone (else its content is not what was written).
        gone: bool,
    },
    /// A file of the shared graphs is not what was written.
    Shared {
        /// The store.
        store: PathBuf,
        /// The file.
        path: PathBuf,
        /// Whether the file is gone.
        gone: bool,
    },
    /// A file of ours that nothing speaks of any more: what a stopped writer has left.
    LeftOver {
        /// The store.
        store: PathBuf,
        /// The file.
        path: PathBuf,
    },
    /// A file of somebody else. It is never read, changed or deleted.
    Foreign {
        /// The file.
        path: PathBuf,
    },
}

impl Trouble {
    /// Whether it is only worth knowing, with nothing to mend.
    pub fn is_harmless(&self) -> bool {
        matches!(self, Self::Foreign { .. })
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = |gone: bool| if gone { "is gone" } else { "is not what dateline wrote" };
        match self {
            Self::Interrupted { store } => write!(
                f,
                "the last change of {0} was cut short: what is said of all articles together may be of before it. Repeat the change, or run `dateline doctor --store {0} --mend`",
                store.display()
            ),
            Self::Article { store, path, article, gone } => write!(
                f,
                "{} {}: the article {article} is left out. Read it again with `dateline build ARTICLE --store {2}`, or take it out with `dateline remove --store {2} {article}`",
                path.display(),
                state(*gone),
                store.display(),
            ),
            Self::Shared { store, path, gone } => {
                let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
                let loss = if name == layout::LIST || layout::is_shared_graph(name) {
                    "names and events in it are left out"
                } else {
                    "no answer misses it, but what it keeps has to be found again"
                };
                let (path, state, store) = (path.display(), state(*gone), store.display());
                write!(f, "{path} {state}: {loss}. Run `dateline doctor --store {store} --mend`")
            }
            Self::LeftOver { store, path } => write!(
                f,
                "{} is left over from a change that was cut short. `dateline doctor --store {} --mend` deletes it",
                path.display(),
                store.display()
            ),
            Self::Foreign { path } => {
                write!(f, "{} is no file of dateline's: it is left alone", path.display())
            }
        }
    }
}
