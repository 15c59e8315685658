//! Reports that speak of one happening: those resolution joined, and those it kept apart for one term.

use super::known::Recall;
use super::office::is_one_body;
use super::relation::{self, Relation};
use super::{event_side, is_vouched};
use crate::extract::name::nominal;
use crate::lexicon::classes::{Class, Classes};
use crate::model::{
    Compared, DateSource, DateValue, Digest, EntityType, EventDigest, Finding, FindingKind, ParticipantRole,
    Phase, Resolution, Rival, RivalTerm, Severity, Standing, Status, TriggerKind,
};
use crate::resolve::event::{Around, kind};
use std::collections::{BTreeMap, BTreeSet};

type Place = (usize, usize);

/// What reports of one happening tell differently.
pub(super) fn differences(
    digests: &[Digest],
    resolution: &Resolution,
    compared: &mut Compared,
    recall: &mut Recall<'_>,
) -> Vec<Finding> {
    let mut findings: BTreeMap<(FindingKind, BTreeSet<usize>), Finding> = BTreeMap::new();
    let mut add = |key: BTreeSet<usize>, found: Vec<Finding>| {
        // One finding for each kind and pair of happenings, whatever number of reports stands behind it and whatever their order.
        for finding in found {
            let key = (finding.kind, key.clone());
            let is_first = findings.get(&key).is_none_or(|known| finding.message < known.message);
            if is_first {
                findings.insert(key, finding);
            }
        }
    };
    let event_of = |place: Place| resolution.event_of[place.0][place.1].unwrap_or(usize::MAX);
    let both = |left: Place, right: Place| BTreeSet::from([event_of(left), event_of(right)]);
    for &Rival { left, right, term } in &resolution.rivals {
        let (what, compare): (&str, Comparison) = match term {
            RivalTerm::Date => ("rival days", days),
            RivalTerm::Status => ("rival statuses", denial),
            RivalTerm::Agent => ("rival doers", doers),
        };
        let found = recall.findings([what, ""], &[left, right], || {
            compare(digests, resolution, left, right).into_iter().collect()
        });
        add(both(left, right), found);
    }
    for (number, event) in resolution.events.iter().enumerate().filter(|(_, event)| event.reports.len() > 1) {
        let dated = event.reports.iter().filter(|&&place| day(digests, place).is_some()).count();
        if dated > 1 {
            compared.add("dates", dated);
        }
        compared.add("statuses", event.reports.len());
        let mut reports = event.reports.clone();
        reports.sort_by_key(|place| (&digests[place.0].key, place.1));
        let found = recall.findings(["event", &event.label], &reports, || {
            told_of_one(digests, resolution, &reports, &event.label)
        });
        add([number].into(), found);
    }
    compared.add("pairs that one term keeps apart", resolution.rivals.len());
    for (left, right) in deaths(digests, resolution) {
        let found = recall.findings(["deaths", ""], &[left, right], || {
            let found = [days(digests, resolution, left, right), place(digests, resolution, left, right)];
            found.into_iter().flatten().collect()
        });
        add(both(left, right), found);
    }
    let denied = denied(digests, resolution);
    compared.add("denials with what they deny", denied.len());
    for (left, right) in denied {
        let found = recall.findings(["denial", ""], &[left, right], || {
            denial(digests, resolution, left, right).into_iter().collect()
        });
        add(both(left, right), found);
    }
    for finding in cancelled(digests, resolution) {
        let key =
            finding.sides.iter().filter_map(|side| Some(event_of((side.article, side.event?)))).collect();
        add(key, vec![finding]);
    }
    findings.into_values().collect()
}

/// A comparison of two reports.
type Comparison = fn(&[Digest], &Resolution, Place, Place) -> Option<Finding>;

/// What reports of one event, sorted by article, tell differently: the first finding of each kind.
fn told_of_one(digests: &[Digest], resolution: &Resolution, reports: &[Place], label: &str) -> Vec<Finding> {
    let mut findings: BTreeMap<FindingKind, Finding> = BTreeMap::new();
    for (left, right) in across(reports) {
        let found = [
            days(digests, resolution, left, right),
            denial(digests, resolution, left, right),
            called_off(digests, left, right),
            place(digests, resolution, left, right),
            doers(digests, resolution, left, right),
        ];
        for finding in found.into_iter().flatten() {
            findings.entry(finding.kind).or_insert(finding);
        }
    }
    if let Some(finding) = plan(digests, reports, label) {
        findings.entry(finding.kind).or_insert(finding);
    }
    findings.into_values().collect()
}

