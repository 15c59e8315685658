//! The exchange format: JSON Lines, one article a line, offsets in code points.
//!
//! Keys and their meaning are fixed by the contract; a key without anything to say is left out.

use crate::model::{
    ByteSpan, CharSpan, Entity, Event, Figure, Found, InferredDate, Mention, Proposition, Reading, Region,
    Resolution, Role, Side, Statement, TimeExpression,
};
use crate::resolve::mention_for;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The line of article number `index` of the call, without its line break; with `all`, what is set aside too.
pub fn line(reading: &Reading, index: usize, resolution: &Resolution, all: bool) -> String {
    let actors = reading.digest.actors.iter().enumerate();
    let actor_of =
        actors.flat_map(|(index, actor)| actor.mentions.iter().map(move |&span| (span, index))).collect();
    let statements = &reading.annotations.statements;
    let shown = statements.iter().take_while(|statement| all || statement.is_kept()).count();
    let record_of = records(&statements[..shown]);
    Writer { reading, index, resolution, actor_of, record_of }.article()
}

/// The line of an article that was refused: its id, and what was wrong in line `number` of the input.
pub fn error_line(id: Option<&str>, message: &str, number: usize) -> String {
    json!({ "id": id, "error": { "message": message, "line": number } }).to_string()
}

/// The record of each statement. What several said apart from each other is several statements of the graph, but one
/// record with several speakers: one cue and its content.
fn records(statements: &[Statement]) -> Vec<usize> {
    let mut first: BTreeMap<(Option<ByteSpan>, &[ByteSpan]), usize> = BTreeMap::new();
    let mut count = 0;
    statements
        .iter()
        .map(|statement| {
            let key = (statement.cue, statement.content.as_slice());
            let told = first.get(&key).filter(|_| statement.said_apart).copied();
            told.unwrap_or_else(|| {
                first.insert(key, count);
                count += 1;
                count - 1
            })
        })
        .collect()
}

struct Writer<'a> {
    reading: &'a Reading,
    index: usize,
    resolution: &'a Resolution,
    /// Actor of each mention, by its span.
    actor_of: BTreeMap<CharSpan, usize>,
    /// Record that holds each statement that is shown.
    record_of: Vec<usize>,
}

