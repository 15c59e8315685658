//! Whether two reports tell one event: evidence for and against.

use super::Around;
use crate::extract::event::synonym;
use crate::extract::name::nominal;
use crate::model::{
    DateSource, DateValue, Digest, EntityType, EventDigest, EventType, FigureDigest, FigureKind, Grain,
    ParticipantRole, Phase, RivalTerm, RuleId, Status, TriggerKind,
};
use std::collections::{BTreeMap, BTreeSet};

/// A report with what identity is decided on.
#[derive(Debug, Clone)]
pub(super) struct Report {
    /// (article, event).
    pub(super) place: (usize, usize),
    /// The kind of happening.
    pub(super) kind: String,
    /// Named actors by role group: who does it, to whom it is done.
    pub(super) doers: BTreeSet<String>,
    pub(super) undergoers: BTreeSet<String>,
    /// Named actors who do it, where it takes one side only: not who meets, agrees, trades or fights.
    pub(super) one_sided: BTreeSet<String>,
    /// Those of them whom it hits, not whom it is about: the dead, not the one whose resignation it is.
    pub(super) hit: BTreeSet<String>,
    /// Last names of the people to whom it is done: two deaths are two events, however alike they are told.
    pub(super) people: BTreeSet<String>,
    /// Last names of all people that take part, where it is an office that is taken or left: two resignations are two.
    pub(super) in_office: BTreeSet<String>,
    /// Words of participants that are no names.
    pub(super) words: BTreeSet<String>,
    /// Where.
    pub(super) where_: Option<String>,
    /// Counts over a period: never one with a single happening.
    pub(super) series: bool,
    /// Of a kind that comes again and again: talks, attacks, clashes.
    pub(super) recurs: bool,
    /// Who and what is named in its sentence.
    pub(super) around: Around,
}

/// The report of one event.
pub(super) fn report(digests: &[Digest], entity_of: &[Vec<Option<usize>>], place: (usize, usize)) -> Report {
    let digest = &digests[place.0];
    let event = &digest.events[place.1];
    let mut report = Report {
        place,
        kind: synonym::kind(&event.lemma).to_owned(),
        doers: BTreeSet::new(),
        undergoers: BTreeSet::new(),
        one_sided: BTreeSet::new(),
        hit: BTreeSet::new(),
        people: BTreeSet::new(),
        in_office: BTreeSet::new(),
        words: BTreeSet::new(),
        where_: event.place.as_ref().map(|(actor, words)| {
            name_of(digest, &entity_of[place.0], *actor).unwrap_or_else(|| words.to_lowercase())
        }),
        series: is_series(event),
        recurs: synonym::recurs(&event.lemma),
        around: Around::of(digest, &entity_of[place.0], event),
    };
    for (role, actor, words) in &event.participants {
        let keys = keys(digest, &entity_of[place.0], *actor, words);
        if matches!(role, ParticipantRole::Victim | ParticipantRole::Target | ParticipantRole::Recipient) {
            report.people.extend(last_name(digest, *actor));
        }
        if event.class == EventType::Appoint {
            report.in_office.extend(last_name(digest, *actor));
        }
        if keys.is_empty() {
            report.words.extend(words.split_whitespace().next_back().map(str::to_lowercase));
        } else if *role == ParticipantRole::Agent {
            report.doers.extend(keys);
        } else {
            if *role != ParticipantRole::Theme {
                report.hit.extend(keys.iter().cloned());
            }
            report.undergoers.extend(keys);
        }
    }
    let mutual = matches!(
        event.class,
        EventType::Consult
            | EventType::Agree
            | EventType::Cooperate
            | EventType::Transact
            | EventType::Assault
    );
    if !mutual {
        report.one_sided.clone_from(&report.doers);
    }
    report
}

/// The last name of a named person.
fn last_name(digest: &Digest, actor: Option<usize>) -> Option<String> {
    let person = digest.actors.get(actor?).filter(|actor| actor.class == EntityType::Person)?;
    person.names.first()?.split_whitespace().next_back().map(str::to_lowercase)
}