/// Pairs of reports of different articles, which are sorted by key: a bounded number for each report.
fn across(reports: &[Place]) -> Vec<(Place, Place)> {
    let pairs = reports.iter().enumerate().flat_map(|(at, &left)| {
        reports[at + 1..].iter().take(super::MAX_NEIGHBOURS).map(move |&right| (left, right))
    });
    pairs.filter(|(left, right)| left.0 != right.0).collect()
}

fn report(digests: &[Digest], place: Place) -> &EventDigest {
    &digests[place.0].events[place.1]
}

/// The day its own words give a report that the article vouches for.
fn day(digests: &[Digest], place: Place) -> Option<DateValue> {
    let report = report(digests, place);
    let (date, from) = report.date?;
    (from == DateSource::Text && is_vouched(report)).then_some(date)
}

/// `told 3 March (a) and 5 March (b)`: the words of both sides.
fn finding(
    digests: &[Digest],
    kind: FindingKind,
    severity: Severity,
    message: String,
    sides: &[Place],
) -> Finding {
    Finding {
        kind,
        severity,
        message,
        sides: sides.iter().map(|&place| event_side(digests, place)).collect(),
    }
}

fn id(digests: &[Digest], place: Place) -> &str {
    &digests[place.0].id
}

/// Whether two reports speak of happenings of one kind.
fn of_one_kind(one: &EventDigest, other: &EventDigest) -> bool {
    one.lemma == other.lemma || kind(&one.lemma) == kind(&other.lemma)
}

/// The two in the order of their ids, so that the order of the files does not show.
fn sorted(digests: &[Digest], left: Place, right: Place) -> [Place; 2] {
    let key = |place: Place| (id(digests, place), place.1);
    if key(left) <= key(right) { [left, right] } else { [right, left] }
}

/// Two days from the texts that cannot be one, a month apart at most; not where one article tells both, as of two deeds.
///
/// Two names in common in the sentences, or the same doer and object: `the injury` of one article and of the next may be two.
fn days(digests: &[Digest], resolution: &Resolution, left: Place, right: Place) -> Option<Finding> {
    /// Further apart the texts more likely speak of two happenings.
    const MOST: i32 = 31;
    let [left, right] = sorted(digests, left, right);
    let (one, other) = (day(digests, left)?, day(digests, right)?);
    let whole_days = one.as_day().is_some() && other.as_day().is_some();
    let apart = one.days_apart(other);
    let (a, b) = (report(digests, left), report(digests, right));
    if !whole_days || apart > MOST || relation::dates(one, other) != Relation::Conflict {
        return None;
    }
    let knows = |article: usize, lemma: &str, date: DateValue| {
        digests[article].events.iter().any(|event| {
            event.date.is_some_and(|(told, from)| from != DateSource::Published && told.overlaps(date))
                && (event.lemma == lemma || kind(&event.lemma) == kind(lemma))
        })
    };
    let around =
        |place: Place| Around::of(&digests[place.0], &resolution.entity_of[place.0], report(digests, place));
    let one_word = a.lemma == b.lemma || is_death(a) && is_death(b);
    let one_thing = || {
        one_word && around(left).shared(&around(right)) >= 2 || is_one_deed(digests, resolution, left, right)
    };
    // The cheap questions first.
    if a.lemma != b.lemma && a.kind == b.kind && !(is_death(a) && is_death(b))
        || a.status != Status::Happened
        || b.status != Status::Happened
        || a.phase != b.phase
        || resolution.origins[left.0] == resolution.origins[right.0]
        || may_be_one_weekday(digests, (left.0, one), (right.0, other))
        || is_of_clause(digests, left)
        || is_of_clause(digests, right)
        || knows(left.0, &b.lemma, other)
        || knows(right.0, &a.lemma, one)
        || !one_thing()
    {
        return None;
    }
    let message = format!(
        "“{}” is told on {one} ({}) and on {other} ({})",
        a.words,
        id(digests, left),
        id(digests, right)
    );
    Some(finding(digests, FindingKind::DateConflict, Severity::Warning, message, &[left, right]))
}

