//! The days an article is about, one for each thread of its story.

use super::super::scene::Scene;
use super::super::trigger::Trigger;
use super::context::{accepts_context, is_charged_with, is_of_law, tells_back};
use super::day_votes::{DayVotes, FRESH};
use super::same::Known;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{DateSource, DateValue, EventDate, EventType, Grain, Status, TriggerKind};
use std::collections::BTreeSet;

/// Threads of a story: what was done, what the law made of it, and the rest. Each has a day of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Thread {
    Harm,
    Law,
    Rest,
}

pub(super) fn thread(scene: &Scene<'_, '_>, trigger: &Trigger) -> Thread {
    match trigger.class {
        Some(EventType::Assault | EventType::Disaster | EventType::Health) => Thread::Harm,
        Some(EventType::Judge) => Thread::Law,
        // "is accused of murder", not "The waiter accused them of theft": no matter of the law yet.
        Some(EventType::Accuse)
            if trigger.lemma != "accuse"
                || scene.document.child_by(trigger.token, &[Relation::Nsubj]).is_none() =>
        {
            Thread::Law
        }
        _ => Thread::Rest,
    }
}

/// How many sentences of the report make its lead.
pub(in crate::extract::event) const LEAD: usize = 4;

/// A line of the page rather than a sentence of the report: `Posted on May 2`, `Updated 9:01 AM`.
pub(super) fn is_page_line(scene: &Scene<'_, '_>, token: usize) -> bool {
    let sentence = scene.document.sentence_of(token);
    scene.is_of(token, Class::PageLine)
        && sentence.len() < 16
        && !matches!(scene.document.word(sentence.end - 1), "." | "!" | "?" | "”" | "\"")
}

/// The days the article is about, one for each thread: the day most of its events are tied to, the lead first.
pub(super) fn main_day(
    scene: &Scene<'_, '_>,
    triggers: &[Trigger],
    statuses: &[Status],
    dates: &mut [Option<EventDate>],
) {
    let document = scene.document;
    let published = document.published;
    let votes = DayVotes::count(scene, triggers, statuses, dates);
    let (law, all) = (votes.best(Thread::Law, |_| true), votes.of_story());
    // The law acts after the deed.
    let apart = law.and_then(|(day, _)| votes.best(Thread::Harm, |value| value.last_day() < day.first_day()));
    let harm = apart.or_else(|| votes.best(Thread::Harm, |_| true));
    let law_leads = triggers.iter().zip(statuses).any(|(trigger, status)| {
        *status == Status::Happened
            && (is_of_law(scene, trigger.token) || trigger.class == Some(EventType::Judge))
            && document.tokens[trigger.token].sentence < LEAD
    });
    let past = verbs_of_the_past(scene);
    for number in 0..triggers.len() {
        let trigger = &triggers[number];
        let sentence = document.tokens[trigger.token].sentence;
        if dates[number].is_some()
            || !accepts_context(scene, trigger, statuses[number])
            || is_beside_the_past(scene, trigger, &past)
        {
            continue;
        }
        // Below the lead a noun tells of any time: measured, three lent days in ten are right.
        let loose_noun =
            trigger.kind == TriggerKind::Noun && sentence >= LEAD && thread(scene, trigger) != Thread::Harm;
        if loose_noun {
            continue;
        }
        let charged =
            thread(scene, trigger) == Thread::Harm && (law_leads || is_charged_with(scene, trigger));
        let own = match thread(scene, trigger) {
            Thread::Harm => harm,
            Thread::Law => law,
            Thread::Rest => carried_forward(scene, triggers, dates, number),
        };
        // The law acts after the deed: what a report opens with is the news of its day.
        let law_news = thread(scene, trigger) == Thread::Law && published.is_some();
        let known = own.or(if charged || law_news || sentence >= NEWS { None } else { all });
        // What a lead tells without a date is news, not the old day that the background tells.
        let in_lead = published.is_some() && sentence < LEAD;
        let known = known.filter(|(value, _)| charged || !in_lead || votes.is_current(*value));
        // A month or a year told somewhere is not when the rest happened: of 31 lent ones two are right. It keeps an old deed
        // ("which killed the general") apart from that of the news.
        let deed = thread(scene, trigger) == Thread::Harm && trigger.kind == TriggerKind::Verb;
        let known = known.filter(|(value, _)| charged || deed || value.grain() == Grain::Day);
        dates[number] = match (known, published) {
            (Some((value, time)), _) => Some(EventDate { time, value, from: DateSource::Context }),
            (None, Some(day))
                if !charged && statuses[number] != Status::Negated && is_news(scene, trigger) =>
            {
                Some(EventDate { time: None, value: DateValue::day(day), from: DateSource::Published })
            }
            _ => None,
        };
    }
}

/// How many sentences of a report may tell of its own day without saying so: behind them stands background. Measured on
/// the development files: right 6 times in 10 in the lead and up to here, 3 times in 10 behind.
pub(in crate::extract::event) const NEWS: usize = 10;

/// Whether an undated event may be of the day of the report: told early, not in retrospect, and not in a sentence of the
/// background that goes back to another time.
pub(super) fn is_news(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let sentence = document.tokens[trigger.token].sentence;
    let span = document.bytes(document.sentence_of(trigger.token));
    let goes_back = || {
        scene.times.iter().filter(|time| span.covers(&time.span)).any(|time| {
            let days = time.date.zip(document.published);
            days.is_some_and(|(date, published)| (published - date.last_day()).get_days() > FRESH)
        })
    };
    sentence < NEWS
        && !tells_back(scene, trigger)
        && is_foreground(scene, trigger)
        && (sentence < LEAD || !goes_back())
}

/// The verbs that a date long before the report hangs on.
pub(super) fn verbs_of_the_past(scene: &Scene<'_, '_>) -> BTreeSet<usize> {
    let document = scene.document;
    let Some(published) = document.published else { return BTreeSet::new() };
    scene
        .times
        .iter()
        .filter(|time| time.date.is_some_and(|date| (published - date.last_day()).get_days() > FRESH))
        .filter_map(|time| document.head_of(document.tokens_in(time.span)))
        .filter_map(|anchor| document.governing_predicate(anchor))
        .collect()
}

/// `began the show in 1970 and hosted it until 2009`: told in one breath with what is long `past`.
pub(super) fn is_beside_the_past(scene: &Scene<'_, '_>, trigger: &Trigger, past: &BTreeSet<usize>) -> bool {
    let document = scene.document;
    let clause = trigger.clause();
    let first =
        if document.relation(clause) == Relation::Conj { document.head(clause) } else { Some(clause) };
    let Some(first) = first.filter(|&first| document.is_predicate(first)) else { return false };
    let fellows = document.children_by(first, &[Relation::Conj]).chain([first]);
    fellows.filter(|&verb| verb != clause && document.is_predicate(verb)).any(|verb| past.contains(&verb))
}

/// Whether the report tells the event as its news rather than beside it: not in a relative clause or participle of a noun
/// (`the gunman, who killed two, ...`), not as a noun in a phrase (`responsibility for the attack`).
fn is_foreground(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let clause = trigger.clause();
    if document.upos(clause) == Upos::Noun
        && matches!(
            document.relation(clause),
            Relation::Nmod | Relation::Obl | Relation::Compound | Relation::NmodPoss
        )
    {
        return false;
    }
    document
        .upwards(clause)
        .take(8)
        .all(|at| !matches!(document.relation(at), Relation::AclRelcl | Relation::Acl))
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
