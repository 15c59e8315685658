//! Where an event happened: only where grammar says so.
//!
//! `met in Arden`, `near the Norland border`, `an attack on the depot in Arden`; never a topic's place (`the situation
//! in Norland`), a dateline, or the place where somebody spoke.

mod before;
mod choose;
mod containment;
mod evidence;
mod fill;
mod name;
#[cfg(test)]
mod tests;
pub mod train;

pub(super) use before::site;
pub(super) use fill::Filling;
pub(super) use name::is_house;

use super::scene::Scene;
use super::slot::found;
use super::speech::is_saying;
use super::trigger::Trigger;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{ByteSpan, EventType, Found, ParticipantRole, RuleId, TriggerKind};
use before::{relative, seat};
use containment::Containment;
use name::{named, named_itself, town};

/// Prepositions that put an event at a place.
const LOCATIVE: &[&str] = &[
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "on",
    "off",
    "across",
    "around",
    "within",
    "throughout",
    "along",
    "through",
    "from",
];

/// The words that name the place of each trigger, with the rule that gives it and how often that rule is right.
pub(super) fn places(filling: &Filling<'_, '_, '_>) -> Vec<Option<Found<ByteSpan>>> {
    let containment = Containment::new(filling.scene, filling.gazetteer);
    choose::choose(filling, &containment, fill::fill(filling, &containment))
}

/// The words that name the place of a trigger, with the rule that ties them to it.
fn place(scene: &Scene<'_, '_>, trigger: &Trigger) -> Option<Found<ByteSpan>> {
    let class = trigger.class;
    let physical = is_physical(trigger);
    let rules: [(RuleId, &dyn Fn() -> Option<ByteSpan>); 15] = [
        ("place/launched-from", &|| launched(scene, trigger, "from")),
        ("place/own-phrase", &|| own_phrase(scene, trigger)),
        ("place/called-for", &|| called_for(scene, trigger)),
        ("place/there-for", &|| there_for(scene, trigger)),
        ("place/launched-from", &|| launched(scene, trigger, "over")),
        ("place/end-of-way", &|| end_of_way(scene, trigger)),
        ("place/object", &|| object_place(scene, trigger)),
        ("place/before-noun", &|| site(scene, trigger.token, class?)),
        ("place/of-institution", &|| seat(scene, trigger)),
        ("place/left-behind", &|| left_behind(scene, trigger)),
        ("place/relative", &|| relative(scene, trigger.clause())),
        ("place/of-effect", &|| with_effect(scene, trigger)),
        ("place/with-whom", &|| with_whom(scene, trigger)),
        ("place/before-day", &|| before_day(scene, trigger)),
        ("place/of-verb", &|| of_verb(scene, trigger, physical)),
    ];
    rules.iter().find_map(|(rule, find)| find().map(|place| found(place, rule)))
}

/// The place of the verb that holds a noun, or of verbs beside a verb.
fn of_verb(scene: &Scene<'_, '_>, trigger: &Trigger, physical: bool) -> Option<ByteSpan> {
    let document = scene.document;
    let class = trigger.class;
    let of = |word: usize| below(scene, word, physical);
    let mut at = trigger.clause();
    if trigger.kind == TriggerKind::Noun && !document.is_predicate(at) {
        // A noun shares the place of the verb it is subject or object of.
        let verb = document.governing_predicate(at)?;
        // "In Arden, the chancellor called the rescue vital": where that was said.
        if is_saying(scene, verb) || scene.is(verb, &["call"]) {
            return None;
        }
        let close = document.head(at) == Some(verb)
            && matches!(document.relation(at), Relation::Obj | Relation::Nsubj | Relation::NsubjPass);
        if !close {
            return None;
        }
        // "the escape led to a search in Arden": a subject is not where the object is.
        let object = document.relation(at) != Relation::Nsubj;
        return below(scene, verb, physical && object);
    }
    // Participles and coordinated verbs share it: `was shot and killed in Arden`, `attacked the town, killing two`.
    if has_place_behind(scene, trigger.clause()) {
        return None;
    }
    for _ in 0..2 {
        let above = document.head(at)?;
        let own_subject = document.subject(at).is_some();
        let shares = match document.relation(at) {
            Relation::Conj => !own_subject && document.is_predicate(above),
            Relation::Xcomp => document.is_predicate(above),
            Relation::Advcl => document.tokens[at].xpos.is_gerund() && document.is_predicate(above),
            _ => false,
        };
        if !shares {
            break;
        }
        // "closed the plant in Arden and hired two": only a blow falls where the thing stood that was hit before it.
        // "was given a prize in Arden and met the mayor"
        let meets = class == Some(EventType::Consult) && document.relation(at) == Relation::Conj;
        let blow = matches!(class, Some(EventType::Assault | EventType::Disaster | EventType::Health));
        let inside = meets || physical && (blow || document.relation(at) != Relation::Conj);
        if let Some(found) = below(scene, above, inside) {
            return Some(found);
        }
        at = above;
    }
    document.children_by(trigger.clause(), &[Relation::Conj]).find_map(|verb| {
        (document.subject(verb).is_none() && document.is_predicate(verb)).then(|| of(verb)).flatten()
    })
}