/// A noun whose day is that of the verb beside it: `a crowd gathered on Monday to mourn his death`.
fn is_of_clause(digests: &[Digest], place: Place) -> bool {
    let told = report(digests, place);
    let date = |report: &EventDigest| report.date.map(|(date, _)| date);
    told.kind == TriggerKind::Noun
        && digests[place.0].events.iter().any(|verb| {
            verb.kind == TriggerKind::Verb
                && verb.sentence == told.sentence
                && verb.node != told.node
                && date(verb) == date(told)
                && !of_one_kind(verb, told)
        })
}

/// Days whole weeks apart, each in the week before its article: `on Thursday` in two articles, of which one came out later or
/// bears another day than that on which it was written.
fn may_be_one_weekday(
    digests: &[Digest],
    (article, one): (usize, DateValue),
    (other_article, other): (usize, DateValue),
) -> bool {
    const WEEK: i32 = 7;
    let of_week = |article: usize, date: DateValue| {
        let published = digests[article].published;
        published.is_some_and(|published| (0..=WEEK).contains(&(published - date.first_day()).get_days()))
    };
    one.days_apart(other) % WEEK == 0 && of_week(article, one) && of_week(other_article, other)
}

/// One happening on one day at two named places, neither of which the other article names.
fn place(digests: &[Digest], resolution: &Resolution, left: Place, right: Place) -> Option<Finding> {
    let [left, right] = sorted(digests, left, right);
    let (a, b) = (report(digests, left), report(digests, right));
    // The cheap questions first: most pairs fail them.
    let one_day = day(digests, left)
        .zip(day(digests, right))
        .is_some_and(|(one, other)| one.as_day().is_some() && one == other);
    let happened = a.status == Status::Happened && b.status == Status::Happened;
    let one_kind = || of_one_kind(a, b) || is_death(a) && is_death(b);
    if !one_day || !happened || !one_kind() {
        return None;
    }
    let named = |place: Place| {
        let (actor, words) = report(digests, place).place.as_ref()?;
        let actor = (*actor)?;
        let name = digests[place.0].actors[actor].names.first()?;
        Some((resolution.entity_of[place.0][actor], name.as_str(), words.as_str()))
    };
    let ((one, one_name, one_words), (other, other_name, other_words)) = (named(left)?, named(right)?);
    // "Betty's Clinic" and "Betty's Centre in Osse": any word of the name in the other article is enough.
    let names = |article: usize, name: &str| {
        let mut known = digests[article].actors.iter().flat_map(|actor| &actor.names);
        known.any(|known| known.split_whitespace().any(|word| name.split_whitespace().any(|own| own == word)))
    };
    let is_noun = |name: &str| {
        let last = name.split_whitespace().next_back().unwrap_or(name).trim_end_matches('.');
        nominal::class_of(&last.to_lowercase()).is_some() || last.len() <= 3
    };
    let around =
        |place: Place| Around::of(&digests[place.0], &resolution.entity_of[place.0], report(digests, place));
    let around_each_other = |one: Option<usize>, other: Option<usize>| {
        one.zip(other).is_some_and(|(one, other)| lies_in(resolution, one, other))
    };
    // "in Lesk" and "in Oskria": where only one of them is a country, the other may lie in it.
    let one_is_land =
        || is_land(digests, [left, right], one_name) != is_land(digests, [left, right], other_name);
    if one == other
        || around_each_other(one, other)
        || around_each_other(other, one)
        || holds_words(one_words, other_name)
        || holds_words(other_words, one_name)
        || is_noun(one_name)
        || is_noun(other_name)
        || names(left.0, other_name)
        || names(right.0, one_name)
        || around(left).shared(&around(right)) < 2 && !befalls_one_person(digests, resolution, left, right)
        || one_is_land()
    {
        return None;
    }
    let message = format!(
        "“{}” is told in {one_words} ({}) and in {other_words} ({})",
        a.words,
        id(digests, left),
        id(digests, right)
    );
    Some(finding(digests, FindingKind::PlaceConflict, Severity::Warning, message, &[left, right]))
}

