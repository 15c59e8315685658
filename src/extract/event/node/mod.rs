//! Which reports of one article tell one happening: the attack, its blast and its deaths are one node of the graph, the
//! arrest and the trial are others.
//!
//! What grammar ties comes first (`the blast killed two`, `collided, injuring one`, `signed the deal`), then what is told
//! again (the same word, `the incident`), then what the lead of a report with one harmful happening tells of it. Never two
//! days, never what happened and what did not; two named victims, two places, one and many only where grammar ties them.

mod apart;
mod same;
mod sides;
pub mod train;

use super::harm::{self, Harm};
use super::scene::Scene;
use super::speech::is_saying;
use super::trigger::Trigger;
use super::when::{LEAD, is_series, tells_of_another};
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{
    DateSource, DateValue, EntityType, EventDate, EventType, Found, Participant, ParticipantRole, Status,
    TriggerKind,
};
use petgraph::unionfind::UnionFind;
use sides::{is_mutual, named, who};
use std::collections::{BTreeMap, BTreeSet};

/// At most this many reports of one kind are compared with each other.
const MOST: usize = 24;

/// Days by which the days of one happening may differ: the night between two days.
const SLIP: i32 = 1;

/// Days after which a date is no news. Our choice.
const FRESH: i32 = 31;

/// How surely two reports are one, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    /// Grammar ties them: `the blast killed two`.
    Grammar,
    /// Told again: the same word, or `the incident`.
    Again,
    /// A learned chance says so.
    Learned,
    /// The lead tells one harmful happening, and this is part of it.
    Story,
}

/// Least score of a pair that makes one happening of two reports, in hundredths of the logarithm of the odds.
const LEAST: i32 = 0;

/// What is known of the reports of an article before they become nodes, each by the number of its trigger.
#[derive(Clone, Copy)]
pub(super) struct Facts<'a> {
    pub(super) triggers: &'a [Trigger],
    pub(super) statuses: &'a [Status],
    /// Their own dates.
    pub(super) dates: &'a [Option<EventDate>],
    pub(super) participants: &'a [Vec<(usize, Found<Participant>)>],
}

impl Facts<'_> {
    fn reports(&self, scene: &Scene<'_, '_>) -> Vec<Report> {
        (0..self.triggers.len()).map(|number| Report::new(scene, self, number)).collect()
    }
}

/// The node of each trigger: the number of the first trigger of its happening.
pub(super) fn nodes(scene: &Scene<'_, '_>, facts: &Facts<'_>) -> Vec<usize> {
    let reports = facts.reports(scene);
    let mut joins = Vec::new();
    by_grammar(scene, facts.triggers, &reports, &mut joins);
    told_again(&reports, &mut joins);
    joins.sort_unstable();
    let tellings = same::Telling::all(scene, facts);
    let compared = same::pairs(&reports);
    let mut nodes = Nodes::new(&reports);
    nodes.keep_apart(apart::pairs(scene, facts, &tellings, &compared));
    for (tie, _, left, right) in joins {
        nodes.join(left, right, tie);
    }
    nodes.join_by_chance(&reports, &same::scores(scene, &tellings, &reports, &compared));
    for (left, right) in of_the_story(&reports, &nodes) {
        nodes.join(left, right, Tie::Story);
    }
    nodes.finish()
}

/// (tie, distance, earlier report, later report): the surest and nearest first.
type Join = (Tie, usize, usize, usize);

fn join(tie: Tie, one: usize, other: usize) -> Join {
    (tie, one.abs_diff(other), one.min(other), one.max(other))
}

/// What one report says of which happening it tells.
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own")]
struct Report {
    harm: Option<&'static Harm>,
    class: Option<EventType>,
    status: Status,
    sentence: usize,
    /// `a 20-year sentence` below the lead: not one told before.
    introduced: bool,
    /// `a raid`.
    indefinite: bool,
    definite: bool,
    plural: bool,
    /// Lemma of its subject.
    subject: Option<String>,
    /// What another report may contradict.
    known: Known,
}

