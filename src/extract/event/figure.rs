//! Which figure belongs to which event.
//!
//! A figure that counts the event itself (`over 160 attacks`), one of its participants (`killed 17 members`), or stands
//! as an amount beside it (`bought for $2 billion`). Deaths and injuries follow from the verb.

use super::scene::Scene;
use super::trigger::Trigger;
use crate::extract::quantity::Quantity;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{Comparator, EventType, Figure, FigureKind, Found, Participant, ParticipantRole};

/// The figures of each trigger, in their order; a figure belongs to one event.
pub(super) fn bind(
    scene: &Scene<'_, '_>,
    quantities: &[Quantity],
    triggers: &[Trigger],
    participants: &[Vec<(usize, Found<Participant>)>],
) -> Vec<Vec<Figure>> {
    let mut bound: Vec<Vec<Figure>> = triggers.iter().map(|_| Vec::new()).collect();
    for quantity in quantities {
        let casualties = casualty_count(scene, quantity, triggers);
        let owner =
            || owner(scene, quantity, triggers, participants).map(|(number, role)| (number, role, None));
        let counted = casualties.map(|(number, kind)| (number, None, Some(kind))).or_else(owner);
        if let Some((number, role, casualties)) = counted {
            let mut figure = quantity.figure.clone();
            figure.kind = casualties.unwrap_or_else(|| kind(&figure, &triggers[number], role));
            if figure.unit.is_empty() {
                "person".clone_into(&mut figure.unit);
            }
            if figure.kind == FigureKind::Attacks && figure.unit == "time" {
                figure.unit.clone_from(&triggers[number].lemma);
            }
            // "two countries", "both sides", "three groups" tell who, not how many.
            let few = figure.kind == FigureKind::Other
                && figure.comparator == Comparator::Exactly
                && figure.thousandths <= 3000;
            if !few {
                bound[number].push(figure);
            }
        }
    }
    bound
}

fn owner(
    scene: &Scene<'_, '_>,
    quantity: &Quantity,
    triggers: &[Trigger],
    participants: &[Vec<(usize, Found<Participant>)>],
) -> Option<(usize, Option<ParticipantRole>)> {
    let document = scene.document;
    let sentence = document.tokens[quantity.head].sentence;
    let from = triggers.partition_point(|trigger| document.tokens[trigger.token].sentence < sentence);
    let to = triggers.partition_point(|trigger| document.tokens[trigger.token].sentence <= sentence);
    if let Some(number) = (from..to).find(|&number| quantity.counted == Some(triggers[number].token)) {
        return Some((number, None));
    }
    // "leaving 27 passengers dead": what they are stands right behind them.
    let behind = |number: &usize| {
        let trigger = &triggers[*number];
        trigger.token == quantity.head + 1 && is_casualty(&trigger.lemma)
    };
    if let Some(number) = (from..to).find(behind) {
        return Some((number, Some(ParticipantRole::Victim)));
    }
    // As a participant: of the nearest event that has it.
    let as_part = (from..to)
        .filter_map(|number| {
            let (_, part) = participants[number].iter().find(|(head, _)| *head == quantity.head)?;
            Some((triggers[number].token.abs_diff(quantity.head), number, part.value.role))
        })
        .min_by_key(|(distance, number, _)| (*distance, *number));
    if let Some((_, number, role)) = as_part {
        return Some((number, Some(role)));
    }
    if quantity.figure.unit == "time" {
        return counted_times(scene, quantity.head, &triggers[from..to]).map(|number| (from + number, None));
    }
    // As an amount on the verb or its noun: climb at most three arcs through nominal relations.
    let climbs = |at: usize| {
        let relation = document.relation(at);
        matches!(
            relation.universal(),
            "nummod"
                | "obj"
                | "obl"
                | "nmod"
                | "nsubj"
                | "compound"
                | "appos"
                | "amod"
                | "conj"
                | "xcomp"
                | "advmod"
        ) && !(relation == Relation::Appos && scene.is_time(at))
    };
    let above = document.governors(quantity.head, climbs).take(3);
    let of_trigger = |at: usize| {
        (from..to).find(|&number| triggers[number].token == at || triggers[number].governor == Some(at))
    };
    above.into_iter().find_map(of_trigger).map(|number| (number, None))
}

