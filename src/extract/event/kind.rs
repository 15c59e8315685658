//! The type of an event by who does what to whom, where the word alone does not tell.
//!
//! A storm that kills does not assault, a train that falls is no price, a team that wins is not elected, who travels does not
//! mobilize, who is taken to hospital is treated. What the article is about decides between an attack and an accident.

use super::harm::{self, Harm};
use super::lexicon::Part;
use super::scene::Scene;
use super::trigger::Trigger;
use super::when::LEAD;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{EntityType, EventType, ParticipantRole, TriggerKind};

/// What the whole article is about, as far as types hang on it.
#[derive(Debug, Clone, Copy, Default)]
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
}

/// What does harm in an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HarmBy {
    /// Accidents and forces of nature, more than attacks.
    Accident,
    /// Attacks, at least as much.
    Attack,
}

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
                && !matches!(trigger.lemma.as_str(), "die" | "death" | "dead")
                && harm::of(&trigger.lemma)
                    .is_some_and(|harm| matches!(harm, Harm::Effect) || harm.is_of_family("attack"))
        };
        let in_lead = |trigger: &Trigger| scene.document.tokens[trigger.token].sentence < LEAD;
        let deadly = triggers.iter().filter(is_attack).any(in_lead)
            || triggers.iter().filter(is_attack).count() >= OFTEN / 2;
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
        Self { election, sport, harm, deadly, violent, blows }
    }
}

/// The type of the event at `trigger`, of type `class` by its word.
pub(super) fn kind(
    scene: &Scene<'_, '_>,
    story: Story,
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
    let by_nature = who(&agents, Class::Nature)
        || by_phrase_is(scene, trigger, Class::Nature)
        || subject_is(scene, trigger, Class::Nature)
        || scene.deed_of(trigger.clause()).is_some_and(|deed| head_is(scene, deed, Class::Nature));
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
                && (story.deadly || !is_one_death(scene, trigger) || beside_attack(scene, trigger))
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
            if matches!(trigger.lemma.as_str(), "release" | "free" | "set free" | "liberate" | "let go")
                && participants.iter().any(|&(head, role)| {
                    role != ParticipantRole::Agent
                        && (is_person(scene, head)
                            || head_is(scene, head, Class::PersonHeld)
                            || scene.upos(head) == Upos::Num)
                }) =>
        {
            EventType::Retreat
        }
        class => class,
    }
}

/// `a Senate hearing`, `the hearing of the committee`.
fn is_of_assembly(scene: &Scene<'_, '_>, noun: usize) -> bool {
    let document = scene.document;
    let below =
        [Relation::Compound, Relation::NmodPoss, Relation::Amod, Relation::Nmod, Relation::NmodUnmarked];
    document.children_by(noun, &below).any(|child| {
        scene.is_of(child, Class::Assembly)
            || scene.is(child, &["subcommittee", "congressional", "parliamentary"])
    })
}

/// `left 900 villagers sleeping in halls`, `left two men without a home`.
fn leaves_in_a_state(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    document.object(trigger.token).is_some_and(|object| {
        let below = [Relation::Acl, Relation::Xcomp, Relation::Advcl];
        let mut states =
            document.children_by(object, &below).chain(document.children_by(trigger.token, &below));
        is_person(scene, object)
            && states.any(|state| {
                state > object
                    && (document.tokens[state].xpos.is_gerund() || scene.upos(state) == Upos::Adj)
                    && document.child_by(state, &[Relation::Mark]).is_none()
                    && !(object + 1..state).any(|at| document.word(at) == ",")
            })
    })
}