/// A death befalls one person once, whatever the words: verb or noun, `die of` as `die`.
fn is_death(report: &EventDigest) -> bool {
    Class::Deadly.holds_first(&report.lemma)
}

/// Pairs of reports of one person's death, in articles at most a week apart: whatever the words, it is one.
fn deaths(digests: &[Digest], resolution: &Resolution) -> Vec<(Place, Place)> {
    let mut of_person: BTreeMap<usize, Vec<Place>> = BTreeMap::new();
    for (article, digest) in digests.iter().enumerate() {
        for (event, told) in digest.events.iter().enumerate().filter(|(_, told)| is_death(told)) {
            let victims = told.participants.iter().filter(|(role, ..)| *role == ParticipantRole::Victim);
            let named = victims.filter_map(|(_, actor, _)| {
                let actor = (*actor)?;
                let full = digest.actors[actor].names.iter().any(|name| name.contains(' '));
                resolution.entity_of[article][actor]
                    .filter(|&entity| full && resolution.entities[entity].class == EntityType::Person)
            });
            for entity in named {
                of_person.entry(entity).or_default().push((article, event));
            }
        }
    }
    let near = |left: Place, right: Place| {
        let days = digests[left.0].published.zip(digests[right.0].published);
        days.is_some_and(|(one, other)| (other - one).get_days().abs() <= NEAR)
    };
    let pairs = of_person.into_values().flat_map(|mut reports| {
        reports.sort_by_key(|place| (&digests[place.0].key, place.1));
        across(&reports)
    });
    pairs.filter(|&(left, right)| near(left, right)).collect()
}

/// Done by one here and by another there: one day, one object, and neither article names the other's doer.
///
/// Both are named and of one class: a minister and the ministry are none, nor are `Lessia` and `the Lessian army`.
fn doers(digests: &[Digest], resolution: &Resolution, left: Place, right: Place) -> Option<Finding> {
    let [left, right] = sorted(digests, left, right);
    let (a, b) = (report(digests, left), report(digests, right));
    let agents = |place: Place| -> Option<Vec<(usize, &str)>> {
        let told = report(digests, place).participants.iter();
        let named = told.filter(|(role, ..)| *role == ParticipantRole::Agent).map(|(_, actor, _)| {
            let actor = (*actor)?;
            let name = digests[place.0].actors[actor].names.first()?;
            Some((resolution.entity_of[place.0][actor]?, name.as_str()))
        });
        named.collect()
    };
    let one_day = day(digests, left)
        .zip(day(digests, right))
        .is_some_and(|(one, other)| one.as_day().is_some() && one == other);
    let happened = [a, b].iter().all(|told| told.status == Status::Happened && is_vouched(told));
    if !one_day || !happened || a.phase != b.phase || !of_one_kind(a, b) {
        return None;
    }
    let (ones, others) = (agents(left)?, agents(right)?);
    let (one, other) = (ones.first()?, others.first()?);
    if one.0 == other.0 {
        return None;
    }
    let [parts_of_one, parts_of_other] = [left, right].map(|place| parts(digests, resolution, place));
    if parts_of_one.objects.is_disjoint(&parts_of_other.objects) {
        return None;
    }
    let class = |entity: usize| match resolution.entities[entity].class {
        EntityType::Place | EntityType::Norp => EntityType::Place,
        EntityType::Org | EntityType::Group => EntityType::Org,
        class => class,
    };
    let names = |article: usize, name: &str| {
        let last = name.split_whitespace().next_back().unwrap_or(name);
        let mut words = digests[article]
            .actors
            .iter()
            .flat_map(|actor| &actor.names)
            .flat_map(|name| name.split_whitespace());
        words.any(|word| is_one_body(word, last))
    };
    let related = |one: usize, other: usize| {
        lies_in(resolution, one, other)
            || lies_in(resolution, other, one)
            || resolution
                .possibly_same
                .binary_search_by_key(&(one.min(other), one.max(other)), |&(one, other, _)| (one, other))
                .is_ok()
    };
    let apart = ones.iter().all(|&(one, name)| {
        !names(right.0, name)
            && others
                .iter()
                .all(|&(other, _)| one != other && class(one) == class(other) && !related(one, other))
    }) && others.iter().all(|&(_, name)| !names(left.0, name));
    if !apart {
        return None;
    }
    let message = format!(
        "“{}” is told of {} ({}) and of {} ({})",
        a.words,
        one.1,
        id(digests, left),
        other.1,
        id(digests, right)
    );
    Some(finding(digests, FindingKind::ActorConflict, Severity::Warning, message, &[left, right]))
}

