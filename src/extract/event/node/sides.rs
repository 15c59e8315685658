//! Who takes part in what a report tells, on either side: who does it, and to whom or what.

use super::super::scene::Scene;
use crate::language::Document;
use crate::language::syntax::Upos;
use crate::model::{EventType, Found, Participant, ParticipantRole};
use std::collections::BTreeSet;

/// Who does it, and to whom or what: last words of names, lemmas of other words.
#[derive(Debug, Default)]
pub(super) struct Sides {
    pub(super) agents: BTreeSet<String>,
    pub(super) undergoers: BTreeSet<String>,
    /// Names among all who take part.
    names: BTreeSet<String>,
    /// Pronouns among them, which may name anybody.
    pronouns: BTreeSet<String>,
    mutual: bool,
}

impl Sides {
    pub(super) fn new(
        document: &Document<'_>,
        class: Option<EventType>,
        participants: &[(usize, Found<Participant>)],
    ) -> Self {
        let mut sides = Self { mutual: is_mutual(class), ..Self::default() };
        for (head, part) in participants {
            let who = who(document, *head, part);
            match document.upos(*head) {
                Upos::Propn => sides.names.insert(who.clone()),
                Upos::Pron => sides.pronouns.insert(who.clone()),
                _ => false,
            };
            match part.value.role {
                ParticipantRole::Agent => sides.agents.insert(who),
                ParticipantRole::Place | ParticipantRole::Instrument => false,
                ParticipantRole::Target
                | ParticipantRole::Victim
                | ParticipantRole::Theme
                | ParticipantRole::Recipient => sides.undergoers.insert(who),
            };
        }
        sides
    }

    /// `Delta bought Nordlys` and `Oden Mills bought Falk Foods`: other names on either side. One side has no names in common
    /// and the other nothing at all: `Ford bought a mill`, `Falk bought a boat`.
    pub(super) fn are_apart(&self, other: &Self) -> bool {
        // "Rand met Velt", "Holm met Lund"
        let two_pairs = self.mutual && other.mutual && self.names.len() > 1 && other.names.len() > 1;
        let others_do_it = self.differ(&self.agents, other, &other.agents);
        let to_others = self.differ(&self.undergoers, other, &other.undergoers);
        let named = !self.names.is_disjoint(&self.agents) && !other.names.is_disjoint(&other.agents)
            || !self.names.is_disjoint(&self.undergoers) && !other.names.is_disjoint(&other.undergoers);
        self.names.is_disjoint(&other.names) && (two_pairs || others_do_it && to_others && named)
    }

    /// Whether somebody stands on a side of either, pronouns left out, and nobody on both.
    fn differ(&self, side: &BTreeSet<String>, other: &Self, of_other: &BTreeSet<String>) -> bool {
        let known = |who: &&String| !self.pronouns.contains(*who);
        let known_of_other = |who: &&String| !other.pronouns.contains(*who);
        side.iter().any(|who| known(&who))
            && of_other.iter().any(|who| known_of_other(&who))
            && !side.intersection(of_other).any(|who| known(&who) && known_of_other(&who))
    }

    /// Whether who does the one undergoes the other.
    pub(super) fn cross(&self, other: &Self) -> bool {
        !self.agents.is_disjoint(&other.undergoers) || !self.undergoers.is_disjoint(&other.agents)
    }
}

/// Whether somebody stands on either side of a happening: a meeting, a deal.
pub(super) fn is_mutual(class: Option<EventType>) -> bool {
    matches!(class, Some(EventType::Consult | EventType::Agree | EventType::Cooperate | EventType::Transact))
}

/// The last word of a name or the lemma of another word, in lower case.
pub(super) fn who(document: &Document<'_>, head: usize, part: &Found<Participant>) -> String {
    if document.upos(head) == Upos::Propn {
        let name = part.value.span.of(document.text);
        name.split_whitespace().next_back().unwrap_or_default().to_lowercase()
    } else {
        document.lemma(head).to_lowercase()
    }
}

/// The last word of the name of somebody who takes part, in lower case: written, or that a pronoun or common noun stands for.
pub(super) fn named(scene: &Scene<'_, '_>, head: usize, part: &Found<Participant>) -> Option<String> {
    let document = scene.document;
    if document.upos(head) == Upos::Propn {
        return Some(who(document, head, part));
    }
    let name = scene.name_of(head)?.span.of(document.text);
    name.split_whitespace().next_back().map(str::to_lowercase)
}

/// Participants that a pronoun names may be anybody.
const PRONOUNS: [&str; 8] = ["he", "she", "it", "they", "who", "which", "that", "we"];

pub(super) fn is_pronoun(word: &str) -> bool {
    PRONOUNS.contains(&word)
}
