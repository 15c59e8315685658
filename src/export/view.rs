//! A readable projection of the graph: few kinds of nodes, each with a label, and what relates them.

use super::{ExportError, Source};
use crate::graph::vocab::{dl, itsrdf, prov, rdf, rdfs, schema, sem, skos};
use oxigraph::model::{NamedNodeRef, NamedOrBlankNode, Term};
use std::collections::{BTreeMap, BTreeSet};
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
    /// First and last day, as `2024-02-11`, where they are known.
    pub days: Option<(String, String)>,
}

/// An edge between two nodes, by their positions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// Where it begins.
    pub source: usize,
    /// Where it ends.
    pub target: usize,
    /// What it says: `speaker`, `agent`, `place`, `mentions`.
    pub relation: String,
    /// How often.
    pub weight: usize,
}

/// Nodes and edges, each sorted; the position of an edge is its id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Projection {
    /// By kind, then by IRI.
    pub nodes: Vec<Node>,
    /// By source, target and relation: no two are alike.
    pub edges: Vec<Edge>,
}

/// Longest label, in characters; a statement is cut there.
const LABEL_LENGTH: usize = 90;

/// Relations that are read off the graph as they stand: property, word, whether the edge is turned round.
const RELATIONS: &[(NamedNodeRef<'static>, &str)] = &[
    (schema::MENTIONS, "mentions"),
    (schema::LOCATION_CREATED, "written in"),
    (dl::SPEAKER, "speaker"),
    (schema::ABOUT, "about"),
    (dl::NESTED_IN, "nested in"),
    (dl::AGENT, "agent"),
    (dl::TARGET, "target"),
    (dl::VICTIM, "victim"),
    (dl::KILLED, "killed"),
    (dl::INJURED, "injured"),
    (dl::RECIPIENT, "recipient"),
    (dl::INSTRUMENT, "instrument"),
    (dl::THEME, "theme"),
    (sem::HAS_PLACE, "place"),
    (sem::HAS_TIME, "time"),
    (dl::CAUSED_BY, "caused by"),
    (dl::BEFORE, "before"),
    (dl::POSSIBLY_SAME, "possibly same"),
];

/// Parts in an event that somebody else's act reaches.
const REACHED: &[NamedNodeRef<'static>] = &[dl::TARGET, dl::VICTIM, dl::KILLED, dl::INJURED, dl::RECIPIENT];

/// Projects the graph onto its view.
pub fn project(source: &Source<'_>) -> Projection {
    let facts = Facts::of(source);
    let mut nodes: Vec<Node> = facts.0.keys().filter_map(|iri| node(&facts, iri)).collect();
    nodes.retain(|node| source.view.shows(node.kind));
    nodes.sort_by(|left, right| (left.kind, &left.iri).cmp(&(right.kind, &right.iri)));
    let known: BTreeMap<&str, usize> =
        nodes.iter().enumerate().map(|(index, node)| (node.iri.as_str(), index)).collect();

    let mut edges: BTreeMap<(usize, usize, String), usize> = BTreeMap::new();
    let mut add = |source: &str, target: &str, relation: &str, counted: bool| {
        if let (Some(&source), Some(&target)) = (known.get(source), known.get(target)) {
            let weight = edges.entry((source, target, relation.to_owned())).or_default();
            *weight = if counted { *weight + 1 } else { 1 };
        }
    };
    if source.view == View::Actors {
        actors(&facts, &mut add);
    } else {
        for subject in facts.0.keys() {
            for (property, relation) in RELATIONS {
                facts.nodes(subject, *property).for_each(|object| add(subject, object, relation, false));
            }
            article_edges(&facts, subject, &mut add);
        }
    }
    let edges = edges
        .into_iter()
        .map(|((source, target, relation), weight)| Edge { source, target, relation, weight })
        .collect();
    let projection = Projection { nodes, edges };
    if source.view == View::All { projection } else { projection.joined() }
}

impl Projection {
    /// Without the nodes that nothing joins: in a picture of who acts on whom they say nothing.
    fn joined(mut self) -> Self {
        let mut joined = vec![false; self.nodes.len()];
        for edge in &self.edges {
            (joined[edge.source], joined[edge.target]) = (true, true);
        }
        let places: Vec<usize> = joined
            .iter()
            .scan(0, |next, joined| Some(std::mem::replace(next, *next + usize::from(*joined))))
            .collect();
        for edge in &mut self.edges {
            (edge.source, edge.target) = (places[edge.source], places[edge.target]);
        }
        let mut joined = joined.into_iter();
        self.nodes.retain(|_| joined.next().unwrap_or(false));
        self
    }
}

/// An article contains its statements and reports the events its reports are about.
fn article_edges(facts: &Facts<'_>, subject: &str, add: &mut impl FnMut(&str, &str, &str, bool)) {
    for article in facts.nodes(subject, schema::IS_PART_OF) {
        for event in facts.nodes(subject, dl::REPORTS) {
            add(article, event, "reports", false);
        }
        if facts.is_a(subject, dl::STATEMENT) {
            add(article, subject, "contains", false);
        }
    }
}

/// Who does what to whom, named by the type of event; who speaks of whom.
fn actors(facts: &Facts<'_>, add: &mut impl FnMut(&str, &str, &str, bool)) {
    for subject in facts.0.keys() {
        if facts.is_a(subject, sem::EVENT) {
            let relation =
                facts.nodes(subject, sem::EVENT_TYPE).next().map_or("acts on", local_name).to_lowercase();
            for agent in facts.nodes(subject, dl::AGENT) {
                let reached: BTreeSet<&str> =
                    REACHED.iter().flat_map(|property| facts.nodes(subject, *property)).collect();
                for target in reached.into_iter().filter(|&target| target != agent) {
                    add(agent, target, &relation, true);
                }
            }
        }
        for speaker in facts.nodes(subject, dl::SPEAKER) {
            for about in facts.nodes(subject, schema::ABOUT).filter(|&about| about != speaker) {
                add(speaker, about, "speaks of", true);
            }
        }
        for other in facts.nodes(subject, dl::POSSIBLY_SAME) {
            add(subject, other, "possibly same", false);
        }
    }
}

fn node(facts: &Facts<'_>, iri: &str) -> Option<Node> {
    let first = |property| facts.values(iri, property).next().map(str::to_owned);
    let (kind, class, label) = if facts.is_a(iri, schema::NEWS_ARTICLE) {
        (
            NodeKind::Article,
            "NewsArticle".to_owned(),
            first(schema::HEADLINE).or_else(|| first(schema::IDENTIFIER)),
        )
    } else if facts.is_a(iri, dl::STATEMENT) {
        let kind = facts.nodes(iri, dl::SPEECH_KIND).next().map_or("", local_name);
        (NodeKind::Statement, kind.to_owned(), first(schema::TEXT))
    } else if facts.is_a(iri, sem::EVENT) {
        let class = facts.nodes(iri, sem::EVENT_TYPE).next().map_or("", local_name);
        (NodeKind::Event, class.to_owned(), first(skos::PREF_LABEL))
    } else if facts.is_a(iri, sem::TIME) && first(rdfs::LABEL).is_none() {
        (NodeKind::Time, "Time".to_owned(), first(dl::EDTF))
    } else {
        (NodeKind::Entity, entity_class(facts, iri)?.to_owned(), first(skos::PREF_LABEL))
    };
    // Dates that one article only infers are its own business: events hang on the shared ones.
    if kind == NodeKind::Time && iri.contains("#date_") {
        return None;
    }
    let label = shortened(&label.unwrap_or_else(|| local_name(iri).to_owned()));
    Some(Node { days: days(facts, iri), iri: iri.to_owned(), kind, class, label })
}

/// The class that tells most of an entity; `None` for what is no entity.
fn entity_class(facts: &Facts<'_>, iri: &str) -> Option<&'static str> {
    const CLASSES: &[(NamedNodeRef<'static>, &str)] = &[
        (schema::PERSON, "Person"),
        (schema::ORGANIZATION, "Organization"),
        (schema::PLACE, "Place"),
        (dl::GROUP, "Group"),
        (schema::PRODUCT, "Product"),
        (schema::CREATIVE_WORK, "CreativeWork"),
        (schema::THING, "Thing"),
    ];
    CLASSES.iter().find(|(class, _)| facts.is_a(iri, *class)).map(|(_, name)| *name)
}

/// First and last day of an event, a date or an article.
fn days(facts: &Facts<'_>, iri: &str) -> Option<(String, String)> {
    let first = |iri: &str, property| facts.values(iri, property).next().map(str::to_owned);
    for property in [dl::DAY, schema::DATE_PUBLISHED, schema::DATE_CREATED] {
        if let Some(day) = first(iri, property) {
            return Some((day.clone(), day));
        }
    }
    let time = facts.nodes(iri, sem::HAS_TIME).next().unwrap_or(iri);
    let begin =
        first(time, sem::HAS_EARLIEST_BEGIN_TIME_STAMP).or_else(|| first(time, sem::HAS_BEGIN_TIME_STAMP));
    let end = first(time, sem::HAS_LATEST_END_TIME_STAMP).or_else(|| first(time, sem::HAS_END_TIME_STAMP));
    begin.zip(end)
}

/// What follows the last `#` or `/`.
fn local_name(iri: &str) -> &str {
    iri.rsplit(['#', '/']).next().unwrap_or(iri)
}

/// One line, cut at a number of characters.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LABEL_LENGTH {
        return line;
    }
    line.chars().take(LABEL_LENGTH - 1).chain(['…']).collect()
}

/// The facts of each subject.
struct Facts<'q>(BTreeMap<&'q str, Vec<(NamedNodeRef<'q>, &'q Term)>>);

impl<'q> Facts<'q> {
    fn of(source: &Source<'q>) -> Self {
        let unneeded = [prov::WAS_DERIVED_FROM, itsrdf::TA_IDENT_REF, dl::RULE, dl::CONFIDENCE];
        let mut facts: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for quad in source.quads.iter().filter(|quad| !unneeded.contains(&quad.predicate.as_ref())) {
            if let NamedOrBlankNode::NamedNode(subject) = &quad.subject {
                facts.entry(subject.as_str()).or_default().push((quad.predicate.as_ref(), &quad.object));
            }
        }
        Self(facts)
    }

    fn objects(&self, subject: &str, property: NamedNodeRef<'_>) -> impl Iterator<Item = &'q Term> {
        let known = self.0.get(subject).map_or(&[][..], Vec::as_slice);
        known.iter().filter(move |(found, _)| *found == property).map(|(_, object)| *object)
    }

    fn nodes(&self, subject: &str, property: NamedNodeRef<'_>) -> impl Iterator<Item = &'q str> {
        self.objects(subject, property).filter_map(|object| match object {
            Term::NamedNode(node) => Some(node.as_str()),
            _ => None,
        })
    }

    fn values(&self, subject: &str, property: NamedNodeRef<'_>) -> impl Iterator<Item = &'q str> {
        self.objects(subject, property).filter_map(|object| match object {
            Term::Literal(literal) => Some(literal.value()),
            _ => None,
        })
    }

    fn is_a(&self, subject: &str, class: NamedNodeRef<'_>) -> bool {
        self.nodes(subject, rdf::TYPE).any(|found| found == class.as_str())
    }
}