impl Report {
    fn new(scene: &Scene<'_, '_>, facts: &Facts<'_>, number: usize) -> Self {
        let (trigger, status) = (&facts.triggers[number], facts.statuses[number]);
        let (class, participants) = (trigger.class, &facts.participants[number]);
        let date = facts.dates[number].as_ref();
        let document = scene.document;
        let token = trigger.token;
        let harm = harm::of(&trigger.lemma);
        let noun = trigger.kind == TriggerKind::Noun;
        let sentence = document.tokens[token].sentence;
        let has =
            |words: &[&str]| document.has_child_word(token, &[Relation::Det, Relation::NmodPoss], words);
        let owned = document.child_by(token, &[Relation::NmodPoss]).is_some();
        let suffers = |role: ParticipantRole| {
            matches!(role, ParticipantRole::Victim | ParticipantRole::Target | ParticipantRole::Recipient)
                || role == ParticipantRole::Theme
                || matches!(class, Some(EventType::Disaster | EventType::Health | EventType::Appoint))
        };
        let mut names = BTreeSet::new();
        for (head, part) in participants.iter().filter(|(_, part)| suffers(part.value.role)) {
            let person = scene.mention_at(*head).is_some_and(|mention| mention.class == EntityType::Person);
            if document.upos(*head) == Upos::Propn && person {
                names.insert(who(document, *head, part));
            }
        }
        let mutual = is_mutual(class) && class != Some(EventType::Transact);
        let doers = participants
            .iter()
            .filter(|(_, part)| !mutual && part.value.role == ParticipantRole::Agent)
            .filter_map(|(head, part)| named(scene, *head, part))
            .collect();
        let date = date.filter(|date| date.from == DateSource::Text).map(|date| date.value);
        let age = date.zip(document.published).map(|(date, day)| date.days_apart(DateValue::day(day)));
        let dated_old = age.is_some_and(|days| days > FRESH);
        let plural = noun && document.tokens[token].xpos.is_plural();
        let subject = document
            .antecedent(trigger.clause())
            .or_else(|| document.subject(trigger.clause()))
            .filter(|&subject| document.upos(subject).is_nominal())
            .map(|subject| document.lemma(subject).to_lowercase());
        let series = is_series(scene, token);
        let cause = noun && is_cause(harm, class);
        let known = Known {
            dates: date.into_iter().collect(),
            names,
            doers,
            met: subject.iter().filter(|_| class == Some(EventType::Consult)).cloned().collect(),
            counted: participants
                .iter()
                .filter(|(_, part)| suffers(part.value.role))
                .filter_map(|(head, _)| {
                    let number = document.child_by(*head, &[Relation::Nummod])?;
                    Some((document.word(number).to_lowercase(), document.lemma(*head).to_lowercase()))
                })
                .collect(),
            other: tells_of_another(scene, trigger),
            lasting: scene.is_of(token, Class::War),
            natural: is_natural(scene, trigger),
            violent: harm.is_some_and(Harm::is_violent),
            peaceful: !matches!(class, Some(EventType::Assault | EventType::Disaster | EventType::Health)),
            happened: status == Status::Happened,
            negated: status == Status::Negated,
            planned: status == Status::Planned,
            one: cause && !plural,
            many: series || cause && plural,
            old: sentence >= LEAD && dated_old,
            dated_old,
            just_done: sentence < LEAD
                && date.is_none()
                && document.has_child_word(trigger.clause(), &[Relation::Aux], &["has", "have"]),
            news: sentence < LEAD && date.is_none() || age.is_some_and(|days| days <= FRESH),
            members: BTreeSet::from([number]),
            apart: BTreeSet::new(),
        };
        Self {
            harm,
            class,
            status,
            sentence,
            introduced: noun
                && sentence >= LEAD
                && has(&["a", "an", "another"])
                && trigger.governor.is_none(),
            indefinite: noun && has(&["a", "an", "another"]),
            definite: noun && (owned || has(&["the", "this", "that", "these", "those"])),
            plural,
            subject,
            known,
        }
    }

    /// Its own day.
    fn date(&self) -> Option<DateValue> {
        self.known.dates.first().copied()
    }

    fn is_cause(&self) -> bool {
        is_cause(self.harm, self.class)
    }

    fn is_effect(&self) -> bool {
        self.harm == Some(&Harm::Effect)
    }

