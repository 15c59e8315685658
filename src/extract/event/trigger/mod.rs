//! Which words are events.
//!
//! A verb of the lexicon is one (`event/verb-lexicon`), a verb of broad meaning beside a name, a date or a place
//! (`event/verb-general`), an event noun that is told of as one particular happening (`event/noun`), carried by a light
//! verb (`event/light-noun`) or governed by a word of phase (`event/phase-noun`), and a predicate adjective
//! (`event/adjective`). Reporting, states, attributive words and names made of event words are none.

mod carry;
mod headline;
mod noun;
mod open;
mod specific;
mod verb;

use super::lexicon::Found;
use super::scene::Scene;
use crate::extract::quantity::Quantity;
use crate::language::syntax::{Relation, Upos};
use crate::model::{ByteSpan, EventType, Mention, Phase, RuleId, TokenSpan, TriggerKind};
use std::collections::{BTreeMap, BTreeSet};

/// A word that tells of a happening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trigger {
    /// Its head word.
    pub(super) token: usize,
    /// Its words.
    pub(super) span: ByteSpan,
    /// Row of the lexicon.
    pub(super) row: usize,
    /// Its type: by its word, and once its participants are known by who does what to whom (`kind`).
    pub(super) class: Option<EventType>,
    /// The entry of the lexicon.
    pub(super) lemma: String,
    /// What kind of word it is.
    pub(super) kind: TriggerKind,
    /// Phase and the word that tells it.
    pub(super) phase: Option<(Phase, usize)>,
    /// The light or phase word that carries it.
    pub(super) governor: Option<usize>,
    /// The rule that found it.
    pub(super) rule: RuleId,
}

impl Trigger {
    /// What its clause is about: `after a tram overturned`; before a verb that the tagger takes for a noun the word before it
    /// (`Arden tram overturns`).
    pub(super) fn subject(&self, scene: &Scene<'_, '_>) -> Option<usize> {
        let ahead = || self.token.checked_sub(1).filter(|_| self.rule == "event/headline-verb");
        scene.document.subject(self.clause()).or_else(ahead)
    }

    /// The word whose clause tells of the event: the light or phase verb, else the trigger itself.
    pub(super) fn clause(&self) -> usize {
        self.governor.unwrap_or(self.token)
    }
}

/// All triggers of the report, by position.
pub(super) fn find(scene: &Scene<'_, '_>, quantities: &[Quantity]) -> Vec<Trigger> {
    let document = scene.document;
    let mut triggers: BTreeMap<usize, Trigger> = BTreeMap::new();
    for index in 0..document.tokens.len() {
        if !document.is_report(document.tokens[index].span.start) {
            continue;
        }
        let found = verb::verb(scene, index)
            .or_else(|| verb::saying(scene, index))
            .or_else(|| noun::noun(scene, index))
            .or_else(|| verb::adjective(scene, index))
            .or_else(|| headline::verb_as_noun(scene, index));
        if let Some(trigger) = found {
            triggers.insert(index, trigger);
        }
    }
    for quantity in quantities {
        if let Some(trigger) = noun::presence(scene, quantity) {
            triggers.entry(trigger.token).or_insert(trigger);
        }
    }
    one_sense(scene, &mut triggers);
    let carried = carry::carry(scene, &mut triggers);
    // After light words have found their nouns: a noun that no list holds takes no verb's place.
    for index in 0..document.tokens.len() {
        if document.is_report(document.tokens[index].span.start)
            && !triggers.contains_key(&index)
            && let Some(trigger) = open::open(scene, index)
        {
            triggers.insert(index, trigger);
        }
    }
    let all: Vec<Trigger> = triggers.into_values().collect();
    let kept: BTreeSet<usize> = all
        .iter()
        .filter(|trigger| carried.contains(&trigger.token) || specific::is_specific(scene, trigger, &all))
        .map(|trigger| trigger.token)
        .collect();
    let mut result: Vec<Trigger> = all.into_iter().filter(|trigger| kept.contains(&trigger.token)).collect();
    drop_inner(&mut result);
    result
}