/// One named person arrested, killed, elected in both.
fn befalls_one_person(digests: &[Digest], resolution: &Resolution, left: Place, right: Place) -> bool {
    let people = |place: Place| -> BTreeSet<usize> {
        let told = report(digests, place).participants.iter();
        let hit = told.filter(|(role, ..)| matches!(role, ParticipantRole::Victim | ParticipantRole::Target));
        let entities = hit.filter_map(|(_, actor, _)| resolution.entity_of[place.0][(*actor)?]);
        let is_named = |entity: &usize| {
            let entity = &resolution.entities[*entity];
            entity.class == EntityType::Person && entity.label.contains(' ')
        };
        entities.filter(is_named).collect()
    };
    !people(left).is_disjoint(&people(right))
}

/// Whether the gazetteer has one entity in another: Paris in France.
pub(super) fn lies_in(resolution: &Resolution, one: usize, other: usize) -> bool {
    let around = &resolution.entities[other];
    around.gazetteer.as_ref().is_some_and(|id| resolution.entities[one].inside.contains(id))
}

/// Whether the articles speak of its people or of its government: a country, not a town.
fn is_land(digests: &[Digest], places: [Place; 2], name: &str) -> bool {
    places.iter().any(|&(article, _)| {
        let actors = digests[article].actors.iter();
        let mut words = actors
            .flat_map(|actor| actor.names.iter().chain(&actor.nominal))
            .flat_map(|words| words.split_whitespace());
        words.any(|other| other != name && is_one_body(name, other))
            || digests[article]
                .titles
                .iter()
                .any(|title| !matches!(title.office.as_str(), "mayor" | "governor") && title.of == name)
    })
}

/// `the harbour of Korvik` and `Korvik`.
fn holds_words(words: &str, name: &str) -> bool {
    words.contains(name) && words != name
}

/// Happened here, not there: by the article's own word on both sides, or a claim that another denies.
///
/// Catches `the army says that the Front attacked the port` and `the Front denied that it attacked the port`; leaves `no
/// arrests were made`, `foiled an attack` (a noun that is undone speaks of many things), other objects of one verb, and
/// what had not happened yet when the article came out.
fn denial(digests: &[Digest], resolution: &Resolution, left: Place, right: Place) -> Option<Finding> {
    let is_denied = |place: Place| {
        let report = report(digests, place);
        report.standing == Standing::Denied && matches!(report.status, Status::Happened | Status::Negated)
            || report.status == Status::Negated && is_vouched(report) && report.kind == TriggerKind::Verb
            || is_called_off(report)
    };
    let is_affirmed = |place: Place| {
        report(digests, place).status == Status::Happened && is_vouched(report(digests, place))
    };
    let (yes, no) = match (is_affirmed(left), is_denied(left), is_affirmed(right), is_denied(right)) {
        (true, false, _, true) => (left, right),
        (_, true, true, false) => (right, left),
        _ => return None,
    };
    let (affirmed, denied) = (report(digests, yes), report(digests, no));
    let (came_out, denied_on) = digests[yes.0].published.zip(digests[no.0].published)?;
    let happened = match affirmed.date {
        Some((date, DateSource::Text | DateSource::Context)) => date.first_day(),
        _ => came_out,
    };
    let near = (denied_on - came_out).get_days().abs() <= NEAR;
    if yes.0 == no.0 || !near || denied_on < happened || !is_one_deed(digests, resolution, yes, no) {
        return None;
    }
    // "The rule is not struck down": neither who nor when.
    let one_day = day(digests, yes).zip(day(digests, no)).is_some_and(|(one, other)| one.overlaps(other));
    let theirs = parts(digests, resolution, no);
    let called = || !parts(digests, resolution, yes).called.is_disjoint(&theirs.called);
    if theirs.doers.is_empty() && !one_day && !called() {
        return None;
    }
    // "The talks of 8 March were called off, the ministry said": whose talks they are is beyond doubt.
    let own_word = denied.status == Status::Negated && denied.standing == Standing::Told
        || is_called_off(denied) && one_day;
    let (kind, severity, says) = if own_word {
        (FindingKind::HappenedDenied, Severity::Conflict, "did not happen")
    } else {
        (FindingKind::ClaimDenied, Severity::Warning, "is denied")
    };
    let message = format!(
        "“{}” {} {}, {says} in {}",
        affirmed.words,
        if affirmed.standing == Standing::Told { "is told in" } else { "is claimed in" },
        id(digests, yes),
        id(digests, no)
    );
    Some(finding(digests, kind, severity, message, &[yes, no]))
}