/// A deed and what it did are in one place: `a blast that injured two clerks in Arden`, `attacks on a depot in Arden that
/// killed two`. Not what somebody did: `a man who was shot in Arden`.
fn with_effect(scene: &Scene<'_, '_>, trigger: &Trigger) -> Option<ByteSpan> {
    let document = scene.document;
    let class = trigger.class?;
    if !matches!(class, EventType::Assault | EventType::Disaster | EventType::Health) {
        return None;
    }
    if trigger.kind == TriggerKind::Noun {
        let mut clauses = document
            .children_by(trigger.token, &[Relation::AclRelcl])
            .filter(|&verb| scene.document.antecedent_thing(verb).is_some());
        return clauses.find_map(|verb| below(scene, verb, true));
    }
    before_comma(scene, trigger.token)
        .or_else(|| below(scene, scene.document.antecedent_thing(trigger.token)?, true))
}

/// `the bombing of a bus in Arden, killing two`: the place right before the participle, wherever the tree hangs it.
fn before_comma(scene: &Scene<'_, '_>, verb: usize) -> Option<ByteSpan> {
    let document = scene.document;
    let place = verb.checked_sub(2).filter(|&place| place >= document.sentence_of(verb).start)?;
    let beside =
        document.tokens[verb].xpos.is_gerund() && document.word(verb - 1) == "," && scene.is_place(place);
    let name = scene.mention_at(place).filter(|_| beside)?.span;
    let head = document.head_of(document.tokens_in(name))?;
    matches!(document.preposition(head).as_deref(), Some("in" | "at" | "near" | "outside")).then_some(name)
}

/// `met with the northern forces in Arden on Sunday`: the day behind it shows that the place is the verb's. Behind a
/// person's name no day is needed: `a meeting with Lena Falk in Arden`, `met Chancellor Ida Velt in Arden`.
fn with_whom(scene: &Scene<'_, '_>, trigger: &Trigger) -> Option<ByteSpan> {
    let document = scene.document;
    if trigger.class != Some(EventType::Consult) {
        return None;
    }
    let person = |token: usize| scene.person_named(token).is_some();
    let whom = document.children_by(trigger.token, &[Relation::Obl, Relation::Nmod, Relation::Obj]).find(
        |&child| match document.relation(child) {
            // "King Ole Rand": the tree takes the office for the head.
            Relation::Obj => {
                let mut inner = document.children_by(child, &[Relation::Appos, Relation::Flat]);
                child > trigger.token && (person(child) || inner.any(person))
            }
            _ => document.preposition(child).as_deref() == Some("with"),
        },
    )?;
    let called = document.children_by(whom, &[Relation::Appos, Relation::Flat]).find(|&name| person(name));
    let name = if person(whom) { Some(whom) } else { called };
    // "King Ole Rand of Norland in Arden": the tree may hang the place on the country.
    let own = [Some(whom), name].into_iter().flatten();
    let own = own.flat_map(|holder| document.children_by(holder, &[Relation::Nmod]));
    let mut nested =
        own.flat_map(|child| std::iter::once(child).chain(document.children_by(child, &[Relation::Nmod])));
    let place = nested.find(|&child| {
        let preposition = document.preposition(child);
        child > whom && matches!(preposition.as_deref(), Some("in" | "at")) && scene.is_place(child)
    })?;
    let end = place + 1;
    let day = document.word_if(end).map(|word| if word == "on" { end + 1 } else { end });
    let dated = day.is_some_and(|day| day < document.tokens.len() && scene.is_time(day));
    // "held talks with officials in Arden on Monday"
    let of_verb = trigger.kind != TriggerKind::Noun || trigger.governor.is_some();
    if dated && of_verb || name.is_some() { named(scene, place) } else { None }
}