impl Writer<'_> {
    fn article(&self) -> String {
        let article = &self.reading.article;
        let found = &self.reading.annotations;
        let mut line = Line::default();
        line.put("id", &article.id);
        line.put("source", &article.source);
        line.put("title", &article.title);
        line.put("url", &article.url);
        line.put("text", &article.text);
        line.put("published", article.published.map(|day| day.to_string()));
        line.put("published_at", &article.published_at);
        line.put("published_inferred", article.inferred.as_ref().map(|inferred| self.inferred(inferred)));
        line.put("language", &article.language);
        line.put("authors", (!article.authors.is_empty()).then_some(&article.authors));
        line.put("summary_only", article.is_summary.then_some(true));
        line.list("regions", found.regions.iter().map(|region| self.region(region)));
        let records = self.statements();
        line.list("statements", records.values().map(|together| self.statement(together[0], together)));
        line.list("times", found.times.iter().map(|time| self.time(time)));
        line.list("events", found.events.iter().enumerate().map(|(index, event)| self.event(index, event)));
        let mentions = found.mentions.iter().enumerate();
        line.list("entities", mentions.map(|(index, mention)| self.mention(index, mention)));
        line.list("roles", found.roles.iter().map(|role| self.role(role)));
        line.list("findings", self.findings().into_iter());
        line.end()
    }

    fn each<T>(&self, items: &[T], write: impl Fn(&Self, &T) -> Value) -> Vec<Value> {
        items.iter().map(|item| write(self, item)).collect()
    }

    fn span(&self, span: ByteSpan) -> Object {
        let chars = self.reading.chars(span);
        let mut object = Object::default();
        object.put("start", chars.start);
        object.put("end", chars.end);
        object.put("text", self.reading.words(span));
        object
    }

    fn spans(&self, spans: &[ByteSpan]) -> Vec<Value> {
        spans.iter().map(|&span| self.span(span).into()).collect()
    }

    fn optional(&self, span: Option<ByteSpan>) -> Value {
        span.map_or(Value::Null, |span| self.span(span).into())
    }

    /// A span with the key of the entity it stands for.
    fn actor(&self, span: ByteSpan) -> Object {
        let mut object = self.span(span);
        let mention = mention_for(&self.reading.article.text, &self.reading.annotations.mentions, span);
        object.put("entity", mention.and_then(|mention| self.key_of(mention)));
        object
    }

    /// The name that the gazetteer gives what a mention is linked to: `United States` of `US`. The same whatever other
    /// articles say.
    fn name_in_gazetteer(&self, span: ByteSpan) -> Option<&str> {
        let mention = mention_for(&self.reading.article.text, &self.reading.annotations.mentions, span)?;
        let entity = self.entity_of(mention).filter(|entity| entity.gazetteer.is_some())?;
        Some(entity.label.as_str())
    }

    /// The entity a mention belongs to.
    fn entity_of(&self, mention: usize) -> Option<&Entity> {
        let span = self.reading.chars(self.reading.annotations.mentions.get(mention)?.span);
        let actor = *self.actor_of.get(&span)?;
        let entity = (*self.resolution.entity_of.get(self.index)?.get(actor)?)?;
        self.resolution.entities.get(entity)
    }

    /// The key of the entity a mention belongs to.
    fn key_of(&self, mention: usize) -> Option<&str> {
        self.entity_of(mention).map(|entity| entity.key.as_str())
    }

    fn inferred(&self, inferred: &InferredDate) -> Value {
        let mut object = inferred.span.map_or_else(Object::default, |span| self.span(span));
        object.put("rule", inferred.rule);
        object.put("reason", &inferred.reason);
        object.into()
    }

    fn region(&self, region: &Region) -> Value {
        let mut object = self.span(region.span);
        object.put("kind", region.kind.as_str());
        object.put("author", region.author.map(|span| Value::from(self.span(span))));
        object.put("place", region.place.map(|span| Value::from(self.span(span))));
        object.put("date", region.date.map(|day| day.to_string()));
        object.into()
    }

    /// The statements of each record.
    fn statements(&self) -> BTreeMap<usize, Vec<&Statement>> {
        let mut records: BTreeMap<usize, Vec<&Statement>> = BTreeMap::new();
        for (statement, &record) in self.reading.annotations.statements.iter().zip(&self.record_of) {
            records.entry(record).or_default().push(statement);
        }
        records
    }

    fn statement(&self, statement: &Statement, together: &[&Statement]) -> Value {
        let mut object = Object::default();
        let speaker = together.iter().filter_map(|one| one.speaker).reduce(|all, span| all.cover(&span));
        object.put("speaker", self.optional(speaker));
        let speakers = together.iter().flat_map(|one| &one.speakers);
        object.put("speakers", speakers.map(|&span| self.actor(span).into()).collect::<Vec<Value>>());
        object.put("said_apart", (together.len() > 1).then_some(true));
        object.put("speaker_inferred", statement.speaker_inferred);
        object.put("cue", self.optional(statement.cue));
        object.put("content", self.spans(&statement.content));
        object.put("quoted", self.spans(&statement.quoted));
        object.put("kind", statement.kind.as_str());
        object.put("act", &statement.act);
        let date = statement.time.and_then(|time| self.reading.annotations.times.get(time)?.date);
        object.put("date", date.map(|date| date.to_string()));
        object.put("negated", statement.negated);
        object.put("certainty", statement.certainty.as_str());
        object.put("conditional", statement.conditional);
        object.put("proposition", statement.proposition.map(|claimed| self.proposition(claimed)));
        object.put("addressee", self.optional(statement.addressee));
        object.put("medium", self.optional(statement.medium));
        object.put("via", self.optional(statement.via));
        object.put("nested_in", statement.nested_in.and_then(|outer| self.record_of.get(outer)));
        object.put("rule", statement.rule);
        object.put("confidence", statement.confidence.as_fraction());
        if let Some(aside) = statement.aside {
            object.put("kept", false);
            object.put("aside", aside.as_str());
        }
        object.into()
    }

    fn proposition(&self, claimed: Proposition) -> Value {
        let mut object = Object::default();
        object.put("verb", Value::from(self.span(claimed.verb)));
        object.put("class", claimed.class.as_str());
        object.put("agent", self.optional(claimed.agent));
        object.put("patient", self.optional(claimed.patient));
        object.into()
    }

    fn time(&self, time: &TimeExpression) -> Value {
        let mut object = self.span(time.span);
        object.put("type", time.kind.as_str());
        object.put("value", &time.value);
        object.put("mod", time.modifier.map(crate::model::Modifier::as_str));
        object.put("edtf", &time.edtf);
        object.put("earliest", time.earliest.map(|day| day.to_string()));
        object.put("latest", time.latest.map(|day| day.to_string()));
        object.put("rule", time.rule);
        object.put("derivation", &time.derivation);
        object.into()
    }

    fn event(&self, index: usize, event: &Event) -> Value {
        let mut object = Object::default();
        object.put("trigger", Value::from(self.span(event.trigger)));
        object.put("lemma", &event.lemma);
        object.put("phase", event.phase.map(crate::model::Phase::as_str));
        object.put("phase_trigger", self.optional(event.phase_trigger));
        object.put("class", event.class.as_str());
        object.put("status", event.status.as_str());
        object.put("standing", event.standing.as_str());
        object.put("said_in", event.said_in.and_then(|statement| self.record_of.get(statement)));
        object.put("date", self.event_date(event));
        let place = event.place.as_ref().map(|place| {
            let mut object = self.actor(place.value);
            object.put("name", self.name_in_gazetteer(place.value));
            reason(&mut object, place);
            object.into()
        });
        object.put("place", place.unwrap_or(Value::Null));
        let participants = event.participants.iter().map(|participant| {
            let mut object = self.actor(participant.value.span);
            object.put("role", participant.value.role.as_str());
            reason(&mut object, participant);
            object.into()
        });
        object.put("participants", participants.collect::<Vec<Value>>());
        object.put("figures", self.each(&event.figures, Self::figure));
        object.put("caused_by", event.caused_by);
        let cluster = self.resolution.event_of.get(self.index).and_then(|events| *events.get(index)?);
        object.put("cluster", cluster.map(|cluster| self.resolution.events[cluster].key.as_str()));
        object.put("rule", event.rule);
        object.put("confidence", event.confidence.as_fraction());
        object.put("kept", (!event.kept).then_some(false));
        object.into()
    }

    fn event_date(&self, event: &Event) -> Value {
        let Some(found) = &event.date else { return Value::Null };
        let date = &found.value;
        let time = date.time.and_then(|time| self.reading.annotations.times.get(time));
        let mut object = match time {
            Some(time) => self.span(time.span),
            _ => Object(
                json!({ "start": null, "end": null, "text": null }).as_object().cloned().unwrap_or_default(),
            ),
        };
        object.put("value", date.value.to_string());
        object.put("from", date.from.as_str());
        reason(&mut object, found);
        object.into()
    }

    fn figure(&self, figure: &Figure) -> Value {
        let mut object = self.span(figure.span);
        // A whole number is written as one.
        let value = if figure.thousandths % 1000 == 0 {
            json!(figure.thousandths / 1000)
        } else {
            json!(figure.value())
        };
        object.put("value", value);
        object.put("comparator", figure.comparator.as_str());
        object.put("unit", &figure.unit);
        object.put("kind", figure.kind.as_str());
        object.put("since", figure.since.map(|date| date.to_string()));
        object.put("as_of", figure.as_of.map(|day| day.to_string()));
        object.into()
    }

    fn mention(&self, index: usize, mention: &Mention) -> Value {
        let mut object = self.span(mention.span);
        object.put("np", mention.phrase.map(|phrase| Value::from(self.span(phrase))));
        object.put("type", mention.class.as_str());
        object.put("kind", mention.kind.as_str());
        object.put("confidence", mention.confidence.as_fraction());
        let entity = self.entity_of(index);
        // A chain of pronouns alone (`you ... your`) is no entity, but one thing within its article.
        let local = || mention.chain.map(|chain| format!("{}#chain_{chain}", self.reading.digest.key));
        object.put("cluster", entity.map(|entity| entity.key.clone()).or_else(local));
        object.put("link", entity.and_then(|entity| entity.wikidata.as_deref()));
        object.put("rule", mention.rule);
        object.into()
    }

    fn role(&self, role: &Role) -> Value {
        let mut object = Object::default();
        object.put("person", self.key_of(role.person));
        object.put("office", &role.office);
        object.put("of", role.of.and_then(|body| self.key_of(body)));
        object.put("tenure", role.tenure.as_str());
        let terms = role.terms.iter().filter_map(|&(term, time)| {
            let mut object = Object::default();
            object.put("term", term.as_str());
            object.0.extend(self.span(self.reading.annotations.times.get(time)?.span).0);
            Some(Value::from(object))
        });
        object.put("terms", terms.collect::<Vec<_>>());
        object.0.extend(self.span(role.span).0);
        object.into()
    }

    /// The findings this article takes part in.
    fn findings(&self) -> Vec<Value> {
        let mine = self
            .resolution
            .findings
            .iter()
            .filter(|finding| finding.sides.iter().any(|side| side.article == self.index));
        mine.map(|finding| {
            json!({
                "kind": finding.kind.as_str(),
                "severity": finding.severity.as_str(),
                "message": finding.message,
                "sides": finding.sides.iter().map(side).collect::<Vec<_>>(),
            })
        })
        .collect()
    }
}

