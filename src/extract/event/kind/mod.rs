//! The type of an event by who does what to whom, where the word alone does not tell.
//!
//! A storm that kills does not assault, a train that falls is no price, a team that wins is not elected, who travels does not
//! mobilize, who is taken to hospital is treated. What the article is about decides between an attack and an accident.

pub(super) mod verbal;
mod word;

use super::harm::{self, Harm};
use super::scene::Scene;
use super::trigger::Trigger;
use super::when::LEAD;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{EntityType, EventType, ParticipantRole, TriggerKind};
use std::collections::BTreeSet;
use word::{is_named_person, of_one_word};

/// What the whole article is about, as far as types hang on it.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own")]
pub(super) struct Story {
    /// It speaks of an election.
    election: bool,
    /// It reports a match or speaks of a team.
    sport: bool,
    /// What did the harm it tells of.
    harm: Option<HarmBy>,
    /// It tells of a deadly attack: who dies may have died of it.
    deadly: bool,
    /// It tells of an attack that is called otherwise than a strike.
    violent: bool,
    /// It tells of a blow or of harm beside words that may be meant of speech.
    blows: bool,
    /// Head words of what is an attack by its word.
    attacks: Vec<usize>,
    /// Last words, in lower case, of who says something.
    speakers: BTreeSet<String>,
}

/// What does harm in an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HarmBy {
    /// Accidents and forces of nature, more than attacks.
    Accident,
    /// Attacks, at least as much.
    Attack,
}

/// How many attacks below the lead make a report of one.
const ATTACKS: usize = 2;

/// How many words of sport make a report of sport.
const OFTEN: usize = 4;

impl Story {
    /// Reads the article once.
    pub(super) fn new(scene: &Scene<'_, '_>, triggers: &[Trigger]) -> Self {
        let speaks_of = |class: Class| {
            let tokens = 0..scene.document.tokens.len();
            let lemma = |token| scene.document.lemma(token).to_lowercase();
            tokens.filter(|&token| class.holds(&lemma(token))).take(OFTEN).count()
        };
        let (election, sport) = (speaks_of(Class::Election) >= 2, speaks_of(Class::Sport) >= OFTEN);
        let (mut accidents, mut attacks) = (0, 0);
        for trigger in triggers {
            let harm = Class::Harm.holds(&trigger.lemma);
            match trigger.class {
                Some(EventType::Disaster) if is_of_weapon(scene, trigger.token) => attacks += 1,
                Some(EventType::Disaster) if !harm => accidents += 1,
                Some(EventType::Assault)
                    if !harm && !is_aimed(&trigger.lemma) && subject_is(scene, trigger, Class::Body) =>
                {
                    accidents += 1;
                }
                Some(EventType::Assault) if !(harm || sport && Class::Clash.holds(&trigger.lemma)) => {
                    attacks += 1;
                }
                _ => {}
            }
        }
        let is_attack = |trigger: &&Trigger| {
            trigger.class == Some(EventType::Assault)
                && !Class::Dying.holds(&trigger.lemma)
                && harm::of(&trigger.lemma)
                    .is_some_and(|harm| matches!(harm, Harm::Effect) || harm.is_of_family("attack"))
        };
        let in_lead = |trigger: &Trigger| scene.document.tokens[trigger.token].sentence < LEAD;
        let deadly = triggers.iter().filter(is_attack).any(in_lead)
            || triggers.iter().filter(is_attack).count() >= ATTACKS;
        let violent = triggers
            .iter()
            .any(|trigger| trigger.class == Some(EventType::Assault) && trigger.lemma != "strike");
        let blows = triggers.iter().any(|trigger| {
            matches!(trigger.class, Some(EventType::Assault | EventType::Disaster))
                && !Class::Verbal.holds(&trigger.lemma)
                || Class::Harm.holds(&trigger.lemma)
        });
        let harm = match (accidents, attacks) {
            (0, 0) => None,
            _ if accidents > attacks => Some(HarmBy::Accident),
            _ => Some(HarmBy::Attack),
        };
        let of_word =
            |trigger: &&Trigger| scene.lexicon.rows()[trigger.row].event_type() == Some(EventType::Assault);
        let attacks = triggers.iter().filter(of_word).map(|trigger| trigger.token).collect();
        let said_by = scene.statements.iter().filter_map(|statement| statement.speaker);
        let speakers = said_by.filter_map(|span| last_word(span.of(scene.document.text))).collect();
        Self { election, sport, harm, deadly, violent, blows, attacks, speakers }
    }

    /// Whether somebody of this name says something in the article: `Lena Brandt` where `Brandt said`.
    fn speaks(&self, name: &str) -> bool {
        last_word(name).is_some_and(|word| self.speakers.contains(&word))
    }
}

fn last_word(name: &str) -> Option<String> {
    name.split_whitespace().next_back().map(str::to_lowercase)
}