/// The type of a few words by what stands beside them.
fn of_one_word(
    scene: &Scene<'_, '_>,
    story: Story,
    trigger: &Trigger,
    class: EventType,
    participants: &[(usize, ParticipantRole)],
    by_nature: bool,
) -> Option<EventType> {
    let verb = trigger.kind == TriggerKind::Verb;
    let some = |role: ParticipantRole, fits: &dyn Fn(usize) -> bool| {
        participants.iter().any(|&(head, of)| of == role && fits(head))
    };
    let found = match (class, trigger.lemma.as_str()) {
        // "The assembly voted", "voted for the bill", "a vote on the measure": a decision, no election.
        (EventType::Elect, "vote" | "vote for" | "vote against" | "vote on")
            if is_vote_of_assembly(scene, trigger) =>
        {
            EventType::Legislate
        }
        // "Police charged the driver with murder", "was charged": the law, no reproach.
        (EventType::Accuse, "charge")
            if verb
                && (subject_is(scene, trigger, Class::Seated)
                    || scene.document.is_passive(trigger.token)
                    || has_phrase(scene, trigger, "with")) =>
        {
            EventType::Judge
        }
        // "offered 12 million for the mill", "an offer of 12 million", but "offered to mediate".
        (EventType::Agree, "offer") if tells_no_clause(scene, trigger) => EventType::Transact,
        // "ordered 40 jets", "orders for 2,200 jets", but "ordered the troops to leave", "an order of the court".
        (EventType::Request, "order") if is_of_goods(scene, trigger) => EventType::Transact,
        // "won an order for tankers", "has 55 orders", "submitted a bid for the mine", but "a bid to save the school".
        (EventType::Request, "order" | "bid") if is_of_trade(scene, story, trigger) => EventType::Transact,
        // "The strike planned for Monday was cancelled": of workers, where the story tells of no blow.
        (EventType::Assault, "strike") if !verb && !story.violent && is_arranged(scene, trigger) => {
            EventType::Protest
        }
        // "lost $6 billion": money, no match.
        (EventType::OtherEvent | EventType::Elect, "lose")
            if scene.document.object(trigger.token).is_some_and(|object| is_money(scene, object)) =>
        {
            EventType::Transact
        }
        // "Firefighters were called to the church"
        (EventType::OtherEvent | EventType::Request, "call" | "call out")
            if verb
                && scene.document.is_passive(trigger.token)
                && has_phrase(scene, trigger, "to")
                && subject_is(scene, trigger, Class::Responder) =>
        {
            EventType::Mobilize
        }
        // "stopped his rival in the sixth round"
        (
            EventType::Coerce | EventType::Transact | EventType::Disaster | EventType::Assault,
            "stop" | "drop" | "floor" | "beat",
        ) if story.sport
            && story.harm != Some(HarmBy::Attack)
            && scene.document.object(trigger.token).is_some_and(|object| is_person(scene, object)) =>
        {
            EventType::OtherEvent
        }
        // "was hit and killed by a motorist"
        (
            EventType::Assault | EventType::OtherEvent,
            "hit" | "kill" | "strike" | "injure" | "run over" | "hurt",
        ) if some(ParticipantRole::Agent, &|head| scene.is_of(head, Class::Motorist))
            || by_phrase_is(scene, trigger, Class::Motorist) =>
        {
            EventType::Disaster
        }
        // "was nominated for the post", but "for an award".
        (EventType::Support, "nominate")
            if verb && ["as", "to"].iter().any(|&word| has_phrase(scene, trigger, word)) =>
        {
            EventType::Appoint
        }
        // "pleas to run for mayor": asked for.
        (EventType::Judge, "plea") if scene.document.word_if(trigger.token + 1) == Some("to") => {
            EventType::Request
        }
        // "signed a petition": asked, agreed with nobody.
        (EventType::Agree, "sign")
            if verb
                && scene
                    .document
                    .object(trigger.token)
                    .is_some_and(|object| scene.is(object, &["petition", "appeal"])) =>
        {
            EventType::Request
        }
        // "a Senate hearing": no court sits there.
        (EventType::Judge, "hearing") if is_of_assembly(scene, trigger.token) => EventType::Consult,
        // "Falk held a rally": of an election, not against anything.
        (EventType::Protest, "rally")
            if story.election && some(ParticipantRole::Agent, &|head| is_person(scene, head)) =>
        {
            EventType::Elect
        }
        // "Brandt attacked the mayor" in a story without a blow: with words.
        (EventType::Assault, word)
            if !story.blows
                && Class::Verbal.holds(word)
                && some(ParticipantRole::Agent, &|head| {
                    is_named_person(scene, head) || scene.is(head, &["he", "she", "his", "her"])
                }) =>
        {
            EventType::Accuse
        }
        // "The talks collapsed": nothing falls down.
        (EventType::Disaster, "collapse" | "crash" | "break down")
            if subject_is(scene, trigger, Class::Pact) =>
        {
            EventType::OtherEvent
        }
        (EventType::Disaster, _) if !verb && is_of_weapon(scene, trigger.token) => EventType::Assault,
        (EventType::Disaster, "incident") if story.harm == Some(HarmBy::Attack) => EventType::Assault,
        // "kicked the players off the flight", not "kicked off the match".
        (EventType::OtherEvent | EventType::Coerce, "kick off" | "throw off")
            if participants
                .iter()
                .any(|&(head, role)| role != ParticipantRole::Agent && is_person(scene, head)) =>
        {
            EventType::Coerce
        }
        // "was dropped from the show": left out, not fallen.
        (EventType::Transact, "drop")
            if scene.document.is_passive(trigger.token) && falls_as_person(scene, participants) =>
        {
            EventType::OtherEvent
        }
        // "the second part of the report was released": out, not given up.
        (EventType::Concede, "release")
            if verb
                && some(ParticipantRole::Theme, &|head| {
                    scene.upos(head) == Upos::Noun && !is_somebody(scene, head)
                }) =>
        {
            EventType::Launch
        }
        // "The landslide left 900 villagers sleeping in halls": nobody goes.
        (EventType::Retreat, "leave") if leaves_in_a_state(scene, trigger) => {
            if by_nature {
                EventType::Disaster
            } else {
                EventType::OtherEvent
            }
        }
        _ => return None,
    };
    Some(found)
}