/// The rule and the confidence of a slot.
fn reason<T>(object: &mut Object, found: &Found<T>) {
    object.put("rule", found.rule);
    object.put("confidence", found.confidence.as_fraction());
}

/// A place in an article.
fn side(side: &Side) -> Value {
    json!({ "article": side.id, "start": side.span.start, "end": side.span.end, "text": side.text })
}

/// A JSON object as text: one item of a list is in memory at a time, which counts for a long article.
#[derive(Default)]
struct Line(String);

impl Line {
    fn key(&mut self, key: &str) {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        self.0.push('"');
        self.0.push_str(key);
        self.0.push_str("\":");
    }

    fn put(&mut self, key: &str, value: impl serde::Serialize) {
        let value = json!(value);
        if !value.is_null() {
            self.key(key);
            self.0.push_str(&value.to_string());
        }
    }

    fn list(&mut self, key: &str, items: impl Iterator<Item = Value>) {
        self.key(key);
        self.0.push('[');
        for (index, item) in items.enumerate() {
            if index > 0 {
                self.0.push(',');
            }
            self.0.push_str(&item.to_string());
        }
        self.0.push(']');
    }

    fn end(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

/// A JSON object whose keys keep their order and are left out when there is nothing to say.
#[derive(Default)]
struct Object(Map<String, Value>);

impl Object {
    fn put(&mut self, key: &str, value: impl serde::Serialize) {
        let value = serde_json::to_value(value).expect("strings, numbers and lists always convert");
        if !value.is_null() || matches!(key, "speaker" | "cue" | "date" | "place" | "phase") {
            self.0.insert(key.to_owned(), value);
        }
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Value::Object(object.0)
    }
}
