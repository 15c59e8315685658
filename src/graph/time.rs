//! Times: as the text writes them, and dates known from elsewhere.

use super::article::Scope;
use super::facts::Facts;
use super::iri::{Local, local_date};
use super::literal::{day, edtf};
use super::vocab::{dl, prov, rdfs, sem};
use crate::model::{DateValue, TimeExpression};
use oxigraph::model::{Literal, NamedNode};

/// Writes time expression number `index`, once, and gives its node; `None` where the article has no such expression.
pub(super) fn write(scope: &mut Scope<'_>, index: usize) -> Option<NamedNode> {
    let time = scope.reading.annotations.times.get(index)?;
    let node = scope.node(Local::Time, time.span);
    if !scope.times.insert(index) {
        return Some(node);
    }
    let label = scope.literal(scope.reading.words(time.span));
    let sentence = scope.sentence(time.span);
    let facts = &mut scope.facts;
    facts.types(&node, &[sem::TIME]);
    facts.add(&node, rdfs::LABEL, label);
    bounds(facts, &node, time);
    facts.add(&node, dl::RULE, Literal::from(time.rule));
    if !time.derivation.is_empty() {
        facts.add(&node, dl::DERIVATION, Literal::from(time.derivation.as_str()));
    }
    facts.add(&node, prov::WAS_DERIVED_FROM, sentence);
    Some(node)
}

/// Writes a date that no words of the article name, and gives its node.
pub(super) fn write_date(scope: &mut Scope<'_>, date: DateValue) -> NamedNode {
    let node = local_date(&scope.article, &date.to_string());
    describe_date(&mut scope.facts, &node, date);
    node
}

/// A date as a time: one day, or an uncertain point between two days.
pub(super) fn describe_date(facts: &mut Facts, node: &NamedNode, date: DateValue) {
    facts.types(node, &[sem::TIME]);
    facts.add(node, dl::EDTF, edtf(date.to_edtf()));
    if let Some(known) = date.as_day() {
        facts.add(node, dl::DAY, day(known));
    } else {
        facts.add(node, sem::HAS_EARLIEST_BEGIN_TIME_STAMP, day(date.first_day()));
        facts.add(node, sem::HAS_LATEST_END_TIME_STAMP, day(date.last_day()));
    }
}

/// One day has a day; a real interval (`3 to 5 May`) begins and ends; anything else lies somewhere between two days.
fn bounds(facts: &mut Facts, node: &NamedNode, time: &TimeExpression) {
    let written = time.edtf.clone().or_else(|| time.date.map(DateValue::to_edtf));
    let interval = time.date.is_none() && written.as_deref().is_some_and(|edtf| edtf.contains('/'));
    facts.add_some(node, dl::EDTF, written.map(edtf));
    if let Some(known) = time.date.and_then(DateValue::as_day) {
        facts.add(node, dl::DAY, day(known));
        return;
    }
    let (first, last) = if interval {
        (sem::HAS_BEGIN_TIME_STAMP, sem::HAS_END_TIME_STAMP)
    } else {
        (sem::HAS_EARLIEST_BEGIN_TIME_STAMP, sem::HAS_LATEST_END_TIME_STAMP)
    };
    facts.add_some(node, first, time.earliest.or_else(|| time.date.map(DateValue::first_day)).map(day));
    facts.add_some(node, last, time.latest.or_else(|| time.date.map(DateValue::last_day)).map(day));
}
