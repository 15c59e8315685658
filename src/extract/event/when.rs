//! When an event happened.
//!
//! In this order: the date that grammar ties to the event or to the verb that carries it; the date of a verb it is
//! coordinated with or hangs on as a participle; the only date of its clause; the date of another mention of the same
//! happening in the article; the article's main day, or its day of publication, for what the lead tells in the past.
//! Never the X of `since X` or `until X`, never the day on which somebody spoke.

use super::scene::Scene;
use super::trigger::Trigger;
use crate::language::syntax::{Relation, Upos};
use crate::model::{
    DateSource, DateValue, EventDate, EventType, Grain, RegionKind, Status, TimeBound, TimeKind, TriggerKind,
};
use std::collections::{BTreeMap, BTreeSet};

/// The date of each trigger, in their order.
pub(super) fn dates(
    scene: &Scene<'_, '_>,
    triggers: &[Trigger],
    statuses: &[Status],
) -> Vec<Option<EventDate>> {
    let links = Links::new(scene, triggers);
    let mut dates: Vec<Option<EventDate>> = triggers
        .iter()
        .map(|trigger| {
            links.of_trigger(trigger).map(|time| EventDate {
                time: Some(time),
                value: scene.times[time].date.expect("links hold dated times only"),
                from: DateSource::Text,
            })
        })
        .collect();
    inherit_between_events(scene, triggers, &mut dates);
    inherit_along_story(scene, triggers, &mut dates);
    same_happening(scene, triggers, statuses, &mut dates);
    main_day(scene, triggers, statuses, &mut dates);
    for (trigger, date) in triggers.iter().zip(&mut dates) {
        // Troops that stand somewhere have no day.
        if trigger.rule == "event/presence" {
            *date = None;
        }
    }
    dates
}

/// Which word of the tree carries which time expression.
struct Links<'s, 'a, 't> {
    scene: &'s Scene<'a, 't>,
    /// Word (verb, predicate or event noun) -> index of the time.
    carried: BTreeMap<usize, usize>,
    /// For each sentence its times that may date an event, with the word they hang on, if it is no verb of saying.
    free: BTreeMap<usize, Vec<(usize, Option<usize>)>>,
}

/// Whether a time expression can be the day of a single happening.
fn dates_events(scene: &Scene<'_, '_>, time: usize) -> bool {
    let expression = &scene.times[time];
    let possessive = scene
        .document
        .head_of(scene.document.tokens_in(expression.span))
        .is_some_and(|head| scene.relation(head) == Relation::NmodPoss);
    let bounded = matches!(
        expression.bound,
        Some(TimeBound::Since | TimeBound::Until | TimeBound::By | TimeBound::Before | TimeBound::After)
    );
    expression.date.is_some()
        && matches!(expression.kind, TimeKind::Date | TimeKind::Time)
        && (!bounded || possessive)
        && scene.document.is_report(expression.span.start)
}

impl<'s, 'a, 't> Links<'s, 'a, 't> {
    fn new(scene: &'s Scene<'a, 't>, triggers: &[Trigger]) -> Self {
        let heads: BTreeMap<usize, usize> =
            triggers.iter().enumerate().map(|(number, trigger)| (trigger.token, number)).collect();
        let mut links = Self { scene, carried: BTreeMap::new(), free: BTreeMap::new() };
        for time in 0..scene.times.len() {
            if !dates_events(scene, time) {
                continue;
            }
            let tokens = scene.document.tokens_in(scene.times[time].span);
            let Some(anchor) = scene.document.head_of(tokens) else { continue };
            let carrier = links.carrier(anchor, &heads);
            let sentence = scene.document.tokens[anchor].sentence;
            links.free.entry(sentence).or_default().push((time, carrier));
            if let Some(carrier) = carrier {
                links.carried.entry(carrier).or_insert(time);
            }
        }
        links
    }

    /// The event noun or predicate above a time expression.
    fn carrier(&self, anchor: usize, heads: &BTreeMap<usize, usize>) -> Option<usize> {
        let mut at = anchor;
        for _ in 0..6 {
            if at != anchor && (heads.contains_key(&at) || self.scene.is_predicate(at)) {
                return Some(at);
            }
            at = self.scene.head(at)?;
        }
        None
    }