/// Whether the last word of a phrase is a name: not a common noun in a headline (`British Climber`, `MAN`).
fn is_name(words: &str) -> bool {
    let last = words.split_whitespace().next_back().unwrap_or_default();
    let mut letters = last.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.any(char::is_lowercase)
        && nominal::class_of(&last.to_lowercase()).is_none()
}

/// What a named participant is known by: its entity, and the last word of its name, since a name that stands in no
/// chain of mentions has no entity. Nothing for one without a name.
fn keys(digest: &Digest, entities: &[Option<usize>], actor: Option<usize>, words: &str) -> Vec<String> {
    let named = actor.and_then(|actor| digest.actors.get(actor)?.names.first()).map(String::as_str);
    let name = named.or_else(|| is_name(words).then_some(words));
    let entity =
        named.and_then(|_| entities.get(actor?).copied().flatten()).map(|entity| format!("#{entity}"));
    let last = name.and_then(|name| name.split_whitespace().next_back()).map(str::to_lowercase);
    entity.into_iter().chain(last).collect()
}

/// The entity of an actor, or its name; nothing for an actor without one.
fn name_of(digest: &Digest, entities: &[Option<usize>], actor: Option<usize>) -> Option<String> {
    let actor = actor?;
    let named = digest.actors.get(actor)?.names.first()?;
    Some(
        entities
            .get(actor)
            .copied()
            .flatten()
            .map_or_else(|| named.to_lowercase(), |entity| format!("#{entity}")),
    )
}

fn is_series(event: &EventDigest) -> bool {
    event.figures.iter().any(|figure| {
        (figure.since.is_some() || figure.kind == FigureKind::Attacks)
            && figure.thousandths > 1000
            && matches!(event.class, EventType::Assault | EventType::Disaster)
            && event.lemma.split(' ').next_back() == Some(figure.unit.as_str())
    })
}

/// `a drone attack` and `the attacks since October`: one deed and many.
fn other_number(one: &EventDigest, other: &EventDigest) -> bool {
    let plural = |event: &EventDigest| event.words.ends_with('s');
    let nouns = one.kind == TriggerKind::Noun && other.kind == TriggerKind::Noun;
    nouns && one.class != EventType::Consult && plural(one) != plural(other)
}

/// The victims a report counts, in thousandths, with their noun; without those of whom it says only that they are people.
pub(super) fn tolls(event: &EventDigest) -> BTreeSet<(i64, String)> {
    let victims = |figure: &&FigureDigest| {
        matches!(figure.kind, FigureKind::Deaths | FigureKind::Injuries) && !is_anybody(&figure.unit)
    };
    event.figures.iter().filter(victims).map(|figure| (figure.thousandths, figure.unit.clone())).collect()
}

/// Words for the dead and the hurt that say no more than that they are people. Sorted.
const ANYBODY: &[&str] = &[
    "body", "casualty", "corpse", "dead", "death", "fatality", "hurt", "injured", "injury", "life", "people",
    "person", "victim", "wounded",
];

/// Whether a unit of dead or hurt says no more than that they are people.
pub(crate) fn is_anybody(unit: &str) -> bool {
    ANYBODY.binary_search(&unit).is_ok()
}

/// How the dates of two reports stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dates {
    Same,
    Open,
    Apart,
}

/// Whether two reports count the same things alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counts {
    Same,
    Open,
    Differ,
}

/// `26 pirates` and `26 pirates`, or `23 pirates`.
fn counts(one: &EventDigest, other: &EventDigest) -> Counts {
    let counted = |event: &EventDigest| -> BTreeMap<String, BTreeSet<i64>> {
        let mut counted: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
        for figure in event.figures.iter().filter(|figure| figure.since.is_none()) {
            counted.entry(figure.unit.clone()).or_default().insert(figure.thousandths);
        }
        counted
    };
    let (one, other) = (counted(one), counted(other));
    let both = one.iter().filter_map(|(unit, numbers)| Some((numbers, other.get(unit)?)));
    let alike: Vec<bool> = both.map(|(numbers, others)| !numbers.is_disjoint(others)).collect();
    if alike.is_empty() {
        Counts::Open
    } else if alike.contains(&true) {
        Counts::Same
    } else {
        Counts::Differ
    }
}