    fn is_harm(&self) -> bool {
        self.is_cause() || self.is_effect()
    }

    fn happened(&self) -> bool {
        self.known.happened
    }

    fn is_of_family(&self, other: &Self) -> bool {
        match (self.harm, other.harm) {
            (Some(one @ Harm::Cause(_)), Some(two)) => {
                self.is_cause() && other.is_cause() && one.is_of_one_family(two)
            }
            (Some(one), Some(two)) => one.is_of_one_family(two),
            _ => false,
        }
    }
}

/// `the storm`, `the storm hit the coast`.
fn is_natural(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let is = |lemma: &str| harm::of(lemma).is_some_and(Harm::is_natural);
    let subject = scene.document.subject(trigger.clause());
    is(&trigger.lemma) || subject.is_some_and(|subject| is(&scene.document.lemma(subject).to_lowercase()))
}

/// Whether such a report may tell of a blow or an accident: what harms, not what comes of it.
fn is_cause(harm: Option<&'static Harm>, class: Option<EventType>) -> bool {
    matches!(harm, Some(Harm::Cause(_)))
        && matches!(class, Some(EventType::Assault | EventType::Disaster | EventType::Health))
}

/// What grammar ties: an effect and its cause, side by side verbs of one subject, a verb and the noun of its object.
fn by_grammar(scene: &Scene<'_, '_>, triggers: &[Trigger], reports: &[Report], joins: &mut Vec<Join>) {
    let document = scene.document;
    let number_of: BTreeMap<usize, usize> =
        triggers.iter().enumerate().map(|(number, trigger)| (trigger.token, number)).collect();
    for (number, trigger) in triggers.iter().enumerate() {
        let report = &reports[number];
        let mut tie = |other: usize| joins.push(join(Tie::Grammar, number, other));
        let at = |word: usize| number_of.get(&word).copied().filter(|&other| other != number);
        let clause = trigger.clause();
        if report.is_effect() {
            // "the blast killed two", "an attack that killed two", "killed in the crash", "died as a result of the fire"
            let subject = document.subject(clause);
            let head = scene.document.antecedent_thing(clause);
            let phrases = document
                .children_by(trigger.token, &[Relation::Obl, Relation::OblAgent, Relation::Nmod])
                .filter(|&child| {
                    matches!(
                        document.preposition(child).as_deref(),
                        Some("in" | "by" | "during" | "from" | "after" | "at" | "following" | "as")
                    )
                });
            let below = |child: usize| {
                document.children_by(child, &[Relation::Nmod]).next().filter(|_| scene.is(child, &["result"]))
            };
            for cause in phrases.flat_map(|child| [Some(child), below(child)]).chain([subject, head]) {
                if let Some(other) = cause.and_then(at).filter(|&other| reports[other].is_cause()) {
                    tie(other);
                }
            }
        }
        if report.is_cause() && trigger.kind == TriggerKind::Noun {
            // "the attack, in which a man drove a lorry into a crowd"
            for verb in document.children_by(trigger.token, &[Relation::AclRelcl]) {
                let told = document.children(verb).iter().any(|&child| {
                    document.preposition(child).as_deref() == Some("in") && scene.is(child, &["which"])
                });
                if let Some(other) = at(verb).filter(|_| told) {
                    tie(other);
                }
            }
        }
        // "won an order": the verb that carries a noun, where it tells of the happening too
        if let Some(other) = trigger.governor.and_then(at).filter(|_| trigger.phase.is_none()) {
            tie(other);
        }
        let Some(above) = document.head(clause) else { continue };
        let above = if number_of.contains_key(&above) {
            at(above)
        } else {
            // A light verb stands for its noun.
            triggers.iter().position(|other| other.governor == Some(above)).filter(|&other| other != number)
        };
        let Some(above) = above else { continue };
        let other = &reports[above];
        let own_subject = document.subject(clause).is_some();
        let both_harm = report.is_harm() && other.is_harm();
        let one_class = report.class == other.class && report.class.is_some();
        match document.relation(clause) {
            // "killed when a tram derailed", "collided, injuring one"
            Relation::Advcl if both_harm || report.harm == Some(&Harm::Again) => {
                let marked = document.has_child_word(
                    clause,
                    &[Relation::Mark, Relation::Advmod],
                    &["when", "as", "after", "while", "because"],
                );
                let gerund = document.tokens[clause].xpos.is_gerund() && !own_subject;
                if marked && (report.is_cause() != other.is_cause() || report.is_of_family(other)) || gerund {
                    tie(above);
                }
            }
            // "convicted the mayor, sentencing him to two years"
            Relation::Advcl
                if one_class
                    && document.tokens[clause].xpos.is_gerund()
                    && !own_subject
                    && matches!(report.class, Some(EventType::Judge | EventType::Assault)) =>
            {
                tie(above);
            }
            // "killed and hurt", "derailed and overturned", "two were killed and ten were hurt"
            Relation::Conj if both_harm => {
                let effects = report.is_effect() && other.is_effect();
                if effects
                    || !own_subject && (report.is_of_family(other) || other.is_cause() && report.is_effect())
                {
                    tie(above);
                }
            }
            // "signed a deal", "made an offer": the verb and its noun
            Relation::Obj | Relation::NsubjPass
                if one_class
                    && trigger.kind == TriggerKind::Noun
                    && triggers[above].kind == TriggerKind::Verb
                    && !scene.is_of(triggers[above].token, Class::Negating)
                    && !is_saying(scene, triggers[above].token) =>
            {
                tie(above);
            }
            _ => {}
        }
    }
}

