//! The type of a few words by what stands beside them.

use super::verbal::is_of_words;
use super::{HarmBy, Story, by_phrase_is, falls_as_person, is_of_weapon, is_person, is_somebody, subject_is};
use crate::extract::event::scene::Scene;
use crate::extract::event::trigger::Trigger;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::lexicon::words;
use crate::model::{EntityType, EventType, ParticipantRole, TriggerKind};

/// The type of the event at `trigger`, of type `class` by its word, where its company tells another one.
pub(super) fn of_one_word(
    scene: &Scene<'_, '_>,
    story: &Story,
    trigger: &Trigger,
    class: EventType,
    participants: &[(usize, ParticipantRole)],
    by_nature: bool,
) -> Option<EventType> {
    let word = Word { scene, story, trigger, class, participants };
    word.of_law_and_trade().or_else(|| word.of_games_and_machines()).or_else(|| word.of_deeds(by_nature))
}

/// The word of an event with what stands beside it.
struct Word<'w, 'a, 't> {
    scene: &'w Scene<'a, 't>,
    story: &'w Story,
    trigger: &'w Trigger,
    class: EventType,
    participants: &'w [(usize, ParticipantRole)],
}

impl Word<'_, '_, '_> {
    /// Whether somebody or something that fits takes part in that role.
    fn some(&self, role: ParticipantRole, fits: &dyn Fn(usize) -> bool) -> bool {
        self.participants.iter().any(|&(head, of)| of == role && fits(head))
    }

    /// Votes, charges, offers, orders, petitions.
    fn of_law_and_trade(&self) -> Option<EventType> {
        let &Self { scene, story, trigger, class, .. } = self;
        let document = scene.document;
        let verb = trigger.kind == TriggerKind::Verb;
        let some = |role, fits: &dyn Fn(usize) -> bool| self.some(role, fits);
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
                        || document.is_passive(trigger.token)
                        || has_phrase(scene, trigger, "with")) =>
            {
                EventType::Judge
            }
            // "offered 12 million for the mill", "an offer of 12 million", but "offered to mediate".
            (EventType::Agree, "offer") if tells_no_clause(scene, trigger) => EventType::Transact,
            // "A court granted a stay": the law.
            (EventType::Aid | EventType::Concede | EventType::OtherEvent | EventType::Agree, "grant")
                if subject_is(scene, trigger, Class::Seated) =>
            {
                EventType::Judge
            }
            // "ordered 40 jets", "orders for 2,200 jets", but "ordered the troops to leave", "an order of the court".
            (EventType::Request, "order") if is_of_goods(scene, trigger) => EventType::Transact,
            // "won an order for tankers", "has 55 orders", "submitted a bid for the mine", but "a bid to save the school".
            (EventType::Request, "order" | "bid") if is_of_trade(scene, story, trigger) => {
                EventType::Transact
            }
            // "lost $6 billion": money, no match.
            (EventType::OtherEvent | EventType::Elect, "lose")
                if document.object(trigger.token).is_some_and(|object| is_money(scene, object)) =>
            {
                EventType::Transact
            }
            // "was nominated for the post", but "for an award".
            (EventType::Support, "nominate")
                if verb && ["as", "to"].iter().any(|&word| has_phrase(scene, trigger, word)) =>
            {
                EventType::Appoint
            }
            // "pleas to run for mayor": asked for.
            (EventType::Judge, "plea") if document.word_if(trigger.token + 1) == Some("to") => {
                EventType::Request
            }
            // "signed a petition": asked, agreed with nobody.
            (EventType::Agree, "sign")
                if verb
                    && document
                        .object(trigger.token)
                        .is_some_and(|object| scene.is(object, &["petition", "appeal"])) =>
            {
                EventType::Request
            }
            // "a Senate hearing": no court sits there.
            (EventType::Judge, "hearing") if is_of_assembly(scene, trigger.token) => EventType::Consult,
            // "Falk held a rally": of an election, not against anything.
            (EventType::Protest, "rally")
                if story.election
                    && (some(ParticipantRole::Agent, &|head| is_person(scene, head))
                        || !verb && is_for_candidate(scene, trigger)) =>
            {
                EventType::Elect
            }
            // "Falk captured Norland" in a report of an election: its votes.
            (EventType::Assault, "capture" | "retake" | "sweep")
                if verb
                    && story.election
                    && some(ParticipantRole::Agent, &|head| {
                        is_named_person(scene, head) || scene.is(head, &["he", "she"])
                    }) =>
            {
                EventType::Elect
            }
            // "called her a liar": a reproach, no call for anything.
            (EventType::Request | EventType::OtherEvent, "call" | "brand" | "label")
                if verb && calls_names(scene, trigger) =>
            {
                EventType::Accuse
            }
            // "sent the board a letter", "responded to the questions": nobody moves.
            (EventType::Mobilize, "send" | "dispatch" | "respond" | "respond to")
                if moves_words(scene, trigger) =>
            {
                EventType::OtherEvent
            }
            // "surged to victory in the primaries"
            (EventType::Transact, "surge" | "sweep" | "cruise" | "coast")
                if verb
                    && document.children_by(trigger.token, &[Relation::Obl]).any(|phrase| {
                        document.preposition(phrase).as_deref() == Some("to")
                            && scene.is(phrase, &["victory", "win", "nomination"])
                    }) =>
            {
                EventType::Elect
            }
            _ => return None,
        };
        Some(found)
    }

    /// Games, people who fall down, boats that turn over, missiles, trials of drugs, spacecraft.
    fn of_games_and_machines(&self) -> Option<EventType> {
        let &Self { scene, trigger, class, .. } = self;
        let verb = trigger.kind == TriggerKind::Verb;
        let some = |role, fits: &dyn Fn(usize) -> bool| self.some(role, fits);
        let found = match (class, trigger.lemma.as_str()) {
            // "Arden United beat Holm City 3-1": a match.
            (EventType::Assault, "beat" | "crush" | "thrash" | "hammer" | "rout" | "stun")
                if verb && is_between_teams(scene, trigger) =>
            {
                EventType::OtherEvent
            }
            // "The mayor collapsed during a meeting"
            (EventType::Disaster, "collapse")
                if verb
                    && some(ParticipantRole::Agent, &|head| {
                        is_person(scene, head) || scene.person_named(head).is_some()
                    }) =>
            {
                EventType::Health
            }
            // "The kayak overturned": no ruling.
            (EventType::Judge, "overturn")
                if verb
                    && scene.document.object(trigger.token).is_none()
                    && !scene.document.is_passive(trigger.token) =>
            {
                EventType::Disaster
            }
            // "Missiles hit a power station"
            (EventType::Disaster, "hit" | "strike" | "damage" | "destroy")
                if some(ParticipantRole::Agent, &|head| {
                    scene.is_of(head, Class::Arm) || scene.is_of(head, Class::Weapon)
                }) =>
            {
                EventType::Assault
            }
            // "a trial of 4,000 patients"
            (EventType::Judge, "trial")
                if !verb
                    && scene.document.children_by(trigger.token, &[Relation::Nmod]).any(|child| {
                        matches!(
                            scene.document.preposition(child).as_deref(),
                            Some("of" | "on" | "with" | "involving")
                        ) && scene.is(
                            child,
                            &["patient", "volunteer", "drug", "vaccine", "treatment", "mouse", "jab", "pill"],
                        )
                    }) =>
            {
                EventType::Health
            }
            // "the second Test in Mumbai"
            (EventType::Launch, "test") if !verb && scene.document.word(trigger.token) == "Test" => {
                EventType::OtherEvent
            }
            // "The agency launched a probe to Venus": no inquiry.
            (EventType::Judge, "probe") if !verb && is_spacecraft(scene, trigger) => EventType::Launch,
            _ => return None,
        };
        Some(found)
    }

    /// Blows, accidents, coming and going.
    fn of_deeds(&self, by_nature: bool) -> Option<EventType> {
        let &Self { scene, story, trigger, class, participants } = self;
        let document = scene.document;
        let verb = trigger.kind == TriggerKind::Verb;
        let some = |role, fits: &dyn Fn(usize) -> bool| self.some(role, fits);
        let found = match (class, trigger.lemma.as_str()) {
            // "The strike planned for Monday was cancelled": of workers, where the story tells of no blow.
            (EventType::Assault, "strike") if !verb && !story.violent && is_arranged(scene, trigger) => {
                EventType::Protest
            }
            // "Firefighters were called to the church"
            (EventType::OtherEvent | EventType::Request, "call" | "call out")
                if verb
                    && document.is_passive(trigger.token)
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
                && document.object(trigger.token).is_some_and(|object| is_person(scene, object)) =>
            {
                EventType::OtherEvent
            }
            // "was hit and killed by a motorist"
            (
                EventType::Assault | EventType::OtherEvent,
                "hit" | "kill" | "strike" | "injure" | "run over" | "hurt" | "knock down" | "crush" | "drag"
                | "wound",
            ) if some(ParticipantRole::Agent, &|head| scene.is_of(head, Class::Motorist))
                || by_phrase_is(scene, trigger, Class::Motorist) =>
            {
                EventType::Disaster
            }
            // "The brigade marched through Arden": troops, no protest.
            (EventType::Protest, "march" | "march through")
                if some(ParticipantRole::Agent, &|head| {
                    scene.is_of(head, Class::Force) && !scene.is(head, &["police", "officer", "guard"])
                }) =>
            {
                EventType::Mobilize
            }
            // "attacked her record", "a phony attack", "Brandt attacked Oden" where Brandt speaks.
            (EventType::Assault, _) if is_of_words(scene, story, trigger, participants) => EventType::Accuse,
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
                if document.is_passive(trigger.token) && falls_as_person(scene, participants) =>
            {
                EventType::OtherEvent
            }
            // "the second part of the report was released": out, not given up.
            (EventType::Concede, "release")
                if verb
                    && some(ParticipantRole::Theme, &|head| {
                        document.upos(head) == Upos::Noun && !is_somebody(scene, head)
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
}

/// `a rally in Arden` in a report of an election: a candidate's, where nobody protests and nothing is opposed.
fn is_for_candidate(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let mut words = document.sentence_of(trigger.token).range();
    !["against", "over"].iter().any(|&word| has_phrase(scene, trigger, word))
        && !words.any(|at| scene.is_of(at, Class::Protesting))
}

/// `called him a liar`, `branded her a coward`; not `called him a friend`, `called the mayor`.
fn calls_names(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let clause = document.subtree(trigger.token);
    let whom = document.object(trigger.token).or_else(|| document.subject(trigger.token));
    whom.is_some()
        && (trigger.token + 1..clause.end).any(|at| {
            scene.is_of(at, Class::Insult)
                && document.ancestors(at).take(2).any(|above| above == trigger.token)
        })
}

/// What is sent or answered is something said or written.
fn moves_words(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    document.children_by(trigger.token, &[Relation::Obj, Relation::NsubjPass, Relation::Obl]).any(|child| {
        let moved = match document.preposition(child).as_deref() {
            None => true,
            Some("to") => trigger.lemma.starts_with("respond"),
            Some(_) => false,
        };
        let kind = words::kinds(&document.lemma(child).to_lowercase());
        moved && kind.is_some_and(|kind| matches!(kind.noun, "communication" | "cognition"))
    })
}

/// `Arden United beat Holm City 3-1`: bodies or towns beat each other, or a score stands behind the verb.
fn is_between_teams(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let team = |token: usize| {
        document.upos(token) == Upos::Propn
            && scene.person_named(token).is_none()
            && scene.mention_at(token).is_none_or(|mention| mention.class != EntityType::Person)
    };
    let object = document
        .object(trigger.token)
        .or_else(|| document.subject(trigger.token).filter(|_| document.is_passive(trigger.token)));
    let score = || {
        let clause = document.subtree(trigger.token);
        (clause.start..clause.end).any(|at| {
            let word = document.word(at);
            word.split_once(['-', '–']).is_some_and(|(one, other)| {
                [one, other]
                    .iter()
                    .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
            }) || at + 2 < clause.end
                && document.upos(at) == Upos::Num
                && matches!(document.word(at + 1), "-" | "–")
                && document.upos(at + 2) == Upos::Num
        })
    };
    object.is_some_and(|object| team(object) && trigger.subject(scene).is_none_or(team)) || score()
}

/// `a probe to Venus`, `the launch of the probe` in a report of space.
fn is_spacecraft(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let to_somewhere = document.children_by(trigger.token, &[Relation::Nmod]).any(|child| {
        document.preposition(child).as_deref() == Some("to") && document.upos(child) == Upos::Propn
    });
    let space = || {
        let sentence = document.sentence_of(trigger.token);
        sentence.range().any(|at| Class::Space.holds(&document.lemma(at).to_lowercase()))
    };
    to_somewhere || space()
}

/// `a Senate hearing`, `the hearing of the committee`.
fn is_of_assembly(scene: &Scene<'_, '_>, noun: usize) -> bool {
    let document = scene.document;
    let below =
        [Relation::Compound, Relation::NmodPoss, Relation::Amod, Relation::Nmod, Relation::NmodUnmarked];
    document
        .children_by(noun, &below)
        .any(|child| scene.is_of(child, Class::Assembly) || scene.is_of(child, Class::OfAssembly))
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
                    && (document.tokens[state].xpos.is_gerund() || document.upos(state) == Upos::Adj)
                    && document.child_by(state, &[Relation::Mark]).is_none()
                    && !(object + 1..state).any(|at| document.word(at) == ",")
            })
    })
}

