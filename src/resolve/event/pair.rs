//! Whether two reports tell one event: evidence for and against.

use super::Around;
use super::symbol::{self, Symbols};
use crate::extract::event::synonym;
use crate::extract::name::nominal;
use crate::lexicon::classes::Class;
use crate::model::{
    DateSource, DateValue, Digest, EntityType, EventDigest, EventType, FigureDigest, FigureKind, Grain,
    ParticipantRole, Phase, RivalTerm, RuleId, Status, TriggerKind,
};
use jiff::civil::Date;

/// A report with what identity is decided on.
#[derive(Debug, Clone)]
pub(super) struct Report {
    /// (article, event).
    pub(super) place: (usize, usize),
    /// The kind of happening.
    pub(super) kind: u64,
    /// Named actors by role group: who does it, to whom it is done; and all of them.
    pub(super) doers: Symbols,
    pub(super) undergoers: Symbols,
    pub(super) everyone: Symbols,
    /// Whether it takes one side only: not meeting, agreeing or fighting.
    pub(super) is_one_sided: bool,
    /// Those of them whom it hits, not whom it is about: the dead, not the one whose resignation it is.
    pub(super) hit: Symbols,
    /// Last names of the people to whom it is done: two deaths are two events, however alike they are told.
    pub(super) people: Symbols,
    /// Last names of all people that take part, where it is an office that is taken or left: two resignations are two.
    pub(super) in_office: Symbols,
    /// Words of participants that are no names.
    pub(super) words: Symbols,
    /// Where.
    pub(super) where_: Option<u64>,
    /// What it counts, each with its number in thousandths, but for counts over a period. Sorted.
    pub(super) counted: Box<[(u64, i64)]>,
    /// Counts over a period: never one with a single happening.
    pub(super) series: bool,
    /// Of a kind that comes again and again: talks, attacks, clashes.
    pub(super) recurs: bool,
    /// Who and what is named in its sentence.
    pub(super) around: Around,
}

impl Report {
    /// Named actors who do it, where it takes one side only.
    pub(super) fn one_sided(&self) -> impl Iterator<Item = u64> {
        self.doers.iter().filter(|_| self.is_one_sided)
    }
}

/// Meeting, agreeing, fighting: who does it has somebody on the other side.
fn is_mutual(class: EventType) -> bool {
    matches!(class, EventType::Consult | EventType::Agree | EventType::Cooperate | EventType::Assault)
}

/// The report of one event.
pub(super) fn report(digests: &[Digest], entity_of: &[Vec<Option<usize>>], place: (usize, usize)) -> Report {
    let digest = &digests[place.0];
    let event = &digest.events[place.1];
    let entities = &entity_of[place.0];
    let [mut doers, mut undergoers, mut hit, mut people, mut in_office, mut words] =
        [const { Vec::new() }; 6];
    for (role, actor, written) in &event.participants {
        let keys = keys(digest, entities, *actor, written);
        if matches!(role, ParticipantRole::Victim | ParticipantRole::Target | ParticipantRole::Recipient) {
            people.extend(last_name(digest, *actor));
        }
        if event.class == EventType::Appoint {
            in_office.extend(last_name(digest, *actor));
        }
        if keys == [None, None] {
            words.extend(written.split_whitespace().next_back().map(symbol::word));
            continue;
        }
        let keys = keys.into_iter().flatten();
        if *role == ParticipantRole::Agent {
            doers.extend(keys);
        } else {
            if *role != ParticipantRole::Theme {
                hit.extend(keys.clone());
            }
            undergoers.extend(keys);
        }
    }
    let mut counted: Vec<(u64, i64)> = (event.figures.iter().filter(|figure| figure.since.is_none()))
        .map(|figure| (symbol::word(&figure.unit), figure.thousandths))
        .collect();
    counted.sort_unstable();
    Report {
        place,
        kind: symbol::word(synonym::kind(&event.lemma)),
        everyone: doers.iter().chain(&undergoers).copied().collect(),
        doers: doers.into_iter().collect(),
        undergoers: undergoers.into_iter().collect(),
        hit: hit.into_iter().collect(),
        people: people.into_iter().collect(),
        in_office: in_office.into_iter().collect(),
        words: words.into_iter().collect(),
        where_: event.place.as_ref().map(|(actor, written)| {
            name_of(digest, entities, *actor).unwrap_or_else(|| symbol::word(written))
        }),
        counted: counted.into(),
        is_one_sided: !is_mutual(event.class),
        series: is_series(event),
        recurs: synonym::recurs(&event.lemma),
        around: Around::of(digest, entities, event),
    }
}