/// `attacked troops loyal to Norland in Arden on Monday`: a place right before the day of a physical event is where it was,
/// however the tree hangs the two. Not of a clause of its own: `a man who lived in Arden on Monday`.
fn before_day(scene: &Scene<'_, '_>, trigger: &Trigger) -> Option<ByteSpan> {
    let sited = is_physical(trigger) || matches!(trigger.class, Some(EventType::Consult | EventType::Agree));
    if trigger.kind == TriggerKind::Noun || !sited {
        return None;
    }
    let document = scene.document;
    let verb = trigger.token;
    let own = document.subtree_without(
        verb,
        &[
            Relation::Conj,
            Relation::Advcl,
            Relation::Parataxis,
            Relation::Ccomp,
            Relation::AclRelcl,
            Relation::Xcomp,
        ],
    );
    (verb + 1..own.end)
        .filter(|&token| {
            let preposition = document.preposition(token);
            scene.is_place(token) && matches!(preposition.as_deref(), Some("in" | "at" | "near" | "outside"))
        })
        .find(|&token| {
            let end =
                scene.mention_at(token).map_or(token + 1, |mention| document.tokens_in(mention.span).end);
            let day = end + usize::from(document.word_if(end) == Some("on"));
            day < own.end && scene.is_time(day)
        })
        .and_then(|token| named(scene, token))
}

/// Whether a place stands in the phrases behind a verb: grammar did not tie it to the verb, and it is likelier than one further off.
fn has_place_behind(scene: &Scene<'_, '_>, verb: usize) -> bool {
    let document = scene.document;
    let own = document
        .subtree_without(verb, &[Relation::Conj, Relation::Advcl, Relation::Parataxis, Relation::Ccomp]);
    (verb + 1..own.end).any(|token| {
        scene.is_place(token)
            && document.preposition(token).is_some_and(|preposition| LOCATIVE.contains(&preposition.as_str()))
    })
}

/// `searched the Arden flat of a clerk`, `raided the bank's Arden offices`: the town before a house that something is done to.
fn town_of_house(scene: &Scene<'_, '_>, verb: usize) -> Option<ByteSpan> {
    let document = scene.document;
    let objects = document.children_by(verb, &[Relation::Obj, Relation::NsubjPass]);
    let houses =
        objects.filter(|&object| document.upos(object) == Upos::Noun && scene.is_of(object, Class::Building));
    houses
        .flat_map(|house| {
            document.children_by(house, &[Relation::Compound, Relation::NmodUnmarked, Relation::Amod])
        })
        .find_map(|child| town(scene, child))
}

/// Where a way ends: what something ran into (`crashed into Lake Arden`), where somebody went (`flew to Arden`, `a visit to
/// Arden`). Where it began is another place.
fn end_of_way(scene: &Scene<'_, '_>, trigger: &Trigger) -> Option<ByteSpan> {
    // "fell into a well in Arden": what was run into stands in a place.
    let (prepositions, inside): (&[&str], _) = match trigger.class? {
        EventType::Disaster => (&["into", "down", "onto"], true),
        EventType::Mobilize | EventType::Consult => (&["to"], false),
        EventType::OtherEvent if moves(trigger) => (&["to"], false),
        _ => return None,
    };
    let document = scene.document;
    // "flew first class to Arden": the tree may hang the end on what stands between.
    let between = document.object(trigger.token).filter(|_| moves(trigger));
    let inner = between.into_iter().flat_map(|object| document.children_by(object, &[Relation::Nmod]));
    document
        .children_by(trigger.token, &[Relation::Obl, Relation::Nmod])
        .chain(inner)
        .find(|&child| document.preposition(child).is_some_and(|word| prepositions.contains(&word.as_str())))
        .filter(|&child| inside || scene.is_place(child))
        .and_then(|child| named(scene, child))
}

/// What was attacked, hit or visited is the place: `bombed Arden`, `the siege of Arden`, `visited the port of Arden`.
fn object_place(scene: &Scene<'_, '_>, trigger: &Trigger) -> Option<ByteSpan> {
    let class = trigger.class;
    // "the miners beat Arden" is a match: only what is a target, not a victim.
    let target = scene.lexicon.rows()[trigger.row].role("object") != Some(ParticipantRole::Victim);
    let struck = matches!(class, Some(EventType::Assault | EventType::Disaster)) && target;
    if !struck && !Class::TakenThere.holds(&trigger.lemma) {
        return None;
    }
    let document = scene.document;
    let objects = [Relation::Obj, Relation::NsubjPass, Relation::Nmod];
    document
        .children_by(trigger.token, &objects)
        .filter(|&child| {
            let preposition = document.preposition(child);
            match document.relation(child) {
                Relation::Nmod => matches!(preposition.as_deref(), Some("on" | "of" | "against")),
                _ => trigger.kind == TriggerKind::Verb && preposition.is_none(),
            }
        })
        // "against Norland and allied forces": Norland's forces.
        .filter(|&child| document.children_by(child, &[Relation::Conj]).all(|part| scene.is_place(part)))
        .find_map(|child| named_itself(scene, child))
}