/// `charged with fraud`: a phrase behind that preposition hangs on the word.
fn has_phrase(scene: &Scene<'_, '_>, trigger: &Trigger, preposition: &str) -> bool {
    scene
        .document
        .children_by(trigger.token, &[Relation::Obl, Relation::Nmod])
        .any(|phrase| scene.document.preposition(phrase).as_deref() == Some(preposition))
}

/// No infinitive or clause tells what is offered or ordered.
fn tells_no_clause(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let clauses = [Relation::Xcomp, Relation::Ccomp, Relation::Acl, Relation::Advcl];
    !scene.document.children_by(trigger.token, &clauses).any(|clause| scene.document.is_predicate(clause))
}

/// `ordered 40 jets`, `orders for 2,200 jets`: counted goods.
fn is_of_goods(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let counted = |thing: usize| {
        document.child_by(thing, &[Relation::Nummod]).is_some() || document.upos(thing) == Upos::Num
    };
    let goods = |thing: usize| counted(thing) && !is_person(scene, thing);
    let things = document.children_by(trigger.token, &[Relation::Obj, Relation::NsubjPass, Relation::Nmod]);
    tells_no_clause(scene, trigger)
        && (things.into_iter().any(goods)
            || trigger.kind == TriggerKind::Noun
                && document.word(trigger.token).ends_with('s')
                && has_phrase(scene, trigger, "for"))
}