/// The type of the event at `trigger`, of type `class` by its word.
pub(super) fn kind(
    scene: &Scene<'_, '_>,
    story: &Story,
    trigger: &Trigger,
    class: EventType,
    participants: &[(usize, ParticipantRole)],
) -> EventType {
    let is = |of: Class| of.holds(&trigger.lemma);
    let who = |roles: &[ParticipantRole], of| {
        participants.iter().any(|&(head, role)| roles.contains(&role) && head_is(scene, head, of))
    };
    let agents = [ParticipantRole::Agent];
    let patients =
        [ParticipantRole::Agent, ParticipantRole::Victim, ParticipantRole::Target, ParticipantRole::Theme];
    let by_nature = who(&agents, Class::Nature) || is_by_nature(scene, trigger);
    let by_somebody = participants.iter().any(|&(head, role)| {
        role == ParticipantRole::Agent && is_somebody(scene, head) && !head_is(scene, head, Class::Nature)
    });
    if let Some(class) = of_one_word(scene, story, trigger, class, participants, by_nature) {
        return class;
    }
    match class {
        EventType::Elect if is(Class::Contest) && !story.election => EventType::OtherEvent,
        // "the round-one clash with the Harbour Hawks" in a report of sport.
        EventType::Assault if is(Class::Clash) && story.sport && story.harm != Some(HarmBy::Attack) => {
            EventType::OtherEvent
        }
        // "battled cancer for a year".
        EventType::Assault
            if is(Class::Clash)
                && scene
                    .document
                    .object(trigger.token)
                    .is_some_and(|object| head_is(scene, object, Class::Illness)) =>
        {
            EventType::Health
        }
        // "The fund hit £900,000": a figure is reached, nothing is struck.
        EventType::Assault | EventType::Disaster
            if trigger.lemma == "hit"
                && trigger.kind == TriggerKind::Verb
                && hits_a_figure(scene, trigger) =>
        {
            EventType::OtherEvent
        }
        // "The storm killed two", "Two were killed" in the report of a crash.
        EventType::Assault if by_nature => EventType::Disaster,
        EventType::Assault if !by_somebody && story.harm == Some(HarmBy::Accident) => EventType::Disaster,
        EventType::Health if is(Class::Harm) && !by_somebody && story.harm == Some(HarmBy::Accident) => {
            EventType::Disaster
        }
        // "The ferry struck the quay", in no report of attacks; "The snow fell for days".
        EventType::Assault
            if who(&agents, Class::Body)
                && !is_aimed(&trigger.lemma)
                && story.harm != Some(HarmBy::Attack) =>
        {
            EventType::Disaster
        }
        EventType::Transact if is(Class::Fall) && subject_is(scene, trigger, Class::Nature) => {
            EventType::Disaster
        }
        // "The bus overturned", "The crane broke".
        EventType::Judge | EventType::Reject | EventType::OtherEvent
            if (who(&patients, Class::Body) || subject_is(scene, trigger, Class::Body))
                && (is(Class::Fall) || ["overturn", "break"].contains(&trigger.lemma.as_str())) =>
        {
            EventType::Disaster
        }
        // "The founder died in 1998" in a report of an attack: not of it.
        EventType::Health
            if is(Class::Harm)
                && story.harm == Some(HarmBy::Attack)
                && (story.deadly
                    || !is_one_death(scene, trigger)
                    || beside_attack(scene, story, trigger))
                && !treated(scene, trigger)
                && !is_of_old(scene, trigger) =>
        {
            EventType::Assault
        }
        EventType::Mobilize | EventType::OtherEvent | EventType::Coerce | EventType::Aid
            if taken_to_hospital(scene, trigger) =>
        {
            EventType::Health
        }
        EventType::Coerce | EventType::Launch | EventType::OtherEvent | EventType::Aid
            if is(Class::Search)
                && story.harm == Some(HarmBy::Accident)
                && !who(&[ParticipantRole::Target], Class::Force) =>
        {
            EventType::Disaster
        }
        EventType::Coerce if is(Class::Search) && !who(&agents, Class::Force) => EventType::OtherEvent,
        EventType::Transact
            if is(Class::Fall) && (who(&patients, Class::Body) || falls_as_person(scene, participants)) =>
        {
            EventType::Disaster
        }
        // "Two brigades moved to the border", but "The envoy travelled to the border".
        EventType::OtherEvent if is(Class::Motion) && who(&patients, Class::Force) => EventType::Mobilize,
        EventType::Mobilize if is(Class::Motion) && !who(&patients, Class::Force) => EventType::OtherEvent,
        // "released the hostages": giving up what one holds; leave "released the film".
        EventType::Concede
            if is(Class::Freeing)
                && participants.iter().any(|&(head, role)| {
                    role != ParticipantRole::Agent
                        && (is_person(scene, head)
                            || head_is(scene, head, Class::PersonHeld)
                            || scene.document.upos(head) == Upos::Num)
                }) =>
        {
            EventType::Retreat
        }
        class => class,
    }
}

