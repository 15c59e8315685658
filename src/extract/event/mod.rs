//! Events: what happened, when, where, to whom, how many.
//!
//! `trigger` finds the words, `worth` which of them tell of a happening that a graph should hold, `status` whether it happened, `participant` who, `when` the date, `place` where,
//! `figure` how many, `cause` why, `speech` in whose words. The words are data: [`lexicon`].

mod act;
mod attribution;
mod cause;
pub mod company;
mod figure;
mod kind;
pub mod lexicon;
mod participant;
mod place;
mod scene;
mod speech;
mod standing;
mod status;
#[cfg(test)]
mod tests;
mod trigger;
mod when;
pub mod worth;

pub use lexicon::{Lexicon, LexiconError};

use super::{Knowledge, quantity};
use crate::language::Document;
use crate::model::{Confidence, Event, Mention, Standing, Statement, Status, TimeExpression};
use attribution::Attribution;
use scene::Scene;
use std::collections::BTreeSet;

/// All events of the report, by position of their trigger.
pub fn find(
    document: &Document<'_>,
    knowledge: &Knowledge,
    times: &[TimeExpression],
    mentions: &[Mention],
    statements: &[Statement],
) -> Vec<Event> {
    let attribution = Attribution::new(document, statements);
    let scene = Scene {
        document,
        lexicon: &knowledge.lexicon,
        times,
        mentions,
        statements,
        attribution: &attribution,
    };
    let quantities = quantity::find(document, times);
    let mut triggers = trigger::find(&scene, &quantities);
    let chances = worth::chances(&scene, &triggers);
    let is_kept = |trigger: &trigger::Trigger, chance: Confidence| {
        chance.0 >= worth::LEAST || knowledge.lexicon.rows()[trigger.row].own
    };
    // Words that no list holds take part in the rest only where they are worth a node.
    let mut of_word: Vec<Confidence> = Vec::new();
    let mut chance = chances.into_iter();
    triggers.retain(|trigger| {
        let chance = chance.next().unwrap_or(Confidence(1));
        let stays = trigger.rule != "event/open" || knowledge.keep_all || is_kept(trigger, chance);
        if stays {
            of_word.push(chance);
        }
        stays
    });
    let heads: BTreeSet<usize> = triggers.iter().map(|trigger| trigger.token).collect();
    let mut statuses: Vec<_> = triggers.iter().map(|trigger| status::status(&scene, trigger)).collect();
    let mut dates = when::dates(&scene, &triggers, &statuses);
    status::plan_what_is_ahead(&scene, &triggers, &dates, &mut statuses);
    let causes = cause::causes(&scene, &triggers);
    cause::put_in_order(&causes, &mut dates);
    let participants: Vec<_> =
        triggers.iter().map(|trigger| participant::participants(&scene, trigger, &heads)).collect();
    let figures = figure::bind(&scene, &quantities, &triggers, &participants);
    let story = kind::Story::new(&scene, &triggers);
    let mut events = Vec::with_capacity(triggers.len());
    for (number, (((trigger, date), parts), figures)) in
        triggers.iter().zip(dates).zip(participants).zip(figures).enumerate()
    {
        let row = &knowledge.lexicon.rows()[trigger.row];
        let Some(class) = row.event_type() else { continue };
        let class = kind::kind(&scene, story, trigger, class, &parts);
        let said_in = speech::said_in(&scene, trigger, class);
        let standing = standing::standing(&scene, trigger, said_in);
        events.push(Event {
            trigger: trigger.span,
            lemma: trigger.lemma.clone(),
            kind: trigger.kind,
            phase: trigger.phase.map(|(phase, _)| phase),
            phase_trigger: trigger.phase.map(|(_, word)| document.tokens[word].span),
            class,
            status: status_as_denied(statuses[number], standing),
            standing,
            said_in,
            date,
            place: place::place(&scene, trigger),
            participants: parts.into_iter().map(|(_, part)| part).collect(),
            figures,
            caused_by: causes[number],
            rule: trigger.rule,
            confidence: of_word[number],
            kept: is_kept(trigger, of_word[number]),
        });
    }
    if knowledge.keep_all { events } else { kept(events) }
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
    events
}

/// In the world of who denies it, it did not happen.
fn status_as_denied(status: Status, standing: Standing) -> Status {
    if standing == Standing::Denied && status == Status::Happened { Status::Negated } else { status }
}