/// `called off the march`, told as such.
fn is_called_off(report: &EventDigest) -> bool {
    report.status == Status::Negated && report.phase == Some(Phase::End) && is_vouched(report)
}

/// Announced here, called off there, of one event.
fn called_off(digests: &[Digest], left: Place, right: Place) -> Option<Finding> {
    let is_plan = |place: Place| report(digests, place).status == Status::Planned;
    let is_off = |place: Place| is_called_off(report(digests, place));
    let (plan, off) = match (is_plan(left), is_off(left), is_plan(right), is_off(right)) {
        (true, _, _, true) => (left, right),
        (_, true, true, _) => (right, left),
        _ => return None,
    };
    let (announced, cancelled) = digests[plan.0].published.zip(digests[off.0].published)?;
    let message = format!(
        "“{}” is announced in {} and called off in {}",
        report(digests, plan).words,
        id(digests, plan),
        id(digests, off)
    );
    let found = || finding(digests, FindingKind::Cancelled, Severity::Info, message, &[plan, off]);
    (announced <= cancelled).then(found)
}

/// Articles further apart in days more likely speak of two deeds.
const NEAR: i32 = 7;

/// Who does it and to whom or what: by name where there is one, else by the noun.
#[derive(Debug, Default)]
struct Parts {
    doers: BTreeSet<String>,
    objects: BTreeSet<String>,
    /// Those of them that are names themselves: `Arden`, not `the Arden rule`.
    called: BTreeSet<String>,
    /// Nouns of the objects: `hospital`.
    nouns: BTreeSet<String>,
    /// Names and nouns of all that is neither doer nor victim.
    rest: BTreeSet<String>,
}

/// Whether two reports of one kind have the same doers and the same objects, as far as both name them.
///
/// Nouns alone (`the city bought the property`) stand for too many things: a named doer or object has to agree.
pub(super) fn is_one_deed(digests: &[Digest], resolution: &Resolution, yes: Place, no: Place) -> bool {
    if !of_one_kind(report(digests, yes), report(digests, no)) {
        return false;
    }
    let [one, other] = [yes, no].map(|place| parts(digests, resolution, place));
    let agree = |one: &BTreeSet<String>, other: &BTreeSet<String>| !one.is_disjoint(other);
    let open = |one: &BTreeSet<String>, other: &BTreeSet<String>| one.is_empty() || other.is_empty();
    let doers = agree(&one.doers, &other.doers);
    let lemma = &report(digests, no).lemma;
    // "Brandt checked into a clinic" is not undone by "Brandt never checked into the Osse Arms".
    let elsewhere = !open(&one.rest, &other.rest) && !agree(&one.rest, &other.rest);
    if elsewhere {
        return false;
    }
    if agree(&one.objects, &other.objects) {
        return doers || open(&one.doers, &other.doers);
    }
    // "checked into" has an object that nobody found.
    let without = one.nouns.is_empty() && other.nouns.is_empty() && !lemma.contains(' ');
    doers && open(&one.objects, &other.objects) && (without || agree(&one.nouns, &other.nouns))
}

