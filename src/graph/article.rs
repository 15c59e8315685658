//! The graph of one article: what it is, and everything read from it.

use super::facts::Facts;
use super::iri::{Local, local, text};
use super::literal::{day, integer, moment, words, yes};
use super::names::Names;
use super::span::Spans;
use super::vocab::{dl, nif, prov, schema};
use super::{GraphOptions, actor, event, office, statement};
use crate::model::{ByteSpan, CharSpan, Reading, Region, RegionKind};
use crate::resolve::mention_for;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Quad, Term};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Everything read from one article, in the graph named by the article's IRI, sorted.
///
/// Only nodes of the article itself are described, so the result never changes because another article came; what the
/// nodes stand for is in [`entities_graph`](super::entities_graph).
pub fn article_graph(reading: &Reading, options: &GraphOptions) -> Vec<Quad> {
    let mut scope = Scope::new(reading, options);
    describe(&mut scope);
    filing(&mut scope);
    posts(&mut scope);
    doubts(&mut scope);
    for index in 0..reading.digest.statements.len() {
        statement::write(&mut scope, index);
    }
    for index in 0..reading.annotations.events.len() {
        event::write(&mut scope, index);
    }
    for index in 0..reading.annotations.roles.len() {
        office::write(&mut scope, index);
    }
    actor::write_named(&mut scope);
    scope.finish()
}

/// What the writers of one article's nodes share.
pub(super) struct Scope<'a> {
    pub(super) reading: &'a Reading,
    pub(super) options: &'a GraphOptions,
    /// IRI of the article.
    pub(super) article: NamedNode,
    pub(super) facts: Facts,
    /// Names of its statements and event reports.
    pub(super) names: Names,
    pub(super) spans: Spans,
    /// Time expressions already written.
    pub(super) times: BTreeSet<usize>,
    /// Local actors already written.
    pub(super) actors: BTreeSet<usize>,
    /// Actor of each mention, by its span.
    actor_of: BTreeMap<CharSpan, usize>,
}

impl<'a> Scope<'a> {
    fn new(reading: &'a Reading, options: &'a GraphOptions) -> Self {
        let article = options.base.article(&reading.digest.key);
        let actors = reading.digest.actors.iter().enumerate();
        Self {
            reading,
            options,
            facts: Facts::new(article.clone()),
            names: Names::of(&reading.digest, &article),
            article,
            spans: Spans::default(),
            times: BTreeSet::new(),
            actors: BTreeSet::new(),
            actor_of: actors
                .flat_map(|(index, actor)| actor.mentions.iter().map(move |&span| (span, index)))
                .collect(),
        }
    }

    /// The node of this kind on these words.
    pub(super) fn node(&self, kind: Local, span: ByteSpan) -> NamedNode {
        local(&self.article, kind, self.reading.chars(span))
    }

    /// The words as a span of the text; described when the graph is finished.
    pub(super) fn span(&mut self, span: ByteSpan) -> NamedNode {
        self.spans.ask(span);
        self.node(Local::Span, span)
    }

    /// The sentence that holds the start of `span`; described when the graph is finished. The whole text where a text
    /// has no sentence there.
    pub(super) fn sentence(&mut self, span: ByteSpan) -> NamedNode {
        let sentences = &self.reading.annotations.sentences;
        let after = sentences.partition_point(|sentence| sentence.start <= span.start);
        match after.checked_sub(1).map(|index| sentences[index]).filter(|found| found.end > span.start) {
            Some(sentence) => {
                self.spans.ask_sentence(sentence);
                self.node(Local::Span, sentence)
            }
            None => text(&self.article),
        }
    }

    /// Index of the local actor that `span` speaks of.
    pub(super) fn actor_at(&self, span: ByteSpan) -> Option<usize> {
        let mentions = &self.reading.annotations.mentions;
        let mention = &mentions[mention_for(&self.reading.article.text, mentions, span)?];
        self.actor_of.get(&self.reading.chars(mention.span)).copied()
    }

    /// Words in the article's language.
    pub(super) fn literal(&self, text: impl Into<String>) -> Literal {
        words(text, self.reading.article.language.as_deref())
    }

    fn finish(mut self) -> Vec<Quad> {
        let spans = std::mem::take(&mut self.spans);
        spans.write(&mut self);
        self.facts.finish()
    }
}