/// The harmful happening whose dead or hurt a sentence counts: `the death toll from the flood rose to 58`, `the number of
/// people injured in the blast reached 30`. Not `the number of troops rose to 58`.
fn casualty_count(
    scene: &Scene<'_, '_>,
    quantity: &Quantity,
    triggers: &[Trigger],
) -> Option<(usize, FigureKind)> {
    let document = scene.document;
    let figure = &quantity.figure;
    if matches!(figure.kind, FigureKind::Money | FigureKind::Share) {
        return None;
    }
    let sentence = document.sentence_of(quantity.head);
    let count = (sentence.start..sentence.end).find(|&index| {
        document.upos(index) == Upos::Noun
            && scene.is_of(index, Class::Count)
            && counts_of(scene, index, quantity.head)
    })?;
    // The words of what is counted stand right before and behind the noun.
    let near = (count.saturating_sub(1).max(sentence.start)..sentence.end.min(count + 4))
        .filter(|&index| index != count && index != quantity.head);
    let says = |class: Class| {
        near.clone().any(|index| scene.is_of(index, class) || class.holds(document.word(index)))
    };
    let kind = if says(Class::CountedDead) {
        FigureKind::Deaths
    } else if says(Class::CountedHurt) {
        FigureKind::Injuries
    } else {
        return None;
    };
    let harmful = |trigger: &Trigger| {
        matches!(trigger.class, Some(EventType::Disaster | EventType::Assault | EventType::Health))
    };
    let owner = triggers
        .iter()
        .enumerate()
        .filter(|(_, trigger)| sentence.range().contains(&trigger.token))
        .min_by_key(|(number, trigger)| (!harmful(trigger), trigger.token.abs_diff(quantity.head), *number));
    owner.map(|(number, _)| (number, kind))
}

/// Whether a number is what a noun of count amounts to: they hang on one verb, or the one on the other.
fn counts_of(scene: &Scene<'_, '_>, noun: usize, number: usize) -> bool {
    let document = scene.document;
    let mut at = number;
    for _ in 0..3 {
        if document.subject(at) == Some(noun) || document.head(noun) == Some(at) && at != number {
            return true;
        }
        let Some(head) = document.head(at) else { return false };
        at = head;
    }
    at == noun || document.subject(at) == Some(noun)
}

/// The verb that happened so many times: `struck bases that house the force with rockets over 160 times`. The tree hangs
/// such words on any noun before them, so the way up goes on to the first verb of a deed.
fn counted_times(scene: &Scene<'_, '_>, head: usize, triggers: &[Trigger]) -> Option<usize> {
    scene
        .document
        .ancestors(head)
        .find_map(|above| triggers.iter().position(|trigger| trigger.token == above))
}

/// Whether a lemma tells of people who died or were hurt: `die of` as `die`.
fn is_casualty(lemma: &str) -> bool {
    Class::Deadly.holds_first(lemma) || Class::Hurtful.holds_first(lemma)
}

fn kind(figure: &Figure, trigger: &Trigger, role: Option<ParticipantRole>) -> FigureKind {
    if matches!(figure.kind, FigureKind::Money | FigureKind::Share) {
        return figure.kind;
    }
    let suffers = matches!(
        role,
        Some(ParticipantRole::Victim | ParticipantRole::Target | ParticipantRole::Theme) | None
    );
    let harmful = matches!(trigger.class, Some(EventType::Disaster | EventType::Assault));
    if suffers && Class::Deadly.holds_first(&trigger.lemma) || harmful && Class::Remains.holds(&figure.unit) {
        return FigureKind::Deaths;
    }
    if suffers && Class::Hurtful.holds_first(&trigger.lemma) {
        return FigureKind::Injuries;
    }
    match (figure.kind, trigger.class) {
        (FigureKind::Other, Some(EventType::Assault)) if role.is_none() && figure.unit == trigger.lemma => {
            FigureKind::Attacks
        }
        (FigureKind::Attacks, class) if figure.unit == "time" && class != Some(EventType::Assault) => {
            FigureKind::Other
        }
        (kind, _) => kind,
    }
}
