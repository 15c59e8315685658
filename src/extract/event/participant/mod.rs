//! Who takes part, and in which role.
//!
//! Active (`Arden attacked Norland`), passive (`was attacked by`), nominal (`the Arden attack on Norland`), relative
//! clauses and participles (`gunmen who attacked`, `attacked by gunmen`), shared subjects of coordinated and controlled
//! verbs (`arrived and met`, `agreed to meet`), and the subject and complements of a light verb for its noun.

mod apart;
mod noun;
mod phrase;
mod subject;
mod verb;

use super::place::is_house;
use super::scene::Scene;
use super::slot;
use super::trigger::Trigger;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::lexicon::words;
use crate::model::{
    ByteSpan, EntityType, EventType, Found, MentionKind, Participant, ParticipantRole, RuleId, TriggerKind,
};
use phrase::with_name;
use std::collections::BTreeSet;

/// Parts of one trigger while they are collected: (head word, role).
struct Parts<'s, 'a, 't> {
    scene: &'s Scene<'a, 't>,
    triggers: &'s BTreeSet<usize>,
    trigger: usize,
    /// `passed a resolution`, `rejected the criticism`: what is decided may be an event, too.
    decides: bool,
    /// `sales rose`, `demand fell`: what grows or shrinks may be an event noun, too.
    changes: bool,
    found: Vec<(usize, ParticipantRole, RuleId)>,
}

/// The participants of a trigger with the head word of each; `triggers` holds the head words of all events.
pub(super) fn participants(
    scene: &Scene<'_, '_>,
    trigger: &Trigger,
    triggers: &BTreeSet<usize>,
) -> Vec<(usize, Found<Participant>)> {
    let row = &scene.lexicon.rows()[trigger.row];
    let decides = matches!(
        trigger.class,
        Some(EventType::Legislate | EventType::Agree | EventType::Reject | EventType::Launch)
    ) || trigger.lemma == "release";
    let changes = trigger.kind == TriggerKind::Verb && Class::Change.holds(&trigger.lemma);
    let mut parts = Parts { scene, triggers, trigger: trigger.token, decides, changes, found: Vec::new() };
    match trigger.kind {
        TriggerKind::Verb | TriggerKind::Adjective => parts.of_verb(trigger.token, row),
        TriggerKind::Noun => {
            parts.of_noun(trigger.token, row);
            if let Some(governor) = trigger.governor {
                parts.of_governor(governor, trigger.token, row);
            }
        }
    }
    let mut seen = BTreeSet::new();
    let mut all: Vec<(usize, Found<Participant>)> = parts
        .found
        .iter()
        .filter(|(head, _, _)| seen.insert(*head))
        .map(|&(head, role, rule)| {
            let span = with_name(scene, head);
            // "the Harbour Workers Union strike": the tree may hang each word of a name on the noun.
            let name = scene.mention_at(head).filter(|mention| {
                rule == "participant/before-noun"
                    && mention.kind == MentionKind::Name
                    && mention.span.covers(&span)
                    && !mention.span.overlaps(&trigger.span)
            });
            let span = name.map_or(span, |name| name.span);
            (head, slot::found(Participant { span, role }, rule))
        })
        .filter(|(_, part)| !part.value.span.is_empty() && !part.value.span.overlaps(&trigger.span))
        .collect();
    // "the killing of the commander Per Lund": the name inside a participant is no other one.
    let spans: Vec<ByteSpan> = all.iter().map(|(_, part)| part.value.span).collect();
    all.retain(|(_, part)| {
        let inside = |other: &&ByteSpan| **other != part.value.span && other.covers(&part.value.span);
        spans.iter().find(inside).is_none()
    });
    all.sort_by_key(|(_, part)| part.value.span);
    all
}

impl Parts<'_, '_, '_> {
    /// Adds a phrase and what is coordinated with it.
    fn add(&mut self, head: usize, role: ParticipantRole, rule: RuleId) {
        self.add_all(self.together(head), role, rule);
    }

    /// Adds a phrase alone.
    fn add_one(&mut self, head: usize, role: ParticipantRole, rule: RuleId) {
        self.add_all(vec![head], role, rule);
    }

    fn add_all(&mut self, parts: Vec<usize>, role: ParticipantRole, rule: RuleId) {
        let document = self.scene.document;
        for part in parts {
            let pronoun = document.upos(part) == Upos::Pron;
            let empty = pronoun
                && self.scene.is(
                    part,
                    &[
                        "it", "there", "this", "that", "which", "who", "whom", "what", "some", "all", "one",
                        "each", "those", "these",
                    ],
                )
                && self.scene.mention_at(part).is_none()
                // "some of the money"
                && !document.has_phrase(part, &[Relation::Nmod], "of")
                // "for instance, the club sold two players"
                || self.scene.is(part, &["instance", "example"]);
            // "Many of them were killed"
            let some_of = matches!(document.upos(part), Upos::Adj | Upos::Det | Upos::Num)
                && self.scene.document.has_phrase(part, &[Relation::Nmod], "of");
            let nominal = document.upos(part).is_nominal() || document.upos(part) == Upos::Sym || some_of;
            if part != self.trigger
                && nominal
                && !self.takes_no_part(part)
                && !empty
                && !self.scene.is_time(part)
                && (role != ParticipantRole::Place || self.is_site(part))
                && (!self.triggers.contains(&part)
                    || self.decides && matches!(rule, "participant/object" | "participant/passive-subject")
                    || self.changes && rule == "participant/subject")
            {
                let named = self.named(part);
                if named.is_empty() {
                    self.found.push((part, role, rule));
                }
                self.found.extend(named.into_iter().map(|name| (name, role, rule)));
            }
        }
    }

    /// Whether a phrase names a place or something that stands somewhere: `to the harbour`, `at the White House`; not `in one of
    /// the closest votes in history`.
    fn is_site(&self, head: usize) -> bool {
        let scene = self.scene;
        let document = scene.document;
        if let Some(mention) = scene.mention_at(head) {
            return mention.class == EntityType::Place || is_house(scene, head);
        }
        let classes = [
            Class::House,
            Class::Standing,
            Class::Settled,
            Class::Building,
            Class::AtSite,
            Class::Around,
            Class::Spot,
        ];
        let kind = || words::kinds(&document.lemma(head).to_lowercase()).map(|kinds| kinds.noun);
        document.upos(head) == Upos::Noun
            && (classes.iter().any(|&class| scene.is_of(head, class))
                || kind().is_some_and(|kind| matches!(kind, "location" | "artifact" | "object")))
    }

    /// Whether a phrase names people or a body: `with two envoys`, not `with a knife`.
    fn is_somebody(&self, head: usize) -> bool {
        self.scene.mention_at(head).is_some_and(|mention| {
            matches!(
                mention.class,
                EntityType::Person | EntityType::Org | EntityType::Group | EntityType::Norp
            )
        })
    }
}