fn describe(scope: &mut Scope<'_>) {
    let (article, options) = (&scope.reading.article, scope.options);
    let (node, facts) = (&scope.article, &mut scope.facts);
    facts.types(node, &[schema::NEWS_ARTICLE, prov::ENTITY]);
    facts.add(node, schema::IDENTIFIER, Literal::from(article.id.as_str()));
    let language = article.language.as_deref();
    facts.add_some(node, schema::HEADLINE, article.title.as_deref().map(|title| words(title, language)));
    facts.add_some(node, schema::DATE_PUBLISHED, article.published.map(day));
    facts.add_some(node, dl::PUBLISHED_AT, article.published_at.as_deref().and_then(moment));
    facts.add_some(node, dl::SUMMARY_ONLY, article.is_summary.then(yes));
    facts.add_some(node, schema::IN_LANGUAGE, language.map(Literal::from));
    facts.add_some(node, schema::URL, article.url.as_deref().map(web_address));
    if let Some(source) = article.source.as_deref() {
        outlet(scope, schema::PUBLISHER, source);
    }
    let (node, facts) = (&scope.article, &mut scope.facts);
    for name in &article.authors {
        facts.add(node, schema::AUTHOR, Literal::from(name.as_str()));
    }
    facts.add(node, dl::CONTENT_HASH, Literal::from(sha256_hex(article.text.as_bytes())));
    facts.add(node, prov::WAS_GENERATED_BY, options.run.iri(&options.base));

    let context = text(node);
    facts.types(&context, &[nif::CONTEXT, nif::OFFSET_BASED_STRING]);
    facts.add(&context, nif::BEGIN_INDEX, integer(0));
    facts.add(
        &context,
        nif::END_INDEX,
        integer(scope.reading.offsets.char_of(&article.text, article.text.len())),
    );
    facts.add(&context, schema::IS_PART_OF, node.clone());
    if options.embed_text {
        facts.add(&context, nif::IS_STRING, words(article.text.as_str(), language));
    }
}

/// The article comes from this outlet in one way or another. What an outlet is stands in `graph/entities`, once.
fn outlet(scope: &mut Scope<'_>, property: NamedNodeRef<'_>, name: &str) {
    let outlet = scope.options.base.outlet(name);
    scope.facts.add(&scope.article, property, outlet);
}

/// The words of dates that cannot be as the text has them: findings point to them.
fn doubts(scope: &mut Scope<'_>) {
    let reading = scope.reading;
    for doubt in &reading.annotations.date_doubts {
        scope.spans.ask(doubt.span);
    }
}

/// How the day of publication is known where nobody gave it; dateline, byline and credits.
fn filing(scope: &mut Scope<'_>) {
    let reading = scope.reading;
    let article = scope.article.clone();
    if let Some(inferred) = &reading.article.inferred {
        let reason = format!("published {}: {}", inferred.day, inferred.reason);
        scope.facts.add(&article, dl::RULE, Literal::from(inferred.rule));
        scope.facts.add(&article, dl::DERIVATION, Literal::from(reason));
        if let Some(span) = inferred.span {
            let span = scope.span(span);
            scope.facts.add(&article, dl::DATE_SPAN, span);
        }
    }
    let filed = |region: &&Region| {
        region.kind == RegionKind::Dateline && (region.place.is_some() || region.author.is_some())
    };
    if let Some(dateline) = reading.annotations.regions.iter().find(filed) {
        let words = reading.words(dateline.span).trim_end_matches(['-', '–', '—', '/', ' ']);
        let words = scope.literal(words);
        scope.facts.add(&article, schema::DATELINE, words);
        scope.facts.add_some(&article, schema::DATE_CREATED, dateline.date.map(day));
        if let Some(place) = dateline.place {
            let sentence = scope.sentence(place);
            let place = actor::at(scope, place);
            scope.facts.add(&place, prov::WAS_DERIVED_FROM, sentence);
            scope.facts.add(&article, dl::FILED_FROM, place);
        }
    }
    for region in &reading.annotations.regions {
        let Some(words) = region.author.map(|author| reading.words(author)) else { continue };
        match region.kind {
            RegionKind::Dateline | RegionKind::Credit => outlet(scope, schema::SOURCE_ORGANIZATION, words),
            RegionKind::Byline => {
                for name in words.split(" and ").flat_map(|names| names.split(" & ")) {
                    scope.facts.add(&article, schema::AUTHOR, Literal::from(name.trim()));
                }
            }
            _ => {}
        }
    }
}

/// Posts quoted whole, each with the author and the day of its own.
fn posts(scope: &mut Scope<'_>) {
    for region in &scope.reading.annotations.regions {
        if region.kind != RegionKind::Embed {
            continue;
        }
        let node = scope.node(Local::Post, region.span);
        let author = region.author.map(|author| Literal::from(scope.reading.words(author)));
        scope.facts.types(&node, &[dl::EMBEDDED_POST]);
        scope.facts.add_some(&node, schema::AUTHOR, author);
        scope.facts.add_some(&node, schema::DATE_PUBLISHED, region.date.map(day));
        scope.facts.add(&node, schema::IS_PART_OF, scope.article.clone());
        let span = scope.span(region.span);
        scope.facts.add(&node, prov::WAS_DERIVED_FROM, span);
    }
}

/// An address of the web as an IRI where it is one, else as the words that were given.
fn web_address(url: &str) -> Term {
    match NamedNode::new(url) {
        Ok(node) if url.starts_with("http") => node.into(),
        _ => Literal::from(url).into(),
    }
}

fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("writing to a string does not fail");
        hex
    })
}
