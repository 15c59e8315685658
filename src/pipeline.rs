//! The flow as two functions: an article becomes a [`Reading`], readings become a [`Resolution`].

use crate::check::{Checked, Known};
use crate::extract::{self, Knowledge};
use crate::language::Document;
use crate::model::{Article, Digest, Offsets, PackedDigests, Reading, Resolution};
use crate::resolve::{Before, Decisions, Near};
use crate::{check, resolve};
use rayon::prelude::*;

/// Reads one article: language, names, times and statements, coreference, events, digest.
///
/// ```
/// use dateline::model::Article;
/// let article = Article { id: "a1".into(), text: "“We agree,” said Lena Brandt.".into(), ..Article::default() };
/// let reading = dateline::pipeline::read_article(article, &dateline::extract::Knowledge::default());
/// assert_eq!(reading.digest.id, "a1");
/// ```
pub fn read_article(mut article: Article, knowledge: &Knowledge) -> Reading {
    let offsets = Offsets::new(&article.text);
    let document = Document::with_model(&article, knowledge.model());
    let mut annotations = extract::names_times_and_statements(&document, knowledge);
    resolve::chain(&document, &mut annotations);
    extract::events(&document, knowledge, &mut annotations);
    resolve::settle(&mut annotations);
    (article.published, article.inferred) = (document.published, document.inferred);
    let digest = resolve::digest(&article, &offsets, &annotations);
    Reading { article, offsets, annotations, digest }
}

/// Reads articles on all threads of the current rayon pool; the result is in the order given, whatever the number of
/// threads. `done` is called after each article, from any thread.
pub fn read_articles(
    articles: Vec<Article>,
    knowledge: &Knowledge,
    done: &(impl Fn() + Sync),
) -> Vec<Reading> {
    articles
        .into_par_iter()
        .map(|article| {
            let reading = read_article(article, knowledge);
            done();
            reading
        })
        .collect()
}

/// Decides identity over all articles and checks what they tell. The order of `digests` changes indices only, never
/// what is decided.
pub fn resolve(digests: &[Digest], knowledge: &Knowledge, decisions: &Decisions) -> Resolution {
    let mut resolution = resolve::across(digests, knowledge, decisions);
    let checked = check::check(digests, &resolution);
    take(&mut resolution, checked);
    resolution
}

/// The same of packed digests, which are [sorted](PackedDigests::sort), without the reasons of entities.
pub fn resolve_packed(digests: &PackedDigests, knowledge: &Knowledge, decisions: &Decisions) -> Resolution {
    resolve::across_packed(digests, knowledge, decisions, |telling, resolution| {
        let checked = check::check(telling, resolution);
        take(resolution, checked);
        resolution.compared.add("texts", digests.len() - telling.len());
    })
}

/// The articles of a store, and what is known of them.
#[derive(Debug)]
pub struct Stored<'a> {
    /// The articles in short, sorted by key, and after them those that are gone, as `before` says.
    pub digests: &'a [Digest],
    /// For each that is not gone a hash, as good as the digest itself.
    pub hashes: &'a [String],
    /// What need not be compared again (see [`check::check_again`]).
    pub known: &'a Known,
    /// What was decided before they changed.
    pub before: Option<Before>,
}

/// What was decided over the articles of a store.
#[derive(Debug)]
pub struct Resolved {
    /// Without reasons, where something was settled before.
    pub resolution: Resolution,
    /// What need not be compared again.
    pub known: Known,
    /// Which articles tell one story.
    pub near: Vec<Near>,
}

/// As [`resolve()`], where some of it is known from before.
pub fn resolve_again(stored: Stored<'_>, knowledge: &Knowledge, decisions: &Decisions) -> Resolved {
    let Stored { digests: with_gone, hashes, known, before } = stored;
    let gone = before.as_ref().map_or(0, |before| before.gone);
    let digests = &with_gone[..with_gone.len() - gone];
    let (mut resolution, near) = match before.filter(|_| decisions.is_empty()) {
        Some(before) => resolve::across_again(with_gone, knowledge, before),
        None => resolve::across_with_near(digests, knowledge, decisions),
    };
    let mut checked = check::check_again(digests, &resolution, hashes, known);
    let known = std::mem::take(&mut checked.known);
    take(&mut resolution, checked);
    Resolved { resolution, known, near }
}

fn take(resolution: &mut Resolution, checked: Checked) {
    (resolution.findings, resolution.before, resolution.compared) =
        (checked.findings, checked.before, checked.compared);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_a_pronoun_stands_for_keeps_happenings_apart() {
        let text = "Ada Rand celebrated a victory in the Arden primary. Per Velt spoke next. He hailed his victory in the Brinn primary.";
        let article =
            Article { text: text.into(), published: "2031-05-08".parse().ok(), ..Article::default() };
        let reading = read_article(article, &Knowledge::default());
        let events = &reading.annotations.events;
        let victories = events.iter().filter(|event| event.trigger.of(text) == "victory");
        let victories: Vec<usize> = victories.map(|event| event.node).collect();
        assert!(victories.len() == 2 && victories[0] != victories[1], "{events:?}");
    }
}