fn parts(digests: &[Digest], resolution: &Resolution, place: Place) -> Parts {
    let mut parts = Parts::default();
    let told = report(digests, place);
    for (role, actor, words) in &told.participants {
        let is_doer = *role == ParticipantRole::Agent;
        let mut named = BTreeSet::new();
        // "Osse Mining denied that it sold the mine": it is the one that denies.
        let denies = || {
            let own = is_doer && told.standing == Standing::Denied && PRONOUNS.contains(&words.as_str());
            told.holders.first().copied().filter(|_| own && told.holders.len() == 1)
        };
        if let Some(actor) = actor.or_else(denies)
            && let Some(name) = digests[place.0].actors[actor].names.first()
        {
            let entity = resolution.entity_of[place.0][actor];
            named.extend(entity.map(|entity| format!("#{entity}")));
            named.extend(name.split_whitespace().next_back().map(str::to_lowercase));
        }
        if !is_doer {
            parts.called.extend(named.iter().cloned());
        }
        // "the port of Lesk", "the Brenna mine": a name in the phrase tells which.
        let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
        let names = words.split_whitespace().filter(capital).map(str::to_lowercase);
        named.extend(names.filter(|word| nominal::class_of(word).is_none()));
        let head = head(words).map(str::to_lowercase).filter(|head| !PRONOUNS.contains(&head.as_str()));
        if is_doer {
            parts.doers.append(&mut named);
            continue;
        }
        if *role != ParticipantRole::Victim {
            parts.rest.extend(named.iter().cloned().chain(head.clone()));
        }
        parts.objects.append(&mut named);
        parts.nouns.extend(head);
    }
    parts
}

/// The noun of a phrase: `meeting` of `the meeting of the two in Osse`.
fn head(words: &str) -> Option<&str> {
    const BEHIND: &[&str] = &["at", "between", "by", "for", "from", "in", "of", "on", "to", "with"];
    words.split_whitespace().take_while(|word| !BEHIND.contains(word)).last()
}

/// Words that name nobody by themselves.
const PRONOUNS: &[&str] = &[
    "he", "her", "him", "i", "it", "its", "me", "she", "that", "them", "they", "this", "us", "we", "who",
    "you",
];

/// Denials and what they deny, found by doer and object: resolution may know neither as one event nor as two that one term
/// keeps apart, since the shorter of the two gives no day.
fn denied(digests: &[Digest], resolution: &Resolution) -> Vec<(Place, Place)> {
    let everywhere = || {
        let articles = digests.iter().enumerate();
        articles.flat_map(|(article, digest)| (0..digest.events.len()).map(move |event| (article, event)))
    };
    // By object, else by doer; where one side names its object and the other does not, by doer as well.
    let key = |place: Place| {
        let mut parts = parts(digests, resolution, place);
        parts.doers.append(&mut parts.objects);
        parts.doers
    };
    let is_no = |place: Place| {
        let report = report(digests, place);
        report.standing == Standing::Denied || report.status == Status::Negated
    };
    let mut by_part: BTreeMap<(&str, String), Vec<Place>> = BTreeMap::new();
    for place in everywhere().filter(|&place| is_no(place)) {
        for part in key(place) {
            by_part.entry((kind(&report(digests, place).lemma), part)).or_default().push(place);
        }
    }
    let mut pairs = BTreeSet::new();
    if by_part.is_empty() {
        return Vec::new();
    }
    let kinds: BTreeSet<&str> = by_part.keys().map(|&(kind, _)| kind).collect();
    for yes in everywhere().filter(|&place| !is_no(place) && is_vouched(report(digests, place))) {
        let kind = kind(&report(digests, yes).lemma);
        if !kinds.contains(kind) {
            continue;
        }
        for part in key(yes) {
            let near = by_part.get(&(kind, part));
            let near = near.into_iter().flatten().take(super::MAX_NEIGHBOURS);
            pairs.extend(near.filter(|no| no.0 != yes.0).map(|&no| (yes.min(no), yes.max(no))));
        }
    }
    pairs.into_iter().collect()
}