/// `charged with fraud`: a phrase behind that preposition hangs on the word.
fn has_phrase(scene: &Scene<'_, '_>, trigger: &Trigger, preposition: &str) -> bool {
    scene
        .document
        .children_by(trigger.token, &[Relation::Obl, Relation::Nmod])
        .any(|phrase| scene.preposition(phrase).as_deref() == Some(preposition))
}

/// No infinitive or clause tells what is offered or ordered.
fn tells_no_clause(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let clauses = [Relation::Xcomp, Relation::Ccomp, Relation::Acl, Relation::Advcl];
    !scene.document.children_by(trigger.token, &clauses).any(|clause| scene.is_predicate(clause))
}

/// `ordered 40 jets`, `orders for 2,200 jets`: counted goods.
fn is_of_goods(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let counted = |thing: usize| {
        document.child_by(thing, &[Relation::Nummod]).is_some() || scene.upos(thing) == Upos::Num
    };
    let goods = |thing: usize| counted(thing) && !is_person(scene, thing);
    let things = document.children_by(trigger.token, &[Relation::Obj, Relation::NsubjPass, Relation::Nmod]);
    tells_no_clause(scene, trigger)
        && (things.into_iter().any(goods)
            || trigger.kind == TriggerKind::Noun
                && document.word(trigger.token).ends_with('s')
                && has_phrase(scene, trigger, "for"))
}

/// `the strike planned for Monday`, `cancelled a strike`, `threatened a strike`.
fn is_arranged(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let planned = document
        .children_by(trigger.token, &[Relation::Acl])
        .any(|verb| scene.is(verb, &["plan", "call", "schedule", "announce"]));
    planned || trigger.governor.is_some_and(|verb| scene.is_of(verb, Class::Carrying))
}

/// `The council voted`, `voted for the bill`, `a vote in parliament`, `the vote on the measure`.
fn is_vote_of_assembly(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let sits = trigger.kind == TriggerKind::Verb
        && trigger.subject(scene).is_some_and(|subject| scene.is_of(subject, Class::Assembly));
    let below = [Relation::Obl, Relation::Nmod, Relation::Obj, Relation::Compound, Relation::NmodPoss];
    let about = document.children_by(trigger.token, &below).any(|child| {
        let house = scene.is_of(child, Class::Assembly);
        match scene.preposition(child).as_deref() {
            Some("for" | "against" | "on" | "over") => scene.is_of(child, Class::VotedOn),
            Some("in" | "of" | "by") => house,
            None => house || scene.relation(child) == Relation::Obj && scene.is_of(child, Class::VotedOn),
            _ => false,
        }
    });
    sits || about
}

/// `won an order for tankers`, `has 55 orders`, `submitted a bid for the mine`: business, not a demand.
fn is_of_trade(scene: &Scene<'_, '_>, story: Story, trigger: &Trigger) -> bool {
    let document = scene.document;
    let noun = trigger.kind == TriggerKind::Noun && tells_no_clause(scene, trigger) && !story.election;
    let gets = || {
        scene.head(trigger.token).is_some_and(|verb| {
            matches!(scene.relation(trigger.token), Relation::Obj | Relation::NsubjPass)
                && scene.is(
                    verb,
                    &[
                        "win", "receive", "place", "secure", "book", "submit", "put", "get", "have", "make",
                        "cancel",
                    ],
                )
        })
    };
    noun && (has_phrase(scene, trigger, "for")
        || document.child_by(trigger.token, &[Relation::Nummod]).is_some()
        || gets())
}