/// Articles further apart in days seldom tell one event.
const WEEK: i32 = 7;

/// Days before its article after which a happening is told as background.
const MONTH: i32 = 31;

/// Days by which even coarse dates of one event may not differ: the raid of 2020 is not that of last week.
const SEASON: i32 = 90;

/// Days by which the dates of one event may differ: the night between two days, and the zones of the outlets.
pub(super) const SLIP: i32 = 1;

/// Dated by its own words, to the month or finer.
fn is_fine(event: &EventDigest) -> bool {
    event.date.is_some_and(|(value, from)| from == DateSource::Text && value.grain() >= Grain::Month)
}

/// The date that holds reports apart: told in its own words, or of kinds that recur the day its context gives.
pub(super) fn parting_date(event: &EventDigest, recurs: bool) -> Option<DateValue> {
    let (value, from) = event.date?;
    let counts = match from {
        DateSource::Text => true,
        DateSource::Context => recurs && value.grain() == Grain::Day,
        DateSource::Published => false,
    };
    counts.then_some(value)
}

/// Dated by their own words, however coarse, and far apart.
fn are_of_other_years(one: &EventDigest, other: &EventDigest) -> bool {
    let told = |event: &EventDigest| event.date.filter(|(_, from)| *from == DateSource::Text);
    told(one).zip(told(other)).is_some_and(|((a, _), (b, _))| a.days_apart(b) > SEASON)
}

fn dates(one: &EventDigest, other: &EventDigest) -> Dates {
    match (one.date, other.date) {
        (Some((a, a_from)), Some((b, b_from))) => {
            let both_text = a_from == DateSource::Text && b_from == DateSource::Text;
            if a.overlaps(b) && (a.grain() == Grain::Day && b.grain() == Grain::Day || both_text) {
                Dates::Same
            } else if a.days_apart(b) > SLIP && both_text {
                Dates::Apart
            } else {
                Dates::Open
            }
        }
        _ => Dates::Open,
    }
}

/// How two reports of one kind stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// They may tell one event: points (the more, the surer) and the rule.
    Same(i32, RuleId),
    /// They would, but for this term.
    Rival(RivalTerm),
    /// They tell two.
    None,
}

/// Weighs two reports of one kind.
///
/// `similarity` is that of their articles in thousandths, 1000 within an article.
pub(super) fn pair(digests: &[Digest], one: &Report, other: &Report, similarity: u32) -> Verdict {
    if let Some((points, rule)) = weigh(digests, one, other, similarity) {
        return Verdict::Same(points, rule);
    }
    rival(digests, one, other).map_or(Verdict::None, Verdict::Rival)
}

/// The one term that keeps apart two reports which agree in all else: same kind, and two named participants, or one and
/// another name in the sentence, in articles at most a week apart.
///
/// Catches a treaty of two countries signed on the 12th and on the 14th, and a mine sold on one day by one firm and by another;
/// leaves two rounds of talks, whose kind recurs,
/// and two reports that share a country only.
fn rival(digests: &[Digest], one: &Report, other: &Report) -> Option<RivalTerm> {
    let (a, b) = (&digests[one.place.0].events[one.place.1], &digests[other.place.0].events[other.place.1]);
    let near = digests[one.place.0]
        .published
        .zip(digests[other.place.0].published)
        .is_some_and(|(first, second)| DateValue::day(first).days_apart(DateValue::day(second)) <= WEEK);
    if one.place.0 == other.place.0 || one.kind != other.kind || one.series != other.series || !near {
        return None;
    }
    let everyone =
        |report: &Report| -> BTreeSet<String> { report.doers.union(&report.undergoers).cloned().collect() };
    let common = shared(&everyone(one), &everyone(other));
    let around = one.around.shared(&other.around);
    // "The gas contract between the two was signed": nobody takes part by name, but the sentence names them.
    let unnamed = everyone(one).is_empty() || everyone(other).is_empty();
    let by_words = unnamed && around >= 3 && !one.words.is_disjoint(&other.words);
    let strong = common >= 2 || common == 1 && around >= 2 || by_words;
    let others =
        |x: &BTreeSet<String>, y: &BTreeSet<String>| !x.is_empty() && !y.is_empty() && x.is_disjoint(y);
    let parted = others(&one.people, &other.people) || a.phase != b.phase;
    if !strong || parted || synonym::is_broad(&a.lemma) {
        return None;
    }
    let dates = dates(a, b);
    if others(&one.doers, &other.doers) {
        let one_object = shared(&one.undergoers, &other.undergoers) > 0;
        return (one_object && dates == Dates::Same && a.status == b.status).then_some(RivalTerm::Agent);
    }
    if !may_be_one(a.status, b.status) {
        let fits = |event: &EventDigest| event.date.is_none_or(|(_, from)| from != DateSource::Text);
        return (dates != Dates::Apart && (dates == Dates::Same || fits(a) || fits(b)))
            .then_some(RivalTerm::Status);
    }
    (dates == Dates::Apart && !one.recurs && a.status == b.status).then_some(RivalTerm::Date)
}

