//! Outlets or articles side by side: a table of claims, one row a thing and slot, one column an outlet or article.
//!
//! A thing is a happening, with those that one term keeps apart from it: two days of one signing are one row. A slot is
//! what can be told of it: whether, when, where, who, whom, how many. Each cell holds what the articles of its column tell,
//! with the sentence; an empty one is silent.

use super::relation::{self, Relation};
use crate::model::{
    CharSpan, DateSource, DateValue, Digest, EventDigest, FigureDigest, ParticipantRole, Resolution,
    Standing, Status,
};
use jiff::civil::Date;
use petgraph::unionfind::UnionFind;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A column: articles that are read as one voice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The outlet, or the id of the article.
    pub name: String,
    /// Indices of its articles.
    pub articles: Vec<usize>,
}

/// What is told of a thing. In the order of the rows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// Whether it happened.
    Status,
    /// When.
    Day,
    /// Where.
    Place,
    /// Who does it.
    Doer,
    /// To whom or what it is done, and with what.
    Object,
    /// How many of these.
    Count(String),
}

impl Slot {
    /// The word at the head of the row.
    pub fn name(&self) -> String {
        match self {
            Self::Status => "status".to_owned(),
            Self::Day => "day".to_owned(),
            Self::Place => "place".to_owned(),
            Self::Doer => "who".to_owned(),
            Self::Object => "whom or what".to_owned(),
            Self::Count(unit) => format!("count ({unit})"),
        }
    }
}

/// What one article tells for a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Index of the article.
    pub article: usize,
    /// The value, for a reader.
    pub value: String,
    /// On whose authority.
    pub standing: Standing,
    /// The sentence it stands in.
    pub sentence: CharSpan,
    measured: Measured,
}

/// A value in the form it is compared in.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Measured {
    Status(Status),
    Date(DateValue),
    /// An entity, else words in small letters.
    Name(String),
    Figure(FigureDigest, Option<Date>),
}

/// What a column has for a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It tells it, and nobody contradicts.
    Tells,
    /// It tells it, and another column cannot be right beside it.
    Contradicts,
    /// It says nothing of it.
    Silent,
}

impl Verdict {
    /// The word used in the exchange format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Tells => "tells",
            Self::Contradicts => "contradicts",
            Self::Silent => "silent",
        }
    }
}

/// One column of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Whether it tells, contradicts or is silent.
    pub verdict: Verdict,
    /// Distinct values in the order of the articles, each with where it is told first.
    pub claims: Vec<Claim>,
}

/// A thing and a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What the thing is called.
    pub thing: String,
    /// Its happenings, by index.
    pub events: Vec<usize>,
    /// What is told of it.
    pub slot: Slot,
    /// How the columns stand to each other; nothing where one tells it alone.
    pub relation: Option<Relation>,
    /// One for each column.
    pub cells: Vec<Cell>,
}

