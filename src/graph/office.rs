//! Offices as an article ascribes them: `army spokesperson Lena Brandt`.

use super::actor;
use super::article::Scope;
use super::iri::Local;
use super::vocab::{dl, org, prov, schema};
use crate::model::ByteSpan;

/// Writes office number `index`; nothing where its holder is nobody the article knows.
pub(super) fn write(scope: &mut Scope<'_>, index: usize) {
    let found = &scope.reading.annotations;
    let role = &found.roles[index];
    let mention_of = |mention: usize| -> Option<ByteSpan> { found.mentions.get(mention).map(|it| it.span) };
    let Some(holder) = mention_of(role.person).and_then(|span| scope.actor_at(span)) else { return };
    let body = role.of.and_then(mention_of).and_then(|span| scope.actor_at(span));

    let node = scope.node(Local::Office, role.span);
    let holder = actor::write(scope, holder);
    let office = scope.literal(role.office.as_str());
    let sentence = scope.sentence(role.span);
    scope.facts.types(&node, &[dl::OFFICE_REPORT]);
    scope.facts.add(&node, org::MEMBER, holder);
    scope.facts.add(&node, dl::OFFICE, office);
    if let Some(body) = body {
        let body = actor::write(scope, body);
        scope.facts.add(&node, org::ORGANIZATION, body);
    }
    scope.facts.add(&node, prov::WAS_DERIVED_FROM, sentence);
    scope.facts.add(&node, schema::IS_PART_OF, scope.article.clone());
}