/// Where troops withdrew from, where somebody was rescued from: `freed from a tunnel in Arden`.
fn left_behind(scene: &Scene<'_, '_>, trigger: &Trigger) -> Option<ByteSpan> {
    if !scene.is_of(trigger.token, Class::Leaving) {
        return None;
    }
    let document = scene.document;
    let whom = document.object(trigger.token).filter(|_| trigger.kind == TriggerKind::Verb);
    [Some(trigger.token), whom]
        .into_iter()
        .flatten()
        .flat_map(|word| document.children_by(word, &[Relation::Obl, Relation::Nmod]))
        .filter(|&child| document.preposition(child).as_deref() == Some("from"))
        .find_map(|child| named(scene, child))
}

/// Somebody or something goes from place to place: `returned to Arden`.
fn moves(trigger: &Trigger) -> bool {
    Class::Motion.holds(&trigger.lemma)
}

/// A phrase of the word itself or of the verb that carries it; not of a verb that asks for what is to be elsewhere.
fn own_phrase(scene: &Scene<'_, '_>, trigger: &Trigger) -> Option<ByteSpan> {
    let document = scene.document;
    let calls = trigger.kind == TriggerKind::Verb
        && scene.is_of(trigger.token, Class::Calling)
        && document
            .children_by(trigger.token, &[Relation::Obl])
            .any(|child| document.preposition(child).as_deref() == Some("for"));
    // "called on Norland to open the border": whom, not where.
    let calls = calls || trigger.lemma == "call on" || trigger.lemma == "call upon";
    // "criticised the queues in Berlin": where the queues are, however the tree hangs it.
    let judged = trigger.kind == TriggerKind::Verb
        && matches!(trigger.class, Some(EventType::Accuse | EventType::Support | EventType::Reject))
        && document.object(trigger.token).is_some_and(|object| {
            document
                .children_by(trigger.token, &[Relation::Obl])
                .any(|child| child > object && document.subtree(child).start == document.subtree(object).end)
        });
    let of = |word: usize| below(scene, word, is_physical(trigger));
    if calls || judged {
        return None;
    }
    of(trigger.token).or_else(|| of(trigger.clause())).or_else(|| held_in(scene, trigger))
}

/// `a ceremony held in the city of Arden`, `an accord signed in Arden`.
fn held_in(scene: &Scene<'_, '_>, trigger: &Trigger) -> Option<ByteSpan> {
    let document = scene.document;
    let mut verbs = document.children_by(trigger.token, &[Relation::Acl]);
    if trigger.kind == TriggerKind::Noun {
        verbs.find(|&verb| scene.is_of(verb, Class::HeldThere)).and_then(|verb| below(scene, verb, false))
    } else {
        None
    }
}

/// `called for a march on Tuesday near the port`: the tree hangs day and place on the call.
fn called_for(scene: &Scene<'_, '_>, trigger: &Trigger) -> Option<ByteSpan> {
    let verb = scene.document.head(trigger.token).filter(|&verb| scene.is_of(verb, Class::Calling))?;
    let document = scene.document;
    let behind = document
        .children_by(verb, &[Relation::Obl, Relation::OblUnmarked])
        .filter(|&child| child > trigger.token);
    let below_day = |child: usize| {
        let day = scene.is_time(child);
        std::iter::once(child).chain(document.children_by(child, &[Relation::Nmod]).filter(move |_| day))
    };
    let mut places = behind.flat_map(below_day).filter(|&child| {
        document.preposition(child).is_some_and(|preposition| LOCATIVE.contains(&preposition.as_str()))
    });
    if trigger.kind == TriggerKind::Noun { places.find_map(|place| named(scene, place)) } else { None }
}

/// `The envoy is in Arden for talks`.
fn there_for(scene: &Scene<'_, '_>, trigger: &Trigger) -> Option<ByteSpan> {
    let document = scene.document;
    if trigger.kind != TriggerKind::Noun || document.preposition(trigger.token).as_deref() != Some("for") {
        return None;
    }
    let place = document.head(trigger.token).filter(|&place| scene.is_place(place))?;
    let stays = matches!(document.preposition(place).as_deref(), Some("in" | "at"))
        && document.child_by(place, &[Relation::Cop]).is_some();
    if stays { named(scene, place) } else { None }
}