/// The rows for these columns: things that contradict first, then those that most columns tell, by name.
///
/// `only` narrows it to happenings, by index. A thing that no column tells has no row.
pub fn rows(
    digests: &[Digest],
    resolution: &Resolution,
    columns: &[Column],
    only: Option<&BTreeSet<usize>>,
) -> Vec<Row> {
    let mut column_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, column) in columns.iter().enumerate() {
        for &article in &column.articles {
            column_of.entry(article).or_default().push(number);
        }
    }
    let mut things: Vec<(Vec<Row>, String)> = Vec::new();
    for events in things_of(resolution) {
        if only.is_some_and(|only| events.iter().all(|event| !only.contains(event))) {
            continue;
        }
        let mut slots: BTreeMap<Slot, Vec<Vec<Claim>>> = BTreeMap::new();
        let reports = events.iter().flat_map(|&event| &resolution.events[event].reports);
        let mut reports: Vec<(usize, usize)> = reports.copied().collect();
        reports.sort_by_key(|&(article, event)| (digests[article].published, &digests[article].key, event));
        for (article, event) in reports {
            let Some(numbers) = column_of.get(&article) else { continue };
            for (slot, claim) in claims(digests, resolution, article, &digests[article].events[event]) {
                let cells = slots.entry(slot).or_insert_with(|| vec![Vec::new(); columns.len()]);
                for &number in numbers {
                    let cell = &mut cells[number];
                    if cell.iter().all(|known| known.measured != claim.measured) {
                        cell.push(claim.clone());
                    }
                }
            }
        }
        // What most articles tell of it gives the name.
        let label = events.iter().map(|&event| &resolution.events[event]);
        let label = label.min_by_key(|event| (Reverse(event.reports.len()), &event.key));
        let label = label.map_or(String::new(), |event| event.label.clone());
        let rows = slots.into_iter().map(|(slot, cells)| row(&label, &events, slot, cells)).collect();
        things.push((rows, label));
    }
    things.retain(|(rows, _)| !rows.is_empty());
    things.sort_by_cached_key(|(rows, label)| {
        let worst = rows.iter().filter_map(|row| row.relation).max();
        let told = |row: &Row| row.cells.iter().filter(|cell| cell.verdict != Verdict::Silent).count();
        let told = rows.iter().map(told).max().unwrap_or_default();
        (Reverse(worst.filter(|&worst| worst >= Relation::Update)), Reverse(told), label.clone())
    });
    things.into_iter().flat_map(|(rows, _)| rows).collect()
}

/// These happenings with those that one term keeps apart from them.
pub fn with_rivals(resolution: &Resolution, events: &BTreeSet<usize>) -> BTreeSet<usize> {
    let things = things_of(resolution).into_iter();
    things.filter(|thing| thing.iter().any(|event| events.contains(event))).flatten().collect()
}

/// Happenings, those that one term keeps apart together.
fn things_of(resolution: &Resolution) -> Vec<Vec<usize>> {
    let mut sets = UnionFind::<usize>::new(resolution.events.len());
    for rival in &resolution.rivals {
        let [left, right] =
            [rival.left, rival.right].map(|(article, event)| resolution.event_of[article][event]);
        if let (Some(left), Some(right)) = (left, right) {
            sets.union(left, right);
        }
    }
    let mut things: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for event in 0..resolution.events.len() {
        things.entry(sets.find(event)).or_default().push(event);
    }
    things.into_values().collect()
}

/// All that a report tells of its happening.
fn claims(
    digests: &[Digest],
    resolution: &Resolution,
    article: usize,
    report: &EventDigest,
) -> Vec<(Slot, Claim)> {
    let digest = &digests[article];
    let claim = |value: String, measured: Measured| Claim {
        article,
        value,
        standing: report.standing,
        sentence: report.sentence,
        measured,
    };
    let named = |actor: Option<usize>, words: &str| {
        let entity = actor.and_then(|actor| resolution.entity_of[article][actor]);
        let label = entity.map_or(words, |entity| resolution.entities[entity].label.as_str());
        let measured = entity.map_or_else(|| words.to_lowercase(), |entity| format!("#{entity}"));
        claim(label.to_owned(), Measured::Name(measured))
    };
    let status = claim(report.status.as_str().to_owned(), Measured::Status(report.status));
    let mut claims = vec![(Slot::Status, status)];
    if let Some((date, DateSource::Text | DateSource::Context)) = report.date {
        claims.push((Slot::Day, claim(date.to_string(), Measured::Date(date))));
    }
    claims.extend(report.place.iter().map(|(actor, words)| (Slot::Place, named(*actor, words))));
    for (role, actor, words) in &report.participants {
        let slot = if *role == ParticipantRole::Agent { Slot::Doer } else { Slot::Object };
        claims.push((slot, named(*actor, words)));
    }
    for figure in &report.figures {
        let unit = format!("{}, {}", figure.unit, figure.kind.as_str().to_lowercase());
        let measured = Measured::Figure(figure.clone(), figure.as_of.or(digest.published));
        claims.push((Slot::Count(unit), claim(figure.words.clone(), measured)));
    }
    claims
}