    fn of_trigger(&self, trigger: &Trigger) -> Option<usize> {
        let own = self.carried.get(&trigger.token).or_else(|| self.carried.get(&trigger.clause()));
        // "the quake, which struck on Sunday": the day of the noun's relative clause.
        let own = own.or_else(|| {
            let clauses =
                self.scene.document.children_by(trigger.token, &[Relation::AclRelcl, Relation::Acl]);
            clauses.filter(|_| trigger.kind == TriggerKind::Noun).find_map(|verb| self.carried.get(&verb))
        });
        own.copied().or_else(|| self.inherited(trigger)).or_else(|| self.only_in_clause(trigger))
    }

    /// From the verb that governs a noun, from a coordinated verb, from the verb a participle hangs on.
    fn inherited(&self, trigger: &Trigger) -> Option<usize> {
        let scene = self.scene;
        let mut at = trigger.clause();
        if trigger.kind == TriggerKind::Noun && !scene.is_predicate(at) {
            if is_apart(scene, at) {
                return None;
            }
            at = scene.governing_predicate(at)?;
            if let Some(&time) = self.carried.get(&at) {
                return (!is_saying(scene, at)).then_some(time);
            }
        }
        for _ in 0..4 {
            let above = scene.head(at)?;
            let tag = scene.document.tokens[at].xpos;
            let climbs = match scene.relation(at) {
                Relation::Conj => scene.is_predicate(above),
                Relation::Advcl | Relation::Acl => {
                    (tag.is_gerund() || tag.is_past_participle())
                        && scene.document.subject(at).is_none()
                        && !scene.has_child_word(
                            at,
                            &[Relation::Mark, Relation::Advmod, Relation::Case],
                            &["after", "before", "since", "for"],
                        )
                }
                Relation::Xcomp => !scene.is(
                    above,
                    &["agree", "plan", "decide", "vow", "promise", "want", "pledge", "offer", "intend"],
                ),
                _ => false,
            };
            if !climbs || !scene.is_predicate(above) || is_saying(scene, above) {
                break;
            }
            if let Some(&time) = self.carried.get(&above) {
                return Some(time);
            }
            at = above;
        }
        scene.document.children_by(trigger.clause(), &[Relation::Conj]).find_map(|verb| {
            (scene.document.subject(verb).is_none() && scene.is_predicate(verb))
                .then(|| self.carried.get(&verb).copied())
                .flatten()
        })
    }

    /// The only date of the sentence, where the trigger's clause is the one it stands in.
    fn only_in_clause(&self, trigger: &Trigger) -> Option<usize> {
        let scene = self.scene;
        let sentence = scene.document.tokens[trigger.token].sentence;
        let &[(time, carrier)] = self.free.get(&sentence)?.as_slice() else { return None };
        if carrier.is_some_and(|carrier| is_saying(scene, carrier)) {
            return None;
        }
        if trigger.kind == TriggerKind::Noun && is_apart(scene, trigger.token) {
            return None;
        }
        let mut root = clause_root(scene, trigger.clause());
        // "caused a stir on Thursday after she checked out": told together, of one day.
        if scene.relation(root) == Relation::Advcl
            && scene.has_child_word(
                root,
                &[Relation::Mark, Relation::Advmod],
                &["after", "when", "as", "while"],
            )
            && let Some(above) = scene.head(root)
        {
            root = clause_root(scene, above);
        }
        let anchor = scene.document.head_of(scene.document.tokens_in(scene.times[time].span))?;
        (clause_root(scene, anchor) == root).then_some(time)
    }
}

/// A noun told as cause, topic or earlier happening: `suspended on Monday due to an attack`, `after the raid`.
fn is_apart(scene: &Scene<'_, '_>, noun: usize) -> bool {
    let apart = |word: usize| {
        scene.has_child_word(
            word,
            &[Relation::Case, Relation::Mark, Relation::Fixed],
            &[
                "due",
                "because",
                "after",
                "following",
                "since",
                "before",
                "until",
                "amid",
                "over",
                "about",
                "despite",
                "owing",
                "from",
                "against",
                "for",
            ],
        )
    };
    apart(noun) || scene.head(noun).is_some_and(|head| !scene.is_predicate(head) && apart(head))
}

