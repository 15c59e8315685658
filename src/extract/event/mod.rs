//! Events: what happened, when, where, to whom, how many.
//!
//! `trigger` finds the words, `worth` which of them tell of a happening that a graph should hold, `status` whether it happened, `participant` who, `when` the date, `place` where,
//! `figure` how many, `cause` why, `speech` in whose words. The words are data: [`lexicon`].

mod act;
mod attribution;
mod bearing;
mod cause;
pub mod company;
mod figure;
mod harm;
mod kind;
pub mod lexicon;
pub mod node;
mod participant;
pub mod place;
mod scene;
mod slot;
mod speech;
mod standing;
mod status;
pub(crate) mod synonym;
#[cfg(test)]
mod tests;
mod training;
mod trigger;
pub mod when;
pub mod worth;

pub use lexicon::{Lexicon, LexiconError};
pub(crate) use slot::measured;
pub use slot::precision;

use super::{Knowledge, quantity};
use crate::language::Document;
use crate::model::{
    ByteSpan, Confidence, Event, EventType, Found, Mention, Participant, Standing, Statement, Status,
    TimeExpression,
};
use attribution::Attribution;
use scene::Scene;
use std::collections::{BTreeMap, BTreeSet};

/// A word whose type the lexicon knows, worth a node or not, with who stands beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// The verb or noun.
    pub trigger: ByteSpan,
    /// The light or phase word that carries it.
    pub governor: Option<ByteSpan>,
    /// Its type.
    pub class: EventType,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// The chance that the word tells of a happening.
    pub chance: Confidence,
}

/// All events of the report, by position of their trigger; and all clauses, for what statements claim.
pub fn find(
    document: &Document<'_>,
    knowledge: &Knowledge,
    times: &[TimeExpression],
    mentions: &[Mention],
    statements: &[Statement],
) -> (Vec<Event>, Vec<Clause>) {
    let attribution = Attribution::new(document, statements);
    let names = scene::names_of_chains(mentions);
    let scene = Scene {
        document,
        lexicon: &knowledge.lexicon,
        times,
        mentions,
        statements,
        attribution: &attribution,
        names: &names,
    };
    let quantities = quantity::find(document, times);
    let mut triggers = trigger::find(&scene, &quantities);
    let chances = worth::chances(&scene, &triggers);
    let is_own = |trigger: &trigger::Trigger| knowledge.lexicon.rows()[trigger.row].own;
    // Words that no list holds take part in the rest only where they may be worth a node.
    let mut of_word: Vec<Confidence> = Vec::new();
    let mut doubtful: Vec<Event> = Vec::new();
    let mut chance = chances.into_iter();
    triggers.retain(|trigger| {
        let chance = chance.next().unwrap_or(Confidence(1));
        let stays = trigger.rule != "event/open" || chance >= worth::LEAST_OF_MENTION;
        if stays {
            of_word.push(chance);
        } else if knowledge.keep_all {
            doubtful.push(bare(&scene, trigger, chance));
        }
        stays
    });
    let heads = heads(&triggers, &of_word);
    let mut statuses: Vec<_> = triggers.iter().map(|trigger| status::status(&scene, trigger)).collect();
    let participants: Vec<_> =
        triggers.iter().map(|trigger| participant::participants(&scene, trigger, &heads)).collect();
    let told = when::told(&scene, &triggers);
    retype(&scene, &mut triggers, &participants);
    let nodes = node::nodes(
        &scene,
        &node::Facts { triggers: &triggers, statuses: &statuses, dates: &told, participants: &participants },
    );
    let of_node = worth::of_nodes(&of_word, &nodes);
    let mut dates = when::dates(&scene, &triggers, &statuses, told, &nodes);
    status::plan_what_is_ahead(&scene, &triggers, &mut dates, &mut statuses);
    let causes = cause::causes(&scene, &triggers);
    cause::put_in_order(&causes, &mut dates);
    let filling = place::Filling {
        scene: &scene,
        gazetteer: &knowledge.gazetteer(),
        triggers: &triggers,
        statuses: &statuses,
        nodes: &nodes,
        dates: &dates,
    };
    let mut places = place::places(&filling);
    let figures = figure::bind(&scene, &quantities, &triggers, &participants);
    let clauses = clauses(document, &triggers, &participants, &of_word);
    let said_in: Vec<_> = triggers
        .iter()
        .map(|trigger| trigger.class.and_then(|class| speech::said_in(&scene, trigger, class)))
        .collect();
    let standings: Vec<Standing> = triggers
        .iter()
        .zip(&said_in)
        .map(|(trigger, &said_in)| standing::standing(&scene, trigger, said_in))
        .collect();
    let told_as: Vec<Status> = statuses
        .iter()
        .zip(&standings)
        .map(|(&status, &standing)| status_as_denied(status, standing))
        .collect();
    let kept_events = worth::are_kept(&of_word, &of_node, &nodes, &told_as);
    let mut events = Vec::with_capacity(triggers.len());
    for (number, (((trigger, date), parts), figures)) in
        triggers.iter().zip(dates).zip(participants).zip(figures).enumerate()
    {
        let Some(class) = trigger.class else { continue };
        events.push(Event {
            trigger: trigger.span,
            lemma: trigger.lemma.clone(),
            kind: trigger.kind,
            phase: trigger.phase.map(|(phase, _)| phase),
            phase_trigger: trigger.phase.map(|(_, word)| document.tokens[word].span),
            class,
            status: told_as[number],
            standing: standings[number],
            said_in: said_in[number],
            date,
            place: places[number].take(),
            participants: parts.into_iter().map(|(_, part)| part).collect(),
            figures,
            caused_by: causes[number],
            node: nodes[number],
            rule: trigger.rule,
            confidence: of_node[number],
            kept: is_own(trigger) || kept_events[number],
        });
    }
    let events = if knowledge.keep_all { with_doubtful(events, doubtful) } else { kept(events) };
    (events, clauses)
}