/// `The storm killed two`, `killed in the flood`, `a storm that killed two`.
fn is_by_nature(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    by_phrase_is(scene, trigger, Class::Nature)
        || subject_is(scene, trigger, Class::Nature)
        || scene
            .document
            .antecedent_thing(trigger.clause())
            .is_some_and(|deed| head_is(scene, deed, Class::Nature))
}

/// `The actress has died`, `her death`: of one person, of old age as likely as not.
fn is_one_death(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    matches!(trigger.lemma.as_str(), "die" | "death")
        && !scene.document.tokens[trigger.token].xpos.is_plural()
}

/// `died as a result of torture`: the sentence tells of an attack.
fn beside_attack(scene: &Scene<'_, '_>, story: &Story, trigger: &Trigger) -> bool {
    let sentence = scene.document.sentence_of(trigger.token);
    story.attacks.iter().any(|&attack| attack != trigger.token && sentence.contains(attack))
}

/// `died in 1998`: a year that is over is told with it.
fn is_of_old(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let is_over = |child: usize| {
        let date = scene.time_at(child).and_then(|time| time.date).zip(document.published);
        date.is_some_and(|(date, day)| date.last_day().year() < day.year())
    };
    document.children_by(trigger.token, &[Relation::Obl, Relation::OblUnmarked]).any(is_over)
}

/// What is done on purpose only, by jets and tanks too: `Tanks shelled the port`.
fn is_aimed(lemma: &str) -> bool {
    Class::Aimed.holds(lemma)
}

/// Whether a word is of a class; `a car bomb explosion` is of no force of nature.
fn head_is(scene: &Scene<'_, '_>, head: usize, class: Class) -> bool {
    scene.is_of(head, class) && !(class == Class::Nature && is_of_weapon(scene, head))
}

/// `a car bomb explosion`, `a minefield blast`.
fn is_of_weapon(scene: &Scene<'_, '_>, noun: usize) -> bool {
    let before = [Relation::Compound, Relation::NmodUnmarked, Relation::Amod];
    scene.document.children_by(noun, &before).any(|child| scene.is_of(child, Class::Weapon))
}

fn subject_is(scene: &Scene<'_, '_>, trigger: &Trigger, class: Class) -> bool {
    let document = scene.document;
    // "Lightning struck a farm, setting the roof ablaze": the subject of the verb above.
    let shared = || {
        let verb = trigger.clause();
        let below = document.relation(verb) == Relation::Advcl
            && document.tokens[verb].xpos.is_gerund()
            && document.child_by(verb, &[Relation::Mark, Relation::Case]).is_none();
        document.head(verb).filter(|_| below).and_then(|above| document.subject(above))
    };
    trigger.subject(scene).or_else(shared).is_some_and(|subject| head_is(scene, subject, class))
}

/// A person, body or group that can act on purpose.
fn is_somebody(scene: &Scene<'_, '_>, head: usize) -> bool {
    let things = [EntityType::Other, EntityType::Product, EntityType::Work];
    head_is(scene, head, Class::Force)
        || scene.document.upos(head) == Upos::Pron && !scene.is(head, &["it", "that", "which", "this"])
        || scene.mention_at(head).is_some_and(|mention| !things.contains(&mention.class))
}

fn is_person(scene: &Scene<'_, '_>, head: usize) -> bool {
    scene.document.upos(head) == Upos::Pron && scene.is(head, &["he", "she", "they", "him", "her", "them"])
        || scene
            .mention_at(head)
            .is_some_and(|mention| matches!(mention.class, EntityType::Person | EntityType::Group))
}

fn falls_as_person(scene: &Scene<'_, '_>, participants: &[(usize, ParticipantRole)]) -> bool {
    participants.iter().any(|&(head, role)| role != ParticipantRole::Instrument && is_person(scene, head))
}

/// `killed in the crash`, `deaths from the virus`: what did it stands in a phrase.
fn by_phrase_is(scene: &Scene<'_, '_>, trigger: &Trigger, class: Class) -> bool {
    let document = scene.document;
    document.children_by(trigger.token, &[Relation::Obl, Relation::Nmod, Relation::OblAgent]).any(|child| {
        matches!(document.preposition(child).as_deref(), Some("in" | "by" | "from" | "during" | "of"))
            && head_is(scene, child, class)
    })
}

/// `was taken to hospital`, `rushed to a clinic in Arden`.
fn taken_to_hospital(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    document.children_by(trigger.token, &[Relation::Obl]).any(|child| {
        matches!(document.preposition(child).as_deref(), Some("to" | "into" | "in"))
            && Class::Hospital.holds(&document.lemma(child).to_lowercase())
    })
}

/// `hit £900,000`, `hit 3,000 points`, `hit a record high`.
fn hits_a_figure(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    scene.document.child_by(trigger.token, &[Relation::Obj]).is_some_and(|object| {
        matches!(scene.document.upos(object), Upos::Num | Upos::Sym) || scene.is_of(object, Class::Level)
    })
}

/// An illness or its treatment rather than what an attack did.
fn treated(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    document
        .children_by(trigger.token, &[Relation::Obl, Relation::Nmod])
        .any(|child| head_is(scene, child, Class::Illness))
}
