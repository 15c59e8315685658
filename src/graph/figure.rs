//! Figures: numbers an article gives, with what they count and how they are bounded.

use super::article::Scope;
use super::concept::Concept;
use super::iri::Local;
use super::literal::{day, number};
use super::time;
use super::vocab::{dl, schema, sem};
use crate::model::{Comparator, Figure};
use oxigraph::model::{Literal, NamedNode, NamedNodeRef};

/// Writes a figure of the event report `about`, and gives its node.
pub(super) fn write(scope: &mut Scope<'_>, about: &NamedNode, figure: &Figure) -> NamedNode {
    let node = scope.node(Local::Figure, figure.span);
    let span = scope.span(figure.span);
    let since = figure.since.map(|since| time::write_date(scope, since));
    let facts = &mut scope.facts;
    facts.types(&node, &[dl::FIGURE]);
    for property in value_properties(figure.comparator) {
        facts.add(&node, *property, number(figure.thousandths));
    }
    facts.add(&node, dl::COMPARATOR, figure.comparator.iri());
    facts.add(&node, dl::FIGURE_KIND, figure.kind.iri());
    if !figure.unit.is_empty() {
        facts.add(&node, schema::UNIT_TEXT, Literal::from(figure.unit.as_str()));
    }
    facts.add(&node, schema::OBSERVATION_ABOUT, about.clone());
    facts.add_some(&node, sem::HAS_TIME, since);
    facts.add_some(&node, dl::AS_OF, figure.as_of.map(day));
    facts.add(&node, dl::VALUE_SPAN, span);
    facts.add(&node, schema::IS_PART_OF, scope.article.clone());
    node
}

/// The number as told is always the `value`; where the text bounds it, it is that bound as well.
fn value_properties(comparator: Comparator) -> &'static [NamedNodeRef<'static>] {
    match comparator {
        Comparator::Exactly | Comparator::About => &[schema::VALUE],
        Comparator::MoreThan | Comparator::AtLeast => &[schema::VALUE, schema::MIN_VALUE],
        Comparator::LessThan | Comparator::AtMost => &[schema::VALUE, schema::MAX_VALUE],
    }
}