/// A word of the same family in the lead, with the same subject or as a definite noun, and `the incident`. The same word
/// told again is left to `resolve`, which knows who is who.
fn told_again(reports: &[Report], joins: &mut Vec<Join>) {
    let mut same_family: Vec<usize> = Vec::new();
    let mut causes: Vec<usize> = Vec::new();
    for (number, report) in reports.iter().enumerate() {
        if !report.happened() {
            continue;
        }
        let fresh = !report.known.other && !report.introduced;
        if matches!(report.harm, Some(Harm::Same(_))) {
            for &before in same_family.iter().rev().take(MOST).filter(|_| fresh) {
                let earlier = &reports[before];
                let lead = report.sentence < LEAD && earlier.sentence < LEAD;
                let one_day =
                    report.date().zip(earlier.date()).is_some_and(|(one, other)| one.overlaps(other));
                let one_subject = report.subject.is_some()
                    && report.subject == earlier.subject
                    && (one_day || report.sentence < earlier.sentence + 3);
                let again = report.definite && !report.plural;
                if report.is_of_family(earlier) && (lead || one_subject || again) {
                    joins.push(join(Tie::Again, before, number));
                }
            }
            same_family.push(number);
        }
        let near = causes.iter().rev().take(MOST).copied();
        if report.harm == Some(&Harm::Again) && report.definite {
            joins.extend(near.take(1).map(|before| join(Tie::Again, before, number)));
        } else if report.is_cause() {
            for before in near {
                let earlier = &reports[before];
                let lead = report.sentence < LEAD && earlier.sentence < LEAD;
                let one_subject = report.subject.is_some() && report.subject == earlier.subject;
                let again = report.definite && !report.plural;
                let two = report.indefinite && earlier.indefinite;
                if fresh && !two && report.is_of_family(earlier) && (lead || one_subject || again) {
                    joins.push(join(Tie::Again, before, number));
                }
            }
            if !report.known.other {
                causes.push(number);
            }
        }
    }
}

