//! A template and what it is narrowed to -> SPARQL.
//!
//! Lines of a template that begin with `#who:` stand only where `--who` is given, those with `#!who:` only where it is
//! not, `#use: told` stands for a part that several share. `$who` becomes the terms asked for, `$who_list` the same with
//! commas, `$says(?x)` a condition that the words of `--about` stand in `?x`. What somebody writes gets into the query
//! only as a term: as an IRI of the graph or as a string with its quotation marks escaped.

use super::names::Name;
use super::question::PARTS;
use super::{OPTIONS, Question};
use oxigraph::model::{Literal, Term};
use regex::{Captures, Regex};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

/// What a template is filled with.
#[derive(Debug, Default)]
pub(super) struct Values {
    /// Terms of each option that is given.
    pub(super) terms: BTreeMap<&'static str, Vec<Term>>,
    /// What `--about` says.
    pub(super) says: Says,
}

/// Words that must all stand in a text, or names of which one must.
#[derive(Debug, Default)]
pub(super) struct Says {
    pub(super) words: Vec<String>,
    pub(super) names: Vec<String>,
}

/// Words that do not tell one thing from another.
const PLAIN: &[&str] =
    &["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"];

impl Says {
    /// The words of `written`, and the names of the things it means.
    pub(super) fn of(written: &str, meant: &[&Name]) -> Self {
        let is_iri = written.contains(':') && !written.contains(' ');
        let words = written.split_whitespace().map(str::to_lowercase);
        let words = words.filter(|word| !is_iri && !PLAIN.contains(&word.as_str())).collect();
        // A form that is no name ("the two companies") would be found everywhere.
        let is_name = |form: &&str| {
            form.chars().count() > 1
                && form.starts_with(|letter: char| letter.is_uppercase())
                && !form.starts_with("The ")
                && !form.starts_with("A ")
        };
        let forms = meant.iter().flat_map(|name| {
            std::iter::once(name.label.as_str()).chain(name.others.iter().map(String::as_str))
        });
        let mut names: Vec<String> = forms.filter(is_name).map(str::to_owned).collect();
        names.sort();
        names.dedup();
        Self { words, names }
    }

    fn condition(&self, variable: &str) -> String {
        let word = |word: &String| {
            let stem = word.trim_end_matches("’s").trim_end_matches("'s");
            let stem = if stem.len() > 3 { stem.strip_suffix('s').unwrap_or(stem) } else { stem };
            let pattern = format!("(^|\\W){}(e?s|['’]s)?(\\W|$)", regex::escape(stem));
            format!("REGEX({variable}, {}, \"i\")", Literal::from(pattern))
        };
        let mut either: Vec<String> = Vec::new();
        if !self.words.is_empty() {
            either.push(self.words.iter().map(word).collect::<Vec<_>>().join(" && "));
        }
        if !self.names.is_empty() {
            let names: Vec<String> = self.names.iter().map(|name| regex::escape(name)).collect();
            let pattern = format!("(^|\\W)({})(\\W|$)", names.join("|"));
            either.push(format!("REGEX({variable}, {})", Literal::from(pattern)));
        }
        if either.is_empty() { "false".to_owned() } else { format!("({})", either.join(" || ")) }
    }
}

/// The query of a question.
pub(super) fn fill(question: &Question, values: &Values) -> String {
    let mut sparql = format!("# {}\n", question.about);
    expand(question.template, values, "", &mut sparql);
    let order: Vec<String> = question
        .order
        .iter()
        .filter(|column| question.count.is_none_or(|count| column.trim_start_matches('-') != count))
        .map(|column| format!("?{column}"))
        .collect();
    if !order.is_empty() {
        let _ = writeln!(sparql, "ORDER BY {}", order.join(" "));
    }
    sparql
}

fn expand(template: &str, values: &Values, indent: &str, out: &mut String) {
    for line in template.lines() {
        let trimmed = line.trim_start();
        let space = format!("{indent}{}", &line[..line.len() - trimmed.len()]);
        let wanted = match trimmed.strip_prefix('#') {
            None => Some(trimmed),
            Some(directive) => {
                let (name, rest) = directive.split_once(':').unwrap_or_default();
                if name == "use" {
                    let part = PARTS.iter().find(|(part, _)| *part == rest.trim());
                    // Parts are indented by two themselves.
                    let deeper = space.strip_suffix("  ").unwrap_or_default();
                    part.into_iter().for_each(|(_, part)| expand(part, values, deeper, out));
                    None
                } else if let Some(name) = name.strip_prefix('!') {
                    (is_option(name) && !values.terms.contains_key(name)).then_some(rest.trim_start())
                } else {
                    (is_option(name) && values.terms.contains_key(name)).then_some(rest.trim_start())
                }
            }
        };
        if let Some(wanted) = wanted {
            let _ = writeln!(out, "{space}{}", filled(wanted, values));
        }
    }
}

fn is_option(name: &str) -> bool {
    OPTIONS.iter().any(|(option, _)| *option == name)
}

/// A line with its terms in place.
fn filled(line: &str, values: &Values) -> String {
    static PLACE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\$(?:says\((?<variable>\?\w+)\)|(?<option>[a-z]+)(?<list>_list)?)").expect("a pattern")
    });
    let replaced = PLACE.replace_all(line, |found: &Captures<'_>| {
        if let Some(variable) = found.name("variable") {
            return values.says.condition(variable.as_str());
        }
        let terms = found.name("option").and_then(|option| values.terms.get(option.as_str()));
        let terms: Vec<String> = terms.into_iter().flatten().map(Term::to_string).collect();
        terms.join(if found.name("list").is_some() { ", " } else { " " })
    });
    replaced.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::questions;
    use crate::graph::Base;
    use crate::store;
    use oxigraph::model::NamedNode;

    fn values(options: &[&'static str], hostile: &str) -> Values {
        let terms = options.iter().map(|&option| {
            let iri: Term = NamedNode::new_unchecked("https://example.org/a").into();
            let term = match option {
                "who" | "about" | "where" | "status" | "standing" | "kind" => iri,
                _ => Literal::from(hostile).into(),
            };
            (option, vec![term.clone(), term])
        });
        let says = Says { words: vec![hostile.to_owned()], names: vec![hostile.to_owned()] };
        Values { terms: terms.collect(), says }
    }

    #[test]
    fn every_question_is_sparql_with_every_option_and_with_none() {
        for question in questions() {
            let every: Vec<&'static str> = question.takes.clone();
            let each = every
                .iter()
                .map(|&option| question.needs.iter().copied().chain([option]).collect::<Vec<&'static str>>());
            for options in each.chain([question.needs.clone(), every.clone()]) {
                for hostile in ["Arden", "\" } DROP ALL # \\", "a\nb ' (?x)"] {
                    let sparql = fill(question, &values(&options, hostile));
                    let understood = store::Question::new(&sparql, &Base::default());
                    let understood = understood.unwrap_or_else(|error| panic!("{sparql}\n{error}"));
                    assert!(!understood.needs_evidence(), "{} asks for evidence:\n{sparql}", question.name);
                }
            }
        }
    }
}