/// How many of two sets of participants are the same.
fn shared(x: &BTreeSet<String>, y: &BTreeSet<String>) -> usize {
    // One who is known by entity and by name counts once.
    let (entities, names): (Vec<&String>, Vec<&String>) =
        x.intersection(y).partition(|key| key.starts_with('#'));
    entities.len().max(names.len())
}

/// Points and rule for two reports of one kind; `None` where they may not be joined.
pub(super) fn weigh(
    digests: &[Digest],
    one: &Report,
    other: &Report,
    similarity: u32,
) -> Option<(i32, RuleId)> {
    let (a, b) = (&digests[one.place.0].events[one.place.1], &digests[other.place.0].events[other.place.1]);
    let within = one.place.0 == other.place.0;
    if one.kind != other.kind || one.series != other.series || !may_be_one(a.status, b.status) {
        return None;
    }
    let dates = dates(a, b);
    if dates == Dates::Apart && (within || is_fine(a) && is_fine(b) || are_of_other_years(a, b)) {
        return None;
    }
    let apart =
        |x: &BTreeSet<String>, y: &BTreeSet<String>| !x.is_empty() && !y.is_empty() && x.is_disjoint(y);
    let everyone =
        |report: &Report| -> BTreeSet<String> { report.doers.union(&report.undergoers).cloned().collect() };
    let (all_one, all_other) = (everyone(one), everyone(other));
    let common = shared(&all_one, &all_other);
    let words = shared(&one.words, &other.words);
    // Two victims, or two pairs of actors without anybody in common, are two events.
    if apart(&one.people, &other.people) && common == 0 || apart(&one.in_office, &other.in_office) {
        return None;
    }
    if one.recurs && other_number(a, b) {
        return None;
    }
    // "the killing of 2020" told as background is not the undated blow of the news, if nobody takes part in both.
    let old = |report: &Report, event: &EventDigest| {
        let published = digests[report.place.0].published.map(DateValue::day);
        let date = event.date.map(|(date, _)| date);
        published.zip(date).is_some_and(|(day, date)| date < day && date.days_apart(day) > MONTH)
    };
    let undated = a.date.is_none() != b.date.is_none();
    if !within && common == 0 && undated && (old(one, a) || old(other, b)) {
        return None;
    }
    // Who did it in the one suffered it in the other: attack and answer.
    let turned = |x: &Report, y: &Report| !x.doers.is_disjoint(&y.hit);
    if one.doers.is_disjoint(&other.doers) && (turned(one, other) || turned(other, one)) {
        return None;
    }
    let mut points = i32::try_from(similarity / 100).unwrap_or(0);
    points += 3 * i32::try_from(common.min(3)).unwrap_or(0) + 2 * i32::try_from(words.min(2)).unwrap_or(0);
    points += match dates {
        Dates::Same => 2,
        Dates::Open => 0,
        Dates::Apart => -4,
    };
    match (&one.where_, &other.where_) {
        (Some(x), Some(y)) if x == y => points += 2,
        (Some(_), Some(_)) => points -= 2,
        _ => {}
    }
    if within {
        points -= within_penalty(a, b, one, other);
    }
    // Three soldiers, a commander: other undergoers with nobody in common.
    if apart(&one.undergoers, &other.undergoers) && common == 0 {
        points -= 3;
    }
    if apart(&all_one, &all_other) {
        points -= 1;
    }
    if a.lemma == b.lemma {
        points += 1;
    }
    if (a.kind == TriggerKind::Noun) == (b.kind == TriggerKind::Noun) {
        points += 1;
    }
    points += match counts(a, b) {
        Counts::Same => 3,
        Counts::Open => 0,
        Counts::Differ => -4,
    };
    // A plan is told before the day is known, and long before what came of it.
    if a.status == b.status {
        if a.date.is_some() != b.date.is_some() {
            points -= 1;
        }
        if let (Some(first), Some(second)) =
            (digests[one.place.0].published, digests[other.place.0].published)
            && DateValue::day(first).days_apart(DateValue::day(second)) > WEEK
        {
            points -= 2;
        }
    }
    // A round of talks and their suspension may be two happenings; their start is the talks.
    let later = |event: &EventDigest| event.phase.filter(|&phase| phase != Phase::Start);
    if later(a) != later(b) {
        points -= 2;
    }
    if synonym::is_broad(&a.lemma) && common + words == 0 {
        points -= 3;
    }
    let rule = match (within, common > 0, dates) {
        (true, true, _) => "event/same-article-participants",
        (true, false, _) => "event/same-article-kind",
        (false, true, _) => "event/same-story-participants",
        (false, false, Dates::Same) => "event/same-story-day",
        (false, false, _) => "event/same-story-kind",
    };
    Some((points, rule))
}

