//! Who takes part, and in which role.
//!
//! Active (`Arden attacked Norland`), passive (`was attacked by`), nominal (`the Arden attack on Norland`), relative
//! clauses and participles (`gunmen who attacked`, `attacked by gunmen`), shared subjects of coordinated and controlled
//! verbs (`arrived and met`, `agreed to meet`), and the subject and complements of a light verb for its noun.

use super::lexicon::{Part, Row};
use super::place::{is_house, site};
use super::scene::Scene;
use super::slot;
use super::status::is_report;
use super::trigger::Trigger;
use crate::extract::name::nominal;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{
    ByteSpan, EntityType, EventType, Found, MentionKind, Participant, ParticipantRole, RuleId, TriggerKind,
};
use std::collections::BTreeSet;

/// Parts of one trigger while they are collected: (head word, role).
struct Parts<'s, 'a, 't> {
    scene: &'s Scene<'a, 't>,
    triggers: &'s BTreeSet<usize>,
    trigger: usize,
    /// `passed a resolution`, `rejected the criticism`: what is decided may be an event, too.
    decides: bool,
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
    let mut parts = Parts { scene, triggers, trigger: trigger.token, decides, found: Vec::new() };
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
            (head, slot::found(Participant { span: with_name(scene, head), role }, rule))
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

/// The phrase of a participant, with the name of the person or body right behind it: `the commander Tom Rill`.
fn with_name(scene: &Scene<'_, '_>, head: usize) -> ByteSpan {
    let document = scene.document;
    let phrase = scene.phrase(head);
    // "Brandt & Oden LLC": the tree cuts the name in two.
    let body = scene.mention_at(head).filter(|mention| {
        mention.kind == MentionKind::Name && mention.class == EntityType::Org && mention.span.end > phrase.end
    });
    if let Some(body) = body.filter(|body| body.span.of(document.text).contains('&')) {
        return ByteSpan::new(phrase.start.min(body.span.start), body.span.end);
    }
    let class = nominal::class_of(&document.lemma(head).to_lowercase());
    // "quarterback Tom Rill": a person's name says what a word that no list holds stands for.
    let unlisted = class.is_none() && document.upos(head) == Upos::Noun && scene.mention_at(head).is_none();
    let class = class.or(unlisted.then_some(EntityType::Person));
    if !matches!(class, Some(EntityType::Person | EntityType::Org)) {
        return phrase;
    }
    // "the candidate Sen. Tom Rill": a title may stand between.
    let behind = {
        let at = scene.mentions.partition_point(|mention| mention.span.start <= phrase.end);
        scene.mentions.get(at).filter(|mention| {
            let between = ByteSpan::new(phrase.end, mention.span.start).of(document.text);
            between == " "
                || between.len() < 12
                    && between.starts_with(' ')
                    && between.ends_with(". ")
                    && between.trim().starts_with(char::is_uppercase)
                    && between.trim().chars().all(|letter| letter.is_alphabetic() || letter == '.')
        })
    };
    behind
        .filter(|mention| Some(mention.class) == class && mention.kind == MentionKind::Name)
        .map_or(phrase, |name| ByteSpan::new(phrase.start, name.span.end))
}

