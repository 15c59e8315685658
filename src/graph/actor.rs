//! Local actors: persons, bodies, places and groups as one article knows them.

use super::article::Scope;
use super::iri::{Local, local};
use super::vocab::{dl, prov, rdfs};
use crate::model::ByteSpan;
use oxigraph::model::NamedNode;

/// The actor these words speak of; words that name nobody known are an actor of their own.
pub(super) fn at(scope: &mut Scope<'_>, span: ByteSpan) -> NamedNode {
    if let Some(index) = scope.actor_at(span) {
        return write(scope, index);
    }
    let node = scope.node(Local::Actor, span);
    let label = scope.literal(scope.reading.words(span));
    scope.facts.types(&node, &[dl::LOCAL_ACTOR]);
    scope.facts.add(&node, rdfs::LABEL, label);
    node
}

/// Writes actor number `index` of the digest, once, and gives its node.
pub(super) fn write(scope: &mut Scope<'_>, index: usize) -> NamedNode {
    let actor = &scope.reading.digest.actors[index];
    let node = local(&scope.article, Local::Actor, actor.first);
    if !scope.actors.insert(index) {
        return node;
    }
    let first = scope.reading.offsets.to_bytes(&scope.reading.article.text, actor.first);
    let label = actor.names.first().or(actor.nominal.as_ref());
    let label = scope.literal(label.map_or_else(|| scope.reading.words(first), String::as_str));
    scope.facts.types(&node, &[dl::LOCAL_ACTOR]);
    if is_unnamed_source(scope, index) {
        scope.facts.types(&node, &[dl::UNNAMED_SOURCE]);
    }
    scope.facts.add(&node, rdfs::LABEL, label);
    // Others are told of by what points to them; a name may stand where nothing was said or done.
    if !actor.names.is_empty() {
        let sentence = scope.sentence(first);
        scope.facts.add(&node, prov::WAS_DERIVED_FROM, sentence);
    }
    node
}

/// Writes every actor with a name, also those that neither speak nor take part: the article mentions them.
pub(super) fn write_named(scope: &mut Scope<'_>) {
    for (index, actor) in scope.reading.digest.actors.iter().enumerate() {
        if !actor.names.is_empty() {
            write(scope, index);
        }
    }
}

/// Whether the actor speaks and is never named.
fn is_unnamed_source(scope: &Scope<'_>, index: usize) -> bool {
    let digest = &scope.reading.digest;
    digest.actors[index].names.is_empty()
        && digest.statements.iter().any(|statement| statement.speakers.contains(&index))
}