/// The predicate at the top of the clause of a word: complements, relative clauses and side sentences are clauses of their own.
fn clause_root(scene: &Scene<'_, '_>, index: usize) -> usize {
    let mut at = index;
    for _ in 0..16 {
        let own = matches!(
            scene.relation(at),
            Relation::Ccomp
                | Relation::Parataxis
                | Relation::AclRelcl
                | Relation::Advcl
                | Relation::Root
                | Relation::Csubj
        );
        // "the moment she was killed": a clause of its own behind a noun.
        let own = own || scene.relation(at) == Relation::Acl && scene.document.subject(at).is_some();
        match scene.head(at) {
            Some(head) if !own => at = head,
            _ => break,
        }
    }
    at
}

/// Whether a verb reports speech: its date is not that of what is said.
fn is_saying(scene: &Scene<'_, '_>, verb: usize) -> bool {
    scene.is(
        verb,
        &[
            "say",
            "tell",
            "announce",
            "report",
            "state",
            "add",
            "confirm",
            "note",
            "declare",
            "reveal",
            "claim",
            "write",
            "tweet",
            "warn",
            "speak",
            "explain",
            "disclose",
            "publish",
            "comment",
            "reply",
            "quote",
            "describe",
            "acknowledge",
            "admit",
        ],
    )
}

/// An event told through another one: `killed in Monday's attack`, `the attack on Monday killed two`.
fn inherit_between_events(scene: &Scene<'_, '_>, triggers: &[Trigger], dates: &mut [Option<EventDate>]) {
    let number_of: BTreeMap<usize, usize> =
        triggers.iter().enumerate().map(|(number, trigger)| (trigger.token, number)).collect();
    for number in 0..triggers.len() {
        if dates[number].is_some() || triggers[number].kind == TriggerKind::Noun {
            continue;
        }
        let related = [Relation::Nsubj, Relation::NsubjPass, Relation::Obl, Relation::Obj];
        let from = scene.document.children_by(triggers[number].token, &related).find_map(|child| {
            let preposition = scene.preposition(child);
            let close = scene.relation(child) != Relation::Obl
                || matches!(preposition.as_deref(), Some("in" | "during" | "by" | "at"));
            number_of.get(&child).filter(|_| close).and_then(|&other| dates[other].clone())
        });
        if let Some(date) = from {
            dates[number] = Some(date);
        }
    }
}

/// A verb told in one breath with a dated one: `thwarted an attack on Monday, seizing arms and fled`.
fn inherit_along_story(scene: &Scene<'_, '_>, triggers: &[Trigger], dates: &mut [Option<EventDate>]) {
    let number_of: BTreeMap<usize, usize> =
        triggers.iter().enumerate().map(|(number, trigger)| (trigger.clause(), number)).collect();
    for number in 0..triggers.len() {
        if dates[number].is_some() || triggers[number].kind == TriggerKind::Noun {
            continue;
        }
        let clause = triggers[number].clause();
        let participle = scene.document.tokens[clause].xpos.is_gerund()
            && !scene.has_child_word(clause, &[Relation::Mark, Relation::Case], &["after", "since", "for"]);
        let told_on = match scene.relation(clause) {
            Relation::Conj => true,
            Relation::Advcl => participle,
            _ => false,
        };
        let above = scene.head(clause).filter(|_| told_on);
        let date = above.and_then(|head| number_of.get(&head)).and_then(|&other| dates[other].clone());
        if date.as_ref().is_some_and(|date| date.value.grain() == Grain::Day) {
            dates[number] = date;
        }
    }
}

/// Threads of a story: what was done, what the law made of it, and the rest. Each has a day of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Thread {
    Harm,
    Law,
    Rest,
}

fn thread(scene: &Scene<'_, '_>, trigger: &Trigger) -> Thread {
    match scene.lexicon.rows()[trigger.row].event_type() {
        Some(EventType::Assault | EventType::Disaster | EventType::Health) => Thread::Harm,
        Some(EventType::Judge | EventType::Accuse) => Thread::Law,
        _ => Thread::Rest,
    }
}

/// A date that a trigger may take from another one: the value and the expression it comes from.
type Known = (DateValue, Option<usize>);

