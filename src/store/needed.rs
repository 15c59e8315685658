//! Which facts an answer can depend on: read from the parsed query, before anything is loaded.

use crate::graph::vocab::rdf;
use oxigraph::model::{NamedNode, Quad, Term};
use spargebra::Query;
use spargebra::algebra::{
    AggregateExpression, Expression, GraphPattern, OrderExpression, PropertyPathExpression,
};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};
use std::collections::BTreeSet;

/// Properties and classes that the patterns of a query name. Facts of others cannot change its answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Needed {
    /// A pattern can match any fact: a variable stands for a property, or a path may have no step at all.
    everything: bool,
    properties: BTreeSet<NamedNode>,
    /// Classes asked for by name; a variable class makes `rdf:type` one of `properties`.
    classes: BTreeSet<NamedNode>,
    /// Patterns ask which graph a fact stands in.
    pub(super) graphs: bool,
}

impl Needed {
    /// Everything, in its graphs.
    pub(super) fn everything() -> Self {
        Self { everything: true, graphs: true, ..Self::default() }
    }

    /// What a query needs.
    ///
    /// `?s dl:speaker ?who` needs the facts of one property; `?s ?p "x"` needs everything.
    pub(super) fn of(query: &Query) -> Self {
        let mut needed = Self::default();
        match query {
            // Whatever is said of a node.
            Query::Describe { .. } => return Self::everything(),
            Query::Select { pattern, .. } | Query::Construct { pattern, .. } | Query::Ask { pattern, .. } => {
                needed.pattern(pattern);
            }
        }
        needed.graphs |= query.dataset().is_some();
        needed
    }

    /// Whether a fact can matter.
    pub(super) fn has(&self, quad: &Quad) -> bool {
        self.everything
            || self.properties.contains(&quad.predicate)
            || quad.predicate == rdf::TYPE
                && matches!(&quad.object, Term::NamedNode(class) if self.classes.contains(class))
    }

    /// Whether some fact can matter of which `property` and `class` (for `rdf:type`) hold.
    pub(super) fn any(
        &self,
        property: impl Fn(&NamedNode) -> bool,
        class: impl Fn(&NamedNode) -> bool,
    ) -> bool {
        self.everything || self.properties.iter().any(property) || self.classes.iter().any(class)
    }

    fn pattern(&mut self, pattern: &GraphPattern) {
        match pattern {
            GraphPattern::Bgp { patterns } => patterns.iter().for_each(|triple| self.triple(triple)),
            GraphPattern::Path { path, .. } => self.path(path),
            GraphPattern::Join { left, right }
            | GraphPattern::Lateral { left, right }
            | GraphPattern::Union { left, right }
            | GraphPattern::Minus { left, right } => {
                self.pattern(left);
                self.pattern(right);
            }
            GraphPattern::LeftJoin { left, right, expression } => {
                self.pattern(left);
                self.pattern(right);
                self.expressions(expression);
            }
            GraphPattern::Filter { expr, inner } => {
                self.expression(expr);
                self.pattern(inner);
            }
            GraphPattern::Graph { inner, .. } => {
                self.graphs = true;
                // `GRAPH ?g {}` names every graph there is.
                self.everything |= has_empty_pattern(inner);
                self.pattern(inner);
            }
            GraphPattern::Extend { inner, expression, .. } => {
                self.expression(expression);
                self.pattern(inner);
            }
            GraphPattern::Values { .. } => {}
            GraphPattern::OrderBy { inner, expression } => {
                for OrderExpression::Asc(expression) | OrderExpression::Desc(expression) in expression {
                    self.expression(expression);
                }
                self.pattern(inner);
            }
            GraphPattern::Project { inner, .. }
            | GraphPattern::Distinct { inner }
            | GraphPattern::Reduced { inner }
            | GraphPattern::Slice { inner, .. }
            | GraphPattern::Service { inner, .. } => self.pattern(inner),
            GraphPattern::Group { inner, aggregates, .. } => {
                for (_, aggregate) in aggregates {
                    if let AggregateExpression::FunctionCall { expr, .. } = aggregate {
                        self.expression(expr);
                    }
                }
                self.pattern(inner);
            }
        }
    }

    fn triple(&mut self, TriplePattern { predicate, object, .. }: &TriplePattern) {
        match (predicate, object) {
            (NamedNodePattern::NamedNode(property), TermPattern::NamedNode(class))
                if *property == rdf::TYPE =>
            {
                self.classes.insert(class.clone());
            }
            (NamedNodePattern::NamedNode(property), _) => {
                self.properties.insert(property.clone());
            }
            (NamedNodePattern::Variable(_), _) => self.everything = true,
        }
    }

