//! Which figure belongs to which event.
//!
//! A figure that counts the event itself (`over 160 attacks`), one of its participants (`killed 17 members`), or stands
//! as an amount beside it (`bought for $2 billion`). Deaths and injuries follow from the verb.

use super::scene::Scene;
use super::trigger::Trigger;
use crate::extract::quantity::Quantity;
use crate::language::syntax::Relation;
use crate::model::{Comparator, EventType, Figure, FigureKind, Found, Participant, ParticipantRole};

/// Verbs and nouns of killing and dying, of wounding.
const DEADLY: &[&str] = &[
    "kill",
    "die",
    "murder",
    "slay",
    "assassinate",
    "massacre",
    "execute",
    "dead",
    "death",
    "killing",
    "perish",
    "shoot dead",
    "fatality",
    "drown",
    "slaughter",
];
const HURTFUL: &[&str] = &["wound", "injure", "hurt", "maim", "injury", "wounding", "hospitalize"];

/// The figures of each trigger, in their order; a figure belongs to one event.
pub(super) fn bind(
    scene: &Scene<'_, '_>,
    quantities: &[Quantity],
    triggers: &[Trigger],
    participants: &[Vec<(usize, Found<Participant>)>],
) -> Vec<Vec<Figure>> {
    let mut bound: Vec<Vec<Figure>> = triggers.iter().map(|_| Vec::new()).collect();
    for quantity in quantities {
        if let Some((number, role)) = owner(scene, quantity, triggers, participants) {
            let mut figure = quantity.figure.clone();
            figure.kind = kind(&figure, &triggers[number], role);
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
    let sentence = scene.document.tokens[quantity.head].sentence;
    let from = triggers.partition_point(|trigger| scene.document.tokens[trigger.token].sentence < sentence);
    let to = triggers.partition_point(|trigger| scene.document.tokens[trigger.token].sentence <= sentence);
    if let Some(number) = (from..to).find(|&number| quantity.counted == Some(triggers[number].token)) {
        return Some((number, None));
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
    let mut at = quantity.head;
    for _ in 0..3 {
        let climbs = matches!(
            scene.relation(at).universal(),
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
        );
        if !climbs || scene.relation(at) == Relation::Appos && scene.is_time(at) {
            return None;
        }
        at = scene.head(at)?;
        if let Some(number) =
            (from..to).find(|&number| triggers[number].token == at || triggers[number].governor == Some(at))
        {
            return Some((number, None));
        }
    }
    None
}

/// The verb that happened so many times: `struck bases that house the force with rockets over 160 times`. The tree hangs
/// such words on any noun before them, so the way up goes on to the first verb of a deed.
fn counted_times(scene: &Scene<'_, '_>, head: usize, triggers: &[Trigger]) -> Option<usize> {
    let mut at = head;
    loop {
        at = scene.head(at)?;
        let found = triggers.iter().position(|trigger| trigger.token == at);
        if found.is_some() || scene.relation(at) == Relation::Root {
            return found;
        }
    }
}

fn kind(figure: &Figure, trigger: &Trigger, role: Option<ParticipantRole>) -> FigureKind {
    if matches!(figure.kind, FigureKind::Money | FigureKind::Share) {
        return figure.kind;
    }
    let suffers = matches!(
        role,
        Some(ParticipantRole::Victim | ParticipantRole::Target | ParticipantRole::Theme) | None
    );
    if suffers && (DEADLY.contains(&trigger.lemma.as_str())) {
        return FigureKind::Deaths;
    }
    if suffers && HURTFUL.contains(&trigger.lemma.as_str()) {
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