/// A plan with a day from the text, in an article from before it; told as happened on or after that day by another.
fn plan(digests: &[Digest], reports: &[Place], label: &str) -> Option<Finding> {
    let mut planned: BTreeMap<(&str, usize), Place> = BTreeMap::new();
    let mut held: BTreeMap<(&str, usize), Place> = BTreeMap::new();
    let mut days: Vec<DateValue> = Vec::new();
    for &place in reports {
        let (told, published) = (report(digests, place), digests[place.0].published);
        if told.status == Status::Planned
            && let (Some((date, DateSource::Text)), Some(published)) = (told.date, published)
            && date.as_day().is_some()
            && published <= date.first_day()
        {
            planned.entry((id(digests, place), place.0)).or_insert(place);
            days.push(date);
        }
    }
    for &place in reports {
        let (told, published) = (report(digests, place), digests[place.0].published);
        let on_the_day = told.date.is_some_and(|(date, from)| {
            from != DateSource::Published && days.iter().any(|day| day.overlaps(date))
        });
        if told.status == Status::Happened
            && is_vouched(told)
            && on_the_day
            && published.is_some_and(|published| days.iter().any(|day| day.first_day() <= published))
            && planned.keys().all(|(_, article)| *article != place.0)
        {
            held.entry((id(digests, place), place.0)).or_insert(place);
        }
    }
    if planned.is_empty() || held.is_empty() {
        return None;
    }
    let list = |places: &BTreeMap<(&str, usize), Place>| {
        places.keys().map(|(id, _)| *id).collect::<Vec<_>>().join(", ")
    };
    let message =
        format!("“{label}” is planned in {} and told as happened in {}", list(&planned), list(&held));
    let sides: Vec<Place> = planned.values().chain(held.values()).copied().collect();
    Some(finding(digests, FindingKind::PlannedThenHappened, Severity::Info, message, &sides))
}

/// Whether an article came out between a plan and its day, a month before it at most.
fn is_ahead(digests: &[Digest], plan: Place, off: Place, day: DateValue) -> bool {
    const MOST: i32 = 31;
    digests[plan.0].published.zip(digests[off.0].published).is_some_and(|(announced, called_off)| {
        announced <= called_off && (0..=MOST).contains(&(day.first_day() - called_off).get_days())
    })
}

/// What one article says was called off and another announces or tells as held: the thing called off, two names of the
/// sentence and the day agree.
fn cancelled(digests: &[Digest], resolution: &Resolution) -> Vec<Finding> {
    let mut called_off = Vec::new();
    for (article, digest) in digests.iter().enumerate() {
        for (event, told) in digest.events.iter().enumerate() {
            let verb = Classes::shipped().words(Class::CallingOff).iter().any(|verb| {
                told.lemma.strip_prefix(&**verb).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            });
            if verb && told.status == Status::Happened && is_vouched(told) {
                called_off.push((article, event));
            }
        }
    }
    if called_off.is_empty() {
        return Vec::new();
    }
    let around =
        |place: Place| Around::of(&digests[place.0], &resolution.entity_of[place.0], report(digests, place));
    let mut by_kind: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for (article, digest) in digests.iter().enumerate() {
        for (event, told) in digest.events.iter().enumerate() {
            if matches!(told.status, Status::Planned | Status::Happened) && is_vouched(told) {
                by_kind.entry(kind(&told.lemma)).or_default().push((article, event));
            }
        }
    }
    let mut findings = Vec::new();
    for off in called_off {
        let told = report(digests, off);
        let day = told.date.filter(|(_, from)| *from == DateSource::Text).map(|(date, _)| date);
        for (_, _, words) in &told.participants {
            let noun = head(words).unwrap_or_default().to_lowercase();
            let noun = noun.strip_suffix('s').unwrap_or(&noun);
            for &place in by_kind.get(kind(noun)).into_iter().flatten() {
                let other = report(digests, place);
                let same_day =
                    other.date.filter(|(_, from)| *from == DateSource::Text).is_some_and(|(date, _)| {
                        match day {
                            Some(day) => date.overlaps(day),
                            // Called off before its day, which is then no day of the calling off.
                            None => other.status == Status::Planned && is_ahead(digests, place, off, date),
                        }
                    });
                if place.0 == off.0 || !same_day || around(place).shared(&around(off)) < 2 {
                    continue;
                }
                let (kind, severity, says) = if other.status == Status::Planned {
                    (FindingKind::Cancelled, Severity::Info, "announced")
                } else {
                    (FindingKind::HappenedDenied, Severity::Conflict, "told as held")
                };
                let on = day.map_or(String::new(), |day| format!(" on {day}"));
                let message = format!(
                    "“{words}”{on}: {says} in {}, called off in {}",
                    id(digests, place),
                    id(digests, off)
                );
                findings.push(finding(digests, kind, severity, message, &[place, off]));
            }
        }
    }
    findings
}
