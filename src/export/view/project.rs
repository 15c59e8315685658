//! The graph -> nodes and edges of a view.

use super::telling::{Telling, Tellings};
use super::{Edge, Mark, Node, NodeKind, Projection, View};
use crate::graph::lookup::{Lookup, local_name};
use crate::graph::vocab::{dl, rdfs, schema, sem, skos};
use oxigraph::model::{NamedNodeRef, Quad};
use std::collections::{BTreeMap, BTreeSet};

/// Longest label, in characters; a statement is cut there.
const LABEL_LENGTH: usize = 90;

/// Relations that are read off the graph as they stand: property, word.
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

impl Projection {
    /// What a view shows of a graph: all its quads, in any order.
    pub fn of(quads: &[Quad], view: View) -> Self {
        let facts = Lookup::of(quads);
        let tellings = Tellings::new(&facts);
        let mut nodes: Vec<Node> = facts.subjects().filter_map(|iri| node(&facts, &tellings, iri)).collect();
        nodes.retain(|node| view.shows(node.kind));
        nodes.sort_by(|left, right| (left.kind, &left.iri).cmp(&(right.kind, &right.iri)));
        let mut edges = Edges {
            known: nodes.iter().enumerate().map(|(index, node)| (node.iri.as_str(), index)).collect(),
            facts: &facts,
            tellings: &tellings,
            found: BTreeMap::new(),
        };
        if view == View::Actors {
            edges.actors();
        } else {
            edges.relations();
        }
        let edges = edges.finish();
        let mut projection = Self { nodes, edges };
        if view != View::All {
            projection.keep_joined();
        }
        projection
    }
}

/// Source, target, relation, mark.
type Key = (usize, usize, String, Mark);

/// What is known of an edge so far.
#[derive(Default)]
struct Grounds<'q> {
    tellings: BTreeSet<Telling<'q>>,
    /// Things counted, where it is not the tellings.
    counted: usize,
    days: Option<(String, String)>,
}

/// Edges in the making.
struct Edges<'f, 'q, 'n> {
    known: BTreeMap<&'n str, usize>,
    facts: &'f Lookup<'q>,
    tellings: &'f Tellings<'f, 'q>,
    found: BTreeMap<Key, Grounds<'q>>,
}

impl<'q> Edges<'_, 'q, '_> {
    fn knows(&self, one: &str, other: &str) -> Option<(usize, usize)> {
        Some((*self.known.get(one)?, *self.known.get(other)?))
    }

    fn add(
        &mut self,
        (source, target): (usize, usize),
        relation: &str,
        mark: Mark,
        tellings: Vec<Telling<'q>>,
        days: Option<(String, String)>,
    ) -> &mut Grounds<'q> {
        let grounds = self.found.entry((source, target, relation.to_owned(), mark)).or_default();
        grounds.tellings.extend(tellings);
        grounds.days = match (grounds.days.take(), days) {
            (Some((first, last)), Some((from, to))) => Some((first.min(from), last.max(to))),
            (one, other) => one.or(other),
        };
        grounds
    }

    /// What the graph says of two nodes, as it stands.
    fn relations(&mut self) {
        let facts = self.facts;
        for subject in facts.subjects() {
            let of_event = facts.is_a(subject, sem::EVENT);
            for &(property, relation) in RELATIONS {
                for object in facts.nodes(subject, property) {
                    let Some(ends) = self.knows(subject, object) else { continue };
                    // Who is killed is a victim too: said once.
                    let below = [dl::KILLED, dl::INJURED];
                    if property == dl::VICTIM
                        && below.iter().any(|below| facts.nodes(subject, *below).any(|one| one == object))
                    {
                        continue;
                    }
                    let tellings = if of_event {
                        self.tellings.of_part(subject, property, object)
                    } else if property == schema::MENTIONS {
                        self.tellings.of_mention(subject, object)
                    } else if property == dl::POSSIBLY_SAME {
                        Vec::new()
                    } else {
                        vec![self.tellings.of(subject)]
                    };
                    // A part of an event that only claims name is a claim, whoever tells of the event itself.
                    let mark = tellings.iter().min().map(|telling| telling.mark.clone());
                    self.add(ends, relation, mark.unwrap_or_default(), tellings, days(facts, subject));
                }
            }
            self.article(subject);
        }
    }

    /// An article contains its statements and reports the events its reports are about.
    fn article(&mut self, subject: &'q str) {
        let facts = self.facts;
        for article in facts.nodes(subject, schema::IS_PART_OF) {
            let published = days(facts, article);
            for event in facts.nodes(subject, dl::REPORTS) {
                if let Some(ends) = self.knows(article, event) {
                    let telling = vec![self.tellings.of(subject)];
                    self.add(ends, "reports", self.tellings.mark(subject), telling, published.clone());
                }
            }
            if facts.is_a(subject, dl::STATEMENT)
                && let Some(ends) = self.knows(article, subject)
            {
                let telling = vec![self.tellings.of(subject)];
                self.add(ends, "contains", Mark::default(), telling, published.clone());
            }
        }
    }

    /// Who does what to whom, named by the type of event; who speaks of whom.
    fn actors(&mut self) {
        let facts = self.facts;
        for subject in facts.subjects() {
            if facts.is_a(subject, sem::EVENT) {
                self.acts(subject);
            }
            for speaker in facts.nodes(subject, dl::SPEAKER) {
                for about in facts.nodes(subject, schema::ABOUT).filter(|&about| about != speaker) {
                    if let Some(ends) = self.knows(speaker, about) {
                        let telling = vec![self.tellings.of(subject)];
                        let days = days(facts, subject);
                        self.add(ends, "speaks of", Mark::default(), telling, days).counted += 1;
                    }
                }
            }
            for other in facts.nodes(subject, dl::POSSIBLY_SAME) {
                if let Some(ends) = self.knows(subject, other) {
                    self.add(ends, "possibly same", Mark::default(), Vec::new(), None);
                }
            }
        }
    }

    /// Who does what to whom in one event.
    fn acts(&mut self, event: &str) {
        let facts = self.facts;
        let class = facts.node(event, sem::EVENT_TYPE).map(local_name).filter(|class| *class != "OtherEvent");
        let relation = class.unwrap_or("acts on").to_lowercase();
        let reached: BTreeSet<&str> =
            REACHED.iter().flat_map(|property| facts.nodes(event, *property)).collect();
        for agent in facts.nodes(event, dl::AGENT) {
            for target in reached.iter().filter(|&&target| target != agent) {
                if let Some(ends) = self.knows(agent, target) {
                    let (mark, tellings) = (self.tellings.mark(event), self.tellings.of_event(event));
                    self.add(ends, &relation, mark, tellings, days(facts, event)).counted += 1;
                }
            }
        }
    }

    fn finish(self) -> Vec<Edge> {
        let edge = |((source, target, relation, mark), grounds): (Key, Grounds<'q>)| {
            let outlets: BTreeSet<&str> = grounds.tellings.iter().map(|telling| &*telling.outlet).collect();
            let sentence = grounds.tellings.iter().map(|telling| &*telling.sentence);
            Edge {
                source,
                target,
                relation,
                weight: if grounds.counted > 0 { grounds.counted } else { grounds.tellings.len().max(1) },
                mark,
                outlets: outlets.into_iter().filter(|name| !name.is_empty()).map(str::to_owned).collect(),
                sentence: line(sentence.clone().find(|words| !words.is_empty()).unwrap_or_default()),
                days: grounds.days,
            }
        };
        self.found.into_iter().map(edge).collect()
    }
}