impl Parts<'_, '_, '_> {
    /// Who a predicate noun is said of: `Falk is a banker who has won two votes`.
    fn said_of(&self, noun: usize) -> usize {
        let document = self.scene.document;
        let predicate = document.child_by(noun, &[Relation::Cop]).is_some();
        document.subject(noun).filter(|&subject| predicate && self.is_somebody(subject)).unwrap_or(noun)
    }

    /// The person named right before a relative clause in the singular, where the tree hangs it on a head further off: `Ida Oden, a
    /// miner, and her son Piers Oden, who has died`.
    fn nearest_person(&self, verb: usize, antecedent: usize) -> usize {
        let scene = self.scene;
        let document = scene.document;
        let Some(who) = document.subject(verb).filter(|&who| scene.is(who, &["who"]) && who > 1) else {
            return antecedent;
        };
        let before = if document.word(who - 1) == "," { who - 2 } else { who - 1 };
        let name = scene
            .person_named(before)
            .filter(|_| scene.person_named(antecedent).is_some() && antecedent < before);
        let head = name.and_then(|name| document.head_of(document.tokens_in(name.span)));
        // "Oden, Falk and Rand, who met": all of them, where the verb is in the plural.
        let plural = document.has_child_word(
            verb,
            &[Relation::Aux, Relation::AuxPass, Relation::Cop],
            &["were", "have", "are"],
        );
        head.filter(|_| !plural).unwrap_or(antecedent)
    }

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
            let nominal = document.upos(part).is_nominal() || document.upos(part) == Upos::Sym;
            if part != self.trigger
                && nominal
                && !self.takes_no_part(part)
                && !empty
                && !self.scene.is_time(part)
                && (!self.triggers.contains(&part)
                    || self.decides && matches!(rule, "participant/object" | "participant/passive-subject"))
            {
                let named = self.named(part);
                if named.is_empty() {
                    self.found.push((part, role, rule));
                }
                self.found.extend(named.into_iter().map(|name| (name, role, rule)));
            }
        }
    }

    /// A phrase with what is coordinated with it. Parts of one name are one (`Brandt & Oden LLC`); two persons in apposition
    /// before an *and* are members of a list, whatever the tree makes of them: `Chancellor Lena Falk, mayor Per Lund and then-mayor
    /// Ida Rand`.
    fn together(&self, head: usize) -> Vec<usize> {
        let scene = self.scene;
        let document = scene.document;
        let body = scene
            .mention_at(head)
            .filter(|mention| mention.kind == MentionKind::Name && mention.class == EntityType::Org)
            .map(|mention| mention.span);
        let mut all = document.coordinated(head);
        // "the board of Brandt & Co.": the tree may hang the second half of a name on what stands before the first.
        let halved = |part: usize| {
            scene.mention_at(part).is_some_and(|mention| {
                mention.span.of(document.text).contains(" & ")
                    && mention.span.start < document.tokens[part].span.start
            })
        };
        all.retain(|&part| {
            part == head || !halved(part) && body.is_none_or(|body| !body.covers(&document.tokens[part].span))
        });
        let person = |token: usize| scene.person_named(token);
        let listed: Vec<usize> = document
            .children_by(head, &[Relation::Appos])
            .filter(|&other| {
                let two = person(head).zip(person(other)).is_some_and(|(one, other)| one.span != other.span);
                let goes_on = document
                    .children_by(head, &[Relation::Conj])
                    .chain(document.children_by(other, &[Relation::Conj]))
                    .any(|last| last > other);
                two && other > head && goes_on
            })
            .flat_map(|other| document.coordinated(other))
            .collect();
        all.extend(listed);
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The names that stand for a phrase behind it: `its president, Lena Falk`, `two men, Ola Brand and Per Lund`.
    fn named(&self, part: usize) -> Vec<usize> {
        let document = self.scene.document;
        if document.upos(part) != Upos::Noun {
            return Vec::new();
        }
        let person =
            |token: usize| document.upos(token) == Upos::Propn && self.scene.person_named(token).is_some();
        let behind = document.children_by(part, &[Relation::Appos]).find(|&name| name > part && person(name));
        // "mechanic Per Lund": the name may hang on its own description.
        let bare = |token: usize| {
            let inner =
                document.children_by(token, &[Relation::Appos, Relation::Flat]).find(|&name| person(name));
            if person(token) { Some(token) } else { inner }
        };
        behind.into_iter().flat_map(|name| document.coordinated(name)).filter_map(bare).collect()
    }

    /// Measures, the tag of a party, the place of a dateline, `nothing`.
    fn takes_no_part(&self, part: usize) -> bool {
        let document = self.scene.document;
        let word = document.word(part);
        // "R-Texas" is one token or three; what makes one of the three a second person is mended in the tree.
        let is_party = |word: &str| Class::PartyLetter.holds(word);
        let tag = part >= 2 && document.word(part - 1) == "-" && is_party(document.word(part - 2))
            || word
                .split_once('-')
                .is_some_and(|(party, state)| is_party(party) && state.starts_with(char::is_uppercase));
        // "was banned for life"
        let life =
            self.scene.is(part, &["life", "good"]) && document.preposition(part).as_deref() == Some("for");
        // "was shot as a young man": when, not as what.
        let age = document.preposition(part).as_deref() == Some("as")
            && self.scene.is_of(part, Class::Age)
            && self.scene.mention_at(part).is_none_or(|mention| mention.kind != MentionKind::Name);
        let nobody =
            life || age || self.scene.is_of(part, Class::Nobody) || self.scene.is_of(part, Class::Anybody);
        // "13m": a length written as one word. "the day after the blast": a time.
        let length =
            word.starts_with(|letter: char| letter.is_ascii_digit()) && word.ends_with(char::is_alphabetic);
        let time = self.scene.is_of(part, Class::TimeNoun) && self.scene.mention_at(part).is_none();
        // "passed by a wide margin", "the number injured topped 2,200", "``".
        let amount = self.scene.is(part, &["margin", "mean", "means"])
            || self.scene.is(part, &["number", "total"])
                && !self.scene.document.has_phrase(part, &[Relation::Nmod], "of");
        // "18 cents a share"
        let rate = part >= 2
            && matches!(document.word(part - 1), "a" | "an" | "per")
            && self.scene.is_of(part - 2, Class::Measure);
        let mark = rate || !word.contains(char::is_alphanumeric) && document.upos(part) != Upos::Sym;
        tag || nobody
            || amount
            || mark
            || length
            || time
            || self.speaks(part)
            || self.scene.is_of(part, Class::Measure)
                && document.child_by(part, &[Relation::Nummod]).is_some()
            || document.upos(part) == Upos::Sym
            || document.is_place_of_dateline(document.tokens[part].span.start)
    }

    /// Whether a word belongs to the name of who says what the trigger tells: `According to Lena Falk, spokesman for the
    /// mayor, the board met` tells of no meeting of the spokesman.
    fn speaks(&self, part: usize) -> bool {
        let scene = self.scene;
        let document = scene.document;
        let said = scene.attribution.within(self.trigger).and_then(|number| scene.statements.get(number));
        let Some(speaker) = said.and_then(|statement| statement.speaker) else { return false };
        let of_speaker = |token: usize| speaker.covers(&document.tokens[token].span);
        // "Norland agreed to release them": who says it may do it; the tree hangs others on what they tell of.
        if document.head(part) != Some(self.trigger) {
            return false;
        }
        // The tree may hang an apposition on the verb.
        let behind_comma = || {
            let start = document.sentence_of(part).start;
            // "Lena Falk, the spokeswoman"
            let determined = part > start && document.upos(part - 1) == Upos::Det;
            let comma = part.checked_sub(1 + usize::from(determined))?;
            comma.checked_sub(1).filter(|&name| name >= start && document.word(comma) == ",")
        };
        of_speaker(part) || behind_comma().is_some_and(of_speaker)
    }

    /// The noun right before the verb, where the tree takes who tells of it for its subject: `According to Lena Falk, the
    /// spokeswoman, the council met`.
    fn behind_speaker(&self, verb: usize, subject: usize) -> Option<usize> {
        let scene = self.scene;
        let document = scene.document;
        let mut at = verb.checked_sub(1).filter(|_| self.speaks(subject))?;
        while at > subject {
            if document.word(at) == ")" {
                at = (subject..at).rev().find(|&open| document.word(open) == "(")?;
            } else if !matches!(document.upos(at), Upos::Aux | Upos::Adv | Upos::Part) {
                break;
            }
            at = at.checked_sub(1)?;
        }
        let noun = at;
        let parted = (subject + 1..noun).any(|at| document.word(at) == ",");
        (parted && document.upos(noun).is_nominal()).then_some(noun)
    }

    /// What the object of a relative clause stands for: `the captain whom the rebels had captured`.
    fn stood_for(&self, verb: usize, object: usize) -> Option<usize> {
        let document = self.scene.document;
        let relative = document.upos(object) == Upos::Pron
            && self.scene.is(object, &["whom", "who", "which", "that"])
            && document.relation(verb) == Relation::AclRelcl;
        let one = document.children_by(verb, &[Relation::Obj]).count() == 1;
        let noun = self
            .scene
            .document
            .head(verb)
            .filter(|&noun| one && noun != self.trigger && !is_report(self.scene, noun));
        if relative { noun } else { Some(object) }
    }

    /// The phrase with `by` that names who did it, hung on the verb or on its other phrases: `was promised aid by Norland`.
    fn far_agent(&self, verb: usize) -> Option<usize> {
        let document = self.scene.document;
        let phrases = [Relation::Obj, Relation::Obl, Relation::OblUnmarked, Relation::Xcomp];
        let by = |&child: &usize| document.preposition(child).as_deref() == Some("by");
        document.children_by(verb, &phrases).find_map(|phrase| {
            document.children_by(phrase, &[Relation::Nmod, Relation::Obl, Relation::OblAgent]).find(by)
        })
    }

    fn of_verb(&mut self, verb: usize, row: &Row) {
        let document = self.scene.document;
        let subject_role = row.role("subject").unwrap_or(ParticipantRole::Agent);
        let object_role = row.role("object").unwrap_or(ParticipantRole::Target);
        // "Guard killed in Arden": a headline leaves out the auxiliary, and who kills kills somebody.
        let bare = object_role == ParticipantRole::Victim
            && document.tokens[verb].xpos.is_past()
            && document.object(verb).is_none();
        let passive = bare || self.scene.document.is_passive(verb);
        let subject = self.subject(verb, passive);
        // "Oden and his son Piers, who died": one of them.
        let of_relative = subject.is_some() && subject == document.antecedent(verb);
        let subject = subject.map(|subject| self.behind_speaker(verb, subject).unwrap_or(subject));
        if let Some(subject) = subject {
            if of_relative {
                let role = if passive { object_role } else { subject_role };
                self.add_one(self.said_of(self.nearest_person(verb, subject)), role, "participant/subject");
            } else if passive {
                // "Norland was given two ships": to whom, not what.
                let gets = document.object(verb).is_some_and(|object| object > verb)
                    && object_role == ParticipantRole::Theme;
                // "A medal was awarded to the guard": what, not to whom.
                let given = object_role == ParticipantRole::Recipient
                    && !self.is_somebody(subject)
                    && document
                        .children_by(verb, &[Relation::Obl])
                        .any(|phrase| document.preposition(phrase).as_deref() == Some("to"));
                let role = match (gets, given) {
                    (true, _) => ParticipantRole::Recipient,
                    (_, true) => ParticipantRole::Theme,
                    _ => object_role,
                };
                self.add(subject, role, "participant/passive-subject");
            } else {
                self.add(subject, subject_role, "participant/subject");
            }
        }
        let objects: Vec<usize> = document
            .children_by(verb, &[Relation::Obj])
            // "struck 40 miles north of Arden": the tree may take the place for an object.
            .filter(|&object| document.preposition(object).as_deref() != Some("of"))
            .filter_map(|object| self.stood_for(verb, object))
            .collect();
        let indirect: Vec<usize> = document.children_by(verb, &[Relation::Iobj]).collect();
        for object in objects {
            // "discussed the exit": what is discussed takes no part in the talk; "sought control": what is asked for gets nothing.
            let asked_for = row.event_type() == Some(EventType::Request)
                && object_role == ParticipantRole::Recipient
                && !self.is_somebody(object)
                && !self.scene.is_place(object)
                && document.upos(object) != Upos::Pron;
            let discussed = object_role == ParticipantRole::Agent && self.scene.mention_at(object).is_none();
            let object_role = if asked_for || discussed { ParticipantRole::Theme } else { object_role };
            let role = if passive { ParticipantRole::Theme } else { object_role };
            self.add(object, role, "participant/object");
        }
        let ways = [("to", ParticipantRole::Recipient), ("from", ParticipantRole::Target)];
        for (way, role) in ways.into_iter().filter(|&(way, role)| row.role(way) == Some(role) && !passive) {
            // "a letter from the envoy to the ministry", "withheld a load of grain from Norland": the tree may hang on what is given
            // or kept back who gets it.
            let things: Vec<usize> = document.children_by(verb, &[Relation::Obj]).collect();
            let given = things.iter().flat_map(|&thing| document.children_by(thing, &[Relation::Nmod]));
            let recipients: Vec<usize> = given
                .flat_map(|phrase| {
                    std::iter::once(phrase).chain(document.children_by(phrase, &[Relation::Nmod]))
                })
                .filter(|&phrase| document.preposition(phrase).as_deref() == Some(way))
                .filter(|&phrase| self.scene.mention_at(phrase).is_some())
                .collect();
            for recipient in recipients {
                self.add(recipient, role, "participant/preposition-of-noun");
            }
        }
        for object in indirect {
            let role = row.role("iobj").unwrap_or(ParticipantRole::Recipient);
            self.add(object, role, "participant/object");
        }
        self.obliques(verb, row, if passive { Some(subject_role) } else { None });
        let agent = self.far_agent(verb).filter(|_| passive);
        if let Some(agent) = agent.filter(|_| !self.found.iter().any(|(_, role, _)| *role == subject_role)) {
            self.add(agent, subject_role, "participant/by-agent");
        }
    }

    /// The subject of a verb, shared ones included: of the verb it is coordinated with, controlled by or attached to.
    fn subject(&self, verb: usize, passive: bool) -> Option<usize> {
        let document = self.scene.document;
        let mut at = verb;
        for _ in 0..5 {
            if let Some(controlled) = self.controlled(at) {
                return Some(controlled);
            }
            if let Some(subject) = document.antecedent(at).or_else(|| document.subject(at)) {
                return Some(subject);
            }
            // "a timetable for closing the mine": nobody is said to close it.
            let arranged = document
                .children_by(at, &[Relation::Mark, Relation::Case])
                .filter(|&mark| mark > 0 && self.scene.is(mark, &["for", "of"]))
                .any(|mark| self.scene.is_of(mark - 1, Class::Arrangement));
            if arranged && document.tokens[at].xpos.is_gerund() {
                return None;
            }
            let head = document.head(at)?;
            match document.relation(at) {
                Relation::Acl
                    if document.tokens[verb].xpos.is_past_participle()
                        || document.tokens[verb].xpos.is_gerund() =>
                {
                    // "was in charge of collecting the fee", "spoke of the idea of leaving": the noun does nothing.
                    let marked =
                        document.has_child_word(at, &[Relation::Mark, Relation::Case], &["of", "for", "in"]);
                    if marked && document.is_predicate(head) {
                        at = head;
                        continue;
                    }
                    return (document.upos(head).is_nominal() && !marked).then_some(head);
                }
                // `Hale won a contract to supply lamps`, `Hale's plan to close two plants`: whoever has the contract or plan.
                Relation::Acl if document.tokens[verb].xpos.is_base() => {
                    if let Some(owner) = document.child_by(head, &[Relation::NmodPoss]) {
                        return Some(owner);
                    }
                    // "Norland to buy two ships": in a headline the name is the subject.
                    if document.relation(head) == Relation::Root && document.upos(head) == Upos::Propn {
                        return Some(head);
                    }
                    if document.relation(head) != Relation::Obj {
                        return None;
                    }
                    at = document.head(head)?;
                    // "ordered 40 soldiers to leave", where the tree hangs it on the object.
                    if self.scene.is_of(at, Class::Ordering) && self.is_somebody(head) {
                        return Some(head);
                    }
                }
                Relation::AclRelcl => {
                    return (passive || document.object(verb).is_some()).then_some(head);
                }
                Relation::Xcomp | Relation::Advcl if self.called_upon(at).is_some() => {
                    return self.called_upon(at);
                }
                Relation::Xcomp => {
                    // "sweetened their plan to merge": who plans merges.
                    let object =
                        document.object(head).filter(|&object| !self.scene.is_of(object, Class::PlanNoun));
                    if object.is_some() {
                        return object;
                    }
                    at = head;
                }
                Relation::Conj | Relation::Advcl if document.is_predicate(head) => {
                    if self.scene.document.is_passive(head)
                        && document.relation(at) == Relation::Conj
                        && !passive
                        && document.object(verb).is_none()
                    {
                        return document.subject(head);
                    }
                    at = head;
                }
                _ => return None,
            }
        }
        None
    }

    /// Who is to do what is called for: `called on the mayor to release the files`, `appealed to the union to end the strike`.
    fn called_upon(&self, verb: usize) -> Option<usize> {
        let scene = self.scene;
        let document = scene.document;
        let head = document.head(verb)?;
        let infinitive =
            document.tokens[verb].xpos.is_base() && document.has_child_word(verb, &[Relation::Mark], &["to"]);
        let upon = document.children_by(head, &[Relation::Obl]).find(|&phrase| {
            phrase > head
                && phrase < verb
                && match document.preposition(phrase).as_deref() {
                    Some("on" | "upon") => scene.is(head, &["call", "prevail"]),
                    Some("to") => scene.is(head, &["appeal"]),
                    Some("for") => scene.is(head, &["call", "wait", "arrange"]),
                    _ => false,
                }
        });
        upon.filter(|_| infinitive)
    }

    /// Who does what somebody is accused of, thanked for or kept from: `accused Norland of arming rebels`. Nothing where
    /// the verb above does not hang it on its object.
    fn controlled(&self, verb: usize) -> Option<usize> {
        let document = self.scene.document;
        let markers = [Relation::Mark, Relation::Case];
        let hangs = matches!(document.relation(verb), Relation::Advcl | Relation::Acl | Relation::Xcomp)
            && document.tokens[verb].xpos.is_gerund()
            && document.subject(verb).is_none()
            && document.has_child_word(verb, &markers, &["of", "for", "from", "with"]);
        let mut above = document.head(verb).filter(|_| hangs)?;
        // The tree may hang it on the object itself.
        if document.upos(above).is_nominal() && document.relation(above) == Relation::Obj {
            above = document.head(above)?;
        }
        // "charged Oden with stealing"; with other verbs the subject does it: "helped Oden with painting".
        let with = document.has_child_word(verb, &markers, &["with"]) && !self.scene.is(above, &["charge"]);
        if with || !self.scene.is_of(above, Class::ObjectControl) {
            return None;
        }
        if self.scene.document.is_passive(above) {
            return self.subject(above, true);
        }
        document.object(above)
    }

    fn obliques(&mut self, head: usize, row: &Row, by: Option<ParticipantRole>) {
        let relations = [Relation::Obl, Relation::OblAgent, Relation::Nmod, Relation::OblUnmarked];
        let phrases: Vec<usize> = self.scene.document.children_by(head, &relations).collect();
        for phrase in phrases {
            let Some(preposition) = self.scene.document.preposition(phrase) else { continue };
            if preposition == "by"
                && let Some(role) = by
            {
                self.add(phrase, role, "participant/by-agent");
                continue;
            }
            let locative = matches!(
                preposition.as_str(),
                "in" | "at"
                    | "near"
                    | "outside"
                    | "inside"
                    | "around"
                    | "on"
                    | "off"
                    | "across"
                    | "within"
                    | "from"
                    | "to"
                    | "into"
                    | "over"
            );
            let place = self.scene.is_place(phrase);
            let role = match row.role(&preposition) {
                // "fought with the rebels", not "with knives".
                Some(ParticipantRole::Instrument) if self.is_somebody(phrase) => ParticipantRole::Agent,
                // "aid was promised to Norland": who gets it.
                Some(ParticipantRole::Theme)
                    if preposition == "to" && (place || self.is_somebody(phrase)) && by.is_some() =>
                {
                    ParticipantRole::Recipient
                }
                // "fell to a low": a level is nobody.
                Some(ParticipantRole::Recipient) if self.scene.mention_at(phrase).is_none() => continue,
                Some(role) => role,
                None if place && locative => ParticipantRole::Place,
                // An adjunct is a participant only where it names somebody or something.
                None if self.scene.mention_at(phrase).is_none() => continue,
                None => match preposition.as_str() {
                    "to" => ParticipantRole::Recipient,
                    "with" if self.is_somebody(phrase) => ParticipantRole::Agent,
                    "with" => ParticipantRole::Instrument,
                    // "punched him at the gate": where, not whom.
                    "on" | "at" | "into" if !self.is_somebody(phrase) || is_house(self.scene, phrase) => {
                        continue;
                    }
                    "against" | "on" | "at" | "into" => ParticipantRole::Target,
                    "for" | "over" | "about" | "of" | "as" | "from" => ParticipantRole::Theme,
                    _ => continue,
                },
            };
            // The place of the event itself is told apart, by `place`.
            if place && role == ParticipantRole::Place && matches!(preposition.as_str(), "in" | "at" | "near")
            {
                continue;
            }
            self.add(phrase, role, "participant/preposition");
        }
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

    /// Who did the deed that a word of blame or law governs: `accused Lena Falk of theft`, `was charged with murder`. The tree
    /// may hang the deed on the object.
    fn blamed(&self, noun: usize) -> Option<usize> {
        let scene = self.scene;
        let document = scene.document;
        let preposition = document.preposition(noun)?;
        let mut verb = document.head(noun)?;
        if document.upos(verb).is_nominal()
            && matches!(document.relation(verb), Relation::Obj | Relation::NsubjPass)
            && preposition == "of"
        {
            verb = document.head(verb)?;
        }
        let blames = match preposition.as_str() {
            "of" => scene.is_of(verb, Class::BlamingOf),
            "with" => scene.is(verb, &["charge"]),
            "for" => scene.is_of(verb, Class::BlamingFor),
            _ => false,
        };
        if !blames || document.upos(verb) != Upos::Verb {
            return None;
        }
        if document.is_passive(verb) {
            return self.subject(verb, true).filter(|&whom| self.is_somebody(whom));
        }
        document.children_by(verb, &[Relation::Obj]).find(|&whom| self.is_somebody(whom))
    }

    fn of_noun(&mut self, noun: usize, row: &Row) {
        let document = self.scene.document;
        if let Some(doer) = self.blamed(noun) {
            self.add(doer, row.role("by").unwrap_or(ParticipantRole::Agent), "participant/object");
        }
        // Of a verbal noun the frame is the verb's: `the targeting of a car`.
        let object = row.role("object").filter(|_| row.part == Part::Verb);
        let of = row.role("of").or(object).unwrap_or(ParticipantRole::Theme);
        let by = row.role("by").unwrap_or(ParticipantRole::Agent);
        let children: Vec<usize> = document.children(noun).to_vec();
        for child in children {
            match document.relation(child) {
                // "Norland's election": where, not who.
                Relation::NmodPoss
                    if row.event_type() == Some(EventType::Elect) && self.scene.is_place(child) => {}
                Relation::NmodPoss => {
                    // "the army's capture of the town", "her arrest": who has what is done to somebody else does it.
                    let role = row.role("poss").unwrap_or(ParticipantRole::Agent);
                    let done_to_other = role == ParticipantRole::Target
                        && self.scene.document.has_phrase(noun, &[Relation::Nmod], "of");
                    let role = if done_to_other { ParticipantRole::Agent } else { role };
                    let owner = self.announcer(noun, child).unwrap_or(child);
                    if document.upos(owner) != Upos::Pron || self.scene.mention_at(owner).is_some() {
                        self.add(owner, role, "participant/owner");
                    }
                }
                Relation::Compound | Relation::Amod | Relation::NmodUnmarked | Relation::Nmod
                    if document.preposition(child).is_none() =>
                {
                    self.modifier(child, row);
                }
                Relation::Nmod | Relation::Obl => {
                    let Some(preposition) = document.preposition(child) else { continue };
                    let place = self.scene.is_place(child);
                    let role = match (row.role(&preposition), preposition.as_str()) {
                        (Some(ParticipantRole::Instrument), _) if self.is_somebody(child) => {
                            ParticipantRole::Agent
                        }
                        (Some(role), _) => role,
                        (None, "of") => of,
                        (None, "by") => by,
                        (None, "between" | "with" | "among") => ParticipantRole::Agent,
                        (None, "on" | "against") => ParticipantRole::Target,
                        (None, "to") => ParticipantRole::Recipient,
                        (None, "for" | "over" | "about") => ParticipantRole::Theme,
                        _ => continue,
                    };
                    if place && matches!(preposition.as_str(), "in" | "at" | "near") {
                        continue;
                    }
                    self.add(child, role, "participant/preposition-of-noun");
                }
                _ => {}
            }
        }
    }

    /// Whom a pronoun before the object of a verb stands for: its subject, in `Falk announced her retirement`.
    fn announcer(&self, noun: usize, pronoun: usize) -> Option<usize> {
        let scene = self.scene;
        let document = scene.document;
        let own =
            scene.is(pronoun, &["his", "her", "its", "their"]) && document.relation(noun) == Relation::Obj;
        let verb = document.head(noun).filter(|_| own)?;
        let subject = self.subject(verb, false)?;
        // "He acknowledged her backing": somebody else's.
        let other = document.upos(subject) == Upos::Pron
            && ![("he", "his"), ("she", "her"), ("it", "its"), ("they", "their")]
                .iter()
                .any(|(one, own)| scene.is(subject, &[one]) && scene.is(pronoun, &[own]));
        (!document.is_passive(verb) && subject < noun && !other && self.is_somebody(subject))
            .then_some(subject)
    }

    /// A word before the noun: the actor (`U.S. strikes`), or the means (`drone attack`).
    fn modifier(&mut self, child: usize, row: &Row) {
        let document = self.scene.document;
        // "the Geneva talks": where, not who.
        let site = row.event_type().and_then(|class| site(self.scene, self.trigger, class));
        if site.is_some_and(|site| site.covers(&document.tokens[child].span)) {
            return;
        }
        // "a large business forum": a mention that holds the trigger is no modifier of it.
        let trigger = document.tokens[self.trigger].span;
        let mention = self.scene.mention_at(child).filter(|mention| !mention.span.covers(&trigger));
        let class = mention.map(|mention| mention.class);
        // "the Arden vote" in the house of another country: what it was about.
        if class == Some(EntityType::Place) && self.scene.is_of(self.trigger, Class::NounWithTopic) {
            return;
        }
        let armed =
            matches!(row.event_type(), Some(EventType::Assault | EventType::Mobilize | EventType::Coerce));
        match class {
            Some(
                EntityType::Org
                | EntityType::Place
                | EntityType::Norp
                | EntityType::Person
                | EntityType::Group,
            ) => {
                let role = row.role("compound").unwrap_or(if armed {
                    ParticipantRole::Agent
                } else {
                    row.role("poss").unwrap_or(ParticipantRole::Agent)
                });
                self.found.push((child, role, "participant/before-noun"));
            }
            // "car sales": what is sold.
            None if row.event_type() == Some(EventType::Transact)
                && row.role("of") == Some(ParticipantRole::Theme)
                && document.relation(child) == Relation::Compound =>
            {
                self.add(child, ParticipantRole::Theme, "participant/before-noun");
            }
            _ if armed && self.scene.is_of(child, Class::Arm) => {
                self.found.push((child, ParticipantRole::Instrument, "participant/before-noun"));
            }
            _ => {}
        }
    }

    /// What a light or phase verb gives to its noun.
    fn of_governor(&mut self, governor: usize, noun: usize, row: &Row) {
        let document = self.scene.document;
        if document.upos(governor) != Upos::Verb {
            self.of_noun(governor, row);
            return;
        }
        let passive = document.is_passive(governor);
        if !passive
            && let Some(subject) = self.subject(governor, false)
            && subject != noun
        {
            let role = if self.scene.is_of(governor, Class::Suffering) {
                row.role("of").unwrap_or(ParticipantRole::Target)
            } else {
                ParticipantRole::Agent
            };
            // "reported its sales": the subject says whose they are.
            self.found.retain(|&(part, _, _)| {
                document.upos(part) != Upos::Pron || document.relation(part) != Relation::NmodPoss
            });
            self.add(subject, role, "participant/of-light-verb");
        }
        self.obliques(governor, row, Some(ParticipantRole::Agent));
    }
}
