//! The participants of a noun: its owner, what stands before it, phrases behind it, and those of the verb that carries it.

use super::super::lexicon::{Part, Row};
use super::super::place::site;
use super::Parts;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::lexicon::words;
use crate::model::{EntityType, EventType, MentionKind, ParticipantRole};

impl Parts<'_, '_, '_> {
    pub(super) fn of_noun(&mut self, noun: usize, row: &Row) {
        let document = self.scene.document;
        if let Some(speaker) = self.who_spoke_there(noun, row) {
            self.add(speaker, ParticipantRole::Agent, "participant/of-light-verb");
        }
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
                    let suffers = matches!(role, ParticipantRole::Target | ParticipantRole::Victim);
                    // "his ban", "her hearing": whom it hits; "the league's ban on talks" is the league's.
                    let hit = self.is_hit_by(noun, child);
                    let role =
                        match (suffers && self.scene.document.has_phrase(noun, &[Relation::Nmod], "of"), hit)
                        {
                            (true, _) => ParticipantRole::Agent,
                            (_, true) => ParticipantRole::Target,
                            _ => role,
                        };
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
                        // "a charge from the bill": no accuser.
                        (Some(ParticipantRole::Agent), "from") if !place && !self.is_somebody(child) => {
                            continue;
                        }
                        (Some(role), _) => role,
                        (None, "of") => of,
                        (None, "by") => by,
                        (None, "between" | "with" | "among") => ParticipantRole::Agent,
                        (None, "on" | "against") => ParticipantRole::Target,
                        (None, "to") => ParticipantRole::Recipient,
                        (None, "for" | "over" | "about") => ParticipantRole::Theme,
                        // "a decline in revenue"
                        (None, "in")
                            if row.event_type() == Some(EventType::Transact)
                                && !place
                                && self.scene.is_of(noun, Class::Change) =>
                        {
                            ParticipantRole::Theme
                        }
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
        // "the Iraq war": where, not who.
        if class == Some(EntityType::Place) && self.scene.is_of(self.trigger, Class::War) {
            return;
        }
        // "his Muslim ban", "the Democratic convention": whom it hits, whose it is; nobody acts.
        if self.scene.is_of(child, Class::Camp)
            && matches!(class, None | Some(EntityType::Norp | EntityType::Org))
            && mention.is_none_or(|mention| mention.span == document.tokens[child].span)
        {
            if row.event_type() == Some(EventType::Coerce) {
                self.found.push((child, ParticipantRole::Target, "participant/before-noun"));
            }
            return;
        }
        // "the Harbour Workers Union strike": a name of several words takes part whole, by its last word.
        let inside = mention.is_some_and(|mention| {
            mention.kind == MentionKind::Name && mention.span.end > document.tokens[child].span.end
        });
        if inside
            && document.children(self.trigger).iter().any(|&other| {
                other > child
                    && mention.is_some_and(|mention| mention.span.covers(&document.tokens[other].span))
            })
        {
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
    pub(super) fn of_governor(&mut self, governor: usize, noun: usize, row: &Row) {
        let document = self.scene.document;
        if document.upos(governor) != Upos::Verb {
            self.of_noun(governor, row);
            return;
        }
        let passive = document.is_passive(governor);
        // "won support from the guild": who gets it; "won the debate" is the winner's.
        let given = self.scene.is(governor, &["win", "earn", "gain", "draw"])
            && document.children_by(noun, &[Relation::Nmod]).any(|phrase| {
                document.preposition(phrase).as_deref() == Some("from") && self.is_somebody(phrase)
            });
        let suffers = given || self.scene.is_of(governor, Class::Suffering);
        // "reported a loss": whose loss it is; "reported a theft" is told by somebody else.
        let books =
            row.event_type() == Some(EventType::Transact) && self.scene.is(governor, &["report", "post"]);
        let light = suffers || books || self.scene.is_of(governor, Class::Light);
        let gives = light && !self.has_own_agent(noun, row, suffers);
        if !passive
            && gives
            && let Some(subject) = self.subject(governor, false)
            && subject != noun
            && (books || self.may_act(subject))
        {
            let role = if suffers {
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

    /// Whether a noun says itself who does what it tells, so that the subject of the verb above does not: `held the trial of
    /// Oden's guards`, `made a decision by the board`. Of what somebody suffers, `from` and `by` name who does it: `faced
    /// criticism from Rand`. Leaves `made its offer`, whose pronoun stands for the subject.
    fn has_own_agent(&self, noun: usize, row: &Row, suffers: bool) -> bool {
        let document = self.scene.document;
        let acts = row.role("poss").is_none_or(|role| role == ParticipantRole::Agent);
        let owner = document
            .child_by(noun, &[Relation::NmodPoss])
            .filter(|&owner| acts && owner < noun && !self.scene.is_time(owner));
        let by = |phrase: usize| match document.preposition(phrase).as_deref() {
            Some("by") => !suffers,
            Some("from") => !suffers && self.is_somebody(phrase),
            _ => false,
        };
        owner.is_some_and(|owner| document.upos(owner) != Upos::Pron && !suffers)
            || document.children_by(noun, &[Relation::Nmod]).any(by)
    }

    /// Whether a subject may do something on purpose or by its force: `The storm caused a fire`; not `Carnage renewed the
    /// debate`.
    fn may_act(&self, subject: usize) -> bool {
        let scene = self.scene;
        let kind = || words::kinds(&scene.document.lemma(subject).to_lowercase()).map(|kinds| kinds.noun);
        scene.document.upos(subject) != Upos::Noun
            || scene.mention_at(subject).is_some_and(|mention| mention.class != EntityType::Other)
            || scene.is_of(subject, Class::Nature)
            || !kind().is_some_and(|kind| Class::NoActor.holds(kind))
    }

    /// Who speaks at a talk takes part in it: `In a meeting with the board, Falk said that it was over`.
    fn who_spoke_there(&self, noun: usize, row: &Row) -> Option<usize> {
        let scene = self.scene;
        let document = scene.document;
        let talk = row.event_type() == Some(EventType::Consult)
            && document.relation(noun) == Relation::Obl
            && matches!(document.preposition(noun).as_deref(), Some("in" | "at" | "during" | "after"));
        let with = document
            .children_by(noun, &[Relation::Nmod])
            .any(|child| matches!(document.preposition(child).as_deref(), Some("with")));
        let verb = document.head(noun).filter(|&verb| talk && with && document.upos(verb) == Upos::Verb)?;
        let subject = document.subject(verb).filter(|_| !document.is_passive(verb))?;
        self.is_somebody(subject).then_some(subject)
    }

    /// Whether a measure of the law or of a body hits its owner: `his ban`, `Falk's hearing`; not `the league's ban on talks`.
    fn is_hit_by(&self, noun: usize, owner: usize) -> bool {
        let scene = self.scene;
        let person = scene.person_named(owner).is_some() || scene.is(owner, &["his", "her", "their"]);
        let aimed = scene.document.children_by(noun, &[Relation::Nmod]).any(|child| {
            matches!(scene.document.preposition(child).as_deref(), Some("on" | "of" | "against"))
        });
        person && !aimed && scene.is_of(noun, Class::Punishment)
    }
}