/// Another mention of the same happening has a day: the same lemma, or another word for the death of the story. Of
/// several days the one told of somebody whom both sentences name, else none.
fn same_happening(
    scene: &Scene<'_, '_>,
    triggers: &[Trigger],
    statuses: &[Status],
    dates: &mut [Option<EventDate>],
) {
    let mut known: BTreeMap<&str, Vec<(Known, BTreeSet<String>)>> = BTreeMap::new();
    for (trigger, date) in triggers.iter().zip(dates.iter()) {
        if let Some(date) = date
            && date.from == DateSource::Text
            && !is_page_line(scene, trigger.token)
        {
            let told = ((date.value, date.time), names(scene, trigger));
            known.entry(deed(&trigger.lemma)).or_default().push(told);
        }
    }
    for (number, trigger) in triggers.iter().enumerate() {
        let alleged = statuses[number] == Status::Hypothetical && is_charged_with(scene, trigger);
        if dates[number].is_some()
            || !is_told(statuses[number]) && !alleged
            || tells_of_another(scene, trigger)
        {
            continue;
        }
        let Some(told) = known.get(deed(&trigger.lemma)) else { continue };
        let own = names(scene, trigger);
        let shared: Vec<Known> =
            told.iter().filter(|(_, names)| !names.is_disjoint(&own)).map(|(known, _)| *known).collect();
        let all: Vec<Known> = told.iter().map(|(known, _)| *known).collect();
        let agreed = only_value(&shared).or_else(|| only_value(&all));
        // A coarse date is kept for the deed of the same people or of a charge; other deaths and visits come again.
        let deed = thread(scene, trigger) == Thread::Harm;
        if let Some((value, time)) = agreed
            && (deed
                && (value.grain() == Grain::Day || !shared.is_empty() || is_charged_with(scene, trigger))
                || value.grain() == Grain::Day && accepts_context(scene, trigger, statuses[number]))
        {
            dates[number] = Some(EventDate { time, value, from: DateSource::Context });
        }
    }
}

/// The first of `known` if all of them fall into one another: `in June` and `on 24 June` agree on the day.
fn only_value(known: &[Known]) -> Option<Known> {
    let finest = known.iter().max_by_key(|(value, _)| (value.grain(), std::cmp::Reverse(*value)))?;
    let agree = |value: &DateValue| {
        value.first_day() <= finest.0.first_day() && finest.0.last_day() <= value.last_day()
    };
    known.iter().all(|(value, _)| agree(value)).then_some(*finest)
}

/// The words of names that a trigger has as its parts.
fn names(scene: &Scene<'_, '_>, trigger: &Trigger) -> BTreeSet<String> {
    let parts = [
        Relation::Nsubj,
        Relation::NsubjPass,
        Relation::Obj,
        Relation::Nmod,
        Relation::NmodPoss,
        Relation::Compound,
    ];
    let document = scene.document;
    document
        .children_by(trigger.token, &parts)
        .flat_map(|child| {
            document.children_by(child, &[Relation::Flat, Relation::Compound, Relation::Appos]).chain([child])
        })
        .filter(|&word| scene.upos(word) == Upos::Propn)
        .map(|word| document.word(word).to_lowercase())
        .collect()
}

/// The deed a lemma tells of: words for a violent death are one deed in one story, other words their stem.
fn deed(lemma: &str) -> &str {
    const DEATHS: &[&str] = &[
        "kill",
        "killing",
        "murder",
        "double murder",
        "slay",
        "slaying",
        "shoot",
        "shooting",
        "gun down",
        "shoot dead",
        "assassinate",
        "assassination",
        "homicide",
        "stab",
        "stabbing",
        "manslaughter",
    ];
    if DEATHS.contains(&lemma) { "kill" } else { stem(lemma) }
}

/// `a previous arrest`, `other attacks`: not the happening that the story told before.
fn tells_of_another(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    scene.has_child_word(
        trigger.token,
        &[Relation::Amod, Relation::Det, Relation::Advmod],
        &[
            "previous",
            "previously",
            "earlier",
            "other",
            "another",
            "several",
            "numerous",
            "many",
            "any",
            "every",
            "similar",
        ],
    )
}

/// What is said to have happened.
fn is_told(status: Status) -> bool {
    status == Status::Happened
}

/// The first five letters: enough to see `attack` in `attacker`, `negotiate` in `negotiation`.
fn stem(lemma: &str) -> &str {
    lemma.char_indices().nth(5).map_or(lemma, |(end, _)| lemma.get(..end).unwrap_or(lemma))
}

/// How many sentences of the report make its lead.
const LEAD: usize = 4;