/// `$6 billion`, `20 million euros`.
fn is_money(scene: &Scene<'_, '_>, token: usize) -> bool {
    scene.upos(token) == Upos::Sym
        || scene.is(
            token,
            &["dollar", "euro", "pound", "yen", "yuan", "rupee", "franc", "money", "billion", "million"],
        )
        || scene
            .document
            .children_by(token, &[Relation::Compound, Relation::Nummod])
            .any(|child| scene.upos(child) == Upos::Sym)
}

/// `The actress has died`, `her death`: of one person, of old age as likely as not.
fn is_one_death(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    matches!(trigger.lemma.as_str(), "die" | "death")
        && !scene.document.tokens[trigger.token].xpos.is_plural()
}

/// `died as a result of torture`: the sentence tells of an attack.
fn beside_attack(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let sentence = scene.document.sentence_of(trigger.token);
    sentence.range().any(|token| {
        let found = scene.lexicon.find(scene.document, token, &[Part::Verb, Part::Noun]);
        found.is_some_and(|found| {
            token != trigger.token && scene.lexicon.rows()[found.row].event_type() == Some(EventType::Assault)
        })
    })
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
    trigger.subject(scene).is_some_and(|subject| head_is(scene, subject, class))
}

/// A person, body or group that can act on purpose.
fn is_somebody(scene: &Scene<'_, '_>, head: usize) -> bool {
    let things = [EntityType::Other, EntityType::Product, EntityType::Work];
    head_is(scene, head, Class::Force)
        || scene.upos(head) == Upos::Pron && !scene.is(head, &["it", "that", "which", "this"])
        || scene.mention_at(head).is_some_and(|mention| !things.contains(&mention.class))
}

fn is_person(scene: &Scene<'_, '_>, head: usize) -> bool {
    scene.upos(head) == Upos::Pron && scene.is(head, &["he", "she", "they", "him", "her", "them"])
        || scene
            .mention_at(head)
            .is_some_and(|mention| matches!(mention.class, EntityType::Person | EntityType::Group))
}

fn is_named_person(scene: &Scene<'_, '_>, head: usize) -> bool {
    // "Gunmen attacked": a capital at the start of a sentence makes no name.
    let common = scene.document.word(head).to_lowercase().ends_with("men");
    !common && scene.person_named(head).is_some()
}

fn falls_as_person(scene: &Scene<'_, '_>, participants: &[(usize, ParticipantRole)]) -> bool {
    participants.iter().any(|&(head, role)| role != ParticipantRole::Instrument && is_person(scene, head))
}

/// `killed in the crash`, `deaths from the virus`: what did it stands in a phrase.
fn by_phrase_is(scene: &Scene<'_, '_>, trigger: &Trigger, class: Class) -> bool {
    let document = scene.document;
    document.children_by(trigger.token, &[Relation::Obl, Relation::Nmod, Relation::OblAgent]).any(|child| {
        matches!(scene.preposition(child).as_deref(), Some("in" | "by" | "from" | "during" | "of"))
            && head_is(scene, child, class)
    })
}

/// `was taken to hospital`, `rushed to a clinic in Arden`.
fn taken_to_hospital(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    document.children_by(trigger.token, &[Relation::Obl]).any(|child| {
        matches!(scene.preposition(child).as_deref(), Some("to" | "into" | "in"))
            && Class::Hospital.holds(&document.lemma(child).to_lowercase())
    })
}

/// `hit £900,000`, `hit 3,000 points`, `hit a record high`.
fn hits_a_figure(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    scene.document.child_by(trigger.token, &[Relation::Obj]).is_some_and(|object| {
        matches!(scene.upos(object), Upos::Num | Upos::Sym) || scene.is_of(object, Class::Level)
    })
}

/// An illness or its treatment rather than what an attack did.
fn treated(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    document
        .children_by(trigger.token, &[Relation::Obl, Relation::Nmod])
        .any(|child| head_is(scene, child, Class::Illness))
}
