//! Rows of a query -> an answer: labels for IRIs, one row for one thing, in order, each with where it comes from.

use super::names::Names;
use super::question::{Question, words_of};
use super::source::{Table, text};
use crate::graph::vocab::DATELINE;
use oxigraph::model::Term;
use serde::Serialize;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// What a question found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// The name of the question.
    pub question: String,
    /// What was asked for, in words: names that were taken for several, names that are not known.
    pub notes: Vec<String>,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Rows, in order.
    pub rows: Vec<Row>,
    /// Rows beyond `--top`.
    pub left_out: usize,
    /// The query that found them.
    pub sparql: String,
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Values of the columns, in their order; several of one column joined by `; `, none as nothing.
    pub cells: Vec<String>,
    /// Where it is told, in the order of publication.
    pub from: Vec<Telling>,
}

/// One place of one article that a row rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Telling {
    /// Day of publication, or nothing.
    pub published: String,
    /// The outlet, or nothing.
    pub outlet: String,
    /// The id of the article.
    pub article: String,
    /// IRI of the statement, report, figure or whatever the row is about in this article.
    pub node: String,
    /// The sentences behind it; only where they are asked for.
    pub sentences: Vec<Sentence>,
}

/// A sentence of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Sentence {
    /// First code point.
    pub begin: u32,
    /// The code point after the last.
    pub end: u32,
    /// Its words; nothing in a graph without text.
    pub text: String,
}

/// A row while others are joined to it.
#[derive(Default)]
struct Gathered {
    cells: Vec<BTreeSet<String>>,
    from: BTreeSet<Telling>,
}

/// The rows of a question.
pub(super) fn rows(question: &Question, table: &Table, names: &Names) -> Vec<Row> {
    let place = |name: &str| table.variables.iter().position(|variable| variable == name);
    let columns: Vec<Option<usize>> = question.columns.iter().map(|column| place(column)).collect();
    let [id, node, article, outlet, published] = ["id", "node", "article", "outlet", "published"].map(place);
    let mut gathered: BTreeMap<String, Gathered> = BTreeMap::new();
    for row in &table.rows {
        let cell = |at: Option<usize>| at.and_then(|at| row[at].as_ref());
        let words = |at: Option<usize>| cell(at).map(|term| shown(term, names)).unwrap_or_default();
        let plain = |at: Option<usize>| cell(at).map(text).unwrap_or_default();
        let key = cell(id).or_else(|| cell(node)).map(Term::to_string).unwrap_or_default();
        let into = gathered.entry(key).or_default();
        into.cells.resize(columns.len(), BTreeSet::new());
        for (found, &column) in into.cells.iter_mut().zip(&columns) {
            let words = words(column);
            if !words.is_empty() {
                found.insert(words);
            }
        }
        into.from.insert(Telling {
            published: plain(published),
            outlet: plain(outlet),
            article: plain(article),
            node: plain(node),
            sentences: Vec::new(),
        });
    }
    let count = question.count.and_then(|count| question.columns.iter().position(|column| *column == count));
    let mut rows: Vec<Row> = gathered
        .into_values()
        .map(|Gathered { cells, from }| {
            let mut cells: Vec<String> =
                cells.into_iter().map(|words| words.into_iter().collect::<Vec<_>>().join("; ")).collect();
            if let Some(count) = count {
                cells[count] = from.len().to_string();
            }
            Row { cells, from: from.into_iter().collect() }
        })
        .collect();
    rows.sort_by(|left, right| in_order(question, left, right));
    rows
}

/// The order of a question; what is empty comes last.
fn in_order(question: &Question, left: &Row, right: &Row) -> Ordering {
    let by = |column: &str| {
        let (name, falls) = column.strip_prefix('-').map_or((column, false), |name| (name, true));
        let Some(at) = question.columns.iter().position(|column| *column == name) else {
            return Ordering::Equal;
        };
        let (left, right) = (&left.cells[at], &right.cells[at]);
        let order = if falls || name == "number" {
            let number = |cell: &str| cell.parse::<f64>().unwrap_or(f64::MAX);
            number(left).total_cmp(&number(right))
        } else {
            left.is_empty().cmp(&right.is_empty()).then_with(|| left.cmp(right))
        };
        if falls { order.reverse() } else { order }
    };
    let orders = question.order.iter().map(|column| by(column));
    orders.fold(Ordering::Equal, Ordering::then).then_with(|| left.cells.cmp(&right.cells))
}

/// A term as a reader sees it: the label of a thing, the word of a concept, the value of a literal.
pub(super) fn shown(term: &Term, names: &Names) -> String {
    match term {
        Term::NamedNode(node) => match (names.label(node.as_str()), node.as_str().strip_prefix(DATELINE)) {
            (Some(label), _) => label.to_owned(),
            (None, Some(concept)) => words_of(concept).replace('-', " "),
            (None, None) => names.short(node.as_str()),
        },
        other => text(other).split_whitespace().collect::<Vec<_>>().join(" "),
    }
}
