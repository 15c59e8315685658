//! Offices as an article ascribes them: `army spokesperson Lena Brandt`.

use super::actor;
use super::article::Scope;
use super::iri::Local;
use super::literal::day;
use super::time;
use super::vocab::{dl, org, prov, schema};
use crate::model::{ByteSpan, Tenure, Term};
use oxigraph::model::{Literal, NamedNodeRef};

/// What a time says of the office.
pub(super) fn held(term: Term) -> NamedNodeRef<'static> {
    match term {
        Term::During => org::MEMBER_DURING,
        Term::Since => dl::HELD_SINCE,
        Term::Until => dl::HELD_UNTIL,
    }
}

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
    scope.facts.add_some(&node, dl::TENURE, role.tenure.as_str().map(Literal::from));
    for &(term, number) in &role.terms {
        if let Some(time) = time::write(scope, number) {
            scope.facts.add(&node, held(term), time);
        }
    }
    // Without a date of its own an office is only known to be spoken of as held on the day of the article.
    let undated = role.tenure == Tenure::Held && role.terms.is_empty();
    let told = scope.reading.article.published.filter(|_| undated);
    scope.facts.add_some(&node, dl::AS_OF, told.map(day));
    scope.facts.add(&node, prov::WAS_DERIVED_FROM, sentence);
    scope.facts.add(&node, schema::IS_PART_OF, scope.article.clone());
}