/// Effects and causes that nothing tied yet, where the lead tells one harmful happening.
fn of_the_story(reports: &[Report], nodes: &Nodes) -> Vec<(usize, usize)> {
    let leads = |number: &usize| {
        let report = &reports[*number];
        report.happened() && report.sentence < LEAD && !report.known.other
    };
    let numbers: Vec<usize> = (0..reports.len()).collect();
    let mut causes: Vec<usize> = numbers
        .iter()
        .copied()
        .filter(|number| leads(number) && reports[*number].is_cause())
        .map(|number| nodes.find(number))
        .collect();
    causes.dedup();
    causes.sort_unstable();
    causes.dedup();
    let main = match causes.as_slice() {
        [only] => *only,
        [] => match numbers.iter().find(|number| leads(number) && reports[**number].is_effect()) {
            Some(&effect) => effect,
            None => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    numbers
        .into_iter()
        .filter(|&number| {
            let report = &reports[number];
            let early = report.sentence < LEAD || !causes.is_empty();
            report.is_effect() && report.happened() && !report.known.other && !report.introduced && early
        })
        .map(|number| (main, number))
        .collect()
}

/// Growing nodes, with what keeps them apart.
struct Nodes {
    sets: UnionFind<usize>,
    /// By representative.
    known: Vec<Known>,
}

/// What one report, or all reports of a node, say of their happening that another report may contradict.
#[derive(Default, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own")]
struct Known {
    /// Their own days.
    dates: BTreeSet<DateValue>,
    /// Last names of those to whom it happened.
    names: BTreeSet<String>,
    /// Last words of the names of who did it, where it takes one side only.
    doers: BTreeSet<String>,
    /// Lemmas of who met.
    met: BTreeSet<String>,
    /// Who was hit, and how many: `17 guards`.
    counted: BTreeSet<(String, String)>,
    /// `a previous attack`: not what the story told before.
    other: bool,
    /// `the war`: lasts beyond what happens in it.
    lasting: bool,
    natural: bool,
    violent: bool,
    /// Harms nobody.
    peaceful: bool,
    happened: bool,
    negated: bool,
    planned: bool,
    /// `the raid`.
    one: bool,
    /// `the raids`, `were repeatedly attacked`, `attacked 160 times`.
    many: bool,
    /// Of long before and told below the lead: not what the lead tells as news.
    old: bool,
    /// Of long before, wherever it is told.
    dated_old: bool,
    /// `has banned` in the lead, without a date.
    just_done: bool,
    /// Told in the lead without a date, or of the days of the report: the news.
    news: bool,
    /// The reports in it, and those that none of them may be one with.
    members: BTreeSet<usize>,
    apart: BTreeSet<usize>,
}

impl Nodes {
    fn new(reports: &[Report]) -> Self {
        let known = reports.iter().map(|report| report.known.clone()).collect();
        Self { sets: UnionFind::new(reports.len()), known }
    }

    fn keep_apart(&mut self, pairs: BTreeSet<(usize, usize)>) {
        for (one, other) in pairs {
            self.known[one].apart.insert(other);
            self.known[other].apart.insert(one);
        }
    }

    fn find(&self, number: usize) -> usize {
        self.sets.find(number)
    }

    fn join(&mut self, left: usize, right: usize, tie: Tie) {
        let (left, right) = (self.sets.find(left), self.sets.find(right));
        if left == right || self.known[left].is_apart_from(&self.known[right], tie) {
            return;
        }
        let (one, other) = (std::mem::take(&mut self.known[left]), std::mem::take(&mut self.known[right]));
        self.sets.union(left, right);
        let root = self.sets.find(left);
        self.known[root] = one.and(other);
    }

    /// Joins by the learned scores, the highest first, where the pairs of two sets are on average above [`LEAST`].
    fn join_by_chance(&mut self, reports: &[Report], scores: &BTreeMap<(usize, usize), i32>) {
        // "an order" below the headline is not one told before.
        let introduced = |number: usize| reports[number].indefinite && reports[number].sentence > 1;
        let mut likely: Vec<(std::cmp::Reverse<i32>, usize, usize)> = scores
            .iter()
            .filter(|(pair, score)| **score >= LEAST && !introduced(pair.1))
            .map(|(&(left, right), &score)| (std::cmp::Reverse(score), left, right))
            .collect();
        likely.sort_unstable();
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for number in 0..self.known.len() {
            members.entry(self.find(number)).or_default().push(number);
        }
        for (_, left, right) in likely {
            let (left, right) = (self.find(left), self.find(right));
            if left == right {
                continue;
            }
            let pairs = members[&left].iter().take(MOST).flat_map(|&one| {
                members[&right].iter().take(MOST).map(move |&other| (one.min(other), one.max(other)))
            });
            if pairs.filter_map(|pair| scores.get(&pair)).map(|score| score - LEAST).sum::<i32>() < 0 {
                continue;
            }
            self.join(left, right, Tie::Learned);
            if self.find(left) == self.find(right) {
                let (one, other) = (members.remove(&left).unwrap_or_default(), members.remove(&right));
                let mut all: Vec<usize> = one.into_iter().chain(other.unwrap_or_default()).collect();
                all.sort_unstable();
                // No more are ever looked at.
                all.truncate(MOST);
                members.insert(self.find(left), all);
            }
        }
    }

    /// The smallest number of each set.
    fn finish(self) -> Vec<usize> {
        let roots = self.sets.into_labeling();
        let mut first: BTreeMap<usize, usize> = BTreeMap::new();
        roots.iter().enumerate().map(|(number, root)| *first.entry(*root).or_insert(number)).collect()
    }
}

impl Known {
    fn is_apart_from(&self, other: &Self, tie: Tie) -> bool {
        let slip = if tie == Tie::Grammar { SLIP } else { 0 };
        let days = self.dates.iter().any(|one| other.dates.iter().any(|two| one.days_apart(*two) > slip));
        let contradict = self.happened && other.negated || self.negated && other.happened;
        let people =
            !self.names.is_empty() && !other.names.is_empty() && self.names.is_disjoint(&other.names);
        // "Norland released the files", "Arden released a film"; two clubs offer one player a contract. Of one victim papers may tell
        // different killers.
        let doers = !self.doers.is_empty()
            && !other.doers.is_empty()
            && self.doers.is_disjoint(&other.doers)
            && (self.peaceful && other.peaceful || self.names.is_disjoint(&other.names));
        // "The parliament met" is not the meeting of the commission.
        let sits = |subject: &String| Class::Sitting.holds(subject);
        let bodies = self.met.iter().chain(&other.met).any(sits)
            && !self.met.is_empty()
            && !other.met.is_empty()
            && self.met.is_disjoint(&other.met);
        let number = self.one && other.many || self.many && other.one;
        let age = self.old && other.news
            || self.news && other.old
            || self.dated_old && other.just_done
            || self.just_done && other.dated_old;
        // What a learned chance joins, may not be another one of its kind, a war and a battle, three soldiers and 17 guards.
        let counted = !self.counted.is_empty()
            && !other.counted.is_empty()
            && self
                .counted
                .iter()
                .all(|(number, who)| other.counted.iter().all(|(many, whom)| number != many && who != whom));
        // "will release his papers", "in a statement released on Monday"
        let to_come = self.planned && other.happened || self.happened && other.planned;
        let unlike = tie == Tie::Learned
            && (to_come || self.other != other.other || self.lasting != other.lasting || counted);
        // A storm shoots nobody.
        let nature = self.natural && other.violent || self.violent && other.natural;
        let told_apart = !self.apart.is_disjoint(&other.members) || nature;
        days || contradict
            || age
            || unlike
            || told_apart
            || tie != Tie::Grammar && (people || doers || number || bodies)
    }

    fn and(mut self, mut other: Self) -> Self {
        if self.names.len() < other.names.len() {
            std::mem::swap(&mut self.names, &mut other.names);
        }
        self.dates.extend(other.dates);
        self.names.extend(other.names);
        self.doers.extend(other.doers);
        self.met.extend(other.met);
        self.counted.extend(other.counted);
        self.other |= other.other;
        self.lasting |= other.lasting;
        self.natural |= other.natural;
        self.violent |= other.violent;
        self.peaceful &= other.peaceful;
        self.happened |= other.happened;
        self.negated |= other.negated;
        self.planned |= other.planned;
        self.one |= other.one;
        self.many |= other.many;
        self.old |= other.old;
        self.news |= other.news;
        self.dated_old |= other.dated_old;
        self.just_done |= other.just_done;
        self.members.extend(other.members);
        self.apart.extend(other.apart);
        self
    }
}

/// The reports of each happening, by their numbers.
pub(super) fn happenings(nodes: &[usize]) -> Vec<Vec<usize>> {
    let mut reports: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, &node) in nodes.iter().enumerate() {
        reports.entry(node).or_default().push(number);
    }
    reports.into_values().collect()
}