/// Where its company once told the sense of a word, the word has that sense in the whole article, unless it has company of
/// the other kind (Gale, Church and Yarowsky 1992, "One sense per discourse").
fn one_sense(scene: &Scene<'_, '_>, triggers: &mut BTreeMap<usize, Trigger>) {
    use Relation::{Nmod, NsubjPass, Obj};
    let document = scene.document;
    let rows = scene.lexicon.rows();
    let told: BTreeMap<(String, TriggerKind), usize> = triggers
        .values()
        .filter(|trigger| !rows[trigger.row].company.is_empty())
        .map(|trigger| ((trigger.lemma.clone(), trigger.kind), trigger.row))
        .collect();
    for trigger in triggers.values_mut() {
        let Some(&row) = told.get(&(trigger.lemma.clone(), trigger.kind)) else { continue };
        let targets = document.children_by(trigger.token, &[Obj, NsubjPass, Nmod]);
        let has_target = targets.into_iter().any(|child| {
            document.relation(child) != Nmod
                || matches!(document.preposition(child).as_deref(), Some("on" | "against" | "at"))
                    && !scene.is_time(child)
        });
        if !has_target {
            trigger.row = row;
        }
    }
}

fn trigger(scene: &Scene<'_, '_>, index: usize, found: Found, kind: TriggerKind, rule: RuleId) -> Trigger {
    let document = scene.document;
    // Words side by side are one span; an object between them stays out. Of a compound only the noun counts.
    let mut end = index;
    let mut start = index;
    let hyphenated = |at: usize| document.word(at) == "-";
    if kind == TriggerKind::Verb || found.tokens.first() == Some(&index) {
        // "checked herself into" is one span, "hanged himself" is not.
        let bound = |token: usize| {
            matches!(
                document.upos(token),
                Upos::Adp | Upos::Adv | Upos::Part | Upos::Noun | Upos::Verb | Upos::Adj | Upos::X
            )
        };
        for &token in found.tokens.iter().filter(|&&token| bound(token)) {
            let next = token == end + 1
                || token == end + 2 && (hyphenated(end + 1) || document.upos(end + 1) == Upos::Pron);
            if token > end && next {
                end = token;
            }
        }
    }
    // "the withdrawal of troops": what leads on to the troops is no part of the noun.
    while kind == TriggerKind::Noun && end > index && document.relation(end) == Relation::Case {
        end -= 1;
    }
    while start >= 2 && hyphenated(start - 1) && found.tokens.contains(&(start - 2)) {
        start -= 2;
    }
    Trigger {
        class: scene.lexicon.rows()[found.row].event_type(),
        token: index,
        span: document.bytes(TokenSpan::new(start, end + 1)),
        row: found.row,
        // Of "peace talks" the noun, of "round of talks" the whole.
        lemma: if found.tokens.first() == Some(&index) || kind == TriggerKind::Verb {
            found.lemma
        } else {
            document.lemma(index).to_lowercase()
        },
        kind,
        phase: None,
        governor: None,
        rule,
    }
}

fn is_actor(mention: &Mention) -> bool {
    use crate::model::EntityType::{Org, Person, Place};
    matches!(mention.class, Org | Person | Place)
}

/// Of two triggers in each other's words the longer stays.
fn drop_inner(triggers: &mut Vec<Trigger>) {
    let spans: Vec<ByteSpan> = triggers.iter().map(|trigger| trigger.span).collect();
    let mut number = 0;
    triggers.retain(|trigger| {
        let around = number.max(3) - 3..(number + 4).min(spans.len());
        let inner = around
            .filter(|&other| other != number)
            .any(|other| spans[other].covers(&trigger.span) && spans[other].len() > trigger.span.len());
        number += 1;
        !inner
    });
}
