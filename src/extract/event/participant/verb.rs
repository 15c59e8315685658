//! The participants of a verb: subject, objects and phrases with prepositions.

use super::super::lexicon::Row;
use super::super::place::is_house;
use super::super::status::is_report;
use super::Parts;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{EntityType, EventType, MentionKind, ParticipantRole};

impl Parts<'_, '_, '_> {
    pub(super) fn of_verb(&mut self, verb: usize, row: &Row) {
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
                // "The bill passed": what was decided.
                let decided = row.event_type() == Some(EventType::Legislate)
                    && object_role == ParticipantRole::Theme
                    && document.object(verb).is_none()
                    && self.scene.mention_at(subject).is_none_or(|mention| mention.kind != MentionKind::Name)
                    && Class::VotedOn.holds(&document.lemma(subject).to_lowercase());
                let role = if decided { ParticipantRole::Theme } else { subject_role };
                self.add(subject, role, "participant/subject");
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
        let agent = self.far_agent(verb).or_else(|| self.shared_agent(verb)).filter(|_| passive);
        if let Some(agent) = agent.filter(|_| !self.found.iter().any(|(_, role, _)| *role == subject_role)) {
            self.add(agent, subject_role, "participant/by-agent");
        }
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

    pub(super) fn obliques(&mut self, head: usize, row: &Row, by: Option<ParticipantRole>) {
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
                // "collected from the wild": no giver.
                Some(ParticipantRole::Agent)
                    if preposition == "from" && !place && !self.is_somebody(phrase) =>
                {
                    continue;
                }
                // "sent the files to Brandt": who gets them.
                Some(ParticipantRole::Place)
                    if preposition == "to"
                        && self.scene.mention_at(phrase).is_some_and(|mention| {
                            matches!(mention.class, EntityType::Person | EntityType::Group)
                        }) =>
                {
                    ParticipantRole::Recipient
                }
                // "fell to a low": a level is nobody.
                Some(ParticipantRole::Recipient) if self.scene.mention_at(phrase).is_none() => continue,
                Some(role) => role,
                None if place && locative => ParticipantRole::Place,
                // An adjunct is a participant only where it names somebody or something.
                None if self.scene.mention_at(phrase).is_none() => continue,
                // "rescued from a burning house": where, not what.
                None if preposition == "from" && !self.is_somebody(phrase) => continue,
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

    /// `was knocked down and killed by a lorry`: who did the second did the first.
    fn shared_agent(&self, verb: usize) -> Option<usize> {
        let document = self.scene.document;
        let second = document.child_by(verb, &[Relation::Conj])?;
        let alike = document.subject(second).is_none()
            && document.tokens[second].xpos.is_past_participle()
            && document.object(second).is_none();
        document.child_by(second, &[Relation::OblAgent]).filter(|_| alike)
    }
}