/// A line of the page rather than a sentence of the report: `Posted on May 2`, `Updated 9:01 AM`.
fn is_page_line(scene: &Scene<'_, '_>, token: usize) -> bool {
    let sentence = scene.document.sentence_of(token);
    scene.is(token, &["post", "update", "publish", "print", "report", "release"])
        && sentence.len() < 16
        && !matches!(scene.document.word(sentence.end - 1), "." | "!" | "?" | "”" | "\"")
}

/// The days the article is about, one for each thread: the day most of its events are tied to, the lead first.
fn main_day(
    scene: &Scene<'_, '_>,
    triggers: &[Trigger],
    statuses: &[Status],
    dates: &mut [Option<EventDate>],
) {
    let published = scene.document.published;
    let mut votes: BTreeMap<(Option<Thread>, DateValue), (usize, Option<usize>)> = BTreeMap::new();
    // Days that the lead tells or that are news on the day of the report.
    let mut current: BTreeSet<DateValue> = BTreeSet::new();
    for ((trigger, date), status) in triggers.iter().zip(dates.iter()).zip(statuses) {
        let Some(date) = date else { continue };
        let future = published.is_some_and(|published| date.value.first_day() > published);
        if date.from != DateSource::Text
            || *status != Status::Happened
            || future
            || is_page_line(scene, trigger.token)
        {
            continue;
        }
        let early = scene.document.tokens[trigger.token].sentence < LEAD;
        let weight = match date.value.grain() {
            Grain::Day => 3,
            Grain::Month => 2,
            _ => 1,
        } * if early { 3 } else { 1 };
        let fresh = published.is_some_and(|published| {
            published
                .checked_sub(jiff::ToSpan::days(3))
                .is_ok_and(|earliest| date.value.first_day() >= earliest)
        });
        let weight = if fresh { weight * 2 } else { weight };
        if fresh || early {
            current.insert(date.value);
        }
        for thread in [Some(thread(scene, trigger)), None] {
            if thread.is_none() && date.value.grain() != Grain::Day {
                continue;
            }
            votes.entry((thread, date.value)).or_insert((0, date.time)).0 += weight;
        }
    }
    let best = |thread: Option<Thread>| -> Option<Known> {
        votes
            .iter()
            .filter(|((of, _), _)| *of == thread)
            .max_by_key(|((_, value), (count, _))| {
                (current.contains(value), *count, std::cmp::Reverse(*value))
            })
            .map(|((_, value), (_, time))| (*value, *time))
    };
    let (harm, law, all) = (best(Some(Thread::Harm)), best(Some(Thread::Law)), best(None));
    for number in 0..triggers.len() {
        let trigger = &triggers[number];
        if dates[number].is_some() || !accepts_context(scene, trigger, statuses[number]) {
            continue;
        }
        let charged = thread(scene, trigger) == Thread::Harm && is_charged_with(scene, trigger);
        let own = match thread(scene, trigger) {
            Thread::Harm => harm,
            Thread::Law => law.filter(|(value, _)| value.grain() == Grain::Day),
            Thread::Rest => carried_forward(scene, triggers, dates, number),
        };
        // The law acts after the deed: what a report opens with is the news of its day.
        let law_news = thread(scene, trigger) == Thread::Law && published.is_some();
        let known = own.or(if charged || law_news { None } else { all });
        // What a lead tells without a date is news, not the old day that the background tells.
        let in_lead = published.is_some() && scene.document.tokens[trigger.token].sentence < LEAD;
        let known = known.filter(|(value, _)| charged || !in_lead || current.contains(value));
        dates[number] = match (known, published) {
            (Some((value, time)), _) => Some(EventDate { time, value, from: DateSource::Context }),
            (None, Some(day)) if !charged && !tells_back(scene, trigger) => {
                Some(EventDate { time: None, value: DateValue::day(day), from: DateSource::Published })
            }
            _ => None,
        };
    }
}

/// The day of the last dated event before, in the same paragraph: a story goes on where it was.
fn carried_forward(
    scene: &Scene<'_, '_>,
    triggers: &[Trigger],
    dates: &[Option<EventDate>],
    number: usize,
) -> Option<Known> {
    let here = scene.document.tokens[triggers[number].token].sentence;
    if here < LEAD {
        return None;
    }
    (0..number)
        .rev()
        .take_while(|&before| scene.document.tokens[triggers[before].token].sentence + 1 >= here)
        .filter_map(|before| dates[before].as_ref())
        .find(|date| date.from == DateSource::Text && date.value.grain() == Grain::Day)
        .map(|date| (date.value, date.time))
}