    fn path(&mut self, path: &PropertyPathExpression) {
        match path {
            PropertyPathExpression::NamedNode(property) => {
                self.properties.insert(property.clone());
            }
            PropertyPathExpression::Reverse(inner) | PropertyPathExpression::OneOrMore(inner) => {
                self.path(inner);
            }
            PropertyPathExpression::Sequence(left, right)
            | PropertyPathExpression::Alternative(left, right) => {
                self.path(left);
                self.path(right);
            }
            // Without a step, such a path leads from every node to itself.
            PropertyPathExpression::ZeroOrMore(_)
            | PropertyPathExpression::ZeroOrOne(_)
            | PropertyPathExpression::NegatedPropertySet(_) => self.everything = true,
        }
    }

    fn expressions<'e>(&mut self, list: impl IntoIterator<Item = &'e Expression>) {
        for expression in list {
            self.expression(expression);
        }
    }

    fn expression(&mut self, expression: &Expression) {
        match expression {
            Expression::NamedNode(_)
            | Expression::Literal(_)
            | Expression::Variable(_)
            | Expression::Bound(_) => {}
            Expression::Or(left, right)
            | Expression::And(left, right)
            | Expression::Equal(left, right)
            | Expression::SameTerm(left, right)
            | Expression::Greater(left, right)
            | Expression::GreaterOrEqual(left, right)
            | Expression::Less(left, right)
            | Expression::LessOrEqual(left, right)
            | Expression::Add(left, right)
            | Expression::Subtract(left, right)
            | Expression::Multiply(left, right)
            | Expression::Divide(left, right) => {
                self.expression(left);
                self.expression(right);
            }
            Expression::UnaryPlus(inner) | Expression::UnaryMinus(inner) | Expression::Not(inner) => {
                self.expression(inner);
            }
            Expression::In(one, list) => {
                self.expression(one);
                self.expressions(list);
            }
            Expression::If(condition, then, otherwise) => {
                self.expression(condition);
                self.expression(then);
                self.expression(otherwise);
            }
            Expression::Coalesce(list) | Expression::FunctionCall(_, list) => {
                self.expressions(list);
            }
            Expression::Exists(pattern) => self.pattern(pattern),
        }
    }
}

/// Whether a part of a pattern holds wherever there is a graph.
fn has_empty_pattern(pattern: &GraphPattern) -> bool {
    match pattern {
        GraphPattern::Bgp { patterns } => patterns.is_empty(),
        GraphPattern::Path { .. } => false,
        GraphPattern::Join { left, right } | GraphPattern::Lateral { left, right } => {
            has_empty_pattern(left) && has_empty_pattern(right)
        }
        // Whatever else it is: better too much than too little.
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use spargebra::SparqlParser;

    fn needed(query: &str) -> Needed {
        let parser = SparqlParser::new().with_prefix("", "https://example.org/").expect("an IRI");
        Needed::of(&parser.parse_query(query).expect("a query"))
    }

    #[track_caller]
    fn check(query: &str, properties: &[&str], classes: &[&str]) {
        let found = needed(query);
        assert!(!found.everything, "{query}");
        let short = |nodes: &BTreeSet<NamedNode>| -> Vec<String> {
            nodes.iter().map(|node| node.as_str().replace("https://example.org/", "")).collect()
        };
        assert_eq!(
            (short(&found.properties), short(&found.classes)),
            (
                properties.iter().map(|&name| name.to_owned()).collect(),
                classes.iter().map(|&name| name.to_owned()).collect(),
            ),
            "{query}"
        );
    }

    #[test]
    fn properties_and_classes_that_are_named_are_needed() {
        check("SELECT * { ?s :p ?o }", &["p"], &[]);
        check("ASK { ?s a :C ; :p ?o OPTIONAL { ?o :q|^:r ?x } }", &["p", "q", "r"], &["C"]);
        check(
            "SELECT (COUNT(?s) AS ?n) { ?s :p/:q+ ?o FILTER NOT EXISTS { ?s :r 1 } } GROUP BY ?o",
            &["p", "q", "r"],
            &[],
        );
        check(
            "SELECT * { { SELECT ?s { ?s :p 1 } } UNION { ?s :q 1 } MINUS { ?s :r 1 } }",
            &["p", "q", "r"],
            &[],
        );
        check(
            "SELECT * { ?s :p ?o BIND (EXISTS { ?o :q 1 } AS ?x) } ORDER BY (EXISTS { ?o :r 1 })",
            &["p", "q", "r"],
            &[],
        );
    }

    #[test]
    fn where_any_fact_may_match_everything_is_needed() {
        for query in [
            "SELECT * { ?s ?p ?o }",
            "SELECT * { ?s :p* ?o }",
            "SELECT * { ?s :p? ?o }",
            "SELECT * { ?s !:p ?o }",
            "SELECT ?g { GRAPH ?g {} }",
            "DESCRIBE :x",
            "SELECT * { ?s :p ?o FILTER EXISTS { ?s ?q ?r } }",
        ] {
            assert!(needed(query).everything, "{query}");
        }
        assert!(needed("SELECT * { GRAPH ?g { ?s :p ?o } }").graphs);
        assert!(needed("SELECT * FROM :g { ?s :p ?o }").graphs);
        assert!(!needed("SELECT * { ?s :p ?o }").graphs);
    }
}