/// The last name of a named person.
fn last_name(digest: &Digest, actor: Option<usize>) -> Option<u64> {
    let person = digest.actors.get(actor?).filter(|actor| actor.class == EntityType::Person)?;
    person.names.first()?.split_whitespace().next_back().map(symbol::word)
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
fn keys(digest: &Digest, entities: &[Option<usize>], actor: Option<usize>, words: &str) -> [Option<u64>; 2] {
    let named = actor.and_then(|actor| digest.actors.get(actor)?.names.first()).map(String::as_str);
    let name = named.or_else(|| is_name(words).then_some(words));
    let entity = named.and_then(|_| entities.get(actor?).copied().flatten()).map(symbol::entity);
    let last = name.and_then(|name| name.split_whitespace().next_back()).map(symbol::word);
    [entity, last]
}

/// The entity of an actor, or its name; nothing for an actor without one.
fn name_of(digest: &Digest, entities: &[Option<usize>], actor: Option<usize>) -> Option<u64> {
    let actor = actor?;
    let named = digest.actors.get(actor)?.names.first()?;
    let entity = entities.get(actor).copied().flatten();
    Some(entity.map_or_else(|| symbol::word(named), symbol::entity))
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
    one.class != EventType::Consult && (is_plural(one) && is_one(other) || is_one(one) && is_plural(other))
}

/// The victims a report counts, in thousandths, with their noun; without those of whom it says only that they are people.
pub(super) fn tolls(event: &EventDigest) -> impl Iterator<Item = (i64, u64)> {
    let victims = |figure: &&FigureDigest| {
        matches!(figure.kind, FigureKind::Deaths | FigureKind::Injuries) && !is_anybody(&figure.unit)
    };
    event.figures.iter().filter(victims).map(|figure| (figure.thousandths, symbol::word(&figure.unit)))
}

/// Whether a unit of dead or hurt says no more than that they are people.
pub(crate) fn is_anybody(unit: &str) -> bool {
    Class::Casualty.holds(unit)
}

/// Whether a date is over a month before a day: background, no news.
pub(super) fn is_long_before(date: DateValue, day: Date) -> bool {
    let day = DateValue::day(day);
    date < day && date.days_apart(day) > MONTH
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
fn counts(one: &Report, other: &Report) -> Counts {
    let has_unit = |&(unit, _): &(u64, i64)| other.counted.iter().any(|&(counted, _)| counted == unit);
    if !symbol::is_disjoint(&one.counted, &other.counted) {
        Counts::Same
    } else if one.counted.iter().any(has_unit) {
        Counts::Differ
    } else {
        Counts::Open
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
    let common = one.everyone.shared(&other.everyone);
    let around = || one.around.shared(&other.around);
    // "The gas contract between the two was signed": nobody takes part by name, but the sentence names them.
    let unnamed = one.everyone.is_empty() || other.everyone.is_empty();
    let by_words = || unnamed && !one.words.is_disjoint(&other.words) && around() >= 3;
    let strong = common >= 2 || common == 1 && around() >= 2 || by_words();
    let parted = one.people.is_apart(&other.people) || a.phase != b.phase;
    if !strong || parted || synonym::is_broad(&a.lemma) {
        return None;
    }
    let dates = dates(a, b);
    if one.doers.is_apart(&other.doers) {
        let one_object = !one.undergoers.is_disjoint(&other.undergoers);
        return (one_object && dates == Dates::Same && a.status == b.status).then_some(RivalTerm::Agent);
    }
    if !may_be_one(a.status, b.status) {
        let fits = |event: &EventDigest| event.date.is_none_or(|(_, from)| from != DateSource::Text);
        return (dates != Dates::Apart && (dates == Dates::Same || fits(a) || fits(b)))
            .then_some(RivalTerm::Status);
    }
    (dates == Dates::Apart && !one.recurs && a.status == b.status).then_some(RivalTerm::Date)
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
    let common = one.everyone.shared(&other.everyone);
    let words = one.words.shared(&other.words);
    // Two victims, or two pairs of actors without anybody in common, are two events.
    if one.people.is_apart(&other.people) && common == 0 || one.in_office.is_apart(&other.in_office) {
        return None;
    }
    if within && have_other_sides(a, b, one, other) {
        return None;
    }
    if one.recurs && other_number(a, b) {
        return None;
    }
    // Two articles, two days (or two seasons, where one is lent), and nobody takes part in both.
    let far = a.date.zip(b.date).is_some_and(|((a, _), (b, _))| a.days_apart(b) > SEASON);
    // "has banned its captain", "in 2024 it banned its doctor": what is news is not what its own words date to long before.
    let news = |event: &EventDigest| event.date.is_some_and(|(_, from)| from == DateSource::Published);
    if within && far && news(a) != news(b) {
        return None;
    }
    if !within && (dates == Dates::Apart || far) && common == 0 {
        return None;
    }
    // "the killing of 2020" told as background is not the undated blow of the news, if nobody takes part in both.
    let old = |report: &Report, event: &EventDigest| {
        let published = digests[report.place.0].published;
        event.date.zip(published).is_some_and(|((date, _), day)| is_long_before(date, day))
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
    if one.undergoers.is_apart(&other.undergoers) && common == 0 {
        points -= 3;
    }
    if one.everyone.is_apart(&other.everyone) {
        points -= 1;
    }
    // "killed three soldiers", "killed a commander": in two articles nothing but the word is one.
    if !within && common == 0 && one.words.is_apart(&other.words) {
        points -= 2;
    }
    if a.lemma == b.lemma {
        points += 1;
    }
    if (a.kind == TriggerKind::Noun) == (b.kind == TriggerKind::Noun) {
        points += 1;
    }
    points += points_of_counts(one, other, within && (is_share(a) || is_share(b)));
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

/// Points for counting alike; shares in one article that differ are of two things: `Ford shares fell 3 percent. Oden shares fell 5 percent.`
fn points_of_counts(one: &Report, other: &Report, shares: bool) -> i32 {
    match counts(one, other) {
        Counts::Same => 3,
        Counts::Open => 0,
        Counts::Differ if shares => -6,
        Counts::Differ => -4,
    }
}

/// Two happenings of one article by who takes part: `Delta bought Nordlys`, `Oden Mills bought Falk Foods`; `Rand met Velt`, `Holm met
/// Lund`; `fired Lee and will fire Day`; `Ford bought a mill`, `Falk bought a boat`.
fn have_other_sides(a: &EventDigest, b: &EventDigest, one: &Report, other: &Report) -> bool {
    let both_sides = one.doers.is_apart(&other.doers) && one.undergoers.is_apart(&other.undergoers);
    let two_pairs =
        !one.is_one_sided && one.doers.is_pair() && other.doers.is_pair() && one.doers.is_apart(&other.doers);
    let two_objects = a.lemma == b.lemma
        && (one.undergoers.is_apart(&other.undergoers)
            || one.doers.is_apart(&other.doers) && one.words.is_apart(&other.words));
    both_sides || two_pairs || two_objects
}

/// Points against two reports of one kind in one article, where the word alone would make them one: other doers of other things
/// (`Norland released the files`, `Arden released a film`), one and many (`the debate`, `six debates`), `two other firms`.
fn within_penalty(a: &EventDigest, b: &EventDigest, one: &Report, other: &Report) -> i32 {
    let other_doers = one.is_one_sided
        && other.is_one_sided
        && !one.doers.is_empty()
        && !other.doers.is_empty()
        && one.doers.is_disjoint(&other.doers)
        && one.undergoers.shared(&other.undergoers) == 0;
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
        penalty += 6;
    }
    penalty
}

/// It counts a share of something.
fn is_share(event: &EventDigest) -> bool {
    event.figures.iter().any(|figure| figure.kind == FigureKind::Share)
}

/// A singular noun of a happening: `the debate`.
pub(super) fn is_one(event: &EventDigest) -> bool {
    event.kind == TriggerKind::Noun && !event.words.ends_with('s')
}

fn is_plural(event: &EventDigest) -> bool {
    event.kind == TriggerKind::Noun && event.words.ends_with('s')
}

/// A plural noun of happenings: `debates`.
pub(super) fn is_many(event: &EventDigest) -> bool {
    is_plural(event)
        && !event.words.ends_with("ss")
        && !event.lemma.ends_with('s')
        && !Class::PluralEvent.holds(event.lemma.split(' ').next_back().unwrap_or_default())
}

/// A planned event and the event held are one; one that did not happen is one only with its plan or another denial.
fn may_be_one(one: Status, other: Status) -> bool {
    !matches!((one, other), (Status::Negated, Status::Happened) | (Status::Happened, Status::Negated))
}