fn node(facts: &Lookup<'_>, tellings: &Tellings<'_, '_>, iri: &str) -> Option<Node> {
    let first = |property| facts.values(iri, property).next().map(str::to_owned);
    let (kind, class, label) = if facts.is_a(iri, schema::NEWS_ARTICLE) {
        (
            NodeKind::Article,
            "NewsArticle".to_owned(),
            first(schema::HEADLINE).or_else(|| first(schema::IDENTIFIER)),
        )
    } else if facts.is_a(iri, dl::STATEMENT) {
        (NodeKind::Statement, facts.concept(iri, dl::SPEECH_KIND), first(schema::TEXT))
    } else if facts.is_a(iri, sem::EVENT) {
        (NodeKind::Event, facts.concept(iri, sem::EVENT_TYPE), first(skos::PREF_LABEL))
    } else if facts.is_a(iri, sem::TIME) && first(rdfs::LABEL).is_none() {
        (NodeKind::Time, "Time".to_owned(), first(dl::EDTF))
    } else {
        (NodeKind::Entity, facts.entity_class(iri)?.to_owned(), first(skos::PREF_LABEL))
    };
    // Dates that one article only infers are its own business: events hang on the shared ones.
    if kind == NodeKind::Time && iri.contains("#date_") {
        return None;
    }
    Some(Node {
        days: days(facts, iri),
        iri: iri.to_owned(),
        kind,
        class,
        label: shortened(&label.unwrap_or_else(|| local_name(iri).to_owned())),
        other_labels: facts.values(iri, skos::ALT_LABEL).map(str::to_owned).collect(),
        mark: tellings.mark(iri),
    })
}

/// First and last day of an event, a date, a statement or an article.
fn days(facts: &Lookup<'_>, iri: &str) -> Option<(String, String)> {
    let first = |iri: &str, property| facts.values(iri, property).next().map(str::to_owned);
    for property in [dl::DAY, schema::DATE_PUBLISHED, schema::DATE_CREATED] {
        if let Some(day) = first(iri, property) {
            return Some((day.clone(), day));
        }
    }
    let time = facts.node(iri, sem::HAS_TIME).unwrap_or(iri);
    let begin =
        first(time, sem::HAS_EARLIEST_BEGIN_TIME_STAMP).or_else(|| first(time, sem::HAS_BEGIN_TIME_STAMP));
    let end = first(time, sem::HAS_LATEST_END_TIME_STAMP).or_else(|| first(time, sem::HAS_END_TIME_STAMP));
    begin.zip(end)
}

/// One line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One line, cut at a number of characters.
fn shortened(text: &str) -> String {
    let line = line(text);
    if line.chars().count() <= LABEL_LENGTH {
        return line;
    }
    line.chars().take(LABEL_LENGTH - 1).chain(['…']).collect()
}
