//! A readable projection of the graph: few kinds of nodes, each with a label, and what relates them.

mod cut;
mod project;
mod telling;

pub use cut::{Cut, READABLE};

use super::ExportError;
use std::str::FromStr;

/// What a picture of the graph shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// Articles, statements, events, entities and times. The other views leave out what nothing joins.
    #[default]
    All,
    /// What happened: events, who took part, where, when.
    Events,
    /// Who said what about whom: statements, speakers, what they speak of.
    Statements,
    /// Persons, bodies and places alone: who does what to whom, who speaks of whom, with the number of times.
    Actors,
}

impl View {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::All, Self::Events, Self::Statements, Self::Actors];

    /// Its name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Events => "events",
            Self::Statements => "statements",
            Self::Actors => "actors",
        }
    }

    /// Kinds of nodes it shows.
    fn shows(self, kind: NodeKind) -> bool {
        match self {
            Self::All => true,
            Self::Events => matches!(kind, NodeKind::Event | NodeKind::Entity | NodeKind::Time),
            Self::Statements => matches!(kind, NodeKind::Statement | NodeKind::Event | NodeKind::Entity),
            Self::Actors => kind == NodeKind::Entity,
        }
    }
}

impl FromStr for View {
    type Err = ExportError;

    fn from_str(name: &str) -> Result<Self, ExportError> {
        let wrong = || ExportError::UnknownView { name: name.to_owned() };
        Self::ALL.into_iter().find(|view| view.as_str() == name).ok_or_else(wrong)
    }
}

/// Kinds of nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NodeKind {
    /// A news article.
    Article,
    /// A statement of an article.
    Statement,
    /// A canonical event.
    Event,
    /// A person, body, place or group.
    Entity,
    /// A date.
    Time,
}

impl NodeKind {
    /// The word in the files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Statement => "statement",
            Self::Event => "event",
            Self::Entity => "entity",
            Self::Time => "time",
        }
    }
}

/// Whether something happened, and on whose authority it stands. Both are empty for what is neither an event nor a part of one.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// `Happened`, `Planned`, `Hypothetical`, `Negated`.
    pub status: String,
    /// `Told`, `Attributed`, `Alleged`, `Denied`, `Disputed`.
    pub standing: String,
}

impl Mark {
    /// What a reader has to know, in one word: `planned`, `denied`; `None` for what is told as having happened, and for
    /// what is said by somebody, where a label names who.
    pub fn word(&self) -> Option<&'static str> {
        match (self.standing.as_str(), self.status.as_str()) {
            ("Denied", _) => Some("denied"),
            ("Disputed", _) => Some("disputed"),
            ("Alleged", _) => Some("alleged"),
            (_, "Negated") => Some("did not happen"),
            (_, "Hypothetical") => Some("possible"),
            (_, "Planned") => Some("planned"),
            _ => None,
        }
    }
}

/// A node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// IRI in the graph.
    pub iri: String,
    /// What it is.
    pub kind: NodeKind,
    /// More exactly: `Person`, `Assault`, `Direct`.
    pub class: String,
    /// What to show.
    pub label: String,
    /// Other forms of the name, of entities.
    pub other_labels: Vec<String>,
    /// First and last day, as `2024-02-11`, where they are known.
    pub days: Option<(String, String)>,
    /// Of events.
    pub mark: Mark,
}

/// An edge between two nodes, by their positions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edge {
    /// Where it begins.
    pub source: usize,
    /// Where it ends.
    pub target: usize,
    /// What it says: `speaker`, `agent`, `place`, `mentions`.
    pub relation: String,
    /// How much tells it: reports, statements or articles; between two actors, how many events or statements.
    pub weight: usize,
    /// Of parts of events and of reports.
    pub mark: Mark,
    /// Outlets that tell it, sorted.
    pub outlets: Vec<String>,
    /// First and last day of what it tells, as `2024-02-11`, where they are known.
    pub days: Option<(String, String)>,
    /// The sentence that tells it first.
    pub sentence: String,
}

impl Edge {
    /// The day, or first and last day with a slash between them (an interval of EDTF); empty where none is known.
    pub fn day(&self) -> String {
        match &self.days {
            Some((first, last)) if first == last => first.clone(),
            Some((first, last)) => format!("{first}/{last}"),
            None => String::new(),
        }
    }

    /// Outlets as one text.
    pub fn outlets(&self) -> String {
        self.outlets.join("; ")
    }
}

/// Nodes and edges, each sorted; the position of an edge is its id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Projection {
    /// By kind, then by IRI.
    pub nodes: Vec<Node>,
    /// By source, target, relation and mark: no two are alike.
    pub edges: Vec<Edge>,
}

impl Projection {
    /// Nothing, for formats that show none.
    pub const NONE: &'static Self = &Self { nodes: Vec::new(), edges: Vec::new() };

    /// Only nodes for which `kept` says so, and the edges between them.
    fn keep(&mut self, kept: &[bool]) {
        let mut next = 0;
        let places: Vec<Option<usize>> = kept
            .iter()
            .map(|&kept| {
                next += usize::from(kept);
                kept.then(|| next - 1)
            })
            .collect();
        let mut kept = kept.iter();
        self.nodes.retain(|_| kept.next().copied().unwrap_or(false));
        self.edges.retain_mut(|edge| match (places[edge.source], places[edge.target]) {
            (Some(source), Some(target)) => {
                (edge.source, edge.target) = (source, target);
                true
            }
            _ => false,
        });
    }

    /// Without the nodes that nothing joins: in a picture of who acts on whom they say nothing.
    fn keep_joined(&mut self) {
        let mut joined = vec![false; self.nodes.len()];
        for edge in &self.edges {
            (joined[edge.source], joined[edge.target]) = (true, true);
        }
        self.keep(&joined);
    }
}