/// Points against two reports of one kind in one article, where the word alone would make them one: other doers of other things
/// (`Norland released the files`, `Arden released a film`), one and many (`the debate`, `six debates`), `two other firms`.
fn within_penalty(a: &EventDigest, b: &EventDigest, one: &Report, other: &Report) -> i32 {
    let apart =
        |x: &BTreeSet<String>, y: &BTreeSet<String>| !x.is_empty() && !y.is_empty() && x.is_disjoint(y);
    let other_doers =
        apart(&one.one_sided, &other.one_sided) && shared(&one.undergoers, &other.undergoers) == 0;
    let others = |event: &EventDigest| {
        event.participants.iter().any(|(_, _, words)| {
            words
                .split_whitespace()
                .take(3)
                .any(|word| matches!(word, "other" | "another" | "Other" | "Another"))
        })
    };
    let mut penalty = 0;
    if other_doers {
        penalty += 4;
    }
    if is_many(a) != is_many(b) {
        penalty += 3;
    }
    if others(a) != others(b) {
        penalty += 3;
    }
    penalty
}

/// Nouns that are plural without being many happenings. Sorted; our choice.
const PLURAL: &[&str] = &[
    "celebration",
    "charge",
    "consultation",
    "discussion",
    "election",
    "festivity",
    "game",
    "hostility",
    "negotiation",
    "poll",
    "proceeding",
    "result",
    "sale",
    "service",
    "strike",
    "talk",
    "talks",
];

/// A singular noun of a happening: `the debate`.
pub(super) fn is_one(event: &EventDigest) -> bool {
    event.kind == TriggerKind::Noun && !event.words.ends_with('s')
}

/// A plural noun of happenings: `debates`.
pub(super) fn is_many(event: &EventDigest) -> bool {
    event.kind == TriggerKind::Noun
        && event.words.ends_with('s')
        && !event.words.ends_with("ss")
        && !event.lemma.ends_with('s')
        && PLURAL.binary_search(&event.lemma.split(' ').next_back().unwrap_or_default()).is_err()
}

/// A planned event and the event held are one; one that did not happen is one only with its plan or another denial.
fn may_be_one(one: Status, other: Status) -> bool {
    !matches!((one, other), (Status::Negated, Status::Happened) | (Status::Happened, Status::Negated))
}