/// `a rocket launched from Arden`: where it began; else what it flew `over`.
fn launched(scene: &Scene<'_, '_>, trigger: &Trigger, way: &str) -> Option<ByteSpan> {
    if trigger.class != Some(EventType::Launch) || trigger.kind == TriggerKind::Noun {
        return None;
    }
    let document = scene.document;
    let missile = document
        .object(trigger.token)
        .into_iter()
        .flat_map(|object| document.children_by(object, &[Relation::Nmod]));
    let mut phrases = document.children_by(trigger.token, &[Relation::Obl]).chain(missile);
    let phrase = phrases.find(|&child| document.preposition(child).as_deref() == Some(way))?;
    named(scene, phrase)
}

/// Whether an event is where its object is: `struck the depot in Arden`, not `criticised the queues in Arden`.
fn is_physical(trigger: &Trigger) -> bool {
    matches!(
        trigger.class,
        Some(
            EventType::Assault
                | EventType::Disaster
                | EventType::Health
                | EventType::Coerce
                | EventType::Mobilize
                | EventType::Retreat
                | EventType::Protest
                | EventType::Aid
                | EventType::Launch
                | EventType::Elect
        )
    ) || moves(trigger)
        || matches!(trigger.lemma.as_str(), "hire" | "cut job" | "lay off")
}

/// A place among the phrases of one word or, of a physical event, inside the phrase of its object.
fn below(scene: &Scene<'_, '_>, word: usize, physical: bool) -> Option<ByteSpan> {
    let document = scene.document;
    // "40 miles north of Arden".
    let north = document
        .children_by(word, &[Relation::Advmod, Relation::Obl, Relation::OblUnmarked])
        .filter(|&child| scene.is_of(child, Class::Compass))
        .find_map(|child| {
            document
                .children_by(child, &[Relation::Nmod, Relation::Obl])
                .find(|&place| document.preposition(place).as_deref() == Some("of"))
        });
    if let Some(place) = north.and_then(|place| named(scene, place)) {
        return Some(place);
    }
    let phrases = [Relation::Obl, Relation::Nmod];
    // "a march on Tuesday near the port": the tree may hang the place on the day.
    let behind_day = |child: usize| {
        let day = scene.is_time(child) && !scene.is_of(word, Class::Calling);
        let places = document.children_by(child, &[Relation::Nmod]).filter(move |_| day);
        std::iter::once(child).chain(places)
    };
    for child in document.children_by(word, &phrases).flat_map(behind_day) {
        let Some(preposition) = document.preposition(child) else { continue };
        if !LOCATIVE.contains(&preposition.as_str()) || scene.is_time(child) || preposition == "from" {
            continue;
        }
        // "called on Norland to open the border": whom, not where.
        if matches!(preposition.as_str(), "on" | "upon") && scene.is(word, &["call", "prevail"]) {
            continue;
        }
        if let Some(place) = named(scene, child) {
            return Some(place);
        }
    }
    // "struck the depot in Arden": the place of what was struck.
    if !physical {
        return None;
    }
    if let Some(town) = town_of_house(scene, word) {
        return Some(town);
    }
    document
        .children_by(
            word,
            &[Relation::Obj, Relation::NsubjPass, Relation::Nmod, Relation::Obl, Relation::OblAgent],
        )
        .filter(|&child| {
            !matches!(document.relation(child), Relation::Nmod | Relation::Obl | Relation::OblAgent)
                || matches!(
                    document.preposition(child).as_deref(),
                    Some("on" | "against" | "of" | "at" | "in" | "with" | "by" | "between" | "among")
                )
        })
        // "hit a pillar of the bridge near Arden"
        .flat_map(|object| {
            let whole = document
                .children_by(object, &[Relation::Nmod])
                .filter(|&child| document.preposition(child).as_deref() == Some("of"));
            [object].into_iter().chain(whole)
        })
        .find_map(|object| {
            document
                .children_by(object, &[Relation::Nmod])
                .filter(|&child| {
                    let preposition = document.preposition(child);
                    // "boarded by pirates off Arden"; "struck the island off Arden" says where the island lies.
                    let off = document.relation(object) == Relation::OblAgent
                        && preposition.as_deref() == Some("off");
                    off || matches!(preposition.as_deref(), Some("in" | "near" | "at" | "outside"))
                })
                .find_map(|child| named(scene, child))
        })
}