fn row(thing: &str, events: &[usize], slot: Slot, cells: Vec<Vec<Claim>>) -> Row {
    let mut verdicts: Vec<Verdict> =
        cells.iter().map(|claims| if claims.is_empty() { Verdict::Silent } else { Verdict::Tells }).collect();
    let mut relation = None;
    for (left, one) in cells.iter().enumerate() {
        for (right, other) in cells.iter().enumerate().skip(left + 1) {
            let Some(found) = between(one, other) else { continue };
            relation = relation.max(Some(found));
            if found == Relation::Conflict {
                (verdicts[left], verdicts[right]) = (Verdict::Contradicts, Verdict::Contradicts);
            }
        }
    }
    let cells = verdicts.into_iter().zip(cells).map(|(verdict, claims)| Cell { verdict, claims }).collect();
    Row { thing: thing.to_owned(), events: events.to_vec(), slot, relation, cells }
}

/// How two cells stand to each other: as the two claims of them that stand nearest to each other, since one article may
/// tell a first count and a later one.
fn between(one: &[Claim], other: &[Claim]) -> Option<Relation> {
    let pairs =
        one.iter().flat_map(|one| other.iter().map(move |other| relate(&one.measured, &other.measured)));
    pairs.min()
}

fn relate(one: &Measured, other: &Measured) -> Relation {
    match (one, other) {
        (Measured::Status(one), Measured::Status(other)) => relation::statuses(*one, *other),
        (Measured::Date(one), Measured::Date(other)) => relation::dates(*one, *other),
        (Measured::Figure(one, day), Measured::Figure(other, other_day)) => {
            relation::figures((one, *day), (other, *other_day))
        }
        (Measured::Name(one), Measured::Name(other)) if one == other => Relation::Same,
        // Of two names one may be part of the other, or both are true.
        _ => Relation::Compatible,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Knowledge;
    use crate::model::Article;
    use crate::pipeline::{read_article, resolve};
    use crate::resolve::Decisions;

    #[test]
    fn two_outlets_agree_contradict_and_are_silent() {
        let knowledge = Knowledge::default();
        let article = |id: &str, text: &str| {
            let article = Article {
                id: id.to_owned(),
                published: "2032-03-22".parse().ok(),
                text: text.to_owned(),
                ..Article::default()
            };
            read_article(article, &knowledge).digest
        };
        let digests = [
            article("a", "Lessia and Tolmin signed a water accord in Korvik on 11 March."),
            article(
                "b",
                "Lessia and Tolmin signed a water accord on 15 March. A ferry sank off Osse on Monday.",
            ),
        ];
        let resolution = resolve(&digests, &knowledge, &Decisions::default());
        let columns: Vec<Column> = (0..2)
            .map(|article| Column { name: digests[article].id.clone(), articles: vec![article] })
            .collect();
        let rows = rows(&digests, &resolution, &columns, None);
        let found = |slot: &Slot| {
            rows.iter()
                .find(|row| row.slot == *slot && !row.cells[0].claims.is_empty())
                .expect("a row of the signing")
        };
        let day = found(&Slot::Day);
        assert_eq!(day.relation, Some(Relation::Conflict));
        assert!(day.cells.iter().all(|cell| cell.verdict == Verdict::Contradicts && cell.claims.len() == 1));
        assert_eq!(found(&Slot::Status).relation, Some(Relation::Same));
        let place = found(&Slot::Place);
        assert_eq!((place.cells[0].verdict, place.cells[1].verdict), (Verdict::Tells, Verdict::Silent));
        assert_eq!(rows[0].thing, day.thing, "what contradicts comes first");
        assert!(
            rows.iter().any(|row| row.cells[0].claims.is_empty() && row.cells[1].verdict == Verdict::Tells)
        );
    }
}