/// The words that tell of events: `bars and establishments`, where a word that is hardly a happening may take part in one.
fn heads(triggers: &[trigger::Trigger], of_word: &[Confidence]) -> BTreeSet<usize> {
    let likely = triggers.iter().zip(of_word).filter(|&(_, &chance)| chance >= worth::LEAST_OF_MENTION);
    likely.map(|(trigger, _)| trigger.token).collect()
}

/// The clauses of all triggers that have a type.
fn clauses(
    document: &Document<'_>,
    triggers: &[trigger::Trigger],
    participants: &[Vec<(usize, Found<Participant>)>],
    chances: &[Confidence],
) -> Vec<Clause> {
    type Parts = Vec<(usize, Found<Participant>)>;
    let clause = |((trigger, parts), &chance): ((&trigger::Trigger, &Parts), &Confidence)| {
        Some(Clause {
            chance,
            trigger: trigger.span,
            governor: trigger.governor.map(|word| document.tokens[word].span),
            class: trigger.class?,
            participants: parts.iter().map(|(_, part)| part.value.clone()).collect(),
        })
    };
    triggers.iter().zip(participants).zip(chances).filter_map(clause).collect()
}

/// Types by who does what to whom.
fn retype(
    scene: &Scene<'_, '_>,
    triggers: &mut [trigger::Trigger],
    participants: &[Vec<(usize, Found<Participant>)>],
) {
    let story = kind::Story::new(scene, triggers);
    for (trigger, parts) in triggers.iter_mut().zip(participants) {
        let roles: Vec<_> = parts.iter().map(|(head, part)| (*head, part.value.role)).collect();
        trigger.class = trigger.class.map(|class| kind::kind(scene, &story, trigger, class, &roles));
    }
}

/// A word that takes no part in the rest, for who asks to see all.
fn bare(scene: &Scene<'_, '_>, trigger: &trigger::Trigger, confidence: Confidence) -> Event {
    let class = trigger.class.unwrap_or(EventType::OtherEvent);
    let said_in = speech::said_in(scene, trigger, class);
    let standing = standing::standing(scene, trigger, said_in);
    Event {
        trigger: trigger.span,
        lemma: trigger.lemma.clone(),
        kind: trigger.kind,
        phase: None,
        phase_trigger: None,
        class,
        status: status_as_denied(status::status(scene, trigger), standing),
        standing,
        said_in,
        date: None,
        place: None,
        participants: Vec::new(),
        figures: Vec::new(),
        caused_by: None,
        node: 0,
        rule: trigger.rule,
        confidence,
        kept: false,
    }
}

/// The events in order of their place with those that take no part, each of which is a node of its own.
fn with_doubtful(mut events: Vec<Event>, doubtful: Vec<Event>) -> Vec<Event> {
    let first = events.len();
    events.extend(doubtful.into_iter().zip(first..).map(|(event, node)| Event { node, ..event }));
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by_key(|&number| (events[number].trigger, number));
    let mut place = vec![0; events.len()];
    for (position, &number) in order.iter().enumerate() {
        place[number] = position;
    }
    let mut numbered: Vec<(usize, Event)> = place.iter().copied().zip(events).collect();
    numbered.sort_by_key(|&(position, _)| position);
    numbered
        .into_iter()
        .map(|(_, mut event)| {
            event.caused_by = event.caused_by.map(|cause| place[cause]);
            event.node = place[event.node];
            event
        })
        .collect()
}

/// The events that are worth a node; what was caused by one that is not has no cause.
fn kept(events: Vec<Event>) -> Vec<Event> {
    let mut place = Vec::with_capacity(events.len());
    let mut count = 0;
    for event in &events {
        place.push(event.kept.then_some(count));
        count += usize::from(event.kept);
    }
    let mut events = events;
    events.retain(|event| event.kept);
    for event in &mut events {
        event.caused_by = event.caused_by.and_then(|cause| place[cause]);
    }
    // A node is named by the first of its events that stayed.
    let mut first = BTreeMap::new();
    for (number, event) in events.iter_mut().enumerate() {
        event.node = *first.entry(event.node).or_insert(number);
    }
    events
}

/// In the world of who denies it, it did not happen.
fn status_as_denied(status: Status, standing: Standing) -> Status {
    if standing == Standing::Denied && status == Status::Happened { Status::Negated } else { status }
}
