//! Questions somebody asks of a graph of news: who said what, what happened when and where, who met whom.
//!
//! A [`Question`] is data: a SPARQL template in `questions/` with what it means, takes and shows. A [`Filter`] narrows it
//! in the words of whoever asks; [`ask`] fills the template, runs it on a [`Source`] (a store, a graph in memory) and gives
//! an [`Answer`]: rows, each with the outlets, days, nodes and, on request, sentences it rests on.
//!
//! ```
//! use dateline::ask::{Filter, Memory, Question, ask};
//! use dateline::graph::Base;
//! use oxigraph::store::Store;
//!
//! let source = Memory { graph: Store::new()?, base: Base::default() };
//! let filter = Filter { kind: vec!["assault".to_owned()], ..Filter::default() };
//! let answer = ask(&source, Question::named("timeline")?, &filter)?;
//! assert_eq!(answer.columns[..2], ["when", "event"]);
//! assert!(answer.rows.is_empty(), "nothing happened yet");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod answer;
mod error;
mod filter;
mod names;
mod path;
mod question;
mod sentences;
mod source;
mod spelling;
mod template;

pub use answer::{Answer, Row, Sentence, Telling};
pub use error::AskError;
pub use filter::Filter;
pub use names::{Name, Names};
pub use question::{OPTIONS, Question, questions};
pub use source::{Memory, Source, Table};
pub use spelling::nearest;

use oxigraph::model::{Literal, NamedNode, Term};
use template::{Says, Values};

/// Candidates for a name that a note lists.
const LISTED: usize = 5;

/// Asks a question.
///
/// A name that may mean several things is asked of all of them, and a note says so.
///
/// # Errors
/// If the question does not take an option or needs another, if a value or name is not known (with the nearest that is),
/// or if the graph cannot be read.
pub fn ask(source: &dyn Source, question: &'static Question, filter: &Filter) -> Result<Answer, AskError> {
    let Asked { sparql, values, mut notes, names } = Asked::of(source, question, filter)?;
    let table = source.rows(&sparql)?;
    let iris = |option: &str| -> Vec<NamedNode> {
        let terms = values.terms.get(option).into_iter().flatten();
        terms
            .filter_map(|term| if let Term::NamedNode(node) = term { Some(node.clone()) } else { None })
            .collect()
    };
    let mut rows = if question.name == "path" {
        path::steps(question, &table, &names, &iris("who"), &iris("about"))
    } else {
        answer::rows(question, &table, &names)
    };
    if let Some(about) =
        filter.about.as_ref().filter(|about| rows.is_empty() && names.meant(about).is_empty())
    {
        let near = names.near(about);
        notes.push(format!("nothing is named “{about}” and no words say it{near}"));
    }
    let left_out = rows.len().saturating_sub(filter.top.unwrap_or(usize::MAX));
    rows.truncate(rows.len() - left_out);
    if filter.sentences {
        sentences::add(&mut rows, source)?;
    }
    let columns = question.columns.iter().map(|&column| column.to_owned()).collect();
    Ok(Answer { question: question.name.to_owned(), notes, columns, rows, left_out, sparql })
}

/// The query that a question with this filter is.
///
/// # Errors
/// As [`ask`].
pub fn sparql(source: &dyn Source, question: &'static Question, filter: &Filter) -> Result<String, AskError> {
    Ok(Asked::of(source, question, filter)?.sparql)
}

/// A question made ready.
struct Asked {
    sparql: String,
    values: Values,
    notes: Vec<String>,
    names: Names,
}

impl Asked {
    fn of(source: &dyn Source, question: &'static Question, filter: &Filter) -> Result<Self, AskError> {
        filter.check(question)?;
        let names = Names::of(source)?;
        let mut notes = Vec::new();
        let mut values = Values::default();
        let nodes = |nodes: Vec<NamedNode>| nodes.into_iter().map(Term::from).collect::<Vec<_>>();
        let each = |list: &[String], term: &dyn Fn(&str) -> Result<NamedNode, AskError>| {
            list.iter().map(|word| term(word).map(Term::from)).collect::<Result<Vec<_>, AskError>>()
        };
        let words = |text: String| vec![Term::from(Literal::from(text))];
        for option in filter.set_options() {
            let terms = match option {
                "who" => {
                    let written = filter.who.as_deref().unwrap_or_default();
                    let meant = names.must_mean("who", written)?;
                    notes.extend(several(written, &meant, &names));
                    nodes(names::iris(&meant))
                }
                "about" => {
                    let written = filter.about.as_deref().unwrap_or_default();
                    let meant = if question.template.contains("{ $about }") {
                        names.must_mean("about", written)?
                    } else {
                        names.meant(written)
                    };
                    notes.extend(several(written, &meant, &names));
                    values.says = Says::of(written, &meant);
                    nodes(names::iris(&meant))
                }
                "where" => {
                    let written = filter.place.as_deref().unwrap_or_default();
                    let mut meant = names.must_mean("where", written)?;
                    if meant.iter().any(|name| name.class == "place") {
                        meant.retain(|name| name.class == "place");
                    }
                    notes.extend(several(written, &meant, &names));
                    nodes(names::iris(&meant))
                }
                "from" => words(filter::day("from", filter.from.as_deref().unwrap_or_default())?),
                // Sorts after every day of the month or year.
                "to" => words(format!("{}~", filter::day("to", filter.to.as_deref().unwrap_or_default())?)),
                "outlet" => {
                    let mut outlets = Vec::new();
                    for outlet in &filter.outlet {
                        outlets.extend(
                            names.outlets(outlet)?.into_iter().map(|name| Literal::from(name).into()),
                        );
                    }
                    outlets
                }
                "article" => filter.article.iter().map(|id| Literal::from(id.as_str()).into()).collect(),
                "status" => each(&filter.status, &filter::status)?,
                "standing" => each(&filter.standing, &filter::standing)?,
                _ => each(&filter.kind, &|kind| question.kind(kind))?,
            };
            values.terms.insert(option, terms);
        }
        let sparql = template::fill(question, &values);
        Ok(Self { sparql, values, notes, names })
    }
}

/// A note that a name means several things.
fn several(written: &str, meant: &[&Name], names: &Names) -> Option<String> {
    if meant.len() < 2 {
        return None;
    }
    let listed = meant.iter().take(LISTED).map(|name| {
        let class = if name.class.is_empty() { "thing" } else { name.class };
        let articles =
            if name.articles == 1 { "1 article".to_owned() } else { format!("{} articles", name.articles) };
        format!("{} ({class}, {articles}, {})", name.label, names.short(&name.iri))
    });
    let listed: Vec<String> = listed.collect();
    let more = meant.len().saturating_sub(LISTED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    Some(format!(
        "“{written}” may be {}{more}: all are asked for, an ent: name asks for one",
        listed.join(", ")
    ))
}