/// `accused of killing`, `the murder trial`: a deed told under a word of the law, which has a day of its own.
fn is_charged_with(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    scene.document.ancestors(trigger.token).take(3).any(|above| {
        scene.is(
            above,
            &[
                "accuse", "charge", "convict", "trial", "suspect", "sentence", "try", "indict", "acquit",
                "guilty", "arrest", "plead", "case", "jail",
            ],
        )
    })
}

/// Whether an event may take a date that its own sentence does not give.
fn accepts_context(scene: &Scene<'_, '_>, trigger: &Trigger, status: Status) -> bool {
    let document = scene.document;
    let token = &document.tokens[trigger.token];
    let embedded =
        document.region_at(token.span.start).is_some_and(|region| region.kind == RegionKind::Embed);
    // The deed of the story keeps its day however it is told: in a quotation, in the past perfect, as a charge.
    let harm = thread(scene, trigger) == Thread::Harm;
    let alleged = harm && status == Status::Hypothetical && is_charged_with(scene, trigger);
    if !(is_told(status) || alleged) || embedded {
        return false;
    }
    let clause = trigger.clause();
    // A perfect of experience, a date of its own that does not fit, a habit in the present.
    let habit = document.tokens[clause].xpos.is_present()
        && token.sentence > LEAD
        && scene.upos(clause) == Upos::Verb;
    let vague = scene.has_child_word(
        trigger.token,
        &[Relation::Amod, Relation::Advmod, Relation::Det],
        &[
            "recent",
            "recently",
            "previous",
            "previously",
            "past",
            "earlier",
            "ongoing",
            "several",
            "numerous",
            "many",
            "repeated",
            "repeatedly",
            "regularly",
            "routinely",
            "frequently",
            "often",
            "last",
            "former",
            "once",
            "ago",
            "any",
            "every",
            "other",
        ],
    );
    let behind = trigger.kind == TriggerKind::Noun
        && (scene.has_child_word(trigger.token, &[Relation::Case], &["since", "before"])
            || !harm && scene.has_child_word(trigger.token, &[Relation::Case], &["after", "following"]))
        || scene.has_child_word(clause, &[Relation::Mark, Relation::Advmod], &["since", "before", "once"])
            && token.sentence >= LEAD;
    // "Since January, rebels have attacked": a stretch of time, not the day of the report; "the first loss since 2019"
    // compares.
    let sentence = document.bytes(document.sentence_of(trigger.token));
    let stretch = scene.times.iter().any(|time| {
        matches!(time.bound, Some(TimeBound::Since | TimeBound::Until))
            && sentence.covers(&time.span)
            && document.head_of(document.tokens_in(time.span)).is_none_or(|anchor| !compares(scene, anchor))
    });
    // A noun takes the day of the story only where it tells of one happening (carried, definite, harm done) or opens the report.
    let loose = token.sentence >= 2
        && trigger.kind == TriggerKind::Noun
        && trigger.governor.is_none()
        && thread(scene, trigger) == Thread::Rest
        && !scene.has_child_word(trigger.token, &[Relation::Det], &["the", "this", "that"]);
    !habit
        && (harm || !tells_back(scene, trigger))
        && !stretch
        && !loose
        && !vague
        && !behind
        && trigger.rule != "event/presence"
}

/// Told in the past perfect or inside a quotation: `a bomb had exploded`.
fn tells_back(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let quoted = document
        .quotation_at(trigger.token)
        .is_some_and(|number| document.quotations[number].tokens.len() > 5);
    quoted || scene.has_child_word(trigger.clause(), &[Relation::Aux], &["had"])
}

/// Whether a time hangs on a noun of rank: `the first loss since 2019`, `the worst storm since May`.
fn compares(scene: &Scene<'_, '_>, anchor: usize) -> bool {
    let document = scene.document;
    document.ancestors(anchor).take(2).any(|above| {
        document.children_by(above, &[Relation::Amod, Relation::Advmod]).any(|rank| {
            document.tokens[rank].xpos.is_graded() || scene.is(rank, &["first", "second", "third", "only"])
        })
    })
}
