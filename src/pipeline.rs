//! The flow as two functions: an article becomes a [`Reading`], readings become a [`Resolution`].

use crate::check::{Checked, Known};
use crate::extract::{Knowledge, extract};
use crate::language::Document;
use crate::model::{Article, Digest, Offsets, Reading, Resolution};
use crate::resolve::Decisions;
use crate::{check, resolve};
use rayon::prelude::*;

/// Reads one article: language, extraction, coreference, digest.
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
    let mut annotations = extract(&document, knowledge);
    resolve::within(&document, &mut annotations);
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

/// The same, where some of it is known from `before` (see [`check::check_again`]), and what is known now.
pub fn resolve_again(
    digests: &[Digest],
    hashes: &[String],
    knowledge: &Knowledge,
    decisions: &Decisions,
    before: &Known,
) -> (Resolution, Known) {
    let mut resolution = resolve::across(digests, knowledge, decisions);
    let mut checked = check::check_again(digests, &resolution, hashes, before);
    let known = std::mem::take(&mut checked.known);
    take(&mut resolution, checked);
    (resolution, known)
}

fn take(resolution: &mut Resolution, checked: Checked) {
    (resolution.findings, resolution.before, resolution.compared) =
        (checked.findings, checked.before, checked.compared);
}