/// `The council voted`, `voted for the bill`, `a vote in parliament`, `the vote on the measure`.
fn is_vote_of_assembly(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let sits = trigger.kind == TriggerKind::Verb
        && trigger.subject(scene).is_some_and(|subject| scene.is_of(subject, Class::Assembly));
    let below = [Relation::Obl, Relation::Nmod, Relation::Obj, Relation::Compound, Relation::NmodPoss];
    let about = document.children_by(trigger.token, &below).any(|child| {
        let house = scene.is_of(child, Class::Assembly);
        match document.preposition(child).as_deref() {
            Some("for" | "against" | "on" | "over") => scene.is_of(child, Class::VotedOn),
            Some("in" | "of" | "by") => house,
            None => house || document.relation(child) == Relation::Obj && scene.is_of(child, Class::VotedOn),
            _ => false,
        }
    });
    sits || about
}

/// `the strike planned for Monday`, `cancelled a strike`, `threatened a strike`.
fn is_arranged(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let planned =
        document.children_by(trigger.token, &[Relation::Acl]).any(|verb| scene.is_of(verb, Class::Arranging));
    planned || trigger.governor.is_some_and(|verb| scene.is_of(verb, Class::Carrying))
}

/// `won an order for tankers`, `has 55 orders`, `submitted a bid for the mine`: business, not a demand.
fn is_of_trade(scene: &Scene<'_, '_>, story: &Story, trigger: &Trigger) -> bool {
    let document = scene.document;
    let noun = trigger.kind == TriggerKind::Noun && tells_no_clause(scene, trigger) && !story.election;
    let gets = || {
        document.head(trigger.token).is_some_and(|verb| {
            matches!(document.relation(trigger.token), Relation::Obj | Relation::NsubjPass)
                && scene.is_of(verb, Class::Trading)
        })
    };
    noun && (has_phrase(scene, trigger, "for")
        || document.child_by(trigger.token, &[Relation::Nummod]).is_some()
        || gets())
}

/// `$6 billion`, `20 million euros`.
fn is_money(scene: &Scene<'_, '_>, token: usize) -> bool {
    let document = scene.document;
    document.upos(token) == Upos::Sym
        || scene.is_of(token, Class::Money)
        || document
            .children_by(token, &[Relation::Compound, Relation::Nummod])
            .any(|child| document.upos(child) == Upos::Sym)
}

/// `Brandt attacked`, not `Gunmen attacked`.
pub(super) fn is_named_person(scene: &Scene<'_, '_>, head: usize) -> bool {
    // "Gunmen attacked": a capital at the start of a sentence makes no name.
    let common = scene.document.word(head).to_lowercase().ends_with("men");
    !common && scene.person_named(head).is_some()
}
